extension SettleResponse {
    /// Writes a receipt (x402 v2 §5.3.2). `transaction` is empty only if nothing had to be settled, which `amount`, in
    /// atomic units, then says; `network` is written as the offer writes it; `payer` is an address.
    ///
    /// Throws `usage.argument` for an empty network, or an empty transaction without an amount of zero; `address.*`,
    /// `amount.*`.
    public static func settled(
        transaction: String, network: String, payer: String? = nil, amount: String? = nil
    ) throws -> SettleResponse {
        try settledResponse(transaction: transaction, network: network, payer: payer, amount: amount)
    }

    /// Writes a failure (x402 v2 §5.3.2), with what x402 calls its reason (v2 §9) or any other text.
    ///
    /// Throws `usage.argument` for an empty network; `address.*`.
    public static func failed(reason: String, network: String, payer: String? = nil) throws -> SettleResponse {
        try failedResponse(reason: reason, network: network, payer: payer)
    }

    /// Writes that a transaction was sent and its receipt has not come yet (x402 v2 §5.3.2).
    ///
    /// Throws `usage.argument` for an empty transaction or network; `address.*`.
    public static func pending(transaction: String, network: String, payer: String? = nil) throws -> SettleResponse {
        try pendingResponse(transaction: transaction, network: network, payer: payer)
    }

    /// The exact text.
    public var json: String {
        switch self {
        case .settled(_, _, _, _, let json), .pending(_, _, _, let json), .failed(_, _, _, _, let json): json
        }
    }
}

extension VerifyResponse {
    /// Writes a yes (x402 v2 §5.3.1).
    ///
    /// Throws `address.*`.
    public static func valid(payer: String) throws -> VerifyResponse {
        try validResponse(payer: payer)
    }

    /// Writes a no (x402 v2 §5.3.1): `invalidReason` is what x402 calls the error (`unexpected_verify_error` if it has
    /// no name for it), `invalidMessage` its sentence.
    ///
    /// Throws `address.*`; `usage.argument` for an error that somebody made by hand.
    public static func invalid(error: ErrorInfo, payer: String? = nil) throws -> VerifyResponse {
        try invalidResponse(error: error, payer: payer)
    }

    /// Writes a no of an error that was thrown: that of its `info`.
    public static func invalid(error: X402Error, payer: String? = nil) throws -> VerifyResponse {
        try invalid(error: error.info, payer: payer)
    }

    /// The exact text.
    public var json: String {
        switch self {
        case .valid(_, let json), .invalid(_, _, _, let json): json
        }
    }
}
