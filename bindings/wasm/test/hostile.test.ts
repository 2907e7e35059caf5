// Hosts that pass anything: to every function, constructor, method and getter, found by inspection.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { inspect } from "node:util";
import * as full from "x402-kernel";
import * as pay from "x402-kernel/pay";
import * as sample from "./sample.js";
import { CHALLENGE, KEY, NONCE, NOW, PAYER, REQUEST, only, signature } from "./sample.js";

/** An object whose members throw a value that is not an error. */
const THROWING = new Proxy({}, { get: () => raise(), has: () => raise(), ownKeys: () => raise() });

/** A revoked proxy. */
const { proxy: REVOKED, revoke } = Proxy.revocable([], {});
revoke();

/** Bytes with a false length, larger or smaller. */
const lying = (length: number) => Object.defineProperty(new Uint8Array(32), "length", { value: length });

/** A sparse array. */
const LONG = Object.assign([], { length: 2 ** 32 - 1 });

const ENDLESS = {
  *[Symbol.iterator]() {
    for (;;) {
      yield ["a", "b"];
    }
  },
};

const CYCLE: { self?: unknown } = {};
CYCLE.self = CYCLE;

const HOSTILE: readonly unknown[] = [
  ...[undefined, null, true, NaN, Infinity, -0, -1, 0.5, 2 ** 53, 2 ** 32, 402, NOW * 1000, 10n ** 80n, -1n],
  ...["", "\0", "\ud800", "a\udc00", "0x", "{}", "[]", "null", "a".repeat(1_000_000), "[".repeat(100_000), "é€😀", "__proto__"],
  ...[Symbol("s"), Symbol.iterator, () => 0, class {}, {}, [], [[]], [undefined], ["a"], [["a", "b"]], /x/, new Date(NaN)],
  ...[new Map([["a", "b"]]), new Set([1]), new Error("no"), Object.create(null), { toString: raise }, { valueOf: raise }],
  ...[{ [Symbol.toPrimitive]: raise }, { toJSON: raise }, { toJSON: () => undefined }, THROWING, REVOKED, LONG, ENDLESS, CYCLE],
  ...[new Uint8Array(), new Uint8Array(31), new Uint8Array(65), lying(2 ** 31), lying(-1), lying(1), new Float64Array(4)],
  ...[new ArrayBuffer(32), new DataView(new ArrayBuffer(32)), new Uint8Array(new SharedArrayBuffer(32)), detached()],
  ...[{ json: "{}" }, { length: 3 }, { then: raise }, globalThis, Object.create(full.Policy.prototype)],
];

function raise(): never {
  throw "thrown by the host";
}

function detached(): Uint8Array {
  const bytes = new Uint8Array(32);
  structuredClone(bytes.buffer, { transfer: [bytes.buffer] });
  return bytes;
}

type Kernel = Record<string, unknown>;
type Call = (...args: unknown[]) => unknown;

/** A signer, if the entry has one. */
function signers(kernel: Kernel): full.LocalSigner[] {
  return kernel["LocalSigner"] === full.LocalSigner ? [new full.LocalSigner(KEY)] : [];
}

/** Valid values, so that hostile ones beside them get further. */
function plausible(kernel: typeof pay): unknown[] {
  const challenge = kernel.PaymentRequired.parse(CHALLENGE);
  const choice = kernel.PaymentRequired.choose(challenge, PAYER);
  const unsigned = new kernel.Policy().approve(choice, REQUEST, NOW).prepare(NOW, NONCE);
  const signed = signature();
  const payment = new kernel.Policy().approve(choice, REQUEST, NOW).prepare(NOW, NONCE).finish(signed);
  const receipt = full.SettleResponse.settled("0x12", "eip155:84532");
  const texts = [payment.header, signed, NONCE, KEY, PAYER.address, "eip155:84532", "$0.01", "10000", "transfer", REQUEST.url];
  const events = [{ event: "start", now: NOW, nonce: NONCE }, { event: "response", now: NOW, status: 402, headers: [], body: "" }];
  const values = [challenge, choice, choice.offer, payment, payment.authorization, receipt, PAYER, REQUEST, { paid: true }];
  const handles = [unsigned, only(unsigned.requests), new kernel.Policy(), ...signers(kernel)];
  return [...texts, ...events, ...values, ...handles, NOW, 1, 2, 200, [], [["a", "b"]], [choice.offer], [payment], ["eip155:84532"]];
}

/** A value with one bad member: it throws, or changes each time it is read. */
function mutated(value: unknown, draw: <T>(list: readonly T[]) => T): unknown {
  if (typeof value !== "object" || value === null || value instanceof full.Handle || value instanceof pay.Handle) {
    return value;
  }
  if (Object.keys(value).length === 0) {
    return value;
  }
  const [member, other] = [draw(Object.keys(value)), draw(HOSTILE)];
  let reads = 0;
  const get = (target: object, name: string | symbol): unknown => {
    const wanted = name === member && (reads += 1) % 2 === 1;
    return wanted ? (other === undefined ? raise() : other) : Reflect.get(target, name);
  };
  return draw([new Proxy({ ...value }, { get }), { ...value, [member]: other }]);
}

/** Everything that can be called, by its name in code. */
function* callables(kernel: Kernel, instances: readonly object[]): Iterable<[name: string, call: Call, uses?: object]> {
  for (const [name, value] of Object.entries(kernel)) {
    if (typeof value === "function" && /^[A-Z]/.test(name)) {
      yield [`new ${name}`, (...args) => Reflect.construct(value, args)];
    } else if (typeof value === "function") {
      yield [name, value as Call];
    } else {
      for (const [member, made] of Object.entries(value as object)) {
        if (typeof made === "function") {
          yield [`${name}.${member}`, made];
        }
      }
    }
  }
  for (const instance of instances) {
    for (let of = instance; of !== Object.prototype && of !== null; of = Object.getPrototypeOf(of)) {
      for (const member of Reflect.ownKeys(of)) {
        const label = `${instance.constructor.name}.${String(member)}`;
        const { value, get } = Object.getOwnPropertyDescriptor(of, member) ?? {};
        if (typeof value === "function" && member !== "constructor") {
          yield [label, value.bind(instance)];
        } else if (get !== undefined) {
          yield [label, get.bind(instance)];
        }
      }
    }
  }
}

for (const [entry, kernel] of [
  ["x402-kernel", full],
  ["x402-kernel/pay", pay],
] as const) {
  describe(entry, () => {
    // An error of another version of the package is another class.
    const { X402Error } = kernel;
    const good = plausible(kernel as typeof pay);
    const make = () => {
      const choice = kernel.PaymentRequired.choose(kernel.PaymentRequired.parse(CHALLENGE), PAYER);
      const approved = () => new kernel.Policy().approve(choice as never, REQUEST, NOW);
      const error = new X402Error(choice.notChosen[0]?.error ?? { kind: "usage", code: "a", at: "", detail: {}, sentence: "" });
      const policy = new kernel.Policy();
      return [
        policy,
        approved(),
        approved().prepare(NOW, NONCE),
        ...signers(kernel as Kernel),
        new kernel.Purchase(policy as never, PAYER, REQUEST),
        error,
      ];
    };

    /** Calls it, and fails unless it returns a value or throws the kernel's error. */
    function survive(name: string, call: Call, args: unknown[]): void {
      try {
        call(...args);
      } catch (thrown) {
        // The constructor of an error accepts anything, and throws the language's own errors.
        const typed = thrown instanceof TypeError && name === "new X402Error" && /error's data/.test(thrown.message);
        assert.ok(typed || thrown instanceof X402Error, `${name}(${args.map(shown)}) threw ${inspect(thrown)}`);
        assert.equal(typeof thrown.message, "string");
      }
    }

    test("any value for any argument is at worst an X402Error", () => {
      const names = new Set<string>();
      for (const [name, call] of callables(kernel, make())) {
        names.add(name);
        for (const value of HOSTILE) {
          survive(name, call, []);
          survive(name, call, [value]);
          survive(name, call, Array.from({ length: 6 }, () => value));
        }
      }
      assert.ok(names.size > (kernel === full ? 90 : 50), `${names.size}`);
    });

    test("also beside valid arguments, and after a handle was used", () => {
      let seed = 402;
      const draw = <T>(list: readonly T[]): T => {
        seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
        return list[(seed >>> 8) % list.length] as T;
      };
      for (let round = 0; round < 12; round += 1) {
        for (const [name, call] of callables(kernel, make())) {
          for (let times = 0; times < 6; times += 1) {
            const args = Array.from({ length: draw([1, 2, 3, 4]) }, () => {
              return draw([() => draw(good), () => draw(good), () => mutated(draw(good), draw), () => draw(HOSTILE)])();
            });
            survive(name, call, args);
          }
        }
      }
    });

    test("a text longer than the memory is an error", () => {
      const long = "a".repeat(2 ** 26 + 1);
      for (const call of [kernel.parseAmount, kernel.PaymentRequired.parse, kernel.encodeHeader] as Call[]) {
        assert.throws(() => call(long), { code: full.Code.USAGE_ARGUMENT });
      }
      const bytes = new Uint8Array(2 ** 26 + 1);
      assert.throws(() => kernel.PaymentRequired.fromHttp(402, [], bytes), { code: full.Code.USAGE_ARGUMENT });
      assert.throws(() => kernel.interpret(402, ENDLESS as never, ""), { code: full.Code.USAGE_ARGUMENT });
    });

    test("a method of one handle rejects another", () => {
      for (const [, call] of callables({}, make().map((made) => Object.create(Object.getPrototypeOf(made))))) {
        try {
          call(NOW, NONCE);
        } catch (thrown) {
          assert.ok(thrown instanceof TypeError || thrown instanceof X402Error, inspect(thrown));
        }
      }
    });

    test("a full stack does no harm", () => {
      let [full, done] = [0, 0];
      for (let times = 0; times < 400; times += 1) {
        let left = 5;
        const dive = (): void => {
          try {
            dive();
          } catch {
            // The stack is full here, and a little less so at each return.
          }
          if (left > 0) {
            try {
              kernel.PaymentRequired.parse(CHALLENGE);
              [left, done] = [left - 1, done + 1];
            } catch (thrown) {
              assert.ok(thrown instanceof RangeError, inspect(thrown));
              full += 1;
            }
          }
        };
        dive();
      }
      assert.deepEqual([done, full >= 400], [2_000, true]);
    });

    test("after all that, a purchase still works", () => {
      const challenge = kernel.PaymentRequired.parse(CHALLENGE);
      const choice = kernel.PaymentRequired.choose(challenge, PAYER);
      const unsigned = new kernel.Policy().approve(choice as never, REQUEST, NOW).prepare(NOW, NONCE);
      assert.deepEqual(unsigned.finish(signature()), sample.payment());
    });
  });
}

function shown(value: unknown): string {
  try {
    return inspect(value, { depth: 1, maxStringLength: 40, maxArrayLength: 3 });
  } catch {
    return "what cannot be shown";
  }
}
