import * as check from "./check.js";
import { value } from "./output.js";
import * as wasm from "./x402_kernel.js";

/** A signature for the signing request of that id. */
export interface Answer<Signature = string | Uint8Array> {
  /** The request's id. */
  readonly id: string;
  /** The signature's bytes r, s, v, or their hexadecimal. */
  readonly signature: Signature;
}

/** The functions of the type of that name. */
export const Answer = Object.freeze({
  /**
   * An answer to the request of that id. An object of the same members is as good; this one is checked at once.
   *
   * @throws {X402Error} `hex.*`.
   */
  of(id: string, signature: string | Uint8Array): Answer<string> {
    const texts = [check.text("id", id), check.bytes("signature", signature)] as const;
    return value(() => wasm.answer(...texts));
  },
});
