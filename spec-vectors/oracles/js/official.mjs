// Runs the official TypeScript SDK on an input. Its chain is a fake that finds nothing wrong.

import { createHash } from "node:crypto";
import { x402Client } from "@x402/core/client";
import {
  HTTPFacilitatorClient, PAYMENT_REQUIRED_CACHE_CONTROL, decodePaymentRequiredHeader, decodePaymentSignatureHeader,
  encodePaymentRequiredHeader, encodePaymentResponseHeader, withPrivateCacheControl, x402HTTPClient, x402HTTPResourceServer,
} from "@x402/core/http";
import {
  PaymentRequirementsV1Schema, PaymentRequirementsV2Schema, parsePaymentPayload, validatePaymentPayload, validatePaymentRequired,
} from "@x402/core/schemas";
import { x402ResourceServer } from "@x402/core/server";
import { ExactEvmScheme as ExactEvmClient } from "@x402/evm/exact/client";
import { ExactEvmScheme } from "@x402/evm/exact/facilitator";
import { ExactEvmScheme as ExactEvmServer } from "@x402/evm/exact/server";
import { ExactEvmSchemeV1 as ExactEvmClientV1 } from "@x402/evm/exact/v1/client";
import { ExactEvmSchemeV1 } from "@x402/evm/exact/v1/facilitator";
import { EVM_NETWORK_CHAIN_ID_MAP as NAMES } from "@x402/evm/v1";
import { privateKeyToAccount } from "viem/accounts";
import { KEY, NOW, URL } from "./lib.mjs";

const chain = (wallets) => ({
  getAddresses: () => ["0x0000000000000000000000000000000000000001"],
  // A payer has no code, unless the case makes it a contract; a token has code.
  getCode: async ({ address }) =>
    wallets.tokens.includes(address.toLowerCase()) ? "0x60" : wallets.payers[address.toLowerCase()] ?? "0x",
  // That code accepts no signature: a verifier that asks it instead of the key rejects the payment.
  readContract: async ({ functionName }) => (functionName === "isValidSignature" ? "0x00000000" : true),
  verifyTypedData: async () => true,
});

let before = Promise.resolve();

/** Runs `work` at that time, with that nonce for each nonce drawn; one call after another, since there is one clock. */
const frozen = (now, nonce, work) => {
  const done = before.then(async () => {
    const [clock, random] = [Date.now, globalThis.crypto.getRandomValues];
    Date.now = () => now * 1000;
    globalThis.crypto.getRandomValues = (bytes) => (bytes.set(Buffer.from(nonce).subarray(0, bytes.length)), bytes);
    try {
      return await work();
    } finally {
      [Date.now, globalThis.crypto.getRandomValues] = [clock, random];
    }
  });
  before = done.catch(() => undefined);
  return done;
};

const CODE = { delegated: `0xef0100${"ab".repeat(20)}`, contract: "0x60" };

/** Whether the official facilitator accepts the payment at that time. The options give the code of the payer. */
export const accepts = (version, offer, payment, now, { payerCode, factories } = {}) =>
  frozen(now, "", async () => {
    const tokens = [String(offer.asset).toLowerCase()];
    const payers = { [String(payment?.payload?.authorization?.from).toLowerCase()]: CODE[payerCode] };
    const Scheme = version === 1 ? ExactEvmSchemeV1 : ExactEvmScheme;
    try {
      const response = await new Scheme(chain({ tokens, payers }), { eip6492AllowedFactories: factories }).verify(payment, offer);
      return { valid: response.isValid === true, reason: response.invalidReason ?? "" };
    } catch (error) {
      return { valid: false, reason: `throws ${error.name}` };
    }
  });

/** The JSON value the official client reads from a header, or undefined if it refuses. */
export const decodes = (value) => {
  try {
    return decodePaymentRequiredHeader(value);
  } catch {
    return undefined;
  }
};

const client = (networks, controls) => {
  const account = privateKeyToAccount(KEY);
  const client = new x402Client();
  if (controls !== undefined) client.setSpendControls(controls);
  for (const network of networks) {
    client.register(network, new ExactEvmClient(account));
    const name = Object.keys(NAMES).find((name) => `eip155:${NAMES[name]}` === network);
    if (name) client.registerV1(name, new ExactEvmClientV1(account));
  }
  return client;
};

/** The index in `accepts` of the offer that the official client pays; undefined if it pays none. It has its own spend controls, unless others are given. */
export const pays = async (challenge, networks, controls) => {
  try {
    const payment = await client(networks, controls).createPaymentPayload(challenge);
    const same = (offer) => (challenge.x402Version === 1 ? offer.network === payment.network : offer === payment.accepted || JSON.stringify(offer) === JSON.stringify(payment.accepted));
    return challenge.accepts.findIndex(same);
  } catch {
    return undefined;
  }
};

/** The header that the official client sends for a challenge of `official.json`, with a nonce made from the challenge's id; undefined if it pays none. */
export const sends = async ({ id, challenge, networks }) => {
  const nonce = createHash("sha256").update(id).digest();
  const payer = new x402HTTPClient(client(networks, false));
  try {
    const payment = await frozen(NOW, nonce, () => payer.createPaymentPayload(challenge));
    const [[name, value]] = Object.entries(payer.encodePaymentSignatureHeader(payment));
    return { name, value };
  } catch {
    return undefined;
  }
};

const server = async (settlement) => {
  const kinds = ["eip155:84532", "eip155:8453", "eip155:4326"].map((network) => ({ x402Version: 2, scheme: "exact", network }));
  const made = new x402ResourceServer({
    getSupported: async () => ({ kinds, extensions: [], signers: {} }),
    verify: async () => ({ isValid: true }),
    settle: async () => settlement,
  });
  for (const { network } of kinds) made.register(network, new ExactEvmServer());
  await made.initialize();
  return made;
};
const routed = async (route, settlement) => new x402HTTPResourceServer(await server(settlement), { "GET /premium-data": route });
const asking = (headers) => {
  const header = (name) => headers[name.toLowerCase()];
  const adapter = {
    getHeader: header, getMethod: () => "GET", getPath: () => "/premium-data", getUrl: () => URL,
    getAcceptHeader: () => header("accept") ?? "", getUserAgent: () => header("user-agent") ?? "",
  };
  return { adapter, path: "/premium-data", method: "GET" };
};

/** The official server's response to a request without a payment. */
export const challenges = async ({ route, browser }) => {
  const made = await routed(route);
  await made.initialize();
  const { response } = await made.processHTTPRequest(asking(browser ? { accept: "text/html", "user-agent": "Mozilla/5.0" } : { accept: "*/*" }));
  // A page for people can be long; its beginning identifies it.
  const body = response.isHtml ? response.body.slice(0, 500) : JSON.stringify(response.body);
  return { status: response.status, headers: Object.entries(response.headers), body };
};

/** The official server's PAYMENT-RESPONSE after that response of its facilitator. */
export const receipt = async (settlement, payment) => {
  const route = { accepts: [{ scheme: "exact", payTo: payment.accepted.payTo, price: "$0.01", network: payment.accepted.network }] };
  const made = await routed(route, settlement);
  await made.initialize();
  const { headers } = await made.processSettlement(payment, payment.accepted);
  return headers["PAYMENT-RESPONSE"];
};

const matcher = await server();

/** Whether the official server finds the payment's offer at that index of its own offers. It cannot match a payment of v1. */
export const matches = (offers, payment, index) => {
  for (const { network } of offers) if (!matcher.hasRegisteredScheme(network, "exact")) matcher.register(network, new ExactEvmServer());
  return matcher.findMatchingRequirements(offers, payment) === offers[index];
};

/** The payment the official server reads from a header, or undefined if it refuses. */
export const reads = (value) => {
  try {
    return decodePaymentSignatureHeader(value);
  } catch {
    return undefined;
  }
};

const whether = (work) => {
  try {
    work();
    return true;
  } catch {
    return false;
  }
};

/** Whether the official schema accepts the challenge, and the payment. */
export const challengeIsValid = (value) => whether(() => validatePaymentRequired(value));
export const paymentIsValid = (value) => whether(() => validatePaymentPayload(value));

/** The challenge the official client finds in a response, or undefined if it finds none. */
export const finds = (headers, body) => {
  const client = new x402HTTPClient(new x402Client());
  const header = (name) => headers.find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1] ?? null;
  try {
    let json;
    try {
      json = JSON.parse(body);
    } catch {
      json = undefined;
    }
    return client.getPaymentRequiredResponse(header, json);
  } catch {
    return undefined;
  }
};

/** The official SDK's header for a value. */
export const encodes = (value) => encodePaymentRequiredHeader(value);

/** The chain id of a v1 network name. */
export const chainId = (name) => NAMES[name];

/** The official server's price: amount and asset, or undefined if it refuses. */
export const prices = async (text, network) => {
  try {
    return await new ExactEvmServer().parsePrice(text, network);
  } catch {
    return undefined;
  }
};

/** A facilitator's response as its official client reads it; undefined if it refuses. */
export const answers = async (call, body) => {
  const real = globalThis.fetch;
  globalThis.fetch = async () => new Response(body, { status: 200, headers: { "Content-Type": "application/json" } });
  try {
    return await new HTTPFacilitatorClient({ url: "http://facilitator.test" })[call]({ x402Version: 2 }, {});
  } catch {
    return undefined;
  } finally {
    globalThis.fetch = real;
  }
};

/** The body the official client posts to a facilitator. */
export const asks = async (payment, offer) => {
  const real = globalThis.fetch;
  let body;
  globalThis.fetch = async (_, request) => {
    body = request.body;
    return new Response('{"isValid":true}');
  };
  try {
    await new HTTPFacilitatorClient({ url: "http://facilitator.test" }).verify(payment, offer);
    return body;
  } finally {
    globalThis.fetch = real;
  }
};

/** Whether the official schemas accept both parts of a facilitator's request, in one version. */
export const takes = (request) => {
  const version = request?.x402Version;
  const Offer = version === 1 ? PaymentRequirementsV1Schema : PaymentRequirementsV2Schema;
  const payment = parsePaymentPayload(request?.paymentPayload);
  return payment.success && payment.data.x402Version === version && Offer.safeParse(request.paymentRequirements).success;
};

/** The indexes of the offers that the facilitator does not support; undefined if the server cannot start. */
export const unsold = async (body, offers) => {
  const supported = await answers("getSupported", body);
  if (supported === undefined) return undefined;
  const server = new x402ResourceServer({ getSupported: async () => supported });
  try {
    await server.initialize();
  } catch {
    return undefined;
  }
  return offers.flatMap((offer, index) => (server.getSupportedKind(offer.version, offer.network, offer.scheme) ? [] : [index]));
};

/** The official client's reading of any response. */
export const interprets = (status, headers, body) => {
  let json;
  try {
    json = JSON.parse(body);
  } catch {
    json = undefined;
  }
  const getHeader = (name) => headers.find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1] ?? null;
  return new x402HTTPClient(new x402Client()).parsePaymentResult({ status, getHeader, body: json });
};

/** The official server's Cache-Control for a paid resource, and for a 402. */
export const cacheControl = (existing) => withPrivateCacheControl(existing);
export const CACHE_CONTROL_402 = PAYMENT_REQUIRED_CACHE_CONTROL;

/** The receipt's header of the official server. */
export const encodesReceipt = (value) => encodePaymentResponseHeader(value);
