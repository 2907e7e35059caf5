// Starts an EVM node on a free port, and always stops it.

import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";

const PACKAGE = { "linux x64": "@foundry-rs/anvil-linux-amd64/bin/anvil" };

/** The locked program if there is one for this machine, else the installed one. */
const program = () => {
  const locked = PACKAGE[`${process.platform} ${process.arch}`];
  if (locked) return createRequire(import.meta.url).resolve(locked);
  if (spawnSync("anvil", ["--version"]).status === 0) return "anvil";
  throw new Error("anvil is missing: install Foundry 1.7 or newer");
};

const listening = async (child) => {
  for await (const line of createInterface({ input: child.stdout })) {
    const [, address] = /^Listening on (\S+)/.exec(line) ?? [];
    if (address) return `http://${address}`;
  }
  throw new Error("the node ended before it listened");
};

/** Runs `use` with the address of a new node whose time begins at `timestamp`, and whose transactions are free. */
export const withNode = async (chainId, timestamp, use) => {
  const free = ["--gas-price", "0", "--block-base-fee-per-gas", "0", "--auto-impersonate"];
  const chain = ["--chain-id", String(chainId), "--timestamp", String(timestamp), "--hardfork", "prague"];
  const child = spawn(program(), ["--port", "0", ...chain, ...free], { stdio: ["ignore", "pipe", "inherit"] });
  const ended = once(child, "exit");
  const stop = () => child.kill("SIGKILL");
  const interrupted = () => process.exit(1);
  process.on("exit", stop);
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, interrupted);
  try {
    const address = await listening(child);
    child.stdout.resume();
    return await use(address);
  } finally {
    stop();
    await ended;
  }
};
