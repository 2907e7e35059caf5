import * as check from "./check.js";
import { call, value } from "./crossing.js";
import * as wasm from "./wasm.js";

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
 * Makes the 65 bytes of the 64 of EIP-2098: r, then s with the parity of v in its highest bit. Only the caller can know
 * that 64 bytes are this and not r and s alone.
 *
 * @throws {X402Error} `hex.*`, `signature.length`, `signature.out_of_range`, `signature.high_s`.
 */
export function signatureFromEip2098(signature: string | Uint8Array): string {
  const text = check.bytes("signature", signature);
  return call(() => wasm.signature_from_eip2098(text));
}

/**
 * Makes the 65 bytes of r and s, 64 bytes, which a key store gives without v: s is put into the lower half, and v is
 * the one that leads to the signer. For a payment, they are `digest` and `payer` of its `UnsignedPayment`.
 *
 * @throws {X402Error} `hex.*`, `address.*`, `signature.length`, `signature.out_of_range`, `signature.not_payer`.
 */
export function signatureFromRs(rs: string | Uint8Array, digest: string | Uint8Array, signer: string): string {
  const texts = [check.bytes("rs", rs), check.bytes("digest", digest), check.text("signer", signer)] as const;
  return call(() => wasm.signature_from_rs(...texts));
}

/**
 * Like {@link signatureFromRs}, from DER (`Ecdsa-Sig-Value`, RFC 3279 section 2.2.3), which is what a cloud's key store
 * gives. It has to be DER in its one form: no byte too many, no longer spelling of a number.
 *
 * @throws {X402Error} `hex.*`, `address.*`, `signature.der`, `signature.out_of_range`, `signature.not_payer`.
 */
export function signatureFromDer(der: string | Uint8Array, digest: string | Uint8Array, signer: string): string {
  const texts = [check.bytes("der", der), check.bytes("digest", digest), check.text("signer", signer)] as const;
  return call(() => wasm.signature_from_der(...texts));
}

/**
 * Puts an s of the upper half into the lower one. That turns v over as well: the twin is the same key's (EIP-2).
 *
 * @throws {X402Error} `hex.*`, `signature.length`, `signature.recovery_id`, `signature.out_of_range`.
 */
export function normalizedSignature(signature: string | Uint8Array): string {
  const text = check.bytes("signature", signature);
  return call(() => wasm.normalized_signature(text));
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
 * signature for the wallet to judge. Nothing in it is proven: any bytes can be put into an envelope.
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
