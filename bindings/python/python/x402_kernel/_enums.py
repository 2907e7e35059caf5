"""What a value says by one of a few words."""

from __future__ import annotations

import enum

__all__ = [
    "AuthorizationKind",
    "Evidence",
    "MatchRule",
    "PayerCode",
    "PayerKind",
    "ReasonClass",
    "ResourceMatch",
    "SignatureForm",
    "TransferMethod",
    "ValidAfter",
]


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


class AuthorizationKind(enum.Enum):
    """What an `Authorization` lets happen: the two are different typed data, and neither's signature is the other's."""

    TRANSFER = "transfer"
    """Anybody may bring it to the token (`TransferWithAuthorization`). The one x402 uses."""

    RECEIVE = "receive"
    """Only the payee may (`ReceiveWithAuthorization`)."""


class SignatureForm(enum.Enum):
    """What a signature's bytes are, by their form alone."""

    KEY = "key"
    """65 bytes: a key's, or a contract wallet's that has the same length."""

    COUNTERFACTUAL = "counterfactual"
    """It ends as ERC-6492 says: of a wallet that is not deployed yet."""

    OTHER = "other"
    """Anything else: a contract wallet's (EIP-1271), or nothing."""


class ValidAfter(enum.Enum):
    """Since when an authorization is valid (`validAfter`)."""

    ZERO = "zero"
    """Always: `0`, as the SDKs of x402 v2 sign."""

    BACKDATED = "backdated"
    """600 seconds ago, so that a verifier whose clock is slow takes it: as the SDKs of x402 v1 sign."""


class PayerCode(enum.Enum):
    """What is known of the code at the payer's address (`eth_getCode`). It decides whom a token asks about a
    signature.
    """

    UNKNOWN = "unknown"
    """Nothing."""

    NONE = "none"
    """There is none: the key decides."""

    DELEGATED = "delegated"
    """`0xef0100` and an address: the account delegates to a contract (EIP-7702), which decides."""

    CONTRACT = "contract"
    """Other code: a contract, which decides."""


class PayerKind(enum.Enum):
    """What stands behind the payer's address. It decides which transfer methods can work at all."""

    KEY = "key"
    """A key pair's account."""

    CONTRACT = "contract"
    """A wallet contract that is deployed (EIP-1271)."""

    COUNTERFACTUAL = "counterfactual"
    """A wallet contract that is not deployed yet (ERC-6492): a token takes its signature only once the facilitator has
    deployed it.
    """

    DELEGATED = "delegated"
    """A key pair's account with code delegated to it (EIP-7702): a token asks that code."""


class MatchRule(enum.Enum):
    """How an `accepted` is compared with the offers. All of them compare JSON values, not texts, and addresses, amounts
    and networks as exact strings unless they say otherwise.
    """

    STANDARD = "standard"
    """Takes what every honest client sends: `scheme`, `network`, `amount`, `asset`, `payTo` and `maxTimeoutSeconds` are
    equal, the addresses by their 20 bytes; all of the offer's `extra` is in the echoed one, a `null` there reads as
    absent; other members are not compared.
    """

    TYPESCRIPT = "typescript"
    """As `@x402/core` since 2.13: every member but `extra` equal, unknown ones included; all of the offer's `extra` in
    the echoed one, a `null` only as `null`.
    """

    PYTHON = "python"
    """As the Python package `x402` since 2.15: the six members equal; all of the offer's `extra` in the echoed one, a
    `null` inside it reads as absent. What its models coerce while reading (`"60"`, `true`, snake_case) is not.
    """

    EXACT = "exact"
    """The whole offer and nothing else."""


class ResourceMatch(enum.Enum):
    """How the URL a message names is to one's own, from harmless to alarming. The worst difference is told."""

    SAME = "same"
    """The same resource."""

    QUERY_DIFFERS = "query_differs"
    """Another query of the same path."""

    PATH_DIFFERS = "path_differs"
    """Another path of the same origin."""

    SCHEME_UPGRADED = "scheme_upgraded"
    """`https` is said where one's own is `http`: one is behind a proxy that speaks TLS."""

    SCHEME_DOWNGRADED = "scheme_downgraded"
    """`http` is said where one's own is `https`: a careless proxy, or somebody in between."""

    OTHER_ORIGIN = "other_origin"
    """Another host or port, or no absolute `http` or `https` URL at all."""


for _class in (
    AuthorizationKind,
    Evidence,
    MatchRule,
    PayerCode,
    PayerKind,
    ReasonClass,
    ResourceMatch,
    SignatureForm,
    TransferMethod,
    ValidAfter,
):
    # Where they are to be found; pickles say so.
    _class.__module__ = "x402_kernel"
del _class
