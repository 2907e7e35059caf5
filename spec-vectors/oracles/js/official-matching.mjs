// Asks the official TypeScript SDK which offer a payment is for, and whether it accepts echoed extensions.

import { x402Client } from "@x402/core/client";
import { x402ResourceServer } from "@x402/core/server";
import { ExactEvmScheme } from "@x402/evm/exact/client";
import { privateKeyToAccount } from "viem/accounts";
import { KEY } from "./lib.mjs";

/** The index of the offer that the official server finds for an `accepted`; undefined if it finds none. */
export const matchesOffer = (offers, accepted) => {
  try {
    const found = new x402ResourceServer().findMatchingRequirements(offers, { x402Version: 2, accepted, payload: {} });
    return found === undefined ? undefined : offers.indexOf(found);
  } catch {
    return undefined;
  }
};

/** The `extensions` that the official client sends. */
export const merges = (declared, additions) => new x402Client().mergeExtensions(declared, additions);

/** The members of `info` that the SDK's own extensions write anew for each response. */
const DYNAMIC = { "sign-in-with-x": ["nonce", "issuedAt", "expirationTime"], "offer-receipt": ["offers"] };

/** Whether the official server finds its declaration in the echo. */
export const echoHolds = (declared, echoed) => {
  const server = new x402ResourceServer();
  for (const [key, dynamicInfoFields] of Object.entries(DYNAMIC)) {
    server.registerExtension({ key, dynamicInfoFields });
  }
  return server.validateExtensions({ extensions: declared }, { x402Version: 2, extensions: echoed }).valid;
};

/** The offer that the official client pays when its caller prefers these networks and allows only these tokens. */
export const paysPreferring = async (challenge, networks, { preferNetworks = [], assets } = {}) => {
  const client = new x402Client();
  for (const network of networks) client.register(network, new ExactEvmScheme(privateKeyToAccount(KEY)));
  const rank = (offer) => (preferNetworks.includes(offer.network) ? preferNetworks.indexOf(offer.network) : preferNetworks.length);
  client.registerPolicy((_, offers) => [...offers].sort((a, b) => rank(a) - rank(b)));
  if (assets) client.setSpendControls({ allowedAssets: assets });
  try {
    const { accepted } = await client.createPaymentPayload(challenge);
    return challenge.accepts.findIndex((offer) => JSON.stringify(offer) === JSON.stringify(accepted));
  } catch {
    return undefined;
  }
};
