// The payments of one language, the expected verdict on each, and the expected effect on the chain.

import { DOMAIN, OWNER_KEY, WALLET, highS, ofWallet, parity, sign } from "./dollar.mjs";
import { LIFETIME, telling } from "./ask.mjs";

/** The longest time of one language's scenario, in seconds. */
export const LENGTH = 10000;

/** One language's cases by operation, and its acts in order. */
export const story = async (language, start) => {
  const teller = telling(language, start);
  await ordinary(teller);
  await taken(teller);
  await window(teller);
  await badly(teller);
  await wallets(teller);
  return { vectors: teller.vectors, acts: teller.acts };
};

const signed = "signed_by_payer";
const bytes = { bytesOverload: true };
const refused = { reverts: "NotTheSigner" };
/** The payer is known to have no code: only a key can have signed. */
const keyed = { ...refused, options: { payerCode: "none" } };

/** A language's payments settle once, by either overload, with any v of the signer. */
const ordinary = async ({ key, authorize, made, written, pay, state }) => {
  const first = await made("first");
  state("its nonce before", first, false);
  pay("made here, by (v, r, s)", first, signed);
  state("its nonce after", first, true);
  pay("a second time, by (v, r, s)", first, signed, { reverts: "UsedOrCanceled" });
  pay("a second time, by bytes", first, signed, { ...bytes, reverts: "UsedOrCanceled" });
  pay("made here, by bytes", await made("second"), signed, bytes);
  pay("made here of v 0 or 1", await made("parity", parity), signed);

  const authorization = authorize("parity as sent");
  const odd = written(authorization, parity(await sign(key("payer"), authorization)));
  pay("v 0 or 1, sent raw", odd, signed, { raw: true, reverts: "RecoveryByte" });
  pay("v 0 or 1, normalised", odd, signed);
};

/** Cancelled payments, and payments that only the payee may submit. */
const taken = async ({ key, address, authorize, made, written, pay, send, cancel }) => {
  for (const bytesOverload of [false, true]) {
    const by = bytesOverload ? "by bytes" : "by (v, r, s)";
    const payment = await made(`cancelled ${by}`);
    await cancel(`cancelling ${by}`, payment, bytesOverload);
    pay(`once cancelled ${by}`, payment, signed, { bytesOverload, reverts: "UsedOrCanceled" });

    const authorization = authorize(`received ${by}`);
    const received = written(authorization, await sign(key("payer"), authorization, "ReceiveWithAuthorization"));
    const receive = { call: "receive", bytesOverload };
    pay(`to be received, as a transfer ${by}`, received, "verify.signature", { bytesOverload, ...keyed });
    send(`received by another, ${by}`, received, { ...receive, reverts: "NotPayee" });
    send(`received by the payee, ${by}`, received, { ...receive, from: address("server") });
  }
};

/** The token's strict window, to the second. */
const window = async ({ key, clock, wait, authorize, made, written, pay }) => {
  const authorization = authorize("early", { validAfter: String(clock() + 1) });
  const early = written(authorization, await sign(key("payer"), authorization));
  pay("a second before validAfter", early, "verify.not_yet_valid", { reverts: "NotYetValid" });
  pay("at validAfter", early, "verify.not_yet_valid", { reverts: "NotYetValid" });
  pay("a second after validAfter", early, signed);

  const late = await made("late");
  const last = await made("last second");
  wait(LIFETIME - 1);
  pay("a second before validBefore", last, signed);
  pay("at validBefore", late, "verify.expired", { reverts: "Expired" });
  pay("a second after validBefore", late, "verify.expired", { ...bytes, reverts: "Expired" });
};

/** Payments with a wrong signature, or from a payer without the money. */
const badly = async ({ key, address, authorize, written, pay }) => {
  const twin = authorize("high s");
  const high = written(twin, highS(await sign(key("payer"), twin)));
  pay("high s, by (v, r, s)", high, "signature.high_s", { raw: "signature.high_s", reverts: "HighS" });
  pay("high s, by bytes", high, "signature.high_s", { ...bytes, reverts: "HighS" });

  const stolen = authorize("stolen");
  pay("signed by another key", written(stolen, await sign(key("thief"), stolen)), "verify.signature", keyed);

  const misnamed = authorize("misnamed");
  const symbol = { ...DOMAIN, name: "TUSD" };
  const signature = await sign(key("payer"), misnamed, "TransferWithAuthorization", symbol);
  pay("signed under the symbol", written(misnamed, signature), "verify.signature", keyed);

  const poor = authorize("poor", { from: address("poor") });
  pay("without the money", written(poor, await sign(key("poor"), poor)), signed, { reverts: "Balance" });
};

/** Payers with code, or with a delegation to code (EIP-7702): the token asks the code. */
const wallets = async ({ key, address, authorize, written, pay }) => {
  const owned = authorize("wallet", { from: WALLET });
  pay("by a contract wallet", written(owned, ofWallet(await sign(OWNER_KEY, owned))), "needs_chain");
  const robbed = authorize("robbed", { from: WALLET });
  const thiefs = ofWallet(await sign(key("thief"), robbed));
  pay("by a contract wallet, not its owner", written(robbed, thiefs), "needs_chain", refused);

  const from = address("delegated");
  const delegated = authorize("delegated", { from });
  const own = written(delegated, await sign(key("delegated"), delegated));
  pay("by the key of a delegated account", own, signed, { delegate: from, ...refused });
  const owners = written(delegated, ofWallet(await sign(OWNER_KEY, delegated)));
  pay("by the code of a delegated account", owners, "needs_chain", { delegate: from });
};
