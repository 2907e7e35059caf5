"""How the Python programs measure: each prints `name nanoseconds`, a line a measurement."""

import json
import sys
from itertools import repeat
from pathlib import Path
from time import perf_counter_ns

# The inputs of every language, from the path in the program's first argument.
INPUTS = json.loads(Path(sys.argv[1]).read_text())

# The approximate time of a round: short, so that many are undisturbed. The best counts.
ROUND = 500_000
# The time of a measurement, and the fewest rounds, for operations longer than one.
LONG, FEW = 400_000_000, 5


def time(name, expected, call):
    """Checks an operation's answer, and prints what one call costs in the best of many rounds."""
    answer = call()
    if answer != expected:
        raise ValueError(f"{name}: {answer!r} instead of {expected!r}")

    def turn(calls):
        start = perf_counter_ns()
        for _ in repeat(None, calls):
            call()
        return perf_counter_ns() - start

    calls = max(1, ROUND // max(1, turn(3) // 3))
    best, rounds, spent = turn(calls), 1, 0
    while spent < LONG or rounds < FEW:
        took = turn(calls)
        best, rounds, spent = min(best, took), rounds + 1, spent + took
    print(name, best // calls)
