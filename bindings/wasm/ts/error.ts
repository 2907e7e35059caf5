import type { Code, Reasons } from "./codes.js";
import { http_status } from "./x402_kernel.js";

/**
 * Who is at fault.
 *
 * - `malformed`: the peer sent something that cannot be read.
 * - `rejected`: it can be read, and is not acceptable.
 * - `usage`: the caller made a mistake; nothing a peer wrote causes it.
 */
export type ErrorKind = "malformed" | "rejected" | "usage";

const NOT_READY = "usage.not_ready";

/**
 * The wasm could not be loaded.
 *
 * @internal
 */
export const NOT_LOADED = "usage.not_loaded";

/** What an error says, as data: the form of the errors inside values. */
export interface ErrorInfo {
  /** Who is at fault. */
  readonly kind: ErrorKind;
  /** The stable code to switch on, such as `verify.recipient`; the constants are in {@link Code}. */
  readonly code: Code;
  /** What x402 calls it on the wire (`invalidReason`, `errorReason`; x402 v2 §9), if it has a name for it. */
  readonly reason?: Reasons;
  /** A JSON pointer (RFC 6901) into the message; empty for the whole of it. */
  readonly at: string;
  /** The facts, by name. */
  readonly detail: Readonly<Record<string, string>>;
  /** A sentence for a person. Not stable: switch on the code. */
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

  // Declared and not defined: an error has no `reason` rather than one that is undefined.
  /** Who is at fault. */
  declare readonly kind: ErrorKind;
  /** The stable code to switch on, such as `verify.recipient`; the constants are in {@link Code}. */
  declare readonly code: Code;
  /** What x402 calls it on the wire (`invalidReason`, `errorReason`; x402 v2 §9), if it has a name for it. */
  declare readonly reason?: Reasons;
  /** A JSON pointer (RFC 6901) into the message; empty for the whole of it. */
  declare readonly at: string;
  /** The facts, by name. */
  declare readonly detail: Readonly<Record<string, string>>;
  /** A sentence for a person. Not stable: switch on the code. */
  declare readonly sentence: string;

  /**
   * The error that says this: for throwing an error that was found in a value; with its cause, if it has one.
   *
   * @throws {TypeError} for what is not an error's data.
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
   * The HTTP status for it: 402 for what is not acceptable and for an empty payment header, 400 for what cannot be
   * read, 500 for the caller's own mistake.
   *
   * @throws {X402Error} `usage.argument` for a code that this version does not know.
   */
  get httpStatus(): number {
    return OWN.includes(this.code) ? 500 : call(() => http_status(String(this.code)));
  }
}

/** The codes of this language alone: in the others, importing the package is enough. */
const OWN: readonly string[] = [NOT_READY, NOT_LOADED];

/** The end of the wasm's own stack, once it is there, and where that end is when nothing runs. */
let stack: { value: number } | undefined;
let end = 0;

/**
 * Says that the wasm is there.
 *
 * @internal
 */
export function nowReady(pointer: { value: number }): void {
  stack = pointer;
  end = pointer.value;
}

/**
 * Whether the wasm is there.
 *
 * @internal
 */
export function isReady(): boolean {
  return stack !== undefined;
}

/**
 * Calls the wasm, which throws an error's JSON; it has to be there.
 *
 * @internal
 */
export function call<R>(crossing: () => R): R {
  if (stack === undefined) {
    const detail = { hint: "await init() once before anything else, or import the entry that ends in /inline" };
    const sentence = "the package is not ready";
    throw new X402Error({ kind: "usage", code: NOT_READY, at: "", detail, sentence });
  }
  try {
    return crossing();
  } catch (thrown) {
    if (typeof thrown === "string") {
      throw new X402Error(freeze(JSON.parse(thrown)));
    }
    // The host's stack was full, and the call ended anywhere: what it had of the wasm's is given back.
    stack.value = end;
    throw thrown;
  }
}

/**
 * The same data, which nobody can change any more.
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

/** An error's data, each member read once, and its message. */
function read(data: ErrorInfo): ErrorInfo & { readonly message: string } {
  try {
    const { kind, code, reason, at, detail, sentence } = data;
    const hint = detail["hint"];
    if ([kind, code, at, sentence, reason ?? "", hint ?? ""].every((text) => typeof text === "string")) {
      const message = `${code}: ${sentence}${at === "" ? "" : ` (at ${at})`}${hint === undefined ? "" : `; ${hint}`}`;
      return { message, kind, code, ...(reason === undefined ? {} : { reason }), at, detail, sentence };
    }
  } catch {
    // A getter of the host's, or nothing to get from.
  }
  throw new TypeError("an X402Error is made of an error's data");
}
