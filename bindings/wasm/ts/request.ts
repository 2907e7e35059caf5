import * as check from "./check.js";
import { parsed } from "./output.js";
import * as wasm from "./x402_kernel.js";

/** The HTTP request to pay for. It is the caller's own, and not from a peer's message. */
export interface Request {
  /** The method. */
  readonly method: string;
  /** The absolute `http` or `https` URL. */
  readonly url: string;
  /** The host in lower case, with the port if the URL has one. It is read from the URL; an argument may lack it. */
  readonly host?: string;
}

/** The functions of the type of that name. */
export const Request = Object.freeze({
  /**
   * Makes a request for an absolute `http` or `https` URL. An object of the same members is as good; this one is
   * checked at once.
   *
   * @throws {X402Error} `usage.url`.
   */
  of(method: string, url: string): Required<Request> {
    return parsed(() => wasm.request(check.text("method", method), check.text("url", url)));
  },
});
