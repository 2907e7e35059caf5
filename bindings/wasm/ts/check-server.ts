// What comes in of what only a server, a facilitator or a tool has.

import { array, decimalOf, entries, hexOf, isObject, members, only, optional, reading, repairs, text, texts, version, whole, written } from "./check.js";

/** Typed data: its JSON text, or an object, in which a bigint stands for its decimals. */
export function typedData(name: string, value: unknown): string {
  return isObject(value) ? written(name, value, (_, member) => decimalOf(member)) : text(name, value);
}

/** A record of texts: bigints and bytes stand for their decimals and their hexadecimal. */
export function record(name: string, value: unknown): string {
  const texts = entries(name, value).map(([key, member]) => [key, hexOf(name, decimalOf(member))]);
  return written(name, Object.fromEntries(texts));
}

/** A payment: its text does not tell what was repaired. */
export function payment(value: unknown): [...ReturnType<typeof reading>, repairs: string | undefined] {
  const made = repairs("payment.repairs", members("payment", value, "repairs").repairs);
  return [...reading("payment", value), made.length === 0 ? undefined : JSON.stringify(made)];
}

/** Payments, as a list. */
export function payments(value: unknown): string {
  const list = array("payments", value).map((entry) => {
    const [[json, profile], { repairs: made }] = [reading("payments", entry), members("payments", entry, "repairs")];
    return { json, profile, repairs: repairs("payments.repairs", made) };
  });
  return JSON.stringify(list);
}

/** A value whose text tells all. */
export function json(name: string, value: unknown): string {
  return text(`${name}.json`, members(name, value, "json").json);
}

/** An offer: its text does not tell its version, nor where it stood. */
export function offer(
  value: unknown,
  name = "offer",
): [version: number, ...ReturnType<typeof reading>, index: number | undefined] {
  const { version: written, index } = members(name, value, "version", "index");
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

/** What a verifier knows or wants: an option that is spelled wrong would be one that is not set. */
export function verifying(value: unknown): string | undefined {
  return optional(value, (given) => {
    const { minRunway, payerCode, factories } = only("options", given, "minRunway", "payerCode", "factories");
    return JSON.stringify({
      minRunway: optional(minRunway, (seconds) => whole("options.minRunway", seconds)),
      payerCode: optional(payerCode, (code) => text("options.payerCode", code)),
      factories: optional(factories, (list) => texts("options.factories", list)),
    });
  });
}
