import * as check from "./check.js";
import type { AssetId, Balance, PayerKind } from "./generated/payer.js";
import { parsed } from "./output.js";
import * as wasm from "./x402_kernel.js";

/** Who pays, on which chains, with what, and what it would rather pay with. */
export interface Payer<Units = string | bigint> extends PayerDetails<Units> {
  /** The account. */
  readonly address: string;
  /** The chains it pays on, in CAIP-2. */
  readonly networks: readonly string[];
}

/** What else a payer says. What is absent is as nothing said. */
export interface PayerDetails<Units = string | bigint> {
  /** What stands behind the account; a key pair if it is absent. */
  readonly kind?: PayerKind;
  /**
   * What it has, as far as it is known. Of a token said twice, the last counts; of a token that is not said, the payer
   * may have enough or not.
   */
  readonly balances?: readonly Balance<Units>[];
  /** The only tokens it pays in. None listed means any. */
  readonly assets?: readonly AssetId[];
  /** The chains it would rather pay on than on any other, the best first. */
  readonly preferNetworks?: readonly string[];
  /**
   * The tokens it would rather pay in than in any other, the best first. They come before any preference of a chain.
   */
  readonly preferAssets?: readonly AssetId[];
}

/** The functions of the type of that name. */
export const Payer = Object.freeze({
  /**
   * A payer on those chains. An object of the same members is as good; this one is checked at once.
   *
   * @throws {X402Error} `address.*`, `network.*`, `amount.*`; `usage.argument` also for a detail of another name.
   */
  of(address: string, networks: readonly string[], details: PayerDetails = {}): Payer<string> {
    const given = { ...check.details("details", details), address, networks };
    return parsed(() => wasm.payer(check.payer("payer", given)));
  },
});
