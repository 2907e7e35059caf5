package io.github.x402kernel

import kotlinx.serialization.json.JsonObject

/**
 * Values: amounts, money, networks, assets, reasons. Null for an operation of another area.
 *
 * Of two bad inputs every language's adapter names the same one: a network and an address are read before the profile.
 */
internal fun values(op: String, input: Input): JsonObject? = when (op) {
    "amount/parse_tolerant" -> {
        val read = parseAmountTolerant(input.text("text"))
        json("amount" to read.amount, "repairs" to kinds(read.repairs))
    }
    "money/price" -> {
        val network = parseNetwork(input.text("network"))
        val price = input.ownProfile().price(input.text("text"), network)
        json(
            "asset" to price.asset.address,
            "symbol" to price.asset.symbol,
            "amount" to price.amount,
            "decimals" to price.asset.decimals,
        )
    }
    "money/from_amount" -> json("money" to amountToMoney(input.text("amount"), input.int("decimals")))
    "asset/known" -> {
        val (network, address) = parseNetwork(input.text("network")) to parseAddress(input.text("address"))
        val profile = input.ownProfile()
        val asset = profile.asset(network, address)
        if (asset != null) json("asset" to asset(asset))
        else json("elsewhere" to profile.elsewhere(network, address).map { it.network })
    }
    "asset/list" -> {
        val network = parseNetwork(input.text("network"))
        val assets = input.ownProfile().assets(network).map { it.address }
        json("assets" to assets, "default" to assets.firstOrNull())
    }
    "network/testnet" -> json("testnet" to isTestnet(input.text("network")))
    "wire/reason" -> {
        val reason = Reason.parse(input.text("text"))
        json(
            "text" to reason.text,
            "canonical" to reason.canonical,
            "class" to reason.reasonClass.name.lowercase(),
            "retryable" to reason.retryable,
            "mayHaveSettled" to reason.mayHaveSettled,
            "httpStatus" to reason.httpStatus,
        )
    }
    else -> null
}

private fun Input.ownProfile(): Profile = profile() ?: Profile()

private fun asset(asset: Asset): JsonObject = json(
    "network" to asset.network,
    "address" to asset.address,
    "symbol" to asset.symbol,
    "name" to asset.name,
    "version" to asset.version,
    "decimals" to asset.decimals,
    "transferMethod" to asset.transferMethod.name.lowercase(),
    "domainSeparator" to asset.domainSeparator,
    "evidence" to asset.evidence.name.lowercase(),
    "source" to asset.source,
)
