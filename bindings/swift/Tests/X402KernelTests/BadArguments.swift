import Foundation
import X402Kernel

/// Arguments that no careful caller passes, as every type of parameter.
struct BadArguments {
    let text: String
    let number: Int64

    var small: Int32 { Int32(clamping: number) }
    var data: Data { Data(text.utf8) }
    var headers: [HttpHeader] { [HttpHeader(name: text, value: text), HttpHeader(name: "PAYMENT-REQUIRED", value: text)] }
    var domain: Eip712Domain {
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
    var options: [PrepareOptions] {
        [PrepareOptions(), PrepareOptions(serverDate: ServerDate(date: text, receivedAt: number))]
    }
    var verifyOptions: [VerifyOptions?] {
        [nil, VerifyOptions(minRunway: number, payerCode: .contract, factories: [text, text])]
    }
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
