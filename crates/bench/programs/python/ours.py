"""Prints what the operations cost in the wheel; with a number of calls, what memory the process has before and after so many
verifications."""

import gc
import json
import re
import sys
from pathlib import Path

from measure import INPUTS, time
from x402_kernel import (
    Payer, PaymentPayload, PaymentRequired, PaymentRequirements, Policy, Request, digest, recover,
)

now = int(INPUTS["now"])
header, challenge_text, nonce, signature = (INPUTS[name] for name in ("header", "challenge", "nonce", "signature"))
offer = PaymentRequirements.parse(INPUTS["offer"])
choice = PaymentRequired.parse(challenge_text).choose(Payer(INPUTS["payer"], [INPUTS["network"]]))
policy, request = Policy(), Request(INPUTS["method"], INPUTS["url"])
authorization, domain = (json.loads(INPUTS[name]) for name in ("authorization", "domain"))

OPERATIONS = {
    "verify_header": lambda: offer.verify_header(header, now).payer,
    "parse_header": lambda: PaymentPayload.from_header(header).json,
    "parse_challenge": lambda: PaymentRequired.parse(challenge_text).accepts[0].json,
    "digest": lambda: digest(domain, authorization),
    "recover": lambda: recover(INPUTS["digest"], signature),
    "pay": lambda: policy.approve(choice, request, now).prepare(now, nonce).finish(signature).header,
}


def memory(when):
    gc.collect()
    print(f"kib_{when}", re.search(r"VmRSS:\s*(\d+)", Path("/proc/self/status").read_text())[1])


if len(sys.argv) == 2:
    for name, call in OPERATIONS.items():
        time(name, INPUTS[f"expected.{name}"], call)
else:
    verify = OPERATIONS["verify_header"]
    for when, calls in ("before", 10_000), ("after", int(sys.argv[2])):
        for _ in range(calls):
            verify()
        memory(when)
