// A purchase is a machine, and its host is a loop that knows no protocol: the README's.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import {
  Code,
  LocalSigner,
  type Plan,
  PaymentRequirements,
  Policy,
  Purchase,
  type Rules,
  type Step,
  X402Error,
  encodeHeader,
} from "x402-kernel";
import { type Answered, CODE, type Host, run } from "./readme.js";
import { CHALLENGE, KEY, NONCE, NOW, PAYER, REQUEST, misshapen, challenge, only, thrown } from "./sample.js";

const { buy } = await run();

/** A server: it sends a challenge, and delivers for a good payment. It keeps the payments. */
class Server {
  readonly taken: string[] = [];
  readonly #own = only(challenge().accepts);

  answer(headers: readonly (readonly [string, string])[], now: number): Answered {
    const [payment] = headers;
    if (payment === undefined) {
      return response(402, { "PAYMENT-REQUIRED": encodeHeader(CHALLENGE) });
    }
    assert.equal(PaymentRequirements.verifyHeader(this.#own, payment[1], now).verdict, "signed_by_payer");
    this.taken.push(payment[1]);
    const receipt = { success: true, transaction: "0xabc", network: "eip155:84532", payer: PAYER.address };
    return response(200, { "PAYMENT-RESPONSE": encodeHeader(receipt) });
  }
}

/** A host of a server, with a store in memory and a clock that waiting moves on. */
class World implements Host {
  now = NOW;
  readonly plans = new Map<string, Plan>();
  readonly asked: string[] = [];
  readonly store = {
    reserve: async (plan: Plan) => {
      const over = plan.counters.find(({ add, cap }) => BigInt(add) > BigInt(cap) || this.full);
      if (over === undefined) {
        this.plans.set(plan.id, plan);
      }
      return over?.key;
    },
    release: async (id: string | undefined) => void (id !== undefined && this.plans.delete(id)),
  };

  constructor(
    readonly server: (headers: readonly (readonly [string, string])[], now: number) => Answered | undefined,
    readonly yes = true,
    readonly full = false,
  ) {}

  http = async (headers: readonly (readonly [string, string])[], noRedirect: boolean) => {
    assert.equal(noRedirect, headers.length > 0, "only what pays must not follow a redirect");
    return this.server(headers, this.now);
  };
  ask = async (summary: string) => (this.asked.push(summary), this.yes);
  clock = () => this.now;
  sleep = async (seconds: number) => void (this.now += seconds);

  buy(rules: Rules = {}) {
    return buy(new Purchase(new Policy(rules), PAYER, REQUEST), new LocalSigner(KEY), this);
  }
}

function response(status: number, headers: Record<string, string>): Answered {
  return { status, headers: new Headers(headers), body: new Uint8Array() };
}

/** The error of a failed purchase. */
async function failure(buying: Promise<unknown>): Promise<string> {
  const error: unknown = await buying.then(
    () => assert.fail("bought"),
    (error: unknown) => error,
  );
  assert.ok(error instanceof X402Error, String(error));
  return error.code;
}

describe("a purchase is driven by a host that knows no protocol", () => {
  test("the host is short, and has nothing of the protocol", () => {
    const [loop] = /^async function buy\(.*?^}$/ms.exec(CODE) ?? [""];
    assert.ok(loop.includes("purchase.next(event)"));
    assert.ok(loop.split("\n").length < 30);
    assert.doesNotMatch(
      loop.replaceAll("X402Error", ""),
      /\d|PAYMENT|X-|payment|\.code|\.kind|\.status|header\w*\[|Code|Reason/,
    );
  });

  test("it buys", async () => {
    const server = new Server();
    const world = new World((headers, now) => server.answer(headers, now));
    const { response, receipt } = await world.buy({ confirm: true });
    assert.equal(response?.status, 200);
    assert.ok(receipt?.status === "settled" && receipt.transaction === "0xabc");
    assert.deepEqual(world.asked, ["0.01 USDC on Base Sepolia to 0x2096…287C for api.example.com, until 17:46:40 UTC"]);
    const { expires, counters } = only([...world.plans.values()]);
    assert.deepEqual([expires, only(counters).add, only(counters).cap], [NOW + 66, "10000", "1000000"]);
  });

  test("a free resource is delivered", async () => {
    const world = new World(() => response(200, {}));
    assert.deepEqual((await world.buy()).receipt, undefined);
    assert.equal(world.plans.size, 0);
  });

  test("after a lost response the same payment is sent again", async () => {
    const server = new Server();
    const world = new World((headers, now) => {
      const answer = server.answer(headers, now);
      return server.taken.length === 1 ? undefined : answer;
    });
    await world.buy();
    assert.ok(world.now > NOW);
    assert.equal(server.taken.length, 2);
    assert.equal(new Set(server.taken).size, 1);
  });

  test("a sent payment stays reserved, whatever the server says; an unsent one is released", async () => {
    const refusing = new World(() => response(402, { "PAYMENT-REQUIRED": encodeHeader(CHALLENGE) }));
    assert.equal(await failure(refusing.buy()), Code.PAYMENT_REFUSED);
    assert.equal(refusing.plans.size, 1);

    const silent = new World((headers) => (headers.length > 0 ? undefined : new Server().answer(headers, NOW)));
    assert.equal(await failure(silent.buy()), Code.PAYMENT_UNKNOWN);
    assert.equal(silent.plans.size, 1);

    const server = new Server();
    const unwilling = new World((headers, now) => server.answer(headers, now), false);
    assert.equal(await failure(unwilling.buy({ confirm: true })), Code.PAYMENT_DECLINED);
    const exhausted = new World((headers, now) => server.answer(headers, now), true, true);
    assert.equal(await failure(exhausted.buy()), Code.PAYMENT_NOT_RESERVED);
    const dear = new World((headers, now) => server.answer(headers, now));
    assert.equal(await failure(dear.buy({ perPayment: "$0.001" })), Code.POLICY_PER_PAYMENT);
    assert.deepEqual([unwilling.plans.size, exhausted.plans.size, dear.plans.size], [0, 0, 0]);
    assert.deepEqual(server.taken, []);
  });

  test("a second signature of the same purchase has its nonce", () => {
    const purchase = new Purchase(new Policy(), PAYER, REQUEST);
    purchase.next({ event: "start", now: NOW, nonce: NONCE });
    const first = reserved(
      purchase.next({ event: "response", ...response(402, { "payment-required": encodeHeader(CHALLENGE) }), now: NOW }),
    );
    const signing = purchase.next({ event: "reserved", now: NOW });
    assert.ok(signing.step === "sign");
    const stale = only(signing.requests);

    const signer = new LocalSigner(KEY);
    const answers = [{ id: stale.id, signature: signer.sign(stale) }];
    const second = reserved(purchase.next({ event: "signed", answers, now: NOW + 55 }));
    assert.equal(second.id, first.id);
    const again = purchase.next({ event: "reserved", now: NOW + 55 });
    assert.ok(again.step === "sign");
    const request = only(again.requests);

    assert.equal(request.id, stale.id);
    assert.notEqual(request.digest, stale.digest);
    assert.equal(nonceOf(request), nonceOf(stale));
    assert.equal(thrown(() => signer.sign(stale)).code, Code.USAGE_ALREADY_USED);
    assert.deepEqual(
      purchase.requests.map((one) => ({ ...one })),
      [{ ...request }],
    );
    assert.equal(signer.sign(only(purchase.requests)), signer.sign(request));

    const sent = purchase.next({
      event: "signed",
      answers: [{ ...only(answers), signature: signer.sign(request) }],
      now: NOW + 55,
    });
    assert.ok(sent.step === "send" && sent.noRedirect);
    assert.deepEqual(only(sent.headers), [purchase.payment?.headerName, purchase.payment?.header]);
    assert.deepEqual(purchase.requests, []);
  });

  test("an unexpected or wrong event leaves the purchase unchanged", () => {
    const purchase = new Purchase(new Policy(), PAYER, REQUEST);
    const start = { event: "start", now: NOW, nonce: NONCE } as const;
    const wrong = [
      [{ event: "declined" }, Code.USAGE_EVENT],
      [{ ...start, nonce: `0x${"00".repeat(32)}` }, Code.PREPARE_NONCE],
      [{ ...start, nonce: "22" }, Code.HEX_NO_PREFIX],
      [{ ...start, now: Date.now() }, Code.TIME_MILLISECONDS],
      [{ event: "begin" }, Code.USAGE_ARGUMENT],
      [{ event: "response", status: 402, headers: {}, body: "", now: NOW }, Code.USAGE_ARGUMENT],
      [{ event: "signed", answers: {}, now: NOW }, Code.USAGE_ARGUMENT],
      [null, Code.USAGE_ARGUMENT],
    ] as const;
    for (const [event, code] of wrong) {
      assert.equal(thrown(() => purchase.next(misshapen(event))).code, code);
    }
    assert.equal(purchase.payment, undefined);
    assert.equal(purchase.next(start).step, "send");
  });

  function reserved(step: Step): Plan {
    assert.ok(step.step === "reserve" && Object.isFrozen(step.plan.counters));
    return step.plan;
  }

  function nonceOf(request: { typedData: string }): string {
    return JSON.parse(request.typedData).message.nonce;
  }
});
