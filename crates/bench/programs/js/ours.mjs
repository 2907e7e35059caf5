// Prints the costs of the operations in the npm package, from the folder in the second argument; with a third, the
// memory of the process and of the wasm before and after that many verifications.

import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { inputs, time } from "./measure.mjs";

const [, , , folder, calls] = process.argv;

// The wasm's memory is internal to the package; this intercepts its construction.
const memories = [];
const { Instance } = WebAssembly;
WebAssembly.Instance = class extends Instance {
  constructor(...given) {
    super(...given);
    memories.push(this.exports.memory);
  }
};

// By the package's name, as users import it.
const entry = createRequire(join(folder, "package.json")).resolve("x402-kernel");
const { PaymentPayload, PaymentRequired, PaymentRequirements, Policy, digest, recover } = await import(pathToFileURL(entry));

const now = Number(inputs.now);
const offer = PaymentRequirements.parse(inputs.offer);
const challenge = PaymentRequired.parse(inputs.challenge);
const choice = PaymentRequired.choose(challenge, { address: inputs.payer, networks: [inputs.network] });
const [policy, request] = [new Policy(), { method: inputs.method, url: inputs.url }];
const authorization = JSON.parse(inputs.authorization);
const { chainId, ...named } = JSON.parse(inputs.domain);
const domain = { ...named, chainId: String(chainId) };

const operations = {
  verify_header: () => PaymentRequirements.verifyHeader(offer, inputs.header, now).payer,
  parse_header: () => PaymentPayload.fromHeader(inputs.header).json,
  parse_challenge: () => PaymentRequired.parse(inputs.challenge).accepts[0].json,
  digest: () => digest(domain, authorization),
  recover: () => recover(inputs.digest, inputs.signature),
  pay: () => policy.approve(choice, request, now).prepare(now, inputs.nonce).finish(inputs.signature).header,
};

if (calls === undefined) {
  for (const [name, call] of Object.entries(operations)) await time(name, inputs[`expected.${name}`], call);
} else {
  const memory = (when) => {
    globalThis.gc();
    console.log(`kib_${when} ${Math.round(process.memoryUsage.rss() / 1024)}`);
    console.log(`wasm_kib_${when} ${memories.reduce((all, { buffer }) => all + buffer.byteLength, 0) / 1024}`);
  };
  const verify = (calls) => {
    for (let i = 0; i < calls; i++) operations.verify_header();
  };
  verify(10_000);
  memory("before");
  verify(Number(calls));
  memory("after");
}
