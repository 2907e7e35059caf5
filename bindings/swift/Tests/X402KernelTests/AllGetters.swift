import Foundation
import Testing
import X402Kernel

/// Every getter of a value or a handle, by its name.
struct AllGetters {
    private(set) var texts: [String: String] = [:]

    var names: Set<String> { Set(texts.keys) }

    init(of value: Any) {
        add(value)
    }

    private init() {}

    mutating func say(_ type: String, _ getters: KeyValuePairs<String, Any>) {
        for (name, value) in getters { texts["\(type).\(name)"] = "\(value)" }
    }

    mutating func compare<T: Hashable>(_ value: T) {
        texts["\(T.self).==(_:_:)"] = "\(value == value)"
        texts["\(T.self).hash(into:)"] = "\(Set([value, value]).count)"
    }

    private mutating func add(_ value: Any) {
        switch value {
        case let values as [Any]: values.forEach { add($0) }
        case let it as X402Error: add(error: it)
        case let it as Step: texts["Step.==(_:_:)"] = "\(it == it)"
        case let it as HttpOutcome: texts["HttpOutcome.==(_:_:)"] = "\(it == it)"
        default: add(described: value)
        }
    }

    mutating func say(_ value: Any) { texts[""] = "\(value)" }

    private mutating func add(error it: X402Error) {
        say("X402Error", ["at": it.at, "code": it.code, "description": it, "detail": it.detail, "info": it.info])
        say("X402Error", ["errorDescription": it.errorDescription as Any, "httpStatus": it.httpStatus])
        say("X402Error", ["kind": it.kind, "reason": it.reason as Any, "sentence": it.sentence])
    }

    /// The getters of one of each.
    static func ofEverything() throws -> AllGetters {
        let (challenge, offer, payment, approved) = (try challenge(), try offer(), try payment(), try approved())
        let (unsigned, choice) = (try unsigned(), try challenge.choose(payer: payer()))
        let refused = try errorOf(parseAmount(text: "x"))
        let item = #"{"resource":"\#(Fixture.url)","type":"http","x402Version":2,"accepts":[\#(Fixture.offer)]}"#
        let listed = #"{"items":[\#(item)],"pagination":{"limit":20,"offset":0,"total":1}}"#
        var all = AllGetters()
        all.add([try request(), try payer(), challenge, offer, payment, choice, approved, unsigned] as [Any])
        all.add([unsigned.requests[0], try signer(), try Policy(), Profile(), refused] as [Any])
        all.add(Purchase(policy: try Policy(), payer: try payer(), request: try request()))
        all.add(try FacilitatorRequest(payment: payment, offer: offer))
        all.add(try Supported.parse(json: #"{"kinds":[]}"#))
        let page = try DiscoveryPage.parse(json: listed)
        all.add([page, page.items[0]] as [Any])
        all.add(try SettleResponse.failed(reason: "invalid_payload", network: offer.network))
        all.add(try VerifyResponse.valid(payer: payment.authorization.from))
        all.add([Event.declined, Step.wait(until: 0), HttpOutcome.notPayment(status: 200)] as [Any])
        return all
    }
}
