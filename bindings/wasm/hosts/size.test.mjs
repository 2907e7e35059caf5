// Sizes are within their budget, and not far below it.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { INSTALLED } from "./installed.mjs";
import { budget, measure, table } from "./size.mjs";

/** The largest distance of a size below its budget, in hundredths; a small one may be one step below. */
const SLACK = 3;
const STEP = 500;

test("sizes are within their budget", async () => {
  const [found, allowed] = [await measure(`${INSTALLED}/dist`), budget()];
  const wrong = [];
  for (const [entry, artifacts] of Object.entries(found)) {
    for (const [artifact, sizes] of Object.entries(artifacts)) {
      for (const [how, bytes] of Object.entries(sizes)) {
        const most = allowed[entry][artifact][how];
        if (!(bytes <= most)) {
          wrong.push(`${entry}, ${artifact}, ${how}: ${bytes} bytes, and the budget is ${most}`);
        } else if (bytes < Math.min((most * (100 - SLACK)) / 100, most - STEP)) {
          wrong.push(`${entry}, ${artifact}, ${how}: only ${bytes} bytes, and the budget is ${most}`);
        }
      }
    }
  }
  assert.deepEqual(wrong, [], "once it is meant: node bindings/wasm/hosts/size.mjs --write");
  assert.deepEqual(Object.keys(found), Object.keys(allowed));
});

test("the README has the budget", () => {
  assert.ok(readFileSync(`${INSTALLED}/README.md`, "utf8").includes(table(budget())));
});
