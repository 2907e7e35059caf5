// The wasm, loaded. It is read and compiled at once, so that importing the package waits for nothing and `require` can
// load it too.

import { readFileSync } from "node:fs";
import { initSync } from "#wasm";

initSync({ module: readFileSync(new URL("./wasm/x402_kernel_bg.wasm", import.meta.url)) });

export * from "#wasm";
