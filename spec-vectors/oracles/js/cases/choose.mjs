// Choosing by the payer's networks, balances and preferences.

import { pays } from "../official.mjs";
import { paysPreferring } from "../official-matching.mjs";
import { PAYER, STRANGER, USDC, USDC_BASE, challengeV1, challengeV2, offerV1, offerV2, offerView, text } from "../lib.mjs";

export const BASE = offerV2({ network: "eip155:8453", asset: USDC_BASE, extra: { name: "USD Coin", version: "2" } });
export const payer = (...networks) => ({ address: PAYER, networks });
// The TypeScript client is asked here; check.py asks the Python client and compares with `python`.
export const agreeing = async (challenge, networks, index, python) => {
  const oracles = [...((await pays(challenge, networks)) === index ? ["@x402/core"] : []), ...(python ? ["x402"] : [])];
  return oracles.length === 2 ? oracles : [...oracles, "policy"];
};
const choose = async (id, challenge, networks, index, notChosen, why, { python = true } = {}) => ({
  id: `choose-${id}`,
  from: await agreeing(challenge, networks, index, python),
  why,
  input: { challenge: text(challenge), payer: payer(...networks) },
  output: { index, offer: offerView(challenge.x402Version, challenge.accepts[index], index), notChosen },
});
const none = async (id, challenge, networks, why, { python = true } = {}) => ({
  id: `choose-${id}`,
  from: await agreeing(challenge, networks, undefined, python),
  why,
  input: { challenge: text(challenge), payer: payer(...networks) },
  error: { code: "choose.none_payable", at: "/accepts" },
});
/** The cheapest offer. No SDK compares what offers are worth. */
const cheapest = (id, accepts, index, why, challenge = challengeV2) => ({
  id: `cheapest-${id}`, from: ["policy"], why, input: { challenge: text(challenge(accepts)) }, output: index === undefined ? {} : { index },
});
const mega = (amount) => offerV2({ network: "eip155:4326", asset: "0xFAfDdbb3FC7688494971a79cc65DCa3EF82079E7", amount, extra: { name: "MegaUSD", version: "1" } });
const not = (index, code, at) => ({ index, code, at });

/** A choice by more than the networks: by kind, balances, tokens, preferences. The official clients know the last two. */
const SEPOLIA = "eip155:84532";
const MAINNET = "eip155:8453";
const both = [SEPOLIA, MAINNET];
const wants = async (challenge, given, index, python) => {
  const oracle = challenge.x402Version === 2 && (await paysPreferring(challenge, given.networks ?? both, given)) === index;
  const oracles = [...(oracle ? ["@x402/core"] : []), ...(python ? ["x402"] : [])];
  return oracles.length === 2 ? oracles : [...oracles, "policy"];
};
const by = async (id, challenge, given, index, notChosen, why, { python = false } = {}) => ({
  id: `choose-by-${id}`,
  from: await wants(challenge, given, index, python),
  why,
  input: { challenge: text(challenge), payer: { address: PAYER, networks: both, ...given } },
  output: { index, offer: offerView(challenge.x402Version, challenge.accepts[index], index), notChosen },
});
const byNone = async (id, challenge, given, why, { python = false } = {}) => ({
  id: `choose-by-${id}`,
  from: await wants(challenge, given, undefined, python),
  why,
  input: { challenge: text(challenge), payer: { address: PAYER, networks: both, ...given } },
  error: { code: "choose.none_payable", at: "/accepts" },
});
const wrong = (id, given, code, why) => ({
  id: `choose-by-${id}`, from: ["policy"], why,
  input: { challenge: text(challengeV2()), payer: { address: PAYER, networks: both, ...given } }, error: { code, at: "" },
});
const has = (network, asset, amount) => ({ network, asset, amount });
const token = (network, asset) => ({ network, asset });
const first = (index) => not(index, "choose.not_first", "");
const poor = (index) => not(index, "choose.balance", `/accepts/${index}/amount`);
const permit2 = offerV2({ extra: { assetTransferMethod: "permit2" } });
const MEGA = offerV2({ network: "eip155:4326", asset: "0xFAfDdbb3FC7688494971a79cc65DCa3EF82079E7", extra: undefined });
const mixed = challengeV2([offerV2(), BASE]);
const unknown = offerV2({ asset: STRANGER });

const preferring = [
  await by("preferred-network", mixed, { preferNetworks: [MAINNET] }, 1, [first(0)], "row 68: the payer's preference before the server's order", { python: true }),
  await by("preferred-network-first-anyway", mixed, { preferNetworks: [SEPOLIA] }, 0, [first(1)], "row 68", { python: true }),
  await by("order-of-preferences", mixed, { preferNetworks: [MAINNET, SEPOLIA] }, 1, [first(0)], "row 68: the best first", { python: true }),
  await by("preference-of-an-absent-network", mixed, { preferNetworks: ["eip155:1"] }, 0, [first(1)], "row 68: what is not offered is not preferred", { python: true }),
  await by("preference-is-no-permission", mixed, { networks: [SEPOLIA], preferNetworks: [MAINNET] }, 0, [not(1, "choose.network", "/accepts/1/network")], "row 22: only networks of the payer", { python: true }),
  await by("seller-order-within-preference", challengeV2([BASE, offerV2({ amount: "2" }), offerV2({ amount: "1" })]), { preferNetworks: [SEPOLIA] }, 1, [first(0), first(2)], "P6.1: the server's order where the payer does not mind", { python: true }),
  await by("preferred-asset", mixed, { preferAssets: [token(MAINNET, USDC_BASE)] }, 1, [first(0)], "row 68"),
  await by("preferred-asset-lower-case", mixed, { preferAssets: [token(MAINNET, USDC_BASE.toLowerCase())] }, 1, [first(0)], "row 55: an address is 20 bytes"),
  await by("asset-before-network", mixed, { preferNetworks: [SEPOLIA], preferAssets: [token(MAINNET, USDC_BASE)] }, 1, [first(0)], "row 68: a token is more than a chain"),
  await by("preferred-asset-on-other-chain", mixed, { preferAssets: [token(SEPOLIA, USDC_BASE)] }, 0, [first(1)], "row 54: a token is its network and its contract", { python: true }),
  await by("preferred-but-skipped", challengeV2([{ ...BASE, scheme: "foo" }, offerV2()]), { preferNetworks: [MAINNET] }, 1, [not(0, "scheme.unsupported", "/accepts/0/scheme")], "row 38", { python: true }),
  await by("preferred-in-v1", challengeV1([offerV1(), offerV1({ network: "base", asset: USDC_BASE, extra: { name: "USD Coin", version: "2" } })]), { preferNetworks: [MAINNET] }, 1, [first(0)], "row 57: networks, not names"),
];
const funded = [
  await by("balance-on-second", mixed, { balances: [has(SEPOLIA, USDC, "9999"), has(MAINNET, USDC_BASE, "10000")] }, 1, [poor(0)], "row 68"),
  await by("balance-exact", challengeV2(), { balances: [has(SEPOLIA, USDC, "10000")] }, 0, [], "row 68: enough is enough", { python: true }),
  await by("known-balance-before-unknown", mixed, { balances: [has(MAINNET, USDC_BASE, "10000")] }, 1, [first(0)], "row 68: funded comes first"),
  await by("preference-before-known-balance", mixed, { balances: [has(MAINNET, USDC_BASE, "10000")], preferNetworks: [SEPOLIA] }, 0, [first(1)], "row 68: the preferred one may be funded too", { python: true }),
  await by("balance-before-preference-that-cannot-be-paid", mixed, { balances: [has(SEPOLIA, USDC, "0")], preferNetworks: [SEPOLIA] }, 1, [poor(0)], "row 68: what cannot be paid is not preferred"),
  await by("balance-of-other-chain", challengeV2(), { balances: [has(MAINNET, USDC, "0")] }, 0, [], "row 54: a token is its network and its contract", { python: true }),
  await by("balance-said-again", challengeV2(), { balances: [has(SEPOLIA, USDC, "0"), has(SEPOLIA, USDC, "10000")] }, 0, [], "the last counts", { python: true }),
  await by("balance-of-256-bits", challengeV2([offerV2({ amount: "115792089237316195423570985008687907853269984665640564039457584007913129639935" }), offerV2()]), { balances: [has(SEPOLIA, USDC, "115792089237316195423570985008687907853269984665640564039457584007913129639934")] }, 1, [poor(0)], "256 bits are compared", { python: true }),
  await by("balance-in-v1", challengeV1([offerV1(), offerV1({ maxAmountRequired: "1" })]), { balances: [has(SEPOLIA, USDC, "1")] }, 1, [not(0, "choose.balance", "/accepts/0/maxAmountRequired")], "row 68: the member of v1"),
  await byNone("no-balance", mixed, { balances: [has(SEPOLIA, USDC, "1"), has(MAINNET, USDC_BASE, "0")] }, "row 68: none funded"),
];
const listing = [
  await by("listed-asset", challengeV2([unknown, offerV2()]), { assets: [token(SEPOLIA, USDC)] }, 1, [not(0, "choose.asset", "/accepts/0/asset")], "row 15: only the tokens the payer lists", { python: true }),
  await by("listed-unknown-asset", challengeV2([unknown, offerV2()]), { assets: [token(SEPOLIA, STRANGER)] }, 0, [not(1, "choose.asset", "/accepts/1/asset")], "row 15: what the payer lists it pays in", { python: true }),
  await byNone("asset-not-listed", challengeV2([unknown]), { assets: [token(SEPOLIA, USDC)] }, "row 15", { python: true }),
  await byNone("asset-listed-on-other-chain", challengeV2([unknown]), { assets: [token(MAINNET, STRANGER)] }, "row 54", { python: true }),
];
const kinds = [
  await by("kind-key", challengeV2(), { kind: "key" }, 0, [], "row 34: the default, said", { python: true }),
  await by("kind-contract", challengeV2(), { kind: "contract" }, 0, [], "row 34: EIP-3009 takes a wallet's bytes", { python: true }),
  await by("kind-counterfactual", challengeV2(), { kind: "counterfactual" }, 0, [], "row 34: a facilitator deploys it", { python: true }),
  await by("kind-delegated", challengeV2(), { kind: "delegated" }, 0, [], "row 34: the token asks the delegate", { python: true }),
  await by("kind-counterfactual-skips-permit2", challengeV2([permit2, offerV2()]), { kind: "counterfactual" }, 1, [not(0, "choose.payer_kind", "/accepts/0/extra/assetTransferMethod")], "row 34: Permit2 asks a wallet that is not there"),
  await by("kind-counterfactual-skips-permit2-token", challengeV2([MEGA, offerV2()]), { networks: [SEPOLIA, "eip155:4326"], kind: "counterfactual" }, 1, [not(0, "choose.payer_kind", "/accepts/0/asset")], "row 34: the registry knows the token has no EIP-3009"),
  await by("kind-contract-skips-permit2", challengeV2([permit2, offerV2()]), { kind: "contract" }, 1, [not(0, "choose.transfer_method", "/accepts/0/extra/assetTransferMethod")], "row 34: a deployed wallet could; this kernel cannot yet"),
  await by("kind-counterfactual-other-method", challengeV2([offerV2({ extra: { assetTransferMethod: "erc7710" } }), offerV2()]), { kind: "counterfactual" }, 1, [not(0, "choose.transfer_method", "/accepts/0/extra/assetTransferMethod")], "P10 row 67: an unknown method"),
  await byNone("kind-counterfactual-only-permit2", challengeV2([permit2]), { kind: "counterfactual" }, "row 34: no usable offer"),
  wrong("kind-unknown", { kind: "multisig" }, "usage.argument", "the payer is the caller's"),
  wrong("balance-not-decimal", { balances: [has(SEPOLIA, USDC, "1.5")] }, "amount.not_decimal", "the payer is the caller's"),
  wrong("preference-not-caip2", { preferNetworks: ["base"] }, "network.not_caip2", "the payer is the caller's"),
];

const chooses = {
  op: "client/choose",
  about: "The best offer the payer can pay: by its preferences, then by what it is known to have, then in the server's order; and why each of the others was not chosen.",
  spec: ["protocol.md section 6.1"],
  cases: [
    await choose("only", challengeV2(), ["eip155:84532"], 0, [], "one offer"),
    await choose("first", challengeV2([offerV2(), offerV2({ amount: "1" })]), ["eip155:84532"], 0, [not(1, "choose.not_first", "")], "P6.1: the server's order, even if a later one is cheaper"),
    await choose("second-network", challengeV2([BASE, offerV2()]), ["eip155:84532"], 1, [not(0, "choose.network", "/accepts/0/network")], "row 22: only networks of the payer"),
    await choose("both-networks", challengeV2([BASE, offerV2()]), ["eip155:84532", "eip155:8453"], 0, [not(1, "choose.not_first", "")], "the payer's order does not matter"),
    await choose("v1", challengeV1(), ["eip155:84532"], 0, [], "row 57: base-sepolia is eip155:84532"),
    await choose("v1-second", challengeV1([offerV1({ network: "base", asset: USDC_BASE }), offerV1()]), ["eip155:84532"], 1, [not(0, "choose.network", "/accepts/0/network")], "row 57"),
    await choose("after-skipped", challengeV2(["x", offerV2({ scheme: "foo" }), offerV2()]), ["eip155:84532"], 2, [not(0, "message.wrong_type", "/accepts/0"), not(1, "scheme.unsupported", "/accepts/1/scheme")], "row 38: what cannot be read is not in the way", { python: false }),
    await choose("skipped-after", challengeV2([offerV2(), offerV2({ payTo: undefined })]), ["eip155:84532"], 0, [not(1, "message.missing", "/accepts/1")], "row 38", { python: false }),
    await choose("permit2-first", challengeV2([offerV2({ extra: { assetTransferMethod: "permit2" } }), offerV2()]), ["eip155:84532"], 1, [not(0, "choose.transfer_method", "/accepts/0/extra/assetTransferMethod")], "P3.1: another method is not silently paid by EIP-3009", { python: false }),
    await choose("eip3009-named", challengeV2([offerV2({ extra: { assetTransferMethod: "eip3009", name: "USDC", version: "2" } })]), ["eip155:84532"], 0, [], "P3.1: the default, said"),
    await choose("unknown-token", challengeV2([offerV2({ asset: STRANGER })]), ["eip155:84532"], 0, [], "choosing is not approving: the policy refuses the token", { python: false }),
    await choose("to-self", challengeV2([offerV2({ payTo: PAYER })]), ["eip155:84532"], 0, [], "choosing is not approving: the policy refuses it"),
    await none("no-network", challengeV2(), [], "a payer on no chain pays nothing"),
    await none("other-network", challengeV2(), ["eip155:8453"], "row 22"),
    await none("empty", challengeV2([]), ["eip155:84532"], "P10 row 64: nothing is offered"),
    await none("all-skipped", challengeV2([{ scheme: "foo" }, "x"]), ["eip155:84532"], "row 38"),
    await none("erc7710", challengeV2([offerV2({ extra: { assetTransferMethod: "erc7710" } })]), ["eip155:84532"], "P3.1: SDKs silently pay it by EIP-3009", { python: false }),
    await none("permit2-token", challengeV2([offerV2({ network: "eip155:4326", asset: "0xFAfDdbb3FC7688494971a79cc65DCa3EF82079E7", extra: undefined })]), ["eip155:4326"], "P7.2: the registry knows the token has no EIP-3009", { python: false }),
    await none("method-number", challengeV2([offerV2({ extra: { assetTransferMethod: 3009 } })]), ["eip155:84532"], "a method is a string", { python: false }),
    { id: "choose-bad-payer", from: ["policy"], why: "the payer is the caller's", input: { challenge: text(challengeV2()), payer: { address: "me", networks: [] } }, error: { code: "address.no_prefix", at: "" } },
    { id: "choose-bad-network", from: ["policy"], why: "the payer's networks are CAIP-2", input: { challenge: text(challengeV2()), payer: { address: PAYER, networks: ["base"] } }, error: { code: "network.not_caip2", at: "" } },
    ...preferring,
    ...funded,
    ...listing,
    ...kinds,
  ],
};

const cheapests = {
  op: "client/cheapest",
  about: "The offer that is worth least, at a dollar a unit of each token that the registry knows; of several, the first.",
  spec: ["protocol.md section 6.1"],
  cases: [
    cheapest("only", [offerV2()], 0, "one offer"),
    cheapest("second", [offerV2(), offerV2({ amount: "9999" })], 1, "the lower amount of one token"),
    cheapest("shorter", [offerV2({ amount: "10000" }), offerV2({ amount: "9" })], 1, "amounts are numbers, not texts"),
    cheapest("equal", [offerV2(), BASE], 0, "of several worth the same, the first"),
    cheapest("more-decimals", [offerV2(), mega("1000000000000000")], 1, "0.001 of a token with 18 decimals is less than 0.01 of one with 6"),
    cheapest("fewer-decimals", [mega("1000000000000000"), offerV2({ amount: "1" })], 1, "a millionth is less than a thousandth"),
    cheapest("equal-decimals", [mega("10000000000000000"), offerV2()], 0, "0.01 in both tokens"),
    cheapest("zero", [offerV2(), offerV2({ amount: "0" })], 1, "nothing is the least; the policy refuses to sign for it"),
    cheapest("zero-of-more-decimals", [offerV2({ amount: "1" }), mega("0")], 1, "nothing is the least in any token"),
    cheapest("largest", [offerV2({ amount: String(2n ** 256n - 1n) }), mega(String(2n ** 256n - 1n))], 1, "2^256 - 1 of a token with more decimals is worth less"),
    cheapest("unknown-token", [offerV2({ asset: STRANGER, amount: "1" }), offerV2()], 1, "the worth of an unknown token is not known"),
    cheapest("unknown-only", [offerV2({ asset: STRANGER })], undefined, "the worth of no offer is known"),
    cheapest("nothing", [], undefined, "no offers"),
    cheapest("after-skipped", ["x", offerV2()], 1, "the index is that in accepts"),
    cheapest("v1", [offerV1(), offerV1({ maxAmountRequired: "1" })], 1, "in v1", challengeV1),
  ],
};

export default [chooses, cheapests];
