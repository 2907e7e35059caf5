"""At least one value of each class, and facts about the classes."""

from __future__ import annotations

import inspect
from typing import Any, Callable, Iterator

import x402_kernel
from x402_kernel import (
    Answer,
    Authorization,
    Balance,
    CancelAuthorization,
    DiscoveryPage,
    Eip712Domain,
    Erc6492,
    Event,
    FacilitatorRequest,
    HttpOutcome,
    Match,
    Pagination,
    Payer,
    PayerKind,
    PaymentPayload,
    PaymentRequired,
    PaymentRequirements,
    Policy,
    PrepareOptions,
    Profile,
    Purchase,
    Reason,
    ServerDate,
    SettleResponse,
    Step,
    Supported,
    AssetId,
    TypedData,
    Verdict,
    VerifyOptions,
    VerifyResponse,
    X402Error,
    decode_header,
    encode_header,
    find_accepted,
    find_offer,
    interpret,
    parse_amount_tolerant,
)

import sample
from sample import NONCE, NOW

HANDLES = {"Approved", "LocalSigner", "Policy", "Purchase", "SigningRequest", "UnsignedPayment", "Step.Sign"}
UNIONS = (Event, HttpOutcome, Match, Pagination, SettleResponse, Step, Verdict, VerifyResponse)
"""Classes that only have cases."""

WORDS = {
    "AuthorizationKind", "ErrorKind", "Evidence", "MatchRule", "PayerCode", "PayerKind", "ReasonClass", "ResourceMatch",
    "SignatureForm", "TransferMethod", "ValidAfter",
}  # fmt: skip
"""These are Python's own enums."""


def classes() -> dict[str, type]:
    """Every public class by its name, with cases, without classes that only have cases."""
    found = {name: thing for name, thing in vars(x402_kernel).items() if inspect.isclass(thing)}
    for union in UNIONS:
        cases = {f"{union.__name__}.{name}": thing for name, thing in vars(union).items() if inspect.isclass(thing)}
        found.update(cases)
    apart = {"X402Error", *WORDS, *(union.__name__ for union in UNIONS)}
    return {name: thing for name, thing in found.items() if name not in apart}


AWAITED = '{"success":false,"errorReason":"settlement_pending","transaction":"0xab"}'
FAILED = """{"success":false,"transaction":"","errorMessage":"no","errorReason":"insufficient_funds",
  "extensions":{"a":1.0},"extensionResponses":{}}"""
SETTLED = '{"success":true, "transaction":"0xab","network":"eip155:84532","payer":null}'


def errors() -> Iterator[X402Error]:
    """One of each kind, raised."""
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
    """Of five purchases: delivered, with an unreadable receipt, declined, not reserved, waiting."""
    receipt = [("PAYMENT-RESPONSE", encode_header(SETTLED))]
    challenge, taken = Event.Response(402, [], sample.CHALLENGE, NOW), Event.Reserved(NOW)
    answer = Answer("authorization", sample.payment().signature)
    signed = Event.Signed([answer], NOW)
    for events in (
        [challenge, Event.Confirmed(NOW), taken, signed, Event.Response(200, receipt, b"", NOW)],
        [challenge, Event.Confirmed(NOW), taken, signed, Event.Response(200, [("PAYMENT-RESPONSE", "!")], b"", NOW)],
        [challenge, Event.Declined()],
        [challenge, Event.Confirmed(NOW), Event.NotReserved("counter")],
        [challenge, Event.Confirmed(NOW), taken, signed, Event.NoResponse(NOW)],
    ):
        purchase = Purchase(Policy(confirm=True), sample.PAYER, sample.REQUEST)
        yield purchase.next(Event.Start(NOW, NONCE))
        yield from (purchase.next(event) for event in events)


def tokens() -> list[Any]:
    price = Profile().price("$0.01", sample.NETWORK)
    own = Profile.from_json({"assets": [sample.TOKEN]}).assets("eip155:31337")
    reasons = [Reason.parse("settlement_pending"), Reason.parse("?")]
    return [price, price.asset, *own, parse_amount_tolerant(" +010"), *reasons]


def misshapen() -> list[Any]:
    """Repaired challenges, with their offers: repaired in the offer, and in the message around it."""
    amount = sample.CHALLENGE.replace('"10000"', "10000")
    challenges = [
        PaymentRequired.parse(amount),
        PaymentRequired.parse(amount.replace('"x402Version":2', '"x402Version":"2"')),
        PaymentRequired.from_header(encode_header(sample.OFFER)),
    ]
    offers = [offer for challenge in challenges for offer in challenge.accepts]
    assert len(offers) == 3 and all(offer.needs_approval for offer in offers)
    paid = sample.pay(challenges[0], Policy(repaired=True))
    assert paid.accepted is not None
    return [*challenges, *offers, *challenges[1].repairs, paid, paid.accepted]


KINDS = """{"kinds":[{"x402Version":2,"scheme":"exact","network":"eip155:*","extra":{"a":1.0}},
  {"x402Version":1,"scheme":"upto","network":"solana"},{}],"extensions":["bazaar"],"signers":{"eip155:*":["0x"]}}"""
PAGE = f"""{{"items":[{{"resource":"https://a.example","type":"http","x402Version":2,"lastUpdated":1700000000,
  "accepts":[{sample.OFFER.replace('"10000"', "10000")},{{}}],"more":null}},{{}}],
  "pagination":{{"limit":1,"offset":0,"total":9}}}}"""
SEARCH = '{"resources":[],"pagination":{"limit":3,"cursor":null}}'


def asked(payment: PaymentPayload, offer: PaymentRequirements) -> list[Any]:
    """Requests to a facilitator, and its responses."""
    wide = Profile.from_json('{"limits":{"body":1000000}}')
    request = FacilitatorRequest(payment, offer)
    kinds, page, search = Supported.parse(KINDS), DiscoveryPage.parse(PAGE), DiscoveryPage.parse(SEARCH)
    return [
        request, FacilitatorRequest.parse(request.json.replace(",", ", "), profile=wide), kinds, *kinds.kinds,
        Supported.parse(f"{KINDS}{' ' * 300_000}", profile=wide), page, *page.items, page.pagination, search,
        search.pagination, DiscoveryPage.parse('{"items":[]}'),
    ]  # fmt: skip


def payers() -> list[Any]:
    """A payer with every property, and its choice."""
    other, token = "eip155:8453", AssetId(sample.NETWORK, sample.challenge().accepts[0].asset)
    balance = Balance(token.network, token.asset, 10_000)
    picky = Payer(
        sample.PAYER.address, [sample.NETWORK, other], kind=PayerKind.DELEGATED, balances=[balance], assets=[token],
        prefer_networks=[other], prefer_assets=[token],
    )  # fmt: skip
    adding = sample.choice().with_extensions({"ext": {"c": 3}, "mine": {"info": {}}})
    return [token, balance, picky, sample.challenge().choose(picky), adding]


def matches(payment: PaymentPayload) -> list[Match]:
    [offer] = sample.challenge().accepts
    twin, dearer = (
        PaymentRequirements.parse(sample.OFFER.replace(*change)) for change in [("1.10", "1.2"), ("10000", "10001")]
    )
    said = '{"scheme":"exact"}'
    both = sample.OFFER.replace('"none":null', '"none":null,"b":{"x":1}'), sample.OFFER.replace("1.10", "1.10,\"c\":2")
    either = sample.OFFER.replace("1.10", '1.10,"c":2,"b":{"x":1}')
    several = [PaymentRequirements.parse(own) for own in both]
    return [
        find_offer([twin, offer], payment), find_offer([twin, dearer], payment), find_offer([], payment),
        find_accepted([offer], said), find_accepted(several, either),
    ]  # fmt: skip


def outcomes() -> list[HttpOutcome]:
    """Every outcome of a response."""
    challenge = [("PAYMENT-REQUIRED", encode_header(sample.CHALLENGE))]

    def receipt(json: str) -> list[tuple[str, str]]:
        return [("payment-response", encode_header(json))]

    return [
        interpret(402, challenge, b""), interpret(200, receipt(SETTLED), b"", paid=True),
        interpret(200, {"PAYMENT-RESPONSE": "!"}, b"", paid=True),
        interpret(402, challenge + receipt(FAILED), b"", paid=True), interpret(402, [], "{}", paid=True),
        interpret(502, receipt(AWAITED), b"", paid=True),
        interpret(402, [], b"", cross_origin=True), interpret(402, {"WWW-Authenticate": "L402 a=b"}, b""),
        interpret(500, {}, b""),
    ]  # fmt: skip


def values() -> list[Any]:
    strict = Profile.from_json('{"mode":"strict","settleMargin":7}')
    challenge = sample.challenge()
    mended = PaymentRequired.from_http(402, [("PAYMENT-REQUIRED", "!")], sample.CHALLENGE)
    payment, offer = sample.payment(), challenge.accepts[0]
    unpadded = PaymentPayload.from_header(payment.header.rstrip("="), profile=Profile.from_json('{"settleMargin":7}'))
    wallet = PaymentPayload.parse(payment.json.replace(payment.signature, "0x1234"))
    domain = Eip712Domain(name="USDC", version="2", chain_id=84532, verifying_contract=offer.asset)
    made: list[Any] = [
        Profile(), strict, challenge, mended, *mended.repairs, *challenge.accepts, *challenge.skipped, challenge.resource,
        decode_header(f" {payment.header}", "client"), sample.choice(), *sample.choice().not_chosen,
        PaymentRequirements.parse(sample.OFFER, profile=strict),
        sample.PAYER, sample.REQUEST, payment, unpadded, payment.authorization, domain, Eip712Domain(salt=NONCE),
        Authorization(offer.pay_to, offer.asset, 1, 0, 2**255, bytes(32)),
        Answer("id", b"\x01"), SettleResponse.parse(SETTLED), SettleResponse.parse(AWAITED),
        SettleResponse.parse(FAILED), VerifyResponse.parse('{"isValid":true }'),
        VerifyResponse.parse('{"isValid":false,"invalidReason":"invalid_network","invalidMessage":"no","payer":"x"}'),
        offer.verify(payment, NOW), offer.verify(wallet, NOW), offer.verify(payment, NOW + 60),
        offer.verify_header("!", NOW),
        Event.Start(NOW, NONCE), Event.Response(200, {"a": "b"}, "c", NOW), Event.NoResponse(NOW), Event.Confirmed(NOW),
        Event.Declined(), Event.Reserved(NOW), Event.NotReserved("counter"), Event.Signed([Answer("id", "0x")], NOW),
        Event.NotSigned(), Event.Waited(NOW),
    ]  # fmt: skip
    made += [*tokens(), *misshapen(), *asked(payment, challenge.accepts[0]), *outcomes(), *payers(), *matches(payment)]
    made += [CancelAuthorization(offer.pay_to, bytes(32)), TypedData.parse(sample.unsigned().typed_data)]
    made += [Erc6492.parse(sample.ENVELOPE), VerifyOptions(), VerifyOptions(min_runway=9, factories=[offer.asset])]
    date = ServerDate("Sun, 17 Mar 2030 17:46:40 GMT", NOW)
    made += [PrepareOptions(), PrepareOptions(valid_after="zero", server_date=date), date]
    made.append(offer.verify(PaymentPayload.parse(payment.json.replace(payment.signature, sample.ENVELOPE)), NOW))
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
