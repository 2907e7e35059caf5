import type { Answer } from "./answer.js";
import * as check from "./check.js";
import { wrong } from "./output.js";
import type * as wasm from "./x402_kernel.js";

/** What the host tells a {@link Purchase}. */
export type Event =
  /** Begin. */
  | {
      /** The case. */
      readonly event: "start";
      /** 32 random bytes, drawn for this purchase: the nonce of whatever it will sign. */
      readonly nonce: string | Uint8Array;
      /** The host's clock, in unix seconds. */
      readonly now: number;
    }
  /** The server answered a request that a `send` step asked for. */
  | {
      /** The case. */
      readonly event: "response";
      /** The status. */
      readonly status: number;
      /** The headers, as pairs: a map loses duplicates. */
      readonly headers: Iterable<readonly [name: string, value: string]>;
      /** The body. */
      readonly body: string | Uint8Array;
      /** The host's clock, in unix seconds. */
      readonly now: number;
    }
  /** No answer came: a timeout, a broken connection. */
  | {
      /** The case. */
      readonly event: "no_response";
      /** The host's clock, in unix seconds. */
      readonly now: number;
    }
  /** The person said yes. */
  | {
      /** The case. */
      readonly event: "confirmed";
      /** The host's clock, in unix seconds. */
      readonly now: number;
    }
  /** The person said no. */
  | {
      /** The case. */
      readonly event: "declined";
    }
  /** The store took the plan. */
  | {
      /** The case. */
      readonly event: "reserved";
      /** The host's clock, in unix seconds. */
      readonly now: number;
    }
  /** The store did not take the plan: a counter would exceed its cap. */
  | {
      /** The case. */
      readonly event: "not_reserved";
      /** The counter's key. */
      readonly counter: string;
    }
  /** The signer signed. */
  | {
      /** The case. */
      readonly event: "signed";
      /** One answer for each request. */
      readonly answers: readonly Answer[];
      /** The host's clock, in unix seconds. */
      readonly now: number;
    }
  /** The signer did not sign. */
  | {
      /** The case. */
      readonly event: "not_signed";
    }
  /** The time of a `wait` step has come. */
  | {
      /** The case. */
      readonly event: "waited";
      /** The host's clock, in unix seconds. */
      readonly now: number;
    };

/**
 * How to tell a purchase what happened, once it is checked. What comes back is the next step's JSON.
 *
 * @internal
 */
export function telling(purchase: wasm.Purchase, event: Event): () => string {
  const told = check.members("event", event, "event", "now", "nonce", "status", "headers", "body", "counter", "answers");
  const now = () => check.time("now", told.now);
  switch (told.event) {
    case "start": {
      const [time, nonce] = [now(), check.bytes("nonce", told.nonce)];
      return () => purchase.start(time, nonce);
    }
    case "response": {
      const response = [check.status(told.status), check.headers(told.headers), check.body(told.body)] as const;
      const time = now();
      return () => purchase.response(...response, time);
    }
    case "no_response": {
      const time = now();
      return () => purchase.no_response(time);
    }
    case "confirmed": {
      const time = now();
      return () => purchase.confirmed(time);
    }
    case "declined":
      return () => purchase.declined();
    case "reserved": {
      const time = now();
      return () => purchase.reserved(time);
    }
    case "not_reserved": {
      const counter = check.text("counter", told.counter);
      return () => purchase.not_reserved(counter);
    }
    case "signed": {
      const [answers, time] = [check.answers(told.answers), now()];
      return () => purchase.signed(answers, time);
    }
    case "not_signed":
      return () => purchase.not_signed();
    case "waited": {
      const time = now();
      return () => purchase.waited(time);
    }
    default:
      return wrong("event", "the name of an event");
  }
}
