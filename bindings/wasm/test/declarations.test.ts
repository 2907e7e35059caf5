// The documentation in the declarations, as editors show it.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import * as kernel from "x402-kernel";
import { CHECKOUT, PACKAGE } from "./paths.js";

const FOLDERS = ["dist/full", "dist/pay", "dist/full/generated", "dist/pay/generated"].map((name) => join(PACKAGE, name));

function declarations(folder: string): { name: string; text: string }[] {
  const names = readdirSync(folder).filter((name) => name.endsWith(".d.ts"));
  return names.map((name) => ({ name, text: readFileSync(join(folder, name), "utf8") }));
}

/** The lines of exported declarations and members without a comment before them. */
function undocumented(text: string): string[] {
  let [before, exported] = ["", false];
  const found = [];
  for (const line of text.split("\n")) {
    const top = /^(export |declare |type |interface |class )/.test(line);
    exported = top ? /^export (?!\{|\*|type \{|default )/.test(line) : exported;
    // `#private`, a private constructor and the end of a type need none.
    const named = top || /^\s+(?!private )[A-Za-z[][^*]*[(:;]/.test(line);
    const said = before.endsWith("*/");
    if (exported && named && !said && !/^\s*(\/\*\*|\*)/.test(before + line)) {
      found.push(line.trim());
    }
    before = line.trim() === "" ? before : line;
  }
  return found;
}

test("every exported declaration, and every member of one, is documented", () => {
  let count = 0;
  for (const { name, text } of FOLDERS.flatMap(declarations)) {
    assert.deepEqual(undocumented(text), [], name);
    count += text.split("/**").length - 1;
  }
  assert.ok(count > 500, `${count} comments`);
});

test("an undocumented declaration is found", () => {
  assert.deepEqual(undocumented("export declare function a(): void;"), ["export declare function a(): void;"]);
  const member = "/** A. */\nexport interface A {\n    readonly b: string;\n    /** C. */\n    c(): void;\n}\n";
  assert.deepEqual(undocumented(member), ["readonly b: string;"]);
  assert.deepEqual(undocumented(`${member.replace("readonly", "/** B. */\n    readonly")}export {};\n`), []);
});

test("no declaration has any, or asks for a number where a bigint is possible", () => {
  for (const { name, text } of FOLDERS.flatMap(declarations)) {
    const code = text.replaceAll(/\/\*\*.*?\*\//gs, "").replaceAll(/"[^"]*"/g, '""');
    assert.doesNotMatch(code, /\bany\b/, name);
    // A bigint is accepted as an alternative to a text, and never returned.
    assert.doesNotMatch(code.replaceAll(/string \| bigint/g, ""), /\bbigint\b/, name);
  }
});

test("every name of the surface is here, and every function here is in it", () => {
  const contract = readFileSync(join(CHECKOUT, "bindings/README.md"), "utf8");
  const rows = (heading: string) => {
    const [, section = ""] = new RegExp(`^## ${heading}\\n(.*?)^## `, "ms").exec(contract) ?? [];
    return Array.from(section.matchAll(/^\| (?!---)(.*?) \|$/gm), ([, row = ""]) => row.split(/(?<!\\)\| ?/)).slice(1);
  };
  const functions = rows("Functions").flatMap(([, others = ""]) => {
    return Array.from(others.matchAll(/(\w+)\(/g), ([, name = ""]) => name);
  });
  const here = Object.entries(kernel).filter(([name, value]) => typeof value === "function" && /^[a-z]/.test(name));
  // These are this language's alone.
  const others = ["init", "initSync"];
  assert.deepEqual(functions.sort(), here.map(([name]) => name).filter((name) => !others.includes(name)).sort());

  const index = ["api", "generated/api"].map((name) => readFileSync(join(PACKAGE, `dist/full/${name}.d.ts`), "utf8")).join();
  const exported = new Set(Array.from(index.matchAll(/\w+/g), ([word]) => word));
  const types = rows("Types").map(([cell = ""]) => /JavaScript `(\w+)`/.exec(cell)?.[1] ?? /`(\w+)`/.exec(cell)?.[1] ?? "");
  assert.ok(types.length > 30);
  assert.deepEqual(types.filter((name) => !exported.has(name)), []);
});
