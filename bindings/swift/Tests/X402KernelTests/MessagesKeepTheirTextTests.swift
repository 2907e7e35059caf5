import Foundation
import Testing
import X402Kernel

/// Messages are values that keep their exact text.
struct MessagesKeepTheirTextTests {
    @Test("messages keep their exact text")
    func exactText() throws {
        let challenge = try challenge()
        #expect(same(challenge.json, Fixture.challenge))
        #expect(try same(decodeHeader(value: challenge.header, reader: .client).json, Fixture.challenge))
        #expect(same(challenge.accepts[0].json, Fixture.offer))
        #expect(same(challenge.accepts[0].extra, #"{"version":"2","name":"USDC"}"#))
        #expect(same(challenge.skipped[0].json, #"{"scheme":"later"}"#))
        #expect(same(challenge.resource?.json, #"{"url":"\#(Fixture.url)","x":1.0}"#))
        let payment = try payment()
        #expect(payment.json.contains(#""accepted":\#(Fixture.offer)"#))
        #expect(same(payment.accepted?.json, Fixture.offer))
        #expect(try same(PaymentPayload.fromHeader(value: payment.header).json, payment.json))
        // An e with an accent in one character and in two: equal in Swift, two texts for the server.
        for accented in ["\u{e9}", "e\u{301}"] {
            let text = Fixture.challenge.replacingOccurrences(of: "USDC", with: accented)
            #expect(same(try PaymentRequired.parse(json: text).json, text))
        }
    }

    @Test("messages are values, equal by content, on any thread")
    func values() async throws {
        let (one, other) = (try challenge(), try challenge())
        #expect(one == other)
        #expect(one.hashValue == other.hashValue)
        #expect(try one.choose(payer: payer()) == other.choose(payer: payer()))
        #expect(try payment() == PaymentPayload.parse(json: payment().json))
        #expect(try one != PaymentRequired.parse(json: Fixture.challenge.replacingOccurrences(of: "10000", with: "10001")))
        #expect(try one != challenge(Profile.fromJson(json: #"{"settleMargin":7}"#)))
        let seen = try await withThrowingTaskGroup(of: String.self) { group in
            for _ in 0..<16 { group.addTask { try one.choose(payer: payer()).offer.summary } }
            return try await group.reduce(into: Set()) { $0.insert($1) }
        }
        #expect(seen == ["0.01 USDC on Base Sepolia to 0x2096…287C"])
    }
}
