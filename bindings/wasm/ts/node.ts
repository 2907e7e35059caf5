// For hosts that read files at once: ready when it is imported, and by `require` as well.

import { readFileSync } from "node:fs";
import { initSync, notLoaded } from "./loading.js";

try {
  initSync(readFileSync(new URL("./x402_kernel.wasm", import.meta.url)));
} catch (cause) {
  // A bundler that took the code along and left the file.
  throw notLoaded(cause);
}

export * from "./index.js";
