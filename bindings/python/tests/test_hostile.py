"""A host that does everything wrong gets a Python exception, never a panic, a hang or a broken process."""

from __future__ import annotations

import decimal
import enum
import fractions
import itertools
import operator
from typing import Any, Callable, Iterator, NoReturn

import pytest

import callables
import sample
import values
from callables import CALLEES, GOOD, Callee, good
from sample import NONCE, NOW, PAYER
from x402_kernel import Answer, Event, Payer, PaymentRequired, Policy, Purchase, Step, UsageError, X402Error, codes


class Lie(Exception):
    """The exception of the objects here: it is passed on unchanged."""


def lie(*_: Any, **__: Any) -> NoReturn:
    raise Lie


class Raising:
    """Raises on every access."""

    __bool__ = __len__ = __iter__ = __getitem__ = __str__ = __repr__ = __index__ = __int__ = __float__ = lie
    __eq__ = __lt__ = __hash__ = __buffer__ = __bytes__ = __format__ = __contains__ = __call__ = lie

    def __getattr__(self, name: str) -> NoReturn:
        raise Lie


class Lying:
    """Claims to be enormous, to equal everything, and to be of another type."""

    def __len__(self) -> int:
        return 2**62

    def __length_hint__(self) -> int:
        return 2**62

    def __getitem__(self, index: object) -> Any:
        return self

    def __iter__(self) -> Iterator[Any]:
        return itertools.repeat(self, 3)

    def __eq__(self, other: object) -> bool:
        return True

    def __hash__(self) -> int:
        return 0

    def items(self) -> Any:
        return self

    def multi_items(self) -> Any:
        return [self, self]

    __str__ = __repr__ = lambda self: "\0"
    __index__ = __int__ = lambda self: 2**70


class NoIterator:
    """Its `__iter__` returns a non-iterator."""

    def __iter__(self) -> Any:
        return 7

    def items(self) -> Any:
        return None


class OddText(str):
    __str__ = __eq__ = __len__ = __iter__ = __hash__ = encode = lie


class OddNumber(int):
    __index__ = __int__ = __eq__ = __lt__ = __format__ = __hash__ = lie


class OddDict(dict[str, Any]):
    items = keys = __iter__ = __getitem__ = __len__ = lie


class OddBytes(bytes):
    __len__ = __iter__ = __getitem__ = __bytes__ = lie


class Word(str, enum.Enum):
    TRANSFER = "transfer"


def nested(levels: int) -> dict[str, Any]:
    outer: dict[str, Any] = {}
    for _ in range(levels):
        outer = {"a": outer}
    return outer


def endless(level: dict[str, Any]) -> dict[str, Any]:
    level["a"] = level
    return level


CALL: Callable[[Any, Any], Any] = lambda value, other: value(other)
DEEP = nested(100_000)


def hostile() -> dict[str, Callable[[], Any]]:
    """Objects that no argument should be, new for each call."""
    texts = ["", "\0", "a\0b", "\ud800", "\udfff\ud800", "x" * 100_000, "0x" + "f" * 100_001, "9" * 100_000, "0x",
             "-1", "1e9", "{}", "[]", "null", "NaN", '"\\ud800"', '{"a":1,"a":2}', "[" * 10_000, "\ufeff{}", "٣", "🦀"]  # fmt: skip
    numbers: list[Any] = [0, -1, 2**31, 2**63, -(2**63) - 1, 2**64, 2**256, 10**5000, True, False, 0.0, 0.05, 1e308,
                          float("nan"), float("inf"), float("-inf"), 1j, decimal.Decimal("0.1"),
                          decimal.Decimal("NaN"), fractions.Fraction(1, 3), OddNumber(7)]  # fmt: skip
    raw: list[Any] = [b"", b"\0" * 32, b"\xff" * 65, bytes(100_000), bytearray(b"\xff"), memoryview(b"\0\0"),
                      memoryview(b"abcdef")[::2], OddBytes(b"1")]  # fmt: skip
    others: list[Any] = [None, ..., NotImplemented, object, object(), len, lambda: 0, Word.TRANSFER, OddText("odd"),
                         set[str](), (), [], [None], [[]], [("a", "b")], [("a",)], [("\ud800", "\ud800")], {}, {1: 2},
                         {"\ud800": "\ud800"}, {"a": float("nan")}, {"a": object()}, {"a": b""}, {(): 1},
                         {"a": Raising()}, OddDict(a=1), sample.REQUEST, sample.choice(), Policy()]  # fmt: skip
    made: dict[str, Callable[[], Any]] = {}
    for number, value in enumerate([*texts, *numbers, *raw, *others]):
        made[f"{number} {type(value).__name__}"] = callables.always(value)
    made.update({
        "raises": Raising, "lies": Lying, "no iterator": NoIterator, "deep": lambda: nested(500),
        "deeper": lambda: DEEP, "endless": lambda: endless({}), "counting": itertools.count,
        "repeating": lambda: itertools.repeat("eip155:1"), "pairs": lambda: itertools.repeat(("a", "b")),
        "used up": lambda: iter(()), "lies inside": lambda: [Lying(), Lying()], "raising inside": lambda: [Raising()],
    })  # fmt: skip
    return made


HOSTILE = hostile()
DOCUMENTED = (X402Error, TypeError, ValueError, OverflowError, Lie)


def attempt(call: Callable[[], object]) -> None:
    """The call returns a value or raises a documented exception; PyO3's panic is neither."""
    try:
        call()
    except DOCUMENTED:
        pass


@pytest.mark.parametrize("callee", CALLEES, ids=lambda callee: callee.name)
def test_good_arguments_are_accepted(callee: Callee) -> None:
    positional, names = good(callee)
    callee.call(*positional, **names)


@pytest.mark.parametrize("callee", CALLEES, ids=lambda callee: callee.name)
def test_any_one_argument_may_be_hostile(callee: Callee) -> None:
    for why, make in HOSTILE.items():
        positional, names = good(callee)
        for index in range(len(positional)):
            positional, names = good(callee)
            positional[index] = make()
            attempt(lambda: callee.call(*positional, **names))
        for name in names:
            positional, names = good(callee)
            names[name] = make()
            attempt(lambda: callee.call(*positional, **names))
        assert why
    # The call still works.
    positional, names = good(callee)
    callee.call(*positional, **names)


@pytest.mark.parametrize("callee", CALLEES, ids=lambda callee: callee.name)
def test_all_arguments_may_be_hostile(callee: Callee) -> None:
    count = sum(map(len, good(callee)))
    for make in HOSTILE.values():
        for number in (1, count, count + 1):
            attempt(lambda: callee.call(*(make() for _ in range(number))))
    with pytest.raises(TypeError):
        callee.call(**{"no_such_argument": 1})


def test_every_parameter_has_an_example_and_every_example_a_parameter() -> None:
    known = {name for callee in CALLEES for name in callables.parameters(callee)}
    assert known == set(GOOD)


@pytest.mark.parametrize("value", values.values() + values.handles(), ids=values.name)
def test_operators_and_copies_raise_only_exceptions(value: Any) -> None:
    for why, make in HOSTILE.items():
        other = make()
        try:
            assert (value == other) is False or why == "lies" or type(other) is type(value)
        except Lie:
            pass
        for compare in (operator.lt, operator.add, operator.getitem, CALL):
            with pytest.raises((TypeError, Lie)):
                compare(value, other)
    changes: list[Callable[[], object]] = [lambda: setattr(value, "code", 1), lambda: delattr(value, "code")]
    if not isinstance(value, X402Error):
        changes.append(lambda: vars(value))
    for change in changes:
        with pytest.raises((AttributeError, TypeError)):
            change()
    restore = getattr(type(value), "_restore", None)
    if restore is not None:
        # A call that a broken pickle would make.
        for make in HOSTILE.values():
            for number in (1, 3, 5):
                try:
                    restore(*(make() for _ in range(number)))
                except (*DOCUMENTED, AttributeError):
                    pass


def test_an_endless_iterator_ends() -> None:
    offer, payment = callables.OFFER, callables.PAYMENT
    for call in (
        lambda: Payer(PAYER.address, itertools.repeat("eip155:1")),
        lambda: Policy(networks=itertools.repeat("eip155:1")),
        lambda: Event.Response(200, itertools.repeat(("a", "b")), b"", NOW),
        lambda: Event.Signed(itertools.repeat(Answer("id", "0x")), NOW),
        lambda: offer.verify_many(itertools.repeat(payment), NOW),
    ):
        with pytest.raises(UsageError) as caught:
            call()
        assert caught.value.code == codes.Code.USAGE_ARGUMENT and "65536" in str(caught.value)


def test_the_exception_of_a_callers_object_is_passed_on() -> None:
    for call in (
        lambda: Payer(PAYER.address, Raising()),
        lambda: Event.Response(200, Raising(), b"", NOW),
    ):
        with pytest.raises(Lie):
            call()


def test_an_error_has_its_cause() -> None:
    for text in ('{"x402Version":"\ud800"}', {"x402Version": "\ud800"}):
        with pytest.raises(X402Error) as caught:
            PaymentRequired.parse(text)
        assert caught.value.code == codes.Code.JSON_NOT_UTF8
        assert isinstance(caught.value.__cause__, UnicodeEncodeError)
    for dict_, cause in ((DEEP, RecursionError), (endless({}), ValueError)):
        with pytest.raises(UsageError) as usage:
            PaymentRequired.parse(dict_)
        assert usage.value.code == codes.Code.USAGE_ARGUMENT and isinstance(usage.value.__cause__, cause)


EVENTS: dict[str, Callable[[], Event]] = {
    "start": lambda: Event.Start(NOW, NONCE),
    "zero": lambda: Event.Start(NOW, bytes(32)),
    "challenge": lambda: Event.Response(402, [], sample.CHALLENGE, NOW),
    "garbage": lambda: Event.Response(65535, [("\0", "\0")], b"\xff", 10**11 - 1),
    "nothing": lambda: Event.NoResponse(0),
    "confirmed": lambda: Event.Confirmed(NOW),
    "declined": lambda: Event.Declined(),
    "reserved": lambda: Event.Reserved(NOW),
    "not reserved": lambda: Event.NotReserved("\0"),
    "signed": lambda: Event.Signed([Answer("authorization", callables.SIGNED)], NOW),
    "signed wrongly": lambda: Event.Signed([Answer("\0", b""), Answer("", b"\xff" * 1000)], NOW),
    "not signed": lambda: Event.NotSigned(),
    "waited": lambda: Event.Waited(NOW + 60),
}


def test_events_may_be_in_any_order() -> None:
    steps = 0
    for order in itertools.product(EVENTS.values(), repeat=3):
        purchase = Purchase(Policy(confirm=True), PAYER, sample.REQUEST)
        for make in (EVENTS["start"], EVENTS["challenge"], *order):
            try:
                steps += isinstance(purchase.next(make()), Step)
            except UsageError as error:
                assert error.code in (codes.Code.USAGE_EVENT, codes.Code.PREPARE_NONCE)
            assert isinstance(purchase.requests, tuple)
            assert purchase.payment is None or purchase.payment.header
    assert steps > 2 * len(EVENTS) ** 3
