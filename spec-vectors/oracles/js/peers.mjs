// Runs viem and the official TypeScript SDK on a case's input, as {name: whether it agrees}. A library without
// a function for the input is left out. `python/peers.py` asks eth-account and the Python SDK the same.

import { getAddress, isAddress, recoverAddress } from "viem";
import { privateKeyToAccount } from "viem/accounts";
import { accepts, answers, chainId, decodes, challengeIsValid, encodes, finds, matches, paymentIsValid, pays, prices, reads } from "./official.mjs";
import { NONCE, NOW, PAYER, URL, authorization, digest, domain, offerV1, offerV2, paymentV1, paymentV2, separator, sign, text } from "./lib.mjs";

/** The result of `work`; undefined if it throws. */
const attempt = async (work) => {
  try {
    return await work();
  } catch {
    return undefined;
  }
};
const takes = async (...question) => (await attempt(() => accepts(...question)))?.valid === true;
const refused = (case_) => case_.error !== undefined;

/** Whether the facilitator accepts a payment for an offer with that text as its amount. */
const amount = async (case_) => {
  const offer = offerV2({ amount: case_.input.text });
  const value = String((await attempt(() => BigInt(case_.input.text))) ?? 0n);
  const pay = (value) => attempt(async () => paymentV2(offer, authorization({ value }), await sign(domain(), authorization({ value }))));
  return { "@x402/evm": (await takes(2, offer, (await pay(value)) ?? (await pay("1")), NOW)) !== refused(case_) };
};

const PRICED = { 6: "eip155:84532", 18: "eip155:4326" };

/** The official server's price, in the default token of that many decimals. */
const money = async ({ input, output }) =>
  input.decimals in PRICED ? { "@x402/evm": (await prices(input.text, PRICED[input.decimals]))?.amount === output?.amount } : {};

/** Whether a payment on the network is accepted, signed for each chain id that the text could mean. */
const network = async (case_) => {
  const { text: name, version } = case_.input;
  const wanted = case_.output?.network.replace("eip155:", "");
  const digits = name.slice(name.lastIndexOf(":") + 1);
  const read = await Promise.all([() => BigInt(digits), () => BigInt(parseInt(digits, 10))].map(attempt));
  const chains = wanted ? [wanted] : [...read.filter((chain) => chain !== undefined), chainId(name) ?? 8453].map(String);
  const offer = version === 2 ? offerV2({ network: name }) : offerV1({ network: name });
  const taken = await Promise.all(
    chains.map(async (chain) => {
      const signature = await attempt(() => sign(domain({ chainId: chain }), authorization()));
      const payment = version === 2 ? paymentV2(offer, authorization(), signature) : paymentV1(authorization(), signature, { network: name });
      return takes(version, offer, payment, NOW);
    }),
  );
  return { "@x402/evm": taken.includes(true) === Boolean(wanted) };
};

const address = ({ input, output }) => ({
  viem: output ? getAddress(input.text.toLowerCase()) === output.address : !isAddress(input.text, { strict: true }),
});

/** Refusals only: the results of the other cases are viem's already. */
const cannot = (name, compute) => async (case_) => (refused(case_) ? { [name]: (await attempt(() => compute(case_.input))) === undefined } : {});

/** Whether the official schema accepts the challenge; if we skip an entry, whether the official client pays the first that we read. */
const challenge = async ({ input, output }) => {
  if (text(Object.keys(input)) !== '["json"]') return {};
  const message = await attempt(() => JSON.parse(input.json));
  if (output === undefined) return { "@x402/core": !challengeIsValid(message) };
  if (output.accepts.some((offer) => offer.repairs)) return {};
  if (output.skipped.length === 0) return { "@x402/core": challengeIsValid(message) };
  const [first] = output.accepts;
  if (!(output.skipped[0].index < first?.index)) return {};
  return { "@x402/core": (await pays(message, [first.network], false)) === first.index };
};

/** Whether the official schema accepts the message; if we refuse it, whether the facilitator rejects it. */
const payment = async (case_) => {
  const { json, header, ...more } = case_.input;
  if (Object.keys(more).length > 0) return {};
  const message = header === undefined ? await attempt(() => JSON.parse(json)) : reads(header);
  if (message?.payload?.permit2Authorization) return {};
  if (!refused(case_)) return { "@x402/core": paymentIsValid(message) };
  const version = message?.x402Version === 1 ? 1 : 2;
  return { "@x402/evm": !(await takes(version, version === 1 ? offerV1() : offerV2(), message, NOW)) };
};

/** The official server's reading of its facilitator's response. */
const receipt = async ({ input, output }) => {
  const read = await answers("settle", input.json);
  if (read === undefined || output === undefined) return { "@x402/core": (read === undefined) === (output === undefined) };
  const pending = !read.success && read.errorReason === "settlement_pending" && read.transaction;
  const status = read.success ? "settled" : pending ? "pending" : "failed";
  const same = status === "failed" ? read.errorReason === output.reason : read.transaction === output.transaction;
  return { "@x402/core": status === output.status && same };
};

/** A finished payment, decoded, verified and matched; if we refuse the signature, whether its payment is rejected. */
const sent = async (case_) => {
  const { input, output } = case_;
  const challenge = JSON.parse(input.challenge);
  const offers = challenge.accepts;
  if (input.profile || input.contract) return {};
  if (refused(case_)) {
    if (!input.signature || challenge.x402Version !== 2 || offers.length !== 1) return {};
    const window = Math.min(offers[0].maxTimeoutSeconds, input.policy.maxLifetime ?? 600);
    const message = authorization({
      from: input.payer.address, to: getAddress(offers[0].payTo), value: offers[0].amount, validBefore: String(input.now + window), nonce: input.nonce,
    });
    return { "@x402/evm": !(await takes(2, offers[0], paymentV2(offers[0], message, input.signature), input.now)) };
  }
  const read = reads(output.header);
  if (text(read) !== text(JSON.parse(output.json))) return { "@x402/core": false };
  // The TypeScript server cannot match a payment of v1, only its facilitator can verify one.
  const own = offers.findIndex((offer) =>
    challenge.x402Version === 1
      ? offer.network === read.network && offer.maxAmountRequired === read.payload.authorization.value
      : text(offer) === text(read.accepted));
  return {
    "@x402/core": challenge.x402Version === 1 || matches(offers, read, own),
    "@x402/evm": await takes(challenge.x402Version, offers[own], read, input.now),
  };
};

/** Whether the official facilitator accepts the payment at the case's time. */
const verified = async ({ input, output }) => {
  const message = input.payment === undefined ? reads(input.header) : await attempt(() => JSON.parse(input.payment));
  const taken = await takes(input.version, JSON.parse(input.offer), message, input.now, input.options);
  return { "@x402/evm": taken === (output?.verdict === "signed_by_payer") };
};

/** The official header of a JSON text, and the decoded text of ours. */
const encoded = ({ input, output }) => ({
  "@x402/core": encodes(JSON.parse(input.json)) === output.header && text(decodes(output.header)) === text(JSON.parse(input.json)),
});

/** The official decoding of a header: base64, then JSON. */
const decoded = ({ input, output }) => ({ "@x402/core": text(decodes(input.value)) === (output && text(JSON.parse(output.json))) });

/** The challenge the official client finds in a response. It only gets responses with status 402: we check the status. */
const found = ({ input: { status, headers, body }, output }) => ({
  "@x402/core": status === 402 && text(finds(headers, body)) === (output && text(JSON.parse(output.json))),
});

/** Keys that are refused, and keys that are not the payer's. */
const key = async (case_) => {
  if (!refused(case_)) return {};
  const account = await attempt(() => privateKeyToAccount(case_.input.key));
  return { viem: account?.address !== case_.input.payer.address };
};

const REQUEST = text({ method: "GET", url: URL });
const only = (object, ...names) => Object.keys(object).every((name) => names.includes(name));

/** A choice, or an approval by a policy that the official client's own spend controls can express. */
const chosen = async ({ input, output }) => {
  const { policy = {}, payer, request, now = NOW } = input;
  if (!only(input, "challenge", "payer", "policy", "request", "now") || !only(policy, "perPayment", "networks") || !only(payer, "address", "networks")) return {};
  if (payer.address === "me" || payer.networks[0] === "base" || (request && text(request) !== REQUEST) || now !== NOW) return {};
  const networks = payer.networks.filter((network) => policy.networks?.includes(network) ?? true);
  const controls = policy.perPayment === undefined ? undefined : { maxAmountPerPayment: policy.perPayment };
  return { "@x402/core": (await pays(JSON.parse(input.challenge), networks, controls)) === (output?.index ?? output?.offer.index) };
};

/** Refusals of a challenge only: whether the official client does not pay it either. */
const prepared = async (case_) => {
  const { challenge, payer, policy, request, nonce, prepareAt } = case_.input;
  if (!refused(case_) || text(policy) !== "{}" || text(request) !== REQUEST || nonce !== NONCE || prepareAt !== undefined) return {};
  return { "@x402/core": (await pays(JSON.parse(challenge), payer.networks, false)) === undefined };
};

const PEERS = {
  "header/encode": encoded,
  "header/decode": decoded,
  "http/challenge": found,
  "exact/verify": verified,
  "amount/parse": amount,
  "money/to_amount": money,
  "network/parse": network,
  "address/parse": address,
  "eip712/domain_separator": cannot("viem", (input) => separator(input.domain)),
  "eip3009/digest": cannot("viem", (input) => digest(input.domain, input.authorization, input.kind)),
  "signature/recover": cannot("viem", (input) => recoverAddress({ hash: input.digest, signature: input.signature })),
  "wire/payment_required": challenge,
  "wire/payment_payload": payment,
  "wire/settle_response": receipt,
  "client/choose": chosen,
  "policy/approve": chosen,
  "exact/prepare": prepared,
  "exact/finish": sent,
  "exact/sign": key,
};

const NAMES = ["spec", "wire", "wycheproof", "viem", "eth-account", "@x402/core", "@x402/evm", "x402", "policy"];
const OURS = ["viem", "@x402/core", "@x402/evm"];

/**
 * Returns the case with the names of all libraries that agree. If one of JavaScript and one of Python agree and none
 * disagrees, the case is not our policy; if one disagrees, it is, unless the specification or a real server says so.
 */
export const named = async (op, case_, python = {}) => {
  const answers = { ...(await PEERS[op]?.(case_)), ...python };
  const from = new Set(case_.from);
  for (const [name, agrees] of Object.entries(answers)) agrees ? from.add(name) : from.delete(name);
  const both = OURS.some((name) => from.has(name)) && ["eth-account", "x402"].some((name) => from.has(name));
  const contradicted = Object.values(answers).includes(false);
  if (both && !contradicted) from.delete("policy");
  if (from.size === 0 || (contradicted && !from.has("spec") && !from.has("wire"))) from.add("policy");
  if (from.has("policy") && !case_.why) throw new Error(`${case_.id}: we decided, and no reason is given`);
  return { ...case_, from: NAMES.filter((name) => from.has(name)) };
};
