import * as check from "./check.js";
import { value } from "./output.js";
import type { PaymentRequirements } from "./payment-requirements.js";
import type { Profile } from "./profile.js";
import type { Repair } from "./repair.js";
import type { Authorization } from "./typed-data.js";
import * as wasm from "./x402_kernel.js";

/**
 * A payment (x402 v2 §5.2 `PaymentPayload`, v1 §5.2): a signed authorization, and what it is for.
 *
 * Plain frozen data; when it is used, `json` is read anew, with the `repairs` it came with, and the other members only
 * say what is in it.
 */
export interface PaymentPayload {
  /** The version it is written in. */
  readonly version: 1 | 2;
  /** The payment scheme: `exact`. */
  readonly scheme: string;
  /** The chain it is for, in CAIP-2: of `accepted`, or v1's own `network`. */
  readonly network: string;
  /** The offer the payer says it accepts (v2; a v1 payment has none). */
  readonly accepted?: PaymentRequirements;
  /** What is signed. */
  readonly authorization: Authorization;
  /** The signature, in hexadecimal: of any length, since a contract wallet's can have any. */
  readonly signature: string;
  /** What was repaired to read it. Its own members have one spelling; an offer that it echoes may be misshapen. */
  readonly repairs: readonly Repair[];
  /** The name of the header it goes in: `PAYMENT-SIGNATURE`; v1 `X-PAYMENT`. */
  readonly headerName: string;
  /** The header's value. */
  readonly header: string;
  /** Its exact text. */
  readonly json: string;
  /** The profile it was read under, as JSON text; absent for the default. */
  readonly profile?: string;
}

/** The functions of the type of that name. */
export const PaymentPayload = Object.freeze({
  /**
   * Reads a payment from its JSON: shapes and spellings. Whether it is good is for `PaymentRequirements.verify`.
   *
   * @throws {X402Error} `message.version`, `message.missing`, `message.wrong_type`, `scheme.unsupported`, `network.*`,
   * `amount.*`, `address.*`, `hex.*`, `time.not_seconds`, `json.*`.
   */
  parse(json: string | object, profile?: Profile | string): PaymentPayload {
    const [text, under] = [check.message("json", json), check.profile(profile)];
    return value(() => wasm.payment_payload_parse(text, under));
  },

  /**
   * Reads a `PAYMENT-SIGNATURE` or `X-PAYMENT` header, as a server or facilitator does: standard base64, padded or not,
   * and nothing else.
   *
   * @throws {X402Error} `header.*`, and those of `parse`.
   */
  fromHeader(header: string, profile?: Profile | string): PaymentPayload {
    const [text, under] = [check.text("header", header), check.profile(profile)];
    return value(() => wasm.payment_payload_from_header(text, under));
  },
});
