// What comes in. Whatever is not of the type or range that the kernel takes is `usage.argument`; what the texts and
// numbers mean, the kernel checks.

import { wrong } from "./crossing.js";

/** A string, even one that crosses changed: half of a surrogate pair has no UTF-8, and is replaced. */
export function string(name: string, value: unknown): string {
  return typeof value === "string" ? value : wrong(name, "a string");
}

/** A string that crosses as it is. */
export function text(name: string, value: unknown): string {
  return string(name, value).isWellFormed() ? (value as string) : wrong(name, "whole Unicode characters");
}

/** A message: its JSON text, or an object, whose text JavaScript writes. */
export function message(name: string, value: unknown): string {
  return isObject(value) ? written(name, value) : text(name, value);
}

/** Typed data: its JSON text, or an object, in which a bigint stands for its decimals. */
export function typedData(name: string, value: unknown): string {
  return isObject(value) ? written(name, value, (_, member) => decimalOf(member)) : text(name, value);
}

/** A record of texts: bigints and bytes stand for their decimals and their hexadecimal. */
export function record(name: string, value: unknown): string {
  const members = Object.entries(object(name, value));
  return written(name, Object.fromEntries(members.map(([key, member]) => [key, hexOf(decimalOf(member))])));
}

/** An amount: decimal digits, or a bigint. */
export function amount(name: string, value: unknown): string {
  return text(name, decimalOf(value));
}

/** Bytes: themselves, or in hexadecimal. */
export function bytes(name: string, value: unknown): string {
  return text(name, hexOf(value));
}

/** A private key. It is not turned into a text, which nobody could wipe. */
export function key(value: unknown): string | Uint8Array {
  return isBytes(value) ? value : text("key", value);
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
  const pairs = isObject(value) && isIterable(value) ? [...value] : wrong("headers", expected);
  return pairs.flatMap((pair) => {
    const [name, content] = Array.isArray(pair) && pair.length === 2 ? pair : wrong("headers", expected);
    return [text("headers", name), text("headers", content)];
  });
}

/** A body: bytes, or their text. */
export function body(value: unknown): Uint8Array {
  return isBytes(value) ? value : new TextEncoder().encode(text("body", value));
}

/** What the kernel reads a message again by when its value comes back: the value's other members decide nothing. */
function reading(name: string, value: unknown): [json: string, profile: string | undefined] {
  const { json, profile: readUnder } = object(name, value);
  return [text(`${name}.json`, json), profile(readUnder)];
}

/** A demand: its text does not tell how it came. */
export function challenge(name: string, value: unknown): [...ReturnType<typeof reading>, came: string | undefined] {
  const { found, repairs: made } = object(name, value);
  const came = { found: text(`${name}.found`, found), repairs: repairs(`${name}.repairs`, made) };
  const plain = came.found === "text" && came.repairs.length === 0;
  return [...reading(name, value), plain ? undefined : JSON.stringify(came)];
}

/** A payment: its text does not tell what was repaired. */
export function payment(value: unknown): [...ReturnType<typeof reading>, repairs: string | undefined] {
  const made = repairs("payment.repairs", object("payment", value)["repairs"]);
  return [...reading("payment", value), made.length === 0 ? undefined : JSON.stringify(made)];
}

/** Payments, as a list. */
export function payments(value: unknown): string {
  const list = array("payments", value).map((entry) => {
    const [[json, profile], { repairs: made }] = [reading("payments", entry), object("payments", entry)];
    return { json, profile, repairs: repairs("payments.repairs", made) };
  });
  return JSON.stringify(list);
}

/** A value whose text tells all. */
export function json(name: string, value: unknown): string {
  return text(`${name}.json`, object(name, value)["json"]);
}

/** An error, thrown or found in a value. */
export function error(name: string, value: unknown): object {
  const { code, reason, at, detail } = object(name, value);
  const fact = (said: unknown) => text(`${name}.detail`, said);
  const facts = Object.entries(object(`${name}.detail`, detail)).map(([known, said]) => [fact(known), fact(said)]);
  return {
    code: text(`${name}.code`, code),
    reason: optional(reason, (wire) => text(`${name}.reason`, wire)),
    at: text(`${name}.at`, at),
    detail: Object.fromEntries(facts),
  };
}

/** A profile, or its text. */
export function profile(value: unknown): string | undefined {
  return optional(value, (given) => text("profile", isObject(given) ? given["json"] : given));
}

/** An offer: its text does not tell its version, nor where it stood. */
export function offer(
  value: unknown,
  name = "offer",
): [version: number, ...ReturnType<typeof reading>, index: number | undefined] {
  const { version: written, index } = object(name, value);
  const place = optional(index, (place) => whole(`${name}.index`, place, 0xffff_ffff));
  return [version(`${name}.version`, written), ...reading(name, value), place];
}

/** Offers, as a list. */
export function offers(value: unknown): string {
  const list = array("offers", value).map((entry) => {
    const [version, json, profile, index] = offer(entry, "offers");
    return { version, json, profile, index };
  });
  return JSON.stringify(list);
}

/** A payer, as JSON. */
export function payer(value: unknown): string {
  const { address, networks, kind, balances, assets, preferNetworks, preferAssets } = object("payer", value);
  const tokens = (list: unknown, name: string) => array(name, list).map((entry) => token(name, entry));
  return JSON.stringify({
    address: text("payer.address", address),
    networks: texts("payer.networks", networks),
    kind: optional(kind, (given) => text("payer.kind", given)),
    balances: optional(balances, (list) => {
      return array("payer.balances", list).map((entry) => ({
        ...token("payer.balances", entry),
        amount: amount("payer.balances.amount", object("payer.balances", entry)["amount"]),
      }));
    }),
    assets: optional(assets, (list) => tokens(list, "payer.assets")),
    preferNetworks: optional(preferNetworks, (list) => texts("payer.preferNetworks", list)),
    preferAssets: optional(preferAssets, (list) => tokens(list, "payer.preferAssets")),
  });
}

/** What else a payer says: a limit that is spelled wrong would be one that does not hold. */
export function details(value: unknown): object {
  const { kind, balances, assets, preferNetworks, preferAssets, ...others } = object("details", value);
  for (const other of Object.keys(others)) {
    wrong(`details.${other}`, "kind, balances, assets, preferNetworks or preferAssets");
  }
  return { kind, balances, assets, preferNetworks, preferAssets };
}

/** A choice: the challenge and the payer that lead to it, and where; what will be sent is for each to say. */
export function choice(value: unknown): [...ReturnType<typeof challenge>, payer: string, index: number] {
  const { challenge: demand, payer: who, index } = object("choice", value);
  const place = whole("choice.index", index, 0xffff_ffff);
  return [...challenge("choice.challenge", demand), payer(who), place];
}

/** The extensions that a choice will send. */
export function extensions(value: unknown): string | undefined {
  return optional(object("choice", value)["extensions"], (chosen) => text("choice.extensions", chosen));
}

/** A request. */
export function request(value: unknown): { method: string; url: string } {
  const { method, url } = object("request", value);
  return { method: text("request.method", method), url: text("request.url", url) };
}

/** Answers to signing requests. Ids and signatures leave in turns. */
export function answers(value: unknown): string[] {
  return array("answers", value).flatMap((answer) => {
    const { id, signature } = object("answers", answer);
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
  const { perPayment, networks, maxLifetime, confirm, oneSdk, repaired, ...others } = object("rules", value);
  for (const other of Object.keys(others)) {
    wrong(`rules.${other}`, "perPayment, networks, maxLifetime, confirm, oneSdk or repaired");
  }
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
    const { validAfter, serverDate, ...others } = object("options", given);
    for (const other of Object.keys(others)) {
      wrong(`options.${other}`, "validAfter or serverDate");
    }
    return JSON.stringify({
      validAfter: optional(validAfter, (after) => text("options.validAfter", after)),
      serverDate: optional(serverDate, (header) => {
        const { date, receivedAt } = object("options.serverDate", header);
        return {
          date: text("options.serverDate.date", date),
          receivedAt: whole("options.serverDate.receivedAt", receivedAt),
        };
      }),
    });
  });
}

/** What a verifier knows or wants: an option that is spelled wrong would be one that is not set. */
export function verifying(value: unknown): string | undefined {
  return optional(value, (given) => {
    const { minRunway, payerCode, factories, ...others } = object("options", given);
    for (const other of Object.keys(others)) {
      wrong(`options.${other}`, "minRunway, payerCode or factories");
    }
    return JSON.stringify({
      minRunway: optional(minRunway, (seconds) => whole("options.minRunway", seconds)),
      payerCode: optional(payerCode, (code) => text("options.payerCode", code)),
      factories: optional(factories, (list) => texts("options.factories", list)),
    });
  });
}

/** What is known of an exchange besides the response: a flag that is spelled wrong would be one that is not set. */
export function exchange(value: unknown): [paid: boolean, crossOrigin: boolean, profile: string | undefined] {
  const { paid = false, crossOrigin = false, profile: under, ...others } = object("exchange", value);
  for (const other of Object.keys(others)) {
    wrong(`exchange.${other}`, "paid, crossOrigin or profile");
  }
  return [boolean("exchange.paid", paid), boolean("exchange.crossOrigin", crossOrigin), profile(under)];
}

/** What may be absent. */
export function optional<T>(value: unknown, check: (value: unknown) => T): T | undefined {
  return value === undefined ? undefined : check(value);
}

function token(name: string, value: unknown): { network: string; asset: string } {
  const { network, asset } = object(name, value);
  return { network: text(`${name}.network`, network), asset: text(`${name}.asset`, asset) };
}

/** A boolean. */
export function boolean(name: string, value: unknown): boolean {
  return typeof value === "boolean" ? value : wrong(name, "a boolean");
}

function repairs(name: string, value: unknown): object[] {
  return array(name, value).map((repair) => {
    const { kind, at, cause } = object(name, repair);
    const why = optional(cause, (data) => error(`${name}.cause`, data));
    return { kind: text(`${name}.kind`, kind), at: text(`${name}.at`, at), cause: why };
  });
}

function array(name: string, value: unknown): unknown[] {
  return Array.isArray(value) ? value : wrong(name, "an array");
}

function texts(name: string, value: unknown): string[] {
  return array(name, value).map((element) => text(name, element));
}

/** An object. */
export function object(name: string, value: unknown): Record<string, unknown> {
  return isObject(value) ? value : wrong(name, "an object");
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

function isIterable(value: object): value is Iterable<unknown> {
  return Symbol.iterator in value;
}

/** Of whatever realm: a test runner's bytes are not an instance of this realm's class. */
function isBytes(value: unknown): value is Uint8Array {
  return ArrayBuffer.isView(value) && Object.prototype.toString.call(value) === "[object Uint8Array]";
}

function hexOf(value: unknown): unknown {
  return isBytes(value) ? `0x${Array.from(value, (byte) => byte.toString(16).padStart(2, "0")).join("")}` : value;
}

function decimalOf(value: unknown): unknown {
  return typeof value === "bigint" ? value.toString() : value;
}

function written(name: string, value: object, replacer?: (key: string, member: unknown) => unknown): string {
  try {
    return text(name, JSON.stringify(value, replacer));
  } catch {
    return wrong(name, "an object that JSON can hold");
  }
}
