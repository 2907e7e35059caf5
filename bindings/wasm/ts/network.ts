import * as check from "./check.js";
import { call } from "./output.js";
import * as wasm from "./x402_kernel.js";

/**
 * Reads a network as a message of that version writes it: version 2 in CAIP-2 (`eip155:8453`; v2 §11.1), version 1 by
 * a name (`base`; v1 §5.1). Returns it in CAIP-2.
 *
 * @throws {X402Error} `network.not_caip2`; `network.unknown_name`; `network.ambiguous_name` where SDKs sign for
 * different chains under one name; `network.unsupported` for a family other than `eip155`; `message.version`.
 */
export function parseNetwork(text: string, version: 1 | 2 = 2): string {
  const [network, written] = [check.text("text", text), check.version("version", version)];
  return call(() => wasm.parse_network(network, written));
}

/**
 * What people call a network given in CAIP-2: `Base Sepolia`; the text itself for a chain without a name here.
 *
 * @throws {X402Error} `network.not_caip2`, `network.unsupported`.
 */
export function networkName(network: string): string {
  const text = check.text("network", network);
  return call(() => wasm.network_name(text));
}

/**
 * Whether a network given in CAIP-2 is known here as a test network, whose money is play money. A chain that is not
 * known counts as real.
 *
 * @throws {X402Error} `network.not_caip2`, `network.unsupported`.
 */
export function isTestnet(network: string): boolean {
  const text = check.text("network", network);
  return call(() => wasm.is_testnet(text));
}
