//! One offer of a challenge.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use crate::payment_payload::PaymentPayload;
use crate::profile::Profile;
use crate::repair::Repair;
use crate::verdict::Verdict;
use crate::verify_options::VerifyOptions;
use crate::{Result, check, numbers};

/// What a server asks for: an element of `accepts` (x402 v2 §5.1.2, v1 §5.1), or the server's own copy of it.
///
/// A value: immutable, equal when text, version, index and profile are. As text it is its summary.
#[derive(Debug, PartialEq, Eq, uniffi::Object)]
#[uniffi::export(Display, Eq, Hash)]
pub struct PaymentRequirements(pub(crate) x402_kernel::PaymentRequirements);

#[uniffi::export]
impl PaymentRequirements {
    /// Reads an offer of that version, which its own text does not tell. A tolerant profile repairs misshapen members that
    /// have one meaning and lists each in `repairs`; its text stays as it was written.
    ///
    /// Throws `scheme.unsupported`, `network.*`, `message.missing` (naming all that is), `message.wrong_type`,
    /// `amount.*`, `address.*`, `json.*`.
    #[uniffi::constructor(default(version = 2, profile = None))]
    pub fn parse(json: String, version: i32, profile: Option<Arc<Profile>>) -> Result<PaymentRequirements> {
        let (version, profile) = (check::version(version)?, Profile::or_default(profile));
        Ok(PaymentRequirements(x402_kernel::PaymentRequirements::parse_with(&profile, version, &json)?))
    }

    /// Its exact text.
    pub fn json(&self) -> String {
        self.0.json().text().into()
    }

    /// The version it is written in: 1 or 2.
    pub fn version(&self) -> i32 {
        self.0.version().number().into()
    }

    /// Its index in the `accepts` it came from; none if it was parsed alone.
    pub fn index(&self) -> Option<i32> {
        self.0.index().map(numbers::index)
    }

    /// The payment scheme: `exact`.
    pub fn scheme(&self) -> String {
        self.0.scheme().into()
    }

    /// The chain to pay on, in CAIP-2.
    pub fn network(&self) -> String {
        self.0.network().to_string()
    }

    /// What to pay, in atomic units of the asset (`amount`; v1 `maxAmountRequired`).
    pub fn amount(&self) -> String {
        self.0.amount().to_string()
    }

    /// The token's contract: its address with the EIP-55 checksum.
    pub fn asset(&self) -> String {
        self.0.asset().to_string()
    }

    /// Who is paid: the address with its EIP-55 checksum.
    pub fn pay_to(&self) -> String {
        self.0.pay_to().to_string()
    }

    /// How many seconds the payment may take.
    pub fn max_timeout_seconds(&self) -> i64 {
        numbers::seconds(self.0.max_timeout_seconds())
    }

    /// The scheme's own data (`extra`), as it was written: JSON text.
    pub fn extra(&self) -> Option<String> {
        self.0.extra().map(|extra| extra.text().into())
    }

    /// The price for people: `0.01 USDC`; in atomic units for a token the registry does not know.
    pub fn price(&self) -> String {
        self.0.price()
    }

    /// The offer for people: `0.01 USDC on Base Sepolia to 0x2096…287C`.
    pub fn summary(&self) -> String {
        self.0.summary()
    }

    /// What was repaired to read it: in its own text, and in the message around it what decides the price. The places
    /// are in the message it came in, as those of `Skipped` are.
    pub fn repairs(&self) -> Vec<Repair> {
        Repair::all(self.0.repairs())
    }

    /// Whether a repair decided what is paid (amount, payee, token, network or version): the default policy does not
    /// pay such an offer.
    pub fn needs_approval(&self) -> bool {
        self.0.needs_approval()
    }

    /// The profile it was read under.
    pub fn profile(&self) -> Profile {
        Profile::of(self.0.profile())
    }

    /// Verifies a payment against this offer, which has to be the server's own and not the payment's echo. `now` is the
    /// caller's clock, in unix seconds; `options` is what the caller knows or wants besides.
    ///
    /// The cheap and unambiguous checks come first and the signature last; the first that fails is the verdict. Nothing
    /// a peer wrote throws; a clock in milliseconds does (`time.milliseconds`), a negative one or a negative runway
    /// (`usage.argument`), and a factory that is no address (`address.*`).
    #[uniffi::method(default(options = None))]
    pub fn verify(&self, payment: &PaymentPayload, now: i64, options: Option<VerifyOptions>) -> Result<Verdict> {
        let (now, options) = (check::time(now)?, VerifyOptions::or_default(options)?);
        Ok(self.0.verify_with(&payment.0, now, &options).into())
    }

    /// Like `verify`, from the value of a `PAYMENT-SIGNATURE` or `X-PAYMENT` header.
    #[uniffi::method(default(options = None))]
    pub fn verify_header(&self, header: String, now: i64, options: Option<VerifyOptions>) -> Result<Verdict> {
        let (now, options) = (check::time(now)?, VerifyOptions::or_default(options)?);
        Ok(self.0.verify_header_with(&header, now, &options).into())
    }

    /// Verifies many payments for this offer, in their order: `verify` of each, in one call.
    ///
    /// Throws `time.milliseconds`, `usage.argument`.
    pub fn verify_many(&self, payments: Vec<Arc<PaymentPayload>>, now: i64) -> Result<Vec<Verdict>> {
        let now = check::time(now)?;
        let payments: Vec<_> = payments.iter().map(|payment| payment.0.clone()).collect();
        Ok(self.0.verify_many(&payments, now)?.into_iter().map(Verdict::from).collect())
    }
}

impl PaymentRequirements {
    pub(crate) fn all(offers: &[x402_kernel::PaymentRequirements]) -> Vec<Arc<PaymentRequirements>> {
        offers.iter().map(|offer| Arc::new(PaymentRequirements(offer.clone()))).collect()
    }

    pub(crate) fn kernel(offers: &[Arc<PaymentRequirements>]) -> Vec<x402_kernel::PaymentRequirements> {
        offers.iter().map(|offer| offer.0.clone()).collect()
    }
}

impl Hash for PaymentRequirements {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.json().text().hash(state);
    }
}

impl fmt::Display for PaymentRequirements {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.summary())
    }
}
