import * as check from "./check.js";
import { call } from "./crossing.js";
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
