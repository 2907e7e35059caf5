import Foundation
import Testing
import X402Kernel

/// What an app shows of an error that it knows nothing of.
struct ErrorTests {
    @Test("every text of an error has code, sentence and place")
    func texts() throws {
        let unreadable = try errorOf(PaymentRequired.parse(json: #"{"x402Version":2,"accepts":7}"#))
        let unpayable = try errorOf(challenge().choose(payer: Payer(address: signer().address, networks: [])))
        let misused = try errorOf(approved().prepare(now: -1, nonce: Fixture.nonce))
        #expect([unreadable, unpayable, misused].map(\.kind) == [.malformed, .rejected, .usage])
        #expect([unreadable, unpayable].map(\.at) == ["/accepts", "/accepts"])
        for error in [unreadable, unpayable, misused] {
            let any: any Error = error
            for text in [error.localizedDescription, any.localizedDescription, "\(error)", "\(any)", "\(error.info)"] {
                #expect(text.hasPrefix("\(error.code): \(error.sentence)"))
                #expect(error.at.isEmpty || text.contains("(at \(error.at))"))
                #expect(!text.contains("ErrorInfo(") && !text.contains("X402Error"), "a dump of fields")
            }
            #expect(!error.sentence.isEmpty)
        }
    }

    @Test("a hint is said, and is a fact of its own")
    func hints() throws {
        let error = try errorOf(parseAddress(text: "seller.eth"))
        let hint = try #require(error.detail["hint"])
        #expect(error.localizedDescription == "\(error.code): \(error.sentence); \(hint)")
    }

    @Test("an error keeps its data through a task and as any Error")
    func kept() async throws {
        let task = Task { try PaymentRequired.parse(json: "{") }
        guard case .failure(let failure) = await task.result else { return #expect(Bool(false), "nothing was thrown") }
        let thrown = try #require(failure as? X402Error)
        guard case .malformed(let info) = thrown else { return #expect(Bool(false), "\(thrown)") }
        #expect((info.code, info.kind, info.httpStatus) == (Code.jsonSyntax, .malformed, 400))
        #expect(try thrown == errorOf(PaymentRequired.parse(json: "{")))
        #expect(Set([thrown, thrown]).count == 1)
    }

    @Test("an error inside a value reads as one that is thrown")
    func inside() throws {
        let thrown = try errorOf(PaymentRequired.parse(json: "{"))
        guard case .malformed(let error) = try offer().verifyHeader(header: encodeHeader(json: "{"), now: Fixture.now)
        else { return #expect(Bool(false)) }
        #expect("\(error)" == thrown.localizedDescription)
    }
}
