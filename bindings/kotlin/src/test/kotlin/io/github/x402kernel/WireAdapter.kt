package io.github.x402kernel

import kotlinx.serialization.json.JsonNull
import kotlinx.serialization.json.JsonObject

/** Messages and transports. Null for an operation of another area. */
internal fun wire(op: String, input: Input): JsonObject? = when (op) {
    "wire/challenge_repairs" -> {
        val (header, profile) = input.optionalText("header") to input.profile()
        val challenge =
            if (header != null) PaymentRequired.fromHeader(header, profile)
            else PaymentRequired.parse(input.text("json"), profile)
        json(
            "version" to challenge.version,
            "repairs" to repairs(challenge.repairs),
            "accepts" to challenge.accepts.map { JsonObject(offer(it) + json("needsApproval" to it.needsApproval)) },
            "skipped" to skipped(challenge.skipped),
            "json" to challenge.json,
        )
    }
    "wire/verify_response" -> when (val answer = VerifyResponse.parse(input.text("json"), input.profile())) {
        is VerifyResponse.Valid -> json("status" to "valid", "payer" to answer.payer)
        is VerifyResponse.Invalid -> json(
            "status" to "invalid", "payer" to answer.payer, "reason" to answer.reason, "message" to answer.message,
        )
    }
    "wire/facilitator_response" -> response(input.input("response"))
    "wire/facilitator_request" -> {
        val request = FacilitatorRequest.parse(input.text("json"), input.profile())
        json(
            "version" to request.version,
            "payment" to request.payment.json,
            "offer" to request.offer.json,
        )
    }
    "wire/facilitator_request_new" -> {
        val profile = input.profile()
        val payment = PaymentPayload.parse(input.text("payment"), profile)
        val offer = PaymentRequirements.parse(input.text("offer"), input.int("version"), profile)
        json("json" to FacilitatorRequest(payment, offer).json)
    }
    "wire/supported" -> {
        val supported = Supported.parse(input.text("json"), input.profile())
        json(
            "kinds" to supported.kinds.map {
                json("version" to it.version, "scheme" to it.scheme, "network" to it.network, "extra" to it.extra)
            },
            "skipped" to skipped(supported.skipped),
            "extensions" to supported.extensions,
            "signers" to supported.signers,
            "missing" to if (input.has("offers")) supported.missing(input.offers()) else null,
        )
    }
    "wire/discovery" -> {
        val page = DiscoveryPage.parse(input.text("json"), input.profile())
        json(
            "items" to page.items.map(::item),
            "skipped" to skipped(page.skipped),
            "pagination" to when (val pagination = page.pagination) {
                null -> null
                is Pagination.Offset ->
                    json("limit" to pagination.limit, "offset" to pagination.offset, "total" to pagination.total)
                is Pagination.Cursor -> json("limit" to pagination.limit, "cursor" to (pagination.cursor ?: JsonNull))
            },
        )
    }
    "http/interpret" -> {
        val (status, headers, body) = Triple(input.int("status"), input.headers(), input.text("body").toByteArray())
        val (paid, crossOrigin) = input.flag("paid") to input.flag("crossOrigin")
        outcome(interpret(status, headers, body, paid, crossOrigin, input.profile()))
    }
    "http/response_headers" -> {
        val headers = when (val about = input.text("for")) {
            "challenge" -> challengeHeaders(PaymentRequired.parse(input.text("json")))
            "receipt" -> {
                val receipt = SettleResponse.parse(input.text("json"))
                receiptHeaders(receipt, input.int("version"), input.optionalText("cacheControl"))
            }
            "preflight" -> preflightHeaders()
            else -> throw CaseProblem(about)
        }
        json("headers" to headers.map { listOf(it.name, it.value) })
    }
    else -> null
}

private fun response(response: Input): JsonObject {
    val payer = response.optionalText("payer")
    val settle = when (val kind = response.text("kind")) {
        "valid" -> return json("json" to VerifyResponse.valid(payer ?: throw CaseProblem("no payer")).json)
        "verdict" -> {
            val offer = PaymentRequirements.parse(response.text("offer"), response.int("version"))
            val answer = offer.verifyHeader(response.text("header"), response.long("now")).toVerifyResponse()
            return json("json" to answer?.json)
        }
        "settled" -> SettleResponse.settled(
            response.text("transaction"), response.text("network"), payer, response.optionalText("amount"),
        )
        "failed" -> SettleResponse.failed(response.text("reason"), response.text("network"), payer)
        "pending" -> SettleResponse.pending(response.text("transaction"), response.text("network"), payer)
        "forwarded" -> SettleResponse.parse(response.text("json"))
        else -> throw CaseProblem(kind)
    }
    return json("json" to settle.json, "header" to settle.header)
}

private fun item(item: DiscoveryItem): JsonObject = json(
    "resource" to item.resource,
    "type" to item.kind,
    "version" to item.version,
    "accepts" to item.accepts.map(::offer),
    "skipped" to skipped(item.skipped),
    "lastUpdated" to item.lastUpdated,
    "json" to item.json,
)

private fun outcome(outcome: HttpOutcome): JsonObject = when (outcome) {
    is HttpOutcome.Challenge -> json("outcome" to "challenge", "challenge" to challenge(outcome.challenge))
    is HttpOutcome.Delivered -> json(
        "outcome" to "delivered",
        "receipt" to outcome.receipt?.let(::receipt),
        "unreadable" to outcome.unreadable?.let(::errorInfo),
    )
    is HttpOutcome.Refused -> json(
        "outcome" to "refused",
        "reason" to outcome.reason,
        "challenge" to outcome.challenge?.let(::challenge),
        "receipt" to outcome.receipt?.let(::receipt),
    )
    is HttpOutcome.Pending -> json("outcome" to "pending", "receipt" to receipt(outcome.receipt))
    is HttpOutcome.HiddenByCors -> json("outcome" to "hidden_by_cors")
    is HttpOutcome.OtherProtocol -> json("outcome" to "other_protocol", "name" to outcome.name)
    is HttpOutcome.NotPayment -> json("outcome" to "not_payment", "status" to outcome.status)
}

private fun challenge(challenge: PaymentRequired): JsonObject = json(
    "version" to challenge.version,
    "found" to challenge.found.name.lowercase(),
    "repairs" to repairs(challenge.repairs),
    "json" to challenge.json,
)

/** A receipt with all it says. */
internal fun receipt(receipt: SettleResponse): JsonObject = json(
    "status" to status(receipt),
    "transaction" to receipt.transaction,
    "network" to receipt.network,
    "payer" to receipt.payer,
    "amount" to (receipt as? SettleResponse.Settled)?.amount,
    "reason" to reason(receipt),
    "errorMessage" to receipt.errorMessage,
    "extensions" to receipt.extensions,
)

internal fun status(receipt: SettleResponse): String = when (receipt) {
    is SettleResponse.Settled -> "settled"
    is SettleResponse.Pending -> "pending"
    is SettleResponse.Failed -> "failed"
}

internal fun reason(receipt: SettleResponse): String? = (receipt as? SettleResponse.Failed)?.reason

internal fun repairs(repairs: List<Repair>): List<JsonObject> = repairs.map { json("kind" to it.kind, "at" to it.at) }

private fun skipped(entries: List<Skipped>): List<JsonObject> = entries.map { placed(it.index, it.error) }
