"""Asks the official Python facilitator whether it accepts a payment. Its chain is a fake that finds nothing wrong."""

import logging

from x402.mechanisms.evm.asset_cache import reset_asset_contract_cache
from x402.mechanisms.evm.exact import ExactEvmFacilitatorScheme
from x402.mechanisms.evm.exact.facilitator import ExactEvmSchemeConfig
from x402.mechanisms.evm.exact.v1 import ExactEvmSchemeV1Facilitator
from x402.mechanisms.evm.exact.v1.facilitator import ExactEvmSchemeV1Config
from x402.schemas import PaymentPayload, PaymentRequirements
from x402.schemas.v1 import PaymentPayloadV1, PaymentRequirementsV1

from official import frozen

# It logs each refusal, and many cases are refusals.
logging.getLogger("x402").setLevel(logging.CRITICAL)


class Chain:
    """A chain that finds nothing wrong: the payer has the given code, every token has code, every simulation succeeds. But
    a payer's code accepts no signature, and a token that asks it reverts, which shows whether the code was asked."""

    def __init__(self, asset, payer, code):
        self.codes = {payer: code, str(asset).lower(): b"\x60"}
        self.refuses = bool(code)

    def get_addresses(self):
        return ["0x0000000000000000000000000000000000000001"]

    def get_code(self, address):
        return self.codes.get(address.lower(), b"")

    def read_contract(self, _address, _abi, name, *_):
        if name == "isValidSignature":
            return b"\x00" * 4
        if self.refuses and name == "transferWithAuthorization":
            raise ValueError("execution reverted")
        return True

    def verify_typed_data(self, *_):
        return True


CODE = {"delegated": b"\xef\x01\x00" + b"\xab" * 20, "contract": b"\x60"}


def takes(version, payment, offer, now, options=None):
    """Whether it accepts the payment for that offer at that time. The options give the code of the payer. Any exception is a
    refusal."""
    options = options or {}
    try:
        reset_asset_contract_cache()
        payer = payment["payload"]["authorization"]["from"].lower()
        chain = Chain(offer["asset"], payer, CODE.get(options.get("payerCode"), b""))
        allowed = {"eip6492_allowed_factories": options.get("factories", [])}
        with frozen(now):
            if version == 1:
                scheme = ExactEvmSchemeV1Facilitator(chain, ExactEvmSchemeV1Config(**allowed))
                payload, requirements = PaymentPayloadV1, PaymentRequirementsV1
            else:
                scheme = ExactEvmFacilitatorScheme(chain, ExactEvmSchemeConfig(**allowed))
                payload, requirements = PaymentPayload, PaymentRequirements
            return scheme.verify(payload.model_validate(payment), requirements.model_validate(offer)).is_valid is True
    except Exception:
        return False
