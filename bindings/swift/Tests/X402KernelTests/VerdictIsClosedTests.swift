import Foundation
import Testing
import X402Kernel

/// A verdict is one of four cases; a peer's message never makes `verify` throw.
struct VerdictIsClosedTests {
    @Test("a verdict never throws for a peer's message")
    func verdicts() throws {
        let (offer, payment) = (try offer(), try payment())
        let signed = try offer.verify(payment: payment, now: Fixture.now)
        guard case .signedByPayer(let payer, _, let open) = signed else { return #expect(Bool(false), "\(signed)") }
        #expect(try payer == signer().address)
        #expect(open.contains(Open.balance))
        #expect(try offer.verifyHeader(header: payment.header, now: Fixture.now) == signed)

        let text = payment.json.replacingOccurrences(of: #""value":"10000""#, with: #""value":"9999""#)
        let underpaid = try offer.verify(payment: PaymentPayload.parse(json: text), now: Fixture.now)
        guard case .rejected(let error) = underpaid else { return #expect(Bool(false), "\(underpaid)") }
        #expect((error.code, error.at) == (Code.verifyUnderpaid, "/payload/authorization/value"))
        #expect(error.reason == Reasons.invalidExactEvmPayloadAuthorizationValueMismatch)
        #expect(error.kind == .rejected)

        let longer = payment.json.replacingOccurrences(of: payment.signature, with: payment.signature + "00")
        let wallet = try offer.verifyHeader(header: encodeHeader(json: longer), now: Fixture.now)
        guard case .needsChain(_, .contract, nil, _, _) = wallet else { return #expect(Bool(false), "\(wallet)") }

        let long = String(repeating: "é", count: 9000)
        let deep = encodeHeader(json: String(repeating: "[", count: 5000))
        for text in ["", "%", "{}", "null", "\0", long, payment.json, deep, encodeHeader(json: "{}")] {
            let verdict = try offer.verifyHeader(header: text, now: Fixture.now)
            guard case .malformed = verdict else { return #expect(Bool(false), "\(text): \(verdict)") }
        }
        for cut in stride(from: 0, to: payment.header.count - 2, by: 7) {
            var header = payment.header
            header.remove(at: header.index(header.startIndex, offsetBy: cut))
            #expect(try offer.verifyHeader(header: header, now: Fixture.now) != signed, "without character \(cut)")
        }
    }
}
