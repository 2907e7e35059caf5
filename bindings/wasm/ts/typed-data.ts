import * as check from "./check.js";
import * as server from "./check-server.js";
import { call, value } from "./output.js";
import * as wasm from "./x402_kernel.js";

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

/** An {@link Authorization} as the functions take it: bigints and bytes stand for their texts. */
export type AuthorizationIn = Authorization<string | bigint, string | Uint8Array>;

/**
 * What an {@link Authorization} lets happen: the two are different typed data, and neither's signature is the other's.
 *
 * - `transfer`: anybody may bring it to the token (`TransferWithAuthorization`). The one x402 uses.
 * - `receive`: only the payee may (`ReceiveWithAuthorization`).
 */
export type AuthorizationKind = "transfer" | "receive";

/** What an EIP-3009 `CancelAuthorization` says: that a nonce is used up, though nothing was paid by it. */
export interface CancelAuthorization<Bytes32 = string> {
  /** Whose authorization it is. */
  readonly authorizer: string;
  /** The authorization's nonce, 32 bytes. */
  readonly nonce: Bytes32;
}

/**
 * The domain separator (EIP-712 §Definition of `domainSeparator`), as `0x` and 64 digits.
 *
 * @throws {X402Error} `message.wrong_type`, `amount.*`, `address.*`, `hex.*`.
 */
export function domainSeparator(domain: Eip712Domain): string {
  const text = server.record("domain", domain);
  return call(() => wasm.domain_separator(text));
}

/**
 * The struct hash of an authorization alone (EIP-712 `hashStruct`): where a wrong digest goes wrong.
 *
 * @throws {X402Error} `message.missing`, `message.wrong_type`, `address.*`, `amount.*`, `time.not_seconds`, `hex.*`;
 * `usage.argument` also for another kind.
 */
export function structHash(authorization: AuthorizationIn, kind: AuthorizationKind = "transfer"): string {
  const texts = [server.record("authorization", authorization), check.text("kind", kind)] as const;
  return call(() => wasm.struct_hash(...texts));
}

/**
 * The digest that is signed: `keccak256(0x1901 ‖ domain separator ‖ struct hash)` (EIP-712).
 *
 * @throws {X402Error} Those of {@link domainSeparator} and {@link structHash}.
 */
export function digest(
  domain: Eip712Domain,
  authorization: AuthorizationIn,
  kind: AuthorizationKind = "transfer",
): string {
  const texts = [server.record("domain", domain), server.record("authorization", authorization)] as const;
  const of = check.text("kind", kind);
  return call(() => wasm.digest(...texts, of));
}

/**
 * The typed data a wallet signs (`eth_signTypedData_v4`), as JSON: `EIP712Domain` listed, `chainId` a number, the
 * message's numbers decimal strings.
 *
 * @throws {X402Error} Those of {@link domainSeparator} and {@link structHash}.
 */
export function typedData(
  domain: Eip712Domain,
  authorization: AuthorizationIn,
  kind: AuthorizationKind = "transfer",
): string {
  const texts = [server.record("domain", domain), server.record("authorization", authorization)] as const;
  const of = check.text("kind", kind);
  return call(() => wasm.typed_data(...texts, of));
}

/**
 * The struct hash of a cancellation alone (EIP-712 `hashStruct`).
 *
 * @throws {X402Error} `message.missing`, `message.wrong_type`, `address.*`, `hex.*`.
 */
export function cancelStructHash(cancel: CancelAuthorization<string | Uint8Array>): string {
  const text = server.record("cancel", cancel);
  return call(() => wasm.cancel_struct_hash(text));
}

/**
 * The digest that is signed to cancel (EIP-712).
 *
 * @throws {X402Error} Those of {@link domainSeparator} and {@link cancelStructHash}.
 */
export function cancelDigest(domain: Eip712Domain, cancel: CancelAuthorization<string | Uint8Array>): string {
  const texts = [server.record("domain", domain), server.record("cancel", cancel)] as const;
  return call(() => wasm.cancel_digest(...texts));
}

/**
 * The typed data a wallet signs to cancel (`eth_signTypedData_v4`), as JSON.
 *
 * @throws {X402Error} Those of {@link domainSeparator} and {@link cancelStructHash}.
 */
export function cancelTypedData(domain: Eip712Domain, cancel: CancelAuthorization<string | Uint8Array>): string {
  const texts = [server.record("domain", domain), server.record("cancel", cancel)] as const;
  return call(() => wasm.cancel_typed_data(...texts));
}

/** Typed data (EIP-712) that was read, with its hashes. */
export interface TypedData {
  /** The type of the message (`primaryType`). */
  readonly primaryType: string;
  /** The hash of the domain (EIP-712 `domainSeparator`), by the type the types list for it. */
  readonly domainSeparator: string;
  /** The hash of the message (EIP-712 `hashStruct`); the separator where the primary type is `EIP712Domain`. */
  readonly structHash: string;
  /** The 32 bytes that are signed. */
  readonly digest: string;
  /** Its exact text. */
  readonly json: string;
}

/** The functions of the type of that name. */
export const TypedData = Object.freeze({
  /**
   * Reads any typed data, `{types, primaryType, domain, message}` as `eth_signTypedData_v4` takes it. In an object, a
   * bigint stands for its decimals.
   *
   * Every value has to be one of its type, and every member has to be signed: what a wallet would cast, pad, drop or
   * assume is an error here, since two wallets would do it in two ways. An integer is a string of decimal digits, a
   * string of `0x` and hexadecimal digits, or a JSON integer of any length; bytes are `0x` and two digits each. A
   * primary type of `EIP712Domain` signs the domain alone; its message is absent or empty. At most 128 types are
   * listed, with at most 128 members each, and none contains itself.
   *
   * @throws {X402Error} `typed_data.no_domain_type` if the types do not list `EIP712Domain`; `typed_data.type` for what
   * is no type, or none that is listed; `typed_data.cycle`; `typed_data.value` for a value out of range, of the wrong
   * length or spelling; `typed_data.unknown_member`; `message.missing`, `message.wrong_type`, `address.*`, `hex.*`,
   * `json.*`. Each with its pointer.
   */
  parse(json: string | object): TypedData {
    const text = server.typedData("json", json);
    return value(() => wasm.typed_data_parse(text));
  },
});
