// The code that the guide shows in Kotlin. Every language has this program, and all must print the same.

package io.github.x402kernel.guide

// ANCHOR: imports
import io.github.x402kernel.*
// ANCHOR_END: imports

private const val OFFER = """{"scheme":"exact","network":"eip155:84532","amount":"10000","maxTimeoutSeconds":60,"asset":"0x036CbD53842c5426634e7929541eC2318f3dCF7e","payTo":"0x209693Bc6afc0C5328bA36FaF03C514EF312287C","extra":{"name":"USDC","version":"2"}}"""
private const val OTHER = """{"scheme":"subscription","network":"eip155:8453"}"""
private const val CHALLENGE =
    """{"x402Version":2,"resource":{"url":"https://api.example.com/report"},"accepts":[$OFFER,$OTHER]}"""
private const val OLD_CHALLENGE = """{"x402Version":1,"accepts":[{"scheme":"exact","network":"base-sepolia","maxAmountRequired":"10000","resource":"https://api.example.com/report","description":"","mimeType":"","payTo":"0x209693Bc6afc0C5328bA36FaF03C514EF312287C","maxTimeoutSeconds":60,"asset":"0x036CbD53842c5426634e7929541eC2318f3dCF7e","extra":{"name":"USDC","version":"2"}}]}"""
private const val RESPONSE = """{"success":true,"transaction":"0x89c91c789e57059b17285e7ba1716a1f5ff4c5dace0ea5a5135f26158d0421b9","network":"eip155:84532","payer":"0x19E7E376E7C213B7E7e7e46cc70A5dD086DAff2A"}"""

/** A KMS's signature of the digest of this guide's payment. */
private const val DER = "0x3045022100d87ccefa608077760fbdf01db3cdec9a73d5ed135fbab9ada4e2a5070987704a02205048897e7e4a35d1b2f70c51b274609908ffe01fe55d0c95bb14ec3eeb9d812c"

private fun random() = "0x" + "22".repeat(32)

private fun clock() = 1_900_000_000L

private fun section(name: String) = println("== $name")

/** Returns a payment that waits for its signature. */
private fun unsigned(payer: Payer): UnsignedPayment {
    val choice = PaymentRequired.parse(CHALLENGE).choose(payer)
    val request = Request("GET", "https://api.example.com/report")
    return Policy().approve(choice, request, clock()).prepare(clock(), random())
}

/** Keeps plans in memory. A real store reserves each plan in one transaction. */
private class Store {
    private val plans = mutableListOf<Plan>()

    fun reserve(plan: Plan): String? {
        plans += plan
        return null
    }
}

/** Runs every example of the guide. */
fun main() {
    val signer = LocalSigner("0x" + "11".repeat(32))
    section("read")
    val (status, headers, body) = Triple(402, listOf(HttpHeader("PAYMENT-REQUIRED", encodeHeader(CHALLENGE))), ByteArray(0))
    // ANCHOR: read
    val challenge = PaymentRequired.fromHttp(status, headers, body) // from any HTTP client
    for (offer in challenge.accepts) {
        println(offer.summary)
    }
    for (skipped in challenge.skipped) {
        println("entry ${skipped.index} is skipped: ${skipped.error.code}")
    }
    // ANCHOR_END: read

    section("choose")
    // ANCHOR: choose
    val payer = Payer(signer.address, listOf("eip155:84532"))
    val choice = challenge.choose(payer)
    println("pay offer ${choice.index}")
    for (other in choice.notChosen) {
        println("not offer ${other.index}: ${other.error.code}")
    }
    // ANCHOR_END: choose

    section("policy")
    val now = clock()
    // ANCHOR: policy
    val strict = Policy(perPayment = "\$0.001")
    val request = Request("GET", "https://api.example.com/report")
    try {
        val approved = strict.approve(choice, request, now)
        println("approved: ${approved.offer.summary}")
    } catch (error: X402Error.Rejected) {
        println("${error.code}: asked ${error.detail["asked"]}, allowed ${error.detail["allowed"]}")
    }
    // ANCHOR_END: policy

    section("pay")
    val nonce = random()
    // ANCHOR: pay
    val policy = Policy(perPayment = "\$0.05")
    val approved = policy.approve(choice, request, now) // or the rule that denied it
    val unsignedPayment = approved.prepare(now, nonce) // your clock, your randomness
    println(unsignedPayment.summary)
    val signature = signer.sign(unsignedPayment.requests.single())
    val payment = unsignedPayment.finish(signature) // an error if the signer is not the payer
    println("send ${payment.headerName} with ${payment.header.length} characters")
    // ANCHOR_END: pay

    fun wallet(typedData: String): String {
        check("TransferWithAuthorization" in typedData)
        return signer.sign(unsigned(payer).requests.single())
    }

    fun kms(digest: String): String {
        check(digest.length == 66)
        return DER
    }

    section("wallet")
    run {
        val unsignedPayment = unsigned(payer)
        // ANCHOR: wallet
        val asked = unsignedPayment.typedData // for eth_signTypedData_v4
        val answer = wallet(asked) // 65 bytes, in hexadecimal
        val paid = unsignedPayment.finish(answer)
        println("signed by ${paid.authorization.from}")
        // ANCHOR_END: wallet
    }

    section("kms")
    run {
        val unsignedPayment = unsigned(payer)
        // ANCHOR: kms
        val digest = unsignedPayment.digest // 32 bytes, in hexadecimal: already hashed
        val der = kms(digest) // DER, without the recovery byte
        val signature = signatureFromDer(der, digest, payer.address) // the payer decides the recovery byte
        val paid = unsignedPayment.finish(signature)
        println("signed by ${paid.authorization.from}")
        // ANCHOR_END: kms
    }

    section("contract")
    run {
        val walletSignature = "0x" + "ab".repeat(96)
        val offer = PaymentRequirements.parse(OFFER)
        // ANCHOR: contract
        val contract = Payer(signer.address, listOf("eip155:84532"), PayerKind.CONTRACT)
        val unsignedPayment = unsigned(contract) // as above: choose, approve, prepare
        val paid = unsignedPayment.finishUnchecked(walletSignature) // only the contract can tell
        when (val verdict = offer.verify(paid, now)) {
            is Verdict.NeedsChain -> println("a ${verdict.wallet.name.lowercase()} wallet: ask the chain")
            else -> println(verdict)
        }
        // ANCHOR_END: contract
    }

    section("verify")
    val headerValue = payment.header
    // ANCHOR: verify
    val offer = PaymentRequirements.parse(OFFER) // your own, never the payment's echo of it
    when (val verdict = offer.verifyHeader(headerValue, now)) {
        is Verdict.SignedByPayer -> {
            println("${verdict.payer} signed; claim ${verdict.replayKey}")
            for (question in verdict.open) {
                println("only the chain can tell: $question")
            }
        }
        is Verdict.NeedsChain -> println("${verdict.payer} is a wallet contract: ask the chain")
        is Verdict.Rejected -> println("rejected: ${verdict.error.reason ?: "unspecified"}")
        is Verdict.Malformed -> println("not readable: ${verdict.error}")
    }
    // ANCHOR_END: verify

    section("match")
    val dearer = PaymentRequirements.parse(OFFER.replace("10000", "20000"))
    // ANCHOR: match
    val offers = listOf(dearer, offer)
    when (val found = findOffer(offers, payment)) {
        is Match.Found -> {
            val asked = FacilitatorRequest(payment, offers[found.index]).json // the body of POST /verify and POST /settle
            println("offer ${found.index}; ${asked.length} bytes for the facilitator")
        }
        is Match.Ambiguous -> println("${found.indexes.size} offers are the same")
        is Match.NotFound -> println(found.error)
    }
    // ANCHOR_END: match

    section("settle")
    val response = RESPONSE
    // ANCHOR: settle
    val receipt = SettleResponse.parse(response) // the facilitator's response
    when (receipt) {
        is SettleResponse.Settled -> println("deliver; it is transaction ${receipt.transaction.take(10)}")
        is SettleResponse.Pending -> println("look again: ${receipt.transaction} may still settle")
        is SettleResponse.Failed -> println("no: ${receipt.reason ?: "no reason given"}")
    }
    for (header in receiptHeaders(receipt, 2)) {
        println("respond with ${header.name}")
    }
    // ANCHOR_END: settle

    section("errors")
    // ANCHOR: errors
    try {
        PaymentRequired.fromHeader("not base64!")
    } catch (error: X402Error) {
        println("${error.code} (${error.kind.name.lowercase()}), respond with ${error.httpStatus}")
    }
    // ANCHOR_END: errors

    section("repairs")
    val malformed = CHALLENGE.replace("60", "\"60\"").replace("\"10000\"", "10000")
    run {
        // ANCHOR: repairs
        val challenge = PaymentRequired.parse(malformed)
        val offer = challenge.accepts.first()
        for (repair in offer.repairs) {
            println("${repair.kind} at ${repair.at}")
        }
        println(if (offer.needsApproval) "the price was repaired: not paid by default" else "harmless")
        // ANCHOR_END: repairs
    }

    section("versions")
    val oldBody = OLD_CHALLENGE.toByteArray()
    // ANCHOR: versions
    val old = PaymentRequired.fromHttp(402, emptyList(), oldBody) // in the body: x402 v1
    println("v${old.version}: ${old.accepts.first().summary}")
    // ANCHOR_END: versions

    section("tokens")
    // ANCHOR: tokens
    val profile = Profile()
    val asset = profile.asset("eip155:84532", "0x036CbD53842c5426634e7929541eC2318f3dCF7e")
    if (asset != null) {
        println("${asset.symbol} calls itself \"${asset.name}\", version ${asset.version}")
    }
    val price = profile.price("0.01 USDC", "eip155:84532")
    println("0.01 USDC is ${price.amount} of ${price.asset.address}")
    // ANCHOR_END: tokens

    section("purchase")
    val store = Store()
    val responses = ArrayDeque(
        listOf(
            402 to listOf(HttpHeader("PAYMENT-REQUIRED", encodeHeader(CHALLENGE))),
            200 to listOf(HttpHeader("PAYMENT-RESPONSE", encodeHeader(RESPONSE))),
        ),
    )
    @Suppress("UNUSED_PARAMETER")
    fun http(headers: List<HttpHeader>, noRedirect: Boolean) = responses.removeFirstOrNull()
    // ANCHOR: purchase
    val purchase = Purchase(policy, payer, request)
    var event: Event? = Event.Start(clock(), nonce)
    while (event != null) {
        event = when (val step = purchase.next(event)) {
            is Step.Send -> {
                println("send, with ${step.headers.size} more headers")
                val got = http(step.headers, step.noRedirect)
                if (got == null) Event.NoResponse(clock())
                else Event.Response(got.first, got.second, ByteArray(0), clock())
            }
            is Step.Reserve -> store.reserve(step.plan)?.let { Event.NotReserved(it) } ?: Event.Reserved(clock())
            is Step.Sign -> Event.Signed(step.requests.map { Answer(it.id, signer.sign(it)) }, clock())
            is Step.Confirm -> Event.Confirmed(clock()) // or ask a person
            is Step.Wait -> Event.Waited(step.until) // sleep
            is Step.Deliver -> {
                println("delivered, for ${step.receipt?.transaction?.take(10)}")
                null
            }
            is Step.Fail -> error(step.error)
        }
    }
    // ANCHOR_END: purchase
}
