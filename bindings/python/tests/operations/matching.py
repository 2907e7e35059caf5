"""Finding the offer of a payment, and comparing echoed extensions."""

from __future__ import annotations

from typing import Callable

from x402_kernel import (
    Match,
    PaymentPayload,
    PaymentRequired,
    PaymentRequirements,
    compare_urls,
    echo_matches,
    find_accepted,
    find_offer,
)

from .inputs import Object, profile
from .shapes import error_info, present


def find(input: Object) -> Object:
    used, rule = profile(input), input.get("rule", "standard")
    offers = [PaymentRequirements.parse(own["json"], version=own["version"], profile=used) for own in input["offers"]]
    if "accepted" in input:
        found = find_accepted(offers, input["accepted"], rule=rule, profile=used)
    else:
        found = find_offer(offers, PaymentPayload.parse(input["payment"], profile=used), rule=rule)
    match found:
        case Match.Found(index):
            return {"match": "found", "index": index}
        case Match.Ambiguous(indexes):
            return {"match": "ambiguous", "indexes": list(indexes)}
        case Match.NotFound(closest, error):
            return present(match="not_found", closest=closest, error=error_info(error))


def echo(input: Object) -> Object:
    return {"extensions": PaymentRequired.parse(input["challenge"], profile=profile(input)).echo(input["additions"])}


def check_echo(input: Object) -> Object:
    echo_matches(input["sent"], input.get("echoed"), profile=profile(input))
    return {}


OPERATIONS: dict[str, Callable[[Object], Object]] = {
    "match/find": find,
    "match/resource": lambda input: {"relation": compare_urls(input["own"], input["said"]).value},
    "extensions/echo": echo,
    "extensions/matches": check_echo,
}
