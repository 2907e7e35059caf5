"""Asks the official Python SDK which offer a payment is for, which offer it prefers, and whether it accepts extensions."""

import json
from types import SimpleNamespace

from eth_account import Account
from x402 import prefer_network, x402ClientSync, x402ResourceServerSync
from x402.client_base import _merge_extensions
from x402.mechanisms.evm import EthAccountSigner
from x402.mechanisms.evm.exact import ExactEvmClientScheme
from x402.mechanisms.evm.exact.v1 import ExactEvmSchemeV1Client
from x402.mechanisms.evm.v1.constants import V1_NETWORK_CHAIN_IDS
from x402.schemas import PaymentPayload, PaymentRequired, PaymentRequirements

# The `dynamic_info_fields` of the SDK's own extensions.
DYNAMIC = {"sign-in-with-x": ["nonce", "issuedAt", "expirationTime"], "offer-receipt": ["offers"]}


def message(**members):
    return PaymentPayload.model_validate({"x402Version": 2, "payload": {}, **members})


def offer_found(given):
    """The index of the offer that the official server finds; None if it finds none, or cannot read one of them."""
    try:
        accepted = json.loads(given["accepted"]) if "accepted" in given else json.loads(given["payment"])["accepted"]
        offers = [PaymentRequirements.model_validate(json.loads(offer["json"])) for offer in given["offers"]]
        found = x402ResourceServerSync().find_matching_requirements(offers, message(accepted=accepted))
        return next((index for index, offer in enumerate(offers) if offer is found), None)
    except Exception:  # What raises finds nothing, whatever it raises.
        return None


def found(case):
    """Whether it finds the same offer, or none where none is found. It does not accept payments of v1."""
    given = case["input"]
    if any(offer["version"] == 1 for offer in given["offers"]) and "payment" in given or given.get("rule") == "loose":
        return {}
    if "payment" in given and json.loads(given["payment"])["x402Version"] == 1:
        return {}
    output = case.get("output", {})
    agrees = output.get("match") != "ambiguous" and offer_found(given) == output.get("index")
    if not agrees and given.get("rule") == "python":
        raise ValueError(f"{case['id']}: not how the Python SDK matches")
    return {"x402": agrees}


def same(a, b):
    """Equality of JSON values, in which true is not 1."""
    return json.dumps(a, sort_keys=True) == json.dumps(b, sort_keys=True)


def echoed(case):
    """Whether the official client would send the same."""
    if "error" in case:
        return {}
    declared = json.loads(case["input"]["challenge"]).get("extensions")
    merged = _merge_extensions(declared, json.loads(case["input"]["additions"]))
    return {"x402": same(merged, json.loads(case["output"]["extensions"]))}


def echo_holds(case):
    """Whether the official server finds its declaration in the echo."""
    given, error = case["input"], case.get("error", {})
    if error.get("code") == "message.wrong_type":
        return {}
    server = x402ResourceServerSync()
    for key, fields in DYNAMIC.items():
        server._extensions[key] = SimpleNamespace(key=key, dynamic_info_fields=fields)
    extensions = json.loads(given["echoed"]) if "echoed" in given else None
    required = PaymentRequired.model_validate({"x402Version": 2, "accepts": [], "extensions": json.loads(given["sent"])})
    payment = SimpleNamespace(x402_version=2, extensions=extensions)
    return {"x402": server.validate_extensions(required, payment).valid == (not error)}


def pays_preferring(challenge, payer):
    """The index of the offer that the official client pays with its own preference and its own list of tokens; None if
    it pays none. It ignores balances and kinds, which it does not know."""
    client, account = x402ClientSync(), EthAccountSigner(Account.from_key("0x" + "11" * 32))
    for network in payer["networks"]:
        client.register(network, ExactEvmClientScheme(account))
        for name, chain in V1_NETWORK_CHAIN_IDS.items():
            if f"eip155:{chain}" == network:
                client.register_v1(name, ExactEvmSchemeV1Client(account))
    # Each policy is a stable sort, so the best comes last.
    for network in reversed(payer.get("preferNetworks", [])):
        client.register_policy(prefer_network(network))
    if "assets" in payer:
        client.set_spend_controls({"allowed_assets": payer["assets"]})
    try:
        payment = client.create_payment_payload(PaymentRequired.model_validate(challenge))
        accepted = payment.accepted.model_dump(by_alias=True)
    except Exception:  # What raises pays nothing, whatever it raises.
        return None
    known = ("scheme", "network", "amount", "asset", "payTo")
    same_terms = [[offer.get(name) for name in known] == [accepted[name] for name in known] for offer in challenge["accepts"]]
    return same_terms.index(True)


EXTENDED = {"kind", "balances", "assets", "preferNetworks", "preferAssets"}


def chosen(case):
    """A choice by more than the networks; the official client of v2 is asked."""
    given = case["input"]
    challenge = json.loads(given["challenge"])
    if challenge["x402Version"] == 1 or given["payer"].get("preferNetworks") == ["base"]:
        return {}
    if case.get("error", {}).get("code") not in (None, "choose.none_payable"):
        return {}
    return {"x402": pays_preferring(challenge, given["payer"]) == case.get("output", {}).get("index")}


PEERS = {"match/find": found, "extensions/echo": echoed, "extensions/matches": echo_holds}
