use alloc::format;
use alloc::string::ToString;
use alloc::vec::Vec;
use core::fmt::Display;

use alloy_primitives::U256;
#[cfg(feature = "parallel")]
use rayon::prelude::*;

use super::super::verdict::{NeedsChain, Open, SignedByPayer, Verdict, Wallet};
use super::super::{PayerCode, VerifyOptions};
use super::{domain, separator, wrong_name};
use crate::evm::{Authorization, Erc6492, Signature, SignatureForm};
use crate::primitives::{Address, Amount, UnixTime};
use crate::wire::{PaymentPayload, PaymentRequirements, Version};
use crate::{Code, Error, ErrorKind, Result};

impl PaymentRequirements {
    /// Verifies a payment against this offer, which has to be the server's own and not the payment's echo.
    ///
    /// The cheap and unambiguous checks come first and the signature last; the first that fails is the verdict.
    /// Nothing a peer wrote raises.
    pub fn verify(&self, payment: &PaymentPayload, now: UnixTime) -> Verdict {
        self.verify_with(payment, now, &VerifyOptions::default())
    }

    /// Like [`verify`](Self::verify), with what the caller knows or wants besides.
    pub fn verify_with(&self, payment: &PaymentPayload, now: UnixTime, options: &VerifyOptions) -> Verdict {
        self.check(payment, now, options).unwrap_or_else(|error| refusal(error, self.version()))
    }

    /// Like [`verify`](Self::verify), from the text of a `PAYMENT-SIGNATURE` or `X-PAYMENT` header.
    pub fn verify_header(&self, header: &str, now: UnixTime) -> Verdict {
        self.verify_header_with(header, now, &VerifyOptions::default())
    }

    /// Like [`verify_header`](Self::verify_header), with what the caller knows or wants besides.
    pub fn verify_header_with(&self, header: &str, now: UnixTime, options: &VerifyOptions) -> Verdict {
        match PaymentPayload::from_header_with(self.profile(), header) {
            Ok(payment) => self.verify_with(&payment, now, options),
            Err(error) => refusal(error, self.version()),
        }
    }

    /// Verifies many payments for this offer, in their order: [`verify`](Self::verify) of each. With the feature `parallel`
    /// all cores work on it.
    pub fn verify_many(&self, payments: &[PaymentPayload], now: UnixTime) -> Vec<Verdict> {
        #[cfg(feature = "parallel")]
        let payments = payments.par_iter();
        #[cfg(not(feature = "parallel"))]
        let payments = payments.iter();
        payments.map(|payment| self.verify(payment, now)).collect()
    }

    fn check(&self, payment: &PaymentPayload, now: UnixTime, options: &VerifyOptions) -> Result<Verdict> {
        let payload = payment.payload();
        let authorization = &payload.authorization;
        self.compare(payment)?;
        self.compare_authorization(authorization).map_err(in_authorization)?;
        let margin = self.profile().settle_margin().max(options.min_runway.unwrap_or_default());
        in_time(authorization, now, margin).map_err(in_authorization)?;
        let domain = domain(self)?;
        let payer = authorization.from;
        let replay_key = format!(
            "exact/{}/{:#x}/{:#x}/{}",
            self.network(),
            self.asset().alloy(),
            payer.alloy(),
            authorization.nonce
        );
        if let Some((wallet, factory)) = wallet(&payload.signature, options).map_err(in_signature)? {
            let open = alloc::vec![Open::WalletSignature, Open::Balance, Open::NonceUnused, Open::TokenState];
            return Ok(Verdict::NeedsChain(NeedsChain { payer, wallet, factory, replay_key, open }));
        }
        let signature = Signature::from_bytes(&payload.signature).map_err(in_signature)?;
        let recovered =
            signature.recover(authorization.digest_under(separator(self, &domain))).map_err(in_signature)?;
        if recovered != payer {
            let error = Error::new(Code::VerifySignature).with("recovered", recovered).with("payer", payer);
            return Err(in_signature(wrong_name::named(error, self, authorization, &signature, &domain)));
        }
        let mut open = alloc::vec![Open::PayerCode, Open::Balance, Open::NonceUnused, Open::TokenState];
        // Code that is known to be none leaves nothing to ask; other code was sent to the chain above.
        open.retain(|question| *question != Open::PayerCode || options.payer_code == PayerCode::Unknown);
        Ok(Verdict::SignedByPayer(SignedByPayer { payer, replay_key, open }))
    }

    /// What the payment says it is for.
    fn compare(&self, payment: &PaymentPayload) -> Result<()> {
        let number = |version: Version| version.number();
        equal(number(payment.version()), number(self.version()), Code::VerifyVersion, "x402Version")?;
        let accepted = match payment {
            PaymentPayload::V1(_) => {
                return equal(payment.network(), self.network(), Code::VerifyNetwork, "network");
            }
            PaymentPayload::V2(v2) => v2.accepted(),
        };
        equal(accepted.network(), self.network(), Code::VerifyNetwork, "network")
            .and_then(|()| equal(accepted.asset(), self.asset(), Code::VerifyAsset, "asset"))
            .and_then(|()| equal(accepted.amount(), self.amount(), Code::VerifyAmount, "amount"))
            .and_then(|()| equal(accepted.pay_to(), self.pay_to(), Code::VerifyPayTo, "payTo"))
            .map_err(|error| error.within("accepted"))
    }

    /// What the payer signed.
    fn compare_authorization(&self, authorization: &Authorization) -> Result<()> {
        equal(authorization.to, self.pay_to(), Code::VerifyRecipient, "to")?;
        let code = if authorization.value < self.amount() { Code::VerifyUnderpaid } else { Code::VerifyOverpaid };
        equal(authorization.value, self.amount(), code, "value")
    }
}

fn equal<T: PartialEq + Display>(found: T, expected: T, code: Code, member: &str) -> Result<()> {
    if found == expected {
        return Ok(());
    }
    Err(Error::new(code).with("found", found.to_string()).with("expected", expected.to_string()).within(member))
}

/// The token's own rule, `validAfter < now < validBefore`, and time enough to settle (EIP-3009; the SDKs' 6 s).
fn in_time(authorization: &Authorization, now: UnixTime, margin: u64) -> Result<()> {
    let seconds = U256::from(now.seconds());
    let wrong = |code| Error::new(code).with("now", now);
    if seconds <= authorization.valid_after {
        let error = wrong(Code::VerifyNotYetValid).with("valid_after", Amount::from(authorization.valid_after));
        return Err(error.within("validAfter"));
    }
    let error = |code| wrong(code).with("valid_before", Amount::from(authorization.valid_before)).within("validBefore");
    if seconds >= authorization.valid_before {
        return Err(error(Code::VerifyExpired));
    }
    if authorization.valid_before < U256::from(now.plus(margin).seconds()) {
        return Err(error(Code::VerifyTooCloseToExpiry).with("margin", margin));
    }
    Ok(())
}

/// Whom the chain has to ask about the signature; nobody if the payer's key made it or should have. By the bytes and by
/// what is known of the payer's code, and never by the bytes alone where code is known.
fn wallet(signature: &[u8], options: &VerifyOptions) -> Result<Option<(Wallet, Option<Address>)>> {
    let contract = match (options.payer_code, SignatureForm::of(signature)) {
        // Nothing is no wallet's signature either; let the key's checks say so.
        _ if signature.is_empty() => None,
        (_, SignatureForm::Counterfactual) => {
            return factory(signature, options).map(|factory| Some((Wallet::Counterfactual, factory)));
        }
        (PayerCode::Contract, _) | (PayerCode::Unknown, SignatureForm::Other) => Some(Wallet::Contract),
        (PayerCode::Delegated, _) => Some(Wallet::Delegated),
        (PayerCode::None, _) | (PayerCode::Unknown, SignatureForm::Key) => None,
    };
    Ok(contract.map(|wallet| (wallet, None)))
}

/// The factory of an envelope. One that cannot be read is none only while nobody has to know its factory: a wallet that
/// is deployed may still take it for whatever it is.
fn factory(signature: &[u8], options: &VerifyOptions) -> Result<Option<Address>> {
    let needed = options.factories.is_some() || options.payer_code == PayerCode::None;
    let factory = match Erc6492::parse(signature) {
        Ok(envelope) => envelope.factory,
        Err(error) if needed => return Err(error),
        Err(_) => return Ok(None),
    };
    match &options.factories {
        Some(allowed) if !allowed.contains(&factory) => Err(Error::new(Code::VerifyFactory).with("found", factory)),
        _ => Ok(Some(factory)),
    }
}

fn in_authorization(error: Error) -> Error {
    error.within("authorization").within("payload")
}

fn in_signature(error: Error) -> Error {
    error.within("signature").within("payload")
}

fn refusal(error: Error, version: Version) -> Verdict {
    let error = if version == Version::V1 { error.in_v1() } else { error };
    match error.kind() {
        ErrorKind::Malformed => Verdict::Malformed(error),
        ErrorKind::Rejected | ErrorKind::Usage => Verdict::Rejected(error),
    }
}
