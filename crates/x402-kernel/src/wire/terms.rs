//! The terms of an offer, read from its text.

use alloc::vec::Vec;

use super::dialect::{self, Dialect};
use super::reading::Reading;
use super::{Version, method};
use crate::json::{Json, JsonKind};
use crate::primitives::{Address, Amount, Network};
use crate::{Code, Error, Profile, Repair, Result};

/// The members of an offer in both versions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Terms {
    pub(crate) json: Json,
    pub(crate) profile: Profile,
    pub(crate) index: Option<usize>,
    pub(crate) network: Network,
    pub(crate) amount: Amount,
    pub(super) amount_member: &'static str,
    pub(crate) asset: Address,
    pub(crate) pay_to: Address,
    pub(crate) max_timeout_seconds: u64,
    pub(crate) extra: Option<Json>,
    pub(super) repairs: Vec<Repair>,
}

impl Terms {
    /// Reads the members of both versions, which write the network and the amount differently.
    pub(super) fn read(json: Json, version: Version, reading: &mut Reading<'_>) -> Result<Terms> {
        let value = json.value().expect(JsonKind::Object)?;
        // The scheme comes first: an unknown one may have other members.
        value.read_optional("scheme", method::known_scheme)?;
        let network = value.read_optional("network", |v| Dialect::network(version, v, reading))?;
        let amount = Dialect::amount_name(version, value, reading);
        let [pay_to, timeout] = ["payTo", "maxTimeoutSeconds"].map(|name| dialect::name(value, name, reading));
        let mut names = alloc::vec!["scheme", "network", amount, pay_to, "asset", timeout];
        names.extend(Dialect::required(version, &reading));
        value.require(&names)?;
        let extra = reading.aside(value, "", "extra", |extra| extra.expect(JsonKind::Object))?;
        Ok(Terms {
            network: network.ok_or_else(|| Error::new(Code::MessageMissing).with("members", "network"))?,
            amount: value.read(amount, |v| dialect::amount(v, amount, reading))?,
            amount_member: amount,
            asset: value.read("asset", Address::read)?,
            pay_to: value.read(pay_to, Address::read)?,
            max_timeout_seconds: value.read(timeout, |v| dialect::timeout(v, timeout, reading))?,
            extra: extra.map(|extra| json.at(extra)),
            profile: reading.profile().clone(),
            repairs: Vec::new(),
            json,
            index: None,
        })
    }
}
