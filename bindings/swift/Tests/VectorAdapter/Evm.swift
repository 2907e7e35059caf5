import X402Kernel

/// Typed data, authorizations, signatures, calldata. None for other operations.
func evm(_ op: String, _ input: Input) throws -> JSON? {
    switch op {
    case "eip712/typed_data":
        let data = try TypedData.parse(json: input.text("json"))
        return json(["domainSeparator": data.domainSeparator, "structHash": data.structHash, "digest": data.digest])
    case "eip3009/digest":
        let (domain, authorization) = (try input.domain(), try input.authorization())
        let kind = try kind(input.optionalText("kind") ?? "transfer")
        return json([
            "domainSeparator": try domainSeparator(domain: domain),
            "structHash": try structHash(authorization: authorization, kind: kind),
            "digest": try digest(domain: domain, authorization: authorization, kind: kind),
        ])
    case "eip3009/cancel_digest":
        let (domain, cancel) = (try input.domain(), try input.cancel())
        return json([
            "domainSeparator": try domainSeparator(domain: domain),
            "structHash": try cancelStructHash(cancel: cancel),
            "digest": try cancelDigest(domain: domain, cancel: cancel),
        ])
    case "eip3009/calldata":
        return json(["data": try callData(input)])
    case "signature/from":
        return try signature(input)
    case "signature/erc6492":
        let envelope = try Erc6492.parse(signature: input.text("signature"))
        return json([
            "factory": envelope.factory,
            "calldata": envelope.calldata,
            "signature": envelope.signature,
        ])
    default:
        return nil
    }
}

private func kind(_ text: String) throws -> AuthorizationKind {
    let kinds = ["transfer": AuthorizationKind.transfer, "receive": .receive]
    guard let kind = kinds[text] else { throw CaseProblem("unknown kind \(text)") }
    return kind
}

private func callData(_ input: Input) throws -> String {
    let overload = try input.optionalText("overload")
    guard overload == nil || overload == "bytes" else { throw CaseProblem("overload") }
    let bytes = overload == "bytes"
    switch try input.text("call") {
    case "state":
        return try authorizationStateCalldata(authorizer: input.text("authorizer"), nonce: input.text("nonce"))
    case "cancel":
        return try cancelCalldata(cancel: input.cancel(), signature: input.text("signature"), bytesOverload: bytes)
    case let call:
        let (kind, signature) = (try kind(call), try input.hex("signature"))
        return try calldata(
            authorization: input.authorization(), signature: signature, kind: kind, bytesOverload: bytes)
    }
}

private func signature(_ input: Input) throws -> JSON {
    let (given, digest) = (try input.hex("signature"), try input.has("digest") ? input.bytes32("digest") : nil)
    func needed() throws -> String { try input.text("digest") }
    let signature =
        switch try input.text("form") {
        case "eip2098": try signatureFromEip2098(signature: given)
        case "normalized": try normalizedSignature(signature: given)
        case "der": try signatureFromDer(der: given, digest: needed(), signer: input.text("signer"))
        case "rs": try signatureFromRs(rs: given, digest: needed(), signer: input.text("signer"))
        case let other: throw CaseProblem("unknown form \(other)")
        }
    return json([
        "signature": signature,
        "address": try digest.map { try recover(digest: $0, signature: signature) },
    ])
}
