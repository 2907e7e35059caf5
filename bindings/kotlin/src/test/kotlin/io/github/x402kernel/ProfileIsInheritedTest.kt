package io.github.x402kernel

import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Test

/** A profile is attached at parsing and inherited; there is no global state. */
class ProfileIsInheritedTest {
    @Test
    fun `the profile is attached at parsing and inherited`() {
        val slow = Profile.fromJson("""{"settleMargin":90}""")
        val challenge = challenge(slow)
        val choice = challenge.choose(payer)
        val header = payment().header
        for (profile in listOf(
            challenge.profile, challenge.accepts.single().profile, choice.challenge.profile, choice.offer.profile,
            PaymentPayload.fromHeader(header, slow).profile, PaymentPayload.fromHeader(header, slow).accepted?.profile,
        )) {
            assertEquals(slow, profile)
            assertEquals("""{"settleMargin":90}""", profile?.json)
        }
        // The offer leaves 60 s: under the slow profile it cannot be prepared, and nothing else changes.
        assertEquals(Code.PREPARE_TIMEOUT, errorOf { approved(slow).prepare(NOW, NONCE) }.code)
        assertEquals(Profile(), challenge().profile)
        assertEquals(NOW + 60, unsigned().expiresAt)
    }

    @Test
    fun `strict mode and limits come with the profile`() {
        assertEquals(listOf(0), challenge().skipped.map { it.index })
        val strict = errorOf { challenge(Profile.fromJson("""{"mode":"strict"}""")) }
        assertEquals(Code.SCHEME_UNSUPPORTED to "/accepts/0/scheme", strict.code to strict.at)
        val small = errorOf { challenge(Profile.fromJson("""{"limits":{"body":100}}""")) }
        assertEquals(Code.JSON_TOO_LARGE, small.code)
    }
}
