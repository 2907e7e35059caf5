"""Prints what the official Python SDK takes to read and to verify the same payment. The chain behind it answers at once,
and always what lets a payment through."""

import json
import time as clock

from measure import INPUTS, time
from x402.http.utils import decode_payment_signature_header
from x402.mechanisms.evm.exact import ExactEvmFacilitatorScheme
from x402.mechanisms.evm.exact.facilitator import ExactEvmSchemeConfig
from x402.schemas import PaymentRequirements

# The SDK reads its own clock.
clock.time = lambda: int(INPUTS["now"])

offer = PaymentRequirements.model_validate(json.loads(INPUTS["offer"]))
header = INPUTS["header"]


class Chain:
    """The payer has no code, the token has some, the transfer would succeed."""

    def get_addresses(self):
        return ["0x0000000000000000000000000000000000000001"]

    def get_code(self, address):
        return b"\x60" if address.lower() == offer.asset.lower() else b""

    def read_contract(self, *_):
        return True


scheme = ExactEvmFacilitatorScheme(Chain(), ExactEvmSchemeConfig())


def verify():
    answer = scheme.verify(decode_payment_signature_header(header), offer)
    return answer.payer if answer.is_valid else answer.invalid_reason


time("verify_header", INPUTS["payer"], verify)
time("parse_header", INPUTS["nonce"], lambda: decode_payment_signature_header(header).payload["authorization"]["nonce"])
