import X402Kernel

/// Choosing among offers, and finding the offer a payment is for. None for other operations.
func matching(_ op: String, _ input: Input) throws -> JSON? {
    switch op {
    case "match/find":
        return try found(input)
    case "match/resource":
        return json(["relation": relation(try compareUrls(own: input.text("own"), said: input.text("said")))])
    case "extensions/echo":
        let challenge = try PaymentRequired.parse(json: input.text("challenge"), profile: input.profile())
        return json(["extensions": try challenge.echo(additions: input.text("additions"))])
    case "extensions/matches":
        try echoMatches(sent: input.text("sent"), echoed: input.optionalText("echoed"), profile: input.profile())
        return json([:])
    default:
        return nil
    }
}

private func found(_ input: Input) throws -> JSON {
    let profile = try input.profile()
    let offers = try input.inputs("offers").map {
        try PaymentRequirements.parse(json: $0.text("json"), version: $0.int("version"), profile: profile)
    }
    let rule = try input.optionalText("rule").map { try MatchRule.parse(text: $0) } ?? .standard
    let match =
        if let accepted = try input.optionalText("accepted") {
            try findAccepted(offers: offers, accepted: accepted, rule: rule, profile: profile)
        } else {
            findOffer(
                offers: offers,
                payment: try PaymentPayload.parse(json: input.text("payment"), profile: profile),
                rule: rule
            )
        }
    switch match {
    case .found(let index):
        return json(["match": "found", "index": index])
    case .ambiguous(let indexes):
        return json(["match": "ambiguous", "indexes": indexes])
    case .notFound(let closest, let error):
        return json(["match": "not_found", "closest": closest, "error": errorInfo(error)])
    }
}

private func relation(_ relation: ResourceMatch) -> String {
    switch relation {
    case .same: "same"
    case .queryDiffers: "query_differs"
    case .pathDiffers: "path_differs"
    case .schemeUpgraded: "scheme_upgraded"
    case .schemeDowngraded: "scheme_downgraded"
    case .otherOrigin: "other_origin"
    }
}
