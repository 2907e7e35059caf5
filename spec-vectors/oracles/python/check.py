"""The second oracle: eth-account and the official Python SDK on every case that names them, and on every case of
`exact/verify` and `header/decode` that does not, where they have to disagree. None of x402-kernel runs here."""

import base64
import contextlib
import json
import sys
import time
from pathlib import Path

from eth_account import Account
from eth_account._utils.signing import to_standard_v
from eth_account.messages import encode_typed_data
from eth_keys import keys
from eth_utils import keccak, to_checksum_address
from x402 import x402ClientSync
from x402.http import x402HTTPClientSync
from x402.http.utils import safe_base64_encode
from x402.mechanisms.evm.asset_cache import reset_asset_contract_cache
from x402.mechanisms.evm import EthAccountSigner
from x402.mechanisms.evm.exact import ExactEvmClientScheme, ExactEvmFacilitatorScheme, ExactEvmServerScheme
from x402.mechanisms.evm.exact.facilitator import ExactEvmSchemeConfig
from x402.mechanisms.evm.exact.v1 import ExactEvmSchemeV1Client, ExactEvmSchemeV1Facilitator
from x402.mechanisms.evm.exact.v1.facilitator import ExactEvmSchemeV1Config
from x402.mechanisms.evm.v1.constants import V1_NETWORK_CHAIN_IDS
from x402.schemas import PaymentPayload, PaymentRequired, PaymentRequirements, SettleResponse
from x402.schemas.v1 import PaymentPayloadV1, PaymentRequiredV1, PaymentRequirementsV1

import evm

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
    """The typed data with its types spelled out: what is inferred is not what is asked."""
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


def address(case):
    return {"address": to_checksum_address(case["input"]["text"].lower())}


def encode(case):
    return {"header": safe_base64_encode(case["input"]["json"])}


def network(case):
    chain = V1_NETWORK_CHAIN_IDS[case["input"]["text"]]
    return {**case["output"], "network": f"eip155:{chain}"}


def asked(case):
    """What the kernel asks to be signed, hashed from the very typed data it hands to wallets."""
    (request,) = case["output"]["requests"]
    signable = encode_typed_data(full_message=json.loads(request["typedData"]))
    return {**case["output"], "requests": [{**request, "digest": hexed(digest_of(signable))}]}


def payer_domain(case):
    """The domain of the token that the case's demand offers first, as its contract names itself."""
    offer = json.loads(case["input"]["challenge"])["accepts"][0]
    chain, name = ("8453", "USD Coin") if offer["asset"] == "0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913" else ("84532", "USDC")
    return {"name": name, "version": "2", "chainId": chain, "verifyingContract": offer["asset"]}


def finished(case):
    """The finished payment's signature, made again from its authorization by the key that all vectors pay with."""
    payload = json.loads(case["output"]["json"])["payload"]
    signed = Account.sign_message(typed(payer_domain(case), payload["authorization"]), "0x" + "11" * 32)
    if hexed(signed.signature) != payload["signature"]:
        return {"signature": hexed(signed.signature)}
    header = base64.b64encode(case["output"]["json"].encode()).decode()
    return {**case["output"], "header": header}


def signed(case):
    """The authorization a request leads to, and its signature."""
    given = case["input"]
    demand = json.loads(given["challenge"])
    offer = demand["accepts"][0]
    message = {
        "from": given["payer"]["address"], "to": to_checksum_address(offer["payTo"].lower()),
        "value": offer.get("amount") or offer.get("maxAmountRequired"),
        "validAfter": str(given["now"] - 600) if demand["x402Version"] == 1 else "0",
        "validBefore": str(given["now"] + min(offer["maxTimeoutSeconds"], 600)), "nonce": given["nonce"],
    }
    account = Account.from_key(given["key"])
    signature = account.sign_message(typed(payer_domain(case), message)).signature
    return {"address": account.address, "signature": hexed(signature)}


class Chain:
    """A chain that finds nothing wrong: a payer has the code it is said to have, every token has some, every simulation
    succeeds. But a payer's code takes no signature, and a token that asks it reverts: whether the code is asked shows."""

    def __init__(self, asset, payer, code):
        self.codes = {payer: code, str(asset).lower(): b"\x60"}
        self.refuses = bool(code)

    def get_addresses(self):
        return ["0x0000000000000000000000000000000000000001"]

    def get_code(self, address):
        return self.codes.get(address.lower(), b"")

    def read_contract(self, _address, _abi, name, *_):
        if name == "isValidSignature":
            return b"\x00" * 4
        if self.refuses and name == "transferWithAuthorization":
            raise ValueError("execution reverted")
        return True

    def verify_typed_data(self, *_):
        return True


CODE = {"delegated": b"\xef\x01\x00" + b"\xab" * 20, "contract": b"\x60"}


@contextlib.contextmanager
def clock(now):
    real = time.time
    time.time = lambda: now
    try:
        yield
    finally:
        time.time = real


def takes(case):
    """Whether the official facilitator takes the payment, at the case's time."""
    given = case["input"]
    try:
        text = given.get("payment") or base64.b64decode(given["header"]).decode()
        payment, requirement = json.loads(text), json.loads(given["requirement"])
        reset_asset_contract_cache()
        options = given.get("options", {})
        payer = payment["payload"]["authorization"]["from"].lower()
        chain = Chain(requirement["asset"], payer, CODE.get(options.get("payerCode"), b""))
        allowed = {"eip6492_allowed_factories": options.get("factories", [])}
        with clock(given["now"]):
            if given["version"] == 1:
                scheme = ExactEvmSchemeV1Facilitator(chain, ExactEvmSchemeV1Config(**allowed))
                payload, offer = PaymentPayloadV1, PaymentRequirementsV1
            else:
                scheme = ExactEvmFacilitatorScheme(chain, ExactEvmSchemeConfig(**allowed))
                payload, offer = PaymentPayload, PaymentRequirements
            return scheme.verify(payload.model_validate(payment), offer.model_validate(requirement)).is_valid is True
    except Exception:  # What raises does not take the payment, whatever it raises.
        return False


def verified(case):
    agrees = takes(case) == (case["output"]["verdict"] == "signed_by_payer")
    return agrees == ("x402" in case["from"])


def decoded(case):
    """The official client's header decoding: base64, then JSON; its models are asked elsewhere."""
    try:
        value = json.loads(base64.b64decode(case["input"]["value"].encode("utf-8")).decode("utf-8"))
    except Exception:
        value = None
    refused = value is None
    agrees = refused if "error" in case else not refused and value == json.loads(case["output"]["json"])
    return agrees == ("x402" in case["from"])


def pays(demand, networks):
    """The place of the offer that the official client pays, its own spend controls on; None if it pays none."""
    client = x402ClientSync()
    account = EthAccountSigner(Account.from_key("0x" + "11" * 32))
    for network in networks:
        client.register(network, ExactEvmClientScheme(account))
        for name, chain in V1_NETWORK_CHAIN_IDS.items():
            if f"eip155:{chain}" == network:
                client.register_v1(name, ExactEvmSchemeV1Client(account))
    try:
        model = PaymentRequiredV1 if demand["x402Version"] == 1 else PaymentRequired
        payment = client.create_payment_payload(model.model_validate(demand)).model_dump(by_alias=True, exclude_none=True)
    except Exception:  # What raises pays nothing, whatever it raises.
        return None
    if demand["x402Version"] == 1:
        return next(i for i, offer in enumerate(demand["accepts"]) if offer["network"] == payment["network"])
    # The Python client does not echo what it does not know, and adds an empty `extra`.
    known = ("scheme", "network", "amount", "asset", "payTo")
    same = [[offer.get(name) for name in known] == [payment["accepted"][name] for name in known] for offer in demand["accepts"]]
    return same.index(True)


def chosen(case):
    """A choice under the default policy, or an approval by it; the official client has no other."""
    given = case["input"]
    if set(given) - {"challenge", "payer", "policy", "request", "now"} or given.get("policy"):
        return "x402" not in case["from"]
    if given["payer"]["address"] == "me" or given["payer"]["networks"] == ["base"] or given.get("request", REQUEST) != REQUEST:
        return True
    output = case.get("output", {})
    expected = output.get("index", output.get("option", {}).get("index"))
    return (pays(json.loads(given["challenge"]), given["payer"]["networks"]) == expected) == ("x402" in case["from"])


def found(case):
    """The demand the official client finds in a response. It is handed 402s only."""
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
        demand = finder.get_payment_required_response(lambda name: headers.get(name.lower()), body)
        version = demand.x402_version
    except Exception:  # What raises finds nothing, whatever it raises.
        version = None
    if "error" in case:
        agrees = version is None
    else:
        # Unknown members are dropped here, so what is compared is what both must read.
        expected = json.loads(case["output"]["json"])
        agrees = version == expected["x402Version"] and len(demand.accepts) == len(expected["accepts"])
    return agrees == ("x402" in case["from"])


def money(case):
    """The official server's price, of a dollar token with six decimals."""
    assert case["input"]["decimals"] == 6
    return {"amount": ExactEvmServerScheme().parse_price(case["input"]["text"], "eip155:84532").amount}


def demand(case):
    PaymentRequired.model_validate(json.loads(case["input"]["json"]))
    return case["output"]


def payment(case):
    """The message without its signature's and amounts' spelling, which no model looks at."""
    read = PaymentPayload.model_validate(json.loads(case["input"]["json"]))
    return {**case["output"], "authorization": read.payload["authorization"]}


def receipt(case):
    read = SettleResponse.model_validate(json.loads(case["input"]["json"]))
    pending = not read.success and read.error_reason == "settlement_pending" and read.transaction
    return {"status": "pending" if pending else "other", "transaction": read.transaction}


REQUEST = {"method": "GET", "url": "https://api.example.com/premium-data"}
RECOMPUTED = {
    ("eip712/domain_separator", "eth-account"): separator,
    ("signature/recover", "eth-account"): recover,
    ("address/parse", "eth-account"): address,
    ("header/encode", "x402"): encode,
    ("network/parse", "x402"): network,
    ("money/to_amount", "x402"): money,
    ("wire/payment_required", "x402"): demand,
    ("wire/payment_payload", "x402"): payment,
    ("wire/settle_response", "x402"): receipt,
    ("exact/prepare", "eth-account"): asked,
    ("exact/finish", "eth-account"): finished,
    ("exact/sign", "eth-account"): signed,
    **evm.RECOMPUTED,
}
JUDGED = {"exact/verify": verified, "header/decode": decoded, "client/choose": chosen, "policy/approve": chosen, "http/challenge": found}


def main():
    wrong, checked = [], 0
    for path in sorted(VECTORS.glob("*/*.json")):
        file = json.loads(path.read_text("utf-8"))
        if "cases" not in file:
            continue
        for case in file["cases"]:
            if file["op"] in JUDGED:
                checked += 1
                if not JUDGED[file["op"]](case):
                    wrong.append(f"{case['id']}: x402 is {'' if 'x402' in case['from'] else 'not '}named, wrongly")
            for oracle in {"eth-account", "x402"}.intersection(case["from"]) if file["op"] not in JUDGED else ():
                compute = RECOMPUTED.get((file["op"], oracle))
                if compute is None:
                    wrong.append(f"{case['id']}: {oracle} is named and cannot be asked")
                    continue
                checked += 1
                try:
                    found = compute(case)
                except Exception as error:  # What raises refuses, whatever it raises.
                    found = None
                    refusal = f"{type(error).__name__} {error}"
                if found is None and "output" in case:
                    wrong.append(f"{case['id']}: {oracle} refuses: {refusal}")
                elif found != case.get("output"):
                    wrong.append(f"{case['id']}: {oracle} says {found}")
    print(f"{checked} cases checked by eth-account and x402, {len(wrong)} wrong")
    print(*wrong, sep="\n")
    sys.exit(1 if wrong or not checked else 0)


main()
