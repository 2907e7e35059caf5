import * as check from "./check.js";
import { value } from "./output.js";
import type { Profile } from "./profile.js";
import type { Failed, Pending, Settled } from "./receipt.js";
import * as wasm from "./x402_kernel.js";

/**
 * What became of a settlement (x402 v2 §5.3.2 `SettleResponse`, v1 §5.3.2): three cases, never a boolean. It is what a
 * peer says; only the chain knows.
 */
export type SettleResponse = Settled | Pending | Failed;

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
