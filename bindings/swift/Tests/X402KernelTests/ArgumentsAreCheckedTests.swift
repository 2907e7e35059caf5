import Foundation
import Testing
import X402Kernel

/// Arguments are checked: times, headers, bodies, numbers.
struct ArgumentsAreCheckedTests {
    @Test("time is in seconds")
    func time() throws {
        let (offer, payment, choice) = (try offer(), try payment(), try challenge().choose(payer: payer()))
        let purchase = Purchase(policy: try Policy(), payer: try payer(), request: try request())
        for (time, code) in [(Fixture.now * 1000, Code.timeMilliseconds), (-1, Code.usageArgument)] {
            #expect(try errorOf(Policy().approve(choice: choice, request: request(), now: time)).code == code)
            #expect(try errorOf(approved().prepare(now: time, nonce: Fixture.nonce)).code == code)
            #expect(try errorOf(offer.verify(payment: payment, now: time)).code == code)
            #expect(try errorOf(offer.verifyHeader(header: "", now: time)).code == code)
            #expect(try errorOf(purchase.next(event: .start(now: time, nonce: Fixture.nonce))).code == code)
        }
    }

    @Test("headers are pairs, bodies bytes, numbers signed, amounts texts")
    func shapes() throws {
        func found(_ status: Int32, _ headers: [(String, String)], _ body: Data = Data()) throws -> PaymentRequired {
            let headers = headers.map { HttpHeader(name: $0.0, value: $0.1) }
            return try PaymentRequired.fromHttp(status: status, headers: headers, body: body)
        }
        let header = try challenge().header
        #expect(try found(402, [("payment-required", header), ("PAYMENT-REQUIRED", header)]).found == .header)
        let two = [("payment-required", header), ("Payment-Required", encodeHeader(json: "{}"))]
        #expect(try errorOf(found(402, two)).code == Code.httpDuplicateHeader)
        let notUtf8 = data(#"{"x402Version":1,"accepts":""#) + [0xff]
        #expect(try errorOf(found(402, [], notUtf8)).code == Code.jsonNotUtf8)
        for status in [Int32(-1), 65_536] {
            #expect(try errorOf(found(status, [])).code == Code.usageArgument)
        }
        #expect(try errorOf(moneyToAmount(text: "1", decimals: 256)).code == Code.usageArgument)
        #expect(try errorOf(parseNetwork(text: "base", version: 3)).code == Code.messageVersion)
        #expect(try parseNetwork(text: "base", version: 1) == "eip155:8453")
        let most = "115792089237316195423570985008687907853269984665640564039457584007913129639935"
        let text = Fixture.offer.replacingOccurrences(of: "10000", with: most)
        #expect(try PaymentRequirements.parse(json: text).amount == most)
    }
}
