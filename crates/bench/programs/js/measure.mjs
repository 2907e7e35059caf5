// Measures in JavaScript: prints `name nanoseconds`, a line for each measurement.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

/** The inputs of every language, from the path in the program's first argument. */
export const inputs = JSON.parse(readFileSync(process.argv[2], "utf8"));

/** The time for the engine to warm up, and for a measurement. */
const [WARM, LONG] = [300_000_000n, 400_000_000n];
/** The approximate time of a round: short, so that many are undisturbed. The best counts. */
const ROUND = 500_000n;
/** The fewest rounds, for operations longer than one. */
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

/** Checks an operation's result, and prints the cost of one call in the best of many rounds. Promises are awaited. */
export const time = async (name, expected, call) => {
  const answer = call();
  const turn = answer instanceof Promise ? waitingRound : round;
  assert.equal(await answer, expected, name);
  await measure(name, (calls) => turn(call, calls));
};

/** Prints the cost of one call, from the time of many. */
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
