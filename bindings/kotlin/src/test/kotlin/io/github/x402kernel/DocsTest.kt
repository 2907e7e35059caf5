package io.github.x402kernel

import java.io.File
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test

/** Every public item has its KDoc, in hand-written files and in those that uniffi generates. */
class DocsTest {
    @Test
    fun `every public item is documented`() {
        val files = listOf("src/main/kotlin", "generated/kotlin").flatMap { folder ->
            File(folder).walk().filter { it.extension == "kt" }.toList()
        }
        val items = files.flatMap { file -> PublicItems(file.readText()).list() }
        println("KDoc: ${items.size} public items in ${files.size} files")
        val names = items.map { it.name }.toSet()
        // At least one of each kind, so that the reader skips none.
        val sorts = listOf(
            "PaymentRequired", "PaymentRequired.fromHttp", "PaymentRequired.accepts", "Policy.constructor", "parseAmount",
            "Asset.decimals", "PayerKind.COUNTERFACTUAL", "Step.Wait", "Step.Wait.until", "X402Error.code", "Code.HEX_NOT_HEX",
            "SettleResponse.errorMessage", "EXPOSE_HEADERS", "Disposable", "X402Error.Usage",
        )
        assertEquals(emptyList<String>(), sorts - names)
        assertEquals(emptyList<String>(), items.filterNot { it.documented }.map { it.name })
    }

    @Test
    fun `an undocumented item is found`() {
        val source = """
            /** A class. */
            class A(val bare: Int, /** Told. */ val told: Int = listOf(1).first()) : B() {
                constructor(`x`: Int) : this(x, 1)
                internal val hidden: Int = run { val local = 1; local }
                override fun toString(): String = "class { fun no() "
                /** */ fun empty() { fun local() {} }
                private class Hidden { fun no() {} }
            }
            /** @suppress */
            interface Suppressed { fun no() }
            enum class E { ONE, /** Two. */ TWO(2); val three: Any = E::class }
        """
        val found = PublicItems(source).list()
        assertEquals(
            listOf("A.bare", "A.constructor", "A.empty", "E", "E.ONE", "E.three"),
            found.filterNot { it.documented }.map { it.name },
        )
        assertTrue(found.any { it.name == "A.told" && it.documented })
        assertEquals(9, found.size)
    }
}
