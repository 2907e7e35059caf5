"""What is raised, and what values carry as `error`."""

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
    """It can be read, and is not acceptable."""

    USAGE = "usage"
    """The caller made a mistake; nothing a peer wrote causes it."""


class X402Error(Exception):
    """An error of the kernel: `code` to switch on, `reason` for the wire, `at` for the JSON pointer, `detail` for the facts,
    `sentence` for people. `str()` of it is `code: sentence (at pointer)`.

    It is a `MalformedError`, a `RejectedError` or a `UsageError`. Two are equal when they say the same. Only the kernel
    makes one.
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
        # All of it is in `args`, so that pickling and copying are those of every exception.
        super().__init__(code, reason, at, dict(detail), sentence, text, http_status)

    @property
    def code(self) -> str:
        """The stable code, such as `verify.recipient`: a text of `codes.Code`."""
        return str(self.args[0])

    @property
    def reason(self) -> Optional[str]:
        """What x402 calls it on the wire (`invalidReason`, `errorReason`; x402 v2 §9), if it has a name for it."""
        reason: Optional[str] = self.args[1]
        return reason

    @property
    def at(self) -> str:
        """A JSON pointer (RFC 6901) into the message; empty for the whole of it."""
        return str(self.args[2])

    @property
    def detail(self) -> dict[str, str]:
        """The facts, in the order they matter."""
        return dict(self.args[3])

    @property
    def sentence(self) -> str:
        """A sentence for a person. Not stable: switch on the code."""
        return str(self.args[4])

    @property
    def http_status(self) -> int:
        """The HTTP status with which a server answers a payment that fails so: 402 where a payment is wanted (none
        came, or it is not acceptable), 400 where what came cannot be read (x402 v2, HTTP transport), 500 for its own
        mistake.

        It is about a payment that a client sent. The same error about a facilitator's response is 502: nobody paid wrongly.
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
    """It can be read, and is not acceptable."""

    kind = ErrorKind.REJECTED


class UsageError(X402Error, ValueError):
    """The caller made a mistake; nothing a peer wrote causes it."""

    kind = ErrorKind.USAGE


for _class in (ErrorKind, X402Error, MalformedError, RejectedError, UsageError):
    # Where they are to be found; tracebacks and pickles say so.
    _class.__module__ = "x402_kernel"
del _class
