// What outsiders found that was read, skipped or explained wrongly. F and M name rows of their list; the reason is in each case,
// since no other implementation repairs or names these.

import { hashMessage } from "viem";
import {
  NONCE, PAYER, SERVER, SPEC, URL, USDC, USDC_BASE, authorization, challengeV1, challengeV2, domain, header, offerV1, offerV2, offerView, paymentV2, sign, text,
} from "../lib.mjs";

const STRICT = '{"mode":"strict"}';
const without = (object, ...names) => Object.fromEntries(Object.entries(object).filter(([name]) => !names.includes(name)));
const DECIDING = [
  "http.envelope_conflict", "http.header_unreadable", "message.missing_envelope", "message.other_envelope", "message.snake_case", "message.version_text",
  "message.version_missing", "message.version_wrong", "message.renamed_member", "network.other_version", "amount.number",
];
const made = (kind, at = "") => ({ kind, at });
const deciding = (repairs) => repairs.filter(({ kind }) => DECIDING.includes(kind));

/** A challenge in JSON or a header, with the repairs of the message (`repairs`), and of each offer (`of`). */
const reads = (id, why, value, { version = 2, repairs = [], offers, of = [], skipped = [], unread = 0, inHeader = false, profile, alone = false } = {}) => {
  const json = typeof value === "string" ? value : text(value);
  const shown = (offer, index) => {
    const own = [...(of[index] ?? []), ...deciding(repairs)];
    return { ...offerView(version, offer, alone ? undefined : index), ...(own.length > 0 ? { repairs: own } : {}), needsApproval: deciding(own).length > 0 };
  };
  return {
    id: `reading-${id}`, from: ["policy"], why, input: { ...(inHeader ? { header: header(json) } : { json }), ...(profile ? { profile } : {}) },
    output: { version, repairs, accepts: (offers ?? value.accepts).map(shown), skipped, unread, json },
  };
};
const refuses = (id, why, value, code, at = "", { profile, inHeader = false } = {}) => {
  const json = typeof value === "string" ? value : text(value);
  return { id: `reading-${id}`, from: ["policy"], why, input: { ...(inHeader ? { header: header(json) } : { json }), ...(profile ? { profile } : {}) }, error: { code, at } };
};
/** A member that decides nothing costs no challenge, and in strict mode it does. */
const aside = (id, challenge, at, code = "message.wrong_type", { of, offers, ...more } = {}) => [
  reads(`aside-${id}`, "F17: a member that decides nothing", challenge, { version: challenge.x402Version, repairs: of ? [] : [made("message.ignored_member", at)], of, offers, ...more }),
  refuses(`aside-${id}-strict`, "F17: strict mode reads it, and refuses it", challenge, code, at, { profile: STRICT }),
];
const ZOD = { issues: [{ code: "invalid_union" }], name: "ZodError" };
const url = { url: URL };
const OTHER = [made("message.other_envelope")];
const ALONE = [made("message.missing_envelope")];
const snake = (object) => Object.fromEntries(Object.entries(object).map(([name, value]) => [name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`), value]));
const snakes = (at, ...names) => names.map((name) => made("message.snake_case", `${at}/${name}`));
const SNAKE_V1 = snakes("/accepts/0", "max_amount_required", "pay_to", "max_timeout_seconds", "mime_type");
const STRALE = '{"x402Version":1,"paymentRequirements":[{"scheme":"exact","network":"base","maxAmountRequired":"10000","resource":"https://api.example.com/x402/iban","description":"Validate IBAN numbers","mimeType":"application/json","payTo":"0x209693Bc6afc0C5328bA36FaF03C514EF312287C","maxTimeoutSeconds":300,"asset":"0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913","extra":{"name":"USD Coin","version":"2"}}],"error":"Payment required","accepts":[{"network":"eip155:8453","asset":"USDC","amount":"$0.01"}]}';
const ITEM = { resource: URL, type: "http", x402Version: 2, accepts: [offerV2()], lastUpdated: "2026-05-16T00:00:00Z" };
const V1_PLAIN = without(offerV1(), "mimeType");
const plain = authorization();
const PAYMENT = paymentV2(offerV2(), plain, await sign(domain(), plain));
const numbers = (count) => `[${Array.from({ length: count }, (_, index) => index).join(",")}]`;

const repairs = [
  ...aside("error-object", challengeV1([offerV1()], { error: ZOD }), "/error"),
  ...aside("error-number", challengeV2([offerV2()], { error: 402, resource: url }), "/error"),
  ...aside("error-array", challengeV2([offerV2()], { error: ["no payment"], resource: url }), "/error"),
  ...aside("extensions-array", challengeV2([offerV2()], { extensions: [], resource: url }), "/extensions"),
  ...aside("extensions-text", challengeV2([offerV2()], { extensions: "bazaar", resource: url }), "/extensions"),
  ...aside("resource-array", challengeV2([offerV2()], { resource: [] }), "/resource"),
  ...aside("resource-description", challengeV2([offerV2()], { resource: { url: URL, description: { en: "A report" } } }), "/resource/description"),
  ...aside("resource-mime-type", challengeV2([offerV2()], { resource: { url: URL, mimeType: ["text/plain"] } }), "/resource/mimeType"),
  reads("aside-resource-without-url", "F17: a resource that names nothing", challengeV2([offerV2()], { resource: { description: "A report" } }), { repairs: [made("message.ignored_member", "/resource")] }),
  reads("aside-several", "F17: each of them is listed", challengeV2([offerV2()], { error: {}, extensions: [], resource: 7 }), {
    repairs: ["resource", "extensions", "error"].map((name) => made("message.ignored_member", `/${name}`)),
  }),
  ...aside("v1-description", challengeV1([offerV1({ description: { en: "x" } })]), "/accepts/0/description", "message.wrong_type", { of: [[made("message.ignored_member", "/accepts/0/description")]] }),
  ...aside("v1-mime-type", challengeV1([offerV1({ mimeType: 7 })]), "/accepts/0/mimeType", "message.wrong_type", { of: [[made("message.ignored_member", "/accepts/0/mimeType")]] }),
  ...aside("v1-resource", challengeV1([offerV1({ resource: url })]), "/accepts/0/resource", "message.wrong_type", { of: [[made("message.ignored_member", "/accepts/0/resource")]] }),
  {
    ...reads("aside-extra-array", "F17: extra decides nothing where the token is known", challengeV2([offerV2({ extra: [] })])),
    output: {
      version: 2, repairs: [], skipped: [], unread: 0, json: text(challengeV2([offerV2({ extra: [] })])),
      accepts: [{ ...offerView(2, without(offerV2(), "extra"), 0, text(offerV2({ extra: [] }))), repairs: ["message.ignored_member", "extra.signing_name"].map((kind) => made(kind, "/accepts/0/extra")), needsApproval: false }],
    },
  },
  refuses("aside-extra-array-strict", "F17: strict mode reads it, and refuses it", challengeV2([offerV2({ extra: [] })]), "message.wrong_type", "/accepts/0/extra", { profile: STRICT }),
  refuses("signing-name-strict", "F42: facilitators want the token's name; strict mode refuses an offer without it", challengeV2([offerV2({ extra: { version: "2" } })]), "message.missing", "/accepts/0/extra", { profile: STRICT }),
  reads("signing-name-of-permit2", "F42: another method needs no name", challengeV2([offerV2({ extra: { assetTransferMethod: "permit2" } })])),

  reads("payment-requirements", "F18: the offers under another name", { x402Version: 1, error: "x", paymentRequirements: [offerV1()] }, { version: 1, repairs: OTHER, offers: [offerV1()] }),
  reads("payment-requirements-object", "F18: and one alone", { x402Version: 2, paymentRequirements: offerV2() }, { repairs: OTHER, offers: [offerV2()] }),
  reads("payment-requirements-beside-prose", "F18: what people read in accepts, and the offers beside it", STRALE, { version: 1, repairs: OTHER, offers: [JSON.parse(STRALE).paymentRequirements[0]] }),
  reads("accepts-object", "F18: one offer where a list belongs", { x402Version: 2, accepts: offerV2() }, { repairs: OTHER, offers: [offerV2()] }),
  reads("data", "F18: a challenge inside data", { data: challengeV2() }, { repairs: OTHER, offers: [offerV2()] }),
  reads("detail", "F18: a framework's own envelope of an error", { detail: challengeV1() }, { version: 1, repairs: OTHER, offers: [offerV1()] }),
  reads("body-payment-required", "F18: two envelopes", { status: 402, body: { paymentRequired: challengeV2() } }, { repairs: OTHER, offers: [offerV2()] }),
  reads("data-list", "F18: offers alone inside data", { success: false, data: [offerV2()] }, { repairs: [made("message.version_missing"), made("message.other_envelope")], offers: [offerV2()] }),
  reads("version-outside", "F18: the version outside, the offers inside", { x402Version: 2, data: { accepts: [offerV2()] } }, { repairs: OTHER, offers: [offerV2()] }),
  reads("array-v1", "F18: a list of offers, in the words of v1", [offerV1()], { version: 1, repairs: [made("message.version_missing"), ...ALONE], offers: [offerV1()] }),
  reads("array-v2", "F18: and of v2", [offerV2()], { repairs: [made("message.version_missing"), ...ALONE], offers: [offerV2()] }),
  reads("bare-v1", "F18: an offer alone, in the words of v1", V1_PLAIN, { version: 1, repairs: [made("message.version_missing"), ...ALONE], offers: [V1_PLAIN], alone: true }),
  reads("two-lists", "F18: two lists of different offers: the one in accepts is taken, and listed", { ...challengeV2(), paymentRequirements: [offerV2({ amount: "1" })] }, { repairs: OTHER, offers: [offerV2()] }),
  refuses("two-lists-strict", "F18: strict mode takes neither of two lists of different offers", { ...challengeV2(), paymentRequirements: [offerV2({ amount: "1" })] }, "message.other_kind", "/paymentRequirements", { profile: '{"mode":"strict"}' }),
  reads("two-lists-alike", "F18: two lists of the same offers", { ...challengeV2(), paymentRequirements: [offerV2()] }, { offers: [offerV2()] }),
  refuses("data-of-something-else", "F18: what holds no offer is not unwrapped", { data: { price: "1" } }, "message.missing"),
  refuses("envelopes-too-deep", "F18: five envelopes", { data: { data: { data: { data: { data: { data: challengeV2() } } } } } }, "message.missing"),
  refuses("payment-requirements-strict", "F18: strict mode looks nowhere else", { x402Version: 1, paymentRequirements: [offerV1()] }, "message.missing", "", { profile: STRICT }),
  refuses("data-strict", "F18", { data: challengeV2() }, "message.missing", "", { profile: STRICT }),
  {
    ...reads("snake-case-v1", "F18: names with underscores, as a framework writes them", { x402_version: 1, error: "x", accepts: [snake(offerV1())] }, { version: 1, offers: [] }),
    output: {
      version: 1, repairs: [made("message.snake_case", "/x402_version")], skipped: [], unread: 0, json: text({ x402_version: 1, error: "x", accepts: [snake(offerV1())] }),
      accepts: [{ ...offerView(1, offerV1(), 0, text(snake(offerV1()))), repairs: [...SNAKE_V1, made("message.snake_case", "/x402_version")], needsApproval: true }],
    },
  },
  {
    ...reads("snake-case-v2", "F18", { x402_version: 2, accepts: [snake(offerV2())] }, { offers: [] }),
    output: {
      version: 2, repairs: [made("message.snake_case", "/x402_version")], skipped: [], unread: 0, json: text({ x402_version: 2, accepts: [snake(offerV2())] }),
      accepts: [{ ...offerView(2, offerV2(), 0, text(snake(offerV2()))), repairs: [...snakes("/accepts/0", "pay_to", "max_timeout_seconds"), made("message.snake_case", "/x402_version")], needsApproval: true }],
    },
  },
  refuses("snake-case-strict", "F18", { x402_version: 1, accepts: [snake(offerV1())] }, "message.missing", "", { profile: STRICT }),

  reads("version-1-of-v2", "F6: version 1 on a message that is of v2 in every other way", challengeV2([offerV2()], { x402Version: 1 }), { repairs: [made("message.version_wrong", "/x402Version")], offers: [offerV2()] }),
  reads("version-1-of-v2-in-header", "F6: in the header of v2", without(challengeV2([offerV2()], { x402Version: 1 }), "resource"), { repairs: [made("message.version_wrong", "/x402Version")], offers: [offerV2()], inHeader: true }),
  refuses("version-1-of-v2-strict", "F6", challengeV2([offerV2()], { x402Version: 1 }), "network.unknown_name", "/accepts/0/network", { profile: STRICT }),

  refuses("catalogue-entry", "F7: an advertisement is no challenge: its own 402 says what it costs", ITEM, "message.other_kind"),
  refuses("catalogue-entry-strict", "F7", ITEM, "message.other_kind", "", { profile: STRICT }),
  refuses("catalogue-entry-v1", "F7: in v1", { ...ITEM, x402Version: 1, accepts: [offerV1()] }, "message.other_kind"),
  refuses("catalogue-entry-without-date", "F7: the type of what is sold is enough", without(ITEM, "lastUpdated"), "message.other_kind"),
  refuses("catalogue-entry-of-tool", "F7", { ...ITEM, type: "mcp", resource: "mcp://tool/weather" }, "message.other_kind"),
  refuses("catalogue-entry-with-url", "F7, F21: some call it url", { ...without(ITEM, "resource"), url: URL }, "message.other_kind"),
  refuses("catalogue-entry-with-metadata", "F7", { resource: URL, x402Version: 2, accepts: [offerV2()], metadata: { description: "x" } }, "message.other_kind"),
  refuses("catalogue-page", "F7: a page of them", { x402Version: 2, items: [ITEM], pagination: { limit: 1, offset: 0, total: 1 } }, "message.other_kind"),
  refuses("catalogue-search", "F7", { x402Version: 2, resources: [ITEM] }, "message.other_kind"),
  refuses("catalogue-list", "F7", [ITEM, ITEM], "message.other_kind"),
  refuses("catalogue-entry-in-header", "F7", ITEM, "message.other_kind", "", { inHeader: true }),
  refuses("a-supported", "F18: another message is named", { kinds: [{ x402Version: 2, scheme: "exact", network: "eip155:84532" }] }, "message.other_kind"),
  refuses("a-receipt", "F18", { success: true, transaction: "0x12", network: "eip155:84532" }, "message.other_kind"),
  refuses("a-verification", "F18", { isValid: false, invalidReason: "invalid_payload" }, "message.other_kind"),
  refuses("a-payment", "F18", PAYMENT, "message.other_kind"),
  refuses("a-request", "F18: a request to a facilitator has an offer in it, and asks for nothing", { x402Version: 2, paymentPayload: PAYMENT, paymentRequirements: offerV2() }, "message.other_kind"),

  reads("entries-66", "M8: 64 entries are read, what is past them is counted", `{"x402Version":2,"accepts":${numbers(66)}}`, {
    offers: [], unread: 2, skipped: Array.from({ length: 64 }, (_, index) => ({ index, code: "message.wrong_type", at: `/accepts/${index}` })),
  }),
  reads("entries-own-limit", "M8: the bound is the profile's", challengeV2([offerV2(), offerV2({ amount: "2" }), offerV2({ amount: "3" })]), { offers: [offerV2(), offerV2({ amount: "2" })], unread: 1, profile: '{"limits":{"entries":2}}' }),
  reads("entries-none", "M8", challengeV2([offerV2()]), { offers: [], unread: 1, profile: '{"limits":{"entries":0}}' }),
  refuses("entries-strict", "M8: strict mode reads all or nothing", challengeV2([offerV2(), offerV2()]), "message.too_many_entries", "/accepts", { profile: '{"mode":"strict","limits":{"entries":1}}' }),

  refuses("place-with-controls", "M13: a name that would move a terminal's cursor", '{"a":{"\\u001b]0;owned\\u0007\\u001b[2J\\nERROR":x}}', "json.syntax", "/a/\ufffd]0;owned\ufffd\ufffd[2J\ufffdERROR"),
  refuses("place-with-directions", "M13: a name that turns the text around it", '{"\\u202eevil\\u2028\\u200b":x}', "json.syntax", "/\ufffdevil\ufffd\ufffd"),
  refuses("place-long", "M13: a name is clipped", `{"${"a".repeat(300)}":x}`, "json.syntax", `/${"a".repeat(120)}…`),
  refuses("place-escaped", "M13: a pointer stays one", '{"a/b~c":x}', "json.syntax", "/a~1b~0c"),

  {
    ...reads("hedera", "F23: the name of another chain is not misspelt", challengeV1([offerV1({ network: "hedera-testnet" }), offerV1()]), { version: 1, offers: [] }),
    output: {
      version: 1, repairs: [], accepts: [{ ...offerView(1, offerV1(), 1), needsApproval: false }],
      skipped: [{ index: 0, code: "network.unsupported", at: "/accepts/0/network" }], unread: 0, json: text(challengeV1([offerV1({ network: "hedera-testnet" }), offerV1()])),
    },
  },
];

// ---------------------------------------------------------------------------------------------------------------------

const CHALLENGE = challengeV2();
const found = (id, why, headers, body, output = {}, { profile } = {}) => ({
  id: `reading-challenge-${id}`, from: ["policy"], why, input: { status: 402, headers, body, ...(profile ? { profile } : {}) },
  output: { version: 2, found: "header", repairs: [], accepts: [0], skipped: [], json: text(CHALLENGE), ...output },
});
const notFound = (id, why, headers, body, code, at = "", { profile } = {}) => ({
  id: `reading-challenge-${id}`, from: ["policy"], why, input: { status: 402, headers, body, ...(profile ? { profile } : {}) }, error: { code, at },
});
const named = (value = CHALLENGE, name = "PAYMENT-REQUIRED") => [[name, header(value)]];
const DEAR = challengeV2([offerV2({ amount: "990000" })]);
const CONFLICT = { repairs: ["http.envelope_conflict"] };
const dear = (changes = {}) => ({ json: text(DEAR), ...CONFLICT, ...changes });
const BARE = { json: text([offerV2()]), repairs: ["message.version_missing", "message.missing_envelope"] };
const LESS = without(challengeV2(), "error", "resource");
const FULL = { ...LESS, resource: url, extensions: { bazaar: { info: {} } } };
const MANY = `{"x402Version":2,"accepts":${text(CHALLENGE.accepts)},"pad":"${"x".repeat(2000)}"}`;

const responses = [
  ...["PAYMENT-REQUIREMENTS", "X-PAYMENT-REQUIREMENTS", "X402-Payment-Required", "X-402-Payment-Required", "x402", "Accept-Payment"].map((name) =>
    found(`in-${name.toLowerCase()}`, "F18: a header of another name", named(CHALLENGE, name), "{}", { repairs: ["http.header_name"] })),
  found("in-www-authenticate", "F18: as an authentication scheme", [["WWW-Authenticate", `X402 requirements="${header(CHALLENGE)}"`]], '{"error":"Payment Required"}', { repairs: ["http.header_name"] }),
  found("in-www-authenticate-unquoted", "F18", [["www-authenticate", `x402 realm="api", requirements=${header(CHALLENGE)}`]], "", { repairs: ["http.header_name"] }),
  found("in-www-authenticate-alone", "F18", [["WWW-Authenticate", `X402 ${header(CHALLENGE)}`]], "", { repairs: ["http.header_name"] }),
  found("other-name-for-other-things", "F18: a header of such a name that holds no offer is none", [["X402", "1"]], text(challengeV1()), { version: 1, found: "body", json: text(challengeV1()) }),
  found("in-body-array", "F18: a list of offers is the body", [], text([offerV1()]), { version: 1, found: "body", repairs: ["message.version_missing", "message.missing_envelope"], json: text([offerV1()]) }),
  found("in-body-list", "F18: a list of offers is the body, in the words of v2", [], text([offerV2()]), { found: "body", ...BARE, repairs: ["http.v2_in_body", ...BARE.repairs] }),
  found("in-body-data", "F18", [], text({ data: challengeV1() }), { version: 1, found: "body", repairs: ["message.other_envelope"], json: text({ data: challengeV1() }) }),
  notFound("other-name-strict", "F18: strict mode knows the one name", named(CHALLENGE, "PAYMENT-REQUIREMENTS"), "{}", "http.no_challenge", "", { profile: STRICT }),
  notFound("body-of-something-else", "F18: a body with data and no offers is an API's own", [], '{"data":{"x":1},"items":[]}', "http.no_challenge"),
  notFound("catalogue-entry", "F7: a 402 whose body is an advertisement asks for nothing", [], text(ITEM), "message.other_kind"),

  found("header-incomplete", "F19: the body says the same, and the resource and the extensions besides", named(LESS), text(FULL), { found: "body", repairs: ["http.header_incomplete"], json: text(FULL) }),
  found("header-without-resource", "F19", named({ ...LESS, extensions: { a: {} } }), text({ ...LESS, extensions: { a: {} }, resource: url }), { found: "body", repairs: ["http.header_incomplete"], json: text({ ...LESS, extensions: { a: {} }, resource: url }) }),
  found("header-without-resource-other-extensions", "F19: the body contradicts the header elsewhere", named({ ...LESS, extensions: { a: {} } }), text({ ...LESS, extensions: { b: {} }, resource: url }), { json: text({ ...LESS, extensions: { a: {} } }) }),
  found("header-complete", "F19: nothing is lacking", named(FULL), text(LESS), { json: text(FULL) }),
  found("header-incomplete-other-offers", "F19, M9: other offers are a conflict", named(LESS), text({ ...FULL, accepts: DEAR.accepts }), { ...CONFLICT, json: text(LESS) }),
  notFound("header-incomplete-strict", "F19: strict mode reads the header, and misses the resource", named(LESS), text(FULL), "message.missing", "", { profile: STRICT }),

  found("list-in-header-against-body", "M9: offers alone in the header, another in the body", named([offerV2({ amount: "990000" })]), text(CHALLENGE), { ...BARE, json: text([offerV2({ amount: "990000" })]), repairs: ["http.envelope_conflict", ...BARE.repairs] }),
  found("bare-body-against-header", "M9: an offer alone in the body", named(DEAR), text(offerV2()), dear()),
  found("body-with-mark", "M9: a body that other readers read", named(DEAR), `\ufeff${text(CHALLENGE)}`, dear()),
  found("body-with-duplicate", "M9", named(DEAR), text(CHALLENGE).replace('"amount"', '"amount":"1","amount"'), dear()),
  found("body-too-large", "M9", named(DEAR), MANY, dear(), { profile: '{"limits":{"body":2000}}' }),
  found("body-of-text-version", "M9", named(DEAR), text({ ...CHALLENGE, x402Version: "2" }), dear()),
  found("body-in-envelope", "M9", named(DEAR), text({ data: CHALLENGE }), dear()),
  found("body-in-snake-case", "M9", named(DEAR), text({ x402_version: 2, accepts: CHALLENGE.accepts }), dear()),
  found("body-cut-off", "M9: what cannot be compared", named(DEAR), text(CHALLENGE).slice(0, 200), dear()),
  found("body-is-a-page", "M9: a page for people is no challenge", named(DEAR), '<html><script>window.x402 = {"x402Version":1,"payTo":"x"}</script></html>', { json: text(DEAR) }),
  found("body-is-an-error", "M9: a body without offers says nothing else", named(DEAR), '{"x402Version":2,"error":"Payment required"}', { json: text(DEAR) }),
  found("misnamed-against-named", "M9: two headers", [...named(DEAR), ...named(CHALLENGE, "X-Payment-Required")], "", dear()),
  found("misnamed-like-named", "M9: two headers that say the same", [...named(DEAR), ...named(DEAR, "X-Payment-Required")], "", { json: text(DEAR) }),
  found("third-name-against-named", "M9", [...named(DEAR), ...named(CHALLENGE, "PAYMENT-REQUIREMENTS")], "", dear()),
  found("joined-alike", "M9: a host joined two equal values", [["PAYMENT-REQUIRED", `${header(CHALLENGE)}, ${header(CHALLENGE)}`]], ""),
  notFound("joined", "M9: a host joined two values, as fetch does", [["PAYMENT-REQUIRED", `${header(DEAR)}, ${header(CHALLENGE)}`]], text(CHALLENGE), "http.duplicate_header"),
  notFound("joined-strict", "M9", [["PAYMENT-REQUIRED", `${header(DEAR)},${header(CHALLENGE)}`]], "", "http.duplicate_header", "", { profile: STRICT }),
  notFound("body-with-mark-strict", "M9: strict mode does not choose", named(challengeV2([offerV2()], { resource: url })), `\ufeff${text(DEAR)}`, "http.envelope_conflict", "/accepts", { profile: STRICT }),
];

// ---------------------------------------------------------------------------------------------------------------------

const HASH = `0x${"c8".repeat(32)}`;
const JWT = "eyJhbGciOiJFUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiJtZSIsImV4cCI6MTkwMDAwMDAwMH0.c2ln-bmF0_dXJl";
const SOLANA = "5".repeat(44) + "VERv8NMvzbJMEkV8xnrLkEaWRtSz9CosKDYjCJjBRnb";
const base64 = (value) => Buffer.from(value).toString("base64");
const misplaced = (id, value, { reader = "server", why = "F22: named, and not explained as broken base64", code = "header.other_kind" } = {}) => ({
  id: `reading-header-${id}`, from: ["policy"], why, input: { value, reader }, error: { code, at: "" },
});
const headers = [
  misplaced("transaction-hash", HASH),
  misplaced("transaction-hash-bare", HASH.slice(2)),
  misplaced("transaction-hash-client", HASH, { reader: "client" }),
  misplaced("transaction-hash-quoted", `"${HASH}"`),
  misplaced("transaction-hash-in-base64", base64(HASH)),
  misplaced("transaction-hash-as-json-in-base64", base64(text(HASH))),
  misplaced("raw-signature", `0x${"ab".repeat(65)}`),
  misplaced("raw-transaction", `0x02f8${"ab".repeat(100)}`),
  misplaced("address", PAYER),
  misplaced("token", JWT),
  misplaced("token-client", JWT, { reader: "client" }),
  misplaced("solana-signature", SOLANA),
  misplaced("bearer", "Bearer abcdef"),
  misplaced("scheme", `X402 ${header(PAYMENT)}`),
  misplaced("url", "https://shop.example/pay"),
  misplaced("invoice", "lnbc10u1p3pj257pp5yztkwjcz5ftl5laxkav23zmzekaw37zk6kmv80pk4xaev5qhtz7q"),
  misplaced("uuid", "123e4567-e89b-12d3-a456-426614174000"),
  misplaced("key", "sk-proj-abcdefghijkl"),
  misplaced("prose", "Zm9v YmFy!", { code: "header.not_base64", why: "F22: an unknown text keeps its error" }),
];
const notPayment = (id, value, why, code = "message.other_kind") => ({
  id: `reading-payment-${id}`, from: ["policy"], why, input: typeof value === "string" ? { header: value } : { json: text(value) }, error: { code, at: "" },
});
const payments = [
  notPayment("transaction-hash", HASH, "F22", "header.other_kind"),
  notPayment("challenge", challengeV2(), "F22: the challenge, sent back"),
  notPayment("receipt", { success: true, transaction: HASH, network: "eip155:84532" }, "F22: a receipt of another payment"),
  notPayment("hash-object", { txHash: HASH }, "F22: a transfer's hash, in an object"),
  notPayment("offer", offerV2(), "F22: the offer, sent back"),
  notPayment("payload-alone", PAYMENT.payload, "F22: the payload without its payment"),
];

// ---------------------------------------------------------------------------------------------------------------------

const receipt = (id, why, value, output, ...repairs) => ({
  id: `reading-receipt-${id}`, from: ["policy"], why, input: { json: text(value) }, output: { ...output, ...(repairs.length > 0 ? { repairs: repairs.map(([kind, at]) => made(`message.${kind}`, at)) } : {}) },
});
const older = (name) => ["older_name", `/${name}`];
const NO_NETWORK = ["missing_network", ""];
const notReceipt = (id, why, value, code, at = "") => ({ id: `reading-receipt-${id}`, from: ["policy"], why, input: { json: text(value) }, error: { code, at } });
const ALGORAND = "NTRZR6HGMMZGYMJKUNVNLKLA427ACAVIPFNC6JHA5XNBQQHW7MWA";
const settled = (transaction = HASH, network = "eip155:84532") => ({ status: "settled", transaction, network });
const receipts = [
  receipt("older-names", "F20: txHash and networkId", { success: true, error: null, txHash: ALGORAND, networkId: "algorand-mainnet" }, settled(ALGORAND, "algorand-mainnet"), older("txHash"), older("networkId")),
  receipt("older-names-and-more", "F20: members of a server's own", { success: true, txHash: HASH, chain: "base", network: "eip155:8453", payer: PAYER, amount: "5.00", token: "USDC" }, { ...settled(HASH, "eip155:8453"), payer: PAYER, amount: "5.00" }, older("txHash")),
  ...["transactionHash", "txid", "tx_hash", "transaction_hash", "hash"].map((name) => receipt(`transaction-as-${name.toLowerCase().replaceAll("_", "-")}`, "F20", { success: true, [name]: HASH, network: "base" }, settled(HASH, "base"), older(name))),
  receipt("empty-and-older", "F20: the newer name is there, and empty", { success: true, transaction: "", txHash: HASH, network: "base" }, settled(HASH, "base"), older("txHash")),
  receipt("both-names", "F20: x402's name comes first", { success: true, transaction: HASH, txHash: "0x00", network: "base" }, settled(HASH, "base")),
  receipt("chain-id", "F20: a chain id", { success: true, transaction: HASH, chainId: 8453 }, settled(HASH, "8453"), older("chainId")),
  receipt("no-network", "F20: a payment that settled is not malformed", { success: true, txHash: HASH }, settled(HASH, ""), older("txHash"), NO_NETWORK),
  receipt("reason-as-error", "F20", { success: false, error: "insufficient_funds", transaction: "", network: "base" }, { status: "failed", reason: "insufficient_funds", network: "base" }, older("error")),
  receipt("reason-in-snake-case", "F20", { success: false, error_reason: "insufficient_funds" }, { status: "failed", reason: "insufficient_funds" }, older("error_reason")),
  receipt("pending-in-older-names", "F20", { success: false, error: "settlement_pending", txHash: HASH, networkId: "base" }, { status: "pending", transaction: HASH, network: "base" }, older("txHash"), older("error"), older("networkId")),
  receipt("reason-object", "F20: what decides nothing is left aside", { success: false, errorReason: { code: "x" }, transaction: HASH, network: "base" }, { status: "failed", transaction: HASH, network: "base" }, ["ignored_member", "/errorReason"]),
  receipt("payer-object", "F20", { success: true, transaction: HASH, network: "base", payer: { address: PAYER } }, settled(HASH, "base"), ["ignored_member", "/payer"]),
  receipt("network-object", "F20", { success: true, transaction: HASH, network: { id: 8453 } }, settled(HASH, ""), ["ignored_member", "/network"], NO_NETWORK),
  notReceipt("no-transaction-of-any-name", "F20: nothing shows that it settled", { success: true, network: "base" }, "message.missing"),
  notReceipt("success-text", "row 2: a success that is no boolean is never true enough", { success: "true", txHash: HASH }, "message.wrong_type", "/success"),
];

// ---------------------------------------------------------------------------------------------------------------------

const kind = (changes = {}) => ({ x402Version: 2, scheme: "exact", network: "eip155:84532", ...changes });
const kindView = ({ x402Version, scheme, network, extra }) => ({ version: x402Version, scheme, network, ...(extra ? { extra: text(extra) } : {}) });
const supports = (id, why, value, output, offers = [[2, offerV2()]]) => ({
  id: `reading-supported-${id}`, from: ["policy"], why, input: { json: text(value), offers: offers.map(([version, offer]) => ({ version, json: text(offer) })) },
  output: { skipped: [], unread: 0, extensions: [], kinds: value.kinds.map(kindView), ...output },
});
const method = (assetTransferMethod) => ({ extra: { assetTransferMethod } });
const PERMIT2 = offerV2({ extra: { name: "USDC", version: "2", assetTransferMethod: "permit2" } });
const supported = [
  supports("snake-case", "F21: as a framework writes it", { kinds: [{ x402_version: 2, scheme: "exact", network: "eip155:84532" }] }, { kinds: [kindView(kind())], missing: [] }),
  supports("other-method", "F21: only Permit2 is offered", { kinds: [kind(method("permit2"))] }, { missing: [0] }),
  supports("own-method", "F21", { kinds: [kind(method("eip3009"))] }, { missing: [] }),
  supports("several-methods", "F21", { kinds: [kind({ extra: { assetTransferMethods: ["permit2", "eip3009"] } })] }, { missing: [] }),
  supports("several-other-methods", "F21", { kinds: [kind({ extra: { assetTransferMethods: ["permit2", "erc7710"] } })] }, { missing: [0] }),
  supports("other-method-beside-own", "F21: one kind is enough", { kinds: [kind(method("permit2")), kind()] }, { missing: [] }),
  supports("permit2-offer", "F21: the other way round", { kinds: [kind(method("permit2"))] }, { missing: [] }, [[2, PERMIT2]]),
  supports("permit2-offer-eip3009-kind", "F21", { kinds: [kind(method("eip3009"))] }, { missing: [0] }, [[2, PERMIT2]]),
  supports("v1-caip2", "F21: a kind of v1 whose network is in CAIP-2", { kinds: [kind({ x402Version: 1 })] }, { missing: [] }, [[1, offerV1()]]),
];

const itemView = (item, changes = {}) => ({ resource: item.resource, type: item.type, version: item.x402Version, accepts: item.accepts.map((offer, index) => offerView(2, offer, index)), skipped: [], unread: 0, lastUpdated: item.lastUpdated, json: text(item), ...changes });
const defined = (object) => Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));
const page = (id, why, items, views, more = {}) => ({
  id: `reading-discovery-${id}`, from: ["policy"], why, input: { json: text({ x402Version: 2, items }), ...(more.profile ? { profile: more.profile } : {}) },
  output: { items: views.map(defined), skipped: more.skipped ?? [], unread: more.unread ?? 0 },
});
const URL_ITEM = { ...without(ITEM, "resource"), url: URL };
const discovery = [
  page("url", "F21: url for resource", [URL_ITEM], [itemView(URL_ITEM, { resource: URL })]),
  page("no-type", "F21: what is sold is over HTTP unless it says so", [without(ITEM, "type")], [itemView(without(ITEM, "type"), { type: "http" })]),
  page("snake-case-version", "F21", [{ ...without(ITEM, "x402Version"), x402_version: 2 }], [itemView({ ...without(ITEM, "x402Version"), x402_version: 2 }, { version: 2 })]),
  page("no-version", "F21: the words of the offers are v2's", [without(ITEM, "x402Version")], [itemView(without(ITEM, "x402Version"), { version: 2 })]),
  page("updated-object", "F17: when it was updated decides nothing", [{ ...ITEM, lastUpdated: { seconds: 1 } }], [itemView({ ...ITEM, lastUpdated: { seconds: 1 } }, { lastUpdated: undefined })]),
  page("entries", "M8: a page may have 16 times as many items as a challenge has offers", Array.from({ length: 18 }, () => 1), [], { profile: '{"limits":{"entries":1}}', unread: 2, skipped: Array.from({ length: 16 }, (_, index) => ({ index, code: "message.wrong_type", at: `/items/${index}` })) }),
  { ...page("url-strict", "F21", [URL_ITEM], [], { profile: STRICT }), output: undefined, error: { code: "message.missing", at: "/items/0" } },
].map(defined);

// ---------------------------------------------------------------------------------------------------------------------

const chain = (id, name, version, why = "F23: another chain, and not a misspelt one") => ({
  id: `reading-network-${id}`, from: ["policy"], why, input: { text: name, version }, error: { code: "network.unsupported", at: "" },
});
const networks = [
  ...["hedera-testnet", "stacks", "algorand-mainnet", "sui", "near", "xrpl-mainnet", "tron", "stellar-testnet"].map((name) => chain(`v1-${name}`, name, 1)),
  chain("v2-solana-name", "solana", 2),
  chain("v2-hedera", "hedera:mainnet", 2),
  chain("v1-caip2-of-solana", "solana:5eykt4UsFv8P8NJdTREpY1vzqKqZKvdp", 1),
];

const codes = (count) => Array.from({ length: count }, (_, index) => `c${index}`);
const builder = (s) => ({ "builder-code": { info: { s } } });
const echoes = [
  {
    id: "reading-echo-codes-past-ten", from: ["policy"], why: "H4: a list longer than the extension allows stays as the server wrote it, and is not compared",
    input: { challenge: text(challengeV2([offerV2()], { extensions: builder(codes(11)) })), additions: text(builder(["mine"])) }, output: { extensions: text(builder(codes(11))) },
  },
  {
    id: "reading-echo-own-codes-past-ten", from: ["policy"], why: "H4: nor are more of the client's own added",
    input: { challenge: text(challengeV2([offerV2()], { extensions: builder(["theirs"]) })), additions: text(builder(codes(11))) }, output: { extensions: text(builder(["theirs"])) },
  },
  {
    id: "reading-echo-codes-ten", from: ["policy"], why: "H4: ten of each are joined",
    input: { challenge: text(challengeV2([offerV2()], { extensions: builder(codes(10)) })), additions: text(builder(["mine"])) }, output: { extensions: text(builder(["mine", ...codes(10)])) },
  },
];

const hex = (value) => `0x${Buffer.from(value).toString("hex")}`;
const hash = (id, message, why) => ({ id: `eip191-${id}`, from: ["viem", "eth-account"], why, input: { message }, output: { hash: hashMessage({ raw: message }) } });
const hashes = {
  op: "eip191/hash",
  about: "The hash that personal_sign signs: the message with a prefix and its length in bytes.",
  spec: ["EIP-191"],
  sources: ["viem 2.55.11", "eth-account 0.14.0"],
  cases: [
    hash("text", hex("hello"), "F44: there"),
    hash("empty", "0x", "no bytes"),
    hash("multi-byte", hex("₮ é"), "the length is of bytes, not of characters"),
    hash("ten-bytes", hex("0123456789"), "a length of two digits"),
    hash("digits", hex("5"), "a message that could be a length"),
    hash("long", hex("x".repeat(1000)), "a length of four digits"),
    hash("digest", NONCE, "32 bytes, which some sign in place of the digest"),
    hash("not-utf8", "0xff00fe", "bytes that are no text"),
    hash("sign-in", hex(`example.com wants you to sign in with your Ethereum account:\n${PAYER}\n\nURI: https://example.com\nVersion: 1\nChain ID: 8453\nNonce: 12345678\nIssued At: 2025-01-01T00:00:00Z`), "what sign-in-with-x signs (EIP-4361)"),
  ],
};

export default [
  hashes,
  { op: "wire/challenge_repairs", cases: repairs },
  { op: "http/challenge", cases: responses },
  { op: "header/decode", cases: headers },
  { op: "wire/payment_payload", cases: payments },
  { op: "wire/settle_response", cases: receipts },
  { op: "wire/supported", cases: supported },
  { op: "wire/discovery", cases: discovery },
  { op: "network/parse", cases: networks },
  { op: "extensions/echo", cases: echoes },
];
