// Linters of packages, run on the tarball.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { INSTALLED, here, run } from "./installed.mjs";

const TARBALL = process.env.X402_TARBALL;

test("publint finds nothing", async () => {
  const { messages, pkg } = await publint({ pkgDir: INSTALLED, level: "suggestion", strict: true, pack: false });
  assert.deepEqual(messages.map((message) => formatMessage(message, pkg)), []);
});

test("attw finds the types of every entry", async () => {
  assert.ok(TARBALL, "X402_TARBALL is the packed package");
  const attw = [here("node_modules/.bin/attw"), TARBALL, "--profile", "esm-only", "--format", "json"];
  const said = JSON.parse(await run(INSTALLED, ...attw));
  const problems = Object.values(said.problems ?? assert.fail("another format")).flat();
  // By `require` it is a module as well, which Node loads since 20.19; "node10" has no map of entries.
  const modern = problems.filter(({ resolutionKind }) => !["node10", "node16-cjs"].includes(resolutionKind));
  assert.deepEqual(modern, []);
  const entries = Object.keys(said.analysis.entrypoints);
  const exported = Object.keys(JSON.parse(readFileSync(`${INSTALLED}/package.json`, "utf8")).exports);
  assert.deepEqual(entries, exported);
});
