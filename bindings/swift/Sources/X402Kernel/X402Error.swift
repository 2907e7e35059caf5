import Foundation

extension X402Error {
    /// The error as data, as it is inside values such as `Skipped.error`.
    public var info: ErrorInfo {
        switch self {
        case .malformed(let info), .rejected(let info), .usage(let info): info
        }
    }

    /// The stable code, one of the constants in `Code`, such as `Code.verifyRecipient`. A newer core may send others.
    public var code: String { info.code }

    /// Who is at fault.
    public var kind: ErrorKind { info.kind }

    /// The name x402 has for it on the wire (x402 v2 §9), if any: one of the constants in `Reasons`.
    public var reason: String? { info.reason }

    /// A JSON pointer (RFC 6901) into the message; empty for the whole message.
    public var at: String { info.at }

    /// The facts: names with values.
    public var detail: [String: String] { info.detail }

    /// The HTTP status with which a server answers a payment that failed with this error: 402 if there was no payment or
    /// it is not acceptable, 400 if it cannot be read, 500 for the server's own mistake. Answer 502 if the error is about
    /// a facilitator's response.
    public var httpStatus: Int32 { info.httpStatus }

    /// A sentence for people. It may change: switch on the code.
    public var sentence: String { info.sentence }
}

/// `code: sentence (at pointer)`.
extension X402Error: CustomStringConvertible {
    public var description: String { info.description }
}

/// `code: sentence (at pointer)`, for an app that shows any error.
extension X402Error: LocalizedError {
    public var errorDescription: String? { info.description }
}
