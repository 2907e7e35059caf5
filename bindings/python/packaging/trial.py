"""Tries an installed package: runs its README and the calls that a user would try next.

Each Python that the package is installed for runs it, from an empty folder.
"""

from __future__ import annotations

import contextlib
import importlib.metadata
import io
import pickle
import re
import subprocess
import sys
import sysconfig
from concurrent.futures import ThreadPoolExecutor

import x402_kernel
from x402_kernel import LocalSigner, PaymentPayload, PaymentRequirements, UsageError, Verdict
from x402_kernel.codes import Code


def readme() -> dict[str, object]:
    """Runs the code blocks of the package's description, in order, and returns the names that they define."""
    about = importlib.metadata.metadata("x402-kernel")
    description = about.get_payload() if about["Description"] is None else about["Description"]
    blocks = re.findall(r"^```python\n(.*?)^```$", str(description), re.MULTILINE | re.DOTALL)
    assert len(blocks) == 6, f"{len(blocks)} blocks"
    names: dict[str, object] = {"__name__": "readme"}
    ran = 0
    for number, block in enumerate(blocks):
        # The README says so: `match` is for 3.10 and later.
        if sys.version_info < (3, 10) and re.search(r"^ *match ", block, re.MULTILINE):
            continue
        exec(compile(block, f"README, block {number}", "exec"), names)
        ran += 1
    assert ran == (3 if sys.version_info < (3, 10) else 6), f"{ran} blocks ran"
    return names


def first_look(names: dict[str, object]) -> None:
    payment, offer, now = names["payment"], names["offer"], names["now"]
    assert isinstance(payment, PaymentPayload) and isinstance(offer, dict) and isinstance(now, int)
    own = PaymentRequirements.parse(offer)
    assert pickle.loads(pickle.dumps(payment)) == payment
    assert isinstance(own.verify(payment, now), Verdict.SignedByPayer)
    stranger = PaymentRequirements.parse({**offer, "amount": "10001"})
    assert isinstance(stranger.verify(payment, now), Verdict.Rejected)
    try:
        LocalSigner("0x")
    except UsageError as error:
        assert error.code == Code.USAGE_KEY, error.code
    else:
        raise AssertionError("an empty key was taken")
    with ThreadPoolExecutor(8) as threads:
        verdicts = set(threads.map(lambda _: own.verify(payment, now), range(200)))
    assert len(verdicts) == 1
    check_decode(payment.header)


def check_decode(header: str) -> None:
    command = [sys.executable, "-I", "-m", "x402_kernel", "decode"]
    said = subprocess.run([*command, header], capture_output=True, check=True, encoding="utf-8")
    assert said.stdout.startswith("x402 v2 payment, for PAYMENT-SIGNATURE\n  0.01 USDC on Base Sepolia\n"), said.stdout
    refused = subprocess.run(command, input="!", capture_output=True, encoding="utf-8")
    assert refused.returncode == 3 and "header.not_base64" in refused.stderr, refused.stderr


def main(version: str, checkout: str) -> None:
    assert importlib.metadata.version("x402-kernel") == version
    assert not str(x402_kernel.__file__).startswith(checkout + "/bindings"), x402_kernel.__file__
    # In a free-threaded Python the lock stays off: the module declares that it needs none.
    locked = getattr(sys, "_is_gil_enabled", lambda: True)()
    assert locked == (not sysconfig.get_config_var("Py_GIL_DISABLED"))
    with contextlib.redirect_stdout(io.StringIO()):
        names = readme()
    first_look(names)
    print(f"CPython {sys.version.split()[0]}: the README ran, and a first look found nothing wrong")


main(*sys.argv[1:])
