// The ways to tell what happens: a payment is made, verified and sent, and with it grow the vectors and what is done on the
// chain. viem says how everything is spelled.

import { readFileSync } from "node:fs";
import { keccak256, toHex } from "viem";
import { privateKeyToAccount } from "viem/accounts";
import { DOLLAR, DOMAIN, FACILITATOR, NETWORK, encode, normalized, profile, sign } from "./dollar.mjs";

const CODES = JSON.parse(readFileSync(new URL("../../spec-vectors/codes.json", import.meta.url), "utf8")).errors;
const RESOURCE = "https://api.example.com/report";
const VALUE = "10000";
/** The pointer of an error, unless it is in the signature. */
const POINTERS = { "verify.not_yet_valid": "authorization/validAfter", "verify.expired": "authorization/validBefore" };
/** The open question that a revert answers. */
const QUESTIONS = {
  signed_by_payer: { UsedOrCanceled: "nonce_unused", Balance: "balance", NotTheSigner: "payer_code" },
  needs_chain: { NotTheSigner: "wallet_signature" },
};
const text = JSON.stringify;
const base64 = (value) => Buffer.from(value).toString("base64");

/** The lifetime of an authorization, in seconds. */
export const LIFETIME = 60;

/** One language's cases by operation and its acts on the chain, both empty, and functions that add to them. */
export const telling = (language, start) => {
  const key = (whose) => keccak256(toHex(`${language}: ${whose}`));
  const address = (whose) => privateKeyToAccount(key(whose)).address;
  const server = address("server");
  const offer = {
    scheme: "exact", network: NETWORK, amount: VALUE, asset: DOLLAR, payTo: server, maxTimeoutSeconds: LIFETIME,
    extra: { name: DOMAIN.name, version: DOMAIN.version },
  };
  const vectors = { "exact/sign": [], "exact/finish": [], "exact/verify": [], "eip3009/calldata": [] };
  const acts = [];
  let now = start;

  const add = (op, name, input, expected) => {
    const words = name.toLowerCase().match(/[a-z0-9]+/g);
    const id = [language, op.split("/")[1], ...words].join("-");
    vectors[op].push({ id, from: [op === "exact/verify" ? "anvil" : "viem"], input, ...expected });
    return id;
  };
  /** The authorization that pays the offer, with changes. Its nonce is made from its name. */
  const authorize = (name, changes = {}) => ({
    from: address("payer"), to: server, value: VALUE, validAfter: "0", validBefore: String(now + LIFETIME), nonce: key(name),
    ...changes,
  });
  const message = (authorization, signature) =>
    text({ x402Version: 2, resource: { url: RESOURCE }, accepted: offer, payload: { signature, authorization } });
  /** A payment as its receiver gets it: the header, and the parts for a settlement. */
  const carried = (header) => ({ header, ...JSON.parse(Buffer.from(header, "base64")).payload });

  /** A payment that the language prepares, signs and finishes. */
  const made = async (name, spell = (signature) => signature) => {
    const authorization = authorize(name);
    const challenge = text({ x402Version: 2, error: "payment required", resource: { url: RESOURCE }, accepts: [offer] });
    const { from } = authorization;
    const input = {
      challenge, payer: { address: from, networks: [NETWORK] }, policy: {}, request: { method: "GET", url: RESOURCE }, now,
      nonce: authorization.nonce, profile,
    };
    const signature = await sign(key("payer"), authorization);
    add("exact/sign", name, { ...input, key: key("payer") }, { output: { address: from, signature } });
    const json = message(authorization, signature);
    const finished = { headerName: "PAYMENT-SIGNATURE", header: base64(json), json };
    add("exact/finish", name, { ...input, signature: spell(signature) }, { output: finished });
    return carried(finished.header);
  };
  /** A payment written by another library. */
  const written = (authorization, signature) => carried(base64(message(authorization, signature)));

  /** The expected verdict: an error code, or the case of an accepted payment. */
  const verified = (verdict, { authorization }) => {
    if (CODES[verdict]) {
      const { kind, reason } = CODES[verdict];
      return { verdict: kind, error: { kind, code: verdict, reason, at: `/payload/${POINTERS[verdict] ?? "signature"}` } };
    }
    const first = { signed_by_payer: "payer_code", needs_chain: "wallet_signature" }[verdict];
    return {
      verdict, payer: authorization.from, ...(verdict === "needs_chain" ? { wallet: "contract" } : {}),
      replayKey: `exact/${NETWORK}/${DOLLAR}/${authorization.from}/${authorization.nonce}`.toLowerCase(),
      open: [first, "balance", "nonce_unused", "token_state"],
    };
  };
  /**
   * One act a second. What is sent is the calldata of a case; `raw` sends what no kernel writes, and says with which code
   * it refuses to, if it does.
   */
  const act = (fact, input, { raw, ...rest } = {}) => {
    const expected = CODES[raw] ? { error: { code: raw, at: "" } } : { output: { data: normalized(input) } };
    const calldata = add("eip3009/calldata", fact, input, expected);
    acts.push({ fact, now, from: FACILITATOR, ...(raw ? { data: encode(input) } : { calldata }), ...rest });
    now += 1;
  };

  /** Sends the payment now: it settles, or reverts as expected. */
  const send = (fact, { authorization, signature }, { call = "transfer", bytesOverload, reverts, ...rest } = {}) => {
    const { from, to, value } = authorization;
    const outcome = reverts ? { reverts } : { moves: { from, to, value } };
    act(fact, { call, ...(bytesOverload ? { bytesOverload } : {}), authorization, signature }, { ...outcome, ...rest });
  };
  /**
   * The language judges the payment now, and now it is sent. What it refuses has to revert; what it does not may revert
   * only for what it has left open.
   */
  const pay = (fact, payment, verdict, { options, ...rest } = {}) => {
    const output = verified(verdict, payment);
    const open = rest.raw ? undefined : QUESTIONS[verdict]?.[rest.reverts];
    const told = output.error ? rest.reverts : !rest.reverts || rest.raw || output.open.includes(open);
    if (!told) throw new Error(`${fact}: its verdict is ${verdict}, and the chain says ${rest.reverts ?? "yes"}`);
    add("exact/verify", fact, { version: 2, offer: text(offer), header: payment.header, now, profile, ...(options ? { options } : {}) }, { output });
    send(fact, payment, { verdict, open, ...rest });
  };
  /** Cancels a payment. */
  const cancel = async (fact, { authorization }, bytesOverload) => {
    const cancelled = { authorizer: authorization.from, nonce: authorization.nonce };
    const signature = await sign(key("payer"), cancelled, "CancelAuthorization");
    act(fact, { call: "cancel", ...(bytesOverload ? { bytesOverload } : {}), cancel: cancelled, signature });
  };
  /** Asks the token whether a payment's nonce is used. */
  const state = (fact, { authorization }, used) => {
    act(fact, { call: "state", authorizer: authorization.from, nonce: authorization.nonce }, { answer: toHex(used, { size: 32 }) });
  };
  const wait = (seconds) => {
    now += seconds;
  };
  return { vectors, acts, key, address, clock: () => now, wait, authorize, made, written, pay, send, cancel, state };
};
