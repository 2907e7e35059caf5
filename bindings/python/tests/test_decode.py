"""`python -m x402_kernel decode` prints the same as the program `x402`."""

from __future__ import annotations

import io
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

import readme
import sample
import values
from x402_kernel import encode_header
from x402_kernel._decode import LIMIT, main

ROOT = Path(__file__).parents[3]
MESSAGES = ROOT / "spec-vectors" / "messages"
DESCRIBED = """\
  for https://api.example.com/premium-data
  [0] 0.01 USDC  Base Sepolia  exact  to 0x2096…287C  within 60 s
  [1] skipped, the scheme "foo" is not known here (scheme.unsupported)
  ok: payable
"""


def decode(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    """The exit code, and the output."""
    try:
        code = main(["decode", *arguments])
    except SystemExit as stopped:
        assert isinstance(stopped.code, int)
        code = stopped.code
    printed = capsys.readouterr()
    return code, printed.out, printed.err


def test_the_examples_of_the_program_are_the_same(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    page = (ROOT / "crates" / "x402-kernel-cli" / "README.md").read_text(encoding="utf-8")
    [block] = [block for block in re.findall(r"```console\n(.*?)```", page, re.DOTALL) if "x402 decode" in block]
    examples = re.findall(r"^\$ x402 decode (.*)\n((?:[^$].*\n)*)", block, re.MULTILINE)
    assert len(examples) == 2
    (tmp_path / "challenge.json").write_bytes((MESSAGES / "3-spec-v2-challenge.json").read_bytes())
    monkeypatch.chdir(tmp_path)
    for argument, said in examples:
        assert decode(capsys, argument.strip("'")) == (0, said, "")


def test_the_readmes_example_is_correct(capsys: pytest.CaptureFixture[str]) -> None:
    page = readme.README.read_text(encoding="utf-8")
    [said] = re.findall(r"^\$ curl .* \| python -m x402_kernel decode\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    names = readme.run()
    capsys.readouterr()
    response = f"HTTP/2 402 \r\npayment-required: {names['headers']['PAYMENT-REQUIRED']}\r\n\r\n"
    assert decode(capsys, response) == (0, said, "")


def test_messages_seen_in_the_wild(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = decode(capsys, str(MESSAGES / "2-the-spawn-v2.http"))
    assert (code, err) == (0, "") and out.startswith("HTTP 402, x402 v2, in the body\n") and "0.01 USDC  Base" in out
    code, out, err = decode(capsys, str(MESSAGES / "1-img402-v1.json"))
    assert (code, err) == (1, "") and "cannot be paid: no readable offer" in out


def test_a_message_is_read_in_every_form(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    header = encode_header(sample.CHALLENGE)
    assert decode(capsys, sample.CHALLENGE) == (0, "x402 v2, as handed over\n" + DESCRIBED, "")
    assert decode(capsys, f" {header} ") == (0, "x402 v2, in PAYMENT-REQUIRED\n" + DESCRIBED, "")
    response = f"HTTP/1.1 100 Continue\r\n\r\nHTTP/2 402 \r\nPayment-Required: {header}\r\n\r\n{{}}"
    said = (0, "HTTP 402, x402 v2, in PAYMENT-REQUIRED\n" + DESCRIBED, "")
    assert decode(capsys, response) == said
    file = tmp_path / "response.txt"
    file.write_text(response, encoding="utf-8")
    assert decode(capsys, str(file)) == said
    command = [sys.executable, "-m", "x402_kernel", "decode"]
    piped = subprocess.run(command, input=response.encode(), capture_output=True)
    assert (piped.returncode, piped.stdout.decode(), piped.stderr) == (*said[:2], b"")
    offer = "0.01 USDC  Base Sepolia  exact  to 0x2096…287C  within 60 s\n"
    v1 = sample.challenge().accepts[0].to_dict()
    v1.update(maxAmountRequired=v1.pop("amount"), network="base-sepolia", resource="https://a", description="")
    assert decode(capsys, sample.OFFER) == decode(capsys, json.dumps(v1)) == (0, offer, "")


def test_a_payment_and_a_receipt(capsys: pytest.CaptureFixture[str]) -> None:
    payment = sample.payment()
    said = f"x402 v2 payment, for PAYMENT-SIGNATURE\n  0.01 USDC on Base Sepolia\n  from {sample.SIGNER.address}\n"
    for text in (payment.json, payment.header):
        code, out, err = decode(capsys, text)
        assert (code, err) == (0, "") and out.startswith(said) and out.endswith("65 bytes, not checked here\n")
    receipts = {
        values.SETTLED: "settled on eip155:84532 in 0xab\n",
        values.AWAITED: "not settled yet: 0xab may still do it\n",
        values.FAILED: "not settled: insufficient_funds\n",
    }
    for receipt, said in receipts.items():
        assert decode(capsys, receipt) == (0, said, "")
        response = f"HTTP/1.1 200 OK\nPAYMENT-RESPONSE: {encode_header(receipt)}\n\nreport"
        assert decode(capsys, response) == (0, said, "")


def test_a_response_without_payment(capsys: pytest.CaptureFixture[str]) -> None:
    assert decode(capsys, "HTTP/1.1 200 OK\n\n{}") == (0, "HTTP 200: nothing about a payment\n", "")
    other = (0, "HTTP 402: a challenge of another protocol, l402\n", "")
    assert decode(capsys, 'HTTP/1.1 402 No\nWWW-Authenticate: L402 a="b"\n\n') == other


def test_a_failure_is_printed_and_has_an_exit_code(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    foreign = '{"x402Version":2,"resource":{"url":"https://a"},"accepts":[{"scheme":"foo"}]}'
    code, out, _ = decode(capsys, foreign)
    assert code == 1 and out.endswith("  cannot be paid: no readable offer\n")
    assert decode(capsys, '{"x402Version":2,"resource":{"url":"https://a"},"accepts":[]}')[0] == 1
    for text, complaint in {
        "!": "x402: header.not_base64: ",
        "{": "x402: json.syntax: ",
        "12": "x402: ",
        "[1]": "x402: message.wrong_type: an object expected, an array found\n",
        "HTTP/1.1 402 No\n\n": "x402: http.no_challenge: ",
        sample.payment().json.replace("0x19", "0x18"): "x402: address.checksum: ",
    }.items():
        code, out, err = decode(capsys, text)
        assert (code, out) == (3, "") and err.startswith(complaint) and err.count("x402: ") == 1, err
    code, _, err = decode(capsys, "{}")
    assert code == 3 and err.count("x402: message.missing: ") == 5
    for wrong in ("HTTP/1.1", "HTTP/1.1 ok"):
        code, _, err = decode(capsys, wrong)
        assert code == 2 and "no status line" in err
    large = tmp_path / "large"
    large.write_bytes(b" " * (LIMIT + 1))
    assert decode(capsys, str(large))[0] == 2
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"\xff\x00")))
    assert decode(capsys)[0] == 3
    for odd in ("\0", "\ud800", "x" * 10_000, ""):
        assert decode(capsys, odd)[0] == 3


def test_a_peer_cannot_move_the_cursor(capsys: pytest.CaptureFixture[str]) -> None:
    challenge = json.loads(sample.CHALLENGE)
    challenge["resource"]["url"] = "https://a/\x1b[2J\u202e\u2028\x9b"
    code, out, _ = decode(capsys, json.dumps(challenge))
    assert code == 0 and "  for https://a/\ufffd[2J\ufffd\ufffd\ufffd\n" in out
    code, out, _ = decode(capsys, "--json", json.dumps(challenge))
    assert code == 0 and out.isascii() and "\x1b" not in out


def test_as_json_it_is_one_object(capsys: pytest.CaptureFixture[str]) -> None:
    for text, kind, members in (
        (sample.CHALLENGE, "payment_required", {"version": 2, "found": "text", "error": "pay", "repairs": []}),
        (sample.payment().json, "payment_payload", {"headerName": "PAYMENT-SIGNATURE", "scheme": "exact"}),
        (sample.OFFER, "payment_requirements", {"payTo": "0x209693Bc6afc0C5328bA36FaF03C514EF312287C"}),
        (values.SETTLED, "settle_response", {"status": "settled", "payer": None}),
        ("HTTP/1.1 204 No\n\n", "response", {"status": 204}),
    ):
        code, out, err = decode(capsys, "--json", text)
        said = json.loads(out)
        assert (code, err, said["type"]) == (0, "", kind) and members.items() <= said.items()
        assert kind == "response" or said["json"] == text
    said = json.loads(decode(capsys, "--json", sample.CHALLENGE)[1])
    assert said["accepts"][0]["amount"] == "10000" and said["resource"]["url"].endswith("premium-data")
    assert said["skipped"][0]["error"]["code"] == "scheme.unsupported"


def test_no_command_is_wrong_usage() -> None:
    done = subprocess.run([sys.executable, "-m", "x402_kernel"], capture_output=True, text=True)
    assert done.returncode == 2 and "usage: python -m x402_kernel" in done.stderr
