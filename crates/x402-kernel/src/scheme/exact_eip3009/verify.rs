use alloc::format;
use alloc::string::String;

use alloy_primitives::U256;

use super::super::equal::equal;
use super::super::verdict::{NeedsChain, Open, SignedByPayer, Verdict, Wallet};
use super::super::{PayerCode, VerifyOptions};
use super::terms::{domain, separator};
use super::wrong_name;
use crate::evm::{Authorization, Erc6492, Signature, SignatureForm};
use crate::primitives::{Address, Amount, UnixTime};
use crate::wire::{PaymentPayload, PaymentRequirements};
use crate::{Code, Error, Result};

/// Verifies what the payer signed, and whether the payer signed it. The cheap and unambiguous checks come first and the
/// signature last; the first that fails is the error.
pub(in crate::scheme) fn verify(
    offer: &PaymentRequirements,
    payment: &PaymentPayload,
    now: UnixTime,
    options: &VerifyOptions,
) -> Result<Verdict> {
    let payload = payment.payload();
    let authorization = &payload.authorization;
    compare(offer, authorization).map_err(in_authorization)?;
    let margin = offer.profile().settle_margin().max(options.min_runway.unwrap_or_default());
    in_time(authorization, now, margin).map_err(in_authorization)?;
    let domain = domain(offer)?;
    let payer = authorization.from;
    let replay_key = replay_key(offer, authorization);
    if let Some((wallet, factory)) = wallet(&payload.signature, options).map_err(in_signature)? {
        let open = alloc::vec![Open::WalletSignature, Open::Balance, Open::NonceUnused, Open::TokenState];
        return Ok(Verdict::NeedsChain(NeedsChain { payer, wallet, factory, replay_key, open }));
    }
    let signature = Signature::from_bytes(&payload.signature).map_err(in_signature)?;
    let recovered = signature.recover(authorization.digest_under(separator(offer, &domain))).map_err(in_signature)?;
    if recovered != payer {
        let error = Error::new(Code::VerifySignature).with("recovered", recovered).with("payer", payer);
        return Err(in_signature(wrong_name::named(error, offer, authorization, &signature, &domain)));
    }
    let mut open = alloc::vec![Open::PayerCode, Open::Balance, Open::NonceUnused, Open::TokenState];
    // Code that is known to be none leaves nothing to ask; other code was sent to the chain above.
    open.retain(|question| *question != Open::PayerCode || options.payer_code == PayerCode::Unknown);
    Ok(Verdict::SignedByPayer(SignedByPayer { payer, replay_key, open }))
}

/// Whether the payer's key signed the authorization for that offer's token.
pub(in crate::scheme) fn is_signed_for(offer: &PaymentRequirements, payment: &PaymentPayload) -> bool {
    let payload = payment.payload();
    let authorization = &payload.authorization;
    let recover = |domain| Signature::from_bytes(&payload.signature)?.recover(authorization.digest(&domain));
    domain(offer).and_then(recover).is_ok_and(|payer| payer == authorization.from)
}

/// The name of the authorization, made of signed values only: two encodings of it share it.
fn replay_key(offer: &PaymentRequirements, authorization: &Authorization) -> String {
    let (token, payer) = (offer.asset().alloy(), authorization.from.alloy());
    format!("exact/{}/{token:#x}/{payer:#x}/{}", offer.network(), authorization.nonce)
}

/// Whether what the payer signed pays the offer, exactly.
fn compare(offer: &PaymentRequirements, authorization: &Authorization) -> Result<()> {
    equal(authorization.to, offer.pay_to(), Code::VerifyRecipient, "to")?;
    let code = if authorization.value < offer.amount() { Code::VerifyUnderpaid } else { Code::VerifyOverpaid };
    equal(authorization.value, offer.amount(), code, "value")
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
