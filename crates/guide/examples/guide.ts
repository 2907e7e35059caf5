// The code that the guide shows in TypeScript. Every language has this program, and all must print the same.

// ANCHOR: imports
import {
  type Event, type Payer, FacilitatorRequest, LocalSigner, PaymentRequired, PaymentRequirements, Policy, Profile,
  Purchase, SettleResponse, X402Error, encodeHeader, findOffer, receiptHeaders, signatureFromDer,
} from "x402-kernel";
// ANCHOR_END: imports

const OFFER = '{"scheme":"exact","network":"eip155:84532","amount":"10000","maxTimeoutSeconds":60,"asset":"0x036CbD53842c5426634e7929541eC2318f3dCF7e","payTo":"0x209693Bc6afc0C5328bA36FaF03C514EF312287C","extra":{"name":"USDC","version":"2"}}';
const OTHER = '{"scheme":"subscription","network":"eip155:8453"}';
const CHALLENGE = `{"x402Version":2,"resource":{"url":"https://api.example.com/report"},"accepts":[${OFFER},${OTHER}]}`;
const OLD_CHALLENGE = '{"x402Version":1,"accepts":[{"scheme":"exact","network":"base-sepolia","maxAmountRequired":"10000","resource":"https://api.example.com/report","description":"","mimeType":"","payTo":"0x209693Bc6afc0C5328bA36FaF03C514EF312287C","maxTimeoutSeconds":60,"asset":"0x036CbD53842c5426634e7929541eC2318f3dCF7e","extra":{"name":"USDC","version":"2"}}]}';
const RESPONSE = '{"success":true,"transaction":"0x89c91c789e57059b17285e7ba1716a1f5ff4c5dace0ea5a5135f26158d0421b9","network":"eip155:84532","payer":"0x19E7E376E7C213B7E7e7e46cc70A5dD086DAff2A"}';

/** A KMS's signature of the digest of this guide's payment. */
const DER = "0x3045022100d87ccefa608077760fbdf01db3cdec9a73d5ed135fbab9ada4e2a5070987704a02205048897e7e4a35d1b2f70c51b274609908ffe01fe55d0c95bb14ec3eeb9d812c";

const random = () => new Uint8Array(32).fill(0x22);
const clock = () => 1_900_000_000;
const section = (name: string) => console.log(`== ${name}`);

/** Returns a payment that waits for its signature. */
function unsigned(payer: Payer) {
  const choice = PaymentRequired.choose(PaymentRequired.parse(CHALLENGE), payer);
  const request = { method: "GET", url: "https://api.example.com/report" };
  return new Policy().approve(choice, request, clock()).prepare(clock(), random());
}

section("read");
const [status, headers, body] = [402, Object.entries({ "PAYMENT-REQUIRED": encodeHeader(CHALLENGE) }), ""] as const;
// ANCHOR: read
const challenge = PaymentRequired.fromHttp(status, headers, body); // from fetch, or any HTTP client
for (const offer of challenge.accepts) {
  console.log(offer.summary);
}
for (const skipped of challenge.skipped) {
  console.log(`entry ${skipped.index} is skipped: ${skipped.error.code}`);
}
// ANCHOR_END: read

section("choose");
const signer = new LocalSigner(new Uint8Array(32).fill(0x11));
// ANCHOR: choose
const payer = { address: signer.address, networks: ["eip155:84532"] };
const choice = PaymentRequired.choose(challenge, payer);
console.log(`pay offer ${choice.index}`);
for (const other of choice.notChosen) {
  console.log(`not offer ${other.index}: ${other.error.code}`);
}
// ANCHOR_END: choose

section("policy");
const now = clock();
// ANCHOR: policy
const strict = new Policy({ perPayment: "$0.001" });
const request = { method: "GET", url: "https://api.example.com/report" };
try {
  const approved = strict.approve(choice, request, now);
  console.log(`approved: ${approved.offer.summary}`);
} catch (error) {
  if (!(error instanceof X402Error)) throw error;
  console.log(`${error.code}: asked ${error.detail["asked"]}, allowed ${error.detail["allowed"]}`);
}
// ANCHOR_END: policy

section("pay");
const nonce = random();
// ANCHOR: pay
const policy = new Policy({ perPayment: "$0.05" });
const approved = policy.approve(choice, request, now); // or the rule that denied it
const unsignedPayment = approved.prepare(now, nonce); // your clock, your randomness
console.log(unsignedPayment.summary);
const signature = signer.sign(unsignedPayment.requests[0]);
const payment = unsignedPayment.finish(signature); // an error if the signer is not the payer
console.log(`send ${payment.headerName} with ${payment.header.length} characters`);
// ANCHOR_END: pay

async function wallet(typedData: string): Promise<string> {
  if (!typedData.includes("TransferWithAuthorization")) throw new Error("something else was to be signed");
  return signer.sign(unsigned(payer).requests[0]);
}

async function kms(digest: string): Promise<string> {
  if (digest.length !== 66) throw new Error("something else was to be signed");
  return DER;
}

section("wallet");
{
  const unsignedPayment = unsigned(payer);
  // ANCHOR: wallet
  const asked = unsignedPayment.typedData; // for eth_signTypedData_v4
  const answer = await wallet(asked); // 65 bytes, or their hexadecimal
  const paid = unsignedPayment.finish(answer);
  console.log(`signed by ${paid.authorization.from}`);
  // ANCHOR_END: wallet
}

section("kms");
{
  const unsignedPayment = unsigned(payer);
  // ANCHOR: kms
  const digest = unsignedPayment.digest; // 32 bytes, in hexadecimal: already hashed
  const der = await kms(digest); // DER, without the recovery byte
  const signature = signatureFromDer(der, digest, payer.address); // the payer decides the recovery byte
  const paid = unsignedPayment.finish(signature);
  console.log(`signed by ${paid.authorization.from}`);
  // ANCHOR_END: kms
}

section("contract");
{
  const walletSignature = new Uint8Array(96).fill(0xab);
  const offer = PaymentRequirements.parse(OFFER);
  // ANCHOR: contract
  const contract = { address: signer.address, networks: ["eip155:84532"], kind: "contract" } as const;
  const unsignedPayment = unsigned(contract); // as above: choose, approve, prepare
  const paid = unsignedPayment.finishUnchecked(walletSignature); // only the contract can tell
  const verdict = PaymentRequirements.verify(offer, paid, now);
  if (verdict.verdict === "needs_chain") {
    console.log(`a ${verdict.wallet} wallet: ask the chain`);
  }
  // ANCHOR_END: contract
}

section("verify");
const headerValue = payment.header;
// ANCHOR: verify
const offer = PaymentRequirements.parse(OFFER); // your own, never the payment's echo of it
const verdict = PaymentRequirements.verifyHeader(offer, headerValue, now);
switch (verdict.verdict) {
  case "signed_by_payer":
    console.log(`${verdict.payer} signed; claim ${verdict.replayKey}`);
    for (const question of verdict.open) {
      console.log(`only the chain can tell: ${question}`);
    }
    break;
  case "needs_chain":
    console.log(`${verdict.payer} is a wallet contract: ask the chain`);
    break;
  case "rejected":
    console.log(`rejected: ${verdict.error.reason ?? "unspecified"}`);
    break;
  case "malformed":
    console.log(`not readable: ${verdict.error.sentence}`);
}
// ANCHOR_END: verify

section("match");
const dearer = PaymentRequirements.parse(OFFER.replace("10000", "20000"));
// ANCHOR: match
const offers = [dearer, offer];
const match = findOffer(offers, payment);
if (match.match === "found") {
  const asked = FacilitatorRequest.of(payment, offers[match.index]!).json; // the body of POST /verify and POST /settle
  console.log(`offer ${match.index}; ${asked.length} bytes for the facilitator`);
} else if (match.match === "ambiguous") {
  console.log(`${match.indexes.length} offers are the same`);
} else {
  console.log(match.error.sentence);
}
// ANCHOR_END: match

section("settle");
const response = RESPONSE;
// ANCHOR: settle
const receipt = SettleResponse.parse(response); // the facilitator's response
switch (receipt.status) {
  case "settled":
    console.log(`deliver; it is transaction ${receipt.transaction.slice(0, 10)}`);
    break;
  case "pending":
    console.log(`look again: ${receipt.transaction} may still settle`);
    break;
  case "failed":
    console.log(`no: ${receipt.reason ?? "no reason given"}`);
}
for (const [name] of receiptHeaders(receipt, 2)) {
  console.log(`respond with ${name}`);
}
// ANCHOR_END: settle

section("errors");
// ANCHOR: errors
try {
  PaymentRequired.fromHeader("not base64!");
} catch (error) {
  if (!(error instanceof X402Error)) throw error;
  console.log(`${error.code} (${error.kind}), respond with ${error.httpStatus}`);
}
// ANCHOR_END: errors

section("repairs");
const malformed = CHALLENGE.replaceAll("60", '"60"').replaceAll('"10000"', "10000");
{
  // ANCHOR: repairs
  const challenge = PaymentRequired.parse(malformed);
  const offer = challenge.accepts[0]!;
  for (const repair of offer.repairs) {
    console.log(`${repair.kind} at ${repair.at}`);
  }
  console.log(offer.needsApproval ? "the price was repaired: not paid by default" : "harmless");
  // ANCHOR_END: repairs
}

section("versions");
const oldBody = OLD_CHALLENGE;
// ANCHOR: versions
const old = PaymentRequired.fromHttp(402, [], oldBody); // in the body: x402 v1
console.log(`v${old.version}: ${old.accepts[0]?.summary}`);
// ANCHOR_END: versions

section("tokens");
// ANCHOR: tokens
const profile = Profile.default();
const asset = Profile.asset(profile, "eip155:84532", "0x036CbD53842c5426634e7929541eC2318f3dCF7e");
if (asset) {
  console.log(`${asset.symbol} calls itself "${asset.name}", version ${asset.version}`);
}
const price = Profile.price(profile, "0.01 USDC", "eip155:84532");
console.log(`0.01 USDC is ${price.amount} of ${price.asset.address}`);
// ANCHOR_END: tokens

section("purchase");
type Pairs = readonly (readonly [string, string])[];
const responses: (readonly [number, Pairs])[] = [
  [402, [["PAYMENT-REQUIRED", encodeHeader(CHALLENGE)]]],
  [200, [["PAYMENT-RESPONSE", encodeHeader(RESPONSE)]]],
];
const http = async (_headers: Pairs, _noRedirect: boolean) => responses.shift();
const plans: unknown[] = [];
const store = { reserve: async (plan: unknown) => void plans.push(plan) as string | undefined };
// ANCHOR: purchase
const purchase = new Purchase(policy, payer, request);
let event: Event = { event: "start", now: clock(), nonce };
for (let over = false; !over; ) {
  const step = purchase.next(event);
  switch (step.step) {
    case "send": {
      console.log(`send, with ${step.headers.length} more headers`);
      const got = await http(step.headers, step.noRedirect);
      event = got
        ? { event: "response", status: got[0], headers: got[1], body: "", now: clock() }
        : { event: "no_response", now: clock() };
      break;
    }
    case "reserve": {
      const counter = await store.reserve(step.plan);
      event = counter ? { event: "not_reserved", counter } : { event: "reserved", now: clock() };
      break;
    }
    case "sign": {
      const answers = step.requests.map((asked) => ({ id: asked.id, signature: signer.sign(asked) }));
      event = { event: "signed", answers, now: clock() };
      break;
    }
    case "confirm":
      event = { event: "confirmed", now: clock() }; // or ask a person
      break;
    case "wait":
      event = { event: "waited", now: step.until }; // sleep
      break;
    case "deliver":
      console.log(`delivered, for ${step.receipt?.transaction?.slice(0, 10)}`);
      over = true;
      break;
    case "fail":
      throw new X402Error(step.error);
  }
}
// ANCHOR_END: purchase
