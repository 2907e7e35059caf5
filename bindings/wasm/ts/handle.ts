import { wrong } from "./output.js";
import type { HandleValue, WasmValue } from "./handle-value.js";

/**
 * A private token: only this package can construct a handle.
 *
 * @internal
 */
export const MAKER: unique symbol = Symbol("maker");

/**
 * The base of a policy, an approval, an unsigned payment, a signer and a purchase. A handle cannot be serialised,
 * spread or cloned (each is `usage.argument`), nor made from data.
 *
 * A handle that is used up has freed its memory. The garbage collector frees the others, but not in a loop that never
 * yields; `free`, or a `using` declaration, frees one at once.
 */
export abstract class Handle {
  readonly #value: HandleValue<WasmValue>;
  readonly #name: string;

  /** @internal */
  constructor(maker: typeof MAKER, inner: HandleValue<WasmValue>, name: string) {
    if (maker !== MAKER) {
      wrong("handle", "one that this package made");
    }
    this.#value = inner;
    this.#name = name;
    // JSON.stringify, structuredClone, postMessage and spreading all read this member, and so none of them makes a
    // harmless-looking empty object.
    const copied = (): never => wrong(name, "the handle itself and not a copy");
    Object.defineProperty(this, "toJSON", { enumerable: true, get: copied });
  }

  /**
   * Frees its memory. It is then used up; its properties can still be read. Freeing it again does nothing.
   */
  free(): void {
    this.#value.release();
  }

  /** Does the same as `free`, for `using`. */
  [Symbol.dispose](): void {
    this.free();
  }

  /** Returns its name, for a log; nothing secret. */
  toString(): string {
    return this.#name;
  }

  /** @internal */
  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return this.toString();
  }
}
