//! The reasons of failed payments: the names that the specification, the SDKs and v1 have for the same reason.

use alloc::string::String;
use core::fmt;

use crate::words::words;
use serde::ser::{Serialize, SerializeMap, Serializer};

/// A reason as a peer wrote it (`invalidReason`, `errorReason`, `error`; [x402 v2 §9](crate#specifications)), and what
/// is known about it.
///
/// The text is never rewritten. An unknown text is a reason, too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    text: String,
    row: Option<&'static Row>,
    class: ReasonClass,
}

words! {
    /// Who is at fault for a failed payment.
    #[argument = "class"]
    pub enum ReasonClass {
        /// The payment is bad or spent: it will fail again.
        Invalid = "invalid",
        /// The facilitator or the network is in trouble: the same payment may succeed later.
        Unavailable = "unavailable",
        /// The text is unknown, or is used for both.
        Unknown = "unknown",
    }
}

impl Reason {
    /// Looks up a reason by its exact spelling. An explanation after it (`reason: explanation`), as some SDKs write, is
    /// ignored.
    pub fn parse(text: &str) -> Reason {
        let head = text.split_once(':').map_or(text, |(head, _)| head);
        let named = |name: &str| ROWS.iter().find(|row| row.name == name || row.also.contains(&name));
        let row = named(text).or_else(|| named(head));
        let class = match row {
            Some(row) => row.class,
            None if FAMILIES.iter().any(|family| head.starts_with(family)) => ReasonClass::Invalid,
            None => ReasonClass::Unknown,
        };
        Reason { text: text.into(), row, class }
    }

    /// The text, exactly as it was written.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The canonical name: the specification's, else the one that most SDKs use. `None` for an unknown
    /// text.
    pub fn canonical(&self) -> Option<&'static str> {
        self.row.map(|row| row.name)
    }

    /// Who is at fault.
    pub fn class(&self) -> ReasonClass {
        self.class
    }

    /// Whether the same payment may succeed if it is sent again.
    pub fn retryable(&self) -> bool {
        self.class == ReasonClass::Unavailable
    }

    /// Whether money may have moved in spite of the failure. True for every unknown reason, so that an unreadable one
    /// never frees a reservation. False is only the peer's claim.
    pub fn may_have_settled(&self) -> bool {
        self.row.map_or(self.class == ReasonClass::Unknown, |row| row.settled)
    }

    /// The HTTP status with which a server passes the reason on: 402; 400 for a payment that cannot be read, 412 for a
    /// missing Permit2 allowance, 500 for the server's own failure, 502 for the facilitator's.
    pub fn http_status(&self) -> u16 {
        self.row.map_or(402, |row| row.status)
    }
}

/// The text.
impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

/// As `{text, canonical?, class, retryable, mayHaveSettled, httpStatus}`.
impl Serialize for Reason {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("text", self.text())?;
        if let Some(name) = self.canonical() {
            map.serialize_entry("canonical", name)?;
        }
        map.serialize_entry("class", &self.class())?;
        map.serialize_entry("retryable", &self.retryable())?;
        map.serialize_entry("mayHaveSettled", &self.may_have_settled())?;
        map.serialize_entry("httpStatus", &self.http_status())?;
        map.end()
    }
}

/// A reason: its canonical name, its class, and all other names in use.
#[derive(Debug, PartialEq, Eq)]
struct Row {
    name: &'static str,
    class: ReasonClass,
    settled: bool,
    status: u16,
    also: &'static [&'static str],
}

const fn invalid(name: &'static str, status: u16, also: &'static [&'static str]) -> Row {
    Row { name, class: ReasonClass::Invalid, settled: false, status, also }
}

const fn unavailable(name: &'static str, status: u16, also: &'static [&'static str]) -> Row {
    Row { name, class: ReasonClass::Unavailable, settled: false, status, also }
}

const fn unknown(name: &'static str, also: &'static [&'static str]) -> Row {
    Row { name, class: ReasonClass::Unknown, settled: false, status: 402, also }
}

/// The same reason, after which money may have moved.
const fn sent(row: Row) -> Row {
    Row { settled: true, ..row }
}

/// The specification's names ([v1 §9](crate#specifications), [v2 §9](crate#specifications)), then those of SDKs.
static ROWS: &[Row] = &[
    invalid(
        "insufficient_funds",
        402,
        &[
            "invalid_exact_evm_insufficient_balance",
            "permit2_insufficient_balance",
            "invalid_batch_settlement_evm_insufficient_balance",
        ],
    ),
    invalid("invalid_exact_evm_payload_authorization_valid_after", 402, &[]),
    invalid("invalid_exact_evm_payload_authorization_valid_before", 402, &["payment_expired"]),
    invalid(
        "invalid_exact_evm_payload_authorization_value_mismatch",
        402,
        &["invalid_exact_evm_payload_authorization_value", "invalid_exact_evm_authorization_value"],
    ),
    invalid(
        "invalid_exact_evm_payload_signature",
        402,
        &[
            "invalid_exact_evm_signature",
            "invalid_exact_evm_signature_format",
            "invalid_exact_evm_payload_missing_signature",
            "invalid_exact_evm_failed_to_parse_signature",
            "signature_invalid",
        ],
    ),
    invalid("invalid_exact_evm_payload_recipient_mismatch", 402, &["invalid_exact_evm_recipient_mismatch"]),
    invalid(
        "invalid_network",
        402,
        &[
            "invalid_exact_evm_network_mismatch",
            "invalid_exact_evm_failed_to_get_network_config",
            "invalid_upto_evm_network_mismatch",
            "invalid_upto_evm_failed_to_get_network_config",
            "network_mismatch",
            "unsupported_network",
            "no_facilitator_for_network",
        ],
    ),
    invalid(
        "invalid_payload",
        400,
        &[
            "invalid_exact_evm_payload",
            "invalid_payment",
            "invalid_v1_payload",
            "invalid_v2_payload",
            "unsupported_payload_type",
        ],
    ),
    invalid(
        "invalid_payment_requirements",
        402,
        &[
            "invalid_exact_evm_required_amount",
            "invalid_exact_evm_extra_field",
            "invalid_v1_requirements",
            "invalid_v2_requirements",
            "No matching payment requirements",
        ],
    ),
    invalid("invalid_scheme", 402, &["invalid_exact_evm_scheme", "invalid_upto_evm_scheme", "scheme_mismatch"]),
    invalid("unsupported_scheme", 402, &["invalid_exact_evm_unsupported_scheme"]),
    invalid("invalid_x402_version", 400, &["invalid_version", "unsupported_version"]),
    // SDKs write it for a reverted transaction, and for one whose outcome they do not know.
    sent(unavailable(
        "invalid_transaction_state",
        502,
        &[
            "invalid_exact_evm_transaction_failed",
            "invalid_exact_evm_transaction_state",
            "invalid_upto_evm_transaction_failed",
            "transaction_failed",
        ],
    )),
    unavailable(
        "unexpected_verify_error",
        502,
        &[
            "invalid_exact_evm_failed_to_verify_signature",
            "invalid_exact_evm_failed_to_get_asset_info",
            "invalid_exact_evm_failed_to_check_deployment",
            "balance_check_failed",
            "failed_to_marshal_payload",
            "failed_to_marshal_requirements",
        ],
    ),
    sent(unavailable(
        "unexpected_settle_error",
        502,
        &[
            "invalid_exact_evm_failed_to_execute_transfer",
            "invalid_exact_evm_failed_to_get_receipt",
            "invalid_response",
            "settle_exact_svm_block_height_exceeded",
            "settle_exact_svm_transaction_confirmation_timed_out",
            "settlement_failed",
            "unknown_settlement_error",
            "Settlement failed",
        ],
    )),
    invalid("invalid_upto_evm_payload_settlement_exceeds_amount", 402, &[]),
    sent(unavailable("settlement_pending", 502, &[])),
    // The nonce may have been used by this payment, if another party settled it.
    sent(invalid("invalid_exact_evm_nonce_already_used", 402, &["permit2_invalid_nonce"])),
    sent(invalid("duplicate_settlement", 402, &[])),
    sent(unknown("invalid_exact_evm_transfer_event_mismatch", &[])),
    unknown("invalid_exact_evm_transaction_simulation_failed", &["permit2_simulation_failed"]),
    unknown("invalid_exact_evm_verification_failed", &[]),
    unknown("after_verify_aborted", &[]),
    unavailable("before_verify_hook_error", 500, &[]),
    unavailable("before_settle_hook_error", 500, &[]),
    unavailable("smart_wallet_deployment_failed", 502, &[]),
    invalid("permit2_allowance_required", 412, &["PERMIT2_ALLOWANCE_REQUIRED"]),
    invalid("invalid_exact_evm_missing_eip712_domain", 402, &["missing_eip712_domain"]),
    invalid("invalid_exact_evm_token_name_mismatch", 402, &[]),
    invalid("invalid_exact_evm_token_version_mismatch", 402, &[]),
    invalid("invalid_exact_evm_eip3009_not_supported", 402, &[]),
    invalid("invalid_exact_evm_payload_undeployed_smart_wallet", 402, &[]),
    invalid("eip6492_factory_not_allowed", 402, &[]),
    invalid("asset_not_deployed_contract", 402, &[]),
    invalid("extension_echo_mismatch", 402, &[]),
    invalid("upto_facilitator_mismatch", 402, &[]),
    invalid("unsupported_asset_transfer_method", 402, &[]),
    invalid("unsupported_payment_flow", 402, &[]),
    invalid("payment_required", 402, &["Payment required"]),
];

/// Beginnings of the names of reasons for payments of other kinds.
const FAMILIES: &[&str] =
    &["invalid_exact_svm_payload", "invalid_exact_tvm_payload", "invalid_permit2_", "permit2_", "eip2612_"];
