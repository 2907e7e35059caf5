// The same purchase for every host: the same clock, nonce and key, and so the same outcome.

const NOW = 1_899_999_940;
const OFFER = {
  scheme: "exact",
  network: "eip155:84532",
  amount: "10000",
  maxTimeoutSeconds: 60,
  asset: "0x036CbD53842c5426634e7929541eC2318f3dCF7e",
  payTo: "0x209693Bc6afc0C5328bA36FaF03C514EF312287C",
  extra: { name: "USDC", version: "2" },
};
const PAYER = "0x19E7E376E7C213B7E7e7e46cc70A5dD086DAff2A";

/** The wallet's signature, for an entry without a signer. */
const SIGNATURE =
  "0xbd3d9e7bde68b41d64f67856698edcbbbe674a379facd6c9aa6979ab957971660375c176ee5ec92b41d3db9c187e7c834fb1b31ec811b5cdfc365f19393658e81c";

const CHALLENGE = { x402Version: 2, resource: { url: "https://api.example.com/report" }, accepts: [OFFER] };

/** The challenge, as a server sends it. */
export function challenge(kernel) {
  const headers = [["PAYMENT-REQUIRED", kernel.encodeHeader(CHALLENGE)]];
  return kernel.PaymentRequired.fromHttp(402, headers, "");
}

/** Pays it; `challenge` may be a clone. */
export function pay(kernel, challenge) {
  const payer = { address: PAYER, networks: ["eip155:84532"] };
  const choice = kernel.PaymentRequired.choose(challenge, payer);
  const request = { method: "GET", url: "https://api.example.com/report" };
  const approved = new kernel.Policy({ perPayment: "$0.05" }).approve(choice, request, NOW);
  const unsigned = approved.prepare(NOW, new Uint8Array(32).fill(0x22));
  const { LocalSigner } = kernel;
  const signer = LocalSigner && new LocalSigner(`0x${"11".repeat(32)}`);
  return unsigned.finish(signer?.sign(unsigned.requests[0]) ?? SIGNATURE);
}

/** Verifies it, if the entry can; `payment` may be a clone. */
export function verify(kernel, payment) {
  const { PaymentRequirements } = kernel;
  return PaymentRequirements?.verify(PaymentRequirements.parse(OFFER), payment, NOW) ?? "not verified here";
}

/** Reads, pays and verifies. */
export function purchase(kernel) {
  const payment = pay(kernel, challenge(kernel));
  return { header: payment.header, verdict: verify(kernel, payment) };
}

/** Returns the code of the error that a call throws. */
export function thrown(call) {
  try {
    call();
  } catch (error) {
    return error.code;
  }
  throw new Error("nothing was thrown");
}
