//! The methods that this kernel knows, and their names on the wire: only this file maps a scheme, a network and a
//! transfer method to a method.

use super::Version;
use crate::json::Value;
use crate::primitives::Network;
use crate::registry::TransferMethod;
use crate::{Code, Error, Result};

/// A way to pay. Each method has a row in the table of `scheme`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Method {
    /// The scheme `exact` on an EVM network, by an EIP-3009 authorization.
    ExactEip3009,
}

/// The one scheme that this kernel knows.
pub(super) const EXACT: &str = "exact";

/// The pattern for every EVM network.
const ANY_EVM: &str = "eip155:*";

/// Requires a known scheme.
pub(super) fn known_scheme(value: Value<'_>) -> Result<()> {
    match value.string()? {
        scheme if scheme == EXACT => Ok(()),
        scheme => Err(Error::new(Code::SchemeUnsupported).with("scheme", scheme)),
    }
}

/// Whether a facilitator's listed network covers a network. It may be the pattern for all of them, and in v1 also CAIP-2.
pub(super) fn lists(version: Version, listed: &str, network: Network) -> bool {
    let caip2 = Network::parse(listed);
    let named = if version == Version::V1 { Network::parse_v1(listed).or(caip2) } else { caip2 };
    listed == ANY_EVM || named.is_ok_and(|listed| listed == network)
}

impl Method {
    /// Returns the method of an offer whose scheme and network are known, by its `extra.assetTransferMethod`; absent
    /// means EIP-3009.
    ///
    /// # Errors
    /// `choose.transfer_method`.
    pub(super) fn of_offer(transfer: Option<&str>) -> Result<Method> {
        match transfer {
            None => Ok(Method::ExactEip3009),
            Some(name) if name == TransferMethod::Eip3009.as_str() => Ok(Method::ExactEip3009),
            Some(other) => Err(Error::new(Code::ChooseTransferMethod).with("method", other)),
        }
    }
}
