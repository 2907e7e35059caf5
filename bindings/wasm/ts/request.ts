import * as check from "./check.js";
import { parsed } from "./output.js";
import * as wasm from "./x402_kernel.js";

/** The HTTP request that is to be paid for: the caller's own, not what a peer says it was. */
export interface Request {
  /** The method. */
  readonly method: string;
  /** The absolute `http` or `https` URL. */
  readonly url: string;
  /** The host with its port, if the URL names one. It is read from the URL; where a request goes in it need not be. */
  readonly host?: string;
}

/** The functions of the type of that name. */
export const Request = Object.freeze({
  /**
   * A request for an absolute `http` or `https` URL. An object of the same members is as good; this one is checked at
   * once.
   *
   * @throws {X402Error} `usage.url`.
   */
  of(method: string, url: string): Required<Request> {
    return parsed(() => wasm.request(check.text("method", method), check.text("url", url)));
  },
});
