//! Extensions on their way back to the server.

use std::sync::Arc;

use x402_kernel::Json;

use crate::Result;
use crate::profile::Profile;

/// Whether a payment's `extensions` keep what the server sent: of each extension that comes back, all of the declared
/// `info` has to be in the echoed one, which may say more. Both are JSON texts of the objects by extension.
///
/// Extensions that do not come back, and those that were not sent, are no mismatch. Of `info`, what the server makes
/// anew for each answer is not compared: `sign-in-with-x`'s `nonce`, `issuedAt`, `expirationTime` and `offer-receipt`'s
/// `offers`. `schema` and other siblings of `info` are not compared; an entry without `info` is its own.
/// Of `builder-code`, `s` may have more entries, ten in all, and `a` is the server's alone.
///
/// Throws `match.extension_echo`, at the first difference; `message.wrong_type` for what is no object; `json.*`: the
/// profile's limits are those of both texts.
#[uniffi::export(default(echoed = None, profile = None))]
pub fn echo_matches(sent: String, echoed: Option<String>, profile: Option<Arc<Profile>>) -> Result<()> {
    let profile = Profile::or_default(profile);
    let echoed = echoed.map(|echoed| Json::parse(&echoed, profile.limits())).transpose()?;
    Ok(x402_kernel::echo_matches(&Json::parse(&sent, profile.limits())?, echoed.as_ref())?)
}
