"""The official Python facilitator, asked whether it takes a payment. The chain behind it is a fake that finds nothing wrong."""

from x402.mechanisms.evm.asset_cache import reset_asset_contract_cache
from x402.mechanisms.evm.exact import ExactEvmFacilitatorScheme
from x402.mechanisms.evm.exact.v1 import ExactEvmSchemeV1Facilitator
from x402.schemas import PaymentPayload, PaymentRequirements
from x402.schemas.v1 import PaymentPayloadV1, PaymentRequirementsV1

from official import frozen


class Chain:
    """A chain that finds nothing wrong: no payer has code, every token has some, every simulation succeeds."""

    def __init__(self, asset):
        self.asset = str(asset).lower()

    def get_addresses(self):
        return ["0x0000000000000000000000000000000000000001"]

    def get_code(self, address):
        return b"\x60" if address.lower() == self.asset else b""

    def read_contract(self, *_):
        return True

    def verify_typed_data(self, *_):
        return True


def takes(version, payment, requirement, now):
    """Whether it takes the payment for that offer, at that time. What raises does not take it, whatever it raises."""
    try:
        reset_asset_contract_cache()
        chain = Chain(requirement["asset"])
        with frozen(now):
            if version == 1:
                scheme, payload, offer = ExactEvmSchemeV1Facilitator(chain), PaymentPayloadV1, PaymentRequirementsV1
            else:
                scheme, payload, offer = ExactEvmFacilitatorScheme(chain), PaymentPayload, PaymentRequirements
            return scheme.verify(payload.model_validate(payment), offer.model_validate(requirement)).is_valid is True
    except Exception:
        return False
