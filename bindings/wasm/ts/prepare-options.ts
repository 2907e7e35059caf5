/**
 * What the caller knows or wants beyond the approval, when a payment is prepared. What is absent is as the official
 * SDKs do, on the caller's own clock.
 */
export interface PrepareOptions {
  /** Since when the authorization is valid. If it is absent: `zero` in v2, `backdated` in v1. */
  readonly validAfter?: ValidAfter;
  /**
   * The server's clock. A device whose clock is wrong signs windows that are over, or not yet open, where they are
   * checked. The server is believed over https only, and ten minutes at most; however late it says it is, no signature
   * lives longer by the caller's own clock than the policy allows.
   */
  readonly serverDate?: ServerDate;
}

/**
 * Since when an authorization is valid (`validAfter`).
 *
 * - `zero`: always: `0`, as the SDKs of x402 v2 sign.
 * - `backdated`: 600 seconds ago, so that a verifier whose clock is slow takes it: as the SDKs of x402 v1 sign.
 */
export type ValidAfter = "zero" | "backdated";

/** A server's clock, read off its response. */
export interface ServerDate {
  /** The `Date` header (RFC 9110 §6.6.1). */
  readonly date: string;
  /** When it was received, by the caller's clock, in unix seconds. */
  readonly receivedAt: number;
}
