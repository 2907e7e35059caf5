"""Everything in the package that can be called, with valid arguments: found by inspection, so that nothing new is
forgotten.
"""

from __future__ import annotations

import inspect
from typing import Any, Callable, Iterator, NamedTuple

import sample
import values
import x402_kernel
from sample import NETWORK, NONCE, NOW, PAYER, SIGNER
from x402_kernel import (
    Answer,
    Authorization,
    Balance,
    CancelAuthorization,
    Eip712Domain,
    Event,
    FacilitatorRequest,
    Policy,
    Profile,
    Purchase,
    SettleResponse,
    AssetId,
    encode_header,
)


def der(*numbers: str) -> str:
    """The numbers, given in hexadecimal, in DER."""
    body = b""
    for number in numbers:
        value = int(number, 16)
        octets = value.to_bytes(value.bit_length() // 8 + 1, "big")
        body += bytes([2, len(octets)]) + octets
    return "0x" + (bytes([0x30, len(body)]) + body).hex()



class Callee(NamedTuple):
    """Something that can be called."""

    name: str
    call: Callable[..., Any]
    owner: str
    """The class of its first argument, if it is a method."""


def find() -> Iterator[Callee]:
    """Every public function, constructor, static method, class method and method."""
    for name in x402_kernel.__all__:
        thing = getattr(x402_kernel, name)
        if inspect.isroutine(thing):
            yield Callee(name, thing, "")
    for name, of in {**values.classes(), **{union.__name__: union for union in values.UNIONS}}.items():
        if issubclass(of, BaseException):
            continue
        # A class without a public constructor has one that raises.
        if getattr(of, "__text_signature__", None) is not None:
            yield Callee(name, of, "")
        # Methods that a case has from its enum are listed with the enum.
        for member, thing in vars(of).items():
            if member[0] != "_" and callable(getattr(of, member)) and not inspect.isclass(getattr(of, member)):
                bound = isinstance(thing, (staticmethod, classmethod)) or inspect.isbuiltin(thing)
                yield Callee(f"{name}.{member}", getattr(of, member), "" if bound else name)


CALLEES = list(find())


def always(value: Any) -> Callable[[], Any]:
    """A function that returns the value."""
    return lambda: value


def owners() -> dict[str, Callable[[], Any]]:
    """Makes the first argument of a method, by its class; a handle is new each time."""
    made: dict[str, Callable[[], Any]] = {}
    for value in values.values():
        for of in type(value).__mro__:
            made.setdefault(of.__qualname__, always(value))
    fresh: dict[str, Callable[[], Any]] = {
        "Approved": sample.approved,
        "LocalSigner": lambda: SIGNER,
        "Policy": Policy,
        "Purchase": lambda: Purchase(Policy(), PAYER, sample.REQUEST),
        "UnsignedPayment": sample.unsigned,
    }
    return {**made, **fresh}


OWNERS = owners()
OFFER = sample.challenge().accepts[0]
DOMAIN = Eip712Domain(name="USDC", version="2", chain_id=84532, verifying_contract=OFFER.asset)
PAYMENT = sample.payment()
SIGNED = SIGNER.sign(sample.unsigned().requests[0])
R, S = SIGNED[2:66], SIGNED[66:130]
EIP2098 = "0x" + R + f"{int(S, 16) | (int(SIGNED[130:], 16) - 27) << 255:064x}"

# By a parameter's name.
GOOD: dict[str, Any] = {
    "accepted": OFFER.json, "additions": {"mine": {"info": {}}}, "address": OFFER.asset, "amount": 10000,
    "answers": [Answer("authorization", SIGNED)], "asset": OFFER.asset, "assets": [AssetId(NETWORK, OFFER.asset)],
    "authorization": PAYMENT.authorization, "authorizer": PAYER.address,
    "balances": [Balance(NETWORK, OFFER.asset, 1)], "body": sample.CHALLENGE, "bytes_overload": True,
    "cache_control": "no-cache", "cancel": CancelAuthorization(PAYER.address, NONCE), "chain_id": 84532,
    "challenge": sample.challenge(), "choice": sample.choice(), "code": "0x", "confirm": True, "counter": "payments",
    "cross_origin": True, "date": "Sun, 17 Mar 2030 17:46:40 GMT", "decimals": 6, "der": der(R, S), "digest": sample.unsigned().digest,
    "domain": DOMAIN, "echoed": "{}", "error": next(values.errors()), "event": Event.Start(NOW, NONCE),
    "existing": "no-cache", "factories": [OFFER.asset], "from_": PAYER.address, "header": PAYMENT.header,
    "headers": {"a": "b"}, "id": "authorization", "json": "{}", "key": bytes([1] * 32), "kind": "receive", "max_lifetime": 60, "message": "0x68656c6c6f", "method": "GET",
    "min_runway": 9, "money": "$0.05", "name": "USDC", "network": NETWORK, "networks": [NETWORK], "nonce": NONCE,
    "now": NOW, "offer": OFFER, "offers": [OFFER], "one_sdk": True, "options": {}, "own": "https://api.example.com",
    "paid": True, "payer": PAYER.address, "payer_code": "none", "payment": PAYMENT, "payments": [PAYMENT],
    "per_payment": "$0.05", "policy": Policy(), "prefer_assets": [AssetId(NETWORK, OFFER.asset)],
    "prefer_networks": [NETWORK], "profile": Profile(), "reader": "server", "reason": "invalid_network",
    "receipt": SettleResponse.parse(values.SETTLED), "received_at": NOW, "repaired": True, "request": sample.REQUEST,
    "offer": OFFER, "rs": SIGNED[:-2], "rule": "python", "said": "https://api.example.com", "salt": NONCE,
    "sent": "{}", "server_date": None, "signature": SIGNED, "signer": PAYER.address, "status": 402, "text": "10000",
    "to": OFFER.asset, "transaction": "0xab", "url": "https://api.example.com", "valid_after": 0,
    "valid_before": NOW, "value": 10000, "verifying_contract": OFFER.asset, "version": 2,
}  # fmt: skip

# Parameters with the same name and another meaning.
SPECIAL: dict[tuple[str, str], Any] = {
    ("Eip712Domain", "version"): "2",
    ("Erc6492.parse", "signature"): sample.ENVELOPE,
    ("Payer", "kind"): "key",
    ("LocalSigner.sign", "request"): sample.unsigned().requests[0],
    ("PaymentPayload.from_header", "value"): PAYMENT.header,
    ("PaymentRequired.choose", "payer"): PAYER,
    ("PaymentRequired.from_header", "value"): encode_header(sample.CHALLENGE),
    ("PrepareOptions", "valid_after"): "backdated",
    ("Purchase", "payer"): PAYER,
    ("DiscoveryPage.parse", "json"): values.PAGE,
    ("FacilitatorRequest.parse", "json"): FacilitatorRequest(PAYMENT, OFFER).json,
    ("PaymentPayload.parse", "json"): PAYMENT.json,
    ("PaymentRequired.parse", "json"): sample.CHALLENGE,
    ("PaymentRequirements.parse", "json"): sample.OFFER,
    ("Profile.from_json", "json"): "{}",
    ("SettleResponse.parse", "json"): values.SETTLED,
    ("Supported.parse", "json"): values.KINDS,
    ("TypedData.parse", "json"): sample.unsigned().typed_data,
    ("VerifyResponse.parse", "json"): '{"isValid":true}',
    ("decode_header", "value"): PAYMENT.header,
    ("encode_header", "json"): sample.CHALLENGE,
    ("parse_address", "text"): OFFER.asset,
    ("parse_network", "text"): NETWORK,
    ("signature_from_eip2098", "signature"): EIP2098,
}


def parameters(callee: Callee) -> list[str]:
    """The names of its parameters."""
    return [name for name in inspect.signature(callee.call).parameters if name != "self"]


def good(callee: Callee) -> tuple[list[Any], dict[str, Any]]:
    """Arguments that the callee takes: positional, and by name."""
    positional: list[Any] = [OWNERS[callee.owner]()] if callee.owner else []
    names: dict[str, Any] = {}
    for parameter in inspect.signature(callee.call).parameters.values():
        if parameter.name == "self":
            continue
        # A new parameter needs an example here.
        special = SPECIAL.get((callee.name, parameter.name))
        value = GOOD[parameter.name] if special is None else special
        if parameter.kind is inspect.Parameter.KEYWORD_ONLY:
            names[parameter.name] = value
        else:
            positional.append(value)
    return positional, names
