import X402Kernel

/// What a case shows of a value.
protocol Shown {
    var shown: JSON { get }
}

extension JSON: Shown {
    var shown: JSON { self }
}

extension String: Shown {
    var shown: JSON { .string(self) }
}

extension Bool: Shown {
    var shown: JSON { .bool(self) }
}

extension Int32: Shown {
    var shown: JSON { .number(Int64(self)) }
}

<<<<<<< HEAD
extension Int64: Shown {
    var shown: JSON { .number(self) }
=======
func errorInfo(_ error: ErrorInfo) -> JSON {
    json(["kind": "\(error.kind)", "code": error.code, "reason": error.reason, "at": error.at])
>>>>>>> main
}

extension Array: Shown where Element: Shown {
    var shown: JSON { .array(map(\.shown)) }
}

<<<<<<< HEAD
extension Optional: Shown where Wrapped: Shown {
    var shown: JSON { map(\.shown) ?? .null }
}

extension HttpHeader: Shown {
    var shown: JSON { [name, value].shown }
}

/// An enum without fields: its case in snake case.
protocol Word: Shown {}

extension Word {
    var shown: JSON {
        .string("\(self)".map { $0.isUppercase ? "_\($0.lowercased())" : "\($0)" }.joined())
    }
}

extension ErrorKind: Word {}
=======
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
>>>>>>> main

/// An object of the members that are there.
func object(_ members: [String: (any Shown)?]) -> JSON {
    .object(members.compactMapValues { $0?.shown }.filter { $0.value != .null })
}

/// The list, or nothing if it is empty.
func filled<Entry: Shown>(_ entries: [Entry]) -> [Entry]? {
    entries.isEmpty ? nil : entries
}
