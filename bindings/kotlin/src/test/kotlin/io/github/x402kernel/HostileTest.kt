package io.github.x402kernel

import java.io.File
import java.lang.reflect.InvocationTargetException
import java.math.BigDecimal
import java.math.BigInteger
import kotlin.jvm.internal.Reflection
import kotlin.random.Random
import kotlin.reflect.KClass
import kotlin.reflect.KFunction
import kotlin.reflect.KParameter
import kotlin.reflect.KProperty
import kotlin.reflect.KProperty1
import kotlin.reflect.KType
import kotlin.reflect.KVisibility
import kotlin.reflect.full.companionObject
import kotlin.reflect.full.companionObjectInstance
import kotlin.reflect.full.declaredFunctions
import kotlin.reflect.full.declaredMemberProperties
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertFalse
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test

/**
 * A host that passes any value of the right type to every public function, found by reflection so that a new one is
 * included. A call returns, or throws an [X402Error], or for a closed handle an [IllegalStateException].
 */
class HostileTest {
    private val classes: List<KClass<*>> = File("target/classes/io/github/x402kernel").listFiles().orEmpty()
        .filter { it.extension == "class" }
        .map { Class.forName("io.github.x402kernel.${it.nameWithoutExtension}") }
        .filterNot { it.isSynthetic || it.simpleName == "X402Kernel" || "__" in it.simpleName }
        .map { it.kotlin }
        .filter { type -> !type.isCompanion && generateSequence(type.java) { it.enclosingClass }.all(::public) }
    /** Top-level functions and extension properties. */
    private val facade = Reflection.getOrCreateKotlinPackage(Class.forName("io.github.x402kernel.X402Kernel")).members
        .filter { it.visibility == KVisibility.PUBLIC }.map { if (it is KProperty<*>) it.getter else it as KFunction<*> }
    private val draw = Random(402)
    private val values = HostileValues(draw)

    @Test
    fun `for any arguments a function returns or throws an X402Error`() {
        val functions = facade.filter { public(it) }.map { Call("${it.name}/${it.parameters.size}", it, null) } + classes.flatMap(::calls)
        assertTrue(functions.size > 150) { "only ${functions.map { it.name }}" }
        val (answered, refused) = List(2) { mutableMapOf<String, Int>() }
        // A function that has not returned yet is tried more often.
        for (call in functions) for (draw in 1..MOST) {
            if (draw > DRAWS && call.name in answered) break
            val given = values.arguments(call.function.parameters, call.receiver)
            try {
                call.function.callBy(given)
                answered.merge(call.name, 1, Int::plus)
            } catch (e: InvocationTargetException) {
                check(call.name, given, e.targetException)
                refused.merge(call.name, 1, Int::plus)
            }
        }
        println("hostile host: ${functions.size} functions, ${answered.values.sum()} answers, ${refused.values.sum()} refusals")
        // A function that never returns was not really tested.
        assertEquals(emptyList<String>(), functions.map { it.name }.distinct().filterNot { it in answered })
        assertEquals(CHALLENGE, challenge().json)
    }

    @Test
    fun `a closed handle is an error wherever it is used`() {
        val closed = challenge().choose(payer).also { it.close() }
        for (call in listOf({ closed.offer }, { Policy().approve(closed, request, NOW) }, { closed == challenge().choose(payer) })) {
            val error = runCatching { call() }.exceptionOrNull()
            assertEquals("this Choice is closed", (error as? IllegalStateException)?.message)
        }
        val other = challenge().choose(payer)
        assertEquals("this Choice is closed", runCatching { other == closed }.exceptionOrNull()?.message)
        closed.close()
        assertEquals(CHALLENGE, other.challenge.json)
    }

    @Test
    fun `numbers are Int and Long, and bytes a ByteArray`() {
        fun types(type: KType): List<KType> = listOf(type) + type.arguments.mapNotNull { it.type }.flatMap(::types)
        val odd = setOf(
            Float::class, Double::class, Byte::class, Short::class, Char::class,
            UByte::class, UShort::class, UInt::class, ULong::class, BigInteger::class,
            BigDecimal::class,
        )
        for (function in facade.filter { public(it) } + classes.flatMap(::calls).map { it.function }) {
            val all = (function.parameters.map { it.type } + function.returnType).flatMap(::types)
            assertEquals(emptyList<KType>(), all.filter { it.classifier in odd }) { "$function" }
        }
    }

    private class Call(val name: String, val function: KFunction<*>, val receiver: Any?)

    private fun public(type: Class<*>) = runCatching { type.kotlin.visibility }.getOrNull() == KVisibility.PUBLIC

    private fun public(function: KFunction<*>) = function.visibility == KVisibility.PUBLIC && !function.isInline

    private fun calls(type: KClass<*>): List<Call> {
        val name = type.qualifiedName!!.removePrefix("io.github.x402kernel.")
        val own = type.declaredFunctions + type.declaredMemberProperties.filter { it.visibility == KVisibility.PUBLIC }
            .filterNot { it is KProperty1<*, *> && it.isConst }.map { it.getter }
        val made = if (type.isAbstract || type.isSealed) emptyList() else type.constructors
        val companion = type.companionObject?.takeIf { it.visibility == KVisibility.PUBLIC }?.declaredFunctions.orEmpty()
        // The generated handles have a close test; the other members are Kotlin's own, of enums and records.
        val left = Regex("close|destroy|values|valueOf|component\\d+|copy")
        return (own.map { it to null } + made.map { it to null } + companion.map { it to type.companionObjectInstance })
            .filter { (function, _) -> public(function) && !left.matches(function.name) }
            .map { (function, receiver) -> Call("$name.${function.name}", function, receiver) }
    }

    private fun check(name: String, given: Map<KParameter, Any?>, thrown: Throwable) {
        val shown = { "$name($given): $thrown" }
        when (thrown) {
            is IllegalStateException -> assertTrue(thrown.message!!.endsWith(" is closed") && values.gaveClosed, shown)
            is X402Error -> {
                assertTrue(thrown.code.isNotEmpty() && thrown.sentence.isNotEmpty(), shown)
                assertTrue(thrown.message.startsWith("${thrown.code}: ${thrown.sentence}"), shown)
                assertTrue(thrown.at.isEmpty() || " (at ${thrown.at})" in thrown.message, shown)
                assertTrue(thrown.toString().endsWith(thrown.message), shown)
                assertEquals(thrown.kind.name, thrown::class.simpleName!!.uppercase())
                assertFalse("panic" in thrown.message, shown)
            }
            else -> throw AssertionError(shown(), thrown)
        }
    }

    private companion object {
        const val DRAWS = 20
        const val MOST = 4_000
    }
}
