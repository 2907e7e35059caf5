import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { inspect } from "node:util";
import { MessageChannel, receiveMessageOnPort } from "node:worker_threads";
import * as kernel from "x402-kernel";
import {
  Choice,
  Code,
  DiscoveryPage,
  FacilitatorRequest,
  Payer,
  PaymentPayload,
  PaymentRequired,
  PaymentRequirements,
  Policy,
  Profile,
  RepairKind,
  SettleResponse,
  Supported,
  TypedData,
  Verdict,
  VerifyResponse,
} from "x402-kernel";
import * as sample from "./sample.js";
import { CHALLENGE, NONCE, NOW, PAYER, REQUEST, SIGNER, code, only, thrown } from "./sample.js";

describe("messages are values that keep their exact text", () => {
  const challenge = sample.challenge();
  const choice = sample.choice();
  const payment = sample.payment();
  const offer = only(challenge.accepts);
  const receipt = SettleResponse.parse('{"success":true, "transaction":"0x12", "network":"base"}');
  const verdict = PaymentRequirements.verify(offer, payment, NOW);
  const broken = PaymentRequired.fromHttp(402, [["PAYMENT-REQUIRED", "e30="]], CHALLENGE);
  const error = thrown(() => kernel.parseAmount("1e6"));
  const token = { network: offer.network, asset: offer.asset };
  const rich = Payer.of(PAYER.address, PAYER.networks, {
    kind: "delegated",
    balances: [{ ...token, amount: 20000n }],
    assets: [token],
    preferNetworks: PAYER.networks,
    preferAssets: [token],
  });
  const supported = Supported.parse({ kinds: [{ x402Version: 2, scheme: "exact", network: "eip155:*" }, 7] });
  const item = { resource: "https://a.example/", type: "http", x402Version: 2, accepts: [JSON.parse(offer.json), {}] };
  const page = DiscoveryPage.parse({ items: [item], pagination: { limit: 1, offset: 0, total: 1 } });
  const paid = [["PAYMENT-RESPONSE", kernel.encodeHeader(receipt.json)]] as const;
  const values = {
    challenge,
    choice,
    payment,
    offer,
    receipt,
    verdict,
    broken,
    payer: Payer.of(PAYER.address, []),
    rich,
    added: Choice.withExtensions(choice, { mine: { info: {} } }),
    tolerant: kernel.parseAmountTolerant(" +010"),
    price: Profile.price(Profile.default(), "$0.01", "eip155:8453"),
    reason: kernel.Reason.parse("insufficient_funds: 0 of 10000"),
    settled: SettleResponse.settled("0x12", "base", PAYER.address, 10000n),
    pending: SettleResponse.pending("0x12", "base"),
    failed: SettleResponse.failed("invalid_network", "base", PAYER.address),
    valid: VerifyResponse.valid(PAYER.address),
    invalid: VerifyResponse.invalid(error),
    asked: FacilitatorRequest.of(payment, offer),
    supported,
    page,
    delivered: kernel.interpret(200, paid, "", { paid: true }),
    refused: kernel.interpret(402, [], CHALLENGE, { paid: true }),
    found: kernel.findOffer([offer], payment),
    notFound: kernel.findOffer([], payment),
    typed: TypedData.parse(only(sample.unsigned().requests).typedData),
    many: PaymentRequirements.verifyMany(offer, [payment, payment], NOW),
  };

  test("the text is exact, also around other members", () => {
    assert.equal(challenge.json, CHALLENGE);
    assert.ok(CHALLENGE.includes(offer.json));
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

  test("a clone is accepted wherever the original is", () => {
    const again = PaymentRequired.choose(structuredClone(broken), structuredClone(PAYER));
    assert.deepEqual(again, PaymentRequired.choose(broken, PAYER));
    assert.deepEqual(again.challenge, broken, "its source is kept");
    assert.equal(only(again.challenge.repairs).cause?.code, Code.MESSAGE_MISSING);
    const approved = new Policy().approve(structuredClone(choice), structuredClone(REQUEST), NOW);
    assert.deepEqual(approved.offer, choice.offer);
    const cloned = PaymentRequirements.verify(structuredClone(offer), structuredClone(payment), NOW);
    assert.deepEqual(cloned, verdict);
  });

  test("a clone of each new value is accepted, too", () => {
    const [own, given] = [structuredClone(offer), structuredClone(payment)];
    assert.deepEqual(FacilitatorRequest.of(given, own), values.asked);
    assert.deepEqual(FacilitatorRequest.parse(values.asked.json).payment, payment);
    assert.ok(Supported.supports(structuredClone(supported), own));
    assert.deepEqual(Supported.missing(structuredClone(supported), [own, own]), []);
    assert.deepEqual(Supported.missing(Supported.parse({ kinds: [] }), [own, own]), [0, 1]);
    assert.deepEqual(kernel.findOffer([own], given), { match: "found", index: 0 });
    assert.deepEqual(kernel.challengeHeaders(structuredClone(challenge)), kernel.challengeHeaders(challenge));
    assert.deepEqual(kernel.receiptHeaders(structuredClone(receipt), 2)[0], ["PAYMENT-RESPONSE", receipt.header]);
    assert.deepEqual(Verdict.toVerifyResponse(structuredClone(verdict)), values.valid);
    assert.deepEqual(PaymentRequired.choose(challenge, structuredClone(rich)).payer, rich);
    const added = structuredClone(values.added);
    const approved = new Policy().approve(added, structuredClone(REQUEST), NOW);
    const unsigned = approved.prepare(NOW, NONCE);
    const sent = JSON.parse(unsigned.finish(SIGNER.sign(only(unsigned.requests))).json);
    assert.deepEqual(sent.extensions, JSON.parse(added.extensions ?? ""));
    assert.deepEqual(sent.extensions.mine, { info: {} });
    assert.deepEqual(Choice.withExtensions(added, {}), choice, "said again, the last counts");
  });

  test("a misshapen message comes back with its repairs", () => {
    const { x402Version: _, ...unversioned } = JSON.parse(CHALLENGE.replace('"10000"', "10000"));
    const misshapen = structuredClone(PaymentRequired.fromHeader(kernel.encodeHeader(unversioned)));
    assert.deepEqual(
      misshapen.repairs.map(({ kind, at }) => [kind, at]),
      [[RepairKind.MESSAGE_VERSION_MISSING, ""]],
    );
    const repaired = only(misshapen.accepts);
    assert.ok(repaired.needsApproval && !offer.needsApproval);
    assert.deepEqual(repaired.repairs[0], { kind: RepairKind.AMOUNT_NUMBER, at: "/accepts/0/amount" });
    const chosen = structuredClone(PaymentRequired.choose(misshapen, PAYER));
    assert.deepEqual(chosen.challenge, misshapen);
    assert.equal(
      code(() => new Policy().approve(chosen, REQUEST, NOW)),
      Code.POLICY_REPAIRED,
    );
    const unsigned = new Policy({ repaired: true }).approve(chosen, REQUEST, NOW).prepare(NOW, NONCE);
    const paid = structuredClone(unsigned.finish(SIGNER.sign(only(unsigned.requests))));
    assert.equal(
      code(() => PaymentPayload.parse(paid.json)),
      Code.MESSAGE_WRONG_TYPE,
    );
    assert.deepEqual(
      paid.repairs.map(({ at }) => at),
      ["/accepted/amount"],
    );
    assert.equal(kernel.findOffer([offer], paid).match, "not_found");
    assert.equal(FacilitatorRequest.of(paid, offer).payment.json, paid.json);
    const asked = FacilitatorRequest.of(paid, repaired).offer;
    assert.deepEqual([asked.needsApproval, asked.repairs], [true, repaired.repairs]);
    assert.equal(PaymentRequirements.verify(offer, paid, NOW).verdict, "signed_by_payer");
  });

  test("the text decides, not the other members", () => {
    const misshapen = { ...payment, signature: "0x", authorization: { ...payment.authorization, value: "1" } };
    assert.deepEqual(PaymentRequirements.verify({ ...offer, amount: "1" }, misshapen, NOW), verdict);
    assert.deepEqual(
      new Policy().approve({ ...choice, offer: { ...offer, payTo: "0x" } }, REQUEST, NOW).offer,
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
