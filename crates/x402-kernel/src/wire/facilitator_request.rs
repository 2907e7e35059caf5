//! The body of `POST /verify` and `POST /settle`.

use serde::{Serialize, Serializer};

use super::reading::Reading;
use super::{Found, PaymentPayload, PaymentRequirements, Version, version};
use crate::json::{Json, JsonKind, Limits, ObjectWriter};
use crate::{Code, Error, Profile, Result};

/// The body with which a server asks a facilitator to verify or settle a payment for an offer
/// ([x402 v2 §7.1](crate#specifications), [v1 §7.1](crate#specifications)).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FacilitatorRequest {
    json: Json,
    payment: PaymentPayload,
    offer: PaymentRequirements,
}

impl FacilitatorRequest {
    /// Makes a request of a payment and the server's own offer. Both keep their exact text, profile and repairs.
    ///
    /// # Errors
    /// `verify.version` unless both are of one version; `json.too_large`.
    pub fn new(payment: &PaymentPayload, offer: &PaymentRequirements) -> Result<FacilitatorRequest> {
        of_one_version(offer.version(), payment.version())?;
        let text = ObjectWriter::new()
            .raw("x402Version", payment.version().number())
            .raw("paymentPayload", payment.json())
            .raw("paymentRequirements", offer.json())
            .end();
        let json = Json::parse(&text, payment.profile().limits())?;
        Ok(FacilitatorRequest { json, payment: payment.clone(), offer: offer.clone() })
    }

    /// Reads a request from its JSON, under the default profile.
    ///
    /// # Errors
    /// See [`FacilitatorRequest::parse_with`].
    pub fn parse(text: &str) -> Result<FacilitatorRequest> {
        FacilitatorRequest::parse_with(&Profile::default(), text)
    }

    /// Reads a request from its JSON, as a facilitator does: without repairs, since both texts must have one meaning.
    ///
    /// # Errors
    /// `verify.version` unless `x402Version`, the payment and the offer are of one version; `message.*`; those of
    /// [`PaymentPayload::parse_with`] and [`PaymentRequirements::parse_with`]; and those of [`Json::parse`].
    pub fn parse_with(profile: &Profile, text: &str) -> Result<FacilitatorRequest> {
        let json = Json::parse(text, profile.limits())?;
        let value = json.value().expect(JsonKind::Object)?;
        let version = version::read(value)?;
        value.require(&["paymentPayload", "paymentRequirements"])?;
        let payment = value.read("paymentPayload", |v| {
            let payment = PaymentPayload::read(json.at(v), Reading::strict(profile, Found::Text))?;
            of_one_version(version, payment.version()).map_err(|error| error.within("x402Version"))?;
            Ok(payment)
        })?;
        let offer = |v| PaymentRequirements::read(json.at(v), version, Reading::strict(profile, Found::Text));
        let offer = value.read("paymentRequirements", offer)?;
        Ok(FacilitatorRequest { payment, offer, json })
    }

    /// Reads what a request serialises as: `payment`, the offer and `json`. Both keep their profile and repairs.
    ///
    /// # Errors
    /// `usage.argument` for another member, or a `json` that does not hold the two; those of
    /// [`PaymentPayload::from_json`], [`PaymentRequirements::from_json`] and [`FacilitatorRequest::new`].
    pub fn from_json(text: &str) -> Result<FacilitatorRequest> {
        let written = Json::parse(text, &Limits::WRITTEN)?;
        let value = written.value().object("request", &["version", "payment", "offer", "json"])?;
        let payment = value.read("payment", PaymentPayload::read_written)?;
        let offer = value.read("offer", PaymentRequirements::read_written)?;
        of_one_version(offer.version(), payment.version())?;
        let json = value.read("json", |json| Json::parse(&json.string()?, &Limits::WRITTEN))?;
        let holds = |name: &str, part: &Json| json.get(name).is_some_and(|found| found == *part);
        if !holds("paymentPayload", payment.json()) || !holds("paymentRequirements", offer.json()) {
            return Err(Error::argument("request", "a json that holds the payment and the offer").within("json"));
        }
        Ok(FacilitatorRequest { json, payment, offer })
    }

    /// The version of the payment and the offer.
    pub fn version(&self) -> Version {
        self.payment.version()
    }

    /// `paymentPayload`.
    pub fn payment(&self) -> &PaymentPayload {
        &self.payment
    }

    /// `paymentRequirements`: the server's own copy of the offer.
    pub fn offer(&self) -> &PaymentRequirements {
        &self.offer
    }

    /// The exact text, which is the body.
    pub fn json(&self) -> &Json {
        &self.json
    }
}

fn of_one_version(expected: Version, found: Version) -> Result<()> {
    if expected == found {
        return Ok(());
    }
    Err(Error::new(Code::VerifyVersion).with("found", found.number()).with("expected", expected.number()))
}

/// As `{version, payment, offer, json}`.
impl Serialize for FacilitatorRequest {
    fn serialize<S: Serializer>(&self, serializer: S) -> core::result::Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct View<'a> {
            version: Version,
            payment: &'a PaymentPayload,
            offer: &'a PaymentRequirements,
            json: &'a Json,
        }
        let FacilitatorRequest { json, payment, offer } = self;
        View { version: self.version(), payment, offer, json }.serialize(serializer)
    }
}
