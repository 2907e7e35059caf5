// The way over the boundary: texts and numbers go in, the JSON of values and errors comes out.

import { X402Error } from "./error.js";
import { needReady } from "./init.js";
import { argument_error } from "./x402_kernel.js";

/** Calls the wasm, which throws an error's JSON. */
export function call<R>(crossing: () => R): R {
  needReady();
  try {
    return crossing();
  } catch (thrown) {
    throw typeof thrown === "string" ? new X402Error(freeze(JSON.parse(thrown))) : thrown;
  }
}

/** A value of the kernel as plain frozen data: it has no part in the wasm's memory. */
export function value<T>(crossing: () => string): T {
  return freeze(JSON.parse(call(crossing)));
}

/** The same data, which nobody can change any more. */
export function freeze<T>(data: T): T {
  if (typeof data === "object" && data !== null) {
    Object.values(data).forEach(freeze);
    Object.freeze(data);
  }
  return data;
}

/** Throws `usage.argument`. */
export function wrong(argument: string, expected: string): never {
  throw new X402Error(value(() => argument_error(argument, expected)));
}
