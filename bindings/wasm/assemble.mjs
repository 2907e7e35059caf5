// Puts together what is published: `dist/full` and `dist/pay`, each a wasm, the code that calls it and the layer above.
//
// A layer is the compiled modules that its index reaches. So nobody's bundle gets both, and both have one source.

import { copyFileSync, readFileSync, writeFileSync } from "node:fs";

const folder = (name) => new URL(`${name}/`, new URL("dist/", import.meta.url));
const compiled = folder("layer");

// The module of what an entry has, which is `api` in its folder.
for (const [api, target] of [
  ["api", folder("full")],
  ["pay", folder("pay")],
]) {
  for (const [ending, ...entries] of [
    [".js", "index", "node", "inline"],
    [".d.ts", "index"],
  ]) {
    for (const name of reached(entries, api, ending)) {
      copyFileSync(new URL(name + ending, compiled), new URL((name === api ? "api" : name) + ending, target));
    }
  }
  copyFileSync(new URL("ts/wasm.d.ts", import.meta.url), new URL("wasm.d.ts", target));
  const wasm = readFileSync(new URL("x402_kernel.wasm", target)).toString("base64");
  writeFileSync(new URL("inlined.js", target), `export const WASM = "${wasm}";\n`);
}

/** The modules that these import or export from, and they themselves; for `./api.js` the given one. */
function reached(names, api, ending) {
  const [found, waiting] = [new Set(), [...names]];
  while (waiting.length > 0) {
    const name = waiting.pop();
    // The packer made the one, and this program makes the other.
    if (!found.has(name) && name !== "x402_kernel" && name !== "inlined") {
      found.add(name);
      const text = readFileSync(new URL(name + ending, compiled), "utf8");
      for (const [, other] of text.matchAll(/(?:from |import |import\()"\.\/([^"]+)\.js"/g)) {
        waiting.push(other === "api" ? api : other);
      }
    }
  }
  return found;
}
