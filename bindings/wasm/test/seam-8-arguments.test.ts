import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { inspect } from "node:util";
import * as kernel from "x402-kernel";
import { Answer, Code, LocalSigner, PaymentRequired, PaymentRequirements, Request } from "x402-kernel";
import * as sample from "./sample.js";
import { DEMAND, KEY, NOW, SIGNER, bent, code, only } from "./sample.js";

describe("seam 8: time, headers, bytes and integers", () => {
  test("time is whole unix seconds", () => {
    const own = only(sample.challenge().accepts);
    for (const now of [NaN, Infinity, 1.5, -1, 2 ** 53, "1900000000", 1900000000n, new Date(), null, undefined, true]) {
      assert.equal(
        code(() => PaymentRequirements.verifyHeader(own, "", bent(now))),
        Code.USAGE_ARGUMENT,
        inspect(now),
      );
    }
    assert.equal(
      code(() => PaymentRequirements.verifyHeader(own, "", 100_000_000_000)),
      Code.TIME_MILLISECONDS,
    );
    assert.equal(PaymentRequirements.verifyHeader(own, "", 99_999_999_999).verdict, "malformed");
  });

  test("headers are pairs", () => {
    const header = kernel.encodeHeader(DEMAND);
    const pairs = [
      ["Content-Type", "text/html"],
      ["payment-required", header],
    ] as const;
    const expected = PaymentRequired.fromHttp(402, pairs, "");
    assert.equal(expected.found, "header");
    for (const same of [
      new Headers([...pairs].map(([name, value]) => [name, value])),
      new Map(pairs),
      pairs.values(),
    ]) {
      assert.deepEqual(PaymentRequired.fromHttp(402, same, ""), expected);
    }
    assert.deepEqual(PaymentRequired.fromHttp(402, [...pairs, ["PAYMENT-REQUIRED", header]], ""), expected);
    const twice = () => PaymentRequired.fromHttp(402, [...pairs, ["PAYMENT-REQUIRED", "e30="]], "");
    assert.equal(code(twice), Code.HTTP_DUPLICATE_HEADER);
    for (const wrong of [
      { "payment-required": header },
      ["payment-required", header],
      [["a"]],
      [["a", "b", "c"]],
      [["a", 1]],
      "ab",
      null,
    ]) {
      assert.equal(
        code(() => PaymentRequired.fromHttp(402, bent(wrong), "")),
        Code.USAGE_ARGUMENT,
        inspect(wrong),
      );
    }
  });

  test("a body is bytes or text", () => {
    const v1 = readFileSync(new URL("../../../../spec-vectors/messages/1-img402-v1.json", import.meta.url));
    assert.deepEqual(PaymentRequired.fromHttp(402, [], v1), PaymentRequired.fromHttp(402, [], v1.toString("utf8")));
    assert.equal(
      code(() => PaymentRequired.fromHttp(402, [], bent(JSON.parse(v1.toString())))),
      Code.USAGE_ARGUMENT,
    );
    const latin1 = Buffer.from('{"x402Version":1,"é":1}', "latin1");
    assert.equal(
      code(() => PaymentRequired.fromHttp(402, [], latin1)),
      Code.JSON_NOT_UTF8,
    );
    for (const status of [402.5, -1, 70_000, "402", undefined]) {
      assert.equal(
        code(() => PaymentRequired.fromHttp(bent(status), [], v1)),
        Code.USAGE_ARGUMENT,
      );
    }
  });

  test("bytes or hexadecimal", () => {
    const key = new Uint8Array(32).fill(0x11);
    assert.equal(new LocalSigner(key).address, new LocalSigner(KEY).address);
    assert.equal(
      code(() => new LocalSigner(key.slice(1))),
      Code.USAGE_KEY,
    );
    const unsigned = sample.approved().prepare(NOW, Buffer.alloc(32, 0x22));
    assert.equal(unsigned.digest, sample.unsigned().digest);
    const signature = Buffer.from(SIGNER.sign(only(unsigned.requests)).slice(2), "hex");
    assert.deepEqual(unsigned.finish(signature), sample.payment());
    assert.equal(kernel.recover(Buffer.from(unsigned.digest.slice(2), "hex"), signature), SIGNER.address);
    assert.deepEqual(Answer.of("a", Uint8Array.of(0, 255)), { id: "a", signature: "0x00ff" });
  });

  test("an amount is a canonical decimal, or a bigint", () => {
    assert.equal(kernel.parseAmount(2n ** 256n - 1n), String(2n ** 256n - 1n));
    assert.equal(
      code(() => kernel.parseAmount(-1n)),
      Code.AMOUNT_NOT_DECIMAL,
    );
    for (const wrong of [1, 1.5, null, undefined, ["1"]]) {
      assert.equal(
        code(() => kernel.parseAmount(bent(wrong))),
        Code.USAGE_ARGUMENT,
      );
    }
    assert.equal(kernel.moneyToAmount("$0.05", 6), "50000");
    assert.equal(
      code(() => kernel.moneyToAmount(bent(0.05), 6)),
      Code.USAGE_ARGUMENT,
    );
    const { authorization } = sample.payment();
    const numbers = {
      value: BigInt(authorization.value),
      validAfter: 0n,
      validBefore: BigInt(authorization.validBefore),
    };
    const bytes = { ...authorization, ...numbers, nonce: new Uint8Array(32).fill(0x22) };
    assert.equal(kernel.structHash(bytes), kernel.structHash(authorization));
  });

  test("text crosses whole, or not at all", () => {
    assert.equal(kernel.decodeHeader(kernel.encodeHeader('"é😀"'), "client").json, '"é😀"');
    for (const half of ["\ud800", "a\udc00b"]) {
      assert.equal(
        code(() => kernel.encodeHeader(half)),
        Code.USAGE_ARGUMENT,
      );
      assert.equal(
        code(() => Request.of("GET", `https://a.example/${half}`)),
        Code.USAGE_ARGUMENT,
      );
      assert.equal(
        code(() => PaymentRequired.parse({ x402Version: 2, error: half })),
        Code.JSON_LONE_SURROGATE,
      );
    }
  });

  test("a request knows its host", () => {
    assert.deepEqual(Request.of("GET", "https://user@API.example.com:8443/x"), {
      method: "GET",
      url: "https://user@API.example.com:8443/x",
      host: "api.example.com:8443",
    });
    assert.equal(
      code(() => Request.of("GET", "/x")),
      Code.USAGE_URL,
    );
  });
});
