import * as check from "./check.js";
import { call, value } from "./output.js";
import * as wasm from "./x402_kernel.js";

/**
 * Who signed the digest: the address with its checksum. The signature is 65 bytes r, s and v, with v 0, 1, 27 or 28 and
 * s in the lower half (EIP-2).
 *
 * @throws {X402Error} `hex.*`, `signature.length`, `signature.recovery_id`, `signature.out_of_range`,
 * `signature.high_s`; `signature.not_recoverable` if no key could have made it.
 */
export function recover(digest: string | Uint8Array, signature: string | Uint8Array): string {
  const texts = [check.bytes("digest", digest), check.bytes("signature", signature)] as const;
  return call(() => wasm.recover(...texts));
}

/**
 * What a signature's bytes are, by their form alone. 64 bytes are not guessed at: they may be EIP-2098, or r and s.
 *
 * - `key`: 65 bytes: a key's, or a contract wallet's that has the same length.
 * - `counterfactual`: it ends as ERC-6492 says: of a wallet that is not deployed yet.
 * - `other`: anything else: a contract wallet's (EIP-1271), or nothing.
 */
export type SignatureForm = "key" | "counterfactual" | "other";

/**
 * Computes the hash that `personal_sign` signs: `keccak256("\x19Ethereum Signed Message:\n" ‖ length ‖ message)` (EIP-191,
 * version 0x45).
 *
 * @throws {X402Error} `hex.*`.
 */
export function personalMessageHash(message: string | Uint8Array): string {
  const text = check.bytes("message", message);
  return call(() => wasm.personal_message_hash(text));
}

/**
 * The form of a signature.
 *
 * @throws {X402Error} `hex.*`.
 */
export function signatureForm(signature: string | Uint8Array): SignatureForm {
  const text = check.bytes("signature", signature);
  return call(() => wasm.signature_form(text)) as SignatureForm;
}

/**
 * The envelope of a signature of a wallet that is not deployed yet (ERC-6492): who would deploy it and how, and the
 * signature for the wallet to check. Nothing in it is proven: any bytes can be put into an envelope.
 */
export interface Erc6492 {
  /** The contract that would deploy the wallet. */
  readonly factory: string;
  /** What the factory would be called with, in hexadecimal. */
  readonly calldata: string;
  /** The signature inside, in hexadecimal. */
  readonly signature: string;
}

/** The functions of the type of that name. */
export const Erc6492 = Object.freeze({
  /**
   * Reads an envelope: the ABI encoding of `(address, bytes, bytes)` in its one form, and the suffix.
   *
   * @throws {X402Error} `hex.*`, `signature.erc6492`.
   */
  parse(signature: string | Uint8Array): Erc6492 {
    const text = check.bytes("signature", signature);
    return value(() => wasm.erc6492_parse(text));
  },
});
