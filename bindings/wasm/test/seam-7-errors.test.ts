import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import * as kernel from "x402-kernel";
import { Code, LocalSigner, PaymentRequired, Policy, X402Error } from "x402-kernel";
import * as sample from "./sample.js";
import { NONCE, NOW, REQUEST, only, thrown } from "./sample.js";

describe("seam 7: codes are strings with generated constants, kinds and cases are unions", () => {
  const listed = JSON.parse(readFileSync(new URL("../../../../spec-vectors/codes.json", import.meta.url), "utf8"));

  test("the constants are the kernel's", () => {
    const groups = { errors: kernel.Code, repairs: kernel.RepairKind, open: kernel.Open, reasons: kernel.Reason };
    for (const [group, constants] of Object.entries(groups)) {
      assert.deepEqual(Object.values(constants), Object.keys(listed[group]));
    }
  });

  test("an error says all there is to say", () => {
    const error = thrown(() => new Policy({ perPayment: "$0.001" }).approve(sample.choice(), REQUEST, NOW));
    assert.ok(error instanceof Error && error.name === "X402Error" && error.stack?.includes("seam-7"));
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

  test("a kind for each fault", () => {
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
