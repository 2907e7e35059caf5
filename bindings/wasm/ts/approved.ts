import * as check from "./check.js";
import type { PaymentRequirements } from "./generated/payment-requirements.js";
import type { PrepareOptions } from "./generated/prepare-options.js";
import { Handle, MAKER } from "./handle.js";
import { HandleValue } from "./handle-value.js";
import { parsed } from "./output.js";
import { type UnsignedPayment, unsignedPayment } from "./unsigned.js";
import type * as wasm from "./x402_kernel.js";

/**
 * Makes an approval from the wasm's.
 *
 * @internal
 */
export let approved: (inner: wasm.Approved) => Approved;

/**
 * An offer that a policy approved. A payment can be prepared from nothing else, and once. Only `Policy.approve`
 * makes one.
 */
export class Approved extends Handle {
  static {
    approved = (inner) => new Approved(MAKER, inner);
  }

  readonly #value: HandleValue<wasm.Approved>;
  /** The offer that was approved. */
  readonly offer: PaymentRequirements;
  /** The address of the payer. */
  readonly payer: string;

  private constructor(maker: typeof MAKER, inner: wasm.Approved) {
    const own = new HandleValue(inner);
    super(maker, own, "Approved");
    this.#value = own;
    const { offer, payer } = parsed<Pick<Approved, "offer" | "payer">>(() => inner.data());
    this.offer = offer;
    this.payer = payer;
    Object.freeze(this);
  }

  /**
   * Prepares the payment that is to be signed. `now` is in unix seconds; `nonce` is 32 random bytes, drawn anew for
   * each payment.
   *
   * The signature will be valid until `now` plus the offer's `maxTimeoutSeconds`, or shorter if the policy says so. The
   * approval is used up, on failure too; a wrong argument leaves it unused.
   *
   * @throws {X402Error} `usage.argument`, also for an option of another name; `time.milliseconds`,
   * `time.not_http_date`, `clock.implausible` if the two clocks differ by more than ten minutes; `hex.*`; then
   * `usage.already_used`, `prepare.stale` if the approval is older than a signature may live, `prepare.nonce`,
   * `prepare.timeout`, `domain.mismatch`, `domain.unknown`, `header.too_large`, `header.echo_too_large` (which names
   * the largest of the extensions that have to be echoed).
   */
  prepare(now: number, nonce: string | Uint8Array, options?: PrepareOptions): UnsignedPayment {
    const [time, bytes] = [check.time("now", now), check.bytes("nonce", nonce)];
    const known = check.optional(check.prepareOptions, "options", options);
    return unsignedPayment(this.#value.use((inner) => inner.prepare(time, bytes, known), isGood));
  }

  /** The approved offer, for a log. */
  override toString(): string {
    return `Approved(${this.offer.summary})`;
  }
}

function isGood(inner: wasm.Approved): unknown {
  return inner.data();
}
