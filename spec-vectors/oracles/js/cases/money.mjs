// Prices and amounts as people and peers write them, and as the official servers and facilitators read them.

import { formatUnits } from "viem";
import { accepts, prices } from "../official.mjs";
import { NOW, authorization, domain, offerV2, paymentV2, sign, text as json } from "../lib.mjs";
import { TOKENS } from "../tokens.mjs";

const SEPOLIA = "eip155:84532";
const SERVERS = ["@x402/evm 2.27.0 (server)", "x402 2.25.0 (server)"];

// The TypeScript SDK is asked here; check.py asks the Python SDK and compares with `python`. If no SDK agrees, or one reads
// another sum, it is our policy.
const from = (typescript, python) => {
  const oracles = [...(typescript ? ["@x402/evm"] : []), ...(python ? ["x402"] : [])];
  return oracles.length === 2 ? oracles : [...oracles, "policy"];
};
const priced = async (id, text, network, symbol, amount, why, { python = true, profile, decimals = 6, asset } = {}) => {
  const token = TOKENS.find((token) => token.network === network && token.symbol === symbol) ?? { address: asset, decimals };
  const said = profile ? undefined : await prices(text, network);
  return {
    id: `price-${id}`,
    from: from(said?.asset.toLowerCase() === token.address.toLowerCase() && said.amount === amount, python),
    why,
    input: { text, network, ...(profile ? { profile } : {}) },
    output: { asset: token.address, symbol, amount, decimals: token.decimals },
  };
};
const unpriced = async (id, text, code, why, { network = SEPOLIA, python = true } = {}) => ({
  id: `price-${id}`,
  from: from((await prices(text, network)) === undefined, python),
  why,
  input: { text, network },
  error: { code: `money.${code}`, at: "" },
});
const LOCAL = json({
  assets: [
    {
      network: "eip155:31337", address: "0x5FbDB2315678afecb367f032d93F642f64180aa3", symbol: "LUSD", name: "Local Dollar", version: "1", decimals: 18,
      domainSeparator: "0x9f9589305c486794fc4c0be946277c09ce35b5244a4a9f9a2a77385fc4a6e493", evidence: "onchain", source: "deployed by the owner",
    },
  ],
});

const pricing = {
  op: "money/price",
  about: "A price on a network, in its default stablecoin or in the ticker's token; computed with integers, never rounded.",
  spec: ["protocol.md section 8"],
  sources: SERVERS,
  cases: [
    await priced("dollar-sign", "$0.01", SEPOLIA, "USDC", "10000", "P8"),
    await priced("bare", "0.01", SEPOLIA, "USDC", "10000", "P8"),
    await priced("ticker", "0.01 USDC", SEPOLIA, "USDC", "10000", "P8"),
    await priced("usd", "0.01 USD", SEPOLIA, "USDC", "10000", "P8: dollars, however they are written"),
    await priced("whole", "1", SEPOLIA, "USDC", "1000000", "P8"),
    await priced("no-float-1", "2.01", SEPOLIA, "USDC", "2010000", "P8, row 13: a float gives 2009999"),
    await priced("no-float-2", "8.2", SEPOLIA, "USDC", "8200000", "P8, row 13: a float gives 8199999"),
    await priced("no-float-3", "64.1", SEPOLIA, "USDC", "64100000", "row 13"),
    await priced("no-float-4", "1.005", SEPOLIA, "USDC", "1005000", "row 13"),
    await priced("million", "1000000", SEPOLIA, "USDC", "1000000000000", "P8: one SDK reads a whole number of this size as atomic units"),
    await priced("10-21", "1000000000000000000000", SEPOLIA, "USDC", "1000000000000000000000000000", "P8: more than a float or a 64-bit integer holds"),
    await priced("one-atom", "0.000001", SEPOLIA, "USDC", "1", "row 14: the least there is"),
    await priced("trailing-zeros", "0.0100000000", SEPOLIA, "USDC", "10000", "zeros round nothing"),
    await priced("18-decimals", "0.123456789012345678", "eip155:4326", "MegaUSD", "123456789012345678", "P8, row 13: two SDKs keep fewer decimals"),
    await priced("18-decimals-row-13", "8975.978289462729", "eip155:4326", "MegaUSD", "8975978289462729000000", "row 13: a float gives 8975978289462729768960"),
    await priced("18-decimals-ticker", "1 mUSD", "eip155:31612", "mUSD", "1000000000000000000", "row 15: decimals are the token's"),
    await priced("base", "$0.05", "eip155:8453", "USDC", "50000", "P7.2"),
    await priced("celo-default", "1", "eip155:42220", "USDC", "1000000", "P7.2: the first row is the default"),
    await priced("celo-usdt", "1 USDT", "eip155:42220", "USDT", "1000000", "P7.2"),
    await priced("celo-usat", "1.5 USAT", "eip155:42220", "USAT", "1500000", "P7.2"),
    await priced("ticker-with-point", "2 USDC.e", "eip155:36900", "USDC.e", "2000000", "P7.2"),
    await priced("ticker-with-digit", "2 USDT0", "eip155:14", "USDT0", "2000000", "P7.2: the symbol, not the non-ASCII name"),
    await priced("permit2-token", "3", "eip155:38833", "USDC", "3000000", "P7.2: priced, whatever its method"),
    await priced("one-sdk-token", "1 USDC", "eip155:10143", "USDC", "1000000", "P7.2: in one table only"),
    await priced("v1-token", "1", "eip155:80002", "USDC", "1000000", "P7.2: in the table of v1 only", { python: false }),
    await priced("added-token", "0.5", "eip155:31337", "LUSD", "500000000000000000", "design section 3: rows load from JSON", { python: false, profile: LOCAL, decimals: 18, asset: "0x5FbDB2315678afecb367f032d93F642f64180aa3" }),
    await priced("added-ticker", "0.5 LUSD", "eip155:31337", "LUSD", "500000000000000000", "design section 3: rows load from JSON", { python: false, profile: LOCAL, decimals: 18, asset: "0x5FbDB2315678afecb367f032d93F642f64180aa3" }),
    await unpriced("zero", "0", "zero", "row 14: free by mistake; SDKs publish it", { python: false }),
    await unpriced("zero-dollars", "$0.00", "zero", "row 14", { python: false }),
    await unpriced("zero-nowhere", "0", "zero", "row 14: whatever the chain", { network: "eip155:31337" }),
    await unpriced("too-small", "$0.0000001", "too_small", "row 14, P8: three SDKs publish 0", { python: false }),
    await unpriced("part-too-small", "0.0000019", "too_small", "P8: SDKs answer 1 and 2", { python: false }),
    await unpriced("18-decimals-too-small", "0.0000000000000000001", "too_small", "P8: truncated at 18", { network: "eip155:4326", python: false }),
    await unpriced("too-large", "9".repeat(60), "too_large", "past 256 bits", { network: "eip155:4326", python: false }),
    await unpriced("unknown-ticker", "1 USDT", "unknown_ticker", "P8: one SDK takes it for USDC"),
    await unpriced("ticker-of-other-chain", "1 MegaUSD", "unknown_ticker", "row 54: another network's token"),
    await unpriced("ticker-lower-case", "0.01 usdc", "unknown_ticker", "a ticker has one spelling, and the error names it: mUSD and MUSD could be two tokens", { python: false }),
    await unpriced("ticker-is-name", "1 USD Coin", "not_decimal", "the symbol, not the contract's name"),
    await unpriced("unknown-chain", "1", "no_asset", "row 15: no token, no decimals, no guess", { network: "eip155:31337" }),
    await unpriced("unknown-chain-ticker", "1 USDC", "no_asset", "row 15", { network: "eip155:31337" }),
    await unpriced("glued-ticker", "0.01USDC", "not_decimal", "P8: two SDKs read it"),
    await unpriced("ticker-first", "USD 1", "not_decimal", "P8"),
    await unpriced("dollar-and-ticker", "$1 USDC", "not_decimal", "a $ or a ticker: both could disagree", { python: false }),
    await unpriced("dollar-and-usd", "$1 USD", "not_decimal", "one of the two", { python: false }),
    await unpriced("two-spaces", "1  USDC", "not_decimal", "P8: divided on spaces; money has one spelling", { python: false }),
    await unpriced("tab", "1\tUSDC", "not_decimal", "P8: divided on spaces; money has one spelling", { python: false }),
    await unpriced("two-tickers", "1 USDC USDT", "not_decimal", "one ticker"),
    await unpriced("ticker-with-sign", "1 US-DC", "not_decimal", "letters, digits and points"),
    await unpriced("ticker-non-ascii", "1 USD₮0", "not_decimal", "row 44: the name of Flare's token; its symbol is USDT0", { network: "eip155:14" }),
    await unpriced("space-after-dollar", "$ 1", "not_decimal", "P8: divided on spaces; money has one spelling", { python: false }),
    await unpriced("spaces-around", " $1 ", "not_decimal", "P8: divided on spaces; money has one spelling", { python: false }),
    await unpriced("trailing-space", "1 ", "not_decimal", "P8: divided on spaces; money has one spelling", { python: false }),
    await unpriced("two-dollars", "$$1", "not_decimal", "P8: one SDK reads $1"),
    await unpriced("separator", "1,000", "not_decimal", "P8: one SDK reads $1"),
    await unpriced("decimal-comma", "0,01", "not_decimal", "P8: one SDK reads 0"),
    await unpriced("underscore", "1_000", "not_decimal", "P8: SDKs read $1 and $1000"),
    await unpriced("exponent", "1e-7", "not_decimal", "P8: two SDKs read 0"),
    await unpriced("large-exponent", "1e21", "not_decimal", "P8"),
    await unpriced("minus", "-1", "not_decimal", "P8: two SDKs publish -1000000"),
    await unpriced("minus-dollar", "-$1", "not_decimal", "P8"),
    await unpriced("minus-half", "-0.5", "not_decimal", "P8: one SDK publishes -0500000"),
    await unpriced("plus", "+1", "not_decimal", "one spelling"),
    await unpriced("no-whole", ".5", "not_decimal", "P8: divided"),
    await unpriced("bare-point", "1.", "not_decimal", "P8: divided"),
    await unpriced("two-points", "1.2.3", "not_decimal", "no number"),
    await unpriced("leading-zero", "01", "not_decimal", "one spelling", { python: false }),
    await unpriced("nan", "NaN", "not_decimal", "P8: one SDK parses it"),
    await unpriced("infinity", "Infinity", "not_decimal", "P8: one SDK parses it"),
    await unpriced("true", "true", "not_decimal", "P12: one SDK prices the boolean at $1"),
    await unpriced("arabic-digits", "٣", "not_decimal", "P8: one SDK publishes the digits", { python: false }),
    await unpriced("full-width-digits", "１", "not_decimal", "P8: one SDK publishes the digits", { python: false }),
    await unpriced("hex", "0x10", "not_decimal", "one spelling"),
    await unpriced("euro", "€1", "not_decimal", "another currency"),
    await unpriced("only-dollar", "$", "not_decimal", "nothing is not zero"),
    await unpriced("only-ticker", " USDC", "not_decimal", "nothing is not zero"),
    await unpriced("empty", "", "not_decimal", "nothing is not zero"),
    await unpriced("nul", "1\u0000", "not_decimal", "a control character"),
    await unpriced("newline", "1\n", "not_decimal", "P10 row 54: a Python $ matches before a newline", { python: false }),
    await unpriced("too-long", "9".repeat(5_000), "not_decimal", "longer than any sum", { python: false }),
  ],
};

const sum = (id, amount, decimals, why) => ({
  id: `from-amount-${id}`,
  from: ["viem"],
  why,
  input: { amount, decimals },
  output: { money: `$${formatUnits(BigInt(amount), decimals)}` },
});
const noSum = (id, amount, code, why) => ({
  id: `from-amount-${id}`, from: ["policy"], why, input: { amount, decimals: 6 }, error: { code: `amount.${code}`, at: "" },
});
const MAX = (2n ** 256n - 1n).toString();

const sums = {
  op: "money/from_amount",
  about: "Atomic units of a dollar token as a sum of dollars: exact, and without zeros at its end. Read again, it is the same amount.",
  spec: ["protocol.md section 8"],
  sources: ["viem 2.55.11 (formatUnits)"],
  cases: [
    sum("cent", "10000", 6, "P8"),
    sum("dollar", "1000000", 6, "P8"),
    sum("atom", "1", 6, "row 14: not 1e-06"),
    sum("18-decimals-atom", "1", 18, "row 13: not 1e-18"),
    sum("zero", "0", 6, "nothing"),
    sum("zero-no-decimals", "0", 0, "nothing"),
    sum("no-decimals", "7", 0, "a token without decimals"),
    sum("trailing-zeros", "1500000", 6, "1.5, not 1.500000"),
    sum("inner-zeros", "1000001", 6, "zeros inside stay"),
    sum("row-13", "8975978289462729000000", 18, "row 13"),
    sum("2-53-plus-1", "9007199254740993", 6, "a float would round it"),
    sum("2-64", "18446744073709551616", 6, "past 64 bits"),
    sum("2-128", (2n ** 128n).toString(), 18, "past 128 bits"),
    sum("million", "1000000000000", 6, "P8: no separators"),
    sum("10-27", "1000000000000000000000000000", 6, "P8: no exponent"),
    sum("largest", MAX, 18, "256 bits"),
    sum("largest-no-decimals", MAX, 0, "256 bits"),
    sum("36-decimals", "123", 36, "the most a registry row has"),
    sum("77-decimals", "1", 77, "10^77 is the last power in 256 bits"),
    sum("78-decimals", "5", 78, "10^78 is past 256 bits"),
    sum("255-decimals", "1", 255, "the most a uint8 says"),
    noSum("not-amount", "0.01", "not_decimal", "row 56: decimals are never guessed"),
    noSum("empty", "", "not_decimal", "nothing is not zero"),
    noSum("leading-zero", "010", "leading_zero", "row 5: one spelling"),
    noSum("too-large", (2n ** 256n).toString(), "too_large", "past 256 bits"),
  ],
};

// A facilitator that accepts a payment of `amount` for an offer of `text` reads the text as that amount.
const reads = async (text, amount) => {
  const offer = offerV2({ amount: text });
  const message = authorization({ value: amount });
  return (await accepts(2, offer, paymentV2(offer, message, await sign(domain(), message)), NOW)).valid;
};
const tolerant = async (id, text, amount, repairs, why, { python = true } = {}) => ({
  id: `lenient-${id}`,
  from: from(await reads(text, amount), python),
  why,
  input: { text },
  output: { amount, repairs: repairs.map((repair) => `amount.${repair}`) },
});
// A refused text would be 10000 to a reader that accepts it.
const unread = async (id, text, why, { python = true, code = "not_decimal" } = {}) => ({
  id: `lenient-${id}`,
  from: from(!(await reads(text, "10000")), python),
  why,
  input: { text },
  error: { code: `amount.${code}`, at: "" },
});

const tolerants = {
  op: "amount/parse_tolerant",
  about: "An amount that is spelled otherwise, where every reader there is reads the same number; what was repaired is listed.",
  spec: ["protocol.md section 3.5", "x402 v2 section 5.1.2"],
  sources: ["@x402/evm 2.27.0 (facilitator)", "x402 2.25.0 (facilitator)"],
  cases: [
    await tolerant("canonical", "10000", "10000", [], "the one spelling needs no repair"),
    await tolerant("one", "1", "1", [], "the one spelling needs no repair"),
    await tolerant("largest", MAX, MAX, [], "the one spelling needs no repair"),
    await tolerant("spaces", " 10000 ", "10000", ["white_space"], "P3.5"),
    await tolerant("tab", "\t10000", "10000", ["white_space"], "P3.5"),
    await tolerant("newline", "10000\n", "10000", ["white_space"], "P10 row 54"),
    await tolerant("crlf", "10000\r\n", "10000", ["white_space"], "a file's line"),
    await tolerant("leading-zero", "010000", "10000", ["leading_zero"], "P3.5"),
    await tolerant("leading-zeros", `${"0".repeat(100)}10000`, "10000", ["leading_zero"], "P3.5: however many"),
    await tolerant("plus", "+10000", "10000", ["plus_sign"], "P3.5"),
    await tolerant("all-three", " +0010000\n", "10000", ["white_space", "plus_sign", "leading_zero"], "P3.5: in this order"),
    await tolerant("plus-zero-five", "+05", "5", ["plus_sign", "leading_zero"], "P3.5"),
    await tolerant("zeros-in-a-256-bit-number", `0${MAX}`, MAX, ["leading_zero"], "zeros do not make it larger"),
    await tolerant("zero", "0", "0", [], "the one spelling needs no repair"),
    await tolerant("zeros", "000", "0", ["leading_zero"], "one of them is the number"),
    await tolerant("plus-zero", "+0", "0", ["plus_sign"], "a zero is a number"),
    await unread("empty", "", "peers section 4: JavaScript and alloy read 0"),
    await unread("only-spaces", "   ", "peers section 4: JavaScript reads 0"),
    await unread("only-plus", "+", "no digit"),
    await unread("two-pluses", "++10000", "no number"),
    await unread("space-after-plus", "+ 10000", "no number"),
    await unread("inner-space", "10 000", "a separator"),
    await unread("minus", "-10000", "an amount is not negative"),
    await unread("minus-zero", "-0", "an amount has no sign"),
    await unread("hex", "0x2710", "P3.5: one SDK reads 10000"),
    await unread("octal", "0o23420", "P12: one SDK reads 10000"),
    await unread("binary", "0b10011100010000", "P12: one SDK reads 10000"),
    await unread("underscore", "10_000", "P3.5: one SDK reads 10000", { python: false }),
    await unread("comma", "10,000", "a separator, or a decimal point"),
    await unread("decimal", "10000.0", "P3.5: decimals are never guessed"),
    await unread("fraction", "0.01", "row 56: decimals are never guessed"),
    await unread("dollars", "$0.01", "row 56"),
    await unread("exponent", "1e4", "row 56"),
    await unread("arabic-digits", "١٠٠٠٠", "P12: one SDK reads 10000", { python: false }),
    await unread("full-width", "１００００", "P12: one SDK reads 10000", { python: false }),
    await unread("full-width-plus", "＋10000", "another plus"),
    await unread("no-break-space", "\u00a010000", "white space to some readers, not to others", { python: false }),
    await unread("vertical-tab", "\u000b10000", "white space to some readers, not to others", { python: false }),
    await unread("byte-order-mark", "\ufeff10000", "white space to JavaScript alone"),
    await unread("nul", "10000\u0000", "row 45"),
    await unread("words", "ten thousand", "no number"),
    await unread("too-large", (2n ** 256n).toString(), "it does not fit the token's uint256", { code: "too_large" }),
    await unread("zeros-and-too-large", `00${2n ** 256n}`, "it does not fit the token's uint256", { code: "too_large" }),
    await unread("huge", "9".repeat(5_000), "bounded work on any length", { code: "too_large" }),
  ],
};

export default [pricing, sums, tolerants];
