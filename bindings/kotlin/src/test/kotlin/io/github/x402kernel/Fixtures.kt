package io.github.x402kernel

import java.math.BigInteger

/** A key for tests. Its account is empty. */
const val KEY: String = "0x4646464646464646464646464646464646464646464646464646464646464646"
const val NOW: Long = 1_900_000_000
/** [NOW] as an HTTP date. */
const val HTTP_DATE: String = "Sun, 17 Mar 2030 17:46:40 GMT"
const val NONCE: String = "0x2222222222222222222222222222222222222222222222222222222222222222"
const val BASE_SEPOLIA: String = "eip155:84532"
const val URL: String = "https://api.example.com/report"

/** As a server wrote it: spaces, an unknown member, an integer too large for a double, a null. */
const val OFFER: String =
    """{ "scheme":"exact", "network":"eip155:84532","amount":"10000",""" +
        """"asset":"0x036CbD53842c5426634e7929541eC2318f3dCF7e",""" +
        """"payTo":"0x209693Bc6afc0C5328bA36FaF03C514EF312287C", "maxTimeoutSeconds": 60,"note":null,""" +
        """"x-ticket":12345678901234567890, "extra":{"version":"2","name":"USDC"}}"""
const val CHALLENGE: String =
    """{"x402Version":2,"resource":{"url":"$URL","x":1.0},"accepts":[ {"scheme":"later"} ,$OFFER],"x-more":[null]}"""

val signer: LocalSigner = LocalSigner(KEY)
val payer: Payer = Payer(signer.address, listOf(BASE_SEPOLIA))
val request: Request = Request("GET", URL)

fun challenge(profile: Profile? = null): PaymentRequired = PaymentRequired.parse(CHALLENGE, profile)

fun approved(profile: Profile? = null): Approved = Policy().approve(challenge(profile).choose(payer), request, NOW)

fun unsigned(): UnsignedPayment = approved().prepare(NOW, NONCE)

fun signature(unsigned: UnsignedPayment): String = signer.sign(unsigned.requests.single())

fun payment(): PaymentPayload = unsigned().let { it.finish(signature(it)) }

/** Returns the error that the call throws; fails if it throws none. */
fun errorOf(block: () -> Unit): X402Error = try {
    block()
    throw AssertionError("nothing was thrown")
} catch (e: X402Error) {
    e
}

/** A store in memory: adds all counters of a plan, or none and returns the exhausted one. */
class Store {
    val plans: MutableMap<String, Plan> = mutableMapOf()

    fun reserve(plan: Plan): String? {
        val others = plans.values.filter { it.id != plan.id }.flatMap { it.counters }
        val exhausted = plan.counters.firstOrNull { counter ->
            val same = others.filter { it.key == counter.key && it.bucket == counter.bucket }
            val sum = (same + counter).fold(BigInteger.ZERO) { sum, it -> sum + BigInteger(it.add) }
            sum > BigInteger(counter.cap)
        }
        if (exhausted == null) plans[plan.id] = plan
        return exhausted?.key
    }
}
