import { wrong } from "./output.js";
import type { HandleValue, WasmValue } from "./handle-value.js";

/**
 * What only this package has: without it, nobody makes a handle of data.
 *
 * @internal
 */
export const MAKER: unique symbol = Symbol("maker");

/**
 * What a policy, an approval, an unsigned payment, a signer and a purchase have in common: it stays where it is. It
 * cannot be serialised, spread or cloned (each is `usage.argument`), nor made from data.
 *
 * What is used up has given its memory back. The garbage collector does it for the others, sooner or later, and not in
 * a loop that never yields; `free`, or a `using` declaration, does it at once.
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
   * Gives back what it holds. It is then used up; what it says can still be read. Doing so again does nothing.
   */
  free(): void {
    this.#value.release();
  }

  /** The same as `free`, for `using`. */
  [Symbol.dispose](): void {
    this.free();
  }

  /** What it is, for a log; nothing secret. */
  toString(): string {
    return this.#name;
  }

  /** @internal */
  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return this.toString();
  }
}
