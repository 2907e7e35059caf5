// workerd, Deno and Bun.

import assert from "node:assert/strict";
import { cpSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import * as esbuild from "esbuild";
import { EXPECTED, INSTALLED, here, project, run } from "./installed.mjs";

const ENTRIES = { "x402-kernel": ["kernel.wasm", "full"], "x402-kernel/pay": ["pay.wasm", "pay"] };

const WORKERD = `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (services = [(name = "main", worker = .worker)]);
const worker :Workerd.Worker = (
  compatibilityDate = "2026-01-01",
  modules = [
    (name = "worker.js", esModule = embed "worker.js"),
    (name = "kernel.wasm", wasm = embed "kernel.wasm"),
  ],
);`;

for (const [entry, [file, folder]] of Object.entries(ENTRIES)) {
  describe(entry, () => {
    // No files, no eval, nothing compiled at run time: the module is an argument, as a Worker imports one.
    test("runs in workerd with its module as an argument", async () => {
      const code = `
        import * as kernel from "${entry}";
        import module from "${`x402-kernel/${file}`}";
        import { purchase, thrown } from "./purchase.mjs";
        const before = thrown(() => kernel.parseAmount("1"));
        kernel.initSync(module);
        const expected = ${JSON.stringify(EXPECTED[entry])};
        export default {
          async test() {
            await kernel.init();
            const found = purchase(kernel);
            if (before !== "usage.not_ready" || JSON.stringify(found) !== JSON.stringify(expected)) {
              throw new Error(JSON.stringify({ before, found }));
            }
            console.log("bought");
          },
        };`;
      const worker = project({ "main.mjs": code, "config.capnp": WORKERD });
      cpSync(join(INSTALLED, "dist", folder, "x402_kernel.wasm"), join(worker, "kernel.wasm"));
      await esbuild.build({
        absWorkingDir: worker,
        entryPoints: ["main.mjs"],
        outfile: "worker.js",
        bundle: true,
        format: "esm",
        conditions: ["workerd", "worker"],
        logLevel: "error",
        // As in wrangler: the wasm is a module of the Worker.
        plugins: [
          {
            name: "wasm",
            setup: (build) => build.onResolve({ filter: /\.wasm$/ }, () => ({ path: "./kernel.wasm", external: true })),
          },
        ],
      });
      await run(worker, here("node_modules/.bin/workerd"), "test", "config.capnp");
    });

    const code = `
      import * as kernel from "${entry}";
      import * as inline from "${entry}/inline";
      import { purchase } from "./purchase.mjs";
      console.log(JSON.stringify([purchase(kernel), purchase(inline)]));`;
    const expected = [EXPECTED[entry], EXPECTED[entry]];

    test("runs in Deno", async () => {
      const deno = [here("node_modules/.bin/deno"), "run", "--no-remote", "--node-modules-dir=manual", "--allow-read"];
      const printed = await run(project({ "main.mjs": code }), ...deno, "main.mjs");
      assert.deepEqual(JSON.parse(printed), expected);
    });

    test("runs in Bun", async () => {
      const printed = await run(project({ "main.mjs": code }), here("node_modules/.bin/bun"), "main.mjs");
      assert.deepEqual(JSON.parse(printed), expected);
    });
  });
}

test("a failure in a Worker is noticed", async () => {
  const code = 'export default { async test() { throw new Error("as it should"); } };';
  const worker = project({ "worker.js": code, "config.capnp": WORKERD });
  cpSync(join(INSTALLED, "dist/pay/x402_kernel.wasm"), join(worker, "kernel.wasm"));
  await assert.rejects(run(worker, here("node_modules/.bin/workerd"), "test", "config.capnp"), /as it should/);
});
