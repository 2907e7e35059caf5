import * as check from "./check.js";
import { call } from "./output.js";
import * as wasm from "./x402_kernel.js";

/**
 * Reads an EVM address: `0x` and 40 hexadecimal digits, all lower case, all upper case, or with a right EIP-55
 * checksum. Returns it with its checksum.
 *
 * @throws {X402Error} `address.no_prefix`, `address.length`, `address.not_hex`, `address.checksum`.
 */
export function parseAddress(text: string): string {
  const address = check.text("text", text);
  return call(() => wasm.parse_address(address));
}
