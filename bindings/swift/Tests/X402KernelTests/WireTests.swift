import Foundation
import Testing
import X402Kernel

/// Responses, requests, catalogues and outcomes, where the vectors cannot test them.
struct WireTests {
    private let network = "eip155:84532"
    private let hash = "0x" + String(repeating: "ab", count: 32)

    @Test("a receipt that was written reads the same")
    func receipts() throws {
        let payer = try signer().address
        let settled = try SettleResponse.settled(
            transaction: hash, network: network, payer: payer.lowercased(), amount: "10000")
        let whole = SettleResponse.settled(
            transaction: hash, network: network, payer: payer, amount: "10000", json: settled.json)
        #expect(settled == whole)
        let failed = try SettleResponse.failed(reason: Reasons.invalidPayload, network: network)
        guard case .failed(let reason, nil, network, nil, _) = failed else { return #expect(Bool(false), "\(failed)") }
        #expect(reason == Reasons.invalidPayload)
        let pending = try SettleResponse.pending(transaction: hash, network: network)
        guard case .pending(hash, network, nil, _) = pending else { return #expect(Bool(false), "\(pending)") }
        for receipt in [settled, failed, pending] {
            #expect(try SettleResponse.parse(json: receipt.json) == receipt)
            #expect(try same(decodeHeader(value: receipt.header, reader: .client).json, receipt.json))
        }
        // A facilitator's members for the server are not for the client.
        let inner = """
            {"success":false,"errorMessage":"no","extensions":{"a":1.0},"extensionResponses":{}}
            """
        let passed = try SettleResponse.parse(json: inner)
        #expect(same(passed.json, inner))
        #expect((passed.errorMessage, passed.extensions) == ("no", #"{"a":1.0}"#))
        #expect(try !decodeHeader(value: passed.header, reader: .client).json.contains("extensionResponses"))
    }

    @Test("a receipt is not written from wrong arguments")
    func nonsense() throws {
        #expect(try errorOf(SettleResponse.settled(transaction: "", network: network)).code == Code.usageArgument)
        #expect(try errorOf(SettleResponse.settled(transaction: hash, network: "")).code == Code.usageArgument)
        #expect(try errorOf(SettleResponse.failed(reason: "", network: "")).code == Code.usageArgument)
        #expect(try errorOf(SettleResponse.pending(transaction: "", network: network)).code == Code.usageArgument)
        let payer = try errorOf(SettleResponse.failed(reason: "", network: network, payer: "me"))
        #expect(payer.code == Code.addressNoPrefix)
        let amount = try errorOf(SettleResponse.settled(transaction: hash, network: network, amount: "1.5"))
        #expect(amount.code == Code.amountNotDecimal)
        // A value made by hand from a text that is not a receipt.
        let made = SettleResponse.pending(transaction: hash, network: nil, payer: nil, json: "[")
        #expect(try errorOf(receiptHeaders(receipt: made, version: 2)).code == Code.jsonSyntax)
        #expect((made.errorMessage, made.extensions) == (nil, nil))
    }

    @Test("a verdict becomes a response, except where only the chain can tell")
    func answers() throws {
        let (offer, payment) = (try offer(), try payment())
        let payer = try signer().address
        let yes = try #require(try offer.verify(payment: payment, now: Fixture.now).toVerifyResponse())
        #expect(try yes == VerifyResponse.valid(payer: payer))
        guard case .valid(payer, _) = yes else { return #expect(Bool(false), "\(yes)") }
        let late = try offer.verify(payment: payment, now: Fixture.now + 60)
        guard case .rejected(let error) = late else { return #expect(Bool(false), "\(late)") }
        #expect(try late.toVerifyResponse() == VerifyResponse.invalid(error: error, payer: payer))
        let longer = payment.json.replacingOccurrences(of: payment.signature, with: payment.signature + "00")
        let wallet = try offer.verify(payment: PaymentPayload.parse(json: longer), now: Fixture.now)
        #expect(try wallet.toVerifyResponse() == nil)

        // A thrown error, and one made by hand.
        let thrown = try errorOf(parseAmount(text: "1.5"))
        let no = try VerifyResponse.invalid(error: thrown, payer: payer)
        guard case .invalid(Reasons.invalidPayload, let message, payer, let json) = no else {
            return #expect(Bool(false), "\(no)")
        }
        #expect(same(message, thrown.sentence))
        #expect(try VerifyResponse.parse(json: json) == no)
        let info = thrown.info
        let made = ErrorInfo(
            kind: info.kind, code: "made.up", reason: nil, at: "", detail: [:], sentence: "", httpStatus: 402)
        #expect(try errorOf(VerifyResponse.invalid(error: made)).code == Code.usageArgument)
        #expect(try errorOf(VerifyResponse.valid(payer: "0x12")).code == Code.addressLength)
    }

    @Test("a facilitator's request keeps both texts")
    func facilitatorRequests() throws {
        let (offer, payment) = (try offer(), try payment())
        let request = try FacilitatorRequest(payment: payment, offer: offer)
        #expect(request.version == 2)
        #expect(same(request.payment.json, payment.json))
        #expect(same(request.offer.json, offer.json))
        let read = try FacilitatorRequest.parse(json: request.json)
        #expect((read, read.hashValue, "\(read)") == (request, request.hashValue, request.json))
        let slow = try Profile.fromJson(json: #"{"settleMargin":90}"#)
        #expect(try FacilitatorRequest.parse(json: request.json, profile: slow).offer.profile == slow)
        let first = """
            {"scheme":"exact","network":"base-sepolia","maxAmountRequired":"1","resource":"\(Fixture.url)",\
            "description":"","mimeType":"","payTo":"\(offer.payTo)","maxTimeoutSeconds":60,"asset":"\(offer.asset)"}
            """
        let old = try PaymentRequirements.parse(json: first, version: 1)
        #expect(try errorOf(FacilitatorRequest(payment: payment, offer: old)).code == Code.verifyVersion)
    }

    @Test("catalogues are values")
    func catalogues() async throws {
        let kind = #"{"x402Version":2,"scheme":"exact","network":"eip155:*"}"#
        let json = #"{"kinds":[\#(kind),{}],"extensions":["a"],"signers":{}}"#
        let supported = try Supported.parse(json: json)
        #expect(supported.kinds == [SupportedKind(version: 2, scheme: "exact", network: "eip155:*", extra: nil)])
        #expect((supported.extensions, supported.signers, supported.skipped.map(\.index)) == (["a"], "{}", [1]))
        let offer = try offer()
        #expect(supported.supports(offer: offer))
        let none = try Supported.parse(json: #"{"kinds":[]}"#)
        #expect(none.missing(offers: [offer, offer]) == [0, 1])
        #expect(supported != none)
        #expect(try supported == Supported.parse(json: json))

        let item = #"{"resource":"\#(Fixture.url)","type":"http","x402Version":2,"accepts":[\#(Fixture.offer)]}"#
        let listed = #"{"items":[\#(item)],"pagination":{"limit":20,"offset":0,"total":1}}"#
        let page = try DiscoveryPage.parse(json: listed)
        #expect(same(page.json, listed))
        #expect(same(page.items[0].json, item))
        #expect((page.items[0].kind, page.items[0].lastUpdated) == ("http", nil))
        #expect(page.pagination == .offset(limit: 20, offset: 0, total: 1))
        let seen = try await withThrowingTaskGroup(of: DiscoveryPage.self) { group in
            for _ in 0..<16 { group.addTask { try DiscoveryPage.parse(json: page.json) } }
            return try await group.reduce(into: Set()) { $0.insert($1) }
        }
        #expect(seen == [page])
    }

    @Test("a response is interpreted, and a number that is not a status throws")
    func outcomes() throws {
        let challenge = try challenge()
        let headers = challengeHeaders(challenge: challenge)
        let asked = try interpret(status: 402, headers: headers, body: Data())
        guard case .challenge(let challenge) = asked else { return #expect(Bool(false), "\(asked)") }
        #expect(same(challenge.json, challenge.json))
        #expect(try asked == interpret(status: 402, headers: headers, body: Data(), crossOrigin: true))
        let refused = try interpret(status: 402, headers: headers, body: Data(), paid: true)
        #expect(refused == .refused(reason: nil, challenge: challenge, receipt: nil))
        #expect(try interpret(status: 402, headers: [], body: Data([0xff]), crossOrigin: true) == .hiddenByCors)
        #expect(try errorOf(interpret(status: 402, headers: [], body: Data())).code == Code.httpNoChallenge)
        #expect(try interpret(status: 200, headers: [], body: Data()) == .notPayment(status: 200))
        for status in [Int32(-1), 65_536] {
            #expect(try errorOf(interpret(status: status, headers: [], body: Data())).code == Code.usageArgument)
        }
    }

    @Test("a server's headers contain its challenge and its receipt")
    func responseHeaders() throws {
        let receipt = try SettleResponse.settled(transaction: hash, network: network)
        let headers = try receiptHeaders(receipt: receipt, version: 2, cacheControl: "max-age=60")
        #expect(headers.first == HttpHeader(name: "PAYMENT-RESPONSE", value: receipt.header))
        #expect(headers.contains(HttpHeader(name: "Cache-Control", value: "max-age=60, private")))
        let paid = try interpret(status: 200, headers: headers, body: Data(), paid: true)
        #expect(paid == .delivered(receipt: receipt, unreadable: nil))
        #expect(try errorOf(receiptHeaders(receipt: receipt, version: 3)).code == Code.messageVersion)
        #expect((paidCacheControl(), paidCacheControl(existing: "PRIVATE")) == ("private", "PRIVATE"))
        let exposed = HttpHeader.exposeHeaders.joined(separator: ", ")
        #expect(headers.contains(HttpHeader(name: "Access-Control-Expose-Headers", value: exposed)))
        #expect(preflightHeaders().map(\.value) == [HttpHeader.allowHeaders.joined(separator: ", ")])
    }

    @Test("an offer whose price was repaired needs a policy that allows it")
    func repaired() throws {
        let text = Fixture.challenge.replacingOccurrences(of: #""10000""#, with: "10000")
        let challenge = try PaymentRequired.parse(json: text)
        let offer = try #require(challenge.accepts.first)
        #expect(offer.needsApproval)
        #expect(offer.repairs == [Repair(kind: RepairKind.amountNumber, at: "/accepts/1/amount", cause: nil)])
        #expect(try !X402KernelTests.offer().needsApproval)
        let choice = try challenge.choose(payer: payer())
        let denied = try errorOf(Policy().approve(choice: choice, request: request(), now: Fixture.now))
        #expect(denied.code == Code.policyRepaired)
        let approved = try Policy(repaired: true).approve(choice: choice, request: request(), now: Fixture.now)
        #expect(approved.offer.amount == "10000")
    }
}
