package io.github.x402kernel

import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertNotEquals
import org.junit.jupiter.api.Test

/** Arguments are checked: times, headers, bodies, numbers. */
class ArgumentsAreCheckedTest {
    @Test
    fun `time is in seconds`() {
        val offer = PaymentRequirements.parse(OFFER)
        val purchase = Purchase(Policy(), payer, request)
        val calls = mapOf<String, (Long) -> Unit>(
            "approve" to { Policy().approve(challenge().choose(payer), request, it) },
            "prepare" to { approved().prepare(it, NONCE) },
            "verify" to { offer.verify(payment(), it) },
            "verifyHeader" to { offer.verifyHeader("", it) },
            "event" to { purchase.next(Event.Start(it, NONCE)) },
        )
        for ((name, call) in calls) {
            assertEquals(Code.TIME_MILLISECONDS, errorOf { call(NOW * 1000) }.code, name)
            assertEquals(Code.USAGE_ARGUMENT, errorOf { call(-1) }.code, name)
        }
    }

    @Test
    fun `headers are pairs, bodies bytes, numbers signed, amounts texts`() {
        val header = HttpHeader("payment-required", challenge().header)
        val found = PaymentRequired.fromHttp(402, listOf(header, header.copy(name = "PAYMENT-REQUIRED")), ByteArray(0))
        assertEquals(Found.HEADER, found.found)
        val two = listOf(header, HttpHeader("Payment-Required", encodeHeader("{}")))
        assertEquals(Code.HTTP_DUPLICATE_HEADER, errorOf { PaymentRequired.fromHttp(402, two, ByteArray(0)) }.code)
        val notUtf8 = """{"x402Version":1,"accepts":"""".toByteArray() + byteArrayOf(-1)
        assertEquals(Code.JSON_NOT_UTF8, errorOf { PaymentRequired.fromHttp(402, emptyList(), notUtf8) }.code)
        for (status in listOf(-1, 65_536)) {
            val error = errorOf { PaymentRequired.fromHttp(status, emptyList(), ByteArray(0)) }
            assertEquals(Code.USAGE_ARGUMENT, error.code)
        }
        assertEquals(Code.USAGE_ARGUMENT, errorOf { moneyToAmount("1", 256) }.code)
        assertEquals(Code.MESSAGE_VERSION, errorOf { parseNetwork("base", 3) }.code)
        assertEquals("eip155:8453", parseNetwork("base", 1))
        val most = "115792089237316195423570985008687907853269984665640564039457584007913129639935"
        assertEquals(most, PaymentRequirements.parse(OFFER.replace("10000", most)).amount)
        fun response(byte: Byte) = Event.Response(200, emptyList(), byteArrayOf(byte), NOW)
        assertEquals(response(1), response(1))
        assertNotEquals(response(1), response(2))
    }
}
