// The package as it is installed.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import * as kernel from "x402-kernel";

const PACKAGE = fileURLToPath(new URL("../../", import.meta.url));

test("require gives what import gives", () => {
  const required = createRequire(import.meta.url)("x402-kernel");
  assert.equal(required.PaymentRequired, kernel.PaymentRequired);
  const script = 'const { parseAmount } = require("x402-kernel"); console.log(parseAmount("1"));';
  const node = ["--input-type=commonjs", "-e", script];
  const printed = execFileSync(process.execPath, node, { cwd: PACKAGE, encoding: "utf8" });
  assert.equal(printed, "1\n");
});

test("it ships what it needs, and nothing else", () => {
  const packed = execFileSync("npm", ["pack", "--dry-run", "--json"], { cwd: PACKAGE, encoding: "utf8" });
  const [{ files }]: [{ files: { path: string }[] }] = JSON.parse(packed);
  const sources = readdirSync(`${PACKAGE}/ts`).filter((name) => name.endsWith(".ts"));
  const modules = sources.map((name) => name.replace(/ts$/, "")).flatMap((name) => [`${name}d.ts`, `${name}js`]);
  const wasm = ["x402_kernel.d.ts", "x402_kernel.js", "x402_kernel_bg.wasm"].map((name) => `wasm/${name}`);
  const expected = ["README.md", "package.json", ...[...modules, ...wasm].map((name) => `dist/${name}`)];
  assert.deepEqual(files.map(({ path }) => path).sort(), expected.sort());
});

test("its version is the workspace's", () => {
  const [manifest, workspace] = ["package.json", "../../Cargo.toml"].map((path) =>
    readFileSync(`${PACKAGE}/${path}`, "utf8"),
  );
  const [, version] = /^\[workspace\.package\]\nversion = "(.*)"$/m.exec(workspace ?? "") ?? [];
  assert.equal(JSON.parse(manifest ?? "").version, version);
});
