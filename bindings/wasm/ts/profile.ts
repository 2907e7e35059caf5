import type { Asset, Price } from "./asset.js";
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

  /**
   * The token at that address of that chain, if the profile knows it.
   *
   * @throws {X402Error} `network.not_caip2`, `network.unsupported`, `address.*`, and those of `fromJson`.
   */
  asset(profile: Profile | string, network: string, address: string): Asset | undefined {
    const texts = [check.profile(profile), check.text("network", network), check.text("address", address)] as const;
    return value<Asset | null>(() => wasm.profile_asset(...texts)) ?? undefined;
  },

  /**
   * The tokens with that address on other chains: an address that was taken from the wrong one.
   *
   * @throws {X402Error} Those of `asset`.
   */
  elsewhere(profile: Profile | string, network: string, address: string): readonly Asset[] {
    const texts = [check.profile(profile), check.text("network", network), check.text("address", address)] as const;
    return value(() => wasm.profile_elsewhere(...texts));
  },

  /**
   * The tokens of a chain that the profile knows. A price without a ticker is in the first.
   *
   * @throws {X402Error} `network.not_caip2`, `network.unsupported`, and those of `fromJson`.
   */
  assets(profile: Profile | string, network: string): readonly Asset[] {
    const texts = [check.profile(profile), check.text("network", network)] as const;
    return value(() => wasm.profile_assets(...texts));
  },

  /**
   * A price on a chain: the token it is in, and its exact amount in atomic units.
   *
   * A sum of dollars (`$0.05`) is in the chain's default stablecoin, a sum with a ticker (`0.05 USDC`) in the token of
   * that symbol, spelled as the registry spells it.
   *
   * @throws {X402Error} `money.not_decimal`, `money.zero`, `money.no_asset`, `money.unknown_ticker`, `money.too_small`,
   * `money.too_large`; `network.not_caip2`, `network.unsupported`; and those of `fromJson`.
   */
  price(profile: Profile | string, money: string, network: string): Price {
    const texts = [check.profile(profile), check.text("money", money), check.text("network", network)] as const;
    return value(() => wasm.profile_price(...texts));
  },
});
