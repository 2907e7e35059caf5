import assert from "node:assert/strict";
import { test } from "node:test";
import { Policy } from "x402-kernel/pay";
import { CODE, RESOLUTIONS, compile, inProject, run } from "./readme.js";
import { NONCE, NOW, REQUEST, SIGNER, choice, payment, signature, unsigned } from "./sample.js";

test("the README runs, and prints what it shows", async () => {
  const { printed } = await run();
  const said = [...CODE.matchAll(/console\.log\(.*\); \/\/ (.*)$/gm)].map(([, comment]) => comment ?? "");
  assert.ok(said.length > 5);
  assert.deepEqual(printed.map(lasting), said.map(lasting));
});

test("its wallet pays", async () => {
  const { pay } = await run();
  const prepared = new Policy().approve(choice(), REQUEST, NOW).prepare(NOW, NONCE);
  const paid = await pay(prepared, {
    request: async (asked) => {
      assert.deepEqual(asked, { method: "eth_signTypedData_v4", params: [SIGNER.address, unsigned().typedData] });
      return signature();
    },
  });
  assert.deepEqual(paid, payment());
});

/** Without the parts that change: the time of day, and the base64 of a payment. */
function lasting(line: string): string {
  return line.replace(/\d\d:\d\d:\d\d/, "<time>").replace(/eyJ\S+/, "<base64>");
}

const ENTRIES = ["x402-kernel", "x402-kernel/inline", "x402-kernel/pay", "x402-kernel/pay/inline"];

test("the declarations need neither Node's types nor the DOM's", async () => {
  const code = ENTRIES.map((entry, index) => `export * as entry${index} from "${entry}";\n`).join("");
  await inProject(code, (folder) => {
    for (const resolution of RESOLUTIONS) {
      compile(folder, ["--lib", "es2024,esnext.disposable", "--noEmit", ...resolution]);
    }
  });
});

test("a host's own types are the sources of the wasm", async () => {
  const code = `import { init, initSync } from "x402-kernel";
    import kernel from "x402-kernel/kernel.wasm";
    import pay from "x402-kernel/pay.wasm";
    initSync(kernel);
    initSync(new WebAssembly.Module(new Uint8Array()));
    await init(pay);
    await init(new URL("https://example.com/x402_kernel.wasm"));
    await init(fetch("/x402_kernel.wasm"));
    // @ts-expect-error
    await init(7);
    // @ts-expect-error
    initSync("/x402_kernel.wasm");\n`;
  await inProject(code, (folder) => {
    for (const resolution of RESOLUTIONS) {
      compile(folder, ["--lib", "es2024,esnext.disposable,dom", "--noEmit", ...resolution]);
    }
  });
});
