"""Typed data, forms of signatures, and verify options."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Callable

import pytest

import sample
from raised import raised
from sample import NONCE, NOW, PAYER, SIGNER
from x402_kernel import (
    AuthorizationKind,
    CancelAuthorization,
    Eip712Domain,
    Erc6492,
    PayerCode,
    PaymentPayload,
    PrepareOptions,
    ServerDate,
    SignatureForm,
    TypedData,
    ValidAfter,
    Verdict,
    VerifyOptions,
    authorization_state_calldata,
    calldata,
    cancel_calldata,
    cancel_digest,
    cancel_struct_hash,
    cancel_typed_data,
    codes,
    digest,
    normalized_signature,
    payer_code,
    signature_form,
    signature_from_der,
    signature_from_eip2098,
    signature_from_rs,
    struct_hash,
    typed_data,
)

PAYMENT = sample.payment()
SIGNED = PAYMENT.authorization
DOMAIN = Eip712Domain(name="USDC", version="2", chain_id=84532, verifying_contract=sample.challenge().accepts[0].asset)
SIGNATURE = bytes.fromhex(PAYMENT.signature[2:])
DATE = "Sun, 17 Mar 2030 17:47:40 GMT"


def test_typed_data_is_hashed_for_signing() -> None:
    for kind in AuthorizationKind:
        data = TypedData.parse(typed_data(DOMAIN, SIGNED, kind=kind))
        assert data.digest == digest(DOMAIN, SIGNED, kind=kind.value)
        assert data.struct_hash == struct_hash(SIGNED, kind=kind)
        assert data == TypedData.parse(data.to_dict()) and json.loads(data.json) == data.to_dict()
    assert digest(DOMAIN, SIGNED) == sample.unsigned().digest != digest(DOMAIN, SIGNED, kind="receive")
    cancel = CancelAuthorization(PAYER.address, bytes.fromhex(NONCE[2:]))
    members = {"authorizer": PAYER.address, "nonce": NONCE}
    data = TypedData.parse(cancel_typed_data(DOMAIN, cancel))
    assert data.digest == cancel_digest(DOMAIN, members) and data.struct_hash == cancel_struct_hash(cancel)
    mistyped: Any = "send"
    assert raised(lambda: digest(DOMAIN, SIGNED, kind=mistyped)).code == codes.Code.USAGE_ARGUMENT
    for mistyped in (NONCE, None, SIGNED):
        with pytest.raises(TypeError):
            cancel_struct_hash(mistyped)
    for mistyped in (1, None, ValidAfter.ZERO):
        with pytest.raises(TypeError, match="expected AuthorizationKind or a str"):
            struct_hash(SIGNED, kind=mistyped)


def test_calldata_takes_hexadecimal_or_bytes() -> None:
    by_parts = calldata(SIGNED, SIGNATURE)
    assert by_parts == calldata(SIGNED, PAYMENT.signature, kind="transfer") and by_parts.startswith("0xe3ee160e")
    whole = calldata(SIGNED, SIGNATURE, bytes_overload=True)
    assert whole.startswith("0xcf092995") and PAYMENT.signature[2:] in whole
    assert calldata(SIGNED, sample.ENVELOPE) == calldata(SIGNED, b"\xab\xcd")
    cancel = CancelAuthorization(PAYER.address, NONCE)
    assert cancel_calldata(cancel, SIGNATURE) != cancel_calldata(cancel, SIGNATURE, bytes_overload=True)
    assert NONCE[2:] in authorization_state_calldata(PAYER.address, NONCE)
    assert raised(lambda: calldata(SIGNED, b"")).code == codes.Code.SIGNATURE_LENGTH
    for mistyped in (1, None):
        with pytest.raises(TypeError):
            calldata(SIGNED, SIGNATURE, bytes_overload=mistyped)  # type: ignore[arg-type]


def test_a_signature_has_many_forms() -> None:
    unsigned = sample.unsigned()
    r, s, odd = SIGNATURE[:32], SIGNATURE[32:64], SIGNATURE[64] == 28

    def integer(scalar: bytes) -> bytes:
        whole = scalar.lstrip(b"\0")
        whole = b"\0" + whole if whole[0] & 0x80 else whole
        return b"\x02" + bytes([len(whole)]) + whole

    pair = integer(r) + integer(s)
    compact = r + bytes([s[0] | (0x80 if odd else 0)]) + s[1:]
    made = [
        signature_from_rs(r + s, unsigned.digest, unsigned.payer),
        signature_from_der(b"\x30" + bytes([len(pair)]) + pair, bytes.fromhex(unsigned.digest[2:]), unsigned.payer),
        signature_from_eip2098(compact),
        normalized_signature(SIGNATURE),
    ]
    assert made == [PAYMENT.signature] * 4
    assert unsigned.finish(made[0]) == PAYMENT
    assert raised(lambda: signature_from_rs(r + s, NONCE, unsigned.payer)).code == codes.Code.SIGNATURE_NOT_PAYER
    forms = [signature_form(signature) for signature in (SIGNATURE, sample.ENVELOPE, r + s, b"")]
    assert forms == [SignatureForm.KEY, SignatureForm.COUNTERFACTUAL, SignatureForm.OTHER, SignatureForm.OTHER]
    assert Erc6492.parse(sample.ENVELOPE).signature == "0xabcd"
    wrong: list[Callable[[Any], object]] = [signature_form, normalized_signature, Erc6492.parse, payer_code]
    for call in wrong:
        for mistyped in (1, None, [1]):
            with pytest.raises(TypeError):
                call(mistyped)


def test_a_contract_signature_is_unchecked_and_finishes_once() -> None:
    unsigned = sample.unsigned()
    with pytest.raises(TypeError):
        unsigned.finish_unchecked(None)  # type: ignore[arg-type]
    payment = unsigned.finish_unchecked(b"\x12\x34")
    assert payment.signature == "0x1234"
    assert raised(lambda: unsigned.finish_unchecked("0x12")).code == codes.Code.USAGE_ALREADY_USED
    empty = sample.unsigned()
    assert raised(lambda: empty.finish_unchecked("0x")).code == codes.Code.SIGNATURE_LENGTH
    assert raised(lambda: empty.finish(SIGNATURE)).code == codes.Code.USAGE_ALREADY_USED


def test_the_payers_code_decides_the_verdict() -> None:
    offer = sample.challenge().accepts[0]
    assert (payer_code("0x"), payer_code(b"\x60")) == (PayerCode.NONE, PayerCode.CONTRACT)
    assert payer_code("0xef0100" + "11" * 20) is PayerCode.DELEGATED
    delegated = offer.verify(PAYMENT, NOW, options=VerifyOptions(payer_code=PayerCode.DELEGATED))
    assert isinstance(delegated, Verdict.NeedsChain) and delegated.wallet == "delegated" and delegated.factory is None
    assert delegated == offer.verify(PAYMENT, NOW, options={"payerCode": "delegated"})
    assert delegated == offer.verify_header(PAYMENT.header, NOW, options=VerifyOptions(payer_code="delegated"))
    soon = offer.verify(PAYMENT, NOW, options=VerifyOptions(min_runway=61))
    assert isinstance(soon, Verdict.Rejected) and soon.error.code == codes.Code.VERIFY_TOO_CLOSE_TO_EXPIRY
    wrapped = PaymentPayload.parse(PAYMENT.json.replace(PAYMENT.signature, sample.ENVELOPE))
    factory = Erc6492.parse(sample.ENVELOPE).factory
    taken = offer.verify(wrapped, NOW, options=VerifyOptions(factories=iter([factory])))
    assert isinstance(taken, Verdict.NeedsChain) and taken.factory == factory
    refused = offer.verify(wrapped, NOW, options=VerifyOptions(factories=[]))
    assert isinstance(refused, Verdict.Rejected) and refused.error.code == codes.Code.VERIFY_FACTORY
    # The caller's own mistakes raise.
    assert raised(lambda: offer.verify(PAYMENT, NOW, options={"minRunway": -1})).at == "/minRunway"
    assert raised(lambda: VerifyOptions(min_runway=-1)).code == codes.Code.USAGE_ARGUMENT
    mistyped: Any
    for mistyped in (1.5, True, "60"):
        with pytest.raises(TypeError):
            VerifyOptions(min_runway=mistyped)
    for mistyped in ("{}", 1, PrepareOptions()):
        with pytest.raises(TypeError):
            offer.verify(PAYMENT, NOW, options=mistyped)
    with pytest.raises(TypeError):
        VerifyOptions(factories=factory)  # a str, whose characters are not addresses


def test_many_payments_are_verified_in_their_order() -> None:
    offer = sample.challenge().accepts[0]
    wallet = PaymentPayload.parse(PAYMENT.json.replace(PAYMENT.signature, "0x1234"))
    expected = tuple(offer.verify(payment, NOW) for payment in (PAYMENT, wallet, PAYMENT))
    assert offer.verify_many(iter([PAYMENT, wallet, PAYMENT]), NOW) == expected
    assert offer.verify_many([], NOW) == ()
    with ThreadPoolExecutor(8) as threads:
        assert set(threads.map(lambda _: offer.verify_many([PAYMENT, wallet, PAYMENT], NOW), range(16))) == {expected}
    assert raised(lambda: offer.verify_many([], NOW * 1000)).code == codes.Code.TIME_MILLISECONDS
    mistyped: Any
    for mistyped in (PAYMENT, [PAYMENT.json], PAYMENT.json, None):
        with pytest.raises(TypeError):
            offer.verify_many(mistyped, NOW)


def test_a_wrong_date_leaves_the_approval() -> None:
    approved = sample.approved()
    wrong: list[tuple[Callable[[], object], str]] = [
        (lambda: ServerDate("yesterday", NOW), codes.Code.TIME_NOT_HTTP_DATE),
        (lambda: ServerDate(DATE, NOW - 600), codes.Code.CLOCK_IMPLAUSIBLE),
        (lambda: ServerDate(DATE, NOW * 1000), codes.Code.TIME_MILLISECONDS),
        (
            lambda: approved.prepare(NOW, NONCE, options={"serverDate": {"date": "yesterday", "receivedAt": NOW}}),
            codes.Code.TIME_NOT_HTTP_DATE,
        ),
        (lambda: approved.prepare(NOW, NONCE, options={"validAfter": "now"}), codes.Code.USAGE_ARGUMENT),
    ]
    for call, code in wrong:
        assert raised(call).code == code
    mistyped: Any
    for mistyped in ("zero", VerifyOptions(), 1):
        with pytest.raises(TypeError):
            approved.prepare(NOW, NONCE, options=mistyped)
    with pytest.raises(TypeError):
        PrepareOptions(server_date=DATE)  # type: ignore[arg-type]
    options = PrepareOptions(valid_after=ValidAfter.BACKDATED, server_date=ServerDate(DATE, NOW))
    unsigned = approved.prepare(NOW, NONCE, options=options)
    # The server's clock is a minute ahead.
    assert unsigned.expires_at == NOW + 120
    payment = unsigned.finish(SIGNER.sign(unsigned.requests[0]))
    assert payment.authorization.valid_after == str(NOW + 60 - 600)
