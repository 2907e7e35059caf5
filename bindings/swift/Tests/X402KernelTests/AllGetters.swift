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

    private mutating func say(_ type: String, _ getters: KeyValuePairs<String, Any>) {
        for (name, value) in getters { texts["\(type).\(name)"] = "\(value)" }
    }

    private mutating func compare<T: Hashable>(_ value: T) {
        texts["\(T.self).==(_:_:)"] = "\(value == value)"
        texts["\(T.self).hash(into:)"] = "\(Set([value, value]).count)"
    }

    private mutating func add(_ value: Any) {
        switch value {
        case let values as [Any]: values.forEach { add($0) }
        case let it as Request:
            compare(it)
            say("Request", ["description": it, "host": it.host, "method": it.method, "url": it.url])
        case let it as Payer: add(payer: it)
        case let it as PaymentRequired: add(challenge: it)
        case let it as PaymentRequirements: add(offer: it)
        case let it as PaymentPayload: add(payment: it)
        case let it as Choice:
            compare(it)
            say("Choice", ["challenge": it.challenge, "description": it, "extensions": it.extensions as Any])
            say("Choice", ["index": it.index, "notChosen": it.notChosen, "offer": it.offer, "payer": it.payer])
        case let it as Approved:
            say("Approved", ["description": it, "offer": it.offer, "payer": it.payer])
        case let it as UnsignedPayment:
            say("UnsignedPayment", ["description": it, "digest": it.digest, "expiresAt": it.expiresAt])
            say("UnsignedPayment", ["offer": it.offer, "payer": it.payer, "requests": it.requests])
            say("UnsignedPayment", ["summary": it.summary, "typedData": it.typedData])
        case let it as SigningRequest:
            compare(it)
            say("SigningRequest", ["description": it, "digest": it.digest, "id": it.id, "kind": it.kind])
            say("SigningRequest", ["signer": it.signer, "typedData": it.typedData])
        case let it as Policy:
            say("Policy", ["description": it])
        case let it as LocalSigner:
            say("LocalSigner", ["address": it.address, "description": it])
        case let it as Profile:
            compare(it)
            say("Profile", ["description": it, "json": it.json])
        case let it as Purchase:
            say("Purchase", ["payment": it.payment as Any, "requests": it.requests])
        case let it as X402Error: add(error: it)
        default: add(response: value)
        }
    }

    private mutating func add(response value: Any) {
        switch value {
        case let it as FacilitatorRequest:
            compare(it)
            say("FacilitatorRequest", ["description": it, "json": it.json, "payment": it.payment])
            say("FacilitatorRequest", ["offer": it.offer, "version": it.version])
        case let it as Supported:
            compare(it)
            say("Supported", ["description": it, "extensions": it.extensions, "json": it.json, "kinds": it.kinds])
            say("Supported", ["signers": it.signers as Any, "skipped": it.skipped])
        case let it as DiscoveryPage:
            compare(it)
            say("DiscoveryPage", ["description": it, "items": it.items, "json": it.json])
            say("DiscoveryPage", ["pagination": it.pagination as Any, "skipped": it.skipped])
            add(it.items)
        case let it as DiscoveryItem:
            compare(it)
            say("DiscoveryItem", ["accepts": it.accepts, "description": it, "json": it.json, "kind": it.kind as Any])
            say("DiscoveryItem", ["lastUpdated": it.lastUpdated as Any, "resource": it.resource])
            say("DiscoveryItem", ["skipped": it.skipped, "version": it.version])
        case let it as SettleResponse:
            say("SettleResponse", ["errorMessage": it.errorMessage as Any, "extensions": it.extensions as Any])
            say("SettleResponse", ["header": it.header, "json": it.json, "network": it.network as Any])
            say("SettleResponse", ["payer": it.payer as Any, "transaction": it.transaction as Any])
        case let it as VerifyResponse:
            say("VerifyResponse", ["json": it.json, "payer": it.payer as Any])
        case let it as Event: compare(it)
        case let it as Step: texts["Step.==(_:_:)"] = "\(it == it)"
        case let it as HttpOutcome: texts["HttpOutcome.==(_:_:)"] = "\(it == it)"
        default: texts[""] = "\(value)"
        }
    }

    private mutating func add(payer it: Payer) {
        compare(it)
        say("Payer", ["address": it.address, "assets": it.assets, "balances": it.balances, "description": it])
        say("Payer", ["kind": it.kind, "networks": it.networks, "preferAssets": it.preferAssets])
        say("Payer", ["preferNetworks": it.preferNetworks])
    }

    private mutating func add(challenge it: PaymentRequired) {
        compare(it)
        say("PaymentRequired", ["accepts": it.accepts, "description": it, "error": it.error as Any])
        say("PaymentRequired", ["extensions": it.extensions as Any, "found": it.found, "header": it.header])
        say("PaymentRequired", ["json": it.json, "profile": it.profile, "repairs": it.repairs])
        say("PaymentRequired", ["resource": it.resource as Any, "skipped": it.skipped, "version": it.version])
    }

    private mutating func add(offer it: PaymentRequirements) {
        compare(it)
        say("PaymentRequirements", ["amount": it.amount, "asset": it.asset, "description": it, "extra": it.extra as Any])
        say("PaymentRequirements", ["index": it.index as Any, "json": it.json, "network": it.network])
        say("PaymentRequirements", ["maxTimeoutSeconds": it.maxTimeoutSeconds, "needsApproval": it.needsApproval])
        say("PaymentRequirements", ["payTo": it.payTo, "price": it.price, "profile": it.profile, "scheme": it.scheme])
        say("PaymentRequirements", ["repairs": it.repairs, "summary": it.summary, "version": it.version])
    }

    private mutating func add(payment it: PaymentPayload) {
        compare(it)
        say("PaymentPayload", ["accepted": it.accepted as Any, "authorization": it.authorization, "description": it])
        say("PaymentPayload", ["header": it.header, "headerName": it.headerName, "json": it.json])
        say("PaymentPayload", ["network": it.network, "profile": it.profile, "repairs": it.repairs])
        say("PaymentPayload", ["scheme": it.scheme, "signature": it.signature, "version": it.version])
    }

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
        all.add(try DiscoveryPage.parse(json: listed))
        all.add(try SettleResponse.failed(reason: "invalid_payload", network: offer.network))
        all.add(try VerifyResponse.valid(payer: payment.authorization.from))
        all.add([Event.declined, Step.wait(until: 0), HttpOutcome.notPayment(status: 200)] as [Any])
        return all
    }
}
