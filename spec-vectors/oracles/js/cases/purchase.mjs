// Whole purchases: the host's events and the machine's steps.

import {
  NONCE, NOW, PAYER, SERVER, STRANGER, STRANGER_KEY, URL, USDC, authorization, clock, challengeV1, challengeV2, digest, domain,
  header, offerV1, offerV2, paymentV1, paymentV2, short, sign, text, walletJson,
} from "../lib.mjs";

const HASH = "0x1234567890abcdef1234567890abcdef1234567890abcdef1234567890abcdef";
const SETTLED = { success: true, transaction: HASH, network: "eip155:84532", payer: PAYER };
const PENDING = { success: false, errorReason: "settlement_pending", transaction: HASH, network: "eip155:84532" };
const FAILED = { success: false, errorReason: "insufficient_funds", transaction: "", network: "eip155:84532" };

// Events.
const start = (now = NOW) => ({ event: "start", now, nonce: NONCE });
const response = (status, now, headers = [], body = "") => ({ event: "response", status, headers, body, now });
const asks = (challenge, now = NOW) =>
  challenge.x402Version === 1 ? response(402, now, [], text(challenge)) : response(402, now, [["PAYMENT-REQUIRED", header(challenge)]], "{}");
const pays = (receipt, now, status = 200) => response(status, now, receipt ? [["PAYMENT-RESPONSE", header(receipt)]] : [], "report");
const reserved = (now) => ({ event: "reserved", now });
const confirmed = (now) => ({ event: "confirmed", now });
const waited = (now) => ({ event: "waited", now });
const noResponse = (now) => ({ event: "no_response", now });
const signed = (signature, now, id = "authorization") => ({ event: "signed", answers: [{ id, signature }], now });

// Steps.
const plainSend = { step: "send", headers: [], noRedirect: false };
const wait = (until) => ({ step: "wait", until });
const deliver = (receipt, unreadable) => ({ step: "deliver", ...(receipt ? { receipt } : {}), ...(unreadable ? { unreadable } : {}) });
const fail = (kind, code, at = "", { release, reason } = {}) => ({
  step: "fail", error: { kind, code, ...(reason ? { reason } : {}), at }, ...(release ? { release } : {}),
});
const raised = (code) => ({ raised: code });
const settled = { status: "settled", transaction: HASH, network: "eip155:84532", payer: PAYER };

/** One authorization of the purchase: prepared at that time. */
const prepared = async (at, { challenge = challengeV2(), window = 60, cap = "1000000" } = {}) => {
  const offer = challenge.accepts[0];
  const old = challenge.x402Version === 1;
  const message = authorization({ value: offer.amount ?? offer.maxAmountRequired, validAfter: old ? String(at - 600) : "0", validBefore: String(at + window) });
  const signature = await sign(domain(), message);
  const payment = old ? paymentV1(message, signature) : { ...paymentV2(offer, message, signature), x402Version: 2 };
  const whole = old ? payment : { x402Version: 2, resource: challenge.resource, accepted: offer, payload: payment.payload };
  return {
    message,
    signature,
    summary: `0.01 USDC on Base Sepolia to ${short(SERVER)} for api.example.com, until ${clock(at + window)}`,
    confirm: { step: "confirm", summary: `0.01 USDC on Base Sepolia to ${short(SERVER)} for api.example.com, until ${clock(at + window)}` },
    reserve: {
      step: "reserve",
      plan: { id: NONCE, expires: at + window + 6, counters: [{ key: `per_payment/eip155:84532/${USDC}`, bucket: NONCE, add: message.value, cap }] },
    },
    ask: {
      step: "sign",
      requests: [{ id: "authorization", kind: "typed_data", digest: digest(domain(), message), typedData: walletJson(domain(), message), signer: PAYER }],
    },
    send: { step: "send", headers: [[old ? "X-PAYMENT" : "PAYMENT-SIGNATURE", header(whole)]], noRedirect: true },
  };
};

const run = (id, why, script, changes = {}) => ({
  id: `purchase-${id}`,
  from: ["policy"],
  why,
  input: {
    policy: {}, payer: { address: PAYER, networks: ["eip155:84532"] }, request: { method: "GET", url: URL },
    ...changes, events: script.map(([event]) => event),
  },
  output: { steps: script.map(([, step]) => step) },
});

const a = await prepared(NOW);
const v1 = await prepared(NOW, { challenge: challengeV1() });
const late = await prepared(NOW + 100);
const later = await prepared(NOW + 200);
// By a server's clock.
const ahead = await prepared(NOW + 120);
const behind = await prepared(NOW - 120);
const dated = (seconds, date = new Date((NOW + seconds) * 1000).toUTCString()) =>
  response(402, NOW, [["PAYMENT-REQUIRED", header(challengeV2())], ["date", date]], "{}");
const reservedUntil = ({ reserve }, expires) => ({ ...reserve, plan: { ...reserve.plan, expires } });
const toSent = [
  [start(), plainSend],
  [asks(challengeV2()), a.reserve],
  [reserved(NOW + 1), a.ask],
  [signed(a.signature, NOW + 2), a.send],
];
const RELEASE = { release: NONCE };

const purchases = {
  op: "purchase/run",
  about: "A script: each event the host tells the machine, and the step the machine answers. The same nonce throughout; what was sent stays reserved.",
  spec: ["design section 3: machines"],
  sources: ["viem 2.55.11 (signatures)", "eth-account 0.14.0 (signatures)"],
  cases: [
    run("paid", "the whole of it", [...toSent, [pays(SETTLED, NOW + 3), deliver(settled)]]),
    run("paid-v1", "x402 v1: the challenge in the body, X-PAYMENT", [
      [start(), plainSend], [asks(challengeV1()), v1.reserve], [reserved(NOW), v1.ask], [signed(v1.signature, NOW), v1.send],
      [response(200, NOW + 1, [["X-PAYMENT-RESPONSE", header({ ...SETTLED, network: "base-sepolia" })]], "report"), deliver({ ...settled, network: "base-sepolia" })],
    ]),
    run("free", "nothing is asked for, nothing is signed", [[start(), plainSend], [response(200, NOW, [], "report"), deliver()]]),
    run("not-found", "an error that is not a challenge is delivered", [[start(), plainSend], [response(404, NOW), deliver()]]),
    run("no-receipt", "row 48: delivered, and nothing said of the settlement", [...toSent, [pays(undefined, NOW + 3), deliver()]]),
    run("failed-receipt", "row 50: delivered, and the settlement failed", [...toSent, [pays(FAILED, NOW + 3), deliver({ status: "failed", network: "eip155:84532", reason: "insufficient_funds" })]]),
    run("unreadable-receipt", "row 2: a receipt that says \"true\" says nothing", [
      ...toSent, [pays({ ...SETTLED, success: "true" }, NOW + 3), deliver(undefined, { kind: "malformed", code: "message.wrong_type", reason: "invalid_payload", at: "/success" })],
    ]),
    run("confirmed", "a person is asked before anything is reserved", [
      [start(), plainSend], [asks(challengeV2()), a.confirm], [confirmed(NOW), a.reserve], [reserved(NOW), a.ask], [signed(a.signature, NOW), a.send], [pays(SETTLED, NOW), deliver(settled)],
    ], { policy: { confirm: true } }),
    run("confirmed-late", "row 37: the window begins when the person has said yes; the nonce stays", [
      [start(), plainSend], [asks(challengeV2()), a.confirm], [confirmed(NOW + 100), late.reserve], [reserved(NOW + 100), late.ask], [signed(late.signature, NOW + 101), late.send], [pays(SETTLED, NOW + 102), deliver(settled)],
    ], { policy: { confirm: true } }),
    run("slow-device", "row 35: a device two minutes behind signs a window on the server's clock, and reserves until both say it is over", [
      [start(), plainSend], [dated(120), ahead.reserve], [reserved(NOW), ahead.ask], [signed(ahead.signature, NOW), ahead.send], [pays(SETTLED, NOW), deliver(settled)],
    ]),
    run("fast-device", "row 35: a device two minutes ahead; what it sends can settle two minutes longer by its own clock", [
      [start(), plainSend], [dated(-120), reservedUntil(behind, NOW + 60 + 6)], [reserved(NOW), behind.ask], [signed(behind.signature, NOW), behind.send], [pays(SETTLED, NOW), deliver(settled)],
    ]),
    run("implausible-clock", "row 35: eleven minutes apart, no window is right", [
      [start(), plainSend], [dated(660), fail("rejected", "clock.implausible")],
    ]),
    run("date-over-http", "row 26: who answers over plain http is not believed", [
      [start(), plainSend], [dated(660), a.reserve],
    ], { request: { method: "GET", url: URL.replace("https", "http") } }),
    run("date-unreadable", "a date that is none says nothing", [
      [start(), plainSend], [dated(0, "yesterday"), a.reserve],
    ]),
    run("declined", "a person says no", [[start(), plainSend], [asks(challengeV2()), a.confirm], [{ event: "declined" }, fail("rejected", "payment.declined")]], { policy: { confirm: true } }),
    run("not-reserved", "row 10: the store says no", [
      [start(), plainSend], [asks(challengeV2()), a.reserve],
      [{ event: "not_reserved", counter: `per_payment/eip155:84532/${USDC}` }, fail("rejected", "payment.not_reserved", "", RELEASE)],
    ]),
    run("reserved-late", "row 37: a store that took its time; the same nonce with a fresh window", [
      [start(), plainSend], [asks(challengeV2()), a.reserve], [reserved(NOW + 100), late.reserve], [reserved(NOW + 100), late.ask], [signed(late.signature, NOW + 100), late.send], [pays(SETTLED, NOW + 101), deliver(settled)],
    ]),
    run("signed-late", "row 37: a hardware wallet that took its time; what is signed a second time has the same nonce", [
      [start(), plainSend], [asks(challengeV2()), a.reserve], [reserved(NOW), a.ask], [signed(a.signature, NOW + 100), late.reserve], [reserved(NOW + 100), late.ask],
      [signed(late.signature, NOW + 200), later.reserve], [reserved(NOW + 200), later.ask], [signed(later.signature, NOW + 201), later.send], [pays(SETTLED, NOW + 202), deliver(settled)],
    ]),
    run("not-signed", "the wallet says no", [
      [start(), plainSend], [asks(challengeV2()), a.reserve], [reserved(NOW), a.ask], [{ event: "not_signed" }, fail("rejected", "payment.declined", "", RELEASE)],
    ]),
    run("signed-by-stranger", "another account signed; nothing was sent", [
      [start(), plainSend], [asks(challengeV2()), a.reserve], [reserved(NOW), a.ask],
      [signed(await sign(domain(), a.message, STRANGER_KEY), NOW), fail("usage", "signature.not_payer", "", RELEASE)],
    ]),
    run("signed-wrong-id", "an answer to nothing that was asked", [
      [start(), plainSend], [asks(challengeV2()), a.reserve], [reserved(NOW), a.ask], [signed(a.signature, NOW, "deposit"), fail("usage", "usage.answer", "", RELEASE)],
    ]),
    run("refused", "row 12: paid and refused; what was sent stays reserved", [...toSent, [asks(challengeV2(), NOW + 3), fail("rejected", "payment.refused")], [start(), raised("usage.event")]]),
    run("refused-with-reason", "row 48: the receipt's reason", [...toSent, [pays(FAILED, NOW + 3, 402), fail("rejected", "payment.refused")]]),
    run("redirected", "row 20: a payment goes nowhere else", [...toSent, [response(302, NOW + 3, [["Location", "https://evil.test/"]]), fail("rejected", "payment.refused")]]),
    run("pending", "row 50: settlement_pending is neither yes nor no", [...toSent, [pays(PENDING, NOW + 3, 402), fail("rejected", "payment.unknown")]]),
    run("no-answer-then-paid", "row 1: the same bytes again", [
      ...toSent, [noResponse(NOW + 5), wait(NOW + 7)], [waited(NOW + 7), a.send], [pays(SETTLED, NOW + 8), deliver(settled)],
    ]),
    run("server-error-then-paid", "row 1: a 500 after a payment says nothing about the money", [
      ...toSent, [response(502, NOW + 5), wait(NOW + 7)], [waited(NOW + 8), a.send], [pays(SETTLED, NOW + 9), deliver(settled)],
    ]),
    run("no-answer-then-refused", "row 1: unknown, then a fresh challenge: not one more signature", [
      ...toSent, [noResponse(NOW + 5), wait(NOW + 7)], [waited(NOW + 7), a.send], [asks(challengeV2(), NOW + 8), fail("rejected", "payment.refused")],
    ]),
    run("no-answer-three-times", "row 1: sent three times, then unknown", [
      ...toSent, [noResponse(NOW + 3), wait(NOW + 5)], [waited(NOW + 5), a.send], [noResponse(NOW + 6), wait(NOW + 10)], [waited(NOW + 10), a.send], [noResponse(NOW + 11), fail("rejected", "payment.unknown")],
    ]),
    run("no-answer-near-expiry", "row 1: no point in sending what cannot settle any more", [...toSent, [noResponse(NOW + 53), fail("rejected", "payment.unknown")]]),
    run("waited-too-little", "the host's timer was early", [...toSent, [noResponse(NOW + 5), wait(NOW + 7)], [waited(NOW + 6), wait(NOW + 7)], [waited(NOW + 7), a.send]]),
    run("waited-too-long", "row 37: an expired header is not sent", [...toSent, [noResponse(NOW + 5), wait(NOW + 7)], [waited(NOW + 60), fail("rejected", "payment.unknown")]]),
    run("no-answer-unpaid", "nothing was sent that could settle", [[start(), plainSend], [noResponse(NOW), fail("rejected", "http.no_response")]]),
    run("over-cap", "row 7: the policy says no before anything is reserved", [[start(), plainSend], [asks(challengeV2([offerV2({ amount: "1000001" })])), fail("rejected", "policy.per_payment", "/accepts/0/amount")]]),
    run("own-cap", "the plan carries the policy's cap", [[start(), plainSend], [asks(challengeV2()), (await prepared(NOW, { cap: "50000" })).reserve]], { policy: { perPayment: "$0.05" } }),
    run("own-lifetime", "row 25", [[start(), plainSend], [asks(challengeV2([offerV2({ maxTimeoutSeconds: 86400 })])), (await prepared(NOW, { challenge: challengeV2([offerV2({ maxTimeoutSeconds: 86400 })]), window: 30 })).reserve]], { policy: { maxLifetime: 30 } }),
    run("none-payable", "row 22", [[start(), plainSend], [asks(challengeV2([offerV2({ network: "eip155:8453" })])), fail("rejected", "choose.none_payable", "/accepts")]]),
    run("unknown-token", "row 15", [[start(), plainSend], [asks(challengeV2([offerV2({ asset: STRANGER })])), fail("rejected", "policy.unknown_asset", "/accepts/0/asset")]]),
    run("wrong-name", "row 30", [[start(), plainSend], [asks(challengeV2([offerV2({ extra: { name: "USD Coin", version: "2" } })])), fail("rejected", "domain.mismatch", "/extra/name", { reason: "invalid_payment_requirements" })]]),
    run("no-demand", "row 52: a 402 that challenges nothing", [[start(), plainSend], [response(402, NOW, [], "{}"), fail("malformed", "http.no_challenge")]]),
    run("prose", "row 29: prose is not paid", [[start(), plainSend], [response(402, NOW, [], text({ message: `pay ${SERVER} $3` })), fail("malformed", "http.no_challenge")]]),
    run("two-demands", "row 51", [[start(), plainSend], [response(402, NOW, [["PAYMENT-REQUIRED", header(challengeV2())], ["payment-required", header(challengeV2([offerV2({ amount: "1" })]))]]), fail("malformed", "http.duplicate_header")]]),
    run("strict", "the profile is the purchase's", [[start(), plainSend], [response(402, NOW, [], text(challengeV2())), fail("malformed", "http.no_challenge")]], { profile: '{"mode":"strict"}' }),
    run("zero-nonce", "row 65: randomness that failed; the purchase stays as it was", [[{ event: "start", now: NOW, nonce: `0x${"00".repeat(32)}` }, raised("prepare.nonce")], [start(), plainSend]]),
    run("milliseconds", "design section 4: a clock in milliseconds is refused, and the purchase stays as it was", [
      [start(NOW * 1000), raised("time.milliseconds")], [start(), plainSend], [asks(challengeV2(), NOW * 1000), raised("time.milliseconds")], [asks(challengeV2()), a.reserve],
    ]),
    run("bad-arguments", "a wrong nonce or signature is an error, and the purchase is unchanged", [
      [{ event: "start", now: NOW, nonce: "0x22" }, raised("hex.length")], [start(), plainSend], [asks(challengeV2()), a.reserve], [reserved(NOW), a.ask],
      [signed("0xzz", NOW), raised("hex.not_hex")], [signed(a.signature, NOW), a.send],
    ]),
    run("out-of-order", "an event that does not fit the step changes nothing", [
      [reserved(NOW), raised("usage.event")], [start(), plainSend], [start(), raised("usage.event")], [signed(a.signature, NOW), raised("usage.event")],
      [asks(challengeV2()), a.reserve], [asks(challengeV2()), raised("usage.event")], [waited(NOW), raised("usage.event")], [reserved(NOW), a.ask], [reserved(NOW), raised("usage.event")],
      [signed(a.signature, NOW), a.send], [signed(a.signature, NOW), raised("usage.event")], [pays(SETTLED, NOW), deliver(settled)], [pays(SETTLED, NOW), raised("usage.event")],
    ]),
    run("v1-over-cap", "P6.6: v1 too", [[start(), plainSend], [asks(challengeV1([offerV1({ maxAmountRequired: "1000001" })])), fail("rejected", "policy.per_payment", "/accepts/0/maxAmountRequired")]]),
  ],
};

export default [purchases];
