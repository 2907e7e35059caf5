package io.github.x402kernel

import io.github.x402kernel.readme.PurchaseHost
import io.github.x402kernel.readme.Response
import io.github.x402kernel.readme.buy
import java.io.File
import java.io.IOException
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertFalse
import org.junit.jupiter.api.Assertions.assertInstanceOf
import org.junit.jupiter.api.Assertions.assertNull
import org.junit.jupiter.api.Assertions.assertThrows
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test

/** A purchase is a machine, and its host is a loop: the README's. */
class PurchaseIsAMachineTest {
    /** A server that sends a challenge and accepts payments that verify. */
    private class Server(private val clock: () -> Long) {
        private val offer = PaymentRequirements.parse(OFFER)
        val taken: MutableList<Verdict> = mutableListOf()
        var silent: Int = 0

        fun answer(headers: List<HttpHeader>): Response? {
            val paid = headers.singleOrNull() ?: return Response(402, emptyList(), CHALLENGE.toByteArray())
            if (silent-- > 0) return null
            taken += offer.verifyHeader(paid.value, clock())
            return Response(200, emptyList(), "the report".toByteArray())
        }
    }

    private class Client : PurchaseHost {
        var time: Long = NOW
        val server: Server = Server { time }
        val store: Store = Store()
        var agrees: Boolean = true
        var summary: String? = null
        val sent: MutableList<Pair<List<HttpHeader>, Boolean>> = mutableListOf()

        override fun now(): Long = time
        override fun send(headers: List<HttpHeader>, noRedirect: Boolean): Response? {
            sent += headers to noRedirect
            return server.answer(headers)
        }
        override fun reserve(plan: Plan): String? = store.reserve(plan)
        override fun release(plan: String) { store.plans.remove(plan) }
        override fun confirm(summary: String): Boolean = agrees.also { this.summary = summary }
        override fun sign(requests: List<SigningRequest>): List<Answer> =
            requests.map { Answer(it.id, signer.sign(it)) }
        override fun waitUntil(time: Long) { this.time = time }
    }

    private fun purchase(policy: Policy = Policy()) = Purchase(policy, payer, request)

    @Test
    fun `the host's loop buys`() {
        val client = Client()
        val purchase = purchase(Policy(confirm = true))
        assertEquals("the report", buy(purchase, client)?.body?.decodeToString())
        assertEquals("0.01 USDC on Base Sepolia to 0x2096…287C for api.example.com, until 17:47:40 UTC", client.summary)
        val verdict = assertInstanceOf(Verdict.SignedByPayer::class.java, client.server.taken.single())
        assertEquals(signer.address, verdict.payer)
        assertEquals(listOf(false, true), client.sent.map { it.second })
        assertEquals(purchase.payment?.header, client.sent.last().first.single().value)
        assertEquals(setOf(purchase.payment?.authorization?.nonce), client.store.plans.keys)
    }

    @Test
    fun `the host's loop has no branch on protocol content`() {
        val readme = File("README.md").readText()
        val loop = Regex("(?ms)^fun buy\\(.*?^}").findAll(readme).single().value
        assertTrue(loop.lines().size < 30) { loop }
        // Without texts, numbers and codes there is no comparison with protocol content.
        assertFalse(Regex("[\"'0-9]|Code|\\bcode\\b|reason").containsMatchIn(loop)) { loop }
    }

    @Test
    fun `after a lost response the same bytes are sent again`() {
        val client = Client().apply { server.silent = 1 }
        assertEquals("the report", buy(purchase(), client)?.body?.decodeToString())
        val paid = client.sent.drop(1).map { it.first }
        assertEquals(2, paid.size)
        assertEquals(1, paid.toSet().size)
        assertTrue(client.time > NOW)
    }

    @Test
    fun `a sent payment stays reserved, an unsent one is released`() {
        val lost = Client().apply { server.silent = 9 }
        assertThrows(IOException::class.java) { buy(purchase(), lost) }
        assertEquals(1, lost.store.plans.size)
        assertEquals(NOW + 60 + 6, lost.store.plans.values.single().expires)

        val declined = Client().apply { agrees = false }
        assertThrows(IOException::class.java) { buy(purchase(Policy(confirm = true)), declined) }
        assertEquals(0, declined.store.plans.size)

        val purchase = purchase()
        val sign = listOf(
            Event.Start(NOW, NONCE), Event.Response(402, emptyList(), CHALLENGE.toByteArray(), NOW), Event.Reserved(NOW),
        ).map(purchase::next).last() as Step.Sign
        assertEquals(sign.requests, purchase.requests)
        val failed = purchase.next(Event.Signed(emptyList(), NOW)) as Step.Fail
        assertEquals(Code.USAGE_ANSWER to NONCE, failed.error.code to failed.release)
    }

    @Test
    fun `a second signature has the same nonce`() {
        val purchase = purchase()
        purchase.next(Event.Start(NOW, NONCE))
        val first = purchase.next(Event.Response(402, emptyList(), CHALLENGE.toByteArray(), NOW)) as Step.Reserve
        purchase.next(Event.Reserved(NOW))
        val signed = purchase.requests.map { Answer(it.id, signer.sign(it)) }
        val late = purchase.next(Event.Signed(signed, NOW + 58)) as Step.Reserve
        assertEquals(first.plan.id, late.plan.id)
        assertEquals(first.plan.expires + 58, late.plan.expires)
        purchase.next(Event.Reserved(NOW + 58))
        val again = purchase.requests.map { Answer(it.id, signer.sign(it)) }
        assertInstanceOf(Step.Send::class.java, purchase.next(Event.Signed(again, NOW + 58)))
        assertEquals(NONCE, purchase.payment?.authorization?.nonce)
        assertEquals("${NOW + 58 + 60}", purchase.payment?.authorization?.validBefore)
    }

    @Test
    fun `an exhausted counter and an unexpected event`() {
        val purchase = purchase()
        assertEquals(Code.USAGE_EVENT, errorOf { purchase.next(Event.Declined) }.code)
        purchase.next(Event.Start(NOW, NONCE))
        val reserve = purchase.next(Event.Response(402, emptyList(), CHALLENGE.toByteArray(), NOW)) as Step.Reserve
        val counter = reserve.plan.counters.single()
        assertEquals("10000" to "1000000", counter.add to counter.cap)
        val failed = purchase.next(Event.NotReserved(counter.key)) as Step.Fail
        assertEquals(Code.PAYMENT_NOT_RESERVED to NONCE, failed.error.code to failed.release)
        assertNull(purchase.payment)
    }
}
