package io.github.x402kernel

import java.util.concurrent.Callable
import java.util.concurrent.Executors
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertNotEquals
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test

/** Messages are values that keep their exact text. */
class MessagesKeepTheirTextTest {
    @Test
    fun `messages keep their exact text`() {
        val challenge = challenge()
        assertEquals(CHALLENGE, challenge.json)
        assertEquals(CHALLENGE, decodeHeader(challenge.header, Reader.CLIENT).json)
        assertEquals(OFFER, challenge.accepts.single().json)
        assertEquals("""{"version":"2","name":"USDC"}""", challenge.accepts.single().extra)
        assertEquals("""{"scheme":"later"}""", challenge.skipped.single().json)
        assertEquals("""{"url":"$URL","x":1.0}""", challenge.resource?.json)
        val payment = payment()
        assertTrue(payment.json.contains(""""accepted":$OFFER""")) { payment.json }
        assertEquals(OFFER, payment.accepted?.json)
        assertEquals(payment.json, PaymentPayload.fromHeader(payment.header).json)
    }

    @Test
    fun `messages are values, equal by content, on any thread`() {
        val (one, other) = challenge() to challenge()
        assertEquals(one, other)
        assertEquals(one.hashCode(), other.hashCode())
        assertEquals(one.choose(payer), other.choose(payer))
        assertEquals(payment(), PaymentPayload.parse(payment().json))
        assertNotEquals(one, PaymentRequired.parse(CHALLENGE.replace("10000", "10001")))
        assertNotEquals(one, challenge(Profile.fromJson("""{"settleMargin":7}""")))
        val threads = Executors.newFixedThreadPool(4)
        val seen = threads.invokeAll(List(16) { Callable { one.choose(payer).offer.summary } }).map { it.get() }
        threads.shutdown()
        assertEquals(setOf("0.01 USDC on Base Sepolia to 0x2096…287C"), seen.toSet())
    }
}
