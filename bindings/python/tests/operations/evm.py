"""Typed data, authorizations, signatures, calldata."""

from __future__ import annotations

from typing import Callable

from x402_kernel import (
    Erc6492,
    TypedData,
    authorization_state_calldata,
    calldata,
    cancel_calldata,
    cancel_digest,
    cancel_struct_hash,
    digest,
    domain_separator,
    normalized_signature,
    recover,
    signature_from_der,
    signature_from_eip2098,
    signature_from_rs,
    struct_hash,
)

from .inputs import Object, in_32_bytes, in_bytes
from .shapes import present


def typed(input: Object) -> Object:
    data = TypedData.parse(input["json"])
    return {"domainSeparator": data.domain_separator, "structHash": data.struct_hash, "digest": data.digest}


def digests(input: Object) -> Object:
    domain, authorization, kind = input["domain"], input["authorization"], input.get("kind", "transfer")
    return {
        "domainSeparator": domain_separator(domain),
        "structHash": struct_hash(authorization, kind=kind),
        "digest": digest(domain, authorization, kind=kind),
    }


def cancel_digests(input: Object) -> Object:
    domain, cancel = input["domain"], input["cancel"]
    return {
        "domainSeparator": domain_separator(domain),
        "structHash": cancel_struct_hash(cancel),
        "digest": cancel_digest(domain, cancel),
    }


def settling(input: Object) -> Object:
    overload = "overload" in input
    match input["call"]:
        case "state":
            data = authorization_state_calldata(input["authorizer"], input["nonce"])
        case "cancel":
            data = cancel_calldata(input["cancel"], input["signature"], bytes_overload=overload)
        case kind:
            signature = in_bytes(input["signature"])
            data = calldata(input["authorization"], signature, kind=kind, bytes_overload=overload)
    return {"data": data}


def signature(input: Object) -> Object:
    given = in_bytes(input["signature"])
    digest = in_32_bytes(input["digest"]) if "digest" in input else None
    match input["form"]:
        case "eip2098":
            made = signature_from_eip2098(given)
        case "normalized":
            made = normalized_signature(given)
        case "der":
            made = signature_from_der(given, input["digest"], input["signer"])
        case "rs":
            made = signature_from_rs(given, input["digest"], input["signer"])
        case other:
            raise KeyError(other)
    return present(signature=made, address=None if digest is None else recover(digest, made))


def envelope(input: Object) -> Object:
    envelope = Erc6492.parse(input["signature"])
    return {"factory": envelope.factory, "calldata": envelope.calldata, "signature": envelope.signature}


OPERATIONS: dict[str, Callable[[Object], Object]] = {
    "eip712/domain_separator": lambda input: {"separator": domain_separator(input["domain"])},
    "eip712/typed_data": typed,
    "eip3009/digest": digests,
    "eip3009/cancel_digest": cancel_digests,
    "eip3009/calldata": settling,
    "signature/from": signature,
    "signature/erc6492": envelope,
    "signature/recover": lambda input: {"address": recover(input["digest"], input["signature"])},
}
