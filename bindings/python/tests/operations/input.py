"""Reads a case's input."""

from __future__ import annotations

from typing import Any, Sequence, TypeVar

from x402_kernel import Profile

Object = dict[str, Any]
T = TypeVar("T")


class UnknownWord(Exception):
    """A word that the API cannot express; where it takes texts, such a word is `usage.argument`."""


def profile(input: Object) -> Profile:
    return Profile.from_json(input["profile"]) if "profile" in input else Profile()


def first(entries: Sequence[T]) -> T:
    return next(iter(entries))
