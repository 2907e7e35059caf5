package io.github.x402kernel

import java.io.ByteArrayOutputStream
import java.io.NotSerializableException
import java.io.ObjectOutputStream
import java.io.Serializable
import java.util.concurrent.Callable
import java.util.concurrent.Executors
import kotlin.reflect.KVisibility
import kotlin.reflect.full.memberFunctions
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertFalse
import org.junit.jupiter.api.Assertions.assertThrows
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test

/** A handle is used once, cannot be copied, and is never made from data. */
class HandlesAreUsedOnceTest {
    @Test
    fun `each handle is used once`() {
        val approved = approved()
        val unsigned = approved.prepare(NOW, NONCE)
        assertEquals(Code.USAGE_ALREADY_USED, errorOf { approved.prepare(NOW, NONCE) }.code)
        unsigned.finish(signature(unsigned))
        assertEquals(Code.USAGE_ALREADY_USED, errorOf { unsigned.finish(signature(unsigned)) }.code)
        assertEquals(Code.USAGE_ALREADY_USED, errorOf { unsigned.finishAll(emptyList()) }.code)
        // A failure uses up the handle, too.
        val failed = approved()
        assertEquals(Code.PREPARE_NONCE, errorOf { failed.prepare(NOW, "0x" + "00".repeat(32)) }.code)
        assertEquals(Code.USAGE_ALREADY_USED, errorOf { failed.prepare(NOW, NONCE) }.code)
        val refused = unsigned()
        assertEquals(Code.SIGNATURE_LENGTH, errorOf { refused.finish("0x00") }.code)
        assertEquals(Code.USAGE_ALREADY_USED, errorOf { refused.finish(signature(refused)) }.code)
    }

    @Test
    fun `a wrong argument leaves the handle unused`() {
        val approved = approved()
        assertEquals(Code.TIME_MILLISECONDS, errorOf { approved.prepare(NOW * 1000, NONCE) }.code)
        assertEquals(Code.USAGE_ARGUMENT, errorOf { approved.prepare(-1, NONCE) }.code)
        assertEquals(Code.HEX_NO_PREFIX, errorOf { approved.prepare(NOW, NONCE.drop(2)) }.code)
        for ((date, code) in mapOf("today" to Code.TIME_NOT_HTTP_DATE, HTTP_DATE to Code.CLOCK_IMPLAUSIBLE)) {
            val options = PrepareOptions(serverDate = ServerDate(date, NOW - 700))
            assertEquals(code, errorOf { approved.prepare(NOW, NONCE, options) }.code)
        }
        val unsigned = approved.prepare(NOW, NONCE)
        assertEquals(Code.HEX_NOT_HEX, errorOf { unsigned.finish("0xzz") }.code)
        assertEquals(Code.HEX_NOT_HEX, errorOf { unsigned.finishAll(listOf(Answer("authorization", "0xzz"))) }.code)
        assertEquals("0.01 USDC on Base Sepolia to 0x2096…287C", unsigned.finish(signature(unsigned)).accepted?.summary)
    }

    @Test
    fun `of many threads one prepares`() {
        val approved = approved()
        val threads = Executors.newFixedThreadPool(8)
        val prepare = Callable { runCatching { approved.prepare(NOW, NONCE) } }
        val results = threads.invokeAll(List(32) { prepare }).map { it.get() }
        threads.shutdown()
        assertEquals(1, results.count { it.isSuccess })
        val codes = results.mapNotNull { it.exceptionOrNull() }.map { (it as X402Error).code }
        assertEquals(setOf(Code.USAGE_ALREADY_USED), codes.toSet())
    }

    @Test
    fun `handles are not copied, not serialised, not made from data`() {
        val unsigned = unsigned()
        val purchase = Purchase(Policy(), payer, request)
        for (handle in listOf(Policy(), approved(), unsigned, unsigned.requests.single(), signer, purchase)) {
            val type = handle::class
            assertFalse(handle is Cloneable || handle is Serializable) { "$type" }
            assertThrows(NotSerializableException::class.java) {
                ObjectOutputStream(ByteArrayOutputStream()).writeObject(handle)
            }
            assertTrue(type.isFinal) { "$type can be subclassed" }
            assertTrue(type.memberFunctions.none { it.name == "copy" }) { "$type" }
            val makeable = type.constructors.count { it.visibility == KVisibility.PUBLIC }
            val expected = if (type in setOf(Policy::class, LocalSigner::class, Purchase::class)) 1 else 0
            assertEquals(expected, makeable) { "$type" }
            val door = Class.forName("io.github.x402kernel.FfiConverterType${type.simpleName}").kotlin
            assertEquals(KVisibility.INTERNAL, door.visibility) { "$door makes one of any number" }
        }
    }

    @Test
    fun `no text shows a key`() {
        for (text in listOf(signer.toString(), "$signer", runCatching { LocalSigner(KEY + "46") }.toString())) {
            assertFalse("4646" in text) { text }
        }
        assertEquals("LocalSigner(${signer.address})", signer.toString())
        assertEquals(Code.USAGE_KEY, errorOf { LocalSigner("0x01") }.code)
    }
}
