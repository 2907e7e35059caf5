// Checks arguments. A value of another type or range than the kernel takes is `usage.argument`; the kernel checks the
// meaning of texts and numbers.

import { X402Error } from "./error.js";
import { wrong } from "./output.js";

/** Checks an argument of that name, and returns the value for the wasm. */
type Check<T> = (name: string, value: unknown) => T;

/** The most characters of a text: more than any message, and less than a host's memory. */
const LONGEST = 0x400_0000;

/** The most elements of a list, as in every language. */
const MOST = 0x1_0000;

/** A string, which may change in UTF-8: half of a surrogate pair is replaced. */
export function string(name: string, value: unknown): string {
  if (typeof value !== "string") {
    return wrong(name, "a string");
  }
  return value.length <= LONGEST ? value : wrong(name, `at most ${LONGEST} characters`);
}

/** A string of whole characters. */
export function text(name: string, value: unknown): string {
  return string(name, value).isWellFormed() ? (value as string) : wrong(name, "whole Unicode characters");
}

/** A message: its JSON text, or an object, whose text JavaScript writes. */
export function message(name: string, value: unknown): string {
  return isObject(value) ? written(name, value) : text(name, value);
}

/** Typed data: its JSON text, or an object, in which a bigint is its decimals. */
export function typedData(name: string, value: unknown): string {
  return isObject(value) ? written(name, value, (_, member) => decimalOf(member)) : text(name, value);
}

/** An amount: decimal digits, or a bigint. */
export function amount(name: string, value: unknown): string {
  return text(name, decimalOf(value));
}

/** Bytes, or their hexadecimal text. */
export function bytes(name: string, value: unknown): string {
  return text(name, hexOf(name, value));
}

/** A private key. Bytes are not turned into a text, which could not be wiped. */
export function key(name: string, value: unknown): string | Uint8Array {
  return isBytes(value) ? copied(name, value) : text(name, value);
}

/** A boolean. */
export function boolean(name: string, value: unknown): boolean {
  return typeof value === "boolean" ? value : wrong(name, "a boolean");
}

/** A whole number that is not negative. */
export function whole(name: string, value: unknown, largest = Number.MAX_SAFE_INTEGER): number {
  const fits = typeof value === "number" && Number.isSafeInteger(value) && value >= 0 && value <= largest;
  return fits ? value : wrong(name, `a whole number from 0 to ${largest}`);
}

/** A time in unix seconds. */
export function time(name: string, value: unknown): bigint {
  return BigInt(whole(name, value));
}

/** A protocol version, in the range of its type. */
export function version(name: string, value: unknown): number {
  return whole(name, value, 0xff);
}

/** The number of a token's decimals. */
export function decimals(name: string, value: unknown): number {
  return whole(name, value, 0xff);
}

/** An HTTP status, in the range of its type. */
export function status(name: string, value: unknown): number {
  return whole(name, value, 0xffff);
}

/** An index in a list. */
function index(name: string, value: unknown): number {
  return whole(name, value, 0xffff_ffff);
}

/** Headers as pairs, since a map has lost duplicates. Names and values alternate. */
export function headers(name: string, value: unknown): string[] {
  return pairs(name, value).flat();
}

function pairs(name: string, value: unknown): string[][] {
  const expected = "pairs of a name and a value";
  const found = read(name, expected, () => {
    return isObject(value) && Symbol.iterator in value ? listed(name, value as Iterable<unknown>) : undefined;
  });
  return (found ?? wrong(name, expected)).map((pair) => {
    const two = texts(name, pair);
    return two.length === 2 ? two : wrong(name, expected);
  });
}

function listed(name: string, value: Iterable<unknown>): unknown[] {
  const found = [];
  for (const element of value) {
    found.push(element);
    if (found.length > MOST) {
      wrong(name, `at most ${MOST} of them`);
    }
  }
  return found;
}

/** A body: bytes, or their text. */
export function body(name: string, value: unknown): Uint8Array {
  return isBytes(value) ? copied(name, value) : new TextEncoder().encode(text(name, value));
}

/** A profile, or its text; none is the default. */
export function profile(name: string, value: unknown): string | undefined {
  return value === undefined ? value : text(name, isObject(value) ? members(name, value, ["json"])["json"] : value);
}

// Values that come back: the members from which the kernel reads them. It computes the others.

/** A challenge, with its source. */
export function paymentRequired(name: string, value: unknown): string {
  return JSON.stringify(challenge(name, value));
}

function challenge(name: string, value: unknown): object {
  return record(name, value, { json: text, profile, found: text, repairs });
}

/** An offer, with its version and its index. */
export function paymentRequirements(name: string, value: unknown): string {
  return json(name, value, { version, index: some(index), repairs, json: text, profile });
}

/** A payment, with its repairs. */
export function paymentPayload(name: string, value: unknown): string {
  return json(name, value, { json: text, profile, repairs });
}

/** A receipt. */
export function settleResponse(name: string, value: unknown): string {
  return json(name, value, { json: text });
}

/** What a facilitator supports. */
export function supported(name: string, value: unknown): string {
  return json(name, value, { json: text });
}

/** A choice: its challenge, payer, index and extensions. */
export function choice(name: string, value: unknown): string {
  return json(name, value, { challenge, payer: account, index, extensions: some(text) });
}

/** A verdict. */
export function verdict(name: string, value: unknown): string {
  const ours = { payer: text, replayKey: text, open: texts };
  return JSON.stringify(
    tagged(name, value, "verdict", {
      signed_by_payer: ours,
      needs_chain: { ...ours, wallet: text, factory: some(text) },
      rejected: { error: errorInfo },
      malformed: { error: errorInfo },
    }),
  );
}

/** An error, thrown or inside a value. */
export function error(name: string, value: unknown): string {
  return JSON.stringify(errorInfo(name, value));
}

function errorInfo(name: string, value: unknown): object {
  const facts: Check<object> = (of, detail) => {
    return Object.fromEntries(entries(of, detail).map(([known, said]) => [text(of, known), text(of, said)]));
  };
  return record(name, value, { code: text, reason: some(text), at: text, detail: facts });
}

function repairs(name: string, value: unknown): object[] {
  return list((of, entry) => record(of, entry, { kind: text, at: text, cause: some(errorInfo) }), name, value);
}

// Plain data of callers. A misspelled member is an error, since it would be a rule that does not hold.

const asset: Check<object> = (name, value) => only(name, value, { network: text, asset: text });
const balance: Check<object> = (name, value) => only(name, value, { network: text, asset: text, amount });

const DETAILS = {
  kind: some(text),
  balances: some(all(balance)),
  assets: some(all(asset)),
  preferNetworks: some(texts),
  preferAssets: some(all(asset)),
};

/** A payer. */
export function payer(name: string, value: unknown): string {
  return JSON.stringify(account(name, value));
}

function account(name: string, value: unknown): object {
  return only(name, value, { address: text, networks: texts, ...DETAILS });
}

/** The other properties of a payer. */
export function details(name: string, value: unknown): object {
  return only(name, value, DETAILS);
}

/** A request. */
export function request(name: string, value: unknown): string {
  // A request that comes back says its host, too; it follows from the URL.
  const { method, url } = only(name, value, { method: text, url: text, host: some(text) });
  return JSON.stringify({ method, url });
}

/** An answer to a signing request. */
export function answer(name: string, value: unknown): string {
  return JSON.stringify(signed(name, value));
}

function signed(name: string, value: unknown): object {
  return only(name, value, { id: text, signature: bytes });
}

/** The rules of a policy. */
export function rules(name: string, value: unknown): string {
  const [truth, seconds] = [some(boolean), some(whole)];
  const checks = { perPayment: some(text), networks: some(texts), maxLifetime: seconds };
  return JSON.stringify(only(name, value, { ...checks, confirm: truth, oneSdk: truth, repaired: truth }));
}

/** Options for preparing a payment. */
export function prepareOptions(name: string, value: unknown): string {
  const date: Check<object> = (of, header) => only(of, header, { date: text, receivedAt: whole });
  return JSON.stringify(only(name, value, { validAfter: some(text), serverDate: some(date) }));
}

/** Options for verifying a payment. */
export function verifyOptions(name: string, value: unknown): string {
  const checks = { minRunway: some(whole), payerCode: some(text), factories: some(texts) };
  return JSON.stringify(only(name, value, checks));
}

/** The facts of an exchange besides the response. */
export function exchange(value: unknown): [paid: boolean, crossOrigin: boolean, profile: string | undefined] {
  const { paid = false, crossOrigin = false, profile: under } = only("exchange", value, {
    paid: some(boolean),
    crossOrigin: some(boolean),
    profile,
  });
  return [paid, crossOrigin, under];
}

/** The members of each event. */
const EVENTS: Record<string, Record<string, Check<unknown>>> = {
  start: { now: whole, nonce: bytes },
  response: { now: whole, status, headers: pairs },
  no_response: { now: whole },
  confirmed: { now: whole },
  declined: {},
  reserved: { now: whole },
  not_reserved: { counter: text },
  signed: { now: whole, answers: all(signed) },
  not_signed: {},
  waited: { now: whole },
};

/** An event, and the body of a response, as bytes. */
export function event(value: unknown): [event: string, body: Uint8Array] {
  const told = tagged("event", value, "event", EVENTS);
  others("event", value, [...Object.keys(told), ...(told["event"] === "response" ? ["body"] : [])]);
  const given = told["event"] === "response" ? body("event.body", members("event", value, ["body"])["body"]) : undefined;
  return [JSON.stringify(told), given ?? new Uint8Array()];
}

/** A record of texts: bigints become their decimals, bytes their hexadecimal. */
function plain(name: string, value: unknown): string {
  const found = entries(name, value).map(([key, member]) => [key, hexOf(name, decimalOf(member))]);
  return written(name, Object.fromEntries(found));
}

export { plain as authorization, plain as cancelAuthorization, plain as eip712Domain };

/** An optional value. */
export function optional<T>(check: Check<T>, name: string, value: unknown): T | undefined {
  return value === undefined ? undefined : check(name, value);
}

/** A copy of a list. */
export function list<T>(check: Check<T>, name: string, value: unknown): T[] {
  return array(name, value).map((element) => check(name, element));
}

function texts(name: string, value: unknown): string[] {
  return list(text, name, value);
}

function some<T>(check: Check<T>): Check<T | undefined> {
  return (name, value) => optional(check, name, value);
}

function all<T>(check: Check<T>): Check<T[]> {
  return (name, value) => list(check, name, value);
}

/** A copy of an array. */
function array(name: string, value: unknown): unknown[] {
  const expected = `an array of at most ${MOST}`;
  const elements = read(name, expected, () => {
    const length = Array.isArray(value) ? value.length : Infinity;
    return length <= MOST ? Array.from({ length }, (_, index) => (value as unknown[])[index]) : undefined;
  });
  return elements ?? wrong(name, expected);
}

/** The results of the checks of members. */
type Checked<Checks> = { [Name in keyof Checks]: Checks[Name] extends Check<infer T> ? T : never };

/** Members of an object, each read once and checked. */
function record<Checks extends Record<string, Check<unknown>>>(
  name: string,
  value: unknown,
  checks: Checks,
): Checked<Checks> {
  const found = members(name, value, Object.keys(checks));
  const checked = Object.entries(checks).map(([member, check]) => [member, check(`${name}.${member}`, found[member])]);
  return Object.fromEntries(checked) as Checked<Checks>;
}

/** Members of one of several cases, which its tag selects. */
function tagged(
  name: string,
  value: unknown,
  tag: string,
  cases: Record<string, Record<string, Check<unknown>>>,
): Record<string, unknown> {
  const said = members(name, value, [tag])[tag];
  const checks = typeof said === "string" && Object.hasOwn(cases, said) ? cases[said] : undefined;
  return { [tag]: said, ...record(name, value, checks ?? wrong(name, `one of ${Object.keys(cases).join(", ")}`)) };
}

/** Members, checked, as JSON. */
function json(name: string, value: unknown, checks: Record<string, Check<unknown>>): string {
  return JSON.stringify(record(name, value, checks));
}

/** The members of an object, which must have no others. */
function only<Checks extends Record<string, Check<unknown>>>(
  name: string,
  value: unknown,
  checks: Checks,
): Checked<Checks> {
  const found = record(name, value, checks);
  others(name, value, Object.keys(checks));
  return found;
}

/** Refuses an object with other members, and a map or an array, whose entries are no members. */
function others(name: string, value: unknown, known: readonly string[]): void {
  if (Object.prototype.toString.call(value) !== "[object Object]") {
    wrong(name, OBJECT);
  }
  const other = entries(name, value).find(([member]) => !known.includes(member));
  if (other !== undefined) {
    wrong(`${name}.${other[0]}`, `${known.slice(0, -1).join(", ")} or ${known.at(-1)}`);
  }
}

function members(name: string, value: unknown, wanted: readonly string[]): Record<string, unknown> {
  const object = isObject(value) ? value : wrong(name, OBJECT);
  return Object.fromEntries(read(name, OBJECT, () => wanted.map((member) => [member, object[member]])));
}

/** All members of an object. */
function entries(name: string, value: unknown): [string, unknown][] {
  const object = isObject(value) ? value : wrong(name, OBJECT);
  return read(name, OBJECT, () => Object.entries(object));
}

const OBJECT = "an object";

/** Reads the host's data: a getter or a proxy may throw anything. */
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

/** Returns whether it is an object, and not null. */
function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

/** Also bytes of another realm, such as a test runner's. */
function isBytes(value: unknown): value is Uint8Array {
  return ArrayBuffer.isView(value) && Object.prototype.toString.call(value) === "[object Uint8Array]";
}

/**
 * Copies the bytes into an array of our own. Only the language itself knows the length of the caller's array, and a
 * wrong length would overwrite the wasm's memory.
 */
function copied(name: string, value: Uint8Array): Uint8Array {
  const bytes = read(name, "bytes", () => new Uint8Array(value));
  return bytes.length <= LONGEST ? bytes : wrong(name, `at most ${LONGEST} bytes`);
}

/** Bytes as their hexadecimal; anything else unchanged. */
function hexOf(name: string, value: unknown): unknown {
  return isBytes(value)
    ? `0x${Array.from(copied(name, value), (byte) => byte.toString(16).padStart(2, "0")).join("")}`
    : value;
}

/** A bigint as its decimals; anything else unchanged. */
function decimalOf(value: unknown): unknown {
  return typeof value === "bigint" ? value.toString() : value;
}

/** The JSON that JavaScript writes for an object. */
function written(name: string, value: object, replacer?: (key: string, member: unknown) => unknown): string {
  const expected = "an object that JSON can hold";
  return text(name, read(name, expected, () => JSON.stringify(value, replacer)) ?? wrong(name, expected));
}
