import Foundation
import X402Kernel

func kinds(_ repairs: [Repair]) -> [String] { repairs.map(\.kind) }

func placed(_ index: Int32, _ error: ErrorInfo) -> JSON {
    json(["index": index, "code": error.code, "at": error.at])
}

func offer(_ offer: PaymentRequirements) -> JSON {
    json([
        "version": offer.version,
        "index": offer.index,
        "network": offer.network,
        "amount": offer.amount,
        "asset": offer.asset,
        "payTo": offer.payTo,
        "maxTimeoutSeconds": offer.maxTimeoutSeconds,
        "extra": offer.extra,
        "price": offer.price,
        "repairs": offer.repairs.isEmpty ? nil : repairs(offer.repairs),
        "json": offer.json,
    ])
}

func challenge(_ challenge: PaymentRequired) -> JSON {
    json([
        "version": challenge.version,
        "error": challenge.error,
        "resource": challenge.resource.map {
            json(["url": $0.url, "description": $0.description, "mimeType": $0.mimeType])
        },
        "extensions": challenge.extensions,
        "accepts": challenge.accepts.map(offer),
        "skipped": challenge.skipped.map { placed($0.index, $0.error) },
    ])
}

func payment(_ payment: PaymentPayload) -> JSON {
    let authorization = payment.authorization
    return json([
        "version": payment.version,
        "network": payment.network,
        "accepted": payment.accepted.map(offer),
        "authorization": json([
            "from": authorization.from,
            "to": authorization.to,
            "value": authorization.value,
            "validAfter": authorization.validAfter,
            "validBefore": authorization.validBefore,
            "nonce": authorization.nonce,
        ]),
        "signature": payment.signature,
        "headerName": payment.headerName,
        "repairs": kinds(payment.repairs),
    ])
}

func request(_ request: SigningRequest) -> JSON {
    let kind =
        switch request.kind {
        case .typedData: "typed_data"
        }
    return json([
        "id": request.id,
        "kind": kind,
        "digest": request.digest,
        "typedData": request.typedData,
        "signer": request.signer,
    ])
}

func errorInfo(_ error: ErrorInfo) -> JSON {
    json(["kind": "\(error.kind)", "code": error.code, "reason": error.reason, "at": error.at])
}

/// A receipt in short, as a step has it.
func settlement(_ said: SettleResponse) -> JSON {
    let short = receipt(said).object ?? [:]
    return .object(short.filter { ["status", "transaction", "reason"].contains($0.key) })
}

func verdict(_ verdict: Verdict) -> JSON {
    switch verdict {
    case .signedByPayer(let payer, let replayKey, let open):
        json(["verdict": "signed_by_payer", "payer": payer, "replayKey": replayKey, "open": open])
    case .needsChain(let payer, let wallet, let factory, let replayKey, let open):
        json([
            "verdict": "needs_chain",
            "payer": payer,
            "wallet": "\(wallet)",
            "factory": factory,
            "replayKey": replayKey,
            "open": open,
        ])
    case .rejected(let error):
        json(["verdict": "rejected", "error": errorInfo(error)])
    case .malformed(let error):
        json(["verdict": "malformed", "error": errorInfo(error)])
    }
}

func step(_ step: Step) throws -> JSON {
    switch step {
    case .send(let headers, let noRedirect):
        return json(["step": "send", "headers": headers.map { [$0.name, $0.value] }, "noRedirect": noRedirect])
    case .confirm(let summary):
        return json(["step": "confirm", "summary": summary])
    case .reserve(let plan):
        let counters = plan.counters.map { json(["key": $0.key, "bucket": $0.bucket, "add": $0.add, "cap": $0.cap]) }
        let plan = json(["id": plan.id, "expires": plan.expires, "counters": counters])
        return json(["step": "reserve", "plan": plan])
    case .sign(let requests):
        return json(["step": "sign", "requests": requests.map(request)])
    case .wait(let until):
        return json(["step": "wait", "until": until])
    case .deliver(let receipt, let unreadable):
        return json(["step": "deliver", "receipt": receipt.map(settlement), "unreadable": unreadable.map(errorInfo)])
    case .fail(let error, let release):
        return json(["step": "fail", "error": errorInfo(error), "release": release])
    }
}

/// A value that an output can contain.
protocol JSONValue {
    var json: JSON { get }
}

extension JSON: JSONValue {
    var json: JSON { self }
}

extension String: JSONValue {
    var json: JSON { .string(self) }
}

extension Bool: JSONValue {
    var json: JSON { .bool(self) }
}

extension Int32: JSONValue {
    var json: JSON { .number(Int64(self)) }
}

extension Int64: JSONValue {
    var json: JSON { .number(self) }
}

extension Array: JSONValue where Element: JSONValue {
    var json: JSON { .array(map(\.json)) }
}

extension Optional: JSONValue where Wrapped: JSONValue {
    var json: JSON { map(\.json) ?? .null }
}

/// An object of the members that are there.
func json(_ members: [String: (any JSONValue)?]) -> JSON {
    .object(members.compactMapValues { $0?.json }.filter { $0.value != .null })
}
