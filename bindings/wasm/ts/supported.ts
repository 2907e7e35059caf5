import * as check from "./check.js";
import * as server from "./check-server.js";
import { call, value } from "./output.js";
import type { Skipped } from "./payment-required.js";
import type { PaymentRequirements } from "./payment-requirements.js";
import type { Profile } from "./profile.js";
import * as wasm from "./x402_kernel.js";

/**
 * What a facilitator can verify and settle (x402 v2 §7.3, v1 §7.3): the answer to `GET /supported`.
 *
 * Plain frozen data; when it is used, `json` is read anew, and the other members only say what is in it.
 */
export interface Supported {
  /** `kinds`: what it handles. */
  readonly kinds: readonly SupportedKind[];
  /** The kinds that cannot be read, each with its reason and its index in `kinds`. */
  readonly skipped: readonly Skipped[];
  /** How many kinds come after those that the limit `entries` allows. They were not read. */
  readonly unread: number;
  /** `extensions`: the names of those it knows. */
  readonly extensions: readonly string[];
  /** `signers` as JSON text, as it was written: an object of network patterns with the addresses that settle there. */
  readonly signers?: string;
  /** The exact text. */
  readonly json: string;
}

/** One kind of payment a facilitator handles, as it wrote it; of any scheme and any chain. */
export interface SupportedKind {
  /** `x402Version`. */
  readonly version: 1 | 2;
  /** `scheme`, known here or not. */
  readonly scheme: string;
  /** `network`, as it was written: CAIP-2, `eip155:*`, or a name of v1. */
  readonly network: string;
  /** `extra` as JSON text, as it was written. */
  readonly extra?: string;
}

/** The functions of the type of that name. */
export const Supported = Object.freeze({
  /**
   * Reads an answer from its JSON. Kinds that cannot be read are `skipped`, each with its reason; in strict mode the
   * first of them is the error.
   *
   * @throws {X402Error} `message.missing`, `message.wrong_type`, `json.*`.
   */
  parse(json: string | object, profile?: Profile | string): Supported {
    const [text, under] = [check.message("json", json), check.profile(profile)];
    return value(() => wasm.supported_parse(text, under));
  },

  /**
   * Whether it handles payments of that offer: its version, its scheme, and its network or `eip155:*`.
   *
   * @throws {X402Error} `usage.argument`.
   */
  supports(supported: Supported, offer: PaymentRequirements): boolean {
    const [text, own] = [server.json("supported", supported), server.offer(offer)];
    return call(() => wasm.supported_supports(text, ...own));
  },

  /**
   * The indexes of the offers it does not handle: what a server finds out at its start, not at its first sale.
   *
   * @throws {X402Error} `usage.argument`.
   */
  missing(supported: Supported, offers: readonly PaymentRequirements[]): readonly number[] {
    const texts = [server.json("supported", supported), server.offers(offers)] as const;
    return value(() => wasm.supported_missing(...texts));
  },
});
