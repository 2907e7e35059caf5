import { type WasmSource, load } from "./loading.js";

/**
 * Makes the package ready, once, where it is not ready when it is imported: in browsers and Workers. Everything else
 * throws `usage.not_ready` before. Calling it again does nothing and waits for the same.
 *
 * Without a `source`, the package's own file is fetched from beside this code, where Vite and webpack put it. A source
 * is a URL of that file, what `fetch` gave for it, its bytes, or a `WebAssembly.Module`.
 *
 * @throws {X402Error} `usage.not_loaded`, with what the host said as its `cause`: there is no such file, it is another
 * file, or a Content-Security-Policy without `'wasm-unsafe-eval'` refuses it. It can be tried again.
 */
export function init(source?: WasmSource | PromiseLike<WasmSource>): Promise<void> {
  // Written out, since bundlers look for exactly this; and only when it is wanted: in Workers, code is nowhere.
  return load(() => source ?? new URL("./x402_kernel.wasm", import.meta.url));
}
