import { call } from "./output.js";

/** A value of the wasm, until it is used up or released. */
export interface WasmValue {
  /** Frees the value. Its container remains, with its own memory in the wasm. */
  release(): void;
  /** Frees the container, too. It must not be called after that. */
  free(): void;
}

/**
 * One spent value of each class. Every other spent value is replaced by it, so that its memory in the wasm can be
 * freed at once: the garbage collector would free it only when the host's code yields.
 */
const SPENT = new Map<unknown, WasmValue>();

/** The value of a handle. */
export class HandleValue<T extends WasmValue> {
  #value: T;

  constructor(value: T) {
    this.#value = value;
  }

  /** The value, also if it is used up: the wasm checks that. */
  get value(): T {
    return this.#value;
  }

  /** Calls a function that uses the value up, unless it fails before. */
  use<R>(work: (value: T) => R, isGood: (value: T) => unknown): R {
    try {
      const result = call(() => work(this.#value));
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

  /** Frees the value. */
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
