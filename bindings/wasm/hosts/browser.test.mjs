// Chromium, without a bundler.

import assert from "node:assert/strict";
import { cpSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { launch, open, serve } from "./chromium.mjs";
import { EXPECTED, INSTALLED, project } from "./installed.mjs";

const PAGE = '<!doctype html><link rel="icon" href="data:,"><script type="module" src="/main.mjs"></script>';
const STRICT = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; worker-src 'self'";

const ENTRIES = { "x402-kernel": "/kernel/full/", "x402-kernel/pay": "/kernel/pay/" };

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

/** Opens a page with that script, beside the package's files; returns its `result`. */
async function page(files, headers) {
  const folder = project({ "index.html": PAGE, ...files });
  cpSync(join(INSTALLED, "dist"), join(folder, "kernel"), { recursive: true });
  const { origin, close } = await serve(folder, headers);
  try {
    return await open(browser, `${origin}/index.html`);
  } finally {
    close();
  }
}

const run = (index) => `
  import * as kernel from "${index}";
  import { purchase, thrown } from "./purchase.mjs";`;

for (const [entry, folder] of Object.entries(ENTRIES)) {
  describe(entry, () => {
    const ready = `${run(`${folder}index.js`)}
      const before = thrown(() => kernel.parseAmount("1"));
      await kernel.init();
      globalThis.result = { before, ...purchase(kernel) };`;
    const expected = { before: "usage.not_ready", ...EXPECTED[entry] };

    test("is ready after init", async () => {
      assert.deepEqual(await page({ "main.mjs": ready }), expected);
    });

    test("runs under a strict Content-Security-Policy with 'wasm-unsafe-eval'", async () => {
      assert.deepEqual(await page({ "main.mjs": ready }, { "Content-Security-Policy": STRICT }), expected);
    });

    test("reports a policy that forbids wasm", async () => {
      const refused = `${run(`${folder}index.js`)}
        globalThis.result = await kernel.init().catch(({ code, message }) => ({ code, message }));`;
      const policy = STRICT.replace(" 'wasm-unsafe-eval'", "");
      const { code, message } = await page({ "main.mjs": refused }, { "Content-Security-Policy": policy });
      assert.equal(code, "usage.not_loaded");
      assert.match(message, /Content-Security-Policy has to have 'wasm-unsafe-eval'/);
    });

    test("reports a missing file", async () => {
      const missing = `${run(`${folder}index.js`)}
        const tried = kernel.init("/no-such.wasm").catch(({ code, message }) => ({ code, message }));
        globalThis.result = { ...await tried, again: await kernel.init().then(() => kernel.parseAmount("1")) };`;
      const { code, message, again } = await page({ "main.mjs": missing });
      assert.deepEqual([code, again], ["usage.not_loaded", "1"]);
      assert.match(message, /HTTP status 404 for http/);
    });

    test("inlined, is ready when it is imported, under the strict policy as well", async () => {
      const inline = `${run(`${folder}inline.js`)}
        globalThis.result = purchase(kernel);`;
      for (const headers of [{}, { "Content-Security-Policy": STRICT }]) {
        assert.deepEqual(await page({ "main.mjs": inline }, headers), EXPECTED[entry]);
      }
    });

    test("works in many Workers at once", async () => {
      const worker = `${run(`${folder}index.js`)}
        await kernel.init();
        postMessage(Array.from({ length: 20 }, () => purchase(kernel)));`;
      const main = `
        const answers = Array.from({ length: 8 }, () => new Promise((resolve, reject) => {
          const worker = new Worker("/worker.mjs", { type: "module" });
          worker.onmessage = ({ data }) => resolve(data);
          worker.onerror = reject;
        }));
        globalThis.result = (await Promise.all(answers)).flat();`;
      const all = await page({ "main.mjs": main, "worker.mjs": worker }, { "Content-Security-Policy": STRICT });
      assert.equal(all.length, 160);
      for (const one of all) {
        assert.deepEqual(one, EXPECTED[entry]);
      }
    });

    test("one module serves a page and its Workers, without waiting there", async () => {
      const worker = `${run(`${folder}index.js`)}
        onmessage = ({ data }) => {
          kernel.initSync(data);
          postMessage(purchase(kernel));
        };`;
      const main = `
        const module = await WebAssembly.compileStreaming(fetch("${folder}x402_kernel.wasm"));
        const worker = new Worker("/worker.mjs", { type: "module" });
        worker.onmessage = ({ data }) => { globalThis.result = data; };
        worker.postMessage(module);`;
      assert.deepEqual(await page({ "main.mjs": main, "worker.mjs": worker }), EXPECTED[entry]);
    });
  });
}

test("values go through structuredClone and postMessage, and handles do not", async () => {
  const worker = `
    import * as kernel from "/kernel/pay/index.js";
    import { pay } from "./purchase.mjs";
    await kernel.init();
    onmessage = ({ data }) => postMessage(pay(kernel, data));
    postMessage("ready");`;
  const main = `
    import * as kernel from "/kernel/full/index.js";
    import { challenge, verify, thrown } from "./purchase.mjs";
    await kernel.init();
    const worker = new Worker("/worker.mjs", { type: "module" });
    const policy = new kernel.Policy();
    const refused = [() => structuredClone(policy), () => worker.postMessage(policy)].map(thrown);
    worker.onmessage = ({ data }) => {
      if (data === "ready") {
        worker.postMessage(structuredClone(challenge(kernel)));
      } else {
        globalThis.result = { refused, header: data.header, verdict: verify(kernel, structuredClone(data)) };
      }
    };`;
  const expected = { refused: ["usage.argument", "usage.argument"], ...EXPECTED["x402-kernel"] };
  assert.deepEqual(await page({ "main.mjs": main, "worker.mjs": worker }), expected);
});
