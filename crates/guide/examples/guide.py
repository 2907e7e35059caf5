"""The code that the guide shows in Python. Every language has this program, and all must print the same."""

# ANCHOR: imports
import secrets, time

from x402_kernel import (
    Answer, Event, FacilitatorRequest, LocalSigner, Match, Payer, PaymentRequired, PaymentRequirements, Policy, Profile,
    Purchase, RejectedError, Request, SettleResponse, Step, Verdict, X402Error, encode_header, find_offer,
    receipt_headers, signature_from_der,
)
# ANCHOR_END: imports

OFFER = '{"scheme":"exact","network":"eip155:84532","amount":"10000","maxTimeoutSeconds":60,"asset":"0x036CbD53842c5426634e7929541eC2318f3dCF7e","payTo":"0x209693Bc6afc0C5328bA36FaF03C514EF312287C","extra":{"name":"USDC","version":"2"}}'
OTHER = '{"scheme":"subscription","network":"eip155:8453"}'
CHALLENGE = f'{{"x402Version":2,"resource":{{"url":"https://api.example.com/report"}},"accepts":[{OFFER},{OTHER}]}}'
OLD_CHALLENGE = '{"x402Version":1,"accepts":[{"scheme":"exact","network":"base-sepolia","maxAmountRequired":"10000","resource":"https://api.example.com/report","description":"","mimeType":"","payTo":"0x209693Bc6afc0C5328bA36FaF03C514EF312287C","maxTimeoutSeconds":60,"asset":"0x036CbD53842c5426634e7929541eC2318f3dCF7e","extra":{"name":"USDC","version":"2"}}]}'
RESPONSE = '{"success":true,"transaction":"0x89c91c789e57059b17285e7ba1716a1f5ff4c5dace0ea5a5135f26158d0421b9","network":"eip155:84532","payer":"0x19E7E376E7C213B7E7e7e46cc70A5dD086DAff2A"}'

#: A KMS's signature of the digest of this guide's payment.
DER = "0x3045022100d87ccefa608077760fbdf01db3cdec9a73d5ed135fbab9ada4e2a5070987704a02205048897e7e4a35d1b2f70c51b274609908ffe01fe55d0c95bb14ec3eeb9d812c"


class secrets:
    """Randomness that is the same each time, for this program alone."""

    token_bytes = staticmethod(lambda size: b"\x22" * size)


class time:
    """A clock that stands still, for this program alone."""

    time = staticmethod(lambda: 1_900_000_000)


class Store:
    """Keeps plans in memory. A real store reserves each plan in one transaction."""

    def __init__(self):
        self.plans = []

    def reserve(self, plan):
        self.plans.append(plan)


def section(name):
    print("==", name)


def unsigned(payer):
    """Returns a payment that waits for its signature."""
    choice = PaymentRequired.parse(CHALLENGE).choose(payer)
    request = Request("GET", "https://api.example.com/report")
    return Policy().approve(choice, request, time.time()).prepare(time.time(), b"\x22" * 32)


section("read")
status, headers, body = 402, {"PAYMENT-REQUIRED": encode_header(CHALLENGE)}, b""
# ANCHOR: read
challenge = PaymentRequired.from_http(status, headers, body)  # from any HTTP client
for offer in challenge.accepts:
    print(offer.summary)
for skipped in challenge.skipped:
    print(f"entry {skipped.index} is skipped: {skipped.error.code}")
# ANCHOR_END: read

section("choose")
signer = LocalSigner(b"\x11" * 32)
# ANCHOR: choose
payer = Payer(signer.address, ["eip155:84532"])
choice = challenge.choose(payer)
print(f"pay offer {choice.index}")
for other in choice.not_chosen:
    print(f"not offer {other.index}: {other.error.code}")
# ANCHOR_END: choose

section("policy")
# ANCHOR: policy
now = int(time.time())
policy = Policy(per_payment="$0.001")
request = Request("GET", "https://api.example.com/report")
try:
    approved = policy.approve(choice, request, now)
    print(f"approved: {approved.offer.summary}")
except RejectedError as error:
    print(f"{error.code}: asked {error.detail['asked']}, allowed {error.detail['allowed']}")
# ANCHOR_END: policy

section("pay")
# ANCHOR: pay
policy = Policy(per_payment="$0.05")
approved = policy.approve(choice, request, now)  # or the rule that denied it
unsigned_payment = approved.prepare(now, nonce=secrets.token_bytes(32))  # your clock, your randomness
print(unsigned_payment.summary)
signature = signer.sign(unsigned_payment.requests[0])
payment = unsigned_payment.finish(signature)  # an error if the signer is not the payer
print(f"send {payment.header_name} with {len(payment.header)} characters")
# ANCHOR_END: pay


def wallet(typed_data):
    assert "TransferWithAuthorization" in typed_data
    return signer.sign(unsigned(payer).requests[0])


def kms(digest):
    assert len(digest) == 66
    return DER


section("wallet")
unsigned_payment = unsigned(payer)
# ANCHOR: wallet
asked = unsigned_payment.typed_data  # for eth_signTypedData_v4
answer = wallet(asked)  # 65 bytes, or their hexadecimal
paid = unsigned_payment.finish(answer)
print(f"signed by {paid.authorization.from_}")
# ANCHOR_END: wallet

section("kms")
unsigned_payment = unsigned(payer)
# ANCHOR: kms
digest = unsigned_payment.digest  # 32 bytes, in hexadecimal: already hashed
der = kms(digest)  # DER, without the recovery byte
signature = signature_from_der(der, digest, payer.address)  # the payer decides the recovery byte
paid = unsigned_payment.finish(signature)
print(f"signed by {paid.authorization.from_}")
# ANCHOR_END: kms

section("contract")
offer, wallet_signature = PaymentRequirements.parse(OFFER), b"\xab" * 96
# ANCHOR: contract
contract = Payer(signer.address, ["eip155:84532"], kind="contract")
unsigned_payment = unsigned(contract)  # as above: choose, approve, prepare
paid = unsigned_payment.finish_unchecked(wallet_signature)  # only the contract can tell
match offer.verify(paid, now):
    case Verdict.NeedsChain(wallet=kind):
        print(f"a {kind} wallet: ask the chain")
    case other:
        print(other)
# ANCHOR_END: contract

section("verify")
header_value = payment.header
# ANCHOR: verify
offer = PaymentRequirements.parse(OFFER)  # your own, never the payment's echo of it
match offer.verify_header(header_value, now):
    case Verdict.SignedByPayer(payer=address, replay_key=key, open=questions):
        print(f"{address} signed; claim {key}")
        for question in questions:
            print(f"only the chain can tell: {question}")
    case Verdict.NeedsChain(payer=address):
        print(f"{address} is a wallet contract: ask the chain")
    case Verdict.Rejected(error):
        print(f"rejected: {error.reason or 'unspecified'}")
    case Verdict.Malformed(error):
        print(f"not readable: {error}")
# ANCHOR_END: verify

section("match")
dearer = PaymentRequirements.parse(OFFER.replace("10000", "20000"))
# ANCHOR: match
offers = [dearer, offer]
match find_offer(offers, payment):
    case Match.Found(index):
        asked = FacilitatorRequest(payment, offers[index]).json  # the body of POST /verify and POST /settle
        print(f"offer {index}; {len(asked)} bytes for the facilitator")
    case Match.Ambiguous(indexes):
        print(f"{len(indexes)} offers are the same")
    case Match.NotFound(error=error):
        print(error)
# ANCHOR_END: match

section("settle")
response = RESPONSE
# ANCHOR: settle
receipt = SettleResponse.parse(response)  # the facilitator's response
match receipt:
    case SettleResponse.Settled(transaction=transaction):
        print(f"deliver; it is transaction {transaction[:10]}")
    case SettleResponse.Pending(transaction=transaction):
        print(f"look again: {transaction} may still settle")
    case SettleResponse.Failed(reason=reason):
        print(f"no: {reason or 'no reason given'}")
for name, _ in receipt_headers(receipt, 2):
    print(f"respond with {name}")
# ANCHOR_END: settle

section("errors")
# ANCHOR: errors
try:
    PaymentRequired.from_header("not base64!")
except X402Error as error:
    print(f"{error.code} ({error.kind.value}), respond with {error.http_status}")
# ANCHOR_END: errors

section("repairs")
malformed = CHALLENGE.replace("60", '"60"').replace('"10000"', "10000")
# ANCHOR: repairs
challenge = PaymentRequired.parse(malformed)
offer = challenge.accepts[0]
for repair in offer.repairs:
    print(f"{repair.kind} at {repair.at}")
print("the price was repaired: not paid by default" if offer.needs_approval else "harmless")
# ANCHOR_END: repairs

section("versions")
old_body = OLD_CHALLENGE
# ANCHOR: versions
old = PaymentRequired.from_http(402, {}, old_body)  # in the body: x402 v1
print(f"v{old.version}: {old.accepts[0].summary}")
# ANCHOR_END: versions

section("tokens")
# ANCHOR: tokens
profile = Profile()
asset = profile.asset("eip155:84532", "0x036CbD53842c5426634e7929541eC2318f3dCF7e")
if asset is not None:
    print(f'{asset.symbol} calls itself "{asset.name}", version {asset.version}')
price = profile.price("0.01 USDC", "eip155:84532")
print(f"0.01 USDC is {price.amount} of {price.asset.address}")
# ANCHOR_END: tokens

section("purchase")
store, nonce = Store(), secrets.token_bytes(32)
responses = iter([(402, {"PAYMENT-REQUIRED": encode_header(CHALLENGE)}), (200, {"PAYMENT-RESPONSE": encode_header(RESPONSE)})])


def http(headers, follow_redirects):
    return next(responses)


def clock():
    return int(time.time())


# ANCHOR: purchase
purchase = Purchase(policy, payer, request)
event = Event.Start(clock(), nonce)
while True:
    step = purchase.next(event)
    match step:
        case Step.Send(headers, no_redirect):
            try:
                print(f"send, with {len(headers)} more headers")
                status, headers = http(headers, follow_redirects=not no_redirect)
                event = Event.Response(status, headers, b"", clock())
            except OSError:
                event = Event.NoResponse(clock())
        case Step.Reserve(plan):
            counter = store.reserve(plan)
            event = Event.NotReserved(counter) if counter else Event.Reserved(clock())
        case Step.Sign(requests):
            event = Event.Signed([Answer(asked.id, signer.sign(asked)) for asked in requests], clock())
        case Step.Confirm():
            event = Event.Confirmed(clock())  # or ask a person
        case Step.Wait(until):
            event = Event.Waited(until)  # sleep
        case Step.Deliver(receipt):
            print(f"delivered, for {receipt.transaction[:10]}")
            break
        case Step.Fail(error):
            raise error
# ANCHOR_END: purchase
