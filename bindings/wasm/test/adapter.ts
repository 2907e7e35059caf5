// Each operation of the vectors as calls of the package's public API. It knows nothing of what a case expects.

import { X402Error } from "x402-kernel";
import { EVM } from "./adapter/evm.js";
import { Input, Problem } from "./adapter/input.js";
import { MATCHING } from "./adapter/matching.js";
import { PAYMENT } from "./adapter/payment.js";
import { VALUES } from "./adapter/values.js";
import { WIRE } from "./adapter/wire.js";

export { Problem } from "./adapter/input.js";

/** What an operation came to: the value it gave, or the error's code and place. */
export type Outcome = { output: unknown } | { error: { code: string; at: string } };

const OPERATIONS = { ...VALUES, ...WIRE, ...EVM, ...MATCHING, ...PAYMENT };

/** Runs an operation. A case that is not understood is a {@link Problem}. */
export function run(op: string, input: unknown): Outcome {
  const operation = Object.hasOwn(OPERATIONS, op) ? OPERATIONS[op] : undefined;
  if (operation === undefined) {
    throw new Problem(`unknown operation ${op}`);
  }
  try {
    return { output: operation(new Input(input)) };
  } catch (error) {
    if (error instanceof X402Error) {
      return { error: { code: error.code, at: error.at } };
    }
    throw error;
  }
}
