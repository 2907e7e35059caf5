// Domain separators, digests, signatures: viem writes, eth-account checks.

import { recoverAddress } from "viem";
import { privateKeyToAccount } from "viem/accounts";
import {
  CURVE_ORDER, NONCE, PAYER, SERVER, SPEC, STRANGER, USDC, USDC_BASE, authorization, cancelHashes, digest, domain,
  highS, separator, sign, signDigest, structHash, toHex, withV, keccak256,
} from "../lib.mjs";
import { TOKENS, domainOf } from "../tokens.mjs";

const BOTH = ["viem", "eth-account"];

const separatorCase = (id, fields, comment, from = BOTH) => ({
  id: `separator-${id}`,
  ...(comment ? { comment } : {}),
  from,
  input: { domain: fields },
  output: { separator: separator(fields) },
});
const token = (name, version, chainId, verifyingContract) => ({ name, version, chainId, verifyingContract });

// The rows that have a named case below.
const NAMED = ["eip155:8453", "eip155:84532", "eip155:1", "eip155:43114", "eip155:4326", "eip155:143"];

const separators = {
  op: "eip712/domain_separator",
  about: "The separator hashes exactly the fields that are present (EIP-712, EIP-5267).",
  spec: ["EIP-712: definition of domainSeparator"],
  sources: ["viem 2.55.11", "eth-account 0.14.0"],
  notes: {
    "empty-version": "viem drops an empty version when it infers the type; with the type given it does not.",
  },
  cases: [
    separatorCase("base-usdc", token("USD Coin", "2", "8453", USDC_BASE), "the registry's row"),
    separatorCase("base-sepolia-usdc", token("USDC", "2", "84532", USDC), "the registry's row"),
    separatorCase("ethereum-usdc", token("USD Coin", "2", "1", "0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48"), "the registry's row"),
    separatorCase("avalanche-usdc", token("USD Coin", "2", "43114", "0xB97EF9Ef8734C71904D8002F8b6Bc66Dd9c48a6E"), "the registry's row"),
    separatorCase("megaeth-megausd", token("MegaUSD", "1", "4326", "0xFAfDdbb3FC7688494971a79cc65DCa3EF82079E7"), "the registry's row"),
    separatorCase("monad-usdc", token("USDC", "2", "143", "0x754704Bc059F8C67012fEd69BC8A327a5aafb603"), "row 30: equal to the token's own in FND#3102"),
    ...TOKENS.filter((row) => !NAMED.includes(row.network)).map((row) => separatorCase(`registry-${row.network.slice(7)}-${row.symbol.toLowerCase().replace(".", "-")}`, domainOf(row), "the registry's row")),
    separatorCase("base-usdc-wrong-name", token("USDC", "2", "8453", USDC_BASE), "row 30: the wrong name, another separator"),
    separatorCase("base-sepolia-wrong-name", token("USD Coin", "2", "84532", USDC), "row 30: the wrong name, another separator"),
    separatorCase("non-ascii-name", token("USD₮0", "1", "14", "0xe7cd86e13AC4309349F30B3435a9d337750fC82D"), "row 44: the name is hashed as UTF-8"),
    separatorCase("no-version", { name: "USDC", chainId: "84532", verifyingContract: USDC }, "row 58"),
    { ...separatorCase("empty-version", token("USDC", "", "84532", USDC), "row 58: present, if empty"), note: "empty-version" },
    separatorCase("salt", { name: "USD Coin (PoS)", version: "1", verifyingContract: USDC, salt: toHex(137, { size: 32 }) }, "row 58: a bridged token with the chain id in the salt"),
    separatorCase("all-fields", { ...token("A", "B", "1", USDC), salt: NONCE }),
    separatorCase("name-only", { name: "x402" }),
    separatorCase("chain-only", { chainId: "1" }),
    separatorCase("no-fields", {}, "row 59: what a wallet signs that finds no EIP712Domain"),
    separatorCase("large-chain-id", token("USDC", "2", "18446744073709551616", USDC), "a chain id is a uint256"),
    {
      id: "separator-bad-contract", from: ["policy"], why: "row 55", input: { domain: token("USDC", "2", "1", SERVER.replace("afc", "Afc")) },
      error: { code: "address.checksum", at: "/verifyingContract" },
    },
    {
      id: "separator-bad-chain-id", from: ["policy"], why: "one spelling of a number", input: { domain: token("USDC", "2", "0x1", USDC) },
      error: { code: "amount.not_decimal", at: "/chainId" },
    },
    {
      id: "separator-bad-salt", from: ["policy"], why: "a salt has 32 bytes", input: { domain: { salt: "0x22" } },
      error: { code: "hex.length", at: "/salt" },
    },
  ],
};

const digestCase = (id, fields, message, comment, from = BOTH) => ({
  id: `digest-${id}`,
  ...(comment ? { comment } : {}),
  from,
  input: { domain: fields, authorization: message },
  output: { domainSeparator: separator(fields), structHash: structHash(message), digest: digest(fields, message) },
});
const received = (id, fields, message, comment) => ({
  id: `digest-receive-${id}`,
  ...(comment ? { comment } : {}),
  from: BOTH,
  input: { domain: fields, authorization: message, kind: "receive" },
  output: {
    domainSeparator: separator(fields), structHash: structHash(message, "receive"), digest: digest(fields, message, "receive"),
  },
});
const MAX = (2n ** 256n - 1n).toString();
const notDigest = (id, changes, code, at, why) => ({
  id: `digest-${id}`, from: ["policy"], why, input: { domain: domain(), authorization: authorization(changes) }, error: { code, at },
});

const digests = {
  op: "eip3009/digest",
  about: "The digest of TransferWithAuthorization, with the two hashes it is made of, to see where a wrong one goes wrong.",
  spec: ["EIP-3009", "EIP-712", "x402 exact on EVM section 1"],
  sources: ["viem 2.55.11", "eth-account 0.14.0"],
  cases: [
    digestCase("spec-v2-example", domain(), SPEC.authorization, "x402 v2 section 5.2.1: 0xf256992871671abcb27ff92885a7afa46218724e5fc0bac35d050115aa1d22e6"),
    digestCase("p39", domain(), authorization({ validBefore: "1900000000" }), "protocol.md section 3.9"),
    digestCase("well-known-key", domain(), { ...SPEC.authorization, from: STRANGER }, "pain-points.md appendix: 0x50708d3bf7216e1aeabe7bf22081b9f36c7c287530f92510318f13a03d89dc86"),
    digestCase("spec-wrong-name", domain({ name: "USD Coin" }), SPEC.authorization, "row 30"),
    digestCase("spec-on-base", token("USD Coin", "2", "8453", USDC_BASE), SPEC.authorization, "row 54: the example on the other network's token"),
    digestCase("value-zero", domain(), authorization({ value: "0" })),
    digestCase("value-one", domain(), authorization({ value: "1" })),
    digestCase("value-largest", domain(), authorization({ value: MAX })),
    digestCase("value-20-digits", domain(), authorization({ value: "12345678901234567890" })),
    digestCase("valid-after-now", domain(), authorization({ validAfter: "1899999400" })),
    digestCase("valid-before-largest", domain(), authorization({ validBefore: MAX })),
    digestCase("nonce-zero", domain(), authorization({ nonce: `0x${"00".repeat(32)}` })),
    digestCase("nonce-ones", domain(), authorization({ nonce: `0x${"ff".repeat(32)}` })),
    digestCase("nonce-leading-zeros", domain(), authorization({ nonce: toHex(1, { size: 32 }) })),
    digestCase("to-self", domain(), authorization({ to: PAYER })),
    digestCase("to-zero", domain(), authorization({ to: `0x${"00".repeat(20)}` })),
    digestCase("swapped", domain(), authorization({ from: SERVER, to: PAYER }), "from and to in the other order"),
    digestCase("version-1", domain({ version: "1" }), authorization()),
    digestCase("no-version", { name: "USDC", chainId: "84532", verifyingContract: USDC }, authorization(), "row 58"),
    digestCase("empty-version", domain({ version: "" }), authorization(), "row 58"),
    digestCase("non-ascii-name", token("USD₮0", "1", "14", "0xe7cd86e13AC4309349F30B3435a9d337750fC82D"), authorization(), "row 44"),
    digestCase("long-name", domain({ name: "N".repeat(100) }), authorization()),
    digestCase("salt", { name: "USD Coin (PoS)", version: "1", verifyingContract: USDC, salt: toHex(137, { size: 32 }) }, authorization(), "row 58"),
    digestCase("chain-1", domain({ chainId: "1" }), authorization()),
    digestCase("large-chain-id", domain({ chainId: "18446744073709551616" }), authorization()),
    { ...digestCase("transfer-named", domain(), authorization(), "the kind that is meant where none is named"), input: { domain: domain(), authorization: authorization(), kind: "transfer" } },
    received("plain", domain(), authorization(), "EIP-3009: another type, another digest"),
    received("spec-v2-example", domain(), SPEC.authorization),
    received("base", token("USD Coin", "2", "8453", USDC_BASE), authorization()),
    received("value-zero", domain(), authorization({ value: "0" })),
    received("value-largest", domain(), authorization({ value: MAX })),
    received("valid-before-largest", domain(), authorization({ validBefore: MAX })),
    received("nonce-ones", domain(), authorization({ nonce: `0x${"ff".repeat(32)}` })),
    received("swapped", domain(), authorization({ from: SERVER, to: PAYER })),
    received("no-version", { name: "USDC", chainId: "84532", verifyingContract: USDC }, authorization(), "row 58"),
    received("empty-version", domain({ version: "" }), authorization(), "row 58"),
    received("salt", { name: "USD Coin (PoS)", version: "1", verifyingContract: USDC, salt: toHex(137, { size: 32 }) }, authorization(), "row 58"),
    received("non-ascii-name", token("USD₮0", "1", "14", "0xe7cd86e13AC4309349F30B3435a9d337750fC82D"), authorization(), "row 44"),
    notDigest("bad-value", { value: "0x10" }, "amount.not_decimal", "/value", "P3.5"),
    notDigest("bad-nonce", { nonce: "0x22" }, "hex.length", "/nonce", "a nonce has 32 bytes"),
    notDigest("bad-time", { validBefore: "soon" }, "time.not_seconds", "/validBefore", "a time is whole seconds"),
    notDigest("missing-to", { to: undefined }, "message.missing", "", "every member is signed"),
  ],
};

const cancelling = { authorizer: PAYER, nonce: NONCE };
const cancel = (id, message, comment, fields = domain()) => ({
  id: `cancel-${id}`, ...(comment ? { comment } : {}), from: BOTH, input: { domain: fields, cancel: message }, output: cancelHashes(fields, message),
});
const notCancel = (id, changes, code, at, why) => ({
  id: `cancel-${id}`, from: ["policy"], why, input: { domain: domain(), cancel: { ...cancelling, ...changes } }, error: { code, at },
});
const ZERO = `0x${"00".repeat(20)}`;

const cancels = {
  op: "eip3009/cancel_digest",
  about: "The digest of CancelAuthorization, by which a payer uses a nonce up, with the two hashes it is made of.",
  spec: ["EIP-3009", "EIP-712"],
  sources: ["viem 2.55.11", "eth-account 0.14.0"],
  cases: [
    cancel("plain", cancelling),
    cancel("spec-payer", { authorizer: SPEC.payer, nonce: SPEC.authorization.nonce }, "x402 v2 section 5.2.1: the payment of the example, cancelled"),
    cancel("stranger", { authorizer: STRANGER, nonce: NONCE }),
    cancel("zero-address", { authorizer: ZERO, nonce: NONCE }),
    cancel("nonce-zero", { authorizer: PAYER, nonce: `0x${"00".repeat(32)}` }),
    cancel("nonce-ones", { authorizer: PAYER, nonce: `0x${"ff".repeat(32)}` }),
    cancel("nonce-leading-zeros", { authorizer: PAYER, nonce: toHex(1, { size: 32 }) }),
    cancel("upper-case-nonce", { authorizer: PAYER, nonce: `0x${"AB".repeat(32)}` }, "bytes are bytes"),
    cancel("lower-case-authorizer", { authorizer: PAYER.toLowerCase(), nonce: NONCE }),
    cancel("base", cancelling, "another chain and token", token("USD Coin", "2", "8453", USDC_BASE)),
    cancel("wrong-name", cancelling, "row 30: another digest", domain({ name: "USD Coin" })),
    cancel("version-1", cancelling, "row 30", domain({ version: "1" })),
    cancel("no-version", cancelling, "row 58", { name: "USDC", chainId: "84532", verifyingContract: USDC }),
    cancel("empty-version", cancelling, "row 58", domain({ version: "" })),
    cancel("salt", cancelling, "row 58", { name: "USD Coin (PoS)", version: "1", verifyingContract: USDC, salt: toHex(137, { size: 32 }) }),
    cancel("large-chain-id", cancelling, "a chain id is a uint256", domain({ chainId: "18446744073709551616" })),
    cancel("non-ascii-name", cancelling, "row 44", token("USD₮0", "1", "14", "0xe7cd86e13AC4309349F30B3435a9d337750fC82D")),
    notCancel("bad-nonce", { nonce: "0x22" }, "hex.length", "/nonce", "a nonce has 32 bytes"),
    notCancel("bad-authorizer", { authorizer: "merchant" }, "address.no_prefix", "/authorizer", "P10 row 20"),
    notCancel("bad-checksum", { authorizer: SERVER.replace("afc", "Afc") }, "address.checksum", "/authorizer", "row 55"),
    notCancel("missing-nonce", { nonce: undefined }, "message.missing", "", "every member is signed"),
    notCancel("null-authorizer", { authorizer: null }, "message.missing", "", "null reads as absent"),
    notCancel("number-nonce", { nonce: 22 }, "message.wrong_type", "/nonce", "a nonce is a string"),
  ],
};

const SPEC_DIGEST = digest(domain(), SPEC.authorization);
const plain = authorization();
const PLAIN_DIGEST = digest(domain(), plain);
const PLAIN = await sign(domain(), plain);
const recoverCase = (id, hash, signature, address, comment, from = BOTH) => ({
  id: `recover-${id}`,
  ...(comment ? { comment } : {}),
  from,
  input: { digest: hash, signature },
  output: { address },
});
const notRecovered = (id, signature, code, why, hash = PLAIN_DIGEST) => ({
  id: `recover-${id}`, from: ["policy"], why, input: { digest: hash, signature }, error: { code, at: "" },
});
const rs = (r, s, v = "1b") => toHex(r, { size: 32 }) + toHex(s, { size: 32 }).slice(2) + v;
// No point of the curve has the x coordinate 5.
const OFF_CURVE = 5n;

const random = [];
for (let i = 1; i <= 10; i += 1) {
  const hash = keccak256(toHex(`x402-kernel ${i}`));
  const key = keccak256(toHex(`key ${i}`));
  random.push(recoverCase(`random-${i}`, hash, await signDigest(hash, key), privateKeyToAccount(key).address));
}

const recovers = {
  op: "signature/recover",
  about: "Who signed a digest. A signature has one spelling: 65 bytes, v 0, 1, 27 or 28, s in the lower half.",
  spec: ["EIP-2", "x402 exact on EVM section 1"],
  sources: ["viem 2.55.11", "eth-account 0.14.0"],
  cases: [
    recoverCase("spec-v2-example", SPEC_DIGEST, SPEC.signature, SPEC.payer, "x402 v2 section 5.2.1"),
    recoverCase("p39", digest(domain(), authorization({ validBefore: "1900000000" })), "0xbd3d9e7bde68b41d64f67856698edcbbbe674a379facd6c9aa6979ab957971660375c176ee5ec92b41d3db9c187e7c834fb1b31ec811b5cdfc365f19393658e81c", PAYER, "protocol.md section 3.9"),
    recoverCase("well-known-key", digest(domain(), { ...SPEC.authorization, from: STRANGER }), "0xdc53a4a579de989368a0fae2ef2172ff2f474b4297013f865d171239f17ef4c3157b4b4030f1bebc53d55ace15c2377dff501a60e1e56c291f1000d6e78f082f1b", STRANGER, "pain-points.md appendix"),
    recoverCase("plain", PLAIN_DIGEST, PLAIN, PAYER),
    recoverCase("upper-case-hex", PLAIN_DIGEST, `0x${PLAIN.slice(2).toUpperCase()}`, PAYER),
    { id: "recover-spec-wrong-name", comment: "row 30: a well-formed signature of another digest recovers to a stranger", from: BOTH, input: { digest: digest(domain({ name: "USD Coin" }), SPEC.authorization), signature: SPEC.signature }, output: { address: await recoverAddress({ hash: digest(domain({ name: "USD Coin" }), SPEC.authorization), signature: SPEC.signature }) } },
    ...random,
    recoverCase("v-0-or-1", PLAIN_DIGEST, withV(PLAIN, PLAIN.endsWith("1b") ? "00" : "01"), PAYER, "row 31: normalised"),
    recoverCase("v-0-well-known", digest(domain(), { ...SPEC.authorization, from: STRANGER }), "0xdc53a4a579de989368a0fae2ef2172ff2f474b4297013f865d171239f17ef4c3157b4b4030f1bebc53d55ace15c2377dff501a60e1e56c291f1000d6e78f082f00", STRANGER, "row 31: pain-points.md appendix with 00"),
    notRecovered("high-s", highS(PLAIN), "signature.high_s", "row 5, 32: FiatToken refuses it, and one payment would have two spellings"),
    notRecovered("high-s-well-known", "0xdc53a4a579de989368a0fae2ef2172ff2f474b4297013f865d171239f17ef4c3ea84b4bfcf0e4143ac2aa531ea3dc880bb5ec285cd633412a0c25db5e8a739121c", "signature.high_s", "pain-points.md appendix", digest(domain(), { ...SPEC.authorization, from: STRANGER })),
    notRecovered("v-29", withV(PLAIN, "1d"), "signature.recovery_id", "row 31"),
    notRecovered("v-2", withV(PLAIN, "02"), "signature.recovery_id", "x of the nonce's point past the order: no wallet makes it, ecrecover refuses it"),
    notRecovered("v-37", withV(PLAIN, "25"), "signature.recovery_id", "EIP-155 belongs to transactions; eth-account takes it"),
    notRecovered("v-255", withV(PLAIN, "ff"), "signature.recovery_id", "eth-account takes it"),
    notRecovered("r-zero", rs(0n, 1n), "signature.out_of_range", "r is not zero"),
    notRecovered("s-zero", rs(1n, 0n), "signature.out_of_range", "s is not zero"),
    notRecovered("r-order", rs(CURVE_ORDER, 1n), "signature.out_of_range", "r is below the order"),
    notRecovered("s-order", rs(1n, CURVE_ORDER), "signature.out_of_range", "s is below the order"),
    notRecovered("all-ones", `0x${"ff".repeat(64)}1b`, "signature.out_of_range", "r is below the order"),
    notRecovered("not-on-curve", rs(OFF_CURVE, 1n), "signature.not_recoverable", "no point has that x"),
    notRecovered("64-bytes", PLAIN.slice(0, 130), "signature.length", "row 33, P12: EIP-2098 only where the caller says so"),
    notRecovered("66-bytes", `${PLAIN}00`, "signature.length", "a byte too many"),
    notRecovered("empty", "0x", "signature.length", "nothing"),
    notRecovered("odd-digits", PLAIN.slice(0, 131), "hex.length", "P12: viem takes 129 digits"),
    notRecovered("no-prefix", PLAIN.slice(2), "hex.no_prefix", "P10 row 15: divided"),
    notRecovered("not-hex", `${PLAIN.slice(0, 130)}zz`, "hex.not_hex", "z is no digit"),
    notRecovered("inner-space", `${PLAIN.slice(0, 60)} ${PLAIN.slice(60)}`, "hex.not_hex", "P12: eth-account takes it"),
    notRecovered("two-prefixes", `0x${PLAIN}`, "hex.not_hex", "a tolerant decoder drops the second"),
    notRecovered("short-digest", PLAIN, "hex.length", "a digest has 32 bytes", "0x22"),
  ],
};

export default [separators, digests, cancels, recovers];
