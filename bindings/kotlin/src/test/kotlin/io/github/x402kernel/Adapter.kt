package io.github.x402kernel

import kotlinx.serialization.json.Json
import kotlinx.serialization.json.JsonObject
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
    val read = Input(input)
    val output = if (op == "purchase/run") purchase(read) else operation(op, read)
    json("output" to (output ?: throw CaseProblem("unknown operation")))
} catch (e: X402Error) {
    json("error" to json("code" to e.code, "at" to e.at))
} catch (_: UnknownWord) {
    json("error" to json("code" to Code.USAGE_ARGUMENT, "at" to ""))
} catch (e: CaseProblem) {
    json("problem" to "$op: ${e.message}")
}

/** A step is the code of the error where the event was refused. */
private fun purchase(input: Input): JsonObject {
    val (policy, payer) = readPolicy(input.input("policy")) to readPayer(input.input("payer"))
    val purchase = Purchase(policy, payer, readRequest(input.input("request")), input.profile())
    fun step(event: Input) = try {
        show(purchase.next(readEvent(event)))
    } catch (e: X402Error) {
        json("raised" to e.code)
    } catch (_: UnknownWord) {
        json("raised" to Code.USAGE_ARGUMENT)
    }
    return json("steps" to input.inputs("events").map(::step))
}
