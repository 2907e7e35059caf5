"""Runs eth-account and the official Python SDK on a case's input, as `{name: whether it agrees}`. A
library without a function for the input is left out. `js/peers.mjs` asks viem and the TypeScript SDK the same."""

import base64
import json

from eth_account import Account
from eth_utils import is_address, to_checksum_address
from x402.http.utils import decode_payment_signature_header
from x402.mechanisms.evm.exact import ExactEvmServerScheme
from x402.mechanisms.evm.v1.constants import V1_NETWORK_CHAIN_IDS
from x402.schemas import PaymentPayload, PaymentRequired, SettleResponse
from x402.schemas.v1 import PaymentPayloadV1, PaymentRequiredV1

from facilitator import takes
from official import client, challenge_of, frozen, matches

NOW = 1900000000
KEY = "0x" + "11" * 32
PAYER = Account.from_key(KEY).address
NONCE = "0x" + "22" * 32
USDC, USDC_BASE = "0x036CbD53842c5426634e7929541eC2318f3dCF7e", "0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913"
SERVER = "0x209693Bc6afc0C5328bA36FaF03C514EF312287C"
EXTRA = {"name": "USDC", "version": "2"}
ASKED = {"method": "GET", "url": "https://api.example.com/premium-data"}
TRANSFER = [
    {"name": name, "type": kind}
    for name, kind in [
        ("from", "address"), ("to", "address"), ("value", "uint256"),
        ("validAfter", "uint256"), ("validBefore", "uint256"), ("nonce", "bytes32"),
    ]
]


def attempt(work, *arguments):
    """The result of the call; None if it raises."""
    try:
        return work(*arguments)
    except Exception:
        return None


def offer_v2(**changes):
    offer = {"scheme": "exact", "network": "eip155:84532", "amount": "10000", "asset": USDC, "payTo": SERVER, "maxTimeoutSeconds": 60, "extra": EXTRA}
    return {**offer, **changes}


def offer_v1(**changes):
    offer = {
        "scheme": "exact", "network": "base-sepolia", "maxAmountRequired": "10000", "resource": ASKED["url"], "description": "", "mimeType": "",
        "payTo": SERVER, "maxTimeoutSeconds": 60, "asset": USDC, "extra": EXTRA,
    }
    return {**offer, **changes}


def signed(chain, value, token=USDC, extra=EXTRA):
    """A payment's payload with the payer's signature."""
    message = {"from": PAYER, "to": SERVER, "value": value, "validAfter": 0, "validBefore": NOW + 60, "nonce": bytes.fromhex(NONCE[2:])}
    domain = {**extra, "chainId": chain, "verifyingContract": token}
    signature = Account.sign_typed_data(KEY, domain, {"TransferWithAuthorization": TRANSFER}, message).signature
    texts = {name: str(message[name]) for name in ("value", "validAfter", "validBefore")}
    return {"signature": "0x" + bytes(signature).hex(), "authorization": {**message, **texts, "nonce": NONCE}}


def amount(case):
    """Whether the facilitator accepts a payment for an offer with that text as its amount."""
    text, refused = case["input"]["text"], "error" in case
    payload = attempt(signed, 84532, attempt(int, text) or 0) or signed(84532, 1)
    payment = {"x402Version": 2, "accepted": offer_v2(amount=text), "payload": payload}
    return {"x402": takes(2, payment, offer_v2(amount=text), NOW) != refused}


PRICED = {6: "eip155:84532", 18: "eip155:4326"}


def money(case):
    """The official server's price, in the default token of that many decimals."""
    text, decimals = case["input"]["text"], case["input"]["decimals"]
    if decimals not in PRICED:
        return {}
    price = attempt(ExactEvmServerScheme().parse_price, text, PRICED[decimals])
    return {"x402": (price and price.amount) == case.get("output", {}).get("amount")}


def network(case):
    """Whether a payment on the network is accepted, signed for each chain id that the text could mean."""
    text, version = case["input"]["text"], case["input"]["version"]
    wanted = case.get("output", {}).get("network", "").removeprefix("eip155:")
    named = str(V1_NETWORK_CHAIN_IDS.get(text, "8453"))
    digits = text.rpartition(":")[2]
    chains = {int(wanted)} if wanted else {attempt(int, digits, 0), attempt(int, digits), int(named)} - {None}
    offer = offer_v2(network=text) if version == 2 else offer_v1(network=text)
    head = {"accepted": offer} if version == 2 else {"scheme": "exact", "network": text}
    payments = [{"x402Version": version, **head, "payload": payload} for chain in chains if (payload := attempt(signed, chain, 10000))]
    taken = any(takes(version, payment, offer, NOW) for payment in payments)
    return {"x402": taken == bool(wanted)}


def address(case):
    text = case["input"]["text"]
    if "error" in case:
        return {"eth-account": not is_address(text)}
    return {"eth-account": to_checksum_address(text.lower()) == case["output"]["address"]}


def recovered(case):
    """Refusals only: other tests compare the recovered addresses."""
    if "error" not in case:
        return {}
    digest, signature = case["input"]["digest"], case["input"]["signature"]
    return {"eth-account": attempt(lambda: Account._recover_hash(bytes.fromhex(digest[2:]), signature=signature)) is None}


def challenge(case):
    """Whether the official models accept the challenge; if we skip an entry, whether the official client pays the first that we
    read."""
    if set(case["input"]) != {"json"}:
        return {}
    message = attempt(json.loads, case["input"]["json"])
    read = attempt(challenge_of, message)
    if "error" in case:
        return {"x402": read is None}
    accepted, skipped = case["output"]["accepts"], case["output"]["skipped"]
    if any(offer.get("repairs") for offer in accepted):
        return {}
    if not skipped:
        return {"x402": read is not None}
    if not accepted or skipped[0]["index"] > accepted[0]["index"]:
        return {}
    return {"x402": pays(message, [accepted[0]["network"]], False) == accepted[0]["index"]}


def payment(case):
    """Whether the official models accept the message; if we refuse it, whether the facilitator rejects it."""
    if set(case["input"]) - {"json", "header"}:
        return {}
    header = case["input"].get("header")
    text = case["input"].get("json") if header is None else attempt(lambda: base64.b64decode(header).decode())
    message = attempt(json.loads, text)
    if "permit2Authorization" in text if text else False:
        return {}
    if "error" in case:
        version = 1 if isinstance(message, dict) and message.get("x402Version") == 1 else 2
        return {"x402": message is None or not takes(version, message, offer_v1() if version == 1 else offer_v2(), NOW)}
    model = PaymentPayloadV1 if message["x402Version"] == 1 else PaymentPayload
    read = attempt(model.model_validate, message) if header is None else attempt(decode_payment_signature_header, header)
    return {"x402": read is not None}


def receipt(case):
    """A receipt as the official models read it."""
    read = attempt(SettleResponse.model_validate_json, case["input"]["json"])
    output = case.get("output")
    if read is None or output is None:
        return {"x402": (read is None) == (output is None)}
    pending = not read.success and read.error_reason == "settlement_pending" and read.transaction
    status = "settled" if read.success else "pending" if pending else "failed"
    agrees = status == output["status"] and (status == "failed" or read.transaction == output["transaction"])
    return {"x402": agrees and (status != "failed" or read.error_reason == output.get("reason"))}


def sent(case):
    """A finished payment, decoded, verified and matched; if we refuse the signature, whether its payment is rejected."""
    given = case["input"]
    challenge = json.loads(given["challenge"])
    offers, version = challenge["accepts"], challenge["x402Version"]
    if given.get("profile") or given.get("contract"):
        return {}
    if "error" in case:
        if "signature" not in given or version != 2 or len(offers) != 1:
            return {}
        window = min(offers[0]["maxTimeoutSeconds"], given["policy"].get("maxLifetime", 600))
        message = {
            "from": given["payer"]["address"], "to": to_checksum_address(offers[0]["payTo"].lower()), "value": offers[0]["amount"],
            "validAfter": "0", "validBefore": str(given["now"] + window), "nonce": given["nonce"],
        }
        payment = {"x402Version": 2, "accepted": offers[0], "payload": {"signature": given["signature"], "authorization": message}}
        return {"x402": not takes(2, payment, offers[0], given["now"])}
    read = attempt(decode_payment_signature_header, case["output"]["header"])
    if read is None:
        return {"x402": False}
    payment = json.loads(case["output"]["json"])
    if version == 1:
        own = [offer for offer in offers if offer["network"] == payment["network"] and str(offer.get("maxAmountRequired")) == payment["payload"]["authorization"]["value"]]
        return {"x402": len(own) == 1 and takes(1, payment, own[0], given["now"])}
    index = offers.index(payment["accepted"])
    known = [offer for offer in offers if attempt(challenge_of, {**challenge, "accepts": [offer]})]
    if offers[index] not in known:
        return {"x402": False}
    return {"x402": matches(known, read, known.index(offers[index])) and takes(2, payment, offers[index], given["now"])}


def key(case):
    """Keys that are refused, and keys that are not the payer's."""
    if "error" not in case:
        return {}
    account = attempt(Account.from_key, case["input"]["key"])
    return {"eth-account": account is None or account.address != case["input"]["payer"]["address"]}


def pays(challenge, networks, controls=None):
    """The index of the offer that the official client pays; None if it pays none."""
    made = attempt(lambda: client(networks, controls).create_payment_payload(challenge_of(challenge)).model_dump(by_alias=True, exclude_none=True))
    if made is None:
        return None
    if challenge["x402Version"] == 1:
        return next(i for i, offer in enumerate(challenge["accepts"]) if offer["network"] == made["network"])
    # The Python client does not echo unknown members, and adds an empty `extra`.
    known = ("scheme", "network", "amount", "asset", "payTo")
    same = [[offer.get(name) for name in known] == [made["accepted"][name] for name in known] for offer in challenge["accepts"]]
    return same.index(True)


def chosen(case):
    """A choice, or an approval by a policy that the official client's own spend controls can express."""
    given = case["input"]
    policy = given.get("policy", {})
    payer = given["payer"]
    if set(given) - {"challenge", "payer", "policy", "request", "now"} or set(policy) - {"perPayment", "networks"} or set(payer) - {"address", "networks"}:
        return {}
    if payer["address"] == "me" or payer["networks"] == ["base"] or given.get("request", ASKED) != ASKED or given.get("now", NOW) != NOW:
        return {}
    networks = [network for network in payer["networks"] if network in policy.get("networks", payer["networks"])]
    controls = {"max_amount_per_payment": policy["perPayment"]} if "perPayment" in policy else None
    output = case.get("output", {})
    expected = output.get("index", output.get("offer", {}).get("index"))
    return {"x402": pays(json.loads(given["challenge"]), networks, controls) == expected}


def prepared(case):
    """Refusals of a challenge only: whether the official client does not pay it either."""
    given = case["input"]
    if "error" not in case or given["policy"] or given["request"] != ASKED or given["nonce"] != NONCE or "prepareAt" in given:
        return {}
    with frozen(given["now"]):
        return {"x402": pays(json.loads(given["challenge"]), given["payer"]["networks"], False) is None}


PEERS = {
    "amount/parse": amount,
    "money/to_amount": money,
    "network/parse": network,
    "address/parse": address,
    "signature/recover": recovered,
    "wire/payment_required": challenge,
    "wire/payment_payload": payment,
    "wire/settle_response": receipt,
    "client/choose": chosen,
    "policy/approve": chosen,
    "exact/prepare": prepared,
    "exact/finish": sent,
    "exact/sign": key,
}
