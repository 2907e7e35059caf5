"""Amounts, money, addresses, networks, tokens, reasons."""

from __future__ import annotations

from typing import Callable

from x402_kernel import (
    Profile,
    Reason,
    amount_to_money,
    is_testnet,
    money_to_amount,
    network_name,
    parse_address,
    parse_amount,
    parse_amount_tolerant,
    parse_network,
)

from .inputs import Object, profile
from .shapes import asset, kinds, present


def read_network(input: Object) -> Object:
    network = parse_network(input["text"], version=input["version"])
    return {"network": network, "name": network_name(network)}


def read_tolerantly(input: Object) -> Object:
    read = parse_amount_tolerant(input["text"])
    return {"amount": read.amount, "repairs": kinds(read)}


def price(input: Object) -> Object:
    network = parse_network(input["network"])
    price = (profile(input) or Profile()).price(input["text"], network)
    paid_in = price.asset
    return {
        "asset": paid_in.address,
        "symbol": paid_in.symbol,
        "amount": price.amount,
        "decimals": paid_in.decimals,
    }


def known_asset(input: Object) -> Object:
    network, address = parse_network(input["network"]), parse_address(input["address"])
    known = profile(input) or Profile()
    found = known.asset(network, address)
    if found is None:
        return {"elsewhere": [other.network for other in known.elsewhere(network, address)]}
    return {"asset": asset(found)}


def list_assets(input: Object) -> Object:
    network = parse_network(input["network"])
    assets = [entry.address for entry in (profile(input) or Profile()).assets(network)]
    return present(assets=assets, default=next(iter(assets), None))


def reason(input: Object) -> Object:
    reason = Reason.parse(input["text"])
    return present(
        text=reason.text,
        canonical=reason.canonical,
        **{"class": reason.class_.value},
        retryable=reason.retryable,
        mayHaveSettled=reason.may_have_settled,
        httpStatus=reason.http_status,
    )


OPERATIONS: dict[str, Callable[[Object], Object]] = {
    "amount/parse": lambda input: {"amount": parse_amount(input["text"])},
    "money/to_amount": lambda input: {"amount": money_to_amount(input["text"], input["decimals"])},
    "amount/parse_tolerant": read_tolerantly,
    "money/price": price,
    "money/from_amount": lambda input: {"money": amount_to_money(input["amount"], input["decimals"])},
    "asset/known": known_asset,
    "asset/list": list_assets,
    "network/testnet": lambda input: {"testnet": is_testnet(input["network"])},
    "wire/reason": reason,
    "address/parse": lambda input: {"address": parse_address(input["text"])},
    "network/parse": read_network,
}
