"""The kernel. Use the package `x402_kernel`, which has all of it."""

from collections.abc import Iterable
from typing import Any, ClassVar, Final, Literal, Protocol, TypeAlias, final

from typing_extensions import Self, disjoint_base

from ._enums import (
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
)
from ._errors import X402Error

__all__ = [
    "ALLOW_HEADERS",
    "EXPOSE_HEADERS",
    "Answer",
    "Approved",
    "Asset",
    "Authorization",
    "Balance",
    "CancelAuthorization",
    "Choice",
    "DecodedHeader",
    "DiscoveryItem",
    "DiscoveryPage",
    "Eip712Domain",
    "Erc6492",
    "Event",
    "FacilitatorRequest",
    "HttpOutcome",
    "TolerantAmount",
    "LocalSigner",
    "Match",
    "NotChosen",
    "Pagination",
    "Payer",
    "PaymentPayload",
    "PaymentRequired",
    "PaymentRequirements",
    "Plan",
    "PlanCounter",
    "Policy",
    "PrepareOptions",
    "Price",
    "Profile",
    "Purchase",
    "Reason",
    "Repair",
    "Request",
    "ResourceInfo",
    "ServerDate",
    "SettleResponse",
    "SigningRequest",
    "Skipped",
    "Step",
    "Supported",
    "SupportedKind",
    "AssetId",
    "TypedData",
    "UnsignedPayment",
    "Verdict",
    "VerifyOptions",
    "VerifyResponse",
    "amount_to_money",
    "authorization_state_calldata",
    "calldata",
    "cancel_calldata",
    "cancel_digest",
    "cancel_struct_hash",
    "cancel_typed_data",
    "compare_urls",
    "decode_header",
    "challenge_headers",
    "digest",
    "domain_separator",
    "echo_matches",
    "encode_header",
    "find_accepted",
    "find_offer",
    "interpret",
    "is_testnet",
    "money_to_amount",
    "network_name",
    "normalized_signature",
    "paid_cache_control",
    "parse_address",
    "parse_amount",
    "parse_amount_tolerant",
    "parse_network",
    "payer_code",
    "preflight_headers",
    "receipt_headers",
    "recover",
    "signature_form",
    "signature_from_der",
    "signature_from_eip2098",
    "signature_from_rs",
    "struct_hash",
    "typed_data",
]

class _Items(Protocol):
    """What gives its headers by `items()`: a `dict`, and the headers of requests, aiohttp, urllib and Werkzeug."""

    def items(self) -> Iterable[tuple[str, str]]: ...

class _MultiItems(Protocol):
    """What gives its headers by `multi_items()`: those of httpx and Starlette."""

    def multi_items(self) -> Iterable[tuple[str, str]]: ...

_Message: TypeAlias = str | dict[str, Any]
"""JSON text, kept exactly; or a `dict`, as `json.dumps` writes it."""

_Headers: TypeAlias = Iterable[tuple[str, str]] | _Items | _MultiItems
_Body: TypeAlias = bytes | bytearray | str
_Hex: TypeAlias = str | bytes | bytearray
"""`0x` and hexadecimal digits, or the bytes."""

_Decimal: TypeAlias = str | int
"""Decimal digits, or the number; never a float."""

_AuthorizationKind: TypeAlias = AuthorizationKind | Literal["transfer", "receive"]
_MatchRule: TypeAlias = MatchRule | Literal["standard", "typescript", "python", "exact"]
_PayerCode: TypeAlias = PayerCode | Literal["unknown", "none", "delegated", "contract"]
_PayerKind: TypeAlias = PayerKind | Literal["key", "contract", "counterfactual", "delegated"]
_ValidAfter: TypeAlias = ValidAfter | Literal["zero", "backdated"]
_VerifyOptions: TypeAlias = VerifyOptions | dict[str, Any]
_SettleResponse: TypeAlias = SettleResponse.Settled | SettleResponse.Pending | SettleResponse.Failed
_VerifyResponse: TypeAlias = VerifyResponse.Valid | VerifyResponse.Invalid
_Match: TypeAlias = Match.Found | Match.Ambiguous | Match.NotFound
_Pagination: TypeAlias = Pagination.Offset | Pagination.Cursor
_HttpOutcome: TypeAlias = (
    HttpOutcome.Challenge
    | HttpOutcome.Delivered
    | HttpOutcome.Refused
    | HttpOutcome.Pending
    | HttpOutcome.HiddenByCors
    | HttpOutcome.OtherProtocol
    | HttpOutcome.NotPayment
)
_Verdict: TypeAlias = Verdict.SignedByPayer | Verdict.NeedsChain | Verdict.Rejected | Verdict.Malformed
_Step: TypeAlias = Step.Send | Step.Confirm | Step.Reserve | Step.Sign | Step.Wait | Step.Deliver | Step.Fail

ALLOW_HEADERS: Final[tuple[str, ...]]
"""What a browser has to be allowed to send: the value of `Access-Control-Allow-Headers`, as a list."""

EXPOSE_HEADERS: Final[tuple[str, ...]]
"""What a browser has to be told to show: the value of `Access-Control-Expose-Headers`, as a list."""

@final
class Profile:
    """Everything that reading and deciding depend on besides the message: the tokens known, the bounds, how strict.

    `Profile()` is the default. A message keeps the profile it was read under, and what is derived from a message
    inherits it; there is no global state.
    """

    def __new__(cls) -> Self: ...
    @staticmethod
    def from_json(json: _Message) -> Profile:
        """Reads `{mode?, limits?, settleMargin?, assets?}`; what is absent is the default.

        `mode` is `tolerant` or `strict`, `limits` is `{requestHeader, responseHeader, body, depth, members}`,
        `settleMargin` seconds, `assets` an array of `{network, address, symbol, name, version, decimals,
        transferMethod?, domainSeparator, evidence, source?}`. A row of a known token replaces what is said of its
        evidence, and may differ in nothing else.

        Raises `UsageError` (`usage.argument`, `registry.*`) and `MalformedError` (`json.*`, `message.*`).
        """

    @property
    def json(self) -> str:
        """The profile as JSON: what differs from the default, `{}` for the default."""

    def asset(self, network: str, address: str) -> Asset | None:
        """The token at that address of that chain (CAIP-2), if it is known.

        Raises `MalformedError` or `RejectedError`: `network.*`, `address.*`.
        """

    def elsewhere(self, network: str, address: str) -> tuple[Asset, ...]:
        """The known tokens with that address on other chains: an address that was taken from the wrong one.

        Raises `MalformedError` or `RejectedError`: `network.*`, `address.*`.
        """

    def assets(self, network: str) -> tuple[Asset, ...]:
        """The known tokens of one chain (CAIP-2). A price without a ticker is in the first.

        Raises `MalformedError` or `RejectedError`: `network.*`.
        """

    def price(self, money: str, network: str) -> Price:
        """A price on a chain (CAIP-2): the token it is in, and its exact amount in atomic units.

        A sum of dollars (`$0.05`, `0.05`, `0.05 USD`) is in the chain's default stablecoin, a sum with a ticker (`0.05
        USDC`) in the token of that symbol, spelled as the registry spells it.

        Raises `UsageError`: `money.not_decimal`, `money.zero`, `money.no_asset`, `money.unknown_ticker`,
        `money.too_small`, `money.too_large`; `MalformedError` or `RejectedError`: `network.*`.
        """

    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Asset:
    """A token the registry knows: what it is worth, and what its contract calls itself."""

    __match_args__: ClassVar[
        tuple[
            Literal["network"],
            Literal["address"],
            Literal["symbol"],
            Literal["name"],
            Literal["version"],
            Literal["decimals"],
            Literal["transfer_method"],
            Literal["domain_separator"],
            Literal["evidence"],
            Literal["source"],
        ]
    ]
    @property
    def network(self) -> str:
        """The chain it lives on, in CAIP-2."""

    @property
    def address(self) -> str:
        """Its contract."""

    @property
    def symbol(self) -> str:
        """What people call it: `USDC`. One unit of every asset here is worth one dollar."""

    @property
    def name(self) -> str:
        """The `name` of its EIP-712 domain, which is not always its symbol."""

    @property
    def version(self) -> str:
        """The `version` of its EIP-712 domain."""

    @property
    def decimals(self) -> int:
        """How many decimals one unit has."""

    @property
    def transfer_method(self) -> TransferMethod:
        """How it is moved."""

    @property
    def domain_separator(self) -> str:
        """Its EIP-712 domain separator, pinned from an oracle and not computed from the row."""

    @property
    def evidence(self) -> Evidence:
        """What name and version rest on."""

    @property
    def source(self) -> str | None:
        """Where the evidence is: the packages with their versions, a citation for `onchain`; none if a row does not
        say.
        """

    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Price:
    """A price on a chain: the token it is in, and how much of it."""

    __match_args__: ClassVar[tuple[Literal["asset"], Literal["amount"]]]
    @property
    def asset(self) -> Asset:
        """The token."""

    @property
    def amount(self) -> str:
        """Atomic units of it, in decimal digits."""

    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Repair:
    """Something that had to be repaired to read a message."""

    __match_args__: ClassVar[tuple[Literal["kind"], Literal["at"], Literal["cause"]]]
    @property
    def kind(self) -> str:
        """What was repaired: a text of `codes.RepairKind`."""

    @property
    def at(self) -> str:
        """A JSON pointer into the message; empty for the whole of it."""

    @property
    def cause(self) -> X402Error | None:
        """The error it got round, if one was the cause."""

    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class DecodedHeader:
    """A header that was read."""

    __match_args__: ClassVar[tuple[Literal["json"], Literal["repairs"]]]
    @property
    def json(self) -> str:
        """The JSON text in it."""

    @property
    def repairs(self) -> tuple[Repair, ...]:
        """What had to be repaired to read it."""

    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class TolerantAmount:
    """An amount that was spelled otherwise than an amount is."""

    __match_args__: ClassVar[tuple[Literal["amount"], Literal["repairs"]]]
    @property
    def amount(self) -> str:
        """The amount in its one spelling: atomic units, in decimal digits."""

    @property
    def repairs(self) -> tuple[Repair, ...]:
        """What had to be repaired to read it."""

    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Reason:
    """A reason as a peer wrote it (`invalidReason`, `errorReason`, `error`; x402 v2 §9), and what is known about it.

    The text is never rewritten. An unknown one is a reason too.
    """

    __match_args__: ClassVar[
        tuple[
            Literal["text"],
            Literal["canonical"],
            Literal["class_"],
            Literal["retryable"],
            Literal["may_have_settled"],
            Literal["http_status"],
        ]
    ]
    @staticmethod
    def parse(text: str) -> Reason:
        """Looks a reason up, by its exact spelling. Some SDKs write an explanation after it (`reason: explanation`); it
        does not change what the reason is.
        """

    @property
    def text(self) -> str:
        """The text, exactly as it was written."""

    @property
    def canonical(self) -> str | None:
        """The one name for the fault: the specification's, or where it has none the one most SDKs use. None if the text
        is not known.
        """

    @property
    def class_(self) -> ReasonClass:
        """Whose fault it is."""

    @property
    def retryable(self) -> bool:
        """Whether the same payment may succeed when it is sent again."""

    @property
    def may_have_settled(self) -> bool:
        """Whether money may have moved in spite of the failure. True of every text that is not known: what nobody can
        read frees no money, and where it is false that is still no more than a peer's word.
        """

    @property
    def http_status(self) -> int:
        """The HTTP status with which a server passes it on: 402, 400 for a payment that cannot be read, 412 for a
        missing Permit2 allowance, 500 for a failure of his own, 502 for trouble at his facilitator.
        """

    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class ResourceInfo:
    """What is being sold (x402 v2 §5.1.2 `ResourceInfo`)."""

    __match_args__: ClassVar[tuple[Literal["url"], Literal["description"], Literal["mime_type"], Literal["json"]]]
    @property
    def url(self) -> str:
        """`url`."""

    @property
    def description(self) -> str | None:
        """`description`, for people."""

    @property
    def mime_type(self) -> str | None:
        """`mimeType` of what is sold."""

    @property
    def json(self) -> str:
        """Its exact text, with members this version does not know."""

    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Skipped:
    """An entry of a list (`accepts`, `kinds`, `items`) that is not usable, and why. Its neighbours are."""

    __match_args__: ClassVar[tuple[Literal["index"], Literal["error"], Literal["json"]]]
    @property
    def index(self) -> int:
        """Its index in the list."""

    @property
    def error(self) -> X402Error:
        """Why; the pointer is into the whole message."""

    @property
    def json(self) -> str:
        """Its exact text."""

    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class PaymentRequired:
    """A challenge for payment: what a 402 says (x402 v2 §5.1 `PaymentRequired`, v1 §5.1
    `PaymentRequirementsResponse`).
    """

    @staticmethod
    def parse(json: _Message, *, profile: Profile | None = None) -> PaymentRequired:
        """Reads a challenge from its JSON. Entries of `accepts` that cannot be used are `skipped`, each with its reason;
        under a strict profile the first of them is the error.

        Raises `MalformedError`: `message.version`, `message.missing`, `message.wrong_type`, `json.*`.
        """

    @staticmethod
    def from_header(value: str, *, profile: Profile | None = None) -> PaymentRequired:
        """Reads a `PAYMENT-REQUIRED` header (x402 v2 transport HTTP).

        Raises `MalformedError`: `header.*`, and what `parse` raises.
        """

    @staticmethod
    def from_http(status: int, headers: _Headers, body: _Body, *, profile: Profile | None = None) -> PaymentRequired:
        """Finds the challenge in an HTTP response: in `PAYMENT-REQUIRED` (any case), else in the body.

        `headers` are `(name, value)` pairs, or anything that gives them by `multi_items()` or `items()`, such as the
        headers of httpx, requests or aiohttp. A `str` body is its UTF-8.

        A tolerant profile takes the body when the header cannot be read, a v2 challenge that stands only in the body, and
        a header called `X-Payment-Required`; where header and body are challenges of one version that offer different
        things, it takes the header. It lists each of these as a repair.

        Raises `MalformedError`: `http.status` unless it is 402 or 412, `http.duplicate_header`, `http.no_challenge`,
        under a strict profile `http.envelope_conflict`, and what `from_header` raises.
        """

    def choose(self, payer: Payer) -> Choice:
        """Takes the best offer the payer can pay, and says why each of the others was not chosen.

        Of those it can pay, the payer's preferences decide: of tokens, then of chains. Then offers whose token the
        payer is known to have enough of come before those of which it is not known, and then it is the server's order.
        A payable offer that was not chosen says which was (`taken`) and its own `rank`, the taken one's being 1.

        Raises `RejectedError`: `choose.none_payable`, whose details give the code for each entry, and how much is short
        where it is the balance.
        """

    def echo(self, additions: _Message) -> str:
        """The `extensions` to send with a payment, as JSON text: what the server declared, and `additions` (a JSON
        object, by extension).

        The server's value wins wherever both say one, arrays included; only the lists of `builder-code`'s `s` are
        joined, the client's entries first. What the server wrote stays as it is written, character for character. Adding
        what was added before changes nothing.

        Raises `UsageError`: `usage.argument` if the additions are no object, or the challenge is of v1, which has no
        extensions; `MalformedError`: `json.*`, for the additions, and for a result past the profile's limits.
        """

    @property
    def json(self) -> str:
        """Its exact text."""

    @property
    def header(self) -> str:
        """The `PAYMENT-REQUIRED` header for it."""

    @property
    def version(self) -> int:
        """The version it is written in: 1 or 2."""

    @property
    def found(self) -> str:
        """Where it was found: `text`, `header` or `body`."""

    @property
    def error(self) -> str | None:
        """`error`: a reason code, or prose. Somebody else's text, never an instruction."""

    @property
    def resource(self) -> ResourceInfo | None:
        """What is being sold (v2 `resource`); v1 says it in each offer."""

    @property
    def extensions(self) -> str | None:
        """`extensions`, as they were written: JSON text (v2)."""

    @property
    def accepts(self) -> tuple[PaymentRequirements, ...]:
        """The offers the kernel can read, in the server's order."""

    @property
    def skipped(self) -> tuple[Skipped, ...]:
        """The offers it cannot use, each with its reason."""

    @property
    def repairs(self) -> tuple[Repair, ...]:
        """What was repaired to read it."""

    @property
    def profile(self) -> Profile:
        """The profile it was read under; what is derived from it inherits it."""

    def to_dict(self) -> dict[str, Any]:
        """What `json.loads` makes of the exact text."""

    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class PaymentRequirements:
    """What a server asks for: an element of `accepts` (x402 v2 §5.1.2, v1 §5.1), or the server's own copy of it."""

    @staticmethod
    def parse(json: _Message, *, version: int = 2, profile: Profile | None = None) -> PaymentRequirements:
        """Reads an offer of that version, which its own text does not tell. A tolerant profile repairs misshapen members that
        have one meaning and lists each in `repairs`; its text stays as it was written.

        Raises `MalformedError` or `RejectedError`: `scheme.unsupported`, `network.*`, `message.missing` (naming all
        that is), `message.wrong_type`, `amount.*`, `address.*`, `json.*`.
        """

    def verify(self, payment: PaymentPayload, now: int, *, options: _VerifyOptions | None = None) -> _Verdict:
        """Verifies a payment against this offer, which has to be the server's own and not the payment's echo.

        `now` is the server's clock, `options` what the caller knows or wants besides: `VerifyOptions`, or a `dict` of
        `{minRunway?, payerCode?, factories?}`. The cheap and unambiguous checks come first and the signature last; the
        first that fails is the verdict. Nothing a peer wrote raises.
        """

    def verify_header(self, header: str, now: int, *, options: _VerifyOptions | None = None) -> _Verdict:
        """Like `verify`, from the text of a `PAYMENT-SIGNATURE` or `X-PAYMENT` header."""

    def verify_many(self, payments: Iterable[PaymentPayload], now: int) -> tuple[_Verdict, ...]:
        """Verifies many payments for this offer, in their order: `verify` of each, in one go; 65,536 at most."""

    @property
    def json(self) -> str:
        """Its exact text."""

    @property
    def version(self) -> int:
        """The version it is written in: 1 or 2."""

    @property
    def index(self) -> int | None:
        """Its index in the `accepts` it came from; none if it was parsed alone."""

    @property
    def scheme(self) -> str:
        """The payment scheme: `exact`."""

    @property
    def network(self) -> str:
        """The chain to pay on, in CAIP-2."""

    @property
    def amount(self) -> str:
        """What to pay, in atomic units of the asset (`amount`; v1 `maxAmountRequired`), in decimal digits."""

    @property
    def asset(self) -> str:
        """The token's contract."""

    @property
    def pay_to(self) -> str:
        """Who is paid."""

    @property
    def max_timeout_seconds(self) -> int:
        """How many seconds the payment may take."""

    @property
    def extra(self) -> str | None:
        """The scheme's own data (`extra`), as it was written: JSON text."""

    @property
    def price(self) -> str:
        """The price for people: `0.01 USDC`; in atomic units for a token the registry does not know."""

    @property
    def summary(self) -> str:
        """The offer for people: `0.01 USDC on Base Sepolia to 0x2096…287C`."""

    @property
    def repairs(self) -> tuple[Repair, ...]:
        """What was repaired to read it: in its own text, and in the message around it what decides the price. The
        places are in the message it came in, as those of `Skipped` are.
        """

    @property
    def needs_approval(self) -> bool:
        """Whether a repair decided what is paid (amount, payee, token, network or version): the default policy does not
        pay such an offer.
        """

    @property
    def profile(self) -> Profile:
        """The profile it was read under."""

    def to_dict(self) -> dict[str, Any]:
        """What `json.loads` makes of the exact text."""

    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class PaymentPayload:
    """A payment (x402 v2 §5.2 `PaymentPayload`, v1 §5.2): a signed authorization, and what it is for."""

    @staticmethod
    def parse(json: _Message, *, profile: Profile | None = None) -> PaymentPayload:
        """Reads a payment from its JSON: shapes and spellings. Whether it is good is for `PaymentRequirements.verify`.

        Raises `MalformedError` or `RejectedError`: `message.version`, `message.missing`, `message.wrong_type`,
        `scheme.unsupported`, `network.*`, `amount.*`, `address.*`, `hex.*`, `time.not_seconds`, `json.*`.
        """

    @staticmethod
    def from_header(value: str, *, profile: Profile | None = None) -> PaymentPayload:
        """Reads a `PAYMENT-SIGNATURE` or `X-PAYMENT` header, as a server or facilitator does: standard base64, padded
        or not, and nothing else.

        Raises `MalformedError`: `header.*`; and what `parse` raises.
        """

    @property
    def json(self) -> str:
        """Its exact text."""

    @property
    def header(self) -> str:
        """The header's value."""

    @property
    def header_name(self) -> str:
        """The name of the header it goes in: `PAYMENT-SIGNATURE`; v1 `X-PAYMENT`."""

    @property
    def version(self) -> int:
        """The version it is written in: 1 or 2."""

    @property
    def scheme(self) -> str:
        """The payment scheme: `exact`."""

    @property
    def network(self) -> str:
        """The chain it is for, in CAIP-2: of `accepted`, or v1's own `network`."""

    @property
    def accepted(self) -> PaymentRequirements | None:
        """`accepted`: the offer the payer says it accepts (v2; a v1 payment has none)."""

    @property
    def authorization(self) -> Authorization:
        """`payload.authorization`: what is signed."""

    @property
    def signature(self) -> str:
        """`payload.signature`: `0x` and hexadecimal digits, of any length, since a contract wallet's can have any."""

    @property
    def repairs(self) -> tuple[Repair, ...]:
        """What was repaired to read it."""

    @property
    def profile(self) -> Profile:
        """The profile it was read under."""

    def to_dict(self) -> dict[str, Any]:
        """What `json.loads` makes of the exact text."""

    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@disjoint_base
class SettleResponse:
    """What became of a settlement, as a peer says it (x402 v2 §5.3.2, v1 §5.3.2); only the chain knows.

    One of `SettleResponse.Settled`, `SettleResponse.Pending` and `SettleResponse.Failed`; never a boolean.
    """

    @staticmethod
    def parse(json: _Message, *, profile: Profile | None = None) -> _SettleResponse:
        """Reads a receipt from its JSON. `success` has to be a JSON boolean: anything else is malformed, never "true
        enough".

        Raises `MalformedError`: `message.missing`, `message.wrong_type`, `json.*`.
        """

    @staticmethod
    def settled(
        transaction: str, network: str, *, payer: str | None = None, amount: _Decimal | None = None
    ) -> SettleResponse.Settled:
        """Writes a receipt. `transaction` is empty only if nothing had to be settled, which `amount` (atomic units: a
        `str` of decimal digits, or an `int`) then says; `network` is written as the offer writes it.

        Raises `UsageError`: `usage.argument` for an empty network, or an empty transaction without an amount of zero;
        `MalformedError`: `address.*`, `amount.*`.
        """

    @staticmethod
    def failed(reason: str, network: str, *, payer: str | None = None) -> SettleResponse.Failed:
        """Writes a failure, with what x402 calls its reason (v2 §9) or any other text.

        Raises `UsageError`: `usage.argument` for an empty network; `MalformedError`: `address.*`.
        """

    @staticmethod
    def pending(transaction: str, network: str, *, payer: str | None = None) -> SettleResponse.Pending:
        """Writes that a transaction was sent and its receipt has not come yet.

        Raises `UsageError`: `usage.argument` for an empty transaction or network; `MalformedError`: `address.*`.
        """

    @property
    def error_message(self) -> str | None:
        """`errorMessage`, for people, as the peer wrote it. Somebody else's text, never an instruction."""

    @property
    def extensions(self) -> str | None:
        """`extensions`, as they were written: JSON text."""

    @property
    def header(self) -> str:
        """The value of a `PAYMENT-RESPONSE` or `X-PAYMENT-RESPONSE` header: its text, less `extensionResponses`, which
        is between a facilitator and a server.
        """

    def to_dict(self) -> dict[str, Any]:
        """What `json.loads` makes of the exact text."""

    @final
    class Settled(SettleResponse):
        """`success: true`, with a transaction."""

        __match_args__: ClassVar[
            tuple[Literal["transaction"], Literal["network"], Literal["payer"], Literal["amount"], Literal["json"]]
        ]
        @property
        def transaction(self) -> str:
            """The transaction's hash, as the peer wrote it. Empty only with an `amount` of `"0"`: then nothing had to
            be settled (`upto` on EVM).
            """

        @property
        def network(self) -> str:
            """The network, as the peer wrote it."""

        @property
        def payer(self) -> str | None:
            """Who paid, as the peer wrote it, if it is said."""

        @property
        def amount(self) -> str | None:
            """What was settled, in atomic units, as the peer wrote it, if it is said."""

        @property
        def json(self) -> str:
            """The exact text."""

        def __eq__(self, other: object, /) -> bool: ...
        def __hash__(self) -> int: ...

    @final
    class Pending(SettleResponse):
        """`success: false` because of `settlement_pending`: a transaction was sent and may still settle."""

        __match_args__: ClassVar[tuple[Literal["transaction"], Literal["network"], Literal["payer"], Literal["json"]]]
        @property
        def transaction(self) -> str:
            """The transaction's hash, as the peer wrote it."""

        @property
        def network(self) -> str | None:
            """The network, as the peer wrote it, if it is said."""

        @property
        def payer(self) -> str | None:
            """Who pays, as the peer wrote it, if it is said."""

        @property
        def json(self) -> str:
            """The exact text."""

        def __eq__(self, other: object, /) -> bool: ...
        def __hash__(self) -> int: ...

    @final
    class Failed(SettleResponse):
        """`success: false`. The transaction and the network may be missing or empty, which reads as missing."""

        __match_args__: ClassVar[
            tuple[Literal["reason"], Literal["transaction"], Literal["network"], Literal["payer"], Literal["json"]]
        ]
        @property
        def reason(self) -> str | None:
            """`errorReason`, as the peer wrote it; see `Reason`."""

        @property
        def transaction(self) -> str | None:
            """The hash of a transaction that was sent in vain, as the peer wrote it, if it is said."""

        @property
        def network(self) -> str | None:
            """The network, as the peer wrote it, if it is said."""

        @property
        def payer(self) -> str | None:
            """Who was to pay, as the peer wrote it, if it is said."""

        @property
        def json(self) -> str:
            """The exact text."""

        def __eq__(self, other: object, /) -> bool: ...
        def __hash__(self) -> int: ...

class VerifyResponse:
    """What a facilitator says about a payment (x402 v2 §5.3.1, v1 §5.3.1). An answer that is not plainly one of the
    cases is an error, not a no and not a yes.

    One of `VerifyResponse.Valid` and `VerifyResponse.Invalid`; never a boolean.
    """

    @staticmethod
    def parse(json: _Message, *, profile: Profile | None = None) -> _VerifyResponse:
        """Reads an answer from its JSON. `isValid` has to be a JSON boolean: anything else is malformed, never "true
        enough".

        Raises `MalformedError`: `message.missing`, `message.wrong_type`, `json.*`.
        """

    @staticmethod
    def valid(payer: str) -> VerifyResponse.Valid:
        """Writes a yes.

        Raises `MalformedError`: `address.*`.
        """

    @staticmethod
    def invalid(error: X402Error, *, payer: str | None = None) -> VerifyResponse.Invalid:
        """Writes a no: `invalidReason` is what x402 calls the error (`unexpected_verify_error` if it has no name for
        it), `invalidMessage` its sentence.

        Raises `MalformedError`: `address.*`.
        """

    def to_dict(self) -> dict[str, Any]:
        """What `json.loads` makes of the exact text."""

    @final
    class Valid(VerifyResponse):
        """`isValid: true`."""

        __match_args__: ClassVar[tuple[Literal["payer"], Literal["json"]]]
        @property
        def payer(self) -> str | None:
            """Who pays, as the peer wrote it, if it is said."""

        @property
        def json(self) -> str:
            """The exact text."""

        def __eq__(self, other: object, /) -> bool: ...
        def __hash__(self) -> int: ...

    @final
    class Invalid(VerifyResponse):
        """`isValid: false`."""

        __match_args__: ClassVar[tuple[Literal["reason"], Literal["message"], Literal["payer"], Literal["json"]]]
        @property
        def reason(self) -> str | None:
            """`invalidReason`, as the peer wrote it; see `Reason`."""

        @property
        def message(self) -> str | None:
            """`invalidMessage`, for people. Somebody else's text, never an instruction."""

        @property
        def payer(self) -> str | None:
            """Who was to pay, as the peer wrote it, if it is said."""

        @property
        def json(self) -> str:
            """The exact text."""

        def __eq__(self, other: object, /) -> bool: ...
        def __hash__(self) -> int: ...

@final
class FacilitatorRequest:
    """What a server asks a facilitator (x402 v2 §7.1, v1 §7.1): whether this payment pays this offer. It asks about a
    payment and the server's own offer; both go in as they were written.

    Raises `RejectedError`: `verify.version` unless they are of one version; `MalformedError`: `json.too_large`.
    """

    __match_args__: ClassVar[tuple[Literal["version"], Literal["payment"], Literal["offer"], Literal["json"]]]
    def __new__(cls, payment: PaymentPayload, offer: PaymentRequirements) -> Self: ...
    @staticmethod
    def parse(json: _Message, *, profile: Profile | None = None) -> FacilitatorRequest:
        """Reads a request from its JSON, as a facilitator does: nothing misshapen is repaired, since both texts have to have
        one meaning.

        Raises `RejectedError`: `verify.version` unless `x402Version`, the payment and the offer are of one version; and
        what `PaymentPayload.parse` and `PaymentRequirements.parse` raise.
        """

    @property
    def version(self) -> int:
        """The version of both: 1 or 2."""

    @property
    def payment(self) -> PaymentPayload:
        """`paymentPayload`."""

    @property
    def offer(self) -> PaymentRequirements:
        """`paymentRequirements`: the server's own copy of the offer."""

    @property
    def json(self) -> str:
        """The exact text: the body of `POST /verify` and `POST /settle`."""

    def to_dict(self) -> dict[str, Any]:
        """What `json.loads` makes of the exact text."""

    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class SupportedKind:
    """One kind of payment a facilitator handles, as it wrote it; of any scheme and any chain."""

    __match_args__: ClassVar[tuple[Literal["version"], Literal["scheme"], Literal["network"], Literal["extra"]]]
    @property
    def version(self) -> int:
        """`x402Version`: 1 or 2."""

    @property
    def scheme(self) -> str:
        """`scheme`, known here or not."""

    @property
    def network(self) -> str:
        """`network`, as it was written: CAIP-2, `eip155:*`, or a name of v1."""

    @property
    def extra(self) -> str | None:
        """`extra`, as it was written: JSON text."""

    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Supported:
    """What a facilitator can verify and settle: its answer to `GET /supported` (x402 v2 §7.3, v1 §7.3)."""

    @staticmethod
    def parse(json: _Message, *, profile: Profile | None = None) -> Supported:
        """Reads an answer from its JSON. Kinds that cannot be read are `skipped`, each with its reason; under a strict
        profile the first of them is the error.

        Raises `MalformedError`: `message.missing`, `message.wrong_type`, `json.*`.
        """

    def supports(self, offer: PaymentRequirements) -> bool:
        """Whether it handles payments of that offer: its version, its scheme, and its network or `eip155:*`."""

    def missing(self, offers: Iterable[PaymentRequirements]) -> tuple[int, ...]:
        """The indexes of the offers it does not handle: what a server finds out at its start, not at its first sale."""

    @property
    def kinds(self) -> tuple[SupportedKind, ...]:
        """`kinds`: what it handles."""

    @property
    def skipped(self) -> tuple[Skipped, ...]:
        """The kinds that cannot be read, each with its reason."""

    @property
    def extensions(self) -> tuple[str, ...]:
        """`extensions`: the names of those it knows."""

    @property
    def signers(self) -> str | None:
        """`signers`, as it was written: an object of network patterns with the addresses that settle there, as JSON
        text.
        """

    @property
    def json(self) -> str:
        """The exact text."""

    def to_dict(self) -> dict[str, Any]:
        """What `json.loads` makes of the exact text."""

    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

class Pagination:
    """Where a page stands among its neighbours.

    One of `Pagination.Offset` and `Pagination.Cursor`.
    """

    @final
    class Offset(Pagination):
        """By number, of `/discovery/resources`."""

        __match_args__: ClassVar[tuple[Literal["limit"], Literal["offset"], Literal["total"]]]
        @property
        def limit(self) -> int:
            """The most items of a page."""

        @property
        def offset(self) -> int:
            """How many items stand before this page."""

        @property
        def total(self) -> int:
            """How many items there are."""

        def __eq__(self, other: object, /) -> bool: ...
        def __hash__(self) -> int: ...

    @final
    class Cursor(Pagination):
        """By a cursor, of `/discovery/search`."""

        __match_args__: ClassVar[tuple[Literal["limit"], Literal["cursor"]]]
        @property
        def limit(self) -> int | None:
            """The most items of a page, if it is said."""

        @property
        def cursor(self) -> str | None:
            """What to ask the next page with; none at the end."""

        def __eq__(self, other: object, /) -> bool: ...
        def __hash__(self) -> int: ...

@final
class DiscoveryItem:
    """One thing on sale."""

    __match_args__: ClassVar[
        tuple[
            Literal["resource"],
            Literal["type"],
            Literal["version"],
            Literal["accepts"],
            Literal["skipped"],
            Literal["last_updated"],
            Literal["json"],
        ]
    ]
    @property
    def resource(self) -> str:
        """`resource`: a URL, or the name of an MCP tool."""

    @property
    def type(self) -> str:
        """`type`: `http`, `mcp`, or what else there will be."""

    @property
    def version(self) -> int:
        """`x402Version` of its offers: 1 or 2."""

    @property
    def accepts(self) -> tuple[PaymentRequirements, ...]:
        """The offers this kernel can read. The pointers of their repairs are in the item."""

    @property
    def skipped(self) -> tuple[Skipped, ...]:
        """The offers it cannot use, each with its reason; the pointer is into the page."""

    @property
    def last_updated(self) -> str | None:
        """`lastUpdated` as text: unix seconds or an ISO 8601 time, since facilitators write either."""

    @property
    def json(self) -> str:
        """Its exact text."""

    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class DiscoveryPage:
    """A page of things on sale, of `GET /discovery/resources` or `GET /discovery/search` (x402 v2 §8). They are
    advertisements: what is paid is what the server's own 402 asks.
    """

    __match_args__: ClassVar[tuple[Literal["items"], Literal["skipped"], Literal["pagination"], Literal["json"]]]
    @staticmethod
    def parse(json: _Message, *, profile: Profile | None = None) -> DiscoveryPage:
        """Reads a page from its JSON, with its `items` (or, of a search, its `resources`). Items that cannot be read
        are `skipped`, each with its reason, as are offers of an item; under a strict profile the first of either is the
        error.

        Raises `MalformedError`: `message.missing`, `message.wrong_type`, `json.*`.
        """

    @property
    def items(self) -> tuple[DiscoveryItem, ...]:
        """What is on sale."""

    @property
    def skipped(self) -> tuple[Skipped, ...]:
        """The items that cannot be read, each with its reason."""

    @property
    def pagination(self) -> _Pagination | None:
        """Where the page stands, if it is said."""

    @property
    def json(self) -> str:
        """The exact text."""

    def to_dict(self) -> dict[str, Any]:
        """What `json.loads` makes of the exact text."""

    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

class HttpOutcome:
    """What a response means. There is no boolean to forget.

    One of `HttpOutcome.Challenge`, `HttpOutcome.Delivered`, `HttpOutcome.Refused`, `HttpOutcome.Pending`,
    `HttpOutcome.HiddenByCors`, `HttpOutcome.OtherProtocol` and `HttpOutcome.NotPayment`.
    """

    @final
    class Challenge(HttpOutcome):
        """A payment is asked for."""

        __match_args__: ClassVar[tuple[Literal["challenge"]]]
        @property
        def challenge(self) -> PaymentRequired:
            """What is asked for."""

        def __eq__(self, other: object, /) -> bool: ...
        def __hash__(self) -> int: ...

    @final
    class Delivered(HttpOutcome):
        """The paid request was answered (2xx)."""

        __match_args__: ClassVar[tuple[Literal["receipt"], Literal["unreadable"]]]
        @property
        def receipt(self) -> _SettleResponse | None:
            """What the server says about the settlement, if it says so. It may say that it failed."""

        @property
        def unreadable(self) -> X402Error | None:
            """Why its receipt could not be read, if it could not."""

        def __eq__(self, other: object, /) -> bool: ...
        def __hash__(self) -> int: ...

    @final
    class Refused(HttpOutcome):
        """The payment was sent, and not chosen: a 402 or 412, a 4xx that gives a reason, any error with a receipt. What
        was sent may settle all the same until it expires.
        """

        __match_args__: ClassVar[tuple[Literal["reason"], Literal["challenge"], Literal["receipt"]]]
        @property
        def reason(self) -> str | None:
            """The server's reason, as it wrote it: `errorReason` of the receipt, else `error` of the challenge or the
            body; see `Reason`.
            """

        @property
        def challenge(self) -> PaymentRequired | None:
            """What it asks for now, if it can be read."""

        @property
        def receipt(self) -> _SettleResponse | None:
            """What it says about the settlement, if it says so."""

        def __eq__(self, other: object, /) -> bool: ...
        def __hash__(self) -> int: ...

    @final
    class Pending(HttpOutcome):
        """A transaction was sent and may still settle."""

        __match_args__: ClassVar[tuple[Literal["receipt"]]]
        @property
        def receipt(self) -> _SettleResponse:
            """The receipt that says so."""

        def __eq__(self, other: object, /) -> bool: ...
        def __hash__(self) -> int: ...

    @final
    class HiddenByCors(HttpOutcome):
        """A 402 of another origin, with nothing to be seen: the server does not expose its headers to browsers."""

        __match_args__: ClassVar[tuple[()]]
        def __eq__(self, other: object, /) -> bool: ...
        def __hash__(self) -> int: ...

    @final
    class OtherProtocol(HttpOutcome):
        """A 402 of another protocol."""

        __match_args__: ClassVar[tuple[Literal["name"]]]
        @property
        def name(self) -> str:
            """Which: `l402`, `mpp`, `pay_per_crawl`, `x_402_headers` or `pay_to_header`. New ones appear."""

        def __eq__(self, other: object, /) -> bool: ...
        def __hash__(self) -> int: ...

    @final
    class NotPayment(HttpOutcome):
        """Nothing about payment. After a paid request this tells nothing of the settlement: a redirect, a server error,
        an error of the resource.
        """

        __match_args__: ClassVar[tuple[Literal["status"]]]
        @property
        def status(self) -> int:
            """The status."""

        def __eq__(self, other: object, /) -> bool: ...
        def __hash__(self) -> int: ...

@final
class VerifyOptions:
    """What the caller knows or wants beyond the offer, when a payment is verified. The default knows and wants nothing.

    `min_runway` is for how many seconds the authorization has to stay valid, for work that comes before settling; less
    than the profile's settle margin changes nothing. `payer_code` is what is known of the code at the payer's address.
    `factories` are those whose undeployed wallets are taken (ERC-6492); without them the question is the caller's.

    Raises `UsageError`: `usage.argument`; `MalformedError`: `address.*`.
    """

    __match_args__: ClassVar[tuple[Literal["min_runway"], Literal["payer_code"], Literal["factories"]]]
    def __new__(
        cls,
        *,
        min_runway: int | None = None,
        payer_code: _PayerCode = "unknown",
        factories: Iterable[str] | None = None,
    ) -> Self: ...
    @property
    def min_runway(self) -> int | None:
        """Seconds for which the authorization has to stay valid."""

    @property
    def payer_code(self) -> PayerCode:
        """What is known of the code at the payer's address."""

    @property
    def factories(self) -> tuple[str, ...] | None:
        """The factories whose undeployed wallets are taken."""

    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

class Match:
    """Which of the server's own offers a payment is for. The indexes are those in the offers given.

    One of `Match.Found`, `Match.Ambiguous` and `Match.NotFound`.
    """

    @final
    class Found(Match):
        """This one."""

        __match_args__: ClassVar[tuple[Literal["index"]]]
        @property
        def index(self) -> int:
            """Its index."""

        def __eq__(self, other: object, /) -> bool: ...
        def __hash__(self) -> int: ...

    @final
    class Ambiguous(Match):
        """Each of these, and the payment does not tell which."""

        __match_args__: ClassVar[tuple[Literal["indexes"]]]
        @property
        def indexes(self) -> tuple[int, ...]:
            """Their indexes."""

        def __eq__(self, other: object, /) -> bool: ...
        def __hash__(self) -> int: ...

    @final
    class NotFound(Match):
        """None."""

        __match_args__: ClassVar[tuple[Literal["closest"], Literal["error"]]]
        @property
        def closest(self) -> int | None:
            """The index of the offer that differs in the fewest members, the first of such; none if there is no offer
            of the payment's version.
            """

        @property
        def error(self) -> X402Error:
            """The first member in which that one differs; the pointer is into the payment."""

        def __eq__(self, other: object, /) -> bool: ...
        def __hash__(self) -> int: ...

class Verdict:
    """What can be said of a payment without a chain. There is no boolean to forget.

    One of `Verdict.SignedByPayer`, `Verdict.NeedsChain`, `Verdict.Rejected` and `Verdict.Malformed`.
    """

    def to_verify_response(self) -> _VerifyResponse | None:
        """The answer a facilitator gives to `POST /verify`; none where only the chain can tell whose signature it is.

        A yes says what can be said without a chain: give it once what `open` lists was looked up.
        """

    @final
    class SignedByPayer(Verdict):
        """Everything signed is what the server asked for, and the payer's key signed it."""

        __match_args__: ClassVar[tuple[Literal["payer"], Literal["replay_key"], Literal["open"]]]
        @property
        def payer(self) -> str:
            """Who pays."""

        @property
        def replay_key(self) -> str:
            """The payment's one name, made of signed values only: two encodings of one authorization share it. Claim it
            before delivering anything.
            """

        @property
        def open(self) -> tuple[str, ...]:
            """What only the chain can still tell: texts of `codes.Open`."""

        def __eq__(self, other: object, /) -> bool: ...
        def __hash__(self) -> int: ...

    @final
    class NeedsChain(Verdict):
        """Everything signed is what the server asked for; whether a contract wallet signed it only the chain can tell.
        """

        __match_args__: ClassVar[
            tuple[Literal["payer"], Literal["wallet"], Literal["factory"], Literal["replay_key"], Literal["open"]]
        ]
        @property
        def payer(self) -> str:
            """Who is said to pay."""

        @property
        def wallet(self) -> str:
            """The kind of wallet that has to check it: `contract` (EIP-1271), `delegated` (EIP-7702) or
            `counterfactual` (ERC-6492).
            """

        @property
        def factory(self) -> str | None:
            """The contract that would deploy a counterfactual wallet."""

        @property
        def replay_key(self) -> str:
            """The payment's one name, made of signed values only."""

        @property
        def open(self) -> tuple[str, ...]:
            """What only the chain can tell: texts of `codes.Open`."""

        def __eq__(self, other: object, /) -> bool: ...
        def __hash__(self) -> int: ...

    @final
    class Rejected(Verdict):
        """Well-formed, and not acceptable."""

        __match_args__: ClassVar[tuple[Literal["error"]]]
        @property
        def error(self) -> X402Error:
            """Why."""

        def __eq__(self, other: object, /) -> bool: ...
        def __hash__(self) -> int: ...

    @final
    class Malformed(Verdict):
        """Not readable as a payment."""

        __match_args__: ClassVar[tuple[Literal["error"]]]
        @property
        def error(self) -> X402Error:
            """Why."""

        def __eq__(self, other: object, /) -> bool: ...
        def __hash__(self) -> int: ...

@final
class Eip712Domain:
    """A signing domain (EIP-712 `EIP712Domain`): the fields that are present, and no others, are hashed. An empty name
    or version is present.

    `chain_id` is a `str` of decimal digits or an `int`, `salt` hexadecimal or bytes.

    Raises `MalformedError`: `amount.*`, `address.*`, `hex.*`.
    """

    __match_args__: ClassVar[
        tuple[
            Literal["name"],
            Literal["version"],
            Literal["chain_id"],
            Literal["verifying_contract"],
            Literal["salt"],
        ]
    ]
    def __new__(
        cls,
        *,
        name: str | None = None,
        version: str | None = None,
        chain_id: _Decimal | None = None,
        verifying_contract: str | None = None,
        salt: _Hex | None = None,
    ) -> Self: ...
    @property
    def name(self) -> str | None:
        """`name`: what the contract calls itself."""

    @property
    def version(self) -> str | None:
        """`version`"""

    @property
    def chain_id(self) -> str | None:
        """`chainId`, in decimal digits."""

    @property
    def verifying_contract(self) -> str | None:
        """`verifyingContract`"""

    @property
    def salt(self) -> str | None:
        """`salt`: `0x` and 64 hexadecimal digits."""

    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Authorization:
    """What an EIP-3009 `TransferWithAuthorization` says.

    `value`, `valid_after` and `valid_before` are `str`s of decimal digits or `int`s, `nonce` hexadecimal or bytes.

    Raises `MalformedError`: `address.*`, `amount.*`, `time.not_seconds`, `hex.*`.
    """

    __match_args__: ClassVar[
        tuple[
            Literal["from_"],
            Literal["to"],
            Literal["value"],
            Literal["valid_after"],
            Literal["valid_before"],
            Literal["nonce"],
        ]
    ]
    def __new__(
        cls, from_: str, to: str, value: _Decimal, valid_after: _Decimal, valid_before: _Decimal, nonce: _Hex
    ) -> Self: ...
    @property
    def from_(self) -> str:
        """`from`: the payer."""

    @property
    def to(self) -> str:
        """`to`: the payee."""

    @property
    def value(self) -> str:
        """`value`: atomic units of the token, in decimal digits."""

    @property
    def valid_after(self) -> str:
        """`validAfter`: unix seconds in decimal digits; valid only later than this."""

    @property
    def valid_before(self) -> str:
        """`validBefore`: unix seconds in decimal digits; valid only earlier than this."""

    @property
    def nonce(self) -> str:
        """`nonce`: `0x` and 64 hexadecimal digits, once per payer and token."""

    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class CancelAuthorization:
    """What an EIP-3009 `CancelAuthorization` says: that a nonce is used up, though nothing was paid by it.

    `nonce` is hexadecimal or bytes.

    Raises `MalformedError`: `address.*`, `hex.*`.
    """

    __match_args__: ClassVar[tuple[Literal["authorizer"], Literal["nonce"]]]
    def __new__(cls, authorizer: str, nonce: _Hex) -> Self: ...
    @property
    def authorizer(self) -> str:
        """`authorizer`: whose authorization it is."""

    @property
    def nonce(self) -> str:
        """`nonce`: the authorization's, `0x` and 64 hexadecimal digits."""

    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class TypedData:
    """Typed data (EIP-712) from its JSON: `{types, primaryType, domain, message}`, as `eth_signTypedData_v4` takes it.

    Every value has to be one of its type, and every member has to be signed: what a wallet would cast, pad, drop or
    assume is an error here, since two wallets would do it in two ways.
    """

    __match_args__: ClassVar[
        tuple[
            Literal["primary_type"],
            Literal["domain_separator"],
            Literal["struct_hash"],
            Literal["digest"],
            Literal["json"],
        ]
    ]
    @staticmethod
    def parse(json: _Message) -> TypedData:
        """Reads typed data.

        An integer is a string of decimal digits, a string of `0x` and hexadecimal digits, or a JSON integer of any
        length; bytes are `0x` and two digits each. A primary type of `EIP712Domain` signs the domain alone; its message
        is absent or empty. At most 128 types are listed, with at most 128 members each, and none contains itself.

        Raises `MalformedError`: `typed_data.no_domain_type` if the types do not list `EIP712Domain`, `typed_data.type`
        for what is no type, or none that is listed, `typed_data.cycle`, `typed_data.value` for a value out of range, of
        the wrong length or spelling, `typed_data.unknown_member`, `message.missing`, `message.wrong_type`, `address.*`,
        `hex.*`, `json.*`.
        """

    @property
    def primary_type(self) -> str:
        """The type of the message (`primaryType`)."""

    @property
    def domain_separator(self) -> str:
        """The hash of the domain (EIP-712 `domainSeparator`), by the type the types list for it."""

    @property
    def struct_hash(self) -> str:
        """The hash of the message (EIP-712 `hashStruct`); the separator where the primary type is `EIP712Domain`."""

    @property
    def digest(self) -> str:
        """The 32 bytes that are signed: `0x` and 64 hexadecimal digits."""

    @property
    def json(self) -> str:
        """The exact text."""

    def to_dict(self) -> dict[str, Any]:
        """What `json.loads` makes of the exact text."""

    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Erc6492:
    """The envelope of a signature of a wallet that is not deployed yet (ERC-6492): who would deploy it and how, and the
    signature for the wallet to check. Nothing in it is proven: any bytes can be put into an envelope.
    """

    __match_args__: ClassVar[tuple[Literal["factory"], Literal["calldata"], Literal["signature"]]]
    @staticmethod
    def parse(signature: _Hex) -> Erc6492:
        """Reads an envelope: the ABI encoding of `(address, bytes, bytes)` in its one form, and the suffix.

        Raises `MalformedError`: `signature.erc6492`, `hex.*`.
        """

    @property
    def factory(self) -> str:
        """The contract that would deploy the wallet."""

    @property
    def calldata(self) -> str:
        """What the factory would be called with: `0x` and hexadecimal digits."""

    @property
    def signature(self) -> str:
        """The signature inside: `0x` and hexadecimal digits."""

    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class AssetId:
    """A token: its contract on its chain.

    Raises `MalformedError` or `RejectedError`: `network.*`, `address.*`.
    """

    __match_args__: ClassVar[tuple[Literal["network"], Literal["asset"]]]
    def __new__(cls, network: str, asset: str) -> Self: ...
    @property
    def network(self) -> str:
        """The chain, in CAIP-2."""

    @property
    def asset(self) -> str:
        """The contract."""

    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Balance:
    """What a payer has of a token. `amount` is a `str` of decimal digits or an `int`.

    Raises `MalformedError` or `RejectedError`: `network.*`, `address.*`, `amount.*`.
    """

    __match_args__: ClassVar[tuple[Literal["network"], Literal["asset"], Literal["amount"]]]
    def __new__(cls, network: str, asset: str, amount: _Decimal) -> Self: ...
    @property
    def network(self) -> str:
        """The chain, in CAIP-2."""

    @property
    def asset(self) -> str:
        """The token's contract."""

    @property
    def amount(self) -> str:
        """The atomic units, in decimal digits."""

    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Payer:
    """Who pays, on which chains (CAIP-2), with what, and what it would rather pay with.

    `kind` is what stands behind the address. `balances` is what it has, as far as that is known: of one token, the last
    counts. `assets` are the only tokens it pays in; without any, it pays in every token. `prefer_networks` are the
    chains it would rather pay on and `prefer_assets` the tokens it would rather pay in, the best first; tokens come
    before chains.

    Raises `MalformedError` or `RejectedError`: `address.*`, `network.*`; `UsageError`: `usage.argument`.
    """

    __match_args__: ClassVar[
        tuple[
            Literal["address"],
            Literal["networks"],
            Literal["kind"],
            Literal["balances"],
            Literal["assets"],
            Literal["prefer_networks"],
            Literal["prefer_assets"],
        ]
    ]
    def __new__(
        cls,
        address: str,
        networks: Iterable[str],
        *,
        kind: _PayerKind = "key",
        balances: Iterable[Balance] = (),
        assets: Iterable[AssetId] = (),
        prefer_networks: Iterable[str] = (),
        prefer_assets: Iterable[AssetId] = (),
    ) -> Self: ...
    @property
    def address(self) -> str:
        """The account."""

    @property
    def networks(self) -> tuple[str, ...]:
        """The chains it pays on, in CAIP-2."""

    @property
    def kind(self) -> PayerKind:
        """What stands behind the account."""

    @property
    def balances(self) -> tuple[Balance, ...]:
        """What it has, as far as it said."""

    @property
    def assets(self) -> tuple[AssetId, ...]:
        """The only tokens it pays in; none listed means any."""

    @property
    def prefer_networks(self) -> tuple[str, ...]:
        """The chains it would rather pay on, in CAIP-2, the best first."""

    @property
    def prefer_assets(self) -> tuple[AssetId, ...]:
        """The tokens it would rather pay in, the best first."""

    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class NotChosen:
    """An entry of `accepts` that was not chosen, and why."""

    __match_args__: ClassVar[tuple[Literal["index"], Literal["error"]]]
    @property
    def index(self) -> int:
        """Its index in `accepts`."""

    @property
    def error(self) -> X402Error:
        """Why."""

    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Choice:
    """One offer out of a challenge, frozen: what is approved is what was chosen, whatever happens to the list."""

    @property
    def index(self) -> int:
        """The chosen entry's index in `accepts`."""

    @property
    def offer(self) -> PaymentRequirements:
        """The chosen offer."""

    @property
    def not_chosen(self) -> tuple[NotChosen, ...]:
        """Every other entry, and why it was not chosen."""

    @property
    def challenge(self) -> PaymentRequired:
        """The challenge it was chosen from."""

    @property
    def payer(self) -> Payer:
        """Who it was chosen for."""

    @property
    def extensions(self) -> str | None:
        """The `extensions` that the payment will send: the server's, and what was added; JSON text."""

    def with_extensions(self, additions: _Message) -> Choice:
        """The same choice, adding to the server's extensions (see `PaymentRequired.echo`). Said again, the last counts.

        Raises what `PaymentRequired.echo` raises.
        """

    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Request:
    """The HTTP request that is to be paid for: the caller's own, not what a peer says it was.

    Raises `UsageError`: `usage.url` unless the URL is an absolute one of `http` or `https`.
    """

    __match_args__: ClassVar[tuple[Literal["method"], Literal["url"]]]
    def __new__(cls, method: str, url: str) -> Self: ...
    @property
    def method(self) -> str:
        """The method."""

    @property
    def url(self) -> str:
        """The URL."""

    @property
    def host(self) -> str:
        """The host with its port, if the URL names one."""

    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Policy:
    """What may be paid. It denies by default, and it is the only thing that makes an `Approved`.

    The default pays up to one dollar at a time, in tokens whose worth and name the registry is sure of, on any chain
    the payer is on, by signatures that live ten minutes at most.

    `per_payment` is the most one payment may be worth, in dollars, such as `"$0.05"`; zero is a cap like any other:
    nothing. Under a cap with a ticker nothing is approved. `networks` are the only chains to pay on (CAIP-2); none
    listed means none allowed. `max_lifetime` is the most seconds a signature may stay valid, whatever an offer grants.
    `confirm` says whether a `Purchase` asks its host to confirm each payment. `one_sdk` says whether to pay in tokens
    whose EIP-712 name rests on one SDK's word (`Evidence.ONE_SDK`): if that is wrong, the signature is worthless to the
    server, who delivers nothing. `repaired` says whether an offer may be paid that `needs_approval`, since what it
    costs could only be read by a repair.

    A handle: it cannot be copied or pickled.

    Raises `UsageError`: `money.not_decimal`, `usage.argument`; `MalformedError` or `RejectedError`: `network.*`.
    """

    def __new__(
        cls,
        *,
        per_payment: str | None = None,
        networks: Iterable[str] | None = None,
        max_lifetime: int | None = None,
        confirm: bool | None = None,
        one_sdk: bool = False,
        repaired: bool = False,
    ) -> Self: ...
    def approve(self, choice: Choice, request: Request, now: int) -> Approved:
        """Approves a choice for a request, or says which rule denies it (the code), what was asked and what is allowed.

        The approval is good once, and as long as a signature may live: yesterday's yes is not today's.

        Raises `RejectedError`: `policy.network`, `policy.unknown_asset`, `policy.evidence`, `policy.recipient`,
        `policy.zero_amount`, `policy.per_payment`, `policy.repaired`; `UsageError`: `money.not_decimal` if the policy's
        own cap is not in dollars.
        """

@final
class ServerDate:
    """The `Date` of a server's response (RFC 9110 §6.6.1), and when it was received by the caller's clock, in unix
    seconds: the server's clock.

    A device whose clock is wrong signs windows that are over, or not yet open, where they are checked. The server is
    believed over https only, and ten minutes at most; however late it says it is, no signature lives longer by the
    caller's own clock than the policy allows.

    Raises `MalformedError` or `RejectedError`: `time.not_http_date`, `clock.implausible` if the two differ by more than
    ten minutes; `UsageError`: `time.milliseconds`, `usage.argument`.
    """

    __match_args__: ClassVar[tuple[Literal["date"], Literal["received_at"]]]
    def __new__(cls, date: str, received_at: int) -> Self: ...
    @property
    def date(self) -> str:
        """The header's value."""

    @property
    def received_at(self) -> int:
        """When it was received."""

    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class PrepareOptions:
    """What the caller knows or wants beyond the approval, when a payment is prepared. The default is what the official
    SDKs do, on the caller's own clock.

    `valid_after` is since when the authorization is valid; without it, as the offer's version has it, zero in v2 and
    back-dated in v1. `server_date` tells the server's clock; without it, the caller's is right.

    Raises `UsageError`: `usage.argument`.
    """

    __match_args__: ClassVar[tuple[Literal["valid_after"], Literal["server_date"]]]
    def __new__(
        cls, *, valid_after: _ValidAfter | None = None, server_date: ServerDate | None = None
    ) -> Self: ...
    @property
    def valid_after(self) -> ValidAfter | None:
        """Since when the authorization is valid."""

    @property
    def server_date(self) -> ServerDate | None:
        """The server's clock."""

    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Approved:
    """An offer that a policy approved: the only thing a payment can be prepared from, once.

    Only `Policy.approve` makes one. A handle: it cannot be copied or pickled. What it says can still be read when it is
    used up.
    """

    @property
    def offer(self) -> PaymentRequirements:
        """The offer that was approved."""

    @property
    def payer(self) -> str:
        """Who pays."""

    def prepare(
        self, now: int, nonce: _Hex, *, options: PrepareOptions | dict[str, Any] | None = None
    ) -> UnsignedPayment:
        """Makes what is to be signed. `nonce` is 32 random bytes that the caller draws anew for each payment.

        The signature will be valid until `now` plus the offer's `maxTimeoutSeconds`, or less if the policy says so. The
        approval is used up, whether this succeeds or not; a wrong argument is refused before.

        `options` is what the caller knows or wants besides, another `validAfter` or the server's clock:
        `PrepareOptions`, or a `dict` of `{validAfter?, serverDate?: {date, receivedAt}}`. A server that was asked over
        plain http is not believed: its clock is left aside.

        Raises `UsageError`: `usage.already_used`, `prepare.nonce`, `time.milliseconds`; `RejectedError`:
        `prepare.stale` if the approval is older than a signature may live, `prepare.timeout`, `domain.mismatch`,
        `domain.unknown`; `MalformedError`: `header.too_large`, `header.echo_too_large` (which names the largest of the
        extensions that have to be echoed), `hex.*`.
        """

@final
class UnsignedPayment:
    """A payment that lacks its signature. It becomes one `PaymentPayload`, once.

    Only `Approved.prepare` makes one. A handle: it cannot be copied or pickled. What it says can still be read when it
    is used up.
    """

    @property
    def requests(self) -> tuple[SigningRequest, ...]:
        """What has to be signed, in order. The scheme `exact` has one."""

    @property
    def digest(self) -> str:
        """The digest of the one request: `0x` and 64 hexadecimal digits."""

    @property
    def typed_data(self) -> str:
        """The typed data of the one request, as JSON for `eth_signTypedData_v4`."""

    @property
    def offer(self) -> PaymentRequirements:
        """The offer it pays."""

    @property
    def payer(self) -> str:
        """Who pays."""

    @property
    def expires_at(self) -> int:
        """When the authorization stops being valid (`validBefore`), in unix seconds."""

    @property
    def summary(self) -> str:
        """One line a person can say yes to: `0.01 USDC on Base Sepolia to 0x2096…287C for api.example.com, until
        14:32:05 UTC`.
        """

    def finish(self, signature: _Hex) -> PaymentPayload:
        """Takes the signature of the one request: 65 bytes, v 0, 1, 27 or 28, in hexadecimal or as bytes. It has to be
        the payer's.

        A key store that gives another form says which: `signature_from_eip2098`, `signature_from_der` and
        `signature_from_rs` make the 65 bytes, from `digest` and `payer`. A contract wallet's signature goes to
        `finish_unchecked`.

        Raises what `finish_all` raises.
        """

    def finish_all(self, answers: Iterable[Answer]) -> PaymentPayload:
        """Takes one answer for each request, in any order. Each has to be its signer's.

        The unsigned payment is used up, whether this succeeds or not; a wrong argument is refused before.

        Raises `UsageError`: `usage.already_used`, `usage.answer` unless the ids are exactly the requests',
        `signature.not_payer`; `MalformedError` or `RejectedError`: `signature.*`, `hex.*`.
        """

    def finish_unchecked(self, signature: _Hex) -> PaymentPayload:
        """Takes the signature of a contract wallet, unchecked: only its contract knows whether it is one (EIP-1271,
        ERC-6492). Use `finish` for a key: what is wrong here is found out when it is settled.

        The unsigned payment is used up, whether this succeeds or not; a wrong argument is refused before.

        Raises `UsageError`: `usage.already_used`; `MalformedError`: `signature.length` if there is none,
        `header.too_large`, as its length was not known before it was signed, `hex.*`.
        """

@final
class SigningRequest:
    """Something a wallet, a hardware device or a KMS is asked to sign. Only the kernel makes one, from an approved
    offer.

    A handle: it cannot be copied or pickled.
    """

    @property
    def id(self) -> str:
        """What the `Answer` has to name."""

    @property
    def kind(self) -> str:
        """How it is to be signed: `typed_data`, that is by `eth_signTypedData_v4`, or its digest without a prefix."""

    @property
    def digest(self) -> str:
        """The 32 bytes that are signed: `0x` and 64 hexadecimal digits."""

    @property
    def typed_data(self) -> str:
        """The JSON for `eth_signTypedData_v4`; its hash is the digest."""

    @property
    def signer(self) -> str:
        """Whose signature is wanted."""

    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Answer:
    """A signature for the request of that id: r, s and v, in hexadecimal or as bytes.

    Raises `MalformedError`: `hex.*`.
    """

    __match_args__: ClassVar[tuple[Literal["id"], Literal["signature"]]]
    def __new__(cls, id: str, signature: _Hex) -> Self: ...
    @property
    def id(self) -> str:
        """The request's id."""

    @property
    def signature(self) -> str:
        """The signature: `0x` and hexadecimal digits."""

    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class LocalSigner:
    """A private key in memory, for tests, agents and demos. Anything that can hold the key itself is better.

    `key` is 32 bytes, or `0x` and 64 hexadecimal digits. It signs nothing but `SigningRequest`s, which only an approved
    offer leads to. Its signatures are deterministic (RFC 6979). No text shows the key, and the kernel wipes its copy;
    what Python was given stays in Python's memory.

    A handle: it cannot be copied or pickled.

    Raises `UsageError`: `usage.key`, which does not repeat what was given.
    """

    def __new__(cls, key: _Hex) -> Self: ...
    @property
    def address(self) -> str:
        """Whose key it is."""

    def sign(self, request: SigningRequest) -> str:
        """Signs a request's digest, and gives the signature as `0x` and 130 hexadecimal digits.

        Raises `UsageError`: `signature.not_payer` if the request wants somebody else's signature.
        """

@disjoint_base
class Event:
    """What the host tells a `Purchase`: one of `Event.Start`, `Event.Response` and so on. Every time is the host's
    clock, in unix seconds.
    """

    @final
    class Start(Event):
        """Begin. `nonce` is 32 random bytes, drawn for this purchase."""

        __match_args__: ClassVar[tuple[Literal["now"], Literal["nonce"]]]
        def __new__(cls, now: int, nonce: _Hex) -> Self: ...
        @property
        def now(self) -> int:
            """The host's clock."""

        @property
        def nonce(self) -> str:
            """The nonce of whatever this purchase will sign."""

        def __eq__(self, other: object, /) -> bool: ...
        def __hash__(self) -> int: ...

    @final
    class Response(Event):
        """The server answered a request that a `Step.Send` asked for."""

        __match_args__: ClassVar[tuple[Literal["status"], Literal["headers"], Literal["body"], Literal["now"]]]
        def __new__(cls, status: int, headers: _Headers, body: _Body, now: int) -> Self: ...
        @property
        def status(self) -> int:
            """The status."""

        @property
        def headers(self) -> tuple[tuple[str, str], ...]:
            """The headers, as pairs."""

        @property
        def body(self) -> bytes:
            """The body."""

        @property
        def now(self) -> int:
            """The host's clock."""

        def __eq__(self, other: object, /) -> bool: ...
        def __hash__(self) -> int: ...

    @final
    class NoResponse(Event):
        """No answer came: a timeout, a broken connection."""

        __match_args__: ClassVar[tuple[Literal["now"]]]
        def __new__(cls, now: int) -> Self: ...
        @property
        def now(self) -> int:
            """The host's clock."""

        def __eq__(self, other: object, /) -> bool: ...
        def __hash__(self) -> int: ...

    @final
    class Confirmed(Event):
        """The person said yes."""

        __match_args__: ClassVar[tuple[Literal["now"]]]
        def __new__(cls, now: int) -> Self: ...
        @property
        def now(self) -> int:
            """The host's clock."""

        def __eq__(self, other: object, /) -> bool: ...
        def __hash__(self) -> int: ...

    @final
    class Declined(Event):
        """The person said no."""

        __match_args__: ClassVar[tuple[()]]
        def __new__(cls) -> Self: ...
        def __eq__(self, other: object, /) -> bool: ...
        def __hash__(self) -> int: ...

    @final
    class Reserved(Event):
        """The store took the plan."""

        __match_args__: ClassVar[tuple[Literal["now"]]]
        def __new__(cls, now: int) -> Self: ...
        @property
        def now(self) -> int:
            """The host's clock."""

        def __eq__(self, other: object, /) -> bool: ...
        def __hash__(self) -> int: ...

    @final
    class NotReserved(Event):
        """The store did not take the plan: this counter would exceed its cap."""

        __match_args__: ClassVar[tuple[Literal["counter"]]]
        def __new__(cls, counter: str) -> Self: ...
        @property
        def counter(self) -> str:
            """The counter's key."""

        def __eq__(self, other: object, /) -> bool: ...
        def __hash__(self) -> int: ...

    @final
    class Signed(Event):
        """The signer signed."""

        __match_args__: ClassVar[tuple[Literal["answers"], Literal["now"]]]
        def __new__(cls, answers: Iterable[Answer], now: int) -> Self: ...
        @property
        def answers(self) -> tuple[Answer, ...]:
            """One answer for each request."""

        @property
        def now(self) -> int:
            """The host's clock."""

        def __eq__(self, other: object, /) -> bool: ...
        def __hash__(self) -> int: ...

    @final
    class NotSigned(Event):
        """The signer did not sign."""

        __match_args__: ClassVar[tuple[()]]
        def __new__(cls) -> Self: ...
        def __eq__(self, other: object, /) -> bool: ...
        def __hash__(self) -> int: ...

    @final
    class Waited(Event):
        """The time of a `Step.Wait` has come."""

        __match_args__: ClassVar[tuple[Literal["now"]]]
        def __new__(cls, now: int) -> Self: ...
        @property
        def now(self) -> int:
            """The host's clock."""

        def __eq__(self, other: object, /) -> bool: ...
        def __hash__(self) -> int: ...

@final
class PlanCounter:
    """One counter of a `Plan`."""

    __match_args__: ClassVar[tuple[Literal["key"], Literal["bucket"], Literal["add"], Literal["cap"]]]
    @property
    def key(self) -> str:
        """What is counted."""

    @property
    def bucket(self) -> str:
        """Within which bucket: sums of different buckets are apart."""

    @property
    def add(self) -> str:
        """What is added, in atomic units, in decimal digits."""

    @property
    def cap(self) -> str:
        """What the bucket's sum must not exceed, in decimal digits."""

    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Plan:
    """What a store has to do in one atomic operation: add all of the counters unless one would exceed its cap."""

    __match_args__: ClassVar[tuple[Literal["id"], Literal["expires"], Literal["counters"]]]
    @property
    def id(self) -> str:
        """The purchase's name. A plan replaces an earlier one of the same name."""

    @property
    def expires(self) -> int:
        """When the reservation may be forgotten, in unix seconds: what was signed can no longer settle then."""

    @property
    def counters(self) -> tuple[PlanCounter, ...]:
        """What to add."""

    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

class Step:
    """What a `Purchase` wants done next: one of `Step.Send`, `Step.Confirm` and so on."""

    @final
    class Send(Step):
        """Send the request with these headers added, then tell `Event.Response` or `Event.NoResponse`."""

        __match_args__: ClassVar[tuple[Literal["headers"], Literal["no_redirect"]]]
        @property
        def headers(self) -> tuple[tuple[str, str], ...]:
            """Headers to add, as pairs."""

        @property
        def no_redirect(self) -> bool:
            """Whether redirects must not be followed: a payment goes to nobody else."""

        def __eq__(self, other: object, /) -> bool: ...
        def __hash__(self) -> int: ...

    @final
    class Confirm(Step):
        """Ask the person, then tell `Event.Confirmed` or `Event.Declined`."""

        __match_args__: ClassVar[tuple[Literal["summary"]]]
        @property
        def summary(self) -> str:
            """One line to say yes to."""

        def __eq__(self, other: object, /) -> bool: ...
        def __hash__(self) -> int: ...

    @final
    class Reserve(Step):
        """Reserve the plan in one atomic operation, in place of an earlier plan of the same id, then tell
        `Event.Reserved` or `Event.NotReserved`.
        """

        __match_args__: ClassVar[tuple[Literal["plan"]]]
        @property
        def plan(self) -> Plan:
            """What to reserve."""

        def __eq__(self, other: object, /) -> bool: ...
        def __hash__(self) -> int: ...

    @final
    class Sign(Step):
        """Have these signed, then tell `Event.Signed` or `Event.NotSigned`.

        Its requests are handles, so it cannot be copied or pickled.
        """

        __match_args__: ClassVar[tuple[Literal["requests"]]]
        @property
        def requests(self) -> tuple[SigningRequest, ...]:
            """What to sign."""

        def __eq__(self, other: object, /) -> bool: ...
        def __hash__(self) -> int: ...

    @final
    class Wait(Step):
        """Wait, then tell `Event.Waited`."""

        __match_args__: ClassVar[tuple[Literal["until"]]]
        @property
        def until(self) -> int:
            """Until when, in unix seconds."""

        def __eq__(self, other: object, /) -> bool: ...
        def __hash__(self) -> int: ...

    @final
    class Deliver(Step):
        """It is over: give the last response to whoever asked for it."""

        __match_args__: ClassVar[tuple[Literal["receipt"], Literal["unreadable"]]]
        @property
        def receipt(self) -> _SettleResponse | None:
            """What the server says about the settlement, if it says so."""

        @property
        def unreadable(self) -> X402Error | None:
            """Why its receipt could not be read, if it could not."""

        def __eq__(self, other: object, /) -> bool: ...
        def __hash__(self) -> int: ...

    @final
    class Fail(Step):
        """It is over, without a delivery."""

        __match_args__: ClassVar[tuple[Literal["error"], Literal["release"]]]
        @property
        def error(self) -> X402Error:
            """Why."""

        @property
        def release(self) -> str | None:
            """The plan that may be given back because nothing was sent. Any other stays reserved until it expires,
            whatever the server says.
            """

        def __eq__(self, other: object, /) -> bool: ...
        def __hash__(self) -> int: ...

@final
class Purchase:
    """One purchase, from the first request to the delivered response, as a machine: it says what to do next, and the
    host says what came of it. It holds no clock, no key, no socket and no store.

    Whatever happens, a purchase has one nonce: what is signed a second time can settle instead of the first, never
    besides it. What the server sends is read under `profile`.

    A handle: it cannot be copied or pickled. It may be used from any thread, by one at a time.
    """

    def __new__(cls, policy: Policy, payer: Payer, request: Request, *, profile: Profile | None = None) -> Self: ...
    def next(self, event: Event) -> _Step:
        """Takes what happened and says what to do next.

        Raises `UsageError`: `usage.event` for an event that was not asked for, `prepare.nonce` for an all-zero nonce.
        The purchase stays as it was. Everything else that can go wrong is a `Step.Fail`.
        """

    @property
    def requests(self) -> tuple[SigningRequest, ...]:
        """What is to be signed now: the requests of the last `Step.Sign`."""

    @property
    def payment(self) -> PaymentPayload | None:
        """The payment that was sent, if one was."""

def encode_header(json: _Message) -> str:
    """The header for a message: base64 of its JSON, standard alphabet, padded."""

def decode_header(value: str, reader: Literal["client", "server"], *, profile: Profile | None = None) -> DecodedHeader:
    """Reads a header's value as JSON, and says what had to be repaired.

    `reader` is who reads it: a `client` forgives misshapen members under a tolerant profile, a `server` takes standard
    base64, padded or not, and nothing else.

    Raises `MalformedError`: `header.empty`, `header.too_large` (before anything is decoded), `header.not_base64`,
    `json.*`.
    """

def parse_amount(text: str) -> str:
    """Reads an amount of atomic units and gives its one spelling: decimal digits, no sign, no leading zero, no
    exponent, no separator, below 2^256.

    Raises `MalformedError`: `amount.not_decimal`, `amount.leading_zero`, `amount.too_large`.
    """

def parse_amount_tolerant(text: str) -> TolerantAmount:
    """Reads an amount that is spelled otherwise, where every reader there is reads the same number, and lists what it
    repaired: ASCII white space around it, a `+` before it, leading zeros. Everything else stays an error.

    Raises `MalformedError`: `amount.not_decimal`, `amount.too_large`.
    """

def money_to_amount(text: str, decimals: int) -> str:
    """A sum of dollars such as `$0.05`, `0.05` or `0.05 USD` in atomic units of an asset with that many decimals,
    exactly. What a ticker is worth depends on the chain: see `Profile.price`.

    Raises `UsageError`: `money.not_decimal`, also for a sum with a ticker, `money.too_small` if a part of the sum is
    less than one atomic unit, `money.too_large`.
    """

def amount_to_money(amount: _Decimal, decimals: int) -> str:
    """The sum of dollars (`$0.01`) that is so many atomic units of an asset with that many decimals, worth a dollar
    each.

    `amount` is a `str` of decimal digits or an `int`. Raises `MalformedError`: `amount.*`.
    """

def parse_address(text: str) -> str:
    """Reads an EVM address and gives it with its EIP-55 checksum. All lower case, all upper case and a right checksum
    are read.

    Raises `MalformedError`: `address.no_prefix`, `address.length`, `address.not_hex`, `address.checksum`.
    """

def parse_network(text: str, *, version: int = 2) -> str:
    """Reads a network as that version of x402 writes it, and gives it in CAIP-2: `eip155:8453` is v2's, `base` v1's.

    Raises `MalformedError` or `RejectedError`: `network.not_caip2`, `network.unknown_name`, `network.ambiguous_name`
    where SDKs sign for different chains under one name, `network.unsupported`.
    """

def network_name(network: str) -> str:
    """What people call a network given in CAIP-2: `Base Sepolia`; the CAIP-2 text for a chain without a name here.

    Raises `MalformedError` or `RejectedError`: `network.not_caip2`, `network.unsupported`.
    """

def is_testnet(network: str) -> bool:
    """Whether the money of a network given in CAIP-2 is play money. A chain that is not known here is taken for a real
    one.

    Raises `MalformedError` or `RejectedError`: `network.not_caip2`, `network.unsupported`.
    """

def domain_separator(domain: Eip712Domain | dict[str, Any]) -> str:
    """The domain separator (EIP-712 §Definition of `domainSeparator`). `domain` is an `Eip712Domain`, or a `dict` of
    `{name?, version?, chainId?, verifyingContract?, salt?}`.

    Raises `MalformedError` for a `dict` that is none: `message.wrong_type`, `amount.*`, `address.*`, `hex.*`.
    """

def struct_hash(authorization: Authorization | dict[str, Any], *, kind: _AuthorizationKind = "transfer") -> str:
    """The struct hash alone (EIP-712 `hashStruct`): where a wrong digest goes wrong. `authorization` is an
    `Authorization`, or a `dict` of `{from, to, value, validAfter, validBefore, nonce}`.

    `kind` is what it lets happen: to transfer and to receive are different typed data.

    Raises `MalformedError` for a `dict` that is none: `message.*`, `address.*`, `amount.*`, `time.not_seconds`,
    `hex.*`.
    """

def digest(
    domain: Eip712Domain | dict[str, Any],
    authorization: Authorization | dict[str, Any],
    *,
    kind: _AuthorizationKind = "transfer",
) -> str:
    """The digest that is signed for that kind: `keccak256(0x1901 ‖ domain separator ‖ struct hash)` (EIP-712).

    Raises what `domain_separator` and `struct_hash` raise.
    """

def typed_data(
    domain: Eip712Domain | dict[str, Any],
    authorization: Authorization | dict[str, Any],
    *,
    kind: _AuthorizationKind = "transfer",
) -> str:
    """The typed data a wallet signs for that kind (`eth_signTypedData_v4`), as JSON: `EIP712Domain` listed, `chainId` a
    number, the message's numbers decimal strings.

    Raises what `domain_separator` and `struct_hash` raise.
    """

def cancel_struct_hash(cancel: CancelAuthorization | dict[str, Any]) -> str:
    """The struct hash of a cancellation alone (EIP-712 `hashStruct`). `cancel` is a `CancelAuthorization`, or a `dict`
    of `{authorizer, nonce}`.

    Raises `MalformedError` for a `dict` that is none: `message.*`, `address.*`, `hex.*`.
    """

def cancel_digest(domain: Eip712Domain | dict[str, Any], cancel: CancelAuthorization | dict[str, Any]) -> str:
    """The digest that is signed to cancel (EIP-712).

    Raises what `domain_separator` and `cancel_struct_hash` raise.
    """

def cancel_typed_data(domain: Eip712Domain | dict[str, Any], cancel: CancelAuthorization | dict[str, Any]) -> str:
    """The typed data a wallet signs to cancel (`eth_signTypedData_v4`), as JSON.

    Raises what `domain_separator` and `cancel_struct_hash` raise.
    """

def calldata(
    authorization: Authorization | dict[str, Any],
    signature: _Hex,
    *,
    kind: _AuthorizationKind = "transfer",
    bytes_overload: bool = False,
) -> str:
    """The calldata that settles an authorization: `transferWithAuthorization` or `receiveWithAuthorization`, as `0x`
    and hexadecimal digits.

    65 bytes are a key's signature and go in as v, r and s, v as 27 or 28. Any other length is a contract wallet's and
    goes in as `bytes`; of an ERC-6492 envelope it is the signature inside, always as `bytes`.

    `bytes_overload` takes the `bytes` overload whatever the length: for a contract wallet whose signature has 65 bytes.
    Nothing is checked or changed then but an ERC-6492 envelope, which is taken off.

    Raises `MalformedError` or `RejectedError`: `signature.length` for no bytes at all, `signature.recovery_id`,
    `signature.out_of_range`, `signature.high_s`, `signature.erc6492`, `hex.*`; and what `struct_hash` raises.
    """

def cancel_calldata(
    cancel: CancelAuthorization | dict[str, Any], signature: _Hex, *, bytes_overload: bool = False
) -> str:
    """The calldata of `cancelAuthorization`, as `0x` and hexadecimal digits; the signature goes in as for `calldata`.

    Raises what `calldata` raises, and `cancel_struct_hash`.
    """

def authorization_state_calldata(authorizer: str, nonce: _Hex) -> str:
    """The calldata that asks a token whether the nonce is used or cancelled: `authorizationState` (EIP-3009), as `0x`
    and hexadecimal digits.

    Raises `MalformedError`: `address.*`, `hex.*`.
    """

def recover(digest: _Hex, signature: _Hex) -> str:
    """Who signed the digest: the address, with its EIP-55 checksum. The signature is r, s and v, with s in the lower
    half and v 0, 1, 27 or 28.

    Raises `MalformedError` or `RejectedError`: `hex.*`, `signature.length`, `signature.recovery_id`,
    `signature.out_of_range`, `signature.high_s`, `signature.not_recoverable`.
    """

def signature_form(signature: _Hex) -> SignatureForm:
    """What a signature's bytes are, by their form alone. 64 bytes are not guessed at: they may be EIP-2098, or r and s.

    Raises `MalformedError`: `hex.*`.
    """

def normalized_signature(signature: _Hex) -> str:
    """A signature with its s put into the lower half, which turns v over as well: the twin is the same key's (EIP-2).
    It is given as 65 bytes, r, s and v, in hexadecimal.

    Raises `MalformedError` or `RejectedError`: `hex.*`, `signature.length`, `signature.recovery_id`,
    `signature.out_of_range`.
    """

def signature_from_eip2098(signature: _Hex) -> str:
    """The 65 bytes, in hexadecimal, of the 64 of EIP-2098: r, then s with the parity of v in its highest bit. Only the
    caller can know that 64 bytes are this and not r and s alone.

    Raises `MalformedError` or `RejectedError`: `hex.*`, `signature.length`, `signature.out_of_range`,
    `signature.high_s`.
    """

def signature_from_rs(rs: _Hex, digest: _Hex, signer: str) -> str:
    """Makes the 65 bytes, in hexadecimal, of r and s, 64 bytes, which a key store gives without v: s is put into the
    lower half, and v is the one that leads to the signer.

    For a payment, `digest` and `signer` are `UnsignedPayment.digest` and `UnsignedPayment.payer`.

    Raises `MalformedError`, `RejectedError` or `UsageError`: `hex.*`, `address.*`, `signature.length`,
    `signature.out_of_range`, `signature.not_payer`.
    """

def signature_from_der(der: _Hex, digest: _Hex, signer: str) -> str:
    """Like `signature_from_rs`, from DER (`Ecdsa-Sig-Value`, RFC 3279 section 2.2.3), which is what a cloud's key store
    gives. It has to be DER in its one form: no byte too many, no longer spelling of a number.

    Raises `MalformedError`, `RejectedError` or `UsageError`: `hex.*`, `address.*`, `signature.der`,
    `signature.out_of_range`, `signature.not_payer`.
    """

def payer_code(code: _Hex) -> PayerCode:
    """What the bytes that `eth_getCode` gave for the payer's address mean.

    Raises `MalformedError`: `hex.*`.
    """

def find_offer(
    offers: Iterable[PaymentRequirements], payment: PaymentPayload, *, rule: _MatchRule = "standard"
) -> _Match:
    """Finds which of the server's own offers a payment is for: of v2, by its `accepted` under the rule (see
    `find_accepted`).

    A payment of v1 says only its network, and the same under every rule: it is for an offer on that network whose
    amount and recipient are the signed ones. Several such offers differ in their token; it is the one that the
    signature is for, and never merely the first.

    Nothing a peer wrote raises.
    """

def find_accepted(
    offers: Iterable[PaymentRequirements],
    accepted: _Message,
    *,
    rule: _MatchRule = "standard",
    profile: Profile | None = None,
) -> _Match:
    """Finds the offer of v2 that an `accepted` names, whatever JSON value that is.

    Where several offers match under `MatchRule.STANDARD`, it is the one that says all that the others say; failing
    that, the match is ambiguous. The rules of SDKs take the first, as these do.

    `profile` bounds the JSON. Raises `MalformedError`: `json.*`.
    """

def echo_matches(sent: _Message, echoed: _Message | None = None, *, profile: Profile | None = None) -> None:
    """Whether a payment's `extensions` keep what the server sent; raises if not. Of each extension that comes back, all
    of the declared `info` has to be in the echoed one, which may say more. Both are the objects by extension.

    Extensions that do not come back, and those that were not sent, are no mismatch. Of `info`, what the server makes
    anew for each answer is not compared: `sign-in-with-x`'s `nonce`, `issuedAt`, `expirationTime` and `offer-receipt`'s
    `offers`. `schema` and other siblings of `info` are not compared; an entry without `info` is its own. Of
    `builder-code`, `s` may have more entries, ten in all, and `a` is the server's alone.

    `profile` bounds the JSON. Raises `RejectedError`: `match.extension_echo`, at the first difference;
    `MalformedError`: `message.wrong_type` for what is no object, `json.*`.
    """

def compare_urls(own: str, said: str) -> ResourceMatch:
    """Compares the URL a peer says (`resource.url`; v1 `resource`) with one's own, from harmless to alarming; the worst
    difference is told.

    Scheme and host compare without regard to case, a default port is as good as none, an empty path is `/`, user
    information and fragment are left aside. Nothing else is normalised: percent-encoding, dot segments, a dot at the
    end of a host, international hosts and an empty query (`?`) are as they are written.

    Raises `UsageError`: `usage.url` if one's own is no absolute `http` or `https` URL. What a peer says raises nothing.
    """

def interpret(
    status: int,
    headers: _Headers,
    body: _Body,
    *,
    paid: bool = False,
    cross_origin: bool = False,
    profile: Profile | None = None,
) -> _HttpOutcome:
    """Says what any HTTP response means to a client (x402 v2 transport HTTP, v1 transport HTTP).

    `headers` and `body` are as for `PaymentRequired.from_http`. `paid` says whether the request carried a payment,
    `cross_origin` whether a browser sent it to another origin, so that headers may be hidden (CORS).

    Raises `MalformedError`: `http.no_challenge` for a 402 to an unpaid request that asks in no way known here;
    `http.duplicate_header`, `http.envelope_conflict`, and what `PaymentRequired.from_http` raises for a challenge that
    cannot be read.
    """

def challenge_headers(challenge: PaymentRequired) -> tuple[tuple[str, str], ...]:
    """The headers of a 402 or 412 with that challenge, as pairs: the challenge itself (v2; v1 has it in the body), and that
    nobody stores it. A page for people gets them as well.
    """

def receipt_headers(
    receipt: SettleResponse, version: int, *, cache_control: str | None = None
) -> tuple[tuple[str, str], ...]:
    """The headers of a response to a payment of that version, as pairs: the receipt, of a failure as well, and that no
    shared cache stores what was paid for. `cache_control` is what the response says of caching so far.

    Raises `UsageError` or `MalformedError`: `usage.argument`, `message.version` for a version that is none.
    """

def preflight_headers() -> tuple[tuple[str, str], ...]:
    """The headers of an answer to a browser's preflight request, as pairs."""

def paid_cache_control(existing: str | None = None) -> str:
    """`Cache-Control` of what was paid for: what it says already, and `private`, which stands there once."""
