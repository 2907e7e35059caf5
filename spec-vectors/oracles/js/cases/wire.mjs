// Messages: a challenge, a payment and a receipt as they are read; a challenge found in a response.

import { readFileSync } from "node:fs";
import { validatePaymentRequired } from "@x402/core/schemas";
import { answers, finds } from "../official.mjs";
import {
  PAYER, SERVER, SPEC, STRANGER, URL, USDC, USDC_BASE, authorization, challengeV1, challengeV2, domain, header, offerV1, offerV2,
  offerView, paymentV1, paymentV2, sign, text,
} from "../lib.mjs";

const message = (name) => readFileSync(new globalThis.URL(`../../../messages/${name}`, import.meta.url), "utf8");
const body = (response) => response.slice(response.search(/\r?\n\r?\n/)).trim();

/** The challenges and receipts that the Python SDK reads differently. */
const NOT_PYTHON = [
  "demand-img402", "demand-null-extra", "demand-lower-case-pay-to", "demand-row-38", "demand-skips-null-entry",
  "demand-skips-no-pay-to", "demand-skips-null-pay-to", "demand-skips-decimal-amount",
  "demand-skips-leading-zero-amount", "demand-skips-string-timeout", "demand-skips-fraction-timeout",
  "demand-skips-endless-timeout", "demand-skips-negative-timeout", "demand-skips-role-pay-to",
  "demand-skips-ticker-asset", "demand-skips-wrong-checksum", "demand-skips-array-extra", "demand-skips-solana",
  "demand-skips-upto", "demand-skips-v1-ambiguous", "demand-skips-v1-caip2", "demand-no-version", "demand-version-3",
  "demand-version-string", "demand-version-float", "demand-version-true", "demand-strict-no-resource",
  "demand-body-limit", "demand-added-asset-wrong-name", "demand-added-asset-conflict", "demand-added-asset-evidence",
  "demand-profile-unknown-member", "receipt-failed-unknown-reason", "receipt-pending-without-transaction",
  "receipt-nulls", "receipt-settled-empty-of-some-amount", "receipt-success-string", "receipt-success-number",
  "receipt-settled-without-transaction",
];
const SPEC_CHALLENGE = challengeV2([offerV2()], { resource: SPEC.resource, extensions: {} });

/** A challenge as a case shows it, if all entries can be read. */
const challengeView = (challenge, json = text(challenge)) => ({
  version: challenge.x402Version,
  ...(challenge.error ? { error: challenge.error } : {}),
  ...(challenge.resource ? { resource: challenge.resource } : {}),
  ...(challenge.extensions ? { extensions: text(challenge.extensions) } : {}),
  accepts: challenge.accepts.map((offer, index) => offerView(challenge.x402Version, offer, index)),
  skipped: [],
});

/** The one offer of a challenge, whose `extra` lacks what a facilitator wants, or is not to be read. */
const unnamed = (offer, ...kinds) => ({ accepts: [{ ...offerView(2, offer, 0), repairs: [...kinds, "extra.signing_name"].map((kind) => ({ kind, at: "/accepts/0/extra" })) }] });
const read = (id, challenge, from, why, changes = {}, input = {}) => ({
  id: `demand-${id}`,
  from,
  why,
  input: { json: text(challenge), ...input },
  output: { ...challengeView(challenge), ...changes },
});
const unread = (id, json, code, at, why, from = ["policy"], input = {}) => ({
  id: `demand-${id}`, from, why, input: { json, ...input }, error: { code, at },
});
/** One entry is skipped, the next is read. */
const skips = (id, entry, code, at, why, from = ["policy"]) => {
  const challenge = challengeV2([entry, offerV2()]);
  return {
    id: `demand-skips-${id}`,
    from,
    why,
    input: { json: text(challenge) },
    output: {
      ...challengeView({ ...challenge, accepts: [] }),
      accepts: [offerView(2, offerV2(), 1)],
      skipped: [{ index: 0, code, at: `/accepts/0${at}` }],
    },
  };
};
const STRICT = { profile: '{"mode":"strict"}' };
/** A misshapen entry: an error in strict mode. Tolerant mode is in wire/challenge_repairs. */
const strictly = (id, entry, code, at, why) =>
  unread(id, text(challengeV2([entry, offerV2()])), code, `/accepts/0${at}`, why, ["policy"], STRICT);
const without = (offer, ...names) => Object.fromEntries(Object.entries(offer).filter(([name]) => !names.includes(name)));

const IMG402 = message("1-img402-v1.json").trim();
const SPAWN = message("2-the-spawn-v2.http");
const nulls = challengeV2([offerV2()], { error: null, extensions: null, resource: { url: URL, description: null, mimeType: null } });
const exact = `{ "x402Version" : 2, "accepts":[ ${text(offerV2()).replace("}}", '},"unknown":{"n":12345678901234567890,"z":[null]}}')} ],\n "later":1e400 }`;

const required = {
  op: "wire/payment_required",
  about: "A challenge, entry by entry: an entry that cannot be used is skipped with its reason, its neighbours are read.",
  spec: ["x402 v2 section 5.1", "x402 v1 section 5.1"],
  sources: ["seed 000 (img402, v1)", "seed 001 (The Spawn, v2)"],
  cases: [
    read("spec-v2", SPEC_CHALLENGE, ["spec"], "x402 v2 section 5.1.1"),
    {
      id: "demand-img402", from: ["wire", "policy"], why: "seed 000: no payTo, no asset, no maxTimeoutSeconds; all are named at once", input: { json: IMG402 },
      output: { version: 1, error: "Payment required", accepts: [], skipped: [{ index: 0, code: "message.missing", at: "/accepts/0" }] },
    },
    {
      id: "demand-the-spawn", from: ["wire"], why: "seed 001: the body as printed", input: { json: body(SPAWN) },
      output: { ...challengeView(JSON.parse(body(SPAWN))), accepts: [offerView(2, JSON.parse(body(SPAWN)).accepts[0], 0, body(SPAWN).match(/\{\s*"scheme"[\s\S]*?\}\s*\}/)[0])].map((offer) => ({ ...offer, extra: body(SPAWN).match(/\{\s*"name"[^}]*\}/)[0] })) },
    },
    read("v1", challengeV1(), ["spec"], "x402 v1 section 5.1.1, on Base Sepolia"),
    read("v1-avalanche", challengeV1([offerV1({ network: "avalanche", asset: "0xB97EF9Ef8734C71904D8002F8b6Bc66Dd9c48a6E", extra: { name: "USD Coin", version: "2" } })]), ["spec"], "the same price of another registry row"),
    read("unknown-token", challengeV2([offerV2({ asset: STRANGER })]), ["policy"], "row 15: a token of unknown worth is read, and its amount is not turned into dollars"),
    read("two-offers", challengeV2([offerV2(), offerV2({ network: "eip155:8453", asset: USDC_BASE, amount: "20000", extra: { name: "USD Coin", version: "2" } })]), ["spec"], "both are there, in the server's order"),
    read("18-decimals", challengeV2([offerV2({ network: "eip155:4326", asset: "0xFAfDdbb3FC7688494971a79cc65DCa3EF82079E7", amount: "10000000000000000", extra: undefined })]), ["policy"], "row 15: 0.01 of a token with 18 decimals", unnamed(offerV2({ network: "eip155:4326", asset: "0xFAfDdbb3FC7688494971a79cc65DCa3EF82079E7", amount: "10000000000000000", extra: undefined }))),
    read("large-amount", challengeV2([offerV2({ amount: "12345678901234567890" })]), ["spec"], "20 digits"),
    read("no-offers", challengeV2([]), ["x402"], "P10 row 64: an empty list is read; there is nothing to choose"),
    read("empty-extra", challengeV2([offerV2({ extra: {} })]), ["policy"], "P1.10: {} is not absent; F42: facilitators want a name in it", unnamed(offerV2({ extra: {} }))),
    {
      id: "demand-nulls", from: ["policy"], why: "row 40, P1.9: null reads as absent", input: { json: text(nulls) },
      output: { version: 2, resource: { url: URL }, accepts: [offerView(2, offerV2(), 0)], skipped: [] },
    },
    {
      id: "demand-null-extra", from: ["policy"], why: "row 40: Python refuses it", input: { json: text(challengeV2([offerV2({ extra: null })])) },
      output: { ...challengeView(challengeV2([])), accepts: [{ ...unnamed(without(offerV2(), "extra")).accepts[0], json: text(offerV2({ extra: null })) }] },
    },
    {
      id: "demand-exact-text", from: ["policy"], why: "rule 2, row 41: unknown members, order, white space and 20-digit integers stay", input: { json: exact },
      output: { version: 2, accepts: [offerView(2, offerV2(), 0, exact.match(/\{"scheme".*\}\}/)[0])], skipped: [] },
    },
    read("lower-case-addresses", challengeV2([offerV2({ asset: USDC, payTo: SERVER })]), ["spec"], "checksummed as written"),
    {
      id: "demand-lower-case-pay-to", from: ["policy"], why: "row 55: shown with its checksum; the text keeps what was written", input: { json: text(challengeV2([offerV2({ payTo: SERVER.toLowerCase() })])) },
      output: { ...challengeView(challengeV2([])), accepts: [offerView(2, offerV2(), 0, text(offerV2({ payTo: SERVER.toLowerCase() })))] },
    },
    {
      id: "demand-row-38", from: ["policy"], why: "row 38: one usable, three skipped with reasons",
      input: { json: text(challengeV2([offerV2(), offerV2({ network: "stellar:pubnet" }), { scheme: "foo" }, "x"])) },
      output: {
        ...challengeView(challengeV2()),
        skipped: [
          { index: 1, code: "network.unsupported", at: "/accepts/1/network" },
          { index: 2, code: "scheme.unsupported", at: "/accepts/2/scheme" },
          { index: 3, code: "message.wrong_type", at: "/accepts/3" },
        ],
      },
    },
    skips("null-entry", null, "message.wrong_type", "", "an offer is an object"),
    strictly("skips-v1-entry", offerV1(), "network.not_caip2", "/network", "row 39: a v1 entry in a v2 challenge; strict mode repairs nothing"),
    skips("no-pay-to", without(offerV2(), "payTo"), "message.missing", "", "row 21"),
    skips("null-pay-to", offerV2({ payTo: null }), "message.missing", "", "row 21: null reads as absent"),
    strictly("skips-max-amount-required", { ...without(offerV2(), "amount"), maxAmountRequired: "10000" }, "message.missing", "", "row 39: v1's name in a v2 entry"),
    strictly("skips-number-amount", offerV2({ amount: 40000 }), "message.wrong_type", "/amount", "row 56"),
    skips("decimal-amount", offerV2({ amount: "0.02" }), "amount.not_decimal", "/amount", "row 56"),
    skips("leading-zero-amount", offerV2({ amount: "010000" }), "amount.leading_zero", "/amount", "row 42"),
    strictly("skips-string-timeout", offerV2({ maxTimeoutSeconds: "60" }), "message.wrong_type", "/maxTimeoutSeconds", "P1.2: divided"),
    skips("fraction-timeout", offerV2({ maxTimeoutSeconds: 60.5 }), "message.wrong_type", "/maxTimeoutSeconds", "P1.2: divided"),
    skips("endless-timeout", offerV2({ maxTimeoutSeconds: 100000000000 }), "message.wrong_type", "/maxTimeoutSeconds", "three thousand years are no timeout, and not every language's integers hold more"),
    skips("negative-timeout", offerV2({ maxTimeoutSeconds: -1 }), "message.wrong_type", "/maxTimeoutSeconds", "P1.2: divided"),
    skips("role-pay-to", offerV2({ payTo: "merchant" }), "address.no_prefix", "/payTo", "P10 row 20"),
    skips("ticker-asset", offerV2({ asset: "USDC" }), "address.no_prefix", "/asset", "P3.5"),
    skips("wrong-checksum", offerV2({ payTo: SERVER.replace("afc", "Afc") }), "address.checksum", "/payTo", "row 55"),
    {
      id: "demand-skips-array-extra", from: ["policy"], why: "F17: an extra that is no object decides nothing where the token is known", input: { json: text(challengeV2([offerV2({ extra: [] }), offerV2()])) },
      output: { ...challengeView(challengeV2([])), accepts: [{ ...unnamed(without(offerV2(), "extra"), "message.ignored_member").accepts[0], json: text(offerV2({ extra: [] })) }, offerView(2, offerV2(), 1)] },
    },
    skips("solana", offerV2({ network: "solana:5eykt4UsFv8P8NJdTREpY1vzqKqZKvdp", asset: "EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v" }), "network.unsupported", "/network", "row 38"),
    skips("upto", offerV2({ scheme: "upto" }), "scheme.unsupported", "/scheme", "row 38"),
    {
      id: "demand-skips-v1-ambiguous", from: ["policy"], why: "P7.1: the SDKs sign for different networks",
      input: { json: text(challengeV1([offerV1({ network: "story" })])) },
      output: { ...challengeView(challengeV1([])), skipped: [{ index: 0, code: "network.ambiguous_name", at: "/accepts/0/network" }] },
    },
    unread("skips-v1-caip2", text(challengeV1([offerV1({ network: "eip155:84532" })])), "network.unknown_name", "/accepts/0/network", "row 39: CAIP-2 in a v1 entry; strict mode repairs nothing", ["policy"], STRICT),
    unread("no-version", '{"accepts":[]}', "message.missing", "", "P1.11: a challenge says its version"),
    unread("version-3", text(challengeV2([], { x402Version: 3 })), "message.version", "/x402Version", "P1.11"),
    unread("version-string", text(challengeV2([], { x402Version: "2" })), "message.version", "/x402Version", "P1.11, P10 row 36: strict mode repairs nothing", ["policy"], STRICT),
    unread("version-float", '{"x402Version":2.0,"accepts":[]}', "message.version", "/x402Version", "P1.11"),
    unread("version-true", '{"x402Version":true,"accepts":[]}', "message.version", "/x402Version", "P1.11: Python reads 1"),
    unread("version-null", '{"x402Version":null,"accepts":[]}', "message.missing", "", "P1.9"),
    unread("no-accepts", '{"x402Version":2}', "message.missing", "", "a challenge offers something, if nothing"),
    unread("accepts-object", '{"x402Version":2,"accepts":{}}', "message.wrong_type", "/accepts", "accepts is a list"),
    unread("array", "[]", "message.wrong_type", "", "a message is an object"),
    unread("string", '"x402"', "message.wrong_type", "", "a message is an object"),
    unread("not-json", "402", "message.wrong_type", "", "a number is JSON and no message"),
    unread("html", "<html>", "json.syntax", "", "a page for people"),
    unread("empty", "", "json.syntax", "", "nothing"),
    unread("resource-string", text(challengeV2([offerV2()], { resource: URL })), "message.wrong_type", "/resource", "v2's resource is an object; strict mode repairs nothing", ["policy"], STRICT),
    unread("strict-skips", text(challengeV2([offerV2(), { scheme: "foo" }])), "scheme.unsupported", "/accepts/1/scheme", "strict mode skips nothing", ["policy"], STRICT),
    unread("strict-no-resource", text(without(challengeV2(), "resource")), "message.missing", "", "strict mode wants what the specification requires", ["policy"], STRICT),
    unread("body-limit", text(challengeV2()), "json.too_large", "", "row 46: the bound is the profile's", ["policy"], { profile: '{"limits":{"body":100}}' }),
    read("strict-v2", challengeV2(), ["spec"], "strict mode takes what the specification describes", {}, STRICT),
    read("strict-v1", challengeV1(), ["spec"], "strict mode takes what the specification describes", {}, STRICT),
    {
      id: "demand-added-asset", from: ["policy"], why: "design section 3: a token the caller added has a price",
      input: {
        json: text(challengeV2([offerV2({ network: "eip155:143", asset: "0x754704Bc059F8C67012fEd69BC8A327a5aafb603" })])),
        profile: text({ assets: [{ network: "eip155:143", address: "0x754704Bc059F8C67012fEd69BC8A327a5aafb603", symbol: "USDC", name: "USDC", version: "2", decimals: 6, domainSeparator: "0xfe22123edc0dd4aeb912eb7948c5f0e531592c2053b3067612f427db342c93c6", evidence: "onchain" }] }),
      },
      output: { ...challengeView(challengeV2([])), accepts: [{ ...offerView(2, offerV2({ network: "eip155:143", asset: "0x754704Bc059F8C67012fEd69BC8A327a5aafb603" }), 0), price: "0.01 USDC" }] },
    },
    unread("added-asset-wrong-name", text(challengeV2()), "registry.separator", "/assets/0", "row 30: the pinned separator is not what the name gives", ["policy"], {
      profile: text({ assets: [{ network: "eip155:143", address: "0x754704Bc059F8C67012fEd69BC8A327a5aafb603", symbol: "USDC", name: "USD Coin", version: "2", decimals: 6, domainSeparator: "0xfe22123edc0dd4aeb912eb7948c5f0e531592c2053b3067612f427db342c93c6", evidence: "onchain" }] }),
    }),
    unread("added-asset-conflict", text(challengeV2()), "registry.conflict", "/assets/0", "a known token cannot be told otherwise", ["policy"], {
      profile: text({ assets: [{ network: "eip155:84532", address: USDC, symbol: "FREE", name: "USDC", version: "2", decimals: 18, domainSeparator: "0x71f17a3b2ff373b803d70a5a07c046c1a2bc8e89c09ef722fcb047abe94c9818", evidence: "onchain" }] }),
    }),
    unread("added-asset-evidence", text(challengeV2()), "registry.asset", "/assets/0/evidence", "evidence is one of three words", ["policy"], {
      profile: text({ assets: [{ network: "eip155:143", address: USDC, symbol: "X", name: "X", version: "2", decimals: 6, domainSeparator: `0x${"00".repeat(32)}`, evidence: "trust me" }] }),
    }),
    unread("profile-unknown-member", text(challengeV2()), "usage.argument", "/strict", "a setting that is not known is a mistake", ["policy"], { profile: '{"strict":true}' }),
  ],
};

// ---------------------------------------------------------------------------------------------------------------------

const plain = authorization();
const signature = await sign(domain(), plain);
const SPEC_PAYMENT = { x402Version: 2, resource: SPEC.resource, accepted: offerV2(), payload: { signature: SPEC.signature, authorization: SPEC.authorization }, extensions: {} };

const paymentView = (payment) => ({
  version: payment.x402Version,
  network: payment.accepted?.network ?? "eip155:84532",
  ...(payment.accepted ? { accepted: offerView(2, payment.accepted) } : {}),
  authorization: payment.payload.authorization,
  signature: payment.payload.signature,
  headerName: payment.x402Version === 1 ? "X-PAYMENT" : "PAYMENT-SIGNATURE",
  repairs: [],
});
const payment = (id, value, from, why, changes = {}, input = { json: text(value) }) => ({
  id: `payment-${id}`, from, why, input, output: { ...paymentView(value), ...changes },
});
const notPayment = (id, value, code, at, why, input = { json: typeof value === "string" ? value : text(value) }) => ({
  id: `payment-${id}`, from: ["policy"], why, input, error: { code, at },
});
const V2 = paymentV2(offerV2(), plain, signature);
const V1 = paymentV1(plain, signature);
const changed = (changes) => paymentV2(offerV2(), authorization(changes), signature);

const payments = {
  op: "wire/payment_payload",
  about: "A payment's shapes and spellings. Whether it is good is for exact/verify.",
  spec: ["x402 v2 section 5.2", "x402 v1 section 5.2"],
  cases: [
    payment("spec-v2", SPEC_PAYMENT, ["spec"], "x402 v2 section 5.2.1"),
    payment("spec-v2-header", SPEC_PAYMENT, ["spec"], "x402 v2 transport HTTP", {}, { header: header(SPEC_PAYMENT) }),
    payment("v2", V2, ["spec"], "without the optional members"),
    payment("v1", V1, ["spec"], "x402 v1 section 5.2.1, on Base Sepolia"),
    payment("v1-header", V1, ["spec"], "x402 v1 transport HTTP", {}, { header: header(V1) }),
    payment("unpadded-header", V2, ["policy"], "P11.1: unpadded is read", { repairs: header(V2).endsWith("=") ? ["header.unpadded"] : [] }, { header: header(V2).replace(/=+$/, "") }),
    payment("python-order", { x402Version: 2, payload: V2.payload, accepted: V2.accepted, resource: { url: URL } }, ["x402"], "P1.10: members in Python's order"),
    payment("upper-case-signature", { ...V2, payload: { ...V2.payload, signature: `0x${signature.slice(2).toUpperCase()}` } }, ["policy"], "bytes are bytes", { signature }),
    payment("upper-case-nonce", changed({ nonce: `0x${"AB".repeat(32)}` }), ["policy"], "row 5: one nonce, whatever its spelling", { authorization: authorization({ nonce: `0x${"ab".repeat(32)}` }) }),
    payment("lower-case-addresses", changed({ from: PAYER.toLowerCase(), to: SERVER.toLowerCase() }), ["policy"], "row 55", { authorization: plain }),
    payment("far-future", changed({ validBefore: (2n ** 256n - 1n).toString() }), ["spec"], "a uint256 of seconds is legal to the token"),
    payment("contract-signature", { ...V2, payload: { ...V2.payload, signature: `0x${"ab".repeat(200)}` } }, ["spec"], "a contract wallet's signature has any length"),
    payment("unknown-members", { ...V2, later: { a: 1 }, payload: { ...V2.payload, b: 2 } }, ["spec"], "what is not known is not in the way"),
    notPayment("accepted-null", { ...V2, accepted: null }, "message.missing", "", "row 42"),
    notPayment("no-payload", { ...V2, payload: undefined }, "message.missing", "", "row 43"),
    notPayment("payload-string", { ...V2, payload: "0x" }, "message.wrong_type", "/payload", "row 43"),
    notPayment("no-signature", { ...V2, payload: { authorization: plain } }, "message.missing", "/payload", "P3.5: one SDK throws"),
    notPayment("no-authorization", { ...V2, payload: { signature } }, "message.missing", "/payload", "P3.5: one SDK throws"),
    notPayment("permit2", { ...V2, payload: { signature, permit2Authorization: {} } }, "message.missing", "/payload", "not a payload of EIP-3009"),
    notPayment("number-value", changed({ value: 10000 }), "message.wrong_type", "/payload/authorization/value", "P3.5: divided"),
    notPayment("hex-value", changed({ value: "0x2710" }), "amount.not_decimal", "/payload/authorization/value", "P3.5: one SDK reads it"),
    notPayment("plus-value", changed({ value: "+10000" }), "amount.not_decimal", "/payload/authorization/value", "P3.5: the SDKs read it"),
    notPayment("spaced-value", changed({ value: " 10000 " }), "amount.not_decimal", "/payload/authorization/value", "P3.5: the SDKs read it"),
    notPayment("leading-zero-value", changed({ value: "010000" }), "amount.leading_zero", "/payload/authorization/value", "row 5: two spellings would be two replay keys"),
    notPayment("empty-time", changed({ validAfter: "" }), "time.not_seconds", "/payload/authorization/validAfter", "P12: one SDK reads 0"),
    notPayment("hex-time", changed({ validBefore: "0xffffffff" }), "time.not_seconds", "/payload/authorization/validBefore", "P12: one SDK reads it"),
    notPayment("number-time", changed({ validBefore: 1900000060 }), "message.wrong_type", "/payload/authorization/validBefore", "x402 v2 section 5.2.2: strings"),
    notPayment("short-nonce", changed({ nonce: "0x22" }), "hex.length", "/payload/authorization/nonce", "P3.5"),
    notPayment("nonce-without-prefix", changed({ nonce: "22".repeat(32) }), "hex.no_prefix", "/payload/authorization/nonce", "P12: only Python takes it"),
    notPayment("wrong-checksum-to", changed({ to: SERVER.replace("afc", "Afc") }), "address.checksum", "/payload/authorization/to", "P3.5: divided"),
    notPayment("odd-signature", { ...V2, payload: { ...V2.payload, signature: signature.slice(0, 131) } }, "hex.length", "/payload/signature", "half a byte"),
    notPayment("signature-without-prefix", { ...V2, payload: { ...V2.payload, signature: signature.slice(2) } }, "hex.no_prefix", "/payload/signature", "P10 row 15: divided"),
    notPayment("unknown-scheme", { ...V2, accepted: offerV2({ scheme: "upto" }) }, "scheme.unsupported", "/accepted/scheme", "another scheme's payload is its own"),
    notPayment("v1-unknown-scheme", { ...V1, scheme: "upto" }, "scheme.unsupported", "/scheme", "another scheme's payload is its own"),
    notPayment("v1-caip2", { ...V1, network: "eip155:84532" }, "network.unknown_name", "/network", "row 39"),
    notPayment("v2-name", { ...V2, accepted: offerV2({ network: "base-sepolia" }) }, "network.not_caip2", "/accepted/network", "row 39"),
    notPayment("version-3", { ...V2, x402Version: 3 }, "message.version", "/x402Version", "P10 row 35: Python takes it"),
    notPayment("no-version", { ...V2, x402Version: undefined }, "message.missing", "", "P10 row 37: Python reads 2"),
    notPayment("row-43-garbage", "", "json.syntax", "", "row 43", { header: "Z2FyYmFnZQ==" }),
    notPayment("row-43-probe", "", "message.missing", "", "row 43: valid JSON, no payment", { header: header("{}") }),
    notPayment("url-safe-header", "", "header.not_base64", "", "a payment has to have one meaning", { header: `${header(V2).slice(0, 100)}-_${header(V2).slice(102)}` }),
  ],
};

// ---------------------------------------------------------------------------------------------------------------------

const HASH = "0x1234567890abcdef1234567890abcdef1234567890abcdef1234567890abcdef";
const receipt = (id, value, output, from, why) => ({ id: `receipt-${id}`, from, why, input: { json: text(value) },
  output: { ...output, ...(value.network ? { network: value.network } : {}), ...(value.payer ? { payer: value.payer } : {}), ...(value.amount ? { amount: value.amount } : {}) },
});
const notReceipt = (id, json, code, at, why) => ({ id: `receipt-${id}`, from: ["policy"], why, input: { json }, error: { code, at } });
const settled = { success: true, transaction: HASH, network: "eip155:84532", payer: SPEC.payer };

const receipts = {
  op: "wire/settle_response",
  about: "A receipt as one of three cases. A success that is not a boolean is malformed, never true enough.",
  spec: ["x402 v2 section 5.3", "x402 v1 section 5.3"],
  cases: [
    receipt("settled", settled, { status: "settled", transaction: HASH }, ["spec"], "x402 v2 section 5.3.1"),
    receipt("settled-v1", { ...settled, network: "base-sepolia" }, { status: "settled", transaction: HASH }, ["spec"], "x402 v1 section 5.3.1"),
    receipt("settled-without-payer", { success: true, transaction: HASH, network: "eip155:84532" }, { status: "settled", transaction: HASH }, ["spec"], "payer is optional"),
    receipt("failed", { success: false, errorReason: "insufficient_funds", transaction: "", network: "eip155:8453" }, { status: "failed", reason: "insufficient_funds" }, ["spec"], "row 2"),
    receipt("failed-without-reason", { success: false, transaction: "", network: "eip155:8453" }, { status: "failed" }, ["spec"], "row 48"),
    receipt("failed-empty-network", { success: false, errorReason: "boom", transaction: "", network: "" }, { status: "failed", reason: "boom" }, ["policy"], "row 50: a failure may lack what a success needs"),
    receipt("failed-unknown-reason", { success: false, errorReason: "quantum_flux", transaction: "" }, { status: "failed", reason: "quantum_flux" }, ["policy"], "row 70: an unknown reason goes through unchanged"),
    receipt("pending", { success: false, errorReason: "settlement_pending", transaction: HASH, network: "eip155:84532" }, { status: "pending", transaction: HASH }, ["x402"], "row 50: P2.5"),
    receipt("pending-without-transaction", { success: false, errorReason: "settlement_pending", transaction: "" }, { status: "failed", reason: "settlement_pending" }, ["policy"], "row 50: pending needs a transaction"),
    receipt("nulls", { success: false, errorReason: null, transaction: null, network: null, payer: null }, { status: "failed" }, ["policy"], "row 40"),
    receipt("settled-amount", { ...settled, amount: "7000" }, { status: "settled", transaction: HASH }, ["x402"], "P1.5: upto settles less than it accepted"),
    receipt("settled-nothing", { success: true, transaction: "", network: "eip155:84532", amount: "0" }, { status: "settled", transaction: "" }, ["x402"], "P4.1: nothing was due, so there is no transaction"),
    receipt("settled-extensions", { ...settled, extensions: { "offer-receipt": { info: { n: 1 } } } }, { status: "settled", transaction: HASH, extensions: '{"offer-receipt":{"info":{"n":1}}}' }, ["x402"], "P1.5"),
    receipt("settled-unknown-members", { ...settled, extensionResponses: {}, later: [1] }, { status: "settled", transaction: HASH }, ["x402"], "what is not known is not in the way"),
    receipt("failed-message", { success: false, errorReason: "unexpected_settle_error", errorMessage: "boom", transaction: "", network: "eip155:84532" }, { status: "failed", reason: "unexpected_settle_error", errorMessage: "boom" }, ["x402"], "P1.5"),
    receipt("failed-with-transaction", { success: false, errorReason: "invalid_transaction_state", transaction: HASH, network: "eip155:84532" }, { status: "failed", reason: "invalid_transaction_state", transaction: HASH }, ["x402"], "P10 row 48: a reverted transaction keeps its hash"),
    notReceipt("settled-empty-of-some-amount", '{"success":true,"transaction":"","network":"eip155:84532","amount":"1"}', "message.missing", "", "row 50: something was due, and nothing shows that it was settled"),
    { ...receipt("settled-empty-of-number-zero", {}, { status: "settled", transaction: "", network: "eip155:84532", amount: "0", repairs: [{ kind: "amount.number", at: "/amount" }] }, ["policy"], "F20: a number is repaired: nothing was due"), input: { json: '{"success":true,"transaction":"","network":"eip155:84532","amount":0}' } },
    notReceipt("transaction-number", '{"success":true,"transaction":1,"network":"eip155:84532"}', "message.wrong_type", "/transaction", "row 2"),
    notReceipt("success-string", '{"success":"true","transaction":"0x12","network":"eip155:1"}', "message.wrong_type", "/success", "row 2"),
    notReceipt("success-number", '{"success":1,"transaction":"0x12","network":"eip155:1"}', "message.wrong_type", "/success", "row 2"),
    notReceipt("no-success", "{}", "message.missing", "", "row 2"),
    notReceipt("success-null", '{"success":null}', "message.missing", "", "row 2"),
    notReceipt("settled-without-transaction", '{"success":true,"transaction":"","network":"eip155:84532"}', "message.missing", "", "row 50"),
    { ...receipt("settled-without-network", {}, { status: "settled", transaction: HASH, network: "", repairs: [{ kind: "message.missing_network", at: "" }] }, ["policy"], "F20: a payment that settled is not malformed"), input: { json: `{"success":true,"transaction":"${HASH}"}` } },
    notReceipt("array", "[]", "message.wrong_type", "", "a message is an object"),
    notReceipt("empty", "", "json.syntax", "", "nothing"),
  ],
};

// ---------------------------------------------------------------------------------------------------------------------

const CHALLENGE = challengeV2();
// The TypeScript client is asked here; check.py asks the Python client and compares with `python`. Both only get responses
// with status 402: we check the status.
const agreeing = (status, headers, body, json, python) => {
  const answer = text(finds(headers, body));
  const oracles = [...(status === 402 && answer === (json && text(JSON.parse(json))) ? ["@x402/core"] : []), ...(python ? ["x402"] : [])];
  return oracles.length === 2 ? oracles : [...oracles, "policy"];
};
const found = (id, status, headers, body, output, why, { python = true } = {}) => {
  const whole = { version: 2, repairs: [], accepts: [0], skipped: [], json: text(CHALLENGE), ...output };
  return { id: `challenge-${id}`, from: agreeing(status, headers, body, whole.json, python), why, input: { status, headers, body }, output: whole };
};
const notFound = (id, status, headers, body, code, why, { at = "", python = true, ...input } = {}) => ({
  id: `challenge-${id}`, from: agreeing(status, headers, body, undefined, python), why, input: { status, headers, body, ...input }, error: { code, at },
});
const inHeader = (challenge = CHALLENGE, name = "PAYMENT-REQUIRED") => [[name, header(challenge)]];
const BROKEN = "eyJ4NDAyVmVyc2lvbiI6MiwiZXJyb3IiOiJQYXltZW50IHJlcXVpcmVkIiwiYWNjZXB0cyI6Wy4uLl19";
const spawnHeaders = SPAWN.slice(0, SPAWN.search(/\r?\n\r?\n/)).split(/\r?\n/).slice(1).map((line) => line.split(/:\s*/));

const challenges = {
  op: "http/challenge",
  about: "The challenge in a response: in PAYMENT-REQUIRED, else in the body. A tolerant reader lists what it had to do.",
  spec: ["x402 v2 transport HTTP", "x402 v1 transport HTTP", "protocol.md section 2.4"],
  sources: ["seed 000", "seed 001"],
  cases: [
    found("header", 402, inHeader(), "{}", { found: "header" }, "the header every SDK sends, and its empty body"),
    found("header-lower-case", 402, inHeader(CHALLENGE, "payment-required"), "", { found: "header" }, "names have no case"),
    found("header-among-others", 402, [["Content-Type", "text/html"], ...inHeader(), ["X-Other", "1"]], "<html>", { found: "header" }, "a page for people with the header"),
    found("412", 412, inHeader(), "", { found: "header" }, "P2.3: a Permit2 challenge of the TypeScript SDK"),
    found("v1-body", 402, [], text(challengeV1()), { version: 1, found: "body", json: text(challengeV1()) }, "P2.4"),
    found("header-before-body", 402, inHeader(), text(challengeV1()), { found: "header" }, "P2.4: the header comes first"),
    found("v2-body", 402, [], text(CHALLENGE), { found: "body", repairs: ["http.v2_in_body"] }, "P10 row 28: only Go pays it", { python: false }),
    found("same-header-twice", 402, [...inHeader(), ...inHeader()], "", { found: "header" }, "row 51: two equal values are one"),
    found("url-safe-header", 402, [["PAYMENT-REQUIRED", header(challengeV2([offerV2()], { error: "?>??>" })).replaceAll("+", "-").replaceAll("/", "_")]], "", { found: "header", repairs: ["header.url_safe"], json: text(challengeV2([offerV2()], { error: "?>??>" })) }, "row 45", { python: false }),
    found("raw-json-header", 402, [["PAYMENT-REQUIRED", text(CHALLENGE)]], "", { found: "header", repairs: ["header.raw_json"] }, "row 45", { python: false }),
    {
      id: "challenge-the-spawn", from: ["wire", "policy"], why: "seed 001: its printed header is no JSON, its body is good",
      input: { status: 402, headers: spawnHeaders, body: body(SPAWN) },
      output: { version: 2, found: "body", repairs: ["http.header_unreadable"], accepts: [0], skipped: [], json: body(SPAWN) },
    },
    {
      id: "challenge-img402", from: ["wire"], why: "seed 000", input: { status: 402, headers: [], body: IMG402 },
      output: { version: 1, found: "body", repairs: [], accepts: [], skipped: [0], json: IMG402 },
    },
    found("misnamed-header", 402, inHeader(CHALLENGE, "X-Payment-Required"), "{}", { found: "header", repairs: ["http.header_name"] }, "row 51", { python: false }),
    found("misnamed-and-named-header", 402, [...inHeader(challengeV2([offerV2({ amount: "1" })]), "X-Payment-Required"), ...inHeader()], "", { found: "header", repairs: ["http.envelope_conflict"] }, "row 51: the name of the specification comes first; M9: the other one is listed"),
    found("body-agrees", 402, inHeader(), `  ${text({ accepts: CHALLENGE.accepts, x402Version: 2, error: "other prose" })}`, { found: "header" }, "row 26: the offers are the same, whatever else differs"),
    found("body-agrees-in-another-order", 402, inHeader(), text({ x402Version: 2, accepts: [Object.fromEntries(Object.entries(offerV2()).reverse())] }), { found: "header" }, "row 26: members have no order"),
    found("body-disagrees", 402, inHeader(), text(challengeV2([offerV2({ amount: "20000" })])), { found: "header", repairs: ["http.envelope_conflict"] }, "row 26: a price of the header and another of the body"),
    found("body-of-another-version", 402, inHeader(), text(challengeV1([offerV1({ maxAmountRequired: "20000" })])), { found: "header" }, "row 26: a server that speaks both versions may offer other things in each"),
    notFound("strict-body-disagrees", 402, inHeader(), text(challengeV2([offerV2({ payTo: STRANGER })])), "http.envelope_conflict", "row 26: the payee differs; strict mode does not choose", { at: "/accepts", python: false, profile: '{"mode":"strict"}' }),
    notFound("strict-misnamed-header", 402, inHeader(CHALLENGE, "X-Payment-Required"), "{}", "http.no_challenge", "row 51: strict mode repairs nothing", { profile: '{"mode":"strict"}' }),
    notFound("broken-header-empty-body", 402, [["PAYMENT-REQUIRED", BROKEN]], "{}", "json.syntax", "the header's own error, since the body says nothing", { at: "/accepts/0" }),
    notFound("strict-the-spawn", 402, spawnHeaders, body(SPAWN), "json.syntax", "strict mode repairs nothing", { at: "/accepts/0", profile: '{"mode":"strict"}' }),
    notFound("strict-v2-body", 402, [], text(CHALLENGE), "http.no_challenge", "strict mode repairs nothing", { profile: '{"mode":"strict"}' }),
    notFound("two-headers", 402, [...inHeader(), ...inHeader(challengeV2([offerV2({ amount: "20000" })]), "payment-required")], "", "http.duplicate_header", "row 51: two readers could pay two prices", { python: false }),
    notFound("200", 200, inHeader(), "", "http.status", "nothing is asked for", { python: false }),
    notFound("401", 401, [], text(challengeV1()), "http.status", "nothing is asked for", { python: false }),
    notFound("nothing", 402, [], "", "http.no_challenge", "row 48"),
    notFound("empty-object", 402, [], "{}", "http.no_challenge", "row 52"),
    notFound("html", 402, [], "<html>Payment Required</html>", "http.no_challenge", "a page for people"),
    notFound("prose", 402, [], text({ message: `pay ${SERVER} $3` }), "http.no_challenge", "row 29: prose is not a challenge"),
    notFound("another-protocol", 402, [["X-402-Amount", "0.001"], ["X-402-Receiver", SERVER]], "", "http.no_challenge", "seed 004: another protocol's headers"),
    notFound("body-version-3", 402, [], text({ ...CHALLENGE, x402Version: 3 }), "message.version", "P1.11", { at: "/x402Version" }),
    notFound("body-cut-off", 402, [], text(CHALLENGE).slice(0, 90), "json.syntax", "a challenge that broke off is an error, not a page", { at: "/resource/url" }),
    notFound("body-duplicate-member", 402, [], '{"x402Version":1,"accepts":[],"accepts":[]}', "json.duplicate_member", "peers 4.12", { python: false }),
    notFound("header-too-large", 402, [["PAYMENT-REQUIRED", "A".repeat(16385)]], "", "header.too_large", "row 46"),
    notFound("empty-header", 402, [["PAYMENT-REQUIRED", ""]], "{}", "header.empty", "an empty header says nothing"),
  ],
};

/** Adds the SDKs that agree to each case: the TypeScript one is asked here; check.py compares with the Python one. */
const ask = async (file, agrees, notPython) => {
  for (const entry of file.cases) {
    const oracles = [...((await agrees(entry)) ? ["@x402/core"] : []), ...(notPython.includes(entry.id) ? [] : ["x402"])];
    const printed = entry.from.filter((name) => name === "spec" || name === "wire");
    const decided = entry.from.includes("policy") && oracles.length < 2 ? ["policy"] : [];
    const from = [...printed, ...oracles, ...decided];
    entry.from = from.length > 0 ? from : ["policy"];
  }
};
/** The official schema repairs and skips nothing: it accepts a whole challenge, or none. */
await ask(required, ({ input, output }) => {
  try {
    validatePaymentRequired(JSON.parse(input.json));
    return output !== undefined && output.skipped.length === 0;
  } catch {
    return output === undefined;
  }
}, NOT_PYTHON);
await ask(receipts, async ({ input, output }) => {
  const read = await answers("settle", input.json);
  if (!read || !output) return read === output;
  const pending = !read.success && read.errorReason === "settlement_pending" && read.transaction;
  const told = [read.success ? "settled" : pending ? "pending" : "failed", read.transaction || undefined, read.network || undefined, read.payer, read.errorMessage];
  return text(told) === text([output.status, output.transaction || undefined, output.network, output.payer, output.errorMessage]);
}, NOT_PYTHON);

export default [required, payments, receipts, challenges];
