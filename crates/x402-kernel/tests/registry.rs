//! The registry's rows: name and version must give the pinned separators, which verifying trusts.

use x402_kernel::{Eip712Domain, Registry};

#[test]
fn every_built_in_row_pins_the_separator_of_its_name_and_version() {
    for asset in Registry::default().assets() {
        let domain = Eip712Domain::token(asset.name(), asset.version(), asset.network().chain_id(), asset.address());
        assert_eq!(domain.separator(), asset.domain_separator(), "{} on {}", asset.name(), asset.network());
    }
}

#[test]
fn the_type_hash_of_a_tokens_domain_is_its_types() {
    let token = Eip712Domain::parse(
        r#"{"name":"USDC","version":"2","chainId":1,"verifyingContract":"0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48"}"#,
    );
    let types = "EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)";
    let hashed = alloy_primitives::keccak256(types);
    assert_eq!(token.expect("a domain").type_hash().to_bytes(), hashed.0);
}
