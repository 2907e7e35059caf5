// The entry `x402-kernel/pay`: a part of the whole, under the same names.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import * as full from "x402-kernel";
import * as pay from "x402-kernel/pay";
import { PACKAGE } from "./places.js";
import { compile, inProject } from "./readme.js";
import { DEMAND, KEY, NONCE, NOW, PAYER, REQUEST, only } from "./sample.js";

type Named = Record<string, unknown>;

/** What somebody can write after a name: `Profile.price`, or a method of a class. */
function members(value: unknown): string[] {
  if (typeof value === "function") {
    return ["prototype" in value ? Object.getOwnPropertyNames(value.prototype).join() : "", String(value.length)];
  }
  return typeof value === "object" && value !== null ? Object.keys(value) : [];
}

test("it is a part of the whole, and each of its names is all that it is there", () => {
  const [part, whole] = [pay as Named, full as Named];
  const names = Object.keys(part);
  assert.ok(names.length > 20 && names.length < Object.keys(whole).length - 15);
  for (const name of names) {
    assert.ok(name in whole, name);
    assert.equal(typeof part[name], typeof whole[name], name);
    assert.deepEqual(members(part[name]), members(whole[name]), name);
  }
  assert.equal(Object.keys(pay.Code).length, Object.keys(full.Code).length);
});

test("a value of one is a value of the other, by its type as well", async () => {
  const index = readFileSync(join(PACKAGE, "dist/pay/api.d.ts"), "utf8");
  const handles = ["Approved", "Handle", "LocalSigner", "Policy", "Purchase", "SigningRequest", "UnsignedPayment"];
  // A step has requests to sign, and an error is thrown by one of them.
  const bound = [...handles, "Step", "Sign"];
  const names = Array.from(index.matchAll(/(?<=[{,] )(?:type )?(\w+)(?=,| \})/g), ([, name]) => name ?? "");
  const types = names.filter((name) => /^[A-Z][a-z]/.test(name) && !bound.includes(name));
  const both = types.map((name) => {
    return `export const ${name} = (a: pay.${name}, b: full.${name}): [full.${name}, pay.${name}] => [a, b];`;
  });
  const neither = handles.filter((name) => name !== "Handle").map((name) => {
    return `// @ts-expect-error\nexport const ${name} = (a: pay.${name}): full.${name} => a;`;
  });
  const imports = 'import type * as full from "x402-kernel";\nimport type * as pay from "x402-kernel/pay";\n';
  assert.ok(types.length > 40, types.join());
  await inProject(imports + [...both, ...neither].join("\n"), (folder) => {
    compile(folder, ["--module", "nodenext", "--lib", "es2024,esnext.disposable", "--noEmit"]);
  });
});

test("what one read and chose, the other pays and judges", () => {
  const choice = full.PaymentRequired.choose(pay.PaymentRequired.parse(DEMAND), PAYER);
  const unsigned = new pay.Policy().approve(choice, REQUEST, NOW).prepare(NOW, NONCE);
  const payment = unsigned.finish(new pay.LocalSigner(KEY).sign(only(unsigned.requests)));
  const verdict = full.PaymentRequirements.verify(choice.option, payment, NOW);
  assert.equal(verdict.verdict, "signed_by_payer");
  const receipt = full.SettleResponse.settled("0x12", "eip155:84532");
  const outcome = pay.interpret(200, full.receiptHeaders(receipt, 2), "", { paid: true });
  assert.deepEqual(outcome, { outcome: "delivered", receipt });
});

test("a handle of one is none of the other", () => {
  const [policy, signer] = [new pay.Policy(), new pay.LocalSigner(KEY)] as never[];
  const unsigned = new full.Policy().approve(full.PaymentRequired.choose(full.PaymentRequired.parse(DEMAND), PAYER), REQUEST, NOW);
  const prepared = unsigned.prepare(NOW, NONCE);
  for (const call of [
    () => new full.Purchase(policy as never, PAYER, REQUEST),
    () => new pay.LocalSigner(KEY).sign(only(prepared.requests) as never),
  ]) {
    assert.throws(call, { code: full.Code.USAGE_ARGUMENT });
  }
  assert.ok(signer);
});

for (const folder of ["full", "pay"]) {
  test(`the layer of ${folder} calls what its wasm has, and all of it`, () => {
    const read = (name: string) => readFileSync(join(PACKAGE, "dist", folder, name), "utf8");
    const module = read("x402_kernel.js");
    const has = new Set(Array.from(module.matchAll(/^export (?:function|class) (\w+)/gm), ([, name]) => name));
    const layer = readdirSync(join(PACKAGE, "dist", folder)).filter((name) => /^(?!x402_|inlined).*\.js$/.test(name));
    const calls = layer.flatMap((name) => {
      const text = read(name);
      const named = /import \{([^}]*)\} from "\.\/x402_kernel\.js"/.exec(text)?.[1]?.split(",") ?? [];
      const imported = named.map((each) => each.trim().split(" as ")[0]).filter((each) => each !== "initSync");
      return [...imported, ...Array.from(text.matchAll(/\bwasm\.(\w+)/g), ([, call]) => call)];
    });
    // These two come from another handle.
    const made = ["Approved", "UnsignedPayment"];
    assert.deepEqual([...new Set([...calls, ...made])].sort(), [...has].sort());
  });
}
