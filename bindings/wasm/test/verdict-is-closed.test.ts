import assert from "node:assert/strict";
import { describe, test } from "node:test";
import * as kernel from "x402-kernel";
import { Code, PaymentPayload, PaymentRequirements, Verdict, VerifyResponse, X402Error } from "x402-kernel";
import * as sample from "./sample.js";
import { CHALLENGE, NOW, misshapen, code, only, thrown } from "./sample.js";

describe("a verdict is one of four cases, whatever a peer wrote", () => {
  const own = PaymentRequirements.parse(only(sample.challenge().accepts).json);
  const payment = sample.payment();

  test("each signed field is verified", () => {
    const expected: Record<string, string> = {
      from: Code.VERIFY_SIGNATURE,
      to: Code.VERIFY_RECIPIENT,
      value: Code.VERIFY_UNDERPAID,
      validAfter: Code.VERIFY_NOT_YET_VALID,
      validBefore: Code.VERIFY_EXPIRED,
      nonce: Code.VERIFY_SIGNATURE,
    };
    const attacks: Record<string, string> = {
      from: `0x${"aa".repeat(20)}`,
      to: `0x${"aa".repeat(20)}`,
      value: "9999",
      validAfter: String(NOW),
      validBefore: String(NOW),
      nonce: `0x${"23".repeat(32)}`,
    };
    for (const [field, value] of Object.entries(attacks)) {
      const message = JSON.parse(payment.json);
      message.payload.authorization[field] = value;
      const verdict = PaymentRequirements.verify(own, PaymentPayload.parse(message), NOW, { payerCode: "none" });
      assert.ok(verdict.verdict === "rejected", field);
      assert.equal(verdict.error.code, expected[field]);
    }
  });

  test("no header throws", () => {
    const texts = ["", " ", "{}", "e30=", "\u{1f600}", "\ud800", "\0", "=".repeat(99), "A".repeat(9000), CHALLENGE];
    const cut = Array.from(payment.header, (_, at) => payment.header.slice(0, at));
    const misshapen = Array.from(payment.json, (_, at) => `${payment.json.slice(0, at)}~${payment.json.slice(at + 1)}`);
    const cases = new Set<string>();
    for (const header of [...texts, ...cut, ...misshapen.map((json) => kernel.encodeHeader(json)), payment.header]) {
      cases.add(PaymentRequirements.verifyHeader(own, header, NOW).verdict);
    }
    assert.deepEqual(
      [...cases].sort(),
      ["malformed", "needs_chain", "rejected", "signed_by_payer"].filter((c) => cases.has(c)),
    );
    assert.ok(cases.has("malformed") && cases.has("rejected") && cases.has("signed_by_payer"));
  });

  test("only the chain can judge a contract wallet's signature", () => {
    const message = JSON.parse(payment.json);
    message.payload.signature = `0x${"ab".repeat(70)}`;
    const verdict = PaymentRequirements.verify(own, PaymentPayload.parse(message), NOW);
    assert.ok(verdict.verdict === "needs_chain");
    assert.equal(verdict.wallet, "contract");
    assert.ok(verdict.open.includes(kernel.Open.WALLET_SIGNATURE));
  });

  test("verify options decide who is asked", () => {
    assert.equal(PaymentRequirements.verify(own, payment, NOW, {}).verdict, "signed_by_payer");
    const verified = PaymentRequirements.verifyHeader(own, payment.header, NOW, { payerCode: kernel.payerCode("0x") });
    assert.ok(verified.verdict === "signed_by_payer" && !verified.open.includes(kernel.Open.PAYER_CODE));
    const delegation = kernel.payerCode(`0xef0100${"11".repeat(20)}`);
    const delegated = PaymentRequirements.verify(own, payment, NOW, { payerCode: delegation });
    assert.ok(delegated.verdict === "needs_chain" && delegated.wallet === "delegated");
    const late = PaymentRequirements.verify(own, payment, NOW, { minRunway: 61 });
    assert.equal("error" in late && late.error.code, Code.VERIFY_TOO_CLOSE_TO_EXPIRY);
    for (const options of [{ minRunaway: 60 }, { minRunway: "60" }, { payerCode: 7 }, { factories: "0x" }, null, 7]) {
      for (const call of [
        () => PaymentRequirements.verify(own, payment, NOW, misshapen(options)),
        () => PaymentRequirements.verifyHeader(own, "", NOW, misshapen(options)),
      ]) {
        assert.equal(thrown(call).code, Code.USAGE_ARGUMENT, JSON.stringify(options));
      }
    }
    const factories = { factories: ["0x"] };
    assert.equal(thrown(() => PaymentRequirements.verify(own, payment, NOW, factories)).code, Code.ADDRESS_LENGTH);
    const robot = { payerCode: misshapen("robot") };
    assert.equal(thrown(() => PaymentRequirements.verify(own, payment, NOW, robot)).code, Code.USAGE_ARGUMENT);
  });

  test("many payments are verified in their order", () => {
    const message = JSON.parse(payment.json);
    message.payload.authorization.value = "9999";
    const payments = [payment, PaymentPayload.parse(message), structuredClone(payment)];
    const verdicts = PaymentRequirements.verifyMany(own, payments, NOW);
    const each = payments.map((one) => PaymentRequirements.verify(own, one, NOW));
    assert.deepEqual(verdicts, each);
    assert.deepEqual(PaymentRequirements.verifyMany(own, [], NOW), []);
    for (const wrong of [payment, [payment.json], null]) {
      assert.equal(
        code(() => PaymentRequirements.verifyMany(own, misshapen(wrong), NOW)),
        Code.USAGE_ARGUMENT,
      );
    }
  });

  test("a facilitator's response says the same", () => {
    const late = PaymentRequirements.verify(own, payment, NOW + 3600);
    assert.ok(late.verdict === "rejected");
    const answer = Verdict.toVerifyResponse(late);
    assert.ok(answer?.status === "invalid");
    assert.deepEqual([answer.reason, answer.message], [late.error.reason, late.error.sentence]);
    assert.deepEqual(VerifyResponse.invalid(new X402Error(late.error), payment.authorization.from), answer);
    assert.equal(VerifyResponse.invalid(late.error, payment.authorization.from).payer, payment.authorization.from);
    const malformed = Verdict.toVerifyResponse(PaymentRequirements.verifyHeader(own, "", NOW));
    assert.equal(malformed?.status, "invalid");
    const message = JSON.parse(payment.json);
    message.payload.signature = `0x${"ab".repeat(70)}`;
    const contract = PaymentRequirements.verify(own, PaymentPayload.parse(message), NOW);
    assert.equal(Verdict.toVerifyResponse(contract), undefined, "only the chain can tell");
    for (const none of [null, {}, { verdict: "yes" }, "signed_by_payer", { verdict: "rejected" }]) {
      assert.equal(
        code(() => Verdict.toVerifyResponse(misshapen(none))),
        Code.USAGE_ARGUMENT,
      );
    }
    assert.equal(
      code(() => VerifyResponse.invalid({ ...late.error, code: "verify.no_such" })),
      Code.USAGE_ARGUMENT,
    );
  });

  test("only the caller's own mistakes throw", () => {
    assert.equal(
      code(() => PaymentRequirements.verifyHeader(own, misshapen(undefined), NOW)),
      Code.USAGE_ARGUMENT,
    );
    assert.equal(
      code(() => PaymentRequirements.verify(own, misshapen(payment.json), NOW)),
      Code.USAGE_ARGUMENT,
    );
    assert.equal(
      code(() => PaymentRequirements.verify(own, payment, Date.now())),
      Code.TIME_MILLISECONDS,
    );
  });
});
