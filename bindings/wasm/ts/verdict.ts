import * as check from "./check.js";
import type { Open } from "./codes.js";
import { wrong } from "./output.js";
import type { ErrorInfo } from "./error.js";
import { VerifyResponse } from "./verify-response.js";

/** What can be said of a payment without a chain: one of four cases, and no boolean to forget. */
export type Verdict = SignedByPayer | NeedsChain | Rejected | Malformed;

/** Everything signed is what the server asked for, and the payer's key signed it. */
export interface SignedByPayer {
  /** The case. */
  readonly verdict: "signed_by_payer";
  /** Who pays. */
  readonly payer: string;
  /**
   * The payment's one name, made of signed values only: two encodings of one authorization share it. Claim it before
   * delivering anything.
   */
  readonly replayKey: string;
  /** What only the chain can still tell; the constants are in {@link Open}. */
  readonly open: readonly Open[];
}

/** Everything signed is what the server asked for; whether a contract wallet signed it only the chain can tell. */
export interface NeedsChain {
  /** The case. */
  readonly verdict: "needs_chain";
  /** Who is said to pay. */
  readonly payer: string;
  /** The kind of wallet that has to check it. */
  readonly wallet: Wallet;
  /** The contract that would deploy the wallet, of a counterfactual one whose envelope can be read (ERC-6492). */
  readonly factory?: string;
  /** The payment's one name, made of signed values only. */
  readonly replayKey: string;
  /** What only the chain can tell; the constants are in {@link Open}. */
  readonly open: readonly Open[];
}

/**
 * What kind of wallet has to check a signature that is not for a key to check.
 *
 * - `contract`: a deployed contract (EIP-1271).
 * - `delegated`: an account that delegates to a contract (EIP-7702): a token asks the contract and not the key.
 * - `counterfactual`: a contract that is not deployed yet (ERC-6492).
 */
export type Wallet = "contract" | "delegated" | "counterfactual";

/** Well-formed, and not acceptable. */
export interface Rejected {
  /** The case. */
  readonly verdict: "rejected";
  /** Why. */
  readonly error: ErrorInfo;
}

/** Not readable as a payment. */
export interface Malformed {
  /** The case. */
  readonly verdict: "malformed";
  /** Why. */
  readonly error: ErrorInfo;
}

/** The functions of the type of that name. */
export const Verdict = Object.freeze({
  /**
   * The answer a facilitator gives to `POST /verify` (x402 v2 §5.3.1, §7.1); none where only the chain can tell whose
   * signature it is.
   *
   * A yes says what can be said without a chain: give it once what `open` lists was looked up.
   *
   * @throws {X402Error} `usage.argument` for what is no verdict.
   */
  toVerifyResponse(verdict: Verdict): VerifyResponse | undefined {
    const said = check.members("verdict", verdict, "verdict", "payer", "error");
    switch (said.verdict) {
      case "signed_by_payer":
        return VerifyResponse.valid(said.payer as string);
      case "needs_chain":
        return undefined;
      case "rejected":
      case "malformed":
        return VerifyResponse.invalid(said.error as ErrorInfo);
      default:
        return wrong("verdict", "a verdict");
    }
  },
});
