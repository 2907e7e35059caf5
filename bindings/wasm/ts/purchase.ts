import * as check from "./check.js";
import type { Event } from "./generated/event.js";
import type { PaymentPayload } from "./generated/payment-payload.js";
import type { Profile } from "./generated/profile.js";
import type { Step } from "./generated/step.js";
import { Handle, MAKER } from "./handle.js";
import { HandleValue } from "./handle-value.js";
import { call, freeze, maybe, parsed } from "./output.js";
import type { Payer } from "./payer.js";
import { valueOf, type Policy } from "./policy.js";
import type { Request } from "./request.js";
import { type SigningRequest, type SigningRequestData, signingRequests } from "./signing-request.js";
import * as wasm from "./x402_kernel.js";

/**
 * A purchase as a machine, from the first request to the delivered response: it says what to do next, and the host
 * reports what happened. It has no clock, key, socket or store.
 *
 * A purchase has one nonce. If it signs again, the second signature can settle instead of the first, but not in
 * addition.
 */
export class Purchase extends Handle {
  readonly #value: HandleValue<wasm.Purchase>;

  /**
   * Makes a purchase that reads the server's messages under `profile`. The policy stays the caller's.
   *
   * @throws {X402Error} `usage.argument`, `usage.already_used` for a policy that was freed, `address.*`, `network.*`,
   * `usage.url`, and those of `Profile.fromJson`.
   */
  constructor(policy: Policy, payer: Payer, request: Request, profile?: Profile | string) {
    const [rules, who, what] = [valueOf(policy), check.payer("payer", payer), check.request("request", request)];
    const under = check.profile("profile", profile);
    const inner = call(() => new wasm.Purchase(rules, who, what, under));
    const own = new HandleValue(inner);
    super(MAKER, own, "Purchase");
    this.#value = own;
    Object.freeze(this);
  }

  /**
   * Takes an event and returns the next step.
   *
   * @throws {X402Error} `usage.event` for an unexpected event, `prepare.nonce` for an all-zero nonce,
   * `usage.argument`, `time.milliseconds`, `hex.*`. The purchase stays as it was. Every other failure is
   * a `fail` step.
   */
  next(event: Event): Step {
    const told = check.event(event);
    const step = parsed<Step>(() => this.#value.value.next(...told));
    return step.step === "sign" ? freeze({ ...step, requests: signingRequests(this.#value, step.requests) }) : step;
  }

  /**
   * The requests to sign now: those of the last `sign` step.
   *
   * @throws {X402Error} `usage.already_used` if the purchase was freed.
   */
  get requests(): readonly SigningRequest[] {
    return signingRequests(
      this.#value,
      parsed<readonly SigningRequestData[]>(() => this.#value.value.requests()),
    );
  }

  /**
   * The payment that was sent, if any.
   *
   * @throws {X402Error} `usage.already_used` if the purchase was freed.
   */
  get payment(): PaymentPayload | undefined {
    return maybe(() => this.#value.value.payment());
  }
}
