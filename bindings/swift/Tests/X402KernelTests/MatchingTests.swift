import Foundation
import Testing
import X402Kernel

/// Payers, echoes and matches, where the vectors cannot test them.
struct MatchingTests {
    private let usdc = AssetId(network: "eip155:84532", asset: "0x036CbD53842c5426634e7929541eC2318f3dCF7e")

    private func payer(_ amount: String) throws -> Payer {
        try Payer(
            address: signer().address,
            networks: ["eip155:84532", "eip155:8453"],
            kind: .contract,
            balances: [Balance(network: usdc.network, asset: usdc.asset, amount: amount)],
            assets: [usdc],
            preferNetworks: ["eip155:8453"],
            preferAssets: [usdc]
        )
    }

    @Test("a payer is a value with its properties")
    func payers() throws {
        let one = try payer("10000")
        #expect(one.networks == ["eip155:84532", "eip155:8453"])
        #expect((one.kind, one.preferNetworks) == (.contract, ["eip155:8453"]))
        #expect(one.balances == [Balance(network: usdc.network, asset: usdc.asset, amount: "10000")])
        #expect((one.assets, one.preferAssets) == ([usdc], [usdc]))
        #expect(try one == payer("10000"))
        #expect(try one.hashValue == payer("10000").hashValue)
        #expect(try one != payer("9999"))
        let plain = try X402KernelTests.payer()
        #expect((plain.kind, plain.balances, plain.assets) == (.key, [], []))
        #expect(try PayerKind.parse(text: "delegated") == .delegated)
    }

    @Test("a payer is not made from wrong arguments")
    func nonsense() throws {
        func made(_ balance: Balance, prefers: AssetId? = nil) throws -> Payer {
            try Payer(
                address: signer().address, networks: [], balances: [balance], preferAssets: prefers.map { [$0] } ?? [])
        }
        let right = Balance(network: usdc.network, asset: usdc.asset, amount: "1")
        let wrong = Balance(network: usdc.network, asset: usdc.asset, amount: "1.5")
        #expect(try errorOf(made(wrong)).code == Code.amountNotDecimal)
        let named = AssetId(network: "base", asset: usdc.asset)
        #expect(try errorOf(made(right, prefers: named)).code == Code.networkNotCaip2)
        let short = AssetId(network: usdc.network, asset: "0x12")
        #expect(try errorOf(made(right, prefers: short)).code == Code.addressLength)
        #expect(try errorOf(PayerKind.parse(text: "Key")).code == Code.usageArgument)
        #expect(try errorOf(MatchRule.parse(text: "strict")).code == Code.usageArgument)
    }

    @Test("additions to the extensions are sent, and the choice itself does not change")
    func extensions() throws {
        let text = Fixture.challenge.replacingOccurrences(
            of: #""x-more""#, with: #""extensions":{ "a":{"info":{"n":1.0}}},"x-more""#)
        let choice = try PaymentRequired.parse(json: text).choose(payer: X402KernelTests.payer())
        let added = try choice.withExtensions(additions: #"{"b":{"info":{}}}"#)
        #expect(added != choice)
        #expect(same(added.extensions, try choice.challenge.echo(additions: #"{"b":{"info":{}}}"#)))
        #expect(same(choice.extensions, #"{ "a":{"info":{"n":1.0}}}"#))
        #expect(try errorOf(choice.withExtensions(additions: "[]")).code == Code.usageArgument)
        #expect(try errorOf(choice.withExtensions(additions: "{")).code == Code.jsonSyntax)

        let sent = try #require(choice.extensions)
        try echoMatches(sent: sent, echoed: added.extensions)
        try echoMatches(sent: sent)
        let changed = try errorOf(echoMatches(sent: sent, echoed: #"{"a":{"info":{"n":2}}}"#))
        #expect((changed.code, changed.at) == (Code.matchExtensionEcho, "/a/info/n"))
        let small = try Profile.fromJson(json: #"{"limits":{"body":10}}"#)
        #expect(try errorOf(echoMatches(sent: sent, profile: small)).code == Code.jsonTooLarge)
    }

    @Test("a match is a value, and a peer's message throws only if it is not JSON")
    func matches() async throws {
        let (offer, payment) = (try offer(), try payment())
        let dearer = try PaymentRequirements.parse(json: Fixture.offer.replacingOccurrences(of: "10000", with: "10001"))
        #expect(findOffer(offers: [dearer, offer], payment: payment) == .found(index: 1))
        let none = findOffer(offers: [dearer], payment: payment, rule: .typescript)
        guard case .notFound(0, let error) = none else { return #expect(Bool(false), "\(none)") }
        #expect((error.code, error.at) == (Code.matchAmount, "/accepted/amount"))
        #expect(try findAccepted(offers: [offer], accepted: offer.json, rule: .exact) == .found(index: 0))
        for text in ["{}", "null", "1e999", "[]"] {
            let match = try findAccepted(offers: [offer], accepted: text)
            guard case .notFound = match else { return #expect(Bool(false), "\(text): \(match)") }
        }
        #expect(try errorOf(findAccepted(offers: [offer], accepted: "{")).code == Code.jsonSyntax)
        let seen = await withTaskGroup(of: Match.self) { group in
            for _ in 0..<16 { group.addTask { findOffer(offers: [offer, dearer], payment: payment) } }
            return await group.reduce(into: Set()) { $0.insert($1) }
        }
        #expect(seen == [.found(index: 0)])
    }

    @Test("only the server's own URL can be an error")
    func urls() throws {
        #expect(try compareUrls(own: Fixture.url, said: "no URL") == .otherOrigin)
        #expect(try errorOf(compareUrls(own: "no URL", said: Fixture.url)).code == Code.usageUrl)
    }
}
