package io.github.x402kernel

import java.util.concurrent.CountDownLatch
import kotlin.concurrent.thread
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.async
import kotlinx.coroutines.awaitAll
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.withContext
import kotlinx.coroutines.yield
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test

/** Many coroutines and many threads at once, on shared values and on one handle. */
class ConcurrencyTest {
    private fun <T> together(count: Int, work: suspend (Int) -> T): List<T> = runBlocking(Dispatchers.Default) {
        List(count) { async { work(it) } }.awaitAll()
    }

    @Test
    fun `coroutines share values and handles, and change threads between calls`() {
        val (challenge, policy, offer) = Triple(challenge(), Policy(), PaymentRequirements.parse(OFFER))
        val replayKeys = together(500) { number ->
            val nonce = "0x" + "%064x".format(number + 1)
            val choice = challenge.choose(payer)
            yield()
            val approved = policy.approve(choice, request, NOW)
            val unsigned = withContext(Dispatchers.IO) { approved.prepare(NOW, nonce) }
            yield()
            val payment = unsigned.finish(signature(unsigned))
            val verdict = withContext(Dispatchers.IO) { offer.verifyHeader(payment.header, NOW) }
            (verdict as Verdict.SignedByPayer).replayKey
        }
        assertEquals(500, replayKeys.toSet().size)
        assertTrue(replayKeys.first().endsWith("0".repeat(63) + "1")) { replayKeys.first() }
    }

    @Test
    fun `of many coroutines one uses the handle`() {
        val unsigned = unsigned()
        val signature = signature(unsigned)
        val outcomes = together(200) { runCatching { unsigned.finish(signature) } }
        assertEquals(1, outcomes.count { it.isSuccess })
        val codes = outcomes.mapNotNull { it.exceptionOrNull() }.map { (it as X402Error).code }
        assertEquals(setOf(Code.USAGE_ALREADY_USED), codes.toSet())
        assertEquals(unsigned.digest, unsigned.requests.single().digest)
    }

    @Test
    fun `of many coroutines one starts a purchase`() {
        val purchase = Purchase(Policy(), payer, request)
        val outcomes = together(200) { runCatching { purchase.next(Event.Start(NOW, NONCE)) } }
        assertEquals(1, outcomes.count { it.getOrNull() is Step.Send })
        val codes = outcomes.mapNotNull { it.exceptionOrNull() }.map { (it as X402Error).code }
        assertEquals(listOf(Code.USAGE_EVENT), codes.distinct())
    }

    @Test
    fun `a handle that is closed during a call stays valid until the call ends`() {
        repeat(200) {
            val challenge = challenge()
            val begin = CountDownLatch(1)
            val failures = mutableListOf<Throwable>()
            val threads = List(4) { number ->
                thread {
                    begin.await()
                    try {
                        if (number == 0) challenge.close() else assertEquals(CHALLENGE, challenge.choose(payer).challenge.json)
                    } catch (_: IllegalStateException) {
                        // The call was made after the closing.
                    } catch (e: Throwable) {
                        synchronized(failures) { failures += e }
                    }
                }
            }
            begin.countDown()
            threads.forEach(Thread::join)
            assertEquals(emptyList<Throwable>(), failures)
        }
    }
}
