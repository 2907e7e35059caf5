import Foundation
import Testing
import X402Kernel

/// The data of the tests.
enum Fixture {
    /// A key for tests. Its account is empty.
    static let key = "0x" + String(repeating: "46", count: 32)
    static let now: Int64 = 1_900_000_000
    static let nonce = "0x" + String(repeating: "22", count: 32)
    static let url = "https://api.example.com/report"

    /// As a server wrote it: spaces, an unknown member, an integer too large for a double, a null.
    static let offer = """
        { "scheme":"exact", "network":"eip155:84532","amount":"10000",\
        "asset":"0x036CbD53842c5426634e7929541eC2318f3dCF7e",\
        "payTo":"0x209693Bc6afc0C5328bA36FaF03C514EF312287C", "maxTimeoutSeconds": 60,"note":null,\
        "x-ticket":12345678901234567890, "extra":{"version":"2","name":"USDC"}}
        """
    static let challenge = """
        {"x402Version":2,"resource":{"url":"\(url)","x":1.0},\
        "accepts":[ {"scheme":"later"} ,\(offer)],"x-more":[null]}
        """
}

func signer() throws -> LocalSigner { try LocalSigner(key: Fixture.key) }

func payer() throws -> Payer { try Payer(address: signer().address, networks: ["eip155:84532"]) }

func request() throws -> Request { try Request(method: "GET", url: Fixture.url) }

func offer() throws -> PaymentRequirements { try PaymentRequirements.parse(json: Fixture.offer) }

func challenge(_ profile: Profile? = nil) throws -> PaymentRequired {
    try PaymentRequired.parse(json: Fixture.challenge, profile: profile)
}

func approved(_ profile: Profile? = nil, at time: Int64 = Fixture.now) throws -> Approved {
    try Policy().approve(choice: challenge(profile).choose(payer: payer()), request: request(), now: time)
}

func unsigned(at time: Int64 = Fixture.now) throws -> UnsignedPayment {
    try approved(at: time).prepare(now: time, nonce: Fixture.nonce)
}

func signature(_ unsigned: UnsignedPayment) throws -> String {
    try signer().sign(request: try #require(unsigned.requests.first))
}

func payment(at time: Int64 = Fixture.now) throws -> PaymentPayload {
    let unsigned = try unsigned(at: time)
    return try unsigned.finish(signature: signature(unsigned))
}

func data(_ text: String) -> Data { Data(text.utf8) }

/// Texts are the same if their bytes are; Swift's own `==` also equates texts that look alike.
func same(_ one: String?, _ other: String?) -> Bool { one.map { Array($0.utf8) } == other.map { Array($0.utf8) } }

/// Returns the error that the call throws; fails if it throws none.
func errorOf<T>(_ call: @autoclosure () throws -> T, at line: SourceLocation = #_sourceLocation) throws -> X402Error {
    do {
        _ = try call()
    } catch let error as X402Error {
        return error
    }
    Issue.record("nothing was thrown", sourceLocation: line)
    throw CancellationError()
}

/// A store in memory: adds all counters of a plan, or none and returns the exhausted one.
final class Store {
    private(set) var plans: [String: Plan] = [:]

    func reserve(_ plan: Plan) -> String? {
        let others = plans.values.filter { $0.id != plan.id }.flatMap(\.counters)
        let exhausted = plan.counters.first { counter in
            let same = others.filter { $0.key == counter.key && $0.bucket == counter.bucket }
            let sum = (same + [counter]).reduce(Decimal.zero) { $0 + (Decimal(string: $1.add) ?? .nan) }
            return !(sum <= Decimal(string: counter.cap) ?? .nan)
        }
        if exhausted == nil { plans[plan.id] = plan }
        return exhausted?.key
    }

    func release(_ plan: String) { plans[plan] = nil }
}
