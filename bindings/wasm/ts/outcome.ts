import * as check from "./check.js";
import type { HttpOutcome } from "./generated/outcome.js";
import type { Profile } from "./generated/profile.js";
import { parsed } from "./output.js";
import * as wasm from "./x402_kernel.js";

/** The facts of an exchange besides the response. */
export interface Exchange {
  /** Whether the request carried a payment. Not by default. */
  readonly paid?: boolean;
  /** Whether a browser sent it to another origin, so that headers may be hidden (CORS). Not by default. */
  readonly crossOrigin?: boolean;
  /** The profile to read under. */
  readonly profile?: Profile | string;
}

/**
 * Returns what a response means (x402 over HTTP).
 *
 * `headers` are pairs of a name and a value: an array of them, or an iterable such as the `Headers` of
 * `fetch`.
 *
 * @throws {X402Error} `http.no_challenge` for a 402 to an unpaid request without a known kind of challenge;
 * `http.duplicate_header`, `http.envelope_conflict`, and those of `PaymentRequired.fromHttp` for a challenge that cannot
 * be read; `usage.argument`, also for a member of `exchange` of another name.
 */
export function interpret(
  status: number,
  headers: Iterable<readonly [name: string, value: string]>,
  body: string | Uint8Array,
  exchange: Exchange = {},
): HttpOutcome {
  return parsed(() =>
    wasm.interpret(
      check.status("status", status),
      check.headers("headers", headers),
      check.body("body", body),
      ...check.exchange(exchange),
    ),
  );
}
