import Foundation
@testable import Readme
import Testing
import X402Kernel

/// Runs the README's code, which the build compiles unchanged.
struct ReadmeTests {
    private func pays(_ challenge: String) throws -> HttpHeader {
        let headers = [HttpHeader(name: "PAYMENT-REQUIRED", value: encodeHeader(json: challenge))]
        return try pay(request(), status: 402, headers: headers, body: Data(), signer: signer())
    }

    @Test("pays a server that accepts the payment")
    func payAndVerify() throws {
        let header = try pays(Fixture.challenge)
        #expect(header.name == "PAYMENT-SIGNATURE")
        #expect(try verify(offer(), header: header.value).hasPrefix("claim exact/eip155:84532/"))
        #expect(try verify(offer(), header: "?").hasPrefix("not readable: header.not_base64: "))
        let late = try verify(offer(), header: payment(at: 1_700_000_000).header)
        #expect(late.hasPrefix("rejected as invalid_exact_evm_payload_authorization_valid_before: "))
    }

    @Test("asks a facilitator, and passes on its response")
    func sells() throws {
        let (offer, payment) = (try offer(), try payment())
        #expect(try question([offer], payment) == FacilitatorRequest(payment: payment, offer: offer))
        #expect(try question([], payment) == nil)
        let settled = try SettleResponse.settled(transaction: "0xab", network: offer.network)
        let answered = try respond(settled.json, version: payment.version)
        #expect(try answered == (200, receiptHeaders(receipt: settled, version: 2)))
        let pending = try SettleResponse.pending(transaction: "0xab", network: offer.network)
        #expect(try respond(pending.json, version: 2).status == 202)
        for (reason, status) in [("invalid_payload", Int32(400)), ("no funds, it seems", 402)] {
            let failed = try SettleResponse.failed(reason: reason, network: offer.network)
            #expect(try respond(failed.json, version: 2).status == status)
        }
    }

    @Test("explains an error")
    func explains() throws {
        let error = try errorOf(pays(Fixture.challenge.replacingOccurrences(of: "10000", with: "60000")))
        #expect(explain(error) == "too expensive: 0.06 USDC")
        let usage = try errorOf(Request(method: "GET", url: "x"))
        #expect(explain(usage) == "usage: usage.url: \"x\" is not an absolute http or https URL")
    }
}
