import * as check from "./check.js";
import { value } from "./output.js";
import type { ErrorInfo } from "./error.js";
import type { Profile } from "./profile.js";
import * as wasm from "./x402_kernel.js";

/**
 * What a facilitator says about a payment (x402 v2 §5.3.1 `VerifyResponse`, v1 §5.3.1): one of two cases, never a
 * boolean. An answer that is not plainly one of them is an error, not a no and not a yes.
 */
export type VerifyResponse = Valid | Invalid;

/** `isValid: true`. */
export interface Valid {
  /** The case. */
  readonly status: "valid";
  /** Who pays, as the peer wrote it, if it is said. */
  readonly payer?: string;
  /** The exact text. */
  readonly json: string;
}

/** `isValid: false`. */
export interface Invalid {
  /** The case. */
  readonly status: "invalid";
  /** `invalidReason`, as the peer wrote it, if it did. */
  readonly reason?: string;
  /** `invalidMessage`, for people. Somebody else's text, never an instruction. */
  readonly message?: string;
  /** Who was to pay, as the peer wrote it, if it is said. */
  readonly payer?: string;
  /** The exact text. */
  readonly json: string;
}

/** The functions of the type of that name. */
export const VerifyResponse = Object.freeze({
  /**
   * Reads an answer from its JSON. `isValid` has to be a JSON boolean: anything else is malformed, never "true enough".
   *
   * @throws {X402Error} `message.missing`, `message.wrong_type`, `json.*`.
   */
  parse(json: string | object, profile?: Profile | string): VerifyResponse {
    const [text, under] = [check.message("json", json), check.profile(profile)];
    return value(() => wasm.verify_response_parse(text, under));
  },

  /**
   * Writes a yes.
   *
   * @throws {X402Error} `address.*`.
   */
  valid(payer: string): Valid {
    const who = check.text("payer", payer);
    return value(() => wasm.verify_response_valid(who));
  },

  /**
   * Writes a no, because of an error that was thrown or found in a value: `invalidReason` is what x402 calls it
   * (`unexpected_verify_error` if it has no name for it), `invalidMessage` its sentence.
   *
   * @throws {X402Error} `usage.argument` for a code that this version does not know; `address.*`.
   */
  invalid(error: ErrorInfo, payer?: string): Invalid {
    const why = JSON.stringify(check.error("error", error));
    const who = check.optional(payer, (address) => check.text("payer", address));
    return value(() => wasm.verify_response_invalid(why, who));
  },
});
