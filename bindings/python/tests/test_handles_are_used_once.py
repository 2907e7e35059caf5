"""Policy -> Approved -> UnsignedPayment -> PaymentPayload: each is made from the one before, and is used once."""

from __future__ import annotations

import copy
import json
import pickle
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Callable

import pytest

import sample
import values
import x402_kernel
from raised import raised
from sample import NONCE, NOW, PAYER, SIGNER
from x402_kernel import Answer, ErrorKind, LocalSigner, UsageError, X402Error, codes

HANDLES = values.handles()


@pytest.mark.parametrize("handle", HANDLES, ids=values.name)
def test_a_handle_is_not_copied_or_pickled(handle: Any) -> None:
    ways: list[Callable[[Any], object]] = [copy.copy, copy.deepcopy, json.dumps]
    for leave in ways:
        with pytest.raises(TypeError):
            leave(handle)
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        with pytest.raises(TypeError):
            pickle.dumps(handle, protocol)
    with pytest.raises((AttributeError, TypeError)):
        handle.something = 1


@pytest.mark.parametrize("name", sorted({*values.classes(), *(union.__name__ for union in values.UNIONS)}))
def test_a_handle_is_not_made_from_data(name: str) -> None:
    made_by_callers = {
        "Answer", "Authorization", "Balance", "CancelAuthorization", "Eip712Domain", "FacilitatorRequest",
        "LocalSigner", "Payer", "Policy", "PrepareOptions", "Profile", "Purchase", "Request", "ServerDate", "AssetId",
        "VerifyOptions", "MalformedError", "RejectedError", "UsageError",
    }  # fmt: skip
    made: Any = x402_kernel
    for part in name.split("."):
        made = getattr(made, part)
    if name in made_by_callers or name.startswith("Event."):
        assert "__new__" in vars(made) or issubclass(made, X402Error)
        return
    with pytest.raises(TypeError, match="cannot create|No constructor"):
        made()
    with pytest.raises(TypeError):
        type("Forged", (made,), {})()


def test_each_handle_is_used_once() -> None:
    approved = sample.approved()
    unsigned = approved.prepare(NOW, NONCE)
    again = raised(lambda: approved.prepare(NOW, NONCE))
    assert (again.code, again.kind) == (codes.Code.USAGE_ALREADY_USED, ErrorKind.USAGE)
    signature = SIGNER.sign(unsigned.requests[0])
    payment = unsigned.finish(signature)
    assert payment.authorization.from_ == PAYER.address
    assert raised(lambda: unsigned.finish(signature)).code == codes.Code.USAGE_ALREADY_USED
    answers = [Answer("authorization", signature)]
    assert raised(lambda: unsigned.finish_all(answers)).code == codes.Code.USAGE_ALREADY_USED
    # Their properties are still readable.
    assert approved.offer == unsigned.offer and approved.payer == unsigned.payer == PAYER.address


def test_a_failure_uses_a_handle_up_and_a_wrong_argument_does_not() -> None:
    approved = sample.approved()
    for refused in (
        lambda: approved.prepare(NOW * 1000, NONCE),
        lambda: approved.prepare(NOW, "0x22"),
        lambda: approved.prepare(NOW, "not hex"),
    ):
        assert raised(refused).code in (codes.Code.TIME_MILLISECONDS, codes.Code.HEX_LENGTH, codes.Code.HEX_NO_PREFIX)
    for mistyped in (1.5, True, None, "1900000000"):
        with pytest.raises(TypeError):
            approved.prepare(mistyped, NONCE)  # type: ignore[arg-type]
    unsigned = approved.prepare(NOW, NONCE)
    assert raised(lambda: unsigned.finish("0xnothex")).code == codes.Code.HEX_NOT_HEX
    with pytest.raises(TypeError):
        unsigned.finish_all(["0x"])  # type: ignore[list-item]
    assert raised(lambda: unsigned.finish("0x1234")).code == codes.Code.SIGNATURE_LENGTH
    signature = SIGNER.sign(unsigned.requests[0])
    assert raised(lambda: unsigned.finish(signature)).code == codes.Code.USAGE_ALREADY_USED

    zero = sample.approved()
    assert raised(lambda: zero.prepare(NOW, bytes(32))).code == codes.Code.PREPARE_NONCE
    assert raised(lambda: zero.prepare(NOW, NONCE)).code == codes.Code.USAGE_ALREADY_USED


def test_of_many_threads_one_finishes() -> None:
    unsigned = sample.unsigned()
    signature = SIGNER.sign(unsigned.requests[0])

    def finish(_: int) -> str:
        try:
            return unsigned.finish(signature).header_name
        except UsageError as error:
            return error.code

    with ThreadPoolExecutor(8) as threads:
        outcomes = list(threads.map(finish, range(32)))
    assert sorted(outcomes) == ["PAYMENT-SIGNATURE"] + [codes.Code.USAGE_ALREADY_USED] * 31


def test_no_text_shows_a_key() -> None:
    signer = LocalSigner(b"\x11" * 32)
    assert signer.address == SIGNER.address
    for text in (repr(signer), str(signer), f"{signer}"):
        assert text == f"LocalSigner({signer.address})"
    for key in ("0x" + "5e" * 31, "5e" * 32, b"\x5e" * 31, bytes(32), "0x" + "ff" * 32, 0x5E5E5E5E):
        with pytest.raises((UsageError, TypeError)) as caught:
            LocalSigner(key)  # type: ignore[arg-type]
        shown = "".join([repr(caught.value), *getattr(caught.value, "__notes__", [])]).lower()
        assert "5e5e" not in shown and "ffff" not in shown and "1583242846" not in shown
