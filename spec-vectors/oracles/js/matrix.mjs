// Prints which implementation accepts whose payments, from the committed vectors: `write.mjs --check` and `python/check.py`
// check the names in them, and the tests of each language check the verdicts and the bytes.

import { readFileSync } from "node:fs";

const cases = (op) => JSON.parse(readFileSync(new URL(`../../${op}.json`, import.meta.url), "utf8")).cases;
const SENDERS = {
  "ours: Rust, Python, JavaScript, Kotlin, Swift (the same bytes)": "ours",
  "@x402/core 2.27.0, @x402/evm 2.27.0 (TypeScript client)": "typescript",
  "x402 2.25.0 (Python client)": "python",
};
const RECEIVERS = { ours: undefined, TypeScript: "@x402/evm", Python: "x402" };

const verdicts = cases("exact/verify");
// A payment of a repaired offer goes to the server that wrote the offer, and to no facilitator.
const sends = cases("exact/finish").filter(({ input, output }) => output && !input.contract && !input.policy.repaired).map(({ id }) => id.replace("finish-", "verify-ours-"));
const missing = sends.filter((id) => !verdicts.some((verdict) => verdict.id === id));
if (missing.length > 0) throw new Error(`sent by us, and verified by no SDK: ${missing.join(", ")}`);

/** A facilitator is named if it verifies as we do. */
const takes = ({ from, output }, name) => (output.verdict === "signed_by_payer") === (name === undefined || from.includes(name));

const rows = [];
const refusals = [];
for (const [title, sender] of Object.entries(SENDERS)) {
  for (const version of [1, 2]) {
    const sent = verdicts.filter(({ id, input }) => id.startsWith(`verify-${sender}-`) && input.version === version);
    const cells = Object.entries(RECEIVERS).map(([receiver, name]) => {
      const refused = sent.filter((verdict) => !takes(verdict, name));
      refusals.push(...refused.map(({ id, why }) => `${receiver} refuses ${id.replace("verify-", "")}: ${why}`));
      return `${sent.length - refused.length} of ${sent.length}`;
    });
    rows.push([`${title}, v${version}`, ...cells]);
  }
}
const table = [["payments of", ...Object.keys(RECEIVERS)], ...rows];
const widths = table[0].map((_, column) => Math.max(...table.map((row) => row[column].length)));
for (const row of table) console.log(row.map((cell, column) => cell.padEnd(widths[column])).join("  ").trimEnd());
console.log(refusals.join("\n"));

// Their servers cannot match a payment of v1: they compare its `accepted`.
const sent = cases("exact/finish").filter(({ input, output }) => output?.headerName === "PAYMENT-SIGNATURE" && !input.contract && !input.policy.repaired);
for (const [world, names] of Object.entries({ TypeScript: ["@x402/core", "@x402/evm"], Python: ["x402"] })) {
  const taken = sent.filter(({ from }) => names.every((name) => from.includes(name)));
  console.log(`ours, v2, decoded, matched and verified by ${world}'s server and facilitator: ${taken.length} of ${sent.length}`);
}
