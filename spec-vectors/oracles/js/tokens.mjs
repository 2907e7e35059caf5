// The registry's rows in other libraries: the tables of the two official SDKs, and of the SDK of x402 v1.

import { DEFAULT_ASSETS } from "@x402/evm";
import { getAddress } from "viem";
import { separator } from "./lib.mjs";

const row = (network, asset, name, version, symbol, source, more = {}) => ({
  network,
  address: getAddress(asset.toLowerCase()),
  symbol,
  name,
  version,
  decimals: 6,
  transferMethod: "eip3009",
  ...more,
  evidence: source.length === 2 ? "two_sdks" : "one_sdk",
  source: source.join(", "),
});

// The Python table has every row of the TypeScript one (`check.py` checks that), and these.
const PYTHON_ONLY = [
  ["eip155:10143", "0x534b2f3A21130d7a60830c2Df862319e593943A3"],
  ["eip155:5042", "0x3600000000000000000000000000000000000000"],
  ["eip155:5042002", "0x3600000000000000000000000000000000000000"],
];

// Rows of the npm package x402 1.2.0, the SDK of v1, that the later SDKs lack.
const V1_ONLY = [
  ["eip155:43113", "0x5425890298aed601595a70AB815c96711a31Bc65", "USD Coin"],
  ["eip155:4689", "0xcdf79194c6c285077a58da47641d4dbe51f63542", "Bridged USDC"],
  ["eip155:80002", "0x41E94Eb019C0762f9Bfcf9Fb1E58725BfB0e7582", "USDC"],
  ["eip155:3338", "0xbbA60da06c2c5424f03f7434542280FCAd453d10", "USDC"],
  ["eip155:2741", "0x84a71ccd554cc1b02749b35d22f684cc8ec987e1", "Bridged USDC"],
  ["eip155:11124", "0xe4C7fBB0a626ed208021ccabA6Be1566905E2dFc", "Bridged USDC"],
  ["eip155:1514", "0xF1815bd50389c46847f0Bda824eC8da914045D14", "Bridged USDC"],
  ["eip155:41923", "0x12a272A581feE5577A5dFa371afEB4b2F3a8C2F8", "Bridged USDC (Stargate)"],
  ["eip155:324705682", "0x2e08028E3C4c2356572E096d8EF835cD5C6030bD", "Bridged USDC (SKALE Bridge)"],
];

const both = Object.entries(DEFAULT_ASSETS).flatMap(([network, assets]) =>
  assets.map(({ asset, name, version, symbol, decimals, assetTransferMethod: method }) =>
    row(network, asset, name, version, symbol, ["@x402/evm 2.27.0", "x402 2.25.0"], { decimals, ...(method ? { transferMethod: method } : {}) })),
);
const python = PYTHON_ONLY.map(([network, asset]) => row(network, asset, "USDC", "2", "USDC", ["x402 2.25.0"]));
const v1 = V1_ONLY.map(([network, asset, name]) => row(network, asset, name, "2", "USDC", ["x402 1.2.0 (npm)"]));

export const domainOf = ({ network, address, name, version }) => ({ name, version, chainId: network.slice(7), verifyingContract: address });

/** Every row, with viem's separator; `source` lists the tables that have it. */
export const TOKENS = [...both, ...python, ...v1].map((token) => ({ ...token, domainSeparator: separator(domainOf(token)) }));
