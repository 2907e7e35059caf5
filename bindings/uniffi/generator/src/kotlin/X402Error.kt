sealed class X402Error: kotlin.Exception() {
    /** What went wrong, as data: the same that stands inside values such as `Skipped.error`. */
    public abstract val info: ErrorInfo

    /** The stable code, one of the constants in [Code], such as [Code.VERIFY_RECIPIENT]. A newer core may send others. */
    public val code: String get() = info.code

    /** Who is at fault. */
    public val kind: ErrorKind get() = info.kind

    /** What x402 calls it on the wire (x402 v2 §9), one of the constants in [Reasons], if it has a name for it. */
    public val reason: String? get() = info.reason

    /** A JSON pointer (RFC 6901) into the message; empty for the whole of it. */
    public val at: String get() = info.at

    /** The facts: names with values. */
    public val detail: Map<String, String> get() = info.detail

    /** A sentence for a person. Not stable: switch on the code. */
    public val sentence: String get() = info.sentence

    /**
     * The HTTP status with which a server answers a payment that fails so: 402, 400 where what came cannot be read, 500
     * for its own mistake. A facilitator's response that fails so is 502 instead.
     */
    public val httpStatus: Int get() = info.httpStatus

    /** The code, the sentence, the JSON pointer and, if there is one, a hint. */
    abstract override val message: String

