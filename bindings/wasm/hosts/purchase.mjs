// What every host does: a purchase, with the same clock, nonce and key everywhere, and so with the same outcome.

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
const DEMAND = { x402Version: 2, resource: { url: "https://api.example.com/report" }, accepts: [OFFER] };

/** The demand, as a server sends it. */
export function demand(kernel) {
  const headers = [["PAYMENT-REQUIRED", kernel.encodeHeader(DEMAND)]];
  return kernel.PaymentRequired.fromHttp(402, headers, "");
}

/** Pays it; `challenge` may be a clone. */
export function pay(kernel, challenge) {
  const signer = new kernel.LocalSigner(`0x${"11".repeat(32)}`);
  const payer = { address: signer.address, networks: ["eip155:84532"] };
  const choice = kernel.PaymentRequired.choose(challenge, payer);
  const request = { method: "GET", url: "https://api.example.com/report" };
  const approved = new kernel.Policy({ perPayment: "$0.05" }).approve(choice, request, NOW);
  const unsigned = approved.prepare(NOW, new Uint8Array(32).fill(0x22));
  return unsigned.finish(signer.sign(unsigned.requests[0]));
}

/** Judges it, where that can be done; `payment` may be a clone. */
export function judge(kernel, payment) {
  const { PaymentRequirements } = kernel;
  return PaymentRequirements?.verify(PaymentRequirements.parse(OFFER), payment, NOW) ?? "not judged here";
}

/** Reads, pays and judges. */
export function purchase(kernel) {
  const payment = pay(kernel, demand(kernel));
  return { header: payment.header, verdict: judge(kernel, payment) };
}

/** The code that a call throws. */
export function thrown(call) {
  try {
    call();
  } catch (error) {
    return error.code;
  }
  throw new Error("nothing was thrown");
}
