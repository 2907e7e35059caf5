package io.github.x402kernel

import java.math.BigInteger
import java.util.HexFormat
import kotlin.random.Random
import kotlin.reflect.KClass
import kotlin.reflect.KParameter
import kotlin.reflect.KType
import kotlin.reflect.KVisibility

/** Draws arguments: valid ones, and ones that no correct host would pass. */
class HostileValues(private val draw: Random) {
    /** Whether a closed handle is among the last arguments. */
    var gaveClosed: Boolean = false
        private set

    /** A signature, and the forms that key stores return. */
    private val signature = signature(unsigned())
    private val rs = signature.dropLast(2)
    private val der = listOf(2, 66).joinToString("") { at ->
        val number = BigInteger(signature.substring(at, at + 64), 16).toByteArray()
        "02%02x".format(number.size) + HexFormat.of().formatHex(number)
    }.let { "0x30%02x".format(it.length / 2) + it }
    private val compact = signature.endsWith("1c").let { odd ->
        val s = BigInteger(rs.substring(66), 16).let { if (odd) it.setBit(255) else it }
        rs.take(66) + "%064x".format(s)
    }

    /** Valid arguments for parameters of these names. */
    private val hopes: Map<String, Any> = mapOf(
        "address" to signer.address, "authorizer" to signer.address, "signer" to signer.address, "nonce" to NONCE,
        "network" to BASE_SEPOLIA, "signature" to signature, "der" to der, "rs" to rs, "digest" to unsigned().digest,
        "amount" to "10000", "text" to "10000", "money" to "0.01", "own" to URL, "said" to URL, "url" to URL,
        "header" to payment().header, "decimals" to 6, "version" to 2, "status" to 402, "now" to NOW,
    )

    private val texts = listOf(
        "", " ", "\u0000", "a\u0000b", "\uD800", "\uDC00x", "x\uD83D", "\uDE00\uD83D", "\uFEFF{}", "é".repeat(9_000),
        "9".repeat(100_000), "[".repeat(100_000), "-1", "1e400", "NaN", "0x", "0x0", "0xzz", "null", "{}", "[]", "\"\\ud800\"",
        "{\"x402Version\":2}", "-0", "+1", "0x" + "0".repeat(64), "0x" + "f".repeat(64), "0x" + "00".repeat(100_000),
        "10000", "$0.05", "0.01 USDC", BASE_SEPOLIA, "base", KEY, NONCE, URL, OFFER, CHALLENGE, signer.address, "GET", "key",
        "standard", HTTP_DATE, payment().json, payment().header, challenge().header, payment().signature, unsigned().typedData,
        TOKEN, unsigned().digest, "{\"settleMargin\":7}", "not_enough_funds",
        "{\"success\":true,\"transaction\":\"0x01\",\"network\":\"$BASE_SEPOLIA\",\"payer\":null}", "invalid_payload",
        "{\"isValid\":false,\"invalidReason\":\"x\"}", "{\"kinds\":[],\"extensions\":[],\"signers\":{}}",
        "{\"x402Version\":2,\"items\":[],\"pagination\":{\"limit\":1,\"offset\":0,\"total\":0}}",
        FacilitatorRequest(payment(), PaymentRequirements.parse(OFFER)).json, "{\"validAfter\":\"zero\"}",
        "{\"payerCode\":\"none\"}", "{\"authorizer\":\"${signer.address}\",\"nonce\":\"$NONCE\"}",
        "{\"name\":\"USDC\",\"chainId\":\"84532\"}", AUTHORIZATION, ENVELOPE, compact,
    )
    private val ints = listOf(0, 1, 2, -1, 6, 200, 402, 255, 256, 65_535, 65_536, Int.MAX_VALUE, Int.MIN_VALUE)
    private val longs = listOf(NOW, 0, 1, -1, 60, NOW * 1000, 1L shl 32, Long.MAX_VALUE, Long.MIN_VALUE)
    private val bytes = listOf(ByteArray(0), byteArrayOf(-1), ByteArray(200_000), CHALLENGE.toByteArray(), byteArrayOf(0))

    /** Makers of handles and of values that only functions make. */
    private val makers: Map<KClass<*>, List<() -> Any>> = mapOf(
        Approved::class to listOf { approved() },
        Choice::class to listOf { challenge().choose(payer) },
        DiscoveryItem::class to listOf { page().items.single() },
        DiscoveryPage::class to listOf { page() },
        FacilitatorRequest::class to listOf { FacilitatorRequest(payment(), PaymentRequirements.parse(OFFER)) },
        LocalSigner::class to listOf({ LocalSigner(KEY) }, { LocalSigner("0x" + "47".repeat(32)) }),
        Payer::class to listOf({ Payer(signer.address, listOf(BASE_SEPOLIA)) }, { Payer(signer.address, emptyList()) }),
        PaymentPayload::class to listOf { payment() },
        PaymentRequired::class to listOf { challenge() },
        PaymentRequirements::class to listOf { PaymentRequirements.parse(OFFER) },
        Policy::class to listOf({ Policy() }, { Policy(networks = emptyList()) }),
        Profile::class to listOf({ Profile() }, { Profile.fromJson("""{"mode":"strict","settleMargin":90}""") }),
        Purchase::class to listOf { Purchase(Policy(), Payer(signer.address, listOf(BASE_SEPOLIA)), Request("GET", URL)) },
        Request::class to listOf { Request("GET", URL) },
        SigningRequest::class to listOf { unsigned().requests.single() },
        Supported::class to listOf { Supported.parse("""{"kinds":[],"extensions":[],"signers":{}}""") },
        UnsignedPayment::class to listOf { unsigned() },
        X402Error::class to listOf { errorOf { parseAmount("") } },
        ErrorInfo::class to listOf({ errorOf { parseAmount("") }.info }, { errorOf { parseAddress("x") }.info }),
    )

    /** Valid records, which random members would hardly produce. */
    private val records: Map<KClass<*>, Any> = mapOf(
        Answer::class to unsigned().let { Answer(it.requests.single().id, signature(it)) },
        Authorization::class to payment().authorization,
        Balance::class to Balance(BASE_SEPOLIA, TOKEN, "10000"),
        CancelAuthorization::class to CancelAuthorization(signer.address, NONCE),
        Eip712Domain::class to Eip712Domain("USDC", "2", "84532", TOKEN),
        PrepareOptions::class to PrepareOptions(),
        AssetId::class to AssetId(BASE_SEPOLIA, TOKEN),
        VerifyOptions::class to VerifyOptions(),
    )

    /** Arguments for all parameters of a function; one with a default is sometimes left out. */
    fun arguments(parameters: List<KParameter>, receiver: Any?): Map<KParameter, Any?> {
        gaveClosed = false
        return parameters.filterNot { it.isOptional && draw.nextInt(3) == 0 }.associateWith {
            val hope = hopes[it.name]?.takeIf { hope -> it.type.classifier == hope::class && draw.nextBoolean() }
            if (it.kind == KParameter.Kind.INSTANCE && receiver != null) receiver else hope ?: value(it.type, 0)
        }
    }

    private fun value(type: KType, depth: Int): Any? {
        if (type.isMarkedNullable && draw.nextInt(3) == 0) return null
        val of = type.classifier as KClass<*>
        return when (of) {
            String::class -> texts.random(draw)
            Int::class -> ints.random(draw)
            Long::class -> longs.random(draw)
            Boolean::class -> draw.nextBoolean()
            ByteArray::class -> bytes.random(draw)
            Any::class -> value(makers.keys.random(draw), depth)
            List::class -> List(draw.nextInt(4)) { value(type.arguments.single().type!!, depth + 1) }
            Map::class -> List(draw.nextInt(4)) { texts.random(draw) to texts.random(draw) }.toMap()
            else -> value(of, depth)
        }
    }

    private fun value(of: KClass<*>, depth: Int): Any {
        makers[of]?.let { return handle(it.random(draw)()) }
        records[of]?.takeIf { draw.nextBoolean() }?.let { return it }
        of.objectInstance?.let { return it }
        if (of.java.isEnum) return of.java.enumConstants.random(draw)
        if (of.simpleName == "Companion") return of.java.enclosingClass.getField("Companion").get(null)
        if (of == Disposable::class) return challenge()
        if (of.isSealed) return value(of.sealedSubclasses.random(draw), depth + 1)
        val maker = of.constructors.singleOrNull { it.visibility == KVisibility.PUBLIC } ?: error("how is a $of made?")
        return maker.callBy(maker.parameters.associateWith { value(it.type, depth + 1) })
    }

    private fun handle(made: Any): Any {
        if (made is AutoCloseable && draw.nextInt(8) == 0) {
            made.close()
            gaveClosed = true
        }
        return made
    }

    private fun page(): DiscoveryPage = DiscoveryPage.parse(
        """{"x402Version":2,"items":[{"resource":"$URL","type":"http","x402Version":2,"accepts":[$OFFER],""" +
            """"lastUpdated":"2026-01-01T00:00:00Z"}],"pagination":{"limit":1,"offset":0,"total":1}}""",
    )

    private companion object {
        const val TOKEN = "0x036CbD53842c5426634e7929541eC2318f3dCF7e"
        val AUTHORIZATION = """{"from":"${signer.address}","to":"${signer.address}","value":"1","validAfter":"0",""" +
            """"validBefore":"$NOW","nonce":"$NONCE"}"""
        /** An ERC-6492 envelope of a factory, no calldata and no signature. */
        val ENVELOPE = "0x" + "%064x".format(1) + "%064x".format(96) + "%064x".format(128) + "0".repeat(128) + "6492".repeat(16)
    }
}
