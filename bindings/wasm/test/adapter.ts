// Each operation of the vectors as calls of the package's public API. It knows nothing of what a case expects.

import { type Event, Policy, Purchase, X402Error } from "x402-kernel";
import { Input, Problem } from "./adapter/input.js";
import { OPERATIONS, showStep } from "./adapter/operations.js";

export { Problem } from "./adapter/input.js";

/** The outcome of an operation: its value, or the error's code and pointer. */
export type Outcome = { output: unknown } | { error: { code: string; at: string } };

/** Runs an operation. A case that is not understood is a {@link Problem}. */
export function run(op: string, input: unknown): Outcome {
  const operations = { ...OPERATIONS, "purchase/run": purchase };
  const operation = Object.entries(operations).find(([name]) => name === op)?.[1];
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

/** A step is the code of the error where the event was refused. */
function purchase(input: Input): unknown {
  const policy = new Policy(input.needed("policy"));
  const purchase = new Purchase(policy, input.needed("payer"), input.needed("request"), input.profile());
  const step = (event: Event) => {
    try {
      return showStep(purchase.next(event));
    } catch (error) {
      if (error instanceof X402Error) {
        return { raised: error.code };
      }
      throw error;
    }
  };
  return { steps: input.needed<Event[]>("events").map(step) };
}
