//! The tokens that every registry knows, as data.

use alloc::borrow::Cow;

use alloy_primitives::{B256, address, b256};

use super::asset::{Asset, Evidence, TransferMethod};
use crate::primitives::{Address, Bytes32, Network};

/// The npm package `@x402/evm` and the Python package `x402`, whose tables agree.
const BOTH: &str = "@x402/evm 2.27.0, x402 2.25.0";
/// The Python package alone.
const PYTHON: &str = "x402 2.25.0";
/// The npm package of x402 v1 alone.
const V1: &str = "x402 1.2.0 (npm)";

#[derive(Clone, Copy)]
struct Row {
    chain: u64,
    address: alloy_primitives::Address,
    symbol: &'static str,
    name: &'static str,
    version: &'static str,
    decimals: u8,
    transfer_method: TransferMethod,
    separator: B256,
    evidence: Evidence,
    source: &'static str,
}

/// Six decimals, moved by EIP-3009, the same in both SDKs.
const fn token(
    chain: u64,
    address: alloy_primitives::Address,
    symbol: &'static str,
    name: &'static str,
    version: &'static str,
    separator: B256,
) -> Row {
    Row {
        chain,
        address,
        symbol,
        name,
        version,
        decimals: 6,
        transfer_method: TransferMethod::Eip3009,
        separator,
        evidence: Evidence::TwoSdks,
        source: BOTH,
    }
}

const fn usdc(chain: u64, address: alloy_primitives::Address, name: &'static str, separator: B256) -> Row {
    token(chain, address, "USDC", name, "2", separator)
}

impl Row {
    const fn decimals(self, decimals: u8) -> Row {
        Row { decimals, ..self }
    }

    const fn permit2(self) -> Row {
        Row { transfer_method: TransferMethod::Permit2, ..self }
    }

    const fn one_sdk(self, source: &'static str) -> Row {
        Row { evidence: Evidence::OneSdk, source, ..self }
    }

    const fn asset(self) -> Asset {
        Asset {
            network: Network::from_chain_id(self.chain),
            address: Address::from_bytes(self.address.0.0),
            symbol: Cow::Borrowed(self.symbol),
            name: Cow::Borrowed(self.name),
            version: Cow::Borrowed(self.version),
            decimals: self.decimals,
            transfer_method: self.transfer_method,
            domain_separator: Bytes32::from_bytes(self.separator.0),
            evidence: self.evidence,
            source: Cow::Borrowed(self.source),
        }
    }
}

macro_rules! assets {
    ($($row:expr,)+) => { &[$($row.asset()),+] };
}

/// The first row of a network is its default. The separators are viem's and eth-account's
/// (`spec-vectors/eip712/domain_separator.json`).
pub(super) static BUILT_IN: &[Asset] = assets! {
    usdc(8453, address!("0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913"), "USD Coin",
        b256!("0x02fa7265e7c5d81118673727957699e4d68f74cd74b7db77da710fe8a2c7834f")),
    usdc(84532, address!("0x036CbD53842c5426634e7929541eC2318f3dCF7e"), "USDC",
        b256!("0x71f17a3b2ff373b803d70a5a07c046c1a2bc8e89c09ef722fcb047abe94c9818")),
    usdc(1, address!("0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48"), "USD Coin",
        b256!("0x06c37168a7db5138defc7866392bb87a741f9b3d104deb5094588ce041cae335")),
    usdc(43114, address!("0xB97EF9Ef8734C71904D8002F8b6Bc66Dd9c48a6E"), "USD Coin",
        b256!("0xbbea200329a938bc3438984a49cb0732e66d66d7bd59c127abacc1710e77f7b3")),
    token(4326, address!("0xFAfDdbb3FC7688494971a79cc65DCa3EF82079E7"), "MegaUSD", "MegaUSD", "1",
        b256!("0x26e1aa8b35bf8653b60726926f670a6ec590674f00b149826914c480d0e798bd")).decimals(18).permit2(),
    usdc(143, address!("0x754704Bc059F8C67012fEd69BC8A327a5aafb603"), "USDC",
        b256!("0xfe22123edc0dd4aeb912eb7948c5f0e531592c2053b3067612f427db342c93c6")),
    token(988, address!("0x779Ded0c9e1022225f8E0630b35a9b54bE713736"), "USDT0", "USDT0", "1",
        b256!("0xf21cc02b28f1a6c8d5ae07aaf9d8954535a11acbaf36923aef1b21d0fc27b221")),
    token(2201, address!("0x78Cf24370174180738C5B8E352B6D14c83a6c9A9"), "USDT0", "USDT0", "1",
        b256!("0x8ab6d6926f29d5cf5137b569b2033492d332e54bfc801640d48745da4ab8c1fe")),
    usdc(137, address!("0x3c499c542cEF5E3811e1192ce70d8cC03d5c3359"), "USD Coin",
        b256!("0xcaa2ce1a5703ccbe253a34eb3166df60a705c561b44b192061e28f2a985be2ca")),
    usdc(42161, address!("0xaf88d065e77c8cC2239327C5EDb3A432268e5831"), "USD Coin",
        b256!("0x08d11903f8419e68b1b8721bcbe2e9fc68569122a77ef18c216f10b3b5112c78")),
    usdc(421614, address!("0x75faf114eafb1BDbe2F0316DF893fd58CE46AA4d"), "USD Coin",
        b256!("0x85944e1292d007732838d6eadfa67589b78ffcededbd4df60488d0af251308bb")),
    token(31612, address!("0xdD468A1DDc392dcdbEf6db6e34E89AA338F9F186"), "mUSD", "Mezo USD", "1",
        b256!("0x0a43819914359cf08d7ef52ccb53aadf5478d3d2fc676003ccb84491d09a3e93")).decimals(18).permit2(),
    token(31611, address!("0x118917a40FAF1CD7a13dB0Ef56C86De7973Ac503"), "mUSD", "Mezo USD", "1",
        b256!("0x6f9f5c5d441374bdc3939f5da85a145469d7ffbc96bfe0cce59e5de7d8f1474f")).decimals(18).permit2(),
    token(723487, address!("0x33ad9e4BD16B69B5BFdED37D8B5D9fF9aba014Fb"), "SBC", "Stable Coin", "1",
        b256!("0xad9d505934aea9cff020dd1fe24aafd01930aed2b6a477d2cd73d55d6f45cc27")).permit2(),
    token(72344, address!("0x33ad9e4BD16B69B5BFdED37D8B5D9fF9aba014Fb"), "SBC", "Stable Coin", "1",
        b256!("0x153e02f2c4163dc3c9109ee8a3e7adb2a19e6071115ec74f8573c6638068081d")).permit2(),
    token(36900, address!("0x9cb8142aEBBcdc60AF7c97Af897A67A8f3CA71C2"), "USDC.e", "USDC.e", "2",
        b256!("0x4369b2ef8a73be962c9aaf8dcddc38d022dca40af0729d7e4c80a3b44f6698fa")),
    token(190415, address!("0x401eCb1D350407f13ba348573E5630B83638E30D"), "USDC.e", "Bridged USDC", "2",
        b256!("0xec205e80d13812cd615a90f0751d6abc05df7ebcbb86c5c50e6abb874d53df6a")),
    token(181228, address!("0x401eCb1D350407f13ba348573E5630B83638E30D"), "USDC.e", "Bridged USDC", "2",
        b256!("0x770326a81f629cc1072c47674445f4894838dbc10fb9e90abbb0f05c105ba4f2")),
    usdc(50, address!("0xfA2958CB79b0491CC627c1557F441eF849Ca8eb1"), "USDC",
        b256!("0xe3bb44ae105af7e23bb39b117e22bbcbf435066554f45b3a9bbcba42c80fe56d")),
    usdc(51, address!("0xb5AB69F7bBada22B28e79C8FFAECe55eF1c771D4"), "USDC",
        b256!("0x3835afe643ce123f3bc71a8e3123e24651d2d4309bbf3ba58329a1db60b9b2c3")),
    token(38833, address!("0xA5b8BF902b2844dA17d4506cc827F7F1681735E7"), "USDC", "USDC", "1",
        b256!("0x28bce74a6cc06fa84b1d62e091fdd53d7c119236fce935685def34d844802e8f")).permit2(),
    token(14, address!("0xe7cd86e13AC4309349F30B3435a9d337750fC82D"), "USDT0", "USD₮0", "1",
        b256!("0x4c53d754dcb2f406ecf83695856d8c10b13296a318d9a481043412bf253d43ae")),
    usdc(42220, address!("0xcebA9300f2b948710d2653dD7B07f33A8B32118C"), "USDC",
        b256!("0xb2ce31d2838445fa765a491f550e7c78ac7280ab0f3bc9d6063a86df9c3fb578")),
    token(42220, address!("0x48065fbBE25f71C9282ddf5e1cD6D6A887483D5e"), "USDT", "Tether USD", "1",
        b256!("0xbcb4d62e4834b598d0eacecd84c0b397a0254e077c41cf2143e394d5701d1088")),
    token(42220, address!("0xD2ab3C9A02DBBAB236BfEC45D1d755DF4267F771"), "USAT", "Tether America USD", "1",
        b256!("0xe6bbb7920a85afd44befe87c998da24b8b655c972faf8a8acbdf38c829ff8bf2")),
    usdc(11142220, address!("0x01C5C0122039549AD1493B8220cABEdD739BC44E"), "USDC",
        b256!("0x23f491197bb8c5ea4fe8dd4c2293b600f073553f9814015e7a5eb57724df9578")),
    usdc(1329, address!("0xe15fC38F6D8c56aF07bbCBe3BAf5708A2Bf42392"), "USDC",
        b256!("0x0a19136106ae98d2c245cbbd451f3cb2bbbb1670e1ee191abacb5a5e255c0255")),
    usdc(1328, address!("0x4fCF1784B31630811181f670Aea7A7bEF803eaED"), "USDC",
        b256!("0x154bb5980ce1d584a1067dc67730720e6046d0364a2ade0b692dd488e71fe653")),
    usdc(10143, address!("0x534b2f3A21130d7a60830c2Df862319e593943A3"), "USDC",
        b256!("0xf1090f5a61ddee19528cecc447be0f91c7205fc2b34dd271fc0de87809a0a48d")).one_sdk(PYTHON),
    usdc(5042, address!("0x3600000000000000000000000000000000000000"), "USDC",
        b256!("0x940506929bba468048a19b567f4f0d534714bc06604b5c3017e5d16785ccdf84")).one_sdk(PYTHON),
    usdc(5042002, address!("0x3600000000000000000000000000000000000000"), "USDC",
        b256!("0x361191522483d32a83e70ae7183b4b9629442c13a78bc9921d6f707911c8c6b0")).one_sdk(PYTHON),
    usdc(43113, address!("0x5425890298aed601595a70AB815c96711a31Bc65"), "USD Coin",
        b256!("0xfe9fa105a0e9629446730e544caa6b8d05d8d4fc93451750dc50e2ddd6d374b3")).one_sdk(V1),
    usdc(4689, address!("0xcDf79194C6C285077A58da47641D4dBe51F63542"), "Bridged USDC",
        b256!("0x1fe7a84df16e817c1ad4382cf5e2ae126022a073a3d547352184405dcb4943bf")).one_sdk(V1),
    usdc(80002, address!("0x41E94Eb019C0762f9Bfcf9Fb1E58725BfB0e7582"), "USDC",
        b256!("0x5cddc98319864e897e4469bd1d13c2288c677047b54b8cca12bd342adb6be9eb")).one_sdk(V1),
    usdc(3338, address!("0xbbA60da06c2c5424f03f7434542280FCAd453d10"), "USDC",
        b256!("0xa7d03bc6a028c2db6a63276917c088f148317e450676587d0832046fd959f2ca")).one_sdk(V1),
    usdc(2741, address!("0x84A71ccD554Cc1b02749b35d22F684CC8ec987e1"), "Bridged USDC",
        b256!("0xf97688ce434ffe15ef6e8ade86818441dad8435de52cf7cd454fb9e71fe71da2")).one_sdk(V1),
    usdc(11124, address!("0xe4C7fBB0a626ed208021ccabA6Be1566905E2dFc"), "Bridged USDC",
        b256!("0x24182604958ec086dc72cef93bb634012f105d9f11d2d0b7ddee93f388cdc91a")).one_sdk(V1),
    usdc(1514, address!("0xF1815bd50389c46847f0Bda824eC8da914045D14"), "Bridged USDC",
        b256!("0xcf460508a5f26d4cd19bd32040fa1942a8a3edb15d1cf92d9d5d971618b3d105")).one_sdk(V1),
    usdc(41923, address!("0x12a272A581feE5577A5dFa371afEB4b2F3a8C2F8"), "Bridged USDC (Stargate)",
        b256!("0xd75f4fd044c684299c0aa1c289a66c1912ca50570f70e73c4f99922699c4ee58")).one_sdk(V1),
    usdc(324705682, address!("0x2e08028E3C4c2356572E096d8EF835cD5C6030bD"), "Bridged USDC (SKALE Bridge)",
        b256!("0x9c66d10c4bfde137b77b28f21e155cb5aa5acec7c1ae89d30a5467e11a74fc86")).one_sdk(V1),
};
