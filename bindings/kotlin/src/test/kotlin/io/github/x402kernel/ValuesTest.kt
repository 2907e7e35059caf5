package io.github.x402kernel

import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertInstanceOf
import org.junit.jupiter.api.Assertions.assertNotEquals
import org.junit.jupiter.api.Assertions.assertNotNull
import org.junit.jupiter.api.Assertions.assertNull
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test

/** Money, tokens, reasons, typed data and signatures, where the vectors cannot test them. */
class ValuesTest {
    private val offer = PaymentRequirements.parse(OFFER)
    private val token = "0x036CbD53842c5426634e7929541eC2318f3dCF7e"

    @Test
    fun `a profile's own tokens are in no other profile`() {
        val known = Profile().assets(BASE_SEPOLIA).first()
        assertEquals(token to Evidence.TWO_SDKS, known.address to known.evidence)
        assertEquals(known, Profile().asset(BASE_SEPOLIA, token.lowercase()))
        assertEquals(listOf(known), Profile().elsewhere("eip155:8453", token))
        assertNull(Profile().asset("eip155:8453", token))
        assertEquals(Price(known, "10000"), Profile().price("0.01 USDC", BASE_SEPOLIA))
        assertEquals("$0.01", amountToMoney("10000", known.decimals))
        val row = """{"network":"$BASE_SEPOLIA","address":"$token","symbol":"USDC","name":"USDC","version":"2",""" +
            """"decimals":6,"domainSeparator":"${known.domainSeparator}","evidence":"one_sdk"}"""
        val doubtful = Profile.fromJson("""{"assets":[$row]}""")
        val asset = doubtful.asset(BASE_SEPOLIA, token)
        assertEquals(known.copy(evidence = Evidence.ONE_SDK, source = null), asset)
        val choice = challenge(doubtful).choose(payer)
        assertEquals(Code.POLICY_EVIDENCE, errorOf { Policy().approve(choice, request, NOW) }.code)
        assertEquals(signer.address, Policy(oneSdk = true).approve(choice, request, NOW).payer)
        assertEquals(Code.MONEY_NO_ASSET, errorOf { Profile().price("1", "eip155:999999") }.code)
        assertEquals(Code.NETWORK_NOT_CAIP2, errorOf { Profile().assets("base") }.code)
        assertEquals(Code.ADDRESS_NO_PREFIX, errorOf { Profile().asset(BASE_SEPOLIA, "USDC") }.code)
        assertEquals(Code.USAGE_ARGUMENT, errorOf { amountToMoney("1", -1) }.code)
    }

    @Test
    fun `a payer has its properties`() {
        val token = AssetId(BASE_SEPOLIA, token)
        val balance = Balance(BASE_SEPOLIA, token.asset, "9999")
        val poor = Payer(
            signer.address, listOf(BASE_SEPOLIA), balances = listOf(balance), assets = listOf(token),
            preferNetworks = listOf(BASE_SEPOLIA), preferAssets = listOf(token),
        )
        assertEquals(PayerKind.KEY, poor.kind)
        assertEquals(listOf(balance) to listOf(token), poor.balances to poor.assets)
        assertEquals(listOf(BASE_SEPOLIA) to listOf(token), poor.preferNetworks to poor.preferAssets)
        val none = errorOf { challenge().choose(poor) }
        assertEquals(Code.CHOOSE_BALANCE to "1", none.detail["1"] to none.detail["1.shortfall"])
        for (kind in PayerKind.entries) assertEquals(kind, PayerKind.parse(kind.name.lowercase()))
        assertEquals(Code.USAGE_ARGUMENT, errorOf { PayerKind.parse("KEY") }.code)
        val wrong = listOf(balance.copy(amount = "1.0"), balance.copy(asset = "x"), balance.copy(network = "base"))
        val codes = wrong.map { errorOf { Payer(signer.address, emptyList(), balances = listOf(it)) }.code }
        assertEquals(listOf(Code.AMOUNT_NOT_DECIMAL, Code.ADDRESS_NO_PREFIX, Code.NETWORK_NOT_CAIP2), codes)
    }

    @Test
    fun `every reason constant is known, and an error has its HTTP status`() {
        val reasons = Reasons.javaClass.declaredFields.map { it.get(null) }.filterIsInstance<String>()
        for (reason in reasons) assertNotNull(Reason.parse(reason).canonical, reason)
        val foreign = Reason.parse("out of cheese")
        assertEquals(Reason("out of cheese", null, ReasonClass.UNKNOWN, false, true, 402), foreign)
        assertEquals(400, errorOf { PaymentPayload.parse("{}") }.httpStatus)
        assertEquals(500, errorOf { Request("GET", "/") }.httpStatus)
        val expired = assertInstanceOf(Verdict.Rejected::class.java, offer.verify(payment(), NOW + 60))
        assertEquals(402, expired.error.httpStatus)
    }

    @Test
    fun `typed data has the digest that is signed`() {
        val unsigned = unsigned()
        val data = TypedData.parse(unsigned.typedData)
        assertEquals(unsigned.digest to "TransferWithAuthorization", data.digest to data.primaryType)
        assertEquals(unsigned.typedData, data.json)
        val authorization = unsigned.finish(signature(unsigned)).authorization
        val domain = Eip712Domain("USDC", "2", "84532", token)
        assertEquals(data.digest, digest(domain, authorization))
        assertEquals(data.structHash, structHash(authorization))
        assertEquals(data, TypedData.parse(typedData(domain, authorization)))
        val receive = TypedData.parse(typedData(domain, authorization, AuthorizationKind.RECEIVE))
        assertEquals(receive.digest, digest(domain, authorization, AuthorizationKind.RECEIVE))
        assertNotEquals(data.digest, receive.digest)
        val cancel = CancelAuthorization(signer.address, NONCE)
        val cancelled = TypedData.parse(cancelTypedData(domain, cancel))
        assertEquals(cancelDigest(domain, cancel) to cancelStructHash(cancel), cancelled.digest to cancelled.structHash)
        assertEquals(cancel, CancelAuthorization.parse("""{"nonce":"$NONCE","authorizer":"${signer.address}"}"""))
        val wrong = errorOf { cancelDigest(domain, cancel.copy(nonce = "0x")) }
        assertEquals(Code.HEX_LENGTH to "/nonce", wrong.code to wrong.at)
    }

    @Test
    fun `a KMS's signature finishes a payment`() {
        val signed = signature(unsigned()).drop(2)
        val (r, s, v) = Triple(signed.take(64), signed.drop(64).take(64), signed.takeLast(2))
        fun integer(hex: String) =
            (if (hex[0] in "89abcdef") "00$hex" else hex).let { "02%02x".format(it.length / 2) + it }
        val der = (integer(r) + integer(s)).let { "0x30%02x".format(it.length / 2) + it }
        val parity = if (v == "1c") 8 else 0
        val compact = "0x$r" + "%x".format(s[0].digitToInt(16) + parity) + s.drop(1)
        val unsigned = unsigned()
        val whole = signatureFromRs("0x$r$s", unsigned.digest, unsigned.payer)
        assertEquals("0x$signed", whole)
        assertEquals(whole, signatureFromDer(der, unsigned.digest, unsigned.payer))
        assertEquals(whole, signatureFromEip2098(compact))
        assertEquals(whole, normalizedSignature(whole))
        assertEquals(whole, unsigned.finish(whole).signature)
        assertEquals(SignatureForm.KEY to SignatureForm.OTHER, signatureForm(whole) to signatureForm(compact))
        assertEquals(Code.SIGNATURE_NOT_PAYER, errorOf { signatureFromRs("0x$r$s", NONCE, signer.address) }.code)
        assertEquals(Code.SIGNATURE_ERC6492, errorOf { Erc6492.parse(whole) }.code)
        val called = calldata(unsigned().finish(whole).authorization, whole, bytesOverload = true)
        assertTrue(signed in called) { called }
    }

    @Test
    fun `a contract wallet's signature is accepted unchecked, once`() {
        val unsigned = unsigned()
        assertEquals(Code.HEX_NOT_HEX, errorOf { unsigned.finishUnchecked("0xzz") }.code)
        val payment = unsigned.finishUnchecked("0x1234")
        assertEquals("0x1234", payment.signature)
        assertEquals(Code.USAGE_ALREADY_USED, errorOf { unsigned.finishUnchecked("0x1234") }.code)
        val refused = unsigned()
        assertEquals(Code.SIGNATURE_LENGTH, errorOf { refused.finishUnchecked("0x") }.code)
        assertEquals(Code.USAGE_ALREADY_USED, errorOf { refused.finish(signature(refused)) }.code)
        val verdict = assertInstanceOf(Verdict.NeedsChain::class.java, offer.verify(payment, NOW))
        assertEquals(Wallet.CONTRACT to null, verdict.wallet to verdict.factory)
        assertNull(verdict.toVerifyResponse())
    }

    @Test
    fun `verify options decide a verdict`() {
        val payment = payment()
        fun verdict(options: VerifyOptions) = offer.verify(payment, NOW, options)
        assertEquals(offer.verify(payment, NOW), verdict(VerifyOptions()))
        val known = verdict(VerifyOptions(payerCode = payerCode("0x"))) as Verdict.SignedByPayer
        assertEquals(false, Open.PAYER_CODE in known.open)
        val delegated = verdict(VerifyOptions(payerCode = payerCode("0xef0100" + "11".repeat(20))))
        assertEquals(Wallet.DELEGATED, (delegated as Verdict.NeedsChain).wallet)
        val late = verdict(VerifyOptions(minRunway = 61)) as Verdict.Rejected
        assertEquals(Code.VERIFY_TOO_CLOSE_TO_EXPIRY, late.error.code)
        assertEquals(late, offer.verifyHeader(payment.header, NOW, VerifyOptions(minRunway = 61)))
        assertEquals(Code.USAGE_ARGUMENT, errorOf { verdict(VerifyOptions(minRunway = -1)) }.code)
        val wrong = errorOf { verdict(VerifyOptions(factories = listOf(signer.address, "x"))) }
        assertEquals(Code.ADDRESS_NO_PREFIX to "/factories/1", wrong.code to wrong.at)
        val options = VerifyOptions(60, PayerCode.CONTRACT, listOf(signer.address))
        val text = """{"minRunway":60,"payerCode":"contract","factories":["${signer.address.lowercase()}"]}"""
        assertEquals(options, VerifyOptions.fromJson(text))
        assertEquals(Code.USAGE_ARGUMENT, errorOf { VerifyOptions.fromJson("""{"runway":1}""") }.code)
    }

    @Test
    fun `a client with a wrong clock uses the server's`() {
        val early = ServerDate(HTTP_DATE, NOW - 50)
        val slow = Policy().approve(challenge().choose(payer), request, NOW - 50)
        val options = PrepareOptions(ValidAfter.BACKDATED, early)
        val unsigned = slow.prepare(NOW - 50, NONCE, options)
        assertEquals(NOW + 60, unsigned.expiresAt)
        assertEquals("${NOW - 600}", unsigned.finish(signature(unsigned)).authorization.validAfter)
        val text = """{"validAfter":"backdated","serverDate":{"date":"$HTTP_DATE","receivedAt":${NOW - 50}}}"""
        assertEquals(options, PrepareOptions.fromJson(text))
        assertEquals(PrepareOptions(), PrepareOptions.fromJson("{}"))
        val before = PrepareOptions(serverDate = early.copy(receivedAt = -1))
        val negative = errorOf { approved().prepare(NOW, NONCE, before) }
        assertEquals(Code.USAGE_ARGUMENT to "/serverDate/receivedAt", negative.code to negative.at)
    }

    @Test
    fun `many payments are verified like single ones`() {
        val payment = payment()
        val late = PaymentPayload.parse(payment.json.replace("${NOW + 60}", "${NOW + 1}"))
        val payments = List(20) { if (it % 3 == 0) late else payment }
        val verdicts = offer.verifyMany(payments, NOW)
        assertEquals(payments.map { offer.verify(it, NOW) }, verdicts)
        assertTrue(verdicts[0] is Verdict.Rejected && verdicts[1] is Verdict.SignedByPayer)
        assertEquals(emptyList<Verdict>(), offer.verifyMany(emptyList(), NOW))
        assertEquals(Code.TIME_MILLISECONDS, errorOf { offer.verifyMany(payments, NOW * 1000) }.code)
    }

    @Test
    fun `a tolerant amount lists its repairs`() {
        val read = parseAmountTolerant(" +007\n")
        assertEquals("7", read.amount)
        val kinds = listOf(RepairKind.AMOUNT_WHITE_SPACE, RepairKind.AMOUNT_PLUS_SIGN, RepairKind.AMOUNT_LEADING_ZERO)
        assertEquals(kinds, read.repairs.map { it.kind })
        assertEquals(TolerantAmount("7", emptyList()), parseAmountTolerant("7"))
        assertTrue(isTestnet(BASE_SEPOLIA))
    }
}
