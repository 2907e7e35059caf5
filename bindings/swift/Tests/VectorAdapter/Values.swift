import X402Kernel

/// Values: amounts, money, addresses, networks, assets, reasons. None for other operations.
func values(_ op: String, _ input: Input) throws -> JSON? {
    switch op {
    case "amount/parse_tolerant":
        let tolerant = try parseAmountTolerant(text: input.text("text"))
        return json(["amount": tolerant.amount, "repairs": kinds(tolerant.repairs)])
    case "money/price":
        let (network, profile) = (try input.network(), try input.profile() ?? Profile())
        let price = try profile.price(money: input.text("text"), network: network)
        return json([
            "asset": price.asset.address,
            "symbol": price.asset.symbol,
            "amount": price.amount,
            "decimals": price.asset.decimals,
        ])
    case "money/from_amount":
        return json(["money": try amountToMoney(amount: input.text("amount"), decimals: input.int("decimals"))])
    case "asset/known":
        let (network, address) = (try input.network(), try parseAddress(text: input.text("address")))
        let profile = try input.profile() ?? Profile()
        if let known = try profile.asset(network: network, address: address) { return json(["asset": asset(known)]) }
        return json(["elsewhere": try profile.elsewhere(network: network, address: address).map(\.network)])
    case "asset/list":
        let (network, profile) = (try input.network(), try input.profile() ?? Profile())
        let assets = try profile.assets(network: network).map(\.address)
        return json(["assets": assets, "default": assets.first])
    case "network/testnet":
        return json(["testnet": try isTestnet(network: input.text("network"))])
    case "wire/reason":
        let reason = Reason.parse(text: try input.text("text"))
        return json([
            "text": reason.text,
            "canonical": reason.canonical,
            "class": "\(reason.reasonClass)",
            "retryable": reason.retryable,
            "mayHaveSettled": reason.mayHaveSettled,
            "httpStatus": reason.httpStatus,
        ])
    default:
        return nil
    }
}

private func asset(_ asset: Asset) -> JSON {
    let (methods, evidences) = (
        [TransferMethod.eip3009: "eip3009", .permit2: "permit2"],
        [Evidence.onchain: "onchain", .twoSdks: "two_sdks", .oneSdk: "one_sdk"]
    )
    return json([
        "network": asset.network,
        "address": asset.address,
        "symbol": asset.symbol,
        "name": asset.name,
        "version": asset.version,
        "decimals": asset.decimals,
        "transferMethod": methods[asset.transferMethod],
        "domainSeparator": asset.domainSeparator,
        "evidence": evidences[asset.evidence],
        "source": asset.source,
    ])
}
