import * as check from "./check.js";
import { call, value } from "./output.js";
import type { Repair } from "./repair.js";
import * as wasm from "./x402_kernel.js";

/** An amount that was spelled otherwise, and what was repaired to read it. */
export interface TolerantAmount {
  /** The amount in its one spelling. */
  readonly amount: string;
  /** What was repaired, in order; their places are empty. */
  readonly repairs: readonly Repair[];
}

/**
 * Reads an amount that is spelled otherwise, where every reader there is reads the same number, and lists what it
 * repaired: ASCII white space around it, a `+` before it, leading zeros. Everything else stays an error.
 *
 * @throws {X402Error} `amount.not_decimal`, `amount.too_large`.
 */
export function parseAmountTolerant(text: string): TolerantAmount {
  const digits = check.text("text", text);
  return value(() => wasm.parse_amount_tolerant(digits));
}

/**
 * The exact sum of dollars (`$0.05`, `0.05` or `0.05 USD`) in atomic units of an asset with that many decimals.
 * Integers inside; it never is a float. What a sum with another ticker is worth depends on the chain: see
 * `Profile.price`.
 *
 * @throws {X402Error} `money.not_decimal`, also for a sum with a ticker; `money.too_small` if a part of the sum is less
 * than one atomic unit; `money.too_large` past 256 bits.
 */
export function moneyToAmount(text: string, decimals: number): string {
  const [sum, places] = [check.text("text", text), check.whole("decimals", decimals, 0xff)];
  return call(() => wasm.money_to_amount(sum, places));
}

/**
 * The sum of dollars (`$0.01`) that is so many atomic units of an asset with that many decimals, worth a dollar each.
 *
 * @throws {X402Error} `amount.*`.
 */
export function amountToMoney(amount: string | bigint, decimals: number): string {
  const [units, places] = [check.amount("amount", amount), check.whole("decimals", decimals, 0xff)];
  return call(() => wasm.amount_to_money(units, places));
}
