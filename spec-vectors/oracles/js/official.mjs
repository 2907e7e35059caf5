// The official TypeScript SDK, asked what it makes of an input. The chain behind it is a fake that finds nothing wrong.

import { x402Client } from "@x402/core/client";
import {
  HTTPFacilitatorClient, PAYMENT_REQUIRED_CACHE_CONTROL, decodePaymentRequiredHeader, encodePaymentRequiredHeader, encodePaymentResponseHeader,
  withPrivateCacheControl, x402HTTPClient,
} from "@x402/core/http";
import { PaymentRequirementsV1Schema, PaymentRequirementsV2Schema, parsePaymentPayload } from "@x402/core/schemas";
import { x402ResourceServer } from "@x402/core/server";
import { ExactEvmScheme as ExactEvmClient } from "@x402/evm/exact/client";
import { ExactEvmScheme } from "@x402/evm/exact/facilitator";
import { ExactEvmScheme as ExactEvmServer } from "@x402/evm/exact/server";
import { ExactEvmSchemeV1 as ExactEvmClientV1 } from "@x402/evm/exact/v1/client";
import { ExactEvmSchemeV1 } from "@x402/evm/exact/v1/facilitator";
import { EVM_NETWORK_CHAIN_ID_MAP as NAMES } from "@x402/evm/v1";
import { privateKeyToAccount } from "viem/accounts";
import { KEY } from "./lib.mjs";

const chain = (wallets) => ({
  getAddresses: () => ["0x0000000000000000000000000000000000000001"],
  // A payer has no code, unless it is said to be a contract; a token has some.
  getCode: async ({ address }) => (wallets.tokens.includes(address.toLowerCase()) ? "0x60" : "0x"),
  readContract: async () => true,
  verifyTypedData: async () => true,
});

/** Whether the official facilitator takes the payment, at that time. */
export const accepts = async (version, requirement, payment, now) => {
  const tokens = [String(requirement.asset).toLowerCase()];
  const Scheme = version === 1 ? ExactEvmSchemeV1 : ExactEvmScheme;
  const clock = Date.now;
  Date.now = () => now * 1000;
  try {
    const reply = await new Scheme(chain({ tokens })).verify(payment, requirement);
    return { valid: reply.isValid === true, reason: reply.invalidReason ?? "" };
  } catch (error) {
    return { valid: false, reason: `throws ${error.name}` };
  } finally {
    Date.now = clock;
  }
};

/** The JSON value the official client reads from a header, or undefined if it refuses. */
export const decodes = (value) => {
  try {
    return decodePaymentRequiredHeader(value);
  } catch {
    return undefined;
  }
};

/** The place in `accepts` of the offer that the official client pays, its own spend controls on; undefined if it pays none. */
export const pays = async (demand, networks) => {
  const account = privateKeyToAccount(KEY);
  const client = new x402Client();
  for (const network of networks) {
    client.register(network, new ExactEvmClient(account));
    const name = Object.keys(NAMES).find((name) => `eip155:${NAMES[name]}` === network);
    if (name) client.registerV1(name, new ExactEvmClientV1(account));
  }
  try {
    const payment = await client.createPaymentPayload(demand);
    const same = (offer) => (demand.x402Version === 1 ? offer.network === payment.network : offer === payment.accepted || JSON.stringify(offer) === JSON.stringify(payment.accepted));
    return demand.accepts.findIndex(same);
  } catch {
    return undefined;
  }
};

/** The demand the official client finds in a response, or undefined if it finds none. */
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

/** The header the official SDK makes of a value. */
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
/** What the official client of a facilitator makes of an answer to that call, or undefined if it refuses. */
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
export const asks = async (payment, requirement) => {
  const real = globalThis.fetch;
  let body;
  globalThis.fetch = async (_, request) => {
    body = request.body;
    return new Response('{"isValid":true}');
  };
  try {
    await new HTTPFacilitatorClient({ url: "http://facilitator.test" }).verify(payment, requirement);
    return body;
  } finally {
    globalThis.fetch = real;
  }
};

/** Whether the official schemas take both parts of a facilitator's request, as one version. */
export const takes = (request) => {
  const version = request?.x402Version;
  const Requirement = version === 1 ? PaymentRequirementsV1Schema : PaymentRequirementsV2Schema;
  const payment = parsePaymentPayload(request?.paymentPayload);
  return payment.success && payment.data.x402Version === version && Requirement.safeParse(request.paymentRequirements).success;
};

/** The places of the offers that a server behind that facilitator could not sell, or undefined if it cannot start. */
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

/** What the official client makes of any response. */
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

/** The caching rule the official server gives what was paid for, and a 402. */
export const cacheControl = (existing) => withPrivateCacheControl(existing);
export const CACHE_CONTROL_402 = PAYMENT_REQUIRED_CACHE_CONTROL;

/** The receipt's header of the official server. */
export const encodesReceipt = (value) => encodePaymentResponseHeader(value);
