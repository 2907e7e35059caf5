import assert from "node:assert/strict";
import { describe, test } from "node:test";
import * as kernel from "x402-kernel";
import { Answer, Code, LocalSigner, SigningRequest, TypedData } from "x402-kernel";
import * as sample from "./sample.js";
import { NONCE, NOW, SIGNER, misshapen, code, only } from "./sample.js";

describe("signing requests, one answer for each, signed by the payer", () => {
  test("the request has the typed data", () => {
    const unsigned = sample.unsigned();
    const request = only(unsigned.requests);
    assert.deepEqual([request.digest, request.typedData], [unsigned.digest, unsigned.typedData]);
    const { domain, message, types } = JSON.parse(request.typedData);
    assert.ok(types.EIP712Domain.length === 4 && domain.chainId === 84532);
    assert.equal(kernel.digest({ ...domain, chainId: String(domain.chainId) }, message), request.digest);
    assert.equal(kernel.recover(request.digest, SIGNER.sign(request)), request.signer);
  });

  test("a local signer takes the request itself, another wallet its data", () => {
    const unsigned = sample.unsigned();
    const request = only(unsigned.requests);
    const copy = structuredClone(request) as SigningRequest;
    assert.deepEqual({ ...request }, copy);
    assert.deepEqual(JSON.parse(JSON.stringify(request)), copy);
    for (const forged of [copy, { ...request }, Object.create(request), new Proxy(request, {}), misshapen(null)]) {
      assert.equal(
        code(() => SIGNER.sign(forged)),
        Code.USAGE_ARGUMENT,
      );
    }
    assert.ok(Object.isFrozen(request) && Object.isFrozen(unsigned.requests));
  });

  test("the window is on the server's clock, and may begin earlier", () => {
    const serverDate = { date: new Date((NOW + 100) * 1000).toUTCString(), receivedAt: NOW };
    const unsigned = sample.approved().prepare(NOW, NONCE, { validAfter: "backdated", serverDate });
    assert.equal(unsigned.expiresAt, sample.unsigned().expiresAt + 100);
    assert.equal(JSON.parse(unsigned.typedData).message.validAfter, String(NOW + 100 - 600));
    assert.deepEqual(sample.approved().prepare(NOW, NONCE, {}).digest, sample.unsigned().digest);
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

  test("each form of a key store's signature becomes the one form", () => {
    const { digest, payer, requests } = sample.unsigned();
    const signature = SIGNER.sign(only(requests));
    const [r, s, v] = [signature.slice(2, 66), signature.slice(66, 130), Number.parseInt(signature.slice(130), 16)];
    const rs = Buffer.from(r + s, "hex");
    const compact = Buffer.from(rs);
    compact[32] = (compact[32] ?? 0) | ((v - 27) << 7);
    const integer = (hex: string) => {
      const bytes = Buffer.from(hex.replace(/^(00)+/, ""), "hex");
      const signed = (bytes[0] ?? 0) & 0x80 ? Buffer.concat([Buffer.of(0), bytes]) : bytes;
      return Buffer.concat([Buffer.of(2, signed.length), signed]);
    };
    const both = Buffer.concat([integer(r), integer(s)]);
    const der = Buffer.concat([Buffer.of(0x30, both.length), both]);
    const order = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;
    const high = (order - BigInt(`0x${s}`)).toString(16).padStart(64, "0");
    const twin = `0x${r}${high}${(55 - v).toString(16)}`;
    assert.equal(kernel.signatureFromRs(rs, digest, payer), signature);
    assert.equal(kernel.signatureFromDer(der, Buffer.from(digest.slice(2), "hex"), payer), signature);
    assert.equal(kernel.signatureFromEip2098(compact), signature);
    assert.equal(kernel.normalizedSignature(twin), signature);
    assert.equal(
      code(() => kernel.recover(digest, twin)),
      Code.SIGNATURE_HIGH_S,
    );
    assert.equal(
      code(() => kernel.signatureFromRs(rs, digest, only(sample.challenge().accepts).payTo)),
      Code.SIGNATURE_NOT_PAYER,
    );
    assert.equal(
      code(() => kernel.signatureFromDer(rs, digest, payer)),
      Code.SIGNATURE_DER,
    );
    assert.deepEqual(sample.unsigned().finish(kernel.signatureFromDer(der, digest, payer)), sample.payment());
    assert.deepEqual([signature, rs, compact].map(kernel.signatureForm), ["key", "other", "other"]);
  });

  test("a contract wallet's signature is sent unchecked", () => {
    const payment = sample.unsigned().finishUnchecked(new Uint8Array(70).fill(0xab));
    assert.equal(payment.signature, `0x${"ab".repeat(70)}`);
    assert.equal(
      code(() => sample.unsigned().finishUnchecked("0x")),
      Code.SIGNATURE_LENGTH,
    );
    const unsigned = sample.unsigned();
    assert.equal(
      code(() => unsigned.finishUnchecked("no")),
      Code.HEX_NO_PREFIX,
    );
    assert.equal(unsigned.finishUnchecked("0x01").signature, "0x01", "a wrong argument does not use it up");
  });

  test("typed data is the request's, also from an object", () => {
    const request = only(sample.unsigned().requests);
    const { authorization } = sample.payment();
    const { domain } = JSON.parse(request.typedData);
    const own = { ...domain, chainId: BigInt(domain.chainId) };
    assert.equal(kernel.typedData(own, authorization), request.typedData);
    const read = TypedData.parse(request.typedData);
    assert.deepEqual([read.digest, read.primaryType], [request.digest, "TransferWithAuthorization"]);
    assert.equal(read.domainSeparator, kernel.domainSeparator(own));
    assert.equal(read.structHash, kernel.structHash(authorization));
    const written = JSON.parse(request.typedData);
    for (const name of ["value", "validAfter", "validBefore"]) {
      written.message[name] = BigInt(written.message[name]);
    }
    assert.equal(TypedData.parse(written).digest, request.digest, "a bigint is its decimals");
    const receive = TypedData.parse(kernel.typedData(own, authorization, "receive"));
    assert.equal(receive.digest, kernel.digest(own, authorization, "receive"));
    assert.notEqual(receive.digest, read.digest);
    const cancel = { authorizer: authorization.from, nonce: Buffer.from(NONCE.slice(2), "hex") };
    const cancelling = TypedData.parse(kernel.cancelTypedData(own, cancel));
    assert.equal(cancelling.digest, kernel.cancelDigest(own, cancel));
    assert.equal(cancelling.structHash, kernel.cancelStructHash({ ...cancel, nonce: NONCE }));
  });

  test("calldata has the signature in parts, or unchanged", () => {
    const { authorization, signature } = sample.payment();
    const [byParts, asBytes] = [
      kernel.calldata(authorization, signature),
      kernel.calldata(authorization, signature, "transfer", true),
    ];
    assert.deepEqual([byParts.length, byParts.slice(0, 10)], [2 + 2 * (4 + 9 * 32), "0xe3ee160e"]);
    assert.ok(asBytes.includes(signature.slice(2)) && !byParts.includes(signature.slice(2)));
    assert.notEqual(kernel.calldata(authorization, Buffer.from(signature.slice(2), "hex"), "receive"), byParts);
    const cancel = { authorizer: authorization.from, nonce: NONCE };
    assert.notEqual(kernel.cancelCalldata(cancel, signature), kernel.cancelCalldata(cancel, signature, true));
    const asked = kernel.authorizationStateCalldata(cancel.authorizer, cancel.nonce);
    assert.ok(asked.endsWith(NONCE.slice(2)));
    for (const call of [
      () => kernel.calldata(authorization, signature, misshapen("send")),
      () => kernel.calldata(authorization, signature, "transfer", misshapen(1)),
      () => kernel.cancelCalldata(cancel, signature, misshapen("bytes")),
      () => kernel.calldata(authorization, misshapen(7)),
      () => kernel.digest({}, authorization, misshapen(null)),
      () => TypedData.parse(misshapen(7)),
      () => kernel.Erc6492.parse(misshapen(null)),
      () => kernel.payerCode(misshapen(undefined)),
    ]) {
      assert.equal(code(call), Code.USAGE_ARGUMENT, call.toString());
    }
  });

  test("a signature that is not the payer's is an error", () => {
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
