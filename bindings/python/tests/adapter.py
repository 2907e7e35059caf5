"""Each operation of the vectors as calls of the public API. It knows nothing of what a case expects.

As a program: a line `{"op", "input"}` in, a line `{"output"}`, `{"error": {"code", "at"}}` or `{"problem"}` out.
"""

from __future__ import annotations

import json
import sys
from typing import Any, Callable

from x402_kernel import (
    Answer,
    Choice,
    DecodedHeader,
    Event,
    LocalSigner,
    Payer,
    PaymentPayload,
    PaymentRequired,
    PaymentRequirements,
    Policy,
    Profile,
    Purchase,
    Request,
    SettleResponse,
    SigningRequest,
    Step,
    UnsignedPayment,
    Verdict,
    X402Error,
    decode_header,
    digest,
    domain_separator,
    encode_header,
    money_to_amount,
    network_name,
    parse_address,
    parse_amount,
    parse_network,
    recover,
    struct_hash,
)

Object = dict[str, Any]


def run(op: str, input: Object) -> Object:
    """What came of an operation; a problem is an operation or an input that is not understood."""
    try:
        return {"output": OPERATIONS[op](input)}
    except X402Error as error:
        return {"error": {"code": error.code, "at": error.at}}
    except (KeyError, TypeError) as problem:
        return {"problem": f"{op}: {problem!r}"}


# What goes in.


def profile(input: Object) -> Profile | None:
    return Profile.from_json(input["profile"]) if "profile" in input else None


def payer(input: Object) -> Payer:
    return Payer(input["payer"]["address"], input["payer"]["networks"])


def policy(input: Object) -> Policy:
    names = {
        "perPayment": "per_payment",
        "networks": "networks",
        "maxLifetime": "max_lifetime",
        "confirm": "confirm",
    }
    return Policy(**{names[name]: rule for name, rule in input["policy"].items()})


def request(input: Object) -> Request:
    return Request(input["request"]["method"], input["request"]["url"])


def choice(input: Object) -> Choice:
    return PaymentRequired.parse(input["challenge"], profile=profile(input)).choose(payer(input))


def unsigned(input: Object) -> UnsignedPayment:
    approved = policy(input).approve(choice(input), request(input), input["now"])
    return approved.prepare(input["prepareAt"] if "prepareAt" in input else input["now"], input["nonce"])


def answers(input: Object) -> list[Answer]:
    return [Answer(answer["id"], answer["signature"]) for answer in input["answers"]]


def event(input: Object) -> Event:
    match input["event"]:
        case "start":
            return Event.Start(input["now"], input["nonce"])
        case "response":
            return Event.Response(input["status"], input["headers"], input["body"], input["now"])
        case "no_response":
            return Event.NoResponse(input["now"])
        case "confirmed":
            return Event.Confirmed(input["now"])
        case "declined":
            return Event.Declined()
        case "reserved":
            return Event.Reserved(input["now"])
        case "not_reserved":
            return Event.NotReserved(input["counter"])
        case "signed":
            return Event.Signed(answers(input), input["now"])
        case "not_signed":
            return Event.NotSigned()
        case "waited":
            return Event.Waited(input["now"])
        case other:
            raise KeyError(other)


# What comes out.


def present(**members: Any) -> Object:
    """The members that are there."""
    return {name: value for name, value in members.items() if value is not None}


def kinds(message: PaymentRequired | PaymentPayload | DecodedHeader) -> list[str]:
    return [repair.kind for repair in message.repairs]


def placed(index: int, error: X402Error) -> Object:
    return {"index": index, "code": error.code, "at": error.at}


def fault(error: X402Error) -> Object:
    return present(kind=error.kind.value, code=error.code, reason=error.reason, at=error.at)


def offer(offer: PaymentRequirements) -> Object:
    return present(
        version=offer.version,
        index=offer.index,
        network=offer.network,
        amount=offer.amount,
        asset=offer.asset,
        payTo=offer.pay_to,
        maxTimeoutSeconds=offer.max_timeout_seconds,
        extra=offer.extra,
        price=offer.price,
        json=offer.json,
    )


def signing_request(request: SigningRequest) -> Object:
    return {
        "id": request.id,
        "kind": request.kind,
        "digest": request.digest,
        "typedData": request.typed_data,
        "signer": request.signer,
    }


def settlement(response: SettleResponse) -> Object:
    match response:
        case SettleResponse.Settled(transaction):
            return {"status": "settled", "transaction": transaction}
        case SettleResponse.Pending(transaction):
            return {"status": "pending", "transaction": transaction}
        case SettleResponse.Failed(reason):
            return present(status="failed", reason=reason)
        case other:
            raise TypeError(other)


def verdict(verdict: Verdict) -> Object:
    match verdict:
        case Verdict.SignedByPayer(payer, replay_key, open):
            return {"verdict": "signed_by_payer", "payer": payer, "replayKey": replay_key, "open": list(open)}
        case Verdict.NeedsChain(payer, wallet, replay_key, open):
            wallet_and_key = {"wallet": wallet, "replayKey": replay_key}
            return {"verdict": "needs_chain", "payer": payer, "open": list(open), **wallet_and_key}
        case Verdict.Rejected(error):
            return {"verdict": "rejected", "error": fault(error)}
        case Verdict.Malformed(error):
            return {"verdict": "malformed", "error": fault(error)}
        case other:
            raise TypeError(other)


def step(step: Step) -> Object:
    match step:
        case Step.Send(headers, no_redirect):
            return {"step": "send", "headers": [list(pair) for pair in headers], "noRedirect": no_redirect}
        case Step.Confirm(summary):
            return {"step": "confirm", "summary": summary}
        case Step.Reserve(plan):
            counters = [
                {"key": counter.key, "bucket": counter.bucket, "add": counter.add, "cap": counter.cap}
                for counter in plan.counters
            ]
            return {"step": "reserve", "plan": {"id": plan.id, "expires": plan.expires, "counters": counters}}
        case Step.Sign(requests):
            return {"step": "sign", "requests": [signing_request(request) for request in requests]}
        case Step.Wait(until):
            return {"step": "wait", "until": until}
        case Step.Deliver(receipt, unreadable):
            return present(
                step="deliver",
                receipt=None if receipt is None else settlement(receipt),
                unreadable=None if unreadable is None else fault(unreadable),
            )
        case Step.Fail(error, release):
            return present(step="fail", error=fault(error), release=release)
        case other:
            raise TypeError(other)


# The operations.


def read_header(input: Object) -> Object:
    decoded = decode_header(input["value"], input["reader"], profile=profile(input))
    return {"json": decoded.json, "repairs": kinds(decoded)}


def read_network(input: Object) -> Object:
    network = parse_network(input["text"], version=input["version"])
    return {"network": network, "name": network_name(network)}


def digests(input: Object) -> Object:
    domain, authorization = input["domain"], input["authorization"]
    return {
        "domainSeparator": domain_separator(domain),
        "structHash": struct_hash(authorization),
        "digest": digest(domain, authorization),
    }


def payment_required(input: Object) -> Object:
    demand = PaymentRequired.parse(input["json"], profile=profile(input))
    resource = demand.resource and present(
        url=demand.resource.url,
        description=demand.resource.description,
        mimeType=demand.resource.mime_type,
    )
    return present(
        version=demand.version,
        error=demand.error,
        resource=resource,
        extensions=demand.extensions,
        accepts=[offer(entry) for entry in demand.accepts],
        skipped=[placed(entry.index, entry.error) for entry in demand.skipped],
    )


def payment_payload(input: Object) -> Object:
    if "header" in input:
        payment = PaymentPayload.from_header(input["header"], profile=profile(input))
    else:
        payment = PaymentPayload.parse(input["json"], profile=profile(input))
    signed = payment.authorization
    return present(
        version=payment.version,
        network=payment.network,
        accepted=None if payment.accepted is None else offer(payment.accepted),
        authorization={
            "from": signed.from_,
            "to": signed.to,
            "value": signed.value,
            "validAfter": signed.valid_after,
            "validBefore": signed.valid_before,
            "nonce": signed.nonce,
        },
        signature=payment.signature,
        headerName=payment.header_name,
        repairs=kinds(payment),
    )


def challenge(input: Object) -> Object:
    demand = PaymentRequired.from_http(input["status"], input["headers"], input["body"], profile=profile(input))
    return {
        "version": demand.version,
        "found": demand.found,
        "repairs": kinds(demand),
        "accepts": [entry.index for entry in demand.accepts],
        "skipped": [entry.index for entry in demand.skipped],
        "json": demand.json,
    }


def choose(input: Object) -> Object:
    chosen = choice(input)
    not_taken = [placed(entry.index, entry.error) for entry in chosen.not_taken]
    return {"index": chosen.index, "option": offer(chosen.option), "notTaken": not_taken}


def approve(input: Object) -> Object:
    approved = policy(input).approve(choice(input), request(input), input["now"])
    return {"payer": approved.payer, "option": offer(approved.option)}


def prepare(input: Object) -> Object:
    prepared = unsigned(input)
    requests = [signing_request(request) for request in prepared.requests]
    return {"summary": prepared.summary, "expiresAt": prepared.expires_at, "requests": requests}


def finish(input: Object) -> Object:
    prepared = unsigned(input)
    payment = prepared.finish(input["signature"]) if "signature" in input else prepared.finish_all(answers(input))
    return {"headerName": payment.header_name, "header": payment.header, "json": payment.json}


def sign(input: Object) -> Object:
    signer = LocalSigner(input["key"])
    return {"address": signer.address, "signature": signer.sign(unsigned(input).requests[0])}


def verify(input: Object) -> Object:
    used = profile(input)
    asked = PaymentRequirements.parse(input["requirement"], version=input["version"], profile=used)
    if "header" in input:
        return verdict(asked.verify_header(input["header"], input["now"]))
    return verdict(asked.verify(PaymentPayload.parse(input["payment"], profile=used), input["now"]))


def run_purchase(input: Object) -> Object:
    purchase = Purchase(policy(input), payer(input), request(input), profile=profile(input))

    def advance(told: Object) -> Object:
        try:
            return step(purchase.next(event(told)))
        except X402Error as error:
            return {"raised": error.code}

    return {"steps": [advance(told) for told in input["events"]]}


OPERATIONS: dict[str, Callable[[Object], Object]] = {
    "header/encode": lambda input: {"header": encode_header(input["json"])},
    "header/decode": read_header,
    "amount/parse": lambda input: {"amount": parse_amount(input["text"])},
    "money/to_amount": lambda input: {"amount": money_to_amount(input["text"], input["decimals"])},
    "address/parse": lambda input: {"address": parse_address(input["text"])},
    "network/parse": read_network,
    "eip712/domain_separator": lambda input: {"separator": domain_separator(input["domain"])},
    "eip3009/digest": digests,
    "signature/recover": lambda input: {"address": recover(input["digest"], input["signature"])},
    "wire/payment_required": payment_required,
    "wire/payment_payload": payment_payload,
    "wire/settle_response": lambda input: settlement(SettleResponse.parse(input["json"])),
    "http/challenge": challenge,
    "client/choose": choose,
    "policy/approve": approve,
    "exact/prepare": prepare,
    "exact/finish": finish,
    "exact/sign": sign,
    "exact/verify": verify,
    "purchase/run": run_purchase,
}


if __name__ == "__main__":
    for line in sys.stdin.buffer:
        asked = json.loads(line)
        print(json.dumps(run(asked["op"], asked["input"])))
