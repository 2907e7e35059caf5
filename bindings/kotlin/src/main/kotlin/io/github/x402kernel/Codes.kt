// Written by `cargo xtask codes` from spec-vectors/codes.json.
package io.github.x402kernel

/** The stable code of an error. A newer core may send others. */
public object Code {
    /** `json.too_large`: the text has {size} bytes, the limit is {limit} */
    public const val JSON_TOO_LARGE: String = "json.too_large"
    /** `json.not_utf8`: the bytes are not UTF-8, from byte {offset} on */
    public const val JSON_NOT_UTF8: String = "json.not_utf8"
    /** `json.byte_order_mark`: the text begins with a byte order mark, which JSON does not allow */
    public const val JSON_BYTE_ORDER_MARK: String = "json.byte_order_mark"
    /** `json.syntax`: not JSON: {expected} expected at byte {offset} */
    public const val JSON_SYNTAX: String = "json.syntax"
    /** `json.trailing`: something follows the JSON value, at byte {offset} */
    public const val JSON_TRAILING: String = "json.trailing"
    /** `json.too_deep`: nested deeper than {limit} levels */
    public const val JSON_TOO_DEEP: String = "json.too_deep"
    /** `json.too_many_members`: an object has more than {limit} members */
    public const val JSON_TOO_MANY_MEMBERS: String = "json.too_many_members"
    /** `json.duplicate_member`: the member "{member}" stands twice: two readers could read two values */
    public const val JSON_DUPLICATE_MEMBER: String = "json.duplicate_member"
    /** `json.lone_surrogate`: half of a surrogate pair at byte {offset}: not a Unicode character */
    public const val JSON_LONE_SURROGATE: String = "json.lone_surrogate"
    /** `header.empty`: the header is empty */
    public const val HEADER_EMPTY: String = "header.empty"
    /** `header.too_large`: the header has {size} bytes, the limit is {limit} */
    public const val HEADER_TOO_LARGE: String = "header.too_large"
    /** `header.not_base64`: not standard base64: {problem} */
    public const val HEADER_NOT_BASE64: String = "header.not_base64"
    /** `header.echo_too_large`: the payment's header would have {size} bytes, the limit is {limit}; {bytes} of the JSON echo the server's extension "{extension}" */
    public const val HEADER_ECHO_TOO_LARGE: String = "header.echo_too_large"
    /** `http.status`: the status is {status}, not 402: this response asks for no payment */
    public const val HTTP_STATUS: String = "http.status"
    /** `http.duplicate_header`: the header {header} stands twice, with different values */
    public const val HTTP_DUPLICATE_HEADER: String = "http.duplicate_header"
    /** `http.no_challenge`: status {status}, but neither a PAYMENT-REQUIRED header nor an x402 body */
    public const val HTTP_NO_CHALLENGE: String = "http.no_challenge"
    /** `http.envelope_conflict`: the header and the body offer different things: two readers could pay two prices */
    public const val HTTP_ENVELOPE_CONFLICT: String = "http.envelope_conflict"
    /** `http.no_response`: no answer came to the request, which carried no payment */
    public const val HTTP_NO_RESPONSE: String = "http.no_response"
    /** `message.wrong_type`: {expected} expected, {found} found */
    public const val MESSAGE_WRONG_TYPE: String = "message.wrong_type"
    /** `message.missing`: missing: {members} */
    public const val MESSAGE_MISSING: String = "message.missing"
    /** `message.version`: x402Version is {found}; this library knows 1 and 2 */
    public const val MESSAGE_VERSION: String = "message.version"
    /** `scheme.unsupported`: the scheme "{scheme}" is not known here */
    public const val SCHEME_UNSUPPORTED: String = "scheme.unsupported"
    /** `network.not_caip2`: "{found}" is not a CAIP-2 network such as eip155:8453 */
    public const val NETWORK_NOT_CAIP2: String = "network.not_caip2"
    /** `network.unknown_name`: "{found}" is not a network name of x402 v1 */
    public const val NETWORK_UNKNOWN_NAME: String = "network.unknown_name"
    /** `network.ambiguous_name`: SDKs disagree which chain "{found}" is: {chains} */
    public const val NETWORK_AMBIGUOUS_NAME: String = "network.ambiguous_name"
    /** `network.unsupported`: "{found}" is not an EVM network (eip155) */
    public const val NETWORK_UNSUPPORTED: String = "network.unsupported"
    /** `amount.not_decimal`: "{found}" is not an amount: atomic units in decimal digits and nothing else */
    public const val AMOUNT_NOT_DECIMAL: String = "amount.not_decimal"
    /** `amount.leading_zero`: "{found}" begins with a zero: an amount has one spelling */
    public const val AMOUNT_LEADING_ZERO: String = "amount.leading_zero"
    /** `amount.too_large`: "{found}" does not fit into 256 bits */
    public const val AMOUNT_TOO_LARGE: String = "amount.too_large"
    /** `amount.unsafe_number`: the amount {found} is a JSON number of 2^53 or more: readers disagree which number it is */
    public const val AMOUNT_UNSAFE_NUMBER: String = "amount.unsafe_number"
    /** `money.not_decimal`: "{found}" is not a sum such as $0.01 or 0.01 */
    public const val MONEY_NOT_DECIMAL: String = "money.not_decimal"
    /** `money.too_small`: {found} is less than one atomic unit of an asset with {decimals} decimals */
    public const val MONEY_TOO_SMALL: String = "money.too_small"
    /** `money.zero`: a price of {found}: what costs nothing needs no payment */
    public const val MONEY_ZERO: String = "money.zero"
    /** `money.no_asset`: no stablecoin is known on {network} */
    public const val MONEY_NO_ASSET: String = "money.no_asset"
    /** `money.unknown_ticker`: no token called {ticker} is known on {network}, but {known} */
    public const val MONEY_UNKNOWN_TICKER: String = "money.unknown_ticker"
    /** `money.too_large`: {found} does not fit into 256 bits of an asset with {decimals} decimals */
    public const val MONEY_TOO_LARGE: String = "money.too_large"
    /** `address.no_prefix`: "{found}" is not an EVM address: it does not begin with 0x */
    public const val ADDRESS_NO_PREFIX: String = "address.no_prefix"
    /** `address.length`: "{found}" is not an EVM address: 42 characters expected, {length} found */
    public const val ADDRESS_LENGTH: String = "address.length"
    /** `address.not_hex`: "{found}" is not an EVM address: not hexadecimal */
    public const val ADDRESS_NOT_HEX: String = "address.not_hex"
    /** `address.checksum`: "{found}" has a wrong EIP-55 checksum; {expected} has the right one */
    public const val ADDRESS_CHECKSUM: String = "address.checksum"
    /** `hex.no_prefix`: "{found}" does not begin with 0x */
    public const val HEX_NO_PREFIX: String = "hex.no_prefix"
    /** `hex.length`: {expected} bytes of hexadecimal expected, "{found}" found */
    public const val HEX_LENGTH: String = "hex.length"
    /** `hex.not_hex`: "{found}" is not hexadecimal */
    public const val HEX_NOT_HEX: String = "hex.not_hex"
    /** `time.not_seconds`: "{found}" is not a time in whole unix seconds */
    public const val TIME_NOT_SECONDS: String = "time.not_seconds"
    /** `time.not_http_date`: "{found}" is not a date of HTTP such as Tue, 15 Nov 1994 08:12:31 GMT */
    public const val TIME_NOT_HTTP_DATE: String = "time.not_http_date"
    /** `time.milliseconds`: {found} is past the year 5138: milliseconds? unix seconds expected */
    public const val TIME_MILLISECONDS: String = "time.milliseconds"
    /** `signature.length`: a signature of this kind has {expected} bytes, {length} found */
    public const val SIGNATURE_LENGTH: String = "signature.length"
    /** `signature.recovery_id`: the last byte of the signature is {found}; it must be 0, 1, 27 or 28 */
    public const val SIGNATURE_RECOVERY_ID: String = "signature.recovery_id"
    /** `signature.out_of_range`: r or s of the signature is zero or not below the order of the curve */
    public const val SIGNATURE_OUT_OF_RANGE: String = "signature.out_of_range"
    /** `signature.high_s`: s of the signature is in the upper half: the token refuses it, and it is a second spelling of another */
    public const val SIGNATURE_HIGH_S: String = "signature.high_s"
    /** `signature.not_recoverable`: no public key could have made this signature */
    public const val SIGNATURE_NOT_RECOVERABLE: String = "signature.not_recoverable"
    /** `signature.der`: not a signature in DER: r and s as the two integers of a sequence, in their shortest form */
    public const val SIGNATURE_DER: String = "signature.der"
    /** `signature.erc6492`: the signature ends as one of ERC-6492 does, and does not hold a factory, its calldata and a signature before that */
    public const val SIGNATURE_ERC6492: String = "signature.erc6492"
    /** `signature.not_payer`: the signature recovers to {recovered}, not to the payer {payer} */
    public const val SIGNATURE_NOT_PAYER: String = "signature.not_payer"
    /** `verify.version`: the payment is of x402 v{found}, the offer of v{expected} */
    public const val VERIFY_VERSION: String = "verify.version"
    /** `verify.network`: the payment is for {found}, the offer is on {expected} */
    public const val VERIFY_NETWORK: String = "verify.network"
    /** `verify.asset`: the payment is in the token {found}, the offer in {expected} */
    public const val VERIFY_ASSET: String = "verify.asset"
    /** `verify.amount`: the payment accepts an amount of {found}, the offer is {expected} */
    public const val VERIFY_AMOUNT: String = "verify.amount"
    /** `verify.pay_to`: the payment accepts the recipient {found}, the offer is {expected} */
    public const val VERIFY_PAY_TO: String = "verify.pay_to"
    /** `verify.recipient`: the authorization pays {found}, not {expected} */
    public const val VERIFY_RECIPIENT: String = "verify.recipient"
    /** `verify.underpaid`: the authorization pays {found}, less than {expected} */
    public const val VERIFY_UNDERPAID: String = "verify.underpaid"
    /** `verify.overpaid`: the authorization pays {found}, more than {expected} */
    public const val VERIFY_OVERPAID: String = "verify.overpaid"
    /** `verify.not_yet_valid`: the authorization is valid only after {valid_after}, now is {now} */
    public const val VERIFY_NOT_YET_VALID: String = "verify.not_yet_valid"
    /** `verify.expired`: the authorization was valid before {valid_before}, now is {now} */
    public const val VERIFY_EXPIRED: String = "verify.expired"
    /** `verify.too_close_to_expiry`: the authorization is valid before {valid_before}; now is {now} and settling needs {margin} s */
    public const val VERIFY_TOO_CLOSE_TO_EXPIRY: String = "verify.too_close_to_expiry"
    /** `verify.signature`: the signature recovers to {recovered}, not to the payer {payer} */
    public const val VERIFY_SIGNATURE: String = "verify.signature"
    /** `verify.factory`: the wallet would be deployed by the factory {found}, which is not one of those allowed */
    public const val VERIFY_FACTORY: String = "verify.factory"
    /** `choose.none_payable`: none of the {count} offers can be paid */
    public const val CHOOSE_NONE_PAYABLE: String = "choose.none_payable"
    /** `choose.network`: the payer does not pay on {network} */
    public const val CHOOSE_NETWORK: String = "choose.network"
    /** `choose.transfer_method`: the offer wants the transfer method {method}; only eip3009 is known here */
    public const val CHOOSE_TRANSFER_METHOD: String = "choose.transfer_method"
    /** `choose.asset`: the payer does not pay in the token {asset} on {network} */
    public const val CHOOSE_ASSET: String = "choose.asset"
    /** `choose.payer_kind`: a {kind} payer cannot pay by the transfer method {method} */
    public const val CHOOSE_PAYER_KIND: String = "choose.payer_kind"
    /** `choose.balance`: the payer has {have} and needs {needed}: {shortfall} short */
    public const val CHOOSE_BALANCE: String = "choose.balance"
    /** `choose.not_first`: payable too, but offer {taken} comes before it */
    public const val CHOOSE_NOT_FIRST: String = "choose.not_first"
    /** `match.no_offer`: there is no offer of x402 v{version} that the payment could be for */
    public const val MATCH_NO_OFFER: String = "match.no_offer"
    /** `match.scheme`: the payment accepts the scheme {found}, the closest offer is {expected} */
    public const val MATCH_SCHEME: String = "match.scheme"
    /** `match.network`: the payment accepts the network {found}, the closest offer is on {expected} */
    public const val MATCH_NETWORK: String = "match.network"
    /** `match.amount`: the payment accepts an amount of {found}, the closest offer is {expected} */
    public const val MATCH_AMOUNT: String = "match.amount"
    /** `match.asset`: the payment accepts the token {found}, the closest offer is in {expected} */
    public const val MATCH_ASSET: String = "match.asset"
    /** `match.pay_to`: the payment accepts the recipient {found}, the closest offer pays {expected} */
    public const val MATCH_PAY_TO: String = "match.pay_to"
    /** `match.max_timeout`: the payment accepts {found} as maxTimeoutSeconds, the closest offer says {expected} */
    public const val MATCH_MAX_TIMEOUT: String = "match.max_timeout"
    /** `match.extra`: the payment accepts {found} in extra, the closest offer says {expected} */
    public const val MATCH_EXTRA: String = "match.extra"
    /** `match.member`: the payment accepts {found} in a member the rule compares, the closest offer says {expected} */
    public const val MATCH_MEMBER: String = "match.member"
    /** `match.extension_echo`: the payment echoes {found} of an extension, declared was {expected} */
    public const val MATCH_EXTENSION_ECHO: String = "match.extension_echo"
    /** `policy.per_payment`: {asked} is more than the policy allows for one payment: {allowed} */
    public const val POLICY_PER_PAYMENT: String = "policy.per_payment"
    /** `policy.network`: the policy does not allow payments on {asked}; it allows {allowed} */
    public const val POLICY_NETWORK: String = "policy.network"
    /** `policy.unknown_asset`: the registry does not know the token {asked}, so its worth is not known */
    public const val POLICY_UNKNOWN_ASSET: String = "policy.unknown_asset"
    /** `policy.evidence`: the EIP-712 name of {asked} rests on {found}; the policy wants {allowed} */
    public const val POLICY_EVIDENCE: String = "policy.evidence"
    /** `policy.zero_amount`: the offer asks for nothing; there is nothing to sign */
    public const val POLICY_ZERO_AMOUNT: String = "policy.zero_amount"
    /** `policy.recipient`: the policy does not allow payments to {asked}: it is {problem} */
    public const val POLICY_RECIPIENT: String = "policy.recipient"
    /** `policy.repaired`: the offer could only be read by a repair ({asked}); the policy pays {allowed} */
    public const val POLICY_REPAIRED: String = "policy.repaired"
    /** `domain.unknown`: the offer does not say what the token {asset} calls itself (EIP-712 name and version), and the registry does not know it */
    public const val DOMAIN_UNKNOWN: String = "domain.unknown"
    /** `domain.mismatch`: the offer calls the token "{found}", its contract calls itself "{expected}": a signature would be worthless */
    public const val DOMAIN_MISMATCH: String = "domain.mismatch"
    /** `typed_data.no_domain_type`: the types do not list EIP712Domain: a wallet would sign an empty domain */
    public const val TYPED_DATA_NO_DOMAIN_TYPE: String = "typed_data.no_domain_type"
    /** `typed_data.type`: "{found}" is no usable type here: {problem} */
    public const val TYPED_DATA_TYPE: String = "typed_data.type"
    /** `typed_data.cycle`: the type {found} contains itself */
    public const val TYPED_DATA_CYCLE: String = "typed_data.cycle"
    /** `typed_data.value`: {found} is no value of the type {expected} */
    public const val TYPED_DATA_VALUE: String = "typed_data.value"
    /** `typed_data.unknown_member`: {found} is no member of {expected}: it would not be signed */
    public const val TYPED_DATA_UNKNOWN_MEMBER: String = "typed_data.unknown_member"
    /** `prepare.nonce`: the nonce is all zeros: the caller's randomness failed */
    public const val PREPARE_NONCE: String = "prepare.nonce"
    /** `prepare.stale`: the approval is of {approved_at}, now is {now}: too old to sign on */
    public const val PREPARE_STALE: String = "prepare.stale"
    /** `clock.implausible`: the server's clock says {server}, the caller's {now}: one of them is wrong by more than ten minutes */
    public const val CLOCK_IMPLAUSIBLE: String = "clock.implausible"
    /** `prepare.timeout`: the offer leaves {seconds} s to pay; settling alone needs {margin} s */
    public const val PREPARE_TIMEOUT: String = "prepare.timeout"
    /** `payment.declined`: the payment was declined: {problem} */
    public const val PAYMENT_DECLINED: String = "payment.declined"
    /** `payment.not_reserved`: the store did not reserve the payment: {counter} is exhausted */
    public const val PAYMENT_NOT_RESERVED: String = "payment.not_reserved"
    /** `payment.refused`: the server took the payment header and still answers {status}: {reason} */
    public const val PAYMENT_REFUSED: String = "payment.refused"
    /** `payment.unknown`: the payment was sent and no answer came; it may still settle until {expires} */
    public const val PAYMENT_UNKNOWN: String = "payment.unknown"
    /** `usage.already_used`: this {what} was used before; each one is good once */
    public const val USAGE_ALREADY_USED: String = "usage.already_used"
    /** `usage.answer`: answers are wanted for {expected}, given were {found} */
    public const val USAGE_ANSWER: String = "usage.answer"
    /** `usage.event`: the purchase does not expect {found} now; it waits for {expected} */
    public const val USAGE_EVENT: String = "usage.event"
    /** `usage.url`: "{found}" is not an absolute http or https URL */
    public const val USAGE_URL: String = "usage.url"
    /** `usage.key`: not a secp256k1 private key of 32 bytes */
    public const val USAGE_KEY: String = "usage.key"
    /** `usage.argument`: {argument}: {expected} expected */
    public const val USAGE_ARGUMENT: String = "usage.argument"
    /** `registry.asset`: the asset row is not usable: {problem} */
    public const val REGISTRY_ASSET: String = "registry.asset"
    /** `registry.separator`: the row pins the domain separator {expected}, its name and version give {found} */
    public const val REGISTRY_SEPARATOR: String = "registry.separator"
    /** `registry.conflict`: the registry already knows {asset} otherwise */
    public const val REGISTRY_CONFLICT: String = "registry.conflict"
}

/** what had to be repaired to read a message. A newer core may send others. */
public object RepairKind {
    /** `amount.white_space`: there is white space around the amount */
    public const val AMOUNT_WHITE_SPACE: String = "amount.white_space"
    /** `amount.plus_sign`: there is a plus sign before the amount */
    public const val AMOUNT_PLUS_SIGN: String = "amount.plus_sign"
    /** `amount.leading_zero`: there are zeros before the amount */
    public const val AMOUNT_LEADING_ZERO: String = "amount.leading_zero"
    /** `header.unpadded`: the header's base64 lacks its padding */
    public const val HEADER_UNPADDED: String = "header.unpadded"
    /** `header.url_safe`: the header is in the url-safe base64 alphabet */
    public const val HEADER_URL_SAFE: String = "header.url_safe"
    /** `header.white_space`: there is white space in the header's base64 */
    public const val HEADER_WHITE_SPACE: String = "header.white_space"
    /** `header.raw_json`: the header is JSON, not base64 of it */
    public const val HEADER_RAW_JSON: String = "header.raw_json"
    /** `http.v2_in_body`: an x402 v2 challenge in the body only; most clients look for the header */
    public const val HTTP_V2_IN_BODY: String = "http.v2_in_body"
    /** `http.header_unreadable`: the header cannot be read; the body was taken instead */
    public const val HTTP_HEADER_UNREADABLE: String = "http.header_unreadable"
    /** `http.header_name`: the challenge is in a header called X-Payment-Required; it belongs in PAYMENT-REQUIRED */
    public const val HTTP_HEADER_NAME: String = "http.header_name"
    /** `http.envelope_conflict`: the header and the body offer different things; the header was taken */
    public const val HTTP_ENVELOPE_CONFLICT: String = "http.envelope_conflict"
    /** `message.missing_envelope`: one offer alone, where a challenge with a list of them belongs */
    public const val MESSAGE_MISSING_ENVELOPE: String = "message.missing_envelope"
    /** `message.version_text`: x402Version is a string; it is a number */
    public const val MESSAGE_VERSION_TEXT: String = "message.version_text"
    /** `message.version_missing`: x402Version is missing; the header it came in is of v2 */
    public const val MESSAGE_VERSION_MISSING: String = "message.version_missing"
    /** `message.resource_text`: resource is a string, as in v1; v2 has an object with a url */
    public const val MESSAGE_RESOURCE_TEXT: String = "message.resource_text"
    /** `message.renamed_member`: the amount has the name of the other version */
    public const val MESSAGE_RENAMED_MEMBER: String = "message.renamed_member"
    /** `message.number_text`: maxTimeoutSeconds is a string; it is a number */
    public const val MESSAGE_NUMBER_TEXT: String = "message.number_text"
    /** `network.other_version`: the network is written as in the other version */
    public const val NETWORK_OTHER_VERSION: String = "network.other_version"
    /** `amount.number`: the amount is a JSON number; it is a string */
    public const val AMOUNT_NUMBER: String = "amount.number"
}

/** What only the chain can tell of a payment. A newer core may send others. */
public object Open {
    /** `payer_code`: Whether the payer's address has code: a token then asks that code and not the key. */
    public const val PAYER_CODE: String = "payer_code"
    /** `wallet_signature`: Whether the payer's wallet contract says the signature is its own (EIP-1271, ERC-6492). */
    public const val WALLET_SIGNATURE: String = "wallet_signature"
    /** `balance`: Whether the payer has the amount. */
    public const val BALANCE: String = "balance"
    /** `nonce_unused`: Whether the nonce is unused. */
    public const val NONCE_UNUSED: String = "nonce_unused"
    /** `token_state`: Whether the token is deployed, not paused, and blocks nobody concerned. */
    public const val TOKEN_STATE: String = "token_state"
}

/** What x402 calls a refusal on the wire. A newer core may send others. */
public object Reasons {
    /** `invalid_payload`: The payment is not readable, or lacks something. */
    public const val INVALID_PAYLOAD: String = "invalid_payload"
    /** `invalid_payment_requirements`: What the payment accepts is not what is offered. */
    public const val INVALID_PAYMENT_REQUIREMENTS: String = "invalid_payment_requirements"
    /** `invalid_x402_version`: The version is unknown, or not the offer's. */
    public const val INVALID_X402_VERSION: String = "invalid_x402_version"
    /** `unsupported_scheme`: The scheme is not known here. */
    public const val UNSUPPORTED_SCHEME: String = "unsupported_scheme"
    /** `invalid_scheme`: The scheme is not the offer's. */
    public const val INVALID_SCHEME: String = "invalid_scheme"
    /** `invalid_network`: The network is unknown, or not the offer's. */
    public const val INVALID_NETWORK: String = "invalid_network"
    /** `extension_echo_mismatch`: An echoed extension lacks or changes what was declared. */
    public const val EXTENSION_ECHO_MISMATCH: String = "extension_echo_mismatch"
    /** `invalid_exact_evm_payload_signature`: The signature is not the payer's, or none. */
    public const val INVALID_EXACT_EVM_PAYLOAD_SIGNATURE: String = "invalid_exact_evm_payload_signature"
    /** `invalid_exact_evm_payload_authorization_value_mismatch`: The authorized value is not the offer's amount. */
    public const val INVALID_EXACT_EVM_PAYLOAD_AUTHORIZATION_VALUE_MISMATCH: String = "invalid_exact_evm_payload_authorization_value_mismatch"
    /** `invalid_exact_evm_payload_authorization_value`: The same in x402 v1. */
    public const val INVALID_EXACT_EVM_PAYLOAD_AUTHORIZATION_VALUE: String = "invalid_exact_evm_payload_authorization_value"
    /** `invalid_exact_evm_payload_authorization_valid_after`: The authorization is not valid yet. */
    public const val INVALID_EXACT_EVM_PAYLOAD_AUTHORIZATION_VALID_AFTER: String = "invalid_exact_evm_payload_authorization_valid_after"
    /** `invalid_exact_evm_payload_authorization_valid_before`: The authorization has expired, or is about to. */
    public const val INVALID_EXACT_EVM_PAYLOAD_AUTHORIZATION_VALID_BEFORE: String = "invalid_exact_evm_payload_authorization_valid_before"
    /** `invalid_exact_evm_payload_recipient_mismatch`: The authorization pays somebody else. */
    public const val INVALID_EXACT_EVM_PAYLOAD_RECIPIENT_MISMATCH: String = "invalid_exact_evm_payload_recipient_mismatch"
    /** `invalid_exact_evm_missing_eip712_domain`: The offer does not say what the token calls itself. */
    public const val INVALID_EXACT_EVM_MISSING_EIP712_DOMAIN: String = "invalid_exact_evm_missing_eip712_domain"
    /** `eip6492_factory_not_allowed`: The payer's wallet would be deployed by a factory that is not allowed. */
    public const val EIP6492_FACTORY_NOT_ALLOWED: String = "eip6492_factory_not_allowed"
}
