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

/** A word that no enum has; where the API takes texts, such a word is `usage.argument`. */
class UnknownWord(word: String) : Exception(word)

/** A case's input, read member by member. */
class Input(private val json: JsonObject) {
    fun has(name: String): Boolean = name in json

    private fun member(name: String): JsonElement = json[name] ?: throw CaseProblem("no $name")

    fun text(name: String): String = text(member(name))

    fun texts(name: String): List<String> = array(name).map(::text)

    fun int(name: String): Int = number(name).intOrNull ?: throw CaseProblem("$name is not a whole number")

    fun long(name: String): Long = number(name).longOrNull ?: throw CaseProblem("$name is not a whole number")

    private fun number(name: String): JsonPrimitive =
        (member(name) as? JsonPrimitive)?.takeUnless { it.isString } ?: throw CaseProblem("$name is not a number")

    /** False where it is absent. */
    fun flag(name: String): Boolean =
        has(name) && (number(name).booleanOrNull ?: throw CaseProblem("$name is not a boolean"))

    inline fun <reified T : Enum<T>> word(name: String): T = text(name).let { text ->
        enumValues<T>().find { it.name.lowercase() == text } ?: throw UnknownWord(text)
    }

    /** The JSON text of a member. */
    fun json(name: String): String = member(name).toString()

    private fun array(name: String): JsonArray =
        member(name) as? JsonArray ?: throw CaseProblem("$name is not an array")

    fun input(name: String): Input = input(member(name))

    fun inputs(name: String): List<Input> = array(name).map(::input)

    fun headers(name: String): List<HttpHeader> = array(name).map {
        val pair = it as? JsonArray
        if (pair?.size != 2) throw CaseProblem("a header is a pair of strings")
        HttpHeader(text(pair[0]), text(pair[1]))
    }

    fun body(name: String): ByteArray = text(name).toByteArray()

    fun profile(): Profile = if (has("profile")) Profile.fromJson(text("profile")) else Profile()

    private fun input(json: JsonElement): Input = Input(json as? JsonObject ?: throw CaseProblem("$json is no object"))

    private fun text(json: JsonElement): String =
        (json as? JsonPrimitive)?.takeIf { it.isString }?.content ?: throw CaseProblem("$json is not a string")
}

internal fun <T> first(entries: List<T>): T = entries.firstOrNull() ?: throw CaseProblem("an empty list")
