import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { inspect } from "node:util";
import * as kernel from "x402-kernel";
import {
  Answer,
  Code,
  FacilitatorRequest,
  LocalSigner,
  Payer,
  PaymentRequired,
  PaymentRequirements,
  Policy,
  Protocol,
  Request,
  SettleResponse,
  Supported,
  VerifyResponse,
} from "x402-kernel";
import { CHECKOUT } from "./paths.js";
import * as sample from "./sample.js";
import { CHALLENGE, KEY, NOW, PAYER, SIGNER, misshapen, code, only, thrown } from "./sample.js";

describe("time, headers, bytes and integers", () => {
  test("time is whole unix seconds", () => {
    const own = only(sample.challenge().accepts);
    for (const now of [NaN, Infinity, 1.5, -1, 2 ** 53, "1900000000", 1900000000n, new Date(), null, undefined, true]) {
      assert.equal(
        code(() => PaymentRequirements.verifyHeader(own, "", misshapen(now))),
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
    const header = kernel.encodeHeader(CHALLENGE);
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
        code(() => PaymentRequired.fromHttp(402, misshapen(wrong), "")),
        Code.USAGE_ARGUMENT,
        inspect(wrong),
      );
    }
  });

  test("a body is bytes or text", () => {
    const v1 = readFileSync(join(CHECKOUT, "spec-vectors/messages/1-img402-v1.json"));
    assert.deepEqual(PaymentRequired.fromHttp(402, [], v1), PaymentRequired.fromHttp(402, [], v1.toString("utf8")));
    assert.equal(
      code(() => PaymentRequired.fromHttp(402, [], misshapen(JSON.parse(v1.toString())))),
      Code.USAGE_ARGUMENT,
    );
    const latin1 = Buffer.from('{"x402Version":1,"é":1}', "latin1");
    assert.equal(
      code(() => PaymentRequired.fromHttp(402, [], latin1)),
      Code.JSON_NOT_UTF8,
    );
    for (const status of [402.5, -1, 70_000, "402", undefined]) {
      assert.equal(
        code(() => PaymentRequired.fromHttp(misshapen(status), [], v1)),
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
        code(() => kernel.parseAmount(misshapen(wrong))),
        Code.USAGE_ARGUMENT,
      );
    }
    assert.equal(kernel.moneyToAmount("$0.05", 6), "50000");
    assert.equal(
      code(() => kernel.moneyToAmount(misshapen(0.05), 6)),
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

  test("text is passed whole, or not at all", () => {
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

  test("a value from another reading comes back unchanged, or not at all", () => {
    const [own, payment] = [only(sample.challenge().accepts), sample.payment()];
    const made = { kind: "header.unpadded", at: "" };
    const cause = thrown(() => kernel.decodeHeader("", "client"));
    for (const repairs of [undefined, {}, [7], [{ kind: "header.unpadded" }], [{ ...made, kind: "no.such" }]]) {
      for (const call of [
        () => PaymentRequirements.verify(own, misshapen({ ...payment, repairs }), NOW),
        () => PaymentRequired.choose(misshapen({ ...sample.challenge(), repairs }), PAYER),
        () => kernel.challengeHeaders(misshapen({ ...sample.challenge(), repairs })),
      ]) {
        assert.equal(code(call), Code.USAGE_ARGUMENT, inspect(repairs));
      }
    }
    const empty = { code: Code.HEADER_EMPTY, at: "", detail: {} };
    for (const cause of ["", { ...empty, code: "no.such" }, { ...empty, detail: [1] }]) {
      const repairs = [{ ...made, cause }];
      assert.equal(
        code(() => PaymentRequirements.verify(own, misshapen({ ...payment, repairs }), NOW)),
        Code.USAGE_ARGUMENT,
      );
    }
    const repairs = [{ ...made, cause }];
    const verdict = PaymentRequirements.verify(own, misshapen({ ...payment, repairs }), NOW);
    assert.equal(verdict.verdict, "signed_by_payer");
    assert.equal(
      code(() => PaymentRequired.choose(misshapen({ ...sample.challenge(), found: "dream" }), PAYER)),
      Code.USAGE_ARGUMENT,
    );
    assert.equal(
      code(() => PaymentRequirements.verify({ ...own, index: -1 }, payment, NOW)),
      Code.USAGE_ARGUMENT,
    );
  });

  test("a rule or an option that would be lost is an error: a map, an array, a misspelled member", () => {
    for (const rules of [new Map([["perPayment", "$0.01"]]), [], new Set(["confirm"]), { perpayment: "$0.01" }]) {
      assert.equal(code(() => new Policy(misshapen(rules))), Code.USAGE_ARGUMENT, inspect(rules));
    }
    const own = sample.choice().offer;
    assert.equal(
      code(() => PaymentRequirements.verifyHeader(own, "", NOW, misshapen(new Map([["minRunway", 50]])))),
      Code.USAGE_ARGUMENT,
    );
  });

  test("a payer's properties are checked, and a misspelled one is an error", () => {
    const token = { network: "eip155:84532", asset: PAYER.address };
    const choose = (payer: unknown) => () => PaymentRequired.choose(sample.challenge(), misshapen(payer));
    const wrongs: [object, string][] = [
      [{ kind: "robot" }, Code.USAGE_ARGUMENT],
      [{ kind: 7 }, Code.USAGE_ARGUMENT],
      [{ balances: {} }, Code.USAGE_ARGUMENT],
      [{ balances: [token] }, Code.USAGE_ARGUMENT],
      [{ balances: [{ ...token, amount: 1 }] }, Code.USAGE_ARGUMENT],
      [{ balances: [{ ...token, amount: "1e6" }] }, Code.AMOUNT_NOT_DECIMAL],
      [{ assets: [PAYER.address] }, Code.USAGE_ARGUMENT],
      [{ assets: [{ ...token, network: "base" }] }, Code.NETWORK_NOT_CAIP2],
      [{ preferNetworks: "eip155:1" }, Code.USAGE_ARGUMENT],
      [{ preferAssets: [{ ...token, asset: "0x" }] }, Code.ADDRESS_LENGTH],
      [{ assetz: [token] }, Code.USAGE_ARGUMENT],
      [{ assets: [{ ...token, chain: 1 }] }, Code.USAGE_ARGUMENT],
      [{ balances: [{ ...token, amount: "1", decimals: 6 }] }, Code.USAGE_ARGUMENT],
    ];
    for (const [details, expected] of wrongs) {
      assert.equal(code(choose({ ...PAYER, ...details })), expected, inspect(details));
      assert.equal(
        code(() => Payer.of(PAYER.address, PAYER.networks, misshapen(details))),
        expected,
        inspect(details),
      );
    }
    assert.equal(
      code(() => Payer.of(PAYER.address, PAYER.networks, misshapen({ asset: [token] }))),
      Code.USAGE_ARGUMENT,
    );
    const { network, asset } = only(sample.challenge().accepts);
    const nothing = { network, asset, amount: 0n };
    assert.equal(code(choose({ ...PAYER, balances: [nothing] })), Code.CHOOSE_NONE_PAYABLE);
  });

  test("options of an exchange are spelled correctly", () => {
    for (const exchange of [{ Paid: true }, { paid: "yes" }, { crossOrigin: 1 }, { profile: 7 }, null, [true]]) {
      assert.equal(
        code(() => kernel.interpret(200, [], "", misshapen(exchange))),
        Code.USAGE_ARGUMENT,
        inspect(exchange),
      );
    }
    assert.deepEqual(kernel.interpret(204, [], new Uint8Array()), { outcome: "not_payment", status: 204 });
    assert.deepEqual(kernel.interpret(402, [], "", { crossOrigin: true }), { outcome: "hidden_by_cors" });
    const headers: Record<string, [string, string]> = {
      [Protocol.L402]: ["WWW-Authenticate", "L402 a=1"],
      [Protocol.MPP]: ["www-authenticate", "Payment a=1"],
      [Protocol.PAY_PER_CRAWL]: ["crawler-price", "USD 0.01"],
      [Protocol.X402_HEADERS]: ["X-402-Amount", "1"],
      [Protocol.PAY_TO_HEADER]: ["Pay-To", "you"],
    };
    assert.equal(Object.keys(headers).length, Object.keys(Protocol).length);
    for (const [name, header] of Object.entries(headers)) {
      assert.deepEqual(kernel.interpret(402, [header], ""), { outcome: "other_protocol", name });
    }
  });

  test("response headers are what Headers accepts", () => {
    const [challenge, receipt] = [sample.challenge(), SettleResponse.settled("0x12", "eip155:84532")];
    const asked = new Headers(kernel.challengeHeaders(challenge).map(([name, value]) => [name, value]));
    assert.deepEqual(PaymentRequired.fromHttp(402, asked, "").json, challenge.json);
    assert.equal(asked.get("access-control-expose-headers"), kernel.EXPOSE_HEADERS.join(", "));
    const paid = Object.fromEntries(kernel.receiptHeaders(receipt, 1, "max-age=60"));
    assert.deepEqual([paid["X-PAYMENT-RESPONSE"], paid["Cache-Control"]], [receipt.header, "max-age=60, private"]);
    assert.deepEqual(kernel.preflightHeaders(), [["Access-Control-Allow-Headers", kernel.ALLOW_HEADERS.join(", ")]]);
    assert.ok(Object.isFrozen(kernel.EXPOSE_HEADERS) && Object.isFrozen(kernel.ALLOW_HEADERS));
    assert.equal(kernel.paidCacheControl(), "private");
    for (const call of [
      () => kernel.receiptHeaders(misshapen(receipt.json), 2),
      () => kernel.receiptHeaders(receipt, misshapen("2")),
      () => kernel.receiptHeaders(receipt, 2, misshapen(null)),
      () => kernel.paidCacheControl(misshapen(7)),
      () => kernel.challengeHeaders(misshapen(CHALLENGE)),
    ]) {
      assert.equal(code(call), Code.USAGE_ARGUMENT, call.toString());
    }
  });

  test("the other arguments have their types", () => {
    const [own, payment] = [only(sample.challenge().accepts), sample.payment()];
    const network = "eip155:84532";
    for (const call of [
      () => kernel.parseAmountTolerant(misshapen(1n)),
      () => kernel.amountToMoney(misshapen(10000), 6),
      () => kernel.amountToMoney("10000", 256),
      () => kernel.isTestnet(misshapen(84532)),
      () => kernel.Reason.parse(misshapen(null)),
      () => kernel.Profile.asset(misshapen(7), network, PAYER.address),
      () => kernel.Profile.assets(kernel.Profile.default(), misshapen(undefined)),
      () => SettleResponse.settled("", network),
      () => SettleResponse.settled("0x12", network, misshapen(null)),
      () => SettleResponse.settled("0x12", network, undefined, misshapen(1)),
      () => SettleResponse.pending("", network),
      () => SettleResponse.failed("invalid_network", ""),
      () => VerifyResponse.valid(misshapen(undefined)),
      () => VerifyResponse.invalid(misshapen("no")),
      () => FacilitatorRequest.of(misshapen(payment.json), own),
      () => FacilitatorRequest.of(payment, misshapen(own.json)),
      () => Supported.supports(misshapen("{}"), own),
      () => Supported.missing(Supported.parse({ kinds: [] }), misshapen(own)),
      () => kernel.findOffer(misshapen(own), payment),
      () => kernel.findOffer([own], payment, misshapen("loose")),
      () => kernel.findAccepted([own], misshapen(7)),
      () => kernel.Choice.withExtensions(misshapen({}), {}),
      () => kernel.Choice.withExtensions(sample.choice(), "[]"),
      () => PaymentRequired.echo(sample.challenge(), misshapen(7)),
      () => kernel.echoMatches({}, misshapen(7)),
    ]) {
      assert.equal(code(call), Code.USAGE_ARGUMENT, call.toString());
    }
    assert.equal(kernel.amountToMoney(10000n, 6), "$0.01");
    assert.equal(kernel.compareUrls("https://a.example/", misshapen("\ud800")), "other_origin");
    assert.equal(
      code(() => kernel.compareUrls("/report", "https://a.example/")),
      Code.USAGE_URL,
    );
    kernel.echoMatches({ a: { info: { b: 1 } } }, { a: { info: { b: 1, c: 2 } } });
    kernel.echoMatches({ a: {} });
    const changed = thrown(() => kernel.echoMatches({ a: { info: { b: 1 } } }, { a: { info: { b: 2 } } }));
    assert.deepEqual([changed.code, changed.at], [Code.MATCH_EXTENSION_ECHO, "/a/info/b"]);
  });

  test("a request has its host", () => {
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
