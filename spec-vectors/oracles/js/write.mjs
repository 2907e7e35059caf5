// Writes every vector file; with --check, fails if a file differs.

import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { named } from "./peers.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const vectors = join(here, "../..");
const check = process.argv.includes("--check");
const python = JSON.parse(readFileSync(join(here, "../python/agrees.json"), "utf8"));

// One case file describes an operation; others may add cases to it.
const operations = new Map();
const additions = [];
for (const name of readdirSync(join(here, "cases")).sort()) {
  for (const file of (await import(`./cases/${name}`)).default) {
    if (file.about === undefined) additions.push(file);
    else if (operations.has(file.op)) throw new Error(`${file.op} is described twice`);
    else operations.set(file.op, file);
  }
}
for (const { op, cases } of additions) {
  if (!operations.has(op)) throw new Error(`${op} is not described`);
  operations.set(op, { ...operations.get(op), cases: [...operations.get(op).cases, ...cases] });
}

let cases = 0;
let ours = 0;
const stale = [];
for (const file of operations.values()) {
  const path = join(vectors, `${file.op}.json`);
  const asked = [];
  for (const case_ of file.cases) asked.push(await named(file.op, case_, python[case_.id]));
  const text = `${JSON.stringify({ ...file, cases: asked }, null, 1)}\n`;
  cases += asked.length;
  ours += asked.filter(({ from }) => from.length === 1 && from[0] === "policy").length;
  if (!check) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  } else if (readFileSync(path, "utf8") !== text) {
    stale.push(file.op);
  }
}
if (stale.length > 0) {
  console.error(`not what the oracles write: ${stale.join(", ")}`);
  process.exit(1);
}
console.log(`${operations.size} files, ${cases} cases, ${ours} of them ours alone${check ? ", as committed" : ""}`);
