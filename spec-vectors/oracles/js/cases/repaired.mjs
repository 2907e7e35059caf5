// Misshapen challenges that have one meaning.

import { decodes } from "../official.mjs";
import { validatePaymentRequired } from "@x402/core/schemas";
import { URL, USDC_BASE, challengeV1, challengeV2, header, offerV1, offerV2, offerView, text } from "../lib.mjs";

const STRICT = { profile: '{"mode":"strict"}' };
const without = (object, ...names) => Object.fromEntries(Object.entries(object).filter(([name]) => !names.includes(name)));

/** Whether the official schema reads it unchanged. It makes no repairs, so it agrees where we make none. */
const official = (value) => {
  try {
    return validatePaymentRequired(value) !== undefined;
  } catch {
    return false;
  }
};
const agreeing = (typescript, python) => {
  const oracles = [...(typescript ? ["@x402/core"] : []), ...(python ? ["x402"] : [])];
  return oracles.length === 2 ? oracles : [...oracles, "policy"];
};
const DECIDING = ["http.envelope_conflict", "message.missing_envelope", "message.other_envelope", "message.snake_case", "message.version_wrong", "message.version_text", "message.version_missing", "message.renamed_member", "network.other_version", "amount.number"];
const made = (kind, at) => ({ kind, at });
const view = (version, offer, index, repairs) => {
  const needsApproval = repairs.some(({ kind }) => DECIDING.includes(kind));
  return { ...offerView(version, offer, index), ...(repairs.length > 0 ? { repairs } : {}), needsApproval };
};
/** `repairs` are the message's; `of` are those of each offer. An empty list means none. */
const reads = (id, challenge, { version = 2, repairs = [], of = [], inHeader = false, python = false, skipped = [], accepts } = {}, why) => {
  const deciding = repairs.filter(({ kind }) => DECIDING.includes(kind));
  const offers = challenge.accepts ?? [challenge];
  const output = {
    version, repairs, accepts: accepts ?? offers.map((offer, index) => view(version, offer, challenge.accepts ? index : undefined, [...(of[index] ?? []), ...deciding])), skipped, unread: 0, json: text(challenge),
  };
  return { id: `bent-${id}`, from: agreeing(skipped.length === 0 && official(challenge), python), why, input: inHeader ? { header: header(challenge) } : { json: text(challenge) }, output };
};
/** A challenge with a misshapen entry before a correct one. */
const entry = (id, offer, repairs, why, { python = false, v1 = false } = {}) => {
  const challenge = v1 ? challengeV1([offer, offerV1()]) : challengeV2([offer, offerV2()]);
  return reads(id, challenge, { version: v1 ? 1 : 2, of: [repairs.map((kind) => made(...kind)), []], python }, why);
};
const skips = (id, offer, code, at, why, { python = false } = {}) => {
  const challenge = challengeV2([offer, offerV2()]);
  return reads(id, challenge, { accepts: [view(2, offerV2(), 1, [])], skipped: [{ index: 0, code, at: `/accepts/0${at}` }], python }, why);
};
const refuses = (id, input, code, at, why, { python = true } = {}) => {
  const value = input.header ? decodes(input.header) : JSON.parse(input.json);
  return { id: `bent-${id}`, from: agreeing(!official(value), python), why, input, error: { code, at } };
};
const AMOUNT = ["amount.number", "/accepts/0/amount"];
const RENAMED = ["message.renamed_member", "/accepts/0/maxAmountRequired"];
const NETWORK = ["network.other_version", "/accepts/0/network"];
const TIMEOUT = ["message.number_text", "/accepts/0/maxTimeoutSeconds"];
const FRACTION = ["message.number_fraction", "/accepts/0/maxTimeoutSeconds"];
/** With another spelling of the first offer's timeout, which JavaScript would not write. */
const timeout = (spelling, { input, output, ...rest }) => {
  const spelled = ({ json, ...others }) => ({ ...others, json: json.replace('"maxTimeoutSeconds":60', `"maxTimeoutSeconds":${spelling}`) });
  const accepts = output.accepts.map((offer) => (offer.index === 0 ? spelled(offer) : offer));
  return { ...rest, input: spelled(input), output: spelled({ ...output, accepts }) };
};
const v1Entry = without(offerV1(), "resource", "description", "mimeType");

export default [{
  op: "wire/challenge_repairs",
  about: "Misshapen shapes that have one meaning: a tolerant client reads them, lists each repair with its JSON pointer, and keeps the text; where a repair decides what is paid, the offer needs approval. Strict mode refuses them all.",
  spec: ["x402 v2 section 5.1", "x402 v1 section 5.1", "protocol.md section 1.11"],
  cases: [
    reads("straight-v2", challengeV2(), { python: true }, "nothing to repair"),
    reads("straight-v1", challengeV1(), { version: 1, python: true }, "nothing to repair"),
    reads("straight-header", challengeV2(), { inHeader: true, python: true }, "nothing to repair"),

    entry("number-amount", offerV2({ amount: 40000 }), [AMOUNT], "row 56: 40000 as a number"),
    entry("number-amount-zero", offerV2({ amount: 0 }), [AMOUNT], "row 56: nothing, as a number; the policy refuses to sign for it"),
    entry("number-amount-largest", offerV2({ amount: 9007199254740991 }), [AMOUNT], "row 56: the largest integer every JSON reader holds"),
    skips("number-amount-unsafe", offerV2({ amount: 9007199254740992 }), "amount.unsafe_number", "/amount", "row 56: 2^53 is also what 2^53 + 1 becomes"),
    skips("number-amount-fraction", offerV2({ amount: 0.02 }), "message.wrong_type", "/amount", "row 56: decimals are never guessed"),
    skips("number-amount-negative", offerV2({ amount: -1 }), "message.wrong_type", "/amount", "row 13"),
    skips("number-amount-true", offerV2({ amount: true }), "message.wrong_type", "/amount", "row 56: a boolean is no number"),
    skips("decimal-text", offerV2({ amount: "0.02" }), "amount.not_decimal", "/amount", "row 56: decimals are never guessed"),
    skips("dollar-text", offerV2({ amount: "$0.01" }), "amount.not_decimal", "/amount", "row 56: dollars are never guessed"),
    entry("v1-number-amount", offerV1({ maxAmountRequired: 10000 }), [["amount.number", "/accepts/0/maxAmountRequired"]], "row 56: in v1", { v1: true }),

    entry("max-amount-required", { ...without(offerV2(), "amount"), maxAmountRequired: "10000" }, [RENAMED], "row 39: v1's name of the amount in a v2 entry"),
    entry("max-amount-required-number", { ...without(offerV2(), "amount"), maxAmountRequired: 10000 }, [RENAMED, ["amount.number", "/accepts/0/maxAmountRequired"]], "rows 39, 56: two repairs of one member"),
    entry("v1-amount", { ...without(offerV1(), "maxAmountRequired"), amount: "10000" }, [["message.renamed_member", "/accepts/0/amount"]], "row 39: v2's name of the amount in a v1 entry", { v1: true }),
    entry("both-amounts", offerV2({ maxAmountRequired: "99" }), [], "row 39: the version's own name is present, and the other is an unknown member", { python: true }),
    entry("null-amount", { ...offerV2({ amount: null }), maxAmountRequired: "10000" }, [RENAMED], "row 40: null reads as absent"),

    entry("name-in-v2", offerV2({ network: "base-sepolia" }), [NETWORK], "row 39: v1's name of a network in a v2 entry", { python: true }),
    entry("v1-caip2", offerV1({ network: "eip155:84532" }), [NETWORK], "row 39: CAIP-2 in a v1 entry", { v1: true, python: true }),
    skips("ambiguous-name-in-v2", offerV2({ network: "story" }), "network.not_caip2", "/network", "P7.1: a name the SDKs disagree on has no one meaning"),
    skips("upper-case-network", offerV2({ network: "EIP155:84532" }), "network.not_caip2", "/network", "P6.2: networks have case"),
    skips("unknown-name", offerV2({ network: "Base Sepolia" }), "network.not_caip2", "/network", "an unknown name"),
    entry("whole-v1-entry-in-v2", v1Entry, [NETWORK, RENAMED], "row 39: a v1 entry in a v2 challenge"),

    entry("string-timeout", offerV2({ maxTimeoutSeconds: "60" }), [TIMEOUT], "P1.2: it decides no price", { python: true }),
    skips("string-timeout-fraction", offerV2({ maxTimeoutSeconds: "60.5" }), "message.wrong_type", "/maxTimeoutSeconds", "P1.2: half a second is no second"),
    skips("string-timeout-padded", offerV2({ maxTimeoutSeconds: "060" }), "message.wrong_type", "/maxTimeoutSeconds", "one spelling"),
    skips("string-timeout-arabic", offerV2({ maxTimeoutSeconds: "٦٠" }), "message.wrong_type", "/maxTimeoutSeconds", "P12: digits of another script"),
    skips("string-timeout-control", offerV2({ maxTimeoutSeconds: "60\n" }), "message.wrong_type", "/maxTimeoutSeconds", "one spelling"),
    skips("string-timeout-empty", offerV2({ maxTimeoutSeconds: "" }), "message.wrong_type", "/maxTimeoutSeconds", "nothing is no number"),
    skips("string-timeout-endless", offerV2({ maxTimeoutSeconds: "1".repeat(30) }), "message.wrong_type", "/maxTimeoutSeconds", "no timeout is that long"),
    timeout("60.0", entry("fraction-timeout", offerV2(), [FRACTION], "P1.2: both SDKs read 60.0; it decides no price", { python: true })),
    timeout("60.5", skips("fraction-timeout-half", offerV2(), "message.wrong_type", "/maxTimeoutSeconds", "P1.2: half a second is no second")),
    timeout("6e1", skips("fraction-timeout-exponent", offerV2(), "message.wrong_type", "/maxTimeoutSeconds", "one spelling")),
    entry("everything", { ...v1Entry, maxAmountRequired: 10000, maxTimeoutSeconds: "60" }, [NETWORK, RENAMED, ["amount.number", "/accepts/0/maxAmountRequired"], TIMEOUT], "row 39: all of an entry, each named"),

    reads("version-text", challengeV2([offerV2()], { x402Version: "2" }), { repairs: [made("message.version_text", "/x402Version")], python: true }, "P1.11, P10 row 36: as three extension specifications print it"),
    reads("version-text-1", challengeV1([offerV1()], { x402Version: "1" }), { version: 1, repairs: [made("message.version_text", "/x402Version")] }, "P1.11"),
    reads("version-missing-in-header", without(challengeV2(), "x402Version"), { inHeader: true, repairs: [made("message.version_missing", "")], python: true }, "P1.11, P10 row 37: the header is v2's"),
    reads("version-null-in-header", challengeV2([offerV2()], { x402Version: null }), { inHeader: true, repairs: [made("message.version_missing", "")] }, "row 40: null reads as absent"),
    reads("version-missing-in-text", without(challengeV2(), "x402Version"), { repairs: [made("message.version_missing", "")], python: true }, "F18: the name of the amount is v2's"),
    refuses("version-text-3", { json: text(challengeV2([], { x402Version: "3" })) }, "message.version", "/x402Version", "P1.11: a later version is none of ours", { python: false }),
    refuses("version-text-padded", { json: text(challengeV2([], { x402Version: " 2" })) }, "message.version", "/x402Version", "one spelling", { python: false }),

    reads("resource-text", challengeV2([offerV2()], { resource: URL }), { repairs: [made("message.resource_text", "/resource")] }, "row 39: v1's resource in a v2 challenge; it decides no price"),
    reads("resource-number", challengeV2([offerV2()], { resource: 7 }), { repairs: [made("message.ignored_member", "/resource")] }, "F17: a number names nothing, and decides nothing"),

    reads("bare-offer", offerV2(), { inHeader: true, repairs: [made("message.version_missing", ""), made("message.missing_envelope", "")] }, "row 39: the header holds one offer and no challenge"),
    reads("bare-offer-with-version", { x402Version: 2, ...offerV2() }, { inHeader: true, repairs: [made("message.missing_envelope", "")] }, "row 39: its text and its price are the server's own words"),
    reads("bare-offer-number-amount", offerV2({ amount: 40000 }), { inHeader: true, repairs: [made("message.version_missing", ""), made("message.missing_envelope", "")], of: [[made("amount.number", "/amount")]] }, "row 39: one offer alone, its amount a number"),
    reads("bare-v1-offer", without(offerV1({ network: "base", asset: USDC_BASE, extra: { name: "USD Coin", version: "2" } }), "resource", "description", "mimeType"), {
      inHeader: true, repairs: [made("message.version_missing", ""), made("message.missing_envelope", "")], of: [[made("network.other_version", "/network"), made("message.renamed_member", "/maxAmountRequired")]],
    }, "row 39: an offer in the words of v1, in the header of v2"),
    reads("bare-offer-unusable", without(offerV2(), "asset"), { inHeader: true, repairs: [made("message.version_missing", ""), made("message.missing_envelope", "")], accepts: [], skipped: [{ index: 0, code: "message.missing", at: "" }] }, "row 39: what is missing is not guessed"),
    reads("bare-offer-in-text", { x402Version: 2, ...offerV2() }, { repairs: [made("message.missing_envelope", "")] }, "F18: an offer alone, wherever it is"),
    refuses("bare-nothing", { header: header({ x402Version: 2, scheme: "exact" }) }, "message.missing", "", "without a payee it is not an offer"),

    ...[
      ["number-amount", challengeV2([offerV2({ amount: 40000 })]), "message.wrong_type", "/accepts/0/amount"],
      ["max-amount-required", challengeV2([{ ...without(offerV2(), "amount"), maxAmountRequired: "10000" }]), "message.missing", "/accepts/0"],
      ["name-in-v2", challengeV2([offerV2({ network: "base-sepolia" })]), "network.not_caip2", "/accepts/0/network", false],
      ["v1-caip2", challengeV1([offerV1({ network: "eip155:84532" })]), "network.unknown_name", "/accepts/0/network", false],
      ["string-timeout", challengeV2([offerV2({ maxTimeoutSeconds: "60" })]), "message.wrong_type", "/accepts/0/maxTimeoutSeconds", false],
      ["version-text", challengeV2([offerV2()], { x402Version: "2" }), "message.version", "/x402Version", false],
      ["resource-text", challengeV2([offerV2()], { resource: URL }), "message.wrong_type", "/resource"],
    ].map(([id, challenge, code, at, python = true]) => refuses(`strict-${id}`, { json: text(challenge), ...STRICT }, code, at, "strict mode, for what we issue, repairs nothing", { python })),
    refuses("strict-version-missing", { header: header(without(challengeV2(), "x402Version")), ...STRICT }, "message.missing", "", "strict mode, for what we issue, repairs nothing", { python: false }),
    refuses("strict-bare-offer", { header: header({ x402Version: 2, ...offerV2() }), ...STRICT }, "message.missing", "", "strict mode, for what we issue, repairs nothing"),
  ],
}];
