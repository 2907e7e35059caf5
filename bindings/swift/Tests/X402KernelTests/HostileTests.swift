import Foundation
import Testing
import X402Kernel

/// A host that passes bad arguments to every public function, in the wrong order: a call returns or throws an
/// `X402Error`.
struct HostileTests {
    @Test("for any arguments a function returns or throws an X402Error")
    func arguments() throws {
        let calls = Call.all
        for call in calls {
            for bad in BadArguments.all {
                for attempt in call.attempts {
                    do {
                        _ = AllGetters(of: try attempt(bad))
                    } catch let error as X402Error {
                        #expect(!error.code.isEmpty && !error.sentence.isEmpty, "\(call.name)")
                    } catch {
                        Issue.record("\(call.name) threw \(error) for \(bad.text.prefix(60)), \(bad.number)")
                    }
                }
            }
        }
        let graph = try SymbolGraph.read()
        let containers = graph.containers
        // The initialiser of a structure accepts any members; functions with that structure get bad ones.
        let functions = graph.names("func", "method", "type.method", "init") { symbol in
            !(symbol.kind.identifier == "swift.init" && containers[symbol.identifier.precise] == "swift.struct")
        }
        let missed = functions.subtracting(calls.map(\.name)).subtracting(try AllGetters.ofEverything().names)
        #expect(missed.isEmpty, "not called with bad arguments: \(missed.sorted())")
    }

    @Test("every getter of every class and case returns")
    func getters() throws {
        let graph = try SymbolGraph.read()
        let containers = graph.containers
        let computed = graph.names("property", "func.op") { containers[$0.identifier.precise] != "swift.struct" }
        let read = try AllGetters.ofEverything().names
        #expect(computed.subtracting(read).isEmpty, "not read: \(computed.subtracting(read).sorted())")
    }

    @Test("a purchase rejects an event out of order, and goes on")
    func order() throws {
        var random = Seeded(state: 402)
        let events = BadArguments.all.prefix(12).flatMap(\.events)
        var seen = Set<String>()
        for _ in 0..<300 {
            let purchase = Purchase(policy: try Policy(confirm: true), payer: try payer(), request: try request())
            let signatures = { try purchase.requests.map { Answer(id: $0.id, signature: try signer().sign(request: $0)) } }
            for _ in 0..<40 {
                let apt: [Event] = [
                    .start(now: Fixture.now, nonce: Fixture.nonce),
                    .response(status: 402, headers: [], body: data(Fixture.challenge), now: Fixture.now),
                    .confirmed(now: Fixture.now), .reserved(now: Fixture.now),
                    .signed(answers: try signatures(), now: Fixture.now),
                ]
                let event = Bool.random(using: &random) ? apt.randomElement(using: &random) : nil
                do {
                    let step = try purchase.next(event: event ?? events.randomElement(using: &random) ?? .declined)
                    seen.insert(String("\(step)".prefix { $0 != "(" }))
                    _ = AllGetters(of: purchase)
                } catch let error as X402Error {
                    seen.insert(error.code)
                }
            }
        }
        #expect(seen.isSuperset(of: ["confirm", "reserve", "sign", "send", "fail", Code.usageEvent]), "\(seen)")
    }

    @Test("a used handle throws, and its properties stay readable")
    func usedUp() throws {
        let approved = try approved()
        let unsigned = try approved.prepare(now: Fixture.now, nonce: Fixture.nonce)
        let before = AllGetters(of: unsigned).texts
        _ = try unsigned.finish(signature: signature(unsigned))
        for bad in BadArguments.all {
            _ = try? approved.prepare(now: bad.number, nonce: bad.text)
            _ = try? unsigned.finish(signature: bad.text)
            _ = try? unsigned.finishUnchecked(signature: bad.text)
            _ = try? unsigned.finishAll(answers: [Answer(id: bad.text, signature: bad.text)])
        }
        #expect(try errorOf(approved.prepare(now: Fixture.now, nonce: Fixture.nonce)).code == Code.usageAlreadyUsed)
        #expect(try errorOf(unsigned.finishUnchecked(signature: "0x00")).code == Code.usageAlreadyUsed)
        #expect(AllGetters(of: unsigned).texts == before)
        #expect(approved.payer == unsigned.payer)
    }
}

/// A random number generator with a fixed sequence.
struct Seeded: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ (state >> 29)
    }
}
