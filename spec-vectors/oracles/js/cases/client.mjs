// Approving.

import { BASE, agreeing, payer } from "./choose.mjs";
import {
  NOW, PAYER, STRANGER, URL, USDC, challengeV1, challengeV2, offerV1, offerV2, offerView, separator, text,
} from "../lib.mjs";
import { TOKENS } from "../tokens.mjs";

// ---------------------------------------------------------------------------------------------------------------------

const request = { method: "GET", url: URL };
const ask = (challenge, policy, input) => ({
  challenge: text(challenge), payer: payer("eip155:84532", "eip155:8453"), policy, request, now: NOW, ...input,
});
/** The official clients have a policy of their own: our default's. */
const verifies = async (challenge, policy, input, index, python) =>
  text(policy) === "{}" && Object.keys(input).every((name) => name === "payer")
    ? agreeing(challenge, input.payer?.networks ?? ["eip155:84532", "eip155:8453"], index, python)
    : ["policy"];
const approves = async (id, challenge, policy, why, { input = {}, offer = {}, python = true } = {}) => ({
  id: `approve-${id}`, from: await verifies(challenge, policy, input, 0, python), why, input: ask(challenge, policy, input),
  output: { payer: PAYER, offer: { ...offerView(challenge.x402Version, challenge.accepts[0], 0), ...offer } },
});
const denies = async (id, challenge, policy, code, at, why, { input = {}, python = true } = {}) => ({
  id: `approve-${id}`, from: await verifies(challenge, policy, input, undefined, python), why, input: ask(challenge, policy, input), error: { code, at },
});
const costing = (amount) => challengeV2([offerV2({ amount })]);
// A token of the caller, which is in no table.
const OWN = { network: "eip155:31337", address: "0x5FbDB2315678afecb367f032d93F642f64180aa3", symbol: "USDC", name: "Local Dollar", version: "1", decimals: 6 };
const separatorOfOwn = separator({ name: OWN.name, version: OWN.version, chainId: "31337", verifyingContract: OWN.address });
const knowing = (evidence) => ({ payer: payer(OWN.network), profile: text({ assets: [{ ...OWN, domainSeparator: separatorOfOwn, evidence }] }) });
const own = challengeV2([offerV2({ network: OWN.network, asset: OWN.address })]);
// A token that is only in the Python SDK's table.
const ARC = TOKENS.find(({ network }) => network === "eip155:5042");
const arc = challengeV2([offerV2({ network: ARC.network, asset: ARC.address })]);
const onArc = { payer: payer(ARC.network) };
const { source: _, ...ARC_ROW } = ARC;

/** A cent on one network, a hundred dollars on the other. */
const row8 = challengeV2([offerV2(), { ...BASE, amount: "100000000" }]);

const policies = {
  op: "policy/approve",
  about: "What may be signed. The default pays a dollar at a time in tokens whose worth and name are known.",
  spec: ["protocol.md section 6.6"],
  cases: [
    await approves("cent", challengeV2(), {}, "the specification's price"),
    await approves("one-dollar", costing("1000000"), {}, "row 7: the default cap is a dollar"),
    await denies("over-one-dollar", costing("1000001"), {}, "policy.per_payment", "/accepts/0/amount", "row 7"),
    await denies("over-in-v1", challengeV1([offerV1({ maxAmountRequired: "1000001" })]), {}, "policy.per_payment", "/accepts/0/maxAmountRequired", "P6.6: v1 too"),
    await approves("own-cap", costing("50000"), { perPayment: "$0.05" }, "row 9"),
    await denies("over-own-cap", costing("50001"), { perPayment: "$0.05" }, "policy.per_payment", "/accepts/0/amount", "row 9"),
    await denies("cap-zero", costing("1"), { perPayment: "0" }, "policy.per_payment", "/accepts/0/amount", "row 9: zero is a cap"),
    await approves("large-cap", costing("12345678901234567890"), { perPayment: "999999999999999" }, "a cap past 64 bits"),
    await denies("huge-amount", costing("1" + "0".repeat(60)), { perPayment: "999999999999999" }, "policy.per_payment", "/accepts/0/amount", "256 bits are compared, not 64"),
    await denies("cap-below-a-unit", costing("1"), { perPayment: "0.0000001" }, "policy.per_payment", "/accepts/0/amount", "row 14: a cap below one atomic unit allows none"),
    await denies("bad-cap", challengeV2(), { perPayment: "1 USDC" }, "money.not_decimal", "", "a cap is dollars"),
    await approves("network-listed", challengeV2(), { networks: ["eip155:84532"] }, "row 22"),
    await denies("network-not-listed", challengeV2(), { networks: ["eip155:8453"] }, "policy.network", "/accepts/0/network", "row 22: rail switch"),
    await denies("no-networks", challengeV2(), { networks: [] }, "policy.network", "/accepts/0/network", "none listed means none allowed"),
    await denies("unknown-token", challengeV2([offerV2({ asset: STRANGER })]), {}, "policy.unknown_asset", "/accepts/0/asset", "row 15"),
    await denies("token-of-other-chain", challengeV2([offerV2({ network: "eip155:8453" })]), {}, "policy.unknown_asset", "/accepts/0/asset", "row 54: Base Sepolia's USDC named on Base"),
    await denies("zero-amount", costing("0"), {}, "policy.zero_amount", "/accepts/0/amount", "row 14: free needs no signature", { python: false }),
    await denies("zero-address", challengeV2([offerV2({ payTo: `0x${"00".repeat(20)}` })]), {}, "policy.recipient", "/accepts/0/payTo", "row 21", { python: false }),
    await denies("to-self", challengeV2([offerV2({ payTo: PAYER })]), {}, "policy.recipient", "/accepts/0/payTo", "row 21", { python: false }),
    await denies("to-self-lower-case", challengeV2([offerV2({ payTo: PAYER.toLowerCase() })]), {}, "policy.recipient", "/accepts/0/payTo", "row 21, 55", { python: false }),
    await approves("added-token", own, {}, "a token the caller vouches for", { input: knowing("onchain"), offer: { price: "0.01 USDC" } }),
    await approves("added-token-two-sdks", own, {}, "design section 3: evidence", { input: knowing("two_sdks"), offer: { price: "0.01 USDC" } }),
    await denies("added-token-one-sdk", own, {}, "policy.evidence", "/accepts/0/asset", "design section 3: one SDK's word is not enough", { input: knowing("one_sdk") }),
    await denies("token-not-added", own, {}, "policy.unknown_asset", "/accepts/0/asset", "the profile decides what is known, and nothing else does", { input: { payer: payer(OWN.network) } }),
    await denies("one-sdk-token", arc, {}, "policy.evidence", "/accepts/0/asset", "row 30: one table's word for the name", { input: onArc, python: false }),
    await approves("one-sdk-token-opted-in", arc, { oneSdk: true }, "row 30: the caller says so", { input: onArc, offer: { price: "0.01 USDC" } }),
    await approves("one-sdk-vouched-for", arc, {}, "the owner's row says what he knows of a token that is built in", { input: { ...onArc, profile: text({ assets: [{ ...ARC_ROW, evidence: "onchain", source: "read by the owner" }] }) }, offer: { price: "0.01 USDC" } }),
    await denies("two-sdks-doubted", challengeV2(), {}, "policy.evidence", "/accepts/0/asset", "the owner's row says what he knows of a token that is built in", { input: { profile: text({ assets: [{ ...TOKENS[1], evidence: "one_sdk" }] }) }, python: false }),
    await denies("repaired-amount", challengeV2([offerV2({ amount: 10000 })]), {}, "policy.repaired", "/accepts/0/amount", "row 56: a price that was repaired is not the server's word"),
    await approves("repaired-amount-allowed", challengeV2([offerV2({ amount: 10000 })]), { repaired: true }, "row 56: unless the client says so", { offer: { amount: "10000", price: "0.01 USDC", repairs: [{ kind: "amount.number", at: "/accepts/0/amount" }] } }),
    await denies("repaired-network", challengeV2([offerV2({ network: "base-sepolia" })]), {}, "policy.repaired", "/accepts/0/network", "row 39: a name of v1 in a v2 offer"),
    await denies("repaired-version", challengeV2([offerV2()], { x402Version: "2" }), {}, "policy.repaired", "/x402Version", "P1.11: the version decides what every other member means", { python: false }),
    await approves("repaired-timeout", challengeV2([offerV2({ maxTimeoutSeconds: "60" })]), {}, "P1.2: a timeout decides no price", { offer: { maxTimeoutSeconds: 60, repairs: [{ kind: "message.number_text", at: "/accepts/0/maxTimeoutSeconds" }] } }),
    await denies("nothing-chosen", challengeV2([]), {}, "choose.none_payable", "/accepts", "nothing to approve"),
    await approves("preferred-within-cap", row8, { perPayment: "$1" }, "row 8: the one that is chosen is the one that is verified", { input: { payer: { ...payer("eip155:84532", "eip155:8453"), preferNetworks: ["eip155:84532"] } } }),
    await denies("preferred-over-cap", row8, { perPayment: "$1" }, "policy.per_payment", "/accepts/1/amount", "row 8: a preference picks another entry; its price is verified, not the first one's", { input: { payer: { ...payer("eip155:84532", "eip155:8453"), preferNetworks: ["eip155:8453"] } } }),
    await denies("balance-picks-over-cap", row8, { perPayment: "$1" }, "policy.per_payment", "/accepts/1/amount", "row 8: so does a balance", { input: { payer: { ...payer("eip155:84532", "eip155:8453"), balances: [{ network: "eip155:84532", asset: USDC, amount: "1" }] } } }),
    await denies("bad-url", challengeV2(), {}, "usage.url", "", "the request is the caller's", { input: { request: { method: "GET", url: "/premium-data" } } }),
    await denies("url-without-host", challengeV2(), {}, "usage.url", "", "the request is the caller's", { input: { request: { method: "GET", url: "https:///x" } } }),
    await denies("url-of-other-scheme", challengeV2(), {}, "usage.url", "", "the request is the caller's", { input: { request: { method: "GET", url: "ftp://api.example.com/x" } } }),
    await denies("milliseconds", challengeV2(), {}, "time.milliseconds", "", "design section 4", { input: { now: NOW * 1000 } }),
  ],
};

export default [policies];
