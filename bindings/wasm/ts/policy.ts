import { type Approved, approved } from "./approved.js";
import * as check from "./check.js";
import type { Choice } from "./generated/choose.js";
import { Handle, MAKER } from "./handle.js";
import { HandleValue } from "./handle-value.js";
import { call, wrong } from "./output.js";
import type { Request } from "./request.js";
import * as wasm from "./x402_kernel.js";

/** The rules of a policy. What is absent is as in the default one. */
export interface Rules {
  /**
   * The most one payment may be worth, in dollars: `$0.05`. Zero is a cap like any other: nothing. One dollar by
   * default.
   */
  readonly perPayment?: string;
  /** The only chains to pay on, in CAIP-2. None listed means none allowed. Every chain of the payer by default. */
  readonly networks?: readonly string[];
  /** The most seconds a signature may stay valid, whatever `maxTimeoutSeconds` an offer grants. 600 by default. */
  readonly maxLifetime?: number;
  /** Whether a {@link Purchase} asks its host to confirm each payment. Not by default. */
  readonly confirm?: boolean;
  /**
   * Whether to pay in tokens whose EIP-712 name rests on one SDK's word. If that is wrong, the signature is worthless
   * to the server, who delivers nothing; so it is not done by default.
   */
  readonly oneSdk?: boolean;
  /**
   * Whether an offer may be paid that `needsApproval`, since what it costs could only be read by a repair. It may not,
   * unless this says so.
   */
  readonly repaired?: boolean;
}

/**
 * The wasm's side of a policy; what is no policy is `usage.argument`.
 *
 * @internal
 */
export let heldBy: (policy: Policy) => wasm.Policy;

/**
 * What may be paid. It denies by default, and it is the only thing that makes an {@link Approved}.
 *
 * The default pays up to one dollar at a time, in tokens whose worth and name the registry is sure of, on any chain the
 * payer is on, by signatures that live ten minutes at most.
 */
export class Policy extends Handle {
  static {
    heldBy = (policy) =>
      typeof policy === "object" && policy !== null && #value in policy ? policy.#value.value : wrong("policy", "a Policy");
  }

  readonly #value: HandleValue<wasm.Policy>;

  /**
   * The default policy, but for the rules that are given.
   *
   * @throws {X402Error} `money.not_decimal`, `network.*`, `usage.argument` also for a rule of another name.
   */
  constructor(rules: Rules = {}) {
    const own = new HandleValue(call(() => new wasm.Policy(check.rules("rules", rules))));
    super(MAKER, own, "Policy");
    this.#value = own;
    Object.freeze(this);
  }

  /**
   * Approves a choice for a request, or says which rule denies it (the code), what was asked and what is allowed. `now`
   * is the caller's clock, in unix seconds.
   *
   * The approval is good once, and as long as a signature may live: yesterday's yes is not today's.
   *
   * @throws {X402Error} `policy.network`, `policy.unknown_asset`, `policy.evidence`, `policy.recipient`,
   * `policy.zero_amount`, `policy.per_payment`, `policy.repaired`; `money.not_decimal` if the policy's own cap is not
   * in dollars; `usage.url`, `time.milliseconds`.
   */
  approve(choice: Choice, request: Request, now: number): Approved {
    const given = [check.choice("choice", choice), check.request("request", request), check.time("now", now)] as const;
    return approved(call(() => this.#value.value.approve(...given)));
  }
}
