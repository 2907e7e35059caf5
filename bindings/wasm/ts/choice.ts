import * as check from "./check.js";
import { value } from "./crossing.js";
import type { ErrorData } from "./error.js";
import type { Payer } from "./payer.js";
import type { PaymentRequired } from "./payment-required.js";
import type { PaymentRequirements } from "./payment-requirements.js";
import * as wasm from "./x402_kernel.js";

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
  readonly payer: Payer<string>;
  /** The `extensions` that the payment will send, as JSON text: the seller's, and what was added. */
  readonly extensions?: string;
}

/** An entry of `accepts` that was not taken, and why. */
export interface NotTaken {
  /** Its place in `accepts`. */
  readonly index: number;
  /** Why. */
  readonly error: ErrorData;
}

/** The functions of the type of that name. */
export const Choice = Object.freeze({
  /**
   * The same choice, adding to the seller's extensions (see `PaymentRequired.echo`). Said again, the last counts.
   *
   * @throws {X402Error} Those of `PaymentRequired.echo`; `usage.argument` for what is no choice.
   */
  withExtensions(choice: Choice, additions: string | object): Choice {
    const [chosen, more] = [check.choice(choice), check.message("additions", additions)];
    return value(() => wasm.choice_with_extensions(...chosen, more));
  },
});
