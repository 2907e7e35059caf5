package io.github.x402kernel

import kotlinx.serialization.json.JsonObject

/**
 * Typed data, authorizations, signatures, calldata. Null for an operation of another area.
 *
 * Of two bad inputs every language's adapter names the same one: some are read before the call that needs them.
 */
internal fun evm(op: String, input: Input): JsonObject? = when (op) {
    "eip712/typed_data" -> {
        val data = TypedData.parse(input.text("json"))
        json("domainSeparator" to data.domainSeparator, "structHash" to data.structHash, "digest" to data.digest)
    }
    "eip3009/digest" -> {
        val (domain, authorization) = input.domain() to input.authorization()
        val kind = kind(input.optionalText("kind") ?: "transfer")
        json(
            "domainSeparator" to domainSeparator(domain),
            "structHash" to structHash(authorization, kind),
            "digest" to digest(domain, authorization, kind),
        )
    }
    "eip3009/cancel_digest" -> {
        val (domain, cancel) = input.domain() to input.cancel()
        json(
            "domainSeparator" to domainSeparator(domain),
            "structHash" to cancelStructHash(cancel),
            "digest" to cancelDigest(domain, cancel),
        )
    }
    "eip3009/calldata" -> json("data" to calldata(input))
    "signature/from" -> {
        val (bytes, digest) = input.text("signature") to input.optionalText("digest")
        signatureForm(bytes)
        digest?.let(::readBytes32)
        fun digest() = digest ?: throw CaseProblem("no digest")
        val signature = when (val form = input.text("form")) {
            "eip2098" -> signatureFromEip2098(bytes)
            "normalized" -> normalizedSignature(bytes)
            "der" -> signatureFromDer(bytes, digest(), input.text("signer"))
            "rs" -> signatureFromRs(bytes, digest(), input.text("signer"))
            else -> throw CaseProblem("unknown form $form")
        }
        json("signature" to signature, "address" to digest?.let { recover(it, signature) })
    }
    "signature/erc6492" -> {
        val envelope = Erc6492.parse(input.text("signature"))
        json("factory" to envelope.factory, "calldata" to envelope.calldata, "signature" to envelope.signature)
    }
    else -> null
}

private fun calldata(input: Input): String {
    val bytes = when (val overload = input.optionalText("overload")) {
        null -> false
        "bytes" -> true
        else -> throw CaseProblem("unknown overload $overload")
    }
    return when (val call = input.text("call")) {
        "state" -> authorizationStateCalldata(input.text("authorizer"), input.text("nonce"))
        "cancel" -> cancelCalldata(input.cancel(), input.text("signature"), bytes)
        else -> {
            val (kind, signature) = kind(call) to input.text("signature")
            signatureForm(signature)
            calldata(input.authorization(), signature, kind, bytes)
        }
    }
}

private fun kind(text: String): AuthorizationKind = when (text) {
    "transfer" -> AuthorizationKind.TRANSFER
    "receive" -> AuthorizationKind.RECEIVE
    else -> throw CaseProblem("unknown kind $text")
}

/** Throws for what is not 32 bytes in hexadecimal. */
internal fun readBytes32(text: String) {
    authorizationStateCalldata("0x" + "00".repeat(20), text)
}
