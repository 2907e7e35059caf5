// Answers vector cases: a line `{"op", "input"}` in, a line `{"output"}`, `{"error"}` or `{"problem"}` out.

import { createInterface } from "node:readline";
import { type Outcome, Problem, run } from "./adapter.js";

for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(`${JSON.stringify(answer(line))}\n`);
}

function answer(line: string): Outcome | { problem: string } {
  const { op, input } = JSON.parse(line);
  try {
    return run(op, input);
  } catch (error) {
    if (error instanceof Problem) {
      return { problem: error.message };
    }
    throw error;
  }
}
