"""Messages and transports."""

from __future__ import annotations

from typing import Callable

from x402_kernel import (
    DiscoveryItem,
    DiscoveryPage,
    FacilitatorRequest,
    Pagination,
    PaymentPayload,
    PaymentRequired,
    PaymentRequirements,
    SettleResponse,
    Supported,
    VerifyResponse,
    decode_header,
    challenge_headers,
    encode_header,
    interpret,
    preflight_headers,
    receipt_headers,
)

from .inputs import Object, profile
from .shapes import kinds, offer, outcome, present, receipt, repairs, skipped


def read_header(input: Object) -> Object:
    decoded = decode_header(input["value"], input["reader"], profile=profile(input))
    return {"json": decoded.json, "repairs": kinds(decoded)}


def payment_required(input: Object) -> Object:
    challenge = PaymentRequired.parse(input["json"], profile=profile(input))
    resource = challenge.resource and present(
        url=challenge.resource.url,
        description=challenge.resource.description,
        mimeType=challenge.resource.mime_type,
    )
    return present(
        version=challenge.version,
        error=challenge.error,
        resource=resource,
        extensions=challenge.extensions,
        accepts=[offer(entry) for entry in challenge.accepts],
        skipped=skipped(challenge.skipped),
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


def challenge_repairs(input: Object) -> Object:
    if "header" in input:
        challenge = PaymentRequired.from_header(input["header"], profile=profile(input))
    else:
        challenge = PaymentRequired.parse(input["json"], profile=profile(input))
    return {
        "version": challenge.version,
        "repairs": repairs(challenge),
        "accepts": [{**offer(entry), "needsApproval": entry.needs_approval} for entry in challenge.accepts],
        "skipped": skipped(challenge.skipped),
        "json": challenge.json,
    }


def verify_response(input: Object) -> Object:
    match VerifyResponse.parse(input["json"], profile=profile(input)):
        case VerifyResponse.Valid(payer):
            return present(status="valid", payer=payer)
        case VerifyResponse.Invalid(reason, message, payer):
            return present(status="invalid", payer=payer, reason=reason, message=message)


def response(input: Object) -> Object:
    asked = input["response"]
    written: SettleResponse.Settled | SettleResponse.Pending | SettleResponse.Failed
    match asked["kind"]:
        case "valid":
            return {"json": VerifyResponse.valid(asked["payer"]).json}
        case "verdict":
            offer = PaymentRequirements.parse(asked["offer"], version=asked["version"])
            answer = offer.verify_header(asked["header"], asked["now"]).to_verify_response()
            return {} if answer is None else {"json": answer.json}
        case "settled":
            said = {name: asked[name] for name in ("payer", "amount") if name in asked}
            written = SettleResponse.settled(asked["transaction"], asked["network"], **said)
        case "failed":
            written = SettleResponse.failed(asked["reason"], asked["network"], payer=asked.get("payer"))
        case "pending":
            written = SettleResponse.pending(asked["transaction"], asked["network"], payer=asked.get("payer"))
        case "forwarded":
            written = SettleResponse.parse(asked["json"])
        case other:
            raise KeyError(other)
    return {"json": written.json, "header": written.header}


def facilitator_request(input: Object) -> Object:
    request = FacilitatorRequest.parse(input["json"], profile=profile(input))
    return {"version": request.version, "payment": request.payment.json, "offer": request.offer.json}


def new_facilitator_request(input: Object) -> Object:
    used = profile(input)
    payment = PaymentPayload.parse(input["payment"], profile=used)
    asked = PaymentRequirements.parse(input["offer"], version=input["version"], profile=used)
    return {"json": FacilitatorRequest(payment, asked).json}


def supported(input: Object) -> Object:
    supported = Supported.parse(input["json"], profile=profile(input))
    missing = None
    if "offers" in input:
        offers = [PaymentRequirements.parse(entry["json"], version=entry["version"]) for entry in input["offers"]]
        missing = list(supported.missing(offers))
        assert missing == [index for index, entry in enumerate(offers) if not supported.supports(entry)]
    return present(
        kinds=[
            present(version=kind.version, scheme=kind.scheme, network=kind.network, extra=kind.extra)
            for kind in supported.kinds
        ],
        skipped=skipped(supported.skipped),
        extensions=list(supported.extensions),
        signers=supported.signers,
        missing=missing,
    )


def discovery(input: Object) -> Object:
    page = DiscoveryPage.parse(input["json"], profile=profile(input))

    def item(item: DiscoveryItem) -> Object:
        return present(
            resource=item.resource,
            type=item.type,
            version=item.version,
            accepts=[offer(entry) for entry in item.accepts],
            skipped=skipped(item.skipped),
            lastUpdated=item.last_updated,
            json=item.json,
        )

    shown = {"items": [item(entry) for entry in page.items], "skipped": skipped(page.skipped)}
    match page.pagination:
        case None:
            return shown
        case Pagination.Offset(limit, offset, total):
            return {**shown, "pagination": {"limit": limit, "offset": offset, "total": total}}
        case Pagination.Cursor(limit, cursor):
            return {**shown, "pagination": {**present(limit=limit), "cursor": cursor}}


def interpret_response(input: Object) -> Object:
    known = {"paid": input.get("paid", False), "cross_origin": input.get("crossOrigin", False)}
    response = (input["status"], input["headers"], input["body"])
    return outcome(interpret(*response, **known, profile=profile(input)))


def response_headers(input: Object) -> Object:
    match input["for"]:
        case "challenge":
            headers = challenge_headers(PaymentRequired.parse(input["json"]))
        case "receipt":
            said = SettleResponse.parse(input["json"])
            headers = receipt_headers(said, input["version"], cache_control=input.get("cacheControl"))
        case "preflight":
            headers = preflight_headers()
        case other:
            raise KeyError(other)
    return {"headers": [list(pair) for pair in headers]}


def challenge(input: Object) -> Object:
    challenge = PaymentRequired.from_http(input["status"], input["headers"], input["body"], profile=profile(input))
    return {
        "version": challenge.version,
        "found": challenge.found,
        "repairs": kinds(challenge),
        "accepts": [entry.index for entry in challenge.accepts],
        "skipped": [entry.index for entry in challenge.skipped],
        "json": challenge.json,
    }


OPERATIONS: dict[str, Callable[[Object], Object]] = {
    "header/encode": lambda input: {"header": encode_header(input["json"])},
    "header/decode": read_header,
    "wire/payment_required": payment_required,
    "wire/payment_payload": payment_payload,
    "wire/settle_response": lambda input: receipt(SettleResponse.parse(input["json"])),
    "wire/challenge_repairs": challenge_repairs,
    "wire/verify_response": verify_response,
    "wire/facilitator_response": response,
    "wire/facilitator_request": facilitator_request,
    "wire/facilitator_request_new": new_facilitator_request,
    "wire/supported": supported,
    "wire/discovery": discovery,
    "http/interpret": interpret_response,
    "http/response_headers": response_headers,
    "http/challenge": challenge,
}
