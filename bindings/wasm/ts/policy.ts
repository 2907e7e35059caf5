import { type Approved, approved } from "./approved.js";
import * as check from "./check.js";
import type { Choice } from "./generated/choose.js";
import { Handle, MAKER } from "./handle.js";
import { HandleValue } from "./handle-value.js";
import { call, wrong } from "./output.js";
import type { Request } from "./request.js";
import * as wasm from "./x402_kernel.js";

/** The rules of a policy. An absent rule is that of the default policy. */
export interface Rules {
  /** The cap of one payment, in dollars, such as `$0.05`. A cap of zero allows nothing. One dollar by default. */
  readonly perPayment?: string;
  /** The only networks that are allowed, in CAIP-2; an empty list allows none. All networks of the payer by default. */
  readonly networks?: readonly string[];
  /** The most seconds for which a signature is valid, whatever an offer's `maxTimeoutSeconds`. 600 by default. */
  readonly maxLifetime?: number;
  /** Whether a {@link Purchase} asks a person to confirm each payment. Not by default. */
  readonly confirm?: boolean;
  /**
   * Whether tokens are allowed whose EIP-712 name only one SDK knows. If that name is wrong, the signature is worthless
   * to the server, which delivers nothing. Not by default.
   */
  readonly oneSdk?: boolean;
  /**
   * Whether offers are allowed that need approval (`needsApproval`), since a repair decided what is paid. Not by
   * default.
   */
  readonly repaired?: boolean;
}

/**
 * Returns the wasm's policy; anything but a policy is `usage.argument`.
 *
 * @internal
 */
export let valueOf: (policy: Policy) => wasm.Policy;

/**
 * The rules for what may be paid. Only a policy makes an {@link Approved}.
 *
 * The default policy allows up to one dollar for a payment, in tokens that the registry knows by more than one SDK, on
 * any network of the payer, with signatures that live ten minutes at most.
 */
export class Policy extends Handle {
  static {
    valueOf = (policy) =>
      typeof policy === "object" && policy !== null && #value in policy ? policy.#value.value : wrong("policy", "a Policy");
  }

  readonly #value: HandleValue<wasm.Policy>;

  /**
   * Makes the default policy, with the rules that are given.
   *
   * @throws {X402Error} `money.not_decimal` for a cap that is not in dollars; `network.*`; `usage.argument`, also for a
   * rule of another name.
   */
  constructor(rules: Rules = {}) {
    const own = new HandleValue(call(() => new wasm.Policy(check.rules("rules", rules))));
    super(MAKER, own, "Policy");
    this.#value = own;
    Object.freeze(this);
  }

  /**
   * Approves a choice for a request. If a rule denies it, the error's code names the rule, and its detail has what was
   * `asked` and what is `allowed`. `now` is in unix seconds.
   *
   * The approval is good once, and for as long as a signature may live.
   *
   * @throws {X402Error} `policy.network`, `policy.unknown_asset`, `policy.evidence`, `policy.recipient`,
   * `policy.zero_amount`, `policy.per_payment`, `policy.repaired`; `usage.url`, `time.milliseconds`.
   */
  approve(choice: Choice, request: Request, now: number): Approved {
    const given = [check.choice("choice", choice), check.request("request", request), check.time("now", now)] as const;
    return approved(call(() => this.#value.value.approve(...given)));
  }
}
