// The test dollar for viem: its address, its EIP-712 domain, its typed data and its calls.

import { encodeFunctionData, getContractAddress, hashDomain, keccak256, toHex } from "viem";
import { privateKeyToAccount } from "viem/accounts";
import { artifact } from "./compile.mjs";

export const CHAIN_ID = 31337;
/** The node's first account, which deploys, and its second, which sends signed transactions. */
export const DEPLOYER = "0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266";
export const FACILITATOR = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";
export const DOLLAR = getContractAddress({ from: DEPLOYER, nonce: 0n });
export const WALLET = getContractAddress({ from: DEPLOYER, nonce: 1n });
/** The key of the wallet's owner. */
export const OWNER_KEY = keccak256(toHex("the owner of the wallet"));
export const OWNER = privateKeyToAccount(OWNER_KEY).address;

export const NETWORK = `eip155:${CHAIN_ID}`;
export const DOMAIN = { name: "Test Dollar", version: "1", chainId: CHAIN_ID, verifyingContract: DOLLAR };
const DOMAIN_FIELDS = { name: "string", version: "string", chainId: "uint256", verifyingContract: "address" };
export const SEPARATOR = hashDomain({
  domain: DOMAIN,
  types: { EIP712Domain: Object.entries(DOMAIN_FIELDS).map(([name, type]) => ({ name, type })) },
});
const AUTHORIZATION = [
  { name: "from", type: "address" },
  { name: "to", type: "address" },
  { name: "value", type: "uint256" },
  { name: "validAfter", type: "uint256" },
  { name: "validBefore", type: "uint256" },
  { name: "nonce", type: "bytes32" },
];
const TYPES = {
  TransferWithAuthorization: AUTHORIZATION,
  ReceiveWithAuthorization: AUTHORIZATION,
  CancelAuthorization: [{ name: "authorizer", type: "address" }, { name: "nonce", type: "bytes32" }],
};
const CURVE_ORDER = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;
const { abi } = artifact("Dollar");

/** A key's signature for the dollar, or for a token with another name. */
export const sign = (key, message, primaryType = "TransferWithAuthorization", domain = DOMAIN) =>
  privateKeyToAccount(key).signTypedData({ domain, types: TYPES, primaryType, message });

const split = (signature) => ({
  r: signature.slice(0, 66),
  s: `0x${signature.slice(66, 130)}`,
  v: parseInt(signature.slice(130), 16),
});
const withV = (signature, v) => signature.slice(0, 130) + toHex(v, { size: 1 }).slice(2);
/** The signature with v 0 or 1. */
export const parity = (signature) => withV(signature, split(signature).v - 27);
/** The same signature with the other s. */
export const highS = (signature) => {
  const { r, s, v } = split(signature);
  return withV(r + toHex(CURVE_ORDER - BigInt(s), { size: 32 }).slice(2), 55 - v);
};
/** A signature of the wallet. */
export const ofWallet = (signature) => `0x00${signature.slice(2)}`;

/** A signature's arguments: v, r, s, or all bytes in one. */
const spelled = (signature, bytesOverload) => {
  if (bytesOverload || signature.length !== 132) return [signature];
  const { v, r, s } = split(signature);
  return [v, r, s];
};
const words = ({ from, to, value, validAfter, validBefore, nonce }) =>
  [from, to, BigInt(value), BigInt(validAfter), BigInt(validBefore), nonce];
/** The calldata for the dollar, with `v` unchanged. */
export const encode = ({ call, bytesOverload, authorization, cancel, authorizer, nonce, signature }) => {
  if (call === "state") return encodeFunctionData({ abi, functionName: "authorizationState", args: [authorizer, nonce] });
  const args = cancel ? [cancel.authorizer, cancel.nonce] : words(authorization);
  return encodeFunctionData({
    abi, functionName: `${call}${cancel ? "" : "With"}Authorization`, args: [...args, ...spelled(signature, bytesOverload)],
  });
};
/** A kernel's calldata: v is 27 or 28 where it is an argument, and bytes are unchanged. */
export const normalized = (input) => {
  const { signature = "", bytesOverload } = input;
  if (bytesOverload || signature.length !== 132 || split(signature).v >= 27) return encode(input);
  return encode({ ...input, signature: withV(signature, split(signature).v + 27) });
};

/** A profile that knows the dollar. */
export const profile = JSON.stringify({
  settleMargin: 0,
  assets: [{
    network: NETWORK, address: DOLLAR, symbol: "TUSD", name: DOMAIN.name, version: DOMAIN.version, decimals: 6,
    transferMethod: "eip3009", domainSeparator: SEPARATOR, evidence: "onchain",
  }],
});
