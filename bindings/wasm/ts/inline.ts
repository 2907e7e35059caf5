// With the wasm inside, as base64: ready when it is imported wherever bytes may be compiled, whatever the bundler.

import { initSync } from "./init.js";
import { WASM } from "./inlined.js";

initSync(Uint8Array.from(atob(WASM), (character) => character.charCodeAt(0)));

export * from "./index.js";
