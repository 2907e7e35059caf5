//! The terms of an offer, read from its text; misshapen members with one meaning repaired and listed.

use alloc::format;
use alloc::vec::Vec;

use super::{EXACT, Version, v1, v2};
use crate::json::{Json, JsonKind, Value};
use crate::primitives::{Address, Amount, Network};
use crate::{Code, Error, Mode, Profile, Repair, RepairKind, Result};

/// What both versions say, in their own words.
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

/// How a version writes what the two write differently.
pub(super) struct Dialect {
    /// What it calls the amount.
    pub(super) amount: &'static str,
    /// How it reads a network.
    pub(super) network: fn(&str) -> Result<Network>,
    /// What a strict reader requires as well.
    pub(super) required: &'static [&'static str],
}

impl Terms {
    /// Reads what both versions have; they differ in how the network and the amount are written.
    pub(super) fn read(json: Json, profile: &Profile, version: Version, mode: Mode) -> Result<Terms> {
        let (own, other) = match version {
            Version::V1 => (&v1::DIALECT, &v2::DIALECT),
            Version::V2 => (&v2::DIALECT, &v1::DIALECT),
        };
        let value = json.value().expect(JsonKind::Object)?;
        let mut repairs = Repairs { mode, made: Vec::new() };
        // What decides whether this kernel knows the offer at all comes first: an unknown scheme's members are its own.
        value.read_optional("scheme", known_scheme)?;
        let network = value.read_optional("network", |v| repairs.network(v, own, other))?;
        let amount = repairs.amount_name(value, own, other);
        let mut names = alloc::vec!["scheme", "network", amount, "payTo", "asset", "maxTimeoutSeconds"];
        if profile.mode() == Mode::Strict {
            names.extend(own.required);
        }
        value.require(&names)?;
        let extra = value.optional_object("extra")?;
        Ok(Terms {
            network: network.ok_or_else(|| Error::new(Code::MessageMissing).with("members", "network"))?,
            amount: value.read(amount, |v| repairs.amount(v, amount))?,
            amount_member: amount,
            asset: value.read("asset", Address::read)?,
            pay_to: value.read("payTo", Address::read)?,
            max_timeout_seconds: value.read("maxTimeoutSeconds", |v| repairs.seconds(v))?,
            extra: extra.map(|extra| json.at(extra)),
            repairs: repairs.made,
            json,
            profile: profile.clone(),
            index: None,
        })
    }
}

/// The repairs of one offer, as they are made.
struct Repairs {
    mode: Mode,
    made: Vec<Repair>,
}

impl Repairs {
    fn may(&self) -> bool {
        self.mode == Mode::Tolerant
    }

    fn made(&mut self, kind: RepairKind, member: &str) {
        self.made.push(Repair { kind, at: format!("/{member}"), cause: None });
    }

    /// A network in the spelling of this version, or of the other.
    fn network(&mut self, value: Value<'_>, own: &Dialect, other: &Dialect) -> Result<Network> {
        let text = value.string()?;
        let error = match (own.network)(&text) {
            Err(error) if self.may() => error,
            result => return result,
        };
        let network = (other.network)(&text).map_err(|_| error)?;
        self.made(RepairKind::NetworkOtherVersion, "network");
        Ok(network)
    }

    /// What the amount is called here.
    fn amount_name(&mut self, offer: Value<'_>, own: &Dialect, other: &Dialect) -> &'static str {
        if !self.may() || offer.present(own.amount).is_some() || offer.present(other.amount).is_none() {
            return own.amount;
        }
        self.made(RepairKind::MessageRenamedMember, other.amount);
        other.amount
    }

    /// An amount; a JSON integer has one meaning as long as every reader holds it exactly.
    fn amount(&mut self, value: Value<'_>, name: &str) -> Result<Amount> {
        let digits = value.kind() == JsonKind::Number && value.text().bytes().all(|byte| byte.is_ascii_digit());
        if !self.may() || !digits {
            return Amount::parse(&value.string()?);
        }
        match value.text().parse::<u64>() {
            Ok(number) if number < 1 << 53 => {
                self.made(RepairKind::AmountNumber, name);
                Ok(Amount::from(number))
            }
            _ => Err(Error::new(Code::AmountUnsafeNumber).with("found", value.text())),
        }
    }

    /// A number of seconds.
    fn seconds(&mut self, value: Value<'_>) -> Result<u64> {
        let text = match value.as_str() {
            Some(text) if self.may() && Amount::parse(&text).is_ok() => text,
            _ => return whole_seconds(value.text()),
        };
        let seconds = whole_seconds(&text)?;
        self.made(RepairKind::MessageNumberText, "maxTimeoutSeconds");
        Ok(seconds)
    }
}

pub(super) fn known_scheme(value: Value<'_>) -> Result<()> {
    match value.string()? {
        scheme if scheme == EXACT => Ok(()),
        scheme => Err(Error::new(Code::SchemeUnsupported).with("scheme", scheme)),
    }
}

/// More than three thousand years are no timeout, and every language's integers hold less.
const LONGEST_TIMEOUT: u64 = 100_000_000_000;

fn whole_seconds(text: &str) -> Result<u64> {
    match text.parse() {
        Ok(seconds) if seconds < LONGEST_TIMEOUT => Ok(seconds),
        _ => Err(Error::new(Code::MessageWrongType).with("expected", "a whole number of seconds").with("found", text)),
    }
}
