// Puts together what is published: `dist/full` and `dist/pay`, each a wasm, the code that calls it and the layer above.
//
// A layer is the compiled modules that its index reaches. So a bundle contains one of them, and both have one source.

import { copyFileSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";

const folder = (name) => new URL(`${name}/`, new URL("dist/", import.meta.url));
const compiled = folder("layer");

// The modules that replace others in `dist/pay`, with fewer names.
const PAY = { api: "pay", profile: "profile-pay", "settle-response": "settle-response-pay" };

for (const [target, instead] of [
  [folder("full"), {}],
  [folder("pay"), PAY],
]) {
  // What an earlier layer had, and this one has no more, would be published.
  for (const name of readdirSync(target).filter((name) => !["x402_kernel.js", "x402_kernel.wasm"].includes(name))) {
    rmSync(new URL(name, target));
  }
  for (const [ending, ...entries] of [
    [".js", "index", "node", "inline"],
    [".d.ts", "index"],
  ]) {
    for (const [name, source] of reached(entries, instead, ending)) {
      copyFileSync(source, new URL(name + ending, target));
    }
  }
  copyFileSync(new URL("ts/wasm.d.ts", import.meta.url), new URL("wasm.d.ts", target));
  const wasm = readFileSync(new URL("x402_kernel.wasm", target)).toString("base64");
  writeFileSync(new URL("inlined.js", target), `export const WASM = "${wasm}";\n`);
}

/** The modules that these import or export from, and they themselves, with what is taken for each. */
function reached(names, instead, ending) {
  const [found, waiting] = [new Map(), [...names]];
  while (waiting.length > 0) {
    const name = waiting.pop();
    // The packer made the one, and this program makes the other.
    if (!found.has(name) && name !== "x402_kernel" && name !== "inlined") {
      const source = new URL((instead[name] ?? name) + ending, compiled);
      found.set(name, source);
      const text = readFileSync(source, "utf8");
      waiting.push(...Array.from(text.matchAll(/(?:from |import |import\()"\.\/([^"]+)\.js"/g), ([, other]) => other));
    }
  }
  return found;
}
