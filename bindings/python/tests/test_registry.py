"""Tokens, prices and reasons: the classes around the operations of the vectors."""

from __future__ import annotations

from typing import Any, Callable

import pytest

import sample
import values
from raised import raised
from sample import NETWORK
from x402_kernel import (
    Evidence,
    MalformedError,
    Profile,
    Reason,
    ReasonClass,
    RejectedError,
    TransferMethod,
    UsageError,
    amount_to_money,
    codes,
    is_testnet,
    parse_amount_tolerant,
)


def test_a_profile_knows_tokens() -> None:
    own = Profile.from_json({"assets": [sample.TOKEN]})
    price = own.price("0.25 LUSD", "eip155:31337")
    asset = price.asset
    assert (price.amount, asset.symbol, asset.decimals) == ("250000", "LUSD", 6)
    assert (asset.transfer_method, asset.evidence) == (TransferMethod.PERMIT2, Evidence.ONE_SDK)
    assert asset.source is None
    assert own.asset(asset.network, asset.address.lower()) == asset and own.assets(asset.network) == (asset,)
    assert own.elsewhere(NETWORK, asset.address) == (asset,)
    # The default profile does not know it, and knows others.
    assert Profile().asset(asset.network, asset.address) is None and Profile().assets(asset.network) == ()
    usdc = Profile().assets(NETWORK)[0]
    assert usdc.evidence is Evidence.TWO_SDKS and usdc.transfer_method is TransferMethod.EIP3009 and usdc.source
    assert raised(lambda: Profile().price("$1", asset.network)).code == codes.Code.MONEY_NO_ASSET


def test_a_sum_is_not_a_number() -> None:
    mistyped: Any
    for mistyped in (0.05, 5, None):
        with pytest.raises(TypeError, match=r'expected a str such as "\$0.05"'):
            Profile().price(mistyped, NETWORK)
    assert amount_to_money(10_000, 6) == amount_to_money("10000", 6) == "$0.01"
    assert raised(lambda: amount_to_money(-1, 6)).code == codes.Code.AMOUNT_NOT_DECIMAL
    for mistyped in (1.0, True, None):
        with pytest.raises(TypeError):
            amount_to_money(mistyped, 6)
        with pytest.raises(TypeError):
            parse_amount_tolerant(mistyped)
    assert is_testnet(NETWORK) and not is_testnet("eip155:8453")


def test_an_amount_lists_its_repairs() -> None:
    read = parse_amount_tolerant(" +010 ")
    assert (read.amount, [repair.kind for repair in read.repairs]) == (
        "10",
        [
            codes.RepairKind.AMOUNT_WHITE_SPACE,
            codes.RepairKind.AMOUNT_PLUS_SIGN,
            codes.RepairKind.AMOUNT_LEADING_ZERO,
        ],
    )


def test_a_reason_is_classified() -> None:
    pending, unheard = Reason.parse("settlement_pending: ask again"), Reason.parse("\ud800")
    assert pending.class_ is ReasonClass.UNAVAILABLE and pending.retryable and pending.may_have_settled
    assert pending.text == "settlement_pending: ask again" and pending.canonical == "settlement_pending"
    assert unheard.class_ is ReasonClass.UNKNOWN and unheard.canonical is None and unheard.may_have_settled
    assert [kind.value for kind in ReasonClass] == ["invalid", "unavailable", "unknown"]
    with pytest.raises(TypeError):
        Reason.parse(None)  # type: ignore[arg-type]


def test_an_error_has_a_status() -> None:
    statuses = {MalformedError: 400, RejectedError: 402, UsageError: 500}
    assert {type(error): error.http_status for error in values.errors()} == statuses
    assert sample.challenge().skipped[0].error.http_status == 402


def test_a_wrong_network_or_address_is_named() -> None:
    address = sample.PAYER.address
    calls: list[Callable[[], object]] = [
        lambda: Profile().assets("base"),
        lambda: Profile().asset("eip155:x", address),
        lambda: is_testnet(""),
    ]
    for call in calls:
        assert raised(call).code == codes.Code.NETWORK_NOT_CAIP2
    assert raised(lambda: Profile().elsewhere(NETWORK, address[:-1])).code == codes.Code.ADDRESS_LENGTH
