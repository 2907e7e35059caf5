"""Each operation of the vectors as calls of the public API. It knows nothing of what a case expects.

As a program: a line `{"op", "input"}` in, a line `{"output"}`, `{"error": {"code", "at"}}` or `{"problem"}` out.
"""

from __future__ import annotations

import json
import sys
from typing import Any, Callable

from x402_kernel import (
    Answer,
    Asset,
    Balance,
    Choice,
    DecodedHeader,
    DiscoveryItem,
    DiscoveryPage,
    Erc6492,
    Event,
    FacilitatorRequest,
    HttpOutcome,
    LenientAmount,
    LocalSigner,
    Match,
    Pagination,
    Payer,
    PaymentPayload,
    PaymentRequired,
    PaymentRequirements,
    Policy,
    Profile,
    Purchase,
    Reason,
    Repair,
    Request,
    SettleResponse,
    SigningRequest,
    Skipped,
    Step,
    Supported,
    Token,
    TypedData,
    UnsignedPayment,
    Verdict,
    VerifyResponse,
    X402Error,
    amount_to_money,
    authorization_state_calldata,
    calldata,
    cancel_calldata,
    cancel_digest,
    cancel_struct_hash,
    compare_urls,
    decode_header,
    demand_headers,
    digest,
    domain_separator,
    echo_matches,
    encode_header,
    find_accepted,
    find_offer,
    interpret,
    is_testnet,
    money_to_amount,
    network_name,
    normalized_signature,
    parse_address,
    parse_amount,
    parse_amount_lenient,
    parse_network,
    preflight_headers,
    receipt_headers,
    recover,
    signature_from_der,
    signature_from_eip2098,
    signature_from_rs,
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
    asked = input["payer"]

    def tokens(name: str) -> list[Token]:
        return [Token(entry["network"], entry["asset"]) for entry in asked.get(name, [])]

    known = asked.get("balances", [])
    return Payer(
        asked["address"],
        asked["networks"],
        kind=asked.get("kind", "key"),
        balances=[Balance(entry["network"], entry["asset"], entry["amount"]) for entry in known],
        assets=tokens("assets"),
        prefer_networks=asked.get("preferNetworks", []),
        prefer_assets=tokens("preferAssets"),
    )


def policy(input: Object) -> Policy:
    names = {
        "perPayment": "per_payment",
        "networks": "networks",
        "maxLifetime": "max_lifetime",
        "confirm": "confirm",
        "oneSdk": "one_sdk",
        "repaired": "repaired",
    }
    return Policy(**{names[name]: rule for name, rule in input["policy"].items()})


def request(input: Object) -> Request:
    return Request(input["request"]["method"], input["request"]["url"])


def choice(input: Object) -> Choice:
    chosen = PaymentRequired.parse(input["challenge"], profile=profile(input)).choose(payer(input))
    return chosen.with_extensions(input["extensions"]) if "extensions" in input else chosen


def unsigned(input: Object) -> UnsignedPayment:
    approved = policy(input).approve(choice(input), request(input), input["now"])
    prepare_at = input["prepareAt"] if "prepareAt" in input else input["now"]
    return approved.prepare(prepare_at, input["nonce"], options=input.get("options"))


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


# Of two bad inputs, the error is of the one that Rust reads first.


def in_bytes(text: str) -> str:
    return Answer("", text).signature


def in_32_bytes(text: str) -> str:
    return Event.Start(0, text).nonce


# What comes out.


def present(**members: Any) -> Object:
    """The members that are there."""
    return {name: value for name, value in members.items() if value is not None}


def kinds(message: PaymentRequired | PaymentPayload | DecodedHeader | LenientAmount) -> list[str]:
    return [repair.kind for repair in message.repairs]


def repairs(message: PaymentRequired | PaymentRequirements) -> list[Object]:
    return [{"kind": repair.kind, "at": repair.at} for repair in message.repairs]


def skipped(entries: tuple[Skipped, ...]) -> list[Object]:
    return [placed(entry.index, entry.error) for entry in entries]


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
    """With all it says."""
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


def demand(demand: PaymentRequired) -> Object:
    return {"version": demand.version, "found": demand.found, "repairs": repairs(demand), "json": demand.json}


def outcome(outcome: HttpOutcome) -> Object:
    match outcome:
        case HttpOutcome.Challenge(challenge):
            return {"outcome": "challenge", "challenge": demand(challenge)}
        case HttpOutcome.Delivered(said, unreadable):
            return present(
                outcome="delivered",
                receipt=None if said is None else receipt(said),
                unreadable=None if unreadable is None else fault(unreadable),
            )
        case HttpOutcome.Refused(reason, asked, said):
            return present(
                outcome="refused",
                reason=reason,
                challenge=None if asked is None else demand(asked),
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


# The operations.


def read_header(input: Object) -> Object:
    decoded = decode_header(input["value"], input["reader"], profile=profile(input))
    return {"json": decoded.json, "repairs": kinds(decoded)}


def read_network(input: Object) -> Object:
    network = parse_network(input["text"], version=input["version"])
    return {"network": network, "name": network_name(network)}


def read_leniently(input: Object) -> Object:
    read = parse_amount_lenient(input["text"])
    return {"amount": read.amount, "repairs": kinds(read)}


def price(input: Object) -> Object:
    network = parse_network(input["network"])
    price = (profile(input) or Profile()).price(input["text"], network)
    paid_in = price.asset
    return {
        "asset": paid_in.address,
        "symbol": paid_in.symbol,
        "amount": price.amount,
        "decimals": paid_in.decimals,
    }


def known_asset(input: Object) -> Object:
    network, address = parse_network(input["network"]), parse_address(input["address"])
    known = profile(input) or Profile()
    found = known.asset(network, address)
    if found is None:
        return {"elsewhere": [other.network for other in known.elsewhere(network, address)]}
    return {"asset": asset(found)}


def list_assets(input: Object) -> Object:
    network = parse_network(input["network"])
    assets = [entry.address for entry in (profile(input) or Profile()).assets(network)]
    return present(assets=assets, default=next(iter(assets), None))


def reason(input: Object) -> Object:
    reason = Reason.parse(input["text"])
    return present(
        text=reason.text,
        canonical=reason.canonical,
        **{"class": reason.class_.value},
        retryable=reason.retryable,
        mayHaveSettled=reason.may_have_settled,
        httpStatus=reason.http_status,
    )


def typed(input: Object) -> Object:
    data = TypedData.parse(input["json"])
    return {"domainSeparator": data.domain_separator, "structHash": data.struct_hash, "digest": data.digest}


def digests(input: Object) -> Object:
    domain, authorization, kind = input["domain"], input["authorization"], input.get("kind", "transfer")
    return {
        "domainSeparator": domain_separator(domain),
        "structHash": struct_hash(authorization, kind=kind),
        "digest": digest(domain, authorization, kind=kind),
    }


def cancel_digests(input: Object) -> Object:
    domain, cancel = input["domain"], input["cancel"]
    return {
        "domainSeparator": domain_separator(domain),
        "structHash": cancel_struct_hash(cancel),
        "digest": cancel_digest(domain, cancel),
    }


def settling(input: Object) -> Object:
    overload = "overload" in input
    match input["call"]:
        case "state":
            data = authorization_state_calldata(input["authorizer"], input["nonce"])
        case "cancel":
            data = cancel_calldata(input["cancel"], input["signature"], bytes_overload=overload)
        case kind:
            signature = in_bytes(input["signature"])
            data = calldata(input["authorization"], signature, kind=kind, bytes_overload=overload)
    return {"data": data}


def signature(input: Object) -> Object:
    given = in_bytes(input["signature"])
    digest = in_32_bytes(input["digest"]) if "digest" in input else None
    match input["form"]:
        case "eip2098":
            made = signature_from_eip2098(given)
        case "normalized":
            made = normalized_signature(given)
        case "der":
            made = signature_from_der(given, input["digest"], input["signer"])
        case "rs":
            made = signature_from_rs(given, input["digest"], input["signer"])
        case other:
            raise KeyError(other)
    return present(signature=made, address=None if digest is None else recover(digest, made))


def envelope(input: Object) -> Object:
    envelope = Erc6492.parse(input["signature"])
    return {"factory": envelope.factory, "calldata": envelope.calldata, "signature": envelope.signature}


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
        skipped=skipped(demand.skipped),
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


def demand_repairs(input: Object) -> Object:
    if "header" in input:
        demand = PaymentRequired.from_header(input["header"], profile=profile(input))
    else:
        demand = PaymentRequired.parse(input["json"], profile=profile(input))
    return {
        "version": demand.version,
        "repairs": repairs(demand),
        "accepts": [{**offer(entry), "needsApproval": entry.needs_approval} for entry in demand.accepts],
        "skipped": skipped(demand.skipped),
        "json": demand.json,
    }


def verify_response(input: Object) -> Object:
    match VerifyResponse.parse(input["json"], profile=profile(input)):
        case VerifyResponse.Valid(payer):
            return present(status="valid", payer=payer)
        case VerifyResponse.Invalid(reason, message, payer):
            return present(status="invalid", payer=payer, reason=reason, message=message)


def reply(input: Object) -> Object:
    asked = input["reply"]
    written: SettleResponse.Settled | SettleResponse.Pending | SettleResponse.Failed
    match asked["kind"]:
        case "valid":
            return {"json": VerifyResponse.valid(asked["payer"]).json}
        case "verdict":
            offer = PaymentRequirements.parse(asked["requirement"], version=asked["version"])
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
    return {"version": request.version, "payment": request.payment.json, "requirement": request.requirements.json}


def new_facilitator_request(input: Object) -> Object:
    used = profile(input)
    payment = PaymentPayload.parse(input["payment"], profile=used)
    asked = PaymentRequirements.parse(input["requirement"], version=input["version"], profile=used)
    return {"json": FacilitatorRequest(payment, asked).json}


def supported(input: Object) -> Object:
    supported = Supported.parse(input["json"], profile=profile(input))
    missing = None
    if "offers" in input:
        offers = [PaymentRequirements.parse(entry["json"], version=entry["version"]) for entry in input["offers"]]
        missing = list(supported.missing(offers))
        assert missing == [place for place, entry in enumerate(offers) if not supported.supports(entry)]
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
        case "demand":
            headers = demand_headers(PaymentRequired.parse(input["json"]))
        case "receipt":
            said = SettleResponse.parse(input["json"])
            headers = receipt_headers(said, input["version"], cache_control=input.get("cacheControl"))
        case "preflight":
            headers = preflight_headers()
        case other:
            raise KeyError(other)
    return {"headers": [list(pair) for pair in headers]}


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
    asked = PaymentRequirements.parse(input["requirement"], version=input["version"], profile=used)
    now, options = input["now"], input.get("options")
    if "header" in input:
        return verdict(asked.verify_header(input["header"], now, options=options))
    return verdict(asked.verify(PaymentPayload.parse(input["payment"], profile=used), now, options=options))


def find(input: Object) -> Object:
    used, rule = profile(input), input.get("rule", "standard")
    offers = [PaymentRequirements.parse(own["json"], version=own["version"], profile=used) for own in input["offers"]]
    if "accepted" in input:
        found = find_accepted(offers, input["accepted"], rule=rule, profile=used)
    else:
        found = find_offer(offers, PaymentPayload.parse(input["payment"], profile=used), rule=rule)
    match found:
        case Match.Found(index):
            return {"match": "found", "index": index}
        case Match.Ambiguous(indexes):
            return {"match": "ambiguous", "indexes": list(indexes)}
        case Match.NotFound(closest, error):
            return present(match="not_found", closest=closest, error=fault(error))


def echo(input: Object) -> Object:
    return {"extensions": PaymentRequired.parse(input["challenge"], profile=profile(input)).echo(input["additions"])}


def check_echo(input: Object) -> Object:
    echo_matches(input["sent"], input.get("echoed"), profile=profile(input))
    return {}


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
    "amount/parse_lenient": read_leniently,
    "money/price": price,
    "money/from_amount": lambda input: {"money": amount_to_money(input["amount"], input["decimals"])},
    "asset/known": known_asset,
    "asset/list": list_assets,
    "network/testnet": lambda input: {"testnet": is_testnet(input["network"])},
    "wire/reason": reason,
    "address/parse": lambda input: {"address": parse_address(input["text"])},
    "network/parse": read_network,
    "eip712/domain_separator": lambda input: {"separator": domain_separator(input["domain"])},
    "eip712/typed_data": typed,
    "eip3009/digest": digests,
    "eip3009/cancel_digest": cancel_digests,
    "eip3009/calldata": settling,
    "signature/from": signature,
    "signature/erc6492": envelope,
    "signature/recover": lambda input: {"address": recover(input["digest"], input["signature"])},
    "wire/payment_required": payment_required,
    "wire/payment_payload": payment_payload,
    "wire/settle_response": lambda input: receipt(SettleResponse.parse(input["json"])),
    "wire/demand_repairs": demand_repairs,
    "wire/verify_response": verify_response,
    "wire/reply": reply,
    "wire/facilitator_request": facilitator_request,
    "wire/facilitator_request_new": new_facilitator_request,
    "wire/supported": supported,
    "wire/discovery": discovery,
    "http/interpret": interpret_response,
    "http/response_headers": response_headers,
    "http/challenge": challenge,
    "client/choose": choose,
    "policy/approve": approve,
    "exact/prepare": prepare,
    "exact/finish": finish,
    "exact/sign": sign,
    "exact/verify": verify,
    "match/find": find,
    "match/resource": lambda input: {"relation": compare_urls(input["own"], input["said"]).value},
    "extensions/echo": echo,
    "extensions/matches": check_echo,
    "purchase/run": run_purchase,
}


if __name__ == "__main__":
    for line in sys.stdin.buffer:
        asked = json.loads(line)
        print(json.dumps(run(asked["op"], asked["input"])))
