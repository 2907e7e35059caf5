// What comes in. Whatever is not of the type or range that the kernel takes is `usage.argument`; what the texts and
// numbers mean, the kernel checks.

import { wrong } from "./output.js";
import { X402Error } from "./error.js";

/** The most characters of a text that crosses: far past any message, and short of what a host's memory holds. */
const LONGEST = 0x400_0000;

/** The most elements of a list: as far past any. */
const MOST = 0x10_0000;

/** A string, even one that crosses changed: half of a surrogate pair has no UTF-8, and is replaced. */
export function string(name: string, value: unknown): string {
  if (typeof value !== "string") {
    return wrong(name, "a string");
  }
  return value.length <= LONGEST ? value : wrong(name, `at most ${LONGEST} characters`);
}

/** A string that crosses as it is. */
export function text(name: string, value: unknown): string {
  return string(name, value).isWellFormed() ? (value as string) : wrong(name, "whole Unicode characters");
}

/** A message: its JSON text, or an object, whose text JavaScript writes. */
export function message(name: string, value: unknown): string {
  return isObject(value) ? written(name, value) : text(name, value);
}

/** An amount: decimal digits, or a bigint. */
export function amount(name: string, value: unknown): string {
  return text(name, decimalOf(value));
}

/** Bytes: themselves, or in hexadecimal. */
export function bytes(name: string, value: unknown): string {
  return text(name, hexOf(name, value));
}

/** A private key. It is not turned into a text, which nobody could wipe. */
export function key(value: unknown): string | Uint8Array {
  return isBytes(value) ? copied("key", value) : text("key", value);
}

/** A whole number that is not negative. */
export function whole(name: string, value: unknown, largest = Number.MAX_SAFE_INTEGER): number {
  const fits = typeof value === "number" && Number.isSafeInteger(value) && value >= 0 && value <= largest;
  return fits ? value : wrong(name, `a whole number from 0 to ${largest}`);
}

/** A clock: unix seconds. */
export function time(name: string, value: unknown): bigint {
  return BigInt(whole(name, value));
}

/** A protocol version, as far as a number can be one. */
export function version(name: string, value: unknown): number {
  return whole(name, value, 0xff);
}

/** An HTTP status, as far as a number can be one. */
export function status(value: unknown): number {
  return whole("status", value, 0xffff);
}

/** Headers: pairs, since a map has lost duplicates already. Names and values leave in turns. */
export function headers(value: unknown): string[] {
  const expected = "pairs of a name and a value";
  const pairs = read("headers", expected, () => {
    return isObject(value) && Symbol.iterator in value ? listed(value as Iterable<unknown>) : undefined;
  });
  return (pairs ?? wrong("headers", expected)).flatMap((pair) => {
    const two = array("headers", pair);
    return (two.length === 2 ? two : wrong("headers", expected)).map((part) => text("headers", part));
  });
}

function listed(value: Iterable<unknown>): unknown[] {
  const list = [];
  for (const element of value) {
    list.push(element);
    if (list.length > MOST) {
      wrong("headers", `at most ${MOST} of them`);
    }
  }
  return list;
}

/** A body: bytes, or their text. */
export function body(value: unknown): Uint8Array {
  return isBytes(value) ? copied("body", value) : new TextEncoder().encode(text("body", value));
}

/** What the kernel reads a message again by when its value comes back: the value's other members decide nothing. */
export function reading(name: string, value: unknown): [json: string, profile: string | undefined] {
  const { json, profile: readUnder } = members(name, value, "json", "profile");
  return [text(`${name}.json`, json), profile(readUnder)];
}

/** A challenge: its text does not tell how it came. */
export function challenge(name: string, value: unknown): [...ReturnType<typeof reading>, source: string | undefined] {
  const { found, repairs: made } = members(name, value, "found", "repairs");
  const source = { found: text(`${name}.found`, found), repairs: repairs(`${name}.repairs`, made) };
  const plain = source.found === "text" && source.repairs.length === 0;
  return [...reading(name, value), plain ? undefined : JSON.stringify(source)];
}

/** An error, thrown or found in a value. */
export function error(name: string, value: unknown): object {
  const { code, reason, at, detail } = members(name, value, "code", "reason", "at", "detail");
  const fact = (said: unknown) => text(`${name}.detail`, said);
  const facts = entries(`${name}.detail`, detail).map(([known, said]) => [fact(known), fact(said)]);
  return {
    code: text(`${name}.code`, code),
    reason: optional(reason, (wire) => text(`${name}.reason`, wire)),
    at: text(`${name}.at`, at),
    detail: Object.fromEntries(facts),
  };
}

/** A profile, or its text. */
export function profile(value: unknown): string | undefined {
  return optional(value, (given) => text("profile", isObject(given) ? members("profile", given, "json").json : given));
}

const DETAILS = ["kind", "balances", "assets", "preferNetworks", "preferAssets"] as const;

/** A payer, as JSON. */
export function payer(value: unknown): string {
  const { address, networks, ...others } = members("payer", value, "address", "networks", ...DETAILS);
  const { kind, balances, assets, preferNetworks, preferAssets } = others;
  const tokens = (list: unknown, name: string) => array(name, list).map((entry) => token(name, entry));
  return JSON.stringify({
    address: text("payer.address", address),
    networks: texts("payer.networks", networks),
    kind: optional(kind, (given) => text("payer.kind", given)),
    balances: optional(balances, (list) => {
      return array("payer.balances", list).map((entry) => ({
        ...token("payer.balances", entry),
        amount: amount("payer.balances.amount", members("payer.balances", entry, "amount").amount),
      }));
    }),
    assets: optional(assets, (list) => tokens(list, "payer.assets")),
    preferNetworks: optional(preferNetworks, (list) => texts("payer.preferNetworks", list)),
    preferAssets: optional(preferAssets, (list) => tokens(list, "payer.preferAssets")),
  });
}

/** What else a payer says: a limit that is spelled wrong would be one that does not hold. */
export function details(value: unknown): object {
  return only("details", value, ...DETAILS);
}

/** A choice: the challenge and the payer that lead to it, and where; what will be sent is for each to say. */
export function choice(value: unknown): [...ReturnType<typeof challenge>, payer: string, index: number] {
  const { challenge: from, payer: who, index } = members("choice", value, "challenge", "payer", "index");
  const position = whole("choice.index", index, 0xffff_ffff);
  return [...challenge("choice.challenge", from), payer(who), position];
}

/** The extensions that a choice will send. */
export function extensions(value: unknown): string | undefined {
  return optional(members("choice", value, "extensions").extensions, (chosen) => text("choice.extensions", chosen));
}

/** A request. */
export function request(value: unknown): { method: string; url: string } {
  const { method, url } = members("request", value, "method", "url");
  return { method: text("request.method", method), url: text("request.url", url) };
}

/** Answers to signing requests. Ids and signatures leave in turns. */
export function answers(value: unknown): string[] {
  return array("answers", value).flatMap((answer) => {
    const { id, signature } = members("answers", answer, "id", "signature");
    return [text("answers.id", id), bytes("answers.signature", signature)];
  });
}

/** The rules of a policy: one that is spelled wrong would be one that does not hold. */
export function rules(value: unknown): {
  perPayment: string | undefined;
  networks: string[] | undefined;
  maxLifetime: bigint | undefined;
  confirm: boolean | undefined;
  oneSdk: boolean | undefined;
  repaired: boolean | undefined;
} {
  const names = ["perPayment", "networks", "maxLifetime", "confirm", "oneSdk", "repaired"] as const;
  const { perPayment, networks, maxLifetime, confirm, oneSdk, repaired } = only("rules", value, ...names);
  return {
    perPayment: optional(perPayment, (cap) => text("rules.perPayment", cap)),
    networks: optional(networks, (only) => texts("rules.networks", only)),
    maxLifetime: optional(maxLifetime, (seconds) => BigInt(whole("rules.maxLifetime", seconds))),
    confirm: optional(confirm, (yes) => boolean("rules.confirm", yes)),
    oneSdk: optional(oneSdk, (yes) => boolean("rules.oneSdk", yes)),
    repaired: optional(repaired, (yes) => boolean("rules.repaired", yes)),
  };
}

/** What a payer knows or wants: an option that is spelled wrong would be one that is not set. */
export function preparing(value: unknown): string | undefined {
  return optional(value, (given) => {
    const { validAfter, serverDate } = only("options", given, "validAfter", "serverDate");
    return JSON.stringify({
      validAfter: optional(validAfter, (after) => text("options.validAfter", after)),
      serverDate: optional(serverDate, (header) => {
        const { date, receivedAt } = members("options.serverDate", header, "date", "receivedAt");
        return {
          date: text("options.serverDate.date", date),
          receivedAt: whole("options.serverDate.receivedAt", receivedAt),
        };
      }),
    });
  });
}

/** What is known of an exchange besides the response: a flag that is spelled wrong would be one that is not set. */
export function exchange(value: unknown): [paid: boolean, crossOrigin: boolean, profile: string | undefined] {
  const { paid = false, crossOrigin = false, profile: under } = only("exchange", value, "paid", "crossOrigin", "profile");
  return [boolean("exchange.paid", paid), boolean("exchange.crossOrigin", crossOrigin), profile(under)];
}

/** What may be absent. */
export function optional<T>(value: unknown, check: (value: unknown) => T): T | undefined {
  return value === undefined ? undefined : check(value);
}

function token(name: string, value: unknown): { network: string; asset: string } {
  const { network, asset } = members(name, value, "network", "asset");
  return { network: text(`${name}.network`, network), asset: text(`${name}.asset`, asset) };
}

/** A boolean. */
export function boolean(name: string, value: unknown): boolean {
  return typeof value === "boolean" ? value : wrong(name, "a boolean");
}

/** Repairs that were made. */
export function repairs(name: string, value: unknown): object[] {
  return array(name, value).map((repair) => {
    const { kind, at, cause } = members(name, repair, "kind", "at", "cause");
    const why = optional(cause, (data) => error(`${name}.cause`, data));
    return { kind: text(`${name}.kind`, kind), at: text(`${name}.at`, at), cause: why };
  });
}

/** An array, as it is now. */
export function array(name: string, value: unknown): unknown[] {
  const expected = `an array of at most ${MOST}`;
  const elements = read(name, expected, () => {
    const length = Array.isArray(value) ? value.length : Infinity;
    return length <= MOST ? Array.from({ length }, (_, index) => (value as unknown[])[index]) : undefined;
  });
  return elements ?? wrong(name, expected);
}

/** Texts, as a list. */
export function texts(name: string, value: unknown): string[] {
  return array(name, value).map((element) => text(name, element));
}

/** Members of an object, each read once. */
export function members<Name extends string>(
  name: string,
  value: unknown,
  ...wanted: readonly Name[]
): Record<Name, unknown> {
  const object = isObject(value) ? value : wrong(name, OBJECT);
  const found = read(name, OBJECT, () => wanted.map((member) => [member, object[member]]));
  return Object.fromEntries(found) as Record<Name, unknown>;
}

/** The members of an object that has no others. */
export function only<Name extends string>(name: string, value: unknown, ...all: readonly Name[]): Record<Name, unknown> {
  const found = members(name, value, ...all);
  const known: readonly string[] = all;
  const other = read(name, OBJECT, () => Object.keys(value as object).find((member) => !known.includes(member)));
  return other === undefined ? found : wrong(`${name}.${other}`, `${all.slice(0, -1).join(", ")} or ${all.at(-1)}`);
}

/** All members of an object. */
export function entries(name: string, value: unknown): [string, unknown][] {
  const object = isObject(value) ? value : wrong(name, OBJECT);
  return read(name, OBJECT, () => Object.entries(object));
}

const OBJECT = "an object";

/** Reads what the host made: a getter or a proxy of its may throw anything. */
function read<T>(name: string, expected: string, reading: () => T): T {
  try {
    return reading();
  } catch (thrown) {
    if (thrown instanceof X402Error) {
      throw thrown;
    }
    return wrong(name, `${expected} that can be read`);
  }
}

/** Whether it is one, and not null. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

/** Of whatever realm: a test runner's bytes are not an instance of this realm's class. */
function isBytes(value: unknown): value is Uint8Array {
  return ArrayBuffer.isView(value) && Object.prototype.toString.call(value) === "[object Uint8Array]";
}

/**
 * The bytes as they are now, in an array of our own: of somebody's array only the language itself knows how long it is,
 * and where bytes are written by their number, a wrong one writes over others.
 */
function copied(name: string, value: Uint8Array): Uint8Array {
  const bytes = read(name, "bytes", () => new Uint8Array(value));
  return bytes.length <= LONGEST ? bytes : wrong(name, `at most ${LONGEST} bytes`);
}

/** Bytes as their hexadecimal; anything else as it is. */
export function hexOf(name: string, value: unknown): unknown {
  return isBytes(value)
    ? `0x${Array.from(copied(name, value), (byte) => byte.toString(16).padStart(2, "0")).join("")}`
    : value;
}

/** A bigint as its decimals; anything else as it is. */
export function decimalOf(value: unknown): unknown {
  return typeof value === "bigint" ? value.toString() : value;
}

/** The JSON that JavaScript writes for an object. */
export function written(name: string, value: object, replacer?: (key: string, member: unknown) => unknown): string {
  const expected = "an object that JSON can hold";
  return text(name, read(name, expected, () => JSON.stringify(value, replacer)) ?? wrong(name, expected));
}
