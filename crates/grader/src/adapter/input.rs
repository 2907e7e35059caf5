//! Reads a case's input, member by member.

use serde_json::Value;
use x402_kernel::primitives::from_hex;
use x402_kernel::{
    Address, Amount, Answer, Bytes32, Choice, Eip712Domain, Event, Money, Network, Payer, PayerKind, PaymentRequired,
    Policy, PrepareOptions, Profile, Request, UnixTime, UnsignedPayment, VerifyOptions, Version,
};

use super::{Failure, case};

pub(super) struct Input<'a>(pub(super) &'a Value);

impl<'a> Input<'a> {
    pub(super) fn member(&self, name: &str) -> Result<&'a Value, Failure> {
        self.0.get(name).ok_or_else(|| case(format!("no {name}")))
    }

    pub(super) fn text(&self, name: &str) -> Result<&'a str, Failure> {
        self.member(name)?.as_str().ok_or_else(|| case(format!("{name} is not a string")))
    }

    pub(super) fn optional_text(&self, name: &str) -> Result<Option<&'a str>, Failure> {
        if self.0.get(name).is_some() { self.text(name).map(Some) } else { Ok(None) }
    }

    pub(super) fn number(&self, name: &str) -> Result<u64, Failure> {
        self.member(name)?.as_u64().ok_or_else(|| case(format!("{name} is not a whole number")))
    }

    pub(super) fn flag(&self, name: &str) -> Result<bool, Failure> {
        let Some(value) = self.0.get(name) else { return Ok(false) };
        value.as_bool().ok_or_else(|| case(format!("{name} is not a boolean")))
    }

    pub(super) fn verify_options(&self) -> Result<VerifyOptions, Failure> {
        let Some(options) = self.0.get("options") else { return Ok(VerifyOptions::default()) };
        Ok(VerifyOptions::from_json(&options.to_string())?)
    }

    pub(super) fn array(&self, name: &str) -> Result<&'a Vec<Value>, Failure> {
        self.member(name)?.as_array().ok_or_else(|| case(format!("{name} is not an array")))
    }

    pub(super) fn object(&self, name: &str) -> Result<String, Failure> {
        Ok(self.member(name)?.to_string())
    }

    pub(super) fn time(&self, name: &str) -> Result<UnixTime, Failure> {
        Ok(UnixTime::from_seconds(self.number(name)?)?)
    }

    pub(super) fn version(&self) -> Result<Version, Failure> {
        Ok(Version::from_number(u8::try_from(self.number("version")?).map_err(|_| case("version"))?)?)
    }

    pub(super) fn profile(&self) -> Result<Profile, Failure> {
        self.optional_text("profile")?.map_or(Ok(Profile::default()), |text| Ok(Profile::from_json(text)?))
    }

    pub(super) fn domain(&self) -> Result<Eip712Domain, Failure> {
        Ok(Eip712Domain::parse(&self.object("domain")?)?)
    }

    pub(super) fn networks(value: &Value) -> Result<Vec<Network>, Failure> {
        let texts = value.as_array().ok_or_else(|| case("networks is not an array"))?;
        texts.iter().map(|text| Ok(Network::parse(text.as_str().ok_or_else(|| case("network"))?)?)).collect()
    }

    pub(super) fn payer(&self) -> Result<Payer, Failure> {
        let input = Input(self.member("payer")?);
        let account = Payer::new(Address::parse(input.text("address")?)?);
        let mut payer = Input::networks(input.member("networks")?)?.into_iter().fold(account, Payer::on);
        if let Some(kind) = input.optional_text("kind")? {
            payer = payer.with_kind(PayerKind::parse(kind)?);
        }
        for (network, asset, balance) in input.tokens("balances")? {
            payer = payer.asset_balance(network, asset, Amount::parse(balance.text("amount")?)?);
        }
        for (network, asset, _) in input.tokens("assets")? {
            payer = payer.only_asset(network, asset);
        }
        for (network, asset, _) in input.tokens("preferAssets")? {
            payer = payer.prefer_asset(network, asset);
        }
        let preferred = input.0.get("preferNetworks").map_or(Ok(Vec::new()), Input::networks)?;
        Ok(preferred.into_iter().fold(payer, Payer::prefer_network))
    }

    /// Reads a list that may be absent: the network and the token of each entry, with the entry.
    fn tokens(&self, name: &str) -> Result<Vec<(Network, Address, Input<'a>)>, Failure> {
        if self.0.get(name).is_none() {
            return Ok(Vec::new());
        }
        let token = |entry: &'a Value| {
            let entry = Input(entry);
            Ok((Network::parse(entry.text("network")?)?, Address::parse(entry.text("asset")?)?, entry))
        };
        self.array(name)?.iter().map(token).collect()
    }

    pub(super) fn policy(&self) -> Result<Policy, Failure> {
        let mut builder = Policy::builder();
        let rules = self.member("policy")?.as_object().ok_or_else(|| case("policy is not an object"))?;
        for (name, value) in rules {
            let rule = Input(self.member("policy")?);
            builder = match name.as_str() {
                "perPayment" => builder.per_payment(Money::parse(rule.text(name)?)?),
                "networks" => builder.networks(Input::networks(value)?),
                "maxLifetime" => builder.max_lifetime(rule.number(name)?),
                "oneSdk" => builder.one_sdk(value.as_bool().ok_or_else(|| case("oneSdk"))?),
                "confirm" => builder.confirm(value.as_bool().ok_or_else(|| case("confirm"))?),
                "repaired" => builder.repaired(value.as_bool().ok_or_else(|| case("repaired"))?),
                other => return Err(case(format!("unknown rule {other}"))),
            };
        }
        Ok(builder.build())
    }

    pub(super) fn request(&self) -> Result<Request, Failure> {
        let request = Input(self.member("request")?);
        Ok(Request::new(request.text("method")?, request.text("url")?)?)
    }

    pub(super) fn choice(&self) -> Result<Choice, Failure> {
        let challenge = PaymentRequired::parse_with(&self.profile()?, self.text("challenge")?)?;
        let choice = challenge.choose(&self.payer()?)?;
        Ok(match self.optional_text("extensions")? {
            Some(additions) => choice.with_extensions(additions)?,
            None => choice,
        })
    }

    pub(super) fn unsigned(&self) -> Result<UnsignedPayment, Failure> {
        let now = self.time("now")?;
        let approved = self.policy()?.approve(&self.choice()?, &self.request()?, now)?;
        let prepare_at = if self.0.get("prepareAt").is_some() { self.time("prepareAt")? } else { now };
        let nonce = Bytes32::parse(self.text("nonce")?)?;
        if self.0.get("options").is_none() {
            return Ok(approved.prepare(prepare_at, nonce)?);
        }
        let options = PrepareOptions::from_json(&self.object("options")?)?;
        Ok(approved.prepare_with(prepare_at, nonce, &options)?)
    }

    pub(super) fn answers(&self) -> Result<Vec<Answer>, Failure> {
        let answer = |answer: &Value| {
            let answer = Input(answer);
            Ok(Answer::new(answer.text("id")?, from_hex(answer.text("signature")?)?))
        };
        self.array("answers")?.iter().map(answer).collect()
    }

    pub(super) fn headers(&self) -> Result<Vec<(String, String)>, Failure> {
        let pair = |pair: &Value| match pair.as_array().map(Vec::as_slice) {
            Some([Value::String(name), Value::String(value)]) => Ok((name.clone(), value.clone())),
            _ => Err(case("a header is a pair of strings")),
        };
        self.array("headers")?.iter().map(pair).collect()
    }

    pub(super) fn event(&self) -> Result<Event, Failure> {
        let now = || self.time("now");
        Ok(match self.text("event")? {
            "start" => Event::Start { now: now()?, nonce: Bytes32::parse(self.text("nonce")?)? },
            "response" => Event::Response {
                status: u16::try_from(self.number("status")?).map_err(|_| case("status"))?,
                headers: self.headers()?,
                body: self.text("body")?.into(),
                now: now()?,
            },
            "no_response" => Event::NoResponse { now: now()? },
            "confirmed" => Event::Confirmed { now: now()? },
            "declined" => Event::Declined,
            "reserved" => Event::Reserved { now: now()? },
            "not_reserved" => Event::NotReserved { counter: self.text("counter")?.into() },
            "signed" => Event::Signed { answers: self.answers()?, now: now()? },
            "not_signed" => Event::NotSigned,
            "waited" => Event::Waited { now: now()? },
            other => return Err(case(format!("unknown event {other}"))),
        })
    }
}
