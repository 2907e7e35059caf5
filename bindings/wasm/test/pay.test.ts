// The entry `x402-kernel/pay`: a part of the package, under the same names.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import * as full from "x402-kernel";
import * as pay from "x402-kernel/pay";
import { PACKAGE } from "./paths.js";
import { compile, inProject } from "./readme.js";
import { CHALLENGE, NONCE, NOW, PAYER, REQUEST, SIGNER, choice, only, payment, signature, unsigned } from "./sample.js";

type Named = Record<string, unknown>;

/** The text of a member in code: `Profile.price`, or a method of a class. */
function members(value: unknown): string[] {
  if (typeof value === "function") {
    return ["prototype" in value ? Object.getOwnPropertyNames(value.prototype).join() : "", String(value.length)];
  }
  return typeof value === "object" && value !== null ? Object.keys(value) : [];
}

/** The functions of the three names that have more in the full entry. */
const READING: Record<string, string[]> = {
  PaymentRequired: ["parse", "fromHeader", "fromHttp", "choose", "echo"],
  Profile: ["default", "fromJson"],
  SettleResponse: ["parse"],
};

test("it is a part of the full entry, and all but three of its names are complete", () => {
  const [part, whole] = [pay as Named, full as Named];
  const names = Object.keys(part);
  assert.ok(names.length > 15 && names.length < Object.keys(whole).length - 15);
  for (const name of names) {
    assert.ok(name in whole, name);
    assert.equal(typeof part[name], typeof whole[name], name);
    assert.deepEqual(members(part[name]), READING[name] ?? members(whole[name]), name);
  }
  for (const [name, reading] of Object.entries(READING)) {
    const more = members(whole[name]);
    assert.ok(more.length > reading.length && reading.every((member) => more.includes(member)), name);
  }
  assert.equal(Object.keys(pay.Code).length, Object.keys(full.Code).length);
});

test("where a name has less, the rest is word for word the same", () => {
  for (const name of ["payment-required", "profile", "settle-response"].flatMap((name) => [`${name}.js`, `${name}.d.ts`])) {
    const [part, whole] = ["pay", "full"].map((entry) => {
      const lines = readFileSync(join(PACKAGE, "dist", entry, "generated", name), "utf8").split("\n");
      return lines.filter((line) => !line.startsWith("//"));
    }) as [string[], string[]];
    assert.deepEqual(part.filter((line) => !whole.includes(line)), [], name);
    assert.ok(part.length > 10 && part.length < whole.length, name);
  }
});

test("values of one entry are values of the other, also by type", async () => {
  const index = ["api", "generated/api"].map((name) => readFileSync(join(PACKAGE, `dist/pay/${name}.d.ts`), "utf8")).join();
  const handles = ["Approved", "Handle", "Policy", "Purchase", "SigningRequest", "UnsignedPayment"];
  // A step has requests to sign; an error can be thrown.
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

test("one entry reads and chooses, the other pays and verifies", () => {
  const choice = full.PaymentRequired.choose(pay.PaymentRequired.parse(CHALLENGE), PAYER);
  const payment = new pay.Policy().approve(choice, REQUEST, NOW).prepare(NOW, NONCE).finish(signature());
  const verdict = full.PaymentRequirements.verify(choice.offer, payment, NOW);
  assert.equal(verdict.verdict, "signed_by_payer");
  const receipt = full.SettleResponse.settled("0x12", "eip155:84532");
  const outcome = pay.interpret(200, full.receiptHeaders(receipt, 2), "", { paid: true });
  assert.deepEqual(outcome, { outcome: "delivered", receipt });
});

test("a handle of one entry is not a handle of the other", () => {
  const prepared = new pay.Policy().approve(choice(), REQUEST, NOW).prepare(NOW, NONCE);
  for (const call of [
    () => new full.Purchase(new pay.Policy() as never, PAYER, REQUEST),
    () => SIGNER.sign(only(prepared.requests) as never),
  ]) {
    assert.throws(call, { code: full.Code.USAGE_ARGUMENT });
  }
});

test("typed data is the same in both, and its signature is accepted by finish and a purchase", () => {
  const prepared = new pay.Policy().approve(choice(), REQUEST, NOW).prepare(NOW, NONCE);
  assert.deepEqual({ ...only(prepared.requests) }, { ...only(unsigned().requests) });
  assert.deepEqual(prepared.finish(signature()), payment());

  using purchase = new pay.Purchase(new pay.Policy(), PAYER, REQUEST);
  purchase.next({ event: "start", now: NOW, nonce: NONCE });
  const headers: [string, string][] = [["PAYMENT-REQUIRED", pay.encodeHeader(CHALLENGE)]];
  purchase.next({ event: "response", status: 402, headers, body: "", now: NOW });
  const asked = purchase.next({ event: "reserved", now: NOW });
  const step = asked.step === "sign" ? asked : assert.fail(asked.step);
  const request = only(step.requests);
  assert.equal(request.digest, unsigned().digest);
  const sent = purchase.next({ event: "signed", answers: [{ id: request.id, signature: signature() }], now: NOW });
  assert.equal(sent.step, "send");
  assert.equal(purchase.payment?.header, payment().header);
});

for (const folder of ["full", "pay"]) {
  test(`the layer of ${folder} calls all functions of its wasm, and no others`, () => {
    const dist = join(PACKAGE, "dist", folder);
    const read = (name: string) => readFileSync(join(dist, name), "utf8");
    const module = read("x402_kernel.js");
    const has = new Set(Array.from(module.matchAll(/^export (?:function|class) (\w+)/gm), ([, name]) => name));
    const names = readdirSync(dist, { encoding: "utf8", recursive: true });
    const layer = names.filter((name) => /^(?!x402_|inlined).*\.js$/.test(name));
    const calls = layer.flatMap((name) => {
      const text = read(name);
      const named = /import \{([^}]*)\} from "\.\/x402_kernel\.js"/.exec(text)?.[1]?.split(",") ?? [];
      const imported = named.map((each) => each.trim().split(" as ")[0]).filter((each) => each !== "initSync");
      return [...imported, ...Array.from(text.matchAll(/\bwasm\.(\w+)/g), ([, call]) => call)];
    });
    // These two are from another handle.
    const made = ["Approved", "UnsignedPayment"];
    assert.deepEqual([...new Set([...calls, ...made])].sort(), [...has].sort());
  });
}
