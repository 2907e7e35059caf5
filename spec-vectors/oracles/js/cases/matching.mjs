// Which offer a payment is for, and whether its resource is ours.

import { matchesOffer } from "../official-matching.mjs";
import {
  PAYER, SERVER, STRANGER, STRANGER_KEY, URL as OWN, USDC, USDC_BASE, authorization, domain, offerV1, offerV2, paymentV1,
  paymentV2, sign, text,
} from "../lib.mjs";

const REQUIREMENTS = "invalid_payment_requirements";
const REASONS = {
  "match.scheme": "invalid_scheme",
  "match.network": "invalid_network",
  "message.wrong_type": "invalid_payload",
};
const failure = (code, at) => ({
  kind: code.startsWith("message.") ? "malformed" : "rejected", code, reason: REASONS[code] ?? REQUIREMENTS, at,
});
const asText = (value) => (typeof value === "string" ? value : text(value));

/** The official server is asked here; check.py asks the Python one and compares with `python`. */
const agreeing = (offers, accepted, index, python, rule) => {
  const core = matchesOffer(offers.map((offer) => JSON.parse(asText(offer))), JSON.parse(accepted)) === index;
  if (rule === "typescript" && !core) throw new Error("the rule is not @x402/core's");
  const oracles = [...(core ? ["@x402/core"] : []), ...(python ? ["x402"] : [])];
  const enough = oracles.length === 2 || (rule === "typescript" && core) || (rule === "python" && python);
  return enough ? oracles : [...oracles, "policy"];
};
const offered = (offers, version) => offers.map((offer) => ({ version, json: asText(offer) }));
const find = (id, why, { offers = [offerV2()], accepted = offerV2(), rule, python = true, payment, output }) => {
  const said = asText(accepted);
  return {
    id: `match-${id}`,
    from: agreeing(offers, said, output.index, python, rule),
    why,
    input: { offers: offered(offers, 2), ...(payment ? { payment } : { accepted: said }), ...(rule ? { rule } : {}) },
    output,
  };
};
const is = (id, why, index, given = {}) => find(id, why, { ...given, output: { match: "found", index } });
const isNot = (id, why, code, at, given = {}) => {
  const { closest = 0 } = given;
  const output = { match: "not_found", ...(closest === undefined || given.offers?.length === 0 ? {} : { closest }), error: failure(code, at) };
  return find(id, why, { ...given, output });
};
const ambiguous = (id, why, indexes, given) => find(id, why, { ...given, output: { match: "ambiguous", indexes } });

const BASE = offerV2({ network: "eip155:8453", asset: USDC_BASE, extra: { name: "USD Coin", version: "2" } });
const extra = (more) => offerV2({ extra: { name: "USDC", version: "2", ...more } });
const without = (name, offer = offerV2()) => Object.fromEntries(Object.entries(offer).filter(([key]) => key !== name));
const reordered = Object.fromEntries(Object.entries(offerV2()).reverse());
/** An offer with that exact text for `extra.x`, which JavaScript may write otherwise. */
const spelled = (json) => text(extra({ x: "X" })).replace('"X"', json);
const wholePayment = (accepted) => text(paymentV2(accepted, authorization(), `0x${"11".repeat(65)}`));

const standard = [
  is("only", "P11.3", 0),
  is("second-of-three", "P11.3", 1, { offers: [offerV2(), BASE, offerV2({ amount: "1" })], accepted: BASE }),
  is("other-order-of-members", "P1.10: every SDK has its own order", 0, { accepted: reordered }),
  is("pay-to-lower-case", "row 42: the address is the same; P10 row 25: SDKs refuse it", 0, { accepted: offerV2({ payTo: SERVER.toLowerCase() }), python: false }),
  is("asset-lower-case", "P10 row 25", 0, { accepted: offerV2({ asset: USDC.toLowerCase() }), python: false }),
  is("asset-upper-case-of-lower-offer", "row 55: either side may be in one case", 0, { offers: [offerV2({ asset: USDC.toLowerCase() })], accepted: offerV2(), python: false }),
  isNot("pay-to-wrong-checksum", "row 55: a wrong checksum is a typing error, not an address", "match.pay_to", "/payTo", { accepted: offerV2({ payTo: SERVER.replace("Bc", "bC") }) }),
  isNot("pay-to-other", "row 3", "match.pay_to", "/payTo", { accepted: offerV2({ payTo: STRANGER }) }),
  isNot("pay-to-missing", "row 42", "match.pay_to", "/payTo", { accepted: without("payTo") }),
  isNot("amount-leading-zero", "row 42: 010000 is not 10000", "match.amount", "/amount", { accepted: offerV2({ amount: "010000" }) }),
  isNot("amount-less", "row 3", "match.amount", "/amount", { accepted: offerV2({ amount: "9999" }) }),
  isNot("amount-more", "row 3", "match.amount", "/amount", { accepted: offerV2({ amount: "10001" }) }),
  isNot("amount-number", "an amount is a string", "match.amount", "/amount", { accepted: offerV2({ amount: 10000 }) }),
  isNot("amount-full-width-digits", "peers section 4: digits of other scripts", "match.amount", "/amount", { accepted: offerV2({ amount: "１００００" }) }),
  isNot("amount-with-control-character", "no trimming", "match.amount", "/amount", { accepted: offerV2({ amount: "10000\n" }) }),
  isNot("amount-huge", "256 KiB is the limit of a text, not of a difference", "match.amount", "/amount", { accepted: offerV2({ amount: "1".repeat(4000) }) }),
  isNot("amount-missing", "row 42", "match.amount", "/amount", { accepted: without("amount") }),
  isNot("amount-null", "row 42", "match.amount", "/amount", { accepted: offerV2({ amount: null }) }),
  isNot("network-other", "row 3", "match.network", "/network", { accepted: offerV2({ network: "eip155:8453" }) }),
  isNot("network-v1-name", "row 57: v2 writes CAIP-2", "match.network", "/network", { accepted: offerV2({ network: "base-sepolia" }) }),
  isNot("network-upper-case", "P6.2: case decides", "match.network", "/network", { accepted: offerV2({ network: "EIP155:84532" }) }),
  isNot("scheme-other", "row 3", "match.scheme", "/scheme", { accepted: offerV2({ scheme: "upto" }) }),
  isNot("asset-other", "row 3", "match.asset", "/asset", { accepted: offerV2({ asset: USDC_BASE }) }),
  isNot("timeout-other", "P10 row 26", "match.max_timeout", "/maxTimeoutSeconds", { accepted: offerV2({ maxTimeoutSeconds: 61 }) }),
  isNot("timeout-string", "only PYN's model coerces it (P12)", "match.max_timeout", "/maxTimeoutSeconds", { accepted: offerV2({ maxTimeoutSeconds: "60" }), python: false }),
  is("timeout-spelled-with-fraction", "60.0 is 60", 0, { accepted: text(offerV2()).replace(":60,", ":60.0,") }),
  is("timeout-spelled-with-exponent", "6e1 is 60", 0, { accepted: text(offerV2()).replace(":60,", ":6e1,") }),
  is("extra-has-more", "row 42: a client may add", 0, { accepted: extra({ mine: 1 }) }),
  isNot("extra-lacks", "row 42", "match.extra", "/extra/version", { accepted: offerV2({ extra: { name: "USDC" } }) }),
  isNot("extra-changed", "row 42", "match.extra", "/extra/name", { accepted: offerV2({ extra: { name: "USD Coin", version: "2" } }) }),
  is("extra-nested-has-more", "P11.3: recursively", 0, { offers: [extra({ a: { b: 1 } })], accepted: extra({ a: { c: 2, b: 1 } }) }),
  isNot("extra-nested-changed", "P11.3", "match.extra", "/extra/a/b", { offers: [extra({ a: { b: 1 } })], accepted: extra({ a: { b: 2 } }) }),
  isNot("extra-array-longer", "P11.3: arrays are exact", "match.extra", "/extra/a", { offers: [extra({ a: [1] })], accepted: extra({ a: [1, 2] }) }),
  isNot("extra-array-reordered", "P11.3: arrays are exact", "match.extra", "/extra/a", { offers: [extra({ a: [1, 2] })], accepted: extra({ a: [2, 1] }) }),
  isNot("extra-object-becomes-array", "another type", "match.extra", "/extra/a", { offers: [extra({ a: {} })], accepted: extra({ a: [] }) }),
  is("extra-null-of-offer-absent", "P6.5: PYN and Go drop a null; it reads as absent", 0, { offers: [extra({ a: null })], accepted: extra() }),
  isNot("extra-null-of-offer-filled", "P6.5", "match.extra", "/extra/a", { offers: [extra({ a: null })], accepted: extra({ a: 1 }) }),
  is("extra-empty-not-echoed", "P10 row 23: Go omits an empty extra", 0, { offers: [offerV2({ extra: {} })], accepted: without("extra") }),
  is("extra-null-not-echoed", "P1.9: null reads as absent", 0, { offers: [offerV2({ extra: null })], accepted: without("extra"), python: false }),
  is("extra-absent-echoed-empty", "peers section 4, 10: x402 for Python adds an empty extra", 0, { offers: [without("extra")], accepted: offerV2({ extra: {} }) }),
  is("extra-absent-echoed-filled", "row 42", 0, { offers: [without("extra")] }),
  isNot("extra-not-echoed", "P10 row 40", "match.extra", "/extra", { accepted: without("extra") }),
  isNot("extra-echoed-null", "P1.9", "match.extra", "/extra", { accepted: offerV2({ extra: null }) }),
  isNot("extra-echoed-string", "another type", "match.extra", "/extra", { accepted: offerV2({ extra: "name" }) }),
  isNot("extra-pointer-escaped", "RFC 6901", "match.extra", "/extra/a~1b~0c", { offers: [extra({ "a/b~c": 1 })], accepted: extra({ "a/b~c": 2 }) }),
  is("unknown-member-not-echoed", "P10 row 24: Python and Go drop it", 0, { offers: [offerV2({ note: "x" })] }),
  is("unknown-member-added", "P11.3", 0, { accepted: offerV2({ note: "x" }) }),
  isNot("big-integer-last-digit", "row 41: JavaScript reads both as one number", "match.extra", "/extra/x", { offers: [spelled("12345678901234567890")], accepted: spelled("12345678901234567891") }),
  is("big-integer", "row 41", 0, { offers: [spelled("12345678901234567890")], accepted: spelled("12345678901234567890") }),
  is("number-with-exponent", "1e3 is 1000", 0, { offers: [spelled("1000")], accepted: spelled("1e3") }),
  is("number-with-fraction-and-exponent", "0.25e2 is 25", 0, { offers: [spelled("25")], accepted: spelled("0.250e+2") }),
  is("number-minus-zero", "-0 is 0", 0, { offers: [spelled("0")], accepted: spelled("-0.0") }),
  isNot("number-sign", "-1 is not 1", "match.extra", "/extra/x", { offers: [spelled("1")], accepted: spelled("-1") }),
  isNot("number-power-of-ten", "10 is not 1", "match.extra", "/extra/x", { offers: [spelled("1")], accepted: spelled("10") }),
  isNot("number-beyond-floats", "both are infinite in a float", "match.extra", "/extra/x", { offers: [spelled("1e400")], accepted: spelled("1e401"), python: false }),
  isNot("number-not-boolean", "true is not 1, except in Python", "match.extra", "/extra/x", { offers: [spelled("1")], accepted: spelled("true"), python: false }),
  isNot("number-not-string", "1 is not \"1\"", "match.extra", "/extra/x", { offers: [spelled("1")], accepted: spelled('"1"') }),
  is("string-escaped", "characters are compared, not their spelling", 0, { accepted: text(offerV2()).replace('"USDC"', '"\\u0055SDC"') }),
  isNot("string-normalised", "é in one character is not e with an accent", "match.extra", "/extra/x", { offers: [spelled('"\u00e9"')], accepted: spelled('"e\u0301"') }),
  isNot("accepted-number", "row 42: no panic", "message.wrong_type", "", { accepted: "5" }),
  isNot("accepted-string", "row 42", "message.wrong_type", "", { accepted: '"exact"' }),
  isNot("accepted-array", "row 42", "message.wrong_type", "", { accepted: text([offerV2()]) }),
  isNot("accepted-null", "row 42", "message.wrong_type", "", { accepted: "null" }),
  isNot("accepted-empty", "row 42: the first member that is missing", "match.scheme", "/scheme", { accepted: "{}" }),
  isNot("no-offers", "nothing to match", "match.no_offer", "", { offers: [] }),
  isNot("closest-of-three", "row 42: the offer that differs least", "match.amount", "/amount", { offers: [BASE, offerV2(), offerV2({ amount: "5", payTo: STRANGER })], accepted: offerV2({ amount: "9" }), closest: 1 }),
  isNot("closest-first-of-equals", "row 42", "match.amount", "/amount", { offers: [offerV2({ amount: "1" }), offerV2({ amount: "2" })], accepted: offerV2({ amount: "3" }), closest: 0 }),
  is("identical-offers", "either is as good", 0, { offers: [offerV2(), offerV2()] }),
  is("says-all-of-the-second", "the first says less: SDKs take it all the same", 1, { offers: [offerV2(), extra({ plan: "a" })], accepted: extra({ plan: "a" }), python: false }),
  is("says-all-of-the-second-and-more", "the second says all that the first says", 1, { offers: [offerV2(), extra({ plan: "a" })], accepted: extra({ plan: "a", mine: 1 }), python: false }),
  is("says-all-of-the-first", "P11.3", 0, { offers: [extra({ plan: "a" }), offerV2()], accepted: extra({ plan: "a" }) }),
  ambiguous("two-plans", "row 42: it says all of both, and neither says all of the other", [0, 1], { offers: [extra({ plan: "a" }), extra({ tier: "b" })], accepted: extra({ plan: "a", tier: "b" }), python: false }),
  is("whole-payment", "P11.3", 0, { payment: wholePayment(offerV2()) }),
  isNot("whole-payment-other-amount", "row 42: the pointer is into the payment", "match.amount", "/accepted/amount", { accepted: offerV2({ amount: "1" }), payment: wholePayment(offerV2({ amount: "1" })) }),
  isNot("whole-payment-other-extra", "row 42", "match.extra", "/accepted/extra/name", { accepted: offerV2({ extra: { name: "x", version: "2" } }), payment: wholePayment(offerV2({ extra: { name: "x", version: "2" } })) }),
];

const ts = (given = {}) => ({ ...given, rule: "typescript" });
const py = (given = {}) => ({ ...given, rule: "python" });
const exact = (given = {}) => ({ ...given, rule: "exact" });
const EXACT = "the rule is deep equality, nothing else";
const rules = [
  is("typescript-verbatim", "P6.5", 0, ts({ accepted: reordered })),
  is("typescript-extra-has-more", "P10 row 27", 0, ts({ accepted: extra({ mine: 1 }) })),
  isNot("typescript-extra-lacks", "P6.5", "match.extra", "/extra/version", ts({ accepted: offerV2({ extra: { name: "USDC" } }) })),
  isNot("typescript-unknown-member-not-echoed", "P10 row 24", "match.member", "/note", ts({ offers: [offerV2({ note: "x" })], python: false })),
  isNot("typescript-unknown-member-added", "P6.5", "match.member", "/note", ts({ accepted: offerV2({ note: "x" }), python: false })),
  is("typescript-unknown-member-echoed", "P6.5", 0, ts({ offers: [offerV2({ note: { a: [1] } })], accepted: offerV2({ note: { a: [1.0] } }) })),
  isNot("typescript-pay-to-lower-case", "P10 row 25", "match.pay_to", "/payTo", ts({ accepted: offerV2({ payTo: SERVER.toLowerCase() }) })),
  isNot("typescript-extra-empty-not-echoed", "P10 row 23", "match.extra", "/extra", ts({ offers: [offerV2({ extra: {} })], accepted: without("extra"), python: false })),
  is("typescript-extra-absent-echoed-empty", "P10 row 23", 0, ts({ offers: [without("extra")], accepted: offerV2({ extra: {} }) })),
  isNot("typescript-null-needs-null", "P6.5", "match.extra", "/extra/a", ts({ offers: [extra({ a: null })], python: false })),
  is("typescript-null-echoed", "P6.5", 0, ts({ offers: [extra({ a: null })], accepted: extra({ a: null }) })),
  isNot("typescript-extra-null-not-echoed", "P6.5", "match.extra", "/extra", ts({ offers: [offerV2({ extra: null })], accepted: without("extra") })),
  is("typescript-extra-null-echoed", "P6.5", 0, ts({ offers: [offerV2({ extra: null })], accepted: offerV2({ extra: null }), python: false })),
  is("typescript-first-of-two", "P6.5: find takes the first", 0, ts({ offers: [offerV2(), extra({ plan: "a" })], accepted: extra({ plan: "a" }) })),
  isNot("typescript-timeout-other", "P10 row 26", "match.max_timeout", "/maxTimeoutSeconds", ts({ accepted: offerV2({ maxTimeoutSeconds: 300 }) })),
  isNot("typescript-accepted-number", "row 42", "message.wrong_type", "", ts({ accepted: "5" })),
  is("python-verbatim", "P6.5", 0, py({ accepted: reordered })),
  is("python-unknown-member-not-echoed", "P10 row 24", 0, py({ offers: [offerV2({ note: "x" })] })),
  is("python-unknown-member-added", "P12", 0, py({ accepted: offerV2({ note: "x" }) })),
  isNot("python-pay-to-lower-case", "P10 row 25", "match.pay_to", "/payTo", py({ accepted: offerV2({ payTo: SERVER.toLowerCase() }) })),
  is("python-extra-empty-not-echoed", "P10 row 23", 0, py({ offers: [offerV2({ extra: {} })], accepted: without("extra") })),
  is("python-null-absent", "P6.5", 0, py({ offers: [extra({ a: null })] })),
  isNot("python-null-filled", "P6.5", "match.extra", "/extra/a", py({ offers: [extra({ a: null })], accepted: extra({ a: 0 }) })),
  isNot("python-extra-of-offer-null", "P12: its models refuse it", "match.extra", "/extra", py({ offers: [offerV2({ extra: null })], accepted: without("extra") })),
  isNot("python-extra-echoed-null", "P1.9: its models refuse it", "match.extra", "/extra", py({ offers: [without("extra")], accepted: offerV2({ extra: null }) })),
  is("python-first-of-two", "P6.5: the loop takes the first", 0, py({ offers: [offerV2(), extra({ plan: "a" })], accepted: extra({ plan: "a" }) })),
  isNot("python-timeout-other", "P10 row 26", "match.max_timeout", "/maxTimeoutSeconds", py({ accepted: offerV2({ maxTimeoutSeconds: 300 }) })),
  is("exact-verbatim", EXACT, 0, exact({ accepted: reordered })),
  isNot("exact-extra-has-more", EXACT, "match.extra", "/extra", exact({ accepted: extra({ mine: 1 }), python: false })),
  isNot("exact-pay-to-lower-case", EXACT, "match.pay_to", "/payTo", exact({ accepted: offerV2({ payTo: SERVER.toLowerCase() }) })),
  isNot("exact-unknown-member-added", EXACT, "match.member", "/note", exact({ accepted: offerV2({ note: "x" }), python: false })),
  isNot("exact-extra-absent-echoed-empty", EXACT, "match.extra", "/extra", exact({ offers: [without("extra")], accepted: offerV2({ extra: {} }), python: false })),
  is("exact-timeout-spelled-with-fraction", "equality of values, not of texts", 0, exact({ accepted: text(offerV2()).replace(":60,", ":60.0,") })),
  is("exact-tells-plans-apart", EXACT, 1, exact({ offers: [offerV2(), extra({ plan: "a" })], accepted: extra({ plan: "a" }), python: false })),
];

/** Whole payments that cannot be read: the official servers find no offer for them either. */
const unreadable = (id, why, accepted, code, at) => ({
  id: `match-${id}`, from: agreeing([offerV2()], text(accepted ?? null), undefined, true), why,
  input: { offers: offered([offerV2()], 2), payment: text({ ...JSON.parse(wholePayment(offerV2())), accepted }) }, error: { code, at },
});
const refused = [
  unreadable("whole-payment-accepted-null", "row 42", null, "message.missing", ""),
  unreadable("whole-payment-accepted-missing", "row 42", undefined, "message.missing", ""),
  unreadable("whole-payment-leading-zero", "row 42: a whole payment is read first", offerV2({ amount: "010000" }), "amount.leading_zero", "/accepted/amount"),
  { id: "match-unknown-rule", from: ["policy"], why: "the rule is the caller's", input: { offers: offered([offerV2()], 2), accepted: text(offerV2()), rule: "loose" }, error: { code: "usage.argument", at: "" } },
];

// v1: no official server of v2 accepts these (P6.5), and the legacy one takes the first. viem signed for one of the tokens.
const TOKEN = { verifyingContract: STRANGER, name: "Test Dollar", version: "1" };
const other = offerV1({ asset: STRANGER, extra: { name: "Test Dollar", version: "1" } });
const v1 = (id, why, offers, payment, output, { from = ["policy"], version = 1, rule } = {}) => ({
  id: `match-v1-${id}`, from, why, input: { offers: offered(offers, version), payment: text(payment), ...(rule ? { rule } : {}) }, output,
});
const usdcSigned = paymentV1(authorization(), await sign(domain(), authorization()));
const otherSigned = paymentV1(authorization(), await sign(domain(TOKEN), authorization()));
const strangerSigned = paymentV1(authorization(), await sign(domain(), authorization(), STRANGER_KEY));
const SIGNED = "P6.5: a v1 payment names no token; the signature tells";
const foundAt = (index) => ({ match: "found", index });
const notFound = (code, at, closest = 0) => ({ match: "not_found", closest, error: failure(code, at) });
const paying = (changes) => paymentV1(authorization(changes), usdcSigned.payload.signature);
const first = [
  v1("only", "P6.5", [offerV1()], usdcSigned, foundAt(0)),
  v1("only-whoever-signed", "matching is not verifying", [offerV1()], strangerSigned, foundAt(0)),
  v1("second-network", "P6.5: by network", [offerV1({ network: "base", asset: USDC_BASE }), offerV1()], usdcSigned, foundAt(1)),
  v1("second-price", "row 42: by the signed value, never merely the first", [offerV1({ maxAmountRequired: "1" }), offerV1()], usdcSigned, foundAt(1)),
  v1("second-recipient", "row 42: by the signed recipient", [offerV1({ payTo: STRANGER }), offerV1()], usdcSigned, foundAt(1)),
  v1("first-token-signed", SIGNED, [offerV1(), other], usdcSigned, foundAt(0), { from: ["viem", "policy"] }),
  v1("second-token-signed", SIGNED, [offerV1(), other], otherSigned, foundAt(1), { from: ["viem", "policy"] }),
  v1("other-rule-same-answer", SIGNED, [offerV1(), other], otherSigned, foundAt(1), { from: ["viem", "policy"], rule: "exact" }),
  v1("no-token-signed", "row 16: no signature of the payer", [offerV1(), other], strangerSigned, { match: "ambiguous", indexes: [0, 1] }, { from: ["viem", "policy"] }),
  v1("wallet-signature", "row 34: a contract's signature names no token to us", [offerV1(), other], paymentV1(authorization(), `0x${"11".repeat(96)}`), { match: "ambiguous", indexes: [0, 1] }),
  v1("token-without-domain", "the name of a token in neither the offer nor the registry is unknown", [offerV1({ asset: STRANGER, extra: undefined }), offerV1()], usdcSigned, foundAt(1), { from: ["viem", "policy"] }),
  v1("identical-offers", "either is as good", [offerV1(), offerV1()], usdcSigned, foundAt(0)),
  v1("same-token-two-resources", "row 6: nothing signed tells the resource", [offerV1(), offerV1({ resource: "https://api.example.com/audit" })], usdcSigned, { match: "ambiguous", indexes: [0, 1] }),
  v1("two-of-three-signed", SIGNED, [other, offerV1(), offerV1({ maxAmountRequired: "1" })], usdcSigned, foundAt(1), { from: ["viem", "policy"] }),
  v1("other-network", "row 3", [offerV1({ network: "base", asset: USDC_BASE })], usdcSigned, notFound("match.network", "/network")),
  v1("underpaid", "row 3", [offerV1()], paying({ value: "9999" }), notFound("match.amount", "/payload/authorization/value")),
  v1("overpaid", "P10 row 75: equality", [offerV1()], paying({ value: "10001" }), notFound("match.amount", "/payload/authorization/value")),
  v1("other-recipient", "row 3", [offerV1()], paying({ to: PAYER }), notFound("match.pay_to", "/payload/authorization/to")),
  v1("recipient-lower-case", "row 42", [offerV1()], paying({ to: SERVER.toLowerCase() }), foundAt(0)),
  v1("closest", "row 42", [offerV1({ network: "base", asset: USDC_BASE, payTo: STRANGER }), offerV1({ payTo: STRANGER })], paying({ value: "9" }), notFound("match.amount", "/payload/authorization/value", 1)),
  v1("only-offers-of-v2", "P11.13: versions are kept apart", [offerV2()], usdcSigned, { match: "not_found", error: failure("match.no_offer", "") }, { version: 2 }),
];
first.push({
  id: "match-only-offers-of-v1", from: ["@x402/core", "x402"], why: "P11.13: versions are kept apart",
  input: { offers: offered([offerV1()], 1), accepted: text(offerV2()) }, output: { match: "not_found", error: failure("match.no_offer", "") },
});
if (matchesOffer([offerV1()], offerV2()) !== undefined) throw new Error("@x402/core matches across versions");

const finds = {
  op: "match/find",
  about: "Which of the server's own offers a payment is for, by its `accepted` or, in v1, by what is signed; and of none, the closest and where it differs.",
  spec: ["protocol.md section 6.5", "protocol.md section 11.3"],
  sources: ["@x402/core 2.27.0 findMatchingRequirements", "x402 2.25.0 find_matching_requirements", "viem 2.55.11 (v1: which token is signed)"],
  notes: {
    agreement: "The official servers answer with an offer or with none; they are named where that is the answer here. The closest offer and the difference are ours.",
  },
  cases: [...standard, ...rules, ...refused, ...first],
};

// ---------------------------------------------------------------------------------------------------------------------

/** The relation by the WHATWG parser of Node, which normalises more than we do: the caller says where. */
const relation = (own, said) => {
  const a = new URL(own);
  const b = URL.canParse(said) ? new URL(said) : undefined;
  if (!b || !["http:", "https:"].includes(b.protocol) || a.hostname !== b.hostname || a.port !== b.port) return "other_origin";
  if (a.protocol !== b.protocol) return a.protocol === "https:" ? "scheme_downgraded" : "scheme_upgraded";
  if (a.pathname !== b.pathname) return "path_differs";
  return a.search === b.search ? "same" : "query_differs";
};
const url = (id, said, expected, why, { own = OWN, browsers = expected } = {}) => {
  if (relation(own, said) !== browsers) throw new Error(`${id}: ${relation(own, said)}`);
  return { id: `resource-${id}`, from: ["policy"], why, input: { own, said }, output: { relation: expected } };
};
const badOwn = (id, own) => ({ id: `resource-${id}`, from: ["policy"], why: "the server's own URL is the caller's argument", input: { own, said: OWN }, error: { code: "usage.url", at: "" } });
const resources = {
  op: "match/resource",
  about: "How a URL in a message differs from the server's own; the most serious difference is reported.",
  spec: ["RFC 3986 section 6.2"],
  notes: { browsers: "No oracle compares resources. Each expectation is checked against Node's URL when it is written; where we normalise less, the case says so." },
  cases: [
    url("same", OWN, "same", "row 53"),
    url("query-added", `${OWN}?summary=x`, "query_differs", "row 53"),
    url("query-other", "https://h/a?b=2", "query_differs", "row 53", { own: "https://h/a?b=1" }),
    url("query-empty", `${OWN}?`, "query_differs", "row 53: RFC 3986 section 6.2.3 tells them apart, browsers do not", { browsers: "same" }),
    url("query-with-question-mark", "https://h/a?b?c", "same", "the first question mark begins the query", { own: "https://h/a?b?c" }),
    url("path-other", "https://api.example.com/audit", "path_differs", "row 6: a cheap route's payment at a dearer one"),
    url("path-case", "https://api.example.com/Premium-Data", "path_differs", "row 53: paths have a case"),
    url("path-trailing-slash", `${OWN}/`, "path_differs", "row 53: a server may tell them apart"),
    url("path-empty-is-root", "https://h", "same", "RFC 3986 section 6.2.3", { own: "https://h/" }),
    url("path-percent-encoded", "https://h/%61", "path_differs", "row 53: percent-encoding is not undone", { own: "https://h/a" }),
    url("path-dot-segments", "https://h/b/../a", "path_differs", "row 53: dot segments are not resolved; browsers do", { own: "https://h/a", browsers: "same" }),
    url("path-backslash", "https://h\\a", "path_differs", "a backslash ends the host as in browsers, and stays one", { own: "https://h/a", browsers: "same" }),
    url("fragment", `${OWN}#top`, "same", "a fragment is never sent"),
    url("downgraded", OWN.replace("https", "http"), "scheme_downgraded", "row 53: a TLS proxy's http"),
    url("downgraded-and-path", "http://api.example.com/audit", "scheme_downgraded", "the worse of two differences"),
    url("downgraded-default-ports", "http://h:80/a", "scheme_downgraded", "default ports are no ports", { own: "https://h:443/a" }),
    url("upgraded", "https://h/a", "scheme_upgraded", "row 53: the server is behind a TLS proxy", { own: "http://h/a" }),
    url("other-host", "https://api.example.org/premium-data", "other_origin", "row 53"),
    url("host-as-prefix", "https://api.example.com.evil.example/premium-data", "other_origin", "P10 row 10: a prefix is not a host"),
    url("host-as-user", "https://api.example.com@evil.example/premium-data", "other_origin", "the text before @ is not the host"),
    url("user-information", "https://user:secret@api.example.com/premium-data", "same", "user information is left aside"),
    url("host-case", "https://API.Example.COM/premium-data", "same", "RFC 3986 section 6.2.2.1"),
    url("scheme-case", "HTTPS://api.example.com/premium-data", "same", "RFC 3986 section 6.2.2.1"),
    url("host-trailing-dot", "https://api.example.com./premium-data", "other_origin", "a dot at the end is not chosen away"),
    url("default-port", "https://api.example.com:443/premium-data", "same", "P10 row 57"),
    url("other-port", "https://api.example.com:8443/premium-data", "other_origin", "row 53"),
    url("port-too-large", "https://api.example.com:65536/premium-data", "other_origin", "no such port"),
    url("port-not-digits", "https://api.example.com:x/premium-data", "other_origin", "no such port"),
    url("port-unicode-digits", "https://h:４４３/a", "other_origin", "digits are ASCII", { own: "https://h/a" }),
    url("ipv6", "https://[::1]:8443/a", "same", "RFC 3986 section 3.2.2", { own: "https://[::1]:8443/a" }),
    url("ipv6-without-port", "https://[::1]/a", "same", "a colon within brackets is no port's", { own: "https://[::1]:443/a" }),
    url("relative", "/premium-data", "other_origin", "a resource is an absolute URL"),
    url("empty", "", "other_origin", "hostile input raises nothing"),
    url("other-scheme", "mcp://tool/premium-data", "other_origin", "not HTTP"),
    url("control-in-host", "https://api.example\u0000.com/", "other_origin", "not a host"),
    url("huge", `${OWN}?${"a".repeat(20000)}`, "query_differs", "length does not matter"),
    badOwn("own-relative", "/premium-data"),
    badOwn("own-empty", ""),
    badOwn("own-bad-port", "https://api.example.com:99999/"),
  ],
};

export default [finds, resources];
