import Foundation
import Testing
import X402Kernel

/// Many tasks at once, with shared values and one handle.
struct TaskTests {
    /// All public types of values. The list compiles because each of them is Sendable.
    private let types: [any Sendable.Type] = [
        Answer.self, Approved.self, Asset.self, Authorization.self, AuthorizationKind.self, Balance.self,
        CancelAuthorization.self, Choice.self, DecodedHeader.self, DiscoveryItem.self, DiscoveryPage.self,
        Eip712Domain.self, Erc6492.self, ErrorInfo.self, ErrorKind.self, Event.self, Evidence.self,
        FacilitatorRequest.self, Found.self, HttpHeader.self, HttpOutcome.self, TolerantAmount.self, LocalSigner.self,
        Match.self, MatchRule.self, NotChosen.self, Pagination.self, Payer.self, PayerCode.self, PayerKind.self,
        PaymentPayload.self, PaymentRequired.self, PaymentRequirements.self, Plan.self, PlanCounter.self, Policy.self,
        PrepareOptions.self, Price.self, Profile.self, Purchase.self, Reader.self, ReasonClass.self, Reason.self,
        Repair.self, Request.self, RequestKind.self, ResourceInfo.self, ResourceMatch.self, ServerDate.self,
        SettleResponse.self, SignatureForm.self, SigningRequest.self, Skipped.self, Step.self, Supported.self,
        SupportedKind.self, AssetId.self, TransferMethod.self, TypedData.self, UnsignedPayment.self, ValidAfter.self,
        Verdict.self, VerifyOptions.self, VerifyResponse.self, Wallet.self, X402Error.self,
    ]

    @Test("every type is Sendable, unless it only has constants")
    func sendable() throws {
        let graph = try SymbolGraph.read()
        let all = graph.names("class", "struct", "enum").subtracting(["Code", "Open", "Reasons", "RepairKind"])
        #expect(graph.conforming(to: "s8SendableP") == all)
        #expect(Set(types.map { "\($0)" }) == all)
    }

    /// The results of the calls of many tasks: values, or codes of errors.
    private func outcomes<T: Sendable>(
        of count: Int = 64, _ call: @escaping @Sendable (Int) throws -> T
    ) async -> [Result<T, X402Error>] {
        await withTaskGroup(of: Result<T, X402Error>?.self) { group in
            for index in 0..<count {
                group.addTask {
                    do { return .success(try call(index)) } catch { return (error as? X402Error).map { .failure($0) } }
                }
            }
            return await group.reduce(into: []) { all, one in if let one { all.append(one) } }
        }
    }

    private func codes<T>(_ outcomes: [Result<T, X402Error>]) -> [String: Int] {
        outcomes.reduce(into: [:]) { counts, outcome in
            switch outcome {
            case .success: counts["", default: 0] += 1
            case .failure(let error): counts[error.code, default: 0] += 1
            }
        }
    }

    @Test("shared values give every task the same result")
    func shared() async throws {
        let (challenge, payer, policy, request) = (try challenge(), try payer(), try Policy(), try request())
        let (offer, payment, signer) = (try offer(), try payment(), try signer())
        let bought = await outcomes { task in
            let approved = try policy.approve(choice: challenge.choose(payer: payer), request: request, now: Fixture.now)
            let nonce = "0x" + String(repeating: String(format: "%02x", task + 1), count: 32)
            let unsigned = try approved.prepare(now: Fixture.now, nonce: nonce)
            return try unsigned.finish(signature: signer.sign(request: unsigned.requests[0])).authorization.nonce
        }
        #expect(codes(bought) == ["": 64])
        #expect(Set(bought.map { try? $0.get() }).count == 64)
        let verdicts = await outcomes { _ in try offer.verify(payment: payment, now: Fixture.now) }
        #expect(Set(verdicts.map { try? $0.get() }).count == 1)
        let texts = await outcomes { _ in "\(challenge)\(offer)\(payment)\(payer)\(challenge.hashValue)\(challenge.accepts)" }
        #expect(Set(texts.map { try? $0.get() }).count == 1)
    }

    @Test("of many tasks one finishes")
    func finishing() async throws {
        let unsigned = try unsigned()
        let signature = try signature(unsigned)
        let finished = await outcomes { task in
            task.isMultiple(of: 2)
                ? try unsigned.finish(signature: signature)
                : try unsigned.finishAll(answers: [Answer(id: unsigned.requests[0].id, signature: signature)])
        }
        #expect(codes(finished) == ["": 1, Code.usageAlreadyUsed: 63])
        let read = await outcomes { _ in unsigned.summary + unsigned.digest + unsigned.typedData }
        #expect(Set(read.map { try? $0.get() }).count == 1)
    }

    @Test("of many tasks one advances a purchase")
    func purchase() async throws {
        let purchase = Purchase(policy: try Policy(), payer: try payer(), request: try request())
        let started = await outcomes { _ in try purchase.next(event: .start(now: Fixture.now, nonce: Fixture.nonce)) }
        #expect(codes(started) == ["": 1, Code.usageEvent: 63])
        let challenged = Event.response(status: 402, headers: [], body: data(Fixture.challenge), now: Fixture.now)
        let answered = await outcomes { task in
            _ = (purchase.requests, purchase.payment)
            return try purchase.next(event: task.isMultiple(of: 2) ? challenged : .declined)
        }
        #expect(codes(answered) == ["": 1, Code.usageEvent: 63])
    }

    @Test("a value outlives its task and its message")
    func outlives() async throws {
        let offers = try await withThrowingTaskGroup(of: [PaymentRequirements].self) { group in
            for _ in 0..<16 { group.addTask { try challenge().accepts } }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        #expect(Set(offers.map(\.json)).count == 1)
        #expect(Set(offers).count == 1)
    }
}
