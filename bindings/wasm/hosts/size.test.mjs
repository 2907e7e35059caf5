// No size is above its budget, and none so far below that the budget says nothing.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { INSTALLED } from "./installed.mjs";
import { budget, measure, table } from "./size.mjs";

/** How far below its budget a size may be, in hundredths; a small one may be a step of it. */
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

test("the README says the budget", () => {
  assert.ok(readFileSync(`${INSTALLED}/README.md`, "utf8").includes(table(budget())));
});
