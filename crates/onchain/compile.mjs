// Compiles the contracts. The artifacts are committed, and must be what the compiler makes from the sources.

import { readFileSync, writeFileSync } from "node:fs";
import solc from "solc";

const NAMES = ["Dollar", "Wallet"];
const file = (path) => new URL(path, import.meta.url);
const settings = {
  evmVersion: "cancun",
  optimizer: { enabled: true, runs: 200 },
  // The bytes contain no hash of the sources, so that a comment does not change them.
  metadata: { appendCBOR: false, bytecodeHash: "none" },
  outputSelection: { "*": { "*": ["abi", "evm.bytecode.object"] } },
};

/** The committed artifact of a contract: its ABI and its bytecode. */
export const artifact = (name) => JSON.parse(readFileSync(file(`artifacts/${name}.json`), "utf8"));

/** Writes the artifacts; with `check`, fails if one differs. */
export const compile = (check) => {
  const sources = Object.fromEntries(
    NAMES.map((name) => [`${name}.sol`, { content: readFileSync(file(`contracts/${name}.sol`), "utf8") }]),
  );
  const { contracts, errors = [] } = JSON.parse(solc.compile(JSON.stringify({ language: "Solidity", sources, settings })));
  if (errors.length > 0) throw new Error(errors.map((error) => error.formattedMessage).join("\n"));
  for (const name of NAMES) {
    const { abi, evm } = contracts[`${name}.sol`][name];
    const text = `${JSON.stringify({ compiler: solc.version(), abi, bytecode: `0x${evm.bytecode.object}` }, null, 1)}\n`;
    const path = file(`artifacts/${name}.json`);
    if (!check) writeFileSync(path, text);
    else if (readFileSync(path, "utf8") !== text) throw new Error(`artifacts/${name}.json is not what the compiler makes`);
    console.log(`${name}: ${evm.bytecode.object.length / 2} bytes${check ? ", as committed" : ""}`);
  }
};
