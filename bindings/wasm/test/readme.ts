// The README's code: extracted, type-checked in a strict project, and run.

import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { inspect } from "node:util";
import type { LocalSigner, PaymentPayload, Plan, Purchase, SettleResponse } from "x402-kernel";
import type { UnsignedPayment } from "x402-kernel/pay";
import { PACKAGE, SOURCES } from "./paths.js";

/** All of its TypeScript, in order. */
export const CODE = [...readFileSync(join(PACKAGE, "README.md"), "utf8").matchAll(/^```ts\n(.*?)^```$/gms)]
  .map(([, block]) => block)
  .join("\n");

/** The types that the README's last block needs from its host. */
export interface Host {
  http(headers: readonly (readonly [string, string])[], noRedirect: boolean): Promise<Answered | undefined>;
  store: { reserve(plan: Plan): Promise<string | undefined>; release(id: string | undefined): Promise<void> };
  ask(summary: string): Promise<boolean>;
  clock(): number;
  sleep(seconds: number): Promise<void>;
}

/** An HTTP response. */
export type Answered = { status: number; headers: Headers; body: Uint8Array };

type Bought = { response: Answered | undefined; receipt: SettleResponse | undefined };

/** The README's wallet. */
export interface Wallet {
  request(asked: { method: string; params: readonly unknown[] }): Promise<string>;
}

/** Runs the code. The module has its functions `pay` and `buy`; `printed` is its output, line by line. */
export async function run(): Promise<{
  printed: string[];
  pay(unsigned: UnsignedPayment, wallet: Wallet): Promise<PaymentPayload>;
  buy(purchase: Purchase, signer: LocalSigner, host: Host): Promise<Bought>;
}> {
  return inProject(`${CODE}\nexport { buy, pay };\n`, async (folder) => {
    for (const resolution of RESOLUTIONS) {
      compile(folder, ["--lib", "es2024,esnext.disposable,dom", ...resolution]);
    }
    const [printed, log] = [[] as string[], console.log];
    console.log = (...values: unknown[]) => printed.push(values.map(shown).join(" "));
    try {
      return { printed, ...(await import(pathToFileURL(join(folder, "main.js")).href)) };
    } finally {
      console.log = log;
    }
  });
}

/** Ways to resolve a package in a user's project; the last is Node's. */
export const RESOLUTIONS = [
  ["--module", "esnext", "--moduleResolution", "bundler"],
  ["--module", "node16"],
  ["--module", "nodenext"],
];

/** Makes a project of one file, `main.ts`, that has this package installed. */
export async function inProject<T>(code: string, use: (folder: string) => T | Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "x402-kernel-"));
  try {
    mkdirSync(join(folder, "node_modules"));
    symlinkSync(PACKAGE, join(folder, "node_modules/x402-kernel"), "dir");
    writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
    writeFileSync(join(folder, "main.ts"), code);
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Compiles a project in strict mode, with declarations; throws the compiler's errors. */
export function compile(folder: string, options: string[]): void {
  const strict = ["--strict", "--exactOptionalPropertyTypes", "--noUncheckedIndexedAccess", "--skipLibCheck", "false"];
  const modules = ["--target", "es2022", "--types", ""];
  const compiler = join(SOURCES, "node_modules/typescript/bin/tsc");
  try {
    execFileSync(process.execPath, [compiler, ...strict, ...modules, ...options, "main.ts"], { cwd: folder });
  } catch (error) {
    throw new Error(String((error as { stdout: Buffer }).stdout));
  }
}

function shown(value: unknown): string {
  return typeof value === "string" ? value : inspect(value);
}
