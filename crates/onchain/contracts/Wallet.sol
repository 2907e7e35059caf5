// SPDX-License-Identifier: MIT OR Apache-2.0
pragma solidity 0.8.37;

/// A wallet to test with that one key owns. Its signatures (EIP-1271) are 66 bytes: a zero that names the way of signing, as
/// wallets with several ways have it, and the owner's r, s, v.
contract Wallet {
    address private immutable OWNER;

    constructor(address owner) {
        OWNER = owner;
    }

    function isValidSignature(bytes32 hash, bytes calldata signature) external view returns (bytes4) {
        if (signature.length != 66 || signature[0] != 0) return 0xffffffff;
        bytes32 r = bytes32(signature[1:33]);
        bytes32 s = bytes32(signature[33:65]);
        address recovered = ecrecover(hash, uint8(signature[65]), r, s);
        bool valid = recovered != address(0) && recovered == OWNER;
        return valid ? this.isValidSignature.selector : bytes4(0xffffffff);
    }
}
