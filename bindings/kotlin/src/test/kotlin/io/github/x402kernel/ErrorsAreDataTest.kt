package io.github.x402kernel

import java.io.File
import kotlinx.serialization.json.Json
import kotlinx.serialization.json.JsonObject
import kotlinx.serialization.json.jsonObject
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertInstanceOf
import org.junit.jupiter.api.Assertions.assertNull
import org.junit.jupiter.api.Test

/** An error has a code with a constant, and a kind with a class. */
class ErrorsAreDataTest {
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
        val hinted = errorOf { parseAddress("server.eth") }
        assertEquals("${hinted.code}: ${hinted.sentence}; an ENS name: look it up first", hinted.message)
    }
}
