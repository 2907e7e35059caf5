use alloc::format;
use alloc::string::String;

use alloy_primitives::U256;

use super::super::equal::equal;
use super::super::verdict::{NeedsChain, Open, SignedByPayer, Verdict, Wallet};
use super::super::{PayerCode, VerifyOptions};
use super::terms::{domain, separator};
use super::wrong_name;
use crate::evm::{Authorization, Erc6492, Signature, SignatureForm};
use crate::primitives::{Address, Amount, Bytes32, UnixTime};
use crate::wire::{PaymentPayload, PaymentRequirements};
use crate::{Code, Error, ErrorKind, Result};

/// Verifies the times of the authorization, then the signature. The first check that fails is the error.
pub(in crate::scheme) fn verify(
    offer: &PaymentRequirements,
    payment: &PaymentPayload,
    now: UnixTime,
    options: &VerifyOptions,
) -> Result<Verdict> {
    let payload = payment.payload();
    let authorization = &payload.authorization;
    let margin = offer.profile().settle_margin().max(options.min_runway.unwrap_or_default());
    in_time(authorization, now, margin).map_err(in_authorization)?;
    let domain = domain(offer).map_err(own_offer)?;
    let payer = authorization.from;
    let replay_key = replay_key(offer, authorization);
    let of_wallet = |wallet, factory, first: &[Open]| {
        let mut open = first.to_vec();
        open.extend([Open::WalletSignature, Open::Balance, Open::NonceUnused, Open::TokenState]);
        Ok(Verdict::NeedsChain(NeedsChain { payer, wallet, factory, replay_key: replay_key.clone(), open }))
    };
    if let Some((wallet, factory)) = wallet(&payload.signature, options).map_err(in_signature)? {
        return of_wallet(wallet, factory, &[]);
    }
    let digest = authorization.digest_under(separator(offer, &domain));
    if let Err(error) = signed_by(payer, &payload.signature, digest) {
        let error = match Signature::from_bytes(&payload.signature) {
            Ok(signature) => wrong_name::named(error, offer, authorization, &signature, &domain),
            Err(_) => error,
        };
        // A wallet's owners sign with keys of their own. Only the code at the payer's address can tell.
        let of_payer = error.detail().get(wrong_name::NAME).is_some() || is_twin(payer, &payload.signature, digest);
        if options.payer_code == PayerCode::Unknown && payload.signature.len() == KEY_LENGTH && !of_payer {
            return of_wallet(Wallet::Contract, None, &[Open::PayerCode]);
        }
        return Err(in_signature(error));
    }
    let mut open = alloc::vec![Open::PayerCode, Open::Balance, Open::NonceUnused, Open::TokenState];
    // If there is known to be no code, nothing is open; with other code the chain decides, above.
    open.retain(|question| *question != Open::PayerCode || options.payer_code == PayerCode::Unknown);
    Ok(Verdict::SignedByPayer(SignedByPayer { payer, replay_key, open }))
}

/// The bytes of a key's signature; a wallet's can have as many.
const KEY_LENGTH: usize = 65;

/// Requires the payer's key to have signed the digest.
fn signed_by(payer: Address, signature: &[u8], digest: Bytes32) -> Result<()> {
    let recovered = Signature::from_bytes(signature)?.recover(digest)?;
    if recovered == payer {
        return Ok(());
    }
    Err(Error::new(Code::VerifySignature).with("recovered", recovered).with("payer", payer))
}

/// Whether it is the payer's signature in its other spelling, which tokens refuse.
fn is_twin(payer: Address, signature: &[u8], digest: Bytes32) -> bool {
    Signature::normalized(signature).and_then(|signature| signature.recover(digest)) == Ok(payer)
}

/// Turns an unreadable member of the server's own offer into an error of the server, since no payment can mend it.
fn own_offer(error: Error) -> Error {
    match error.kind() {
        ErrorKind::Malformed => {
            Error::new(Code::VerifyOwnOffer).with("problem", error.sentence()).at_same_pointer_as(&error)
        }
        _ => error,
    }
}

/// Whether the payer's key signed the authorization for the offer's token.
pub(in crate::scheme) fn is_signed_for(offer: &PaymentRequirements, payment: &PaymentPayload) -> bool {
    let payload = payment.payload();
    let authorization = &payload.authorization;
    let recover = |domain| Signature::from_bytes(&payload.signature)?.recover(authorization.digest(&domain));
    domain(offer).and_then(recover).is_ok_and(|payer| payer == authorization.from)
}

/// Writes the replay key, of signed values only, so that two encodings of one authorization share it.
fn replay_key(offer: &PaymentRequirements, authorization: &Authorization) -> String {
    let (token, payer) = (offer.asset().alloy(), authorization.from.alloy());
    format!("exact/{}/{token:#x}/{payer:#x}/{}", offer.network(), authorization.nonce)
}

/// Requires the authorization to pay the offer's payee the exact amount.
pub(in crate::scheme) fn compare(offer: &PaymentRequirements, payment: &PaymentPayload) -> Result<()> {
    let authorization = &payment.payload().authorization;
    let code = if authorization.value < offer.amount() { Code::VerifyUnderpaid } else { Code::VerifyOverpaid };
    equal(authorization.to, offer.pay_to(), Code::VerifyRecipient, "to")
        .and_then(|()| equal(authorization.value, offer.amount(), code, "value"))
        .map_err(in_authorization)
}

/// Requires `validAfter < now < validBefore`, as the token does (EIP-3009), and time enough to settle.
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

/// Returns the wallet contract that must verify the signature on chain, if any. The signature's form and the payer's
/// code decide; known code wins.
fn wallet(signature: &[u8], options: &VerifyOptions) -> Result<Option<(Wallet, Option<Address>)>> {
    let contract = match (options.payer_code, SignatureForm::of(signature)) {
        // An empty signature is an error of the key's checks.
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

/// Returns the factory of an envelope. An unreadable envelope counts as "no factory", since a deployed wallet may still
/// accept it, unless the wallet would be deployed, or the caller restricts factories; then it is an error. Of a wallet
/// that is known to be deployed, no factory is restricted.
fn factory(signature: &[u8], options: &VerifyOptions) -> Result<Option<Address>> {
    let deployed = matches!(options.payer_code, PayerCode::Contract | PayerCode::Delegated);
    let allowed = options.factories.as_ref().filter(|_| !deployed);
    let needed = allowed.is_some() || options.payer_code == PayerCode::None;
    let factory = match Erc6492::parse(signature) {
        Ok(envelope) => envelope.factory,
        Err(error) if needed => return Err(error),
        Err(_) => return Ok(None),
    };
    match allowed {
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
