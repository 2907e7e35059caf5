package io.github.x402kernel

/** What went wrong, as data: the same that stands inside values such as `Skipped.error`. */
public val X402Error.info: ErrorInfo
    get() = when (this) {
        is X402Error.Malformed -> info
        is X402Error.Rejected -> info
        is X402Error.Usage -> info
    }

/** The stable code, one of the constants in [Code], such as [Code.VERIFY_RECIPIENT]. A newer core may send others. */
public val X402Error.code: String get() = info.code

/** Who is at fault. */
public val X402Error.kind: ErrorKind get() = info.kind

/** What x402 calls it on the wire (x402 v2 §9), one of the constants in [Reason], if it has a name for it. */
public val X402Error.reason: String? get() = info.reason

/** The place, a JSON pointer (RFC 6901) into the message; empty for the whole of it. */
public val X402Error.at: String get() = info.at

/** The facts: names with values. */
public val X402Error.detail: Map<String, String> get() = info.detail

/** A sentence for a person. Not stable: switch on the code. */
public val X402Error.sentence: String get() = info.sentence

/**
 * The HTTP status with which a seller answers a payment that fails so: 402, 400 where what came cannot be read, 500 for
 * its own mistake. A facilitator's reply that fails so is 502 instead.
 */
public val X402Error.httpStatus: Int get() = info.httpStatus
