package io.github.x402kernel

import kotlinx.serialization.json.JsonArray
import kotlinx.serialization.json.JsonElement
import kotlinx.serialization.json.JsonObject
import kotlinx.serialization.json.JsonPrimitive

/** What a case shows of a value. */
internal fun show(value: Any): JsonElement = when (value) {
    is JsonElement -> value
    is String -> JsonPrimitive(value)
    is Number -> JsonPrimitive(value)
    is Boolean -> JsonPrimitive(value)
    is Enum<*> -> JsonPrimitive(value.name.lowercase())
    is HttpHeader -> show(listOf(value.name, value.value))
    is List<*> -> JsonArray(value.map { show(it!!) })
    else -> members(value) ?: error("no JSON for $value")
}

/** An object of the members that are there. */
internal fun json(vararg members: Pair<String, Any?>): JsonObject =
    JsonObject(members.mapNotNull { (name, value) -> value?.let { name to show(it) } }.toMap())

/** The list, or nothing if it is empty. */
internal fun filled(entries: List<Any>): List<Any>? = entries.ifEmpty { null }
