"""What a value says by one of a few words."""

from __future__ import annotations

import enum

__all__ = ["Evidence", "ReasonClass", "TransferMethod"]


class TransferMethod(enum.Enum):
    """How a token is moved by a signature (x402 v2 `exact` on EVM, `extra.assetTransferMethod`)."""

    EIP3009 = "eip3009"
    """EIP-3009 `transferWithAuthorization`, by the token itself."""

    PERMIT2 = "permit2"
    """Through the Permit2 contract."""


class Evidence(enum.Enum):
    """What a token's EIP-712 name and version in the registry rest on. A wrong name makes every signature worthless."""

    ONCHAIN = "onchain"
    """Read from the contract, with a citation."""

    TWO_SDKS = "two_sdks"
    """Two independent SDKs say the same."""

    ONE_SDK = "one_sdk"
    """One SDK says so. The default policy does not pay on it."""


class ReasonClass(enum.Enum):
    """Whose fault it is."""

    INVALID = "invalid"
    """The payment is bad, or spent: the same one will fail again."""

    UNAVAILABLE = "unavailable"
    """The facilitator, the chain or the way there is in trouble: the same payment may succeed later."""

    UNKNOWN = "unknown"
    """The text is not known, or is used for both."""


for _class in (Evidence, ReasonClass, TransferMethod):
    # Where they are to be found; pickles say so.
    _class.__module__ = "x402_kernel"
del _class
