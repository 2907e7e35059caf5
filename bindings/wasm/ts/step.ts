import type { ErrorInfo } from "./error.js";
import type { SettleResponse } from "./settle-response.js";
import type { SigningRequest } from "./signing-request.js";

/** What a {@link Purchase} wants done next. */
export type Step = Send | Confirm | Reserve | Sign | Wait | Deliver | Fail;

/** Send the request with these headers added, then tell `response` or `no_response`. */
export interface Send {
  /** The case. */
  readonly step: "send";
  /** Headers to add, as pairs. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** Whether redirects must not be followed: a payment goes to nobody else. */
  readonly noRedirect: boolean;
}

/** Ask the person, then tell `confirmed` or `declined`. */
export interface Confirm {
  /** The case. */
  readonly step: "confirm";
  /** One line to say yes to. */
  readonly summary: string;
}

/**
 * Reserve the plan in one atomic operation, in place of an earlier plan of the same id, then tell `reserved` or
 * `not_reserved`.
 */
export interface Reserve {
  /** The case. */
  readonly step: "reserve";
  /** What to reserve. */
  readonly plan: Plan;
}

/** Have these signed, then tell `signed` or `not_signed`. */
export interface Sign {
  /** The case. */
  readonly step: "sign";
  /** What to sign. */
  readonly requests: readonly SigningRequest[];
}

/** Wait, then tell `waited`. */
export interface Wait {
  /** The case. */
  readonly step: "wait";
  /** Until when, in unix seconds. */
  readonly until: number;
}

/** It is over: give the last response to whoever asked for it. */
export interface Deliver {
  /** The case. */
  readonly step: "deliver";
  /** What the server says about the settlement, if it says so. */
  readonly receipt?: SettleResponse;
  /** Why its receipt could not be read, if it could not. */
  readonly unreadable?: ErrorInfo;
}

/** It is over, without a delivery. */
export interface Fail {
  /** The case. */
  readonly step: "fail";
  /** Why. */
  readonly error: ErrorInfo;
  /**
   * The id of the plan that may be given back because nothing was sent. Any other stays reserved until it expires,
   * whatever the server says.
   */
  readonly release?: string;
}

/** What a store has to do in one atomic operation: add all of the counters unless one would exceed its cap. */
export interface Plan {
  /** The purchase's name. A plan replaces an earlier one of the same name. */
  readonly id: string;
  /** When the reservation may be forgotten, in unix seconds: what was signed can no longer settle then. */
  readonly expires: number;
  /** What to add. */
  readonly counters: readonly PlanCounter[];
}

/** One counter of a {@link Plan}. */
export interface PlanCounter {
  /** What is counted. */
  readonly key: string;
  /** Within which bucket: sums of different buckets are apart. */
  readonly bucket: string;
  /** What is added, in atomic units. */
  readonly add: string;
  /** What the bucket's sum must not exceed. */
  readonly cap: string;
}
