import Foundation
@testable import Readme
import Testing
import X402Kernel

/// A purchase is a machine, and its host is a loop: the README's.
struct PurchaseIsAMachineTests {
    /// A server that sends a challenge and accepts good payments, with a client's store, person, wallet and clock.
    private final class World: PurchaseHost {
        var time = Fixture.now
        let store = Store()
        var agrees = true
        var silent = 0
        var summary: String?
        var sent: [(headers: [HttpHeader], noRedirect: Bool)] = []
        var taken: [Verdict] = []

        func now() -> Int64 { time }

        func send(_ headers: [HttpHeader], noRedirect: Bool) -> Response? {
            sent.append((headers, noRedirect))
            guard let paid = headers.first else {
                return Response(status: 402, headers: [], body: data(Fixture.challenge))
            }
            silent -= 1
            if silent >= 0 { return nil }
            if let verdict = try? offer().verifyHeader(header: paid.value, now: time) { taken.append(verdict) }
            return Response(status: 200, headers: [], body: data("the report"))
        }

        func reserve(_ plan: Plan) -> String? { store.reserve(plan) }

        func release(_ plan: String) { store.release(plan) }

        func confirm(_ summary: String) -> Bool {
            self.summary = summary
            return agrees
        }

        func sign(_ requests: [SigningRequest]) -> [Answer]? {
            try? requests.map { Answer(id: $0.id, signature: try signer().sign(request: $0)) }
        }

        func wait(until time: Int64) { self.time = time }
    }

    private func machine(_ policy: Policy? = nil) throws -> Purchase {
        Purchase(policy: try policy ?? Policy(), payer: try payer(), request: try request())
    }

    private let challenged = Event.response(status: 402, headers: [], body: data(Fixture.challenge), now: Fixture.now)
    private let begin = Event.start(now: Fixture.now, nonce: Fixture.nonce)

    @Test("the host's loop buys")
    func buys() throws {
        let world = World()
        let purchase = try machine(Policy(confirm: true))
        #expect(try buy(purchase, host: world)?.body == data("the report"))
        let summary = "0.01 USDC on Base Sepolia to 0x2096…287C for api.example.com, until 17:47:40 UTC"
        #expect(world.summary == summary)
        guard case .signedByPayer(let payer, _, _) = world.taken.first else { return #expect(Bool(false)) }
        #expect(try payer == signer().address)
        #expect(world.sent.map(\.noRedirect) == [false, true])
        let payment = try #require(purchase.payment)
        #expect(world.sent.last?.headers == [HttpHeader(name: payment.headerName, value: payment.header)])
        #expect(Array(world.store.plans.keys) == [payment.authorization.nonce])
    }

    @Test("the host's loop has no branch on protocol content")
    func loop() throws {
        let file = checkout.appendingPathComponent("bindings/swift/README.md")
        let readme = try String(contentsOf: file, encoding: .utf8)
        let lines = readme.components(separatedBy: "\n")
        let first = try #require(lines.firstIndex { $0.hasPrefix("func buy(") })
        let loop = lines[first...].prefix { $0 != "}" } + ["}"]
        #expect(loop.count < 30)
        // Without texts, numbers and codes there is no comparison with protocol content.
        let protocolContent = try Regex(#"["0-9]|Code|\bcode\b|reason"#)
        for line in loop {
            #expect(line.replacing("$0", with: "").firstMatch(of: protocolContent) == nil, "\(line)")
        }
    }

    @Test("after a lost response the same bytes are sent again")
    func lostAnswer() throws {
        let world = World()
        world.silent = 1
        #expect(try buy(machine(), host: world)?.body == data("the report"))
        let paid = world.sent.dropFirst().map(\.headers)
        #expect(paid.count == 2)
        #expect(Set(paid).count == 1)
        #expect(world.time > Fixture.now)
    }

    @Test("a sent payment stays reserved, an unsent one is released")
    func reservations() throws {
        let lost = World()
        lost.silent = 9
        #expect(throws: NotBought.self) { try buy(machine(), host: lost) }
        #expect(lost.store.plans.values.map(\.expires) == [Fixture.now + 60 + 6])

        let declined = World()
        declined.agrees = false
        #expect(throws: NotBought.self) { try buy(machine(Policy(confirm: true)), host: declined) }
        #expect(declined.store.plans.isEmpty)

        let purchase = try machine()
        _ = try (purchase.next(event: begin), purchase.next(event: challenged))
        let sign = try purchase.next(event: .reserved(now: Fixture.now))
        #expect(sign == .sign(requests: purchase.requests))
        let failed = try purchase.next(event: .signed(answers: [], now: Fixture.now))
        guard case .fail(let error, let release) = failed else { return #expect(Bool(false), "\(failed)") }
        #expect((error.code, release) == (Code.usageAnswer, Fixture.nonce))
    }

    @Test("a second signature has the same nonce")
    func sameNonce() throws {
        let purchase = try machine()
        let late = Fixture.now + 58
        func sign() throws -> [Answer] {
            try purchase.requests.map { Answer(id: $0.id, signature: try signer().sign(request: $0)) }
        }
        _ = try purchase.next(event: begin)
        let first = try purchase.next(event: challenged)
        _ = try purchase.next(event: .reserved(now: Fixture.now))
        let second = try purchase.next(event: .signed(answers: sign(), now: late))
        guard case .reserve(let before) = first, case .reserve(let after) = second else { return #expect(Bool(false)) }
        #expect(before.id == after.id)
        #expect(before.expires + 58 == after.expires)
        _ = try purchase.next(event: .reserved(now: late))
        guard case .send = try purchase.next(event: .signed(answers: sign(), now: late)) else {
            return #expect(Bool(false))
        }
        let authorization = try #require(purchase.payment).authorization
        #expect((authorization.nonce, authorization.validBefore) == (Fixture.nonce, "\(late + 60)"))
    }

    @Test("an exhausted counter and an unexpected event")
    func refusals() throws {
        let purchase = try machine()
        #expect(try errorOf(purchase.next(event: .declined)).code == Code.usageEvent)
        _ = try purchase.next(event: begin)
        guard case .reserve(let plan) = try purchase.next(event: challenged) else { return #expect(Bool(false)) }
        #expect(plan.counters.map { [$0.add, $0.cap] } == [["10000", "1000000"]])
        let failed = try purchase.next(event: .notReserved(counter: plan.counters[0].key))
        guard case .fail(let error, let release) = failed else { return #expect(Bool(false), "\(failed)") }
        #expect((error.code, release) == (Code.paymentNotReserved, Fixture.nonce))
        #expect(purchase.payment == nil)
    }
}
