package io.github.x402kernel

import java.io.File
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test

/** Native memory is freed: when it is closed, and when nothing refers to it any more. */
class MemoryTest {
    @Test
    fun `what 100,000 calls took is given back`() {
        // What is kept for good is there after some calls.
        repeat(ROUNDS / 10) { round() }
        System.gc()
        val before = resident()
        repeat(ROUNDS) { round() }
        var growth = resident() - before
        // What is not closed is freed by a thread of its own, some time after it was collected.
        for (tries in 1..100) {
            if (growth < LIMIT) break
            System.gc()
            Thread.sleep(100)
            growth = resident() - before
        }
        println("memory: ${ROUNDS * 5} calls leave $growth MiB")
        assertTrue(growth < LIMIT) { "$growth MiB" }
    }

    /** Five calls: values and handles, each closed and left to the collector, and an error. */
    private fun round() {
        PaymentRequired.parse(CHALLENGE).close()
        PaymentRequired.parse(CHALLENGE)
        Purchase(policy, payer, request).close()
        Purchase(policy, payer, request)
        errorOf { parseAmount(LONG) }
    }

    /** Mebibytes of this process that are in memory. */
    private fun resident(): Long = File("/proc/self/statm").readText().split(" ")[1].toLong() * 4096 / (1 shl 20)

    private companion object {
        const val ROUNDS = 20_000
        /** Mebibytes. A challenge and a purchase hold 5 KiB, so does the text: of each, twice as many if it were not freed. */
        const val LIMIT = 50L
        val LONG = "9".repeat(5_000) + "."
        val policy = Policy()
    }
}
