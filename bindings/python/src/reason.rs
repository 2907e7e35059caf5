use x402_kernel as kernel;

use crate::input::Text;
use crate::value::{value, word};

word!(ReasonClass { Invalid, Unavailable, Unknown });

value! {
    /// A reason as a peer wrote it (`invalidReason`, `errorReason`, `error`; x402 v2 §9), and what is known about it.
    ///
    /// The text is never rewritten. An unknown one is a reason too.
    Reason {
        /// The text, exactly as it was written.
        text: String,
        /// The one name for the fault: the specification's, or where it has none the one most SDKs use. None if the
        /// text is not known.
        canonical: Option<String>,
        /// Whose fault it is.
        class_: ReasonClass,
        /// Whether the same payment may succeed when it is sent again.
        retryable: bool,
        /// Whether money may have moved in spite of the failure. True of every text that is not known: what nobody can
        /// read frees no money, and where it is false that is still no more than a peer's word.
        may_have_settled: bool,
        /// The HTTP status with which a server passes it on: 402, 400 for a payment that cannot be read, 412 for a
        /// missing Permit2 allowance, 500 for a failure of his own, 502 for trouble at his facilitator.
        http_status: u16,
    }
    with {
        /// Looks a reason up, by its exact spelling. Some SDKs write an explanation after it (`reason: explanation`);
        /// it does not change what the reason is.
        #[staticmethod]
        fn parse(text: Text) -> Reason {
            let reason = kernel::Reason::parse(&text.0);
            Reason {
                text: reason.text().into(),
                canonical: reason.canonical().map(Into::into),
                class_: ReasonClass(reason.class()),
                retryable: reason.retryable(),
                may_have_settled: reason.may_have_settled(),
                http_status: reason.http_status(),
            }
        }
    }
}
