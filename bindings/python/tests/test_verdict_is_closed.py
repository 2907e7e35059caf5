"""A verdict is one of four cases; a peer's message never makes `verify` raise."""

from __future__ import annotations

import copy
import random
from typing import Any

import pytest

import sample
from raised import raised
from sample import NOW, PAYER, STRANGER
from x402_kernel import PaymentPayload, Verdict, codes


def test_a_verdict_is_one_of_four_values() -> None:
    offer, payment = sample.challenge().accepts[0], sample.payment()
    signed = offer.verify(payment, NOW)
    assert isinstance(signed, Verdict.SignedByPayer) and isinstance(signed, Verdict)
    assert signed.payer == PAYER.address and codes.Open.BALANCE in signed.open
    wallet = PaymentPayload.parse(payment.json.replace(payment.signature, "0x1234"))
    needs = offer.verify(wallet, NOW)
    assert isinstance(needs, Verdict.NeedsChain) and needs.wallet == "contract"
    assert needs.replay_key == signed.replay_key
    late = offer.verify(payment, NOW + 60)
    assert isinstance(late, Verdict.Rejected) and late.error.code == codes.Code.VERIFY_EXPIRED
    assert late.error.at == "/payload/authorization/validBefore"
    assert isinstance(offer.verify_header(payment.header, NOW), Verdict.SignedByPayer)
    # There is no boolean to forget.
    with pytest.raises(TypeError):
        sorted([signed, late])  # type: ignore[type-var]


def test_each_signed_field_is_verified() -> None:
    offer, payment = sample.challenge().accepts[0], sample.payment().to_dict()
    expected = {
        "from": codes.Code.VERIFY_SIGNATURE,
        "to": codes.Code.VERIFY_RECIPIENT,
        "value": codes.Code.VERIFY_UNDERPAID,
        "validAfter": codes.Code.VERIFY_SIGNATURE,
        "validBefore": codes.Code.VERIFY_SIGNATURE,
        "nonce": codes.Code.VERIFY_SIGNATURE,
    }
    changed = {
        "from": STRANGER.address, "to": STRANGER.address, "value": "9999", "validAfter": "1",
        "validBefore": str(NOW + 61), "nonce": "0x" + "23" * 32,
    }  # fmt: skip
    for field, code in expected.items():
        forged = copy.deepcopy(payment)
        forged["payload"]["authorization"][field] = changed[field]
        verdict = offer.verify(PaymentPayload.parse(forged), NOW, options={"payerCode": "none"})
        assert isinstance(verdict, Verdict.Rejected) and verdict.error.code == code


def test_no_header_raises() -> None:
    offer, header = sample.challenge().accepts[0], sample.payment().header
    chance = random.Random(402)
    headers = ["", " ", "!", "{", "e30=", "\ud800", "\x00", "é", header[:-1], header + "=", header * 100, "A" * 8192]
    headers += [header[:cut] for cut in range(0, len(header), 7)]
    for character in [chr(chance.randrange(0x110000)) for _ in range(100)] + list("0aZ/" * 100):
        at = chance.randrange(len(header))
        headers.append(header[:at] + character + header[at + 1 :])
    verdicts = [offer.verify_header(wrong, NOW, options={"payerCode": "none"}) for wrong in headers]
    assert {type(verdict) for verdict in verdicts} >= {Verdict.Malformed, Verdict.Rejected}
    assert all(isinstance(verdict, Verdict) for verdict in verdicts)
    # The caller's own mistakes raise.
    assert raised(lambda: offer.verify_header(header, NOW * 1000)).code == codes.Code.TIME_MILLISECONDS
    mistyped: Any
    for mistyped in (None, header.encode(), {}):
        with pytest.raises(TypeError):
            offer.verify_header(mistyped, NOW)
    with pytest.raises(TypeError):
        offer.verify(header, NOW)  # type: ignore[arg-type]
