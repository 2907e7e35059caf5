package io.github.x402kernel

import kotlinx.serialization.json.JsonObject

/** Finding the offer a payment is for, extensions, URLs. Null for an operation of another area. */
internal fun matching(op: String, input: Input): JsonObject? = when (op) {
    "match/find" -> {
        val profile = input.profile()
        val offers = input.offers(profile)
        val rule = input.optionalText("rule")?.let { MatchRule.parse(it) } ?: MatchRule.STANDARD
        val accepted = input.optionalText("accepted")
        val found =
            if (accepted != null) findAccepted(offers, accepted, rule, profile)
            else findOffer(offers, PaymentPayload.parse(input.text("payment"), profile), rule)
        when (found) {
            is Match.Found -> json("match" to "found", "index" to found.index)
            is Match.Ambiguous -> json("match" to "ambiguous", "indexes" to found.indexes)
            is Match.NotFound ->
                json("match" to "not_found", "closest" to found.closest, "error" to errorInfo(found.error))
        }
    }
    "match/resource" -> json("relation" to compareUrls(input.text("own"), input.text("said")).name.lowercase())
    "extensions/echo" -> {
        val challenge = PaymentRequired.parse(input.text("challenge"), input.profile())
        json("extensions" to challenge.echo(input.text("additions")))
    }
    "extensions/matches" -> {
        echoMatches(input.text("sent"), input.optionalText("echoed"), input.profile())
        json()
    }
    else -> null
}
