// Puts together what is published: `dist/full` and `dist/pay`, each a wasm, the code that calls it and the layer above.
//
// A layer is the compiled modules that its index reaches. So a bundle contains one of them, and both have one source.

import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { posix } from "node:path";

const folder = (name) => new URL(`${name}/`, new URL("dist/", import.meta.url));
const compiled = folder("layer");

for (const [target, api] of [
  [folder("full"), "generated/api"],
  [folder("pay"), "generated/pay"],
]) {
  // What an earlier layer had, and this one has no more, would be published.
  for (const name of readdirSync(target).filter((name) => !["x402_kernel.js", "x402_kernel.wasm"].includes(name))) {
    rmSync(new URL(name, target), { recursive: true });
  }
  mkdirSync(new URL("generated/", target));
  const module = readFileSync(new URL("x402_kernel.js", target), "utf8");
  const exported = new Set(Array.from(module.matchAll(/^export (?:function|class) (\w+)/gm), ([, name]) => name));
  const [code, declared] = [reached(["index", "node", "inline"], ".js", api), reached(["index"], ".d.ts", api)];
  for (const [name, text] of code) {
    // Of a type that is in both, the wasm of one has fewer functions.
    const missing = methods(text).filter(([, body]) => calls(body).some((call) => !exported.has(call)));
    writeFileSync(new URL(`${name}.js`, target), without(text, missing));
    const declaration = declared.get(name);
    if (declaration !== undefined && missing.length > 0) {
      const names = missing.map(([method]) => method);
      declared.set(name, without(declaration, methods(declaration).filter(([method]) => names.includes(method))));
    }
  }
  for (const [name, text] of declared) {
    writeFileSync(new URL(`${name}.d.ts`, target), text);
  }
  writeFileSync(new URL("wasm.d.ts", target), readFileSync(new URL("ts/wasm.d.ts", import.meta.url)));
  const wasm = readFileSync(new URL("x402_kernel.wasm", target)).toString("base64");
  writeFileSync(new URL("inlined.js", target), `export const WASM = "${wasm}";\n`);
}

/** The texts of the modules that these import or export from, and of they themselves; `api` is what users see. */
function reached(names, ending, api) {
  const [found, waiting] = [new Map(), [...names]];
  while (waiting.length > 0) {
    const name = waiting.pop();
    // The packer made the one, and this program makes the other.
    if (!found.has(name) && name !== "x402_kernel" && name !== "inlined") {
      const source = name === "generated/api" ? api : name;
      const text = readFileSync(new URL(source + ending, compiled), "utf8");
      found.set(name, text);
      const others = text.matchAll(/(?:from |import |import\()"(\.[^"]+)\.js"/g);
      waiting.push(...Array.from(others, ([, other]) => posix.join(posix.dirname(name), other)));
    }
  }
  return found;
}

/** The functions of a module, and those of the object that has a type's name, each with its whole text. */
function methods(text) {
  const doc = (indent) => `^${indent}/\\*\\*(?:(?!\\*/).)*\\*/\\n${indent}`;
  const body = (indent) => `[^\\n]*(?:;|\\n(?:${indent} [^\\n]*\\n)*?${indent}(?:\\},?|\\)[^\\n]*;))\\n`;
  const [outer, inner] = ["", "    "];
  const functions = new RegExp(`${doc(outer)}export (?:declare )?function (\\w+)\\(${body(outer)}`, "gms");
  const members = new RegExp(`${doc(inner)}(\\w+)\\(${body(inner)}`, "gms");
  const found = [...text.matchAll(functions), ...text.matchAll(members)];
  return found.map(([whole, name]) => [name, whole]);
}

function calls(body) {
  return Array.from(body.matchAll(/\bwasm\.(\w+)/g), ([, call]) => call);
}

function without(text, parts) {
  return parts.reduce((left, [, part]) => left.replace(part, ""), text);
}
