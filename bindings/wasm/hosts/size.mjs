// The sizes that a user ships for each entry: the wasm, and the layer's code, bundled and minified.
//
// `node size.mjs --write` writes the built sizes into `budget.json` and into the README's table.

import { readFileSync, writeFileSync } from "node:fs";
import { brotliCompressSync, gzipSync } from "node:zlib";
import * as esbuild from "esbuild";

const BUDGET = new URL("../budget.json", import.meta.url);
const README = new URL("../README.md", import.meta.url);
const ENTRIES = { "x402-kernel": "full", "x402-kernel/pay": "pay" };

/** Sizes are rounded to steps, so that another zlib's few bytes do not matter. */
const STEP = 500;

/** The sizes in a folder with `full` and `pay`, by entry and artifact. */
export async function measure(folder) {
  const sizes = {};
  for (const [entry, name] of Object.entries(ENTRIES)) {
    const wasm = size(readFileSync(`${folder}/${name}/x402_kernel.wasm`));
    const code = size(await bundled(`${folder}/${name}/index.js`));
    const sum = (how) => wasm[how] + code[how];
    sizes[entry] = { wasm, code, together: { raw: sum("raw"), gzip: sum("gzip"), brotli: sum("brotli") } };
  }
  return sizes;
}

/** The budget. */
export function budget() {
  return JSON.parse(readFileSync(BUDGET, "utf8"));
}

/** The README's table of a budget. */
export function table(sizes) {
  const row = ([entry, { wasm, code, together }]) => {
    const numbers = [wasm.gzip, code.gzip, together.gzip, together.brotli, together.raw];
    return `| \`${entry}\` | ${numbers.map((bytes) => `${(bytes / 1000).toFixed(1)} kB`).join(" | ")} |\n`;
  };
  const head = "| entry | wasm, gzip | code, gzip | together, gzip | brotli | raw |\n|---|---|---|---|---|---|\n";
  return head + Object.entries(sizes).map(row).join("");
}

async function bundled(index) {
  const options = { bundle: true, minify: true, format: "esm", target: "es2022", write: false, logLevel: "error" };
  const { outputFiles } = await esbuild.build({ entryPoints: [index], ...options });
  return outputFiles[0].contents;
}

function size(bytes) {
  return { raw: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length, brotli: brotliCompressSync(bytes).length };
}

if (process.argv[2] === "--write") {
  const found = await measure(new URL("../dist", import.meta.url).pathname);
  const text = JSON.stringify(found, (_, value) => (typeof value === "number" ? Math.ceil(value / STEP) * STEP : value), 2);
  const sizes = JSON.parse(text);
  writeFileSync(BUDGET, `${text}\n`);
  const readme = readFileSync(README, "utf8");
  writeFileSync(README, readme.replace(/^\| entry \|.*\n\|---.*\n(\|.*\n)+/m, () => table(sizes)));
}
