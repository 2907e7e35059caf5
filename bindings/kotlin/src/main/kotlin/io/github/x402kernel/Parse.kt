@file:JvmName("X402Kernel")
@file:JvmMultifileClass

package io.github.x402kernel

/**
 * Reads a receipt from its JSON. `success` has to be a JSON boolean: anything else is malformed, never "true enough".
 *
 * Throws `message.missing`, `message.wrong_type`, `json.*`.
 */
@JvmOverloads
@Throws(X402Error::class)
public fun SettleResponse.Companion.parse(json: String, profile: Profile? = null): SettleResponse =
    parseSettleResponse(json, profile)

/**
 * Reads an answer to `POST /verify` from its JSON. `isValid` has to be a JSON boolean: anything else is malformed,
 * never "true enough".
 *
 * Throws `message.missing`, `message.wrong_type`, `json.*`.
 */
@JvmOverloads
@Throws(X402Error::class)
public fun VerifyResponse.Companion.parse(json: String, profile: Profile? = null): VerifyResponse =
    parseVerifyResponse(json, profile)

/**
 * Reads a domain from JSON: `{name?, version?, chainId?, verifyingContract?, salt?}`, `chainId` a decimal string or a
 * number.
 *
 * Throws `message.wrong_type`, `amount.*`, `address.*`, `hex.*`, `json.*`.
 */
@Throws(X402Error::class)
public fun Eip712Domain.Companion.parse(json: String): Eip712Domain = parseEip712Domain(json)

/**
 * Reads the object of the wire: `{from, to, value, validAfter, validBefore, nonce}`, every member a string.
 *
 * Throws `message.missing`, `message.wrong_type`, `address.*`, `amount.*`, `time.not_seconds`, `hex.*`, `json.*`.
 */
@Throws(X402Error::class)
public fun Authorization.Companion.parse(json: String): Authorization = parseAuthorization(json)

/**
 * Looks a reason up (`invalidReason`, `errorReason`, `error`; x402 v2 §9), by its exact spelling. Some SDKs write an
 * explanation after it (`reason: explanation`); it does not change what the reason is.
 */
public fun Reason.parse(text: String): Reasons = parseReason(text)

/**
 * The kind of that text: `key`, `contract`, `counterfactual` or `delegated`.
 *
 * Throws `usage.argument`.
 */
@Throws(X402Error::class)
public fun PayerKind.Companion.parse(text: String): PayerKind = parsePayerKind(text)

/**
 * The rule of that text: `standard`, `typescript`, `python` or `exact`.
 *
 * Throws `usage.argument`.
 */
@Throws(X402Error::class)
public fun MatchRule.Companion.parse(text: String): MatchRule = parseMatchRule(text)

/**
 * Reads typed data from its JSON.
 *
 * Every value has to be one of its type, and every member has to be signed: what a wallet would cast, pad, drop or
 * assume is an error here, since two wallets would do it in two ways. An integer is a string of decimal digits, a
 * string of `0x` and hexadecimal digits, or a JSON integer of any length; bytes are `0x` and two digits each. A primary
 * type of `EIP712Domain` signs the domain alone; its message is absent or empty. At most 128 types are listed, with at
 * most 128 members each, and none contains itself.
 *
 * Throws `typed_data.no_domain_type` if the types do not list `EIP712Domain`; `typed_data.type` for what is no type, or
 * none that is listed; `typed_data.cycle`; `typed_data.value` for a value out of range, of the wrong length or
 * spelling; `typed_data.unknown_member`; `message.missing`, `message.wrong_type`, `address.*`, `hex.*`, `json.*`. Each
 * with its pointer.
 */
@Throws(X402Error::class)
public fun TypedData.Companion.parse(json: String): TypedData = parseTypedData(json)

/**
 * Reads `{authorizer, nonce}`, both strings.
 *
 * Throws `message.missing`, `message.wrong_type`, `address.*`, `hex.*`, `json.*`.
 */
@Throws(X402Error::class)
public fun CancelAuthorization.Companion.parse(json: String): CancelAuthorization = parseCancelAuthorization(json)

/**
 * Reads an envelope, in hexadecimal: the ABI encoding of `(address, bytes, bytes)` in its one form, and the suffix.
 *
 * Throws `hex.*`, `signature.erc6492`.
 */
@Throws(X402Error::class)
public fun Erc6492.Companion.parse(signature: String): Erc6492 = parseErc6492(signature)

/**
 * Reads `{minRunway?: seconds, payerCode?: unknown|none|delegated|contract, factories?: [address]}`.
 *
 * Throws `usage.argument`, `message.wrong_type`, `address.*`, `json.*`.
 */
@Throws(X402Error::class)
public fun VerifyOptions.Companion.fromJson(text: String): VerifyOptions = readVerifyOptions(text)

/**
 * Reads `{validAfter?: zero|backdated, serverDate?: {date, receivedAt: unix seconds}}`.
 *
 * Throws `usage.argument`, `time.*`, `clock.implausible`, `message.*`, `json.*`.
 */
@Throws(X402Error::class)
public fun PrepareOptions.Companion.fromJson(text: String): PrepareOptions = readPrepareOptions(text)
