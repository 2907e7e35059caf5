//! Floor 2: Ethereum's own formats: typed data ([EIP-712]), token authorizations ([EIP-3009]) and their calldata,
//! signed messages ([EIP-191]), signatures ([EIP-2], [EIP-155], [EIP-1271], [EIP-2098], [ERC-6492], [EIP-7702]).
//!
//! [EIP-2]: https://eips.ethereum.org/EIPS/eip-2
//! [EIP-155]: https://eips.ethereum.org/EIPS/eip-155
//! [EIP-191]: https://eips.ethereum.org/EIPS/eip-191
//! [EIP-712]: https://eips.ethereum.org/EIPS/eip-712
//! [EIP-1271]: https://eips.ethereum.org/EIPS/eip-1271
//! [EIP-2098]: https://eips.ethereum.org/EIPS/eip-2098
//! [EIP-3009]: https://eips.ethereum.org/EIPS/eip-3009
//! [ERC-6492]: https://eips.ethereum.org/EIPS/eip-6492
//! [EIP-7702]: https://eips.ethereum.org/EIPS/eip-7702

mod calldata;
mod der;
mod eip191;
mod eip3009;
mod eip712;
mod erc6492;
mod recover;
mod signature;
mod typed_data;
mod typed_types;

pub use calldata::{Overload, authorization_state_calldata};
pub use eip191::personal_message_hash;
pub use eip712::Eip712Domain;
pub use eip3009::{Authorization, AuthorizationKind, CancelAuthorization};
pub use erc6492::Erc6492;
pub(crate) use recover::address_of;
pub use signature::{Signature, SignatureForm};
pub use typed_data::TypedData;
