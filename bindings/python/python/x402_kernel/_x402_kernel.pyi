"""The kernel. Use the package `x402_kernel`, which has all of it."""

from collections.abc import Iterable
from typing import Any, ClassVar, Literal, Protocol, TypeAlias, final

from typing_extensions import Self, disjoint_base

from ._errors import X402Error

__all__ = [
    "Answer",
    "Approved",
    "Authorization",
    "Choice",
    "DecodedHeader",
    "Eip712Domain",
    "Event",
    "LocalSigner",
    "NotTaken",
    "Payer",
    "PaymentPayload",
    "PaymentRequired",
    "PaymentRequirements",
    "Plan",
    "PlanCounter",
    "Policy",
    "Profile",
    "Purchase",
    "Repair",
    "Request",
    "ResourceInfo",
    "SettleResponse",
    "SigningRequest",
    "Skipped",
    "Step",
    "UnsignedPayment",
    "Verdict",
    "decode_header",
    "digest",
    "domain_separator",
    "encode_header",
    "money_to_amount",
    "network_name",
    "parse_address",
    "parse_amount",
    "parse_network",
    "recover",
    "struct_hash",
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

_SettleResponse: TypeAlias = SettleResponse.Settled | SettleResponse.Pending | SettleResponse.Failed
_Verdict: TypeAlias = Verdict.SignedByPayer | Verdict.NeedsChain | Verdict.Rejected | Verdict.Malformed
_Step: TypeAlias = Step.Send | Step.Confirm | Step.Reserve | Step.Sign | Step.Wait | Step.Deliver | Step.Fail

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
        transferMethod?, domainSeparator, evidence}`.

        Raises `UsageError` (`usage.argument`, `registry.*`) and `MalformedError` (`json.*`, `message.*`).
        """

    @property
    def json(self) -> str:
        """The profile as JSON: what differs from the default, `{}` for the default."""

    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Repair:
    """Something that had to be bent to read a message."""

    __match_args__: ClassVar[tuple[Literal["kind"], Literal["at"], Literal["cause"]]]
    @property
    def kind(self) -> str:
        """What was bent: a text of `codes.RepairKind`."""

    @property
    def at(self) -> str:
        """The place, a JSON pointer into the message; empty for the whole of it."""

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
    """An entry of `accepts` that is not usable, and why. Its neighbours are."""

    __match_args__: ClassVar[tuple[Literal["index"], Literal["error"], Literal["json"]]]
    @property
    def index(self) -> int:
        """Its place in `accepts`."""

    @property
    def error(self) -> X402Error:
        """Why; the place is in the whole message."""

    @property
    def json(self) -> str:
        """Its exact text."""

    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class PaymentRequired:
    """A demand for payment: what a 402 says (x402 v2 §5.1 `PaymentRequired`, v1 §5.1
    `PaymentRequirementsResponse`).
    """

    @staticmethod
    def parse(json: _Message, *, profile: Profile | None = None) -> PaymentRequired:
        """Reads a demand from its JSON. Entries of `accepts` that cannot be used are `skipped`, each with its reason;
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
        """Finds the demand in an HTTP response: in `PAYMENT-REQUIRED` (any case), else in the body.

        `headers` are `(name, value)` pairs, or anything that gives them by `multi_items()` or `items()`, such as the
        headers of httpx, requests or aiohttp. A `str` body is its UTF-8.

        A tolerant profile takes the body when the header cannot be read, and a v2 demand that stands only in the body,
        and lists either as a repair.

        Raises `MalformedError`: `http.status` unless it is 402 or 412, `http.duplicate_header`, `http.no_challenge`,
        and what `from_header` raises.
        """

    def choose(self, payer: Payer) -> Choice:
        """Takes the first offer the payer can pay, in the seller's order, and says why each of the others was not
        taken.

        Raises `RejectedError`: `choose.none_payable`, whose details give the code for each entry.
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
        """The offers the kernel can read, in the seller's order."""

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
    """What a seller asks for: an element of `accepts` (x402 v2 §5.1.2, v1 §5.1), or the seller's own copy of it."""

    @staticmethod
    def parse(json: _Message, *, version: int = 2, profile: Profile | None = None) -> PaymentRequirements:
        """Reads an offer of that version, which its own text does not tell.

        Raises `MalformedError` or `RejectedError`: `scheme.unsupported`, `network.*`, `message.missing` (naming all
        that is), `message.wrong_type`, `amount.*`, `address.*`, `json.*`.
        """

    def verify(self, payment: PaymentPayload, now: int) -> _Verdict:
        """Judges a payment against this offer, which has to be the seller's own and not the payment's echo.

        `now` is the seller's clock. The cheap and unambiguous checks come first and the signature last; the first that
        fails is the verdict. Nothing a peer wrote raises.
        """

    def verify_header(self, header: str, now: int) -> _Verdict:
        """Like `verify`, from the text of a `PAYMENT-SIGNATURE` or `X-PAYMENT` header."""

    @property
    def json(self) -> str:
        """Its exact text."""

    @property
    def version(self) -> int:
        """The version it is written in: 1 or 2."""

    @property
    def index(self) -> int | None:
        """Its place in the `accepts` it came from; none if it was parsed alone."""

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

    def to_dict(self) -> dict[str, Any]:
        """What `json.loads` makes of the exact text."""

    @final
    class Settled(SettleResponse):
        """`success: true`, with a transaction."""

        __match_args__: ClassVar[tuple[Literal["transaction"], Literal["network"], Literal["payer"], Literal["json"]]]
        @property
        def transaction(self) -> str:
            """The transaction's hash, as the peer wrote it."""

        @property
        def network(self) -> str:
            """The network, as the peer wrote it."""

        @property
        def payer(self) -> str | None:
            """Who paid, if it is said."""

        @property
        def json(self) -> str:
            """The exact text."""

        def __eq__(self, other: object, /) -> bool: ...
        def __hash__(self) -> int: ...

    @final
    class Pending(SettleResponse):
        """`success: false` because of `settlement_pending`: a transaction was sent and may still settle."""

        __match_args__: ClassVar[tuple[Literal["transaction"], Literal["json"]]]
        @property
        def transaction(self) -> str:
            """The transaction's hash, as the peer wrote it."""

        @property
        def json(self) -> str:
            """The exact text."""

        def __eq__(self, other: object, /) -> bool: ...
        def __hash__(self) -> int: ...

    @final
    class Failed(SettleResponse):
        """`success: false`."""

        __match_args__: ClassVar[tuple[Literal["reason"], Literal["json"]]]
        @property
        def reason(self) -> str | None:
            """`errorReason`, as the peer wrote it."""

        @property
        def json(self) -> str:
            """The exact text."""

        def __eq__(self, other: object, /) -> bool: ...
        def __hash__(self) -> int: ...

class Verdict:
    """What can be said of a payment without a chain. There is no boolean to forget.

    One of `Verdict.SignedByPayer`, `Verdict.NeedsChain`, `Verdict.Rejected` and `Verdict.Malformed`.
    """

    @final
    class SignedByPayer(Verdict):
        """Everything signed is what the seller asked for, and the payer's key signed it."""

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
        """Everything signed is what the seller asked for; whether a contract wallet signed it only the chain can
        tell.
        """

        __match_args__: ClassVar[tuple[Literal["payer"], Literal["wallet"], Literal["replay_key"], Literal["open"]]]
        @property
        def payer(self) -> str:
            """Who is said to pay."""

        @property
        def wallet(self) -> str:
            """The kind of wallet that has to judge it: `contract` (EIP-1271), `delegated` (EIP-7702) or `counterfactual` (ERC-6492)."""

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
class Payer:
    """Who pays, and on which chains (CAIP-2). A key pair's account; contract wallets pay otherwise.

    Raises `MalformedError` or `RejectedError`: `address.*`, `network.*`.
    """

    __match_args__: ClassVar[tuple[Literal["address"], Literal["networks"]]]
    def __new__(cls, address: str, networks: Iterable[str]) -> Self: ...
    @property
    def address(self) -> str:
        """The account."""

    @property
    def networks(self) -> tuple[str, ...]:
        """The chains it pays on, in CAIP-2."""

    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class NotTaken:
    """An entry of `accepts` that was not taken, and why."""

    __match_args__: ClassVar[tuple[Literal["index"], Literal["error"]]]
    @property
    def index(self) -> int:
        """Its place in `accepts`."""

    @property
    def error(self) -> X402Error:
        """Why."""

    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Choice:
    """One offer out of a demand, frozen: what is approved is what was chosen, whatever happens to the list."""

    @property
    def index(self) -> int:
        """The chosen entry's place in `accepts`."""

    @property
    def option(self) -> PaymentRequirements:
        """The chosen offer."""

    @property
    def not_taken(self) -> tuple[NotTaken, ...]:
        """Every other entry, and why it was not taken."""

    @property
    def challenge(self) -> PaymentRequired:
        """The demand it was chosen from."""

    @property
    def payer(self) -> Payer:
        """Who it was chosen for."""

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

    `per_payment` is the most one payment may be worth, such as `"$0.05"`; zero is a cap like any other: nothing.
    `networks` are the only chains to pay on (CAIP-2); none listed means none allowed. `max_lifetime` is the most
    seconds a signature may stay valid, whatever an offer grants. `confirm` says whether a `Purchase` asks its host to
    confirm each payment.

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
    ) -> Self: ...
    def approve(self, choice: Choice, request: Request, now: int) -> Approved:
        """Approves a choice for a request, or says which rule denies it (the code), what was asked and what is allowed.

        The approval is good once, and as long as a signature may live: yesterday's yes is not today's.

        Raises `RejectedError`: `policy.network`, `policy.unknown_asset`, `policy.evidence`, `policy.recipient`,
        `policy.zero_amount`, `policy.per_payment`.
        """

@final
class Approved:
    """An offer that a policy approved: the only thing a payment can be prepared from, once.

    Only `Policy.approve` makes one. A handle: it cannot be copied or pickled. What it says can still be read when it is
    used up.
    """

    @property
    def option(self) -> PaymentRequirements:
        """The offer that was approved."""

    @property
    def payer(self) -> str:
        """Who pays."""

    def prepare(self, now: int, nonce: _Hex) -> UnsignedPayment:
        """Makes what is to be signed. `nonce` is 32 random bytes that the caller draws anew for each payment.

        The signature will be valid until `now` plus the offer's `maxTimeoutSeconds`, or less if the policy says so. The
        approval is used up, whether this succeeds or not; a wrong argument is refused before.

        Raises `UsageError`: `usage.already_used`, `prepare.nonce`, `time.milliseconds`; `RejectedError`:
        `prepare.stale` if the approval is older than a signature may live, `prepare.timeout`, `domain.mismatch`,
        `domain.unknown`; `MalformedError`: `header.too_large`, `hex.*`.
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
    def option(self) -> PaymentRequirements:
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

        Raises what `finish_all` raises.
        """

    def finish_all(self, answers: Iterable[Answer]) -> PaymentPayload:
        """Takes one answer for each request, in any order. Each has to be its signer's.

        The unsigned payment is used up, whether this succeeds or not; a wrong argument is refused before.

        Raises `UsageError`: `usage.already_used`, `usage.answer` unless the ids are exactly the requests',
        `signature.not_payer`; `MalformedError` or `RejectedError`: `signature.*`, `hex.*`.
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

    `reader` is who reads it: a `client` forgives bent shapes under a tolerant profile, a `server` takes standard
    base64, padded or not, and nothing else.

    Raises `MalformedError`: `header.empty`, `header.too_large` (before anything is decoded), `header.not_base64`,
    `json.*`.
    """

def parse_amount(text: str) -> str:
    """Reads an amount of atomic units and gives its one spelling: decimal digits, no sign, no leading zero, no
    exponent, no separator, below 2^256.

    Raises `MalformedError`: `amount.not_decimal`, `amount.leading_zero`, `amount.too_large`.
    """

def money_to_amount(text: str, decimals: int) -> str:
    """A sum such as `$0.05` or `0.05` in atomic units of an asset with that many decimals, exactly.

    Raises `UsageError`: `money.not_decimal`, `money.too_small` if a part of the sum is less than one atomic unit,
    `money.too_large`.
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

def domain_separator(domain: Eip712Domain | dict[str, Any]) -> str:
    """The domain separator (EIP-712 §Definition of `domainSeparator`). `domain` is an `Eip712Domain`, or a `dict` of
    `{name?, version?, chainId?, verifyingContract?, salt?}`.

    Raises `MalformedError` for a `dict` that is none: `message.wrong_type`, `amount.*`, `address.*`, `hex.*`.
    """

def struct_hash(authorization: Authorization | dict[str, Any]) -> str:
    """The struct hash alone (EIP-712 `hashStruct`): where a wrong digest goes wrong. `authorization` is an
    `Authorization`, or a `dict` of `{from, to, value, validAfter, validBefore, nonce}`.

    Raises `MalformedError` for a `dict` that is none: `message.*`, `address.*`, `amount.*`, `time.not_seconds`,
    `hex.*`.
    """

def digest(domain: Eip712Domain | dict[str, Any], authorization: Authorization | dict[str, Any]) -> str:
    """The digest that is signed: `keccak256(0x1901 ‖ domain separator ‖ struct hash)` (EIP-712).

    Raises what `domain_separator` and `struct_hash` raise.
    """

def recover(digest: _Hex, signature: _Hex) -> str:
    """Who signed the digest: the address, with its EIP-55 checksum. The signature is r, s and v, with s in the lower
    half and v 0, 1, 27 or 28.

    Raises `MalformedError` or `RejectedError`: `hex.*`, `signature.length`, `signature.recovery_id`,
    `signature.out_of_range`, `signature.high_s`, `signature.not_recoverable`.
    """
