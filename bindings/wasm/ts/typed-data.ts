import * as check from "./check.js";
import { call } from "./crossing.js";
import * as wasm from "./wasm.js";

/**
 * A signing domain (EIP-712 `EIP712Domain`): the fields that are present, and no others, are hashed. An empty name or
 * version is present.
 */
export interface Eip712Domain {
  /** What the contract calls itself. */
  readonly name?: string;
  /** The version of its signing domain. */
  readonly version?: string;
  /** The EIP-155 chain id, in decimal. */
  readonly chainId?: string | bigint;
  /** The contract's address. */
  readonly verifyingContract?: string;
  /** 32 bytes. */
  readonly salt?: string | Uint8Array;
}

/** What an EIP-3009 `TransferWithAuthorization` says; out of a payment every member is a string, as on the wire. */
export interface Authorization<Amount = string, Bytes32 = string> {
  /** The payer. */
  readonly from: string;
  /** The payee. */
  readonly to: string;
  /** Atomic units of the token. */
  readonly value: Amount;
  /** Unix seconds; valid only later than this. */
  readonly validAfter: Amount;
  /** Unix seconds; valid only earlier than this. */
  readonly validBefore: Amount;
  /** 32 bytes, once per payer and token. */
  readonly nonce: Bytes32;
}

/**
 * The domain separator (EIP-712 §Definition of `domainSeparator`), as `0x` and 64 digits.
 *
 * @throws {X402Error} `message.wrong_type`, `amount.*`, `address.*`, `hex.*`.
 */
export function domainSeparator(domain: Eip712Domain): string {
  const text = check.record("domain", domain);
  return call(() => wasm.domain_separator(text));
}

/**
 * The struct hash of an authorization alone (EIP-712 `hashStruct`): where a wrong digest goes wrong.
 *
 * @throws {X402Error} `message.missing`, `message.wrong_type`, `address.*`, `amount.*`, `time.not_seconds`, `hex.*`.
 */
export function structHash(authorization: Authorization<string | bigint, string | Uint8Array>): string {
  const text = check.record("authorization", authorization);
  return call(() => wasm.struct_hash(text));
}

/**
 * The digest that is signed: `keccak256(0x1901 ‖ domain separator ‖ struct hash)` (EIP-712).
 *
 * @throws {X402Error} Those of {@link domainSeparator} and {@link structHash}.
 */
export function digest(
  domain: Eip712Domain,
  authorization: Authorization<string | bigint, string | Uint8Array>,
): string {
  const texts = [check.record("domain", domain), check.record("authorization", authorization)] as const;
  return call(() => wasm.digest(...texts));
}
