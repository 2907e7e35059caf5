import { call } from "./output.js";

/** A value of the wasm that is good until it is used up or released. */
export interface WasmValue {
  /** Lets go of the value. What holds it is left, and its place in the wasm's memory. */
  release(): void;
  /** Gives that back, too; it must not be called after that. */
  free(): void;
}

/**
 * One that is used up, of each class. All others that are used up are it from then on, so that nothing of theirs is left
 * in the wasm's memory: the garbage collector would give it back only when the host's code yields.
 */
const SPENT = new Map<unknown, WasmValue>();

/** What a handle holds. */
export class HandleValue<T extends WasmValue> {
  #value: T;

  constructor(value: T) {
    this.#value = value;
  }

  /** The value, used up or not: the wasm itself says so. */
  get value(): T {
    return this.#value;
  }

  /** Calls what uses it up, and may fail before. */
  use<R>(crossing: (value: T) => R, isGood: (value: T) => unknown): R {
    try {
      const result = call(() => crossing(this.#value));
      this.#spend();
      return result;
    } catch (error) {
      try {
        isGood(this.#value);
      } catch (thrown) {
        if (typeof thrown === "string") {
          this.#spend();
        }
      }
      throw error;
    }
  }

  /** Lets go of it. */
  release(): void {
    call(() => this.#value.release());
    this.#spend();
  }

  #spend(): void {
    const spent = SPENT.get(this.#value.constructor) as T | undefined;
    if (spent === undefined) {
      SPENT.set(this.#value.constructor, this.#value);
    } else if (spent !== this.#value) {
      this.#value.free();
      this.#value = spent;
    }
  }
}
