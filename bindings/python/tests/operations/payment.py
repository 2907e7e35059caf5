"""Choosing, approving, paying and verifying."""

from __future__ import annotations

from typing import Callable

from x402_kernel import LocalSigner, PaymentPayload, PaymentRequirements, Purchase, X402Error

from .inputs import Object, answers, choice, event, payer, policy, profile, request, unsigned
from .shapes import offer, placed, signing_request, step, verdict


def choose(input: Object) -> Object:
    chosen = choice(input)
    not_chosen = [placed(entry.index, entry.error) for entry in chosen.not_chosen]
    return {"index": chosen.index, "offer": offer(chosen.offer), "notChosen": not_chosen}


def approve(input: Object) -> Object:
    approved = policy(input).approve(choice(input), request(input), input["now"])
    return {"payer": approved.payer, "offer": offer(approved.offer)}


def prepare(input: Object) -> Object:
    prepared = unsigned(input)
    requests = [signing_request(request) for request in prepared.requests]
    return {"summary": prepared.summary, "expiresAt": prepared.expires_at, "requests": requests}


def finish(input: Object) -> Object:
    prepared = unsigned(input)
    if "signature" not in input:
        payment = prepared.finish_all(answers(input))
    elif input.get("contract", False):
        payment = prepared.finish_unchecked(input["signature"])
    else:
        payment = prepared.finish(input["signature"])
    return {"headerName": payment.header_name, "header": payment.header, "json": payment.json}


def sign(input: Object) -> Object:
    signer = LocalSigner(input["key"])
    return {"address": signer.address, "signature": signer.sign(unsigned(input).requests[0])}


def verify(input: Object) -> Object:
    used = profile(input)
    asked = PaymentRequirements.parse(input["offer"], version=input["version"], profile=used)
    now, options = input["now"], input.get("options")
    if "header" in input:
        return verdict(asked.verify_header(input["header"], now, options=options))
    return verdict(asked.verify(PaymentPayload.parse(input["payment"], profile=used), now, options=options))


def run_purchase(input: Object) -> Object:
    purchase = Purchase(policy(input), payer(input), request(input), profile=profile(input))

    def advance(told: Object) -> Object:
        try:
            return step(purchase.next(event(told)))
        except X402Error as error:
            return {"raised": error.code}

    return {"steps": [advance(told) for told in input["events"]]}


OPERATIONS: dict[str, Callable[[Object], Object]] = {
    "client/choose": choose,
    "policy/approve": approve,
    "exact/prepare": prepare,
    "exact/finish": finish,
    "exact/sign": sign,
    "exact/verify": verify,
    "purchase/run": run_purchase,
}
