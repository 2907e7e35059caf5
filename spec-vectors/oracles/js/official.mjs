// The official TypeScript SDK, asked what it makes of an input. The chain behind it is a fake that finds nothing wrong.

import { x402Client } from "@x402/core/client";
import { decodePaymentRequiredHeader, encodePaymentRequiredHeader, x402HTTPClient } from "@x402/core/http";
import { ExactEvmScheme as ExactEvmClient } from "@x402/evm/exact/client";
import { ExactEvmScheme } from "@x402/evm/exact/facilitator";
import { ExactEvmSchemeV1 as ExactEvmClientV1 } from "@x402/evm/exact/v1/client";
import { ExactEvmSchemeV1 } from "@x402/evm/exact/v1/facilitator";
import { EVM_NETWORK_CHAIN_ID_MAP as NAMES } from "@x402/evm/v1";
import { privateKeyToAccount } from "viem/accounts";
import { KEY } from "./lib.mjs";

const chain = (wallets) => ({
  getAddresses: () => ["0x0000000000000000000000000000000000000001"],
  // A payer has no code, unless it is said to be a contract; a token has some.
  getCode: async ({ address }) =>
    wallets.tokens.includes(address.toLowerCase()) ? "0x60" : wallets.payers[address.toLowerCase()] ?? "0x",
  // That code takes no signature: who asks it and not the key is refused.
  readContract: async ({ functionName }) => (functionName === "isValidSignature" ? "0x00000000" : true),
  verifyTypedData: async () => true,
});

const CODE = { delegated: `0xef0100${"ab".repeat(20)}`, contract: "0x60" };

/** Whether the official facilitator takes the payment, at that time; of a payer that has the code the options say. */
export const accepts = async (version, requirement, payment, now, { payerCode, factories } = {}) => {
  const tokens = [String(requirement.asset).toLowerCase()];
  const payers = { [String(payment?.payload?.authorization?.from).toLowerCase()]: CODE[payerCode] };
  const Scheme = version === 1 ? ExactEvmSchemeV1 : ExactEvmScheme;
  const clock = Date.now;
  Date.now = () => now * 1000;
  try {
    const reply = await new Scheme(chain({ tokens, payers }), { eip6492AllowedFactories: factories }).verify(payment, requirement);
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
