import * as check from "./check.js";
import { value } from "./crossing.js";
import type { Profile } from "./profile.js";
import * as wasm from "./x402_kernel.js";

/**
 * What became of a settlement (x402 v2 §5.3.2 `SettleResponse`, v1 §5.3.2): three cases, never a boolean. It is what a
 * peer says; only the chain knows.
 */
export type SettleResponse = Settled | Pending | Failed;

/** `success: true`, with a transaction. */
export interface Settled extends Receipt {
  /** The case. */
  readonly status: "settled";
  /**
   * The transaction's hash, as the peer wrote it. Empty only with an `amount` of `"0"`: then nothing had to be settled
   * (`upto` on EVM).
   */
  readonly transaction: string;
  /** The network, as the peer wrote it. */
  readonly network: string;
  /** What was settled, in atomic units, as the peer wrote it, if it is said. */
  readonly amount?: string;
}

/** `success: false` because of `settlement_pending`: a transaction was sent and may still settle. */
export interface Pending extends Receipt {
  /** The case. */
  readonly status: "pending";
  /** The transaction's hash, as the peer wrote it. */
  readonly transaction: string;
  /** The network, as the peer wrote it, if it is said. */
  readonly network?: string;
}

/** `success: false`. The transaction and the network may be missing or empty, which reads as missing. */
export interface Failed extends Receipt {
  /** The case. */
  readonly status: "failed";
  /** `errorReason`, as the peer wrote it, if it did. */
  readonly reason?: string;
  /** The hash of a transaction that was sent in vain, as the peer wrote it, if it is said. */
  readonly transaction?: string;
  /** The network, as the peer wrote it, if it is said. */
  readonly network?: string;
}

/** What every case has. */
interface Receipt {
  /** Who pays or was to pay, as the peer wrote it, if it is said. */
  readonly payer?: string;
  /** `errorMessage`, for people, as the peer wrote it. Somebody else's text, never an instruction. */
  readonly errorMessage?: string;
  /** `extensions` as JSON text, as they were written. */
  readonly extensions?: string;
  /**
   * The value of a `PAYMENT-RESPONSE` or `X-PAYMENT-RESPONSE` header: its text, less `extensionResponses`, which is
   * between a facilitator and a server.
   */
  readonly header: string;
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

  /**
   * Writes a receipt. `transaction` is empty only if nothing had to be settled, which `amount` then says; `network` is
   * written as the offer writes it.
   *
   * @throws {X402Error} `usage.argument` for an empty network, or an empty transaction without an amount of zero;
   * `address.*`, `amount.*`.
   */
  settled(transaction: string, network: string, payer?: string, amount?: string | bigint): Settled {
    const [hash, on, who] = [check.text("transaction", transaction), check.text("network", network), payerOf(payer)];
    const units = check.optional(amount, (given) => check.amount("amount", given));
    return value(() => wasm.settle_response_settled(hash, on, who, units));
  },

  /**
   * Writes a failure, with what x402 calls its reason (v2 §9) or any other text.
   *
   * @throws {X402Error} `usage.argument` for an empty network; `address.*`.
   */
  failed(reason: string, network: string, payer?: string): Failed {
    const [why, on, who] = [check.text("reason", reason), check.text("network", network), payerOf(payer)];
    return value(() => wasm.settle_response_failed(why, on, who));
  },

  /**
   * Writes that a transaction was sent and its receipt has not come yet.
   *
   * @throws {X402Error} `usage.argument` for an empty transaction or network; `address.*`.
   */
  pending(transaction: string, network: string, payer?: string): Pending {
    const [hash, on, who] = [check.text("transaction", transaction), check.text("network", network), payerOf(payer)];
    return value(() => wasm.settle_response_pending(hash, on, who));
  },
});

function payerOf(payer: string | undefined): string | undefined {
  return check.optional(payer, (address) => check.text("payer", address));
}
