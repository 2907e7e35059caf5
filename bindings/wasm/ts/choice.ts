import * as check from "./check.js";
import { value } from "./output.js";
import type { ErrorInfo } from "./error.js";
import type { Payer } from "./payer.js";
import type { PaymentRequired } from "./payment-required.js";
import type { PaymentRequirements } from "./payment-requirements.js";
import * as wasm from "./x402_kernel.js";

/**
 * One offer out of a challenge, frozen: what is approved is what was chosen, whatever happens to the list.
 * `PaymentRequired.choose` makes it.
 *
 * When it is used, the challenge is read anew and has to lead the payer to this index again.
 */
export interface Choice {
  /** The chosen entry's index in `accepts`. */
  readonly index: number;
  /** The chosen offer. */
  readonly offer: PaymentRequirements;
  /** Every other entry, and why it was not chosen. */
  readonly notChosen: readonly NotChosen[];
  /** The challenge it was chosen from. */
  readonly challenge: PaymentRequired;
  /** Who it was chosen for. */
  readonly payer: Payer<string>;
  /** The `extensions` that the payment will send, as JSON text: the server's, and what was added. */
  readonly extensions?: string;
}

/** An entry of `accepts` that was not chosen, and why. */
export interface NotChosen {
  /** Its index in `accepts`. */
  readonly index: number;
  /** Why. */
  readonly error: ErrorInfo;
}

/** The functions of the type of that name. */
export const Choice = Object.freeze({
  /**
   * The same choice, adding to the server's extensions (see `PaymentRequired.echo`). Said again, the last counts.
   *
   * @throws {X402Error} Those of `PaymentRequired.echo`; `usage.argument` for what is no choice.
   */
  withExtensions(choice: Choice, additions: string | object): Choice {
    const [chosen, more] = [check.choice(choice), check.message("additions", additions)];
    return value(() => wasm.choice_with_extensions(...chosen, more));
  },
});
