import * as check from "./check.js";
import { value } from "./output.js";
import type { ErrorInfo } from "./error.js";
import type { PaymentRequired } from "./payment-required.js";
import type { Profile } from "./profile.js";
import type { Pending } from "./receipt.js";
import type { SettleResponse } from "./settle-response.js";
import * as wasm from "./x402_kernel.js";

/** What a response means to a client. A closed set of cases: there is no boolean to forget. */
export type HttpOutcome =
  /** A payment is asked for. */
  | {
      /** The case. */
      readonly outcome: "challenge";
      /** The challenge. */
      readonly challenge: PaymentRequired;
    }
  /** The paid request was answered (2xx). */
  | {
      /** The case. */
      readonly outcome: "delivered";
      /** What the server says about the settlement, if it says so. It may say that it failed. */
      readonly receipt?: SettleResponse;
      /** Why its receipt could not be read, if it could not. */
      readonly unreadable?: ErrorInfo;
    }
  /**
   * The payment was sent, and not chosen: a 402 or 412, a 4xx that gives a reason, any error with a receipt. What was
   * sent may settle all the same until it expires.
   */
  | {
      /** The case. */
      readonly outcome: "refused";
      /** The server's reason, as it wrote it: `errorReason` of the receipt, else `error` of the challenge or the body. */
      readonly reason?: string;
      /** What it asks for now, if it can be read. */
      readonly challenge?: PaymentRequired;
      /** What it says about the settlement, if it says so. */
      readonly receipt?: SettleResponse;
    }
  /** A transaction was sent and may still settle. */
  | {
      /** The case. */
      readonly outcome: "pending";
      /** The receipt that says so. */
      readonly receipt: Pending;
    }
  /** A 402 of another origin, with nothing to be seen: the server does not expose its headers to browsers. */
  | {
      /** The case. */
      readonly outcome: "hidden_by_cors";
    }
  /** A 402 of another protocol. */
  | {
      /** The case. */
      readonly outcome: "other_protocol";
      /** Which; the constants are in {@link Protocol}. */
      readonly name: Protocol;
    }
  /**
   * Nothing about payment. After a paid request this tells nothing of the settlement: a redirect, a server error, an
   * error of the resource.
   */
  | {
      /** The case. */
      readonly outcome: "not_payment";
      /** The status. */
      readonly status: number;
    };

/** A protocol that is not x402 and answers 402 as well. A newer core may know others. */
export const Protocol = {
  /** Lightning invoices, `WWW-Authenticate: L402` (or `LSAT`). */
  L402: "l402",
  /** `WWW-Authenticate: Payment`. */
  MPP: "mpp",
  /** A price for crawlers, `crawler-price`. */
  PAY_PER_CRAWL: "pay_per_crawl",
  /** `X-402-Amount`, `X-402-Receiver` and others, to be paid by a transfer first. */
  X402_HEADERS: "x_402_headers",
  /** `Pay-To`, to be paid by a transfer first. */
  PAY_TO_HEADER: "pay_to_header",
} as const;

/** One of {@link Protocol}, or a newer core's. */
export type Protocol = (typeof Protocol)[keyof typeof Protocol] | (string & {});

/** What is known of an exchange besides the response. */
export interface Exchange {
  /** Whether the request carried a payment. Not by default. */
  readonly paid?: boolean;
  /** Whether a browser sent it to another origin, so that headers may be hidden (CORS). Not by default. */
  readonly crossOrigin?: boolean;
  /** The profile to read under. */
  readonly profile?: Profile | string;
}

/**
 * Says what a response means (x402 v2 transport HTTP, v1 transport HTTP).
 *
 * `headers` are pairs of a name and a value: an array of them, or anything that iterates as such, like the `Headers` of
 * `fetch`.
 *
 * @throws {X402Error} `http.no_challenge` for a 402 to an unpaid request that asks in no way known here;
 * `http.duplicate_header`, `http.envelope_conflict`, and those of `PaymentRequired.fromHttp` for a challenge that cannot
 * be read; `usage.argument` also for a member of `exchange` of another name.
 */
export function interpret(
  status: number,
  headers: Iterable<readonly [name: string, value: string]>,
  body: string | Uint8Array,
  exchange: Exchange = {},
): HttpOutcome {
  const response = [check.status(status), check.headers(headers), check.body(body)] as const;
  const known = check.exchange(exchange);
  return value(() => wasm.interpret(...response, ...known));
}
