//! Why a payment failed, in everybody's words.

/// A reason as a peer wrote it (`invalidReason`, `errorReason`, `error`; x402 v2 §9), and what is known about it.
///
/// The text is never rewritten. An unknown one is a reason too.
#[derive(Clone, Debug, PartialEq, Eq, Hash, uniffi::Record)]
pub struct Reason {
    /// The text, exactly as it was written.
    pub text: String,
    /// The one name for the fault, one of the constants in `Reasons` where the specification names it, else the name
    /// that most SDKs use. None if the text is not known.
    pub canonical: Option<String>,
    /// Whose fault it is.
    pub reason_class: ReasonClass,
    /// Whether the same payment may succeed when it is sent again.
    pub retryable: bool,
    /// Whether money may have moved in spite of the failure. True of every text that is not known: what nobody can read
    /// frees no money, and where it is false that is still no more than a peer's word.
    pub may_have_settled: bool,
    /// The HTTP status with which a server passes it on: 402, 400 for a payment that cannot be read, 412 for a missing
    /// Permit2 allowance, 500 for a failure of his own, 502 for trouble at his facilitator.
    pub http_status: i32,
}

/// Whose fault a failure is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, uniffi::Enum)]
pub enum ReasonClass {
    /// The payment is bad, or spent: the same one will fail again.
    Invalid,
    /// The facilitator, the chain or the way there is in trouble: the same payment may succeed later.
    Unavailable,
    /// The text is not known, or is used for both.
    Unknown,
}

/// What `Reason.parse` calls, in each language's own file: the constants have that name.
#[uniffi::export]
pub fn parse_reason(text: String) -> Reason {
    let reason = x402_kernel::Reason::parse(&text);
    Reason {
        canonical: reason.canonical().map(Into::into),
        reason_class: match reason.class() {
            x402_kernel::ReasonClass::Invalid => ReasonClass::Invalid,
            x402_kernel::ReasonClass::Unavailable => ReasonClass::Unavailable,
            x402_kernel::ReasonClass::Unknown => ReasonClass::Unknown,
        },
        retryable: reason.retryable(),
        may_have_settled: reason.may_have_settled(),
        http_status: reason.http_status().into(),
        text,
    }
}
