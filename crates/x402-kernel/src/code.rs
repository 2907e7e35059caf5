//! The table of error codes: a row has a code, its kind, its wire reason and its sentence.

use serde::Serialize;

/// Who is at fault for an error.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum ErrorKind {
    /// The peer sent something that cannot be read.
    Malformed,
    /// The peer's message can be read, but is not acceptable.
    Rejected,
    /// The caller made a mistake. Nothing that a peer wrote causes it.
    Usage,
}

impl ErrorKind {
    /// The kind as text: `malformed`, `rejected` or `usage`.
    pub const fn as_str(self) -> &'static str {
        match self {
            ErrorKind::Malformed => "malformed",
            ErrorKind::Rejected => "rejected",
            ErrorKind::Usage => "usage",
        }
    }
}

macro_rules! codes {
    ($($name:ident = $text:literal, $kind:ident, $reason:expr, $sentence:literal;)+) => {
        /// A stable error code, the same text in every language.
        ///
        /// The text is `area.problem`. A code is never renamed or reused; new ones are added, so the enum is open.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[non_exhaustive]
        pub enum Code {
            $(#[doc = concat!("`", $text, "`: ", $sentence)] $name,)+
        }

        impl Code {
            /// Every code, in the order of the table.
            pub const ALL: &'static [Code] = &[$(Code::$name),+];

            /// The code as text, `area.problem`.
            pub const fn as_str(self) -> &'static str {
                match self { $(Code::$name => $text,)+ }
            }

            /// Who is at fault.
            pub const fn kind(self) -> ErrorKind {
                match self { $(Code::$name => ErrorKind::$kind,)+ }
            }

            /// The name x402 has for it on the wire (`invalidReason`, `errorReason`;
            /// [x402 v2 §9](crate#specifications)), if any.
            pub const fn reason(self) -> Option<&'static str> {
                match self { $(Code::$name => $reason,)+ }
            }

            /// The sentence for people, with the names of the error's details in braces.
            pub const fn template(self) -> &'static str {
                match self { $(Code::$name => $sentence,)+ }
            }
        }
    };
}

const NONE: Option<&str> = None;
const PAYLOAD: Option<&str> = Some("invalid_payload");
const REQUIREMENTS: Option<&str> = Some("invalid_payment_requirements");
const SIGNATURE: Option<&str> = Some("invalid_exact_evm_payload_signature");
const VALUE: Option<&str> = Some("invalid_exact_evm_payload_authorization_value_mismatch");
const VALID_AFTER: Option<&str> = Some("invalid_exact_evm_payload_authorization_valid_after");
const VALID_BEFORE: Option<&str> = Some("invalid_exact_evm_payload_authorization_valid_before");
const ECHO: Option<&str> = Some("extension_echo_mismatch");
const RECIPIENT: Option<&str> = Some("invalid_exact_evm_payload_recipient_mismatch");

codes! {
    JsonTooLarge = "json.too_large", Malformed, PAYLOAD, "the text has {size} bytes, the limit is {limit}";
    JsonNotUtf8 = "json.not_utf8", Malformed, PAYLOAD, "the bytes are not UTF-8, from byte {offset} on";
    JsonByteOrderMark = "json.byte_order_mark", Malformed, PAYLOAD, "the text begins with a byte order mark, which JSON does not allow";
    JsonSyntax = "json.syntax", Malformed, PAYLOAD, "not JSON: {expected} expected at byte {offset}";
    JsonTrailing = "json.trailing", Malformed, PAYLOAD, "something follows the JSON value, at byte {offset}";
    JsonTooDeep = "json.too_deep", Malformed, PAYLOAD, "nested deeper than {limit} levels";
    JsonTooManyMembers = "json.too_many_members", Malformed, PAYLOAD, "an object has more than {limit} members";
    JsonDuplicateMember = "json.duplicate_member", Malformed, PAYLOAD, "the member \"{member}\" appears twice: two readers could read two values";
    JsonLoneSurrogate = "json.lone_surrogate", Malformed, PAYLOAD, "half of a surrogate pair at byte {offset}: not a Unicode character";

    HeaderEmpty = "header.empty", Malformed, PAYLOAD, "the header is empty";
    HeaderTooLarge = "header.too_large", Malformed, PAYLOAD, "the header has {size} bytes, the limit is {limit}";
    HeaderNotBase64 = "header.not_base64", Malformed, PAYLOAD, "not standard base64: {problem}";
    HeaderOtherKind = "header.other_kind", Malformed, PAYLOAD, "that is {found}; {expected} belongs here";
    HeaderEchoTooLarge = "header.echo_too_large", Rejected, NONE, "the payment's header would have {size} bytes, the limit is {limit}; {bytes} of the JSON echo the server's extension \"{extension}\"";

    HttpStatus = "http.status", Malformed, NONE, "the status is {status}, not 402: this response asks for no payment";
    HttpDuplicateHeader = "http.duplicate_header", Malformed, NONE, "the header {header} appears twice, with different values";
    HttpNoChallenge = "http.no_challenge", Malformed, NONE, "status {status}, but neither a PAYMENT-REQUIRED header nor an x402 body";
    HttpEnvelopeConflict = "http.envelope_conflict", Malformed, NONE, "the header and the body offer different things: two readers could pay two prices";

    HttpNoResponse = "http.no_response", Rejected, NONE, "there was no response to the request, which carried no payment";

    MessageWrongType = "message.wrong_type", Malformed, PAYLOAD, "{expected} expected, {found} found";
    MessageMissing = "message.missing", Malformed, PAYLOAD, "missing: {members}";
    MessageTooManyEntries = "message.too_many_entries", Malformed, PAYLOAD, "the list has {count} entries, the limit is {limit}";
    MessageOtherKind = "message.other_kind", Malformed, PAYLOAD, "this is {found}; {expected} belongs here";
    MessageVersion = "message.version", Malformed, Some("invalid_x402_version"), "x402Version is {found}; this library knows 1 and 2";

    SchemeUnsupported = "scheme.unsupported", Rejected, Some("unsupported_scheme"), "the scheme \"{scheme}\" is not known here";
    NetworkNotCaip2 = "network.not_caip2", Malformed, Some("invalid_network"), "\"{found}\" is not a CAIP-2 network such as eip155:8453";
    NetworkUnknownName = "network.unknown_name", Malformed, Some("invalid_network"), "\"{found}\" is not a network name of x402 v1";
    NetworkAmbiguousName = "network.ambiguous_name", Rejected, Some("invalid_network"), "SDKs disagree which network \"{found}\" is: {networks}";
    NetworkUnsupported = "network.unsupported", Rejected, Some("invalid_network"), "\"{found}\" is not an EVM network (eip155)";

    AmountNotDecimal = "amount.not_decimal", Malformed, PAYLOAD, "\"{found}\" is not an amount: atomic units in decimal digits and nothing else";
    AmountLeadingZero = "amount.leading_zero", Malformed, PAYLOAD, "\"{found}\" begins with a zero: an amount has one spelling";
    AmountTooLarge = "amount.too_large", Malformed, PAYLOAD, "\"{found}\" does not fit into 256 bits";
    AmountUnsafeNumber = "amount.unsafe_number", Malformed, PAYLOAD, "the amount {found} is a JSON number of 2^53 or more: readers disagree which number it is";
    MoneyNotDecimal = "money.not_decimal", Usage, NONE, "\"{found}\" is not a sum such as $0.01 or 0.01";
    MoneyTooSmall = "money.too_small", Usage, NONE, "{found} is less than one atomic unit of an asset with {decimals} decimals";
    MoneyZero = "money.zero", Usage, NONE, "a price of {found}: what costs nothing needs no payment";
    MoneyNoAsset = "money.no_asset", Usage, NONE, "no stablecoin is known on {network}";
    MoneyUnknownTicker = "money.unknown_ticker", Usage, NONE, "no token called {ticker} is known on {network}, but {known}";
    MoneyTooLarge = "money.too_large", Usage, NONE, "{found} does not fit into 256 bits of an asset with {decimals} decimals";
    AddressNoPrefix = "address.no_prefix", Malformed, PAYLOAD, "\"{found}\" is not an EVM address: it does not begin with 0x";
    AddressLength = "address.length", Malformed, PAYLOAD, "\"{found}\" is not an EVM address: 42 characters expected, {length} found";
    AddressNotHex = "address.not_hex", Malformed, PAYLOAD, "\"{found}\" is not an EVM address: not hexadecimal";
    AddressChecksum = "address.checksum", Malformed, PAYLOAD, "\"{found}\" has a wrong EIP-55 checksum; {expected} has the right one";
    HexNoPrefix = "hex.no_prefix", Malformed, PAYLOAD, "\"{found}\" does not begin with 0x";
    HexLength = "hex.length", Malformed, PAYLOAD, "{expected} bytes of hexadecimal expected, \"{found}\" found";
    HexNotHex = "hex.not_hex", Malformed, PAYLOAD, "\"{found}\" is not hexadecimal";
    TimeNotSeconds = "time.not_seconds", Malformed, PAYLOAD, "\"{found}\" is not a time in whole unix seconds";
    TimeNotHttpDate = "time.not_http_date", Malformed, NONE, "\"{found}\" is not a date of HTTP such as Tue, 15 Nov 1994 08:12:31 GMT";
    TimeMilliseconds = "time.milliseconds", Usage, NONE, "{found} is past the year 5138: milliseconds? unix seconds expected";

    SignatureLength = "signature.length", Malformed, SIGNATURE, "a signature of this kind has {expected} bytes, {length} found";
    SignatureRecoveryId = "signature.recovery_id", Malformed, SIGNATURE, "the last byte of the signature is {found}; it must be 0, 1, 27 or 28";
    SignatureOutOfRange = "signature.out_of_range", Malformed, SIGNATURE, "r or s of the signature is zero or not below the order of the curve";
    SignatureHighS = "signature.high_s", Rejected, SIGNATURE, "s of the signature is in the upper half: the token refuses it, and it is a second spelling of another";
    SignatureNotRecoverable = "signature.not_recoverable", Malformed, SIGNATURE, "no public key could have made this signature";
    SignatureDer = "signature.der", Malformed, SIGNATURE, "not a signature in DER: r and s as the two integers of a sequence, in their shortest form";
    SignatureErc6492 = "signature.erc6492", Malformed, SIGNATURE, "the signature ends as one of ERC-6492 does, and does not hold a factory, its calldata and a signature before that";
    SignatureNotPayer = "signature.not_payer", Usage, NONE, "the signature recovers to {recovered}, not to the payer {payer}";

    VerifyVersion = "verify.version", Rejected, Some("invalid_x402_version"), "the payment is of x402 v{found}, the offer of v{expected}";
    VerifyNetwork = "verify.network", Rejected, Some("invalid_network"), "the payment is for {found}, the offer is on {expected}";
    VerifyAsset = "verify.asset", Rejected, REQUIREMENTS, "the payment is in the token {found}, the offer in {expected}";
    VerifyAmount = "verify.amount", Rejected, REQUIREMENTS, "the payment accepts an amount of {found}, the offer is {expected}";
    VerifyPayTo = "verify.pay_to", Rejected, REQUIREMENTS, "the payment accepts the recipient {found}, the offer is {expected}";
    VerifyRecipient = "verify.recipient", Rejected, RECIPIENT, "the authorization pays {found}, not {expected}";
    VerifyUnderpaid = "verify.underpaid", Rejected, VALUE, "the authorization pays {found}, less than {expected}";
    VerifyOverpaid = "verify.overpaid", Rejected, VALUE, "the authorization pays {found}, more than {expected}";
    VerifyNotYetValid = "verify.not_yet_valid", Rejected, VALID_AFTER, "the authorization is valid only after {valid_after}, now is {now}";
    VerifyExpired = "verify.expired", Rejected, VALID_BEFORE, "the authorization was valid before {valid_before}, now is {now}";
    VerifyTooCloseToExpiry = "verify.too_close_to_expiry", Rejected, VALID_BEFORE, "the authorization is valid before {valid_before}; now is {now} and settling needs {margin} s";
    VerifySignature = "verify.signature", Rejected, SIGNATURE, "the signature recovers to {recovered}, not to the payer {payer}";
    VerifyOwnOffer = "verify.own_offer", Usage, REQUIREMENTS, "the server's own offer is not usable: {problem}";
    VerifyFactory = "verify.factory", Rejected, Some("eip6492_factory_not_allowed"), "the wallet would be deployed by the factory {found}, which is not one of those allowed";

    ChooseNonePayable = "choose.none_payable", Rejected, NONE, "none of the {count} offers can be paid";
    ChooseNetwork = "choose.network", Rejected, NONE, "the payer does not pay on {network}";
    ChooseTransferMethod = "choose.transfer_method", Rejected, NONE, "the offer wants the transfer method {method}; only eip3009 is known here";
    ChooseAsset = "choose.asset", Rejected, NONE, "the payer does not pay in the token {asset} on {network}";
    ChoosePayerKind = "choose.payer_kind", Rejected, NONE, "a {kind} payer cannot pay by the transfer method {method}";
    ChooseBalance = "choose.balance", Rejected, NONE, "the payer has {have} and needs {needed}: {shortfall} short";
    ChooseNotFirst = "choose.not_first", Rejected, NONE, "payable too, but offer {taken} comes before it";

    MatchNoOffer = "match.no_offer", Rejected, REQUIREMENTS, "there is no offer of x402 v{version} that the payment could be for";
    MatchScheme = "match.scheme", Rejected, Some("invalid_scheme"), "the payment accepts the scheme {found}, the closest offer is {expected}";
    MatchNetwork = "match.network", Rejected, Some("invalid_network"), "the payment accepts the network {found}, the closest offer is on {expected}";
    MatchAmount = "match.amount", Rejected, REQUIREMENTS, "the payment accepts an amount of {found}, the closest offer is {expected}";
    MatchAsset = "match.asset", Rejected, REQUIREMENTS, "the payment accepts the token {found}, the closest offer is in {expected}";
    MatchPayTo = "match.pay_to", Rejected, REQUIREMENTS, "the payment accepts the recipient {found}, the closest offer pays {expected}";
    MatchMaxTimeout = "match.max_timeout", Rejected, REQUIREMENTS, "the payment accepts {found} as maxTimeoutSeconds, the closest offer says {expected}";
    MatchExtra = "match.extra", Rejected, REQUIREMENTS, "the payment accepts {found} in extra, the closest offer says {expected}";
    MatchMember = "match.member", Rejected, REQUIREMENTS, "the payment accepts {found} in a member the rule compares, the closest offer says {expected}";
    MatchExtensionEcho = "match.extension_echo", Rejected, ECHO, "the payment echoes {found} of an extension, declared was {expected}";

    PolicyPerPayment = "policy.per_payment", Rejected, NONE, "{asked} is more than the policy allows for one payment: {allowed}";
    PolicyNetwork = "policy.network", Rejected, NONE, "the policy does not allow payments on {asked}; it allows {allowed}";
    PolicyUnknownAsset = "policy.unknown_asset", Rejected, NONE, "the registry does not know the token {asked}, so its worth is not known";
    PolicyEvidence = "policy.evidence", Rejected, NONE, "the EIP-712 name of {asked} rests on {found}; the policy wants {allowed}";
    PolicyZeroAmount = "policy.zero_amount", Rejected, NONE, "the offer asks for nothing; there is nothing to sign";
    PolicyRecipient = "policy.recipient", Rejected, NONE, "the policy does not allow payments to {asked}: it is {problem}";
    PolicyRepaired = "policy.repaired", Rejected, NONE, "the offer could only be read by a repair ({asked}); the policy pays {allowed}";

    DomainUnknown = "domain.unknown", Rejected, Some("invalid_exact_evm_missing_eip712_domain"), "the offer does not say what the token {asset} calls itself (EIP-712 name and version), and the registry does not know it";
    DomainMismatch = "domain.mismatch", Rejected, REQUIREMENTS, "the offer calls the token \"{found}\", its contract calls itself \"{expected}\": a signature would be worthless";

    TypedDataNoDomainType = "typed_data.no_domain_type", Malformed, NONE, "the types do not list EIP712Domain: a wallet would sign an empty domain";
    TypedDataType = "typed_data.type", Malformed, NONE, "\"{found}\" is not a usable type: {problem}";
    TypedDataCycle = "typed_data.cycle", Malformed, NONE, "the type {found} contains itself";
    TypedDataValue = "typed_data.value", Malformed, NONE, "{found} is not a value of the type {expected}";
    TypedDataUnknownMember = "typed_data.unknown_member", Malformed, NONE, "{found} is not a member of {expected}: it would not be signed";

    PrepareNonce = "prepare.nonce", Usage, NONE, "the nonce is all zeros: the caller's randomness failed";
    PrepareStale = "prepare.stale", Rejected, NONE, "the approval is of {approved_at}, now is {now}: too old to sign on";
    ClockImplausible = "clock.implausible", Rejected, NONE, "the server's clock says {server}, the caller's {now}: one of them is wrong by more than ten minutes";
    PrepareTimeout = "prepare.timeout", Rejected, NONE, "the offer leaves {seconds} s to pay; settling alone needs {margin} s";

    PaymentDeclined = "payment.declined", Rejected, NONE, "the payment was declined: {problem}";
    PaymentNotReserved = "payment.not_reserved", Rejected, NONE, "the store did not reserve the payment: {counter} is exhausted";
    PaymentRefused = "payment.refused", Rejected, NONE, "the server received the payment and still responds with {status}: {reason}";
    PaymentUnknown = "payment.unknown", Rejected, NONE, "the payment was sent and there was no response; it may still settle until {expires}";

    UsageAlreadyUsed = "usage.already_used", Usage, NONE, "this {what} was used before; each one is good once";
    UsageAnswer = "usage.answer", Usage, NONE, "answers are wanted for {expected}, given were {found}";
    UsageEvent = "usage.event", Usage, NONE, "the purchase does not expect {found} now; it waits for {expected}";
    UsageUrl = "usage.url", Usage, NONE, "\"{found}\" is not an absolute http or https URL";
    UsageKey = "usage.key", Usage, NONE, "not a secp256k1 private key of 32 bytes";
    UsageArgument = "usage.argument", Usage, NONE, "{argument}: {expected} expected";

    RegistryAsset = "registry.asset", Usage, NONE, "the asset row is not usable: {problem}";
    RegistrySeparator = "registry.separator", Usage, NONE, "the row pins the domain separator {expected}, its name and version give {found}";
    RegistryConflict = "registry.conflict", Usage, NONE, "the registry already knows {asset} otherwise";
}

impl Code {
    /// Returns the code of a text, if it is one.
    pub fn parse(text: &str) -> Option<Code> {
        Code::ALL.iter().copied().find(|code| code.as_str() == text)
    }

    /// The HTTP status with which a server answers a payment that failed with this code: 402 if there was no payment or
    /// it is not acceptable, 400 if it cannot be read (x402 v2, HTTP transport), 500 for the server's own mistake.
    ///
    /// This is for payments that a client sent. Answer 502 if the code is about a facilitator's response.
    pub const fn http_status(self) -> u16 {
        match (self, self.kind()) {
            (Code::HeaderEmpty, _) | (_, ErrorKind::Rejected) => 402,
            (_, ErrorKind::Malformed) => 400,
            (_, ErrorKind::Usage) => 500,
        }
    }

    /// The wire reason in x402 v1, in which two of the names differ ([v1 §9](crate#specifications),
    /// [v2 §9](crate#specifications)).
    pub(crate) const fn reason_v1(self) -> Option<&'static str> {
        match self {
            Code::VerifyUnderpaid | Code::VerifyOverpaid => Some("invalid_exact_evm_payload_authorization_value"),
            other => other.reason(),
        }
    }
}
