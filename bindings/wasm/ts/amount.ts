import * as check from "./check.js";
import { call } from "./crossing.js";
import * as wasm from "./wasm.js";

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

/**
 * The exact sum of dollars (`$0.05` or `0.05`) in atomic units of an asset with that many decimals. Integers inside; it
 * never is a float.
 *
 * @throws {X402Error} `money.not_decimal`; `money.too_small` if a part of the sum is less than one atomic unit;
 * `money.too_large` past 256 bits.
 */
export function moneyToAmount(text: string, decimals: number): string {
  const [sum, places] = [check.text("text", text), check.whole("decimals", decimals, 0xff)];
  return call(() => wasm.money_to_amount(sum, places));
}
