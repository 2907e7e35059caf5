import * as check from "./check.js";
import * as server from "./check-server.js";
import { call, value } from "./output.js";
import type { PaymentRequired } from "./payment-required.js";
import type { SettleResponse } from "./settle-response.js";
import * as wasm from "./x402_kernel.js";

/** Headers to answer with, as pairs: what `new Headers` takes. */
export type HttpHeaders = readonly (readonly [name: string, value: string])[];

/**
 * What a browser has to be told to show: the value of `Access-Control-Expose-Headers`, as a list. None of x402's own
 * servers sends it, and without it no script in a browser sees a challenge.
 */
export const EXPOSE_HEADERS: readonly string[] = Object.freeze([
  "PAYMENT-REQUIRED",
  "PAYMENT-RESPONSE",
  "X-PAYMENT-RESPONSE",
]);

/**
 * What a browser has to be allowed to send: the value of `Access-Control-Allow-Headers`, as a list. The last is there
 * because official clients send that response header with their requests.
 */
export const ALLOW_HEADERS: readonly string[] = Object.freeze([
  "PAYMENT-SIGNATURE",
  "X-PAYMENT",
  "SIGN-IN-WITH-X",
  "Access-Control-Expose-Headers",
]);

/**
 * The headers of a 402 or 412 with that challenge: the challenge itself (v2; v1 has it in the body), that nobody stores it,
 * and that browsers show it. A page for people gets them as well.
 *
 * @throws {X402Error} `usage.argument`.
 */
export function challengeHeaders(challenge: PaymentRequired): HttpHeaders {
  const given = check.challenge("challenge", challenge);
  return value(() => wasm.challenge_headers(...given));
}

/**
 * The headers of a response to a payment of that version: the receipt, of a failure as well, that no shared cache
 * stores what was paid for, and that browsers show the receipt. `cacheControl` is what the response says of caching so
 * far.
 *
 * @throws {X402Error} `message.version`, `usage.argument`.
 */
export function receiptHeaders(receipt: SettleResponse, version: 1 | 2, cacheControl?: string): HttpHeaders {
  const [text, written] = [server.json("receipt", receipt), check.version("version", version)];
  const existing = check.optional(cacheControl, (given) => check.text("cacheControl", given));
  return value(() => wasm.receipt_headers(text, written, existing));
}

/** The headers of an answer to a browser's preflight request. */
export function preflightHeaders(): HttpHeaders {
  return value(() => wasm.preflight_headers());
}

/**
 * `Cache-Control` of what was paid for: what it says already, and `private`, which stands there once.
 *
 * @throws {X402Error} `usage.argument`.
 */
export function paidCacheControl(existing?: string): string {
  const said = check.optional(existing, (given) => check.text("existing", given));
  return call(() => wasm.paid_cache_control(said));
}
