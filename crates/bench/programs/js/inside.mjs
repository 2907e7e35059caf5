// Prints the costs of the operations inside wasm, without calls from JavaScript: the module loops itself.

import { readFileSync } from "node:fs";
import { inputs, measure } from "./measure.mjs";

const { exports } = new WebAssembly.Instance(new WebAssembly.Module(readFileSync(process.argv[3])), {});

const names = Object.keys(inputs).flatMap((name) => (name.startsWith("expected.") ? [name.slice("expected.".length)] : []));
if (exports.check() !== names.length) throw new Error("the module has other operations");
for (const [operation, name] of names.entries()) {
  await measure(name, (calls) => {
    const start = process.hrtime.bigint();
    exports.run(operation, calls);
    return process.hrtime.bigint() - start;
  });
}
