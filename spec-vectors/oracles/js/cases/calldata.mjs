// The calldata of a settlement: viem encodes it, eth-abi checks.

import { encodeFunctionData, parseAbi, parseSignature, serializeErc6492Signature } from "viem";
import { NONCE, PAYER, SERVER, STRANGER, STRANGER_KEY, USDC, authorization, domain, highS, sign, toHex, withV } from "../lib.mjs";

const BOTH = ["viem", "eth-account"];
const FIELDS = "address from, address to, uint256 value, uint256 validAfter, uint256 validBefore, bytes32 nonce";
const NAMES = { transfer: "transferWithAuthorization", receive: "receiveWithAuthorization", cancel: "cancelAuthorization" };
const first = (call) => (call === "cancel" ? "address authorizer, bytes32 nonce" : FIELDS);
const abi = (call, last) => parseAbi([`function ${NAMES[call]}(${first(call)}, ${last})`]);
const values = (call, said) =>
  call === "cancel"
    ? [said.authorizer, said.nonce]
    : [said.from, said.to, BigInt(said.value), BigInt(said.validAfter), BigInt(said.validBefore), said.nonce];

const byKey = (call, said, signature) => {
  const { r, s, yParity } = parseSignature(signature);
  const args = [...values(call, said), 27 + yParity, r, s];
  return encodeFunctionData({ abi: abi(call, "uint8 v, bytes32 r, bytes32 s"), functionName: NAMES[call], args });
};
const byBytes = (call, said, signature) =>
  encodeFunctionData({ abi: abi(call, "bytes signature"), functionName: NAMES[call], args: [...values(call, said), signature] });

const input = (call, said, signature, bytesOverload) => ({
  call, [call === "cancel" ? "cancel" : "authorization"]: said, signature, ...(bytesOverload ? { bytesOverload } : {}),
});
const key = (id, call, said, signature, why) => ({
  id: `calldata-${id}`, from: BOTH, why, input: input(call, said, signature), output: { data: byKey(call, said, signature) },
});
const bytes = (id, call, said, signature, why, { bytesOverload, inner = signature } = {}) => ({
  id: `calldata-${id}`, from: BOTH, why, input: input(call, said, signature, bytesOverload), output: { data: byBytes(call, said, inner) },
});
const refused = (id, call, said, signature, code, why, { bytesOverload, at = "" } = {}) => ({
  id: `calldata-${id}`, from: ["policy"], why, input: input(call, said, signature, bytesOverload), error: { code, at },
});
const state = (id, authorizer, nonce, why) => ({
  id: `calldata-state-${id}`, from: BOTH, why, input: { call: "state", authorizer, nonce },
  output: {
    data: encodeFunctionData({ abi: parseAbi(["function authorizationState(address authorizer, bytes32 nonce) view returns (bool)"]), args: [authorizer, nonce.toLowerCase()] }),
  },
});
const notState = (id, authorizer, nonce, code, why) => ({
  id: `calldata-state-${id}`, from: ["policy"], why, input: { call: "state", authorizer, nonce }, error: { code, at: "" },
});

const plain = authorization();
const cancel = { authorizer: PAYER, nonce: NONCE };
const signature = await sign(domain(), plain);
const other = await sign(domain(), plain, STRANGER_KEY);
const MAX = (2n ** 256n - 1n).toString();
const LONG = `0x${"ab".repeat(100)}`;
const INNER = `0x${"cd".repeat(65)}`;
const envelope = (inner) => serializeErc6492Signature({ address: STRANGER, data: "0x12345678", signature: inner });
const zeroV = (signed) => withV(signed, signed.endsWith("1b") ? "00" : "01");
const rs = (r, s, v) => toHex(r, { size: 32 }) + toHex(s, { size: 32 }).slice(2) + v;

const cases = [
  key("transfer", "transfer", plain, signature, "P3.2: selector 0xe3ee160e"),
  key("transfer-other-signer", "transfer", plain, other),
  key("transfer-v-0-or-1", "transfer", plain, zeroV(signature), "row 31: the token wants 27 or 28"),
  key("transfer-v-0-or-1-other", "transfer", plain, zeroV(other), "row 31: the token wants 27 or 28"),
  key("transfer-largest", "transfer", authorization({ value: MAX, validAfter: "1", validBefore: MAX }), signature),
  key("transfer-zeros", "transfer", authorization({ value: "0", validBefore: "0", nonce: `0x${"00".repeat(32)}` }), signature),
  key("transfer-small-r-and-s", "transfer", plain, rs(1n, 1n, "1b"), "r and s fill 32 bytes"),
  key("receive", "receive", plain, signature, "EIP-3009: only the payee may bring it"),
  key("receive-v-0-or-1", "receive", plain, zeroV(other), "row 31"),
  key("cancel", "cancel", cancel, signature, "EIP-3009"),
  key("cancel-v-0-or-1", "cancel", cancel, zeroV(other), "row 31"),
  key("cancel-zero-nonce", "cancel", { authorizer: STRANGER, nonce: `0x${"00".repeat(32)}` }, other),
  bytes("transfer-contract", "transfer", plain, LONG, "P3.6: selector 0xcf092995"),
  bytes("transfer-contract-one-byte", "transfer", plain, "0x01", "a contract wallet's signature has any length"),
  bytes("transfer-contract-32-bytes", "transfer", plain, NONCE, "no padding where none is needed"),
  bytes("transfer-64-bytes", "transfer", plain, signature.slice(0, 130), "row 33: not guessed to be EIP-2098"),
  bytes("transfer-bytes-of-key", "transfer", plain, signature, "row 33: forced, for a wallet whose signatures have 65 bytes", { bytesOverload: true }),
  bytes("transfer-bytes-untouched", "transfer", plain, withV(highS(signature), "1f"), "what a wallet checks is not ours to normalise", { bytesOverload: true }),
  bytes("transfer-envelope", "transfer", plain, envelope(LONG), "P3.6: what is inside goes to the token", { inner: LONG }),
  bytes("transfer-envelope-65", "transfer", plain, envelope(INNER), "inside is a wallet's signature, whatever its length", { inner: INNER }),
  bytes("transfer-envelope-forced", "transfer", plain, envelope(INNER), "the same", { inner: INNER, bytesOverload: true }),
  bytes("receive-contract", "receive", plain, LONG),
  bytes("receive-bytes-of-key", "receive", plain, signature, "forced", { bytesOverload: true }),
  bytes("receive-envelope", "receive", plain, envelope(INNER), "what is inside", { inner: INNER }),
  bytes("cancel-contract", "cancel", cancel, LONG),
  bytes("cancel-bytes-of-key", "cancel", cancel, signature, "forced", { bytesOverload: true }),
  bytes("cancel-envelope", "cancel", cancel, envelope(LONG), "what is inside", { inner: LONG }),
  state("plain", PAYER, NONCE, "P3.2: selector 0xe94a0102"),
  state("zero-nonce", STRANGER, `0x${"00".repeat(32)}`),
  state("lower-case", SERVER.toLowerCase(), `0x${"ff".repeat(32)}`),
  state("upper-case-nonce", USDC, `0x${"AB".repeat(32)}`, "bytes are bytes"),
  refused("high-s", "transfer", plain, highS(signature), "signature.high_s", "row 5: FiatToken reverts"),
  refused("high-s-receive", "receive", plain, highS(signature), "signature.high_s", "row 5"),
  refused("high-s-cancel", "cancel", cancel, highS(signature), "signature.high_s", "row 5"),
  refused("v-29", "transfer", plain, withV(signature, "1d"), "signature.recovery_id", "row 31"),
  refused("r-zero", "transfer", plain, rs(0n, 1n, "1b"), "signature.out_of_range", "no signature"),
  refused("empty", "transfer", plain, "0x", "signature.length", "nothing is no wallet's signature"),
  refused("empty-bytes", "transfer", plain, "0x", "signature.length", "nothing is no wallet's signature", { bytesOverload: true }),
  refused("empty-inside", "transfer", plain, envelope("0x"), "signature.length", "an envelope with nothing in it"),
  refused("empty-cancel", "cancel", cancel, "0x", "signature.length", "nothing is no wallet's signature"),
  refused("bad-envelope", "transfer", plain, `0x${"ab".repeat(65)}${"6492".repeat(16)}`, "signature.erc6492", "row 16"),
  refused("bad-envelope-forced", "cancel", cancel, `0x${"6492".repeat(16)}`, "signature.erc6492", "row 16", { bytesOverload: true }),
  refused("bad-nonce", "transfer", authorization({ nonce: "0x22" }), signature, "hex.length", "32 bytes", { at: "/nonce" }),
  refused("bad-authorizer", "cancel", { authorizer: "0x1", nonce: NONCE }, signature, "address.length", "20 bytes", { at: "/authorizer" }),
  refused("signature-not-hex", "transfer", plain, `${signature}zz`, "hex.not_hex", "z is no digit"),
  notState("short-nonce", PAYER, "0x22", "hex.length", "32 bytes"),
  notState("bad-checksum", SERVER.replace("afc", "Afc"), NONCE, "address.checksum", "row 55"),
];

export default [
  {
    op: "eip3009/calldata",
    about: "The calldata of the token's calls. 65 bytes go in as v, r and s; any other length, and what is in an ERC-6492 envelope, as bytes.",
    spec: ["EIP-3009", "protocol.md sections 3.2 and 3.6"],
    sources: ["viem 2.55.11", "eth_abi 6.0.0 and eth-utils 6.0.0, under eth-account 0.14.0"],
    cases,
  },
];
