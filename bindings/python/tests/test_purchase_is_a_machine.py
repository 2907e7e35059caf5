"""A purchase is a machine: driven by the README's loop, with a store in memory and a server that is a function."""

from __future__ import annotations

import json
from typing import Any, Callable

import readme
import sample
import x402_kernel
from raised import raised
from sample import NONCE, NOW, PAYER, REQUEST, SIGNER
from x402_kernel import (
    Answer,
    Event,
    PaymentPayload,
    PaymentRequirements,
    Policy,
    Purchase,
    RejectedError,
    SettleResponse,
    Step,
    Verdict,
    codes,
    encode_header,
)


class Store:
    """Plans in memory; a real store does this in one transaction."""

    def __init__(self) -> None:
        self.plans: dict[str, x402_kernel.Plan] = {}

    def reserve(self, plan: x402_kernel.Plan) -> str | None:
        others = [counter for id, other in self.plans.items() if id != plan.id for counter in other.counters]
        for counter in plan.counters:
            sums = [int(other.add) for other in others if (other.key, other.bucket) == (counter.key, counter.bucket)]
            if sum(sums) + int(counter.add) > int(counter.cap):
                return counter.key
        self.plans[plan.id] = plan
        return None

    def release(self, id: str | None) -> None:
        self.plans.pop(id or "", None)


class Response:
    def __init__(self, status: int, headers: dict[str, str], body: str) -> None:
        self.status, self.headers, self.body = status, headers, body


class Server:
    """A server: a challenge without a payment, a verdict with one; out of order for the first `broken` requests."""

    def __init__(self, broken: int = 0) -> None:
        self.broken = broken
        self.asked: list[tuple[tuple[tuple[str, str], ...], bool]] = []

    def __call__(self, headers: tuple[tuple[str, str], ...], follow_redirects: bool) -> Response:
        self.asked.append((headers, follow_redirects))
        if not headers:
            return Response(402, {"Payment-Required": encode_header(sample.CHALLENGE)}, "")
        if self.broken > 0:
            self.broken -= 1
            raise TimeoutError
        verdict = PaymentRequirements.parse(sample.OFFER).verify_header(dict(headers)["PAYMENT-SIGNATURE"], NOW)
        assert isinstance(verdict, Verdict.SignedByPayer)
        receipt = {"success": True, "transaction": "0xab", "network": sample.NETWORK, "payer": verdict.payer}
        return Response(200, {"PAYMENT-RESPONSE": encode_header(receipt)}, "the report")


def buy(server: Server, store: Store, *, policy: Policy | None = None, yes: bool = True) -> tuple[Response, Any]:
    purchase = Purchase(policy or Policy(), PAYER, REQUEST)
    clock = iter(range(NOW, NOW + 50))
    loop: Callable[..., tuple[Response, Any]] = readme.run()["buy"]
    return loop(purchase, server, store, SIGNER, lambda _: yes, lambda: next(clock), lambda _: None)


def test_the_host_loop_buys() -> None:
    server, store = Server(), Store()
    response, receipt = buy(server, store)
    assert response.body == "the report"
    assert isinstance(receipt, SettleResponse.Settled) and receipt.payer == PAYER.address
    assert [(len(headers), follow) for headers, follow in server.asked] == [(0, True), (1, False)]
    # A sent payment stays reserved until it cannot settle.
    [plan] = store.plans.values()
    header = dict(server.asked[1][0])["PAYMENT-SIGNATURE"]
    assert plan.expires > int(PaymentPayload.from_header(header).authorization.valid_before)


def test_the_same_payment_is_sent_again() -> None:
    server, store = Server(broken=2), Store()
    _, receipt = buy(server, store)
    assert isinstance(receipt, SettleResponse.Settled)
    first, *again = [headers for headers, _ in server.asked if headers]
    assert again == [first, first]

    server, store = Server(broken=9), Store()
    unknown = raised(lambda: buy(server, store))
    assert unknown.code == codes.Code.PAYMENT_UNKNOWN
    assert len(server.asked) == 4 and len(store.plans) == 1


def test_a_refusal_ends_it_and_releases_a_plan_that_was_not_sent() -> None:
    server, store = Server(), Store()
    refused = raised(lambda: buy(server, store, policy=Policy(confirm=True), yes=False))
    assert (refused.code, type(refused)) == (codes.Code.PAYMENT_DECLINED, RejectedError)
    assert len(server.asked) == 1 and not store.plans
    assert raised(lambda: buy(server, store, policy=Policy(per_payment="0"))).code == codes.Code.POLICY_PER_PAYMENT


def test_a_second_signature_has_the_same_nonce() -> None:
    purchase = Purchase(Policy(), PAYER, REQUEST)
    purchase.next(Event.Start(NOW, NONCE))
    first = purchase.next(Event.Response(402, [], sample.CHALLENGE, NOW))
    late = NOW + 60
    second = purchase.next(Event.Reserved(late))
    assert isinstance(first, Step.Reserve) and isinstance(second, Step.Reserve)
    assert first.plan.id == second.plan.id and first.plan.expires < second.plan.expires
    sign = purchase.next(Event.Reserved(late))
    assert isinstance(sign, Step.Sign) and sign.requests == purchase.requests
    assert json.loads(sign.requests[0].typed_data)["message"]["nonce"] == NONCE
    assert raised(lambda: purchase.next(Event.Declined())).code == codes.Code.USAGE_EVENT
    answers = [Answer(request.id, SIGNER.sign(request)) for request in sign.requests]
    sent = purchase.next(Event.Signed(answers, late))
    assert isinstance(sent, Step.Send) and sent.no_redirect and purchase.payment is not None
    assert sent.headers == ((purchase.payment.header_name, purchase.payment.header),)


def test_the_host_loop_is_short_and_knows_no_protocol() -> None:
    loop = readme.code()[readme.code().index("def buy(") :].splitlines()
    assert 20 < len(loop) < 30
    for word in ["402", "PAYMENT", "X-", "base64", "0x", "Code", "code ==", ".code", "status ==", "nonce"]:
        assert word not in "\n".join(loop)
