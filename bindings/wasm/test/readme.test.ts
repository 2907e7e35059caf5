import assert from "node:assert/strict";
import { test } from "node:test";
import { CODE, compile, inProject, run } from "./readme.js";

test("the README runs, and prints what it says", async () => {
  const { printed } = await run();
  const said = [...CODE.matchAll(/console\.log\(.*\); \/\/ (.*)$/gm)].map(([, comment]) => comment ?? "");
  assert.ok(said.length > 5);
  assert.deepEqual(printed.map(lasting), said.map(lasting));
});

/** Without what is another each time: the time of day, and the base64 of a payment. */
function lasting(line: string): string {
  return line.replace(/\d\d:\d\d:\d\d/, "<time>").replace(/eyJ\S+/, "<base64>");
}

test("the declarations need neither Node's types nor the DOM's", async () => {
  await inProject('export * from "x402-kernel";\n', (folder) => {
    compile(folder, ["--lib", "es2024,esnext.disposable", "--noEmit"]);
  });
});
