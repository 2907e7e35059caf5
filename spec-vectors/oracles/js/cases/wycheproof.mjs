// Project Wycheproof's signatures, as a key store would give them: r and s alone, or DER. viem finds the parity.

import { readFileSync } from "node:fs";
import { publicKeyToAddress } from "viem/accounts";
import { CURVE_ORDER } from "../lib.mjs";
import { find } from "./signature_forms.mjs";

const { rs, der } = JSON.parse(readFileSync(new URL("../../wycheproof.json", import.meta.url), "utf8"));

/** The numbers of r and s alone; undefined unless they are 64 bytes. */
const plain = (given) => (given.length === 130 ? [BigInt(given.slice(0, 66)), BigInt(`0x${given.slice(66)}`)] : undefined);

/** The numbers of a canonical DER signature of at most 256 bits; undefined for anything else. */
const strict = (given) => {
  const bytes = Buffer.from(given.slice(2), "hex");
  const [tag, length, ...body] = bytes;
  if (tag !== 0x30 || length !== body.length || length > 127) return undefined;
  const numbers = [];
  for (let at = 0; at < body.length; ) {
    const [kind, size] = body.slice(at, at + 2);
    const digits = body.slice(at + 2, at + 2 + size);
    const negative = digits[0] > 127;
    const padded = digits.length > 1 && digits[0] === 0 && digits[1] <= 127;
    const long = digits.length > (digits[0] === 0 ? 33 : 32);
    if (kind !== 2 || !(size > 0) || digits.length !== size || negative || padded || long) return undefined;
    numbers.push(BigInt(`0x${Buffer.from(digits).toString("hex")}`));
    at += 2 + size;
  }
  return numbers.length === 2 ? numbers : undefined;
};

const inRange = (number) => number > 0n && number < CURVE_ORDER;

const asked = (form, read, misshapen) => async ([tcId, digest, signature, valid, kind], signer) => {
  const numbers = read(signature);
  const found = numbers?.every(inRange) ? await find(...numbers, digest, signer) : undefined;
  const input = { form, signature, digest, signer };
  const id = `signature-from-${form}-wycheproof-${tcId}`;
  if (found) {
    const why = valid ? kind : `${kind}: row 32, an s of the upper half is turned over`;
    return { id, from: [...(valid ? ["wycheproof"] : []), "viem", "eth-account"], why, input, output: { signature: found, address: signer } };
  }
  const code = numbers === undefined ? misshapen : numbers.every(inRange) ? "signature.not_payer" : "signature.out_of_range";
  const why = valid ? `${kind}: an r past the order is the signer's, and no v that a token takes says so` : kind;
  return { id, from: [valid ? "policy" : "wycheproof"], why, input, error: { code, at: "" } };
};

const all = async (groups, ask) => {
  const cases = [];
  for (const { publicKey, tests } of groups) {
    const signer = publicKeyToAddress(publicKey);
    for (const test of tests) cases.push(await ask(test, signer));
  }
  return cases;
};

export default [
  {
    op: "signature/from",
    cases: [...(await all(rs, asked("rs", plain, "signature.length"))), ...(await all(der, asked("der", strict, "signature.der")))],
  },
];
