"""The errors of the kernel: raised, and inside values as `error`."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from typing import Optional

__all__ = ["ErrorKind", "MalformedError", "RejectedError", "UsageError", "X402Error"]


class ErrorKind(enum.Enum):
    """Who is at fault."""

    MALFORMED = "malformed"
    """The peer sent something that cannot be read."""

    REJECTED = "rejected"
    """The peer's message can be read, but is not acceptable."""

    USAGE = "usage"
    """The caller made a mistake. Nothing that a peer wrote causes it."""


class X402Error(Exception):
    """An error of the kernel: `code` to switch on, `reason` for the wire, `at` for the JSON pointer, `detail` for the facts,
    `sentence` for people. `str()` of it is `code: sentence (at pointer)`.

    It is a `MalformedError`, a `RejectedError` or a `UsageError`. Errors are compared by content. Only the kernel makes
    them.
    """

    kind: ErrorKind
    """Who is at fault."""

    def __init__(
        self,
        code: str,
        reason: Optional[str],
        at: str,
        detail: Mapping[str, str],
        sentence: str,
        text: str,
        http_status: int,
    ) -> None:
        # Everything is in `args`, so that it pickles and copies like any exception.
        super().__init__(code, reason, at, dict(detail), sentence, text, http_status)

    @property
    def code(self) -> str:
        """The stable code, such as `verify.recipient`: a text of `codes.Code`."""
        return str(self.args[0])

    @property
    def reason(self) -> Optional[str]:
        """The name x402 has for it on the wire (`invalidReason`, `errorReason`; x402 v2 §9), if any."""
        reason: Optional[str] = self.args[1]
        return reason

    @property
    def at(self) -> str:
        """A JSON pointer (RFC 6901) into the message; empty for the whole message."""
        return str(self.args[2])

    @property
    def detail(self) -> dict[str, str]:
        """The facts, the most important first."""
        return dict(self.args[3])

    @property
    def sentence(self) -> str:
        """A sentence for people. It may change: switch on the code."""
        return str(self.args[4])

    @property
    def http_status(self) -> int:
        """The HTTP status with which a server answers a payment that failed with this error: 402 if there was no payment or
        it is not acceptable, 400 if it cannot be read (x402 v2, HTTP transport), 500 for the server's own mistake.

        This is for payments that a client sent. Answer 502 if the error is about a facilitator's response.
        """
        return int(self.args[6])

    def __str__(self) -> str:
        return str(self.args[5])

    def __repr__(self) -> str:
        return f"{type(self).__name__}({str(self)!r})"

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and isinstance(other, X402Error) and self.args == other.args

    def __hash__(self) -> int:
        return hash((type(self), self.code, self.at))


class MalformedError(X402Error):
    """The peer sent something that cannot be read."""

    kind = ErrorKind.MALFORMED


class RejectedError(X402Error):
    """The peer's message can be read, but is not acceptable."""

    kind = ErrorKind.REJECTED


class UsageError(X402Error, ValueError):
    """The caller made a mistake. Nothing that a peer wrote causes it."""

    kind = ErrorKind.USAGE


for _class in (ErrorKind, X402Error, MalformedError, RejectedError, UsageError):
    # The public module, for tracebacks and pickles.
    _class.__module__ = "x402_kernel"
del _class
