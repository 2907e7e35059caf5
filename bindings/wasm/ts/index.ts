export * from "./api.js";
export { init } from "./init.js";
export { type WasmModule, type WasmSource, initSync } from "./loading.js";
