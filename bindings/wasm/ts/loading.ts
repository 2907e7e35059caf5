// Loads the wasm.

import { NOT_LOADED, X402Error, isReady, nowReady } from "./error.js";
import { initSync as start } from "./x402_kernel.js";

/** The type of a class of the host; none if it has no such class, since these declarations need no library. */
type Global<Name extends string> = typeof globalThis extends Record<Name, { readonly prototype: infer T }> ? T : never;

/** A `WebAssembly.Module`. */
type Module = typeof globalThis extends {
  readonly WebAssembly: { readonly Module: { readonly prototype: infer T } };
}
  ? T & object // TypeScript's own has no members, and so anything would be one.
  : never;

/** The wasm, compiled or as bytes, without waiting. */
export type WasmModule = Module | ArrayBuffer | ArrayBufferView;

/** The wasm's URL, or the response of `fetch`. */
export type WasmSource = WasmModule | string | Global<"URL"> | Global<"Response">;

/** The file of this entry's wasm. */
const FILE = "x402_kernel.wasm";

/** What the layer needs of the wasm besides its functions. */
interface Exports {
  readonly __stack_pointer: { value: number };
}

let loading: Promise<void> | undefined;

/**
 * Loads the wasm, unless it is loaded or being loaded.
 *
 * @internal
 */
export function load(source: () => WasmSource | PromiseLike<WasmSource>): Promise<void> {
  if (isReady()) {
    return Promise.resolve();
  }
  loading ??= compiled(source).then(initSync).finally(() => {
    loading = undefined;
  });
  return loading;
}

/**
 * Loads the wasm without waiting: from a `WebAssembly.Module` that the host compiled, as Workers import one, or from
 * bytes where compiling them synchronously is allowed.
 *
 * @throws {X402Error} `usage.not_loaded`.
 */
export function initSync(module: WasmModule): void {
  if (!isReady()) {
    try {
      const { __stack_pointer: stack } = start({ module: module as BufferSource }) as unknown as Exports;
      nowReady(stack);
    } catch (cause) {
      throw cause instanceof X402Error ? cause : notLoaded(cause);
    }
  }
}

async function compiled(source: () => WasmSource | PromiseLike<WasmSource>): Promise<WasmModule> {
  try {
    const given = await source();
    if (given instanceof WebAssembly.Module) {
      return given;
    }
    if (ArrayBuffer.isView(given) || Object.prototype.toString.call(given) === "[object ArrayBuffer]") {
      return await WebAssembly.compile(given as BufferSource);
    }
    const response = typeof given === "string" || given instanceof URL ? await fetch(given) : (given as Response);
    if (!response.ok) {
      throw new Error(`HTTP status ${response.status} for ${response.url || FILE}`);
    }
    return await WebAssembly.compile(await response.arrayBuffer());
  } catch (cause) {
    throw notLoaded(cause);
  }
}

/**
 * Makes `usage.not_loaded` from the host's error.
 *
 * @internal
 */
export function notLoaded(cause: unknown): X402Error {
  const said = cause instanceof Error ? cause.message : String(cause);
  const sentence = `its WebAssembly could not be loaded: ${said}`;
  const hint = `${FILE} has to be served as it is, and a Content-Security-Policy has to have 'wasm-unsafe-eval'`;
  return new X402Error({ kind: "usage", code: NOT_LOADED, at: "", detail: { said, hint }, sentence }, { cause });
}
