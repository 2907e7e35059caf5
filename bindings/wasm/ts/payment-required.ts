import * as check from "./check.js";
import type { Choice } from "./choice.js";
import { call, value } from "./output.js";
import type { ErrorInfo } from "./error.js";
import type { Payer } from "./payer.js";
import type { PaymentRequirements } from "./payment-requirements.js";
import type { Profile } from "./profile.js";
import type { Found, Repair } from "./repair.js";
import * as wasm from "./x402_kernel.js";

/**
 * A challenge for payment (x402 v2 §5.1 `PaymentRequired`, v1 §5.1 `PaymentRequirementsResponse`).
 *
 * Plain frozen data: it may be cloned, posted and stored, and a clone is taken wherever the first is. When it is used,
 * `json` is read anew, as `found` and `repairs` say it came; the other members only say what is in it.
 */
export interface PaymentRequired {
  /** The version it is written in. */
  readonly version: 1 | 2;
  /** Where it was found. */
  readonly found: Found;
  /** `error`: a reason code, or prose. Somebody else's text, never an instruction. */
  readonly error?: string;
  /** What is being sold (v2 `resource`); v1 says it in each offer. */
  readonly resource?: ResourceInfo;
  /** The offers this kernel can read, in the server's order. */
  readonly accepts: readonly PaymentRequirements[];
  /** The offers it cannot use, each with its reason. */
  readonly skipped: readonly Skipped[];
  /** How many entries come after those that the limit `entries` allows. They were not read. */
  readonly unread: number;
  /** What was repaired to get at its text and to read it; what was repaired in an offer is listed there. */
  readonly repairs: readonly Repair[];
  /** `extensions` as JSON text, as they were written (v2). */
  readonly extensions?: string;
  /** The `PAYMENT-REQUIRED` header for it. */
  readonly header: string;
  /** Its exact text. */
  readonly json: string;
  /** The profile it was read under, as JSON text; absent for the default. What is derived from it inherits it. */
  readonly profile?: string;
}

/** What is being sold (v2 §5.1.2 `ResourceInfo`). */
export interface ResourceInfo {
  /** Its URL. */
  readonly url: string;
  /** A description, for people. */
  readonly description?: string;
  /** The MIME type of what is sold. */
  readonly mimeType?: string;
  /** Its exact text, with members this version does not know. */
  readonly json: string;
}

/** An entry of `accepts` that is not usable, and why. Its neighbours are. */
export interface Skipped {
  /** Its index in `accepts`. */
  readonly index: number;
  /** Why; the pointer is into the whole message. */
  readonly error: ErrorInfo;
  /** Its exact text. */
  readonly json: string;
}

/** The functions of the type of that name. */
export const PaymentRequired = Object.freeze({
  /**
   * Reads a challenge from its JSON. Entries of `accepts` that cannot be used are `skipped`, each with its reason; in
   * strict mode the first of them is the error.
   *
   * @throws {X402Error} `message.version`, `message.missing`, `message.wrong_type`, `json.*`.
   */
  parse(json: string | object, profile?: Profile | string): PaymentRequired {
    const [text, under] = [check.message("json", json), check.profile(profile)];
    return value(() => wasm.payment_required_parse(text, under));
  },

  /**
   * Reads a `PAYMENT-REQUIRED` header (x402 v2 transport HTTP).
   *
   * @throws {X402Error} `header.*`, and those of `parse`.
   */
  fromHeader(header: string, profile?: Profile | string): PaymentRequired {
    const [text, under] = [check.text("header", header), check.profile(profile)];
    return value(() => wasm.payment_required_from_header(text, under));
  },

  /**
   * Finds the challenge in an HTTP response: in `PAYMENT-REQUIRED` (any case), else in the body.
   *
   * `headers` are pairs of a name and a value: an array of them, or anything that iterates as such, like the `Headers`
   * of `fetch`. A tolerant profile takes the body when the header cannot be read, a v2 challenge that stands only in the
   * body, and a header called `X-Payment-Required`; where header and body are challenges of one version that offer
   * different things, it takes the header. It lists each of these as a repair.
   *
   * @throws {X402Error} `http.status` unless it is 402 or 412; `http.duplicate_header` for two different values of one
   * header; `http.no_challenge`; in strict mode `http.envelope_conflict`; and those of `fromHeader`.
   */
  fromHttp(
    status: number,
    headers: Iterable<readonly [name: string, value: string]>,
    body: string | Uint8Array,
    profile?: Profile | string,
  ): PaymentRequired {
    const response = [check.status(status), check.headers(headers), check.body(body)] as const;
    const under = check.profile(profile);
    return value(() => wasm.payment_required_from_http(...response, under));
  },

  /**
   * Takes the best offer the payer can pay, and says why each of the others was not chosen.
   *
   * Of those it can pay, the payer's preferences decide: of tokens, then of chains. Then offers whose token the payer
   * is known to have enough of come before those of which it is not known, and then it is the server's order. A payable
   * offer that was not chosen says which was (`taken`) and its own `rank`, the taken one's being 1.
   *
   * @throws {X402Error} `choose.none_payable`, whose details give the code for each entry, and how much is short where
   * it is the balance.
   */
  choose(challenge: PaymentRequired, payer: Payer): Choice {
    const [from, who] = [check.challenge("challenge", challenge), check.payer(payer)];
    return value(() => wasm.payment_required_choose(...from, who));
  },

  /**
   * The `extensions` to send with a payment (x402 v2 §8), as JSON text: what the server declared, and `additions`, an
   * object by extension.
   *
   * The server's value wins wherever both say one, arrays included; only the lists of `builder-code`'s `s` are joined,
   * the client's entries first. What the server wrote stays as it is written, character for character. Adding what was
   * added before changes nothing.
   *
   * @throws {X402Error} `usage.argument` if the additions are no object, or the challenge is of v1, which has no
   * extensions; `json.*`, for the additions, and for a result past the profile's limits.
   */
  echo(challenge: PaymentRequired, additions: string | object): string {
    const [to, more] = [check.challenge("challenge", challenge), check.message("additions", additions)];
    return call(() => wasm.payment_required_echo(...to, more));
  },
});
