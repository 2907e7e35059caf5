package io.github.x402kernel

import io.github.x402kernel.readme.explain
import io.github.x402kernel.readme.verify
import io.github.x402kernel.readme.pay
import io.github.x402kernel.readme.question
import io.github.x402kernel.readme.settled
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertNull
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test

/** Runs the README's code, which the build compiles unchanged. */
class ReadmeTest {
    private val offer = PaymentRequirements.parse(OFFER)

    @Test
    fun `pays a server that accepts the payment`() {
        val header = pay(request, 402, listOf(HttpHeader("PAYMENT-REQUIRED", challenge().header)), ByteArray(0), signer)
        assertEquals("PAYMENT-SIGNATURE", header.name)
        assertTrue(verify(offer, header.value).startsWith("claim exact/eip155:84532/")) { verify(offer, header.value) }
        assertTrue(verify(offer, "?").startsWith("not readable: header.not_base64: "))
        val old = Policy().approve(challenge().choose(payer), request, 1_700_000_000).prepare(1_700_000_000, NONCE)
        val verdict = verify(offer, old.finish(signature(old)).header)
        assertTrue(verdict.startsWith("rejected as invalid_exact_evm_payload_authorization_valid_before")) { verdict }
    }

    @Test
    fun `sells with a facilitator that settles`() {
        val dearer = PaymentRequirements.parse(OFFER.replace("10000", "10001"))
        assertEquals(FacilitatorRequest(payment(), offer), question(listOf(dearer, offer), payment()))
        assertNull(question(listOf(dearer), payment()))
        val receipt = SettleResponse.settled("0x01", BASE_SEPOLIA, signer.address)
        assertTrue(settled(receipt.json, 2).startsWith("deliver, with [HttpHeader(name=PAYMENT-RESPONSE, "))
        val pending = SettleResponse.pending("0x01", BASE_SEPOLIA)
        assertEquals("0x01 may still settle: look again", settled(pending.json, 2))
        val failed = SettleResponse.failed("unexpected_settle_error", BASE_SEPOLIA)
        assertEquals("status 502; money may have moved: true", settled(failed.json, 2))
    }

    @Test
    fun `explains an error`() {
        val dear = PaymentRequired.parse(CHALLENGE.replace("10000", "60000"))
        val headers = listOf(HttpHeader("PAYMENT-REQUIRED", dear.header))
        val error = errorOf { pay(request, 402, headers, ByteArray(0), signer) }
        assertEquals("too expensive: 0.06 USDC", explain(error))
        val usage = errorOf { Request("GET", "x") }
        assertEquals("USAGE: usage.url: \"x\" is not an absolute http or https URL", explain(usage))
    }
}
