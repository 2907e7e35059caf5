package io.github.x402kernel

import java.io.File
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test

/** Native memory is freed: by closing, and when an object is unreachable. */
class MemoryTest {
    @Test
    fun `the memory of 100,000 calls is freed`() {
        // Memory that is kept for good is allocated by the first calls.
        repeat(ROUNDS / 10) { round() }
        System.gc()
        val before = resident()
        repeat(ROUNDS) { round() }
        var growth = resident() - before
        // An object that is not closed is freed by another thread, some time after its collection.
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

    /** The resident memory of this process, in MiB. */
    private fun resident(): Long = File("/proc/self/statm").readText().split(" ")[1].toLong() * 4096 / (1 shl 20)

    private companion object {
        const val ROUNDS = 20_000
        /** MiB. A challenge and a purchase use 5 KiB each, as does the text: without freeing, twice as much would remain. */
        const val LIMIT = 50L
        val LONG = "9".repeat(5_000) + "."
        val policy = Policy()
    }
}
