sealed class X402Error: kotlin.Exception() {
    /** The error as data, as it is inside values such as `Skipped.error`. */
    public abstract val info: ErrorInfo

    /** The stable code, one of the constants in [Code], such as [Code.VERIFY_RECIPIENT]. A newer core may send others. */
    public val code: String get() = info.code

    /** Who is at fault. */
    public val kind: ErrorKind get() = info.kind

    /** The name x402 has for it on the wire (x402 v2 §9), if any: one of the constants in [Reasons]. */
    public val reason: String? get() = info.reason

    /** A JSON pointer (RFC 6901) into the message; empty for the whole message. */
    public val at: String get() = info.at

    /** The facts: names with values. */
    public val detail: Map<String, String> get() = info.detail

    /** A sentence for people. It may change: switch on the code. */
    public val sentence: String get() = info.sentence

    /**
     * The HTTP status with which a server answers a payment that failed with this error: 402 if there was no payment or
     * it is not acceptable, 400 if it cannot be read, 500 for the server's own mistake. Answer 502 if the error is about
     * a facilitator's response.
     */
    public val httpStatus: Int get() = info.httpStatus

    /** The code, the sentence, the JSON pointer and, if there is one, a hint. */
    abstract override val message: String

