"""Messages in words, and as JSON, for `python -m x402_kernel`."""

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

PLACES = {"header": "in PAYMENT-REQUIRED", "body": "in the body", "text": "as handed over"}


def as_text(message: Any, status: Optional[int], repairs: Sequence[Repair]) -> str:
    """A message in words."""
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
    """A challenge, entry by entry."""
    before = "" if status is None else f"HTTP {status}, "
    lines = [f"{before}x402 v{message.version}, {PLACES[message.found]}"]
    if message.resource is not None:
        lines.append(f"  for {clean(message.resource.url)}")
    entries = [(entry.index or 0, offer(entry)) for entry in message.accepts]
    entries += [(entry.index, skipped(entry)) for entry in message.skipped]
    lines += [f"  [{index}] {line}" for index, line in sorted(entries)]
    lines += map(repair, message.repairs)
    without = "cannot be paid as it stands" if message.skipped else "offers nothing"
    return [*lines, "  ok: payable" if message.accepts else f"  {without}"]


def offer(message: PaymentRequirements) -> str:
    """An offer in a line."""
    to = f"to {message.pay_to[:6]}…{message.pay_to[-4:]}"
    network, seconds = network_name(message.network), f"within {message.max_timeout_seconds} s"
    return "  ".join([clean(message.price), network, message.scheme, to, seconds])


def skipped(entry: Skipped) -> str:
    """An entry that cannot be used, and why."""
    return f"unusable, {clean(entry.error.sentence)} ({entry.error.code})"


def repair(done: Repair) -> str:
    """What was repaired."""
    cause = "" if done.cause is None else f" ({clean(done.cause.sentence)})"
    return f"  repaired: {done.kind}{cause}"


def payment(message: PaymentPayload) -> list[str]:
    """A payment: who pays whom what, and until when."""
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
    """A receipt."""
    if isinstance(message, SettleResponse.Settled):
        return f"settled on {clean(message.network)} in {clean(message.transaction)}"
    if isinstance(message, SettleResponse.Pending):
        return f"not settled yet: {clean(message.transaction)} may still do it"
    assert isinstance(message, SettleResponse.Failed)
    return f"not settled: {clean(message.reason or 'no reason given')}"


def outcome(message: HttpOutcome, status: Optional[int]) -> str:
    """A response without a message."""
    if isinstance(message, HttpOutcome.OtherProtocol):
        return f"HTTP {status}: a challenge of another protocol, {clean(message.name)}"
    return f"HTTP {status}: nothing about a payment"


def problem(error: X402Error) -> str:
    """An error as a person wants it: the code, the sentence, the place, what to try."""
    lines = [f"x402: {error.code}: {clean(error.sentence)}"]
    if error.at:
        lines.append(f"  at {clean(error.at)}")
    if "hint" in error.detail:
        lines.append(f"  hint: {clean(error.detail['hint'])}")
    return "\n".join(lines)


def clean(text: str) -> str:
    """Somebody else's text, without the characters that move a cursor, ring a bell or turn the direction of reading."""
    tricky = ("Cc", "Cf", "Cs", "Zl", "Zp")
    return "".join("\N{REPLACEMENT CHARACTER}" if unicodedata.category(c) in tricky else c for c in text)


def as_json(message: Any) -> str:
    """One JSON object: what the message is, then its fields; its exact text stands in `json`."""
    name = type(message).__qualname__.partition(".")[0]
    kind = {"type": "response" if name == "HttpOutcome" else snake(name)}
    if name == "SettleResponse":
        kind["status"] = snake(type(message).__name__)
    return json.dumps({**kind, **fields(message)})


def fields(value: Any) -> dict[str, Any]:
    """What its getters say, by the names that the other languages have for them."""
    names = [name for name, _ in inspect.getmembers(type(value), inspect.isdatadescriptor) if name[0] != "_"]
    said = {name: getattr(value, name) for name in names}
    return {camel(name): plain(field) for name, field in said.items() if not isinstance(field, Profile)}


def plain(value: Any) -> Any:
    """A field's value in JSON."""
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
