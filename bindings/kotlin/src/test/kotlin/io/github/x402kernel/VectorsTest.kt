package io.github.x402kernel

import java.io.File
import kotlinx.serialization.json.Json
import kotlinx.serialization.json.JsonObject
import kotlinx.serialization.json.jsonArray
import kotlinx.serialization.json.jsonObject
import kotlinx.serialization.json.jsonPrimitive
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test

/** The checkout's shared test vectors, through the public API. */
class VectorsTest {
    private val folder = File("../../spec-vectors")

    @Test
    fun vectors() {
        val known = parsed(File(folder, "schema/operations.json")).getValue("operations").jsonObject.keys
        val others = setOf("schema", "messages", "oracles")
        val areas = folder.listFiles { file -> file.isDirectory && file.name !in others }
        val files = areas.orEmpty().flatMap { it.listFiles().orEmpty().toList() }.sorted()
        val wrong = mutableListOf<String>()
        var cases = 0
        for (file in files) {
            val vectors = parsed(file)
            val op = vectors.getValue("op").jsonPrimitive.content
            assertTrue(op in known) { "$file: $op is not registered" }
            assertEquals(File(folder, "$op.json"), file)
            for (case in vectors.getValue("cases").jsonArray.map { it.jsonObject }) {
                cases += 1
                val expected = JsonObject(case.filterKeys { it == "output" || it == "error" })
                assertEquals(1, expected.size) { "$file: ${case["id"]} has not exactly one of output and error" }
                val found = answer(op, case.getValue("input").jsonObject)
                if (found != expected) wrong += "$op ${case["id"]}\n  expected $expected\n  found    $found"
            }
        }
        println("vectors: ${files.size} files, $cases cases")
        assertTrue(cases > 0) { "no cases in $folder" }
        assertTrue(wrong.isEmpty()) { "${wrong.size} cases are wrong\n" + wrong.joinToString("\n") }
    }

    private fun parsed(file: File): JsonObject = Json.parseToJsonElement(file.readText()).jsonObject
}
