import * as check from "./check.js";
import { call } from "./output.js";
import * as wasm from "./x402_kernel.js";

/** What the caller knows or wants beyond the offer, when a payment is verified. What is absent is as nothing. */
export interface VerifyOptions {
  /**
   * Seconds for which the authorization has to stay valid, for work that comes before settling. Less than the profile's
   * settle margin changes nothing.
   */
  readonly minRunway?: number;
  /** What is known of the code at the payer's address; `unknown` if it is absent. */
  readonly payerCode?: PayerCode;
  /** The factories whose undeployed wallets are taken (ERC-6492). If it is absent, the question is the caller's. */
  readonly factories?: readonly string[];
}

/**
 * What is known of the code at the payer's address (`eth_getCode`). It decides whom a token asks about a signature.
 *
 * - `unknown`: nothing is known.
 * - `none`: there is none: the key decides.
 * - `delegated`: `0xef0100` and an address: the account delegates to a contract (EIP-7702), which decides.
 * - `contract`: other code: a contract, which decides.
 */
export type PayerCode = "unknown" | "none" | "delegated" | "contract";

/**
 * What the bytes that `eth_getCode` gave mean.
 *
 * @throws {X402Error} `hex.*`.
 */
export function payerCode(code: string | Uint8Array): PayerCode {
  const bytes = check.bytes("code", code);
  return call(() => wasm.payer_code(bytes)) as PayerCode;
}
