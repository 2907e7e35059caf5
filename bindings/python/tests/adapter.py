"""Each operation of the vectors as calls of the public API. It does not see what a case expects.

As a program: a line `{"op", "input"}` in, a line `{"output"}`, `{"error": {"code", "at"}}` or `{"problem"}` out.
"""

from __future__ import annotations

import json
import sys

from operations import evm, matching, payment, values, wire
from operations.inputs import Object
from x402_kernel import X402Error

OPERATIONS = {
    **values.OPERATIONS,
    **evm.OPERATIONS,
    **wire.OPERATIONS,
    **payment.OPERATIONS,
    **matching.OPERATIONS,
}


def run(op: str, input: Object) -> Object:
    """The outcome of an operation; a problem is an operation or an input that is not understood."""
    try:
        return {"output": OPERATIONS[op](input)}
    except X402Error as error:
        return {"error": {"code": error.code, "at": error.at}}
    except (KeyError, TypeError) as problem:
        return {"problem": f"{op}: {problem!r}"}


if __name__ == "__main__":
    for line in sys.stdin.buffer:
        asked = json.loads(line)
        print(json.dumps(run(asked["op"], asked["input"])))
