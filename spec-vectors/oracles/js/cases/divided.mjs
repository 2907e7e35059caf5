// Inputs on which implementations are known to disagree, with the results of both official SDKs. Rows that other case files
// have are not repeated here.

import { recoverAddress } from "viem";
import {
  NOW, PAYER, SERVER, SPEC, STRANGER, URL, USDC, USDC_BASE, authorization, challengeV1, challengeV2, digest, domain, header, offerV1, offerV2,
  offerView, paymentV1, paymentV2, sign, text, toHex, withV,
} from "../lib.mjs";

const AT = "/payload/authorization";
const OPEN = ["payer_code", "balance", "nonce_unused", "token_state"];
const plain = authorization();
const signature = await sign(domain(), plain);
const good = (message = plain, asset = USDC, network = "eip155:84532") => ({
  verdict: "signed_by_payer", payer: message.from, replayKey: `exact/${network}/${asset}/${message.from}/${message.nonce}`.toLowerCase(), open: OPEN,
});
const maybeWallet = (message = plain) => ({ ...good(message), verdict: "needs_chain", wallet: "contract", open: ["payer_code", "wallet_signature", "balance", "nonce_unused", "token_state"] });
const refused = (kind) => (code, at, reason) => ({ verdict: kind, error: { kind, code, reason, at } });
const rejected = refused("rejected");
const malformed = refused("malformed");
const VALUE = "invalid_exact_evm_payload_authorization_value_mismatch";
const RECIPIENT = "invalid_exact_evm_payload_recipient_mismatch";
const SIGNATURE = "invalid_exact_evm_payload_signature";
const BEFORE = "invalid_exact_evm_payload_authorization_valid_before";
const AFTER = "invalid_exact_evm_payload_authorization_valid_after";

const verify = (id, why, payment, result, { offer = offerV2(), version = 2, now = NOW } = {}) => ({
  id: `verify-divided-${id}`, from: [], why,
  input: { version, offer: typeof offer === "string" ? offer : text(offer), header: header(payment), now },
  ...(result.code ? { error: result } : { output: result }),
});
const pay = (message, signed, accepted = offerV2()) => paymentV2(accepted, message, signed);
/** A payment whose payer signed exactly this. */
const honest = async (changes = {}, accepted = offerV2(), token = domain()) => pay(authorization(changes), await sign(token, authorization(changes)), accepted);
/** The server's own offer and the payment's echo of it are the same. */
const own = async (id, why, changes, result, message = {}, token = domain()) => {
  const offer = offerV2(changes);
  return verify(`own-offer-${id}`, why, await honest(message, offer, token), result, { offer });
};
const echo = (id, why, accepted, result = good()) => verify(`echo-${id}`, why, pay(plain, signature, accepted), result);
const without = (object, name) => Object.fromEntries(Object.entries(object).filter(([key]) => key !== name));
const V1 = { offer: offerV1(), version: 1 };
const v1 = async (changes, token = domain()) => paymentV1(authorization(changes), await sign(token, authorization(changes)));
const v1Offered = (changes) => ({ offer: offerV1(changes), version: 1 });
const tampered = (id, changes, result) => verify(`v1-${id}`, "row 3, peers 4.5: v1, one signed member changed", paymentV1(authorization(changes), signature), result, V1);

// The same signature with v 0 or 1, and in the form of EIP-2098: the parity in the top bit of s.
const odd = signature.endsWith("1c");
const lowV = withV(signature, odd ? "01" : "00");
const top = BigInt(`0x${signature.slice(66, 68)}`) | (odd ? 0x80n : 0n);
const compact = signature.slice(0, 66) + toHex(top, { size: 1 }).slice(2) + signature.slice(68, 130);

const MONAD = "0x754704Bc059F8C67012fEd69BC8A327a5aafb603";
const monad = { chainId: "143", verifyingContract: MONAD };
const UNKNOWN = "0x3333333333333333333333333333333333333333";
const unknown = { chainId: "84532", verifyingContract: UNKNOWN };
const SECOND = "0x4444444444444444444444444444444444444444";

const verifies = [
  verify("signature-without-prefix", "P§10 #15: Python and Go take it", pay(plain, signature.slice(2)), malformed("hex.no_prefix", "/payload/signature", "invalid_payload")),
  verify("to-wrong-checksum", "P§10 #19: Python and Go take it", pay({ ...plain, to: SERVER.replace("afc", "Afc") }, signature), malformed("address.checksum", `${AT}/to`, "invalid_payload")),
  verify("from-wrong-checksum", "P12: only Python takes it", pay({ ...plain, from: PAYER.replace("E7E3", "e7E3") }, signature), malformed("address.checksum", `${AT}/from`, "invalid_payload")),
  verify("nonce-without-prefix", "P12: only Python takes it", pay({ ...plain, nonce: plain.nonce.slice(2) }, signature), malformed("hex.no_prefix", `${AT}/nonce`, "invalid_payload")),
  verify("nonce-31-bytes", "P3.5", pay({ ...plain, nonce: plain.nonce.slice(0, 64) }, signature), malformed("hex.length", `${AT}/nonce`, "invalid_payload")),
  verify("value-empty", "P3.5: nothing is not zero", pay({ ...plain, value: "" }, signature), malformed("amount.not_decimal", `${AT}/value`, "invalid_payload")),
  verify("value-decimal", "P3.5", pay({ ...plain, value: "10000.0" }, signature), malformed("amount.not_decimal", `${AT}/value`, "invalid_payload")),
  verify("value-underscore", "P§10 #21: only Python takes it", pay({ ...plain, value: "10_000" }, signature), malformed("amount.not_decimal", `${AT}/value`, "invalid_payload")),
  verify("value-exponent", "P§10 #21", pay({ ...plain, value: "1e4" }, signature), malformed("amount.not_decimal", `${AT}/value`, "invalid_payload")),
  verify("value-full-width", "P12: only Python reads other digits", pay({ ...plain, value: "１００００" }, signature), malformed("amount.not_decimal", `${AT}/value`, "invalid_payload")),
  verify("value-null", "P3.5", pay({ ...plain, value: null }, signature), malformed("message.missing", AT, "invalid_payload")),
  verify("value-negative", "P3.5", pay({ ...plain, value: "-10000" }, signature), malformed("amount.not_decimal", `${AT}/value`, "invalid_payload")),
  verify("value-past-256-bits", "P3.5: 2^256 + 10000", pay({ ...plain, value: (2n ** 256n + 10000n).toString() }, signature), malformed("amount.too_large", `${AT}/value`, "invalid_payload")),
  verify("from-missing", "P3.5", pay(without(plain, "from"), signature), malformed("message.missing", AT, "invalid_payload")),
  verify("nonce-missing", "P3.5", pay(without(plain, "nonce"), signature), malformed("message.missing", AT, "invalid_payload")),
  verify("valid-before-missing", "P3.5", pay(without(plain, "validBefore"), signature), malformed("message.missing", AT, "invalid_payload")),
  verify("valid-before-fraction", "P3.5", pay({ ...plain, validBefore: `${plain.validBefore}.5` }, signature), malformed("time.not_seconds", `${AT}/validBefore`, "invalid_payload")),
  verify("valid-before-word", "P3.5", pay({ ...plain, validBefore: "soon" }, signature), malformed("time.not_seconds", `${AT}/validBefore`, "invalid_payload")),
  verify("signature-null", "P3.5: TypeScript throws", pay(plain, null), malformed("message.missing", "/payload", "invalid_payload")),
  verify("signature-not-hex", "P3.6", pay(plain, `${signature.slice(0, 130)}zz`), malformed("hex.not_hex", "/payload/signature", "invalid_payload")),
  verify("signature-63-bytes", "row 33: a contract's could have any length; no implementation reads it as a key's", pay(plain, signature.slice(0, 128)), {
    verdict: "needs_chain", payer: PAYER, wallet: "contract", replayKey: good().replayKey, open: ["wallet_signature", "balance", "nonce_unused", "token_state"],
  }),
  verify("duplicate-value", "peers 4.12: the last wins everywhere else; two readers could read two values", text(pay(plain, signature)).replace('"value":', '"value":"1","value":'), malformed("json.duplicate_member", AT, "invalid_payload")),
  verify("version-missing-payload", "P3.5", { x402Version: 2, accepted: offerV2(), payload: {} }, malformed("message.missing", "/payload", "invalid_payload")),
  verify("not-an-object", "row 43", '"x402"', malformed("message.wrong_type", "", "invalid_payload")),

  await own("pay-to-role", "P§10 #20: TypeScript throws, the caller's 500", { payTo: "merchant" }, { code: "address.no_prefix", at: "/payTo" }),
  await own("asset-ticker", "P3.5", { asset: "usdc" }, { code: "address.no_prefix", at: "/asset" }),
  await own("amount-hex", "P§10 #21: only TypeScript reads it", { amount: "0x2710" }, { code: "amount.not_decimal", at: "/amount" }),
  await own("amount-underscore", "P§10 #21: only Python reads it", { amount: "10_000" }, { code: "amount.not_decimal", at: "/amount" }),
  await own("amount-empty", "P§10 #21: TypeScript reads 0", { amount: "" }, { code: "amount.not_decimal", at: "/amount" }, { value: "0" }),
  await own("amount-decimal", "P§10 #51: published by TypeScript, payable by none", { amount: "1.5" }, { code: "amount.not_decimal", at: "/amount" }, { value: "1" }),
  await own("amount-decimal-zero", "P3.5", { amount: "10000.0" }, { code: "amount.not_decimal", at: "/amount" }),
  await own("amount-negative", "P§10 #7: published by older servers", { amount: "-1000000" }, { code: "amount.not_decimal", at: "/amount" }, { value: "1000000" }),
  await own("amount-not-a-number", "P8: NaN is parsed by one SDK", { amount: "NaN" }, { code: "amount.not_decimal", at: "/amount" }),
  await own("extra-domain-empty", "P3.4: an empty name is no name", { extra: { name: "", version: "2" } }, rejected("domain.mismatch", "/extra/name", "invalid_payment_requirements")),
  await own("unknown-token-named-nothing", "P§10 #41: Go signs it as Unknown Token, version 1", { asset: UNKNOWN, extra: { name: "T", version: "2" } }, rejected("verify.signature", "/payload/signature", SIGNATURE), {}, { ...unknown, name: "Unknown Token", version: "1" }),
  await own("monad-april-name", "P§10 #39: April's table names it USD Coin", { network: "eip155:143", asset: MONAD }, rejected("verify.signature", "/payload/signature", SIGNATURE), {}, { ...monad, name: "USD Coin", version: "2" }),
  await own("monad", "P§10 #39: what the contract names itself", { network: "eip155:143", asset: MONAD }, good(plain, MONAD, "eip155:143"), {}, { ...monad, name: "USDC", version: "2" }),
  verify("own-offer-ambiguous-name", "P§10 #38: the SDKs sign for different networks", { ...(await v1({}, domain({ chainId: "1514" }))), network: "story" }, { code: "network.ambiguous_name", at: "/network" }, v1Offered({ network: "story" })),
  verify("own-offer-v1-unknown-network", "P7.1: no such name", paymentV1(plain, signature, { network: "fantasy" }), { code: "network.unknown_name", at: "/network" }, v1Offered({ network: "fantasy" })),

  echo("without-extra", "P§10 #23: Go omits what is empty; the server's own offer decides", without(offerV2(), "extra")),
  echo("empty-extra", "peers 4.10: Python adds one", offerV2({ extra: {} })),
  echo("null-extra", "peers 4.10: x402-rs writes null; Python refuses it", offerV2({ extra: null })),
  echo("unknown-member", "P§10 #24, peers 4.1, 4.9: only TypeScript echoes them", offerV2({ "x-more": { a: [1, null] } })),
  echo("lower-case-asset", "P§10 #25", offerV2({ asset: USDC.toLowerCase() })),
  echo("longer-timeout", "P§10 #26, peers 4.1: matching is for the server; the signed window decides here", offerV2({ maxTimeoutSeconds: 300 })),
  echo("shorter-timeout", "P§10 #44: a challenge of before the default changed", offerV2({ maxTimeoutSeconds: 30 })),
  echo("python-order", "P1.10: members in Python's order", { scheme: "exact", network: "eip155:84532", asset: USDC, amount: "10000", payTo: SERVER, maxTimeoutSeconds: 60, extra: { version: "2", name: "USDC" } }),
  verify("null-resource", "peers 4.10: x402-rs writes null", { ...pay(plain, signature), resource: null, extensions: null }, good()),
  verify("go-order", "P1.10: members in Go's order, strings escaped as Go does", text({ x402Version: 2, payload: { signature, authorization: plain }, accepted: offerV2(), resource: { url: `${URL}?a=1&b=<c>` } }).replaceAll("&", "\\u0026").replaceAll("<", "\\u003c").replaceAll(">", "\\u003e"), good()),
  verify("april-client", "P§10 #42, #43: dated back, and an hour long whatever the offer says", await honest({ validAfter: String(NOW - 600), validBefore: String(NOW + 3600) }), good()),

  verify("recipient-and-amount", "peers 4.5: two errors; the SDKs name one each", await honest({ to: STRANGER, value: "1" }), rejected("verify.recipient", `${AT}/to`, RECIPIENT)),
  verify("amount-and-expired", "peers 4.5: two errors", await honest({ value: "1", validBefore: String(NOW - 1) }), rejected("verify.underpaid", `${AT}/value`, VALUE)),
  verify("expired-and-signature", "peers 4.5: two errors", pay(authorization({ validBefore: String(NOW - 1) }), signature), rejected("verify.expired", `${AT}/validBefore`, BEFORE)),
  verify("not-yet-and-signature", "peers 4.5: two errors", pay(authorization({ validAfter: String(NOW + 9) }), signature), rejected("verify.not_yet_valid", `${AT}/validAfter`, AFTER)),
  verify("valid-in-6", "peers 4.3: r402 takes it", await honest({ validAfter: String(NOW + 6) }), rejected("verify.not_yet_valid", `${AT}/validAfter`, AFTER)),

  verify("v1-overpaid", "P§10 #75: the first SDK took more; all newer ones want equality", await v1({ value: "10001" }), rejected("verify.overpaid", `${AT}/value`, "invalid_exact_evm_payload_authorization_value"), V1),
  verify("v1-long-value", "P§10 #74: more than the 18 digits that the first SDK took", await v1({ value: "12345678901234567890" }), good(), v1Offered({ maxAmountRequired: "12345678901234567890" })),
  verify("v1-valid-after-0", "P3.3: what v2 clients sign, in v1", await v1({}), good(), V1),
  verify("v1-expired", "row 36", await v1({ validBefore: String(NOW) }), rejected("verify.expired", `${AT}/validBefore`, BEFORE), V1),
  verify("v1-not-yet-valid", "row 36", await v1({ validAfter: String(NOW + 1) }), rejected("verify.not_yet_valid", `${AT}/validAfter`, AFTER), V1),
  verify("v1-expires-in-6", "peers 4.4: six seconds are enough", await v1({ validBefore: String(NOW + 6) }), good(), V1),
  verify("v1-expires-in-5", "peers 4.4: settling needs six", await v1({ validBefore: String(NOW + 5) }), rejected("verify.too_close_to_expiry", `${AT}/validBefore`, BEFORE), V1),
  verify("v1-v-0-or-1", "P§10 #14: TypeScript passes it on as it is, and the token reverts", paymentV1(plain, lowV), good(), V1),
  verify("eip-2098", "P§10 #16: the compact form of a good signature; no implementation takes it", pay(plain, compact), {
    verdict: "needs_chain", payer: PAYER, wallet: "contract", replayKey: good().replayKey, open: ["wallet_signature", "balance", "nonce_unused", "token_state"],
  }),
  verify("v1-wrong-name", "row 30", await v1({}, domain({ name: "USD Coin" })), rejected("verify.signature", "/payload/signature", SIGNATURE), V1),
  verify("v1-wrong-chain", "row 54", await v1({}, domain({ chainId: "8453" })), maybeWallet(), V1),
  tampered("from", { from: STRANGER }, maybeWallet(authorization({ from: STRANGER }))),
  tampered("to", { to: STRANGER }, rejected("verify.recipient", `${AT}/to`, RECIPIENT)),
  tampered("value", { value: "9999" }, rejected("verify.underpaid", `${AT}/value`, "invalid_exact_evm_payload_authorization_value")),
  tampered("valid-after", { validAfter: "1" }, maybeWallet(authorization({ validAfter: "1" }))),
  tampered("valid-before", { validBefore: String(NOW + 61) }, maybeWallet(authorization({ validBefore: String(NOW + 61) }))),
  tampered("nonce", { nonce: `0x${"23".repeat(32)}` }, maybeWallet(authorization({ nonce: `0x${"23".repeat(32)}` }))),
  verify("v1-scheme", "row 3", { ...(await v1({})), scheme: "upto" }, rejected("scheme.unsupported", "/scheme", "unsupported_scheme"), V1),
  verify("v1-caip2", "row 39", { ...(await v1({})), network: "eip155:84532" }, malformed("network.unknown_name", "/network", "invalid_network"), V1),
  verify("second-offer", "P§10 #66: the payer took the second of two; it is verified against that one", await honest({ value: "20000", to: SECOND }, offerV2({ amount: "20000", payTo: SECOND })), good(), { offer: offerV2({ amount: "20000", payTo: SECOND }) }),
  verify("second-offer-first", "P§10 #66: and not against the first", await honest({ value: "20000", to: SECOND }, offerV2({ amount: "20000", payTo: SECOND })), rejected("verify.recipient", `${AT}/to`, RECIPIENT)),
];

// ---------------------------------------------------------------------------------------------------------------------

const read = (id, why, challenge, changes = {}) => {
  const { x402Version: version, error, resource, extensions, accepts } = challenge;
  const { url, description, mimeType } = resource ?? {};
  return {
    id: `demand-divided-${id}`, from: [], why, input: { json: text(challenge) },
    output: {
      version, ...(error ? { error } : {}), ...(resource ? { resource: { url, ...(description === undefined ? {} : { description }), ...(mimeType === undefined ? {} : { mimeType }) } } : {}),
      ...(extensions ? { extensions: text(extensions) } : {}), accepts: accepts.map((offer, index) => offerView(version, offer, index)), skipped: [], ...changes,
    },
  };
};
const skips = (id, why, entry, code, at) => {
  const challenge = challengeV2([entry, offerV2()]);
  return read(id, why, challenge, { accepts: [offerView(2, offerV2(), 1)], skipped: [{ index: 0, code, at: `/accepts/0${at}` }] });
};

const messages = [
  read("reason-and-message", "P§10 #82: April's Go writes `reason: message`; it is text", challengeV2([offerV2()], { error: "insufficient_funds: balance 0 < 10000" })),
  read("reason", "P2.3: a reason where others write prose", challengeV2([offerV2()], { error: "invalid_exact_evm_payload_signature" })),
  read("go-resource", "P§10 #80: Go omits description and mimeType", challengeV2([offerV2()], { resource: { url: URL } })),
  read("empty-description", "P§10 #80: TypeScript and Python write them empty", challengeV2([offerV2()], { resource: { url: URL, description: "", mimeType: "" } })),
  read("zero-amount", "P§10 #3: what a rounded price became", challengeV2([offerV2({ amount: "0" })])),
  read("least-timeout", "P1.2: the least timeout", challengeV2([offerV2({ maxTimeoutSeconds: 1 })])),
  read("extension-without-info", "P5.0: an extension is a map of anything", challengeV2([offerV2()], { extensions: { foo: {} } })),
  read("v1-output-schema", "P1.7: outputSchema is not looked at", challengeV1([offerV1({ outputSchema: { input: { type: "http", discoverable: true } } })])),
  read("v1-payer", "P1.7: the first middleware adds the payer after a failed verification", challengeV1([offerV1()], { payer: PAYER, error: "insufficient_funds" })),
  skips("cloudflare", "P§10 #63: without a timeout, Python reads nothing of the whole challenge", { scheme: "batch-settlement", network: "cloudflare:402", amount: "1", asset: "USD", payTo: "merchant" }, "scheme.unsupported", "/scheme"),
  skips("no-timeout", "P§10 #63: absent, in an offer of ours", without(offerV2(), "maxTimeoutSeconds"), "message.missing", ""),
  skips("auth-capture", "P§10 #68: a later scheme", offerV2({ scheme: "auth-capture" }), "scheme.unsupported", "/scheme"),
  skips("upto-example", "P§10 #70: the specification's own example", offerV2({ scheme: "upto", extra: { name: "USDC", version: "2", assetTransferMethod: "permit2" } }), "scheme.unsupported", "/scheme"),
  skips("decimal-amount", "P§10 #51: published by TypeScript", offerV2({ amount: "1.5" }), "amount.not_decimal", "/amount"),
];

const CHALLENGE = challengeV2();
const nullExtra = challengeV2([offerV2({ extra: null })]);
const nulls = challengeV2([offerV2()], { error: null, extensions: null, resource: { url: URL, description: null, mimeType: null } });
const inHeader = [["PAYMENT-REQUIRED", header(CHALLENGE)]];
const found = (id, why, headers, body, output = {}) => ({
  id: `challenge-divided-${id}`, from: [], why, input: { status: 402, headers, body },
  output: { version: 2, found: "header", repairs: [], accepts: [0], skipped: [], json: text(CHALLENGE), ...output },
});
const notFound = (id, why, headers, body, code, at = "") => ({
  id: `challenge-divided-${id}`, from: [], why, input: { status: 402, headers, body }, error: { code, at },
});
const challenges = [
  found("null-body", "P§10 #77: Go's body is null", inHeader, "null"),
  found("body-of-reason", "P§10 #77: a body of the server's own", inHeader, '{"error":"Payment required"}'),
  found("null-extra", "P§10 #22, peers 4.11: x402-rs writes it; Python cannot pay", [["PAYMENT-REQUIRED", header(nullExtra)]], "{}", { json: text(nullExtra) }),
  found("nulls", "P§10 #65: Python wrote them, TypeScript refused them, until both were mended", [["PAYMENT-REQUIRED", header(nulls)]], "{}", { json: text(nulls) }),
  notFound("only-null-body", "P§10 #77: a null alone asks for nothing", [], "null", "http.no_challenge"),
  notFound("page-without-header", "P§10 #78: April's pages for people had no header", [["Content-Type", "text/html"]], "<!DOCTYPE html><html><body>Payment Required</body></html>", "http.no_challenge"),
  notFound("own-v1-header", "P§10 #34: X-PAYMENT is a payment and asks for nothing", [["X-PAYMENT", header(CHALLENGE)]], "{}", "http.no_challenge"),
  notFound("receipt-only", "P2.3: a failed settlement: a receipt, and no challenge", [["PAYMENT-RESPONSE", header({ success: false, errorReason: "insufficient_funds", transaction: "", network: "eip155:84532" })]], "{}", "http.no_challenge"),
];

const V2 = pay(plain, signature);
const V1_PAYMENT = paymentV1(plain, signature);
const shown = (payment) => ({
  version: payment.x402Version, network: "eip155:84532", ...(payment.accepted ? { accepted: offerView(2, payment.accepted) } : {}),
  authorization: plain, signature, headerName: payment.x402Version === 1 ? "X-PAYMENT" : "PAYMENT-SIGNATURE", repairs: [],
});
const payment = (id, why, value) => ({ id: `payment-divided-${id}`, from: [], why, input: { header: header(value) }, output: shown(value) });
const notPayment = (id, why, value, code, at) => ({ id: `payment-divided-${id}`, from: [], why, input: { json: text(value) }, error: { code, at } });
const payments = [
  payment("go-order", "P1.10: members in Go's order", { x402Version: 2, payload: V2.payload, accepted: V2.accepted, resource: { url: URL }, extensions: {} }),
  payment("typescript-order", "P1.10: members in TypeScript's order", { x402Version: 2, payload: V2.payload, extensions: { foo: { info: {} } }, resource: { url: URL, description: "", mimeType: "" }, accepted: V2.accepted }),
  payment("null-resource", "peers 4.10: x402-rs writes null", { ...V2, resource: null }),
  payment("v1-first-order", "P1.7: the first SDK's order", { x402Version: 1, scheme: "exact", network: "base-sepolia", payload: { signature, authorization: plain } }),
  notPayment("v1-in-v2", "P§10 #33: a v1 payment that says it is v2", { ...V1_PAYMENT, x402Version: 2 }, "message.missing", ""),
  notPayment("v2-in-v1", "P§10 #33: a v2 payment that says it is v1", { ...V2, x402Version: 1 }, "message.missing", ""),
  notPayment("version-0", "P1.11", { ...V2, x402Version: 0 }, "message.version", "/x402Version"),
  notPayment("version-list", "P1.11: Python raises", { ...V2, x402Version: [2] }, "message.version", "/x402Version"),
  notPayment("accepted-list", "P§10 #33: the whole accepts where one belongs", { ...V2, accepted: [offerV2()] }, "message.wrong_type", "/accepted"),
  notPayment("payload-null", "row 43", { ...V2, payload: null }, "message.missing", ""),
  notPayment("authorization-list", "row 43", { ...V2, payload: { signature, authorization: [plain] } }, "message.wrong_type", "/payload/authorization"),
  notPayment("signature-object", "row 43", { ...V2, payload: { signature: { r: "0x", s: "0x", v: 27 }, authorization: plain } }, "message.wrong_type", "/payload/signature"),
];

// ---------------------------------------------------------------------------------------------------------------------

const BOTH = ["viem", "eth-account"];
const spelled = async (id, why, token) => {
  const hash = digest(token, SPEC.authorization);
  return { id: `recover-divided-${id}`, from: BOTH, why, input: { digest: hash, signature: SPEC.signature }, output: { address: await recoverAddress({ hash, signature: SPEC.signature }) } };
};
const recovers = [
  await spelled("spec-on-base", "pain-points.md appendix: 0x33bb443a…8ac8b", domain({ name: "USD Coin", chainId: "8453", verifyingContract: USDC_BASE })),
  await spelled("spec-unknown-token", "P§10 #41: Go's name for what it does not know", domain({ name: "Unknown Token", version: "1" })),
  await spelled("spec-version-1", "P12: Python's default version", domain({ version: "1" })),
];

const amount = (id, why, value, code = "amount.not_decimal") => ({ id: `amount-divided-${id}`, from: [], why, input: { text: value }, error: { code, at: "" } });
const amounts = [
  amount("octal", "P12: only TypeScript reads it", "0o23420"),
  amount("binary", "P12: only TypeScript reads it", "0b10"),
  amount("decimal-zero", "P3.5", "10000.0"),
  amount("not-a-number", "P8", "NaN"),
  amount("infinity", "P8", "Infinity"),
  amount("true", "P8: Python takes true for 1 where it is no text", "true"),
  amount("null", "P1.9", "null"),
  amount("comma", "P8", "1,5"),
  amount("two-numbers", "peers 4: one amount", "1 2"),
  amount("words", "row 56", "ten"),
  amount("tab", "peers 4: JavaScript and Python strip it", "\t10"),
  amount("non-breaking-space", "peers 4: JavaScript and Python strip it", "\u00a010"),
  amount("bengali-digits", "peers 4: Python reads 12", "১২"),
  amount("superscript", "P12: a digit in Unicode, and not a number", "²"),
  amount("bidi-mark", "row 54: an invisible character", "\u200e10"),
  amount("long", "a text longer than any amount", "1".repeat(1000), "amount.too_large"),
];

// ---------------------------------------------------------------------------------------------------------------------

const money = (id, why, value, result) => ({
  id: `money-divided-${id}`, from: [], why, input: { text: value, decimals: 6 }, ...(/^\d+$/.test(result) ? { output: { amount: result } } : { error: { code: result, at: "" } }),
});
const moneys = [
  money("below-a-unit", "P§10 #3: older servers publish 0", "$0.0000009", "money.too_small"),
  money("two-million", "P§10 #4: Go takes it for atomic units", "2000000", "2000000000000"),
  money("thousands", "P§10 #5: one server reads two dollars", "$2,500", "money.not_decimal"),
  money("float", "P§10 #6: a float gives 4349999", "4.35", "4350000"),
  money("float-large", "P§10 #6: a float gives 1001090000001 or less", "1001090.000001", "1001090000001"),
  money("negative", "P§10 #7: Go reads -500000", "-1.5", "money.not_decimal"),
  money("half-a-unit", "P§10 #50: rounded by one, cut by the others", "0.0000025", "money.too_small"),
];

// Its base64 has both characters past 61, and two of padding.
const MISSHAPEN = '{"x402Version":2,"accepts":[],"error":"??>???>>"}';
const misshapen = header(MISSHAPEN);
if (!/[+]/.test(misshapen) || !/[/]/.test(misshapen) || !misshapen.endsWith("==")) throw new Error("the message must need the alphabet's end and padding");
const middle = (inserted) => misshapen.slice(0, 20) + inserted + misshapen.slice(20);
const decoded = (id, why, value, repairs, reader = "server") => ({
  id: `decode-divided-${id}`, from: [], why, input: { value, reader }, output: { json: MISSHAPEN, repairs },
});
const notDecoded = (id, why, value, code = "header.not_base64") => ({
  id: `decode-divided-${id}`, from: [], why, input: { value, reader: "server" }, error: { code, at: "" },
});
const headers = [
  decoded("standard", "P2.2: what all emit", misshapen, []),
  decoded("two-paddings-missing", "P§10 #29, peers 4.6: Python, Go and the Rust peers refuse it", misshapen.slice(0, -2), ["header.unpadded"]),
  notDecoded("one-padding-missing", "P§10 #29: half of the padding", misshapen.slice(0, -1)),
  notDecoded("url-safe", "P§10 #30: Python may read garbage", misshapen.replaceAll("+", "-").replaceAll("/", "_")),
  notDecoded("newline-at-the-end", "P§10 #31, peers 4.8: Python and Go ignore it", `${misshapen}\n`),
  notDecoded("carriage-return-inside", "P§10 #31, peers 4.8: Python and Go ignore it", middle("\r\n")),
  notDecoded("space-inside", "P§10 #31, peers 4.8: Python ignores it", middle(" ")),
  notDecoded("tab-inside", "P§10 #31: Python ignores it", middle("\t")),
  notDecoded("percent-padding", "P§10 #32: the padding as a URL has it", misshapen.replaceAll("=", "%3D")),
  notDecoded("padding-inside", "P§10 #32: two values in one", `${misshapen}${misshapen}`),
  notDecoded("quoted", "P§10 #32: a quoted value", `"${misshapen}"`),
  notDecoded("scheme-before", "P§10 #32: written like an Authorization", `x402 ${misshapen}`, "header.other_kind"),
  notDecoded("two-values", "P§10 #32: two headers joined by a proxy", `${misshapen}, ${misshapen}`),
  notDecoded("non-ascii", "P§10 #32: a character past ASCII", middle("é")),
  notDecoded("nul-inside", "P§10 #32: a zero character", middle("\u0000")),
];

const BASE = offerV2({ network: "eip155:8453", asset: USDC_BASE, extra: { name: "USD Coin", version: "2" } });
const payer = { address: PAYER, networks: ["eip155:84532", "eip155:8453"] };
const request = { method: "GET", url: URL };
const denied = (id, why, offer, code, at) => ({
  id: `approve-divided-${id}`, from: [], why, input: { challenge: text(challengeV2([offer])), payer, policy: {}, request, now: NOW }, error: { code, at },
});
const policies = [
  denied("over-a-dollar-on-base", "P§10 #12: April's clients pay any sum", { ...BASE, amount: "1000001" }, "policy.per_payment", "/accepts/0/amount"),
  denied("unlisted-on-base", "P§10 #12: April's clients pay any token", { ...BASE, asset: UNKNOWN }, "policy.unknown_asset", "/accepts/0/asset"),
];
const elsewhere = (network) => offerV2({ network, asset: UNKNOWN });
const chooses = [
  {
    id: "choose-divided-only-elsewhere", from: [], why: "P§10 #13: the first SDK pays the first of them all the same",
    input: { challenge: text(challengeV2([elsewhere("eip155:137"), elsewhere("eip155:10")])), payer: { address: PAYER, networks: ["eip155:84532"] } },
    error: { code: "choose.none_payable", at: "/accepts" },
  },
  {
    id: "choose-divided-erc7710-first", from: [], why: "P§10 #67: the SDKs pay the first by EIP-3009, and say nothing",
    input: { challenge: text(challengeV2([offerV2({ extra: { assetTransferMethod: "erc7710", name: "USDC", version: "2" } }), offerV2()])), payer: { address: PAYER, networks: ["eip155:84532"] } },
    output: { index: 1, offer: offerView(2, offerV2(), 1), notChosen: [{ index: 0, code: "choose.transfer_method", at: "/accepts/0/extra/assetTransferMethod" }] },
  },
];
const networks = [
  { id: "network-divided-algorand-testnet", from: [], why: "P§10 #73: outside CAIP-2's grammar, official anyway", input: { text: "algorand:SGO1GKSzyE7IEPItTxCByw9x8FmnrCDexi9/cOUJOiI=", version: 2 }, error: { code: "network.unsupported", at: "" } },
];

export default [
  { op: "exact/verify", cases: verifies },
  { op: "wire/payment_required", cases: messages },
  { op: "http/challenge", cases: challenges },
  { op: "wire/payment_payload", cases: payments },
  { op: "signature/recover", cases: recovers },
  { op: "amount/parse", cases: amounts },
  { op: "money/to_amount", cases: moneys },
  { op: "header/decode", cases: headers },
  { op: "policy/approve", cases: policies },
  { op: "client/choose", cases: chooses },
  { op: "network/parse", cases: networks },
];
