import type { Open } from "./codes.js";
import type { ErrorData } from "./error.js";

/** What can be said of a payment without a chain: one of four cases, and no boolean to forget. */
export type Verdict = SignedByPayer | NeedsChain | Rejected | Malformed;

/** Everything signed is what the seller asked for, and the payer's key signed it. */
export interface SignedByPayer {
  /** The case. */
  readonly verdict: "signed_by_payer";
  /** Who pays. */
  readonly payer: string;
  /**
   * The payment's one name, made of signed values only: two encodings of one authorization share it. Claim it before
   * delivering anything.
   */
  readonly replayKey: string;
  /** What only the chain can still tell; the constants are in {@link Open}. */
  readonly open: readonly Open[];
}

/** Everything signed is what the seller asked for; whether a contract wallet signed it only the chain can tell. */
export interface NeedsChain {
  /** The case. */
  readonly verdict: "needs_chain";
  /** Who is said to pay. */
  readonly payer: string;
  /** The wallet the signature points to: deployed (EIP-1271), or not yet (ERC-6492). */
  readonly wallet: "contract" | "delegated" | "counterfactual";
  /** The payment's one name, made of signed values only. */
  readonly replayKey: string;
  /** What only the chain can tell; the constants are in {@link Open}. */
  readonly open: readonly Open[];
}

/** Well-formed, and not acceptable. */
export interface Rejected {
  /** The case. */
  readonly verdict: "rejected";
  /** Why. */
  readonly error: ErrorData;
}

/** Not readable as a payment. */
export interface Malformed {
  /** The case. */
  readonly verdict: "malformed";
  /** Why. */
  readonly error: ErrorData;
}
