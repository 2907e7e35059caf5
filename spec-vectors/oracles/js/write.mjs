// Writes every vector file; with --check, fails instead if one is not what it would write.

import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const vectors = join(here, "../..");
const check = process.argv.includes("--check");

let files = 0;
let cases = 0;
const stale = [];
for (const name of readdirSync(join(here, "cases")).sort()) {
  for (const file of (await import(`./cases/${name}`)).default) {
    const path = join(vectors, `${file.op}.json`);
    const text = `${JSON.stringify(file, null, 1)}\n`;
    files += 1;
    cases += file.cases.length;
    if (!check) {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
    } else if (readFileSync(path, "utf8") !== text) {
      stale.push(file.op);
    }
  }
}
if (stale.length > 0) {
  console.error(`not what the oracles write: ${stale.join(", ")}`);
  process.exit(1);
}
console.log(`${files} files, ${cases} cases${check ? ", as committed" : ""}`);
