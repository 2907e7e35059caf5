import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { inspect } from "node:util";
import { MessageChannel, receiveMessageOnPort } from "node:worker_threads";
import * as kernel from "x402-kernel";
import { Code, Payer, PaymentRequired, PaymentRequirements, Policy, SettleResponse } from "x402-kernel";
import * as sample from "./sample.js";
import { DEMAND, NOW, PAYER, REQUEST, code, only } from "./sample.js";

describe("seam 2: messages are values with their exact text", () => {
  const challenge = sample.challenge();
  const choice = sample.choice();
  const payment = sample.payment();
  const offer = only(challenge.accepts);
  const receipt = SettleResponse.parse('{"success":true, "transaction":"0x12", "network":"base"}');
  const verdict = PaymentRequirements.verify(offer, payment, NOW);
  const broken = PaymentRequired.fromHttp(402, [["PAYMENT-REQUIRED", "e30="]], DEMAND);
  const values = { challenge, choice, payment, offer, receipt, verdict, broken, payer: Payer.of(PAYER.address, []) };

  test("the text is what was written, whoever writes the rest", () => {
    assert.equal(challenge.json, DEMAND);
    assert.ok(DEMAND.includes(offer.json));
    assert.equal(challenge.extensions, '{"some": [1.50, 2e3]}');
    assert.ok(payment.json.includes(offer.json), "the offer is echoed unrepaired");
    assert.equal(kernel.decodeHeader(payment.header, "server").json, payment.json);
  });

  test("an object is a message too", () => {
    assert.deepEqual(PaymentRequired.parse({ x402Version: 2, accepts: [] }).json, '{"x402Version":2,"accepts":[]}');
    assert.equal(
      code(() => PaymentRequired.parse({ x402Version: 2n })),
      Code.USAGE_ARGUMENT,
    );
  });

  for (const [name, value] of Object.entries(values)) {
    test(`${name}: plain, frozen, and the same after every way of copying`, () => {
      assertFrozen(value);
      const { port1, port2 } = new MessageChannel();
      port1.postMessage(value);
      const copies = [structuredClone(value), JSON.parse(JSON.stringify(value)), receiveMessageOnPort(port2)?.message];
      copies.forEach((copy) => assert.deepEqual(copy, value));
      port1.close();
    });
  }

  test("a clone is taken wherever the first is", () => {
    const again = PaymentRequired.choose(structuredClone(broken), structuredClone(PAYER));
    assert.deepEqual(again, PaymentRequired.choose(broken, PAYER));
    assert.deepEqual(again.challenge, broken, "how it came is kept");
    assert.equal(only(again.challenge.repairs).cause?.code, Code.MESSAGE_MISSING);
    const approved = new Policy().approve(structuredClone(choice), structuredClone(REQUEST), NOW);
    assert.deepEqual(approved.option, choice.option);
    const cloned = PaymentRequirements.verify(structuredClone(offer), structuredClone(payment), NOW);
    assert.deepEqual(cloned, verdict);
  });

  test("the text decides, not what stands beside it", () => {
    const bent = { ...payment, signature: "0x", authorization: { ...payment.authorization, value: "1" } };
    assert.deepEqual(PaymentRequirements.verify({ ...offer, amount: "1" }, bent, NOW), verdict);
    assert.deepEqual(
      new Policy().approve({ ...choice, option: { ...offer, payTo: "0x" } }, REQUEST, NOW).option,
      offer,
    );
    assert.equal(
      code(() => new Policy().approve({ ...choice, index: 1 }, REQUEST, NOW)),
      Code.USAGE_ARGUMENT,
    );
  });

  function assertFrozen(value: unknown): void {
    if (typeof value !== "object" || value === null) {
      assert.notEqual(typeof value, "function");
      return;
    }
    assert.ok(Object.isFrozen(value), inspect(value));
    assert.ok([Object.prototype, Array.prototype].includes(Object.getPrototypeOf(value)), inspect(value));
    Object.values(value).forEach(assertFrozen);
  }
});
