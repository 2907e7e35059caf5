/** The wasm in base64. `assemble.mjs` writes it. */
export declare const WASM: string;
