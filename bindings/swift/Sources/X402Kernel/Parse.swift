extension SettleResponse {
    /// Reads a receipt from its JSON. `success` has to be a JSON boolean: anything else is malformed, never "true
    /// enough".
    ///
    /// Throws `message.missing`, `message.wrong_type`, `json.*`.
    public static func parse(json: String, profile: Profile? = nil) throws -> SettleResponse {
        try parseSettleResponse(json: json, profile: profile)
    }
}

extension VerifyResponse {
    /// Reads a facilitator's answer from its JSON. `isValid` has to be a JSON boolean: anything else is malformed,
    /// never "true enough".
    ///
    /// Throws `message.missing`, `message.wrong_type`, `json.*`.
    public static func parse(json: String, profile: Profile? = nil) throws -> VerifyResponse {
        try parseVerifyResponse(json: json, profile: profile)
    }
}

extension Reason {
    /// Looks a reason up, by its exact spelling (x402 v2 §9): the constants, and every other name in use. Some SDKs
    /// write an explanation after it (`reason: explanation`); it does not change what the reason is. Nothing is
    /// refused: an unknown text is a reason too.
    public static func parse(text: String) -> ReasonInfo {
        parseReason(text: text)
    }
}

extension PayerKind {
    /// The kind of that text: `key`, `contract`, `counterfactual` or `delegated`.
    ///
    /// Throws `usage.argument`.
    public static func parse(text: String) throws -> PayerKind {
        try parsePayerKind(text: text)
    }
}

extension MatchRule {
    /// The rule of that text: `standard`, `typescript`, `python` or `exact`.
    ///
    /// Throws `usage.argument`.
    public static func parse(text: String) throws -> MatchRule {
        try parseMatchRule(text: text)
    }
}

extension Eip712Domain {
    /// Reads a domain from JSON: `{name?, version?, chainId?, verifyingContract?, salt?}`, `chainId` a decimal string or
    /// a number.
    ///
    /// Throws `message.wrong_type`, `amount.*`, `address.*`, `hex.*`, `json.*`.
    public static func parse(json: String) throws -> Eip712Domain {
        try parseEip712Domain(json: json)
    }
}

extension Authorization {
    /// Reads the object of the wire: `{from, to, value, validAfter, validBefore, nonce}`, every member a string.
    ///
    /// Throws `message.missing`, `message.wrong_type`, `address.*`, `amount.*`, `time.not_seconds`, `hex.*`, `json.*`.
    public static func parse(json: String) throws -> Authorization {
        try parseAuthorization(json: json)
    }
}
