// Prints the costs of the operations in Kotlin; with a number of calls, the memory before and after that many
// verifications.

import io.github.x402kernel.*

private class Operations(private val inputs: Map<String, String>) {
    private fun input(name: String): String = inputs.getValue(name)

    private val now = input("now").toLong()
    private val header = input("header")
    private val challenge = input("challenge")
    private val signature = input("signature")
    private val offer = PaymentRequirements.parse(input("offer"))
    private val choice = PaymentRequired.parse(challenge).choose(Payer(input("payer"), listOf(input("network"))))
    private val policy = Policy()
    private val request = Request(input("method"), input("url"))
    private val domain = Eip712Domain.parse(input("domain"))
    private val authorization = Authorization.parse(input("authorization"))

    fun verifyHeader(): String = (offer.verifyHeader(header, now) as Verdict.SignedByPayer).payer

    val all: Map<String, () -> String> = mapOf(
        "verify_header" to ::verifyHeader,
        "parse_header" to { PaymentPayload.fromHeader(header).use { it.json } },
        "parse_challenge" to { PaymentRequired.parse(challenge).use { it.accepts.first().use { offer -> offer.json } } },
        "digest" to { digest(domain, authorization) },
        "recover" to { recover(input("digest"), signature) },
        "pay" to {
            policy.approve(choice, request, now).use { approved ->
                approved.prepare(now, input("nonce")).use { it.finish(signature).use { payment -> payment.header } }
            }
        },
    )
}

fun main(arguments: Array<String>) {
    val inputs = inputs(arguments.first())
    val operations = Operations(inputs)
    if (arguments.size == 1) {
        operations.all.forEach { (name, call) -> time(name, inputs["expected.$name"], call) }
        return
    }
    for ((moment, calls) in listOf("before" to 10_000, "after" to arguments[1].toInt())) {
        repeat(calls) { operations.verifyHeader() }
        memory(moment)
    }
}
