// The tested package, projects that install it, and programs in Node.

import { execFile } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { purchase } from "./purchase.mjs";

const installed = process.env.X402_INSTALLED;
if (installed === undefined) {
  throw new Error("X402_INSTALLED is not set: `cargo xtask release --dry-run --only js --check` installs the package");
}

/** The folder where it is installed. */
export const INSTALLED = installed;

const require = createRequire(join(INSTALLED, "package.json"));

/** The outcome of a purchase, by entry. */
export const EXPECTED = Object.fromEntries(
  ["x402-kernel", "x402-kernel/pay"].map((entry) => [entry, purchase(require(entry))]),
);

const made = [];
process.on("exit", () => made.forEach((folder) => rmSync(folder, { recursive: true })));

/** Makes a project of these files that installs the package, with `purchase.mjs`. */
export function project(files) {
  const folder = mkdtempSync(join(tmpdir(), "x402-kernel-host-"));
  made.push(folder);
  mkdirSync(join(folder, "node_modules"));
  symlinkSync(INSTALLED, join(folder, "node_modules/x402-kernel"), "dir");
  cpSync(here("purchase.mjs"), join(folder, "purchase.mjs"));
  for (const [name, text] of Object.entries({ "package.json": '{ "type": "module" }', ...files })) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

/** A file beside this one. */
export function here(name) {
  return fileURLToPath(new URL(name, import.meta.url));
}

/** Runs a program in a folder, and returns its output. */
export async function run(folder, program, ...args) {
  try {
    return (await promisify(execFile)(program, args, { cwd: folder, encoding: "utf8" })).stdout;
  } catch (error) {
    throw new Error(`${program} ${args.join(" ")}\n${error.stdout}\n${error.stderr}`);
  }
}
