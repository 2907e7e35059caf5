import type { Repair } from "./repair.js";

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
  /** What was repaired to read it: older names, a missing network, members that were left aside. */
  readonly repairs: readonly Repair[];
  /**
   * The value of a `PAYMENT-RESPONSE` or `X-PAYMENT-RESPONSE` header: its text, less `extensionResponses`, which is
   * between a facilitator and a server.
   */
  readonly header: string;
  /** The exact text. */
  readonly json: string;
}
