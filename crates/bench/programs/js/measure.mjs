// How the JavaScript programs measure: each prints `name nanoseconds`, a line a measurement.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

/** The inputs that every language has, by the path in the program's first argument. */
export const inputs = JSON.parse(readFileSync(process.argv[2], "utf8"));

/** How long the engine may warm up, and measure. */
const [WARM, LONG] = [300_000_000n, 400_000_000n];
/** About how long a round takes: so short that many go by undisturbed. The best counts. */
const ROUND = 500_000n;
/** The fewest rounds, for what takes longer than one. */
const FEW = 20;

const round = (call, calls) => {
  const start = process.hrtime.bigint();
  for (let i = 0; i < calls; i++) call();
  return process.hrtime.bigint() - start;
};

const waitingRound = async (call, calls) => {
  const start = process.hrtime.bigint();
  for (let i = 0; i < calls; i++) await call();
  return process.hrtime.bigint() - start;
};

/** Checks an operation's answer, and prints what one call costs in the best of many rounds. A promise is waited for. */
export const time = async (name, expected, call) => {
  const answer = call();
  const turn = answer instanceof Promise ? waitingRound : round;
  assert.equal(await answer, expected, name);
  await measure(name, (calls) => turn(call, calls));
};

/** Prints what one call costs, by what so many take. */
export const measure = async (name, turn) => {
  const started = process.hrtime.bigint();
  while (process.hrtime.bigint() - started < WARM) await turn(1);
  const once = (await turn(3)) / 3n;
  const calls = Math.max(1, Number(ROUND / (once || 1n)));
  let [best, rounds, spent] = [undefined, 0, 0n];
  while (spent < LONG || rounds < FEW) {
    const took = await turn(calls);
    if (best === undefined || took < best) best = took;
    [rounds, spent] = [rounds + 1, spent + took];
  }
  console.log(`${name} ${best / BigInt(calls)}`);
};
