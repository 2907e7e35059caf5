// Written by `cargo xtask codes` from spec-vectors/codes.json.

/// The stable code of an error. A newer core may send others.
public enum Code {
    /// `json.too_large`: the text has {size} bytes, the limit is {limit}
    public static let jsonTooLarge = "json.too_large"
    /// `json.not_utf8`: the bytes are not UTF-8, from byte {offset} on
    public static let jsonNotUtf8 = "json.not_utf8"
    /// `json.byte_order_mark`: the text begins with a byte order mark, which JSON does not allow
    public static let jsonByteOrderMark = "json.byte_order_mark"
    /// `json.syntax`: not JSON: {expected} expected at byte {offset}
    public static let jsonSyntax = "json.syntax"
    /// `json.trailing`: something follows the JSON value, at byte {offset}
    public static let jsonTrailing = "json.trailing"
    /// `json.too_deep`: nested deeper than {limit} levels
    public static let jsonTooDeep = "json.too_deep"
    /// `json.too_many_members`: an object has more than {limit} members
    public static let jsonTooManyMembers = "json.too_many_members"
    /// `json.duplicate_member`: the member "{member}" stands twice: two readers could read two values
    public static let jsonDuplicateMember = "json.duplicate_member"
    /// `json.lone_surrogate`: half of a surrogate pair at byte {offset}: not a Unicode character
    public static let jsonLoneSurrogate = "json.lone_surrogate"
    /// `header.empty`: the header is empty
    public static let headerEmpty = "header.empty"
    /// `header.too_large`: the header has {size} bytes, the limit is {limit}
    public static let headerTooLarge = "header.too_large"
    /// `header.not_base64`: not standard base64: {problem}
    public static let headerNotBase64 = "header.not_base64"
    /// `header.echo_too_large`: the payment's header would have {size} bytes, the limit is {limit}; {bytes} of the JSON echo the server's extension "{extension}"
    public static let headerEchoTooLarge = "header.echo_too_large"
    /// `http.status`: the status is {status}, not 402: this response asks for no payment
    public static let httpStatus = "http.status"
    /// `http.duplicate_header`: the header {header} stands twice, with different values
    public static let httpDuplicateHeader = "http.duplicate_header"
    /// `http.no_challenge`: status {status}, but neither a PAYMENT-REQUIRED header nor an x402 body
    public static let httpNoChallenge = "http.no_challenge"
    /// `http.envelope_conflict`: the header and the body offer different things: two readers could pay two prices
    public static let httpEnvelopeConflict = "http.envelope_conflict"
    /// `http.no_response`: no answer came to the request, which carried no payment
    public static let httpNoResponse = "http.no_response"
    /// `message.wrong_type`: {expected} expected, {found} found
    public static let messageWrongType = "message.wrong_type"
    /// `message.missing`: missing: {members}
    public static let messageMissing = "message.missing"
    /// `message.version`: x402Version is {found}; this library knows 1 and 2
    public static let messageVersion = "message.version"
    /// `scheme.unsupported`: the scheme "{scheme}" is not known here
    public static let schemeUnsupported = "scheme.unsupported"
    /// `network.not_caip2`: "{found}" is not a CAIP-2 network such as eip155:8453
    public static let networkNotCaip2 = "network.not_caip2"
    /// `network.unknown_name`: "{found}" is not a network name of x402 v1
    public static let networkUnknownName = "network.unknown_name"
    /// `network.ambiguous_name`: SDKs disagree which chain "{found}" is: {chains}
    public static let networkAmbiguousName = "network.ambiguous_name"
    /// `network.unsupported`: "{found}" is not an EVM network (eip155)
    public static let networkUnsupported = "network.unsupported"
    /// `amount.not_decimal`: "{found}" is not an amount: atomic units in decimal digits and nothing else
    public static let amountNotDecimal = "amount.not_decimal"
    /// `amount.leading_zero`: "{found}" begins with a zero: an amount has one spelling
    public static let amountLeadingZero = "amount.leading_zero"
    /// `amount.too_large`: "{found}" does not fit into 256 bits
    public static let amountTooLarge = "amount.too_large"
    /// `amount.unsafe_number`: the amount {found} is a JSON number of 2^53 or more: readers disagree which number it is
    public static let amountUnsafeNumber = "amount.unsafe_number"
    /// `money.not_decimal`: "{found}" is not a sum such as $0.01 or 0.01
    public static let moneyNotDecimal = "money.not_decimal"
    /// `money.too_small`: {found} is less than one atomic unit of an asset with {decimals} decimals
    public static let moneyTooSmall = "money.too_small"
    /// `money.zero`: a price of {found}: what costs nothing needs no payment
    public static let moneyZero = "money.zero"
    /// `money.no_asset`: no stablecoin is known on {network}
    public static let moneyNoAsset = "money.no_asset"
    /// `money.unknown_ticker`: no token called {ticker} is known on {network}, but {known}
    public static let moneyUnknownTicker = "money.unknown_ticker"
    /// `money.too_large`: {found} does not fit into 256 bits of an asset with {decimals} decimals
    public static let moneyTooLarge = "money.too_large"
    /// `address.no_prefix`: "{found}" is not an EVM address: it does not begin with 0x
    public static let addressNoPrefix = "address.no_prefix"
    /// `address.length`: "{found}" is not an EVM address: 42 characters expected, {length} found
    public static let addressLength = "address.length"
    /// `address.not_hex`: "{found}" is not an EVM address: not hexadecimal
    public static let addressNotHex = "address.not_hex"
    /// `address.checksum`: "{found}" has a wrong EIP-55 checksum; {expected} has the right one
    public static let addressChecksum = "address.checksum"
    /// `hex.no_prefix`: "{found}" does not begin with 0x
    public static let hexNoPrefix = "hex.no_prefix"
    /// `hex.length`: {expected} bytes of hexadecimal expected, "{found}" found
    public static let hexLength = "hex.length"
    /// `hex.not_hex`: "{found}" is not hexadecimal
    public static let hexNotHex = "hex.not_hex"
    /// `time.not_seconds`: "{found}" is not a time in whole unix seconds
    public static let timeNotSeconds = "time.not_seconds"
    /// `time.not_http_date`: "{found}" is not a date of HTTP such as Tue, 15 Nov 1994 08:12:31 GMT
    public static let timeNotHttpDate = "time.not_http_date"
    /// `time.milliseconds`: {found} is past the year 5138: milliseconds? unix seconds expected
    public static let timeMilliseconds = "time.milliseconds"
    /// `signature.length`: a signature of this kind has {expected} bytes, {length} found
    public static let signatureLength = "signature.length"
    /// `signature.recovery_id`: the last byte of the signature is {found}; it must be 0, 1, 27 or 28
    public static let signatureRecoveryId = "signature.recovery_id"
    /// `signature.out_of_range`: r or s of the signature is zero or not below the order of the curve
    public static let signatureOutOfRange = "signature.out_of_range"
    /// `signature.high_s`: s of the signature is in the upper half: the token refuses it, and it is a second spelling of another
    public static let signatureHighS = "signature.high_s"
    /// `signature.not_recoverable`: no public key could have made this signature
    public static let signatureNotRecoverable = "signature.not_recoverable"
    /// `signature.der`: not a signature in DER: r and s as the two integers of a sequence, in their shortest form
    public static let signatureDer = "signature.der"
    /// `signature.erc6492`: the signature ends as one of ERC-6492 does, and does not hold a factory, its calldata and a signature before that
    public static let signatureErc6492 = "signature.erc6492"
    /// `signature.not_payer`: the signature recovers to {recovered}, not to the payer {payer}
    public static let signatureNotPayer = "signature.not_payer"
    /// `verify.version`: the payment is of x402 v{found}, the offer of v{expected}
    public static let verifyVersion = "verify.version"
    /// `verify.network`: the payment is for {found}, the offer is on {expected}
    public static let verifyNetwork = "verify.network"
    /// `verify.asset`: the payment is in the token {found}, the offer in {expected}
    public static let verifyAsset = "verify.asset"
    /// `verify.amount`: the payment accepts an amount of {found}, the offer is {expected}
    public static let verifyAmount = "verify.amount"
    /// `verify.pay_to`: the payment accepts the recipient {found}, the offer is {expected}
    public static let verifyPayTo = "verify.pay_to"
    /// `verify.recipient`: the authorization pays {found}, not {expected}
    public static let verifyRecipient = "verify.recipient"
    /// `verify.underpaid`: the authorization pays {found}, less than {expected}
    public static let verifyUnderpaid = "verify.underpaid"
    /// `verify.overpaid`: the authorization pays {found}, more than {expected}
    public static let verifyOverpaid = "verify.overpaid"
    /// `verify.not_yet_valid`: the authorization is valid only after {valid_after}, now is {now}
    public static let verifyNotYetValid = "verify.not_yet_valid"
    /// `verify.expired`: the authorization was valid before {valid_before}, now is {now}
    public static let verifyExpired = "verify.expired"
    /// `verify.too_close_to_expiry`: the authorization is valid before {valid_before}; now is {now} and settling needs {margin} s
    public static let verifyTooCloseToExpiry = "verify.too_close_to_expiry"
    /// `verify.signature`: the signature recovers to {recovered}, not to the payer {payer}
    public static let verifySignature = "verify.signature"
    /// `verify.factory`: the wallet would be deployed by the factory {found}, which is not one of those allowed
    public static let verifyFactory = "verify.factory"
    /// `choose.none_payable`: none of the {count} offers can be paid
    public static let chooseNonePayable = "choose.none_payable"
    /// `choose.network`: the payer does not pay on {network}
    public static let chooseNetwork = "choose.network"
    /// `choose.transfer_method`: the offer wants the transfer method {method}; only eip3009 is known here
    public static let chooseTransferMethod = "choose.transfer_method"
    /// `choose.asset`: the payer does not pay in the token {asset} on {network}
    public static let chooseAsset = "choose.asset"
    /// `choose.payer_kind`: a {kind} payer cannot pay by the transfer method {method}
    public static let choosePayerKind = "choose.payer_kind"
    /// `choose.balance`: the payer has {have} and needs {needed}: {shortfall} short
    public static let chooseBalance = "choose.balance"
    /// `choose.not_first`: payable too, but offer {taken} comes before it
    public static let chooseNotFirst = "choose.not_first"
    /// `match.no_offer`: there is no offer of x402 v{version} that the payment could be for
    public static let matchNoOffer = "match.no_offer"
    /// `match.scheme`: the payment accepts the scheme {found}, the closest offer is {expected}
    public static let matchScheme = "match.scheme"
    /// `match.network`: the payment accepts the network {found}, the closest offer is on {expected}
    public static let matchNetwork = "match.network"
    /// `match.amount`: the payment accepts an amount of {found}, the closest offer is {expected}
    public static let matchAmount = "match.amount"
    /// `match.asset`: the payment accepts the token {found}, the closest offer is in {expected}
    public static let matchAsset = "match.asset"
    /// `match.pay_to`: the payment accepts the recipient {found}, the closest offer pays {expected}
    public static let matchPayTo = "match.pay_to"
    /// `match.max_timeout`: the payment accepts {found} as maxTimeoutSeconds, the closest offer says {expected}
    public static let matchMaxTimeout = "match.max_timeout"
    /// `match.extra`: the payment accepts {found} in extra, the closest offer says {expected}
    public static let matchExtra = "match.extra"
    /// `match.member`: the payment accepts {found} in a member the rule compares, the closest offer says {expected}
    public static let matchMember = "match.member"
    /// `match.extension_echo`: the payment echoes {found} of an extension, declared was {expected}
    public static let matchExtensionEcho = "match.extension_echo"
    /// `policy.per_payment`: {asked} is more than the policy allows for one payment: {allowed}
    public static let policyPerPayment = "policy.per_payment"
    /// `policy.network`: the policy does not allow payments on {asked}; it allows {allowed}
    public static let policyNetwork = "policy.network"
    /// `policy.unknown_asset`: the registry does not know the token {asked}, so its worth is not known
    public static let policyUnknownAsset = "policy.unknown_asset"
    /// `policy.evidence`: the EIP-712 name of {asked} rests on {found}; the policy wants {allowed}
    public static let policyEvidence = "policy.evidence"
    /// `policy.zero_amount`: the offer asks for nothing; there is nothing to sign
    public static let policyZeroAmount = "policy.zero_amount"
    /// `policy.recipient`: the policy does not allow payments to {asked}: it is {problem}
    public static let policyRecipient = "policy.recipient"
    /// `policy.repaired`: the offer could only be read by a repair ({asked}); the policy pays {allowed}
    public static let policyRepaired = "policy.repaired"
    /// `domain.unknown`: the offer does not say what the token {asset} calls itself (EIP-712 name and version), and the registry does not know it
    public static let domainUnknown = "domain.unknown"
    /// `domain.mismatch`: the offer calls the token "{found}", its contract calls itself "{expected}": a signature would be worthless
    public static let domainMismatch = "domain.mismatch"
    /// `typed_data.no_domain_type`: the types do not list EIP712Domain: a wallet would sign an empty domain
    public static let typedDataNoDomainType = "typed_data.no_domain_type"
    /// `typed_data.type`: "{found}" is no usable type here: {problem}
    public static let typedDataType = "typed_data.type"
    /// `typed_data.cycle`: the type {found} contains itself
    public static let typedDataCycle = "typed_data.cycle"
    /// `typed_data.value`: {found} is no value of the type {expected}
    public static let typedDataValue = "typed_data.value"
    /// `typed_data.unknown_member`: {found} is no member of {expected}: it would not be signed
    public static let typedDataUnknownMember = "typed_data.unknown_member"
    /// `prepare.nonce`: the nonce is all zeros: the caller's randomness failed
    public static let prepareNonce = "prepare.nonce"
    /// `prepare.stale`: the approval is of {approved_at}, now is {now}: too old to sign on
    public static let prepareStale = "prepare.stale"
    /// `clock.implausible`: the server's clock says {server}, the caller's {now}: one of them is wrong by more than ten minutes
    public static let clockImplausible = "clock.implausible"
    /// `prepare.timeout`: the offer leaves {seconds} s to pay; settling alone needs {margin} s
    public static let prepareTimeout = "prepare.timeout"
    /// `payment.declined`: the payment was declined: {problem}
    public static let paymentDeclined = "payment.declined"
    /// `payment.not_reserved`: the store did not reserve the payment: {counter} is exhausted
    public static let paymentNotReserved = "payment.not_reserved"
    /// `payment.refused`: the server took the payment header and still answers {status}: {reason}
    public static let paymentRefused = "payment.refused"
    /// `payment.unknown`: the payment was sent and no answer came; it may still settle until {expires}
    public static let paymentUnknown = "payment.unknown"
    /// `usage.already_used`: this {what} was used before; each one is good once
    public static let usageAlreadyUsed = "usage.already_used"
    /// `usage.answer`: answers are wanted for {expected}, given were {found}
    public static let usageAnswer = "usage.answer"
    /// `usage.event`: the purchase does not expect {found} now; it waits for {expected}
    public static let usageEvent = "usage.event"
    /// `usage.url`: "{found}" is not an absolute http or https URL
    public static let usageUrl = "usage.url"
    /// `usage.key`: not a secp256k1 private key of 32 bytes
    public static let usageKey = "usage.key"
    /// `usage.argument`: {argument}: {expected} expected
    public static let usageArgument = "usage.argument"
    /// `registry.asset`: the asset row is not usable: {problem}
    public static let registryAsset = "registry.asset"
    /// `registry.separator`: the row pins the domain separator {expected}, its name and version give {found}
    public static let registrySeparator = "registry.separator"
    /// `registry.conflict`: the registry already knows {asset} otherwise
    public static let registryConflict = "registry.conflict"
}

/// what had to be repaired to read a message. A newer core may send others.
public enum RepairKind {
    /// `amount.white_space`: there is white space around the amount
    public static let amountWhiteSpace = "amount.white_space"
    /// `amount.plus_sign`: there is a plus sign before the amount
    public static let amountPlusSign = "amount.plus_sign"
    /// `amount.leading_zero`: there are zeros before the amount
    public static let amountLeadingZero = "amount.leading_zero"
    /// `header.unpadded`: the header's base64 lacks its padding
    public static let headerUnpadded = "header.unpadded"
    /// `header.url_safe`: the header is in the url-safe base64 alphabet
    public static let headerUrlSafe = "header.url_safe"
    /// `header.white_space`: there is white space in the header's base64
    public static let headerWhiteSpace = "header.white_space"
    /// `header.raw_json`: the header is JSON, not base64 of it
    public static let headerRawJson = "header.raw_json"
    /// `http.v2_in_body`: an x402 v2 challenge in the body only; most clients look for the header
    public static let httpV2InBody = "http.v2_in_body"
    /// `http.header_unreadable`: the header cannot be read; the body was taken instead
    public static let httpHeaderUnreadable = "http.header_unreadable"
    /// `http.header_name`: the challenge is in a header called X-Payment-Required; it belongs in PAYMENT-REQUIRED
    public static let httpHeaderName = "http.header_name"
    /// `http.envelope_conflict`: the header and the body offer different things; the header was taken
    public static let httpEnvelopeConflict = "http.envelope_conflict"
    /// `message.missing_envelope`: one offer alone, where a challenge with a list of them belongs
    public static let messageMissingEnvelope = "message.missing_envelope"
    /// `message.version_text`: x402Version is a string; it is a number
    public static let messageVersionText = "message.version_text"
    /// `message.version_missing`: x402Version is missing; the header it came in is of v2
    public static let messageVersionMissing = "message.version_missing"
    /// `message.resource_text`: resource is a string, as in v1; v2 has an object with a url
    public static let messageResourceText = "message.resource_text"
    /// `message.renamed_member`: the amount has the name of the other version
    public static let messageRenamedMember = "message.renamed_member"
    /// `message.number_text`: maxTimeoutSeconds is a string; it is a number
    public static let messageNumberText = "message.number_text"
    /// `network.other_version`: the network is written as in the other version
    public static let networkOtherVersion = "network.other_version"
    /// `amount.number`: the amount is a JSON number; it is a string
    public static let amountNumber = "amount.number"
}

/// What only the chain can tell of a payment. A newer core may send others.
public enum Open {
    /// `payer_code`: Whether the payer's address has code: a token then asks that code and not the key.
    public static let payerCode = "payer_code"
    /// `wallet_signature`: Whether the payer's wallet contract says the signature is its own (EIP-1271, ERC-6492).
    public static let walletSignature = "wallet_signature"
    /// `balance`: Whether the payer has the amount.
    public static let balance = "balance"
    /// `nonce_unused`: Whether the nonce is unused.
    public static let nonceUnused = "nonce_unused"
    /// `token_state`: Whether the token is deployed, not paused, and blocks nobody concerned.
    public static let tokenState = "token_state"
}

/// What x402 calls a refusal on the wire. A newer core may send others.
public enum Reasons {
    /// `invalid_payload`: The payment is not readable, or lacks something.
    public static let invalidPayload = "invalid_payload"
    /// `invalid_payment_requirements`: What the payment accepts is not what is offered.
    public static let invalidPaymentRequirements = "invalid_payment_requirements"
    /// `invalid_x402_version`: The version is unknown, or not the offer's.
    public static let invalidX402Version = "invalid_x402_version"
    /// `unsupported_scheme`: The scheme is not known here.
    public static let unsupportedScheme = "unsupported_scheme"
    /// `invalid_scheme`: The scheme is not the offer's.
    public static let invalidScheme = "invalid_scheme"
    /// `invalid_network`: The network is unknown, or not the offer's.
    public static let invalidNetwork = "invalid_network"
    /// `extension_echo_mismatch`: An echoed extension lacks or changes what was declared.
    public static let extensionEchoMismatch = "extension_echo_mismatch"
    /// `invalid_exact_evm_payload_signature`: The signature is not the payer's, or none.
    public static let invalidExactEvmPayloadSignature = "invalid_exact_evm_payload_signature"
    /// `invalid_exact_evm_payload_authorization_value_mismatch`: The authorized value is not the offer's amount.
    public static let invalidExactEvmPayloadAuthorizationValueMismatch = "invalid_exact_evm_payload_authorization_value_mismatch"
    /// `invalid_exact_evm_payload_authorization_value`: The same in x402 v1.
    public static let invalidExactEvmPayloadAuthorizationValue = "invalid_exact_evm_payload_authorization_value"
    /// `invalid_exact_evm_payload_authorization_valid_after`: The authorization is not valid yet.
    public static let invalidExactEvmPayloadAuthorizationValidAfter = "invalid_exact_evm_payload_authorization_valid_after"
    /// `invalid_exact_evm_payload_authorization_valid_before`: The authorization has expired, or is about to.
    public static let invalidExactEvmPayloadAuthorizationValidBefore = "invalid_exact_evm_payload_authorization_valid_before"
    /// `invalid_exact_evm_payload_recipient_mismatch`: The authorization pays somebody else.
    public static let invalidExactEvmPayloadRecipientMismatch = "invalid_exact_evm_payload_recipient_mismatch"
    /// `invalid_exact_evm_missing_eip712_domain`: The offer does not say what the token calls itself.
    public static let invalidExactEvmMissingEip712Domain = "invalid_exact_evm_missing_eip712_domain"
    /// `eip6492_factory_not_allowed`: The payer's wallet would be deployed by a factory that is not allowed.
    public static let eip6492FactoryNotAllowed = "eip6492_factory_not_allowed"
}
