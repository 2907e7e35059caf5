import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { inspect } from "node:util";
import { MessageChannel } from "node:worker_threads";
import { Approved, Code, LocalSigner, Policy, Purchase, SigningRequest, UnsignedPayment } from "x402-kernel";
import * as sample from "./sample.js";
import { KEY, NONCE, NOW, PAYER, REQUEST, SIGNER, misshapen, code, only, thrown } from "./sample.js";

describe("policy, approved, unsigned, payment: each is made from the one before, and is used once", () => {
  const handles = {
    Policy: () => new Policy(),
    Approved: () => sample.approved(),
    UnsignedPayment: () => sample.unsigned(),
    LocalSigner: () => new LocalSigner(KEY),
    Purchase: () => new Purchase(new Policy(), PAYER, REQUEST),
  };

  for (const [name, make] of Object.entries(handles)) {
    test(`${name} is not cloned, posted, serialised, spread or changed`, () => {
      const handle = make();
      const { port1 } = new MessageChannel();
      const ways = [
        () => structuredClone(handle),
        () => port1.postMessage(handle),
        () => JSON.stringify(handle),
        () => JSON.stringify({ within: [handle] }),
        () => ({ ...handle }),
        () => Object.assign({}, handle),
      ];
      for (const way of ways) {
        assert.equal(code(way), Code.USAGE_ARGUMENT, way.toString());
      }
      assert.ok(Object.isFrozen(handle));
      port1.close();
    });
  }

  test("a handle is not made from data", () => {
    for (const made of [Approved, UnsignedPayment, SigningRequest]) {
      const constructor = misshapen(made) as new (...data: unknown[]) => object;
      assert.equal(
        code(() => new constructor()),
        Code.USAGE_ARGUMENT,
      );
      assert.equal(
        code(() => new (class extends constructor {})(Symbol("maker"), {})),
        Code.USAGE_ARGUMENT,
      );
    }
    assert.throws(() => Object.create(Approved.prototype).prepare(NOW, NONCE), TypeError);
    const forged = Object.create(Policy.prototype);
    assert.equal(
      code(() => new Purchase(forged, PAYER, REQUEST)),
      Code.USAGE_ARGUMENT,
    );
  });

  test("each handle is used once", () => {
    const approved = sample.approved();
    const unsigned = approved.prepare(NOW, NONCE);
    const signature = SIGNER.sign(only(unsigned.requests));
    const payment = unsigned.finish(signature);
    for (const again of [
      () => approved.prepare(NOW, NONCE),
      () => unsigned.finish(signature),
      () => unsigned.finishAll([{ id: "authorization", signature }]),
      () => unsigned.finishUnchecked(signature),
      () => SIGNER.sign(only(unsigned.requests)),
    ]) {
      assert.equal(code(again), Code.USAGE_ALREADY_USED);
    }
    assert.equal(unsigned.payer, payment.authorization.from, "what it said can still be read");
    assert.equal(approved.offer.json, payment.accepted?.json);
  });

  test("a failure uses a handle up, and a wrong argument does not", () => {
    const approved = sample.approved();
    assert.equal(
      code(() => approved.prepare(NOW * 1000, NONCE)),
      Code.TIME_MILLISECONDS,
    );
    assert.equal(
      code(() => approved.prepare(NaN, NONCE)),
      Code.USAGE_ARGUMENT,
    );
    assert.equal(
      code(() => approved.prepare(NOW, "0xzz")),
      Code.HEX_NOT_HEX,
    );
    assert.equal(
      code(() => approved.prepare(NOW, new Uint8Array(31))),
      Code.HEX_LENGTH,
    );
    const serverDate = { date: new Date((NOW + 601) * 1000).toUTCString(), receivedAt: NOW };
    const wrongs: [unknown, string][] = [
      [{ validBefore: "zero" }, Code.USAGE_ARGUMENT],
      [{ validAfter: "now" }, Code.USAGE_ARGUMENT],
      [{ validAfter: 0 }, Code.USAGE_ARGUMENT],
      [{ serverDate: serverDate.date }, Code.USAGE_ARGUMENT],
      [{ serverDate: { date: serverDate.date } }, Code.USAGE_ARGUMENT],
      [{ serverDate: { ...serverDate, receivedAt: NOW + 0.5 } }, Code.USAGE_ARGUMENT],
      [{ serverDate: { ...serverDate, date: new Date(NOW * 1000).toISOString() } }, Code.TIME_NOT_HTTP_DATE],
      [{ serverDate: { ...serverDate, receivedAt: NOW * 1000 } }, Code.TIME_MILLISECONDS],
      [{ serverDate }, Code.CLOCK_IMPLAUSIBLE],
      [null, Code.USAGE_ARGUMENT],
    ];
    for (const [options, expected] of wrongs) {
      assert.equal(
        code(() => approved.prepare(NOW, NONCE, misshapen(options))),
        expected,
        inspect(options),
      );
    }
    const unsigned = approved.prepare(NOW, NONCE);
    assert.equal(
      code(() => unsigned.finish("c0ffee")),
      Code.HEX_NO_PREFIX,
    );
    assert.equal(
      code(() => unsigned.finish(misshapen(7))),
      Code.USAGE_ARGUMENT,
    );
    assert.equal(
      code(() => unsigned.finishAll([{ id: "authorization", signature: "0xz" }])),
      Code.HEX_NOT_HEX,
    );
    assert.equal(
      code(() => unsigned.finish("0x00")),
      Code.SIGNATURE_LENGTH,
    );
    assert.equal(
      code(() => unsigned.finish("0x00")),
      Code.USAGE_ALREADY_USED,
    );

    const stale = sample.approved();
    assert.equal(
      code(() => stale.prepare(NOW + 601, NONCE)),
      Code.PREPARE_STALE,
    );
    assert.equal(
      code(() => stale.prepare(NOW, NONCE)),
      Code.USAGE_ALREADY_USED,
    );
  });

  test("a freed handle is used up", () => {
    const [policy, signer, purchase] = [new Policy(), new LocalSigner(KEY), handles.Purchase()];
    const [approved, request] = [sample.approved(), only(sample.unsigned().requests)];
    for (const handle of [policy, signer, purchase, approved]) {
      handle.free();
      handle[Symbol.dispose]();
    }
    assert.equal(
      code(() => policy.approve(sample.choice(), REQUEST, NOW)),
      Code.USAGE_ALREADY_USED,
    );
    assert.equal(
      code(() => new Purchase(policy, PAYER, REQUEST)),
      Code.USAGE_ALREADY_USED,
    );
    assert.equal(
      code(() => signer.sign(request)),
      Code.USAGE_ALREADY_USED,
    );
    assert.equal(
      code(() => purchase.next({ event: "declined" })),
      Code.USAGE_ALREADY_USED,
    );
    assert.equal(
      code(() => purchase.requests),
      Code.USAGE_ALREADY_USED,
    );
    assert.equal(
      code(() => approved.prepare(NOW, NONCE)),
      Code.USAGE_ALREADY_USED,
    );
    {
      using scoped = new LocalSigner(KEY);
      assert.equal(scoped.address, signer.address);
    }
  });

  test("a misspelled rule is an error", () => {
    assert.equal(
      code(() => new Policy(misshapen({ perPayments: "$0.01" }))),
      Code.USAGE_ARGUMENT,
    );
    assert.equal(
      code(() => new Policy(misshapen({ perPayment: 0.01 }))),
      Code.USAGE_ARGUMENT,
    );
    assert.equal(
      code(() => new Policy({ maxLifetime: 1.5 })),
      Code.USAGE_ARGUMENT,
    );
    assert.equal(
      code(() => new Policy(misshapen({ confirm: "yes" }))),
      Code.USAGE_ARGUMENT,
    );
    for (const rule of ["oneSdk", "repaired"]) {
      assert.equal(
        code(() => new Policy(misshapen({ [rule]: 1 }))),
        Code.USAGE_ARGUMENT,
      );
    }
    const strict = new Policy({ perPayment: "$0.009", networks: ["eip155:84532"], maxLifetime: 30, confirm: true });
    assert.equal(
      code(() => strict.approve(sample.choice(), REQUEST, NOW)),
      Code.POLICY_PER_PAYMENT,
    );
  });

  test("no text shows a key", () => {
    const secrets = [KEY.slice(2), "11, 11", "17, 17"];
    for (const text of [String(SIGNER), inspect(SIGNER, { depth: 9, showHidden: true }), `${inspect([SIGNER])}`]) {
      assert.ok(text.includes(`LocalSigner(${SIGNER.address})`), text);
      assert.ok(!secrets.some((secret) => text.includes(secret)), text);
    }
    const bad = `0x${"5a".repeat(31)}zz`;
    for (const key of [bad, misshapen(Buffer.from(bad)), misshapen({ key: bad })]) {
      const error = thrown(() => new LocalSigner(key));
      assert.ok(!inspect(error, { depth: 9, showHidden: true }).includes("5a5a"), error.message);
    }
  });
});
