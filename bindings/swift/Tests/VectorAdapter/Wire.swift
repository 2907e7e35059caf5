import X402Kernel

/// Messages and transports. None for other operations.
func wire(_ op: String, _ input: Input) throws -> JSON? {
    switch op {
    case "wire/demand_repairs":
        return try demandRepairs(input)
    case "wire/verify_response":
        return answer(try VerifyResponse.parse(json: input.text("json"), profile: input.profile()))
    case "wire/reply":
        return try reply(input.input("reply"))
    case "wire/facilitator_request":
        let request = try FacilitatorRequest.parse(json: input.text("json"), profile: input.profile())
        return json([
            "version": request.version,
            "payment": request.payment.json,
            "requirement": request.requirements.json,
        ])
    case "wire/facilitator_request_new":
        let profile = try input.profile()
        let payment = try PaymentPayload.parse(json: input.text("payment"), profile: profile)
        let offer = try PaymentRequirements.parse(
            json: input.text("requirement"), version: input.int("version"), profile: profile)
        return json(["json": try FacilitatorRequest(payment: payment, requirements: offer).json])
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

private func demandRepairs(_ input: Input) throws -> JSON {
    let profile = try input.profile()
    let demand =
        if let header = try input.optionalText("header") {
            try PaymentRequired.fromHeader(value: header, profile: profile)
        } else {
            try PaymentRequired.parse(json: input.text("json"), profile: profile)
        }
    let offers = demand.accepts.map { option in
        let approval = ["needsApproval": option.needsApproval.json]
        return JSON.object((offer(option).object ?? [:]).merging(approval) { old, _ in old })
    }
    return json([
        "version": demand.version,
        "repairs": repairs(demand.repairs),
        "accepts": offers,
        "skipped": skipped(demand.skipped),
        "json": demand.json,
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

private func reply(_ reply: Input) throws -> JSON {
    func payer() throws -> String? { try reply.optionalText("payer") }
    let receipt: SettleResponse
    switch try reply.text("kind") {
    case "valid":
        return json(["json": try VerifyResponse.valid(payer: reply.text("payer")).json])
    case "verdict":
        let offer = try PaymentRequirements.parse(json: reply.text("requirement"), version: reply.int("version"))
        let verdict = try offer.verifyHeader(header: reply.text("header"), now: reply.long("now"))
        return json(["json": try verdict.toVerifyResponse()?.json])
    case "settled":
        receipt = try SettleResponse.settled(
            transaction: reply.text("transaction"), network: reply.text("network"), payer: payer(),
            amount: reply.optionalText("amount"))
    case "failed":
        receipt = try SettleResponse.failed(
            reason: reply.text("reason"), network: reply.text("network"), payer: payer())
    case "pending":
        receipt = try SettleResponse.pending(
            transaction: reply.text("transaction"), network: reply.text("network"), payer: payer())
    case "forwarded":
        receipt = try SettleResponse.parse(json: reply.text("json"))
    case let other:
        throw CaseProblem("unknown reply \(other)")
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
    func asked(_ demand: PaymentRequired) -> JSON {
        json([
            "version": demand.version,
            "found": "\(demand.found)",
            "repairs": repairs(demand.repairs),
            "json": demand.json,
        ])
    }
    switch outcome {
    case .challenge(let challenge):
        return json(["outcome": "challenge", "challenge": asked(challenge)])
    case .delivered(let said, let unreadable):
        return json([
            "outcome": "delivered", "receipt": said.map(receipt), "unreadable": unreadable.map(fault),
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
    case "demand":
        return demandHeaders(challenge: try PaymentRequired.parse(json: input.text("json")))
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
