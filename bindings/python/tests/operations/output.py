"""Writes what a case shows of a value."""

from __future__ import annotations

import enum
from functools import singledispatch
from typing import Any, Sequence

from .input import Object


@singledispatch
def show(value: Any) -> Any:
    """A plain value; what is shown of others is registered."""
    return value


@show.register(enum.Enum)
def _(value: enum.Enum) -> Any:
    return value.value


@show.register(list)
@show.register(tuple)
def _(value: Sequence[Any]) -> list[Any]:
    return [show(entry) for entry in value]


def present(members: Object) -> Object:
    """The members that are there."""
    return {name: show(value) for name, value in members.items() if value is not None}


def filled(entries: Sequence[Any]) -> Sequence[Any] | None:
    """The list, or nothing if it is empty."""
    return entries or None
