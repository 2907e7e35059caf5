import * as check from "./check.js";
import { value } from "./crossing.js";
import type { Profile } from "./profile.js";
import * as wasm from "./wasm.js";

/**
 * What became of a settlement (x402 v2 §5.3.2 `SettleResponse`, v1 §5.3.2): three cases, never a boolean. It is what a
 * peer says; only the chain knows.
 */
export type SettleResponse = Settled | Pending | Failed;

/** `success: true`, with a transaction. */
export interface Settled {
  /** The case. */
  readonly status: "settled";
  /** The transaction's hash, as the peer wrote it. */
  readonly transaction: string;
  /** The network, as the peer wrote it. */
  readonly network: string;
  /** Who paid, if it is said. */
  readonly payer?: string;
  /** The exact text. */
  readonly json: string;
}

/** `success: false` because of `settlement_pending`: a transaction was sent and may still settle. */
export interface Pending {
  /** The case. */
  readonly status: "pending";
  /** The transaction's hash, as the peer wrote it. */
  readonly transaction: string;
  /** The exact text. */
  readonly json: string;
}

/** `success: false`. */
export interface Failed {
  /** The case. */
  readonly status: "failed";
  /** `errorReason`, as the peer wrote it, if it did. */
  readonly reason?: string;
  /** The exact text. */
  readonly json: string;
}

/** The functions of the type of that name. */
export const SettleResponse = Object.freeze({
  /**
   * Reads a receipt from its JSON. `success` has to be a JSON boolean: anything else is malformed, never "true enough".
   *
   * @throws {X402Error} `message.missing`, `message.wrong_type`, `json.*`.
   */
  parse(json: string | object, profile?: Profile | string): SettleResponse {
    const [text, under] = [check.message("json", json), check.profile(profile)];
    return value(() => wasm.settle_response_parse(text, under));
  },
});
