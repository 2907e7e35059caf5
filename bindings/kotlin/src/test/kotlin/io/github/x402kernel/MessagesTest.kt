package io.github.x402kernel

import java.util.concurrent.Callable
import java.util.concurrent.Executors
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertFalse
import org.junit.jupiter.api.Assertions.assertInstanceOf
import org.junit.jupiter.api.Assertions.assertNotEquals
import org.junit.jupiter.api.Assertions.assertNull
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test

/** Responses, catalogues, outcomes and matching, where the vectors cannot test them. */
class MessagesTest {
    private val offer = PaymentRequirements.parse(OFFER)
    private val supported = """{"kinds":[{"x402Version":2,"scheme":"exact","network":"eip155:*"}],"extensions":["x"]}"""
    private val page =
        """{"items":[{"resource":"$URL","type":"http","x402Version":2,"accepts":[$OFFER]}],"pagination":{"limit":1}}"""

    @Test
    fun `messages are values, equal by content, on any thread`() {
        val makers: List<() -> Any> = listOf(
            { FacilitatorRequest(payment(), offer) },
            { FacilitatorRequest.parse(FacilitatorRequest(payment(), offer).json) },
            { Supported.parse(supported) },
            { DiscoveryPage.parse(page) },
            { DiscoveryPage.parse(page).items.single() },
            { interpret(402, emptyList(), CHALLENGE.toByteArray()) },
            { SettleResponse.settled("0x01", BASE_SEPOLIA) },
            { VerifyResponse.valid(signer.address) },
            { Profile().assets(BASE_SEPOLIA) },
            { Payer(signer.address, listOf(BASE_SEPOLIA), PayerKind.CONTRACT, preferNetworks = listOf(BASE_SEPOLIA)) },
            { challenge().choose(payer).withExtensions("""{"x":{"info":{}}}""") },
            { findOffer(listOf(offer), payment()) },
        )
        val threads = Executors.newFixedThreadPool(4)
        for (make in makers) {
            val (first, others) = make() to threads.invokeAll(List(8) { Callable { make() } }).map { it.get() }
            for (other in others) {
                assertEquals(first, other)
                assertEquals(first.hashCode(), other.hashCode())
            }
        }
        threads.shutdown()
        assertNotEquals(Supported.parse(supported), Supported.parse(supported.replace("exact", "upto")))
        assertNotEquals(payer, Payer(signer.address, listOf(BASE_SEPOLIA), PayerKind.CONTRACT))
        assertNotEquals(challenge().choose(payer), challenge().choose(payer).withExtensions("""{"x":{"info":{}}}"""))
    }

    @Test
    fun `a receipt's header is its text`() {
        val receipt = SettleResponse.settled("0x01", BASE_SEPOLIA, signer.address.lowercase(), "10000")
        val settled = assertInstanceOf(SettleResponse.Settled::class.java, receipt)
        assertEquals(signer.address to "10000", settled.payer to settled.amount)
        assertEquals(receipt.json, decodeHeader(receipt.header, Reader.CLIENT).json)
        assertEquals(receipt, SettleResponse.parse(receipt.json))
        assertNull(receipt.errorMessage)
        assertNull(SettleResponse.failed("insufficient_funds", BASE_SEPOLIA).transaction)
        val failed = """{"success":false,"errorMessage":"no","extensions":{"x": 1}}"""
        val said = SettleResponse.parse(failed)
        assertEquals("no" to """{"x": 1}""", said.errorMessage to said.extensions)
        assertEquals(Code.USAGE_ARGUMENT, errorOf { SettleResponse.settled("", BASE_SEPOLIA) }.code)
        assertEquals(Code.USAGE_ARGUMENT, errorOf { SettleResponse.pending("0x01", "") }.code)
        assertEquals(Code.ADDRESS_NO_PREFIX, errorOf { SettleResponse.failed("x", BASE_SEPOLIA, "me") }.code)
        // It was read under wider limits than the default, and is still written.
        val long = """{"success":false,"errorMessage":"${"x".repeat(300_000)}"}"""
        assertEquals(Code.JSON_TOO_LARGE, errorOf { SettleResponse.parse(long) }.code)
        val wide = SettleResponse.parse(long, Profile.fromJson("""{"limits":{"body":400000}}"""))
        assertEquals(300_000, wide.errorMessage?.length)
        assertEquals(encodeHeader(long), wide.header)
    }

    @Test
    fun `a receipt made by hand from another text throws only where it is sent`() {
        val forged = SettleResponse.Settled("0x01", BASE_SEPOLIA, null, null, "{}")
        assertEquals(encodeHeader("{}"), forged.header)
        assertNull(forged.extensions)
        assertEquals(Code.MESSAGE_MISSING, errorOf { receiptHeaders(forged, 2) }.code)
        assertEquals(Code.MESSAGE_VERSION, errorOf { receiptHeaders(SettleResponse.failed("x", "y"), 3) }.code)
    }

    @Test
    fun `an error becomes an invalid response, thrown or not`() {
        val thrown = errorOf { PaymentPayload.parse("{}") }
        val no = VerifyResponse.invalid(thrown, signer.address)
        assertEquals(VerifyResponse.invalid(thrown.info, signer.address), no)
        val said = assertInstanceOf(VerifyResponse.Invalid::class.java, no)
        assertEquals(thrown.reason to thrown.sentence, said.reason to said.message)
        assertEquals(signer.address, no.payer)
        val underpaid = PaymentPayload.parse(payment().json.replace(""""value":"10000"""", """"value":"9999""""))
        val verdict = assertInstanceOf(Verdict.Rejected::class.java, offer.verify(underpaid, NOW))
        assertEquals(VerifyResponse.invalid(verdict.error, signer.address), verdict.toVerifyResponse())
        assertEquals(VerifyResponse.valid(signer.address), offer.verify(payment(), NOW).toVerifyResponse())
        val foreign = thrown.info.copy(code = "code.of_tomorrow")
        assertEquals(Code.USAGE_ARGUMENT, errorOf { VerifyResponse.invalid(foreign) }.code)
        val forged = Verdict.SignedByPayer("me", "", emptyList())
        assertEquals(Code.ADDRESS_NO_PREFIX, errorOf { forged.toVerifyResponse() }.code)
    }

    @Test
    fun `a facilitator's request has the exact texts`() {
        val request = FacilitatorRequest(payment(), offer)
        assertTrue(request.json.contains(payment().json) && request.json.contains(OFFER)) { request.json }
        assertEquals(payment() to offer, request.payment to request.offer)
        assertEquals(request.json, "$request")
        assertTrue(Supported.parse(supported).supports(offer))
        assertEquals(emptyList<Int>(), Supported.parse(supported).missing(listOf(offer, offer)))
        assertEquals(listOf(0), Supported.parse("""{"kinds":[]}""").missing(listOf(offer)))
    }

    @Test
    fun `a response has a meaning only with its request`() {
        val header = listOf(HttpHeader("PAYMENT-RESPONSE", SettleResponse.settled("0x01", BASE_SEPOLIA).header))
        val delivered = assertInstanceOf(
            HttpOutcome.Delivered::class.java, interpret(200, header, ByteArray(0), paid = true),
        )
        assertEquals("0x01", delivered.receipt?.transaction)
        assertInstanceOf(HttpOutcome.NotPayment::class.java, interpret(200, emptyList(), ByteArray(0)))
        val asked = assertInstanceOf(
            HttpOutcome.Challenge::class.java, interpret(402, emptyList(), CHALLENGE.toByteArray()),
        )
        assertEquals(challenge().json, asked.challenge.json)
        assertEquals(Found.BODY, asked.challenge.found)
        val slow = Profile.fromJson("""{"settleMargin":90}""")
        val read = interpret(402, emptyList(), CHALLENGE.toByteArray(), profile = slow) as HttpOutcome.Challenge
        assertEquals(slow, read.challenge.profile)
        assertInstanceOf(
            HttpOutcome.HiddenByCors::class.java, interpret(402, emptyList(), ByteArray(0), crossOrigin = true),
        )
        assertEquals(Code.HTTP_NO_CHALLENGE, errorOf { interpret(402, emptyList(), ByteArray(0)) }.code)
        assertEquals(Code.USAGE_ARGUMENT, errorOf { interpret(-1, emptyList(), ByteArray(0)) }.code)
    }

    @Test
    fun `headers for browsers are constants too`() {
        val exposed = challengeHeaders(challenge()).single { it.name == "Access-Control-Expose-Headers" }
        assertEquals(EXPOSE_HEADERS.joinToString(", "), exposed.value)
        assertEquals(ALLOW_HEADERS.joinToString(", "), preflightHeaders().single().value)
        assertEquals("private", paidCacheControl())
        val headers = receiptHeaders(SettleResponse.failed("x", "y"), 1, "max-age=9")
        assertEquals("max-age=9, private", headers.single { it.name == "Cache-Control" }.value)
    }

    @Test
    fun `a repaired offer needs a policy that allows it`() {
        val misshapen = CHALLENGE.replace(""""amount":"10000"""", """"amount":10000""")
        val choice = PaymentRequired.parse(misshapen).choose(payer)
        assertTrue(choice.offer.needsApproval)
        val repair = choice.offer.repairs.single()
        assertEquals(RepairKind.AMOUNT_NUMBER to "/accepts/1/amount", repair.kind to repair.at)
        assertEquals(Code.POLICY_REPAIRED, errorOf { Policy().approve(choice, request, NOW) }.code)
        val approved = Policy(repaired = true).approve(choice, request, NOW)
        assertEquals(OFFER.replace(""""10000"""", "10000"), approved.offer.json)
        assertFalse(offer.needsApproval)
        assertFalse(Policy().approve(challenge().choose(payer), request, NOW).offer.needsApproval)
    }

    @Test
    fun `extensions are echoed with the additions`() {
        val declared = """{"shop":{"info":{"table": 7},"schema":{}}}"""
        val challenge = PaymentRequired.parse(CHALLENGE.dropLast(1) + ""","extensions":$declared}""")
        val choice = challenge.choose(payer)
        assertEquals(declared, choice.extensions)
        val added = choice.withExtensions("""{"shop":{"info":{"name":"me"}}}""")
        assertEquals(challenge.echo("""{"shop":{"info":{"name":"me"}}}"""), added.extensions)
        assertEquals(declared, choice.extensions)
        val unsigned = Policy().approve(added, request, NOW).prepare(NOW, NONCE)
        val sent = unsigned.finish(signature(unsigned)).json
        assertTrue(sent.contains(added.extensions ?: "none")) { sent }
        echoMatches(declared, added.extensions)
        echoMatches(declared)
        val changed = errorOf { echoMatches(declared, declared.replace("7", "8")) }
        assertEquals(Code.MATCH_EXTENSION_ECHO to "/shop/info/table", changed.code to changed.at)
        assertEquals(Code.USAGE_ARGUMENT, errorOf { choice.withExtensions("[]") }.code)
    }

    @Test
    fun `a payment is for the offer it names`() {
        val dearer = PaymentRequirements.parse(OFFER.replace("10000", "10001"))
        assertEquals(Match.Found(1), findOffer(listOf(dearer, offer), payment()))
        assertEquals(Match.Found(1), findAccepted(listOf(dearer, offer), OFFER, MatchRule.EXACT))
        fun named(members: String) = OFFER.replace(""""name":"USDC"""", """"name":"USDC",$members""")
        val tables = listOf(""""shop":"b"""", """"table":"7"""").map { PaymentRequirements.parse(named(it)) }
        val both = named(""""shop":"b","table":"7"""")
        assertEquals(Match.Ambiguous(listOf(0, 1)), findAccepted(tables, both))
        assertEquals(Match.Found(0), findAccepted(tables, both, MatchRule.TYPESCRIPT))
        val none = assertInstanceOf(Match.NotFound::class.java, findOffer(listOf(dearer), payment()))
        assertEquals(0, none.closest)
        assertEquals(Code.MATCH_AMOUNT to "/accepted/amount", none.error.code to none.error.at)
        assertNull((findOffer(emptyList(), payment()) as Match.NotFound).closest)
        assertEquals(Code.USAGE_ARGUMENT, errorOf { MatchRule.parse("nearly") }.code)
        assertEquals(MatchRule.TYPESCRIPT, MatchRule.parse("typescript"))
        assertEquals(ResourceMatch.SCHEME_DOWNGRADED, compareUrls(URL, URL.replace("https", "http")))
    }
}
