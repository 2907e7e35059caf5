import { type WasmSource, load } from "./loading.js";

/**
 * Loads the wasm, once, where the package is not ready after the import: in browsers and Workers. Every other function
 * throws `usage.not_ready` before. A second call waits for the same.
 *
 * Without a `source`, it fetches the package's file from beside this code, where Vite and webpack put it. A source is
 * the URL of that file, the response of `fetch`, its bytes, or a `WebAssembly.Module`.
 *
 * @throws {X402Error} `usage.not_loaded`, with the host's error as its `cause`: the file is missing, it is another
 * file, or a Content-Security-Policy without `'wasm-unsafe-eval'` forbids it. A later call tries again.
 */
export function init(source?: WasmSource | PromiseLike<WasmSource>): Promise<void> {
  // Written out, since bundlers look for exactly this; and evaluated only here, since in Workers code has no URL.
  return load(() => source ?? new URL("./x402_kernel.wasm", import.meta.url));
}
