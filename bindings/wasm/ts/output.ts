// The way over the boundary: texts and numbers go in, the JSON of values and errors comes out.

import { X402Error, call, freeze } from "./error.js";
import { argument_error } from "./x402_kernel.js";

export { call, freeze } from "./error.js";

/** A value of the kernel as plain frozen data: it has no part in the wasm's memory. */
export function parsed<T>(crossing: () => string): T {
  return freeze(JSON.parse(call(crossing)));
}

/** The same, if there is one. */
export function maybe<T>(crossing: () => string): T | undefined {
  return parsed<T | null>(crossing) ?? undefined;
}

/** Throws `usage.argument`. */
export function wrong(argument: string, expected: string): never {
  throw new X402Error(parsed(() => argument_error(argument, expected)));
}
