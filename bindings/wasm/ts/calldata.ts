import * as check from "./check.js";
import * as server from "./check-server.js";
import { call } from "./output.js";
import type { AuthorizationIn, AuthorizationKind, CancelAuthorization } from "./typed-data.js";
import * as wasm from "./x402_kernel.js";

/**
 * The calldata that settles an authorization, in hexadecimal: `transferWithAuthorization` or `receiveWithAuthorization`
 * (EIP-3009, and the `bytes` overloads of FiatToken v2.2).
 *
 * 65 bytes are a key's signature and go in as v, r and s, v as 27 or 28. Any other length is a contract wallet's and
 * goes in as `bytes`; of an ERC-6492 envelope it is the signature inside, always as `bytes`. With `bytesOverload` it is
 * `bytes` whatever the length, for a contract wallet whose signature has 65 bytes: nothing is checked or changed then
 * but an envelope, which is taken off.
 *
 * @throws {X402Error} `signature.length` for no bytes at all, `signature.recovery_id`, `signature.out_of_range`,
 * `signature.high_s`, `signature.erc6492`; `hex.*`, and those of `structHash`.
 */
export function calldata(
  authorization: AuthorizationIn,
  signature: string | Uint8Array,
  kind: AuthorizationKind = "transfer",
  bytesOverload = false,
): string {
  const texts = [server.record("authorization", authorization), check.bytes("signature", signature)] as const;
  const [of, bytes] = [check.text("kind", kind), check.boolean("bytesOverload", bytesOverload)];
  return call(() => wasm.calldata(...texts, of, bytes));
}

/**
 * The calldata of `cancelAuthorization`, in hexadecimal; the signature goes in as for {@link calldata}.
 *
 * @throws {X402Error} Those of {@link calldata} and of `cancelStructHash`.
 */
export function cancelCalldata(
  cancel: CancelAuthorization<string | Uint8Array>,
  signature: string | Uint8Array,
  bytesOverload = false,
): string {
  const texts = [server.record("cancel", cancel), check.bytes("signature", signature)] as const;
  const bytes = check.boolean("bytesOverload", bytesOverload);
  return call(() => wasm.cancel_calldata(...texts, bytes));
}

/**
 * The calldata that asks a token whether the nonce is used or cancelled, in hexadecimal: `authorizationState`
 * (EIP-3009).
 *
 * @throws {X402Error} `address.*`, `hex.*`.
 */
export function authorizationStateCalldata(authorizer: string, nonce: string | Uint8Array): string {
  const texts = [check.text("authorizer", authorizer), check.bytes("nonce", nonce)] as const;
  return call(() => wasm.authorization_state_calldata(...texts));
}
