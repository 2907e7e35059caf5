import X402Kernel

/// Messages and transports. None for other operations.
func wire(_ op: String, _ input: Input) throws -> JSON? {
    switch op {
    case "wire/challenge_repairs":
        return try challengeRepairs(input)
    case "wire/verify_response":
        return answer(try VerifyResponse.parse(json: input.text("json"), profile: input.profile()))
    case "wire/facilitator_response":
        return try response(input.input("response"))
    case "wire/facilitator_request":
        let request = try FacilitatorRequest.parse(json: input.text("json"), profile: input.profile())
        return json([
            "version": request.version,
            "payment": request.payment.json,
            "offer": request.offer.json,
        ])
    case "wire/facilitator_request_new":
        let profile = try input.profile()
        let payment = try PaymentPayload.parse(json: input.text("payment"), profile: profile)
        let offer = try PaymentRequirements.parse(
            json: input.text("offer"), version: input.int("version"), profile: profile)
        return json(["json": try FacilitatorRequest(payment: payment, offer: offer).json])
    case "wire/supported":
        return try supported(input)
    case "wire/discovery":
        return try discovery(input)
    case "http/interpret":
        return try interpreted(input)
    case "http/response_headers":
        return json(["headers": try responseHeaders(input).map { [$0.name, $0.value] }])
    default:
        return nil
    }
}

private func challengeRepairs(_ input: Input) throws -> JSON {
    let profile = try input.profile()
    let challenge =
        if let header = try input.optionalText("header") {
            try PaymentRequired.fromHeader(value: header, profile: profile)
        } else {
            try PaymentRequired.parse(json: input.text("json"), profile: profile)
        }
    let offers = challenge.accepts.map { entry in
        let approval = ["needsApproval": entry.needsApproval.json]
        return JSON.object((offer(entry).object ?? [:]).merging(approval) { old, _ in old })
    }
    return json([
        "version": challenge.version,
        "repairs": repairs(challenge.repairs),
        "accepts": offers,
        "skipped": skipped(challenge.skipped),
        "json": challenge.json,
    ])
}

private func answer(_ answer: VerifyResponse) -> JSON {
    switch answer {
    case .valid(let payer, _):
        json(["status": "valid", "payer": payer])
    case .invalid(let reason, let message, let payer, _):
        json(["status": "invalid", "payer": payer, "reason": reason, "message": message])
    }
}

private func response(_ response: Input) throws -> JSON {
    func payer() throws -> String? { try response.optionalText("payer") }
    let receipt: SettleResponse
    switch try response.text("kind") {
    case "valid":
        return json(["json": try VerifyResponse.valid(payer: response.text("payer")).json])
    case "verdict":
        let offer = try PaymentRequirements.parse(json: response.text("offer"), version: response.int("version"))
        let verdict = try offer.verifyHeader(header: response.text("header"), now: response.long("now"))
        return json(["json": try verdict.toVerifyResponse()?.json])
    case "settled":
        receipt = try SettleResponse.settled(
            transaction: response.text("transaction"), network: response.text("network"), payer: payer(),
            amount: response.optionalText("amount"))
    case "failed":
        receipt = try SettleResponse.failed(
            reason: response.text("reason"), network: response.text("network"), payer: payer())
    case "pending":
        receipt = try SettleResponse.pending(
            transaction: response.text("transaction"), network: response.text("network"), payer: payer())
    case "forwarded":
        receipt = try SettleResponse.parse(json: response.text("json"))
    case let other:
        throw CaseProblem("unknown response \(other)")
    }
    return json(["json": receipt.json, "header": receipt.header])
}

private func supported(_ input: Input) throws -> JSON {
    let supported = try Supported.parse(json: input.text("json"), profile: input.profile())
    let offers: [PaymentRequirements]? = try input.has("offers")
        ? input.inputs("offers").map {
            try PaymentRequirements.parse(json: $0.text("json"), version: $0.int("version"))
        } : nil
    return json([
        "kinds": supported.kinds.map {
            json(["version": $0.version, "scheme": $0.scheme, "network": $0.network, "extra": $0.extra])
        },
        "skipped": skipped(supported.skipped),
        "extensions": supported.extensions,
        "signers": supported.signers,
        "missing": offers.map { supported.missing(offers: $0) },
    ])
}

private func discovery(_ input: Input) throws -> JSON {
    let page = try DiscoveryPage.parse(json: input.text("json"), profile: input.profile())
    let items = page.items.map {
        json([
            "resource": $0.resource,
            "type": $0.kind,
            "version": $0.version,
            "accepts": $0.accepts.map(offer),
            "skipped": skipped($0.skipped),
            "lastUpdated": $0.lastUpdated,
            "json": $0.json,
        ])
    }
    return json(["items": items, "skipped": skipped(page.skipped), "pagination": page.pagination.map(pagination)])
}

private func pagination(_ pagination: Pagination) -> JSON {
    switch pagination {
    case .offset(let limit, let offset, let total):
        return json(["limit": limit, "offset": offset, "total": total])
    case .cursor(let limit, let cursor):
        var members = ["cursor": cursor.json]
        members["limit"] = limit.map(\.json)
        return .object(members)
    }
}

private func interpreted(_ input: Input) throws -> JSON {
    let outcome = try interpret(
        status: input.int("status"), headers: input.headers(), body: input.body(), paid: input.flag("paid"),
        crossOrigin: input.flag("crossOrigin"), profile: input.profile())
    func asked(_ challenge: PaymentRequired) -> JSON {
        json([
            "version": challenge.version,
            "found": "\(challenge.found)",
            "repairs": repairs(challenge.repairs),
            "json": challenge.json,
        ])
    }
    switch outcome {
    case .challenge(let challenge):
        return json(["outcome": "challenge", "challenge": asked(challenge)])
    case .delivered(let said, let unreadable):
        return json([
            "outcome": "delivered", "receipt": said.map(receipt), "unreadable": unreadable.map(errorInfo),
        ])
    case .refused(let reason, let challenge, let said):
        return json([
            "outcome": "refused",
            "reason": reason,
            "challenge": challenge.map(asked),
            "receipt": said.map(receipt),
        ])
    case .pending(let said):
        return json(["outcome": "pending", "receipt": receipt(said)])
    case .hiddenByCors:
        return json(["outcome": "hidden_by_cors"])
    case .otherProtocol(let name):
        return json(["outcome": "other_protocol", "name": name])
    case .notPayment(let status):
        return json(["outcome": "not_payment", "status": status])
    }
}

private func responseHeaders(_ input: Input) throws -> [HttpHeader] {
    switch try input.text("for") {
    case "challenge":
        return challengeHeaders(challenge: try PaymentRequired.parse(json: input.text("json")))
    case "receipt":
        return try receiptHeaders(
            receipt: SettleResponse.parse(json: input.text("json")), version: input.int("version"),
            cacheControl: input.optionalText("cacheControl"))
    case "preflight":
        return preflightHeaders()
    case let other:
        throw CaseProblem("headers for \(other)")
    }
}

/// A receipt with all it says.
func receipt(_ receipt: SettleResponse) -> JSON {
    let common: [String: (any JSONValue)?] = ["errorMessage": receipt.errorMessage, "extensions": receipt.extensions]
    let own: [String: (any JSONValue)?] =
        switch receipt {
        case .settled(let transaction, let network, let payer, let amount, _):
            [
                "status": "settled", "transaction": transaction, "network": network, "payer": payer, "amount": amount,
            ]
        case .pending(let transaction, let network, let payer, _):
            ["status": "pending", "transaction": transaction, "network": network, "payer": payer]
        case .failed(let reason, let transaction, let network, let payer, _):
            [
                "status": "failed", "reason": reason, "transaction": transaction, "network": network, "payer": payer,
            ]
        }
    return json(common.merging(own) { _, new in new })
}

func repairs(_ repairs: [Repair]) -> JSON { repairs.map { json(["kind": $0.kind, "at": $0.at]) }.json }

func skipped(_ entries: [Skipped]) -> JSON { entries.map { placed($0.index, $0.error) }.json }
