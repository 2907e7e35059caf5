import type { RequestKind } from "./generated/signing-request.js";
import { MAKER } from "./handle.js";
import { call, wrong } from "./output.js";
import type * as wasm from "./x402_kernel.js";

/** A signing request as data: the form of its clones. */
export type SigningRequestData = Pick<SigningRequest, "id" | "kind" | "digest" | "typedData" | "signer">;

/**
 * Makes the requests of a handle.
 *
 * @internal
 */
export let signingRequests: (owner: Owner, data: readonly SigningRequestData[]) => readonly SigningRequest[];

/**
 * Returns the signer's signature for a request; anything but a request is `usage.argument`.
 * `x402-kernel/pay` has no signer that calls it.
 *
 * @internal
 */
export let signed: (request: SigningRequest, signer: wasm.LocalSigner) => string;

/**
 * A request for a signature, to a wallet, a hardware device or a key store. Only the kernel makes one, from an approved
 * offer.
 *
 * Its properties are plain data for any wallet. A {@link LocalSigner} accepts only the request itself, while its
 * payment or purchase waits for it.
 */
export class SigningRequest {
  static {
    signingRequests = (owner, data) => Object.freeze(data.map((one) => new SigningRequest(MAKER, owner, one)));
    signed = (request, signer) => {
      const genuine = typeof request === "object" && request !== null && #owner in request;
      return genuine ? call(() => request.#owner.value.sign(signer, request.digest)) : wrong("request", "a SigningRequest");
    };
  }

  readonly #owner: Owner;
  /** The id, which the {@link Answer} must have. */
  readonly id: string;
  /** How it is to be signed. */
  readonly kind: RequestKind;
  /** The 32 bytes that are signed: `0x` and 64 hexadecimal digits. */
  readonly digest: string;
  /** The typed data, as JSON for `eth_signTypedData_v4`. Its hash is the digest. */
  readonly typedData: string;
  /** The address of the signer. */
  readonly signer: string;

  private constructor(maker: typeof MAKER, owner: Owner, data: SigningRequestData) {
    if (maker !== MAKER) {
      wrong("SigningRequest", "one that this package made");
    }
    this.#owner = owner;
    this.id = data.id;
    this.kind = data.kind;
    this.digest = data.digest;
    this.typedData = data.typedData;
    this.signer = data.signer;
    Object.freeze(this);
  }
}

/** The handle of a request: it finds the kernel's own. */
interface Owner {
  readonly value: { sign(signer: wasm.LocalSigner, digest: string): string };
}
