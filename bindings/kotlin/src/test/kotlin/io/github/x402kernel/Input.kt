package io.github.x402kernel

import kotlinx.serialization.json.JsonArray
import kotlinx.serialization.json.JsonElement
import kotlinx.serialization.json.JsonObject
import kotlinx.serialization.json.JsonPrimitive
import kotlinx.serialization.json.booleanOrNull
import kotlinx.serialization.json.intOrNull
import kotlinx.serialization.json.longOrNull

/** A case that is not one of its operation. */
class CaseProblem(what: String) : Exception(what)

/** A case's input, read member by member. */
class Input(private val json: JsonObject) {
    fun has(name: String): Boolean = name in json

    private fun member(name: String): JsonElement = json[name] ?: throw CaseProblem("no $name")

    private fun primitive(name: String): JsonPrimitive =
        member(name) as? JsonPrimitive ?: throw CaseProblem("$name is neither a string nor a number")

    fun text(name: String): String = text(member(name))

    fun optionalText(name: String): String? = if (has(name)) text(name) else null

    fun int(name: String): Int = number(name).intOrNull ?: throw CaseProblem("$name is not a whole number")

    fun long(name: String): Long = number(name).longOrNull ?: throw CaseProblem("$name is not a whole number")

    private fun number(name: String): JsonPrimitive =
        primitive(name).takeUnless { it.isString } ?: throw CaseProblem("$name is not a number")

    fun array(name: String): JsonArray = member(name) as? JsonArray ?: throw CaseProblem("$name is not an array")

    fun input(name: String): Input =
        Input(member(name) as? JsonObject ?: throw CaseProblem("$name is not an object"))

    fun profile(): Profile? = optionalText("profile")?.let { Profile.fromJson(it) }

    fun domain(): Eip712Domain = Eip712Domain.parse(input("domain").json.toString())

    fun cancel(): CancelAuthorization = CancelAuthorization.parse(input("cancel").json.toString())

    fun verifyOptions(): VerifyOptions? =
        if (has("options")) VerifyOptions.fromJson(member("options").toString()) else null

    fun authorization(): Authorization = Authorization.parse(input("authorization").json.toString())

    fun payer(): Payer = input("payer").let { payer ->
        fun tokens(name: String) = payer.optionalInputs(name).map { AssetId(it.text("network"), it.text("asset")) }
        // Read before the kind: of two bad inputs every language's adapter names the same one.
        val address = parseAddress(payer.text("address"))
        val networks = payer.texts("networks").map { parseNetwork(it) }
        Payer(
            address,
            networks,
            kind = payer.optionalText("kind")?.let { PayerKind.parse(it) } ?: PayerKind.KEY,
            balances = payer.optionalInputs("balances")
                .map { Balance(it.text("network"), it.text("asset"), it.text("amount")) },
            assets = tokens("assets"),
            preferNetworks = if (payer.has("preferNetworks")) payer.texts("preferNetworks") else emptyList(),
            preferAssets = tokens("preferAssets"),
        )
    }

    fun policy(): Policy {
        val rules = input("policy")
        val known = setOf("perPayment", "networks", "maxLifetime", "confirm", "oneSdk", "repaired")
        val unknown = rules.json.keys - known
        if (unknown.isNotEmpty()) throw CaseProblem("unknown rules $unknown")
        return Policy(
            perPayment = rules.optionalText("perPayment"),
            networks = if (rules.has("networks")) rules.texts("networks") else null,
            maxLifetime = if (rules.has("maxLifetime")) rules.long("maxLifetime") else null,
            confirm = if (rules.has("confirm")) rules.boolean("confirm") else null,
            oneSdk = if (rules.has("oneSdk")) rules.boolean("oneSdk") else null,
            repaired = if (rules.has("repaired")) rules.boolean("repaired") else null,
        )
    }

    fun request(): Request = input("request").let { Request(it.text("method"), it.text("url")) }

    fun choice(): Choice {
        val choice = PaymentRequired.parse(text("challenge"), profile()).choose(payer())
        return optionalText("extensions")?.let { choice.withExtensions(it) } ?: choice
    }

    /** Offers, each `{version, json}`. */
    fun offers(profile: Profile? = null): List<PaymentRequirements> =
        inputs("offers").map { PaymentRequirements.parse(it.text("json"), it.int("version"), profile) }

    fun unsigned(): UnsignedPayment {
        val now = long("now")
        val approved = policy().approve(choice(), request(), now)
        val (prepareAt, nonce) = (if (has("prepareAt")) long("prepareAt") else now) to text("nonce")
        if (!has("options")) return approved.prepare(prepareAt, nonce)
        // Of two bad inputs every language's adapter names the same one: the nonce is read before the options.
        readBytes32(nonce)
        return approved.prepare(prepareAt, nonce, PrepareOptions.fromJson(member("options").toString()))
    }

    fun answers(): List<Answer> = inputs("answers").map { Answer(it.text("id"), it.text("signature")) }

    fun headers(): List<HttpHeader> = array("headers").map {
        val pair = it as? JsonArray
        if (pair?.size != 2) throw CaseProblem("a header is a pair of strings")
        HttpHeader(text(pair[0]), text(pair[1]))
    }

    fun events(): List<Event> = inputs("events").map { it.event() }

    private fun event(): Event = when (val event = text("event")) {
        "start" -> Event.Start(long("now"), text("nonce"))
        "response" -> Event.Response(int("status"), headers(), text("body").toByteArray(), long("now"))
        "no_response" -> Event.NoResponse(long("now"))
        "confirmed" -> Event.Confirmed(long("now"))
        "declined" -> Event.Declined
        "reserved" -> Event.Reserved(long("now"))
        "not_reserved" -> Event.NotReserved(text("counter"))
        "signed" -> Event.Signed(answers(), long("now"))
        "not_signed" -> Event.NotSigned
        "waited" -> Event.Waited(long("now"))
        else -> throw CaseProblem("unknown event $event")
    }

    private fun optionalInputs(name: String): List<Input> = if (has(name)) inputs(name) else emptyList()

    fun inputs(name: String): List<Input> =
        array(name).map { Input(it as? JsonObject ?: throw CaseProblem("$name holds something else than objects")) }

    private fun texts(name: String): List<String> = array(name).map(::text)

    fun flag(name: String): Boolean = has(name) && boolean(name)

    private fun boolean(name: String): Boolean =
        primitive(name).booleanOrNull ?: throw CaseProblem("$name is not a boolean")

    private fun text(json: JsonElement): String =
        (json as? JsonPrimitive)?.takeIf { it.isString }?.content ?: throw CaseProblem("$json is not a string")
}
