package io.github.x402kernel

/**
 * Reads a receipt from its JSON. `success` has to be a JSON boolean: anything else is malformed, never "true enough".
 *
 * Throws `message.missing`, `message.wrong_type`, `json.*`.
 */
@Throws(X402Error::class)
public fun SettleResponse.Companion.parse(json: String, profile: Profile? = null): SettleResponse =
    parseSettleResponse(json, profile)

/**
 * Reads an answer to `POST /verify` from its JSON. `isValid` has to be a JSON boolean: anything else is malformed,
 * never "true enough".
 *
 * Throws `message.missing`, `message.wrong_type`, `json.*`.
 */
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
public fun Reason.parse(text: String): ReasonInfo = parseReason(text)

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
