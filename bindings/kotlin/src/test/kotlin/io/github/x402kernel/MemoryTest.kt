package io.github.x402kernel

import java.io.File
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test

/** Native memory is freed: when it is closed, and when nothing refers to it any more. */
class MemoryTest {
    /** Mebibytes of this process that are in memory. */
    private fun resident(): Long = File("/proc/self/statm").readText().split(" ")[1].toLong() * 4096 / (1 shl 20)

    /** Makes [CALLS] calls, and fails unless what they took is given back. */
    private fun bounded(what: String, call: () -> Unit) {
        // What is kept for good is there after some calls.
        repeat(CALLS / 10) { call() }
        System.gc()
        val before = resident()
        repeat(CALLS) { call() }
        var growth = resident() - before
        // What is not closed is freed by a thread of its own, some time after it was collected.
        for (tries in 1..100) {
            if (growth < LIMIT) break
            System.gc()
            Thread.sleep(100)
            growth = resident() - before
        }
        println("memory: $what: $CALLS calls leave $growth MiB")
        assertTrue(growth < LIMIT) { "$what: $growth MiB" }
    }

    @Test
    fun `values that are closed`() = bounded("closed") { PaymentRequired.parse(DEMAND).close() }

    @Test
    fun `values that are left to the collector`() = bounded("not closed") { PaymentRequired.parse(DEMAND) }

    @Test
    fun `handles that are left to the collector`() = bounded("handles") { Purchase(policy, payer, request) }

    @Test
    fun errors() = bounded("errors") { errorOf { parseAmount(LONG) } }

    private companion object {
        const val CALLS = 100_000
        /** Mebibytes: each call holds over a kibibyte, so that twice as many would be left if nothing were freed. */
        const val LIMIT = 50L
        /** What an error repeats of it is clipped, and still over a kibibyte crosses. */
        val LONG = "9".repeat(1_000) + "."
        val policy = Policy()
    }
}
