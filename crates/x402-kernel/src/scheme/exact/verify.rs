use alloc::format;
use alloc::string::ToString;
use core::fmt::Display;

use alloy_primitives::U256;

use super::super::verdict::{NeedsChain, Open, SignedByPayer, Verdict, Wallet};
use super::domain;
use crate::evm::{Authorization, recover};
use crate::primitives::UnixTime;
use crate::wire::{PaymentPayload, PaymentRequirements, Version};
use crate::{Code, Error, ErrorKind, Profile, Result};

impl PaymentRequirements {
    /// Judges a payment against this offer, which has to be the seller's own and not the payment's echo.
    ///
    /// The cheap and unambiguous checks come first and the signature last; the first that fails is the verdict.
    /// Nothing a peer wrote raises.
    pub fn verify(&self, payment: &PaymentPayload, now: UnixTime) -> Verdict {
        self.judge(payment, now).unwrap_or_else(|error| refusal(error, self.version()))
    }

    /// Like [`verify`](Self::verify), from the text of a `PAYMENT-SIGNATURE` or `X-PAYMENT` header.
    pub fn verify_header(&self, header: &str, now: UnixTime) -> Verdict {
        match PaymentPayload::from_header_with(self.profile(), header) {
            Ok(payment) => self.verify(&payment, now),
            Err(error) => refusal(error, self.version()),
        }
    }

    fn judge(&self, payment: &PaymentPayload, now: UnixTime) -> Result<Verdict> {
        let payload = payment.payload();
        let authorization = &payload.authorization;
        self.compare(payment)?;
        self.compare_authorization(authorization).map_err(in_authorization)?;
        in_time(authorization, now, self.profile()).map_err(in_authorization)?;
        let domain = domain(self)?;
        let from = authorization.from;
        let replay_key =
            format!("exact/{}/{:#x}/{:#x}/{}", self.network(), self.asset().alloy(), from.alloy(), authorization.nonce);
        if let Some(wallet) = Wallet::of(&payload.signature) {
            let open = alloc::vec![Open::WalletSignature, Open::Balance, Open::NonceUnused, Open::TokenState];
            return Ok(Verdict::NeedsChain(NeedsChain { payer: from, wallet, replay_key, open }));
        }
        let recovered = recover(authorization.digest(&domain), &payload.signature).map_err(in_signature)?;
        if recovered != from {
            let error = Error::new(Code::VerifySignature).with("recovered", recovered).with("payer", from);
            return Err(in_signature(error));
        }
        let open = alloc::vec![Open::PayerCode, Open::Balance, Open::NonceUnused, Open::TokenState];
        Ok(Verdict::SignedByPayer(SignedByPayer { payer: from, replay_key, open }))
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
fn in_time(authorization: &Authorization, now: UnixTime, profile: &Profile) -> Result<()> {
    let seconds = U256::from(now.seconds());
    let margin = profile.settle_margin();
    let wrong = |code| Error::new(code).with("now", now);
    if seconds <= authorization.valid_after {
        let error = wrong(Code::VerifyNotYetValid).with("valid_after", authorization.valid_after);
        return Err(error.within("validAfter"));
    }
    let error = |code| wrong(code).with("valid_before", authorization.valid_before).within("validBefore");
    if seconds >= authorization.valid_before {
        return Err(error(Code::VerifyExpired));
    }
    if authorization.valid_before < U256::from(now.plus(margin).seconds()) {
        return Err(error(Code::VerifyTooCloseToExpiry).with("margin", margin));
    }
    Ok(())
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
