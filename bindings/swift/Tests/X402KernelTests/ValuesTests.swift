import Foundation
import Testing
import X402Kernel

/// Amounts, prices, tokens and reasons, where the vectors cannot test them.
struct ValuesTests {
    private static let local = """
        {"assets":[{"network":"eip155:31337","address":"0x5FbDB2315678afecb367f032d93F642f64180aa3","symbol":"LUSD",\
        "name":"Local Dollar","version":"1","decimals":18,"transferMethod":"permit2","domainSeparator":\
        "0x9f9589305c486794fc4c0be946277c09ce35b5244a4a9f9a2a77385fc4a6e493","evidence":"onchain"}]}
        """

    @Test("tokens belong to the profile, and are values")
    func assets() async throws {
        let profile = try Profile.fromJson(json: Self.local)
        #expect(try Profile().assets(network: "eip155:31337").isEmpty)
        let asset = try #require(profile.assets(network: "eip155:31337").first)
        #expect((asset.transferMethod, asset.evidence, asset.source) == (.permit2, .onchain, nil))
        #expect(try profile.asset(network: "eip155:31337", address: asset.address.lowercased()) == asset)
        #expect(try profile.elsewhere(network: "eip155:8453", address: asset.address) == [asset])
        let price = try profile.price(money: "$0.5", network: "eip155:31337")
        #expect(price == Price(asset: asset, amount: "500000000000000000"))
        #expect(price != Price(asset: asset, amount: "5"))
        #expect(Set([price, Price(asset: asset, amount: price.amount)]).count == 1)
        let seen = try await withThrowingTaskGroup(of: Asset?.self) { group in
            for _ in 0..<16 { group.addTask { try profile.asset(network: "eip155:31337", address: asset.address) } }
            return try await group.reduce(into: Set()) { $0.insert($1) }
        }
        #expect(seen == [asset])
    }

    @Test("wrong arguments throw a code")
    func arguments() throws {
        let profile = Profile()
        #expect(try errorOf(profile.assets(network: "base")).code == Code.networkNotCaip2)
        #expect(try errorOf(profile.asset(network: "eip155:1", address: "0x12")).code == Code.addressLength)
        #expect(try errorOf(profile.elsewhere(network: "eip155:1", address: "12")).code == Code.addressNoPrefix)
        #expect(try errorOf(profile.price(money: "a lot", network: "eip155:8453")).code == Code.moneyNotDecimal)
        #expect(try errorOf(profile.price(money: "$1", network: "eip155:31337")).code == Code.moneyNoAsset)
        #expect(try errorOf(isTestnet(network: "base")).code == Code.networkNotCaip2)
        #expect(try errorOf(parseAmountTolerant(text: "-1")).code == Code.amountNotDecimal)
        for decimals in [Int32(-1), 256] {
            #expect(try errorOf(amountToMoney(amount: "1", decimals: decimals)).code == Code.usageArgument)
        }
    }

    @Test("a repaired amount lists its repairs")
    func tolerant() throws {
        let amount = try parseAmountTolerant(text: " +007\n")
        #expect(amount.amount == "7")
        let kinds = [RepairKind.amountWhiteSpace, RepairKind.amountPlusSign, RepairKind.amountLeadingZero]
        #expect(amount.repairs.map(\.kind) == kinds)
        #expect(amount.repairs == kinds.map { Repair(kind: $0, at: "", cause: nil) })
    }

    @Test("a reason is looked up and never throws")
    func reasons() throws {
        let known = Reason.parse(text: Reasons.invalidPayload)
        #expect((known.canonical, known.reasonClass, known.httpStatus) == (Reasons.invalidPayload, .invalid, 400))
        #expect(known == Reason.parse(text: Reasons.invalidPayload))
        for text in ["", "\0", "e\u{301}", "\u{e9}", String(repeating: "é", count: 100_000)] {
            let unknown = Reason.parse(text: text)
            #expect(same(unknown.text, text))
            #expect((unknown.canonical, unknown.reasonClass, unknown.mayHaveSettled) == (nil, .unknown, true))
        }
    }

    @Test("an error has an HTTP status, thrown or inside a value")
    func httpStatus() throws {
        #expect(try errorOf(parseAmount(text: "1.5")).httpStatus == 400)
        #expect(try errorOf(Request(method: "GET", url: "/")).httpStatus == 500)
        let late = try offer().verify(payment: payment(at: 1_700_000_000), now: Fixture.now)
        guard case .rejected(let error) = late else { return #expect(Bool(false), "\(late)") }
        #expect(error.httpStatus == 402)
        #expect(try challenge().skipped.map(\.error.httpStatus) == [402])
    }
}
