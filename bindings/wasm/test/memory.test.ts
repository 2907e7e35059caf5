// Memory over 10^5 calls: that of the wasm, which never shrinks, and of JavaScript.

import assert from "node:assert/strict";
import { join } from "node:path";
import { describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { Worker } from "node:worker_threads";
import * as full from "x402-kernel";
import * as pay from "x402-kernel/pay";
import { PACKAGE } from "./paths.js";
import { CHALLENGE, KEY, NONCE, NOW, PAYER, REQUEST, signature } from "./sample.js";

setFlagsFromString("--expose-gc");
const collect: () => void = runInNewContext("gc");

const CALLS = 100_000;

/** The wasm's memory, which the layer does not expose. */
async function memory(folder: string): Promise<WebAssembly.Memory> {
  const glue = await import(pathToFileURL(join(PACKAGE, "dist", folder, "x402_kernel.js")).href);
  return glue.initSync().memory;
}

// The layer is the same in both, so the second test is shorter.
for (const [entry, folder, kernel, calls] of [
  ["x402-kernel", "full", full as unknown as typeof pay, CALLS],
  ["x402-kernel/pay", "pay", pay, CALLS / 5],
] as const) {
  describe(entry, () => {
    const challenge = kernel.PaymentRequired.parse(CHALLENGE);
    const choice = kernel.PaymentRequired.choose(challenge, PAYER);
    const policy = new kernel.Policy();
    const receipt = full.SettleResponse.settled("0x12", "eip155:84532");
    const signed = signature();

    /** Five calls; each handle is used up or freed, and no promise is awaited. */
    function five(): void {
      assert.equal(kernel.PaymentRequired.choose(kernel.PaymentRequired.parse(CHALLENGE), PAYER).index, 0);
      const approved = policy.approve(choice, REQUEST, NOW);
      approved.prepare(NOW, NONCE).free();
      assert.throws(() => kernel.parseAmount("1e6"), kernel.X402Error);
      kernel.SettleResponse.parse(receipt.json);
    }

    /** Whole purchases, with their slow signatures. */
    function purchases(count: number): void {
      for (let times = 0; times < count; times += 1) {
        const unsigned = policy.approve(choice, REQUEST, NOW).prepare(NOW, NONCE);
        // Every other one fails, and is used up, too.
        assert.ok(times % 2 === 0 ? unsigned.finish(signed) : thrown(() => unsigned.finish("0x00")));
        using signer = kernel === pay ? undefined : new full.LocalSigner(KEY);
        using own = new kernel.Policy();
        using purchase = new kernel.Purchase(own, PAYER, REQUEST);
        assert.equal(purchase.next({ event: "start", now: NOW, nonce: NONCE }).step, "send");
        assert.equal((signer ?? PAYER).address, PAYER.address);
      }
    }

    /** The growth after the first tenth of a load: pages of the wasm, and bytes of JavaScript. */
    async function added(load: (count: number) => unknown, count: number): Promise<[pages: number, heap: number]> {
      await load(count / 10);
      collect();
      const [wasm, heap] = [(await memory(folder)).buffer.byteLength, process.memoryUsage().heapUsed];
      await load(count);
      const after = (await memory(folder)).buffer.byteLength;
      collect();
      return [(after - wasm) / 65_536, process.memoryUsage().heapUsed - heap];
    }

    test("in one loop that never yields, calls leave nothing", async () => {
      const [pages, heap] = await added((count) => {
        for (let times = 0; times < count / 5; times += 1) {
          five();
        }
      }, calls);
      assert.equal(pages, 0);
      assert.ok(heap < 4_000_000, `${heap} bytes`);
    });

    test("nor do handles that are used up or freed", async () => {
      const [pages, heap] = await added(purchases, 1_000);
      assert.equal(pages, 0);
      assert.ok(heap < 4_000_000, `${heap} bytes`);
    });

    test("with yields, forgotten handles leave nothing, either", async () => {
      const forgetting = async (count: number) => {
        for (let times = 0; times < count / 5; times += 1) {
          kernel.PaymentRequired.choose(kernel.PaymentRequired.parse(CHALLENGE), PAYER);
          new kernel.Purchase(new kernel.Policy(), PAYER, REQUEST);
          policy.approve(choice, REQUEST, NOW);
          if (times % 100 === 0) {
            collect();
            await new Promise(setImmediate);
            await new Promise(setImmediate);
          }
        }
      };
      const [pages, heap] = await added(forgetting, calls);
      // The collector decides when; without it there would be hundreds of pages.
      assert.ok(pages <= 32, `${pages} pages`);
      assert.ok(heap < 4_000_000, `${heap} bytes`);
    });
  });
}

test("many Workers at once have the same result", async () => {
  const code = `
    const { parentPort } = require("node:worker_threads");
    const answers = ["x402-kernel", "x402-kernel/pay"].map((entry) => {
      const kernel = require(entry);
      const challenge = kernel.PaymentRequired.parse(${JSON.stringify(CHALLENGE)});
      return Array.from({ length: 20 }, () => {
        const choice = kernel.PaymentRequired.choose(challenge, ${JSON.stringify(PAYER)});
        const approved = new kernel.Policy().approve(choice, ${JSON.stringify(REQUEST)}, ${NOW});
        const unsigned = approved.prepare(${NOW}, "${NONCE}");
        return unsigned.finish("${signature()}").header;
      });
    });
    parentPort.postMessage(answers.flat());`;
  const workers = Array.from({ length: 8 }, () => {
    return new Promise<string[]>((resolve, reject) => {
      new Worker(code, { eval: true }).on("message", resolve).on("error", reject);
    });
  });
  const headers = (await Promise.all(workers)).flat();
  assert.equal(headers.length, 320);
  assert.equal(new Set(headers).size, 1);
});

function thrown(call: () => unknown): unknown {
  try {
    return void call();
  } catch (error) {
    return error;
  }
}
