package io.github.x402kernel

import kotlinx.serialization.json.Json
import kotlinx.serialization.json.JsonArray
import kotlinx.serialization.json.JsonElement
import kotlinx.serialization.json.JsonNull
import kotlinx.serialization.json.JsonObject
import kotlinx.serialization.json.JsonPrimitive
import kotlinx.serialization.json.buildJsonObject
import kotlinx.serialization.json.jsonObject
import kotlinx.serialization.json.jsonPrimitive

/** Answers vector cases, one a line, through the public API. It knows nothing of what a case expects. */
fun main() {
    for (line in generateSequence(::readLine)) {
        val case = Json.parseToJsonElement(line).jsonObject
        println(answer(case.getValue("op").jsonPrimitive.content, case.getValue("input").jsonObject))
    }
}

/** `{output}`, `{error: {code, at}}`, or `{problem}` where the operation or its input is not understood. */
fun answer(op: String, input: JsonObject): JsonObject = try {
    json("output" to run(op, Input(input)))
} catch (e: X402Error) {
    json("error" to json("code" to e.code, "at" to e.at))
} catch (e: CaseProblem) {
    json("problem" to "$op: ${e.message}")
}

private fun run(op: String, input: Input): JsonObject =
    values(op, input) ?: evm(op, input) ?: wire(op, input) ?: matching(op, input) ?: core(op, input)

private fun core(op: String, input: Input): JsonObject = when (op) {
    "header/encode" -> json("header" to encodeHeader(input.text("json")))
    "header/decode" -> {
        val reader = when (val name = input.text("reader")) {
            "client" -> Reader.CLIENT
            "server" -> Reader.SERVER
            else -> throw CaseProblem(name)
        }
        val decoded = decodeHeader(input.text("value"), reader, input.profile())
        json("json" to decoded.json, "repairs" to kinds(decoded.repairs))
    }
    "amount/parse" -> json("amount" to parseAmount(input.text("text")))
    "money/to_amount" -> json("amount" to moneyToAmount(input.text("text"), input.int("decimals")))
    "address/parse" -> json("address" to parseAddress(input.text("text")))
    "network/parse" -> {
        val network = parseNetwork(input.text("text"), input.int("version"))
        json("network" to network, "name" to networkName(network))
    }
    "eip712/domain_separator" -> json("separator" to domainSeparator(input.domain()))
    "signature/recover" -> json("address" to recover(input.text("digest"), input.text("signature")))
    "wire/payment_required" -> {
        val challenge = PaymentRequired.parse(input.text("json"), input.profile())
        json(
            "version" to challenge.version,
            "error" to challenge.error,
            "resource" to challenge.resource?.let {
                json("url" to it.url, "description" to it.description, "mimeType" to it.mimeType)
            },
            "extensions" to challenge.extensions,
            "accepts" to challenge.accepts.map(::offer),
            "skipped" to challenge.skipped.map { placed(it.index, it.error) },
        )
    }
    "wire/payment_payload" -> {
        val profile = input.profile()
        val header = input.optionalText("header")
        val payment =
            if (header != null) PaymentPayload.fromHeader(header, profile)
            else PaymentPayload.parse(input.text("json"), profile)
        json(
            "version" to payment.version,
            "network" to payment.network,
            "accepted" to payment.accepted?.let(::offer),
            "authorization" to payment.authorization.let {
                json(
                    "from" to it.from, "to" to it.to, "value" to it.value,
                    "validAfter" to it.validAfter, "validBefore" to it.validBefore, "nonce" to it.nonce,
                )
            },
            "signature" to payment.signature,
            "headerName" to payment.headerName,
            "repairs" to kinds(payment.repairs),
        )
    }
    "wire/settle_response" -> receipt(SettleResponse.parse(input.text("json")))
    "http/challenge" -> {
        val (status, headers, body) = Triple(input.int("status"), input.headers(), input.text("body").toByteArray())
        val challenge = PaymentRequired.fromHttp(status, headers, body, input.profile())
        json(
            "version" to challenge.version,
            "found" to challenge.found.name.lowercase(),
            "repairs" to kinds(challenge.repairs),
            "accepts" to challenge.accepts.map { it.index },
            "skipped" to challenge.skipped.map { it.index },
            "json" to challenge.json,
        )
    }
    "client/choose" -> {
        val choice = input.choice()
        json(
            "index" to choice.index,
            "offer" to offer(choice.offer),
            "notChosen" to choice.notChosen.map { placed(it.index, it.error) },
        )
    }
    "policy/approve" -> {
        val approved = input.policy().approve(input.choice(), input.request(), input.long("now"))
        json("payer" to approved.payer, "offer" to offer(approved.offer))
    }
    "exact/prepare" -> {
        val unsigned = input.unsigned()
        json(
            "summary" to unsigned.summary,
            "expiresAt" to unsigned.expiresAt,
            "requests" to unsigned.requests.map(::request),
        )
    }
    "exact/finish" -> {
        val unsigned = input.unsigned()
        val signature = input.optionalText("signature")
        val payment = when {
            signature == null -> unsigned.finishAll(input.answers())
            input.flag("contract") -> unsigned.finishUnchecked(signature)
            else -> unsigned.finish(signature)
        }
        json("headerName" to payment.headerName, "header" to payment.header, "json" to payment.json)
    }
    "exact/sign" -> {
        val signer = LocalSigner(input.text("key"))
        val request = input.unsigned().requests.firstOrNull() ?: throw CaseProblem("no request")
        json("address" to signer.address, "signature" to signer.sign(request))
    }
    "exact/verify" -> {
        val profile = input.profile()
        val offer = PaymentRequirements.parse(input.text("offer"), input.int("version"), profile)
        val (header, now, options) = Triple(input.optionalText("header"), input.long("now"), input.verifyOptions())
        verdict(
            if (header != null) offer.verifyHeader(header, now, options)
            else offer.verify(PaymentPayload.parse(input.text("payment"), profile), now, options),
        )
    }
    "purchase/run" -> {
        val purchase = Purchase(input.policy(), input.payer(), input.request(), input.profile())
        val steps = input.events().map { event ->
            try {
                step(purchase.next(event))
            } catch (e: X402Error) {
                json("raised" to e.code)
            }
        }
        json("steps" to steps)
    }
    else -> throw CaseProblem("unknown operation $op")
}

internal fun kinds(repairs: List<Repair>): List<String> = repairs.map { it.kind }

internal fun placed(index: Int, error: ErrorInfo): JsonObject =
    json("index" to index, "code" to error.code, "at" to error.at)

internal fun offer(offer: PaymentRequirements): JsonObject = json(
    "version" to offer.version,
    "index" to offer.index,
    "network" to offer.network,
    "amount" to offer.amount,
    "asset" to offer.asset,
    "payTo" to offer.payTo,
    "maxTimeoutSeconds" to offer.maxTimeoutSeconds,
    "extra" to offer.extra,
    "price" to offer.price,
    "repairs" to offer.repairs.takeIf { it.isNotEmpty() }?.let(::repairs),
    "json" to offer.json,
)

private fun request(request: SigningRequest): JsonObject = json(
    "id" to request.id,
    "kind" to request.kind.name.lowercase(),
    "digest" to request.digest,
    "typedData" to request.typedData,
    "signer" to request.signer,
)

internal fun errorInfo(error: ErrorInfo): JsonObject =
    json("kind" to error.kind.name.lowercase(), "code" to error.code, "reason" to error.reason, "at" to error.at)

private fun settlement(receipt: SettleResponse): JsonObject =
    json("status" to status(receipt), "transaction" to receipt.transaction, "reason" to reason(receipt))

private fun verdict(verdict: Verdict): JsonObject = when (verdict) {
    is Verdict.SignedByPayer -> json(
        "verdict" to "signed_by_payer",
        "payer" to verdict.payer, "replayKey" to verdict.replayKey, "open" to verdict.open,
    )
    is Verdict.NeedsChain -> json(
        "verdict" to "needs_chain", "wallet" to verdict.wallet.name.lowercase(), "factory" to verdict.factory,
        "payer" to verdict.payer, "replayKey" to verdict.replayKey, "open" to verdict.open,
    )
    is Verdict.Rejected -> json("verdict" to "rejected", "error" to errorInfo(verdict.error))
    is Verdict.Malformed -> json("verdict" to "malformed", "error" to errorInfo(verdict.error))
}

private fun step(step: Step): JsonObject = when (step) {
    is Step.Send -> json(
        "step" to "send", "headers" to step.headers.map { listOf(it.name, it.value) }, "noRedirect" to step.noRedirect,
    )
    is Step.Confirm -> json("step" to "confirm", "summary" to step.summary)
    is Step.Reserve -> {
        val counters = step.plan.counters.map {
            json("key" to it.key, "bucket" to it.bucket, "add" to it.add, "cap" to it.cap)
        }
        json(
            "step" to "reserve",
            "plan" to json("id" to step.plan.id, "expires" to step.plan.expires, "counters" to counters),
        )
    }
    is Step.Sign -> json("step" to "sign", "requests" to step.requests.map(::request))
    is Step.Wait -> json("step" to "wait", "until" to step.until)
    is Step.Deliver -> json(
        "step" to "deliver",
        "receipt" to step.receipt?.let(::settlement),
        "unreadable" to step.unreadable?.let(::errorInfo),
    )
    is Step.Fail -> json("step" to "fail", "error" to errorInfo(step.error), "release" to step.release)
}

/** An object of the members that are there. */
internal fun json(vararg members: Pair<String, Any?>): JsonObject = buildJsonObject {
    for ((name, value) in members) if (value != null) put(name, element(value))
}

private fun element(value: Any?): JsonElement = when (value) {
    null -> JsonNull
    is JsonElement -> value
    is String -> JsonPrimitive(value)
    is Number -> JsonPrimitive(value)
    is Boolean -> JsonPrimitive(value)
    is List<*> -> JsonArray(value.map(::element))
    else -> error("no JSON for $value")
}
