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

extension Reasons {
    /// Looks a reason up, by its exact spelling (x402 v2 §9): the constants, and every other name in use. Some SDKs
    /// write an explanation after it (`reason: explanation`); it does not change what the reason is. Nothing is
    /// refused: an unknown text is a reason too.
    public static func parse(text: String) -> Reason {
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

extension CancelAuthorization {
    /// Reads a cancellation (EIP-3009) from JSON: `{authorizer, nonce}`, both strings.
    ///
    /// Throws `message.missing`, `message.wrong_type`, `address.*`, `hex.*`, `json.*`.
    public static func parse(json: String) throws -> CancelAuthorization {
        try parseCancelAuthorization(json: json)
    }
}

extension TypedData {
    /// Reads typed data (EIP-712) from its JSON, as `eth_signTypedData_v4` takes it, and hashes it. Every value has to
    /// be one of its type, and every member has to be signed: what a wallet would cast, pad, drop or assume is an error
    /// here, since two wallets would do it in two ways.
    ///
    /// An integer is a string of decimal digits, a string of `0x` and hexadecimal digits, or a JSON integer of any
    /// length; bytes are `0x` and two digits each. A primary type of `EIP712Domain` signs the domain alone; its message
    /// is absent or empty. At most 128 types are listed, with at most 128 members each, and none contains itself.
    ///
    /// Throws `typed_data.no_domain_type` if the types do not list `EIP712Domain`; `typed_data.type` for what is no
    /// type, or none that is listed; `typed_data.cycle`; `typed_data.value` for a value out of range, of the wrong
    /// length or spelling; `typed_data.unknown_member`; `message.missing`, `message.wrong_type`, `address.*`, `hex.*`,
    /// `json.*`. Each with its pointer.
    public static func parse(json: String) throws -> TypedData {
        try parseTypedData(json: json)
    }
}

extension Erc6492 {
    /// Reads the envelope of a signature of a wallet that is not deployed yet (ERC-6492), in hexadecimal, strictly.
    ///
    /// Throws `signature.erc6492`, `hex.*`.
    public static func parse(signature: String) throws -> Erc6492 {
        try parseErc6492(signature: signature)
    }
}

extension VerifyOptions {
    /// Reads options from JSON: `{minRunway?, payerCode?, factories?}`, seconds as a number; `payerCode` is `unknown`,
    /// `none`, `delegated` or `contract`; `factories` are addresses.
    ///
    /// Throws `usage.argument`, `message.wrong_type`, `address.*`, `json.*`.
    public static func fromJson(text: String) throws -> VerifyOptions {
        try readVerifyOptions(text: text)
    }
}

extension PrepareOptions {
    /// Reads options from JSON: `{validAfter?, serverDate?: {date, receivedAt}}`; `validAfter` is `zero` or
    /// `backdated`, `date` an HTTP date (RFC 9110 §5.6.7), `receivedAt` unix seconds as a number.
    ///
    /// Throws `usage.argument`, `time.*`, `clock.implausible`, `message.*`, `json.*`.
    public static func fromJson(text: String) throws -> PrepareOptions {
        try readPrepareOptions(text: text)
    }
}
