import * as check from "./check.js";
import type { PaymentPayload } from "./generated/payment-payload.js";
import type { PaymentRequirements } from "./generated/payment-requirements.js";
import type { Answer } from "./generated/signing-request.js";
import { Handle, MAKER } from "./handle.js";
import { HandleValue } from "./handle-value.js";
import { parsed } from "./output.js";
import { type SigningRequest, type SigningRequestData, signingRequests } from "./signing-request.js";
import type * as wasm from "./x402_kernel.js";

/**
 * Makes an unsigned payment from the wasm's.
 *
 * @internal
 */
export let unsignedPayment: (inner: wasm.UnsignedPayment) => UnsignedPayment;

/**
 * A payment without its signature. It becomes a {@link PaymentPayload}, once. Only `Approved.prepare` makes one.
 */
export class UnsignedPayment extends Handle {
  static {
    unsignedPayment = (inner) => new UnsignedPayment(MAKER, inner);
  }

  readonly #value: HandleValue<wasm.UnsignedPayment>;
  /**
   * One line for a person to confirm:
   * `0.01 USDC on Base Sepolia to 0x2096…287C for api.example.com, until 14:32:05 UTC`.
   */
  readonly summary: string;
  /** When the signature will expire (`validBefore`), in unix seconds. */
  readonly expiresAt: number;
  /** The requests to sign, in order. The scheme `exact` has one. */
  readonly requests: readonly [SigningRequest, ...SigningRequest[]];
  /** The digest of the one request. */
  readonly digest: string;
  /** The typed data of the one request, as JSON for `eth_signTypedData_v4`. */
  readonly typedData: string;
  /** The offer that it pays. */
  readonly offer: PaymentRequirements;
  /** The address of the payer. */
  readonly payer: string;

  private constructor(maker: typeof MAKER, inner: wasm.UnsignedPayment) {
    const own = new HandleValue(inner);
    super(maker, own, "UnsignedPayment");
    this.#value = own;
    const data = parsed<Data>(() => inner.data());
    this.summary = data.summary;
    this.expiresAt = data.expiresAt;
    // Every payment has a signer.
    this.requests = signingRequests(own, data.requests) as UnsignedPayment["requests"];
    this.digest = data.digest;
    this.typedData = data.typedData;
    this.offer = data.offer;
    this.payer = data.payer;
    Object.freeze(this);
  }

  /**
   * Makes the payment of the payer's signature: 65 bytes, with v 0, 1, 27 or 28.
   *
   * For the forms of key stores, `signatureFromEip2098`, `signatureFromDer` and `signatureFromRs` of `x402-kernel` make
   * the 65 bytes, from `digest` and `payer`. For a contract wallet's signature, use `finishUnchecked`.
   *
   * The unsigned payment is used up, on failure too; a text that is not hexadecimal leaves it unused.
   *
   * @throws {X402Error} `usage.argument`, `hex.*`; then `usage.already_used`, `signature.not_payer`, `signature.*`.
   */
  finish(signature: string | Uint8Array): PaymentPayload {
    const bytes = check.bytes("signature", signature);
    return this.#finished((inner) => inner.finish(bytes));
  }

  /**
   * Makes the payment of a contract wallet's signature, unchecked, since only the contract can verify it (EIP-1271,
   * ERC-6492). Use `finish` for a key: a mistake here is found at the settlement only.
   *
   * The unsigned payment is used up, on failure too; a text that is not hexadecimal leaves it unused.
   *
   * @throws {X402Error} `usage.argument`, `hex.*`; then `usage.already_used`, `signature.length` if there is none,
   * `header.too_large`, since the length was not known before.
   */
  finishUnchecked(signature: string | Uint8Array): PaymentPayload {
    const bytes = check.bytes("signature", signature);
    return this.#finished((inner) => inner.finish_unchecked(bytes));
  }

  /**
   * Makes the payment of one answer for each request, in any order. Each must be its signer's.
   *
   * @throws {X402Error} Those of `finish`; `usage.answer` unless the ids are those of the requests.
   */
  finishAll(answers: readonly Answer[]): PaymentPayload {
    const texts = check.list(check.answer, "answers", answers);
    return this.#finished((inner) => inner.finish_all(texts));
  }

  #finished(finish: (inner: wasm.UnsignedPayment) => string): PaymentPayload {
    return parsed(() => this.#value.use(finish, isGood));
  }

  /** The summary, for a log. */
  override toString(): string {
    return `UnsignedPayment(${this.summary})`;
  }
}

type Data = Pick<UnsignedPayment, "summary" | "expiresAt" | "digest" | "typedData" | "offer" | "payer"> & {
  readonly requests: readonly SigningRequestData[];
};

function isGood(inner: wasm.UnsignedPayment): unknown {
  return inner.data();
}
