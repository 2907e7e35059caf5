import * as check from "./check.js";
import type { AssetId, Balance, PayerKind } from "./generated/payer.js";
import { parsed } from "./output.js";
import * as wasm from "./x402_kernel.js";

/** A payer: an account, the networks and tokens in which it pays, its preferences and its known balances. */
export interface Payer<Units = string | bigint> extends PayerDetails<Units> {
  /** The address of the account. */
  readonly address: string;
  /** The networks on which it pays, in CAIP-2. */
  readonly networks: readonly string[];
}

/** The other properties of a payer. All may be absent. */
export interface PayerDetails<Units = string | bigint> {
  /** The kind of account; `key` by default. */
  readonly kind?: PayerKind;
  /**
   * The balances that are known. Of a token that is listed twice the last counts; of a token that is not listed, the
   * payer may have enough or not.
   */
  readonly balances?: readonly Balance<Units>[];
  /** The only tokens in which it pays; an empty list means any. */
  readonly assets?: readonly AssetId[];
  /** The preferred networks, the best first. */
  readonly preferNetworks?: readonly string[];
  /** The preferred tokens, the best first. Tokens come before networks. */
  readonly preferAssets?: readonly AssetId[];
}

/** The functions of the type of that name. */
export const Payer = Object.freeze({
  /**
   * Makes the payer of an address, on these networks. An object of the same members is as good; this one is checked at
   * once.
   *
   * @throws {X402Error} `address.*`, `network.*`, `amount.*`; `usage.argument`, also for a property of another name.
   */
  of(address: string, networks: readonly string[], details: PayerDetails = {}): Payer<string> {
    const given = { ...check.details("details", details), address, networks };
    return parsed(() => wasm.payer(check.payer("payer", given)));
  },
});
