"""The stable texts to switch on. Written by `cargo xtask codes` from spec-vectors/codes.json."""

from typing import Final


class Code:
    """The stable code of an error."""

    JSON_TOO_LARGE: Final = "json.too_large"
    """`json.too_large`: the text has {size} bytes, the limit is {limit}"""

    JSON_NOT_UTF8: Final = "json.not_utf8"
    """`json.not_utf8`: the bytes are not UTF-8, from byte {offset} on"""

    JSON_BYTE_ORDER_MARK: Final = "json.byte_order_mark"
    """`json.byte_order_mark`: the text begins with a byte order mark, which JSON does not allow"""

    JSON_SYNTAX: Final = "json.syntax"
    """`json.syntax`: not JSON: {expected} expected at byte {offset}"""

    JSON_TRAILING: Final = "json.trailing"
    """`json.trailing`: something follows the JSON value, at byte {offset}"""

    JSON_TOO_DEEP: Final = "json.too_deep"
    """`json.too_deep`: nested deeper than {limit} levels"""

    JSON_TOO_MANY_MEMBERS: Final = "json.too_many_members"
    """`json.too_many_members`: an object has more than {limit} members"""

    JSON_DUPLICATE_MEMBER: Final = "json.duplicate_member"
    """`json.duplicate_member`: the member \"{member}\" appears twice: two readers could read two values"""

    JSON_LONE_SURROGATE: Final = "json.lone_surrogate"
    """`json.lone_surrogate`: half of a surrogate pair at byte {offset}: not a Unicode character"""

    HEADER_EMPTY: Final = "header.empty"
    """`header.empty`: the header is empty"""

    HEADER_TOO_LARGE: Final = "header.too_large"
    """`header.too_large`: the header has {size} bytes, the limit is {limit}"""

    HEADER_NOT_BASE64: Final = "header.not_base64"
    """`header.not_base64`: not standard base64: {problem}"""

    HEADER_OTHER_KIND: Final = "header.other_kind"
    """`header.other_kind`: that is {found}; {expected} belongs here"""

    HEADER_ECHO_TOO_LARGE: Final = "header.echo_too_large"
    """`header.echo_too_large`: the payment's header would have {size} bytes, the limit is {limit}; {bytes} of the JSON echo the server's extension \"{extension}\""""

    HTTP_STATUS: Final = "http.status"
    """`http.status`: the status is {status}, not 402: this response asks for no payment"""

    HTTP_DUPLICATE_HEADER: Final = "http.duplicate_header"
    """`http.duplicate_header`: the header {header} appears twice, with different values"""

    HTTP_NO_CHALLENGE: Final = "http.no_challenge"
    """`http.no_challenge`: status {status}, but neither a PAYMENT-REQUIRED header nor an x402 body"""

    HTTP_ENVELOPE_CONFLICT: Final = "http.envelope_conflict"
    """`http.envelope_conflict`: the header and the body offer different things: two readers could pay two prices"""

    HTTP_NO_RESPONSE: Final = "http.no_response"
    """`http.no_response`: there was no response to the request, which carried no payment"""

    MESSAGE_WRONG_TYPE: Final = "message.wrong_type"
    """`message.wrong_type`: {expected} expected, {found} found"""

    MESSAGE_MISSING: Final = "message.missing"
    """`message.missing`: missing: {members}"""

    MESSAGE_TOO_MANY_ENTRIES: Final = "message.too_many_entries"
    """`message.too_many_entries`: the list has {count} entries, the limit is {limit}"""

    MESSAGE_OTHER_KIND: Final = "message.other_kind"
    """`message.other_kind`: this is {found}; {expected} belongs here"""

    MESSAGE_VERSION: Final = "message.version"
    """`message.version`: x402Version is {found}; this library knows 1 and 2"""

    SCHEME_UNSUPPORTED: Final = "scheme.unsupported"
    """`scheme.unsupported`: the scheme \"{scheme}\" is not known here"""

    NETWORK_NOT_CAIP2: Final = "network.not_caip2"
    """`network.not_caip2`: \"{found}\" is not a CAIP-2 network such as eip155:8453"""

    NETWORK_UNKNOWN_NAME: Final = "network.unknown_name"
    """`network.unknown_name`: \"{found}\" is not a network name of x402 v1"""

    NETWORK_AMBIGUOUS_NAME: Final = "network.ambiguous_name"
    """`network.ambiguous_name`: SDKs disagree which network \"{found}\" is: {networks}"""

    NETWORK_UNSUPPORTED: Final = "network.unsupported"
    """`network.unsupported`: \"{found}\" is not an EVM network (eip155)"""

    AMOUNT_NOT_DECIMAL: Final = "amount.not_decimal"
    """`amount.not_decimal`: \"{found}\" is not an amount: atomic units in decimal digits and nothing else"""

    AMOUNT_LEADING_ZERO: Final = "amount.leading_zero"
    """`amount.leading_zero`: \"{found}\" begins with a zero: an amount has one spelling"""

    AMOUNT_TOO_LARGE: Final = "amount.too_large"
    """`amount.too_large`: \"{found}\" does not fit into 256 bits"""

    AMOUNT_UNSAFE_NUMBER: Final = "amount.unsafe_number"
    """`amount.unsafe_number`: the amount {found} is a JSON number of 2^53 or more: readers disagree which number it is"""

    MONEY_NOT_DECIMAL: Final = "money.not_decimal"
    """`money.not_decimal`: \"{found}\" is not a sum such as $0.01 or 0.01"""

    MONEY_TOO_SMALL: Final = "money.too_small"
    """`money.too_small`: {found} is less than one atomic unit of an asset with {decimals} decimals"""

    MONEY_ZERO: Final = "money.zero"
    """`money.zero`: a price of {found}: what costs nothing needs no payment"""

    MONEY_NO_ASSET: Final = "money.no_asset"
    """`money.no_asset`: no stablecoin is known on {network}"""

    MONEY_UNKNOWN_TICKER: Final = "money.unknown_ticker"
    """`money.unknown_ticker`: no token called {ticker} is known on {network}, but {known}"""

    MONEY_TOO_LARGE: Final = "money.too_large"
    """`money.too_large`: {found} does not fit into 256 bits of an asset with {decimals} decimals"""

    ADDRESS_NO_PREFIX: Final = "address.no_prefix"
    """`address.no_prefix`: \"{found}\" is not an EVM address: it does not begin with 0x"""

    ADDRESS_LENGTH: Final = "address.length"
    """`address.length`: \"{found}\" is not an EVM address: 42 characters expected, {length} found"""

    ADDRESS_NOT_HEX: Final = "address.not_hex"
    """`address.not_hex`: \"{found}\" is not an EVM address: not hexadecimal"""

    ADDRESS_CHECKSUM: Final = "address.checksum"
    """`address.checksum`: \"{found}\" has a wrong EIP-55 checksum; {expected} has the right one"""

    HEX_NO_PREFIX: Final = "hex.no_prefix"
    """`hex.no_prefix`: \"{found}\" does not begin with 0x"""

    HEX_LENGTH: Final = "hex.length"
    """`hex.length`: {expected} bytes of hexadecimal expected, \"{found}\" found"""

    HEX_NOT_HEX: Final = "hex.not_hex"
    """`hex.not_hex`: \"{found}\" is not hexadecimal"""

    TIME_NOT_SECONDS: Final = "time.not_seconds"
    """`time.not_seconds`: \"{found}\" is not a time in whole unix seconds"""

    TIME_NOT_HTTP_DATE: Final = "time.not_http_date"
    """`time.not_http_date`: \"{found}\" is not a date of HTTP such as Tue, 15 Nov 1994 08:12:31 GMT"""

    TIME_MILLISECONDS: Final = "time.milliseconds"
    """`time.milliseconds`: {found} is past the year 5138: milliseconds? unix seconds expected"""

    SIGNATURE_LENGTH: Final = "signature.length"
    """`signature.length`: a signature of this kind has {expected} bytes, {length} found"""

    SIGNATURE_RECOVERY_ID: Final = "signature.recovery_id"
    """`signature.recovery_id`: the last byte of the signature is {found}; it must be 0, 1, 27 or 28"""

    SIGNATURE_OUT_OF_RANGE: Final = "signature.out_of_range"
    """`signature.out_of_range`: r or s of the signature is zero or not below the order of the curve"""

    SIGNATURE_HIGH_S: Final = "signature.high_s"
    """`signature.high_s`: s of the signature is in the upper half: the token refuses it, and it is a second spelling of another"""

    SIGNATURE_NOT_RECOVERABLE: Final = "signature.not_recoverable"
    """`signature.not_recoverable`: no public key could have made this signature"""

    SIGNATURE_DER: Final = "signature.der"
    """`signature.der`: not a signature in DER: r and s as the two integers of a sequence, in their shortest form"""

    SIGNATURE_ERC6492: Final = "signature.erc6492"
    """`signature.erc6492`: the signature ends as one of ERC-6492 does, and does not hold a factory, its calldata and a signature before that"""

    SIGNATURE_NOT_PAYER: Final = "signature.not_payer"
    """`signature.not_payer`: the signature recovers to {recovered}, not to the payer {payer}"""

    VERIFY_VERSION: Final = "verify.version"
    """`verify.version`: the payment is of x402 v{found}, the offer of v{expected}"""

    VERIFY_NETWORK: Final = "verify.network"
    """`verify.network`: the payment is for {found}, the offer is on {expected}"""

    VERIFY_ASSET: Final = "verify.asset"
    """`verify.asset`: the payment is in the token {found}, the offer in {expected}"""

    VERIFY_AMOUNT: Final = "verify.amount"
    """`verify.amount`: the payment accepts an amount of {found}, the offer is {expected}"""

    VERIFY_PAY_TO: Final = "verify.pay_to"
    """`verify.pay_to`: the payment accepts the recipient {found}, the offer is {expected}"""

    VERIFY_RECIPIENT: Final = "verify.recipient"
    """`verify.recipient`: the authorization pays {found}, not {expected}"""

    VERIFY_UNDERPAID: Final = "verify.underpaid"
    """`verify.underpaid`: the authorization pays {found}, less than {expected}"""

    VERIFY_OVERPAID: Final = "verify.overpaid"
    """`verify.overpaid`: the authorization pays {found}, more than {expected}"""

    VERIFY_NOT_YET_VALID: Final = "verify.not_yet_valid"
    """`verify.not_yet_valid`: the authorization is valid only after {valid_after}, now is {now}"""

    VERIFY_EXPIRED: Final = "verify.expired"
    """`verify.expired`: the authorization was valid before {valid_before}, now is {now}"""

    VERIFY_TOO_CLOSE_TO_EXPIRY: Final = "verify.too_close_to_expiry"
    """`verify.too_close_to_expiry`: the authorization is valid before {valid_before}; now is {now} and settling needs {margin} s"""

    VERIFY_SIGNATURE: Final = "verify.signature"
    """`verify.signature`: the signature recovers to {recovered}, not to the payer {payer}"""

    VERIFY_OWN_OFFER: Final = "verify.own_offer"
    """`verify.own_offer`: the server's own offer is not usable: {problem}"""

    VERIFY_FACTORY: Final = "verify.factory"
    """`verify.factory`: the wallet would be deployed by the factory {found}, which is not one of those allowed"""

    CHOOSE_NONE_PAYABLE: Final = "choose.none_payable"
    """`choose.none_payable`: none of the {count} offers can be paid"""

    CHOOSE_NETWORK: Final = "choose.network"
    """`choose.network`: the payer does not pay on {network}"""

    CHOOSE_TRANSFER_METHOD: Final = "choose.transfer_method"
    """`choose.transfer_method`: the offer wants the transfer method {method}; only eip3009 is known here"""

    CHOOSE_ASSET: Final = "choose.asset"
    """`choose.asset`: the payer does not pay in the token {asset} on {network}"""

    CHOOSE_PAYER_KIND: Final = "choose.payer_kind"
    """`choose.payer_kind`: a {kind} payer cannot pay by the transfer method {method}"""

    CHOOSE_BALANCE: Final = "choose.balance"
    """`choose.balance`: the payer has {have} and needs {needed}: {shortfall} short"""

    CHOOSE_NOT_FIRST: Final = "choose.not_first"
    """`choose.not_first`: payable too, but offer {taken} comes before it"""

    MATCH_NO_OFFER: Final = "match.no_offer"
    """`match.no_offer`: there is no offer of x402 v{version} that the payment could be for"""

    MATCH_SCHEME: Final = "match.scheme"
    """`match.scheme`: the payment accepts the scheme {found}, the closest offer is {expected}"""

    MATCH_NETWORK: Final = "match.network"
    """`match.network`: the payment accepts the network {found}, the closest offer is on {expected}"""

    MATCH_AMOUNT: Final = "match.amount"
    """`match.amount`: the payment accepts an amount of {found}, the closest offer is {expected}"""

    MATCH_ASSET: Final = "match.asset"
    """`match.asset`: the payment accepts the token {found}, the closest offer is in {expected}"""

    MATCH_PAY_TO: Final = "match.pay_to"
    """`match.pay_to`: the payment accepts the recipient {found}, the closest offer pays {expected}"""

    MATCH_MAX_TIMEOUT: Final = "match.max_timeout"
    """`match.max_timeout`: the payment accepts {found} as maxTimeoutSeconds, the closest offer says {expected}"""

    MATCH_EXTRA: Final = "match.extra"
    """`match.extra`: the payment accepts {found} in extra, the closest offer says {expected}"""

    MATCH_MEMBER: Final = "match.member"
    """`match.member`: the payment accepts {found} in a member the rule compares, the closest offer says {expected}"""

    MATCH_EXTENSION_ECHO: Final = "match.extension_echo"
    """`match.extension_echo`: the payment echoes {found} of an extension, declared was {expected}"""

    POLICY_PER_PAYMENT: Final = "policy.per_payment"
    """`policy.per_payment`: {asked} is more than the policy allows for one payment: {allowed}"""

    POLICY_NETWORK: Final = "policy.network"
    """`policy.network`: the policy does not allow payments on {asked}; it allows {allowed}"""

    POLICY_UNKNOWN_ASSET: Final = "policy.unknown_asset"
    """`policy.unknown_asset`: the registry does not know the token {asked}, so its worth is not known"""

    POLICY_EVIDENCE: Final = "policy.evidence"
    """`policy.evidence`: the EIP-712 name of {asked} rests on {found}; the policy wants {allowed}"""

    POLICY_ZERO_AMOUNT: Final = "policy.zero_amount"
    """`policy.zero_amount`: the offer asks for nothing; there is nothing to sign"""

    POLICY_RECIPIENT: Final = "policy.recipient"
    """`policy.recipient`: the policy does not allow payments to {asked}: it is {problem}"""

    POLICY_REPAIRED: Final = "policy.repaired"
    """`policy.repaired`: the offer could only be read by a repair ({asked}); the policy pays {allowed}"""

    DOMAIN_UNKNOWN: Final = "domain.unknown"
    """`domain.unknown`: the offer does not say what the token {asset} calls itself (EIP-712 name and version), and the registry does not know it"""

    DOMAIN_MISMATCH: Final = "domain.mismatch"
    """`domain.mismatch`: the offer calls the token \"{found}\", its contract calls itself \"{expected}\": a signature would be worthless"""

    TYPED_DATA_NO_DOMAIN_TYPE: Final = "typed_data.no_domain_type"
    """`typed_data.no_domain_type`: the types do not list EIP712Domain: a wallet would sign an empty domain"""

    TYPED_DATA_TYPE: Final = "typed_data.type"
    """`typed_data.type`: \"{found}\" is not a usable type: {problem}"""

    TYPED_DATA_CYCLE: Final = "typed_data.cycle"
    """`typed_data.cycle`: the type {found} contains itself"""

    TYPED_DATA_VALUE: Final = "typed_data.value"
    """`typed_data.value`: {found} is not a value of the type {expected}"""

    TYPED_DATA_UNKNOWN_MEMBER: Final = "typed_data.unknown_member"
    """`typed_data.unknown_member`: {found} is not a member of {expected}: it would not be signed"""

    PREPARE_NONCE: Final = "prepare.nonce"
    """`prepare.nonce`: the nonce is all zeros: the caller's randomness failed"""

    PREPARE_STALE: Final = "prepare.stale"
    """`prepare.stale`: the approval is of {approved_at}, now is {now}: too old to sign on"""

    CLOCK_IMPLAUSIBLE: Final = "clock.implausible"
    """`clock.implausible`: the server's clock says {server}, the caller's {now}: one of them is wrong by more than ten minutes"""

    PREPARE_TIMEOUT: Final = "prepare.timeout"
    """`prepare.timeout`: the offer leaves {seconds} s to pay; settling alone needs {margin} s"""

    PAYMENT_DECLINED: Final = "payment.declined"
    """`payment.declined`: the payment was declined: {problem}"""

    PAYMENT_NOT_RESERVED: Final = "payment.not_reserved"
    """`payment.not_reserved`: the store did not reserve the payment: {counter} is exhausted"""

    PAYMENT_REFUSED: Final = "payment.refused"
    """`payment.refused`: the server received the payment and still responds with {status}: {reason}"""

    PAYMENT_UNKNOWN: Final = "payment.unknown"
    """`payment.unknown`: the payment was sent and there was no response; it may still settle until {expires}"""

    USAGE_ALREADY_USED: Final = "usage.already_used"
    """`usage.already_used`: this {what} was used before; each one is good once"""

    USAGE_ANSWER: Final = "usage.answer"
    """`usage.answer`: answers are wanted for {expected}, given were {found}"""

    USAGE_EVENT: Final = "usage.event"
    """`usage.event`: the purchase does not expect {found} now; it waits for {expected}"""

    USAGE_URL: Final = "usage.url"
    """`usage.url`: \"{found}\" is not an absolute http or https URL"""

    USAGE_KEY: Final = "usage.key"
    """`usage.key`: not a secp256k1 private key of 32 bytes"""

    USAGE_ARGUMENT: Final = "usage.argument"
    """`usage.argument`: {argument}: {expected} expected"""

    REGISTRY_ASSET: Final = "registry.asset"
    """`registry.asset`: the asset row is not usable: {problem}"""

    REGISTRY_SEPARATOR: Final = "registry.separator"
    """`registry.separator`: the row pins the domain separator {expected}, its name and version give {found}"""

    REGISTRY_CONFLICT: Final = "registry.conflict"
    """`registry.conflict`: the registry already knows {asset} otherwise"""


class RepairKind:
    """What had to be repaired to read a message."""

    AMOUNT_WHITE_SPACE: Final = "amount.white_space"
    """`amount.white_space`: there is white space around the amount"""

    AMOUNT_PLUS_SIGN: Final = "amount.plus_sign"
    """`amount.plus_sign`: there is a plus sign before the amount"""

    AMOUNT_LEADING_ZERO: Final = "amount.leading_zero"
    """`amount.leading_zero`: there are zeros before the amount"""

    HEADER_UNPADDED: Final = "header.unpadded"
    """`header.unpadded`: the header's base64 lacks its padding"""

    HEADER_URL_SAFE: Final = "header.url_safe"
    """`header.url_safe`: the header is in the url-safe base64 alphabet"""

    HEADER_WHITE_SPACE: Final = "header.white_space"
    """`header.white_space`: there is white space in the header's base64"""

    HEADER_RAW_JSON: Final = "header.raw_json"
    """`header.raw_json`: the header is JSON, not base64 of it"""

    HTTP_V2_IN_BODY: Final = "http.v2_in_body"
    """`http.v2_in_body`: an x402 v2 challenge in the body only; most clients look for the header"""

    HTTP_HEADER_UNREADABLE: Final = "http.header_unreadable"
    """`http.header_unreadable`: the header cannot be read; the body was taken instead"""

    HTTP_HEADER_NAME: Final = "http.header_name"
    """`http.header_name`: the challenge is in a header of another name; it belongs in PAYMENT-REQUIRED"""

    HTTP_HEADER_INCOMPLETE: Final = "http.header_incomplete"
    """`http.header_incomplete`: the header lacks what the body says besides the same offers; the body was taken"""

    HTTP_ENVELOPE_CONFLICT: Final = "http.envelope_conflict"
    """`http.envelope_conflict`: the response offers different things in different places; the header was taken"""

    MESSAGE_MISSING_ENVELOPE: Final = "message.missing_envelope"
    """`message.missing_envelope`: offers alone, where a challenge with a list of them belongs"""

    MESSAGE_OTHER_ENVELOPE: Final = "message.other_envelope"
    """`message.other_envelope`: the offers are not in the list accepts of a challenge, but elsewhere in the message"""

    MESSAGE_SNAKE_CASE: Final = "message.snake_case"
    """`message.snake_case`: the names of members are written with underscores"""

    MESSAGE_IGNORED_MEMBER: Final = "message.ignored_member"
    """`message.ignored_member`: a member that decides nothing cannot be read; it was left aside"""

    MESSAGE_OLDER_NAME: Final = "message.older_name"
    """`message.older_name`: a member has an older name"""

    MESSAGE_MISSING_NETWORK: Final = "message.missing_network"
    """`message.missing_network`: the network is missing"""

    MESSAGE_VERSION_WRONG: Final = "message.version_wrong"
    """`message.version_wrong`: x402Version is 1 in a message that is of v2 in every other way"""

    MESSAGE_VERSION_TEXT: Final = "message.version_text"
    """`message.version_text`: x402Version is a string; it is a number"""

    MESSAGE_VERSION_MISSING: Final = "message.version_missing"
    """`message.version_missing`: x402Version is missing; the rest of the message says which it is"""

    MESSAGE_RESOURCE_TEXT: Final = "message.resource_text"
    """`message.resource_text`: resource is a string, as in v1; v2 has an object with a url"""

    MESSAGE_RENAMED_MEMBER: Final = "message.renamed_member"
    """`message.renamed_member`: the amount has the name of the other version"""

    MESSAGE_NUMBER_TEXT: Final = "message.number_text"
    """`message.number_text`: maxTimeoutSeconds is a string; it is a number"""

    MESSAGE_NUMBER_FRACTION: Final = "message.number_fraction"
    """`message.number_fraction`: maxTimeoutSeconds has a fraction of zero; it is a whole number"""

    EXTRA_SIGNING_NAME: Final = "extra.signing_name"
    """`extra.signing_name`: extra lacks the token's EIP-712 name or version; the registry's are taken, and facilitators refuse such an offer"""

    NETWORK_OTHER_VERSION: Final = "network.other_version"
    """`network.other_version`: the network is written as in the other version"""

    AMOUNT_NUMBER: Final = "amount.number"
    """`amount.number`: the amount is a JSON number; it is a string"""


class Open:
    """What only the chain can tell of a payment."""

    PAYER_CODE: Final = "payer_code"
    """`payer_code`: Whether the payer's address has code: a token then asks that code and not the key."""

    WALLET_SIGNATURE: Final = "wallet_signature"
    """`wallet_signature`: Whether the payer's wallet contract says the signature is its own (EIP-1271, ERC-6492)."""

    BALANCE: Final = "balance"
    """`balance`: Whether the payer has the amount."""

    NONCE_UNUSED: Final = "nonce_unused"
    """`nonce_unused`: Whether the nonce is unused."""

    TOKEN_STATE: Final = "token_state"
    """`token_state`: Whether the token is deployed, not paused, and blocks neither payer nor payee."""


class Reasons:
    """What x402 calls a refusal on the wire."""

    INVALID_PAYLOAD: Final = "invalid_payload"
    """`invalid_payload`: The payment is not readable, or lacks something."""

    INVALID_PAYMENT_REQUIREMENTS: Final = "invalid_payment_requirements"
    """`invalid_payment_requirements`: What the payment accepts is not what is offered."""

    INVALID_X402_VERSION: Final = "invalid_x402_version"
    """`invalid_x402_version`: The version is unknown, or not the offer's."""

    UNSUPPORTED_SCHEME: Final = "unsupported_scheme"
    """`unsupported_scheme`: The scheme is not known here."""

    INVALID_SCHEME: Final = "invalid_scheme"
    """`invalid_scheme`: The scheme is not the offer's."""

    INVALID_NETWORK: Final = "invalid_network"
    """`invalid_network`: The network is unknown, or not the offer's."""

    EXTENSION_ECHO_MISMATCH: Final = "extension_echo_mismatch"
    """`extension_echo_mismatch`: An echoed extension lacks or changes what was declared."""

    INVALID_EXACT_EVM_PAYLOAD_SIGNATURE: Final = "invalid_exact_evm_payload_signature"
    """`invalid_exact_evm_payload_signature`: The signature is not the payer's, or none."""

    INVALID_EXACT_EVM_PAYLOAD_AUTHORIZATION_VALUE_MISMATCH: Final = "invalid_exact_evm_payload_authorization_value_mismatch"
    """`invalid_exact_evm_payload_authorization_value_mismatch`: The authorized value is not the offer's amount."""

    INVALID_EXACT_EVM_PAYLOAD_AUTHORIZATION_VALUE: Final = "invalid_exact_evm_payload_authorization_value"
    """`invalid_exact_evm_payload_authorization_value`: The same in x402 v1."""

    INVALID_EXACT_EVM_PAYLOAD_AUTHORIZATION_VALID_AFTER: Final = "invalid_exact_evm_payload_authorization_valid_after"
    """`invalid_exact_evm_payload_authorization_valid_after`: The authorization is not valid yet."""

    INVALID_EXACT_EVM_PAYLOAD_AUTHORIZATION_VALID_BEFORE: Final = "invalid_exact_evm_payload_authorization_valid_before"
    """`invalid_exact_evm_payload_authorization_valid_before`: The authorization has expired, or is about to."""

    INVALID_EXACT_EVM_PAYLOAD_RECIPIENT_MISMATCH: Final = "invalid_exact_evm_payload_recipient_mismatch"
    """`invalid_exact_evm_payload_recipient_mismatch`: The authorization pays another address."""

    INVALID_EXACT_EVM_MISSING_EIP712_DOMAIN: Final = "invalid_exact_evm_missing_eip712_domain"
    """`invalid_exact_evm_missing_eip712_domain`: The offer does not say what the token calls itself."""

    EIP6492_FACTORY_NOT_ALLOWED: Final = "eip6492_factory_not_allowed"
    """`eip6492_factory_not_allowed`: The payer's wallet would be deployed by a factory that is not allowed."""
