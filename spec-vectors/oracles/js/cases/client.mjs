// Choosing and approving.

import { pays } from "../official.mjs";
import {
  NOW, PAYER, STRANGER, URL, USDC_BASE, demandV1, demandV2, offerV1, offerV2, offerView, separator, text,
} from "../lib.mjs";
import { TOKENS } from "../tokens.mjs";

const BASE = offerV2({ network: "eip155:8453", asset: USDC_BASE, extra: { name: "USD Coin", version: "2" } });
const payer = (...networks) => ({ address: PAYER, networks });
// Who agrees is asked: the TypeScript client here, the Python client by check.py, which holds us to `python`.
const agreeing = async (demand, networks, index, python) => {
  const oracles = [...((await pays(demand, networks)) === index ? ["@x402/core"] : []), ...(python ? ["x402"] : [])];
  return oracles.length === 2 ? oracles : [...oracles, "policy"];
};
const choose = async (id, demand, networks, index, notTaken, why, { python = true } = {}) => ({
  id: `choose-${id}`,
  from: await agreeing(demand, networks, index, python),
  why,
  input: { challenge: text(demand), payer: payer(...networks) },
  output: { index, option: offerView(demand.x402Version, demand.accepts[index], index), notTaken },
});
const none = async (id, demand, networks, why, { python = true } = {}) => ({
  id: `choose-${id}`,
  from: await agreeing(demand, networks, undefined, python),
  why,
  input: { challenge: text(demand), payer: payer(...networks) },
  error: { code: "choose.none_payable", at: "/accepts" },
});
const not = (index, code, at) => ({ index, code, at });

const chooses = {
  op: "client/choose",
  about: "The first offer the payer can pay, in the seller's order, and why each of the others was not taken.",
  spec: ["protocol.md section 6.1"],
  cases: [
    await choose("only", demandV2(), ["eip155:84532"], 0, [], "one offer"),
    await choose("first", demandV2([offerV2(), offerV2({ amount: "1" })]), ["eip155:84532"], 0, [not(1, "choose.not_first", "")], "P6.1: the seller's order, even if a later one is cheaper"),
    await choose("second-network", demandV2([BASE, offerV2()]), ["eip155:84532"], 1, [not(0, "choose.network", "/accepts/0/network")], "row 22: only chains the payer is on"),
    await choose("both-networks", demandV2([BASE, offerV2()]), ["eip155:84532", "eip155:8453"], 0, [not(1, "choose.not_first", "")], "the payer's order does not matter"),
    await choose("v1", demandV1(), ["eip155:84532"], 0, [], "row 57: base-sepolia is eip155:84532"),
    await choose("v1-second", demandV1([offerV1({ network: "base", asset: USDC_BASE }), offerV1()]), ["eip155:84532"], 1, [not(0, "choose.network", "/accepts/0/network")], "row 57"),
    await choose("after-skipped", demandV2(["x", offerV2({ scheme: "foo" }), offerV2()]), ["eip155:84532"], 2, [not(0, "message.wrong_type", "/accepts/0"), not(1, "scheme.unsupported", "/accepts/1/scheme")], "row 38: what cannot be read is not in the way", { python: false }),
    await choose("skipped-after", demandV2([offerV2(), offerV2({ payTo: undefined })]), ["eip155:84532"], 0, [not(1, "message.missing", "/accepts/1")], "row 38", { python: false }),
    await choose("permit2-first", demandV2([offerV2({ extra: { assetTransferMethod: "permit2" } }), offerV2()]), ["eip155:84532"], 1, [not(0, "choose.transfer_method", "/accepts/0/extra/assetTransferMethod")], "P3.1: another method is not silently paid by EIP-3009", { python: false }),
    await choose("eip3009-named", demandV2([offerV2({ extra: { assetTransferMethod: "eip3009", name: "USDC", version: "2" } })]), ["eip155:84532"], 0, [], "P3.1: the default, said"),
    await choose("unknown-token", demandV2([offerV2({ asset: STRANGER })]), ["eip155:84532"], 0, [], "choosing is not approving: the policy refuses the token", { python: false }),
    await choose("to-self", demandV2([offerV2({ payTo: PAYER })]), ["eip155:84532"], 0, [], "choosing is not approving: the policy refuses it"),
    await none("no-network", demandV2(), [], "a payer on no chain pays nothing"),
    await none("other-network", demandV2(), ["eip155:8453"], "row 22"),
    await none("empty", demandV2([]), ["eip155:84532"], "P10 row 64: nothing is offered"),
    await none("all-skipped", demandV2([{ scheme: "foo" }, "x"]), ["eip155:84532"], "row 38"),
    await none("erc7710", demandV2([offerV2({ extra: { assetTransferMethod: "erc7710" } })]), ["eip155:84532"], "P3.1: SDKs silently pay it by EIP-3009", { python: false }),
    await none("permit2-token", demandV2([offerV2({ network: "eip155:4326", asset: "0xFAfDdbb3FC7688494971a79cc65DCa3EF82079E7", extra: undefined })]), ["eip155:4326"], "P7.2: the registry knows the token has no EIP-3009", { python: false }),
    await none("method-number", demandV2([offerV2({ extra: { assetTransferMethod: 3009 } })]), ["eip155:84532"], "a method is a string", { python: false }),
    { id: "choose-bad-payer", from: ["policy"], why: "the payer is the caller's", input: { challenge: text(demandV2()), payer: { address: "me", networks: [] } }, error: { code: "address.no_prefix", at: "" } },
    { id: "choose-bad-network", from: ["policy"], why: "the payer's chains are CAIP-2", input: { challenge: text(demandV2()), payer: { address: PAYER, networks: ["base"] } }, error: { code: "network.not_caip2", at: "" } },
  ],
};

// ---------------------------------------------------------------------------------------------------------------------

const request = { method: "GET", url: URL };
const ask = (demand, policy, input) => ({
  challenge: text(demand), payer: payer("eip155:84532", "eip155:8453"), policy, request, now: NOW, ...input,
});
/** The official clients have a policy of their own: our default's. */
const judges = async (demand, policy, input, index, python) =>
  text(policy) === "{}" && Object.keys(input).every((name) => name === "payer")
    ? agreeing(demand, input.payer?.networks ?? ["eip155:84532", "eip155:8453"], index, python)
    : ["policy"];
const approves = async (id, demand, policy, why, { input = {}, option = {}, python = true } = {}) => ({
  id: `approve-${id}`, from: await judges(demand, policy, input, 0, python), why, input: ask(demand, policy, input),
  output: { payer: PAYER, option: { ...offerView(demand.x402Version, demand.accepts[0], 0), ...option } },
});
const denies = async (id, demand, policy, code, at, why, { input = {}, python = true } = {}) => ({
  id: `approve-${id}`, from: await judges(demand, policy, input, undefined, python), why, input: ask(demand, policy, input), error: { code, at },
});
const costing = (amount) => demandV2([offerV2({ amount })]);
// A token of the caller's own, which no table has.
const OWN = { network: "eip155:31337", address: "0x5FbDB2315678afecb367f032d93F642f64180aa3", symbol: "USDC", name: "Local Dollar", version: "1", decimals: 6 };
const separatorOfOwn = separator({ name: OWN.name, version: OWN.version, chainId: "31337", verifyingContract: OWN.address });
const knowing = (evidence) => ({ payer: payer(OWN.network), profile: text({ assets: [{ ...OWN, domainSeparator: separatorOfOwn, evidence }] }) });
const own = demandV2([offerV2({ network: OWN.network, asset: OWN.address })]);
// One that only the Python SDK has in its table.
const ARC = TOKENS.find(({ network }) => network === "eip155:5042");
const arc = demandV2([offerV2({ network: ARC.network, asset: ARC.address })]);
const onArc = { payer: payer(ARC.network) };
const { source: _, ...ARC_ROW } = ARC;

const policies = {
  op: "policy/approve",
  about: "What may be signed. The default pays a dollar at a time in tokens whose worth and name are known.",
  spec: ["protocol.md section 6.6"],
  cases: [
    await approves("cent", demandV2(), {}, "the specification's price"),
    await approves("one-dollar", costing("1000000"), {}, "row 7: the default cap is a dollar"),
    await denies("over-one-dollar", costing("1000001"), {}, "policy.per_payment", "/accepts/0/amount", "row 7"),
    await denies("over-in-v1", demandV1([offerV1({ maxAmountRequired: "1000001" })]), {}, "policy.per_payment", "/accepts/0/maxAmountRequired", "P6.6: v1 too"),
    await approves("own-cap", costing("50000"), { perPayment: "$0.05" }, "row 9"),
    await denies("over-own-cap", costing("50001"), { perPayment: "$0.05" }, "policy.per_payment", "/accepts/0/amount", "row 9"),
    await denies("cap-zero", costing("1"), { perPayment: "0" }, "policy.per_payment", "/accepts/0/amount", "row 9: zero is a cap"),
    await approves("large-cap", costing("12345678901234567890"), { perPayment: "999999999999999" }, "a cap past 64 bits"),
    await denies("huge-amount", costing("1" + "0".repeat(60)), { perPayment: "999999999999999" }, "policy.per_payment", "/accepts/0/amount", "256 bits are compared, not 64"),
    await denies("cap-below-a-unit", costing("1"), { perPayment: "0.0000001" }, "policy.per_payment", "/accepts/0/amount", "row 14: a cap below one atomic unit allows none"),
    await denies("bad-cap", demandV2(), { perPayment: "1 USDC" }, "money.not_decimal", "", "a cap is dollars"),
    await approves("network-listed", demandV2(), { networks: ["eip155:84532"] }, "row 22"),
    await denies("network-not-listed", demandV2(), { networks: ["eip155:8453"] }, "policy.network", "/accepts/0/network", "row 22: rail switch"),
    await denies("no-networks", demandV2(), { networks: [] }, "policy.network", "/accepts/0/network", "none listed means none allowed"),
    await denies("unknown-token", demandV2([offerV2({ asset: STRANGER })]), {}, "policy.unknown_asset", "/accepts/0/asset", "row 15"),
    await denies("token-of-other-chain", demandV2([offerV2({ network: "eip155:8453" })]), {}, "policy.unknown_asset", "/accepts/0/asset", "row 54: Base Sepolia's USDC named on Base"),
    await denies("zero-amount", costing("0"), {}, "policy.zero_amount", "/accepts/0/amount", "row 14: free needs no signature", { python: false }),
    await denies("zero-address", demandV2([offerV2({ payTo: `0x${"00".repeat(20)}` })]), {}, "policy.recipient", "/accepts/0/payTo", "row 21", { python: false }),
    await denies("to-self", demandV2([offerV2({ payTo: PAYER })]), {}, "policy.recipient", "/accepts/0/payTo", "row 21", { python: false }),
    await denies("to-self-lower-case", demandV2([offerV2({ payTo: PAYER.toLowerCase() })]), {}, "policy.recipient", "/accepts/0/payTo", "row 21, 55", { python: false }),
    await approves("added-token", own, {}, "a token the caller vouches for", { input: knowing("onchain"), option: { price: "0.01 USDC" } }),
    await approves("added-token-two-sdks", own, {}, "design section 3: evidence", { input: knowing("two_sdks"), option: { price: "0.01 USDC" } }),
    await denies("added-token-one-sdk", own, {}, "policy.evidence", "/accepts/0/asset", "design section 3: one SDK's word is not enough", { input: knowing("one_sdk") }),
    await denies("token-not-added", own, {}, "policy.unknown_asset", "/accepts/0/asset", "the profile decides what is known, and nothing else does", { input: { payer: payer(OWN.network) } }),
    await denies("one-sdk-token", arc, {}, "policy.evidence", "/accepts/0/asset", "row 30: one table's word for the name", { input: onArc, python: false }),
    await approves("one-sdk-token-opted-in", arc, { oneSdk: true }, "row 30: the caller says so", { input: onArc, option: { price: "0.01 USDC" } }),
    await approves("one-sdk-vouched-for", arc, {}, "the owner's row says what he knows of a token that is built in", { input: { ...onArc, profile: text({ assets: [{ ...ARC_ROW, evidence: "onchain", source: "read by the owner" }] }) }, option: { price: "0.01 USDC" } }),
    await denies("two-sdks-doubted", demandV2(), {}, "policy.evidence", "/accepts/0/asset", "the owner's row says what he knows of a token that is built in", { input: { profile: text({ assets: [{ ...TOKENS[1], evidence: "one_sdk" }] }) }, python: false }),
    await denies("repaired-amount", demandV2([offerV2({ amount: 10000 })]), {}, "policy.repaired", "/accepts/0/amount", "row 56: a price that was bent is not the seller's word"),
    await approves("repaired-amount-allowed", demandV2([offerV2({ amount: 10000 })]), { repaired: true }, "row 56: unless the buyer says so", { option: { amount: "10000", price: "0.01 USDC", repairs: [{ kind: "amount.number", at: "/accepts/0/amount" }] } }),
    await denies("repaired-network", demandV2([offerV2({ network: "base-sepolia" })]), {}, "policy.repaired", "/accepts/0/network", "row 39: a name of v1 in a v2 offer"),
    await denies("repaired-version", demandV2([offerV2()], { x402Version: "2" }), {}, "policy.repaired", "/x402Version", "P1.11: the version decides what every other member means", { python: false }),
    await approves("repaired-timeout", demandV2([offerV2({ maxTimeoutSeconds: "60" })]), {}, "P1.2: a timeout decides no price", { option: { maxTimeoutSeconds: 60, repairs: [{ kind: "message.number_text", at: "/accepts/0/maxTimeoutSeconds" }] } }),
    await denies("nothing-chosen", demandV2([]), {}, "choose.none_payable", "/accepts", "nothing to approve"),
    await denies("bad-url", demandV2(), {}, "usage.url", "", "the request is the caller's", { input: { request: { method: "GET", url: "/premium-data" } } }),
    await denies("url-without-host", demandV2(), {}, "usage.url", "", "the request is the caller's", { input: { request: { method: "GET", url: "https:///x" } } }),
    await denies("url-of-other-scheme", demandV2(), {}, "usage.url", "", "the request is the caller's", { input: { request: { method: "GET", url: "ftp://api.example.com/x" } } }),
    await denies("milliseconds", demandV2(), {}, "time.milliseconds", "", "design section 4", { input: { now: NOW * 1000 } }),
  ],
};

export default [chooses, policies];
