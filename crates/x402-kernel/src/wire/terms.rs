//! The terms of an offer, read from its text.

use alloc::vec::Vec;

use super::dialect::{self, Dialect};
use super::reading::Reading;
use super::{Version, method};
use crate::json::{Json, JsonKind, Value};
use crate::primitives::{Address, Amount, Network};
use crate::registry::TransferMethod;
use crate::{Code, Error, Profile, Repair, RepairKind, Result};

/// The member of `extra` that names the transfer method.
pub(super) const TRANSFER_METHOD: &str = "assetTransferMethod";

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
        names.extend(Dialect::required(version, reading));
        value.require(&names)?;
        let extra = reading.aside(value, "", "extra", |extra| extra.expect(JsonKind::Object))?;
        let network = network.ok_or_else(|| Error::new(Code::MessageMissing).with("members", "network"))?;
        let asset = value.read("asset", Address::read)?;
        signing_name(extra, network, asset, reading)?;
        Ok(Terms {
            network,
            amount: value.read(amount, |v| dialect::amount(v, amount, reading))?,
            amount_member: amount,
            asset,
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

/// Requires an offer that is paid by EIP-3009 to have the token's EIP-712 name and version, which facilitators take from
/// the offer only. A repair takes those of the registry.
fn signing_name(extra: Option<Value<'_>>, network: Network, asset: Address, reading: &mut Reading<'_>) -> Result<()> {
    let said = |name: &str| extra.and_then(|extra| extra.present(name)).is_some();
    let by_eip3009 = match extra.and_then(|extra| extra.present(TRANSFER_METHOD)) {
        Some(method) => method.as_str().is_some_and(|method| method == TransferMethod::Eip3009.as_str()),
        None => true,
    };
    if !by_eip3009 || said("name") && said("version") {
        return Ok(());
    }
    if reading.requires_all() {
        let missing: Vec<&str> = ["name", "version"].into_iter().filter(|name| !said(name)).collect();
        return Err(Error::new(Code::MessageMissing).with("members", missing.join(", ")).within("extra"));
    }
    if reading.tolerates() && reading.profile().registry().asset(network, asset).is_some() {
        reading.repair(RepairKind::ExtraSigningName, "/extra");
    }
    Ok(())
}
