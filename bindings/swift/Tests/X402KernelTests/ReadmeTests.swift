import Foundation
@testable import Readme
import Testing
import X402Kernel

/// Runs the README's code, which the build compiles as it stands there.
struct ReadmeTests {
    private func pays(_ demand: String) throws -> HttpHeader {
        let headers = [HttpHeader(name: "PAYMENT-REQUIRED", value: encodeHeader(json: demand))]
        return try pay(request(), status: 402, headers: headers, body: Data(), signer: signer())
    }

    @Test("pays what the seller takes")
    func payAndJudge() throws {
        let header = try pays(Fixture.demand)
        #expect(header.name == "PAYMENT-SIGNATURE")
        #expect(try judge(offer(), header: header.value).hasPrefix("claim exact/eip155:84532/"))
        #expect(try judge(offer(), header: "?").hasPrefix("not readable: header.not_base64: "))
        let late = try judge(offer(), header: payment(at: 1_700_000_000).header)
        #expect(late.hasPrefix("refused as invalid_exact_evm_payload_authorization_valid_before: "))
    }

    @Test("explains what went wrong")
    func explains() throws {
        let error = try errorOf(pays(Fixture.demand.replacingOccurrences(of: "10000", with: "60000")))
        #expect(explain(error) == "too expensive: 0.06 USDC")
        let usage = try errorOf(Request(method: "GET", url: "x"))
        #expect(explain(usage) == "usage: usage.url: \"x\" is not an absolute http or https URL")
    }
}
