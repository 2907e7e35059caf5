"""The oracles of amounts, prices, tokens and reasons: eth-account and the official Python SDK."""

import json
from pathlib import Path

import x402
from eth_account import Account
from eth_account.messages import encode_typed_data
from eth_utils import to_checksum_address
from x402.mechanisms.evm.default_assets import DEFAULT_ASSETS, find_default_asset
from x402.mechanisms.evm.exact import ExactEvmServerScheme

from facilitator import takes

NOW = 1900000000
PAYER_KEY = "0x" + "11" * 32
OFFER = {
    "scheme": "exact", "network": "eip155:84532", "asset": "0x036CbD53842c5426634e7929541eC2318f3dCF7e",
    "payTo": "0x209693Bc6afc0C5328bA36FaF03C514EF312287C", "maxTimeoutSeconds": 60, "extra": {"name": "USDC", "version": "2"},
}
DOMAIN = {"name": "USDC", "version": "2", "chainId": 84532, "verifyingContract": OFFER["asset"]}
TRANSFER = [
    {"name": name, "type": kind}
    for name, kind in [
        ("from", "address"), ("to", "address"), ("value", "uint256"),
        ("validAfter", "uint256"), ("validBefore", "uint256"), ("nonce", "bytes32"),
    ]
]
PACKAGE = "\n".join(path.read_text("utf-8") for path in sorted(Path(x402.__file__).parent.rglob("*.py")))


def paid(text, value):
    """A payment of that value, and the offer, whose amount has that text."""
    account = Account.from_key(PAYER_KEY)
    message = {
        "from": account.address, "to": OFFER["payTo"], "value": int(value),
        "validAfter": 0, "validBefore": NOW + 60, "nonce": bytes.fromhex("22" * 32),
    }
    signature = account.sign_message(encode_typed_data(DOMAIN, {"TransferWithAuthorization": TRANSFER}, message)).signature
    authorization = {**message, "value": value, "validAfter": "0", "validBefore": str(NOW + 60), "nonce": "0x" + "22" * 32}
    offer = {**OFFER, "amount": text}
    payload = {"signature": "0x" + signature.hex().removeprefix("0x"), "authorization": authorization}
    payment = {"x402Version": 2, "accepted": offer, "payload": payload}
    return payment, offer


def tolerant(case):
    """Whether the official facilitator reads the amount so; a refused text would be 10000 to a reader that accepts it."""
    value = case["output"]["amount"] if "output" in case else "10000"
    payment, offer = paid(case["input"]["text"], value)
    return {"x402": takes(2, payment, offer, NOW) == ("output" in case)}


def priced(case):
    """Whether the official server computes the same price. It has no profiles."""
    given = case["input"]
    if "profile" in given:
        return {}
    try:
        price = ExactEvmServerScheme().parse_price(given["text"], given["network"])
        said = [to_checksum_address(price.asset), price.amount]
    except Exception:  # What raises has no price, whatever it raises.
        said = None
    expected = [case["output"]["asset"], case["output"]["amount"]] if "output" in case else None
    return {"x402": said == expected}


def known(case):
    """The row of the SDK's own table."""
    given, output = case["input"], case["output"]
    row = find_default_asset(given["address"], given["network"])
    address = given["address"].lower()
    networks = [network for network, rows in DEFAULT_ASSETS.items() if any(row["asset"].lower() == address for row in rows)]
    others = [network for network in networks if network != given["network"]]
    elsewhere = output["elsewhere"] if set(others) == set(output["elsewhere"]) else others
    if row is None or "asset" not in output:
        return {"elsewhere": elsewhere} if row is None else {"asset": row, "elsewhere": elsewhere}
    asset = {
        **output["asset"], "address": to_checksum_address(row["asset"]), "transferMethod": row.get("asset_transfer_method", "eip3009"),
        **{name: row[name] for name in ("name", "version", "symbol", "decimals")},
    }
    return {"asset": asset, "elsewhere": elsewhere}


def listed(case):
    """Every row the SDK has for the chain, in its order."""
    return {"assets": [to_checksum_address(row["asset"]) for row in DEFAULT_ASSETS.get(case["input"]["network"], [])]}


def reason(case):
    """The SDK contains the word; other tests show its meaning."""
    return case["output"] if f'"{case["input"]["text"]}"' in PACKAGE else None


RECOMPUTED = {
    ("asset/known", "x402"): known,
    ("asset/list", "x402"): listed,
    ("wire/reason", "x402"): reason,
}
PEERS = {"amount/parse_tolerant": tolerant, "money/price": priced}
