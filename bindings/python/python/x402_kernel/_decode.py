"""`python -m x402_kernel decode`: shows what a 402, a payment or a receipt says."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Callable, NoReturn, Optional, Sequence, Union

from . import _show
from . import (
    ErrorKind,
    HttpOutcome,
    PaymentPayload,
    PaymentRequired,
    PaymentRequirements,
    Profile,
    Repair,
    SettleResponse,
    X402Error,
    decode_header,
    interpret,
)
from .codes import Code

Message = Union[PaymentRequired, PaymentPayload, PaymentRequirements, SettleResponse, HttpOutcome]

LIMIT = 1 << 20
"""The most bytes read from any input."""

# Messages are only looked at, so the client's smaller limits do not apply.
PROFILE = Profile.from_json({"limits": {"responseHeader": LIMIT, "body": LIMIT}})

READERS: tuple[Callable[[str], Message], ...] = (
    lambda json: PaymentPayload.parse(json, profile=PROFILE),
    lambda json: SettleResponse.parse(json, profile=PROFILE),
    lambda json: PaymentRequirements.parse(json, profile=PROFILE),
    lambda json: PaymentRequirements.parse(json, version=1, profile=PROFILE),
    lambda json: PaymentRequired.parse(json, profile=PROFILE),
)

EXITS = {ErrorKind.REJECTED: 1, ErrorKind.USAGE: 2, ErrorKind.MALFORMED: 3}


class Unreadable(Exception):
    """No reader accepts the text. Holds the errors of the readers whose kind of message it could be."""

    def __init__(self, errors: Sequence[X402Error]) -> None:
        relevant = [error for error in errors if error.code != Code.MESSAGE_MISSING] or errors
        self.errors: Sequence[X402Error] = list(dict.fromkeys(relevant))
        super().__init__(self.errors)


class NoResponse(Exception):
    """The text begins like an HTTP response but has no status."""


def main(arguments: Optional[Sequence[str]] = None) -> int:
    """Runs the command line and returns its exit code."""
    parser = argparse.ArgumentParser("python -m x402_kernel", description="The x402 protocol core for Python.")
    command = parser.add_subparsers(required=True, metavar="command").add_parser(
        "decode",
        help="show what a 402, a payment or a receipt says",
        description="Reads a header's value, a message in JSON, or what `curl -i` prints. The exit code is 1 for a "
        "challenge without a readable offer, 2 for wrong usage, 3 for a malformed message.",
    )
    command.add_argument("input", nargs="?", default="-", help="the message: its text, a file, or - for standard input")
    command.add_argument("--json", action="store_true", help="print one JSON object: its type and the decoded fields")
    options = parser.parse_args(arguments)
    for stream in (sys.stdout, sys.stderr):
        # Print question marks, not a traceback, where a terminal lacks a character.
        getattr(stream, "reconfigure", lambda **_: None)(errors="replace")
    try:
        message, status, repairs = read(text_of(options.input, command.error))
    except Unreadable as error:
        return complain(error.errors)
    except X402Error as error:
        return complain([error])
    except NoResponse as error:
        command.error(str(error))
    shown = _show.as_json(message) if options.json else _show.as_text(message, status, repairs)
    print(shown)
    return 1 if isinstance(message, PaymentRequired) and not message.accepts else 0


def complain(errors: Sequence[X402Error]) -> int:
    """Prints errors to standard error and returns the exit code."""
    for error in errors:
        print(_show.problem(error), file=sys.stderr)
    return EXITS[errors[0].kind]


def text_of(argument: str, wrong: Callable[[str], NoReturn]) -> str:
    """Returns the text of an argument: standard input for `-`, a file of that name, or the argument itself."""
    try:
        if argument == "-":
            data = sys.stdin.buffer.read(LIMIT + 1)
        elif is_file(argument):
            with open(argument, "rb") as file:
                data = file.read(LIMIT + 1)
        else:
            return argument.strip()
    except OSError as error:
        wrong(str(error))
    if len(data) > LIMIT:
        wrong(f"more than {LIMIT} bytes")
    # Bytes that are not UTF-8 are replaced; the kernel decides whether the rest is a message.
    return data.decode("utf-8", "replace").strip()


def is_file(argument: str) -> bool:
    """Returns whether a file has that name. Most arguments are not even valid names."""
    try:
        return Path(argument).is_file()
    except (OSError, ValueError):
        return False


def read(text: str) -> tuple[Message, Optional[int], Sequence[Repair]]:
    """Reads a text. Returns the message, the status of its response and the repairs of its header."""
    if text[:5].upper() == "HTTP/":
        return response(text)
    if text.startswith(("{", "[", '"')):
        return message(text, READERS), None, ()
    decoded = decode_header(text, "client", profile=PROFILE)
    # A challenge lists these repairs itself.
    challenge: Callable[[str], Message] = lambda _: PaymentRequired.from_header(text, profile=PROFILE)
    return message(decoded.json, (*READERS[:-1], challenge)), None, decoded.repairs


def message(json: str, readers: Sequence[Callable[[str], Message]]) -> Message:
    """Tries all readers. Where several accept the text, the one with the fewest repairs wins."""
    found: list[Message] = []
    errors: list[X402Error] = []
    for reader in readers:
        try:
            found.append(reader(json))
        except X402Error as error:
            errors.append(error)
    if not found:
        # For a payment, the error that it is not a challenge does not help.
        raise Unreadable([error for error in errors if error.code != Code.MESSAGE_OTHER_KIND] or errors)
    return min(found, key=lambda message: len(getattr(message, "repairs", ())))


def response(text: str) -> tuple[Message, Optional[int], Sequence[Repair]]:
    """Reads what `curl -i` prints: status line, headers, an empty line, the body. Of several responses, the last counts."""
    head, _, body = text.replace("\r\n", "\n").partition("\n\n")
    if body.lstrip()[:5].upper() == "HTTP/":
        return response(body.lstrip())
    first, *lines = head.split("\n")
    words = first.split()
    if len(words) < 2 or not words[1].isdecimal():
        raise NoResponse("the response has no status line such as HTTP/1.1 402")
    status = int(words[1])
    pairs = [line.partition(":") for line in lines if ":" in line]
    headers = [(name.strip(), value.strip()) for name, _, value in pairs]
    outcome = interpret(status, headers, body, profile=PROFILE)
    if isinstance(outcome, HttpOutcome.Challenge):
        return outcome.challenge, status, ()
    # A response does not show whether its request was paid. Assume so, to find a receipt.
    paid = interpret(status, headers, body, paid=True, profile=PROFILE)
    if isinstance(paid, HttpOutcome.Delivered) and paid.unreadable is not None:
        raise paid.unreadable
    receipt: Optional[Message] = getattr(paid, "receipt", None)
    return receipt or outcome, status, ()

