// Signatures in other forms than 65 bytes: viem makes and recovers them, eth-account's eth-keys checks.

import {
  compactSignatureToSignature, encodeAbiParameters, parseCompactSignature, parseErc6492Signature, parseSignature, recoverAddress,
  serializeCompactSignature, serializeErc6492Signature, serializeSignature, signatureToCompactSignature,
} from "viem";
import { privateKeyToAccount } from "viem/accounts";
import { CURVE_ORDER, PAYER, SERVER, STRANGER, authorization, digest, domain, highS, keccak256, signDigest, toHex, withV } from "../lib.mjs";

const BOTH = ["viem", "eth-account"];
const word = (number) => toHex(number, { size: 32 }).slice(2);
const numbers = (signature) => [BigInt(signature.slice(0, 66)), BigInt(`0x${signature.slice(66, 130)}`)];
const low = (s) => (s > CURVE_ORDER / 2n ? CURVE_ORDER - s : s);

/** The signer's signature with these numbers, found by viem; undefined if there is none. */
export const find = async (r, s, hash, signer) => {
  for (const v of ["1b", "1c"]) {
    const signature = `0x${word(r)}${word(low(s))}${v}`;
    const address = await recoverAddress({ hash, signature }).catch(() => undefined);
    if (address === signer) return signature;
  }
  return undefined;
};
/** A DER integer in the fewest bytes that are not negative. */
const integer = (number) => {
  let digits = number.toString(16);
  if (digits.length % 2) digits = `0${digits}`;
  if (parseInt(digits.slice(0, 2), 16) > 127) digits = `00${digits}`;
  return `02${(digits.length / 2).toString(16).padStart(2, "0")}${digits}`;
};
const sequence = (body) => `0x30${(body.length / 2).toString(16).padStart(2, "0")}${body}`;
const der = (r, s) => sequence(integer(r) + integer(s));

const HASH = digest(domain(), authorization());
const PLAIN = await signDigest(HASH);
const [R, S] = numbers(PLAIN);
const made = [];
for (let i = 1; i <= 8; i += 1) {
  const hash = keccak256(toHex(`x402-kernel forms ${i}`));
  const key = keccak256(toHex(`forms key ${i}`));
  made.push({ i, hash, signature: await signDigest(hash, key), address: privateKeyToAccount(key).address });
}

const found = (id, form, given, hash, signature, address, why) => ({
  id: `signature-from-${form}-${id}`, from: BOTH, why,
  input: { form, signature: given, digest: hash, ...(form === "rs" || form === "der" ? { signer: address } : {}) },
  output: { signature, address },
});
const refused = (id, form, given, code, why, { hash = HASH, signer = PAYER, from = ["policy"] } = {}) => ({
  id: `signature-from-${form}-${id}`, from, why,
  input: { form, signature: given, digest: hash, ...(form === "rs" || form === "der" ? { signer } : {}) },
  error: { code, at: "" },
});

const compact = (signature) => serializeCompactSignature(signatureToCompactSignature(parseSignature(signature)));
const expanded = (given) => serializeSignature(compactSignatureToSignature(parseCompactSignature(given)));
const eip2098 = made.map(({ i, hash, signature, address }) => {
  const given = compact(signature);
  if (expanded(given) !== signature) throw new Error("viem's two ways differ");
  return found(`random-${i}`, "eip2098", given, hash, signature, address);
});

const HALF = CURVE_ORDER / 2n;
const byNumbers = async (form, id, r, s, hash, why) => {
  const given = form === "der" ? der(r, s) : `0x${word(r)}${word(s)}`;
  const lowV = `0x${word(r)}${word(low(s))}1b`;
  const address = await recoverAddress({ hash, signature: lowV });
  return found(id, form, given, hash, await find(r, s, hash, address), address, why);
};
/** x coordinates of the curve at the limits of r, found by search. */
const isX = async (r) => recoverAddress({ hash: HASH, signature: `0x${word(r)}${word(1n)}1b` }).then(() => true, () => false);
const nextX = async (r, step) => ((await isX(r)) ? r : nextX(r + step, step));
const SMALL = await nextX(1n, 1n);
const LARGE = await nextX(CURVE_ORDER - 1n, -1n);
const BYTE = await nextX(0x80n, 1n);
const EDGES = [
  ["r-smallest", SMALL, 1n, HASH, "the smallest r there is"],
  ["r-largest", LARGE, 2n, HASH, "the largest r there is"],
  ["r-one-byte-with-high-bit", BYTE, 3n, HASH, "a number that would be negative without its zero byte"],
  ["s-one", R, 1n, HASH, "the smallest s"],
  ["s-half", R, HALF, HASH, "the largest s of the lower half"],
  ["s-half-plus-one", R, HALF + 1n, HASH, "row 32: the smallest of the upper half is turned over"],
  ["s-largest", R, CURVE_ORDER - 1n, HASH, "row 32: the largest s is turned over to one"],
  ["digest-zero", R, S, `0x${"00".repeat(32)}`, "a digest of zeros"],
  ["digest-ones", R, S, `0x${"ff".repeat(32)}`, "a digest past the order"],
  ["digest-order", R, S, toHex(CURVE_ORDER, { size: 32 }), "a digest that is zero by the order"],
  ["digest-one", R, S, toHex(1n, { size: 32 }), "a digest of one"],
  ["r-equals-s", SMALL, SMALL, HASH, "two equal numbers"],
];
const edges = async (form) => Promise.all(EDGES.map(([id, r, s, hash, why]) => byNumbers(form, id, r, s, hash, why)));

const notPayer = async (id, form, given, why, { hash = HASH, signer = PAYER } = {}) => {
  if (await find(R, S, hash, signer)) throw new Error(`${id}: viem finds the signer`);
  return refused(id, form, given, "signature.not_payer", why, { hash, signer, from: BOTH });
};
const OTHER_HASH = keccak256("0x01");
const RS = PLAIN.slice(0, 130);
const DER = der(R, S);
const body = DER.slice(6);
const notDer = (id, given, why) => refused(id, "der", given, "signature.der", why);
// No point has the x coordinate 5.
const OFF_CURVE = 5n;

const forms = [
  ...eip2098,
  found("v-27", "eip2098", compact(made.find(({ signature }) => signature.endsWith("1b")).signature), ...((m) => [m.hash, m.signature, m.address])(made.find(({ signature }) => signature.endsWith("1b"))), "P12: the same bytes as r and s alone"),
  found("v-28", "eip2098", compact(made.find(({ signature }) => signature.endsWith("1c")).signature), ...((m) => [m.hash, m.signature, m.address])(made.find(({ signature }) => signature.endsWith("1c"))), "the parity is the highest bit of s"),
  { id: "signature-from-eip2098-no-digest", from: BOTH, why: "who signed is not asked", input: { form: "eip2098", signature: compact(PLAIN) }, output: { signature: PLAIN } },
  refused("63-bytes", "eip2098", compact(PLAIN).slice(0, 128), "signature.length", "64 bytes"),
  refused("65-bytes", "eip2098", PLAIN, "signature.length", "64 bytes"),
  refused("empty", "eip2098", "0x", "signature.length", "64 bytes"),
  refused("high-s", "eip2098", `0x${word(R)}${word(HALF + 1n)}`, "signature.high_s", "EIP-2098 is of low s only"),
  refused("r-zero", "eip2098", `0x${word(0n)}${word(1n)}`, "signature.out_of_range", "r is not zero"),
  refused("s-zero", "eip2098", `0x${word(R)}${word(0n)}`, "signature.out_of_range", "s is not zero"),
  refused("s-zero-odd", "eip2098", `0x${word(R)}80${"00".repeat(31)}`, "signature.out_of_range", "a parity and nothing else"),
  refused("r-order", "eip2098", `0x${word(CURVE_ORDER)}${word(1n)}`, "signature.out_of_range", "r is below the order"),
  refused("not-on-curve", "eip2098", `0x${word(OFF_CURVE)}${word(1n)}`, "signature.not_recoverable", "no point has that x"),

  ...made.map(({ i, hash, signature, address }) => found(`random-${i}`, "rs", signature.slice(0, 130), hash, signature, address)),
  ...made.slice(0, 3).map(({ i, hash, signature, address }) => found(`high-s-${i}`, "rs", highS(signature).slice(0, 130), hash, signature, address, "row 32: turned over, and v found anew")),
  ...(await edges("rs")),
  await notPayer("stranger", "rs", RS, "it has to be the signer's", { signer: STRANGER }),
  await notPayer("other-digest", "rs", RS, "a signature of something else", { hash: OTHER_HASH }),
  await notPayer("signer-zero", "rs", RS, "the zero address", { signer: `0x${"00".repeat(20)}` }),
  refused("not-on-curve", "rs", `0x${word(OFF_CURVE)}${word(1n)}`, "signature.not_payer", "no key made it", { from: BOTH }),
  refused("65-bytes", "rs", PLAIN, "signature.length", "64 bytes"),
  refused("63-bytes", "rs", RS.slice(0, 128), "signature.length", "64 bytes: Wycheproof's SignatureSize"),
  refused("empty", "rs", "0x", "signature.length", "64 bytes"),
  refused("r-zero", "rs", `0x${word(0n)}${word(S)}`, "signature.out_of_range", "Wycheproof's InvalidSignature"),
  refused("s-zero", "rs", `0x${word(R)}${word(0n)}`, "signature.out_of_range", "Wycheproof's InvalidSignature"),
  refused("both-zero", "rs", `0x${word(0n)}${word(0n)}`, "signature.out_of_range", "Wycheproof's InvalidSignature"),
  refused("r-order", "rs", `0x${word(CURVE_ORDER)}${word(S)}`, "signature.out_of_range", "Wycheproof's InvalidSignature"),
  refused("s-order", "rs", `0x${word(R)}${word(CURVE_ORDER)}`, "signature.out_of_range", "Wycheproof's InvalidSignature"),
  refused("all-ones", "rs", `0x${"ff".repeat(64)}`, "signature.out_of_range", "Wycheproof's RangeCheck"),

  ...made.map(({ i, hash, signature, address }) => found(`random-${i}`, "der", der(...numbers(signature)), hash, signature, address)),
  ...made.slice(0, 3).map(({ i, hash, signature, address }) => found(`high-s-${i}`, "der", der(...numbers(highS(signature))), hash, signature, address, "row 32: a cloud's key store gives either half")),
  ...(await edges("der")),
  await notPayer("stranger", "der", DER, "it has to be the signer's", { signer: STRANGER }),
  await notPayer("other-digest", "der", DER, "a signature of something else", { hash: OTHER_HASH }),
  notDer("empty", "0x", "nothing"),
  notDer("truncated", DER.slice(0, -2), "a byte too few"),
  notDer("trailing", `${DER}00`, "Wycheproof's ModifiedSignature: a byte too many"),
  notDer("trailing-inside", sequence(`${body}0500`), "Wycheproof's InvalidEncoding: a third element"),
  notDer("long-length", `0x3081${DER.slice(4)}`, "Wycheproof's BerEncodedSignature: a length in two bytes where one does"),
  notDer("indefinite-length", `0x3080${body}0000`, "Wycheproof's InvalidEncoding"),
  notDer("leading-zero", sequence(`0221${"00"}${word(SMALL)}${integer(S)}`), "Wycheproof's BerEncodedSignature: zeros before a number"),
  notDer("negative", sequence(`0220${word(LARGE)}${integer(S)}`), "Wycheproof's ModifiedInteger: without its zero byte a number is negative"),
  notDer("no-integer", sequence(`0200${integer(S)}`), "Wycheproof's InvalidEncoding: an integer of no bytes"),
  notDer("one-integer", sequence(integer(R)), "Wycheproof's InvalidEncoding: s is missing"),
  notDer("set", DER.replace("0x30", "0x31"), "Wycheproof's InvalidTypesInSignature: not a sequence"),
  notDer("octets", sequence(`04${body.slice(2)}`), "Wycheproof's InvalidTypesInSignature: not an integer"),
  notDer("33-bytes", sequence(`022101${word(R)}${integer(S)}`), "Wycheproof's IntegerOverflow: r plus 2^256"),
  notDer("rs-alone", RS, "64 bytes are not DER"),
  notDer("length-past-end", `0x3046${body}`.slice(0, 40), "Wycheproof's InvalidEncoding: longer than there is"),
  refused("r-zero", "der", der(0n, S), "signature.out_of_range", "Wycheproof's InvalidSignature"),
  refused("s-zero", "der", der(R, 0n), "signature.out_of_range", "Wycheproof's InvalidSignature"),
  refused("r-order", "der", der(CURVE_ORDER, S), "signature.out_of_range", "Wycheproof's InvalidSignature"),
  refused("s-order", "der", der(R, CURVE_ORDER), "signature.out_of_range", "Wycheproof's InvalidSignature"),

  ...made.slice(0, 6).map(({ i, hash, signature, address }) => found(`high-s-${i}`, "normalized", highS(signature), hash, signature, address, "row 32: s and v turned over together")),
  ...made.slice(0, 4).map(({ i, hash, signature, address }) => found(`low-s-${i}`, "normalized", signature, hash, signature, address, "it is so already")),
  found("well-known", "normalized", "0xdc53a4a579de989368a0fae2ef2172ff2f474b4297013f865d171239f17ef4c3ea84b4bfcf0e4143ac2aa531ea3dc880bb5ec285cd633412a0c25db5e8a739121c", "0x50708d3bf7216e1aeabe7bf22081b9f36c7c287530f92510318f13a03d89dc86", "0xdc53a4a579de989368a0fae2ef2172ff2f474b4297013f865d171239f17ef4c3157b4b4030f1bebc53d55ace15c2377dff501a60e1e56c291f1000d6e78f082f1b", STRANGER, "row 32: pain-points.md appendix"),
  found("v-0-or-1", "normalized", withV(highS(PLAIN), highS(PLAIN).endsWith("1b") ? "00" : "01"), HASH, PLAIN, PAYER, "row 31"),
  refused("v-29", "normalized", withV(highS(PLAIN), "1d"), "signature.recovery_id", "row 31"),
  refused("64-bytes", "normalized", RS, "signature.length", "65 bytes"),
  refused("s-zero", "normalized", `0x${word(R)}${word(0n)}1b`, "signature.out_of_range", "s is not zero"),
  refused("s-order", "normalized", `0x${word(R)}${word(CURVE_ORDER)}1b`, "signature.out_of_range", "s is below the order"),
];

// ---------------------------------------------------------------------------------------------------------------------

const MAGIC = "6492".repeat(16);
const wrap = (address, data, signature) => serializeErc6492Signature({ address, data, signature });
const envelope = (id, address, data, signature, why) => {
  const given = wrap(address, data, signature);
  const { address: factory, data: calldata, signature: inner } = parseErc6492Signature(given);
  return { id: `erc6492-${id}`, from: BOTH, why, input: { signature: given }, output: { factory, calldata, signature: inner } };
};
const notEnvelope = (id, signature, why, eth = true, code = "signature.erc6492") => {
  let viem = false;
  try {
    parseErc6492Signature(signature);
  } catch {
    viem = true;
  }
  const from = [...(viem ? ["viem"] : []), ...(eth ? ["eth-account"] : [])];
  return { id: `erc6492-${id}`, from: from.length === 2 ? from : [...from, "policy"], why, input: { signature }, error: { code, at: "" } };
};
const encoded = (...values) => encodeAbiParameters([{ type: "address" }, { type: "bytes" }, { type: "bytes" }], values);
const good = encoded(SERVER, "0x1234", PLAIN);
const words = good.slice(2).match(/.{64}/g);
const changed = (index, to) => `0x${words.map((w, i) => (i === index ? to : w)).join("")}${MAGIC}`;
const FACTORY = "0x0BA5ED0c6AA8c49038F819E587E2633c4A9F428a";

const envelopes = {
  op: "signature/erc6492",
  about: "The envelope of a signature of a wallet that is not deployed yet. Nothing in it is proven.",
  spec: ["ERC-6492"],
  sources: ["viem 2.55.11", "eth_abi 6.0.0, under eth-account 0.14.0"],
  cases: [
    envelope("plain", FACTORY, "0x12345678", PLAIN),
    envelope("garbage-inside", FACTORY, "0x12345678", `0x${"ab".repeat(65)}`, "row 16: anybody can wrap anything"),
    envelope("no-calldata", FACTORY, "0x", PLAIN),
    envelope("nothing-inside", FACTORY, "0x12345678", "0x"),
    envelope("zero-factory", `0x${"00".repeat(20)}`, "0x12345678", PLAIN, "P12: Python takes it; whether it is allowed is asked elsewhere"),
    envelope("long-calldata", FACTORY, `0x${"ab".repeat(500)}`, PLAIN),
    envelope("long-inside", FACTORY, "0x01", `0x${"cd".repeat(333)}`),
    envelope("32-bytes-each", FACTORY, `0x${"01".repeat(32)}`, `0x${"02".repeat(32)}`, "no padding where none is needed"),
    envelope("31-bytes-each", FACTORY, `0x${"01".repeat(31)}`, `0x${"02".repeat(31)}`, "one byte of padding"),
    envelope("33-bytes-each", FACTORY, `0x${"01".repeat(33)}`, `0x${"02".repeat(33)}`, "31 bytes of padding"),
    envelope("one-in-another", FACTORY, "0x01", wrap(SERVER, "0x02", PLAIN), "only the outer one is taken off"),
    envelope("ends-like-one-inside", FACTORY, "0x01", `0x${MAGIC}`, "the end of what is inside is its own"),
    notEnvelope("garbage", `0x${"ab".repeat(65)}${MAGIC}`, "row 16: it cannot be read"),
    notEnvelope("suffix-alone", `0x${MAGIC}`, "nothing before it"),
    notEnvelope("empty", "0x", "nothing", false),
    notEnvelope("key-signature", PLAIN, "65 bytes are no envelope", false),
    notEnvelope("no-suffix", good, "without the suffix it is none", false),
    notEnvelope("half-a-suffix", `${good}${MAGIC.slice(0, 32)}`, "without the suffix it is none", false),
    notEnvelope("suffix-first", `0x${MAGIC}${good.slice(2)}`, "the suffix comes last", false),
    notEnvelope("truncated", `${good.slice(0, -64)}${MAGIC}`, "a word is missing"),
    notEnvelope("offset-past-end", changed(1, word(4096n)), "calldata that is not there"),
    notEnvelope("offset-huge", changed(1, "ff".repeat(32)), "an offset no machine can add to"),
    notEnvelope("length-past-end", changed(3, word(4096n)), "calldata longer than there is"),
    notEnvelope("length-huge", changed(3, "ff".repeat(32)), "a length no machine can hold"),
    notEnvelope("dirty-address", changed(0, `01${words[0].slice(2)}`), "an address has 20 bytes; viem drops the rest"),
    notEnvelope("dirty-padding", changed(4, `1234${"00".repeat(29)}01`), "a second spelling of the same envelope"),
    notEnvelope("shared-offset", changed(2, words[1]), "one text for both: a second spelling", false),
    notEnvelope("trailing-word", `${good}${"00".repeat(32)}${MAGIC}`, "a word too many", false),
    notEnvelope("trailing-byte", `${good}00${MAGIC}`, "a byte too many", false),
    notEnvelope("not-hex", `${good}zz`, "z is no digit", false, "hex.not_hex"),
  ],
};

export default [
  {
    op: "signature/from",
    about: "Signatures in the forms key stores give them, made into the one of 65 bytes: r, s in the lower half, v 27 or 28. The caller says which form it is.",
    spec: ["EIP-2", "EIP-2098", "RFC 3279 section 2.2.3"],
    sources: ["viem 2.55.11", "eth-keys 0.8.0, under eth-account 0.14.0", "the kinds of errors in Wycheproof's ecdsa_secp256k1_sha256_bitcoin and _p1363 sets, made again with numbers of our own"],
    cases: forms,
  },
  envelopes,
];
