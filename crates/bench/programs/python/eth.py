"""Prints what eth-account takes for the same signature: what a user has today."""

import json

from eth_account import Account
from eth_account.messages import encode_typed_data
from eth_utils import keccak
from measure import INPUTS, time

TYPES = {
    "TransferWithAuthorization": [
        {"name": name, "type": kind}
        for name, kind in [
            ("from", "address"), ("to", "address"), ("value", "uint256"),
            ("validAfter", "uint256"), ("validBefore", "uint256"), ("nonce", "bytes32"),
        ]
    ]
}
domain, message = json.loads(INPUTS["domain"]), json.loads(INPUTS["authorization"])
message |= {name: int(message[name]) for name in ("value", "validAfter", "validBefore")}
message["nonce"] = bytes.fromhex(message["nonce"][2:])
signature, payer = INPUTS["signature"], INPUTS["payer"]


def signable():
    return encode_typed_data(domain, TYPES, message)


def digest():
    message = signable()
    return "0x" + keccak(b"\x19" + message.version + message.header + message.body).hex()


prepared = signable()
time("recover_typed_data", payer, lambda: Account.recover_message(signable(), signature=signature))
time("recover", payer, lambda: Account.recover_message(prepared, signature=signature))
time("digest", INPUTS["digest"], digest)
