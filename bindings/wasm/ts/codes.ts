// Written by `cargo xtask codes` from spec-vectors/codes.json.

/** The stable code of an error. A newer core may send others. */
export const Code = {
  /** `json.too_large`: the text has {size} bytes, the limit is {limit} */
  JSON_TOO_LARGE: "json.too_large",
  /** `json.not_utf8`: the bytes are not UTF-8, from byte {offset} on */
  JSON_NOT_UTF8: "json.not_utf8",
  /** `json.byte_order_mark`: the text begins with a byte order mark, which JSON does not allow */
  JSON_BYTE_ORDER_MARK: "json.byte_order_mark",
  /** `json.syntax`: not JSON: {expected} expected at byte {offset} */
  JSON_SYNTAX: "json.syntax",
  /** `json.trailing`: something follows the JSON value, at byte {offset} */
  JSON_TRAILING: "json.trailing",
  /** `json.too_deep`: nested deeper than {limit} levels */
  JSON_TOO_DEEP: "json.too_deep",
  /** `json.too_many_members`: an object has more than {limit} members */
  JSON_TOO_MANY_MEMBERS: "json.too_many_members",
  /** `json.duplicate_member`: the member "{member}" appears twice: two readers could read two values */
  JSON_DUPLICATE_MEMBER: "json.duplicate_member",
  /** `json.lone_surrogate`: half of a surrogate pair at byte {offset}: not a Unicode character */
  JSON_LONE_SURROGATE: "json.lone_surrogate",
  /** `header.empty`: the header is empty */
  HEADER_EMPTY: "header.empty",
  /** `header.too_large`: the header has {size} bytes, the limit is {limit} */
  HEADER_TOO_LARGE: "header.too_large",
  /** `header.not_base64`: not standard base64: {problem} */
  HEADER_NOT_BASE64: "header.not_base64",
  /** `header.other_kind`: that is {found}; {expected} belongs here */
  HEADER_OTHER_KIND: "header.other_kind",
  /** `header.echo_too_large`: the payment's header would have {size} bytes, the limit is {limit}; {bytes} of the JSON echo the server's extension "{extension}" */
  HEADER_ECHO_TOO_LARGE: "header.echo_too_large",
  /** `http.status`: the status is {status}, not 402: this response asks for no payment */
  HTTP_STATUS: "http.status",
  /** `http.duplicate_header`: the header {header} appears twice, with different values */
  HTTP_DUPLICATE_HEADER: "http.duplicate_header",
  /** `http.no_challenge`: status {status}, but neither a PAYMENT-REQUIRED header nor an x402 body */
  HTTP_NO_CHALLENGE: "http.no_challenge",
  /** `http.envelope_conflict`: the header and the body offer different things: two readers could pay two prices */
  HTTP_ENVELOPE_CONFLICT: "http.envelope_conflict",
  /** `http.no_response`: there was no response to the request, which carried no payment */
  HTTP_NO_RESPONSE: "http.no_response",
  /** `message.wrong_type`: {expected} expected, {found} found */
  MESSAGE_WRONG_TYPE: "message.wrong_type",
  /** `message.missing`: missing: {members} */
  MESSAGE_MISSING: "message.missing",
  /** `message.too_many_entries`: the list has {count} entries, the limit is {limit} */
  MESSAGE_TOO_MANY_ENTRIES: "message.too_many_entries",
  /** `message.other_kind`: this is {found}; {expected} belongs here */
  MESSAGE_OTHER_KIND: "message.other_kind",
  /** `message.version`: x402Version is {found}; this library knows 1 and 2 */
  MESSAGE_VERSION: "message.version",
  /** `scheme.unsupported`: the scheme "{scheme}" is not known here */
  SCHEME_UNSUPPORTED: "scheme.unsupported",
  /** `network.not_caip2`: "{found}" is not a CAIP-2 network such as eip155:8453 */
  NETWORK_NOT_CAIP2: "network.not_caip2",
  /** `network.unknown_name`: "{found}" is not a network name of x402 v1 */
  NETWORK_UNKNOWN_NAME: "network.unknown_name",
  /** `network.ambiguous_name`: SDKs disagree which network "{found}" is: {networks} */
  NETWORK_AMBIGUOUS_NAME: "network.ambiguous_name",
  /** `network.unsupported`: "{found}" is not an EVM network (eip155) */
  NETWORK_UNSUPPORTED: "network.unsupported",
  /** `amount.not_decimal`: "{found}" is not an amount: atomic units in decimal digits and nothing else */
  AMOUNT_NOT_DECIMAL: "amount.not_decimal",
  /** `amount.leading_zero`: "{found}" begins with a zero: an amount has one spelling */
  AMOUNT_LEADING_ZERO: "amount.leading_zero",
  /** `amount.too_large`: "{found}" does not fit into 256 bits */
  AMOUNT_TOO_LARGE: "amount.too_large",
  /** `amount.unsafe_number`: the amount {found} is a JSON number of 2^53 or more: readers disagree which number it is */
  AMOUNT_UNSAFE_NUMBER: "amount.unsafe_number",
  /** `money.not_decimal`: "{found}" is not a sum such as $0.01 or 0.01 */
  MONEY_NOT_DECIMAL: "money.not_decimal",
  /** `money.too_small`: {found} is less than one atomic unit of an asset with {decimals} decimals */
  MONEY_TOO_SMALL: "money.too_small",
  /** `money.zero`: a price of {found}: what costs nothing needs no payment */
  MONEY_ZERO: "money.zero",
  /** `money.no_asset`: no stablecoin is known on {network} */
  MONEY_NO_ASSET: "money.no_asset",
  /** `money.unknown_ticker`: no token called {ticker} is known on {network}, but {known} */
  MONEY_UNKNOWN_TICKER: "money.unknown_ticker",
  /** `money.too_large`: {found} does not fit into 256 bits of an asset with {decimals} decimals */
  MONEY_TOO_LARGE: "money.too_large",
  /** `address.no_prefix`: "{found}" is not an EVM address: it does not begin with 0x */
  ADDRESS_NO_PREFIX: "address.no_prefix",
  /** `address.length`: "{found}" is not an EVM address: 42 characters expected, {length} found */
  ADDRESS_LENGTH: "address.length",
  /** `address.not_hex`: "{found}" is not an EVM address: not hexadecimal */
  ADDRESS_NOT_HEX: "address.not_hex",
  /** `address.checksum`: "{found}" has a wrong EIP-55 checksum; {expected} has the right one */
  ADDRESS_CHECKSUM: "address.checksum",
  /** `hex.no_prefix`: "{found}" does not begin with 0x */
  HEX_NO_PREFIX: "hex.no_prefix",
  /** `hex.length`: {expected} bytes of hexadecimal expected, "{found}" found */
  HEX_LENGTH: "hex.length",
  /** `hex.not_hex`: "{found}" is not hexadecimal */
  HEX_NOT_HEX: "hex.not_hex",
  /** `time.not_seconds`: "{found}" is not a time in whole unix seconds */
  TIME_NOT_SECONDS: "time.not_seconds",
  /** `time.not_http_date`: "{found}" is not a date of HTTP such as Tue, 15 Nov 1994 08:12:31 GMT */
  TIME_NOT_HTTP_DATE: "time.not_http_date",
  /** `time.milliseconds`: {found} is past the year 5138: milliseconds? unix seconds expected */
  TIME_MILLISECONDS: "time.milliseconds",
  /** `signature.length`: a signature of this kind has {expected} bytes, {length} found */
  SIGNATURE_LENGTH: "signature.length",
  /** `signature.recovery_id`: the last byte of the signature is {found}; it must be 0, 1, 27 or 28 */
  SIGNATURE_RECOVERY_ID: "signature.recovery_id",
  /** `signature.out_of_range`: r or s of the signature is zero or not below the order of the curve */
  SIGNATURE_OUT_OF_RANGE: "signature.out_of_range",
  /** `signature.high_s`: s of the signature is in the upper half: the token refuses it, and it is a second spelling of another */
  SIGNATURE_HIGH_S: "signature.high_s",
  /** `signature.not_recoverable`: no public key could have made this signature */
  SIGNATURE_NOT_RECOVERABLE: "signature.not_recoverable",
  /** `signature.der`: not a signature in DER: r and s as the two integers of a sequence, in their shortest form */
  SIGNATURE_DER: "signature.der",
  /** `signature.erc6492`: the signature ends as one of ERC-6492 does, and does not hold a factory, its calldata and a signature before that */
  SIGNATURE_ERC6492: "signature.erc6492",
  /** `signature.not_payer`: the signature recovers to {recovered}, not to the payer {payer} */
  SIGNATURE_NOT_PAYER: "signature.not_payer",
  /** `verify.version`: the payment is of x402 v{found}, the offer of v{expected} */
  VERIFY_VERSION: "verify.version",
  /** `verify.network`: the payment is for {found}, the offer is on {expected} */
  VERIFY_NETWORK: "verify.network",
  /** `verify.asset`: the payment is in the token {found}, the offer in {expected} */
  VERIFY_ASSET: "verify.asset",
  /** `verify.amount`: the payment accepts an amount of {found}, the offer is {expected} */
  VERIFY_AMOUNT: "verify.amount",
  /** `verify.pay_to`: the payment accepts the recipient {found}, the offer is {expected} */
  VERIFY_PAY_TO: "verify.pay_to",
  /** `verify.recipient`: the authorization pays {found}, not {expected} */
  VERIFY_RECIPIENT: "verify.recipient",
  /** `verify.underpaid`: the authorization pays {found}, less than {expected} */
  VERIFY_UNDERPAID: "verify.underpaid",
  /** `verify.overpaid`: the authorization pays {found}, more than {expected} */
  VERIFY_OVERPAID: "verify.overpaid",
  /** `verify.not_yet_valid`: the authorization is valid only after {valid_after}, now is {now} */
  VERIFY_NOT_YET_VALID: "verify.not_yet_valid",
  /** `verify.expired`: the authorization was valid before {valid_before}, now is {now} */
  VERIFY_EXPIRED: "verify.expired",
  /** `verify.too_close_to_expiry`: the authorization is valid before {valid_before}; now is {now} and settling needs {margin} s */
  VERIFY_TOO_CLOSE_TO_EXPIRY: "verify.too_close_to_expiry",
  /** `verify.signature`: the signature recovers to {recovered}, not to the payer {payer} */
  VERIFY_SIGNATURE: "verify.signature",
  /** `verify.own_offer`: the server's own offer is not usable: {problem} */
  VERIFY_OWN_OFFER: "verify.own_offer",
  /** `verify.factory`: the wallet would be deployed by the factory {found}, which is not one of those allowed */
  VERIFY_FACTORY: "verify.factory",
  /** `choose.none_payable`: none of the {count} offers can be paid */
  CHOOSE_NONE_PAYABLE: "choose.none_payable",
  /** `choose.network`: the payer does not pay on {network} */
  CHOOSE_NETWORK: "choose.network",
  /** `choose.transfer_method`: the offer wants the transfer method {method}; only eip3009 is known here */
  CHOOSE_TRANSFER_METHOD: "choose.transfer_method",
  /** `choose.asset`: the payer does not pay in the token {asset} on {network} */
  CHOOSE_ASSET: "choose.asset",
  /** `choose.payer_kind`: a {kind} payer cannot pay by the transfer method {method} */
  CHOOSE_PAYER_KIND: "choose.payer_kind",
  /** `choose.balance`: the payer has {have} and needs {needed}: {shortfall} short */
  CHOOSE_BALANCE: "choose.balance",
  /** `choose.not_first`: payable too, but offer {taken} comes before it */
  CHOOSE_NOT_FIRST: "choose.not_first",
  /** `match.no_offer`: there is no offer of x402 v{version} that the payment could be for */
  MATCH_NO_OFFER: "match.no_offer",
  /** `match.scheme`: the payment accepts the scheme {found}, the closest offer is {expected} */
  MATCH_SCHEME: "match.scheme",
  /** `match.network`: the payment accepts the network {found}, the closest offer is on {expected} */
  MATCH_NETWORK: "match.network",
  /** `match.amount`: the payment accepts an amount of {found}, the closest offer is {expected} */
  MATCH_AMOUNT: "match.amount",
  /** `match.asset`: the payment accepts the token {found}, the closest offer is in {expected} */
  MATCH_ASSET: "match.asset",
  /** `match.pay_to`: the payment accepts the recipient {found}, the closest offer pays {expected} */
  MATCH_PAY_TO: "match.pay_to",
  /** `match.max_timeout`: the payment accepts {found} as maxTimeoutSeconds, the closest offer says {expected} */
  MATCH_MAX_TIMEOUT: "match.max_timeout",
  /** `match.extra`: the payment accepts {found} in extra, the closest offer says {expected} */
  MATCH_EXTRA: "match.extra",
  /** `match.member`: the payment accepts {found} in a member the rule compares, the closest offer says {expected} */
  MATCH_MEMBER: "match.member",
  /** `match.extension_echo`: the payment echoes {found} of an extension, declared was {expected} */
  MATCH_EXTENSION_ECHO: "match.extension_echo",
  /** `policy.per_payment`: {asked} is more than the policy allows for one payment: {allowed} */
  POLICY_PER_PAYMENT: "policy.per_payment",
  /** `policy.network`: the policy does not allow payments on {asked}; it allows {allowed} */
  POLICY_NETWORK: "policy.network",
  /** `policy.unknown_asset`: the registry does not know the token {asked}, so its worth is not known */
  POLICY_UNKNOWN_ASSET: "policy.unknown_asset",
  /** `policy.evidence`: the EIP-712 name of {asked} rests on {found}; the policy wants {allowed} */
  POLICY_EVIDENCE: "policy.evidence",
  /** `policy.zero_amount`: the offer asks for nothing; there is nothing to sign */
  POLICY_ZERO_AMOUNT: "policy.zero_amount",
  /** `policy.recipient`: the policy does not allow payments to {asked}: it is {problem} */
  POLICY_RECIPIENT: "policy.recipient",
  /** `policy.repaired`: the offer could only be read by a repair ({asked}); the policy pays {allowed} */
  POLICY_REPAIRED: "policy.repaired",
  /** `domain.unknown`: the offer does not say what the token {asset} calls itself (EIP-712 name and version), and the registry does not know it */
  DOMAIN_UNKNOWN: "domain.unknown",
  /** `domain.mismatch`: the offer calls the token "{found}", its contract calls itself "{expected}": a signature would be worthless */
  DOMAIN_MISMATCH: "domain.mismatch",
  /** `typed_data.no_domain_type`: the types do not list EIP712Domain: a wallet would sign an empty domain */
  TYPED_DATA_NO_DOMAIN_TYPE: "typed_data.no_domain_type",
  /** `typed_data.type`: "{found}" is not a usable type: {problem} */
  TYPED_DATA_TYPE: "typed_data.type",
  /** `typed_data.cycle`: the type {found} contains itself */
  TYPED_DATA_CYCLE: "typed_data.cycle",
  /** `typed_data.value`: {found} is not a value of the type {expected} */
  TYPED_DATA_VALUE: "typed_data.value",
  /** `typed_data.unknown_member`: {found} is not a member of {expected}: it would not be signed */
  TYPED_DATA_UNKNOWN_MEMBER: "typed_data.unknown_member",
  /** `prepare.nonce`: the nonce is all zeros: the caller's randomness failed */
  PREPARE_NONCE: "prepare.nonce",
  /** `prepare.stale`: the approval is of {approved_at}, now is {now}: too old to sign on */
  PREPARE_STALE: "prepare.stale",
  /** `clock.implausible`: the server's clock says {server}, the caller's {now}: one of them is wrong by more than ten minutes */
  CLOCK_IMPLAUSIBLE: "clock.implausible",
  /** `prepare.timeout`: the offer leaves {seconds} s to pay; settling alone needs {margin} s */
  PREPARE_TIMEOUT: "prepare.timeout",
  /** `payment.declined`: the payment was declined: {problem} */
  PAYMENT_DECLINED: "payment.declined",
  /** `payment.not_reserved`: the store did not reserve the payment: {counter} is exhausted */
  PAYMENT_NOT_RESERVED: "payment.not_reserved",
  /** `payment.refused`: the server received the payment and still responds with {status}: {reason} */
  PAYMENT_REFUSED: "payment.refused",
  /** `payment.unknown`: the payment was sent and there was no response; it may still settle until {expires} */
  PAYMENT_UNKNOWN: "payment.unknown",
  /** `usage.already_used`: this {what} was used before; each one is good once */
  USAGE_ALREADY_USED: "usage.already_used",
  /** `usage.answer`: answers are wanted for {expected}, given were {found} */
  USAGE_ANSWER: "usage.answer",
  /** `usage.event`: the purchase does not expect {found} now; it waits for {expected} */
  USAGE_EVENT: "usage.event",
  /** `usage.url`: "{found}" is not an absolute http or https URL */
  USAGE_URL: "usage.url",
  /** `usage.key`: not a secp256k1 private key of 32 bytes */
  USAGE_KEY: "usage.key",
  /** `usage.argument`: {argument}: {expected} expected */
  USAGE_ARGUMENT: "usage.argument",
  /** `registry.asset`: the asset row is not usable: {problem} */
  REGISTRY_ASSET: "registry.asset",
  /** `registry.separator`: the row pins the domain separator {expected}, its name and version give {found} */
  REGISTRY_SEPARATOR: "registry.separator",
  /** `registry.conflict`: the registry already knows {asset} otherwise */
  REGISTRY_CONFLICT: "registry.conflict",
} as const;
/** One of the constants of that name, or another that a newer core sends. */
export type Code = (typeof Code)[keyof typeof Code] | (string & {});

/** What had to be repaired to read a message. A newer core may send others. */
export const RepairKind = {
  /** `amount.white_space`: there is white space around the amount */
  AMOUNT_WHITE_SPACE: "amount.white_space",
  /** `amount.plus_sign`: there is a plus sign before the amount */
  AMOUNT_PLUS_SIGN: "amount.plus_sign",
  /** `amount.leading_zero`: there are zeros before the amount */
  AMOUNT_LEADING_ZERO: "amount.leading_zero",
  /** `header.unpadded`: the header's base64 lacks its padding */
  HEADER_UNPADDED: "header.unpadded",
  /** `header.url_safe`: the header is in the url-safe base64 alphabet */
  HEADER_URL_SAFE: "header.url_safe",
  /** `header.white_space`: there is white space in the header's base64 */
  HEADER_WHITE_SPACE: "header.white_space",
  /** `header.raw_json`: the header is JSON, not base64 of it */
  HEADER_RAW_JSON: "header.raw_json",
  /** `http.v2_in_body`: an x402 v2 challenge in the body only; most clients look for the header */
  HTTP_V2_IN_BODY: "http.v2_in_body",
  /** `http.header_unreadable`: the header cannot be read; the body was taken instead */
  HTTP_HEADER_UNREADABLE: "http.header_unreadable",
  /** `http.header_name`: the challenge is in a header of another name; it belongs in PAYMENT-REQUIRED */
  HTTP_HEADER_NAME: "http.header_name",
  /** `http.header_incomplete`: the header lacks what the body says besides the same offers; the body was taken */
  HTTP_HEADER_INCOMPLETE: "http.header_incomplete",
  /** `http.envelope_conflict`: the response offers different things in different places; the header was taken */
  HTTP_ENVELOPE_CONFLICT: "http.envelope_conflict",
  /** `message.missing_envelope`: offers alone, where a challenge with a list of them belongs */
  MESSAGE_MISSING_ENVELOPE: "message.missing_envelope",
  /** `message.other_envelope`: the offers are not in the list accepts of a challenge, but elsewhere in the message */
  MESSAGE_OTHER_ENVELOPE: "message.other_envelope",
  /** `message.snake_case`: the names of members are written with underscores */
  MESSAGE_SNAKE_CASE: "message.snake_case",
  /** `message.ignored_member`: a member that decides nothing cannot be read; it was left aside */
  MESSAGE_IGNORED_MEMBER: "message.ignored_member",
  /** `message.older_name`: a member has an older name */
  MESSAGE_OLDER_NAME: "message.older_name",
  /** `message.missing_network`: the network is missing */
  MESSAGE_MISSING_NETWORK: "message.missing_network",
  /** `message.version_wrong`: x402Version is 1 in a message that is of v2 in every other way */
  MESSAGE_VERSION_WRONG: "message.version_wrong",
  /** `message.version_text`: x402Version is a string; it is a number */
  MESSAGE_VERSION_TEXT: "message.version_text",
  /** `message.version_missing`: x402Version is missing; the rest of the message says which it is */
  MESSAGE_VERSION_MISSING: "message.version_missing",
  /** `message.resource_text`: resource is a string, as in v1; v2 has an object with a url */
  MESSAGE_RESOURCE_TEXT: "message.resource_text",
  /** `message.renamed_member`: the amount has the name of the other version */
  MESSAGE_RENAMED_MEMBER: "message.renamed_member",
  /** `message.number_text`: maxTimeoutSeconds is a string; it is a number */
  MESSAGE_NUMBER_TEXT: "message.number_text",
  /** `message.number_fraction`: maxTimeoutSeconds has a fraction of zero; it is a whole number */
  MESSAGE_NUMBER_FRACTION: "message.number_fraction",
  /** `extra.signing_name`: extra lacks the token's EIP-712 name or version; the registry's are taken, and facilitators refuse such an offer */
  EXTRA_SIGNING_NAME: "extra.signing_name",
  /** `network.other_version`: the network is written as in the other version */
  NETWORK_OTHER_VERSION: "network.other_version",
  /** `amount.number`: the amount is a JSON number; it is a string */
  AMOUNT_NUMBER: "amount.number",
} as const;
/** One of the constants of that name, or another that a newer core sends. */
export type RepairKind = (typeof RepairKind)[keyof typeof RepairKind] | (string & {});

/** What only the chain can tell of a payment. A newer core may send others. */
export const Open = {
  /** `payer_code`: Whether the payer's address has code: a token then asks that code and not the key. */
  PAYER_CODE: "payer_code",
  /** `wallet_signature`: Whether the payer's wallet contract says the signature is its own (EIP-1271, ERC-6492). */
  WALLET_SIGNATURE: "wallet_signature",
  /** `balance`: Whether the payer has the amount. */
  BALANCE: "balance",
  /** `nonce_unused`: Whether the nonce is unused. */
  NONCE_UNUSED: "nonce_unused",
  /** `token_state`: Whether the token is deployed, not paused, and blocks neither payer nor payee. */
  TOKEN_STATE: "token_state",
} as const;
/** One of the constants of that name, or another that a newer core sends. */
export type Open = (typeof Open)[keyof typeof Open] | (string & {});

/** What x402 calls a refusal on the wire. A newer core may send others. */
export const Reasons = {
  /** `invalid_payload`: The payment is not readable, or lacks something. */
  INVALID_PAYLOAD: "invalid_payload",
  /** `invalid_payment_requirements`: What the payment accepts is not what is offered. */
  INVALID_PAYMENT_REQUIREMENTS: "invalid_payment_requirements",
  /** `invalid_x402_version`: The version is unknown, or not the offer's. */
  INVALID_X402_VERSION: "invalid_x402_version",
  /** `unsupported_scheme`: The scheme is not known here. */
  UNSUPPORTED_SCHEME: "unsupported_scheme",
  /** `invalid_scheme`: The scheme is not the offer's. */
  INVALID_SCHEME: "invalid_scheme",
  /** `invalid_network`: The network is unknown, or not the offer's. */
  INVALID_NETWORK: "invalid_network",
  /** `extension_echo_mismatch`: An echoed extension lacks or changes what was declared. */
  EXTENSION_ECHO_MISMATCH: "extension_echo_mismatch",
  /** `invalid_exact_evm_payload_signature`: The signature is not the payer's, or none. */
  INVALID_EXACT_EVM_PAYLOAD_SIGNATURE: "invalid_exact_evm_payload_signature",
  /** `invalid_exact_evm_payload_authorization_value_mismatch`: The authorized value is not the offer's amount. */
  INVALID_EXACT_EVM_PAYLOAD_AUTHORIZATION_VALUE_MISMATCH: "invalid_exact_evm_payload_authorization_value_mismatch",
  /** `invalid_exact_evm_payload_authorization_value`: The same in x402 v1. */
  INVALID_EXACT_EVM_PAYLOAD_AUTHORIZATION_VALUE: "invalid_exact_evm_payload_authorization_value",
  /** `invalid_exact_evm_payload_authorization_valid_after`: The authorization is not valid yet. */
  INVALID_EXACT_EVM_PAYLOAD_AUTHORIZATION_VALID_AFTER: "invalid_exact_evm_payload_authorization_valid_after",
  /** `invalid_exact_evm_payload_authorization_valid_before`: The authorization has expired, or is about to. */
  INVALID_EXACT_EVM_PAYLOAD_AUTHORIZATION_VALID_BEFORE: "invalid_exact_evm_payload_authorization_valid_before",
  /** `invalid_exact_evm_payload_recipient_mismatch`: The authorization pays another address. */
  INVALID_EXACT_EVM_PAYLOAD_RECIPIENT_MISMATCH: "invalid_exact_evm_payload_recipient_mismatch",
  /** `invalid_exact_evm_missing_eip712_domain`: The offer does not say what the token calls itself. */
  INVALID_EXACT_EVM_MISSING_EIP712_DOMAIN: "invalid_exact_evm_missing_eip712_domain",
  /** `eip6492_factory_not_allowed`: The payer's wallet would be deployed by a factory that is not allowed. */
  EIP6492_FACTORY_NOT_ALLOWED: "eip6492_factory_not_allowed",
} as const;
/** One of the constants of that name, or another that a newer core sends. */
export type Reasons = (typeof Reasons)[keyof typeof Reasons] | (string & {});
