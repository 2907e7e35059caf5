"""Many threads, many calls, and a long call beside others."""

from __future__ import annotations

import asyncio
import gc
import re
import secrets
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, Callable

import pytest

import callables
import sample
from callables import CALLEES, Callee, good
from sample import NOW, PAYER, SIGNER
from x402_kernel import (
    Answer,
    Event,
    Payer,
    PaymentRequired,
    Policy,
    Purchase,
    Step,
    UsageError,
    Verdict,
    codes,
    interpret,
    parse_amount,
    recover,
)

THREADS = 8


def together(work: Callable[[int], Any], times: int) -> list[Any]:
    """The results of the work, from threads that all start at once."""
    start = threading.Barrier(THREADS)

    def wait_and_work(number: int) -> list[Any]:
        start.wait()
        return [work(number * times + turn) for turn in range(times)]

    with ThreadPoolExecutor(THREADS) as threads:
        return [value for values in threads.map(wait_and_work, range(THREADS)) for value in values]


def outcome(callee: Callee, positional: list[Any], names: dict[str, Any]) -> object:
    try:
        # The default `repr` contains the address.
        return re.sub(" at 0x[0-9a-f]+", "", repr(callee.call(*positional, **names)))
    except UsageError as error:
        return error.code


def test_a_call_from_many_threads_has_one_result() -> None:
    for callee in CALLEES:
        if callee.owner in ("Approved", "UnsignedPayment", "Purchase"):
            continue
        # All threads share the same arguments.
        positional, names = good(callee)
        said = set(together(lambda _: outcome(callee, positional, names), 5))
        assert len(said) == 1, callee.name


def test_one_handle_in_many_threads_is_used_once() -> None:
    for callee in CALLEES:
        if callee.owner not in ("Approved", "UnsignedPayment"):
            continue
        positional, names = good(callee)
        said = together(lambda _: outcome(callee, positional, names), 5)
        assert said.count(codes.Code.USAGE_ALREADY_USED) == len(said) - 1, callee.name


def test_one_purchase_in_many_threads_moves_once() -> None:
    for _ in range(20):
        purchase = Purchase(Policy(), PAYER, sample.REQUEST)

        def start(_: int) -> object:
            try:
                return type(purchase.next(Event.Start(NOW, sample.NONCE)))
            except UsageError as error:
                return error.code

        said = together(start, 2)
        assert said.count(Step.Send) == 1 and said.count(codes.Code.USAGE_EVENT) == len(said) - 1


def test_each_thread_buys_for_itself() -> None:
    policy = Policy()

    def buy(_: int) -> str:
        purchase = Purchase(policy, PAYER, sample.REQUEST)
        purchase.next(Event.Start(NOW, secrets.token_bytes(32)))
        step = purchase.next(Event.Response(402, [], sample.CHALLENGE, NOW))
        assert isinstance(step, Step.Reserve)
        step = purchase.next(Event.Reserved(NOW))
        assert isinstance(step, Step.Sign)
        answers = [Answer(request.id, SIGNER.sign(request)) for request in step.requests]
        assert isinstance(purchase.next(Event.Signed(answers, NOW)), Step.Send)
        payment = purchase.payment
        assert payment is not None
        assert isinstance(callables.OFFER.verify(payment, NOW), Verdict.SignedByPayer)
        return payment.authorization.nonce

    nonces = together(buy, 20)
    assert len(set(nonces)) == len(nonces) == THREADS * 20


def test_in_asyncio_too() -> None:
    async def main() -> list[object]:
        return await asyncio.gather(*(asyncio.to_thread(OFFER.verify, PAYMENT, NOW) for _ in range(100)))

    assert set(asyncio.run(main())) == {OFFER.verify(PAYMENT, NOW)}


OFFER, PAYMENT, DIGEST = callables.OFFER, callables.PAYMENT, sample.unsigned().digest
LONG: dict[str, Callable[[], object]] = {
    "finish": lambda: sample.unsigned().finish(callables.SIGNED),
    "recover": lambda: recover(DIGEST, callables.SIGNED),
    "sign": lambda: SIGNER.sign(sample.unsigned().requests[0]),
    "verify": lambda: OFFER.verify(PAYMENT, NOW),
    "verify_header": lambda: OFFER.verify_header(PAYMENT.header, NOW),
    "verify_many": lambda: OFFER.verify_many([PAYMENT] * 100, NOW),
}
SHORT: dict[str, Callable[[], object]] = {"parse_amount": lambda: parse_amount("1")}


def another_thread_runs(call: Callable[[], object], most: int) -> bool:
    """Whether a waiting thread gets its turn during so many calls, although no call gives up the interpreter's
    lock up: who has it gives it up of itself, or keeps it.
    """
    begin, ran = threading.Event(), threading.Event()
    interval = sys.getswitchinterval()

    def wait() -> None:
        begin.wait()
        ran.set()

    waiting = threading.Thread(target=wait)
    waiting.start()
    sys.setswitchinterval(1000)
    try:
        begin.set()
        for _ in range(most):
            if ran.is_set():
                break
            call()
        return ran.is_set()
    finally:
        sys.setswitchinterval(interval)
        waiting.join()


@pytest.mark.parametrize("what", [*LONG, *SHORT])
def test_other_threads_run_while_a_signature_is_worked_on(what: str) -> None:
    if what in LONG:
        assert another_thread_runs(LONG[what], 100_000)
    else:
        # The free-threaded build has no interpreter lock.
        locked = getattr(sys, "_is_gil_enabled", lambda: True)()
        assert another_thread_runs(SHORT[what], 1000) != locked


def resident() -> int:
    """The memory of the process, in bytes."""
    gc.collect()
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) * 1024
    raise AssertionError("/proc has no such line")


def broken(call: Callable[..., object], *arguments: Any) -> None:
    with pytest.raises((UsageError, TypeError)):
        call(*arguments)


def everything() -> None:
    """A payment from challenge to verdict, another response, and errors."""
    challenge = PaymentRequired.parse(sample.CHALLENGE)
    payment = sample.pay(challenge, Policy())
    [verdict] = challenge.accepts[0].verify_many([payment], NOW)
    assert isinstance(verdict, Verdict.SignedByPayer) and challenge.to_dict() and payment.header
    assert challenge.skipped[0].error.code and hash(verdict) and repr(payment)
    interpret(402, [], "{}", paid=True)
    broken(Policy().approve, challenge.choose(PAYER), sample.REQUEST, -1)
    broken(OFFER.verify, payment, 1.5)
    broken(Payer, PAYER.address, "eip155:1")


@pytest.mark.parametrize("yielding", [False, True], ids=["in a loop", "yielding"])
def test_memory_is_bounded_over_many_calls(yielding: bool) -> None:
    """Over 10^5 calls: twenty in each round."""

    async def rounds(count: int) -> None:
        for _ in range(count):
            everything()
            if yielding:
                await asyncio.sleep(0)

    asyncio.run(rounds(500))
    before = resident()
    asyncio.run(rounds(5_000))
    # A leak of one message in each round would be 5 MB.
    assert resident() - before < 3 << 20
