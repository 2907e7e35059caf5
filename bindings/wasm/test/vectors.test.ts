// Every case of the folder of vectors, through the public API.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { Problem, run } from "./adapter.js";
import { CHECKOUT } from "./paths.js";

interface Case {
  readonly id: string;
  readonly input: unknown;
  readonly output?: unknown;
  readonly error?: unknown;
}

const VECTORS = pathToFileURL(join(CHECKOUT, "spec-vectors/"));
const NO_VECTORS = ["schema", "messages", "oracles"];

test("vectors", async (t) => {
  const registered = Object.keys(read("schema/operations.json").operations);
  const areas = readdirSync(VECTORS, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const files = areas
    .filter(({ name }) => !NO_VECTORS.includes(name))
    .flatMap(({ name }) => readdirSync(new URL(`${name}/`, VECTORS)).map((file) => `${name}/${file}`));
  let count = 0;
  for (const file of files) {
    await t.test(file, () => {
      assert.match(file, /\.json$/, "not a vector file");
      const { op, cases }: { op: string; cases: Case[] } = read(file);
      assert.equal(`${op}.json`, file);
      assert.ok(registered.includes(op), `${op} is not registered`);
      assert.ok(cases.length > 0, "no cases");
      for (const { id, input, output, error } of cases) {
        const expected = error === undefined ? { output } : { error };
        assert.deepEqual(plain(run(op, input)), expected, id);
        count += 1;
      }
    });
  }
  assert.ok(count > 0, "no cases");
  console.log(`vectors: ${files.length} files, ${count} cases`);
});

test("an unknown operation or input is a problem", () => {
  for (const op of Object.keys(read("schema/operations.json").operations)) {
    assert.throws(
      () => run(op, {}),
      (error) => error instanceof Problem && !error.message.includes("unknown"),
      op,
    );
  }
  assert.throws(() => run("no/such", {}), Problem);
  assert.throws(() => run("toString", {}), Problem);
});

/** As another program would read it. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

function read(path: string) {
  return JSON.parse(readFileSync(new URL(path, VECTORS), "utf8"));
}
