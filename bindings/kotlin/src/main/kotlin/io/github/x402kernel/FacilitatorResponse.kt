@file:JvmName("X402Kernel")
@file:JvmMultifileClass

package io.github.x402kernel

/**
 * Writes a receipt. [transaction] is empty only if nothing had to be settled, which [amount] (atomic units) then says;
 * [network] is written as the offer writes it.
 *
 * Throws `usage.argument` for an empty network, or an empty transaction without an amount of zero; `address.*`,
 * `amount.*`.
 */
@JvmOverloads
@Throws(X402Error::class)
public fun SettleResponse.Companion.settled(
    transaction: String,
    network: String,
    payer: String? = null,
    amount: String? = null,
): SettleResponse = settledResponse(transaction, network, payer, amount)

/**
 * Writes a failure, with what x402 calls its reason (v2 §9, the constants in [Reasons]) or any other text.
 *
 * Throws `usage.argument` for an empty network; `address.*`.
 */
@JvmOverloads
@Throws(X402Error::class)
public fun SettleResponse.Companion.failed(reason: String, network: String, payer: String? = null): SettleResponse =
    failedResponse(reason, network, payer)

/**
 * Writes that a transaction was sent and its receipt has not come yet.
 *
 * Throws `usage.argument` for an empty transaction or network; `address.*`.
 */
@JvmOverloads
@Throws(X402Error::class)
public fun SettleResponse.Companion.pending(
    transaction: String,
    network: String,
    payer: String? = null,
): SettleResponse = pendingResponse(transaction, network, payer)

/** The exact text. */
public val SettleResponse.json: String
    get() = when (this) {
        is SettleResponse.Settled -> json
        is SettleResponse.Pending -> json
        is SettleResponse.Failed -> json
    }

/** The transaction's hash, as the peer wrote it, where it names one. */
public val SettleResponse.transaction: String?
    get() = when (this) {
        is SettleResponse.Settled -> transaction
        is SettleResponse.Pending -> transaction
        is SettleResponse.Failed -> transaction
    }

/** The network, as the peer wrote it, where it names one. */
public val SettleResponse.network: String?
    get() = when (this) {
        is SettleResponse.Settled -> network
        is SettleResponse.Pending -> network
        is SettleResponse.Failed -> network
    }

/** Who pays or was to pay, as the peer wrote it, if it is said. */
public val SettleResponse.payer: String?
    get() = when (this) {
        is SettleResponse.Settled -> payer
        is SettleResponse.Pending -> payer
        is SettleResponse.Failed -> payer
    }

/**
 * Writes a yes to `POST /verify`.
 *
 * Throws `address.*`.
 */
@Throws(X402Error::class)
public fun VerifyResponse.Companion.valid(payer: String): VerifyResponse = validResponse(payer)

/**
 * Writes a no: `invalidReason` is what x402 calls the error (`unexpected_verify_error` if it has no name for it),
 * `invalidMessage` its sentence.
 *
 * Throws `address.*`; `usage.argument` for an error that is not the kernel's.
 */
@JvmOverloads
@Throws(X402Error::class)
public fun VerifyResponse.Companion.invalid(error: ErrorInfo, payer: String? = null): VerifyResponse =
    invalidResponse(error, payer)

/** Writes a no about an error that was thrown. */
@JvmOverloads
@Throws(X402Error::class)
public fun VerifyResponse.Companion.invalid(error: X402Error, payer: String? = null): VerifyResponse =
    invalidResponse(error.info, payer)

/** The exact text. */
public val VerifyResponse.json: String
    get() = when (this) {
        is VerifyResponse.Valid -> json
        is VerifyResponse.Invalid -> json
    }

/** Who pays or was to pay, as the peer wrote it, if it is said. */
public val VerifyResponse.payer: String?
    get() = when (this) {
        is VerifyResponse.Valid -> payer
        is VerifyResponse.Invalid -> payer
    }
