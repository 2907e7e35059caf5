import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import * as kernel from "x402-kernel";
import { Code, LocalSigner, PaymentRequired, Policy, X402Error } from "x402-kernel";
import { CHECKOUT } from "./paths.js";
import * as sample from "./sample.js";
import { NONCE, NOW, REQUEST, only, thrown } from "./sample.js";

describe("codes are strings with generated constants, kinds and cases are unions", () => {
  const listed = JSON.parse(readFileSync(join(CHECKOUT, "spec-vectors/codes.json"), "utf8"));

  test("the constants are the kernel's", () => {
    const groups = { errors: kernel.Code, repairs: kernel.RepairKind, open: kernel.Open, reasons: kernel.Reasons };
    for (const [group, constants] of Object.entries(groups)) {
      assert.deepEqual(Object.values(constants), Object.keys(listed[group]));
    }
  });

  test("an error has all its data", () => {
    const error = thrown(() => new Policy({ perPayment: "$0.001" }).approve(sample.choice(), REQUEST, NOW));
    assert.ok(error instanceof Error && error.name === "X402Error" && error.stack?.includes("errors-are-data"));
    assert.equal(error.kind, "rejected");
    assert.equal(error.code, Code.POLICY_PER_PAYMENT);
    assert.equal(error.at, "/accepts/0/amount");
    assert.deepEqual(error.detail, { asked: "0.01 USDC", allowed: "$0.001" });
    assert.equal(error.message, `${error.code}: ${error.sentence} (at ${error.at})`);
    assert.ok(!("reason" in error));
    assert.match(thrown(() => kernel.parseNetwork("base")).message, /^network\.not_caip2: .*; a name of x402 v1/);
  });

  test("an error in a value has the same shape, and can be thrown", () => {
    const other = sample.challenge().json.replace('"exact"', '"other"');
    const data = only(PaymentRequired.parse(other).skipped).error;
    assert.deepEqual({ ...new X402Error(data) }, data);
    assert.equal(JSON.stringify(new X402Error(data)), JSON.stringify(data));
    assert.deepEqual([data.kind, data.code, data.reason], ["rejected", "scheme.unsupported", "unsupported_scheme"]);
  });

  test("an error has an HTTP status, which is not part of its data", () => {
    const errors = [
      thrown(() => kernel.parseAmount("1e6")),
      thrown(() => new Policy({ perPayment: "$0.001" }).approve(sample.choice(), REQUEST, NOW)),
      thrown(() => new LocalSigner("")),
    ];
    assert.deepEqual(
      errors.map(({ httpStatus }) => httpStatus),
      [400, 402, 500],
    );
    const [error] = errors;
    assert.ok(error !== undefined && !("httpStatus" in structuredClone({ ...error })));
    const other = new X402Error({ ...error, code: "newer.than_this" });
    assert.equal(thrown(() => other.httpStatus).code, Code.USAGE_ARGUMENT);
  });

  test("a reason is looked up in a peer's spelling", () => {
    const known = kernel.Reason.parse(`${kernel.Reasons.INVALID_PAYLOAD}: no signature`);
    assert.deepEqual([known.canonical, known.class], [kernel.Reasons.INVALID_PAYLOAD, "invalid"]);
    const unknown = kernel.Reason.parse("the moon is full");
    assert.ok(unknown.class === "unknown" && unknown.mayHaveSettled && !("canonical" in unknown));
    for (const reason of Object.values(kernel.Reasons)) {
      assert.equal(typeof kernel.Reason.parse(reason).retryable, "boolean");
    }
  });

  test("each party at fault has a kind", () => {
    const kinds = [
      () => kernel.parseAmount("1e6"),
      () => sample.approved().prepare(NOW + 999, NONCE),
      () => new LocalSigner(""),
    ];
    assert.deepEqual(
      kinds.map((call) => thrown(call).kind),
      ["malformed", "rejected", "usage"],
    );
  });
});
