//! What a store has to do for a purchase.

use crate::numbers;

/// What a store has to do in one atomic operation: add all of the counters unless one would exceed its cap.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct Plan {
    /// The purchase's name. A plan replaces an earlier one of the same name.
    pub id: String,
    /// When the reservation may be forgotten, in unix seconds: what was signed can no longer settle then.
    pub expires: i64,
    /// What to add.
    pub counters: Vec<PlanCounter>,
}

/// One counter of a `Plan`.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct PlanCounter {
    /// What is counted.
    pub key: String,
    /// Within which bucket: sums of different buckets are apart.
    pub bucket: String,
    /// What is added, in atomic units.
    pub add: String,
    /// What the bucket's sum must not exceed.
    pub cap: String,
}

impl From<x402_kernel::Plan> for Plan {
    fn from(plan: x402_kernel::Plan) -> Plan {
        let counter = |counter: x402_kernel::PlanCounter| PlanCounter {
            key: counter.key,
            bucket: counter.bucket,
            add: counter.add.to_string(),
            cap: counter.cap.to_string(),
        };
        Plan {
            id: plan.id,
            expires: numbers::seconds(plan.expires.seconds()),
            counters: plan.counters.into_iter().map(counter).collect(),
        }
    }
}
