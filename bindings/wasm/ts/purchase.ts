import * as check from "./check.js";
import type { Event } from "./generated/event.js";
import type { PaymentPayload } from "./generated/payment-payload.js";
import type { Profile } from "./generated/profile.js";
import type { Step } from "./generated/step.js";
import { Handle, MAKER } from "./handle.js";
import { HandleValue } from "./handle-value.js";
import { call, freeze, maybe, parsed } from "./output.js";
import type { Payer } from "./payer.js";
import { heldBy, type Policy } from "./policy.js";
import type { Request } from "./request.js";
import { type SigningRequest, type SigningRequestData, signingRequests } from "./signing-request.js";
import * as wasm from "./x402_kernel.js";

/**
 * One purchase, from the first request to the delivered response, as a machine: it says what to do next, and the host
 * says what came of it. It holds no clock, no key, no socket and no store.
 *
 * Whatever happens, a purchase has one nonce: what is signed a second time can settle instead of the first, never
 * besides it.
 */
export class Purchase extends Handle {
  readonly #value: HandleValue<wasm.Purchase>;

  /**
   * A purchase. What the server sends is read under `profile`. The policy stays the caller's.
   *
   * @throws {X402Error} `usage.argument`, `usage.already_used` for a policy that was freed, `address.*`, `network.*`,
   * `usage.url`, and those of `Profile.fromJson`.
   */
  constructor(policy: Policy, payer: Payer, request: Request, profile?: Profile | string) {
    const [rules, who, what] = [heldBy(policy), check.payer("payer", payer), check.request("request", request)];
    const under = check.profile("profile", profile);
    const inner = call(() => new wasm.Purchase(rules, who, what, under));
    const own = new HandleValue(inner);
    super(MAKER, own, "Purchase");
    this.#value = own;
    Object.freeze(this);
  }

  /**
   * Takes what happened and says what to do next.
   *
   * @throws {X402Error} `usage.event` for an event that was not asked for, `prepare.nonce` for an all-zero nonce,
   * `usage.argument`, `time.milliseconds`, `hex.*`. The purchase stays as it was. Everything else that can go wrong is
   * a `fail` step.
   */
  next(event: Event): Step {
    const told = check.event(event);
    const step = parsed<Step>(() => this.#value.value.next(...told));
    return step.step === "sign" ? freeze({ ...step, requests: signingRequests(this.#value, step.requests) }) : step;
  }

  /**
   * What is to be signed now: the requests of the last `sign` step.
   *
   * @throws {X402Error} `usage.already_used` when it was freed.
   */
  get requests(): readonly SigningRequest[] {
    return signingRequests(
      this.#value,
      parsed<readonly SigningRequestData[]>(() => this.#value.value.requests()),
    );
  }

  /**
   * The payment that was sent, if one was.
   *
   * @throws {X402Error} `usage.already_used` when it was freed.
   */
  get payment(): PaymentPayload | undefined {
    return maybe(() => this.#value.value.payment());
  }
}
