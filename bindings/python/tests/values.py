"""One value of each class at least, and what is known of the classes."""

from __future__ import annotations

import inspect
from typing import Any, Callable, Iterator

import x402_kernel
from x402_kernel import (
    Answer,
    Authorization,
    Eip712Domain,
    Event,
    PaymentPayload,
    PaymentRequired,
    PaymentRequirements,
    Policy,
    Profile,
    Purchase,
    SettleResponse,
    Step,
    X402Error,
    decode_header,
    encode_header,
)

import sample
from sample import NONCE, NOW

HANDLES = {"Approved", "LocalSigner", "Policy", "Purchase", "SigningRequest", "UnsignedPayment", "Step.Sign"}
ENUMS = {"ErrorKind", "Event", "SettleResponse", "Step", "Verdict", "X402Error"}


def classes() -> dict[str, type]:
    """Every public class by its name, cases too, but not what is only above cases."""
    found = {name: thing for name, thing in vars(x402_kernel).items() if inspect.isclass(thing)}
    for enum in (Event, SettleResponse, Step, x402_kernel.Verdict):
        cases = {f"{enum.__name__}.{name}": thing for name, thing in vars(enum).items() if inspect.isclass(thing)}
        found.update(cases)
    return {name: thing for name, thing in found.items() if name not in ENUMS}


SETTLED = '{"success":true, "transaction":"0xab","network":"eip155:84532","payer":null}'


def errors() -> Iterator[X402Error]:
    """One of each kind, as raised."""
    wrong: list[Callable[[], object]] = [
        lambda: PaymentRequired.parse("{"),
        lambda: Policy(per_payment="$0.001").approve(sample.choice(), sample.REQUEST, NOW),
        lambda: Policy(per_payment="1e3"),
    ]
    for call in wrong:
        try:
            call()
        except X402Error as error:
            yield error


def steps() -> Iterator[Step]:
    """Of five purchases: delivered, with a receipt nobody can read, declined, not reserved, waiting."""
    receipt = [("PAYMENT-RESPONSE", encode_header(SETTLED))]
    demand, taken = Event.Response(402, [], sample.CHALLENGE, NOW), Event.Reserved(NOW)
    answer = Answer("authorization", sample.payment().signature)
    signed = Event.Signed([answer], NOW)
    for events in (
        [demand, Event.Confirmed(NOW), taken, signed, Event.Response(200, receipt, b"", NOW)],
        [demand, Event.Confirmed(NOW), taken, signed, Event.Response(200, [("PAYMENT-RESPONSE", "!")], b"", NOW)],
        [demand, Event.Declined()],
        [demand, Event.Confirmed(NOW), Event.NotReserved("counter")],
        [demand, Event.Confirmed(NOW), taken, signed, Event.NoResponse(NOW)],
    ):
        purchase = Purchase(Policy(confirm=True), sample.PAYER, sample.REQUEST)
        yield purchase.next(Event.Start(NOW, NONCE))
        yield from (purchase.next(event) for event in events)


def values() -> list[Any]:
    strict = Profile.from_json('{"mode":"strict","settleMargin":7}')
    demand = sample.challenge()
    mended = PaymentRequired.from_http(402, [("PAYMENT-REQUIRED", "!")], sample.CHALLENGE)
    payment, offer = sample.payment(), demand.accepts[0]
    unpadded = PaymentPayload.from_header(payment.header.rstrip("="), profile=Profile.from_json('{"settleMargin":7}'))
    wallet = PaymentPayload.parse(payment.json.replace(payment.signature, "0x1234"))
    domain = Eip712Domain(name="USDC", version="2", chain_id=84532, verifying_contract=offer.asset)
    made: list[Any] = [
        Profile(), strict, demand, mended, *mended.repairs, *demand.accepts, *demand.skipped, demand.resource,
        decode_header(f" {payment.header}", "client"), sample.choice(), *sample.choice().not_taken,
        PaymentRequirements.parse(sample.OFFER, profile=strict),
        sample.PAYER, sample.REQUEST, payment, unpadded, payment.authorization, domain, Eip712Domain(salt=NONCE),
        Authorization(offer.pay_to, offer.asset, 1, 0, 2**255, bytes(32)),
        Answer("id", b"\x01"), SettleResponse.parse(SETTLED),
        SettleResponse.parse('{"success":false,"errorReason":"settlement_pending","transaction":"0xab"}'),
        SettleResponse.parse('{"success":false,"transaction":""}'),
        offer.verify(payment, NOW), offer.verify(wallet, NOW), offer.verify(payment, NOW + 60),
        offer.verify_header("!", NOW),
        Event.Start(NOW, NONCE), Event.Response(200, {"a": "b"}, "c", NOW), Event.NoResponse(NOW), Event.Confirmed(NOW),
        Event.Declined(), Event.Reserved(NOW), Event.NotReserved("counter"), Event.Signed([Answer("id", "0x")], NOW),
        Event.NotSigned(), Event.Waited(NOW),
    ]  # fmt: skip
    made += errors()
    for step in steps():
        if isinstance(step, Step.Reserve):
            made += [step.plan, *step.plan.counters]
        if not isinstance(step, Step.Sign):
            made.append(step)
    return made


def name(value: Any) -> str:
    return type(value).__qualname__


def handles() -> list[Any]:
    policy = Policy()
    purchase = Purchase(policy, sample.PAYER, sample.REQUEST)
    unsigned = sample.unsigned()
    [sign] = {name(step): step for step in steps() if isinstance(step, Step.Sign)}.values()
    return [policy, sample.approved(), unsigned, unsigned.requests[0], sample.SIGNER, purchase, sign]
