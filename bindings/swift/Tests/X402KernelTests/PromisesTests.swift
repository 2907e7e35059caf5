import Foundation
import Testing
import VectorAdapter
import X402Kernel

/// The seams that all languages share, one group each. Seam 6 is in PurchaseTests, more of seam 3 in ForgeryTests.
struct PromisesTests {
    @Test("the profile is attached at parsing and inherited")
    func profile() throws {
        let slow = try Profile.fromJson(json: #"{"settleMargin":90}"#)
        let challenge = try challenge(slow)
        let choice = try challenge.choose(payer: payer())
        let payment = try PaymentPayload.fromHeader(value: payment().header, profile: slow)
        for profile in [
            challenge.profile, challenge.accepts[0].profile, choice.challenge.profile, choice.offer.profile, payment.profile,
            try #require(payment.accepted).profile,
        ] {
            #expect(profile == slow)
            #expect(profile.json == #"{"settleMargin":90}"#)
        }
        // The offer leaves 60 s: what was read under the slow profile cannot be prepared, and nothing else is changed.
        #expect(try errorOf(approved(slow).prepare(now: Fixture.now, nonce: Fixture.nonce)).code == Code.prepareTimeout)
        #expect(try X402KernelTests.challenge().profile == Profile())
        #expect(try unsigned().expiresAt == Fixture.now + 60)
    }

    @Test("strict mode and limits come with the profile")
    func modes() throws {
        #expect(try challenge().skipped.map(\.index) == [0])
        let strict = try errorOf(challenge(Profile.fromJson(json: #"{"mode":"strict"}"#)))
        #expect((strict.code, strict.at) == (Code.schemeUnsupported, "/accepts/0/scheme"))
        let small = try errorOf(challenge(Profile.fromJson(json: #"{"limits":{"body":100}}"#)))
        #expect(small.code == Code.jsonTooLarge)
    }

    @Test("messages keep their exact text")
    func exactText() throws {
        let challenge = try challenge()
        #expect(same(challenge.json, Fixture.challenge))
        #expect(try same(decodeHeader(value: challenge.header, reader: .client).json, Fixture.challenge))
        #expect(same(challenge.accepts[0].json, Fixture.offer))
        #expect(same(challenge.accepts[0].extra, #"{"version":"2","name":"USDC"}"#))
        #expect(same(challenge.skipped[0].json, #"{"scheme":"later"}"#))
        #expect(same(challenge.resource?.json, #"{"url":"\#(Fixture.url)","x":1.0}"#))
        let payment = try payment()
        #expect(payment.json.contains(#""accepted":\#(Fixture.offer)"#))
        #expect(same(payment.accepted?.json, Fixture.offer))
        #expect(try same(PaymentPayload.fromHeader(value: payment.header).json, payment.json))
        // An e with an accent in one character and in two: alike to Swift, two texts to the server.
        for accented in ["\u{e9}", "e\u{301}"] {
            let text = Fixture.challenge.replacingOccurrences(of: "USDC", with: accented)
            #expect(same(try PaymentRequired.parse(json: text).json, text))
        }
    }

    @Test("messages are values, equal by content, on any thread")
    func values() async throws {
        let (one, other) = (try challenge(), try challenge())
        #expect(one == other)
        #expect(one.hashValue == other.hashValue)
        #expect(try one.choose(payer: payer()) == other.choose(payer: payer()))
        #expect(try payment() == PaymentPayload.parse(json: payment().json))
        #expect(try one != PaymentRequired.parse(json: Fixture.challenge.replacingOccurrences(of: "10000", with: "10001")))
        #expect(try one != challenge(Profile.fromJson(json: #"{"settleMargin":7}"#)))
        let seen = try await withThrowingTaskGroup(of: String.self) { group in
            for _ in 0..<16 { group.addTask { try one.choose(payer: payer()).offer.summary } }
            return try await group.reduce(into: Set()) { $0.insert($1) }
        }
        #expect(seen == ["0.01 USDC on Base Sepolia to 0x2096…287C"])
    }

    @Test("each value is good once")
    func once() throws {
        let approved = try approved()
        let unsigned = try approved.prepare(now: Fixture.now, nonce: Fixture.nonce)
        #expect(try errorOf(approved.prepare(now: Fixture.now, nonce: Fixture.nonce)).code == Code.usageAlreadyUsed)
        _ = try unsigned.finish(signature: signature(unsigned))
        #expect(try errorOf(unsigned.finish(signature: signature(unsigned))).code == Code.usageAlreadyUsed)
        #expect(try errorOf(unsigned.finishAll(answers: [])).code == Code.usageAlreadyUsed)
        // A failure uses it up as well.
        let failed = try X402KernelTests.approved()
        let zero = "0x" + String(repeating: "00", count: 32)
        #expect(try errorOf(failed.prepare(now: Fixture.now, nonce: zero)).code == Code.prepareNonce)
        #expect(try errorOf(failed.prepare(now: Fixture.now, nonce: Fixture.nonce)).code == Code.usageAlreadyUsed)
        let refused = try X402KernelTests.unsigned()
        #expect(try errorOf(refused.finish(signature: "0x00")).code == Code.signatureLength)
        #expect(try errorOf(refused.finish(signature: signature(refused))).code == Code.usageAlreadyUsed)
    }

    @Test("a wrong argument leaves the handle as it was")
    func arguments() throws {
        let approved = try approved()
        let milliseconds = Fixture.now * 1000
        #expect(try errorOf(approved.prepare(now: milliseconds, nonce: Fixture.nonce)).code == Code.timeMilliseconds)
        #expect(try errorOf(approved.prepare(now: -1, nonce: Fixture.nonce)).code == Code.usageArgument)
        let bare = String(Fixture.nonce.dropFirst(2))
        #expect(try errorOf(approved.prepare(now: Fixture.now, nonce: bare)).code == Code.hexNoPrefix)
        for (date, at, code) in [
            ("yesterday", Fixture.now, Code.timeNotHttpDate),
            ("Sun, 17 Mar 2030 17:46:40 GMT", Fixture.now - 601, Code.clockImplausible),
            ("Sun, 17 Mar 2030 17:46:40 GMT", milliseconds, Code.timeMilliseconds),
            ("Sun, 17 Mar 2030 17:46:40 GMT", -1, Code.usageArgument),
        ] {
            let options = PrepareOptions(serverDate: ServerDate(date: date, receivedAt: at))
            let refused = try errorOf(approved.prepare(now: Fixture.now, nonce: Fixture.nonce, options: options))
            #expect(refused.code == code)
        }
        let unsigned = try approved.prepare(now: Fixture.now, nonce: Fixture.nonce)
        #expect(try errorOf(unsigned.finish(signature: "0xzz")).code == Code.hexNotHex)
        let answer = Answer(id: "authorization", signature: "0xzz")
        #expect(try errorOf(unsigned.finishAll(answers: [answer])).code == Code.hexNotHex)
        #expect(try unsigned.finish(signature: signature(unsigned)).accepted?.amount == "10000")
    }

    @Test("of many tasks one prepares")
    func race() async throws {
        let approved = try approved()
        let codes = await withTaskGroup(of: String?.self) { group in
            for _ in 0..<32 {
                group.addTask {
                    let result = Result { try approved.prepare(now: Fixture.now, nonce: Fixture.nonce) }
                    guard case .failure(let error) = result else { return nil }
                    return (error as? X402Error)?.code ?? "\(error)"
                }
            }
            return await group.reduce(into: [String?]()) { $0.append($1) }
        }
        #expect(codes.filter { $0 == nil }.count == 1)
        #expect(codes.filter { $0 == Code.usageAlreadyUsed }.count == 31)
    }

    @Test("handles are neither copied nor serialised, and no text shows a key")
    func handles() throws {
        let unsigned = try unsigned()
        let purchase = Purchase(policy: try Policy(), payer: try payer(), request: try request())
        let handles: [any AnyObject & Sendable] = [
            try Policy(), try approved(), unsigned, unsigned.requests[0], try signer(), purchase,
        ]
        for handle in handles {
            #expect(!(handle is any Encodable) && !(handle is any Decodable), "\(handle)")
            #expect(!(handle is any NSCopying) && !(handle is any NSCoding), "\(handle)")
        }
        let signer = try signer()
        var dumped = ""
        dump(signer, to: &dumped)
        for text in ["\(signer)", String(reflecting: signer), dumped] {
            #expect(!text.contains("4646"))
        }
        #expect("\(signer)" == "LocalSigner(\(signer.address))")
        let error = try errorOf(LocalSigner(key: Fixture.key + "46"))
        #expect(error.code == Code.usageKey && !"\(error)".contains("4646"))
    }

    @Test("one answer for each request, and it has to be the payer's")
    func answers() throws {
        let unsigned = try unsigned()
        let asked = unsigned.requests[0]
        #expect(asked.kind == .typedData)
        #expect((asked.digest, asked.typedData, asked.signer) == (unsigned.digest, unsigned.typedData, unsigned.payer))
        let typedData = try JSON(parsing: data(asked.typedData))
        #expect(typedData["domain"]?["chainId"] == .number(84532))
        let answer = Answer(id: asked.id, signature: try signer().sign(request: asked))
        #expect(try unsigned.finishAll(answers: [answer]).authorization.from == signer().address)
        for answers in [[], [answer, answer], [Answer(id: "other", signature: answer.signature)]] {
            #expect(try errorOf(X402KernelTests.unsigned().finishAll(answers: answers)).code == Code.usageAnswer)
        }
        let other = try LocalSigner(key: "0x" + String(repeating: "47", count: 32))
        #expect(try errorOf(other.sign(request: asked)).code == Code.signatureNotPayer)
        let choice = try challenge().choose(payer: Payer(address: other.address, networks: ["eip155:84532"]))
        let theirs = try Policy().approve(choice: choice, request: request(), now: Fixture.now)
        let asking = try theirs.prepare(now: Fixture.now, nonce: Fixture.nonce)
        let forged = try other.sign(request: asking.requests[0])
        #expect(try errorOf(X402KernelTests.unsigned().finish(signature: forged)).code == Code.signatureNotPayer)
    }

    @Test("a verdict never throws for what a peer wrote")
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

    @Test("codes are strings with constants, kinds are enums")
    func codes() throws {
        // A Swift enum does not list its static members; its source does.
        let file = checkout.appendingPathComponent("bindings/swift/Sources/X402Kernel/Companions/Codes.swift")
        let source = try String(contentsOf: file, encoding: .utf8)
        let constants = source.matches(of: /static let \w+ = "(.+)"/).map { String($0.output.1) }
        let table = try JSON(parsing: Data(contentsOf: checkout.appendingPathComponent("spec-vectors/codes.json")))
        let all = try ["errors", "repairs", "open", "reasons"].flatMap { try #require(table[$0]?.object).keys }
        #expect(constants.sorted() == all.sorted())

        let errors = try [
            errorOf(parseAmount(text: "1.5")),
            errorOf(challenge().choose(payer: Payer(address: signer().address, networks: []))),
            errorOf(Request(method: "GET", url: "/")),
        ]
        #expect(errors.map(\.kind) == [.malformed, .rejected, .usage])
        #expect(errors.map(\.code) == [Code.amountNotDecimal, Code.chooseNonePayable, Code.usageUrl])
        guard case .malformed = errors[0], case .rejected = errors[1], case .usage = errors[2] else {
            return #expect(Bool(false), "\(errors)")
        }
        #expect((errors[1].at, errors[1].reason) == ("/accepts", nil))
        #expect(errors[1].detail == ["count": "2", "0": Code.schemeUnsupported, "1": Code.chooseNetwork])
        let sentence = "choose.none_payable: none of the 2 offers can be paid (at /accepts)"
        #expect("\(errors[1])" == sentence)
        #expect(errors[1].localizedDescription == sentence)
        let hinted = try errorOf(parseAddress(text: "seller.eth"))
        #expect("\(hinted)" == "\(hinted.code): \(hinted.sentence); an ENS name: look it up first")
    }

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
    func crossing() throws {
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
