import * as check from "./check.js";
import * as server from "./check-server.js";
import { value } from "./output.js";
import type { PaymentPayload } from "./payment-payload.js";
import type { PaymentRequirements } from "./payment-requirements.js";
import type { Profile } from "./profile.js";
import * as wasm from "./x402_kernel.js";

/**
 * What a server asks a facilitator (x402 v2 §7.1, v1 §7.1), the body of `POST /verify` and `POST /settle`: whether this
 * payment pays this offer.
 */
export interface FacilitatorRequest {
  /** The version of both. */
  readonly version: 1 | 2;
  /** `paymentPayload`. */
  readonly payment: PaymentPayload;
  /** `paymentRequirements`: the server's own copy of the offer. */
  readonly offer: PaymentRequirements;
  /** The exact text: the body. */
  readonly json: string;
}

/** The functions of the type of that name. */
export const FacilitatorRequest = Object.freeze({
  /**
   * Asks about a payment and the server's own offer. Both go in as they were written.
   *
   * @throws {X402Error} `verify.version` unless they are of one version; `json.too_large`.
   */
  of(payment: PaymentPayload, offer: PaymentRequirements): FacilitatorRequest {
    const [given, own] = [server.payment(payment), server.offer(offer, "offer")];
    return value(() => wasm.facilitator_request(...given, ...own));
  },

  /**
   * Reads a request from its JSON, as a facilitator does: nothing misshapen is repaired, since both texts have to have one
   * meaning.
   *
   * @throws {X402Error} `verify.version` unless `x402Version`, the payment and the offer are of one version;
   * `message.*`; those of `PaymentPayload.parse` and `PaymentRequirements.parse`; `json.*`.
   */
  parse(json: string | object, profile?: Profile | string): FacilitatorRequest {
    const [text, under] = [check.message("json", json), check.profile(profile)];
    return value(() => wasm.facilitator_request_parse(text, under));
  },
});
