import type { WasmModule } from "./loading.js";

/**
 * The wasm of this package, as a host or a bundler imports a file: a `WebAssembly.Module` in Workers; where it is a URL
 * or bytes, `init` takes those as well.
 */
declare const file: WasmModule;
export default file;
