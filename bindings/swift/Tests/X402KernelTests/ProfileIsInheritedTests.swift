import Testing
import X402Kernel

/// A profile is attached at parsing and inherited; there is no global state.
struct ProfileIsInheritedTests {
    @Test("the profile is attached at parsing and inherited")
    func profile() throws {
        let slow = try Profile.fromJson(json: #"{"settleMargin":90}"#)
        let challenge = try challenge(slow)
        let choice = try challenge.choose(payer: payer())
        let payment = try PaymentPayload.fromHeader(value: payment().header, profile: slow)
        for profile in [
            challenge.profile, challenge.accepts[0].profile, choice.challenge.profile, choice.offer.profile, payment.profile,
            try #require(payment.accepted).profile,
        ] {
            #expect(profile == slow)
            #expect(profile.json == #"{"settleMargin":90}"#)
        }
        // The offer leaves 60 s: under the slow profile it cannot be prepared, and nothing else changes.
        #expect(try errorOf(approved(slow).prepare(now: Fixture.now, nonce: Fixture.nonce)).code == Code.prepareTimeout)
        #expect(try X402KernelTests.challenge().profile == Profile())
        #expect(try unsigned().expiresAt == Fixture.now + 60)
    }

    @Test("strict mode and limits come with the profile")
    func modes() throws {
        #expect(try challenge().skipped.map(\.index) == [0])
        let strict = try errorOf(challenge(Profile.fromJson(json: #"{"mode":"strict"}"#)))
        #expect((strict.code, strict.at) == (Code.schemeUnsupported, "/accepts/0/scheme"))
        let small = try errorOf(challenge(Profile.fromJson(json: #"{"limits":{"body":100}}"#)))
        #expect(small.code == Code.jsonTooLarge)
    }
}
