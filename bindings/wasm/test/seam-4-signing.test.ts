import assert from "node:assert/strict";
import { describe, test } from "node:test";
import * as kernel from "x402-kernel";
import { Answer, Code, LocalSigner, SigningRequest } from "x402-kernel";
import * as sample from "./sample.js";
import { NONCE, NOW, SIGNER, bent, code, only } from "./sample.js";

describe("seam 4: signing requests, one answer for each, and only the payer's signature", () => {
  test("the request is what is signed", () => {
    const unsigned = sample.unsigned();
    const request = only(unsigned.requests);
    assert.deepEqual([request.digest, request.typedData], [unsigned.digest, unsigned.typedData]);
    const { domain, message, types } = JSON.parse(request.typedData);
    assert.ok(types.EIP712Domain.length === 4 && domain.chainId === 84532);
    assert.equal(kernel.digest({ ...domain, chainId: String(domain.chainId) }, message), request.digest);
    assert.equal(kernel.recover(request.digest, SIGNER.sign(request)), request.signer);
  });

  test("a local signer takes the request itself, and a wallet elsewhere its data", () => {
    const unsigned = sample.unsigned();
    const request = only(unsigned.requests);
    const copy = structuredClone(request) as SigningRequest;
    assert.deepEqual({ ...request }, copy);
    assert.deepEqual(JSON.parse(JSON.stringify(request)), copy);
    for (const forged of [copy, { ...request }, Object.create(request), new Proxy(request, {}), bent(null)]) {
      assert.equal(
        code(() => SIGNER.sign(forged)),
        Code.USAGE_ARGUMENT,
      );
    }
    assert.ok(Object.isFrozen(request) && Object.isFrozen(unsigned.requests));
  });

  test("the answers' ids are the requests'", () => {
    const signature = SIGNER.sign(only(sample.unsigned().requests));
    const answer = Answer.of("authorization", signature);
    for (const answers of [[], [answer, answer], [Answer.of("other", signature)]]) {
      assert.equal(
        code(() => sample.unsigned().finishAll(answers)),
        Code.USAGE_ANSWER,
      );
    }
    assert.deepEqual(sample.unsigned().finishAll([answer]), sample.payment());
  });

  test("the signature is the payer's, or nothing leaves", () => {
    const [unsigned, other] = [sample.unsigned(), new LocalSigner(`0x${"33".repeat(32)}`)];
    assert.equal(
      code(() => other.sign(only(unsigned.requests))),
      Code.SIGNATURE_NOT_PAYER,
    );
    const theirs = SIGNER.sign(only(sample.approved().prepare(NOW + 1, NONCE).requests));
    assert.equal(
      code(() => unsigned.finish(theirs)),
      Code.SIGNATURE_NOT_PAYER,
    );
  });
});
