"""Requests and responses of facilitators and servers, as values."""

from __future__ import annotations

from typing import Any, Callable

import pytest

import sample
import values
from raised import raised
from sample import NETWORK, NOW, PAYER, SIGNER
from x402_kernel import (
    EXPOSE_HEADERS,
    FacilitatorRequest,
    HttpOutcome,
    PaymentPayload,
    PaymentRequired,
    PaymentRequirements,
    SettleResponse,
    Supported,
    VerifyResponse,
    codes,
    decode_header,
    challenge_headers,
    interpret,
    paid_cache_control,
    preflight_headers,
    receipt_headers,
)


def test_a_request_has_both_texts() -> None:
    payment, offer = sample.payment(), sample.challenge().accepts[0]
    request = FacilitatorRequest(payment, offer)
    assert (request.payment, request.offer, request.version) == (payment, offer, 2)
    assert payment.json in request.json and sample.OFFER in request.json
    read = FacilitatorRequest.parse(request.to_dict())
    assert read.payment.signature == payment.signature and read.offer.amount == offer.amount
    mistyped: Any
    for mistyped in (payment.json, None, offer):
        with pytest.raises(TypeError):
            FacilitatorRequest(mistyped, offer)


def test_a_verdict_becomes_a_response() -> None:
    offer, payment = sample.challenge().accepts[0], sample.payment()
    yes = offer.verify(payment, NOW).to_verify_response()
    assert yes == VerifyResponse.valid(SIGNER.address) and isinstance(yes, VerifyResponse.Valid)
    wallet = PaymentPayload.parse(payment.json.replace(payment.signature, "0x1234"))
    assert offer.verify(wallet, NOW).to_verify_response() is None
    late = offer.verify(payment, NOW + 60)
    no = late.to_verify_response()
    assert isinstance(no, VerifyResponse.Invalid)
    assert no.reason == "invalid_exact_evm_payload_authorization_valid_before"
    unread = offer.verify_header("!", NOW).to_verify_response()
    assert isinstance(unread, VerifyResponse.Invalid) and unread.message
    # An error that was raised gives the same response as one in a verdict.
    error = raised(lambda: PaymentPayload.from_header("!"))
    assert VerifyResponse.invalid(error) == unread
    named = VerifyResponse.invalid(error, payer=PAYER.address)
    assert isinstance(named, VerifyResponse.Invalid) and named.payer == PAYER.address
    mistyped: Any
    for mistyped in (ValueError("no"), "no", None):
        with pytest.raises(TypeError, match="expected an X402Error"):
            VerifyResponse.invalid(mistyped)


def test_a_receipt_is_written() -> None:
    settled = SettleResponse.settled("0xab", NETWORK, payer=PAYER.address, amount=10_000)
    assert settled == SettleResponse.settled("0xab", NETWORK, payer=PAYER.address.lower(), amount="10000")
    assert settled.to_dict() == {
        "success": True, "transaction": "0xab", "network": NETWORK, "payer": PAYER.address, "amount": "10000",
    }  # fmt: skip
    assert decode_header(settled.header, "client").json == settled.json
    assert SettleResponse.pending("0xab", NETWORK).transaction == "0xab"
    assert SettleResponse.failed("", NETWORK).reason is None
    wrong: list[Callable[[], object]] = [
        lambda: SettleResponse.settled("", NETWORK),
        lambda: SettleResponse.pending("", NETWORK),
        lambda: SettleResponse.failed("no", ""),
    ]
    for call in wrong:
        assert raised(call).code == codes.Code.USAGE_ARGUMENT
    with pytest.raises(TypeError):
        SettleResponse.settled("0xab", NETWORK, amount=1.0)  # type: ignore[arg-type]
    # Members for the server alone are not sent to the client; the rest of the text is.
    failed = SettleResponse.parse(values.FAILED)
    assert (failed.error_message, failed.extensions) == ("no", '{"a":1.0}')
    assert "extensionResponses" not in decode_header(failed.header, "client").json


def test_offers_are_compared_with_supported_kinds() -> None:
    kinds, offer = Supported.parse(values.KINDS), sample.challenge().accepts[0]
    old = PaymentRequirements.parse(
        sample.OFFER.replace("eip155:84532", "base-sepolia").replace("amount", "maxAmountRequired"), version=1
    )
    assert kinds.supports(offer) and not kinds.supports(old)
    assert kinds.missing(iter([old, offer, old])) == (0, 2) and kinds.missing(()) == ()
    assert kinds.to_dict()["extensions"] == list(kinds.extensions)
    mistyped: Any
    for mistyped in (offer, [sample.OFFER], None):
        with pytest.raises(TypeError):
            kinds.missing(mistyped)


def test_any_response_is_one_of_seven_outcomes() -> None:
    outcomes = values.outcomes()
    assert len({type(outcome) for outcome in outcomes}) == 7
    assert all(isinstance(outcome, HttpOutcome) for outcome in outcomes)
    challenge = interpret(402, challenge_headers(sample.challenge()), bytearray())
    assert isinstance(challenge, HttpOutcome.Challenge) and challenge.challenge.json == sample.CHALLENGE
    assert challenge == outcomes[0]
    with pytest.raises(TypeError):
        interpret(402, [], b"", True)  # type: ignore[call-arg]
    mistyped: Any
    for mistyped in (1, "yes", None):
        with pytest.raises(TypeError):
            interpret(402, [], b"", paid=mistyped)


def test_the_headers_of_a_servers_response() -> None:
    challenge, settled = sample.challenge(), SettleResponse.parse(values.SETTLED)
    assert dict(challenge_headers(challenge))["PAYMENT-REQUIRED"] == challenge.header
    assert dict(receipt_headers(settled, 2))["PAYMENT-RESPONSE"] == settled.header
    headers = dict(receipt_headers(settled, 1, cache_control="max-age=60"))
    assert headers["X-PAYMENT-RESPONSE"] == settled.header and headers["Cache-Control"] == "max-age=60, private"
    assert headers["Access-Control-Expose-Headers"] == ", ".join(EXPOSE_HEADERS)
    assert [name for name, _ in preflight_headers()] == ["Access-Control-Allow-Headers"]
    assert paid_cache_control() == paid_cache_control("") == "private"
    assert raised(lambda: receipt_headers(settled, 3)).code == codes.Code.MESSAGE_VERSION
    mistyped: Any
    for mistyped in (values.SETTLED, None, challenge):
        with pytest.raises(TypeError):
            receipt_headers(mistyped, 2)
    assert isinstance(PaymentRequired.from_http(402, challenge_headers(challenge), b""), PaymentRequired)
