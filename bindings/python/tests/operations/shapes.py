"""Writes the output of an operation."""

from __future__ import annotations

from typing import Any

from x402_kernel import (
    Asset,
    DecodedHeader,
    HttpOutcome,
    TolerantAmount,
    PaymentPayload,
    PaymentRequired,
    PaymentRequirements,
    SettleResponse,
    SigningRequest,
    Skipped,
    Step,
    Verdict,
    X402Error,
)

from .inputs import Object


def present(**members: Any) -> Object:
    """The members that are present."""
    return {name: value for name, value in members.items() if value is not None}


def kinds(message: PaymentRequired | PaymentPayload | DecodedHeader | TolerantAmount) -> list[str]:
    return [repair.kind for repair in message.repairs]


def repairs(message: PaymentRequired | PaymentRequirements) -> list[Object]:
    return [{"kind": repair.kind, "at": repair.at} for repair in message.repairs]


def skipped(entries: tuple[Skipped, ...]) -> list[Object]:
    return [placed(entry.index, entry.error) for entry in entries]


def placed(index: int, error: X402Error) -> Object:
    return {"index": index, "code": error.code, "at": error.at}


def error_info(error: X402Error) -> Object:
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
        repairs=repairs(offer) or None,
        json=offer.json,
    )


def asset(asset: Asset) -> Object:
    return present(
        network=asset.network,
        address=asset.address,
        symbol=asset.symbol,
        name=asset.name,
        version=asset.version,
        decimals=asset.decimals,
        transferMethod=asset.transfer_method.value,
        domainSeparator=asset.domain_separator,
        evidence=asset.evidence.value,
        source=asset.source,
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
        case SettleResponse.Failed(reason, transaction):
            return present(status="failed", transaction=transaction, reason=reason)
        case other:
            raise TypeError(other)


def receipt(response: SettleResponse) -> Object:
    """With all fields."""
    match response:
        case SettleResponse.Settled(transaction, network, payer, amount):
            said = {"transaction": transaction, "network": network, "payer": payer, "amount": amount}
        case SettleResponse.Pending(transaction, waiting_on, payer):
            said = {"transaction": transaction, "network": waiting_on, "payer": payer}
        case SettleResponse.Failed(reason, in_vain, failed_on, payer):
            said = {"reason": reason, "transaction": in_vain, "network": failed_on, "payer": payer}
        case other:
            raise TypeError(other)
    said |= {"errorMessage": response.error_message, "extensions": response.extensions}
    return present(status=settlement(response)["status"], **said)


def verdict(verdict: Verdict) -> Object:
    match verdict:
        case Verdict.SignedByPayer(payer, replay_key, open):
            return {"verdict": "signed_by_payer", "payer": payer, "replayKey": replay_key, "open": list(open)}
        case Verdict.NeedsChain(payer, wallet, factory, replay_key, open):
            said = {"payer": payer, "wallet": wallet, "factory": factory, "replayKey": replay_key, "open": list(open)}
            return present(verdict="needs_chain", **said)
        case Verdict.Rejected(error):
            return {"verdict": "rejected", "error": error_info(error)}
        case Verdict.Malformed(error):
            return {"verdict": "malformed", "error": error_info(error)}
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
                unreadable=None if unreadable is None else error_info(unreadable),
            )
        case Step.Fail(error, release):
            return present(step="fail", error=error_info(error), release=release)
        case other:
            raise TypeError(other)


def found(challenge: PaymentRequired) -> Object:
    return {"version": challenge.version, "found": challenge.found, "repairs": repairs(challenge), "json": challenge.json}


def outcome(outcome: HttpOutcome) -> Object:
    match outcome:
        case HttpOutcome.Challenge(challenge):
            return {"outcome": "challenge", "challenge": found(challenge)}
        case HttpOutcome.Delivered(said, unreadable):
            return present(
                outcome="delivered",
                receipt=None if said is None else receipt(said),
                unreadable=None if unreadable is None else error_info(unreadable),
            )
        case HttpOutcome.Refused(reason, asked, said):
            return present(
                outcome="refused",
                reason=reason,
                challenge=None if asked is None else found(asked),
                receipt=None if said is None else receipt(said),
            )
        case HttpOutcome.Pending(waiting):
            return {"outcome": "pending", "receipt": receipt(waiting)}
        case HttpOutcome.HiddenByCors():
            return {"outcome": "hidden_by_cors"}
        case HttpOutcome.OtherProtocol(name):
            return {"outcome": "other_protocol", "name": name}
        case HttpOutcome.NotPayment(status):
            return {"outcome": "not_payment", "status": status}
        case other:
            raise TypeError(other)
