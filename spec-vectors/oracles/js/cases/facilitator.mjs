// Messages between servers and facilitators: requests, responses, catalogues.

import { readFileSync } from "node:fs";
import { answers, asks, encodesReceipt, takes, unsold } from "../official.mjs";
import {
  NOW, PAYER, SERVER, SPEC, STRANGER, URL, USDC, authorization, domain, header, highS, offerV1, offerV2, offerView, paymentV1, paymentV2, sign,
  text, withV,
} from "../lib.mjs";

const CODES = JSON.parse(readFileSync(new globalThis.URL("../../../codes.json", import.meta.url), "utf8")).errors;
const HASH = "0x1234567890abcdef1234567890abcdef1234567890abcdef1234567890abcdef";
const STRICT = { profile: '{"mode":"strict"}' };

/** The TypeScript SDK is asked here; check.py compares the Python SDK with `python`. If only one agrees, it is our policy. */
const agreeing = (typescript, python) => {
  const oracles = [...(typescript ? ["@x402/core"] : []), ...(python ? ["x402"] : [])];
  return oracles.length === 2 ? oracles : [...oracles, "policy"];
};
const defined = (object) => Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));
const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);

// ---------------------------------------------------------------------------------------------------------------------

const toVerified = (answer) =>
  answer && defined({ status: answer.isValid ? "valid" : "invalid", payer: answer.payer, reason: answer.isValid ? undefined : answer.invalidReason, message: answer.isValid ? undefined : answer.invalidMessage });
const verified = async (id, value, output, why, { python = true } = {}) => {
  const json = typeof value === "string" ? value : text(value);
  const official = toVerified(await answers("verify", json));
  const ordered = defined({ status: output.status, payer: output.payer, reason: output.reason, message: output.message });
  return { id: `verified-${id}`, from: agreeing(same(official, ordered), python), why, input: { json }, output };
};
const notVerified = async (id, json, code, at, why, { python = true, ...input } = {}) => ({
  id: `verified-${id}`, from: agreeing((await answers("verify", json)) === undefined, python), why, input: { json, ...input }, error: { code, at },
});

const verifications = {
  op: "wire/verify_response",
  about: "A facilitator's answer as one of two cases. An isValid that is not a boolean is malformed, never true enough and never false enough.",
  spec: ["x402 v2 section 5.3.1", "x402 v1 section 5.3.1"],
  cases: [
    await verified("valid", { isValid: true, payer: SPEC.payer }, { status: "valid", payer: SPEC.payer }, "x402 v2 section 5.3.1"),
    await verified("valid-alone", { isValid: true }, { status: "valid" }, "payer is optional"),
    await verified("invalid", { isValid: false, invalidReason: "insufficient_funds", payer: SPEC.payer }, { status: "invalid", reason: "insufficient_funds", payer: SPEC.payer }, "x402 v2 section 5.3.1"),
    await verified("invalid-alone", '{"isValid":false}', { status: "invalid" }, "row 2: no reason is no yes"),
    await verified("invalid-message", { isValid: false, invalidReason: "invalid_payload", invalidMessage: "no nonce" }, { status: "invalid", reason: "invalid_payload", message: "no nonce" }, "P1.5"),
    await verified("invalid-unknown-reason", { isValid: false, invalidReason: "quantum_flux" }, { status: "invalid", reason: "quantum_flux" }, "row 70: an unknown reason goes through unchanged"),
    await verified("invalid-empty-reason", { isValid: false, invalidReason: "" }, { status: "invalid", reason: "" }, "what was written, as it was written"),
    await verified("valid-with-reason", { isValid: true, invalidReason: "leftover" }, { status: "valid" }, "isValid decides, nothing else"),
    await verified("nulls", { isValid: true, invalidReason: null, invalidMessage: null, payer: null, extensions: null }, { status: "valid" }, "row 40: null reads as absent"),
    await verified("unknown-members", { later: { n: 1 }, isValid: true, extra: { channel: "x" }, extensions: { a: {} } }, { status: "valid" }, "what is not known is not in the way"),
    await verified("white-space", ' {\n "isValid" : false }\t', { status: "invalid" }, "JSON is JSON"),
    await verified("escaped-name", '{"is\\u0056alid":true}', { status: "valid" }, "names are compared after unescaping"),
    await verified("payer-of-solana", { isValid: true, payer: "EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v" }, { status: "valid", payer: "EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v" }, "a payer of another chain is text"),
    await notVerified("is-valid-string", '{"isValid":"true"}', "message.wrong_type", "/isValid", "row 2: Python takes it for true", { python: false }),
    await notVerified("is-valid-string-false", '{"isValid":"false"}', "message.wrong_type", "/isValid", "row 2", { python: false }),
    await notVerified("is-valid-one", '{"isValid":1}', "message.wrong_type", "/isValid", "row 2", { python: false }),
    await notVerified("is-valid-zero", '{"isValid":0}', "message.wrong_type", "/isValid", "row 2", { python: false }),
    await notVerified("is-valid-object", '{"isValid":{}}', "message.wrong_type", "/isValid", "row 2"),
    await notVerified("is-valid-null", '{"isValid":null}', "message.missing", "", "row 2"),
    await notVerified("is-valid-missing", "{}", "message.missing", "", "row 2: 200 with an empty object"),
    await notVerified("is-valid-misspelled", '{"isvalid":true}', "message.missing", "", "names have case"),
    await notVerified("is-valid-twice", '{"isValid":false,"isValid":true}', "json.duplicate_member", "", "two readers could read two answers", { python: false }),
    await notVerified("reason-number", '{"isValid":false,"invalidReason":7}', "message.wrong_type", "/invalidReason", "a reason is a string"),
    await notVerified("payer-object", '{"isValid":true,"payer":{}}', "message.wrong_type", "/payer", "a payer is a string"),
    await notVerified("array", '[{"isValid":true}]', "message.wrong_type", "", "an answer is an object"),
    await notVerified("true", "true", "message.wrong_type", "", "an answer is an object"),
    await notVerified("empty", "", "json.syntax", "", "nothing"),
    await notVerified("html", "<html>502 Bad Gateway</html>", "json.syntax", "", "a proxy's page"),
    await notVerified("cut-off", '{"isValid":tru', "json.syntax", "/isValid", "it broke off"),
    await notVerified("too-large", text({ isValid: true, pad: "x".repeat(200) }), "json.too_large", "", "row 46: the bound is the profile's", { python: false, profile: '{"limits":{"body":100}}' }),
  ],
};

// ---------------------------------------------------------------------------------------------------------------------

const plain = authorization();
const signature = await sign(domain(), plain);
const settles = async (json) => {
  const official = await answers("settle", json);
  return official !== undefined && text(defined(official)) === text(JSON.parse(json));
};
/** A response that we write from a script; the SDKs are asked whether they read the same in it. */
const written = async (id, response, value, why, { error } = {}) => {
  const json = text(value);
  const read = "isValid" in value ? same(defined((await answers("verify", json)) ?? {}), value) : await settles(json);
  const output = "isValid" in value ? { json } : { json, header: encodesReceipt(value) };
  return { id: `reply-${id}`, from: agreeing(read, true), why, input: response, ...(error ? { error } : { output }) };
};
const notWritten = (id, response, code, why) => ({ id: `reply-${id}`, from: ["policy"], why, input: response, error: { code, at: "" } });
/** A verdict on a payment as a response: the specification's reason, and the code's sentence with its facts. */
const unverified = async (id, payment, now, reason, code, facts, why, payer = PAYER) => {
  const sentence = CODES[code].sentence.replace(/\{(\w+)\}/g, (_, name) => facts[name]);
  const response = { kind: "verdict", version: payment.x402Version ?? 2, offer: text(payment.x402Version === 1 ? offerV1() : offerV2()), header: typeof payment === "string" ? payment : header(payment), now };
  return written(`verdict-${id}`, response, defined({ isValid: false, invalidReason: reason, invalidMessage: sentence, payer: payer ?? undefined }), why);
};
const signed = async (changes, key) => {
  const message = authorization(changes);
  return paymentV2(offerV2(), message, await sign(domain(), message, key));
};
const settle = (success, rest) => ({ success, ...rest });

const responses = {
  op: "wire/facilitator_response",
  about: "The responses we write: no null, no member that the other side does not know, and a boolean that is one.",
  spec: ["x402 v2 section 5.3", "x402 v1 section 5.3"],
  cases: [
    await written("valid", { kind: "valid", payer: PAYER }, { isValid: true, payer: PAYER }, "x402 v2 section 5.3.1"),
    await written("valid-lower-case", { kind: "valid", payer: PAYER.toLowerCase() }, { isValid: true, payer: PAYER }, "row 55: written with its checksum"),
    await written("verdict-signed", { kind: "verdict", version: 2, offer: text(offerV2()), header: header(paymentV2(offerV2(), plain, signature)), now: NOW }, { isValid: true, payer: PAYER }, "what the key signed"),
    await written("verdict-signed-v1", { kind: "verdict", version: 1, offer: text(offerV1()), header: header(paymentV1(plain, signature)), now: NOW }, { isValid: true, payer: PAYER }, "what the key signed, in v1"),
    await unverified("recipient", await signed({ to: STRANGER }), NOW, "invalid_exact_evm_payload_recipient_mismatch", "verify.recipient", { found: STRANGER, expected: SERVER }, "row 3"),
    await unverified("underpaid", await signed({ value: "9999" }), NOW, "invalid_exact_evm_payload_authorization_value_mismatch", "verify.underpaid", { found: "9999", expected: "10000" }, "row 3"),
    await unverified("expired", paymentV2(offerV2(), plain, signature), NOW + 60, "invalid_exact_evm_payload_authorization_valid_before", "verify.expired", { valid_before: String(NOW + 60), now: String(NOW + 60) }, "row 36"),
    await unverified("high-s", paymentV2(offerV2(), plain, highS(signature)), NOW, "invalid_exact_evm_payload_signature", "signature.high_s", {}, "row 33"),
    { id: "reply-verdict-recovery-id", from: ["policy"], why: "M12: 65 bytes that no key of the payer made may be a wallet's", input: { kind: "verdict", version: 2, offer: text(offerV2()), header: header(paymentV2(offerV2(), plain, withV(signature, "05"))), now: NOW }, output: {} },
    await unverified("malformed", header("{}"), NOW, "invalid_payload", "message.missing", { members: "x402Version" }, "row 43: a header that is no payment gets an answer, too", null),
    { id: "reply-verdict-needs-chain", from: ["policy"], why: "row 31: only the chain can tell whether a contract wallet signed", input: { kind: "verdict", version: 2, offer: text(offerV2()), header: header(paymentV2(offerV2(), plain, `0x${"ab".repeat(100)}`)), now: NOW }, output: {} },
    await written("settled", { kind: "settled", transaction: HASH, network: "eip155:84532", payer: PAYER }, settle(true, { transaction: HASH, network: "eip155:84532", payer: PAYER }), "x402 v2 section 5.3.2"),
    await written("settled-v1", { kind: "settled", transaction: HASH, network: "base-sepolia", payer: PAYER }, settle(true, { transaction: HASH, network: "base-sepolia", payer: PAYER }), "x402 v1 section 5.3.2: the network as the offer writes it"),
    await written("settled-amount", { kind: "settled", transaction: HASH, network: "eip155:84532", payer: PAYER, amount: "12345678901234567890" }, settle(true, { transaction: HASH, network: "eip155:84532", payer: PAYER, amount: "12345678901234567890" }), "P1.5: 20 digits, as a string"),
    await written("settled-without-payer", { kind: "settled", transaction: HASH, network: "eip155:84532" }, settle(true, { transaction: HASH, network: "eip155:84532" }), "row 40: what is not there is not null"),
    await written("settled-nothing", { kind: "settled", transaction: "", network: "eip155:84532", payer: PAYER, amount: "0" }, settle(true, { transaction: "", network: "eip155:84532", payer: PAYER, amount: "0" }), "P4.1: nothing was due"),
    notWritten("settled-without-transaction", { kind: "settled", transaction: "", network: "eip155:84532", payer: PAYER }, "usage.argument", "row 50: we do not write what we would not read"),
    notWritten("settled-empty-of-some-amount", { kind: "settled", transaction: "", network: "eip155:84532", amount: "1" }, "usage.argument", "row 50"),
    notWritten("settled-without-network", { kind: "settled", transaction: HASH, network: "" }, "usage.argument", "row 50"),
    await written("failed", { kind: "failed", reason: "insufficient_funds", network: "eip155:84532", payer: PAYER }, settle(false, { errorReason: "insufficient_funds", transaction: "", network: "eip155:84532", payer: PAYER }), "P1.5: transaction is there, and empty"),
    await written("failed-prose", { kind: "failed", reason: 'the node said "no"\n₮', network: "base-sepolia" }, settle(false, { errorReason: 'the node said "no"\n₮', transaction: "", network: "base-sepolia" }), "rows 44, 70: any text, escaped and in UTF-8"),
    notWritten("failed-without-network", { kind: "failed", reason: "boom", network: "" }, "usage.argument", "row 50: readers refuse a response without one"),
    await written("pending", { kind: "pending", transaction: HASH, network: "eip155:84532", payer: PAYER }, settle(false, { errorReason: "settlement_pending", transaction: HASH, network: "eip155:84532", payer: PAYER }), "row 50, P2.5"),
    notWritten("pending-without-transaction", { kind: "pending", transaction: "", network: "eip155:84532" }, "usage.argument", "row 50: pending needs a transaction"),
    {
      id: "reply-forwarded", from: ["@x402/core", "x402"], why: "P1.5: extensionResponses is not for the client",
      input: { kind: "forwarded", json: text({ success: true, transaction: HASH, network: "eip155:84532", extensionResponses: { bazaar: {} }, later: 1e21 }) },
      output: { json: text({ success: true, transaction: HASH, network: "eip155:84532", extensionResponses: { bazaar: {} }, later: 1e21 }), header: encodesReceipt({ success: true, transaction: HASH, network: "eip155:84532", extensionResponses: { bazaar: {} }, later: 1e21 }) },
    },
  ],
};

// ---------------------------------------------------------------------------------------------------------------------

const V2 = paymentV2(offerV2(), plain, signature, { resource: { url: URL }, extensions: { a: { info: { n: 1 } } } });
const V1 = paymentV1(plain, signature);
const request = (version, paymentPayload, paymentRequirements, more = {}) => ({ x402Version: version, paymentPayload, paymentRequirements, ...more });
const asked = (id, json, version, payment, offer, why, { python = true } = {}) => ({
  id: `request-${id}`, from: agreeing(takes(JSON.parse(json)), python), why, input: { json }, output: { version, payment, offer },
});
const plainly = (id, value, why, more) => asked(id, text(value), value.x402Version, text(value.paymentPayload), text(value.paymentRequirements), why, more);
const notAsked = (id, value, code, at, why, { python = true } = {}) => {
  const json = typeof value === "string" ? value : text(value);
  let official = false;
  try {
    official = takes(JSON.parse(json));
  } catch {}
  return { id: `request-${id}`, from: agreeing(!official, python), why, input: { json }, error: { code, at } };
};
const spaced = `{ "paymentRequirements" : ${text(offerV2(), null).replace(/,/g, ", ")},\n"later":12345678901234567890, "paymentPayload":${text(V2)} ,"x402Version":2}`;

const requests = {
  op: "wire/facilitator_request",
  about: "The body of POST /verify and /settle. Both texts inside come out as they were written.",
  spec: ["x402 v2 section 7.1", "x402 v1 section 7.1", "protocol.md section 1.5"],
  cases: [
    plainly("v2", request(2, V2, offerV2()), "x402 v2 section 7.1"),
    plainly("v1", request(1, V1, offerV1()), "x402 v1 section 7.1"),
    plainly("unknown-members", request(2, { ...V2, later: [1] }, { ...offerV2(), later: "x" }, { later: null }), "row 41: what is not known stays where it is"),
    asked("exact-text", spaced, 2, text(V2), text(offerV2()).replace(/,/g, ", "), "rule 2: spaces, order and large numbers stay"),
    plainly("settle-less", request(2, V2, offerV2({ amount: "7000" })), "P1.5: what upto settles; whether it fits is not for the reader"),
    plainly("null-extra", request(2, V2, offerV2({ extra: null })), "row 40", { python: false }),
    notAsked("number-amount", request(2, V2, offerV2({ amount: 10000 })), "message.wrong_type", "/paymentRequirements/amount", "row 56: a facilitator repairs nothing"),
    notAsked("renamed-amount", request(2, V2, { ...offerV2({ amount: undefined }), maxAmountRequired: "10000" }), "message.missing", "/paymentRequirements", "row 39: a facilitator repairs nothing"),
    notAsked("name-in-v2", request(2, V2, offerV2({ network: "base-sepolia" })), "network.not_caip2", "/paymentRequirements/network", "row 39: a facilitator repairs nothing", { python: false }),
    notAsked("string-timeout", request(2, V2, offerV2({ maxTimeoutSeconds: "60" })), "message.wrong_type", "/paymentRequirements/maxTimeoutSeconds", "P1.2: a facilitator repairs nothing", { python: false }),
    notAsked("versions-differ", request(1, V2, offerV1()), "verify.version", "/paymentPayload/x402Version", "P1.11: the request says 1, the payment 2"),
    notAsked("versions-differ-other-way", request(2, V1, offerV2()), "verify.version", "/paymentPayload/x402Version", "P1.11: the request says 2, the payment 1"),
    notAsked("requirement-of-v1", request(2, V2, offerV1()), "network.not_caip2", "/paymentRequirements/network", "P1.11: an offer of the other version"),
    notAsked("version-string", request("2", V2, offerV2()), "message.version", "/x402Version", "P10 row 36: Python takes it", { python: false }),
    notAsked("version-3", request(3, V2, offerV2()), "message.version", "/x402Version", "P10 row 35: Python takes it", { python: false }),
    notAsked("no-version", request(undefined, V2, offerV2()), "message.missing", "", "P1.11"),
    notAsked("no-payment", request(2, undefined, offerV2()), "message.missing", "", "row 43"),
    notAsked("no-requirement", request(2, V2, undefined), "message.missing", "", "row 43"),
    notAsked("null-payment", request(2, null, offerV2()), "message.missing", "", "row 43"),
    notAsked("payment-in-base64", request(2, header(V2), offerV2()), "message.wrong_type", "/paymentPayload", "P1.5: an object, not a header"),
    notAsked("requirement-array", request(2, V2, [offerV2()]), "message.wrong_type", "/paymentRequirements", "one offer"),
    notAsked("unknown-scheme", request(2, V2, offerV2({ scheme: "upto" })), "scheme.unsupported", "/paymentRequirements/scheme", "row 38", { python: false }),
    notAsked("no-nonce", request(2, paymentV2(offerV2(), { ...plain, nonce: undefined }, signature), offerV2()), "message.missing", "/paymentPayload/payload/authorization", "row 43", { python: false }),
    notAsked("twice", `{"x402Version":2,"paymentPayload":${text(V2)},"paymentRequirements":${text(offerV2({ amount: "1" }))},"paymentRequirements":${text(offerV2())}}`, "json.duplicate_member", "", "two readers could compare with two offers", { python: false }),
    notAsked("empty-object", "{}", "message.missing", "", "row 43"),
    notAsked("array", "[]", "message.wrong_type", "", "a request is an object"),
    notAsked("empty", "", "json.syntax", "", "nothing"),
  ],
};

const asking = async (id, payment, version, offer, why, { json = text(request(payment.x402Version, payment, offer)), texts = [text(payment), text(offer)] } = {}) => ({
  id: `ask-${id}`, from: agreeing(same(JSON.parse(await asks(payment, offer)), JSON.parse(json)) && takes(JSON.parse(json)), true), why,
  input: { version, payment: texts[0], offer: texts[1] }, output: { json },
});
const notAsking = (id, payment, version, offer, code, at, why) => ({
  id: `ask-${id}`, from: ["policy"], why, input: { version, payment: text(payment), offer: text(offer) }, error: { code, at },
});
/** Of the first offer of a challenge in a header: the request keeps its repairs, and those of the challenge that decide the price. */
const askingRepaired = (id, challenge, repairs, needsApproval, why) => ({
  id: `ask-${id}`, from: ["policy"], why, input: { header: header(challenge), payment: text(V2) },
  output: { json: text(request(2, V2, challenge.accepts[0])), repairs: repairs.map(([kind, at]) => ({ kind, at })), needsApproval },
});
const loose = [text(V2).replaceAll(",", " , "), `{"later":12345678901234567890,${text(offerV2()).slice(1)}`];
const many = [];
for (const [name, changes] of Object.entries({
  "large-amount": { amount: "12345678901234567890" }, "no-extra": { extra: undefined }, "empty-extra": { extra: {} }, "nested-extra": { extra: { name: "USDC", version: "2", deep: { a: [1, null, "₮"] } } },
  "lower-case": { payTo: SERVER.toLowerCase(), asset: USDC.toLowerCase() }, "other-chain": { network: "eip155:8453" }, "short-timeout": { maxTimeoutSeconds: 1 },
})) {
  many.push(await asking(name, paymentV2(offerV2(changes), plain, signature), 2, offerV2(changes), "the server's own offer, as it wrote it"));
}
const manyV1 = [];
for (const [name, changes] of Object.entries({
  "v1-schema": { outputSchema: { input: { type: "http" } } }, "v1-no-extra": { extra: undefined }, "v1-mainnet": { network: "base" }, "v1-large-amount": { maxAmountRequired: "999999999999999999" },
})) {
  manyV1.push(await asking(name, paymentV1(plain, signature, changes.network ? { network: changes.network } : {}), 1, offerV1(changes), "the server's own offer of v1, as it wrote it"));
}

const writtenRequests = {
  op: "wire/facilitator_request_new",
  about: "The request a server writes: the payer's text and its own offer's, unchanged, under their version.",
  spec: ["x402 v2 section 7.1", "x402 v1 section 7.1", "protocol.md section 1.5"],
  cases: [
    await asking("v2", V2, 2, offerV2(), "x402 v2 section 7.1"),
    await asking("v1", V1, 1, offerV1(), "x402 v1 section 7.1"),
    await asking("without-resource", paymentV2(offerV2(), plain, signature), 2, offerV2(), "without the optional members"),
    await asking("python-order", { x402Version: 2, payload: V2.payload, accepted: V2.accepted, resource: { url: URL } }, 2, offerV2(), "P1.10: members in Python's order"),
    await asking("exact-text", V2, 2, { ...offerV2() }, "rule 2: nothing inside is rewritten", { texts: loose, json: `{"x402Version":2,"paymentPayload":${loose[0]},"paymentRequirements":${loose[1]}}` }),
    ...many,
    ...manyV1,
    await asking("contract-signature", paymentV2(offerV2(), plain, `0x${"ab".repeat(200)}`), 2, offerV2(), "a contract wallet's signature has any length"),
    await asking("echo-differs", paymentV2(offerV2({ amount: "1" }), plain, signature), 2, offerV2(), "whether they agree is for verify"),
    askingRepaired("offer-of-a-challenge", { x402Version: 2, accepts: [offerV2()] }, [], false, "nothing to repair"),
    askingRepaired("repaired-timeout", { x402Version: 2, accepts: [offerV2({ maxTimeoutSeconds: "60" })] }, [["message.number_text", "/accepts/0/maxTimeoutSeconds"]], false, "a repair of the offer that decides no price"),
    askingRepaired("repaired-amount", { x402Version: 2, accepts: [offerV2({ amount: 10000 })] }, [["amount.number", "/accepts/0/amount"]], true, "row 56: a repair of the offer that decides the price"),
    askingRepaired("repaired-version", { accepts: [offerV2()] }, [["message.version_missing", ""]], true, "P1.11: a repair of the challenge that decides the price"),
    notAsking("versions-differ", V1, 2, offerV2(), "verify.version", "", "P1.11: a payment of v1 and an offer of v2"),
    notAsking("versions-differ-other-way", V2, 1, offerV1(), "verify.version", "", "P1.11: a payment of v2 and an offer of v1"),
    { ...notAsking("too-large", V2, 2, offerV2(), "json.too_large", "", "row 46: the bound is the profile's"), input: { version: 2, payment: text(V2), offer: text(offerV2()), profile: text({ limits: { body: text(request(2, V2, offerV2())).length - 1 } }) } },
  ],
};

// ---------------------------------------------------------------------------------------------------------------------

const kind = (changes = {}) => ({ x402Version: 2, scheme: "exact", network: "eip155:84532", ...changes });
const kindView = ({ x402Version, scheme, network, extra }) => defined({ version: x402Version, scheme, network, extra: extra && text(extra) });
const OFFERS = [[2, offerV2()], [2, offerV2({ network: "eip155:8453" })], [1, offerV1()]];
const support = async (id, value, changes, why, { python = true, offers } = {}) => {
  const json = typeof value === "string" ? value : text(value);
  const parsed = JSON.parse(json);
  const official = await answers("getSupported", json);
  const output = {
    ...defined({ kinds: changes.kinds ?? parsed.kinds.map(kindView), skipped: [], unread: 0, extensions: parsed.extensions ?? [], ...(parsed.signers ? { signers: text(parsed.signers) } : {}), ...changes }),
  };
  const read = official && same(official.kinds.map((entry) => kindView(defined(entry))), output.kinds) && same(official.extensions, output.extensions);
  const sold = !offers || same(await unsold(json, offers.map(([version, offer]) => ({ version, network: offer.network, scheme: offer.scheme }))), output.missing);
  return {
    id: `supported-${id}`, from: agreeing(read && sold, python), why,
    input: { json, ...(offers ? { offers: offers.map(([version, offer]) => ({ version, json: text(offer) })) } : {}) }, output,
  };
};
const notSupport = async (id, json, code, at, why, { python = true, ...input } = {}) => ({
  id: `supported-${id}`, from: agreeing((await answers("getSupported", json)) === undefined, python), why, input: { json, ...input }, error: { code, at },
});

const supports = {
  op: "wire/supported",
  about: "What a facilitator says it handles, kind by kind, and which of a server's offers it does not.",
  spec: ["x402 v2 section 7.3", "x402 v1 section 7.3", "protocol.md section 1.5"],
  cases: [
    await support("whole", { kinds: [kind(), kind({ x402Version: 1, network: "base-sepolia" })], extensions: ["bazaar"], signers: { "eip155:*": [SERVER] } }, {}, "x402 v2 section 7.3"),
    await support("kinds-only", { kinds: [kind({ x402Version: 1, network: "base-sepolia" })] }, {}, "x402 v1 section 7.3: the rest may be missing"),
    await support("none", { kinds: [], extensions: [], signers: {} }, { signers: "{}" }, "a facilitator that handles nothing says so"),
    await support("extra", { kinds: [kind({ extra: { assetTransferMethod: "permit2", n: [1, null] } })] }, {}, "P1.5: extra stays as it was written"),
    await support("other-families", { kinds: [kind({ scheme: "upto" }), kind({ network: "solana:5eykt4UsFv8P8NJdTREpY1vzqKqZKvdp", extra: { feePayer: "F" } }), kind({ network: "stellar:pubnet" })] }, {}, "row 38: kinds this kernel does not know are kinds"),
    await support("unknown-members", { later: 1, kinds: [kind({ later: true })], extensions: [] }, {}, "what is not known is not in the way"),
    await support("nulls", '{"kinds":[{"x402Version":2,"scheme":"exact","network":"eip155:84532","extra":null}],"extensions":null,"signers":null}', { kinds: [kindView(kind())], extensions: [] }, "row 40: null reads as absent", { python: false }),
    await support("null-extra", { kinds: [{ ...kind(), extra: null }] }, { kinds: [kindView(kind())] }, "row 40: null reads as absent"),
    await support("skips-version-3", { kinds: [kind({ x402Version: 3 }), kind()] }, { kinds: [kindView(kind())], skipped: [{ index: 0, code: "message.version", at: "/kinds/0/x402Version" }] }, "row 38: a later version is not in the way", { python: false }),
    await support("skips-version-text", { kinds: [kind({ x402Version: "2" }), kind()] }, { kinds: [kindView(kind())], skipped: [{ index: 0, code: "message.version", at: "/kinds/0/x402Version" }] }, "P1.11", { python: false }),
    await support("skips-no-network", { kinds: [kind(), kind({ network: undefined })] }, { kinds: [kindView(kind())], skipped: [{ index: 1, code: "message.missing", at: "/kinds/1" }] }, "row 38", { python: false }),
    await support("skips-a-string", { kinds: ["exact", kind()] }, { kinds: [kindView(kind())], skipped: [{ index: 0, code: "message.wrong_type", at: "/kinds/0" }] }, "row 38", { python: false }),
    await support("row-64", { kinds: [kind()] }, { missing: [1, 2] }, "row 64: a facilitator of the test chain, a server on the main one", { offers: OFFERS }),
    await support("missing-none", { kinds: [kind(), kind({ network: "eip155:8453" }), kind({ x402Version: 1, network: "base-sepolia" })] }, { missing: [] }, "row 64: every offer is handled", { offers: OFFERS }),
    await support("missing-all", { kinds: [] }, { missing: [0, 1, 2] }, "row 64: nothing is handled", { offers: OFFERS }),
    await support("pattern", { kinds: [kind({ network: "eip155:*" })] }, { missing: [2] }, "P6.2: eip155:* is every EVM chain, in v2", { offers: OFFERS }),
    await support("pattern-of-another-scheme", { kinds: [kind({ scheme: "upto", network: "eip155:*" })] }, { missing: [0, 1, 2] }, "a scheme is part of a kind", { offers: OFFERS }),
    await support("partial-pattern", { kinds: [kind({ network: "eip155:84*" })] }, { missing: [0, 1, 2] }, "P6.2: only the TypeScript SDK matches a chain id's prefix", { offers: OFFERS }),
    await support("upper-case-network", { kinds: [kind({ network: "EIP155:84532" })] }, { missing: [0, 1, 2] }, "P6.2: networks have case", { offers: OFFERS }),
    await support("v1-name-under-v2", { kinds: [kind({ network: "base-sepolia" })] }, { missing: [0, 1, 2] }, "row 39: a name of v1 is no network of v2", { offers: OFFERS }),
    await support("no-offers", { kinds: [kind()] }, { missing: [] }, "row 64: nothing is missing from nothing", { offers: [] }),
    await notSupport("no-kinds", '{"extensions":[]}', "message.missing", "", "kinds is the answer"),
    await notSupport("kinds-object", '{"kinds":{}}', "message.wrong_type", "/kinds", "kinds is a list"),
    await support("extensions-number", { kinds: [], extensions: [1] }, { extensions: [] }, "F17: what decides nothing is left aside", { python: false }),
    await support("extensions-object", { kinds: [], extensions: {} }, { extensions: [] }, "F17", { python: false }),
    await support("signers-array", '{"kinds":[],"signers":[]}', { signers: undefined }, "F17", { python: false }),
    await notSupport("strict-extensions-number", '{"kinds":[],"extensions":[1]}', "message.wrong_type", "/extensions/0", "an extension is a name", STRICT),
    await notSupport("strict-extensions-object", '{"kinds":[],"extensions":{}}', "message.wrong_type", "/extensions", "extensions is a list", STRICT),
    await notSupport("strict-signers-array", '{"kinds":[],"signers":[]}', "message.wrong_type", "/signers", "signers is an object", STRICT),
    await notSupport("strict-skips", text({ kinds: [kind({ x402Version: 3 })] }), "message.version", "/kinds/0/x402Version", "strict mode skips nothing", { python: false, ...STRICT }),
    await notSupport("array", "[]", "message.wrong_type", "", "an answer is an object"),
    await notSupport("empty", "", "json.syntax", "", "nothing"),
    await notSupport("html", "<html>", "json.syntax", "", "a proxy's page"),
  ],
};

// ---------------------------------------------------------------------------------------------------------------------

const ISO = "2026-04-15T10:12:44.000Z";
const item = (changes = {}) => ({ resource: URL, type: "http", x402Version: 2, accepts: [offerV2()], lastUpdated: ISO, ...changes });
const itemView = (value, changes = {}) => defined({
  resource: value.resource, type: value.type, version: value.x402Version, accepts: value.accepts.map((offer, index) => offerView(value.x402Version, offer, index)), skipped: [], unread: 0,
  lastUpdated: value.lastUpdated === undefined || value.lastUpdated === null ? undefined : String(value.lastUpdated), json: text(value), ...changes,
});
const paged = (page) => (page ? defined({ by: "offset" in page ? "offset" : "cursor", ...page, cursor: page.cursor ?? undefined }) : undefined);
const listing = (items, more = {}) => ({ x402Version: 2, items, pagination: { limit: 20, offset: 0, total: items.length }, ...more });
const search = (resources, more = {}) => ({ x402Version: 2, resources, ...more });
/** Only the Python SDK has a reader of these; check.py compares with it. */
const page = (id, value, changes, why, { python = true } = {}) => ({
  id: `discovery-${id}`, from: python ? ["x402", "policy"] : ["policy"], why, input: { json: text(value) },
  output: defined({ items: changes.items ?? (value.items ?? value.resources).map((entry) => itemView(entry)), skipped: [], unread: 0, pagination: paged(value.pagination), ...changes }),
});
const agreed = (entry) => ({ ...entry, from: ["x402"] });
const noPage = (id, json, code, at, why, input = {}) => ({ id: `discovery-${id}`, from: ["policy"], why, input: { json, ...input }, error: { code, at } });

const discoveries = {
  op: "wire/discovery",
  about: "A page of a facilitator's catalogue, item by item and offer by offer. It advertises; what is paid is what the server's own 402 asks.",
  spec: ["x402 v2 section 8", "protocol.md section 1.6"],
  cases: [
    agreed(page("list", listing([item(), item({ resource: "mcp://tool/weather", type: "mcp" })]), {}, "x402 v2 section 8.1")),
    agreed(page("empty", listing([]), {}, "a catalogue of nothing")),
    agreed(page("search", search([item()], { pagination: { limit: 10, cursor: "abc" } }), {}, "P1.6: a search has resources and a cursor")),
    agreed(page("search-end", search([item()], { pagination: { limit: 10, cursor: null } }), {}, "P1.6: a null cursor is the end")),
    agreed(page("search-without-pagination", search([item()], { partialResults: true }), {}, "P1.6: pagination is optional in a search")),
    page("search-null-pagination", search([item()], { pagination: null }), { pagination: undefined }, "row 40: null reads as absent"),
    agreed(page("v1", listing([item({ x402Version: 1, accepts: [offerV1()] })]), {}, "an item of v1 in a page of v2")),
    page("seconds", listing([item({ lastUpdated: 1776247964 })]), {}, "P10 row 72: the specification's number, kept as text", { python: false }),
    page("no-time", listing([item({ lastUpdated: undefined })]), {}, "nothing depends on it"),
    page("null-time", listing([item({ lastUpdated: null })]), {}, "row 40: null reads as absent"),
    page("unknown-members", listing([item({ serviceName: "é", tags: ["a"], metadata: { n: 1 }, extensions: { bazaar: {} } })], { later: 1 }), {}, "P1.6: newer members stay in the text"),
    page("two-offers", listing([item({ accepts: [offerV2(), offerV2({ amount: "20000" })] })]), {}, "both are there, in the server's order"),
    page("no-offers", listing([item({ accepts: [] })]), {}, "an item that is not for sale"),
    page("no-pagination", { x402Version: 2, items: [item()] }, {}, "a page alone", { python: false }),
    page("items-before-resources", { x402Version: 2, items: [item()], resources: [] }, { items: [itemView(item())] }, "the specification's name comes first", { python: false }),
    page("skips-an-offer", listing([item({ accepts: [offerV2({ scheme: "upto" }), offerV2()] })]), {
      items: [itemView(item({ accepts: [offerV2({ scheme: "upto" }), offerV2()] }), { accepts: [offerView(2, offerV2(), 1)], skipped: [{ index: 0, code: "scheme.unsupported", at: "/items/0/accepts/0/scheme" }] })],
    }, "row 38: offer by offer", { python: false }),
    page("repairs-an-offer", listing([item({ accepts: [offerV2({ amount: 10000 })] })]), {
      items: [itemView(item({ accepts: [offerV2({ amount: 10000 })] }), { accepts: [{ ...offerView(2, offerV2({ amount: 10000 }), 0), repairs: [{ kind: "amount.number", at: "/accepts/0/amount" }] }] })],
    }, "row 56: a repair is listed here as well", { python: false }),
    page("skips-an-item", listing(["x", item()]), { items: [itemView(item())], skipped: [{ index: 0, code: "message.wrong_type", at: "/items/0" }] }, "row 38: item by item", { python: false }),
    page("skips-version-3", listing([item({ x402Version: 3 }), item()]), { items: [itemView(item())], skipped: [{ index: 0, code: "message.version", at: "/items/0/x402Version" }] }, "row 38: a later version is not in the way", { python: false }),
    page("skips-no-resource", search([item({ resource: undefined }), item()]), { items: [itemView(item())], skipped: [{ index: 0, code: "message.missing", at: "/resources/0" }] }, "an item is of something", { python: false }),
    page("skips-accepts-object", listing([item({ accepts: {} }), item()]), { items: [itemView(item())], skipped: [{ index: 0, code: "message.wrong_type", at: "/items/0/accepts" }] }, "accepts is a list", { python: false }),
    page("large-offset", listing([], { pagination: { limit: 100, offset: 9007199254740991, total: 9007199254740991 } }), {}, "the largest number every language holds"),
    noPage("offset-too-large", text(listing([])).replace('"offset":0', '"offset":9007199254740992'), "message.wrong_type", "/pagination/offset", "past what every language holds"),
    noPage("offset-negative", text(listing([], { pagination: { limit: 1, offset: -1, total: 0 } })), "message.wrong_type", "/pagination/offset", "an index in a list"),
    noPage("offset-without-total", text(listing([], { pagination: { limit: 1, offset: 0 } })), "message.missing", "/pagination", "x402 v2 section 8.1"),
    noPage("cursor-number", text(search([], { pagination: { cursor: 7 } })), "message.wrong_type", "/pagination/cursor", "a cursor is text"),
    noPage("no-items", '{"x402Version":2}', "message.missing", "", "a page has items"),
    noPage("items-object", '{"items":{}}', "message.wrong_type", "/items", "items is a list"),
    noPage("strict-skips-an-offer", text(listing([item({ accepts: [offerV2({ scheme: "upto" })] })])), "scheme.unsupported", "/items/0/accepts/0/scheme", "strict mode skips nothing", STRICT),
    noPage("strict-skips-an-item", text(listing(["x"])), "message.wrong_type", "/items/0", "strict mode skips nothing", STRICT),
    noPage("array", text([item()]), "message.wrong_type", "", "a page is an object"),
    noPage("empty-text", "", "json.syntax", "", "nothing"),
  ],
};

export default [verifications, responses, requests, writtenRequests, supports, discoveries];
