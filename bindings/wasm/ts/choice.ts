import type { ErrorData } from "./error.js";
import type { Payer } from "./payer.js";
import type { PaymentRequired } from "./payment-required.js";
import type { PaymentRequirements } from "./payment-requirements.js";

/**
 * One offer out of a demand, frozen: what is approved is what was chosen, whatever happens to the list.
 * `PaymentRequired.choose` makes it.
 *
 * When it is used, the challenge is read anew and has to lead the payer to this index again.
 */
export interface Choice {
  /** The chosen entry's place in `accepts`. */
  readonly index: number;
  /** The chosen offer. */
  readonly option: PaymentRequirements;
  /** Every other entry, and why it was not taken. */
  readonly notTaken: readonly NotTaken[];
  /** The demand it was chosen from. */
  readonly challenge: PaymentRequired;
  /** Who it was chosen for. */
  readonly payer: Payer;
}

/** An entry of `accepts` that was not taken, and why. */
export interface NotTaken {
  /** Its place in `accepts`. */
  readonly index: number;
  /** Why. */
  readonly error: ErrorData;
}
