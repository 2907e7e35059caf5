import * as check from "./check.js";
import { call, value } from "./output.js";
import type { Profile } from "./profile.js";
import type { Repair } from "./repair.js";
import * as wasm from "./x402_kernel.js";

/**
 * Who reads a header. It decides the bound and how much is forgiven.
 *
 * - `client`: a client or a tool, reading what a server sent; misshapen members are repaired when the profile is tolerant.
 * - `server`: a server or facilitator, reading a payment: standard base64, padded or not, and nothing else, since a
 *   payment has to have one meaning.
 */
export type Reader = "client" | "server";

/** A header's JSON, and what was repaired to read it. */
export interface DecodedHeader {
  /** The JSON text, exactly as its author wrote it. */
  readonly json: string;
  /** What was repaired, in order. */
  readonly repairs: readonly Repair[];
}

/**
 * The header for a JSON text: base64, standard alphabet, padded (x402 v2 transport HTTP).
 *
 * @throws {X402Error} `usage.argument`.
 */
export function encodeHeader(json: string | object): string {
  const text = check.message("json", json);
  return call(() => wasm.encode_header(text));
}

/**
 * Reads a header's value as JSON, and says what had to be repaired.
 *
 * @throws {X402Error} `header.empty`, `header.too_large` (before anything is decoded), `header.not_base64`, `json.*`.
 */
export function decodeHeader(header: string, reader: Reader, profile?: Profile | string): DecodedHeader {
  const [text, who, under] = [check.text("header", header), check.text("reader", reader), check.profile(profile)];
  return value(() => wasm.decode_header(text, who, under));
}
