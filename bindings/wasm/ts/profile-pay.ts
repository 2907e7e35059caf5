// `profile.js` of `x402-kernel/pay`: what makes a profile, and no lookups.

import * as check from "./check.js";
import { value } from "./output.js";
import * as wasm from "./x402_kernel.js";

/**
 * Everything that reading and deciding depend on besides the message: the tokens known, the bounds, how strict. Parsing
 * attaches it to the message, and what is derived from a message inherits it. There is no global state.
 */
export interface Profile {
  /** The profile as JSON. Only what differs from the default is in it; the default is `{}`. */
  readonly json: string;
}

/** The functions of the type of that name. */
export const Profile = Object.freeze({
  /** The default profile. */
  default(): Profile {
    return value(() => wasm.profile());
  },

  /**
   * Reads a profile: `{mode?, limits?, settleMargin?, assets?}`.
   *
   * - `mode`: `tolerant` (the default) reads what can be read and lists each repair and each entry it skipped; `strict`
   *   refuses what needs a repair or would be skipped.
   * - `limits`: `{requestHeader?, responseHeader?, body?, depth?, members?}`, in bytes, levels and members.
   * - `settleMargin`: the seconds a settlement takes; 6, as in every official SDK.
   * - `assets`: rows of tokens to know besides the built-in ones:
   *   `{network, address, symbol, name, version, decimals, transferMethod?, domainSeparator, evidence, source?}`. A row
   *   of a known token replaces what is said of its evidence, and may differ in nothing else.
   *
   * @throws {X402Error} `registry.asset`, `registry.separator` (the pinned separator is not what name and version
   * give), `registry.conflict` (a known token, otherwise), `message.wrong_type`, `usage.argument`, `json.*`.
   */
  fromJson(json: string | object): Profile {
    const text = check.message("json", json);
    return value(() => wasm.profile(text));
  },
});
