// Calls of the wasm: arguments are texts and numbers; values and errors are returned as JSON.

import { X402Error, call, freeze } from "./error.js";
import { argument_error } from "./x402_kernel.js";

export { call, freeze } from "./error.js";

/** Returns a value of the kernel as plain frozen data, without memory of the wasm. */
export function parsed<T>(work: () => string): T {
  return freeze(JSON.parse(call(work)));
}

/** Returns the value, or undefined. */
export function maybe<T>(work: () => string): T | undefined {
  return parsed<T | null>(work) ?? undefined;
}

/** Throws `usage.argument`. */
export function wrong(argument: string, expected: string): never {
  throw new X402Error(parsed(() => argument_error(argument, expected)));
}
