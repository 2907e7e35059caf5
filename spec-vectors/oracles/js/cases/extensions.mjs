// Extensions: the client's echo, and the server's check of it.

import { isDeepStrictEqual } from "node:util";
import { echoHolds, merges } from "../official-matching.mjs";
import { challengeV1, challengeV2, text } from "../lib.mjs";

const asText = (value) => (typeof value === "string" ? value : text(value));
/** The TypeScript SDK is asked here; check.py asks the Python SDK and compares with `python`. */
const named = (core, python) => {
  const oracles = [...(core ? ["@x402/core"] : []), ...(python ? ["x402"] : [])];
  return oracles.length === 2 ? oracles : [...oracles, "policy"];
};

const challenge = (extensions) => (extensions === undefined ? text(challengeV2()) : text(challengeV2(undefined, { extensions: 0 })).replace('"extensions":0', `"extensions":${asText(extensions)}`));
const echo = (id, why, declared, additions, expected, { python = true } = {}) => {
  const server = declared === undefined || declared === "null" ? undefined : JSON.parse(asText(declared));
  const core = isDeepStrictEqual(merges(server, JSON.parse(asText(additions))), JSON.parse(expected));
  return { id: `echo-${id}`, from: named(core, python), why, input: { challenge: challenge(declared), additions: asText(additions) }, output: { extensions: expected } };
};
const noEcho = (id, why, input, code, at = "") => ({ id: `echo-${id}`, from: ["policy"], why, input, error: { code, at } });

const ID = { "payment-identifier": { info: { required: true }, schema: { type: "object" } } };
const CODE = { "builder-code": { info: { a: "bc_app", s: ["seller"] }, schema: {} } };
const nested = (depth) => `${'{"a":'.repeat(depth)}1${"}".repeat(depth)}`;
const wide = (prefix, count) => Object.fromEntries(Array.from({ length: count }, (_, i) => [`${prefix}${i}`, 0]));

const echoes = {
  op: "extensions/echo",
  about: "The `extensions` a payment sends: what the server declared, as it is written, and what the client adds.",
  spec: ["protocol.md section 5.0"],
  sources: ["@x402/core 2.27.0 mergeExtensions", "x402 2.25.0 _merge_extensions"],
  notes: { text: "The official SDKs are asked for the value; that the server's text stays as it is written is ours (row 41)." },
  cases: [
    echo("nothing-added", "row 41", ID, {}, text(ID)),
    echo("new-member", "P5.1: the client's id", ID, { "payment-identifier": { info: { id: "pay_0123456789abcdef" } } }, '{"payment-identifier":{"info":{"required":true,"id":"pay_0123456789abcdef"},"schema":{"type":"object"}}}'),
    echo("server-wins", "P5.0: nothing declared is overwritten", ID, { "payment-identifier": { info: { required: false } } }, text(ID)),
    echo("server-wins-over-schema", "P5.0", ID, { "payment-identifier": { schema: "mine" } }, text(ID)),
    echo("new-extension", "P5.0: the client may add", ID, { mine: { info: {} } }, '{"payment-identifier":{"info":{"required":true},"schema":{"type":"object"}},"mine":{"info":{}}}'),
    echo("two-levels-at-once", "P5.0", ID, { "payment-identifier": { info: { id: "x" }, extra: 1 }, mine: 2 }, '{"payment-identifier":{"info":{"required":true,"id":"x"},"schema":{"type":"object"},"extra":1},"mine":2}'),
    echo("none-declared", "P5.0: since 2.21 also what was not declared", undefined, { mine: { info: {} } }, '{"mine":{"info":{}}}'),
    echo("none-declared-none-added", "nothing stays nothing", undefined, {}, "{}", { python: false }),
    echo("null-declared", "P1.9: null reads as absent", "null", { mine: { info: {} } }, '{"mine":{"info":{}}}'),
    echo("empty-declared", "P5.0", {}, { mine: 1 }, '{"mine":1}'),
    echo("big-integer-kept", "row 41: a 20-digit integer in an unknown extension; JavaScript rounds it", '{"foo":{"info":{"n":12345678901234567890}}}', { foo: { info: { m: 1 } } }, '{"foo":{"info":{"n":12345678901234567890,"m":1}}}'),
    echo("text-untouched", "row 41: order, space and spelling stay", '{ "foo" : {"info": {"b":1.50, "a":"\\u0041" }} }', {}, '{ "foo" : {"info": {"b":1.50, "a":"\\u0041" }} }'),
    echo("text-around-an-addition", "row 41: only the addition is new", '{ "foo" : {"info": {"b":1.50, "a":"\\u0041" }} }', { foo: { info: { c: true } } }, '{ "foo" : {"info": {"b":1.50, "a":"\\u0041" ,"c":true}} }'),
    echo("escaped-names-are-one", "characters are compared", '{"f\\u006fo":{"info":{"a":1}}}', { foo: { info: { a: 2, b: 3 } } }, '{"f\\u006fo":{"info":{"a":1,"b":3}}}'),
    echo("name-with-quote", "a name is escaped again", '{"foo":{}}', { foo: { 'a"\n': 1 } }, '{"foo":{"a\\"\\n":1}}'),
    echo("array-is-the-servers", "P5.0", { siwx: { info: { resources: ["a"] } } }, { siwx: { info: { resources: ["b"] } } }, '{"siwx":{"info":{"resources":["a"]}}}'),
    echo("null-inside-stays", "P1.9: a nested null is kept", { foo: { info: { a: null } } }, { foo: { info: { a: 1 } } }, '{"foo":{"info":{"a":null}}}'),
    echo("object-over-scalar-inside", "P5.0: the server's value, whatever it is", { foo: { info: { a: 1 } } }, { foo: { info: { a: { b: 2 } } } }, '{"foo":{"info":{"a":1}}}'),
    echo("scalar-over-object-inside", "P5.0", { foo: { info: { a: { b: 2 } } } }, { foo: { info: { a: 1 } } }, '{"foo":{"info":{"a":{"b":2}}}}'),
    echo("object-over-scalar-entry", "row 41: SDKs replace such an entry, and their own servers then refuse the echo", { foo: 1 }, { foo: { info: {} } }, '{"foo":1}', { python: false }),
    echo("scalar-over-object-entry", "row 41: SDKs replace such an entry, and their own servers then refuse the echo", ID, { "payment-identifier": null }, text(ID), { python: false }),
    echo("service-codes-client-first", "P5.7", CODE, { "builder-code": { info: { s: ["buyer"] } } }, '{"builder-code":{"info":{"a":"bc_app","s":["buyer","seller"]},"schema":{}}}'),
    echo("service-codes-once", "P5.7", CODE, { "builder-code": { info: { s: ["seller", "buyer", "buyer"] } } }, '{"builder-code":{"info":{"a":"bc_app","s":["seller","buyer"]},"schema":{}}}'),
    echo("service-code-alone", "P5.0: a scalar is a list of one", CODE, { "builder-code": { info: { s: "buyer" } } }, '{"builder-code":{"info":{"a":"bc_app","s":["buyer","seller"]},"schema":{}}}'),
    echo("service-code-of-server-alone", "P5.0", { "builder-code": { info: { s: "seller" } } }, { "builder-code": { info: { s: ["buyer"] } } }, '{"builder-code":{"info":{"s":["buyer","seller"]}}}'),
    echo("service-codes-both-alone", "P5.0: without a list the server's stays", { "builder-code": { info: { s: "seller" } } }, { "builder-code": { info: { s: "buyer" } } }, '{"builder-code":{"info":{"s":"seller"}}}'),
    echo("service-codes-null", "P5.0: null is no list", CODE, { "builder-code": { info: { s: null } } }, text(CODE)),
    echo("service-codes-new", "P5.7", { "builder-code": { info: { a: "bc_app" } } }, { "builder-code": { info: { s: ["buyer"] } } }, '{"builder-code":{"info":{"a":"bc_app","s":["buyer"]}}}'),
    echo("service-codes-of-spec-shape", "P10 row 55: without info", { "builder-code": { a: "x", s: ["seller"] } }, { "builder-code": { s: ["buyer"] } }, '{"builder-code":{"a":"x","s":["buyer","seller"]}}'),
    echo("list-named-s-elsewhere", "P5.0: only builder-code joins lists", { foo: { info: { s: ["a"] } } }, { foo: { info: { s: ["b"] } } }, '{"foo":{"info":{"s":["a"]}}}'),
    echo("app-code-is-the-servers", "P5.0", CODE, { "builder-code": { info: { a: "mine" } } }, text(CODE)),
    echo("prototype-name", "a name like any other; JavaScript's objects know it otherwise", '{"foo":{"info":{}}}', { foo: { info: { constructor: 1 } } }, '{"foo":{"info":{"constructor":1}}}'),
    noEcho("additions-array", "additions are by extension", { challenge: challenge(ID), additions: "[]" }, "usage.argument"),
    noEcho("additions-not-json", "additions are JSON", { challenge: challenge(ID), additions: "{" }, "json.syntax"),
    noEcho("additions-twice", "row 41: a name twice is two readers' two values", { challenge: challenge(ID), additions: '{"a":1,"a":2}' }, "json.duplicate_member"),
    noEcho("v1", "P5.0: v1 has no extensions", { challenge: text(challengeV1()), additions: "{}" }, "usage.argument"),
    noEcho("too-deep-together", "a limit is met before anybody signs", { challenge: challenge(undefined), additions: nested(64) }, "json.too_deep", `/extensions${"/a".repeat(63)}`),
    noEcho("too-wide-together", "a limit is met before anybody signs", { challenge: challenge(wide("a", 600)), additions: text(wide("b", 600)) }, "json.too_many_members", "/extensions"),
  ],
};

// ---------------------------------------------------------------------------------------------------------------------

const check = (id, why, sent, echoed, at, { python = true } = {}) => {
  const holds = echoHolds(JSON.parse(asText(sent)), echoed === undefined ? undefined : JSON.parse(asText(echoed)));
  return {
    id: `echoed-${id}`, from: named(holds === (at === undefined), python), why,
    input: { sent: asText(sent), ...(echoed === undefined ? {} : { echoed: asText(echoed) }) },
    ...(at === undefined ? { output: {} } : { error: { code: "match.extension_echo", at } }),
  };
};
const NONE = undefined;
const SIWX = { "sign-in-with-x": { info: { domain: "api.example.com", uri: "https://api.example.com/x", version: "1", nonce: "aa", issuedAt: "2026-11-21T10:00:00Z", expirationTime: "2026-11-21T10:05:00Z", resources: ["a"] }, supportedChains: [{ chainId: "eip155:8453", type: "eip191" }] } };
const siwx = (changes) => ({ "sign-in-with-x": { info: { ...SIWX["sign-in-with-x"].info, ...changes } } });
const builder = (info) => ({ "builder-code": { info } });
const codes = (count) => Array.from({ length: count }, (_, i) => `c${i}`);

const checks = {
  op: "extensions/matches",
  about: "Whether the extensions that a payment echoes keep the declared `info`; the first difference, with its JSON pointer into the echo.",
  spec: ["protocol.md section 5.0"],
  sources: ["@x402/core 2.27.0 validateExtensions", "x402 2.25.0 validate_extensions"],
  notes: { dynamic: "The official servers learn which members are made anew from the extension that is registered; the oracles register what their own packages say." },
  cases: [
    check("verbatim", "row 41", ID, ID, NONE),
    check("absent", "P5.0: omitting all is fine", ID, undefined, NONE),
    check("empty", "P5.0: omitting all is fine", ID, {}, NONE),
    check("some-omitted", "P5.0: omitting some is fine", { ...ID, ...CODE }, ID, NONE),
    check("unknown-added", "P5.0: others are fine", ID, { ...ID, mine: null }, NONE),
    check("nothing-declared", "P5.0: others are fine", {}, { mine: { info: {} } }, NONE),
    check("member-added", "P5.1: the client's id", ID, { "payment-identifier": { info: { required: true, id: "x" } } }, NONE),
    check("schema-missing", "P5.0: only info is compared", ID, { "payment-identifier": { info: { required: true } } }, NONE),
    check("schema-altered", "P5.0: only info is compared", ID, { "payment-identifier": { info: { required: true }, schema: [] } }, NONE),
    check("member-changed", "row 41", ID, { "payment-identifier": { info: { required: false } } }, "/payment-identifier/info/required"),
    check("member-of-other-type", "row 41", ID, { "payment-identifier": { info: { required: "true" } } }, "/payment-identifier/info/required"),
    check("member-missing", "row 41", ID, { "payment-identifier": { info: { id: "x" } } }, "/payment-identifier/info/required"),
    check("null", "P5.0", ID, { "payment-identifier": null }, "/payment-identifier"),
    check("number", "hostile input", ID, { "payment-identifier": 5 }, "/payment-identifier"),
    check("array", "hostile input", ID, { "payment-identifier": [] }, "/payment-identifier"),
    check("without-info", "P5.0", ID, { "payment-identifier": { id: "x" } }, "/payment-identifier/required"),
    check("info-null", "P5.0", ID, { "payment-identifier": { info: null } }, "/payment-identifier/info"),
    check("info-string", "hostile input", ID, { "payment-identifier": { info: "required" } }, "/payment-identifier/info"),
    check("entry-is-its-own-info", "P5.0: an object without info is taken as it", ID, { "payment-identifier": { required: true } }, NONE),
    check("declared-without-info", "P5.0: on our side too", { foo: { a: 1 } }, { foo: { a: 1, b: 2 } }, NONE),
    check("declared-null-member-dropped", "P1.9: null reads as absent", { foo: { info: { a: null } } }, { foo: { info: {} } }, NONE),
    check("declared-null-member-filled", "P1.9", { foo: { info: { a: null } } }, { foo: { info: { a: 1 } } }, "/foo/info/a"),
    check("nested-added", "P5.0: recursively", { foo: { info: { a: { b: 1 } } } }, { foo: { info: { a: { b: 1, c: 2 } } } }, NONE),
    check("nested-changed", "row 41", { foo: { info: { a: { b: 1 } } } }, { foo: { info: { a: { b: 2 } } } }, "/foo/info/a/b"),
    check("array-longer", "P5.0: arrays are exact", { foo: { info: { a: [1] } } }, { foo: { info: { a: [1, 2] } } }, "/foo/info/a"),
    check("second-extension-changed", "row 41: each is compared", { ...ID, foo: { info: { a: 1 } } }, { ...ID, foo: { info: { a: 2 } } }, "/foo/info/a"),
    check("big-integer-changed", "row 41: JavaScript reads both as one number", '{"foo":{"info":{"n":12345678901234567890}}}', '{"foo":{"info":{"n":12345678901234567891}}}', "/foo/info/n"),
    check("number-spelled-otherwise", "numbers by value", '{"foo":{"info":{"n":1}}}', '{"foo":{"info":{"n":1.0}}}', NONE),
    check("pointer-escaped", "RFC 6901", '{"a/b":{"info":{"~":1}}}', '{"a/b":{"info":{"~":2}}}', "/a~1b/info/~0"),
    check("siwx-verbatim", "row 41", SIWX, SIWX, NONE),
    check("siwx-nonce-older", "row 41: made anew for each answer", SIWX, siwx({ nonce: "bb", issuedAt: "2026-11-21T09:00:00Z", expirationTime: "2026-11-21T09:05:00Z" }), NONE),
    check("siwx-nonce-omitted", "row 41", SIWX, siwx({ nonce: undefined }), NONE),
    check("siwx-domain-changed", "row 41: static", SIWX, siwx({ domain: "evil.example" }), "/sign-in-with-x/info/domain"),
    check("siwx-resources-longer", "P5.0: its lists are exact", SIWX, siwx({ resources: ["a", "b"] }), "/sign-in-with-x/info/resources"),
    check("nonce-of-others-is-static", "row 41: only sign-in-with-x makes its nonce anew", { foo: { info: { nonce: "aa" } } }, { foo: { info: { nonce: "bb" } } }, "/foo/info/nonce"),
    check("offers-older", "P5.0: offers are signed anew", { "offer-receipt": { info: { offers: [1], x: 1 } } }, { "offer-receipt": { info: { offers: [2], x: 1 } } }, NONE),
    check("offer-receipt-changed", "P5.0", { "offer-receipt": { info: { offers: [1], x: 1 } } }, { "offer-receipt": { info: { x: 2 } } }, "/offer-receipt/info/x"),
    check("builder-codes-added", "P5.7", CODE, builder({ a: "bc_app", s: ["buyer", "seller"] }), NONE),
    check("builder-codes-lack-ours", "P5.7", CODE, builder({ a: "bc_app", s: ["buyer"] }), "/builder-code/info/s"),
    check("builder-code-scalar", "P5.0: a scalar is a list of one", CODE, builder({ a: "bc_app", s: "seller" }), NONE),
    check("builder-code-scalar-declared", "P5.0", builder({ s: "seller" }), builder({ s: ["x", "seller"] }), NONE),
    check("builder-codes-ten", "P5.7", builder({ s: ["c0"] }), builder({ s: codes(10) }), NONE),
    check("builder-codes-eleven", "P5.7: ten in all", builder({ s: ["c0"] }), builder({ s: codes(11) }), "/builder-code/info/s"),
    check("builder-codes-null", "P5.0", CODE, builder({ a: "bc_app", s: null }), "/builder-code/info/s"),
    check("app-code-changed", "P5.0: the server's alone", CODE, builder({ a: "other", s: ["seller"] }), "/builder-code/info/a"),
    check("app-code-missing", "P5.0", CODE, builder({ s: ["seller"] }), "/builder-code/info/a"),
    check("app-code-undeclared", "P5.0: the server's alone", builder({ s: ["seller"] }), builder({ a: "mine", s: ["seller"] }), "/builder-code/info/a"),
    check("app-code-of-undeclared-extension", "P5.0: the server's alone", {}, builder({ a: "mine" }), "/builder-code/info/a"),
    check("app-code-of-spec-shape", "P10 row 55: without info", { "builder-code": { info: { a: "x" } } }, { "builder-code": { a: "x", s: "c" } }, NONE),
    check("service-codes-of-undeclared-extension", "P5.7", {}, builder({ s: ["buyer"] }), NONE),
    check("prototype-name", "a name like any other", { foo: { info: {} } }, '{"foo":{"info":{"__proto__":{"a":1}}}}', NONE),
    { id: "echoed-not-an-object", from: ["policy"], why: "hostile input", input: { sent: text(ID), echoed: "[]" }, error: { code: "message.wrong_type", at: "" } },
  ],
};

export default [echoes, checks];
