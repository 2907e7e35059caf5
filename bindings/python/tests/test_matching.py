"""Choosing by a payer's balances and preferences, and matching a payment to an offer."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

import sample
from raised import raised
from sample import NETWORK, PAYER
from x402_kernel import (
    Balance,
    Match,
    MatchRule,
    Payer,
    PayerKind,
    PaymentRequirements,
    Policy,
    ResourceMatch,
    AssetId,
    codes,
    compare_urls,
    echo_matches,
    find_accepted,
    find_offer,
)


def test_a_payer_has_balances_and_preferences() -> None:
    offer = sample.challenge().accepts[0]
    poor = Payer(PAYER.address, [NETWORK], balances=[Balance(NETWORK, offer.asset, 9_999)])
    error = raised(lambda: sample.challenge().choose(poor))
    assert (error.code, error.detail["0.shortfall"]) == (codes.Code.CHOOSE_NONE_PAYABLE, "1")
    # The last balance of a token counts.
    balances = (Balance(NETWORK, offer.asset, amount) for amount in (9_999, "10000"))
    enough = Payer(PAYER.address, iter([NETWORK]), balances=balances, kind="contract")
    assert sample.challenge().choose(enough).index == 0
    assert [balance.amount for balance in enough.balances] == ["10000"] and enough.kind is PayerKind.CONTRACT
    elsewhere = Payer(PAYER.address, [NETWORK], assets=[AssetId("eip155:8453", offer.asset)])
    assert raised(lambda: sample.challenge().choose(elsewhere)).detail["0"] == codes.Code.CHOOSE_ASSET
    assert Payer(PAYER.address, [NETWORK], kind=PayerKind.KEY) == PAYER != enough


def test_a_payer_is_checked() -> None:
    error = raised(lambda: Payer(PAYER.address, [], kind="keys"))  # type: ignore[arg-type]
    assert (error.code, error.detail["expected"]) == (
        codes.Code.USAGE_ARGUMENT,
        "key, contract, counterfactual or delegated",
    )
    offer = sample.challenge().accepts[0]
    mistyped: Any
    for mistyped in (MatchRule.EXACT, 1, None):
        with pytest.raises(TypeError, match="expected PayerKind or a str"):
            Payer(PAYER.address, [], kind=mistyped)
    for mistyped in (AssetId(NETWORK, offer.asset), [(NETWORK, offer.asset)], NETWORK, None):
        with pytest.raises(TypeError):
            Payer(PAYER.address, [], assets=mistyped)
    for mistyped in (1.0, True, None):
        with pytest.raises(TypeError):
            Balance(NETWORK, offer.asset, mistyped)
    with pytest.raises(TypeError):
        Payer(PAYER.address, [], "key")  # type: ignore[call-arg]


def test_additions_are_sent() -> None:
    choice = sample.choice()
    assert choice.extensions == '{"ext":{"b":1,"a":2}}'
    added = choice.with_extensions({"mine": {"info": {"x": 1}}})
    assert added.extensions == sample.challenge().echo('{"mine":{"info":{"x":1}}}')
    assert choice.extensions == sample.choice().extensions and added != choice
    unsigned = Policy().approve(added, sample.REQUEST, sample.NOW).prepare(sample.NOW, sample.NONCE)
    payment = unsigned.finish(sample.SIGNER.sign(unsigned.requests[0]))
    assert payment.to_dict()["extensions"]["mine"] == {"info": {"x": 1}}
    assert raised(lambda: choice.with_extensions("[]")).code == codes.Code.USAGE_ARGUMENT
    echo_matches(choice.extensions or "", added.extensions)
    echo_matches({"a": {"info": {"b": 1}}})
    error = raised(lambda: echo_matches({"a": {"info": {"b": 1}}}, {"a": {"info": {"b": 2}}}))
    assert error.code == codes.Code.MATCH_EXTENSION_ECHO


def test_a_rule_is_a_member_or_its_text() -> None:
    [offer], payment = sample.challenge().accepts, sample.payment()
    for rule in MatchRule:
        assert find_offer([offer], payment, rule=rule) == find_offer(iter([offer]), payment, rule=rule.value)
    assert isinstance(find_accepted([offer], offer.to_dict(), rule="exact"), Match.Found)
    assert isinstance(find_accepted([offer], "null"), Match.NotFound)
    assert raised(lambda: find_accepted([offer], "{")).code == codes.Code.JSON_SYNTAX
    error = raised(lambda: find_offer([offer], payment, rule="strict"))  # type: ignore[arg-type]
    assert (error.code, error.detail["expected"]) == (
        codes.Code.USAGE_ARGUMENT,
        "standard, typescript, python or exact",
    )
    mistyped: Any
    for mistyped in (offer, [sample.OFFER], None):
        with pytest.raises(TypeError):
            find_offer(mistyped, payment)
    with ThreadPoolExecutor(8) as threads:
        found = set(threads.map(lambda _: find_offer([offer], payment), range(64)))
    assert found == {find_offer([offer], payment)}


def test_no_match_reports_the_closest_offer() -> None:
    dearer = PaymentRequirements.parse(sample.OFFER.replace("10000", "10001"))
    found = find_offer([dearer], sample.payment())
    assert isinstance(found, Match.NotFound) and found.closest == 0
    assert (found.error.code, found.error.at) == (codes.Code.MATCH_AMOUNT, "/accepted/amount")


def test_urls_are_compared() -> None:
    assert compare_urls("https://a.example", "HTTPS://A.example:443/") is ResourceMatch.SAME
    assert compare_urls("https://a.example", "\ud800") is ResourceMatch.OTHER_ORIGIN
    assert raised(lambda: compare_urls("a.example", "https://a.example")).code == codes.Code.USAGE_URL
    with pytest.raises(TypeError):
        compare_urls("https://a.example", None)  # type: ignore[arg-type]
