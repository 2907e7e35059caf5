import Foundation
import Testing
import VectorAdapter
import X402Kernel

/// Typed data, calldata, signatures and verify options, where the vectors cannot test them.
struct EvmTests {
    private func domain() throws -> Eip712Domain {
        let domain = try #require(JSON(parsing: data(unsigned().typedData))["domain"])
        return try Eip712Domain.parse(json: domain.text)
    }

    @Test("a digest is the same from data and from JSON")
    func typedDatas() throws {
        let unsigned = try unsigned()
        let read = try TypedData.parse(json: unsigned.typedData)
        #expect((read.digest, read.primaryType) == (unsigned.digest, "TransferWithAuthorization"))
        #expect(same(read.json, unsigned.typedData))
        #expect(try read == TypedData.parse(json: unsigned.typedData))

        let (domain, authorization) = (try domain(), try payment().authorization)
        let separator = try domainSeparator(domain: domain)
        #expect(read.domainSeparator == separator)
        #expect(try read.structHash == structHash(authorization: authorization))
        #expect(try read.digest == digest(domain: domain, authorization: authorization))
        for kind in [AuthorizationKind.transfer, .receive] {
            let said = try TypedData.parse(json: typedData(domain: domain, authorization: authorization, kind: kind))
            #expect(try said.digest == digest(domain: domain, authorization: authorization, kind: kind))
            #expect((said.digest == read.digest) == (kind == .transfer))
        }
        let cancel = CancelAuthorization(authorizer: authorization.from, nonce: authorization.nonce)
        let said = try TypedData.parse(json: cancelTypedData(domain: domain, cancel: cancel))
        #expect(try said.digest == cancelDigest(domain: domain, cancel: cancel))
        #expect(try said.structHash == cancelStructHash(cancel: cancel))
        let json = #"{"authorizer":"\#(cancel.authorizer)","nonce":"\#(cancel.nonce)"}"#
        #expect(try CancelAuthorization.parse(json: json) == cancel)

        let error = try errorOf(cancelDigest(domain: domain, cancel: CancelAuthorization(authorizer: "", nonce: "0x")))
        #expect((error.code, error.at) == (Code.addressNoPrefix, "/authorizer"))
        #expect(try errorOf(TypedData.parse(json: "{}")).code == Code.messageMissing)
    }

    @Test("calldata has the signature as v, r and s, or as bytes")
    func callDatas() throws {
        let payment = try payment()
        let (authorization, signature) = (payment.authorization, payment.signature)
        let parts = try calldata(authorization: authorization, signature: signature)
        let bytes = try calldata(authorization: authorization, signature: signature, bytesOverload: true)
        #expect((parts.prefix(10), bytes.prefix(10)) == ("0xe3ee160e", "0xcf092995"))
        #expect(bytes.contains(signature.dropFirst(2)))
        let received = try calldata(authorization: authorization, signature: signature, kind: .receive)
        #expect(received.dropFirst(10) == parts.dropFirst(10) && received != parts)
        let cancel = CancelAuthorization(authorizer: authorization.from, nonce: authorization.nonce)
        let cancelled = try cancelCalldata(cancel: cancel, signature: signature)
        #expect(try cancelled != cancelCalldata(cancel: cancel, signature: signature, bytesOverload: true))
        let state = try authorizationStateCalldata(authorizer: cancel.authorizer, nonce: cancel.nonce)
        #expect(state.hasPrefix("0xe94a0102") && state.hasSuffix(cancel.nonce.dropFirst(2)))

        let none = try errorOf(calldata(authorization: authorization, signature: "0x"))
        #expect(none.code == Code.signatureLength)
        #expect(try errorOf(cancelCalldata(cancel: cancel, signature: "ab")).code == Code.hexNoPrefix)
        #expect(try errorOf(authorizationStateCalldata(authorizer: "0x", nonce: "0x")).code == Code.addressLength)
    }

    @Test("a KMS's signature becomes the payer's")
    func forms() throws {
        let unsigned = try unsigned()
        let (digest, payer) = (unsigned.digest, unsigned.payer)
        let whole = try signature(unsigned)
        let rs = String(whole.dropLast(2))
        #expect(try signatureFromRs(rs: rs, digest: digest, signer: payer) == whole)
        #expect(try normalizedSignature(signature: whole) == whole)
        let other = try errorOf(signatureFromRs(rs: rs, digest: digest, signer: offer().payTo))
        #expect(other.code == Code.signatureNotPayer)
        #expect(try errorOf(signatureFromDer(der: rs, digest: digest, signer: payer)).code == Code.signatureDer)
        #expect(try errorOf(signatureFromEip2098(signature: whole)).code == Code.signatureLength)
        let found = try signatureFromRs(rs: rs, digest: digest, signer: payer)
        #expect(try unsigned.finish(signature: found).signature == whole)

        #expect(try signatureForm(signature: whole) == .key)
        #expect(try signatureForm(signature: rs) == .other)
        let magic = "0x" + String(repeating: "6492", count: 16)
        #expect(try signatureForm(signature: magic) == .counterfactual)
        #expect(try errorOf(Erc6492.parse(signature: magic)).code == Code.signatureErc6492)
        #expect(try errorOf(signatureForm(signature: "?")).code == Code.hexNoPrefix)
    }

    @Test("a contract wallet's signature is accepted unchecked, once")
    func unchecked() throws {
        let unsigned = try unsigned()
        #expect(try errorOf(unsigned.finishUnchecked(signature: "0xzz")).code == Code.hexNotHex)
        let payment = try unsigned.finishUnchecked(signature: "0xabcdef")
        #expect(payment.signature == "0xabcdef")
        #expect(try errorOf(unsigned.finishUnchecked(signature: "0xab")).code == Code.usageAlreadyUsed)
        guard case .needsChain(_, .contract, nil, _, _) = try offer().verify(payment: payment, now: Fixture.now) else {
            return #expect(Bool(false))
        }
        let empty = try X402KernelTests.unsigned()
        #expect(try errorOf(empty.finishUnchecked(signature: "0x")).code == Code.signatureLength)
        #expect(try errorOf(empty.finish(signature: signature(empty))).code == Code.usageAlreadyUsed)
    }

    @Test("verify options decide a verdict, and wrong ones throw")
    func options() throws {
        let (offer, payment) = (try offer(), try payment())
        func verified(_ options: VerifyOptions?) throws -> Verdict {
            let verdict = try offer.verify(payment: payment, now: Fixture.now, options: options)
            #expect(try offer.verifyHeader(header: payment.header, now: Fixture.now, options: options) == verdict)
            return verdict
        }
        #expect(try verified(VerifyOptions()) == verified(nil))
        let none = try verified(VerifyOptions(payerCode: payerCode(code: "0x")))
        guard case .signedByPayer(_, _, let open) = none else { return #expect(Bool(false), "\(none)") }
        #expect(!open.contains(Open.payerCode))
        let delegated = try verified(VerifyOptions(payerCode: payerCode(code: "0xef0100" + offer.payTo.dropFirst(2))))
        guard case .needsChain(_, .delegated, nil, _, _) = delegated else {
            return #expect(Bool(false), "\(delegated)")
        }
        let hurried = try verified(VerifyOptions(minRunway: 61))
        guard case .rejected(let error) = hurried else { return #expect(Bool(false), "\(hurried)") }
        #expect(error.code == Code.verifyTooCloseToExpiry)

        let read = try VerifyOptions.fromJson(json: #"{"minRunway":5,"payerCode":"contract","factories":[]}"#)
        #expect(read == VerifyOptions(minRunway: 5, payerCode: .contract, factories: []))
        func refused(_ options: VerifyOptions) throws -> X402Error {
            try errorOf(offer.verify(payment: payment, now: Fixture.now, options: options))
        }
        #expect(try refused(VerifyOptions(minRunway: -1)).code == Code.usageArgument)
        #expect(try refused(VerifyOptions(factories: ["0x12"])).code == Code.addressLength)
        #expect(try errorOf(VerifyOptions.fromJson(json: #"{"runway":5}"#)).code == Code.usageArgument)
        #expect(try errorOf(payerCode(code: "00")).code == Code.hexNoPrefix)
    }

    @Test("a payment is prepared by the server's clock, or valid since another time")
    func preparing() throws {
        let date = "Sun, 17 Mar 2030 17:46:30 GMT"
        let behind = PrepareOptions(serverDate: ServerDate(date: date, receivedAt: Fixture.now))
        let read = try PrepareOptions.fromJson(
            json: #"{"serverDate":{"date":"\#(date)","receivedAt":\#(Fixture.now)}}"#)
        #expect(read == behind)
        func expiry(_ options: PrepareOptions?) throws -> Int64 {
            try approved().prepare(now: Fixture.now, nonce: Fixture.nonce, options: options).expiresAt
        }
        #expect(try expiry(PrepareOptions()) == expiry(nil))
        #expect(try expiry(behind) == expiry(nil) - 10)
        let backdated = try approved().prepare(
            now: Fixture.now, nonce: Fixture.nonce, options: PrepareOptions(validAfter: .backdated))
        let payment = try backdated.finish(signature: signature(backdated))
        #expect(payment.authorization.validAfter == "\(Fixture.now - 600)")
        #expect(try errorOf(PrepareOptions.fromJson(json: #"{"validAfter":"now"}"#)).code == Code.usageArgument)
    }

    @Test("many payments are verified in one call, in their order")
    func many() throws {
        let (offer, good, late) = (try offer(), try payment(), try payment(at: 1_700_000_000))
        let payments = (0..<40).map { $0 % 2 == 0 ? good : late }
        let expected = try payments.map { try offer.verify(payment: $0, now: Fixture.now) }
        #expect(try offer.verifyMany(payments: payments, now: Fixture.now) == expected)
        #expect(try offer.verifyMany(payments: [], now: Fixture.now).isEmpty)
        let milliseconds = Fixture.now * 1000
        #expect(try errorOf(offer.verifyMany(payments: payments, now: milliseconds)).code == Code.timeMilliseconds)
    }
}
