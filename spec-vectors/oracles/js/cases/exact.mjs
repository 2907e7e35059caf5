// The scheme exact: signing, sending and verifying a payment.

import { serializeErc6492Signature } from "viem";
import { accepts } from "../official.mjs";
import {
  KEY, NONCE, NOW, PAYER, SERVER, SPEC, STRANGER, STRANGER_KEY, URL, USDC, USDC_BASE, authorization, clock, challengeV1,
  challengeV2, digest, domain, header, highS, offerV1, offerV2, paymentV1, paymentV2, short, sign, text, toHex, units, walletJson,
  withV,
} from "../lib.mjs";

const request = { method: "GET", url: URL };
const payer = { address: PAYER, networks: ["eip155:84532", "eip155:8453"] };
const BASE_DOMAIN = { name: "USD Coin", version: "2", chainId: "8453", verifyingContract: USDC_BASE };
const NAMES = { "84532": "Base Sepolia", "8453": "Base" };

/** Prepares a payment of a challenge's first offer, with all that follows from it. */
const purchase = (challenge, changes = {}) => {
  const offer = challenge.accepts[0];
  const input = { challenge: text(challenge), payer, policy: {}, request, now: NOW, nonce: NONCE, ...changes };
  const lifetime = input.policy.maxLifetime ?? 600;
  const at = input.prepareAt ?? input.now;
  const { validAfter, serverDate } = input.options ?? {};
  const believed = serverDate && /^https:/i.test(input.request.url);
  const there = at + (believed ? Date.parse(serverDate.date) / 1000 - serverDate.receivedAt : 0);
  const expires = Math.min(there + Math.min(Number(offer.maxTimeoutSeconds), lifetime), at + lifetime);
  const backdated = (validAfter ?? (challenge.x402Version === 1 ? "backdated" : "zero")) === "backdated";
  const token = offer.asset === USDC_BASE ? BASE_DOMAIN : domain();
  const message = authorization({
    to: SERVER,
    value: String(offer.amount ?? offer.maxAmountRequired),
    validAfter: backdated ? String(there - 600) : "0",
    validBefore: String(expires),
    nonce: input.nonce.toLowerCase(),
  });
  const host = input.request.url.replace(/^https?:\/\//i, "").replace(/^[^/]*@/, "").replace(/[/?#].*/, "").toLowerCase();
  const summary = `${units(message.value, 6)} USDC on ${NAMES[token.chainId]} to ${short(SERVER)} for ${host}, until ${clock(expires)}`;
  return { input, token, message, summary, expiresAt: expires, challenge, offer };
};
const asked = ({ token, message }) => ({
  id: "authorization", kind: "typed_data", digest: digest(token, message), typedData: walletJson(token, message), signer: message.from,
});

const BOTH = ["viem", "eth-account"];
const prepare = (id, challenge, why, changes) => {
  const made = purchase(challenge, changes);
  return {
    id: `prepare-${id}`, from: BOTH, why, input: made.input,
    output: { summary: made.summary, expiresAt: made.expiresAt, requests: [asked(made)] },
  };
};
const notPrepared = (id, challenge, code, at, why, changes = {}) => ({
  id: `prepare-${id}`, from: ["policy"], why, input: purchase(challenge, changes).input, error: { code, at },
});
/** The Date of a server whose clock is that many seconds ahead. */
const at = (ahead) => ({ date: new Date((NOW + ahead) * 1000).toUTCString(), receivedAt: NOW });
const BASE = offerV2({ network: "eip155:8453", asset: USDC_BASE, extra: { name: "USD Coin", version: "2" } });

const prepares = {
  op: "exact/prepare",
  about: "What is asked to be signed: the typed data as wallets want it, its digest, and a line for a person.",
  spec: ["x402 exact on EVM section 1", "protocol.md section 3.3"],
  sources: ["viem 2.55.11", "eth-account 0.14.0"],
  cases: [
    prepare("v2", challengeV2(), "row 67: the specification's example"),
    prepare("v1", challengeV1(), "P3.3: v1 dates back 600 s"),
    prepare("base", challengeV2([BASE]), "row 30: Base's USDC is named USD Coin"),
    prepare("no-extra", challengeV2([offerV2({ extra: undefined })]), "P3.2: the registry knows the name"),
    prepare("name-only", challengeV2([offerV2({ extra: { name: "USDC" } })]), "P12: Python signs version 1 here; the registry knows it is 2"),
    prepare("verifying-contract-in-extra", challengeV2([offerV2({ extra: { name: "USDC", version: "2", verifyingContract: STRANGER } })]), "row 23: the contract is the asset and nothing else"),
    notPrepared("steered-strict", challengeV2([offerV2({ extra: { name: "USDC", version: "2", verifyingContract: STRANGER } })]), "domain.mismatch", "/extra/verifyingContract", "row 23", { profile: '{"mode":"strict"}' }),
    prepare("own-contract-strict", challengeV2([offerV2({ extra: { name: "USDC", version: "2", verifyingContract: USDC } })]), "row 23: what is so may be said", { profile: '{"mode":"strict"}' }),
    prepare("largest-of-a-dollar", challengeV2([offerV2({ amount: "1000000" })]), "row 67: one dollar"),
    prepare("odd-amount", challengeV2([offerV2({ amount: "123456" })]), "row 67: 0.123456 USDC"),
    prepare("long-timeout", challengeV2([offerV2({ maxTimeoutSeconds: 86400 })]), "row 25: a signature lives ten minutes at most"),
    prepare("own-lifetime", challengeV2(), "row 25: or as long as the policy says", { policy: { maxLifetime: 30 } }),
    prepare("later", challengeV2(), "row 37: the window begins when it is prepared", { prepareAt: NOW + 300 }),
    prepare("port-and-user", challengeV2(), "row 67: the host is the one asked, without its user", { request: { method: "POST", url: "https://user:secret@API.example.com:8443?x=1" } }),
    prepare("upper-case-nonce", challengeV2(), "row 5: one nonce, whatever its spelling", { nonce: `0x${"AB".repeat(32)}` }),
    prepare("shortest-timeout", challengeV2([offerV2({ maxTimeoutSeconds: 7 })]), "P3.3: one second more than settling needs"),
    prepare("v2-backdated", challengeV2(), "row 35: a verifier whose clock is slow", { options: { validAfter: "backdated" } }),
    prepare("v1-zero", challengeV1(), "P3.3: as v2 signs", { options: { validAfter: "zero" } }),
    prepare("no-options", challengeV2(), "the default, said", { options: {} }),
    prepare("slow-device", challengeV2(), "row 35: a device two minutes behind; the window is on the server's clock", { options: { serverDate: at(120) } }),
    prepare("fast-device", challengeV2(), "row 35: a device two minutes ahead", { options: { serverDate: at(-120) } }),
    prepare("slow-device-v1", challengeV1(), "row 35: dated back from the server's clock", { options: { serverDate: at(120) } }),
    prepare("slow-device-later", challengeV2(), "row 37: the server's date that was read with the response is used when preparing", { options: { serverDate: at(120) }, prepareAt: NOW + 90 }),
    prepare("slow-device-capped", challengeV2([offerV2({ maxTimeoutSeconds: 600 })]), "row 25: whatever the server says, no later than the cap by our own clock", { options: { serverDate: at(120) } }),
    prepare("slow-device-http", challengeV2(), "row 26: who answers over plain http is not believed", { options: { serverDate: at(120) }, request: { method: "GET", url: "http://api.example.com/premium-data" } }),
    prepare("ten-minutes-behind", challengeV2(), "row 35: as far as a server is believed", { options: { serverDate: at(-600) } }),
    notPrepared("eleven-minutes", challengeV2(), "clock.implausible", "/serverDate/date", "row 35: one of the two is wrong, and no window is right for both", { options: { serverDate: at(601) } }),
    notPrepared("nothing-left", challengeV2(), "prepare.timeout", "", "row 25: the cap by our own clock is over by the server's", { options: { serverDate: at(600) } }),
    notPrepared("no-date", challengeV2(), "time.not_http_date", "/serverDate/date", "RFC 9110 5.6.7", { options: { serverDate: { date: "2030-03-17T17:46:40Z", receivedAt: NOW } } }),
    notPrepared("wrong-weekday", challengeV2(), "time.not_http_date", "/serverDate/date", "RFC 9110 5.6.7: a date that contradicts itself", { options: { serverDate: { date: `Mon${at(0).date.slice(3)}`, receivedAt: NOW } } }),
    notPrepared("received-in-milliseconds", challengeV2(), "time.milliseconds", "/serverDate/receivedAt", "design section 4", { options: { serverDate: { ...at(0), receivedAt: NOW * 1000 } } }),
    notPrepared("unknown-valid-after", challengeV2(), "usage.argument", "/validAfter", "a word that means nothing here", { options: { validAfter: "now" } }),
    notPrepared("six-seconds", challengeV2([offerV2({ maxTimeoutSeconds: 6 })]), "prepare.timeout", "", "P3.3: settling alone needs six"),
    notPrepared("zero-timeout", challengeV2([offerV2({ maxTimeoutSeconds: 0 })]), "prepare.timeout", "", "P3.3: SDKs are divided; there is no time to pay"),
    notPrepared("zero-nonce", challengeV2(), "prepare.nonce", "", "row 65: randomness that failed", { nonce: `0x${"00".repeat(32)}` }),
    notPrepared("short-nonce", challengeV2(), "hex.length", "", "32 bytes", { nonce: "0x22" }),
    notPrepared("wrong-name", challengeV2([offerV2({ extra: { name: "USD Coin", version: "2" } })]), "domain.mismatch", "/extra/name", "row 30: said before anything is signed"),
    notPrepared("wrong-version", challengeV2([offerV2({ extra: { name: "USDC", version: "1" } })]), "domain.mismatch", "/extra/version", "row 30"),
    notPrepared("empty-name", challengeV2([offerV2({ extra: { name: "", version: "2" } })]), "domain.mismatch", "/extra/name", "row 30"),
    notPrepared("number-version", challengeV2([offerV2({ extra: { name: "USDC", version: 2 } })]), "message.wrong_type", "/extra/version", "P12: only Python takes a number"),
    notPrepared("stale", challengeV2(), "prepare.stale", "", "yesterday's yes is not today's", { prepareAt: NOW + 601 }),
    notPrepared("milliseconds", challengeV2(), "time.milliseconds", "", "design section 4", { prepareAt: NOW * 1000 }),
    notPrepared("echo-too-large", challengeV2([offerV2()], { extensions: { small: { info: {} }, "offer/receipt": { info: { offers: "x".repeat(7000) } } } }), "header.echo_too_large", "/extensions/offer~1receipt", "row 46: what overflows is the echo, and the largest extension is named"),
    notPrepared("echo-not-to-blame", challengeV2([offerV2({ extra: { name: "USDC", version: "2", note: "x".repeat(8000) } })], { extensions: { small: { info: {} } } }), "header.too_large", "", "row 46: without its extensions it would not fit either"),
    notPrepared("header-too-large", challengeV2([offerV2({ extra: { name: "USDC", version: "2", note: "x".repeat(8000) } })]), "header.too_large", "", "row 46: known before anybody is asked to sign"),
    notPrepared("added-extensions-too-large", challengeV2(), "header.too_large", "", "row 46: what a client adds counts too", { extensions: text({ mine: "x".repeat(8000) }) }),
    notPrepared("added-extensions-not-an-object", challengeV2(), "usage.argument", "", "additions are by extension", { extensions: "[]" }),
  ],
};

// ---------------------------------------------------------------------------------------------------------------------

const echo = (made, signature, extensions = made.challenge.extensions) => {
  const { challenge, offer, message } = made;
  const payload = { signature, authorization: message };
  return challenge.x402Version === 1
    ? { x402Version: 1, scheme: "exact", network: offer.network, payload }
    : { x402Version: 2, ...(typeof challenge.resource === "object" ? { resource: challenge.resource } : {}), accepted: offer, payload, ...(extensions ? { extensions } : {}) };
};
const finish = async (id, challenge, why, changes = {}, spell = (signature) => ({ signature }), from = BOTH) => {
  const made = purchase(challenge, changes);
  const signature = await sign(made.token, made.message);
  const json = text(echo(made, signature));
  const headerName = challenge.x402Version === 1 ? "X-PAYMENT" : "PAYMENT-SIGNATURE";
  return { id: `finish-${id}`, from, why, input: { ...made.input, ...spell(signature) }, output: { headerName, header: header(json), json } };
};
/** With additions to the server's extensions, and the extensions that are sent. */
const finishAdding = async (id, challenge, additions, sent, why) => {
  const made = purchase(challenge, { extensions: text(additions) });
  const signature = await sign(made.token, made.message);
  const json = text(echo(made, signature, sent));
  return { id: `finish-${id}`, from: BOTH, why, input: { ...made.input, signature }, output: { headerName: "PAYMENT-SIGNATURE", header: header(json), json } };
};
const notFinished = async (id, code, why, spell, challenge = challengeV2()) => {
  const made = purchase(challenge);
  return {
    id: `finish-${id}`, from: ["policy"], why,
    input: { ...made.input, ...(await spell(await sign(made.token, made.message), made)) },
    error: { code, at: "" },
  };
};
/** A contract wallet's signature: only its contract can verify it. The message around it is the same. */
const contract = (id, signature, why, challenge = challengeV2()) => {
  const made = purchase(challenge);
  const json = text(echo(made, signature));
  const headerName = challenge.x402Version === 1 ? "X-PAYMENT" : "PAYMENT-SIGNATURE";
  return {
    id: `finish-contract-${id}`, from: ["policy"], why, input: { ...made.input, signature, contract: true },
    output: { headerName, header: header(json), json },
  };
};
const notContract = (id, signature, code, why) => ({
  id: `finish-contract-${id}`, from: ["policy"], why, input: { ...purchase(challengeV2()).input, signature, contract: true }, error: { code, at: "" },
});
const other = (signature, v) => ({ signature: withV(signature, v[signature.slice(130)]) });
const EXTENSIONS = { foo: { info: { n: "1", z: null }, schema: {} }, bar: { info: {} } };

const finishes = {
  op: "exact/finish",
  about: "The payment: our own members, and what the server wrote as the server wrote it. The signature has to be the payer's.",
  spec: ["x402 v2 section 5.2", "x402 v1 section 5.2", "protocol.md section 11.4"],
  sources: ["viem 2.55.11", "eth-account 0.14.0"],
  cases: [
    await finish("v2", challengeV2(), "x402 v2 section 5.2.1"),
    await finish("v1", challengeV1(), "x402 v1 section 5.2.1"),
    await finish("base", challengeV2([BASE]), "another chain"),
    await finish("no-resource", challengeV2([offerV2()], { resource: undefined }), "P11.5: resource is never null"),
    await finish("extensions", challengeV2([offerV2()], { extensions: EXTENSIONS }), "row 41: extensions are echoed"),
    await finishAdding("extensions-added", challengeV2([offerV2()], { extensions: EXTENSIONS }), { foo: { info: { n: "2", id: "x" } }, mine: {} }, { foo: { info: { n: "1", z: null, id: "x" }, schema: {} }, bar: { info: {} }, mine: {} }, "row 41: the server's values stay, ours are added"),
    await finishAdding("extensions-added-to-none", challengeV2(), { mine: { info: {} } }, { mine: { info: {} } }, "row 41: a client may send what was not declared"),
    await finish("unknown-members", challengeV2([offerV2({ "x-unknown": { b: [1, null], a: 1.5 }, extra: { name: "USDC", version: "2", nested: { z: 1 } } })]), "row 41, P11.4: unknown members are echoed"),
    await finish("nulls", challengeV2([offerV2({ note: null })]), "row 40: what is echoed keeps its nulls"),
    await finish("empty-extensions", challengeV2([offerV2()], { extensions: {} }), "P1.10: {} is echoed as {}"),
    await finish("number-amount", challengeV2([offerV2({ amount: 10000 })]), "row 56: what is signed is repaired, what is echoed is not", { policy: { repaired: true } }, undefined, [...BOTH, "policy"]),
    await finish("renamed-amount", challengeV2([{ ...offerV2({ amount: undefined }), maxAmountRequired: 10000, maxTimeoutSeconds: "60" }]), "row 39: three repairs, and the server's text", { policy: { repaired: true } }, undefined, [...BOTH, "policy"]),
    await finish("v1-caip2", challengeV1([offerV1({ network: "eip155:84532" })]), "row 39: v1's payment names the network as the server did", { policy: { repaired: true } }, undefined, [...BOTH, "policy"]),
    await finish("resource-text", challengeV2([offerV2()], { resource: URL }), "row 39: a resource that is a string is nothing to echo: readers of payments refuse it", {}, undefined, [...BOTH, "policy"]),
    await finish("lower-case-pay-to", challengeV2([offerV2({ payTo: SERVER.toLowerCase() })]), "P6.5: the echo keeps the server's spelling"),
    await finish("v-0-or-1", challengeV2(), "row 31: sent as 27 or 28", {}, (signature) => other(signature, { "1b": "00", "1c": "01" })),
    await finish("answers", challengeV2(), "design section 3: one answer per id", {}, (signature) => ({ answers: [{ id: "authorization", signature }] })),
    ...[["65-bytes", 65], ["one-byte", 1], ["300-bytes", 300]].map(([id, length]) => contract(id, `0x${"ab".repeat(length)}`, "row 34: a contract wallet's signature is taken as it is")),
    contract("envelope", serializeErc6492Signature({ address: STRANGER, data: "0x1234", signature: `0x${"ab".repeat(65)}` }), "row 16: not deployed yet"),
    contract("v1", `0x${"cd".repeat(96)}`, "row 34", challengeV1()),
    notContract("empty", "0x", "signature.length", "nothing is no wallet's signature"),
    notContract("too-large", `0x${"ab".repeat(4000)}`, "header.too_large", "row 46: its length was not known before"),
    await notFinished("stranger", "signature.not_payer", "the signature has to be the payer's", async (_, made) => ({ signature: await sign(made.token, made.message, STRANGER_KEY) })),
    await notFinished("other-message", "signature.not_payer", "a signature of something else", async (_, made) => ({ signature: await sign(made.token, { ...made.message, value: "1" }) })),
    await notFinished("other-domain", "signature.not_payer", "row 30: signed under another name", async (_, made) => ({ signature: await sign({ ...made.token, name: "USD Coin" }, made.message) })),
    await notFinished("high-s", "signature.high_s", "row 5: the token refuses it", (signature) => ({ signature: highS(signature) })),
    await notFinished("v-29", "signature.recovery_id", "row 31", (signature) => ({ signature: withV(signature, "1d") })),
    await notFinished("64-bytes", "signature.length", "row 33: EIP-2098 only where the caller says so", (signature) => ({ signature: signature.slice(0, 130) })),
    await notFinished("zeros", "signature.recovery_id", "no signature at all; its v is not looked at before its length", () => ({ signature: `0x${"00".repeat(64)}02` })),
    await notFinished("no-answers", "usage.answer", "one answer per id", () => ({ answers: [] })),
    await notFinished("wrong-id", "usage.answer", "one answer per id", (signature) => ({ answers: [{ id: "deposit", signature }] })),
    await notFinished("two-answers", "usage.answer", "one answer per id", (signature) => ({ answers: [{ id: "authorization", signature }, { id: "authorization", signature }] })),
  ],
};

const signed = async (id, why, key, challenge = challengeV2(), changes = {}) => {
  const made = purchase(challenge, changes);
  return { id: `sign-${id}`, from: BOTH, why, input: { ...made.input, key }, output: { address: PAYER, signature: await sign(made.token, made.message, KEY) } };
};
const notSigned = (id, why, code, key) => ({ id: `sign-${id}`, from: ["policy"], why, input: { ...purchase(challengeV2()).input, key }, error: { code, at: "" } });
const ORDER = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;

const signs = {
  op: "exact/sign",
  about: "A local key's signature of the request: deterministic (RFC 6979), low s, v 27 or 28.",
  spec: ["RFC 6979", "EIP-2"],
  sources: ["viem 2.55.11", "eth-account 0.14.0"],
  cases: [
    await signed("v2", "the same bytes as viem's and eth-account's", KEY),
    await signed("v1", "the same bytes as viem's and eth-account's", KEY, challengeV1()),
    await signed("base", "the same bytes as viem's and eth-account's", KEY, challengeV2([BASE])),
    ...(await Promise.all([1, 2, 3, 4, 5, 6, 7, 8].map((i) => signed(`nonce-${i}`, "r and s of every kind", KEY, challengeV2(), { nonce: toHex(i, { size: 32 }) })))),
    await signed("upper-case-key", "bytes are bytes", `0x${"11".repeat(32)}`.toUpperCase().replace("0X", "0x")),
    notSigned("other-key", "the request wants the payer's signature", "signature.not_payer", STRANGER_KEY),
    notSigned("zero-key", "not a key", "usage.key", `0x${"00".repeat(32)}`),
    notSigned("order-key", "not a key", "usage.key", toHex(ORDER)),
    notSigned("short-key", "not a key", "usage.key", "0x11"),
    notSigned("long-key", "not a key", "usage.key", `${KEY}11`),
    notSigned("no-prefix-key", "a key is written as 0x and 64 digits", "usage.key", KEY.slice(2)),
    notSigned("not-hex-key", "not a key, and not repeated", "usage.key", `0x${"zz".repeat(32)}`),
    notSigned("empty-key", "not a key", "usage.key", ""),
  ],
};

// ---------------------------------------------------------------------------------------------------------------------

const plain = authorization();
const signature = await sign(domain(), plain);
const replay = (message, asset = USDC, network = "eip155:84532") =>
  `exact/${network}/${asset.toLowerCase()}/${message.from.toLowerCase()}/${message.nonce.toLowerCase()}`;
const OPEN = ["payer_code", "balance", "nonce_unused", "token_state"];
const signedBy = (message, ...token) => ({ verdict: "signed_by_payer", payer: message.from, replayKey: replay(message, ...token), open: OPEN });
const needsChain = (message, wallet) => ({
  verdict: "needs_chain", payer: message.from, wallet, replayKey: replay(message), open: ["wallet_signature", "balance", "nonce_unused", "token_state"],
});
/** A signature that is not the key's may be a wallet's, as long as the code at the payer's address is unknown. */
const maybeWallet = (message = plain) => ({ ...needsChain(message, "contract"), open: ["payer_code", ...needsChain(message, "contract").open] });
const REASONS = {
  "verify.own_offer": "invalid_payment_requirements",
  "verify.version": "invalid_x402_version", "verify.network": "invalid_network", "verify.asset": "invalid_payment_requirements",
  "verify.amount": "invalid_payment_requirements", "verify.pay_to": "invalid_payment_requirements",
  "verify.recipient": "invalid_exact_evm_payload_recipient_mismatch",
  "verify.underpaid": "invalid_exact_evm_payload_authorization_value_mismatch",
  "verify.overpaid": "invalid_exact_evm_payload_authorization_value_mismatch",
  "verify.not_yet_valid": "invalid_exact_evm_payload_authorization_valid_after",
  "verify.expired": "invalid_exact_evm_payload_authorization_valid_before",
  "verify.too_close_to_expiry": "invalid_exact_evm_payload_authorization_valid_before",
  "domain.unknown": "invalid_exact_evm_missing_eip712_domain", "domain.mismatch": "invalid_payment_requirements",
  "verify.factory": "eip6492_factory_not_allowed", "scheme.unsupported": "unsupported_scheme", "network.not_caip2": "invalid_network",
};
const reason = (code) =>
  REASONS[code] ?? (/^(verify\.)?signature/.test(code) ? "invalid_exact_evm_payload_signature" : "invalid_payload");
const failure = (verdict, code, at, changes = {}) => ({ verdict, error: { kind: verdict, code, reason: reason(code), at, ...changes } });
const rejected = (code, at, changes) => failure("rejected", code, at, changes);
const malformed = (code, at, changes) => failure("malformed", code, at, changes);

/** `why`, and the official SDKs that verify differently: js or python accepts what we reject, or the reverse. */
const verify = async (id, why, payment, output, { offer = offerV2(), version = 2, now = NOW, differs = [], as, profile, options, source } = {}) => {
  const sdk = await accepts(version, offer, payment, now, options);
  const good = output.verdict === "signed_by_payer";
  if ((sdk.valid === good) === differs.includes("js")) throw new Error(`${id}: the official SDK says ${sdk.valid} ${sdk.reason}`);
  const oracles = [...(differs.includes("js") ? [] : ["@x402/evm"]), ...(differs.includes("python") ? [] : ["x402"])];
  const carried = as === "json" ? { payment: source ?? text(payment) } : { header: typeof payment === "string" ? payment : header(source ?? payment) };
  return {
    id: `verify-${id}`,
    from: oracles.length === 2 ? oracles : [...oracles, "policy"],
    why,
    input: { version, offer: text(offer), ...carried, now, ...(profile ? { profile } : {}), ...(options ? { options } : {}) },
    output,
  };
};
const pay = (message, signed, accepted = offerV2()) => paymentV2(accepted, message, signed);
/** A payment whose payer signed exactly this. */
const honest = async (changes, accepted = offerV2(), token = domain()) => {
  const message = authorization(changes);
  return [message, pay(message, await sign(token, message), accepted)];
};
const honestly = async (id, why, changes, output, options) => {
  const [message, payment] = await honest(changes);
  return verify(id, why, payment, typeof output === "function" ? output(message) : output, options);
};
/** A payment whose signature is of the unchanged authorization. */
const tampered = (id, why, changes, output, options) => verify(id, why, pay(authorization(changes), signature), output, options);
const echoed = (id, why, changes, output, options) => verify(id, why, pay(plain, signature, offerV2(changes)), output, options);

const SPEC_PAYMENT = { x402Version: 2, resource: SPEC.resource, accepted: offerV2(), payload: { signature: SPEC.signature, authorization: SPEC.authorization }, extensions: {} };
const V1 = { offer: offerV1(), version: 1 };
const v1 = { valueReason: { reason: "invalid_exact_evm_payload_authorization_value" } };
const signedV1 = async (changes) => { const message = authorization(changes); return [message, paymentV1(message, await sign(domain(), message))]; };
const [v1Message, v1Payment] = await signedV1({ validAfter: String(NOW - 600) });
const [, v1Under] = await signedV1({ value: "9999" });
const [, v1Over] = await signedV1({ value: "10001" });
const [, v1Other] = await signedV1({ to: STRANGER });
const [baseMessage, basePayment] = await honest({}, BASE, BASE_DOMAIN);
const AT = "/payload/authorization";
const FACTORY = "0x0BA5ED0c6AA8c49038F819E587E2633c4A9F428a";
const ENVELOPE = serializeErc6492Signature({ address: FACTORY, data: "0x12345678", signature: `0x${"ab".repeat(65)}` });
const counterfactual = (message, factory = FACTORY) => ({ ...needsChain(message, "counterfactual"), factory });
const STRICT = '{"mode":"strict"}';
const known = { ...signedBy(plain), open: OPEN.filter((question) => question !== "payer_code") };
/** With the caller's verify options. */
const wanting = (id, why, options, output, { signed = signature, message = plain, ...more } = {}) =>
  verify(id, why, pay(message, signed), output, { options, ...more });
/** An authorization that is valid for that many more seconds, and its signature. */
const window = async (seconds) => {
  const message = authorization({ validBefore: String(NOW + seconds) });
  return { message, signed: await sign(domain(), message) };
};
const steered = offerV2({ extra: { name: "USDC", version: "2", verifyingContract: STRANGER } });
const PLAIN_PAYMENT = pay(plain, signature);
/** The payer is known to have no code: only a key can have signed. */
const KEYED = { options: { payerCode: "none" } };
const reordered = { payload: { authorization: Object.fromEntries(Object.entries(plain).reverse()), signature }, accepted: offerV2(), x402Version: 2 };
const ERC_6492 = `0x${"ab".repeat(65)}${"6492".repeat(16)}`;

const verifies = {
  op: "exact/verify",
  about:
    "What can be said of a payment without a chain, against the server's own offer. Cheap and unambiguous checks first, the signature last. The official facilitators, with a chain that finds nothing wrong, agree on valid or not unless the case is also `policy`.",
  spec: ["x402 v2 section 6.1.2", "x402 exact on EVM section 1", "protocol.md sections 3.4 and 3.5"],
  sources: ["@x402/evm 2.27.0", "x402 2.25.0", "viem 2.55.11", "eth-account 0.14.0"],
  cases: [
    await verify("spec-v2", "x402 v2 section 5.2.1", SPEC_PAYMENT, signedBy(SPEC.authorization), { now: SPEC.now }),
    await verify("spec-v2-json", "the same, as a message", SPEC_PAYMENT, signedBy(SPEC.authorization), { now: SPEC.now, as: "json" }),
    await honestly("plain", "a payment as this library makes it", {}, signedBy),
    await verify("base", "another chain and token", basePayment, signedBy(baseMessage, USDC_BASE, "eip155:8453"), { offer: BASE }),
    await verify("v1", "x402 v1", v1Payment, signedBy(v1Message), V1),
    await verify("v-0-or-1", "row 31: normalised", pay(plain, withV(signature, signature.endsWith("1b") ? "00" : "01")), signedBy(plain)),
    await verify("upper-case-signature", "bytes are bytes", pay(plain, `0x${signature.slice(2).toUpperCase()}`), signedBy(plain)),
    await verify("lower-case-to", "row 55", pay({ ...plain, to: SERVER.toLowerCase() }, signature), signedBy(plain)),
    await verify("lower-case-own-offer", "row 55: the server's own spelling does not matter", pay(plain, signature), signedBy(plain), { offer: offerV2({ payTo: SERVER.toLowerCase(), asset: USDC.toLowerCase() }) }),
    await echoed("echo-lower-case-pay-to", "row 42: compared as 20 bytes", { payTo: SERVER.toLowerCase() }, signedBy(plain)),
    await echoed("echo-additional-extra", "row 42: a client may add to extra", { extra: { name: "USDC", version: "2", more: 1 } }, signedBy(plain)),
    await verify("own-offer-without-extra", "P3.2: the registry knows the name; the SDKs ask for extra", pay(plain, signature), signedBy(plain), { offer: offerV2({ extra: undefined }), differs: ["js", "python"] }),
    await honestly("far-future", "a uint256 of seconds is legal to the token", { validBefore: (2n ** 256n - 1n).toString() }, signedBy),
    await honestly("backdated", "the SDKs of April date back", { validAfter: String(NOW - 600) }, signedBy),
    await honestly("expires-in-6", "row 36, P3.4: six seconds are enough", { validBefore: String(NOW + 6) }, signedBy),
    await honestly("valid-since-1", "row 36: validAfter < now", { validAfter: String(NOW - 1) }, signedBy),
    await honestly("expires-in-60-of-0", "appendix: no rule says validBefore - validAfter <= maxTimeoutSeconds", { validBefore: String(NOW + 3600) }, signedBy),

    await tampered("to-stranger", "row 3", { to: STRANGER }, rejected("verify.recipient", `${AT}/to`)),
    await honestly("signed-to-stranger", "row 3: honestly signed, and not for this server", { to: STRANGER }, rejected("verify.recipient", `${AT}/to`)),
    await honestly("signed-to-self", "row 3: a unit to oneself", { to: PAYER, value: "1" }, rejected("verify.recipient", `${AT}/to`)),
    await tampered("value-less-one", "row 3", { value: "9999" }, rejected("verify.underpaid", `${AT}/value`)),
    await honestly("signed-value-less-one", "row 3", { value: "9999" }, rejected("verify.underpaid", `${AT}/value`)),
    await honestly("signed-value-more-one", "peers 4.2: exact is exact", { value: "10001" }, rejected("verify.overpaid", `${AT}/value`)),
    await honestly("signed-value-zero", "row 3", { value: "0" }, rejected("verify.underpaid", `${AT}/value`)),
    await honestly("signed-value-2-256", "256 bits are compared", { value: (2n ** 256n - 1n).toString() }, rejected("verify.overpaid", `${AT}/value`)),
    await tampered("from-stranger", "row 3: the signature is not his", { from: STRANGER }, maybeWallet(authorization({ from: STRANGER }))),
    await tampered("nonce-changed", "row 5: another nonce was not signed", { nonce: toHex(1, { size: 32 }) }, maybeWallet(authorization({ nonce: toHex(1, { size: 32 }) }))),
    await tampered("window-longer", "row 25: another window was not signed", { validBefore: String(NOW + 61) }, maybeWallet(authorization({ validBefore: String(NOW + 61) }))),
    await tampered("valid-after-changed", "another window was not signed", { validAfter: "1" }, maybeWallet(authorization({ validAfter: "1" }))),
    await verify("signature-of-stranger", "row 3", pay(plain, await sign(domain(), plain, STRANGER_KEY)), maybeWallet()),
    await verify("signed-wrong-name", "row 30: a client that took the wrong name", pay(plain, await sign(domain({ name: "USD Coin" }), plain)), rejected("verify.signature", "/payload/signature")),
    await verify("signed-wrong-version", "P12: Python's version 1", pay(plain, await sign(domain({ version: "1" }), plain)), rejected("verify.signature", "/payload/signature")),
    await verify("signed-wrong-chain", "row 54", pay(plain, await sign(domain({ chainId: "8453" }), plain)), maybeWallet()),
    await verify("signed-wrong-contract", "row 23: the contract is the asset", pay(plain, await sign(domain({ verifyingContract: STRANGER }), plain)), maybeWallet()),
    await verify("signature-bit", "one bit of s", pay(plain, signature.replace(/.(?=..$)/, (digit) => (parseInt(digit, 16) ^ 1).toString(16))), maybeWallet()),

    await echoed("echo-network", "row 3: accepted for another chain", { network: "eip155:8453" }, rejected("verify.network", "/accepted/network")),
    await echoed("echo-asset", "row 3: accepted in another token", { asset: STRANGER }, rejected("verify.asset", "/accepted/asset"), { differs: ["js", "python"] }),
    await echoed("echo-amount", "row 42: accepted another amount", { amount: "20000" }, rejected("verify.amount", "/accepted/amount"), { differs: ["js", "python"] }),
    await echoed("echo-pay-to", "row 42: accepted another payee", { payTo: STRANGER }, rejected("verify.pay_to", "/accepted/payTo"), { differs: ["js", "python"] }),
    await echoed("echo-scheme", "row 3", { scheme: "upto" }, rejected("scheme.unsupported", "/accepted/scheme")),
    await echoed("echo-leading-zero", "row 42: amounts have one spelling", { amount: "010000" }, malformed("amount.leading_zero", "/accepted/amount"), { differs: ["js", "python"] }),
    await verify("cheaper-offer", "row 6: paid for a cheaper offer", pay(authorization({ value: "1" }), await sign(domain(), authorization({ value: "1" })), offerV2({ amount: "1" })), rejected("verify.underpaid", `${AT}/value`)),
    await verify("v1-for-v2", "P10 row 33: a v1 payment for a v2 offer", v1Payment, rejected("verify.version", "/x402Version")),
    await verify("v2-for-v1", "a v2 payment for a v1 offer", pay(plain, signature), rejected("verify.version", "/x402Version"), V1),
    await verify("v1-network", "row 3", { ...v1Payment, network: "base" }, rejected("verify.network", "/network"), V1),
    await verify("v1-underpaid", "P9.1: v1's own reason", v1Under, rejected("verify.underpaid", `${AT}/value`, v1.valueReason), V1),
    await verify("v1-recipient", "row 3", v1Other, rejected("verify.recipient", `${AT}/to`), V1),

    await honestly("valid-from-now", "row 36: the token asks for now > validAfter; the SDKs take equality", { validAfter: String(NOW) }, rejected("verify.not_yet_valid", `${AT}/validAfter`), { differs: ["js", "python"] }),
    await honestly("valid-in-1", "row 36, peers 4.3", { validAfter: String(NOW + 1) }, rejected("verify.not_yet_valid", `${AT}/validAfter`)),
    await honestly("valid-in-5", "peers 4.3: no slack", { validAfter: String(NOW + 5) }, rejected("verify.not_yet_valid", `${AT}/validAfter`)),
    await honestly("expired-now", "row 36", { validBefore: String(NOW) }, rejected("verify.expired", `${AT}/validBefore`)),
    await honestly("expired-long-ago", "row 36", { validBefore: "1" }, rejected("verify.expired", `${AT}/validBefore`)),
    await honestly("expires-in-5", "row 36: settling needs six", { validBefore: String(NOW + 5) }, rejected("verify.too_close_to_expiry", `${AT}/validBefore`)),
    await honestly("expires-in-1", "row 36", { validBefore: String(NOW + 1) }, rejected("verify.too_close_to_expiry", `${AT}/validBefore`)),
    await honestly("never-valid", "validAfter past validBefore", { validAfter: String(NOW + 100), validBefore: String(NOW + 60) }, rejected("verify.not_yet_valid", `${AT}/validAfter`)),
    await honestly("own-margin", "design section 3: the margin is the profile's", { validBefore: String(NOW + 60) }, rejected("verify.too_close_to_expiry", `${AT}/validBefore`), { profile: '{"settleMargin":61}', differs: ["js", "python"] }),

    await verify("high-s", "row 5: FiatToken refuses it; the SDKs take it off-chain", pay(plain, highS(signature)), rejected("signature.high_s", "/payload/signature"), { differs: ["js", "python"] }),
    await verify("v-29", "row 31", pay(plain, withV(signature, "1d")), maybeWallet()),
    await verify("no-signature", "P3.5", pay(plain, "0x"), malformed("signature.length", "/payload/signature")),
    await verify("zeros", "no key's signature", pay(plain, `0x${"00".repeat(64)}1b`), maybeWallet()),
    await verify("not-recoverable", "no key made it", pay(plain, `${toHex(5, { size: 32 })}${toHex(1, { size: 32 }).slice(2)}1b`), maybeWallet()),
    await verify("64-bytes", "row 33: only the chain could tell; never valid here", pay(plain, signature.slice(0, 130)), needsChain(plain, "contract")),
    await verify("contract", "row 34: a contract wallet's", pay(plain, `0x${"ab".repeat(100)}`), needsChain(plain, "contract")),
    await verify("counterfactual", "row 16: 65 bytes of garbage in an ERC-6492 envelope are never valid", pay(plain, ERC_6492), needsChain(plain, "counterfactual")),
    await verify("contract-underpaid", "the cheap checks are done first", pay(authorization({ value: "1" }), ERC_6492), rejected("verify.underpaid", `${AT}/value`)),

    await verify("own-offer-wrong-name", "row 30: the server's own offer names the token wrong, so it could never settle", pay(plain, await sign(domain({ name: "USD Coin" }), plain), offerV2()), rejected("domain.mismatch", "/extra/name"), { offer: offerV2({ extra: { name: "USD Coin", version: "2" } }), differs: ["js", "python"] }),
    await verify("unknown-token", "row 15: a token the registry does not know, by the name the server gives", pay(plain, await sign({ name: "T", version: "1", chainId: "84532", verifyingContract: STRANGER }, plain), offerV2({ asset: STRANGER, extra: { name: "T", version: "1" } })), signedBy(plain, STRANGER), { offer: offerV2({ asset: STRANGER, extra: { name: "T", version: "1" } }) }),
    await verify("unknown-token-unnamed", "P3.2: its name is unknown", pay(plain, signature, offerV2({ asset: STRANGER, extra: {} })), rejected("domain.unknown", "/extra"), { offer: offerV2({ asset: STRANGER, extra: {} }) }),

    await verify("garbage", "row 43: nothing raises", "Z2FyYmFnZQ==", malformed("json.syntax", "")),
    await verify("empty-header", "row 43", "", malformed("header.empty", "")),
    await verify("not-base64", "row 43", "%%%", malformed("header.not_base64", "")),
    await verify("no-payload", "row 43", { x402Version: 2, accepted: offerV2() }, malformed("message.missing", "")),
    await verify("accepted-null", "row 42", { ...pay(plain, signature), accepted: null }, malformed("message.missing", "")),
    await verify("wrong-version", "P10 row 35", { ...pay(plain, signature), x402Version: 3 }, malformed("message.version", "/x402Version", { reason: "invalid_x402_version" }), { differs: ["js", "python"] }),
    await verify("hex-value", "P3.5", pay(authorization({ value: "0x2710" }), signature), malformed("amount.not_decimal", `${AT}/value`), { differs: ["js"] }),
    await verify("spaced-value", "P3.5", pay(authorization({ value: " 10000 " }), signature), malformed("amount.not_decimal", `${AT}/value`), { differs: ["js", "python"] }),
    await verify("to-merchant", "P10 row 20", pay(authorization({ to: "merchant" }), signature), malformed("address.no_prefix", `${AT}/to`)),
    await verify("short-nonce", "P3.5", pay(authorization({ nonce: "0x22" }), signature), malformed("hex.length", `${AT}/nonce`)),
    await wanting("runway-enough", "row 69", { minRunway: 60 }, signedBy(plain)),
    await wanting("runway-short", "row 69: twenty seconds left, sixty wanted", { minRunway: 60 }, rejected("verify.too_close_to_expiry", `${AT}/validBefore`), { ...(await window(20)), differs: ["js", "python"] }),
    await wanting("runway-one-short", "row 69: one second less than wanted", { minRunway: 61 }, rejected("verify.too_close_to_expiry", `${AT}/validBefore`), { differs: ["js", "python"] }),
    await wanting("runway-below-margin", "row 36: the margin stays", { minRunway: 1 }, rejected("verify.too_close_to_expiry", `${AT}/validBefore`), await window(5)),
    await wanting("runway-zero", "row 36: the margin stays", { minRunway: 0 }, rejected("verify.too_close_to_expiry", `${AT}/validBefore`), await window(5)),
    await wanting("runway-largest", "no sum overflows", { minRunway: Number.MAX_SAFE_INTEGER }, rejected("verify.too_close_to_expiry", `${AT}/validBefore`), { differs: ["js", "python"] }),
    await wanting("runway-expired", "what has expired is expired", { minRunway: 60 }, rejected("verify.expired", `${AT}/validBefore`), await window(0)),
    await wanting("no-options", "what is absent is not known and not wanted", {}, signedBy(plain)),
    await wanting("payer-code-unknown", "row 33: left open", { payerCode: "unknown" }, signedBy(plain)),
    await wanting("payer-code-none", "row 33: a key alone", { payerCode: "none" }, known),
    await wanting("payer-code-delegated", "row 33, P10 row 17: the token asks the delegate", { payerCode: "delegated" }, needsChain(plain, "delegated")),
    await wanting("payer-code-contract", "row 33: the token asks the contract", { payerCode: "contract" }, needsChain(plain, "contract")),
    await wanting("payer-code-contract-long", "row 33", { payerCode: "contract" }, needsChain(plain, "contract"), { signed: `0x${"ab".repeat(100)}` }),
    await wanting("payer-code-delegated-long", "row 33", { payerCode: "delegated" }, needsChain(plain, "delegated"), { signed: `0x${"ab".repeat(100)}` }),
    await wanting("payer-code-contract-stranger", "row 33: a key's signature is not verified where no key is asked", { payerCode: "contract" }, needsChain(plain, "contract"), { signed: await sign(domain(), plain, STRANGER_KEY) }),
    await wanting("payer-code-delegated-high-s", "row 33: nor is its s", { payerCode: "delegated" }, needsChain(plain, "delegated"), { signed: highS(signature) }),
    await wanting("payer-code-none-long", "row 33: no contract can verify it", { payerCode: "none" }, malformed("signature.length", "/payload/signature"), { signed: `0x${"ab".repeat(100)}` }),
    await wanting("payer-code-none-64", "row 33: no contract can verify it", { payerCode: "none" }, malformed("signature.length", "/payload/signature"), { signed: signature.slice(0, 130) }),
    await wanting("payer-code-contract-empty", "nothing is no contract's signature either", { payerCode: "contract" }, malformed("signature.length", "/payload/signature"), { signed: "0x" }),
    await wanting("payer-code-contract-underpaid", "the cheap checks come first", { payerCode: "contract" }, rejected("verify.underpaid", `${AT}/value`), { message: authorization({ value: "1" }) }),
    await wanting("envelope", "row 16: the factory is named", undefined, counterfactual(plain), { signed: ENVELOPE }),
    await wanting("envelope-payer-code-none", "row 16: not deployed yet", { payerCode: "none" }, counterfactual(plain), { signed: ENVELOPE }),
    await wanting("envelope-payer-code-contract", "ERC-6492: deployed meanwhile", { payerCode: "contract" }, counterfactual(plain), { signed: ENVELOPE }),
    await wanting("envelope-factory-allowed", "row 16: the deployment is still to be seen", { factories: [FACTORY] }, counterfactual(plain), { signed: ENVELOPE }),
    await wanting("envelope-factory-lower-case", "row 55: compared as 20 bytes", { factories: [STRANGER, FACTORY.toLowerCase()] }, counterfactual(plain), { signed: ENVELOPE }),
    await wanting("envelope-factory-other", "row 16, P10 row 18", { factories: [STRANGER] }, rejected("verify.factory", "/payload/signature"), { signed: ENVELOPE }),
    await wanting("envelope-factory-none", "row 16: an empty list allows none", { factories: [] }, rejected("verify.factory", "/payload/signature"), { signed: ENVELOPE }),
    await wanting("envelope-factory-zero", "P12: Python takes a zero factory", { factories: [FACTORY] }, rejected("verify.factory", "/payload/signature"), { signed: serializeErc6492Signature({ address: `0x${"00".repeat(20)}`, data: "0x", signature: "0xab" }) }),
    await wanting("envelope-unreadable-factories", "row 16: a factory that cannot be read is not allowed", { factories: [FACTORY] }, malformed("signature.erc6492", "/payload/signature"), { signed: ERC_6492 }),
    await wanting("envelope-unreadable-no-code", "row 16: no contract can verify it", { payerCode: "none" }, malformed("signature.erc6492", "/payload/signature"), { signed: ERC_6492 }),
    await wanting("factories-key", "row 16: a key's signature has no factory", { factories: [] }, signedBy(plain)),

    await verify("steered-tolerant", "row 23: the contract is the asset, whatever the offer says", PLAIN_PAYMENT, signedBy(plain), { offer: steered }),
    await verify("steered-signed", "row 23: signed for the contract the offer names", pay(plain, await sign(domain({ verifyingContract: STRANGER }), plain), steered), maybeWallet(), { offer: steered }),
    await verify("steered-strict", "row 23", PLAIN_PAYMENT, rejected("domain.mismatch", "/extra/verifyingContract"), { offer: steered, profile: STRICT, differs: ["js", "python"] }),
    await verify("steered-strict-same", "row 23: what is so may be said", PLAIN_PAYMENT, signedBy(plain), { offer: offerV2({ extra: { name: "USDC", version: "2", verifyingContract: USDC.toLowerCase() } }), profile: STRICT }),
    await verify("steered-strict-text", "row 23", PLAIN_PAYMENT, failure("rejected", "verify.own_offer", "/extra/verifyingContract", { kind: "usage" }), { offer: offerV2({ extra: { name: "USDC", version: "2", verifyingContract: "usdc" } }), profile: STRICT, differs: ["js", "python"] }),
    await verify("signed-unknown-token", "row 30, P10 row 41: a name some SDKs invent", pay(plain, await sign(domain({ name: "Unknown Token", version: "1" }), plain)), rejected("verify.signature", "/payload/signature")),

    await verify("reordered", "row 5: the order of members makes no second key", reordered, signedBy(plain)),
    await verify("upper-case-nonce", "row 5: spelling makes no second key", pay({ ...plain, nonce: `0x${plain.nonce.slice(2).toUpperCase()}` }, signature), signedBy(plain)),
    await verify("white-space", "row 5: white space makes no second key", PLAIN_PAYMENT, signedBy(plain), { source: JSON.stringify(PLAIN_PAYMENT, null, "\t") }),
    await verify("unsigned-member", "row 5: what is not signed makes no second key", pay({ ...plain, memo: "x" }, signature), signedBy(plain)),
    await verify("duplicate-value", "peers 4.12: two readers could read two values", PLAIN_PAYMENT, malformed("json.duplicate_member", "/payload/authorization"), { source: text(PLAIN_PAYMENT).replace('"value"', '"value":"1","value"'), differs: ["js", "python"] }),
    await verify("unknown-members", "peers 4.9: unknown members are kept and decide nothing", { ...PLAIN_PAYMENT, more: { a: [null] } }, signedBy(plain)),
    await echoed("echo-no-extra", "peers 4.10: a client may leave it out", { extra: undefined }, signedBy(plain)),
    await echoed("echo-null-extra", "peers 4.11: null reads as absent; Python refuses it", { extra: null }, signedBy(plain), { differs: ["python"] }),
    await echoed("echo-timeout", "P10 row 26: another timeout was not signed", { maxTimeoutSeconds: 61 }, signedBy(plain)),
    await verify("resource-null", "P11.5: null reads as absent", { ...PLAIN_PAYMENT, resource: null }, signedBy(plain)),
    await verify("no-signature-member", "P3.5", { ...PLAIN_PAYMENT, payload: { authorization: plain } }, malformed("message.missing", "/payload")),
    await verify("no-authorization", "P3.5", { ...PLAIN_PAYMENT, payload: { signature } }, malformed("message.missing", "/payload")),
    await verify("number-value", "P3.5: a number loses digits", pay({ ...plain, value: 10000 }, signature), malformed("message.wrong_type", `${AT}/value`), { differs: ["js", "python"] }),
    await verify("plus-value", "P3.5: one spelling", pay({ ...plain, value: "+10000" }, signature), malformed("amount.not_decimal", `${AT}/value`), { differs: ["js", "python"] }),
    await verify("arabic-value", "P12: int() reads it", pay({ ...plain, value: "١٠٠٠٠" }, signature), malformed("amount.not_decimal", `${AT}/value`), { differs: ["python"] }),
    await verify("empty-valid-after", "P12: BigInt reads 0", pay({ ...plain, validAfter: "" }, signature), malformed("time.not_seconds", `${AT}/validAfter`), { differs: ["js"] }),
    await verify("bad-checksum-to", "P10 row 19", pay({ ...plain, to: SERVER.replace("afc", "Afc") }, signature), malformed("address.checksum", `${AT}/to`), { differs: ["python"] }),
    await verify("signature-no-prefix", "P10 row 15", pay(plain, signature.slice(2)), malformed("hex.no_prefix", "/payload/signature"), { differs: ["python"] }),
    await verify("nonce-no-prefix", "P12", pay({ ...plain, nonce: plain.nonce.slice(2) }, signature), malformed("hex.no_prefix", `${AT}/nonce`), { differs: ["python"] }),
    await verify("text-version", "P10 row 36", { ...PLAIN_PAYMENT, x402Version: "2" }, malformed("message.version", "/x402Version", { reason: "invalid_x402_version" }), { differs: ["js", "python"] }),
    await verify("v1-overpaid", "P10 row 75: the first SDK took more", v1Over, rejected("verify.overpaid", `${AT}/value`, v1.valueReason), V1),
    await verify("v1-delegated", "row 33", v1Payment, needsChain(v1Message, "delegated"), { ...V1, options: { payerCode: "delegated" } }),
    await verify("v1-factory-other", "row 16", { ...v1Payment, payload: { ...v1Payment.payload, signature: ENVELOPE } }, rejected("verify.factory", "/payload/signature"), { ...V1, options: { factories: [STRANGER] } }),
    await verify("network-name", "row 39", pay(plain, signature, offerV2({ network: "base-sepolia" })), malformed("network.not_caip2", "/accepted/network")),
    // Rows M12, F41 to F43 of the list of errors that outsiders found.
    await tampered("keyed-from-stranger", "row 3: the signature is not his", { from: STRANGER }, rejected("verify.signature", "/payload/signature"), KEYED),
    await tampered("keyed-nonce-changed", "row 5: another nonce was not signed", { nonce: toHex(1, { size: 32 }) }, rejected("verify.signature", "/payload/signature"), KEYED),
    await tampered("keyed-window-longer", "row 25: another window was not signed", { validBefore: String(NOW + 61) }, rejected("verify.signature", "/payload/signature"), KEYED),
    await tampered("keyed-valid-after-changed", "another window was not signed", { validAfter: "1" }, rejected("verify.signature", "/payload/signature"), KEYED),
    await verify("keyed-signature-of-stranger", "row 3", pay(plain, await sign(domain(), plain, STRANGER_KEY)), rejected("verify.signature", "/payload/signature"), KEYED),
    await verify("keyed-signed-wrong-chain", "row 54", pay(plain, await sign(domain({ chainId: "8453" }), plain)), rejected("verify.signature", "/payload/signature"), KEYED),
    await verify("keyed-signed-wrong-contract", "row 23: the contract is the asset", pay(plain, await sign(domain({ verifyingContract: STRANGER }), plain)), rejected("verify.signature", "/payload/signature"), KEYED),
    await verify("keyed-signature-bit", "one bit of s", pay(plain, signature.replace(/.(?=..$)/, (digit) => (parseInt(digit, 16) ^ 1).toString(16))), rejected("verify.signature", "/payload/signature"), KEYED),
    await verify("keyed-v-29", "row 31", pay(plain, withV(signature, "1d")), malformed("signature.recovery_id", "/payload/signature"), KEYED),
    await verify("keyed-zeros", "no key's signature", pay(plain, `0x${"00".repeat(64)}1b`), malformed("signature.out_of_range", "/payload/signature"), KEYED),
    await verify("keyed-not-recoverable", "no key made it", pay(plain, `${toHex(5, { size: 32 })}${toHex(1, { size: 32 }).slice(2)}1b`), malformed("signature.not_recoverable", "/payload/signature"), KEYED),
    await verify("keyed-steered-signed", "row 23: signed for the contract the offer names", pay(plain, await sign(domain({ verifyingContract: STRANGER }), plain), steered), rejected("verify.signature", "/payload/signature"), { offer: steered, ...KEYED }),
    await verify("safe-eth-sign", "M12: a wallet of one owner, whose signature of a message has v 31", pay(plain, withV(signature, "1f")), maybeWallet()),
    await verify("safe-approved-hash", "M12: a wallet's approved hash: an owner, nothing, v 1", pay(plain, `0x${"00".repeat(12)}${STRANGER.slice(2).toLowerCase()}${"00".repeat(32)}01`), maybeWallet()),
    await verify("safe-owner", "M12: a wallet of one owner: 65 bytes of another key", pay(plain, await sign(domain(), plain, STRANGER_KEY)), maybeWallet(), { as: "json" }),
    await verify("wallet-high-s", "M12: a high s of another key is no spelling of the payer's signature", pay(plain, highS(await sign(domain(), plain, STRANGER_KEY))), maybeWallet()),
    await verify("safe-delegated", "M12: known code is asked", pay(plain, withV(signature, "1f")), needsChain(plain, "delegated"), { options: { payerCode: "delegated" } }),
    await verify("wallet-v1", "M12: in v1", paymentV1(v1Message, await sign(domain(), v1Message, STRANGER_KEY)), maybeWallet(v1Message), V1),
    await wanting("envelope-deployed-factory-other", "F41: a deployed wallet is asked, whatever factories are allowed", { payerCode: "contract", factories: [STRANGER] }, counterfactual(plain), { signed: ENVELOPE }),
    await wanting("envelope-delegated-factory-none", "F41: nothing would be deployed", { payerCode: "delegated", factories: [] }, counterfactual(plain), { signed: ENVELOPE }),
    await wanting("envelope-deployed-unreadable", "F41: nor does an envelope that cannot be read matter to a deployed wallet", { payerCode: "contract", factories: [FACTORY] }, needsChain(plain, "counterfactual"), { signed: ERC_6492 }),
    await wanting("envelope-no-code-factory-other", "F41: what would be deployed is restricted", { payerCode: "none", factories: [STRANGER] }, rejected("verify.factory", "/payload/signature"), { signed: ENVELOPE }),
    await verify("own-offer-number-version", "F42: a number where the server's own offer names a version is the server's mistake", pay(plain, signature), failure("rejected", "verify.own_offer", "/extra/version", { kind: "usage" }), { offer: offerV2({ extra: { name: "USDC", version: 2 } }), differs: ["python"] }),
    await verify("own-offer-object-name", "F42: so is an object", pay(plain, signature), failure("rejected", "verify.own_offer", "/extra/name", { kind: "usage" }), { offer: offerV2({ extra: { name: {}, version: "2" } }) }),
    await verify("echo-and-recipient", "F43: what is signed is named before what is echoed, as the SDKs do", pay(authorization({ to: STRANGER }), await sign(domain(), authorization({ to: STRANGER })), offerV2({ payTo: STRANGER })), rejected("verify.recipient", `${AT}/to`)),
    await verify("echo-and-value", "F43", pay(authorization({ value: "20000" }), await sign(domain(), authorization({ value: "20000" })), offerV2({ amount: "20000" })), rejected("verify.overpaid", `${AT}/value`)),
    await verify("echo-amount-and-recipient", "F43", pay(authorization({ to: STRANGER }), signature, offerV2({ amount: "1" })), rejected("verify.recipient", `${AT}/to`)),
  ],
};

export default [prepares, finishes, signs, verifies];
