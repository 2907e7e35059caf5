import Foundation
import X402Kernel

/// A case that is not one of its operation.
struct CaseProblem: Error {
    let what: String

    init(_ what: String) {
        self.what = what
    }
}

/// A case's input, read member by member.
struct Input {
    private let members: [String: JSON]

    init(_ json: JSON) throws {
        guard let members = json.object else { throw CaseProblem("not an object") }
        self.members = members
    }

    private func member(_ name: String) throws -> JSON {
        guard let member = members[name] else { throw CaseProblem("no \(name)") }
        return member
    }

    func has(_ name: String) -> Bool { members[name] != nil }

    func text(_ name: String) throws -> String {
        guard let text = try member(name).string else { throw CaseProblem("\(name) is not a string") }
        return text
    }

    func optionalText(_ name: String) throws -> String? {
        try has(name) ? text(name) : nil
    }

    func long(_ name: String) throws -> Int64 {
        guard case .number(let number) = try member(name) else { throw CaseProblem("\(name) is not a whole number") }
        return number
    }

    func int(_ name: String) throws -> Int32 {
        guard let number = Int32(exactly: try long(name)) else { throw CaseProblem(name) }
        return number
    }

    private func bool(_ name: String) throws -> Bool {
        guard case .bool(let bool) = try member(name) else { throw CaseProblem("\(name) is not a boolean") }
        return bool
    }

    /// False where it is absent.
    func flag(_ name: String) throws -> Bool {
        try has(name) && bool(name)
    }

    func array(_ name: String) throws -> [JSON] {
        guard let array = try member(name).array else { throw CaseProblem("\(name) is not an array") }
        return array
    }

    func input(_ name: String) throws -> Input { try Input(member(name)) }

    func inputs(_ name: String) throws -> [Input] { try array(name).map(Input.init) }

    func texts(_ name: String) throws -> [String] {
        try array(name).map {
            guard let text = $0.string else { throw CaseProblem("\(name) holds something else than strings") }
            return text
        }
    }

    func profile() throws -> Profile? {
        try optionalText("profile").map { try Profile.fromJson(json: $0) }
    }

    /// Bytes in hexadecimal. Of two bad inputs all languages tell the same one: some are checked before the call they
    /// are for.
    func hex(_ name: String) throws -> String {
        let text = try text(name)
        _ = try signatureForm(signature: text)
        return text
    }

    /// 32 bytes in hexadecimal.
    func bytes32(_ name: String) throws -> String {
        let text = try text(name)
        _ = try authorizationStateCalldata(authorizer: "0x" + String(repeating: "00", count: 20), nonce: text)
        return text
    }

    func network() throws -> String { try parseNetwork(text: text("network")) }

    func domain() throws -> Eip712Domain { try Eip712Domain.parse(json: member("domain").text) }

    func authorization() throws -> Authorization { try Authorization.parse(json: member("authorization").text) }

    func cancel() throws -> CancelAuthorization { try CancelAuthorization.parse(json: member("cancel").text) }

    func verifyOptions() throws -> VerifyOptions? {
        try has("options") ? VerifyOptions.fromJson(json: member("options").text) : nil
    }

    func payer() throws -> Payer {
        let payer = try input("payer")
        let address = try parseAddress(text: payer.text("address"))
        let networks = try payer.texts("networks").map { try parseNetwork(text: $0) }
        return try Payer(
            address: address,
            networks: networks,
            kind: payer.optionalText("kind").map { try PayerKind.parse(text: $0) } ?? .key,
            balances: payer.entries("balances").map {
                Balance(network: try $0.text("network"), asset: try $0.text("asset"), amount: try $0.text("amount"))
            },
            assets: payer.tokens("assets"),
            preferNetworks: payer.has("preferNetworks") ? payer.texts("preferNetworks") : [],
            preferAssets: payer.tokens("preferAssets")
        )
    }

    private func tokens(_ name: String) throws -> [AssetId] {
        try entries(name).map { AssetId(network: try $0.text("network"), asset: try $0.text("asset")) }
    }

    /// None where the list is absent.
    private func entries(_ name: String) throws -> [Input] {
        try has(name) ? inputs(name) : []
    }

    func policy() throws -> Policy {
        let rules = try input("policy")
        let known = ["perPayment", "networks", "maxLifetime", "confirm", "oneSdk", "repaired"]
        let unknown = Set(rules.members.keys).subtracting(known)
        guard unknown.isEmpty else { throw CaseProblem("unknown rules \(unknown)") }
        return try Policy(
            perPayment: rules.optionalText("perPayment"),
            networks: rules.has("networks") ? rules.texts("networks") : nil,
            maxLifetime: rules.has("maxLifetime") ? rules.long("maxLifetime") : nil,
            confirm: rules.has("confirm") ? rules.bool("confirm") : nil,
            oneSdk: rules.flag("oneSdk"),
            repaired: rules.flag("repaired")
        )
    }

    func request() throws -> Request {
        let request = try input("request")
        return try Request(method: request.text("method"), url: request.text("url"))
    }

    func choice() throws -> Choice {
        let choice = try PaymentRequired.parse(json: text("challenge"), profile: profile()).choose(payer: payer())
        return try optionalText("extensions").map { try choice.withExtensions(additions: $0) } ?? choice
    }

    func unsigned() throws -> UnsignedPayment {
        let now = try long("now")
        let approved = try policy().approve(choice: choice(), request: request(), now: now)
        let prepareAt = try has("prepareAt") ? long("prepareAt") : now
        guard has("options") else { return try approved.prepare(now: prepareAt, nonce: text("nonce")) }
        let (nonce, options) = (try bytes32("nonce"), try PrepareOptions.fromJson(json: member("options").text))
        return try approved.prepare(now: prepareAt, nonce: nonce, options: options)
    }

    func answers() throws -> [Answer] {
        try inputs("answers").map { Answer(id: try $0.text("id"), signature: try $0.text("signature")) }
    }

    func headers() throws -> [HttpHeader] {
        try array("headers").map {
            guard let pair = $0.array, pair.count == 2, let name = pair[0].string, let value = pair[1].string else {
                throw CaseProblem("a header is a pair of strings")
            }
            return HttpHeader(name: name, value: value)
        }
    }

    func body() throws -> Data { Data(try text("body").utf8) }

    func events() throws -> [Event] { try inputs("events").map { try $0.event() } }

    private func event() throws -> Event {
        switch try text("event") {
        case "start": .start(now: try long("now"), nonce: try text("nonce"))
        case "response":
            .response(status: try int("status"), headers: try headers(), body: try body(), now: try long("now"))
        case "no_response": .noResponse(now: try long("now"))
        case "confirmed": .confirmed(now: try long("now"))
        case "declined": .declined
        case "reserved": .reserved(now: try long("now"))
        case "not_reserved": .notReserved(counter: try text("counter"))
        case "signed": .signed(answers: try answers(), now: try long("now"))
        case "not_signed": .notSigned
        case "waited": .waited(now: try long("now"))
        case let other: throw CaseProblem("unknown event \(other)")
        }
    }
}
