// Sends the acts of every language to one node.

import { createPublicClient, decodeErrorResult, decodeFunctionResult, encodeDeployData, encodeFunctionData, getAddress, http } from "viem";
import { artifact } from "./compile.mjs";
import { withNode } from "./node.mjs";
import { CHAIN_ID, DEPLOYER, DOLLAR, OWNER, SEPARATOR, WALLET } from "./dollar.mjs";

const MINTED = 10n ** 9n;
const GAS = { gas: "0x4c4b40", gasPrice: "0x0" };
const dollar = artifact("Dollar");

const equal = (what, found, expected) => {
  if (found !== expected) throw new Error(`${what}: ${found}, not ${expected}`);
};

/** The node, with the two contracts deployed. */
const prepared = async (address) => {
  const client = createPublicClient({ transport: http(address), pollingInterval: 10 });
  const rpc = (method, ...params) => client.request({ method, params });
  /** Has a transaction mined, and returns its outcome. */
  const mine = async (transaction) => {
    const hash = await rpc("eth_sendTransaction", { ...GAS, ...transaction });
    const receipt = await client.waitForTransactionReceipt({ hash, timeout: 10_000 });
    if (receipt.status === "success") return { done: "success", ...receipt };
    const { output } = await rpc("debug_traceTransaction", hash, { tracer: "callTracer" });
    const reason = output ? decodeErrorResult({ ...dollar, data: output }).errorName : "for no reason";
    return { done: `reverted ${reason}`, ...receipt };
  };
  const call = (data) => rpc("eth_call", { to: DOLLAR, data }, "latest");
  const read = async (functionName, args = []) =>
    decodeFunctionResult({ ...dollar, functionName, data: await call(encodeFunctionData({ ...dollar, functionName, args })) });
  const works = async (what, transaction) => {
    const receipt = await mine({ from: DEPLOYER, ...transaction });
    equal(what, receipt.done, "success");
    return receipt;
  };
  const deploy = async (name, address, args) => {
    const { contractAddress } = await works(`deploying ${name}`, { data: encodeDeployData({ ...artifact(name), args }) });
    equal(`the address of ${name}`, getAddress(contractAddress), address);
  };
  await deploy("Dollar", DOLLAR, []);
  await deploy("Wallet", WALLET, [OWNER]);
  const mint = (payer) =>
    works(`minting for ${payer}`, { to: DOLLAR, data: encodeFunctionData({ ...dollar, functionName: "mint", args: [payer, MINTED] }) });
  const time = async ({ blockNumber }) => (await client.getBlock({ blockNumber })).timestamp;
  return { rpc, mine, call, read, mint, time };
};

/** Performs one act, checks that its outcome is the scenario's, and returns it. */
const perform = async (chain, { now, from, data, moves, reverts, open, answer, delegate }) => {
  if (delegate) await chain.rpc("anvil_setCode", delegate, `0xef0100${WALLET.slice(2)}`);
  if (answer) {
    equal("the answer", await chain.call(data), answer);
    return `answered ${BigInt(answer)}`;
  }
  await chain.rpc("anvil_setNextBlockTimestamp", now);
  const receipt = await chain.mine({ from, to: DOLLAR, data });
  equal("the time", await chain.time(receipt), BigInt(now));
  equal("the chain", receipt.done, reverts ? `reverted ${reverts}` : "success");
  if (reverts) return open ? `${receipt.done}, left open: ${open}` : receipt.done;
  return moves ? "settled" : "cancelled";
};

/** Sends all acts, `[{language, acts}]`, on a new node whose time begins before `start`, and prints each outcome. */
export const send = (stories, start) =>
  withNode(CHAIN_ID, start - 1000, async (address) => {
    const chain = await prepared(address);
    equal("the token's own domain separator", await chain.read("DOMAIN_SEPARATOR"), SEPARATOR);
    console.log("the token's own domain separator is the one signed under");

    const balances = new Map();
    const move = (holder, value) => balances.set(holder, (balances.get(holder) ?? 0n) + value);
    for (const payer of new Set(stories.flatMap(({ acts }) => acts.flatMap(({ moves }) => moves?.from ?? [])))) {
      await chain.mint(payer);
      move(payer, MINTED);
    }
    for (const { language, acts } of stories) {
      for (const act of acts) {
        const { fact, verdict = "", moves } = act;
        const done = await perform(chain, act).catch((error) => {
          throw new Error(`${language}: ${fact}: ${error.shortMessage ?? error.message}`, { cause: error });
        });
        console.log(`${language.padEnd(8)}${fact.padEnd(44)}${verdict.padEnd(22)}${done}`);
        if (moves) {
          move(moves.from, -BigInt(moves.value));
          move(moves.to, BigInt(moves.value));
        }
      }
    }
    for (const [holder, balance] of balances) equal(`the balance of ${holder}`, await chain.read("balanceOf", [holder]), balance);
    console.log(`${balances.size} balances are what was paid`);
  });
