import * as check from "./check.js";
import { value } from "./crossing.js";
import * as wasm from "./wasm.js";

/** Who pays, and on which chains. A key pair's account; contract wallets pay otherwise. */
export interface Payer {
  /** The account. */
  readonly address: string;
  /** The chains it pays on, in CAIP-2. */
  readonly networks: readonly string[];
}

/** The functions of the type of that name. */
export const Payer = Object.freeze({
  /**
   * A payer on those chains. An object of the same members is as good; this one is checked at once.
   *
   * @throws {X402Error} `address.*`, `network.*`.
   */
  of(address: string, networks: readonly string[]): Payer {
    const payer = check.payer({ address, networks });
    return value(() => wasm.payer(payer.address, payer.networks));
  },
});
