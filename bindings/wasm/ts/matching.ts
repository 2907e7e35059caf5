import * as check from "./check.js";
import * as server from "./check-server.js";
import { call, value } from "./output.js";
import type { ErrorInfo } from "./error.js";
import type { PaymentPayload } from "./payment-payload.js";
import type { PaymentRequirements } from "./payment-requirements.js";
import type { Profile } from "./profile.js";
import * as wasm from "./x402_kernel.js";

/**
 * How an `accepted` is compared with the offers. All of them compare JSON values, not texts, and addresses, amounts and
 * networks as exact strings unless they say otherwise.
 *
 * - `standard` takes what every honest client sends: `scheme`, `network`, `amount`, `asset`, `payTo` and
 *   `maxTimeoutSeconds` are equal, the addresses by their 20 bytes; all of the offer's `extra` is in the echoed one, a
 *   `null` there reads as absent; other members are not compared.
 * - `typescript` compares as `@x402/core` since 2.13: every member but `extra` equal, unknown ones included; all of the
 *   offer's `extra` in the echoed one, a `null` only as `null`.
 * - `python` compares as the Python package `x402` since 2.15: the six members equal; all of the offer's `extra` in the
 *   echoed one, a `null` inside it reads as absent. What its models coerce while reading (`"60"`, `true`, snake_case)
 *   is not.
 * - `exact` takes the whole offer and nothing else.
 */
export type MatchRule = "standard" | "typescript" | "python" | "exact";

/** Which of the server's own offers a payment is for. The indexes are those in the offers given. */
export type Match =
  /** This one. */
  | {
      /** The case. */
      readonly match: "found";
      /** Its index. */
      readonly index: number;
    }
  /** Each of these, and the payment does not tell which. */
  | {
      /** The case. */
      readonly match: "ambiguous";
      /** Their indexes. */
      readonly indexes: readonly number[];
    }
  /** None. */
  | {
      /** The case. */
      readonly match: "not_found";
      /**
       * The index of the offer that differs in the fewest members, the first of such; absent if there is no offer of
       * the payment's version.
       */
      readonly closest?: number;
      /** The first member in which that one differs; the pointer is into the payment. */
      readonly error: ErrorInfo;
    };

/**
 * Finds which of the server's own offers a payment is for: of v2, by its `accepted` under the rule (see
 * {@link findAccepted}).
 *
 * A payment of v1 says only its network, and the same under every rule: it is for an offer on that network whose amount
 * and recipient are the signed ones. Several such offers differ in their token; it is the one that the signature is
 * for, and never merely the first.
 *
 * @throws {X402Error} `usage.argument`.
 */
export function findOffer(
  offers: readonly PaymentRequirements[],
  payment: PaymentPayload,
  rule: MatchRule = "standard",
): Match {
  const [own, given, by] = [server.offers(offers), server.payment(payment), check.text("rule", rule)];
  return value(() => wasm.find_offer(own, ...given, by));
}

/**
 * Finds the offer of v2 that an `accepted` names, whatever JSON value that is; `profile` bounds its text.
 *
 * Where several offers match under the rule `standard`, it is the one that says all that the others say; failing that,
 * the match is ambiguous. The rules of SDKs take the first, as these do.
 *
 * @throws {X402Error} `json.*`, `usage.argument`.
 */
export function findAccepted(
  offers: readonly PaymentRequirements[],
  accepted: string | object,
  rule: MatchRule = "standard",
  profile?: Profile | string,
): Match {
  const [own, said, by] = [server.offers(offers), check.message("accepted", accepted), check.text("rule", rule)];
  const under = check.profile(profile);
  return value(() => wasm.find_accepted(own, said, by, under));
}

/**
 * Checks that a payment's `extensions` keep what the server sent: of each extension that comes back, all of the
 * declared `info` has to be in the echoed one, which may say more. Both are the objects by extension; `profile` bounds
 * their texts.
 *
 * Extensions that do not come back, and those that were not sent, are no mismatch. Of `info`, what the server makes
 * anew for each answer is not compared: `sign-in-with-x`'s `nonce`, `issuedAt`, `expirationTime` and `offer-receipt`'s
 * `offers`. `schema` and other siblings of `info` are not compared; an entry without `info` is its own. Of
 * `builder-code`, `s` may have more entries, ten in all, and `a` is the server's alone.
 *
 * @throws {X402Error} `match.extension_echo`, at the first difference; `message.wrong_type` for what is no object;
 * `json.*`.
 */
export function echoMatches(sent: string | object, echoed?: string | object, profile?: Profile | string): void {
  const own = check.message("sent", sent);
  const said = check.optional(echoed, (given) => check.message("echoed", given));
  const under = check.profile(profile);
  call(() => wasm.echo_matches(own, said, under));
}

/**
 * How the URL a message names is to one's own, from harmless to alarming.
 *
 * - `same`: the same resource.
 * - `query_differs`: another query of the same path.
 * - `path_differs`: another path of the same origin.
 * - `scheme_upgraded`: `https` is said where one's own is `http`: one is behind a proxy that speaks TLS.
 * - `scheme_downgraded`: `http` is said where one's own is `https`: a careless proxy, or somebody in between.
 * - `other_origin`: another host or port, or no absolute `http` or `https` URL at all.
 */
export type ResourceMatch =
  | "same"
  | "query_differs"
  | "path_differs"
  | "scheme_upgraded"
  | "scheme_downgraded"
  | "other_origin";

/**
 * Compares the URL a peer says (`resource.url`; v1 `resource`) with one's own. The worst difference is told.
 *
 * Scheme and host compare without regard to case, a default port is as good as none, an empty path is `/`, user
 * information and fragment are left aside. Nothing else is normalised: percent-encoding, dot segments, a dot at the end
 * of a host, international hosts and an empty query (`?`) are as they are written.
 *
 * @throws {X402Error} `usage.url` if one's own is no absolute `http` or `https` URL. What a peer says throws nothing.
 */
export function compareUrls(own: string, said: string): ResourceMatch {
  const urls = [check.text("own", own), check.string("said", said)] as const;
  return call(() => wasm.compare_urls(...urls)) as ResourceMatch;
}
