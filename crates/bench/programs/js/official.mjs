// Prints the cost of reading and verifying the same payment with the official TypeScript SDK. The simulated chain responds at
// once, and accepts every payment.

import { decodePaymentSignatureHeader } from "@x402/core/http";
import { ExactEvmScheme } from "@x402/evm/exact/facilitator";
import { inputs, time } from "./measure.mjs";

// The SDK reads its own clock.
Date.now = () => Number(inputs.now) * 1000;

const offer = JSON.parse(inputs.offer);
const token = offer.asset.toLowerCase();
const scheme = new ExactEvmScheme({
  getAddresses: () => ["0x0000000000000000000000000000000000000001"],
  getCode: async ({ address }) => (address.toLowerCase() === token ? "0x60" : "0x"),
  readContract: async () => true,
});

await time("verify_header", inputs.payer, async () => {
  const { isValid, payer } = await scheme.verify(decodePaymentSignatureHeader(inputs.header), offer);
  return isValid ? payer : "refused";
});
const { nonce } = inputs;
await time("parse_header", nonce, () => decodePaymentSignatureHeader(inputs.header).payload.authorization.nonce);
