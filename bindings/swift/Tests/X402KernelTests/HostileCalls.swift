import Foundation
import X402Kernel

/// A public function, by its name, with calls that pass bad arguments.
struct Call: Sendable {
    let name: String
    let attempts: [@Sendable (BadArguments) throws -> Any]

    init(_ name: String, _ attempts: (@Sendable (BadArguments) throws -> Any)...) {
        (self.name, self.attempts) = (name, attempts)
    }

    static let all = described + deeper

    /// Calls that get further than one bad argument beside good ones.
    private static let deeper: [Call] = [
        Call("Profile.fromJson(json:)",
            { try Profile.fromJson(json: #"{"settleMargin":\#($0.number),"limits":{"body":\#($0.number)}}"#) }),
        Call("VerifyOptions.fromJson(json:)", { try VerifyOptions.fromJson(json: #"{"minRunway":\#($0.number)}"#) }),
        Call("PrepareOptions.fromJson(json:)",
            { try PrepareOptions.fromJson(json: #"{"serverDate":{"date":"","receivedAt":\#($0.number)}}"#) }),
        Call("PaymentRequired.fromHeader(value:profile:)",
            { try PaymentRequired.fromHeader(value: encodeHeader(json: $0.text)) }),
        Call("PaymentRequired.fromHttp(status:headers:body:profile:)",
            { try PaymentRequired.fromHttp(status: 402, headers: [], body: $0.data + [0xed, 0xa0, 0x80]) }),
        Call("VerifyResponse.invalid(error:payer:)",
            { try VerifyResponse.invalid(error: X402Error.usage(info: $0.error), payer: $0.text) }),
        Call("Verdict.toVerifyResponse()", { try Verdict.rejected(error: $0.error).toVerifyResponse() as Any },
            { try Verdict.malformed(error: $0.error).toVerifyResponse() as Any },
            { try Verdict.signedByPayer(payer: $0.text, replayKey: $0.text, open: []).toVerifyResponse() as Any }),
        Call("interpret(status:headers:body:paid:crossOrigin:profile:)",
            { try interpret(status: 200, headers: [HttpHeader(name: "payment-response", value: $0.text)], body: $0.data) }),
        Call("receiptHeaders(receipt:version:cacheControl:)",
            { bad in try bad.receipts.map { try receiptHeaders(receipt: $0, version: 2, cacheControl: bad.text) } },
            { bad in bad.receipts.map { ($0.header, $0.errorMessage, $0.extensions) } }),
        Call("findOffer(offers:payment:rule:)",
            { try findOffer(offers: [offer(), offer()], payment: PaymentPayload.parse(json: $0.text)) }),
        Call("PaymentRequired.choose(payer:)",
            { try PaymentRequired.parse(json: $0.text).choose(payer: payer()) },
            { _ in try challenge().choose(payer: Payer(address: signer().address, networks: [])) }),
        Call("LocalSigner.sign(request:)", { _ in
            try LocalSigner(key: "0x" + String(repeating: "47", count: 32)).sign(request: unsigned().requests[0])
        }),
        Call("PaymentRequirements.verify(payment:now:options:)",
            { try PaymentRequirements.parse(json: $0.text).verify(payment: payment(), now: Fixture.now) }),
        Call("Purchase.next(event:)", { bad in
            let purchase = Purchase(policy: try Policy(), payer: try payer(), request: try request())
            return bad.events.map { event in Result { try purchase.next(event: event) } }
        }),
    ]
}
