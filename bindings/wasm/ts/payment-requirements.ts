import * as check from "./check.js";
import * as server from "./check-server.js";
import { value } from "./output.js";
import type { PaymentPayload } from "./payment-payload.js";
import type { Profile } from "./profile.js";
import type { Repair } from "./repair.js";
import type { Verdict } from "./verdict.js";
import type { VerifyOptions } from "./verify-options.js";
import * as wasm from "./x402_kernel.js";

/**
 * What a server asks for: an element of `accepts` (x402 v2 §5.1.2, v1 §5.1), or the server's own copy of it.
 *
 * It exists only for offers this kernel can read the money of; others are `skipped`. Plain frozen data; when it is
 * used, `json` is read anew under `version`; `index` tells where it stood, and the other members only say what is in
 * it.
 */
export interface PaymentRequirements {
  /** The version it is written in. */
  readonly version: 1 | 2;
  /** Its index in the `accepts` it came from; absent if it was parsed alone. */
  readonly index?: number;
  /** The payment scheme: `exact`. */
  readonly scheme: string;
  /** The chain to pay on, in CAIP-2. */
  readonly network: string;
  /** What to pay, in atomic units of the asset (`amount`; v1 `maxAmountRequired`). */
  readonly amount: string;
  /** The token's contract. */
  readonly asset: string;
  /** Who is paid. */
  readonly payTo: string;
  /** How many seconds the payment may take. Past 2^53 the number is not exact; `json` is. */
  readonly maxTimeoutSeconds: number;
  /** The scheme's own data (`extra`) as JSON text, as it was written. */
  readonly extra?: string;
  /** The price for people: `0.01 USDC`; in atomic units for a token the profile does not know. */
  readonly price: string;
  /** The offer for people: `0.01 USDC on Base Sepolia to 0x2096…287C`. */
  readonly summary: string;
  /**
   * What was repaired to read it: in its own text, and in the message around it what decides the price. The places are
   * in the message it came in, as those of `skipped` are.
   */
  readonly repairs: readonly Repair[];
  /**
   * Whether a repair decided what is paid (amount, payee, token, network or version): the default policy does not pay
   * such an offer.
   */
  readonly needsApproval: boolean;
  /** Its exact text. */
  readonly json: string;
  /** The profile it was read under, as JSON text; absent for the default. */
  readonly profile?: string;
}

/** The functions of the type of that name. */
export const PaymentRequirements = Object.freeze({
  /**
   * Reads an offer of that version, which its own text does not tell. A tolerant profile repairs misshapen members that have
   * one meaning and lists each in `repairs`; its text stays as it was written.
   *
   * @throws {X402Error} `scheme.unsupported`, `network.*`, `message.missing` (naming all that is), `message.version`,
   * `message.wrong_type`, `amount.*`, `address.*`, `json.*`.
   */
  parse(json: string | object, version: 1 | 2 = 2, profile?: Profile | string): PaymentRequirements {
    const texts = [check.message("json", json), check.version("version", version), check.profile(profile)] as const;
    return value(() => wasm.payment_requirements_parse(...texts));
  },

  /**
   * Verifies a payment against this offer, which has to be the server's own and not the payment's echo. `now` is the
   * caller's clock, in unix seconds.
   *
   * The cheap and unambiguous checks come first and the signature last; the first that fails is the verdict. Nothing a
   * peer wrote throws.
   *
   * @throws {X402Error} `usage.argument`, also for an option of another name; `time.milliseconds`; `address.*` for
   * `factories`.
   */
  verify(offer: PaymentRequirements, payment: PaymentPayload, now: number, options?: VerifyOptions): Verdict {
    const [own, given, time] = [server.offer(offer), server.payment(payment), check.time("now", now)];
    const known = server.verifying(options);
    return value(() => wasm.payment_requirements_verify(...own, ...given, time, known));
  },

  /**
   * Like `verify`, from the text of a `PAYMENT-SIGNATURE` or `X-PAYMENT` header.
   *
   * @throws {X402Error} Those of `verify`.
   */
  verifyHeader(offer: PaymentRequirements, header: string, now: number, options?: VerifyOptions): Verdict {
    // Not `check.text`: a peer may have written half a character, and what a peer wrote does not throw here. Replaced,
    // it is no more base64 than before.
    const [own, text, time] = [server.offer(offer), check.string("header", header), check.time("now", now)];
    const known = server.verifying(options);
    return value(() => wasm.payment_requirements_verify_header(...own, text, time, known));
  },

  /**
   * Verifies many payments for this offer, in their order: `verify` of each, in one call.
   *
   * @throws {X402Error} `usage.argument`, `time.milliseconds`.
   */
  verifyMany(offer: PaymentRequirements, payments: readonly PaymentPayload[], now: number): readonly Verdict[] {
    const [own, given, time] = [server.offer(offer), server.payments(payments), check.time("now", now)];
    return value(() => wasm.payment_requirements_verify_many(...own, given, time));
  },
});
