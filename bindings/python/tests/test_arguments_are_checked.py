"""Arguments are checked: times, headers as pairs, bytes and hex, integers."""

from __future__ import annotations

import enum
import sys
from typing import Any, Callable, Iterable

import pytest

import sample
from raised import raised
from sample import NONCE, NOW, PAYER, REQUEST, SIGNER
from x402_kernel import (
    Answer,
    Authorization,
    Eip712Domain,
    Event,
    PaymentRequired,
    Policy,
    UsageError,
    codes,
    digest,
    domain_separator,
    encode_header,
    money_to_amount,
    parse_network,
    recover,
    struct_hash,
)


def test_time_is_whole_seconds() -> None:
    policy, choice = Policy(), sample.choice()
    for milliseconds in (10**11, NOW * 1000, 2**64, 10**30):
        error = raised(lambda: policy.approve(choice, REQUEST, milliseconds))
        assert (error.code, type(error)) == (codes.Code.TIME_MILLISECONDS, UsageError)
        assert raised(lambda: Event.Waited(milliseconds)).code == codes.Code.TIME_MILLISECONDS
    assert raised(lambda: policy.approve(choice, REQUEST, -1)).code == codes.Code.USAGE_ARGUMENT
    for mistyped in (1.9e9, True, float("nan"), "1900000000", None):
        with pytest.raises(TypeError, match="expected an int of unix seconds") as caught:
            policy.approve(choice, REQUEST, mistyped)  # type: ignore[arg-type]
        if sys.version_info >= (3, 11):
            assert caught.value.__notes__ == ["while processing 'now'"]
    assert policy.approve(choice, REQUEST, 10**11 - 1).payer == PAYER.address


def test_headers_are_pairs() -> None:
    value = encode_header(sample.CHALLENGE)

    class Items:
        def __init__(self, *pairs: tuple[str, str]) -> None:
            self.pairs = pairs

        def items(self) -> Iterable[tuple[str, str]]:
            return iter(self.pairs)

    class MultiItems(dict[str, str]):
        """As in httpx, `items` joins duplicates and `multi_items` does not."""

        def multi_items(self) -> Iterable[tuple[str, str]]:
            return [("payment-required", value), ("Payment-Required", value)]

    twice = [("payment-required", value), ("PAYMENT-REQUIRED", value)]
    for headers in (twice, tuple(twice), iter(twice), Items(*twice), MultiItems(a="b"), {"Payment-Required": value}):
        assert PaymentRequired.from_http(402, headers, b"").found == "header"
    two_prices = [("PAYMENT-REQUIRED", value), ("payment-required", encode_header("{}"))]
    for headers in (two_prices, Items(*two_prices)):
        error = raised(lambda: PaymentRequired.from_http(402, headers, b""))
        assert error.code == codes.Code.HTTP_DUPLICATE_HEADER
    for wrong in ("ab", ["ab"], [("a",)], [("a", "b", "c")], [("a", b"b")], [("a", 1)], 7, None):
        with pytest.raises(TypeError):
            PaymentRequired.from_http(402, wrong, b"")  # type: ignore[arg-type]


def test_a_body_is_bytes_or_text() -> None:
    for body in (sample.CHALLENGE, sample.CHALLENGE.encode(), bytearray(sample.CHALLENGE.encode())):
        assert PaymentRequired.from_http(402, [], body).json == sample.CHALLENGE
    for body in (b'{"x402Version":"\xff"}', '{"x402Version":"\udcff"}'):
        assert raised(lambda: PaymentRequired.from_http(402, [], body)).code == codes.Code.JSON_NOT_UTF8
    assert Event.Response(200, [], "é", NOW).body == "é".encode()


def test_bytes_or_hexadecimal() -> None:
    unsigned = sample.unsigned()
    signature = SIGNER.sign(unsigned.requests[0])
    as_bytes = bytes.fromhex(signature[2:])
    assert recover(bytes.fromhex(unsigned.digest[2:]), as_bytes) == recover(unsigned.digest, signature) == PAYER.address
    assert unsigned.finish(as_bytes) == sample.payment()
    assert Event.Start(NOW, bytes.fromhex(NONCE[2:])) == Event.Start(NOW, NONCE)
    assert Answer("id", as_bytes) == Answer("id", signature)
    for length in (0, 31, 33):
        assert raised(lambda: recover(bytes(length), signature)).code == codes.Code.HEX_LENGTH


class Chain(enum.IntEnum):
    BASE = 8453


def test_a_record_is_its_dict() -> None:
    offer = sample.challenge().accepts[0]
    domain = Eip712Domain(name="USDC", version="2", chain_id=84532, verifying_contract=offer.asset.lower())
    members = {"name": "USDC", "version": "2", "chainId": "84532", "verifyingContract": offer.asset}
    assert domain_separator(domain) == domain_separator(members)
    assert (domain.chain_id, domain.verifying_contract, domain.salt) == ("84532", offer.asset, None)
    payment = sample.payment()
    signed = payment.authorization
    assert digest(domain, signed) == digest(members, payment.to_dict()["payload"]["authorization"])
    same = Authorization(signed.from_, signed.to, 10000, 0, NOW + 60, bytes.fromhex(NONCE[2:]))
    assert same == signed and struct_hash(same) == struct_hash(signed)
    assert raised(lambda: Authorization(signed.from_, signed.to, "1", "soon", "1", NONCE)).at == "/validAfter"
    assert Eip712Domain(chain_id=Chain.BASE).chain_id == "8453"


def test_a_float_is_neither_money_nor_a_number() -> None:
    mistyped: Any
    for mistyped in (0.05, 5, True, None):
        with pytest.raises(TypeError, match=r'expected a str such as "\$0.05"'):
            money_to_amount(mistyped, 6)
    address = PAYER.address
    for mistyped in (1.0, True, None):
        with pytest.raises(TypeError, match="expected a str of decimal digits or an int"):
            Authorization(address, address, mistyped, 0, 1, NONCE)
    calls: list[Callable[[Any], object]] = [
        lambda number: PaymentRequired.from_http(number, [], ""),
        lambda number: money_to_amount("1", number),
        lambda number: parse_network("base", version=number),
        lambda number: Policy(max_lifetime=number),
    ]
    for call in calls:
        for mistyped in (1.0, True, "1"):
            with pytest.raises(TypeError, match="expected an int"):
                call(mistyped)
        for number in (-1, 2**64):
            assert raised(lambda: call(number)).code == codes.Code.USAGE_ARGUMENT
    assert money_to_amount("$0.05", 6) == "50000"
