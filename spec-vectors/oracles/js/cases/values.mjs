// Amounts, money, addresses, networks.

import { getAddress } from "viem";
import * as chains from "viem/chains";
import { chainId } from "../official.mjs";
import { PAYER, SERVER, USDC } from "../lib.mjs";

const ATOMIC = "x402 v2 section 5.1.2: amounts are decimal strings of atomic units";

const amount = (id, text, from = ["spec"], comment) => ({
  id: `amount-${id}`,
  ...(comment ? { comment } : {}),
  from,
  input: { text },
  output: { amount: text },
});
const notAmount = (id, text, why, code = "amount.not_decimal") => ({
  id: `amount-${id}`,
  from: ["policy"],
  why,
  input: { text },
  error: { code, at: "" },
});

const amounts = {
  op: "amount/parse",
  about: "An amount has one spelling: decimal digits, no sign, no leading zero, no exponent, at most 256 bits.",
  spec: [ATOMIC],
  cases: [
    amount("zero", "0"),
    amount("one", "1"),
    amount("one-cent-usdc", "10000"),
    amount("20-digits", "12345678901234567890", ["spec"], "more than a 64-bit integer, more than a JSON number keeps"),
    amount("2-53-plus-1", "9007199254740993", ["spec"], "a float would round it"),
    amount("largest", (2n ** 256n - 1n).toString()),
    notAmount("too-large", (2n ** 256n).toString(), "it does not fit the token's uint256", "amount.too_large"),
    notAmount("78-nines", "9".repeat(78), "it does not fit the token's uint256", "amount.too_large"),
    notAmount("empty", "", "peers section 4: JavaScript and alloy read 0"),
    notAmount("hex", "0x10", "peers section 4: JavaScript and alloy read 16"),
    notAmount("spaces", " 10 ", "peers section 4: JavaScript and Python read 10"),
    notAmount("plus", "+5", "peers section 4: JavaScript and Python read 5"),
    notAmount("minus", "-5", "peers section 4: JavaScript and Python read -5"),
    notAmount("underscore", "1_000", "peers section 4: Python and alloy read 1000"),
    notAmount("leading-zero", "0010", "row 5: two spellings of one amount are two replay keys", "amount.leading_zero"),
    notAmount("double-zero", "00", "row 5: two spellings of one amount", "amount.leading_zero"),
    notAmount("arabic-digits", "١٢", "peers section 4: Python reads 12"),
    notAmount("full-width", "１２", "P12: Python reads 12"),
    notAmount("decimal", "0.02", "row 56: decimals are never guessed"),
    notAmount("dollars", "$0.01", "row 56"),
    notAmount("exponent", "1e4", "row 56"),
    notAmount("separator", "10,000", "P8: one SDK reads 1"),
    notAmount("newline", "10\n", "P10 row 54: a Python $ matches before a newline"),
    notAmount("nul", "10\u0000", "row 45"),
  ],
};

const money = (id, text, decimals, amount, from = ["x402"], why) => ({
  id: `money-${id}`,
  from,
  ...(why ? { why } : {}),
  input: { text, decimals },
  output: { amount },
});
const notMoney = (id, text, decimals, why, code = "money.not_decimal") => ({
  id: `money-${id}`,
  from: ["policy"],
  why,
  input: { text, decimals },
  error: { code, at: "" },
});

const moneys = {
  op: "money/to_amount",
  about: "A sum of dollars in atomic units, by integers. What would be rounded is an error.",
  spec: ["protocol.md section 8"],
  cases: [
    money("dollar-cent", "$0.01", 6, "10000"),
    money("cent", "0.01", 6, "10000"),
    money("dollar", "1", 6, "1000000"),
    money("million", "1000000", 6, "1000000000000"),
    money("two-and-a-cent", "2.01", 6, "2010000"),
    money("eight-twenty", "8.2", 6, "8200000"),
    money("sixty-four", "64.1", 6, "64100000"),
    money("half-a-cent", "1.005", 6, "1005000"),
    money("atomic", "0.000001", 6, "1"),
    money("zero", "0", 6, "0", ["policy"], "zero is a sum; what it may be used for is for others to say (row 9)"),
    money("18-decimals", "8975.978289462729", 18, "8975978289462729000000", ["policy"], "row 13: a float gives 8975978289462729768960"),
    money("no-decimals", "7", 0, "7", ["policy"], "a token without decimals"),
    money("trailing-zeros", "0.0100000000", 6, "10000", ["policy"], "zeros after the last atomic unit round nothing"),
    notMoney("too-small", "0.0000001", 6, "row 14, P8: three SDKs publish a price of 0", "money.too_small"),
    notMoney("part-too-small", "0.0000019", 6, "P8: SDKs answer 1 and 2", "money.too_small"),
    notMoney("no-decimals-fraction", "7.5", 0, "half a unit of an indivisible token", "money.too_small"),
    notMoney("too-large", "9".repeat(60), 18, "past 256 bits", "money.too_large"),
    notMoney("too-long", "9".repeat(61), 0, "longer than any sum of money"),
    notMoney("negative", "-1", 6, "P8: two SDKs publish -1000000"),
    notMoney("separator", "1,000", 6, "P8: one SDK reads $1"),
    notMoney("underscore", "1_000", 6, "P8: SDKs read $1 and $1000"),
    notMoney("exponent", "1e-7", 6, "P8: two SDKs read 0"),
    notMoney("bare-point", "1.", 6, "P8: divided"),
    notMoney("no-whole", ".5", 6, "P8: divided"),
    notMoney("two-dollars", "$$1", 6, "P8: one SDK reads $1"),
    notMoney("space", "$ 1", 6, "P8: divided on spaces; money has one spelling"),
    notMoney("ticker", "0.01 USDC", 6, "a ticker needs a network; this function has none"),
    notMoney("leading-zero", "00.5", 6, "one spelling"),
    notMoney("arabic-digits", "٣", 6, "P8: one SDK publishes the digits"),
    notMoney("nan", "NaN", 6, "P8: one SDK parses it"),
    notMoney("empty", "", 6, "nothing is not zero"),
  ],
};

const lower = SERVER.toLowerCase();
const address = (id, text, from = ["viem", "eth-account"]) => ({
  id: `address-${id}`,
  from,
  input: { text },
  output: { address: getAddress(text.toLowerCase()) },
});
const notAddress = (id, text, why, code, from = ["policy"]) => ({
  id: `address-${id}`,
  from,
  why,
  input: { text },
  error: { code: `address.${code}`, at: "" },
});

const addresses = {
  op: "address/parse",
  about: "An EVM address in any of its right spellings comes out with its EIP-55 checksum.",
  spec: ["EIP-55"],
  cases: [
    address("checksummed", SERVER),
    address("lower-case", lower),
    address("upper-case", `0x${lower.slice(2).toUpperCase()}`),
    address("zero", `0x${"0".repeat(40)}`),
    address("digits-only", `0x${"12345678".repeat(5)}`),
    address("payer", PAYER.toLowerCase()),
    address("usdc", USDC.toLowerCase()),
    notAddress("wrong-checksum", SERVER.replace("afc", "Afc"), "row 55: one wrong letter in a checksummed address", "checksum", ["viem", "policy"]),
    notAddress("no-prefix", SERVER.slice(2), "peers section 4: alloy's parser takes it", "no_prefix"),
    notAddress("upper-prefix", `0X${lower.slice(2)}`, "one prefix", "no_prefix"),
    notAddress("short", lower.slice(0, 41), "39 digits", "length"),
    notAddress("long", `${lower}0`, "41 digits", "length"),
    notAddress("not-hex", `${lower.slice(0, 41)}g`, "g is no digit", "not_hex"),
    notAddress("space-before", ` ${SERVER}`, "row 54: nothing is trimmed silently", "no_prefix"),
    notAddress("space-after", `${SERVER} `, "row 54: nothing is trimmed silently", "length"),
    notAddress("quoted", `"${SERVER}"`, "row 54", "no_prefix"),
    notAddress("ens", "alice.eth", "row 54: a name is not an address", "no_prefix"),
    notAddress("solana", "EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v", "row 54: a base58 address on EVM", "no_prefix"),
    notAddress("merchant", "merchant", "P10 row 20: a role where an address belongs", "no_prefix"),
    notAddress("empty", "", "nothing", "no_prefix"),
    notAddress("only-prefix", "0x", "nothing after the prefix", "length"),
    notAddress("two-prefixes", `0x0x${lower.slice(4)}`, "a tolerant decoder drops the second", "not_hex"),
    notAddress("non-ascii", `0x${"é".repeat(20)}`, "40 bytes, 20 letters", "length"),
  ],
};

const network = (id, text, version, network, name, from = ["@x402/evm", "x402"]) => {
  if (from.includes("@x402/evm") && `eip155:${chainId(text)}` !== network) throw new Error(`${text} is ${chainId(text)}`);
  return { id: `network-${id}`, from, input: { text, version }, output: { network, name } };
};
// Names for people: viem's, or ours if viem's ends in "network" or "mainnet".
const named = (id, name) => ({
  id: `network-v2-${id}`,
  from: ["spec", ...(Object.values(chains).some((chain) => chain.id === id && chain.name === name) ? ["viem"] : ["policy"])],
  why: "P7.2: a person reads this name before he pays",
  input: { text: `eip155:${id}`, version: 2 },
  output: { network: `eip155:${id}`, name },
});
const notNetwork = (id, text, version, code, why) => ({
  id: `network-${id}`,
  from: ["policy"],
  why,
  input: { text, version },
  error: { code: `network.${code}`, at: "" },
});

const networks = {
  op: "network/parse",
  about: "A chain as x402 v2 writes it (CAIP-2) or as v1 names it.",
  spec: ["x402 v2 section 11.1", "x402 v1 section 11.1", "CAIP-2"],
  cases: [
    network("v2-base", "eip155:8453", 2, "eip155:8453", "Base", ["spec"]),
    network("v2-base-sepolia", "eip155:84532", 2, "eip155:84532", "Base Sepolia", ["spec"]),
    network("v2-mainnet", "eip155:1", 2, "eip155:1", "Ethereum", ["spec"]),
    network("v2-unnamed", "eip155:31337", 2, "eip155:31337", "eip155:31337", ["spec"]),
    network("v2-largest", "eip155:18446744073709551615", 2, "eip155:18446744073709551615", "eip155:18446744073709551615", ["spec"]),
    ...Object.entries({
      50: "XDC", 51: "XDC Apothem", 1513: "Story Testnet", 1514: "Story", 5042: "Arc", 31611: "Mezo Testnet", 31612: "Mezo", 36900: "ADI Chain",
      38833: "Igra", 41923: "EDU Chain", 42161: "Arbitrum One", 72344: "Radius Testnet", 181228: "HPP Sepolia", 190415: "HPP",
      421614: "Arbitrum Sepolia", 656476: "EDU Chain Testnet", 723487: "Radius", 5042002: "Arc Testnet", 11142220: "Celo Sepolia",
      324705682: "SKALE Base Sepolia", 1444673419: "SKALE Europa Testnet",
    }).map(([id, name]) => named(Number(id), name)),
    network("v1-base", "base", 1, "eip155:8453", "Base"),
    network("v1-base-sepolia", "base-sepolia", 1, "eip155:84532", "Base Sepolia"),
    network("v1-avalanche", "avalanche", 1, "eip155:43114", "Avalanche"),
    network("v1-avalanche-fuji", "avalanche-fuji", 1, "eip155:43113", "Avalanche Fuji"),
    network("v1-polygon", "polygon", 1, "eip155:137", "Polygon"),
    network("v1-polygon-amoy", "polygon-amoy", 1, "eip155:80002", "Polygon Amoy"),
    network("v1-ethereum", "ethereum", 1, "eip155:1", "Ethereum"),
    network("v1-sei", "sei", 1, "eip155:1329", "Sei"),
    network("v1-sei-testnet", "sei-testnet", 1, "eip155:1328", "Sei Testnet"),
    network("v1-peaq", "peaq", 1, "eip155:3338", "peaq"),
    network("v1-iotex", "iotex", 1, "eip155:4689", "IoTeX"),
    network("v1-abstract", "abstract", 1, "eip155:2741", "Abstract"),
    network("v1-abstract-testnet", "abstract-testnet", 1, "eip155:11124", "Abstract Testnet"),
    network("v1-megaeth", "megaeth", 1, "eip155:4326", "MegaETH"),
    network("v1-monad", "monad", 1, "eip155:143", "Monad"),
    network("v1-stable", "stable", 1, "eip155:988", "Stable"),
    network("v1-stable-testnet", "stable-testnet", 1, "eip155:2201", "Stable Testnet"),
    network("v1-celo", "celo", 1, "eip155:42220", "Celo"),
    network("v1-flare", "flare", 1, "eip155:14", "Flare"),
    { ...network("v1-sepolia", "sepolia", 1, "eip155:11155111", "Sepolia", ["@x402/evm"]), why: "P7.1: a name that only TypeScript knows" },
    { ...network("v1-monad-testnet", "monad-testnet", 1, "eip155:10143", "Monad Testnet", ["x402"]), why: "P7.1: a name that only Python knows" },
    notNetwork("v1-story", "story", 1, "ambiguous_name", "P7.1: 1514 in one SDK, 1513 in another"),
    notNetwork("v1-educhain", "educhain", 1, "ambiguous_name", "P7.1: 41923 in one SDK, 656476 in another"),
    notNetwork("v1-skale", "skale-base-sepolia", 1, "ambiguous_name", "P7.1: 324705682 in one SDK, 1444673419 in another"),
    notNetwork("v1-solana", "solana", 1, "unsupported", "not an EVM network"),
    notNetwork("v1-solana-devnet", "solana-devnet", 1, "unsupported", "not an EVM network"),
    notNetwork("v1-unknown", "fantasy", 1, "unknown_name", "no such name"),
    notNetwork("v1-caip2", "eip155:8453", 1, "unknown_name", "row 39: CAIP-2 in a v1 message"),
    notNetwork("v1-case", "Base", 1, "unknown_name", "P6.2: names are case-sensitive everywhere"),
    notNetwork("v2-name", "base", 2, "not_caip2", "P7.1: v1 names in v2 messages are refused by every SDK"),
    notNetwork("v2-leading-zero", "eip155:08453", 2, "not_caip2", "row 57"),
    notNetwork("v2-upper-case", "EIP155:8453", 2, "not_caip2", "row 57"),
    notNetwork("v2-zero", "eip155:0", 2, "not_caip2", "row 57"),
    notNetwork("v2-hex", "eip155:0x2105", 2, "not_caip2", "one spelling"),
    notNetwork("v2-sign", "eip155:+8453", 2, "not_caip2", "one spelling"),
    notNetwork("v2-too-large", "eip155:18446744073709551616", 2, "not_caip2", "no chain has such an id"),
    notNetwork("v2-empty-reference", "eip155:", 2, "not_caip2", "nothing named"),
    notNetwork("v2-empty-namespace", ":8453", 2, "not_caip2", "nothing named"),
    notNetwork("v2-empty", "", 2, "not_caip2", "nothing named"),
    notNetwork("v2-wildcard", "eip155:*", 2, "not_caip2", "P6.2: a pattern is no network"),
    notNetwork("v2-solana", "solana:5eykt4UsFv8P8NJdTREpY1vzqKqZKvdp", 2, "unsupported", "row 38"),
    notNetwork("v2-stellar", "stellar:pubnet", 2, "unsupported", "row 38"),
    notNetwork("v2-cloudflare", "cloudflare:402", 2, "unsupported", "P4.3"),
    notNetwork("v2-algorand", "algorand:wGHE2Pwdvd7S12BL5FaOP20EGYesN73ktiC1qzkkit8=", 2, "unsupported", "P7.3: outside CAIP-2's grammar, official anyway"),
  ],
};

export default [amounts, moneys, addresses, networks];
