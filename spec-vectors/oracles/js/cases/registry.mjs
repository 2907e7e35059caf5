// The known tokens and networks: the tables of the official SDKs, and viem's table of chains.

import { findDefaultAsset } from "@x402/evm";
import { getAddress } from "viem";
import * as chains from "viem/chains";
import { SERVER, STRANGER, USDC, USDC_BASE, text } from "../lib.mjs";
import { TOKENS } from "../tokens.mjs";

const SOURCES = ["@x402/evm 2.27.0 (default assets)", "x402 2.25.0 (default assets)", "viem 2.55.11"];
const same = (row, token) =>
  row !== undefined && getAddress(row.asset.toLowerCase()) === token.address &&
  ["name", "version", "symbol", "decimals"].every((name) => row[name] === token[name]) && (row.assetTransferMethod ?? "eip3009") === token.transferMethod;
// The tables that have the row; the separator is viem's.
const from = (token) => [
  "viem",
  ...(same(findDefaultAsset(token.address, token.network), token) ? ["@x402/evm"] : []),
  ...(token.source.includes("x402 2.25.0") ? ["x402"] : []),
];
const label = ({ network, symbol }) => `${network.slice(7)}-${symbol.toLowerCase().replace(".", "-")}`;
// The networks of every other row with that address, in the order of the table.
const others = (network, address) => TOKENS.filter((token) => token.address === address && token.network !== network).map((token) => token.network);
const known = (token, id = label(token), address = token.address) => ({
  id: `asset-${id}`,
  from: from(token).length > 1 ? from(token) : [...from(token), "policy"],
  why: token.source.includes("npm") ? "P7.2: the row is in the table of x402 v1 only, and not paid by default" : "P7.2",
  input: { network: token.network, address },
  output: { asset: token, elsewhere: others(token.network, token.address) },
});
const elsewhere = (id, network, address, why, { profile } = {}) => ({
  id: `asset-${id}`,
  from: findDefaultAsset(address, network) === undefined ? ["@x402/evm", "x402"] : ["policy"],
  why,
  input: { network, address, ...(profile ? { profile } : {}) },
  output: { elsewhere: others(network, address) },
});
const notRead = (id, network, address, code, why, profile) => ({
  id: `asset-${id}`, from: ["policy"], why, input: { network, address, ...(profile ? { profile } : {}) }, error: { code, at: profile ? "/assets/0" : "" },
});
const find = (network, symbol = "USDC") => TOKENS.find((token) => token.network === network && token.symbol === symbol);
const OWN = {
  network: "eip155:31337", address: "0x5FbDB2315678afecb367f032d93F642f64180aa3", symbol: "LUSD", name: "Local Dollar", version: "1", decimals: 18, transferMethod: "permit2",
  domainSeparator: "0x9f9589305c486794fc4c0be946277c09ce35b5244a4a9f9a2a77385fc4a6e493", evidence: "onchain",
};
const added = (id, row, output, why) => ({
  id: `asset-${id}`, from: ["policy"], why, input: { network: row.network, address: row.address, profile: text({ assets: [row] }) }, output: { asset: output, elsewhere: others(row.network, row.address) },
});
const { source, ...BASE } = find("eip155:8453");

const assets = {
  op: "asset/known",
  about: "What is known of a token: its EIP-712 name and version with the pinned separator, and what that rests on; and the other networks that have this address.",
  spec: ["protocol.md section 7.2"],
  sources: SOURCES,
  cases: [
    ...TOKENS.map((token) => known(token)),
    known(find("eip155:8453"), "lower-case", USDC_BASE.toLowerCase()),
    elsewhere("of-base-sepolia-on-base", "eip155:8453", USDC, "row 54: Base Sepolia's USDC named on Base"),
    elsewhere("of-base-on-base-sepolia", "eip155:84532", USDC_BASE, "row 54: the other way round"),
    elsewhere("of-hpp-on-base", "eip155:8453", find("eip155:190415", "USDC.e").address, "row 54: one address on two other networks"),
    elsewhere("of-radius-on-unknown-chain", "eip155:31337", find("eip155:723487", "SBC").address, "row 54: a chain that is not known"),
    elsewhere("stranger", "eip155:8453", STRANGER, "row 15: known nowhere"),
    elsewhere("seller", "eip155:84532", SERVER, "row 15: a person, not a token"),
    elsewhere("zero-address", "eip155:8453", `0x${"00".repeat(20)}`, "row 15: the zero address"),
    elsewhere("not-added", "eip155:31337", OWN.address, "the profile decides what is known, and nothing else does"),
    added("added", { ...OWN, source: "deployed by the owner" }, { ...OWN, source: "deployed by the owner" }, "design section 3: rows load from JSON"),
    added("added-without-source", OWN, OWN, "a source need not be given"),
    added("vouched-for", { ...BASE, evidence: "onchain", source: "read by the owner" }, { ...BASE, evidence: "onchain", source: "read by the owner" }, "the owner's row says what he knows of a token that is built in"),
    added("said-again", BASE, find("eip155:8453"), "a row that says nothing new changes nothing"),
    notRead("added-otherwise", BASE.network, BASE.address, "registry.conflict", "a token has one symbol", text({ assets: [{ ...BASE, symbol: "GOLD" }] })),
    notRead("added-with-other-decimals", BASE.network, BASE.address, "registry.conflict", "row 15: six decimals are not eighteen", text({ assets: [{ ...BASE, decimals: 18 }] })),
    notRead("added-with-wrong-name", OWN.network, OWN.address, "registry.separator", "row 30: the pinned separator decides", text({ assets: [{ ...OWN, name: "USDC" }] })),
    notRead("bad-address", "eip155:8453", "usdc", "address.no_prefix", "row 54"),
    notRead("bad-checksum", "eip155:8453", USDC_BASE.replace("fCD", "fcD"), "address.checksum", "row 55"),
    notRead("empty-address", "eip155:8453", "", "address.no_prefix", "nothing"),
    notRead("bad-network", "base", USDC_BASE, "network.not_caip2", "row 57"),
    notRead("solana", "solana:5eykt4UsFv8P8NJdTREpY1vzqKqZKvdp", USDC_BASE, "network.unsupported", "row 54"),
  ],
};

const list = (network) => {
  const rows = TOKENS.filter((token) => token.network === network);
  const typescript = rows.every((token) => from(token).includes("@x402/evm"));
  const python = rows.every((token) => token.source.includes("x402 2.25.0"));
  const oracles = [...(typescript ? ["@x402/evm"] : []), ...(python ? ["x402"] : [])];
  const assets = rows.map((token) => token.address);
  return {
    id: `assets-of-${network.slice(7)}`,
    from: oracles.length > 0 ? oracles : ["policy"],
    why: rows.length === 0 ? "row 15: no token of this chain is known" : oracles.length > 0 ? "P7.2" : "P7.2: the row is in the table of x402 v1 only",
    input: { network },
    output: { assets },
  };
};
const notListed = (id, network, code, why) => ({ id: `assets-of-${id}`, from: ["policy"], why, input: { network }, error: { code: `network.${code}`, at: "" } });

const lists = {
  op: "asset/list",
  about: "The tokens of a network; a price without a ticker is in the first.",
  spec: ["protocol.md section 7.2"],
  sources: SOURCES,
  cases: [
    ...[...new Set(TOKENS.map((token) => token.network)), "eip155:31337", "eip155:11155111"].map(list),
    {
      id: "assets-of-added", from: ["policy"], why: "design section 3: rows load from JSON", input: { network: "eip155:31337", profile: text({ assets: [OWN] }) },
      output: { assets: [OWN.address] },
    },
    {
      id: "assets-of-base-and-added", from: ["policy"], why: "what is added does not become the default", input: { network: "eip155:42220", profile: text({ assets: [{ ...find("eip155:42220", "USAT"), evidence: "onchain" }] }) },
      output: { assets: ["USDC", "USDT", "USAT"].map((symbol) => find("eip155:42220", symbol).address) },
    },
    notListed("v1-name", "base", "not_caip2", "row 57"),
    notListed("empty", "", "not_caip2", "nothing named"),
    notListed("wildcard", "eip155:*", "not_caip2", "P6.2: a pattern is no network"),
    notListed("upper-case", "EIP155:8453", "not_caip2", "row 57"),
    notListed("leading-zero", "eip155:08453", "not_caip2", "row 57"),
    notListed("solana", "solana:5eykt4UsFv8P8NJdTREpY1vzqKqZKvdp", "unsupported", "row 54"),
  ],
};

// viem's flag, false if absent; if viem does not know the chain, it is our policy.
const chain = (id, testnet, why) => {
  const viem = Object.values(chains).find((chain) => chain.id === id);
  return {
    id: `testnet-${id}`,
    from: viem !== undefined && (viem.testnet ?? false) === testnet ? ["viem"] : ["policy"],
    why: why ?? "row 22",
    input: { network: `eip155:${id}` },
    output: { testnet },
  };
};
const MAIN = [1, 14, 50, 137, 143, 988, 1329, 1514, 2741, 3338, 4326, 4689, 5042, 8453, 31612, 36900, 38833, 41923, 42161, 42220, 43114, 190415, 723487];
const TEST = [
  51, 1328, 1513, 2201, 10143, 11124, 31611, 43113, 72344, 80002, 84532, 181228, 421614, 656476, 5042002, 11142220, 11155111, 324705682, 1444673419,
];

const testnets = {
  op: "network/testnet",
  about: "Whether a network is a test network. An unknown network counts as a real one.",
  spec: ["pain-points.md row 22"],
  sources: ["viem 2.55.11 (chains)"],
  cases: [
    ...MAIN.map((id) => chain(id, false)),
    ...TEST.map((id) => chain(id, true)),
    chain(31337, false, "row 22: unknown, so it counts as a real one"),
    { id: "testnet-largest-id", from: ["policy"], why: "row 22: not known", input: { network: "eip155:18446744073709551615" }, output: { testnet: false } },
    { id: "testnet-v1-name", from: ["policy"], why: "row 57", input: { network: "base-sepolia" }, error: { code: "network.not_caip2", at: "" } },
    { id: "testnet-empty", from: ["policy"], why: "nothing named", input: { network: "" }, error: { code: "network.not_caip2", at: "" } },
    { id: "testnet-solana", from: ["policy"], why: "not an EVM network", input: { network: "solana:EtWTRABZaYq6iMfeYKouRu166VU2xqa1" }, error: { code: "network.unsupported", at: "" } },
  ],
};

export default [assets, lists, testnets];
