import * as check from "./check.js";
import { call } from "./output.js";
import * as wasm from "./x402_kernel.js";

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
