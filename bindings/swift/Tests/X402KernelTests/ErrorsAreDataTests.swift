import Foundation
import Testing
import VectorAdapter
import X402Kernel

/// An error has a code with a constant, and a kind with a class.
struct ErrorsAreDataTests {
    @Test("codes are strings with constants, kinds are enums")
    func codes() throws {
        // A Swift enum does not list its static members; its source does.
        let file = checkout.appendingPathComponent("bindings/swift/Sources/X402Kernel/Companions/Codes.swift")
        let source = try String(contentsOf: file, encoding: .utf8)
        let constants = source.matches(of: /static let \w+ = "(.+)"/).map { String($0.output.1) }
        let table = try JSON(parsing: Data(contentsOf: checkout.appendingPathComponent("spec-vectors/codes.json")))
        let all = try ["errors", "repairs", "open", "reasons"].flatMap { try #require(table[$0]?.object).keys }
        #expect(constants.sorted() == all.sorted())

        let errors = try [
            errorOf(parseAmount(text: "1.5")),
            errorOf(challenge().choose(payer: Payer(address: signer().address, networks: []))),
            errorOf(Request(method: "GET", url: "/")),
        ]
        #expect(errors.map(\.kind) == [.malformed, .rejected, .usage])
        #expect(errors.map(\.code) == [Code.amountNotDecimal, Code.chooseNonePayable, Code.usageUrl])
        guard case .malformed = errors[0], case .rejected = errors[1], case .usage = errors[2] else {
            return #expect(Bool(false), "\(errors)")
        }
        #expect((errors[1].at, errors[1].reason) == ("/accepts", nil))
        #expect(errors[1].detail == ["count": "2", "0": Code.schemeUnsupported, "1": Code.chooseNetwork])
        let sentence = "choose.none_payable: none of the 2 offers can be paid (at /accepts)"
        #expect("\(errors[1])" == sentence)
        #expect(errors[1].localizedDescription == sentence)
        let hinted = try errorOf(parseAddress(text: "server.eth"))
        #expect("\(hinted)" == "\(hinted.code): \(hinted.sentence); an ENS name: look it up first")
    }

    @Test("every text of an error has its code, sentence and pointer")
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

    @Test("a hint is in the text and in the detail")
    func hints() throws {
        let error = try errorOf(parseAddress(text: "server.eth"))
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
