// The installed package.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { test } from "node:test";
import * as kernel from "x402-kernel";
import { CHECKOUT, PACKAGE, SOURCES } from "./paths.js";

const MANIFEST = JSON.parse(readFileSync(join(PACKAGE, "package.json"), "utf8"));

test("require returns the same as import", () => {
  const required = createRequire(import.meta.url)("x402-kernel");
  assert.equal(required.PaymentRequired, kernel.PaymentRequired);
  for (const entry of ["x402-kernel", "x402-kernel/inline", "x402-kernel/pay", "x402-kernel/pay/inline"]) {
    const script = `const { parseAmount } = require("${entry}"); console.log(parseAmount("1"));`;
    const node = ["--input-type=commonjs", "-e", script];
    assert.equal(execFileSync(process.execPath, node, { cwd: PACKAGE, encoding: "utf8" }), "1\n", entry);
  }
});

test("it contains the files that its entries reach, and no others", () => {
  const packed = execFileSync("npm", ["pack", "--dry-run", "--json"], { cwd: SOURCES, encoding: "utf8" });
  const [{ files }]: [{ files: { path: string }[] }] = JSON.parse(packed);
  const reached = new Set(["README.md", "package.json"]);
  const waiting = targets(MANIFEST.exports);
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (!reached.has(path)) {
      reached.add(path);
      waiting.push(...imported(path));
    }
  }
  assert.deepEqual(files.map(({ path }) => path).sort(), [...reached].sort());
});

test("its version is the workspace's", () => {
  const workspace = readFileSync(join(CHECKOUT, "Cargo.toml"), "utf8");
  const [, version] = /^\[workspace\.package\]\nversion = "(.*)"$/m.exec(workspace) ?? [];
  assert.equal(MANIFEST.version, version);
});

/** The files in the map of entries. */
function targets(entry: unknown): string[] {
  return typeof entry === "string" ? [entry.slice("./".length)] : Object.values(entry as object).flatMap(targets);
}

/** The package's files that a file imports, reads or fetches. */
function imported(path: string): string[] {
  const text = /\.wasm$/.test(path) ? "" : readFileSync(join(PACKAGE, path), "utf8");
  const names = text.matchAll(/(?:from |import |import\(|new URL\()"(\.[^"]+)"/g);
  return Array.from(names, ([, name]) => {
    const file = join(dirname(path), name ?? "");
    return /\.d\.ts$/.test(path) ? file.replace(/\.js$/, ".d.ts") : file;
  });
}
