// What the official clients and servers send, read by us; what we send, read by the official servers and facilitators.
// `python/check.py --write` writes the Python SDK's messages. peers.mjs asks for each case which SDK agrees.

import { readFileSync } from "node:fs";
import { getAddress } from "viem";
import { challenges, receipt, sends } from "../official.mjs";
import { KEY, NOW, PAYER, URL, USDC, USDC_BASE, authorization, domain, header, offerView, sign, text } from "../lib.mjs";
import exact from "./exact.mjs";

const read = (path) => JSON.parse(readFileSync(new globalThis.URL(path, import.meta.url), "utf8"));
const asked = read("../../official.json");
const python = read("../../../messages/official-python.json");
const content = (value) => Buffer.from(value, "base64").toString("utf8");

// ---------------------------------------------------------------------------------------------------------------------
// Messages of their clients.

const payments = [];
for (const challenge of asked.challenges) {
  for (const [sender, sent] of [["typescript", await sends(challenge)], ["python", python.payments[challenge.id]]]) {
    if (sent) payments.push({ ...challenge, id: `${sender}-${challenge.id}`, header: sent.value, name: sent.name, json: content(sent.value) });
  }
}

const decoded = (id, value, reader, why) => ({
  id: `decode-${id}`, from: [], why, input: { value, reader }, output: { json: content(value), repairs: [] },
});

/** Both official SDKs' header for a challenge. */
const encoded = ({ id, why, challenge }) => ({ id: `encode-${id}`, from: ["x402"], why, input: { json: text(challenge) }, output: { header: header(challenge) } });

/** How a case shows an offer whose addresses may be spelled without their checksums, and whose text is the one written here. */
/** An offer without the token's name or version, which facilitators want, is listed. */
const unnamed = ({ extra }, index) => index !== undefined && !(extra?.name && extra?.version) && (extra?.assetTransferMethod ?? "eip3009") === "eip3009";
const shown = (version, offer, index) => ({
  ...offerView(version, { ...offer, asset: getAddress(offer.asset), payTo: getAddress(offer.payTo) }, index, text(offer)),
  ...(unnamed(offer, index) ? { repairs: [{ kind: "extra.signing_name", at: `/accepts/${index}/extra` }] } : {}),
});
const networkOf = ({ challenge, pick }) => {
  const names = { "base-sepolia": "eip155:84532", base: "eip155:8453", avalanche: "eip155:43114", polygon: "eip155:137" };
  return names[challenge.accepts[pick].network] ?? challenge.accepts[pick].network;
};

const payment = (sent) => {
  const { x402Version: version, accepted, payload } = JSON.parse(sent.json);
  if (text(JSON.parse(sent.json)) !== sent.json) throw new Error(`${sent.id}: its text is not what it is shown as`);
  const authorization = { ...payload.authorization, from: getAddress(payload.authorization.from), to: getAddress(payload.authorization.to) };
  return {
    id: `payment-${sent.id}`, from: [], why: sent.why, input: { header: sent.header },
    output: {
      version, network: networkOf(sent), ...(accepted ? { accepted: shown(2, accepted) } : {}), authorization,
      signature: payload.signature, headerName: sent.name, repairs: [],
    },
  };
};

const OPEN = ["payer_code", "balance", "nonce_unused", "token_state"];
// Python signs this under a version that the token does not have; it cannot settle.
const UNSETTLEABLE = "python-v2-name-only";
const verified = (sent) => {
  const { challenge, pick, header } = sent;
  const offer = challenge.accepts[pick];
  const { authorization } = JSON.parse(sent.json).payload;
  const replayKey = `exact/${networkOf(sent)}/${offer.asset}/${authorization.from}/${authorization.nonce}`.toLowerCase();
  const good = sent.id !== UNSETTLEABLE;
  const error = { kind: "rejected", code: "verify.signature", reason: "invalid_exact_evm_payload_signature", at: "/payload/signature" };
  return {
    id: `verify-${sent.id}`, from: [], why: sent.why,
    input: { version: challenge.x402Version, offer: text(offer), header, now: NOW },
    output: good ? { verdict: "signed_by_payer", payer: getAddress(authorization.from), replayKey, open: OPEN } : { verdict: "rejected", error },
  };
};

// ---------------------------------------------------------------------------------------------------------------------
// Our payments for the same challenges, as in the specification, signed by viem; peers.mjs asks which SDK accepts them.

const DOMAINS = {
  [`eip155:84532/${USDC}`]: domain(),
  [`eip155:8453/${USDC_BASE}`]: domain({ name: "USD Coin", chainId: "8453", verifyingContract: USDC_BASE }),
  "eip155:43114/0xB97EF9Ef8734C71904D8002F8b6Bc66Dd9c48a6E": domain({ name: "USD Coin", chainId: "43114", verifyingContract: "0xB97EF9Ef8734C71904D8002F8b6Bc66Dd9c48a6E" }),
};
const request = { method: "GET", url: URL };

/** Whether our default policy pays it: a known token, more than zero, at most a dollar. */
const payable = (asking) => {
  const { amount, maxAmountRequired = amount, asset } = asking.challenge.accepts[asking.pick];
  return DOMAINS[`${networkOf(asking)}/${getAddress(asset)}`] && BigInt(maxAmountRequired) > 0n && BigInt(maxAmountRequired) <= 1000000n;
};
const finished = async (asking) => {
  const { id, why, challenge, networks, pick } = asking;
  const offer = challenge.accepts[pick];
  const theirs = payments.find((sent) => sent.id === `typescript-${id}`);
  const nonce = JSON.parse((theirs ?? payments.find((sent) => sent.id === `python-${id}`)).json).payload.authorization.nonce;
  const message = authorization({
    to: getAddress(offer.payTo), value: offer.amount ?? offer.maxAmountRequired, nonce,
    validAfter: challenge.x402Version === 1 ? String(NOW - 600) : "0", validBefore: String(NOW + Math.min(offer.maxTimeoutSeconds, 600)),
  });
  const signature = await sign(DOMAINS[`${networkOf(asking)}/${getAddress(offer.asset)}`], message, KEY);
  // For the same challenge, nonce and time, the official client and we sign the same, up to ten minutes of validity.
  if (theirs && offer.maxTimeoutSeconds <= 600 && JSON.parse(theirs.json).payload.signature !== signature) throw new Error(`${id}: the official client signs otherwise`);
  const payload = { signature, authorization: message };
  const json = text(
    challenge.x402Version === 1
      ? { x402Version: 1, scheme: "exact", network: offer.network, payload }
      : { x402Version: 2, resource: challenge.resource, accepted: offer, payload, extensions: challenge.extensions },
  );
  return {
    id: `finish-${id}`, from: ["viem"], why,
    input: { challenge: text(challenge), payer: { address: PAYER, networks }, policy: {}, request, now: NOW, nonce, signature },
    output: { headerName: challenge.x402Version === 1 ? "X-PAYMENT" : "PAYMENT-SIGNATURE", header: header(json), json },
  };
};
const finishes = await Promise.all(asked.challenges.filter(payable).map(finished));

/** Every payment in the cases that is signed by a key, as a server receives it. */
// An offer that only a repair made payable is echoed unchanged, and readers of payments make no repairs.
const ours = [...exact.find(({ op }) => op === "exact/finish").cases, ...finishes].filter(
  ({ input, output }) => output && !input.contract && !input.policy.repaired,
);
const returned = ({ id, why, input, output }) => {
  const challenge = JSON.parse(input.challenge);
  const { network, accepted = { network } } = JSON.parse(output.json);
  const pick = challenge.accepts.findIndex((offer) => (challenge.x402Version === 1 ? offer.network === network : text(offer) === text(accepted)));
  return verified({ id: `ours-${id.replace("finish-", "")}`, why, challenge, pick, header: output.header, json: output.json });
};

// ---------------------------------------------------------------------------------------------------------------------
// Messages of their servers.

const responses = [];
for (const route of asked.routes) {
  responses.push({ id: `typescript-${route.id}`, why: route.why, ...(await challenges(route)) });
  const answer = python.responses[route.id];
  if (answer) responses.push({ id: `python-${route.id}`, why: route.why, ...answer });
}
const found = ({ id, why, status, headers, body }) => {
  const json = content(headers.find(([name]) => name === "PAYMENT-REQUIRED")[1]);
  const challenge = JSON.parse(json);
  return {
    id: `challenge-${id}`, from: [], why, input: { status, headers, body },
    output: { version: 2, found: "header", repairs: [], accepts: challenge.accepts.map((_, index) => index), skipped: [], json },
  };
};
const challenged = ({ id, why, headers }) => {
  const json = content(headers.find(([name]) => name === "PAYMENT-REQUIRED")[1]);
  const { error, resource, extensions, accepts } = JSON.parse(json);
  const { url, description, mimeType } = resource;
  return {
    id: `demand-${id}`, from: [], why, input: { json },
    output: {
      version: 2, error, resource: { url, description, mimeType }, ...(extensions ? { extensions: text(extensions) } : {}),
      accepts: accepts.map((offer, index) => shown(2, offer, index)), skipped: [],
    },
  };
};

// The challenges for the clients, unchanged, and those of v1 in the body of a 402.
const POLYGON = /eip155:137|"polygon"/;
const whole = asked.challenges.filter(({ id, challenge }) => id !== "v2-after-unknown-scheme" && !POLYGON.test(text(challenge)));
const offered = ({ id, why, challenge }) => {
  const { x402Version: version, error, resource, extensions, accepts } = challenge;
  const { url, description, mimeType } = resource ?? {};
  return {
    id: `demand-offered-${id}`, from: [], why, input: { json: text(challenge) },
    output: {
      version, ...(error ? { error } : {}), ...(resource ? { resource: { url, description, mimeType } } : {}),
      ...(extensions ? { extensions: text(extensions) } : {}), accepts: accepts.map((offer, index) => shown(version, offer, index)), skipped: [],
    },
  };
};
const inBody = ({ id, why, challenge }) => ({
  id: `challenge-offered-${id}`, from: [], why,
  input: { status: 402, headers: [["Content-Type", "application/json"]], body: text(challenge) },
  output: { version: 1, found: "body", repairs: [], accepts: challenge.accepts.map((_, index) => index), skipped: [], json: text(challenge) },
});

const paid = JSON.parse(payments.find(({ id }) => id === "typescript-v2-spec").json);
const receipts = [];
for (const { id, why, settlement } of asked.settlements) {
  receipts.push({ id: `typescript-${id}`, why, header: await receipt(settlement, paid) });
  if (python.receipts[id]) receipts.push({ id: `python-${id}`, why, header: python.receipts[id] });
}
/** The exact text of an object that is a member of a message. */
const memberText = (json, name) => {
  const start = json.indexOf("{", json.indexOf(`"${name}"`) + 1);
  let depth = 0;
  for (let at = start; ; at += 1) {
    depth += { "{": 1, "}": -1 }[json[at]] ?? 0;
    if (depth === 0) return json.slice(start, at + 1);
  }
};

/** How a case shows a receipt. */
const receiptView = (json) => {
  const { success, transaction, network, payer, amount, errorReason, errorMessage, extensions } = JSON.parse(json);
  const pending = !success && errorReason === "settlement_pending" && transaction;
  const status = success ? "settled" : pending ? "pending" : "failed";
  return {
    status,
    ...(transaction || success ? { transaction } : {}),
    ...(network ? { network } : {}),
    ...(payer ? { payer } : {}),
    ...(amount && success ? { amount } : {}),
    ...(errorReason && status === "failed" ? { reason: errorReason } : {}),
    ...(errorMessage ? { errorMessage } : {}),
    ...(extensions ? { extensions: memberText(json, "extensions") } : {}),
  };
};
const settled = ({ id, why, header }) => ({
  id: `receipt-${id}`, from: [], why, input: { json: content(header) }, output: receiptView(content(header)),
});

export default [
  {
    op: "header/decode",
    cases: [
      ...payments.map(({ id, header, why }) => decoded(id, header, "server", why)),
      ...receipts.map(({ id, header, why }) => decoded(`${id.replace("-", "-receipt-")}`, header, "client", why)),
    ],
  },
  { op: "header/encode", cases: asked.challenges.filter(({ challenge }) => challenge.x402Version === 2).map(encoded) },
  { op: "wire/payment_payload", cases: payments.map(payment) },
  { op: "exact/verify", cases: [...payments.map(verified), ...ours.map(returned)] },
  { op: "exact/finish", cases: finishes },
  { op: "http/challenge", cases: [...responses.map(found), ...asked.challenges.filter(({ challenge }) => challenge.x402Version === 1).map(inBody)] },
  { op: "wire/payment_required", cases: [...responses.map(challenged), ...whole.map(offered)] },
  { op: "wire/settle_response", cases: receipts.map(settled) },
];
