// compile [--check]            the contracts
// write FOLDER LANGUAGE…       each language's vectors, a folder each, and its acts
// send FOLDER LANGUAGE…        the acts, on a node

import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { compile } from "./compile.mjs";
import { send } from "./transactions.mjs";
import { LENGTH, story } from "./scenario.mjs";

/** The time at which the first scenario begins. */
const START = 1900000000;
/** The file of acts, beside the vectors' folders. */
const ACTS = "acts.json";

const SOURCES = ["viem 2.55.11", "anvil 1.7.1"];
const ABOUT = {
  "exact/sign": "A payment in the test dollar, signed.",
  "exact/finish": "The payment that is sent.",
  "exact/verify": "What can be said of it before it is sent.",
  "eip3009/calldata": "What is sent to the token.",
};

const save = (path, value) => {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${JSON.stringify(value, null, 1)}\n`);
};
const load = (...path) => JSON.parse(readFileSync(join(...path), "utf8"));

const write = async (folder, languages) => {
  for (const [index, language] of languages.entries()) {
    const { vectors, acts } = await story(language, START + index * LENGTH);
    const own = join(folder, language);
    rmSync(own, { recursive: true, force: true });
    for (const [op, cases] of Object.entries(vectors)) {
      save(join(own, `${op}.json`), { op, about: ABOUT[op], spec: ["EIP-3009", "x402 exact on EVM"], sources: SOURCES, cases });
    }
    save(join(own, ACTS), acts);
  }
};

/** A language's acts, each with the calldata of its case. */
const acts = (folder, language) => {
  const { cases } = load(folder, language, "eip3009/calldata.json");
  const data = new Map(cases.map(({ id, output }) => [id, output?.data]));
  return load(folder, language, ACTS).map(({ calldata, ...act }) => ({ data: data.get(calldata), ...act }));
};

const [task, ...rest] = process.argv.slice(2);
try {
  if (task === "compile") compile(rest.includes("--check"));
  else if (task === "write") await write(rest[0], rest.slice(1));
  else if (task === "send") await send(rest.slice(1).map((language) => ({ language, acts: acts(rest[0], language) })), START);
  else throw new Error("compile, write or send");
} catch (error) {
  console.error(`onchain: ${error.message}`);
  process.exitCode = 1;
}
