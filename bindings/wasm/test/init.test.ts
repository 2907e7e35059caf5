// Before the wasm is loaded, and loading it: as in a browser, which a condition of Node simulates.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { describe, test } from "node:test";
import * as kernel from "x402-kernel";
import { PACKAGE } from "./paths.js";

/** Runs a module that imports the entry as `kernel`, and returns its output. */
function run(entry: string, condition: string, code: string): unknown {
  const script = `
    import { readFileSync } from "node:fs";
    import { join } from "node:path";
    import * as kernel from "${entry}";
    const file = (name) => readFileSync(join(${JSON.stringify(PACKAGE)}, "dist", name, "x402_kernel.wasm"));
    const thrown = (call) => { try { call(); } catch (error) { return error; } throw new Error("nothing was thrown"); };
    const rejected = (promise) => promise.then(() => { throw new Error("resolved"); }, (error) => error);
    ${code}`;
  const node = [`--conditions=${condition}`, "--input-type=module", "--eval", script];
  return JSON.parse(execFileSync(process.execPath, node, { cwd: PACKAGE, encoding: "utf8" }));
}

for (const [entry, folder] of [
  ["x402-kernel", "full"],
  ["x402-kernel/pay", "pay"],
] as const) {
  describe(`${entry} where files are not read at once`, () => {
    test("every function says what to do, until it is ready", () => {
      const said = run(
        entry,
        "browser",
        `const calls = [
          () => kernel.parseAmount("1"),
          () => kernel.parseAmount(1),
          () => kernel.Profile.default(),
          () => new kernel.Policy(),
          () => kernel.Request.of("GET", "https://api.example.com/"),
          () => kernel.PaymentRequired.parse("{}"),
        ];
        const errors = calls.map(thrown);
        const before = errors.map((error) => [error instanceof kernel.X402Error, error.code, error.httpStatus]);
        kernel.initSync(file("${folder}"));
        console.log(JSON.stringify({ before, message: errors[0].message, after: kernel.parseAmount("1") }));`,
      );
      const expected = Array.from({ length: 6 }, () => [true, "usage.not_ready", 500]);
      const message =
        "usage.not_ready: the package is not ready; await init() once before anything else, " +
        "or import the entry that ends in /inline";
      assert.deepEqual(said, { before: expected, message, after: "1" });
    });

    test("a failure to load has its reason, and can be retried", () => {
      const said = run(
        entry,
        "workerd",
        `const errors = [
          await rejected(kernel.init("http://127.0.0.1:1/x402_kernel.wasm")),
          await rejected(kernel.init(new Uint8Array([0, 97, 115]))),
          await rejected(kernel.init(Promise.reject(new Error("offline")))),
          await rejected(kernel.init(new Response("", { status: 404 }))),
          await rejected(kernel.init(7)),
          thrown(() => kernel.initSync("x402_kernel.wasm")),
          thrown(() => kernel.initSync(new Uint8Array())),
          thrown(() => kernel.parseAmount("1")),
        ];
        await kernel.init(file("${folder}"));
        await Promise.all([kernel.init("no matter"), kernel.init()]);
        kernel.initSync("no matter");
        const codes = errors.map((error) => error.code);
        console.log(JSON.stringify({ codes, causes: errors.filter((error) => error.cause).length, after: kernel.parseAmount("1") }));`,
      );
      const codes = [...Array.from({ length: 7 }, () => "usage.not_loaded"), "usage.not_ready"];
      assert.deepEqual(said, { codes, causes: 7, after: "1" });
    });

    test("a module, bytes or a response can be loaded, also by two calls at once", () => {
      for (const source of [
        `await WebAssembly.compile(file("${folder}"))`,
        `new Uint8Array(file("${folder}")).buffer`,
        `new Response(file("${folder}"))`,
        `Promise.resolve(new Response(file("${folder}")))`,
      ]) {
        const code = `await Promise.all([kernel.init(${source}), kernel.init()]);
          console.log(JSON.stringify(kernel.parseAmount("1")));`;
        assert.equal(run(entry, "edge-light", code), "1", source);
      }
    });
  });
}

test("init does nothing if the module is ready when imported", async () => {
  await kernel.init("http://127.0.0.1:1/");
  kernel.initSync(new Uint8Array());
  assert.equal(kernel.parseAmount("1"), "1");
});
