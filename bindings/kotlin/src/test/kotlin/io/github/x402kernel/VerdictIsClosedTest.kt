package io.github.x402kernel

import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertFalse
import org.junit.jupiter.api.Assertions.assertInstanceOf
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test

/** A verdict is one of four cases; a peer's message never makes `verify` throw. */
class VerdictIsClosedTest {
    @Test
    fun `a verdict never throws for a peer's message`() {
        val offer = PaymentRequirements.parse(OFFER)
        val payment = payment()
        val signed = assertInstanceOf(Verdict.SignedByPayer::class.java, offer.verify(payment, NOW))
        assertEquals(signer.address, signed.payer)
        assertTrue(Open.BALANCE in signed.open)
        assertEquals(signed, offer.verifyHeader(payment.header, NOW))

        val underpaid = PaymentPayload.parse(payment.json.replace(""""value":"10000"""", """"value":"9999""""))
        val rejected = assertInstanceOf(Verdict.Rejected::class.java, offer.verify(underpaid, NOW)).error
        assertEquals(Code.VERIFY_UNDERPAID to "/payload/authorization/value", rejected.code to rejected.at)
        assertEquals(Reasons.INVALID_EXACT_EVM_PAYLOAD_AUTHORIZATION_VALUE_MISMATCH, rejected.reason)
        assertEquals(ErrorKind.REJECTED, rejected.kind)
        assertInstanceOf(Verdict.Rejected::class.java, offer.verify(payment, NOW + 60))

        val wallet = encodeHeader(payment.json.replace(payment.signature, payment.signature + "00"))
        val open = assertInstanceOf(Verdict.NeedsChain::class.java, offer.verifyHeader(wallet, NOW))
        assertEquals(Wallet.CONTRACT, open.wallet)

        val texts = listOf("", "%", "{}", "null", "\u0000", "\uD800", "é".repeat(9000), payment.json)
        for (text in texts + encodeHeader("[".repeat(5000)) + encodeHeader("{}")) {
            assertInstanceOf(Verdict.Malformed::class.java, offer.verifyHeader(text, NOW), text)
        }
        for (cut in payment.header.trimEnd('=').indices step 7) {
            val verdict = offer.verifyHeader(payment.header.removeRange(cut, cut + 1), NOW)
            assertFalse(verdict is Verdict.SignedByPayer) { "without character $cut" }
        }
    }
}
