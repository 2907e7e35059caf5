// `settle-response.js` of `x402-kernel/pay`: what reads a receipt, and writes none.

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
});
