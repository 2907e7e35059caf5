// The meaning of any response, and the headers of a server's response.

import { readFileSync } from "node:fs";
import { CACHE_CONTROL_402, cacheControl, encodesReceipt, interprets } from "../official.mjs";
import { PAYER, SERVER, challengeV1, challengeV2, header, offerV1, offerV2, text } from "../lib.mjs";

const message = (name) => readFileSync(new globalThis.URL(`../../../messages/${name}`, import.meta.url), "utf8");
const SPAWN = message("2-the-spawn-v2.http");
const SPAWN_BODY = SPAWN.slice(SPAWN.search(/\r?\n\r?\n/)).trim();
const SPAWN_HEADERS = SPAWN.slice(0, SPAWN.search(/\r?\n\r?\n/)).split(/\r?\n/).slice(1).map((line) => line.split(/:\s*/));
const IMG402 = message("1-img402-v1.json").trim();
const STRICT = '{"mode":"strict"}';
const HASH = "0x1234567890abcdef1234567890abcdef1234567890abcdef1234567890abcdef";

const agreeing = (typescript, python) => {
  const oracles = [...(typescript ? ["@x402/core"] : []), ...(python ? ["x402"] : [])];
  return oracles.length === 2 ? oracles : [...oracles, "policy"];
};
/** The official client knows three things of a response: a receipt, a challenge, or none. */
const official = (input, output) => {
  const { paymentStatus, header: found } = interprets(input.status, input.headers, input.body);
  if (output?.receipt) return paymentStatus === (output.receipt.status === "settled" ? "settled" : "settle_failed") && found.transaction === (output.receipt.transaction ?? "");
  if (output?.challenge) return paymentStatus === "payment_required" && text(found) === text(JSON.parse(output.challenge.json));
  return paymentStatus === "none";
};
const means = (id, status, headers, body, output, why, { python = true, ...more } = {}) => {
  const input = { status, headers, body, ...more };
  return { id: `means-${id}`, from: agreeing(official(input, output), python), why, input, output };
};
const unclear = (id, status, headers, body, code, at, why, { python = true, ...more } = {}) => {
  const input = { status, headers, body, ...more };
  return { id: `means-${id}`, from: agreeing(official(input, undefined), python), why, input, error: { code, at } };
};
const PAID = { paid: true };
const challenged = (challenge = challengeV2(), changes = {}) => ({ version: challenge.x402Version, found: "header", repairs: [], json: text(challenge), ...changes });
const inHeader = (challenge = challengeV2(), name = "PAYMENT-REQUIRED") => [[name, header(challenge)]];
const receipt = { success: true, transaction: HASH, network: "eip155:84532", payer: PAYER };
const settled = { status: "settled", transaction: HASH, network: "eip155:84532", payer: PAYER };
const said = (value = receipt, name = "PAYMENT-RESPONSE") => [[name, header(value)]];
const failed = { success: false, errorReason: "insufficient_funds", transaction: "", network: "eip155:84532" };
const failedView = { status: "failed", network: "eip155:84532", reason: "insufficient_funds" };
const pending = { success: false, errorReason: "settlement_pending", transaction: HASH, network: "eip155:84532" };
const pendingView = { status: "pending", transaction: HASH, network: "eip155:84532" };
const REFUSAL = challengeV2([offerV2()], { error: "invalid_exact_evm_payload_signature" });

const interpretations = {
  op: "http/interpret",
  about: "Any response as one of seven cases. Whether a payment was sent is the caller's to say; nothing in a response says that no money moves.",
  spec: ["x402 v2 transport HTTP", "x402 v1 transport HTTP", "protocol.md sections 2.1 to 2.4"],
  sources: ["seeds 000 to 004"],
  cases: [
    means("challenge", 402, inHeader(), "{}", { outcome: "challenge", challenge: challenged() }, "row 48: 402 without a payment before it"),
    means("challenge-v1", 402, [], text(challengeV1()), { outcome: "challenge", challenge: challenged(challengeV1(), { found: "body" }) }, "x402 v1 transport HTTP"),
    means("challenge-412", 412, inHeader(), "", { outcome: "challenge", challenge: challenged() }, "P2.3: a Permit2 challenge of the TypeScript SDK", { python: false }),
    means("challenge-html", 402, [["Content-Type", "text/html"], ...inHeader()], "<html>", { outcome: "challenge", challenge: challenged() }, "row 52: a page for people with the header"),
    means("challenge-misnamed", 402, inHeader(challengeV2(), "X-Payment-Required"), "", { outcome: "challenge", challenge: challenged(challengeV2(), { repairs: [{ kind: "http.header_name", at: "" }] }) }, "row 51", { python: false }),
    means("challenge-of-two-minds", 402, inHeader(), text(challengeV2([offerV2({ amount: "1" })])), { outcome: "challenge", challenge: challenged(challengeV2(), { repairs: [{ kind: "http.envelope_conflict", at: "" }] }) }, "row 26: the header wins, and it is listed"),
    means("challenge-the-spawn", 402, SPAWN_HEADERS, SPAWN_BODY, { outcome: "challenge", challenge: { version: 2, found: "body", repairs: [{ kind: "http.header_unreadable", at: "" }], json: SPAWN_BODY } }, "seed 001", { python: false }),
    means("challenge-img402", 402, [], IMG402, { outcome: "challenge", challenge: { version: 1, found: "body", repairs: [], json: IMG402 } }, "seed 000: a challenge, though nothing in it can be paid", { python: false }),
    means("challenge-beside-another-protocol", 402, [["WWW-Authenticate", 'Payment id="1", method="tempo"'], ...inHeader()], "", { outcome: "challenge", challenge: challenged() }, "a server of two protocols: ours is there"),
    means("challenge-across-origins", 402, inHeader(), "", { outcome: "challenge", challenge: challenged() }, "row 52: what is exposed is seen", { crossOrigin: true }),
    unclear("strict-two-minds", 402, inHeader(), text(challengeV2([offerV2({ amount: "1" })])), "http.envelope_conflict", "/accepts", "row 26", { python: false, profile: STRICT }),
    unclear("two-headers", 402, [...inHeader(), ...inHeader(challengeV1())], "", "http.duplicate_header", "", "row 51", { python: false }),
    unclear("broken-header", 402, [["PAYMENT-REQUIRED", "Z2FyYmFnZQ=="]], "", "json.syntax", "", "row 43: garbage is not nothing"),
    unclear("nothing", 402, [], "{}", "http.no_challenge", "", "row 48: a 402 that asks for nothing"),
    unclear("prose", 402, [], text({ amount: "0.001" }), "http.no_challenge", "", "seed 003: a sum is no challenge"),
    unclear("body-cut-off", 402, [], text(challengeV1()).slice(0, 90), "json.syntax", "/accepts/0", "a challenge that broke off, in a member's name, is an error, not a page"),

    means("delivered", 200, said(), "data", { outcome: "delivered", receipt: settled }, "x402 v2 transport HTTP", PAID),
    means("delivered-v1", 200, said({ ...receipt, network: "base-sepolia" }, "X-PAYMENT-RESPONSE"), "data", { outcome: "delivered", receipt: { ...settled, network: "base-sepolia" } }, "x402 v1 transport HTTP", PAID),
    means("delivered-without-receipt", 200, [], "data", { outcome: "delivered" }, "row 48: 200 without PAYMENT-RESPONSE", PAID),
    means("delivered-204", 204, said(), "", { outcome: "delivered", receipt: settled }, "any 2xx", PAID),
    means("delivered-unpaid", 200, said(), "data", { outcome: "delivered", receipt: settled }, "a receipt shows that the resource was paid for"),
    means("delivered-failed", 200, said(failed), "data", { outcome: "delivered", receipt: failedView }, "P10 row 2: content with the receipt of a failure", PAID),
    means("delivered-unreadable", 200, [["PAYMENT-RESPONSE", "...."]], "data", { outcome: "delivered", unreadable: { kind: "malformed", code: "header.not_base64", reason: "invalid_payload", at: "" } }, "the content was delivered, whatever the receipt is", PAID),
    means("delivered-two-receipts", 200, [...said(), ...said(failed)], "data", { outcome: "delivered", unreadable: { kind: "malformed", code: "http.duplicate_header", at: "" } }, "row 51: two readers could book two receipts", { python: false, ...PAID }),
    means("delivered-receipt-with-string", 200, said({ ...receipt, success: "true" }), "data", { outcome: "delivered", unreadable: { kind: "malformed", code: "message.wrong_type", reason: "invalid_payload", at: "/success" } }, "row 2", { python: false, ...PAID }),
    means("delivered-both-names", 200, [...said(failed, "X-PAYMENT-RESPONSE"), ...said()], "data", { outcome: "delivered", receipt: settled }, "P2.4: the name of v2 comes first", PAID),

    means("refused", 402, inHeader(REFUSAL), "{}", { outcome: "refused", reason: REFUSAL.error, challenge: challenged(REFUSAL) }, "row 48: the reason is the challenge's error", PAID),
    means("refused-v1", 402, [], text(challengeV1([offerV1()], { error: "payment_expired" })), { outcome: "refused", reason: "payment_expired", challenge: challenged(challengeV1([offerV1()], { error: "payment_expired" }), { found: "body" }) }, "x402 v1 transport HTTP", PAID),
    means("refused-receipt", 402, said(failed), "{}", { outcome: "refused", reason: "insufficient_funds", receipt: failedView }, "P2.3: settlement failed, and the body is empty", PAID),
    means("refused-receipt-and-demand", 402, [...said(failed), ...inHeader(REFUSAL)], "{}", { outcome: "refused", reason: "insufficient_funds", challenge: challenged(REFUSAL), receipt: failedView }, "the receipt's reason is nearer", PAID),
    means("refused-without-reason", 402, [], "{}", { outcome: "refused" }, "row 48: no reason is given", PAID),
    means("refused-broken-demand", 402, [["PAYMENT-REQUIRED", "...."]], '{"error":"no funds"}', { outcome: "refused", reason: "no funds" }, "row 48: a reason is a reason wherever it stands", PAID),
    means("refused-400", 400, [], '{"error":"Invalid payment"}', { outcome: "refused", reason: "Invalid payment" }, "P2.3: Go's answer to a header it cannot read", PAID),
    means("refused-403", 403, [], '{"error":"blocked"}', { outcome: "refused", reason: "blocked" }, "P2.3: a hook's answer", PAID),
    means("refused-412", 412, inHeader(challengeV2([offerV2()], { error: "permit2_allowance_required" })), "", { outcome: "refused", reason: "permit2_allowance_required", challenge: challenged(challengeV2([offerV2()], { error: "permit2_allowance_required" })) }, "P10 row 45", { python: false, ...PAID }),
    means("refused-invalid-reason", 400, [], '{"isValid":false,"invalidReason":"invalid_payload"}', { outcome: "refused", reason: "invalid_payload" }, "row 48: a facilitator's words, passed on", PAID),
    means("refused-500-with-receipt", 500, said(), "", { outcome: "refused", receipt: settled }, "paid and not served: the receipt is kept", PAID),

    means("pending", 402, said(pending), "{}", { outcome: "pending", receipt: pendingView }, "row 50, P2.5", PAID),
    means("pending-200", 200, said(pending), "data", { outcome: "pending", receipt: pendingView }, "row 1: whatever the status says, it may still settle", PAID),
    means("pending-500", 500, said(pending), "", { outcome: "pending", receipt: pendingView }, "row 1", PAID),
    means("pending-without-transaction", 402, said({ ...pending, transaction: "" }), "{}", { outcome: "refused", reason: "settlement_pending", receipt: { status: "failed", network: "eip155:84532", reason: "settlement_pending" } }, "row 50: pending needs a transaction", PAID),

    means("hidden-by-cors", 402, [], "{}", { outcome: "hidden_by_cors" }, "row 52", { crossOrigin: true }),
    means("hidden-by-cors-empty", 402, [["Content-Type", "text/plain"]], "", { outcome: "hidden_by_cors" }, "row 52: what a browser shows without being told", { crossOrigin: true }),
    means("not-hidden-v1", 402, [], text(challengeV1()), { outcome: "challenge", challenge: challenged(challengeV1(), { found: "body" }) }, "row 52: the body is no header", { crossOrigin: true }),
    means("refused-across-origins", 402, [], "{}", { outcome: "refused" }, "a payment was sent: that it was refused is sure", { crossOrigin: true, ...PAID }),

    means("l402", 402, [["WWW-Authenticate", 'L402 macaroon="AGIA", invoice="lnbc1"']], "", { outcome: "other_protocol", name: "l402" }, "Lightning"),
    means("lsat", 402, [["www-authenticate", 'LSAT macaroon="AGIA", invoice="lnbc1"']], "", { outcome: "other_protocol", name: "l402" }, "its older name"),
    means("mpp", 402, [["WWW-Authenticate", 'Payment id="x", realm="a, L402 b", method="tempo", intent="charge"']], "", { outcome: "other_protocol", name: "mpp" }, "a quoted text names no scheme"),
    means("mpp-second", 402, [["WWW-Authenticate", 'Bearer realm="api", payment id="x"']], "", { outcome: "other_protocol", name: "mpp" }, "RFC 9110 section 11.6.1: several in one value, in any case"),
    means("mpp-second-header", 402, [["WWW-Authenticate", "Bearer"], ["WWW-Authenticate", 'Payment id="x"']], "", { outcome: "other_protocol", name: "mpp" }, "RFC 9110: or several values"),
    unclear("bearer", 402, [["WWW-Authenticate", 'Bearer realm="Payment L402"']], "", "http.no_challenge", "", "a token is no payment"),
    means("pay-per-crawl", 402, [["crawler-price", "USD 0.01"]], "", { outcome: "other_protocol", name: "pay_per_crawl" }, "a price for crawlers"),
    means("seed-002", 402, [["Pay-To", `${SERVER}; chainId=8453`]], "", { outcome: "other_protocol", name: "pay_to_header" }, "seed 002: a transfer first, then its hash"),
    means("seed-004", 402, [["X-402-Amount", "0.001"], ["X-402-Receiver", SERVER], ["X-402-Network", "base"], ["X-402-Token", "USDC"]], '{"error":"Payment required"}', { outcome: "other_protocol", name: "x_402_headers" }, "seed 004: a transfer first, then its hash"),

    means("plain-200", 200, [], "data", { outcome: "not_payment", status: 200 }, "nothing was asked and nothing paid"),
    means("plain-404", 404, [], '{"error":"not found"}', { outcome: "not_payment", status: 404 }, "an error of the resource"),
    means("plain-412", 412, [], "", { outcome: "not_payment", status: 412 }, "a precondition of HTTP's own failed"),
    means("header-on-200", 200, inHeader(), "data", { outcome: "not_payment", status: 200 }, "P2.1: a challenge is a 402's"),
    means("paid-404", 404, [], "<html>", { outcome: "not_payment", status: 404 }, "no reason that concerns the payment", PAID),
    means("paid-302", 302, [["Location", "https://elsewhere.example"]], "", { outcome: "not_payment", status: 302 }, "row 6: a payment goes nowhere else, and this says nothing of it", PAID),
    means("paid-502", 502, [], '{"error":"upstream"}', { outcome: "not_payment", status: 502 }, "row 1: what became of the payment is unknown", PAID),
  ],
};

// ---------------------------------------------------------------------------------------------------------------------

const EXPOSE = ["Access-Control-Expose-Headers", "PAYMENT-REQUIRED, PAYMENT-RESPONSE, X-PAYMENT-RESPONSE"];
/** The official server is asked for these headers. It sends no CORS header, so those are ours alone. */
const forReceipt = (id, value, existing, why, { version = 2, python = true, expected = cacheControl(existing) } = {}) => ({
  id: `headers-${id}`, from: agreeing(cacheControl(existing) === expected, python), why,
  input: { for: "receipt", version, json: text(value), ...(existing === undefined ? {} : { cacheControl: existing }) },
  output: { headers: [[version === 1 ? "X-PAYMENT-RESPONSE" : "PAYMENT-RESPONSE", encodesReceipt(value)], ["Cache-Control", expected], EXPOSE] },
});
const forChallenge = (id, challenge, why) => ({
  id: `headers-${id}`, from: agreeing(CACHE_CONTROL_402 === "no-store", true), why, input: { for: "challenge", json: text(challenge) },
  output: { headers: [...(challenge.x402Version === 2 ? [["PAYMENT-REQUIRED", header(challenge)]] : []), ["Cache-Control", "no-store"], EXPOSE] },
});
const noHeaders = (id, input, code, at, why) => ({ id: `headers-${id}`, from: ["policy"], why, input, error: { code, at } });

const headersOut = {
  op: "http/response_headers",
  about: "The headers a server answers with. No official server sends the CORS ones, and without them no script in a browser sees a challenge.",
  spec: ["x402 v2 transport HTTP", "x402 v1 transport HTTP", "protocol.md sections 2.3 and 2.4"],
  cases: [
    forChallenge("demand", challengeV2(), "rows 52, 61: not stored, and shown to scripts"),
    forChallenge("demand-v1", challengeV1(), "v1 has its challenge in the body"),
    forChallenge("demand-non-ascii", challengeV2([offerV2({ extra: { name: "USD₮0", version: "1" } })]), "row 44: base64 of UTF-8"),
    forChallenge("demand-no-offers", challengeV2([]), "P10 row 64"),
    forReceipt("receipt", receipt, undefined, "row 61: private"),
    forReceipt("receipt-v1", receipt, undefined, "x402 v1 transport HTTP", { version: 1 }),
    forReceipt("receipt-of-a-failure", failed, undefined, "P11.8: a failure has a receipt, too"),
    forReceipt("receipt-pending", pending, undefined, "P2.5"),
    forReceipt("max-age", receipt, "max-age=60", "row 61: max-age=60, private"),
    forReceipt("private", receipt, "private", "row 61: never twice"),
    forReceipt("private-among-others", receipt, "max-age=60, private, must-revalidate", "row 61: never twice"),
    forReceipt("private-upper-case", receipt, "PRIVATE", "directives have no case"),
    forReceipt("private-tight", receipt, "no-cache,private", "row 61: with or without a space"),
    forReceipt("no-store", receipt, "no-store", "row 61"),
    forReceipt("public", receipt, "public, s-maxage=600", "row 61: what the handler said stays"),
    forReceipt("private-of-a-field", receipt, 'private="x-note"', "RFC 9111 section 5.2.2.7: private for one field is not private"),
    forReceipt("private-in-a-word", receipt, "not-private", "a directive is a whole word"),
    forReceipt("empty-cache-control", receipt, "", "nothing was said"),
    forReceipt("blank-cache-control", receipt, "  ", "nothing was said", { python: false, expected: "private" }),
    forReceipt("extension-responses", { ...receipt, extensionResponses: { bazaar: { status: "success" } } }, undefined, "P1.5: not for the client"),
    {
      id: "headers-preflight", from: ["policy"], why: "row 52, P2.4: with the response header that official clients send in requests",
      input: { for: "preflight" }, output: { headers: [["Access-Control-Allow-Headers", "PAYMENT-SIGNATURE, X-PAYMENT, SIGN-IN-WITH-X, Access-Control-Expose-Headers"]] },
    },
    noHeaders("demand-without-version", { for: "challenge", json: '{"accepts":[]}' }, "message.missing", "", "an unreadable challenge is not sent"),
    noHeaders("receipt-without-success", { for: "receipt", version: 2, json: "{}" }, "message.missing", "", "row 2: a receipt says what became of it"),
  ],
};

export default [interpretations, headersOut];
