import * as check from "./check.js";
import { Handle, MAKER } from "./handle.js";
import { HandleValue } from "./handle-value.js";
import { call } from "./output.js";
import { type SigningRequest, signed } from "./signing-request.js";
import * as wasm from "./x402_kernel.js";

/**
 * A private key in memory, for tests, agents and demos. Prefer a wallet or a key store that keeps the key.
 *
 * It signs {@link SigningRequest}s only, which come from an approved offer. Its signatures are deterministic
 * (RFC 6979). The key is wiped when the signer is freed, and is never shown.
 */
export class LocalSigner extends Handle {
  readonly #value: HandleValue<wasm.LocalSigner>;
  /** The address of the key. */
  readonly address: string;

  /**
   * Makes a signer of a private key: 32 bytes, or `0x` and 64 hexadecimal digits.
   *
   * @throws {X402Error} `usage.key`, which does not repeat the key.
   */
  constructor(key: string | Uint8Array) {
    const checked = check.key("key", key);
    const inner = call(() => {
      return typeof checked === "string" ? wasm.LocalSigner.parse(checked) : wasm.LocalSigner.from_bytes(checked);
    });
    const own = new HandleValue(inner);
    super(MAKER, own, "LocalSigner");
    this.#value = own;
    this.address = call(() => inner.address());
    Object.freeze(this);
  }

  /**
   * Signs a request's digest: 65 bytes r, s, v in hexadecimal.
   *
   * @throws {X402Error} `signature.not_payer` if the request is for another signer; `usage.argument` for anything but
   * the request itself; `usage.already_used` if its payment or purchase no longer waits for it.
   */
  sign(request: SigningRequest): string {
    return signed(request, this.#value.value);
  }

  /** The address, never the key. */
  override toString(): string {
    return `LocalSigner(${this.address})`;
  }
}
