import Foundation
import X402Kernel

/// A public function, by its name, with calls that pass bad arguments.
struct Call: Sendable {
    let name: String
    let attempts: [@Sendable (BadArguments) throws -> Any]

    init(_ name: String, _ attempts: (@Sendable (BadArguments) throws -> Any)...) {
        (self.name, self.attempts) = (name, attempts)
    }

    static let all = texts + signatures + messages + handles

    private static let domain = Eip712Domain(
        name: "USDC", version: "2", chainId: "84532", verifyingContract: "0x036CbD53842c5426634e7929541eC2318f3dCF7e",
        salt: nil)
    private static func authorization() throws -> Authorization { try payment().authorization }

    private static let texts: [Call] = [
        Call("amountToMoney(amount:decimals:)", { try amountToMoney(amount: $0.text, decimals: $0.small) }),
        Call("moneyToAmount(text:decimals:)", { try moneyToAmount(text: $0.text, decimals: $0.small) },
            { try moneyToAmount(text: "1", decimals: $0.small) }),
        Call("parseAmount(text:)", { try parseAmount(text: $0.text) }),
        Call("parseAmountTolerant(text:)", { try parseAmountTolerant(text: $0.text) }),
        Call("parseAddress(text:)", { try parseAddress(text: $0.text) }),
        Call("parseNetwork(text:version:)", { try parseNetwork(text: $0.text, version: $0.small) },
            { try parseNetwork(text: $0.text) }),
        Call("networkName(network:)", { try networkName(network: $0.text) }),
        Call("isTestnet(network:)", { try isTestnet(network: $0.text) }),
        Call("compareUrls(own:said:)", { try compareUrls(own: $0.text, said: $0.text) },
            { try compareUrls(own: Fixture.url, said: $0.text) }),
        Call("encodeHeader(json:)", { encodeHeader(json: $0.text) }),
        Call("decodeHeader(value:reader:profile:)", { try decodeHeader(value: $0.text, reader: .client) },
            { try decodeHeader(value: $0.text, reader: .server, profile: Profile()) }),
        Call("echoMatches(sent:echoed:profile:)", { try echoMatches(sent: $0.text, echoed: $0.text) },
            { try echoMatches(sent: $0.text, echoed: nil) }),
        Call("paidCacheControl(existing:)", { paidCacheControl(existing: $0.text) }),
        Call("preflightHeaders()", { _ in preflightHeaders() }),
        Call("Reason.parse(text:)", { Reason.parse(text: $0.text) }),
        Call("MatchRule.parse(text:)", { try MatchRule.parse(text: $0.text) }),
        Call("PayerKind.parse(text:)", { try PayerKind.parse(text: $0.text) }),
        Call("Request.init(method:url:)", { try Request(method: $0.text, url: $0.text) },
            { try Request(method: $0.text, url: Fixture.url) }),
        Call("Profile.init()", { _ in Profile() }),
        Call("Profile.fromJson(json:)", { try Profile.fromJson(json: $0.text) },
            { try Profile.fromJson(json: #"{"settleMargin":\#($0.number),"limits":{"body":\#($0.number)}}"#) }),
        Call("Profile.asset(network:address:)", { try Profile().asset(network: $0.text, address: $0.text) as Any }),
        Call("Profile.assets(network:)", { try Profile().assets(network: $0.text) }),
        Call("Profile.elsewhere(network:address:)",
            { try Profile().elsewhere(network: "eip155:84532", address: $0.text) }),
        Call("Profile.price(money:network:)", { try Profile().price(money: $0.text, network: "eip155:8453") },
            { try Profile().price(money: "$1", network: $0.text) }),
    ]

    private static let signatures: [Call] = [
        Call("domainSeparator(domain:)", { try domainSeparator(domain: $0.domain) }),
        Call("structHash(authorization:kind:)", { try structHash(authorization: $0.authorization) }),
        Call("digest(domain:authorization:kind:)", { try digest(domain: domain, authorization: $0.authorization) },
            { try digest(domain: $0.domain, authorization: authorization(), kind: .receive) }),
        Call("typedData(domain:authorization:kind:)",
            { try typedData(domain: $0.domain, authorization: authorization()) },
            { try typedData(domain: domain, authorization: $0.authorization) }),
        Call("calldata(authorization:signature:kind:bytesOverload:)",
            { try calldata(authorization: $0.authorization, signature: $0.text) },
            { try calldata(authorization: authorization(), signature: $0.text, bytesOverload: true) }),
        Call("authorizationStateCalldata(authorizer:nonce:)",
            { try authorizationStateCalldata(authorizer: $0.text, nonce: $0.text) }),
        Call("cancelDigest(domain:cancel:)",
            { try cancelDigest(domain: domain, cancel: CancelAuthorization(authorizer: $0.text, nonce: $0.text)) }),
        Call("cancelStructHash(cancel:)",
            { try cancelStructHash(cancel: CancelAuthorization(authorizer: $0.text, nonce: $0.text)) }),
        Call("cancelTypedData(domain:cancel:)",
            { try cancelTypedData(domain: domain, cancel: CancelAuthorization(authorizer: $0.text, nonce: $0.text)) }),
        Call("cancelCalldata(cancel:signature:bytesOverload:)", {
            let cancel = CancelAuthorization(authorizer: try signer().address, nonce: Fixture.nonce)
            return try cancelCalldata(cancel: cancel, signature: $0.text)
        }),
        Call("recover(digest:signature:)", { try recover(digest: $0.text, signature: $0.text) },
            { try recover(digest: Fixture.nonce, signature: $0.text) }),
        Call("normalizedSignature(signature:)", { try normalizedSignature(signature: $0.text) }),
        Call("signatureForm(signature:)", { try signatureForm(signature: $0.text) }),
        Call("signatureFromEip2098(signature:)", { try signatureFromEip2098(signature: $0.text) }),
        Call("signatureFromDer(der:digest:signer:)",
            { try signatureFromDer(der: $0.text, digest: Fixture.nonce, signer: signer().address) }),
        Call("signatureFromRs(rs:digest:signer:)",
            { try signatureFromRs(rs: $0.text, digest: Fixture.nonce, signer: signer().address) }),
        Call("payerCode(code:)", { try payerCode(code: $0.text) }),
        Call("Eip712Domain.parse(json:)", { try Eip712Domain.parse(json: $0.text) }),
        Call("Authorization.parse(json:)", { try Authorization.parse(json: $0.text) }),
        Call("CancelAuthorization.parse(json:)", { try CancelAuthorization.parse(json: $0.text) }),
        Call("TypedData.parse(json:)", { try TypedData.parse(json: $0.text) }),
        Call("Erc6492.parse(signature:)", { try Erc6492.parse(signature: $0.text) }),
        Call("VerifyOptions.fromJson(json:)", { try VerifyOptions.fromJson(json: $0.text) },
            { try VerifyOptions.fromJson(json: #"{"minRunway":\#($0.number)}"#) }),
        Call("PrepareOptions.fromJson(json:)", { try PrepareOptions.fromJson(json: $0.text) },
            { try PrepareOptions.fromJson(json: #"{"serverDate":{"date":"","receivedAt":\#($0.number)}}"#) }),
    ]

    private static let messages: [Call] = [
        Call("PaymentRequired.parse(json:profile:)", { try PaymentRequired.parse(json: $0.text) }),
        Call("PaymentRequired.fromHeader(value:profile:)", { try PaymentRequired.fromHeader(value: $0.text) },
            { try PaymentRequired.fromHeader(value: encodeHeader(json: $0.text)) }),
        Call("PaymentRequired.fromHttp(status:headers:body:profile:)",
            { try PaymentRequired.fromHttp(status: $0.small, headers: $0.headers, body: $0.data) },
            { try PaymentRequired.fromHttp(status: 402, headers: [], body: $0.data + [0xed, 0xa0, 0x80]) }),
        Call("PaymentRequired.echo(additions:)", { try challenge().echo(additions: $0.text) as Any }),
        Call("PaymentRequirements.parse(json:version:profile:)",
            { try PaymentRequirements.parse(json: $0.text, version: $0.small) },
            { try PaymentRequirements.parse(json: $0.text) }),
        Call("PaymentPayload.parse(json:profile:)", { try PaymentPayload.parse(json: $0.text) }),
        Call("PaymentPayload.fromHeader(value:profile:)", { try PaymentPayload.fromHeader(value: $0.text) }),
        Call("FacilitatorRequest.parse(json:profile:)", { try FacilitatorRequest.parse(json: $0.text) }),
        Call("FacilitatorRequest.init(payment:offer:)",
            { try FacilitatorRequest(payment: payment(), offer: PaymentRequirements.parse(json: $0.text)) }),
        Call("Supported.parse(json:profile:)", { try Supported.parse(json: $0.text) }),
        Call("Supported.supports(offer:)", { _ in try Supported.parse(json: #"{"kinds":[]}"#).supports(offer: offer()) }),
        Call("Supported.missing(offers:)", { _ in try Supported.parse(json: #"{"kinds":[]}"#).missing(offers: []) }),
        Call("DiscoveryPage.parse(json:profile:)", { try DiscoveryPage.parse(json: $0.text) }),
        Call("SettleResponse.parse(json:profile:)", { try SettleResponse.parse(json: $0.text) }),
        Call("SettleResponse.settled(transaction:network:payer:amount:)",
            { try SettleResponse.settled(transaction: $0.text, network: $0.text, payer: $0.text, amount: $0.text) },
            { try SettleResponse.settled(transaction: $0.text, network: $0.text) }),
        Call("SettleResponse.pending(transaction:network:payer:)",
            { try SettleResponse.pending(transaction: $0.text, network: $0.text) }),
        Call("SettleResponse.failed(reason:network:payer:)",
            { try SettleResponse.failed(reason: $0.text, network: $0.text) }),
        Call("VerifyResponse.parse(json:profile:)", { try VerifyResponse.parse(json: $0.text) }),
        Call("VerifyResponse.valid(payer:)", { try VerifyResponse.valid(payer: $0.text) }),
        Call("VerifyResponse.invalid(error:payer:)", { try VerifyResponse.invalid(error: $0.error) },
            { try VerifyResponse.invalid(error: X402Error.usage(info: $0.error), payer: $0.text) }),
        Call("Verdict.toVerifyResponse()", { try Verdict.rejected(error: $0.error).toVerifyResponse() as Any },
            { try Verdict.malformed(error: $0.error).toVerifyResponse() as Any },
            { try Verdict.signedByPayer(payer: $0.text, replayKey: $0.text, open: []).toVerifyResponse() as Any }),
        Call("interpret(status:headers:body:paid:crossOrigin:profile:)",
            { try interpret(status: $0.small, headers: $0.headers, body: $0.data) },
            { try interpret(status: 402, headers: $0.headers, body: $0.data, paid: true, crossOrigin: true) },
            { try interpret(status: 200, headers: [HttpHeader(name: "payment-response", value: $0.text)], body: $0.data) }),
        Call("challengeHeaders(challenge:)", { try challengeHeaders(challenge: PaymentRequired.parse(json: $0.text)) }),
        Call("receiptHeaders(receipt:version:cacheControl:)",
            { bad in try bad.receipts.map { try receiptHeaders(receipt: $0, version: 2, cacheControl: bad.text) } },
            { bad in bad.receipts.map { ($0.header, $0.errorMessage, $0.extensions) } },
            { try receiptHeaders(receipt: .pending(transaction: "0x", network: "eip155:1"), version: $0.small) }),
        Call("findOffer(offers:payment:rule:)", { _ in try findOffer(offers: [], payment: payment()) },
            { try findOffer(offers: [offer(), offer()], payment: PaymentPayload.parse(json: $0.text)) }),
        Call("findAccepted(offers:accepted:rule:profile:)", { _ in try findAccepted(offers: [], accepted: offer().json) },
            { try findAccepted(offers: [offer()], accepted: $0.text, rule: .exact) }),
    ]

    private static let handles: [Call] = [
        Call("Payer.init(address:networks:kind:balances:assets:preferNetworks:preferAssets:)",
            { try Payer(address: $0.text, networks: [$0.text]) },
            { try Payer(address: signer().address, networks: [], preferNetworks: [$0.text]) },
            {
                let token = AssetId(network: $0.text, asset: $0.text)
                let balance = Balance(network: "eip155:1", asset: try signer().address, amount: $0.text)
                return try Payer(
                    address: signer().address, networks: [], balances: [balance], assets: [token], preferAssets: [token])
            }),
        Call("PaymentRequired.choose(payer:)",
            { try PaymentRequired.parse(json: $0.text).choose(payer: payer()) },
            { _ in try challenge().choose(payer: Payer(address: signer().address, networks: [])) }),
        Call("Choice.withExtensions(additions:)",
            { try challenge().choose(payer: payer()).withExtensions(additions: $0.text) }),
        Call("Policy.init(perPayment:networks:maxLifetime:confirm:oneSdk:repaired:)",
            { try Policy(perPayment: $0.text) }, { try Policy(networks: [$0.text, $0.text]) },
            { try Policy(maxLifetime: $0.number) }),
        Call("Policy.approve(choice:request:now:)",
            { try Policy(networks: []).approve(choice: challenge().choose(payer: payer()), request: request(), now: $0.number) }),
        Call("Approved.prepare(now:nonce:options:)",
            { try approved().prepare(now: $0.number, nonce: Fixture.nonce) },
            { bad in
                try bad.options.map { try approved().prepare(now: Fixture.now, nonce: bad.text, options: $0) }
            }),
        Call("UnsignedPayment.finish(signature:)", { try unsigned().finish(signature: $0.text) }),
        Call("UnsignedPayment.finishUnchecked(signature:)", { try unsigned().finishUnchecked(signature: $0.text) }),
        Call("UnsignedPayment.finishAll(answers:)",
            { try unsigned().finishAll(answers: [Answer(id: $0.text, signature: $0.text)]) },
            { _ in try unsigned().finishAll(answers: []) }),
        Call("LocalSigner.init(key:)", { try LocalSigner(key: $0.text) }),
        Call("LocalSigner.sign(request:)", { bad in
            let other = try LocalSigner(key: "0x" + String(repeating: "47", count: 32))
            return try other.sign(request: unsigned().requests[0])
        }),
        Call("PaymentRequirements.verify(payment:now:options:)", { bad in
            try bad.verifyOptions.map { try offer().verify(payment: payment(), now: bad.number, options: $0) }
        }, {
            try PaymentRequirements.parse(json: $0.text).verify(payment: payment(), now: Fixture.now)
        }),
        Call("PaymentRequirements.verifyHeader(header:now:options:)", { bad in
            try bad.verifyOptions.map { try offer().verifyHeader(header: bad.text, now: Fixture.now, options: $0) }
        }),
        Call("PaymentRequirements.verifyMany(payments:now:)",
            { try offer().verifyMany(payments: [], now: $0.number) },
            { try offer().verifyMany(payments: [payment(), payment()], now: $0.number) }),
        Call("Purchase.init(policy:payer:request:profile:)",
            { try Purchase(policy: Policy(), payer: payer(), request: Request(method: $0.text, url: Fixture.url)) }),
        Call("Purchase.next(event:)", { bad in
            let purchase = Purchase(policy: try Policy(), payer: try payer(), request: try request())
            return bad.events.map { event in Result { try purchase.next(event: event) } }
        }),
    ]
}
