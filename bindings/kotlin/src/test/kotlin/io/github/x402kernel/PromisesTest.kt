package io.github.x402kernel

import java.io.ByteArrayOutputStream
import java.io.File
import java.io.NotSerializableException
import java.io.ObjectOutputStream
import java.io.Serializable
import java.util.concurrent.Callable
import java.util.concurrent.Executors
import kotlin.reflect.KVisibility
import kotlin.reflect.full.memberFunctions
import kotlinx.serialization.json.Json
import kotlinx.serialization.json.JsonObject
import kotlinx.serialization.json.jsonObject
import kotlinx.serialization.json.jsonPrimitive
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertFalse
import org.junit.jupiter.api.Assertions.assertInstanceOf
import org.junit.jupiter.api.Assertions.assertNotEquals
import org.junit.jupiter.api.Assertions.assertNull
import org.junit.jupiter.api.Assertions.assertThrows
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test

/** The seams that all languages share, one group each. Seam 6 is in [PurchaseTest]. */
class PromisesTest {
    @Test
    fun `the profile is attached at parsing and inherited`() {
        val slow = Profile.fromJson("""{"settleMargin":90}""")
        val challenge = challenge(slow)
        val choice = challenge.choose(payer)
        val header = payment().header
        for (profile in listOf(
            challenge.profile, challenge.accepts.single().profile, choice.challenge.profile, choice.offer.profile,
            PaymentPayload.fromHeader(header, slow).profile, PaymentPayload.fromHeader(header, slow).accepted?.profile,
        )) {
            assertEquals(slow, profile)
            assertEquals("""{"settleMargin":90}""", profile?.json)
        }
        // The offer leaves 60 s: what was read under the slow profile cannot be prepared, and nothing else is changed.
        assertEquals(Code.PREPARE_TIMEOUT, errorOf { approved(slow).prepare(NOW, NONCE) }.code)
        assertEquals(Profile(), challenge().profile)
        assertEquals(NOW + 60, unsigned().expiresAt)
    }

    @Test
    fun `strict mode and limits come with the profile`() {
        assertEquals(listOf(0), challenge().skipped.map { it.index })
        val strict = errorOf { challenge(Profile.fromJson("""{"mode":"strict"}""")) }
        assertEquals(Code.SCHEME_UNSUPPORTED to "/accepts/0/scheme", strict.code to strict.at)
        val small = errorOf { challenge(Profile.fromJson("""{"limits":{"body":100}}""")) }
        assertEquals(Code.JSON_TOO_LARGE, small.code)
    }

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

    @Test
    fun `each value is good once`() {
        val approved = approved()
        val unsigned = approved.prepare(NOW, NONCE)
        assertEquals(Code.USAGE_ALREADY_USED, errorOf { approved.prepare(NOW, NONCE) }.code)
        unsigned.finish(signature(unsigned))
        assertEquals(Code.USAGE_ALREADY_USED, errorOf { unsigned.finish(signature(unsigned)) }.code)
        assertEquals(Code.USAGE_ALREADY_USED, errorOf { unsigned.finishAll(emptyList()) }.code)
        // A failure uses it up as well.
        val failed = approved()
        assertEquals(Code.PREPARE_NONCE, errorOf { failed.prepare(NOW, "0x" + "00".repeat(32)) }.code)
        assertEquals(Code.USAGE_ALREADY_USED, errorOf { failed.prepare(NOW, NONCE) }.code)
        val refused = unsigned()
        assertEquals(Code.SIGNATURE_LENGTH, errorOf { refused.finish("0x00") }.code)
        assertEquals(Code.USAGE_ALREADY_USED, errorOf { refused.finish(signature(refused)) }.code)
    }

    @Test
    fun `a wrong argument leaves the handle as it was`() {
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

    @Test
    fun `one answer for each request, and it has to be the payer's`() {
        val unsigned = unsigned()
        val asked = unsigned.requests.single()
        assertEquals(RequestKind.TYPED_DATA, asked.kind)
        assertEquals(unsigned.digest to unsigned.typedData, asked.digest to asked.typedData)
        assertEquals(unsigned.payer, asked.signer)
        val domain = Json.parseToJsonElement(asked.typedData).jsonObject.getValue("domain").jsonObject
        assertFalse(domain.getValue("chainId").jsonPrimitive.isString)
        val answer = Answer(asked.id, signer.sign(asked))
        assertEquals(signer.address, unsigned.finishAll(listOf(answer)).authorization.from)
        for (answers in listOf(emptyList(), listOf(answer, answer), listOf(Answer("other", answer.signature)))) {
            assertEquals(Code.USAGE_ANSWER, errorOf { unsigned().finishAll(answers) }.code)
        }
        val other = LocalSigner("0x" + "47".repeat(32))
        assertEquals(Code.SIGNATURE_NOT_PAYER, errorOf { other.sign(asked) }.code)
        val choice = challenge().choose(Payer(other.address, listOf(BASE_SEPOLIA)))
        val theirs = Policy().approve(choice, request, NOW).prepare(NOW, NONCE)
        val forged = other.sign(theirs.requests.single())
        assertEquals(Code.SIGNATURE_NOT_PAYER, errorOf { unsigned().finish(forged) }.code)
    }

    @Test
    fun `a verdict never throws for what a peer wrote`() {
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

    @Test
    fun `codes are strings with constants, kinds are enums`() {
        val table = Json.parseToJsonElement(File("../../spec-vectors/codes.json").readText()).jsonObject
        fun constants(of: Any) = of.javaClass.declaredFields.map { it.get(null) }.filterIsInstance<String>()
        val groups = mapOf("errors" to Code, "repairs" to RepairKind, "open" to Open, "reasons" to Reasons)
        for ((group, constants) in groups) {
            assertEquals((table.getValue(group) as JsonObject).keys.toList(), constants(constants), group)
        }
        val errors = listOf(
            errorOf { parseAmount("1.5") },
            errorOf { challenge().choose(Payer(signer.address, emptyList())) },
            errorOf { Request("GET", "/") },
        )
        assertEquals(listOf(ErrorKind.MALFORMED, ErrorKind.REJECTED, ErrorKind.USAGE), errors.map { it.kind })
        assertEquals(listOf(Code.AMOUNT_NOT_DECIMAL, Code.CHOOSE_NONE_PAYABLE, Code.USAGE_URL), errors.map { it.code })
        assertInstanceOf(X402Error.Malformed::class.java, errors[0])
        assertInstanceOf(X402Error.Rejected::class.java, errors[1])
        assertInstanceOf(X402Error.Usage::class.java, errors[2])
        assertEquals("/accepts", errors[1].at)
        val detail = mapOf("count" to "2", "0" to Code.SCHEME_UNSUPPORTED, "1" to Code.CHOOSE_NETWORK)
        assertEquals(detail, errors[1].detail)
        assertEquals("choose.none_payable: none of the 2 offers can be paid (at /accepts)", errors[1].message)
        assertNull(errors[1].reason)
        val hinted = errorOf { parseAddress("seller.eth") }
        assertEquals("${hinted.code}: ${hinted.sentence}; an ENS name: look it up first", hinted.message)
    }

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
