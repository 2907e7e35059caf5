/** How a token is moved by a signature: by EIP-3009 `transferWithAuthorization`, or through the Permit2 contract. */
export type TransferMethod = "eip3009" | "permit2";

/**
 * What a token's EIP-712 name and version rest on. A wrong name makes every signature worthless.
 *
 * - `onchain`: read from the contract, with a citation.
 * - `two_sdks`: two independent SDKs say the same.
 * - `one_sdk`: one SDK says so. The default policy does not pay on it.
 */
export type Evidence = "onchain" | "two_sdks" | "one_sdk";

/** A token that a profile knows: what it is worth, and what its contract calls itself. */
export interface Asset {
  /** The chain it lives on, in CAIP-2. */
  readonly network: string;
  /** Its contract. */
  readonly address: string;
  /** What people call it: `USDC`. One unit of every asset here is worth one dollar. */
  readonly symbol: string;
  /** The `name` of its EIP-712 domain, which is not always its symbol. */
  readonly name: string;
  /** The `version` of its EIP-712 domain. */
  readonly version: string;
  /** How many decimals one unit has. */
  readonly decimals: number;
  /** How it is moved. */
  readonly transferMethod: TransferMethod;
  /** Its EIP-712 domain separator, pinned from an oracle and not computed from the row. */
  readonly domainSeparator: string;
  /** What name and version rest on. */
  readonly evidence: Evidence;
  /**
   * Where the evidence is: the packages with their versions, a citation for `onchain`; absent if a row does not say.
   */
  readonly source?: string;
}

/** A price on a chain. */
export interface Price {
  /** The token it is in. */
  readonly asset: Asset;
  /** The exact amount, in atomic units of that token. */
  readonly amount: string;
}
