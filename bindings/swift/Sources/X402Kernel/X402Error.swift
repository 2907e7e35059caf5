import Foundation

extension X402Error {
    /// What went wrong, as data: the same that stands inside values such as `Skipped.error`.
    public var info: ErrorInfo {
        switch self {
        case .malformed(let info), .rejected(let info), .usage(let info): info
        }
    }

    /// The stable code, one of the constants in `Code`, such as `Code.verifyRecipient`. A newer core may send others.
    public var code: String { info.code }

    /// Who is at fault.
    public var kind: ErrorKind { info.kind }

    /// What x402 calls it on the wire (x402 v2 §9), one of the constants in `Reasons`, if it has a name for it.
    public var reason: String? { info.reason }

    /// A JSON pointer (RFC 6901) into the message; empty for the whole of it.
    public var at: String { info.at }

    /// The facts: names with values.
    public var detail: [String: String] { info.detail }

    /// The HTTP status with which a server answers a payment that fails so: 402 where a payment is wanted, 400 where
    /// what came cannot be read, 500 for its own mistake. A facilitator's response that fails so is 502 instead.
    public var httpStatus: Int32 { info.httpStatus }

    /// A sentence for a person. Not stable: switch on the code.
    public var sentence: String { info.sentence }
}

/// `code: sentence (at pointer)`.
extension X402Error: CustomStringConvertible {
    public var description: String { info.description }
}

/// `code: sentence (at pointer)`, where an app shows an error it knows nothing of.
extension X402Error: LocalizedError {
    public var errorDescription: String? { info.description }
}
