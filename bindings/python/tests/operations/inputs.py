"""Reads the input of an operation."""

from __future__ import annotations

from typing import Any

from x402_kernel import (
    Answer,
    Balance,
    Choice,
    Event,
    Payer,
    PaymentRequired,
    Policy,
    Profile,
    Request,
    AssetId,
    UnsignedPayment,
)

Object = dict[str, Any]


def profile(input: Object) -> Profile | None:
    return Profile.from_json(input["profile"]) if "profile" in input else None


def payer(input: Object) -> Payer:
    asked = input["payer"]

    def tokens(name: str) -> list[AssetId]:
        return [AssetId(entry["network"], entry["asset"]) for entry in asked.get(name, [])]

    known = asked.get("balances", [])
    return Payer(
        asked["address"],
        asked["networks"],
        kind=asked.get("kind", "key"),
        balances=[Balance(entry["network"], entry["asset"], entry["amount"]) for entry in known],
        assets=tokens("assets"),
        prefer_networks=asked.get("preferNetworks", []),
        prefer_assets=tokens("preferAssets"),
    )


def policy(input: Object) -> Policy:
    names = {
        "perPayment": "per_payment",
        "networks": "networks",
        "maxLifetime": "max_lifetime",
        "confirm": "confirm",
        "oneSdk": "one_sdk",
        "repaired": "repaired",
    }
    return Policy(**{names[name]: rule for name, rule in input["policy"].items()})


def request(input: Object) -> Request:
    return Request(input["request"]["method"], input["request"]["url"])


def choice(input: Object) -> Choice:
    chosen = PaymentRequired.parse(input["challenge"], profile=profile(input)).choose(payer(input))
    return chosen.with_extensions(input["extensions"]) if "extensions" in input else chosen


def unsigned(input: Object) -> UnsignedPayment:
    approved = policy(input).approve(choice(input), request(input), input["now"])
    prepare_at = input["prepareAt"] if "prepareAt" in input else input["now"]
    return approved.prepare(prepare_at, input["nonce"], options=input.get("options"))


def answers(input: Object) -> list[Answer]:
    return [Answer(answer["id"], answer["signature"]) for answer in input["answers"]]


def event(input: Object) -> Event:
    match input["event"]:
        case "start":
            return Event.Start(input["now"], input["nonce"])
        case "response":
            return Event.Response(input["status"], input["headers"], input["body"], input["now"])
        case "no_response":
            return Event.NoResponse(input["now"])
        case "confirmed":
            return Event.Confirmed(input["now"])
        case "declined":
            return Event.Declined()
        case "reserved":
            return Event.Reserved(input["now"])
        case "not_reserved":
            return Event.NotReserved(input["counter"])
        case "signed":
            return Event.Signed(answers(input), input["now"])
        case "not_signed":
            return Event.NotSigned()
        case "waited":
            return Event.Waited(input["now"])
        case other:
            raise KeyError(other)


# If two inputs are bad, the error is about the one that Rust reads first.


def in_bytes(text: str) -> str:
    return Answer("", text).signature


def in_32_bytes(text: str) -> str:
    return Event.Start(0, text).nonce
