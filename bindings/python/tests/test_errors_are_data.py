"""Errors are data: codes are strings with constants; kinds and cases are classes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import sample
import values
import x402_kernel
from x402_kernel import ErrorKind, MalformedError, RejectedError, UsageError, X402Error, codes


def constants(group: type) -> set[str]:
    return {text for name, text in vars(group).items() if name.isupper()}


def test_the_constants_are_the_kernels() -> None:
    table = json.loads((Path(__file__).parents[3] / "spec-vectors" / "codes.json").read_bytes())
    assert constants(codes.Code) == set(table["errors"])
    assert constants(codes.RepairKind) == set(table["repairs"])
    assert constants(codes.Open) == set(table["open"])
    assert constants(codes.Reasons) == set(table["reasons"])


def test_each_kind_is_a_class() -> None:
    malformed, rejected, usage = values.errors()
    classes: dict[type[X402Error], str] = {MalformedError: "malformed", RejectedError: "rejected", UsageError: "usage"}
    assert [type(error) for error in (malformed, rejected, usage)] == list(classes)
    for error in (malformed, rejected, usage):
        assert error.kind is ErrorKind(classes[type(error)]) and error.code in constants(codes.Code)
        assert str(error).startswith(f"{error.code}: {error.sentence}")
        assert error.reason is None or error.reason in constants(codes.Reasons)
    assert isinstance(usage, ValueError) and not isinstance(rejected, ValueError)
    assert (rejected.at, rejected.detail) == ("/accepts/0/amount", {"asked": "0.01 USDC", "allowed": "$0.001"})
    assert str(rejected).endswith("(at /accepts/0/amount)")


def test_an_error_in_a_value_is_data_of_the_same_shape() -> None:
    [skipped] = sample.challenge().skipped
    assert isinstance(skipped.error, RejectedError) and skipped.error == skipped.error
    with pytest.raises(RejectedError) as caught:
        raise skipped.error
    assert caught.value == skipped.error
    # Raising it changes nothing in the value.
    assert skipped.error.__traceback__ is None


def test_every_case_is_below_its_enum() -> None:
    for name, case in values.classes().items():
        enum, _, short = name.rpartition(".")
        if enum:
            assert issubclass(case, getattr(x402_kernel, enum))
            assert (case.__module__, case.__name__) == ("x402_kernel", short)
