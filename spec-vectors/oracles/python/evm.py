"""Typed data, authorizations, calldata and signatures, with eth-account and eth-abi."""

import json

from eth_abi import decode, encode
from eth_account.messages import encode_defunct, encode_typed_data
from eth_keys import keys
from eth_utils import keccak, to_checksum_address

FIELDS = {"name": "string", "version": "string", "chainId": "uint256", "verifyingContract": "address", "salt": "bytes32"}
AUTHORIZATION = {
    "from": "address", "to": "address", "value": "uint256", "validAfter": "uint256", "validBefore": "uint256", "nonce": "bytes32",
}
CANCEL = {"authorizer": "address", "nonce": "bytes32"}


def hexed(data):
    return "0x" + bytes(data).hex()


def unhexed(text):
    return bytes.fromhex(text[2:])


def hashes(full):
    signable = encode_typed_data(full_message=full)
    digest = keccak(b"\x19" + signable.version + signable.header + signable.body)
    return {"domainSeparator": hexed(signable.header), "structHash": hexed(signable.body), "digest": hexed(digest)}


def typed_data(case):
    return hashes(json.loads(case["input"]["json"]))


def listed(fields):
    return [{"name": name, "type": kind} for name, kind in fields.items()]


def full(domain, name, fields, message):
    """The typed data with its types written out, so that none is inferred."""
    types = {"EIP712Domain": listed({key: kind for key, kind in FIELDS.items() if key in domain}), name: listed(fields)}
    domain = {**domain, **({"chainId": int(domain["chainId"])} if "chainId" in domain else {})}
    numbers = {key: int(message[key]) for key, kind in fields.items() if kind == "uint256"}
    return {"types": types, "primaryType": name, "domain": domain, "message": {**message, **numbers}}


def digest(case):
    given = case["input"]
    name = {"transfer": "TransferWithAuthorization", "receive": "ReceiveWithAuthorization"}[given.get("kind", "transfer")]
    return hashes(full(given["domain"], name, AUTHORIZATION, given["authorization"]))


def cancel_digest(case):
    given = case["input"]
    return hashes(full(given["domain"], "CancelAuthorization", CANCEL, given["cancel"]))


ENVELOPE = bytes.fromhex("6492" * 16)


def opened(signature):
    """The parts of an ERC-6492 envelope, or None."""
    if not signature.endswith(ENVELOPE):
        return None
    return decode(["address", "bytes", "bytes"], signature[: -len(ENVELOPE)])


def calldata(case):
    given = case["input"]
    if given["call"] == "state":
        return {"data": called("authorizationState", ["address", "bytes32"], [given["authorizer"].lower(), unhexed(given["nonce"])])}
    fields, said = (CANCEL, given["cancel"]) if given["call"] == "cancel" else (AUTHORIZATION, given["authorization"])
    name = f"{given['call']}{'' if given['call'] == 'cancel' else 'With'}Authorization"
    read = {"address": str.lower, "uint256": int, "bytes32": unhexed}
    kinds, values = list(fields.values()), [read[kind](said[key]) for key, kind in fields.items()]
    signature = unhexed(given["signature"])
    if len(signature) == 65 and "bytesOverload" not in given:
        r, s, v = signature[:32], signature[32:64], signature[64]
        return {"data": called(name, [*kinds, "uint8", "bytes32", "bytes32"], [*values, 27 + v % 27, r, s])}
    parts = opened(signature)
    return {"data": called(name, [*kinds, "bytes"], [*values, parts[2] if parts else signature])}


def called(name, kinds, values):
    return hexed(keccak(f"{name}({','.join(kinds)})".encode())[:4] + encode(kinds, values))


def erc6492(case):
    factory, data, signature = opened(unhexed(case["input"]["signature"]))
    return {"factory": to_checksum_address(factory), "calldata": hexed(data), "signature": hexed(signature)}


ORDER = 0xFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFEBAAEDCE6AF48A03BBFD25E8CD0364141


def recovered(r, s, odd, digest):
    return keys.Signature(vrs=(odd, r, s)).recover_public_key_from_msg_hash(digest).to_checksum_address()


def der_integers(data):
    """r and s of a DER signature that is known to be one."""
    length = data[3]
    return int.from_bytes(data[4 : 4 + length], "big"), int.from_bytes(data[6 + length :], "big")


def signature_from(case):
    """The form's numbers, s turned into the lower half, and the parity: given, or found against the signer."""
    given = case["input"]
    data, form = unhexed(given["signature"]), given["form"]
    digest = unhexed(given["digest"]) if "digest" in given else None
    if form == "der":
        r, s = der_integers(data)
    else:
        r, s = (int.from_bytes(data[at : at + 32], "big") for at in (0, 32))
    if form == "eip2098":
        odd, s = s >> 255, s & ~(1 << 255)
    elif form == "normalized":
        odd = data[64] % 27 ^ (s > ORDER // 2)
    s = min(s, ORDER - s)
    if form in ("der", "rs"):
        odd = next(odd for odd in (0, 1) if recovered(r, s, odd, digest) == given["signer"])
    signature = r.to_bytes(32, "big") + s.to_bytes(32, "big") + bytes([27 + odd])
    return {"signature": hexed(signature), **({"address": recovered(r, s, odd, digest)} if digest else {})}


def personal(case):
    signable = encode_defunct(unhexed(case["input"]["message"]))
    return {"hash": hexed(keccak(b"\x19" + signable.version + signable.header + signable.body))}


RECOMPUTED = {
    ("eip191/hash", "eth-account"): personal,
    ("eip712/typed_data", "eth-account"): typed_data,
    ("eip3009/digest", "eth-account"): digest,
    ("eip3009/cancel_digest", "eth-account"): cancel_digest,
    ("eip3009/calldata", "eth-account"): calldata,
    ("signature/from", "eth-account"): signature_from,
    ("signature/erc6492", "eth-account"): erc6492,
}
