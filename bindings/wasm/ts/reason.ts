import * as check from "./check.js";
import type { Reasons } from "./codes.js";
import { value } from "./output.js";
import * as wasm from "./x402_kernel.js";

/**
 * Whose fault a failure is.
 *
 * - `invalid`: the payment is bad, or spent: the same one will fail again.
 * - `unavailable`: the facilitator, the chain or the way there is in trouble: the same payment may succeed later.
 * - `unknown`: the text is not known, or is used for both.
 */
export type ReasonClass = "invalid" | "unavailable" | "unknown";

/**
 * A reason as a peer wrote it (`invalidReason`, `errorReason`, `error`; x402 v2 §9), and what is known about it. An
 * unknown one is a reason too.
 */
export interface Reason {
  /** The text, exactly as it was written. */
  readonly text: string;
  /**
   * The one name for the fault: the specification's, or where it has none the one most SDKs use. Absent if the text is
   * not known. {@link Reasons} has those that this package gives itself.
   */
  readonly canonical?: Reasons;
  /** Whose fault it is. */
  readonly class: ReasonClass;
  /** Whether the same payment may succeed when it is sent again. */
  readonly retryable: boolean;
  /**
   * Whether money may have moved in spite of the failure. True of every text that is not known: what nobody can read
   * frees no money, and where it is false that is still no more than a peer's word.
   */
  readonly mayHaveSettled: boolean;
  /**
   * The HTTP status with which a server passes it on: 402, 400 for a payment that cannot be read, 412 for a missing
   * Permit2 allowance, 500 for a failure of his own, 502 for trouble at his facilitator.
   */
  readonly httpStatus: number;
}

/**
 * Looks a reason up, by its exact spelling. Some SDKs write an explanation after it (`reason: explanation`); it does
 * not change what the reason is.
 *
 * @throws {X402Error} `usage.argument`.
 */
export function parseReason(text: string): Reason {
  const reason = check.text("text", text);
  return value(() => wasm.parse_reason(reason));
}
