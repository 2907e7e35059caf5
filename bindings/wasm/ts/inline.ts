// With the wasm inside, as base64: ready when it is imported wherever bytes may be compiled, whatever the bundler.

import { WASM } from "./inlined.js";
import { initSync } from "./loading.js";

initSync(Uint8Array.from(atob(WASM), (character) => character.charCodeAt(0)));

export * from "./api.js";
export { initSync } from "./loading.js";

/** The other entries' `init`, less the file that it would fetch: everything is here. */
export function init(): Promise<void> {
  return Promise.resolve();
}
