import Foundation
import X402Kernel

/// Arguments that no careful caller passes, as every type of parameter.
struct BadArguments {
    let text: String
    let number: Int64

    var small: Int32 { Int32(clamping: number) }
    var data: Data { Data(text.utf8) }
    var headers: [HttpHeader] { [HttpHeader(name: text, value: text), HttpHeader(name: "PAYMENT-REQUIRED", value: text)] }
    var eip712Domain: Eip712Domain {
        Eip712Domain(name: text, version: text, chainId: text, verifyingContract: text, salt: text)
    }
    var authorization: Authorization {
        Authorization(from: text, to: text, value: text, validAfter: text, validBefore: text, nonce: text)
    }
    var error: ErrorInfo {
        ErrorInfo(
            kind: .usage, code: text, reason: text, at: text, detail: [text: text], sentence: text, httpStatus: small)
    }
    var receipts: [SettleResponse] {
        [
            .settled(transaction: text, network: text, payer: text, amount: text, json: text),
            .pending(transaction: text, network: nil, payer: text, json: text),
            .failed(reason: text, transaction: nil, network: nil, payer: nil, json: text),
        ]
    }
    var cancelAuthorization: CancelAuthorization { CancelAuthorization(authorizer: text, nonce: text) }
    var answer: Answer { Answer(id: text, signature: text) }
    var assetId: AssetId { AssetId(network: text, asset: text) }
    var balance: Balance { Balance(network: text, asset: text, amount: text) }
    var prepareOptions: PrepareOptions { PrepareOptions(serverDate: ServerDate(date: text, receivedAt: number)) }
    var verifyOptions: VerifyOptions {
        VerifyOptions(minRunway: number, payerCode: .contract, factories: [text, text])
    }
    var event: Event { .start(now: number, nonce: text) }
    /// Every event, those with fields first.
    var events: [Event] {
        [
            .start(now: number, nonce: text), .start(now: Fixture.now, nonce: text),
            .response(status: small, headers: headers, body: data, now: number),
            .response(status: 402, headers: [], body: data, now: Fixture.now), .noResponse(now: number),
            .confirmed(now: number), .reserved(now: number), .notReserved(counter: text),
            .signed(answers: [Answer(id: text, signature: text)], now: number), .signed(answers: [], now: Fixture.now),
            .waited(now: number), .declined, .notSigned,
        ]
    }

    private static let surrogate = ##"\ud800"##

    static let texts: [String] = [
        "", "\0", "0x\0", "-1", "1e400", "NaN", "0x", "0x" + String(repeating: "ff", count: 32),
        "0x209693Bc6afc0C5328bA36FaF03C514EF312287C", "eip155:-1", "eip155:84532", "\u{feff}{}", "{}", "[]", "null",
        "\r\nSet-Cookie: a=b", "\u{202e}\u{fffd}\u{10ffff}", "https://[", "$-0", "\"\(surrogate)\"",
        #"{"x402Version":2,"accepts":["\#(surrogate)"],"error":"\#(surrogate)"}"#,
        #"{"x402Version":-9223372036854775809,"accepts":[],"kinds":[],"items":[],"success":0,"isValid":0}"#,
        #"{"kinds":[],"accepts":[],"items":[],"x402Version":2,"success":true,"isValid":true}"#, Fixture.offer,
        Fixture.challenge, encodeHeader(json: Fixture.challenge), String(repeating: "[", count: 10_000),
        String(repeating: "é", count: 300_000), "0x" + String(repeating: "00", count: 200_000),
    ]

    static let numbers: [Int64] = [
        .min, Int64(Int32.min) - 1, -1, 0, 1, 256, 65_536, Fixture.now, 100_000_000_000, Int64(Int32.max) + 1, .max,
    ]

    /// Every text and every number at least once, and pairs of the worst.
    static let all: [BadArguments] = {
        let once = texts.enumerated().map { BadArguments(text: $0.element, number: numbers[$0.offset % numbers.count]) }
        let pairs = texts.prefix(4).flatMap { text in numbers.map { BadArguments(text: text, number: $0) } }
        return once + pairs
    }()
}

/// A good argument of each type, for a call with a bad one.
enum Good {
    static let (amount, decimal, index, decimals, status) = ("10000", "1", Int32(0), Int32(6), Int32(402))
    static let (network, bytes32, money, text, peerText) = ("eip155:84532", Fixture.nonce, "$1", Fixture.url, "x")
    static let (time, seconds, count, version, key) = (Fixture.now, Int64(60), Int64(1), Int32(2), Fixture.key)
    static let (message, json, bytes, headers) = (Fixture.challenge, "{}", Fixture.nonce, [HttpHeader]())
    static let body = Data()

    static var address: String { get throws { try signer().address } }
    static var signature: String { get throws { try payment().signature } }
    static let error = ErrorInfo(
        kind: .malformed, code: Code.amountNotDecimal, reason: nil, at: "", detail: ["found": "x"], sentence: "no amount",
        httpStatus: 400)
    static var profile: Profile { Profile() }
    static var payer: Payer { get throws { try X402KernelTests.payer() } }
    static var request: Request { get throws { try X402KernelTests.request() } }
    static var policy: Policy { get throws { try Policy() } }
    static var paymentRequired: PaymentRequired { get throws { try challenge() } }
    static var paymentRequirements: PaymentRequirements { get throws { try offer() } }
    static var paymentPayload: PaymentPayload { get throws { try payment() } }
    static var choice: Choice { get throws { try challenge().choose(payer: X402KernelTests.payer()) } }
    static var approved: Approved { get throws { try X402KernelTests.approved() } }
    static var unsignedPayment: UnsignedPayment { get throws { try unsigned() } }
    static var signingRequest: SigningRequest { get throws { try unsigned().requests[0] } }
    static var localSigner: LocalSigner { get throws { try signer() } }
    static var purchase: Purchase { get throws { Purchase(policy: try policy, payer: try payer, request: try request) } }
    static var event: Event { .declined }
    static var answer: Answer { get throws { Answer(id: "authorization", signature: try signature) } }
    static var eip712Domain: Eip712Domain {
        Eip712Domain(
            name: "USDC", version: "2", chainId: "84532", verifyingContract: "0x036CbD53842c5426634e7929541eC2318f3dCF7e",
            salt: nil)
    }
    static var authorization: Authorization { get throws { try payment().authorization } }
    static var cancelAuthorization: CancelAuthorization {
        get throws { CancelAuthorization(authorizer: try address, nonce: Fixture.nonce) }
    }
    static var settleResponse: SettleResponse { get throws { try SettleResponse.pending(transaction: "0x", network: network) } }
    static var verdict: Verdict { .rejected(error: error) }
    static var supported: Supported { get throws { try Supported.parse(json: #"{"kinds":[]}"#) } }
}
