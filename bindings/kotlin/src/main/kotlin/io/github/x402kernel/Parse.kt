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
