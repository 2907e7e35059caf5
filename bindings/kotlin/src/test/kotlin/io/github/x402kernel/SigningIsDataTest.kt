package io.github.x402kernel

import kotlinx.serialization.json.Json
import kotlinx.serialization.json.jsonObject
import kotlinx.serialization.json.jsonPrimitive
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertFalse
import org.junit.jupiter.api.Test

/** A signing request is data; each has one answer, signed by the payer. */
class SigningIsDataTest {
    @Test
    fun `one answer for each request, signed by the payer`() {
        val unsigned = unsigned()
        val asked = unsigned.requests.single()
        assertEquals(RequestKind.TYPED_DATA, asked.kind)
        assertEquals(unsigned.digest to unsigned.typedData, asked.digest to asked.typedData)
        assertEquals(unsigned.payer, asked.signer)
        val domain = Json.parseToJsonElement(asked.typedData).jsonObject.getValue("domain").jsonObject
        assertFalse(domain.getValue("chainId").jsonPrimitive.isString)
        val answer = Answer(asked.id, signer.sign(asked))
        assertEquals(signer.address, unsigned.finishAll(listOf(answer)).authorization.from)
        for (answers in listOf(emptyList(), listOf(answer, answer), listOf(Answer("other", answer.signature)))) {
            assertEquals(Code.USAGE_ANSWER, errorOf { unsigned().finishAll(answers) }.code)
        }
        val other = LocalSigner("0x" + "47".repeat(32))
        assertEquals(Code.SIGNATURE_NOT_PAYER, errorOf { other.sign(asked) }.code)
        val choice = challenge().choose(Payer(other.address, listOf(BASE_SEPOLIA)))
        val theirs = Policy().approve(choice, request, NOW).prepare(NOW, NONCE)
        val forged = other.sign(theirs.requests.single())
        assertEquals(Code.SIGNATURE_NOT_PAYER, errorOf { unsigned().finish(forged) }.code)
    }
}
