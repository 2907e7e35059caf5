//! Operations on typed data, authorizations, signatures and calldata.

use serde_json::json;
use x402_kernel::evm::authorization_state_calldata;
use x402_kernel::primitives::{from_hex, to_hex};
use x402_kernel::{
    Address, Authorization, AuthorizationKind, Bytes32, CancelAuthorization, Erc6492, Signature, TypedData,
};

use super::input::Input;
use super::{Failure, Outcome, case, object};

pub(super) fn operation(op: &str, input: &Input<'_>) -> Option<Outcome> {
    Some(match op {
        "eip712/typed_data" => typed_data(input),
        "eip3009/digest" => digest(input),
        "eip3009/cancel_digest" => cancel_digest(input),
        "eip3009/calldata" => calldata(input),
        "signature/from" => signature(input),
        "signature/erc6492" => envelope(input),
        _ => return None,
    })
}

fn typed_data(input: &Input<'_>) -> Outcome {
    let data = TypedData::parse(input.text("json")?)?;
    Ok(json!({
        "domainSeparator": data.domain_separator(),
        "structHash": data.struct_hash(),
        "digest": data.digest(),
    }))
}

fn digest(input: &Input<'_>) -> Outcome {
    let (domain, authorization) = (input.domain()?, Authorization::parse(&input.object("authorization")?)?);
    let kind = kind(input.optional_text("kind")?.unwrap_or("transfer"))?;
    Ok(json!({
        "domainSeparator": domain.separator(),
        "structHash": authorization.struct_hash_of(kind),
        "digest": authorization.digest_of(kind, &domain),
    }))
}

fn cancel_digest(input: &Input<'_>) -> Outcome {
    let (domain, cancel) = (input.domain()?, CancelAuthorization::parse(&input.object("cancel")?)?);
    Ok(json!({
        "domainSeparator": domain.separator(),
        "structHash": cancel.struct_hash(),
        "digest": cancel.digest(&domain),
    }))
}

fn calldata(input: &Input<'_>) -> Outcome {
    let bytes = match input.optional_text("overload")? {
        None => false,
        Some("bytes") => true,
        Some(other) => return Err(case(format!("unknown overload {other}"))),
    };
    let signature = || Ok::<_, Failure>(from_hex(input.text("signature")?)?);
    let data = match input.text("call")? {
        "state" => {
            let (authorizer, nonce) = (input.text("authorizer")?, input.text("nonce")?);
            authorization_state_calldata(Address::parse(authorizer)?, Bytes32::parse(nonce)?)
        }
        "cancel" => {
            let cancel = CancelAuthorization::parse(&input.object("cancel")?)?;
            if bytes { cancel.calldata_bytes(&signature()?)? } else { cancel.calldata(&signature()?)? }
        }
        call => {
            let (kind, signature) = (kind(call)?, signature()?);
            let authorization = Authorization::parse(&input.object("authorization")?)?;
            if bytes {
                authorization.calldata_bytes(kind, &signature)?
            } else {
                authorization.calldata(kind, &signature)?
            }
        }
    };
    Ok(json!({ "data": to_hex(&data) }))
}

fn signature(input: &Input<'_>) -> Outcome {
    let bytes = from_hex(input.text("signature")?)?;
    let digest = input.optional_text("digest")?.map(Bytes32::parse).transpose()?;
    let found = |from: fn(&[u8], Bytes32, Address) -> x402_kernel::Result<Signature>| {
        let digest = digest.ok_or_else(|| case("no digest"))?;
        Ok::<_, Failure>(from(&bytes, digest, Address::parse(input.text("signer")?)?)?)
    };
    let signature = match input.text("form")? {
        "eip2098" => Signature::from_eip2098(&bytes)?,
        "normalized" => Signature::normalized(&bytes)?,
        "der" => found(Signature::from_der)?,
        "rs" => found(Signature::from_rs)?,
        other => return Err(case(format!("unknown form {other}"))),
    };
    let address = digest.map(|digest| signature.recover(digest)).transpose()?;
    Ok(object([("signature", Some(json!(signature))), ("address", address.map(|address| json!(address)))]))
}

fn envelope(input: &Input<'_>) -> Outcome {
    Ok(json!(Erc6492::parse(&from_hex(input.text("signature")?)?)?))
}

fn kind(text: &str) -> Result<AuthorizationKind, Failure> {
    match text {
        "transfer" => Ok(AuthorizationKind::Transfer),
        "receive" => Ok(AuthorizationKind::Receive),
        other => Err(case(format!("unknown kind {other}"))),
    }
}
