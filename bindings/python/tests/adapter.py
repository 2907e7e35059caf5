"""Each operation of the vectors as calls of the public API. It knows nothing of what a case expects.

As a program: a line `{"op", "input"}` in, a line `{"output"}`, `{"error": {"code", "at"}}` or `{"problem"}` out.
"""

from __future__ import annotations

import json
import sys

from operations import generated
from operations.generated import read_event, read_payer, read_policy, read_request
from operations.input import Object, UnknownWord, profile
from operations.output import show
from x402_kernel import Purchase, X402Error


def purchase(input: Object) -> Object:
    """A step is the code of the error where the event was refused."""
    policy, payer, request = read_policy(input["policy"]), read_payer(input["payer"]), read_request(input["request"])
    purchase = Purchase(policy, payer, request, profile=profile(input))

    def step(event: Object) -> object:
        try:
            return show(purchase.next(read_event(event)))
        except X402Error as error:
            return {"raised": error.code}
        except UnknownWord:
            return {"raised": "usage.argument"}

    return {"steps": [step(event) for event in input["events"]]}


OPERATIONS = {**generated.OPERATIONS, "purchase/run": purchase}


def run(op: str, input: Object) -> Object:
    """The outcome of an operation; a problem is an operation or an input that is not understood."""
    try:
        return {"output": OPERATIONS[op](input)}
    except X402Error as error:
        return {"error": {"code": error.code, "at": error.at}}
    except UnknownWord:
        return {"error": {"code": "usage.argument", "at": ""}}
    except (KeyError, TypeError) as problem:
        return {"problem": f"{op}: {problem!r}"}


if __name__ == "__main__":
    for line in sys.stdin.buffer:
        asked = json.loads(line)
        print(json.dumps(run(asked["op"], asked["input"])))
