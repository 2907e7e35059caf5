"""Describes messages in words and writes them as JSON, for `python -m x402_kernel`."""

from __future__ import annotations

import enum
import inspect
import json
import re
import unicodedata
from typing import Any, Optional, Sequence

from . import (
    HttpOutcome,
    PaymentPayload,
    PaymentRequired,
    PaymentRequirements,
    Profile,
    Repair,
    SettleResponse,
    Skipped,
    X402Error,
    network_name,
)

FOUND = {"header": "in PAYMENT-REQUIRED", "body": "in the body", "text": "as handed over"}


def as_text(message: Any, status: Optional[int], repairs: Sequence[Repair]) -> str:
    """Describes a message."""
    if isinstance(message, PaymentRequired):
        return "\n".join(challenge(message, status))
    if isinstance(message, PaymentPayload):
        lines = payment(message)
    elif isinstance(message, PaymentRequirements):
        lines = [offer(message)]
    elif isinstance(message, SettleResponse):
        lines = [receipt(message)]
    else:
        lines = [outcome(message, status)]
    return "\n".join([*lines, *map(repair, repairs)])


def challenge(message: PaymentRequired, status: Optional[int]) -> list[str]:
    """Describes a challenge, entry by entry."""
    before = "" if status is None else f"HTTP {status}, "
    lines = [f"{before}x402 v{message.version}, {FOUND[message.found]}"]
    if message.resource is not None:
        lines.append(f"  for {clean(message.resource.url)}")
    entries = [(entry.index or 0, offer(entry)) for entry in message.accepts]
    entries += [(entry.index, skipped(entry)) for entry in message.skipped]
    lines += [f"  [{index}] {line}" for index, line in sorted(entries)]
    lines += map(repair, message.repairs)
    without = "cannot be paid: no readable offer" if message.skipped else "offers nothing"
    return [*lines, "  ok: payable" if message.accepts else f"  {without}"]


def offer(message: PaymentRequirements) -> str:
    """Describes an offer, in one line."""
    to = f"to {message.pay_to[:6]}…{message.pay_to[-4:]}"
    network, seconds = network_name(message.network), f"within {message.max_timeout_seconds} s"
    return "  ".join([clean(message.price), network, message.scheme, to, seconds])


def skipped(entry: Skipped) -> str:
    """Describes a skipped entry: why it cannot be read."""
    return f"skipped, {clean(entry.error.sentence)} ({entry.error.code})"


def repair(done: Repair) -> str:
    """Describes a repair."""
    cause = "" if done.cause is None else f" ({clean(done.cause.sentence)})"
    return f"  repaired: {done.kind}{cause}"


def payment(message: PaymentPayload) -> list[str]:
    """Describes a payment: the amount, the payer, the recipient and the validity window."""
    signed, accepted = message.authorization, message.accepted
    agreed = accepted is not None and accepted.amount == signed.value
    price = accepted.price if accepted is not None and agreed else f"{signed.value} atomic units"
    return [
        f"x402 v{message.version} payment, for {message.header_name}",
        f"  {clean(price)} on {network_name(message.network)}",
        f"  from {signed.from_}",
        f"  to   {signed.to}",
        f"  valid after {signed.valid_after}, before {signed.valid_before}",
        f"  nonce {signed.nonce}",
        f"  signature of {len(message.signature) // 2 - 1} bytes, not checked here",
    ]


def receipt(message: SettleResponse) -> str:
    """Describes a receipt."""
    if isinstance(message, SettleResponse.Settled):
        return f"settled on {clean(message.network)} in {clean(message.transaction)}"
    if isinstance(message, SettleResponse.Pending):
        return f"not settled yet: {clean(message.transaction)} may still do it"
    assert isinstance(message, SettleResponse.Failed)
    return f"not settled: {clean(message.reason or 'no reason given')}"


def outcome(message: HttpOutcome, status: Optional[int]) -> str:
    """Describes a response without a message."""
    if isinstance(message, HttpOutcome.OtherProtocol):
        return f"HTTP {status}: a challenge of another protocol, {clean(message.name)}"
    return f"HTTP {status}: nothing about a payment"


def problem(error: X402Error) -> str:
    """Describes an error: its code, its sentence, where it is, and a hint."""
    lines = [f"x402: {error.code}: {clean(error.sentence)}"]
    if error.at:
        lines.append(f"  at {clean(error.at)}")
    if "hint" in error.detail:
        lines.append(f"  hint: {clean(error.detail['hint'])}")
    return "\n".join(lines)


def clean(text: str) -> str:
    """Replaces the characters of a peer's text that move the cursor, ring the bell or change the reading direction."""
    tricky = ("Cc", "Cf", "Cs", "Zl", "Zp")
    return "".join("\N{REPLACEMENT CHARACTER}" if unicodedata.category(c) in tricky else c for c in text)


def as_json(message: Any) -> str:
    """Returns one JSON object: the message's type, then its fields. `json` holds its exact text."""
    name = type(message).__qualname__.partition(".")[0]
    kind = {"type": "response" if name == "HttpOutcome" else snake(name)}
    if name == "SettleResponse":
        kind["status"] = snake(type(message).__name__)
    return json.dumps({**kind, **fields(message)})


def fields(value: Any) -> dict[str, Any]:
    """Reads every getter of a value, under its name in camel case."""
    names = [name for name, _ in inspect.getmembers(type(value), inspect.isdatadescriptor) if name[0] != "_"]
    said = {name: getattr(value, name) for name in names}
    return {camel(name): plain(field) for name, field in said.items() if not isinstance(field, Profile)}


def plain(value: Any) -> Any:
    """Converts a field's value to JSON."""
    if isinstance(value, X402Error):
        facts = {"kind": value.kind.value, "code": value.code, "reason": value.reason, "at": value.at}
        return {**facts, "detail": value.detail, "sentence": value.sentence}
    if isinstance(value, enum.Enum):
        return value.value
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    return value if value is None or isinstance(value, (bool, int, str)) else fields(value)


def snake(name: str) -> str:
    """`payment_required` of `PaymentRequired`."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower()


def camel(name: str) -> str:
    """`payTo` of `pay_to`."""
    first, *rest = name.rstrip("_").split("_")
    return first + "".join(word.capitalize() for word in rest)
