import * as check from "./check.js";
import { call } from "./output.js";
import * as wasm from "./x402_kernel.js";

/**
 * Reads the one spelling an amount of atomic units has: decimal digits, no sign, no leading zero, no exponent, no
 * separator, below 2^256 (x402 v2 §5.1.2 `amount`, v1 `maxAmountRequired`).
 *
 * @throws {X402Error} `amount.not_decimal`, `amount.leading_zero`, `amount.too_large`.
 */
export function parseAmount(text: string | bigint): string {
  const digits = check.amount("text", text);
  return call(() => wasm.parse_amount(digits));
}
