// Shared by the case files: constants, an offer, a payment signed by viem, and the JSON that a case expects.

import { hashDomain, hashStruct, hashTypedData, keccak256, toHex } from "viem";
import { privateKeyToAccount } from "viem/accounts";

/** Base Sepolia's USDC, the token of the specification's examples. */
export const USDC = "0x036CbD53842c5426634e7929541eC2318f3dCF7e";
/** Base's USDC, whose EIP-712 name is another one. */
export const USDC_BASE = "0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913";
/** The payee of the specification's examples. */
export const SERVER = "0x209693Bc6afc0C5328bA36FaF03C514EF312287C";
export const KEY = `0x${"11".repeat(32)}`;
export const PAYER = privateKeyToAccount(KEY).address;
export const STRANGER_KEY = "0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80";
export const STRANGER = privateKeyToAccount(STRANGER_KEY).address;
export const NONCE = `0x${"22".repeat(32)}`;
/** The time of the vectors. */
export const NOW = 1900000000;
export const URL = "https://api.example.com/premium-data";

/** The order of the curve of the signatures. */
export const CURVE_ORDER = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;

/** The payment that the specification prints, v2 section 5.2.1, with its validity window. */
export const SPEC = {
  now: 1740672100,
  payer: "0x857b06519E91e3A54538791bDbb0E22373e36b66",
  signature:
    "0x2d6a7588d6acca505cbf0d9a4a227e0c52c6c34008c8e8986a1283259764173608a2ce6496642e377d6da8dbbf5836e9bd15092f9ecab05ded3d6293af148b571c",
  authorization: {
    from: "0x857b06519E91e3A54538791bDbb0E22373e36b66",
    to: SERVER,
    value: "10000",
    validAfter: "1740672089",
    validBefore: "1740672154",
    nonce: "0xf3746613c2d920b5fdabc0856f2aeb2d4f88ee6037b8cc5d04a71a4462f13480",
  },
  resource: {
    url: URL,
    description: "Access to premium market data",
    mimeType: "application/json",
  },
};

/** An offer of v2 as the specification prints it, with changes. */
export const offerV2 = (changes = {}) => ({
  scheme: "exact",
  network: "eip155:84532",
  amount: "10000",
  asset: USDC,
  payTo: SERVER,
  maxTimeoutSeconds: 60,
  extra: { name: "USDC", version: "2" },
  ...changes,
});

/** The same offer of v1. */
export const offerV1 = (changes = {}) => ({
  scheme: "exact",
  network: "base-sepolia",
  maxAmountRequired: "10000",
  resource: URL,
  description: "Access to premium market data",
  mimeType: "application/json",
  payTo: SERVER,
  maxTimeoutSeconds: 60,
  asset: USDC,
  extra: { name: "USDC", version: "2" },
  ...changes,
});

export const challengeV2 = (accepts = [offerV2()], changes = {}) => ({
  x402Version: 2,
  error: "PAYMENT-SIGNATURE header is required",
  resource: { url: URL },
  accepts,
  ...changes,
});

export const challengeV1 = (accepts = [offerV1()], changes = {}) => ({
  x402Version: 1,
  error: "X-PAYMENT header is required",
  accepts,
  ...changes,
});

export const text = JSON.stringify;
export const header = (value) => Buffer.from(typeof value === "string" ? value : text(value)).toString("base64");

const FIELDS = {
  name: "string",
  version: "string",
  chainId: "uint256",
  verifyingContract: "address",
  salt: "bytes32",
};

/** The EIP712Domain type with exactly the fields that are present. viem, inferring it, would drop an empty one. */
export const domainType = (domain) =>
  Object.entries(FIELDS)
    .filter(([name]) => domain[name] !== undefined)
    .map(([name, type]) => ({ name, type }));

export const TRANSFER = [
  { name: "from", type: "address" },
  { name: "to", type: "address" },
  { name: "value", type: "uint256" },
  { name: "validAfter", type: "uint256" },
  { name: "validBefore", type: "uint256" },
  { name: "nonce", type: "bytes32" },
];

const typed = (domain) => (domain.chainId === undefined ? domain : { ...domain, chainId: BigInt(domain.chainId) });

export const separator = (domain) =>
  hashDomain({ domain: typed(domain), types: { EIP712Domain: domainType(domain) } });

const PRIMARY = { transfer: "TransferWithAuthorization", receive: "ReceiveWithAuthorization" };

const typedData = (domain, authorization, kind = "transfer") => ({
  domain: typed(domain),
  types: { EIP712Domain: domainType(domain), [PRIMARY[kind]]: TRANSFER },
  primaryType: PRIMARY[kind],
  message: {
    ...authorization,
    value: BigInt(authorization.value),
    validAfter: BigInt(authorization.validAfter),
    validBefore: BigInt(authorization.validBefore),
  },
});

export const digest = (domain, authorization, kind) => hashTypedData(typedData(domain, authorization, kind));

export const structHash = (authorization, kind = "transfer") =>
  hashStruct({
    data: typedData({}, authorization).message,
    primaryType: PRIMARY[kind],
    types: { [PRIMARY[kind]]: TRANSFER },
  });

const CANCEL = { CancelAuthorization: [{ name: "authorizer", type: "address" }, { name: "nonce", type: "bytes32" }] };

/** The hashes of a CancelAuthorization. */
export const cancelHashes = (domain, message) => {
  const types = { EIP712Domain: domainType(domain), ...CANCEL };
  const primaryType = "CancelAuthorization";
  return {
    domainSeparator: separator(domain),
    structHash: hashStruct({ data: message, primaryType, types: CANCEL }),
    digest: hashTypedData({ domain: typed(domain), types, primaryType, message }),
  };
};

export const sign = (domain, authorization, key = KEY) =>
  privateKeyToAccount(key).signTypedData(typedData(domain, authorization));

export const signDigest = (hash, key = KEY) => privateKeyToAccount(key).sign({ hash });

/** A token's domain with its chain id as the vectors write it. */
export const domain = (changes = {}) => ({
  name: "USDC",
  version: "2",
  chainId: "84532",
  verifyingContract: USDC,
  ...changes,
});

/** The authorization that pays an offer. */
export const authorization = (changes = {}) => ({
  from: PAYER,
  to: SERVER,
  value: "10000",
  validAfter: "0",
  validBefore: String(NOW + 60),
  nonce: NONCE,
  ...changes,
});

/** The typed data for a wallet, in the kernel's order of members, which is that of EIP-712 and EIP-3009. */
export const walletJson = (domain, authorization) =>
  text({
    types: { EIP712Domain: domainType(domain), TransferWithAuthorization: TRANSFER },
    primaryType: "TransferWithAuthorization",
    domain: { ...domain, chainId: Number(domain.chainId) },
    message: authorization,
  });

/** A payment message of v2. */
export const paymentV2 = (accepted, authorization, signature, more = {}) => ({
  x402Version: 2,
  ...(more.resource ? { resource: more.resource } : {}),
  accepted,
  payload: { signature, authorization },
  ...(more.extensions ? { extensions: more.extensions } : {}),
});

export const paymentV1 = (authorization, signature, changes = {}) => ({
  x402Version: 1,
  scheme: "exact",
  network: "base-sepolia",
  payload: { signature, authorization },
  ...changes,
});

/** The same signature with the other s: r, n - s, and the other v. */
export const highS = (signature) => {
  const s = BigInt(`0x${signature.slice(66, 130)}`);
  const v = signature.slice(130) === "1b" ? "1c" : "1b";
  return signature.slice(0, 66) + toHex(CURVE_ORDER - s, { size: 32 }).slice(2) + v;
};

export const withV = (signature, v) => signature.slice(0, 130) + v;

const KNOWN = {
  [`eip155:84532/${USDC}`]: ["USDC", 6],
  [`eip155:8453/${USDC_BASE}`]: ["USDC", 6],
  "eip155:1/0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48": ["USDC", 6],
  "eip155:43114/0xB97EF9Ef8734C71904D8002F8b6Bc66Dd9c48a6E": ["USDC", 6],
  "eip155:4326/0xFAfDdbb3FC7688494971a79cc65DCa3EF82079E7": ["MegaUSD", 18],
};
const V1_NETWORKS = { "base-sepolia": "eip155:84532", base: "eip155:8453", avalanche: "eip155:43114" };

/** An amount as a decimal number of whole units, computed with integers. */
export const units = (amount, decimals) => {
  const digits = amount.padStart(decimals + 1, "0");
  const fraction = digits.slice(digits.length - decimals).replace(/0+$/, "");
  return digits.slice(0, digits.length - decimals) + (fraction ? `.${fraction}` : "");
};

/** An offer as a case shows it. `json` is its exact text. */
export const offerView = (version, offer, index, json = text(offer)) => {
  // The meaning of a misshapen offer: a network or an amount in the form of the other version.
  const network = V1_NETWORKS[offer.network] ?? offer.network;
  const amount = String((version === 1 ? offer.maxAmountRequired : offer.amount) ?? offer.maxAmountRequired ?? offer.amount);
  const [symbol, decimals] = KNOWN[`${network}/${offer.asset}`] ?? [];
  return {
    version,
    ...(index === undefined ? {} : { index }),
    network,
    amount,
    asset: offer.asset,
    payTo: offer.payTo,
    maxTimeoutSeconds: Number(offer.maxTimeoutSeconds),
    ...(offer.extra ? { extra: text(offer.extra) } : {}),
    price: symbol ? `${units(amount, decimals)} ${symbol}` : `${amount} atomic units of ${offer.asset}`,
    json,
  };
};

export const clock = (seconds) => new Date(seconds * 1000).toISOString().slice(11, 19) + " UTC";
export const short = (address) => `${address.slice(0, 6)}…${address.slice(38)}`;
export { keccak256, toHex };
