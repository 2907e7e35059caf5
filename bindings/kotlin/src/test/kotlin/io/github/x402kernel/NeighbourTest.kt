package io.github.x402kernel

import com.example.neighbour.NeighbourException
import com.example.neighbour.Price as NeighbourPrice
import com.example.neighbour.parseAmount as neighboursParseAmount
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertThrows
import org.junit.jupiter.api.Test

/** Another library made by uniffi in the same JVM (`bindings/uniffi/neighbour`), with the same names. */
class NeighbourTest {
    @Test
    fun `neither library is confused with the other`() {
        repeat(100) {
            assertEquals("10000", parseAmount("10000"))
            assertEquals("the neighbour's 10000", neighboursParseAmount("10000"))
            NeighbourPrice.parse("250").use { price ->
                assertEquals("250 cents" to 250L, "$price" to price.cents())
                assertEquals(price, NeighbourPrice.parse("250"))
            }
            assertEquals(CHALLENGE, challenge().json)
            assertThrows(NeighbourException.NotCents::class.java) { NeighbourPrice.parse("much") }
            assertEquals(Code.AMOUNT_NOT_DECIMAL, errorOf { parseAmount("much") }.code)
        }
    }
}
