// Headers: base64 of JSON, and its misshapen forms.

import { decodes, encodes as encodesOfficially } from "../official.mjs";
import { challengeV2, header, offerV2, text } from "../lib.mjs";

const encode = (id, json, comment) => ({
  id: `encode-${id}`,
  ...(comment ? { comment } : {}),
  from: ["@x402/core", "x402"],
  input: { json },
  output: { header: encodesOfficially(JSON.parse(json)) },
});

const encodes = {
  op: "header/encode",
  about: "The header for a JSON text: UTF-8, standard alphabet, padded. Texts of every length modulo 3.",
  spec: ["x402 v2 transport HTTP", "protocol.md section 2.2"],
  cases: [
    encode("empty-object", "{}"),
    encode("one-member", '{"a":1}'),
    encode("two-members", '{"a":1,"b":22}'),
    encode("non-ascii", '{"name":"USD₮0"}', "row 44: eyJuYW1lIjoiVVNE4oKuMCJ9"),
    encode("latin-1", '{"name":"é"}', "row 44: btoa would make one byte of it"),
    encode("emoji", '{"name":"🙂"}', "row 44: a surrogate pair in JavaScript, four bytes here"),
    encode("slash-and-plus", '{"a":"??>>"}', "characters 62 and 63 of the alphabet"),
    encode("demand", text(challengeV2())),
    encode("long", text({ a: "x".repeat(1000) })),
  ],
};

const MESSAGE = text(challengeV2([offerV2()], { error: "?>??>" }));
const HEADER = header(MESSAGE);
const URL_SAFE = HEADER.replaceAll("+", "-").replaceAll("/", "_");
if (URL_SAFE === HEADER || !HEADER.endsWith("=")) throw new Error("the message must need the alphabet's end and padding");

// A case lists the SDKs that decode the value to the same JSON.
const official = (value, json) => {
  const found = decodes(value);
  return found !== undefined && text(found) === text(JSON.parse(json)) ? ["@x402/core"] : [];
};
const decode = (id, value, reader, repairs, why, { json = MESSAGE, python = false, ...more } = {}) => {
  const oracles = [...official(value, json), ...(python ? ["x402"] : [])];
  return {
    id: `decode-${id}`,
    from: repairs.length > 0 || oracles.length === 0 ? [...oracles, "policy"] : oracles,
    why,
    input: { value, reader, ...more },
    output: { json, repairs },
  };
};
// `python`: the official Python client decodes it, which check.py checks.
const notDecoded = (id, value, reader, code, why, { at = "", python = false, ...more } = {}) => {
  const oracles = [...(decodes(value) === undefined ? ["@x402/core"] : []), ...(python ? [] : ["x402"])];
  return {
    id: `decode-${id}`,
    from: oracles.length === 2 ? oracles : [...oracles, "policy"],
    why,
    input: { value, reader, ...more },
    error: { code, at },
  };
};

const unpadded = HEADER.replace(/=+$/, "");
const wrapped = HEADER.replace(/.{76}/g, "$&\r\n");
const STRICT = '{"mode":"strict"}';
// A JSON text of that many bytes.
const sized = (bytes) => text({ a: "x".repeat(bytes - 8) });

const decoded = {
  op: "header/decode",
  about:
    "A client repairs what it can and says so; a server reading a payment takes the standard alphabet, padded or not, and nothing else.",
  spec: ["x402 v2 transport HTTP", "protocol.md section 2.2"],
  cases: [
    decode("client-standard", HEADER, "client", [], "the header every SDK emits", { python: true }),
    decode("server-standard", HEADER, "server", [], "the header every SDK emits", { python: true }),
    decode("client-unpadded", unpadded, "client", ["header.unpadded"], "row 45"),
    decode("server-unpadded", unpadded, "server", ["header.unpadded"], "P11.1: padded or unpadded"),
    decode("client-url-safe", URL_SAFE, "client", ["header.url_safe"], "row 45"),
    decode("client-url-safe-unpadded", URL_SAFE.replace(/=+$/, ""), "client", ["header.url_safe", "header.unpadded"], "row 45"),
    decode("client-wrapped", wrapped, "client", ["header.white_space"], "row 45: wrapped lines", { python: true }),
    decode("client-space-around", ` ${HEADER}\t`, "client", ["header.white_space"], "row 45", { python: true }),
    decode("client-raw-json", MESSAGE, "client", ["header.raw_json"], "row 45"),
    decode("client-non-ascii", header('{"name":"USD₮0"}'), "client", [], "row 44", { json: '{"name":"USD₮0"}', python: true }),
    decode("client-exact-text", header('{ "b" : 1.50, "a":null,\n"c":12345678901234567890 }'), "client", [], "rule 2: the text stays as it was written", { json: '{ "b" : 1.50, "a":null,\n"c":12345678901234567890 }', python: true }),
    decode("strict-client-standard", HEADER, "client", [], "strict mode takes what needs no repair", { profile: STRICT, python: true }),
    decode("server-8192", header(sized(6144)), "server", [], "row 46: 6144 bytes of JSON are 8192 of header", { json: sized(6144), python: true }),
    decode("client-8196", header(sized(6145)), "client", [], "row 46: a response may have 16 KiB", { json: sized(6145), python: true }),
    notDecoded("server-8196", header(sized(6145)), "server", "header.too_large", "row 46: one byte of JSON more", { python: true }),
    notDecoded("client-too-large", header(sized(12289)), "client", "header.too_large", "row 46", { python: true }),
    notDecoded("profile-limit", HEADER, "client", "header.too_large", "row 46: the bound is the profile's", { profile: '{"limits":{"responseHeader":100}}', python: true }),
    decode("profile-limit-largest", HEADER, "client", [], "a limit is a number below 2^32 on every machine", { profile: '{"limits":{"responseHeader":4294967295}}', python: true }),
    notDecoded("profile-limit-too-large", HEADER, "client", "usage.argument", "a limit is a number below 2^32 on every machine, or a profile would mean two things", { profile: '{"limits":{"responseHeader":4294967296}}', at: "/limits/responseHeader", python: true }),
    notDecoded("strict-client-url-safe", URL_SAFE, "client", "header.not_base64", "strict mode repairs nothing", { profile: STRICT }),
    notDecoded("strict-client-raw-json", MESSAGE, "client", "header.not_base64", "strict mode repairs nothing", { profile: STRICT }),
    notDecoded("server-url-safe", URL_SAFE, "server", "header.not_base64", "P2.2: no SDK accepts it; Python may decode garbage"),
    notDecoded("server-wrapped", wrapped, "server", "header.not_base64", "a payment has to have one meaning", { python: true }),
    notDecoded("server-space-before", ` ${HEADER}`, "server", "header.not_base64", "a payment has to have one meaning", { python: true }),
    notDecoded("server-raw-json", MESSAGE, "server", "header.not_base64", "row 45"),
    notDecoded("both-alphabets", HEADER.replace("+", "-").replace(/.$/, "/"), "client", "header.not_base64", "two alphabets in one value"),
    notDecoded("extra-padding", `${unpadded}===`, "client", "header.not_base64", "P2.2: only Python takes it", { python: true }),
    notDecoded("percent", `${HEADER.slice(0, 8)}%${HEADER.slice(8)}`, "client", "header.not_base64", "P2.2: Python ignores it", { python: true }),
    notDecoded("trailing-bits", "e31=", "client", "header.not_base64", "peers 4.7: bits that belong to no byte", { python: true }),
    notDecoded("dots", "....", "client", "header.not_base64", "row 45"),
    notDecoded("one-character", "e", "client", "header.not_base64", "no byte has six bits"),
    notDecoded("empty", "", "client", "header.empty", "row 43"),
    notDecoded("only-spaces", "  \t", "server", "header.empty", "row 43"),
    notDecoded("garbage", "Z2FyYmFnZQ==", "server", "json.syntax", "row 43: base64 of no JSON"),
    notDecoded("spawn-001", "eyJ4NDAyVmVyc2lvbiI6MiwiZXJyb3IiOiJQYXltZW50IHJlcXVpcmVkIiwiYWNjZXB0cyI6Wy4uLl19", "client", "json.syntax", "seed 001: the header as printed; its accepts is three dots", { at: "/accepts/0" }),
    notDecoded("trailing-data", header("{} {}"), "client", "json.trailing", "row 45"),
    notDecoded("trailing-nul", header("{}\u0000"), "client", "json.trailing", "row 45"),
    notDecoded("byte-order-mark", header("\ufeff{}"), "client", "json.byte_order_mark", "P12: only the TypeScript SDK takes it"),
    notDecoded("not-utf8", Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]).toString("base64"), "client", "json.not_utf8", "P12: only the TypeScript SDK takes it"),
    notDecoded("nan", header('{"a":NaN}'), "client", "json.syntax", "P12: only Python takes it", { at: "/a", python: true }),
    notDecoded("duplicate-member", header('{"x402Version":2,"x402Version":1}'), "client", "json.duplicate_member", "peers 4.12: two readers could read two values", { python: true }),
    notDecoded("nested-duplicate-member", header('{"accepts":[{"amount":"1","\\u0061mount":"2"}]}'), "client", "json.duplicate_member", "compared after unescaping, at every depth", { at: "/accepts/0", python: true }),
    notDecoded("lone-surrogate", header('{"a":"\\ud800"}'), "client", "json.lone_surrogate", "not a Unicode character; SDKs disagree what it becomes", { at: "/a", python: true }),
    notDecoded("too-deep", header("[".repeat(65) + "]".repeat(65)), "client", "json.too_deep", "a bound before anything is read", { at: "/0".repeat(64), python: true }),
    notDecoded("too-many-members", header(text(Object.fromEntries(Array.from({ length: 1025 }, (_, i) => [`m${i}`, 0])))), "client", "json.too_many_members", "a bound before anything is read", { python: true }),
    decode("64-deep", header("[".repeat(64) + "]".repeat(64)), "client", [], "the deepest text that is read", { json: "[".repeat(64) + "]".repeat(64), python: true }),
    decode("1024-members", header(text(Object.fromEntries(Array.from({ length: 1024 }, (_, i) => [`m${i}`, 0])))), "client", [], "the largest object that is read", { json: text(Object.fromEntries(Array.from({ length: 1024 }, (_, i) => [`m${i}`, 0]))), python: true }),
  ],
};

export default [encodes, decoded];
