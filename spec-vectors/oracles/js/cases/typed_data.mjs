// Any typed data: viem hashes it, eth-account checks. A case that one of them refuses names it.

import { hashDomain, hashStruct, hashTypedData } from "viem";
import {
  NONCE, PAYER, SERVER, STRANGER, TRANSFER, USDC, authorization, digest, domain, domainType, text, walletJson,
} from "../lib.mjs";

/** JSON with each BigInt as an integer. */
const json = (value) => {
  if (typeof value === "bigint") return value.toString();
  if (Array.isArray(value)) return `[${value.map(json).join(",")}]`;
  if (value && typeof value === "object") {
    const members = Object.entries(value).filter(([, member]) => member !== undefined);
    return `{${members.map(([name, member]) => `${text(name)}:${json(member)}`).join(",")}}`;
  }
  return text(value);
};

const DOMAIN_TYPE = domainType(domain());
const TOKEN = { ...domain(), chainId: 84532 };
const field = (type, name = "value") => ({ name, type });
/** Typed data whose one type has these members. */
const data = (members, message, changes = {}) => ({
  types: { EIP712Domain: DOMAIN_TYPE, Thing: members, ...changes.types },
  primaryType: "Thing",
  domain: TOKEN,
  message,
  ...Object.fromEntries(Object.entries(changes).filter(([name]) => name !== "types")),
});
const one = (type, value, types) => data([field(type)], { value }, { types });

const BOTH = ["viem", "eth-account"];
/** viem's result; eth-account must agree, unless it is not in `from`. */
const hashed = (id, value, why, from = BOTH) => {
  const { types, primaryType, domain: fields, message } = value;
  const alone = primaryType === "EIP712Domain";
  const domainSeparator = hashDomain({ domain: fields, types });
  return {
    id: `typed-data-${id}`, from, why, input: { json: json(value) },
    output: {
      domainSeparator,
      structHash: alone ? domainSeparator : hashStruct({ data: message, primaryType, types }),
      digest: hashTypedData({ types, primaryType, domain: fields, message }),
    },
  };
};
/** An error; viem and eth-account refuse it, too, if they are named. */
const refused = (id, value, code, at, why, eth = false) => {
  const source = typeof value === "string" ? value : json(value);
  let viem = false;
  try {
    hashTypedData(JSON.parse(source));
  } catch {
    viem = true;
  }
  const from = [...(viem ? ["viem"] : []), ...(eth ? ["eth-account"] : [])];
  return {
    id: `typed-data-${id}`, from: from.length === 2 ? from : [...from, "policy"], why, input: { json: source }, error: { code, at },
  };
};

const MAIL = {
  types: {
    EIP712Domain: domainType({ name: "", version: "", chainId: "", verifyingContract: "" }),
    Person: [field("string", "name"), field("address", "wallet")],
    Mail: [field("Person", "from"), field("Person", "to"), field("string", "contents")],
  },
  primaryType: "Mail",
  domain: { name: "Ether Mail", version: "1", chainId: 1, verifyingContract: "0xCcCCccccCCCCcCCCCCCcCcCccCcCCCcCcccccccC" },
  message: {
    from: { name: "Cow", wallet: "0xCD2a3d9F938E13CD947Ec05AbC7FE734Df8DD826" },
    to: { name: "Bob", wallet: "0xbBbBBBBbbBBBbbbBbbBbbbbBBbBbbbbBbBbbBBbB" },
    contents: "Hello, Bob!",
  },
};
const mailWith = (message) => ({ ...MAIL, message: { ...MAIL.message, ...message } });
const listing = (name, members) => data([field(name)], { value: {} }, { types: { [name]: members } });

const PERMIT2 = {
  types: {
    EIP712Domain: domainType({ name: "", chainId: "", verifyingContract: "" }),
    PermitWitnessTransferFrom: [
      field("TokenPermissions", "permitted"), field("address", "spender"), field("uint256", "nonce"),
      field("uint256", "deadline"), field("Witness", "witness"),
    ],
    TokenPermissions: [field("address", "token"), field("uint256", "amount")],
    Witness: [field("address", "to"), field("uint256", "validAfter")],
  },
  primaryType: "PermitWitnessTransferFrom",
  domain: { name: "Permit2", chainId: 84532, verifyingContract: "0x000000000022D473030F116dDEE9F6B43aC78BA3" },
  message: {
    permitted: { token: USDC, amount: "10000" }, spender: "0x402085c248EeA27D92E8b30b2C58ed07f9E20001", nonce: "7",
    deadline: "1900000000", witness: { to: SERVER, validAfter: "0" },
  },
};
const PERMIT = {
  types: {
    EIP712Domain: DOMAIN_TYPE,
    Permit: [
      field("address", "owner"), field("address", "spender"), field("uint256", "value"), field("uint256", "nonce"),
      field("uint256", "deadline"),
    ],
  },
  primaryType: "Permit",
  domain: TOKEN,
  message: { owner: PAYER, spender: SERVER, value: "10000", nonce: "0", deadline: "1900000000" },
};
const CANCEL = {
  types: { EIP712Domain: DOMAIN_TYPE, CancelAuthorization: [field("address", "authorizer"), field("bytes32", "nonce")] },
  primaryType: "CancelAuthorization",
  domain: TOKEN,
  message: { authorizer: PAYER, nonce: NONCE },
};
const RECEIVE = {
  types: { EIP712Domain: DOMAIN_TYPE, ReceiveWithAuthorization: TRANSFER },
  primaryType: "ReceiveWithAuthorization",
  domain: TOKEN,
  message: authorization(),
};
const ORDER = {
  types: {
    EIP712Domain: DOMAIN_TYPE,
    OrderComponents: [
      field("address", "offerer"), field("OfferItem[]", "offer"), field("ConsiderationItem[2]", "consideration"), field("uint8", "orderType"),
    ],
    OfferItem: [field("uint8", "itemType"), field("address", "token"), field("uint256", "amount")],
    ConsiderationItem: [field("address", "recipient"), field("uint256[]", "amounts")],
  },
  primaryType: "OrderComponents",
  domain: TOKEN,
  message: {
    offerer: PAYER,
    offer: [{ itemType: 1, token: USDC, amount: "1" }, { itemType: 2, token: USDC, amount: "2" }],
    consideration: [{ recipient: SERVER, amounts: ["1", "2", "3"] }, { recipient: STRANGER, amounts: [] }],
    orderType: 3,
  },
};
const withDomain = (fields, type = domainType(fields)) => ({ ...one("uint256", "1"), domain: fields, types: { EIP712Domain: type, Thing: [field("uint256")] } });
const own = walletJson(domain(), authorization());
if (hashed("own", JSON.parse(own), "").output.digest !== digest(domain(), authorization())) throw new Error("two ways of viem");

const MAX = 2n ** 256n - 1n;
const MIN_INT = -(2n ** 255n);
const POINT = { Point: [field("int256", "x"), field("int256", "y")] };
const chain = Object.fromEntries(Array.from({ length: 9 }, (_, i) => [`L${i}`, [i === 8 ? field("uint256") : field(`L${i + 1}`)]]));
const nest = (depth) => (depth === 0 ? { value: "1" } : { value: nest(depth - 1) });
const many = (count) => Object.fromEntries(Array.from({ length: count }, (_, i) => [`T${i}`, [field("uint256")]]));

const wide = (count) => {
  const names = Array.from({ length: count }, (_, i) => `m${i}`);
  return data(names.map((name) => field("bool", name)), Object.fromEntries(names.map((name) => [name, true])));
};

const valid = [
  hashed("eip712-mail", MAIL, "the example of EIP-712: 0xbe609aee343fb3c4b28e1df9e632fca64fcfaede20f02e86244efddf30957bd2"),
  hashed("transfer", JSON.parse(own), "row 59: what this library shows a wallet"),
  hashed("receive", RECEIVE, "EIP-3009"),
  hashed("cancel", CANCEL, "EIP-3009"),
  hashed("permit2-witness", PERMIT2, "P3.9: 0x0dd13a29a6bfd4f0b4833266a17bace5bf1d5f4d61c541c96c8cc173e66ba6f1"),
  hashed("permit", PERMIT, "EIP-2612"),
  hashed("order", ORDER, "arrays of structs, of both kinds, with arrays in them"),
  hashed("uint-string", one("uint256", "10000"), "row 60: a decimal string"),
  hashed("uint-token", one("uint256", 10000n), "row 60: a number"),
  hashed("uint-hex", one("uint256", "0x2710"), "row 60: a hexadecimal string"),
  hashed("uint-hex-padded", one("uint256", `0x${"0".repeat(60)}2710`), "a hexadecimal string of 32 bytes"),
  hashed("uint-largest-string", one("uint256", MAX.toString())),
  hashed("uint-exact-token", one("uint256", 9007199254740991n), "L4: the largest integer that every reader of JSON holds"),
  hashed("uint-zero", one("uint256", "0")),
  hashed("uint8-largest", one("uint8", 255n)),
  hashed("uint64", one("uint64", "18446744073709551615")),
  hashed("int8-smallest", one("int8", -128n)),
  hashed("int8-largest", one("int8", "127")),
  hashed("int256-smallest-string", one("int256", MIN_INT.toString())),
  hashed("int256-largest-string", one("int256", (-(MIN_INT + 1n)).toString())),
  hashed("array-length-past-32-bits", one("uint256", "1", { Unused: [field("uint8[4294967296]")] }), "L5: the length of a type that is not used, the same on every machine; eth-account makes a list of that length", ["viem", "policy"]),
  hashed("int-minus-one", one("int256", "-1"), "two's complement"),
  hashed("int128-negative", one("int128", "-170141183460469231731687303715884105728")),
  hashed("bool-true", one("bool", true)),
  hashed("bool-false", one("bool", false)),
  hashed("string-empty", one("string", "")),
  hashed("string-unicode", one("string", "USD₮0 😀 é"), "row 44: UTF-8"),
  hashed("string-control", one("string", "\u0000\n\t\u001f\""), "escapes are unescaped before they are hashed"),
  hashed("string-long", one("string", "x402 ".repeat(2000))),
  hashed("bytes-empty", one("bytes", "0x")),
  hashed("bytes-one", one("bytes", "0x00")),
  hashed("bytes-33", one("bytes", `0x${"ab".repeat(33)}`)),
  hashed("bytes1", one("bytes1", "0xff")),
  hashed("bytes4", one("bytes4", "0xe3ee160e")),
  hashed("bytes31", one("bytes31", `0x${"11".repeat(31)}`)),
  hashed("bytes32", one("bytes32", NONCE)),
  hashed("bytes-upper-case", one("bytes4", "0xE3EE160E"), "bytes are bytes"),
  hashed("address", one("address", SERVER)),
  hashed("address-lower-case", one("address", SERVER.toLowerCase())),
  hashed("array-empty", one("uint256[]", [])),
  hashed("array", one("uint256[]", ["1", 2n, "0x3"]), "three spellings of three numbers"),
  hashed("array-fixed", one("uint256[3]", ["1", "2", "3"])),
  hashed("array-of-strings", one("string[]", ["a", "", "c"])),
  hashed("array-of-bytes", one("bytes[]", ["0x", "0x01"])),
  hashed("array-of-bools", one("bool[2]", [true, false])),
  hashed("array-of-addresses", one("address[]", [SERVER, PAYER])),
  hashed("array-of-arrays", one("uint256[][]", [["1"], [], ["2", "3"]])),
  hashed("array-of-fixed-arrays", one("uint8[2][3]", [[1n, 2n], [3n, 4n], [5n, 6n]])),
  hashed("array-of-structs", one("Point[]", [{ x: "1", y: "-1" }, { x: "0", y: "0" }], POINT)),
  hashed("array-of-200", one("uint256[]", Array.from({ length: 200 }, (_, i) => String(i)))),
  hashed("struct-in-struct", one("Point", { x: "1", y: "-1" }, POINT)),
  hashed("struct-twice", data([field("Point", "a"), field("Point", "b")], { a: { x: "1", y: "2" }, b: { x: "3", y: "4" } }, { types: POINT }), "a type it is made of is listed once"),
  hashed("structs-sorted", data([field("Zebra", "z"), field("Ant", "a")], { z: { value: "1" }, a: { value: "2" } }, { types: { Zebra: [field("uint256")], Ant: [field("uint256")] } }), "its referenced types are in the order of their names"),
  hashed("nine-deep", { ...data([], {}), types: { EIP712Domain: DOMAIN_TYPE, ...chain }, primaryType: "L0", message: nest(8) }),
  hashed("names", data([field("uint256", "_a"), field("uint256", "b2")], { _a: "1", b2: "2" }), "what Solidity takes as names"),
  hashed("dollar-name", data([field("uint256", "$c")], { $c: "1" }), "what Solidity takes as names"),
  hashed("member-order", data([field("uint256", "b"), field("uint256", "a")], { a: "1", b: "2" }), "the type's order is hashed, not the message's"),
  hashed("domain-no-version", withDomain({ name: "USDC", chainId: 84532, verifyingContract: USDC }), "row 58"),
  hashed("domain-empty-version", withDomain({ ...TOKEN, version: "" }), "row 58: present, if empty"),
  hashed("domain-salt", withDomain({ name: "USD Coin (PoS)", version: "1", verifyingContract: USDC, salt: NONCE }), "row 58"),
  hashed("domain-name-only", withDomain({ name: "x402" })),
  hashed("domain-chain-string", withDomain({ ...TOKEN, chainId: "84532" }), "row 60: a decimal string"),
  hashed("domain-chain-hex", withDomain({ ...TOKEN, chainId: "0x14a34" }), "row 60: a hexadecimal string"),
  hashed("domain-alone", { types: { EIP712Domain: DOMAIN_TYPE }, primaryType: "EIP712Domain", domain: TOKEN, message: {} }, "the domain is signed and nothing else", ["viem"]),
  hashed("domain-alone-no-message", { types: { EIP712Domain: DOMAIN_TYPE }, primaryType: "EIP712Domain", domain: TOKEN }, "the domain is signed and nothing else", ["viem"]),
  hashed("unused-type", one("uint256", "1", { Other: [field("string")] }), "a type nothing is made of changes nothing", ["viem"]),
];

const notType = (id, type, why, eth = false, value = "1") => refused(`type-${id}`, one(type, value), "typed_data.type", "/types/Thing/0/type", why, eth);
const notValue = (id, type, value, why, eth = false, code = "typed_data.value", at = "/message/value") =>
  refused(`value-${id}`, one(type, value), code, at, why, eth);
const without = (value, ...names) => Object.fromEntries(Object.entries(value).filter(([name]) => !names.includes(name)));
const MESSAGE = one("uint256", "1");

/** JSON readers in JavaScript round such a number, so that a wallet there signs another one. */
const ROUNDED = "L4: 2^53 is also what 2^53 + 1 becomes: as a string it is exact";

const invalid = [
  refused("uint-largest-token", one("uint256", MAX), "typed_data.value", "/message/value", ROUNDED),
  refused("uint-20-digit-token", one("uint256", 12345678901234567890n), "typed_data.value", "/message/value", ROUNDED),
  refused("uint-rounded-token", one("uint256", 9007199254740992n), "typed_data.value", "/message/value", ROUNDED),
  refused("int256-smallest", one("int256", MIN_INT), "typed_data.value", "/message/value", ROUNDED),
  refused("int256-largest", one("int256", -(MIN_INT + 1n)), "typed_data.value", "/message/value", ROUNDED),
  refused("array-length-past-64-bits", one("uint256", "1", { Unused: [field("uint8[18446744073709551616]")] }), "typed_data.type", "/types/Unused/0/type", "L5: the largest length has 64 bits"),
  refused("no-domain-type", { ...MESSAGE, types: { Thing: [field("uint256")] } }, "typed_data.no_domain_type", "/types", "row 59: MetaMask signs an empty domain, viem and eth-account infer one"),
  refused("no-types", without(MESSAGE, "types"), "message.missing", "", "nothing is assumed", true),
  refused("no-primary-type", without(MESSAGE, "primaryType"), "message.missing", "", "nothing is assumed"),
  refused("no-domain", without(MESSAGE, "domain"), "message.missing", "", "nothing is assumed", true),
  refused("no-message", without(MESSAGE, "message"), "message.missing", "", "nothing is assumed", true),
  refused("message-null", { ...MESSAGE, message: null }, "message.missing", "", "null reads as absent", true),
  refused("domain-alone-message", { types: { EIP712Domain: DOMAIN_TYPE }, primaryType: "EIP712Domain", domain: TOKEN, message: { value: "1" } }, "typed_data.unknown_member", "/message/value", "it would not be signed"),
  refused("primary-unknown", { ...MESSAGE, primaryType: "Other" }, "typed_data.type", "/primaryType", "it is not listed", true),
  refused("primary-array", { ...MESSAGE, primaryType: "Thing[]" }, "typed_data.type", "/primaryType", "a struct is signed", true),
  refused("primary-number", { ...MESSAGE, primaryType: 1 }, "message.wrong_type", "/primaryType", "a name is a string", true),
  refused("top-extra", { ...MESSAGE, metadata: {} }, "typed_data.unknown_member", "/metadata", "it would not be signed"),
  refused("message-extra", one("uint256", "1", {}), "typed_data.unknown_member", "/message/more", "it would not be signed"),
  refused("domain-extra", { ...MESSAGE, domain: { ...TOKEN, salt: NONCE } }, "typed_data.unknown_member", "/domain/salt", "row 58: dropped silently elsewhere", true),
  refused("message-missing", { ...MESSAGE, message: {} }, "message.missing", "/message", "every member is signed", true),
  refused("nested-missing", mailWith({ to: { name: "Bob" } }), "message.missing", "/message/to", "every member is signed", true),
  refused("nested-null", mailWith({ to: { name: "Bob", wallet: null } }), "message.missing", "/message/to", "null reads as absent", true),
  refused("nested-text", mailWith({ to: "Bob" }), "message.wrong_type", "/message/to", "a struct is an object", true),
  refused("domain-missing", { ...MESSAGE, domain: without(TOKEN, "chainId") }, "message.missing", "/domain", "row 58: what is listed is hashed", true),
  notType("unknown", "Other", "it is not listed", true),
  notType("uint7", "uint7", "no such size", true),
  notType("uint264", "uint264", "no such size", true),
  notType("uint-bare", "uint", "EIP-712: there are no aliases"),
  notType("uint08", "uint08", "one spelling", true),
  notType("bytes33", "bytes33", "no such size", true, NONCE),
  notType("bytes0", "bytes0", "no such size", true, "0x"),
  notType("array-zero", "uint256[0]", "no such length in Solidity", false, []),
  notType("array-leading-zero", "uint256[02]", "one spelling", false, ["1", "2"]),
  notType("array-open", "uint256[", "its brackets do not match", true, []),
  notType("space", " uint256", "not a name", true),
  notType("empty", "", "not a name", true),
  notType("tuple", "(uint256)", "not a name", true),
  notType("unicode", "uint²", "not a name", true),
  notType("many-brackets", `uint256${"[]".repeat(40)}`, "deeper than anything real", false, []),
  refused("type-name-taken", listing("uint256", [field("string")]), "typed_data.type", "/types/uint256", "a struct of a basic type's name"),
  refused("type-name-odd", one("uint256", "1", { "a,b": [field("string")] }), "typed_data.type", "/types/a,b", "one text would be two types"),
  refused("member-twice", data([field("uint256"), field("uint256")], { value: "1" }), "typed_data.type", "/types/Thing/1/name", "one value would be signed twice"),
  refused("member-name-odd", data([field("uint256", "a,uint256 b")], { "a,uint256 b": "1" }), "typed_data.type", "/types/Thing/0/name", "one text would be two types"),
  refused("member-extra", data([{ ...field("uint256"), internalType: "x" }], { value: "1" }), "typed_data.unknown_member", "/types/Thing/0/internalType", "it would not be signed"),
  refused("member-no-type", data([{ name: "value" }], { value: "1" }), "message.missing", "/types/Thing/0", "nothing is assumed", true),
  refused("members-object", { ...MESSAGE, types: { EIP712Domain: DOMAIN_TYPE, Thing: {} } }, "message.wrong_type", "/types/Thing", "members are a list"),
  refused("types-many", { ...MESSAGE, types: { ...MESSAGE.types, ...many(140) } }, "typed_data.type", "/types/T126", "each type is hashed with all it is made of"),
  hashed("members-128", wide(128)),
  refused("members-many", wide(129), "typed_data.type", "/types/Thing", "each member is looked for among all"),
  refused("cycle-self", one("Thing[]", []), "typed_data.cycle", "/types/Thing", "EIP-712 leaves it undefined"),
  refused("cycle-two", one("Other[]", [], { Other: [field("Thing[]")] }), "typed_data.cycle", "/types/Other", "EIP-712 leaves it undefined"),
  notValue("uint-negative", "uint256", "-1", "out of range", true),
  notValue("uint-past-largest", "uint256", (MAX + 1n).toString(), "out of range", true),
  notValue("uint8-256", "uint8", 256n, "out of range", true),
  notValue("int8-128", "int8", 128n, "out of range", true),
  notValue("int8-minus-129", "int8", -129n, "out of range", true),
  notValue("fraction", "uint256", "1.5", "a whole number", true),
  refused("value-fraction-token", json(MESSAGE).replace('"value":"1"', '"value":1.0'), "typed_data.value", "/message/value", "an integer token", true),
  refused("value-exponent-token", json(MESSAGE).replace('"value":"1"', '"value":1e3'), "typed_data.value", "/message/value", "an integer token", true),
  notValue("hex-empty", "uint256", "0x", "no digits", true),
  notValue("hex-upper-prefix", "uint256", "0X10", "one prefix", true),
  notValue("number-empty", "uint256", "", "no digits: BigInt reads 0", true),
  notValue("number-spaced", "uint256", " 1", "BigInt and int() strip it"),
  notValue("number-plus", "uint256", "+1", "BigInt and int() take it"),
  notValue("number-underscore", "uint256", "1_000", "int() takes it"),
  notValue("number-arabic", "uint256", "١٢", "P12: int() reads 12"),
  notValue("number-leading-zero", "uint256", "01", "one spelling"),
  notValue("number-bool", "uint256", true, "a boolean is no number", true, "message.wrong_type"),
  notValue("bool-text", "bool", "true", "a text is no boolean", false, "message.wrong_type"),
  notValue("bool-number", "bool", 1n, "a number is no boolean", false, "message.wrong_type"),
  notValue("string-number", "string", 1n, "a number is no text", false, "message.wrong_type"),
  notValue("bytes-odd", "bytes", "0x123", "half a byte", false, "hex.length"),
  notValue("bytes-no-prefix", "bytes", "1234", "one prefix", false, "hex.no_prefix"),
  notValue("bytes4-three", "bytes4", "0x112233", "eth-account pads it"),
  notValue("bytes4-five", "bytes4", "0x1122334455", "a byte too many", true),
  notValue("address-checksum", "address", SERVER.replace("afc", "Afc"), "row 55", false, "address.checksum"),
  notValue("address-short", "address", SERVER.slice(0, 40), "20 bytes", true, "address.length"),
  notValue("array-text", "uint256[]", "1", "an array is an array", true, "message.wrong_type"),
  notValue("array-too-few", "uint256[3]", ["1", "2"], "the length is part of the type"),
  notValue("array-too-many", "uint256[1]", ["1", "2"], "the length is part of the type"),
  notValue("array-element", "uint8[]", ["1", "256"], "out of range", true, "typed_data.value", "/message/value/1"),
  refused("json-duplicate", json(MESSAGE).replace('"value":"1"', '"value":"2","value":"1"'), "json.duplicate_member", "/message", "two readers could hash two values"),
  refused("json-array", "[]", "message.wrong_type", "", "an object", true),
  refused("json-garbage", "typed data", "json.syntax", "", "not JSON", true),
  refused("json-empty", "", "json.syntax", "", "not JSON", true),
];
// The one case whose message has more than its type.
invalid.find(({ id }) => id === "typed-data-message-extra").input.json = json(data([field("uint256")], { value: "1", more: "2" }));

export default [
  {
    op: "eip712/typed_data",
    about: "The hashes of any typed data a wallet could be shown, and the refusal of what two wallets would hash in two ways. An oracle that is named for an error refuses as well; the code is ours.",
    spec: ["EIP-712", "eth_signTypedData_v4"],
    sources: ["viem 2.55.11", "eth-account 0.14.0"],
    cases: [...valid, ...invalid],
  },
];
