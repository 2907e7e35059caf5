import type { Code, Reasons } from "./codes.js";
import { http_status } from "./x402_kernel.js";

/**
 * Who is at fault.
 *
 * - `malformed`: the peer sent something that cannot be read.
 * - `rejected`: the peer's message can be read, but is not acceptable.
 * - `usage`: the caller made a mistake. Nothing that a peer wrote causes it.
 */
export type ErrorKind = "malformed" | "rejected" | "usage";

const NOT_READY = "usage.not_ready";

/**
 * The wasm could not be loaded.
 *
 * @internal
 */
export const NOT_LOADED = "usage.not_loaded";

/** An error as data, as it is inside values. */
export interface ErrorInfo {
  /** Who is at fault. */
  readonly kind: ErrorKind;
  /** The stable code to switch on, such as `verify.recipient`; the constants are in {@link Code}. */
  readonly code: Code;
  /** The name x402 has for it on the wire (`invalidReason`, `errorReason`; x402 v2 §9), if any. */
  readonly reason?: Reasons;
  /** A JSON pointer (RFC 6901) into the message; empty for the whole message. */
  readonly at: string;
  /** The facts, by name. */
  readonly detail: Readonly<Record<string, string>>;
  /** A sentence for people. It may change: switch on the code. */
  readonly sentence: string;
}

/**
 * An error of the kernel: `code` to switch on, `reason` for the wire, `at` for the JSON pointer, `detail` for the facts,
 * `sentence` for people. Its `message` has all of it in one line.
 */
export class X402Error extends Error implements ErrorInfo {
  static {
    this.prototype.name = "X402Error";
  }

  // Declared and not defined, so that an error without a `reason` has no such member.
  /** Who is at fault. */
  declare readonly kind: ErrorKind;
  /** The stable code to switch on, such as `verify.recipient`; the constants are in {@link Code}. */
  declare readonly code: Code;
  /** The name x402 has for it on the wire (`invalidReason`, `errorReason`; x402 v2 §9), if any. */
  declare readonly reason?: Reasons;
  /** A JSON pointer (RFC 6901) into the message; empty for the whole message. */
  declare readonly at: string;
  /** The facts, by name. */
  declare readonly detail: Readonly<Record<string, string>>;
  /** A sentence for people. It may change: switch on the code. */
  declare readonly sentence: string;

  /**
   * Makes an error from its data, to throw an error that was inside a value; with its cause, if it has one.
   *
   * @throws {TypeError} for anything but an error's data.
   */
  constructor(data: ErrorInfo, options?: ErrorOptions) {
    const { message, kind, code, reason, at, detail, sentence } = read(data);
    super(message, options);
    this.kind = kind;
    this.code = code;
    if (reason !== undefined) {
      this.reason = reason;
    }
    this.at = at;
    this.detail = detail;
    this.sentence = sentence;
  }

  /**
   * The HTTP status with which a server answers: 402 if there was no payment or it is not acceptable, 400 if it cannot
   * be read, 500 for the server's own mistake.
   *
   * @throws {X402Error} `usage.argument` for a code that this version does not know.
   */
  get httpStatus(): number {
    return OWN.includes(this.code) ? 500 : call(() => http_status(String(this.code)));
  }
}

/** The codes of JavaScript alone. */
const OWN: readonly string[] = [NOT_READY, NOT_LOADED];

/** The end of the wasm's stack once it is loaded, and its value when nothing runs. */
let stack: { value: number } | undefined;
let end = 0;

/**
 * Marks the wasm as loaded.
 *
 * @internal
 */
export function nowReady(pointer: { value: number }): void {
  stack = pointer;
  end = pointer.value;
}

/**
 * Returns whether the wasm is loaded.
 *
 * @internal
 */
export function isReady(): boolean {
  return stack !== undefined;
}

/**
 * Calls the wasm, which must be loaded and throws an error's JSON.
 *
 * @internal
 */
export function call<R>(work: () => R): R {
  if (stack === undefined) {
    const detail = { hint: "await init() once before anything else, or import the entry that ends in /inline" };
    const sentence = "the package is not ready";
    throw new X402Error({ kind: "usage", code: NOT_READY, at: "", detail, sentence });
  }
  try {
    return work();
  } catch (thrown) {
    if (typeof thrown === "string") {
      throw new X402Error(freeze(JSON.parse(thrown)));
    }
    // The host's stack was full, and the call ended anywhere: reset the wasm's stack.
    stack.value = end;
    throw thrown;
  }
}

/**
 * Freezes data, with all that it contains.
 *
 * @internal
 */
export function freeze<T>(data: T): T {
  if (typeof data === "object" && data !== null) {
    Object.values(data).forEach(freeze);
    Object.freeze(data);
  }
  return data;
}

/** Reads each member of an error's data once, and returns them with its message. */
function read(data: ErrorInfo): ErrorInfo & { readonly message: string } {
  try {
    const { kind, code, reason, at, detail, sentence } = data;
    const hint = detail["hint"];
    if ([kind, code, at, sentence, reason ?? "", hint ?? ""].every((text) => typeof text === "string")) {
      const message = `${code}: ${sentence}${at === "" ? "" : ` (at ${at})`}${hint === undefined ? "" : `; ${hint}`}`;
      return { message, kind, code, ...(reason === undefined ? {} : { reason }), at, detail, sentence };
    }
  } catch {
    // A getter of the host threw, or the data is not an object.
  }
  throw new TypeError("an X402Error is made of an error's data");
}
