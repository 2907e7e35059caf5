"""The second oracle: runs eth-account and the official Python SDK on every case that names them, and checks that they disagree
on the other cases that they can read. Nothing of x402-kernel runs here.

`--write` writes `agrees.json`, which `js/write.mjs` reads, and the SDK's own messages."""

import base64
import json
import sys
from pathlib import Path

from eth_account import Account
from eth_account._utils.signing import to_standard_v
from eth_account.messages import encode_typed_data
from eth_keys import keys
from eth_utils import keccak, to_checksum_address
from x402 import x402ClientSync
from x402.http import x402HTTPClientSync
from x402.http.utils import safe_base64_encode

import evm
import matching
import official
import values
import wire
from facilitator import takes
from peers import PEERS, attempt

HERE = Path(__file__).resolve().parent
VECTORS = Path(__file__).resolve().parents[2]
FIELDS = {"name": "string", "version": "string", "chainId": "uint256", "verifyingContract": "address", "salt": "bytes32"}
TRANSFER = [
    {"name": name, "type": kind}
    for name, kind in [
        ("from", "address"), ("to", "address"), ("value", "uint256"),
        ("validAfter", "uint256"), ("validBefore", "uint256"), ("nonce", "bytes32"),
    ]
]


def typed(domain, message):
    """The typed data with its types written out, so that none is inferred."""
    types = {
        "EIP712Domain": [{"name": name, "type": kind} for name, kind in FIELDS.items() if name in domain],
        "TransferWithAuthorization": TRANSFER,
    }
    domain = {**domain, **({"chainId": int(domain["chainId"])} if "chainId" in domain else {})}
    numbers = {name: int(message[name]) for name in ("value", "validAfter", "validBefore")}
    full = {"types": types, "primaryType": "TransferWithAuthorization", "domain": domain, "message": {**message, **numbers}}
    return encode_typed_data(full_message=full)


def digest_of(signable):
    return keccak(b"\x19" + signable.version + signable.header + signable.body)


EMPTY = {
    "from": "0x" + "11" * 20, "to": "0x" + "22" * 20, "value": "0", "validAfter": "0", "validBefore": "0", "nonce": "0x" + "33" * 32,
}


def hexed(data):
    return "0x" + bytes(data).hex()


def separator(case):
    return {"separator": hexed(typed(case["input"]["domain"], EMPTY).header)}


def recover(case):
    signature = bytes.fromhex(case["input"]["signature"][2:])
    v = to_standard_v(signature[64])
    key = keys.Signature(signature[:64] + bytes([v])).recover_public_key_from_msg_hash(bytes.fromhex(case["input"]["digest"][2:]))
    return {"address": key.to_checksum_address()}


def encode(case):
    return {"header": safe_base64_encode(case["input"]["json"])}


def asked(case):
    """The kernel's signing request, hashed from the typed data that it gives to wallets."""
    (request,) = case["output"]["requests"]
    signable = encode_typed_data(full_message=json.loads(request["typedData"]))
    return {**case["output"], "requests": [{**request, "digest": hexed(digest_of(signable))}]}


def payer_domain(case):
    """The domain of the token of the challenge's first offer, with the contract's own name."""
    offer = json.loads(case["input"]["challenge"])["accepts"][0]
    chain, name = ("8453", "USD Coin") if offer["asset"] == "0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913" else ("84532", "USDC")
    return {"name": name, "version": "2", "chainId": chain, "verifyingContract": offer["asset"]}


def finished(case):
    """The finished payment's signature, made again from its authorization with the vectors' key."""
    payload = json.loads(case["output"]["json"])["payload"]
    signed = Account.sign_message(typed(payer_domain(case), payload["authorization"]), "0x" + "11" * 32)
    if hexed(signed.signature) != payload["signature"]:
        return {"signature": hexed(signed.signature)}
    header = base64.b64encode(case["output"]["json"].encode()).decode()
    return {**case["output"], "header": header}


def signed(case):
    """The authorization for a request, and its signature."""
    given = case["input"]
    challenge = json.loads(given["challenge"])
    offer = challenge["accepts"][0]
    message = {
        "from": given["payer"]["address"], "to": to_checksum_address(offer["payTo"].lower()),
        "value": offer.get("amount") or offer.get("maxAmountRequired"),
        "validAfter": str(given["now"] - 600) if challenge["x402Version"] == 1 else "0",
        "validBefore": str(given["now"] + min(offer["maxTimeoutSeconds"], 600)), "nonce": given["nonce"],
    }
    account = Account.from_key(given["key"])
    signature = account.sign_message(typed(payer_domain(case), message)).signature
    return {"address": account.address, "signature": hexed(signature)}


def verified(case):
    """Whether the official facilitator accepts the payment at the case's time."""
    given = case["input"]
    payment = attempt(lambda: json.loads(given.get("payment") or base64.b64decode(given["header"]).decode()))
    taken = payment is not None and takes(given["version"], payment, json.loads(given["offer"]), given["now"], given.get("options"))
    return {"x402": taken == (case.get("output", {}).get("verdict") == "signed_by_payer")}


def preferred(case):
    """The choice of a payer with balances or preferences, or with networks alone."""
    more = matching.EXTENDED.intersection(case["input"]["payer"])
    return matching.chosen(case) if more else PEERS["client/choose"](case)


def challenged(case):
    """Whether the models read the challenge; if it needs repairs, whether they read the same prices."""
    answer = PEERS["wire/payment_required"](case)
    return answer or (wire.PEERS["wire/challenge_repairs"](case) if "x402" in case["from"] else {})


def refused(recompute):
    """Whether the computation fails here, too."""
    return lambda case: {"eth-account": attempt(recompute, case) is None} if "error" in case else {}


def decoded(case):
    """The official client's header decoding: base64, then JSON; other tests ask its models."""
    try:
        value = json.loads(base64.b64decode(case["input"]["value"].encode("utf-8")).decode("utf-8"))
    except Exception:
        value = None
    refused = value is None
    agrees = refused if "error" in case else not refused and value == json.loads(case["output"]["json"])
    return {"x402": agrees}


def found(case):
    """The challenge the official client finds in a response. It only gets responses with status 402."""
    given = case["input"]
    headers = {}
    for name, value in given["headers"]:
        headers.setdefault(name.lower(), value)
    try:
        body = json.loads(given["body"])
    except ValueError:
        body = None
    try:
        finder = x402HTTPClientSync(x402ClientSync())
        challenge = finder.get_payment_required_response(lambda name: headers.get(name.lower()), body)
        version = challenge.x402_version
    except Exception:  # What raises finds nothing, whatever it raises.
        version = None
    if "error" in case:
        agrees = version is None
    else:
        # Unknown members are dropped, so that only members that both read are compared.
        expected = json.loads(case["output"]["json"])
        whole = isinstance(expected, dict) and {"x402Version", "accepts"} <= expected.keys()
        agrees = whole and version == expected["x402Version"] and len(challenge.accepts) == len(expected["accepts"])
    return {"x402": agrees}


RECOMPUTED = {
    ("eip712/domain_separator", "eth-account"): separator,
    ("signature/recover", "eth-account"): recover,
    ("header/encode", "x402"): encode,
    ("exact/prepare", "eth-account"): asked,
    ("exact/finish", "eth-account"): finished,
    ("exact/sign", "eth-account"): signed,
    **evm.RECOMPUTED,
    **values.RECOMPUTED,
}
ASKED = {
    **PEERS,
    **values.PEERS,
    **wire.PEERS,
    **matching.PEERS,
    "client/choose": preferred,
    "wire/payment_required": challenged,
    "exact/verify": verified,
    "header/decode": decoded,
    "http/challenge": found,
    "eip712/domain_separator": refused(separator),
    "eip3009/digest": refused(evm.digest),
}


def cases():
    for path in sorted(VECTORS.glob("*/*.json")):
        file = json.loads(path.read_text("utf-8"))
        for case in file.get("cases", ()):
            yield file["op"], case


def agreement(op, case):
    return ASKED[op](case) if op in ASKED else {}


def texts():
    """The files that `--write` writes."""
    agrees = {case["id"]: answer for op, case in cases() if (answer := agreement(op, case))}
    lines = ",\n".join(f" {json.dumps(name)}: {json.dumps(answer)}" for name, answer in sorted(agrees.items()))
    return {
        HERE / "agrees.json": f"{{\n{lines}\n}}\n",
        VECTORS / "messages/official-python.json": json.dumps(official.messages(), ensure_ascii=False, indent=1) + "\n",
    }


def main():
    written = texts()
    if "--write" in sys.argv:
        for path, text in written.items():
            path.write_text(text, "utf-8")
        return
    wrong = [f"{path.name} is not what the oracle says now" for path, text in written.items() if path.read_text("utf-8") != text]
    checked = 0
    for op, case in cases():
        answer = agreement(op, case)
        for name, agrees in answer.items():
            checked += 1
            if agrees != (name in case["from"]):
                wrong.append(f"{case['id']}: {name} is {'not ' if agrees else ''}named, wrongly")
        for name in sorted({"eth-account", "x402"}.intersection(case["from"]) - set(answer)):
            compute = RECOMPUTED.get((op, name))
            if compute is None:
                wrong.append(f"{case['id']}: {name} is named and cannot be asked")
                continue
            checked += 1
            found = attempt(compute, case)
            if found != case.get("output"):
                wrong.append(f"{case['id']}: {name} says {found}")
    print(f"{checked} answers of eth-account and x402, {len(wrong)} wrong")
    print(*wrong, sep="\n")
    sys.exit(1 if wrong or not checked else 0)


if __name__ == "__main__":
    main()
