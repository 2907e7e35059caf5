import { readFileSync, readdirSync } from "node:fs";

export const folder = new URL("./spec-vectors/", import.meta.url);

const NO_VECTORS = ["schema", "messages"];

const read = (path) => readFileSync(new URL(path, folder), "utf8");

export function texts() {
  const entries = readdirSync(folder, { withFileTypes: true });
  const areas = entries.filter((entry) => entry.isDirectory() && !NO_VECTORS.includes(entry.name));
  const files = areas.flatMap(({ name }) => readdirSync(new URL(`${name}/`, folder)).map((file) => `${name}/${file}`));
  return new Map(files.sort().map((path) => [path.replace(/\.json$/, ""), read(path)]));
}

export function files() {
  return [...texts().values()].map((text) => JSON.parse(text));
}

export function file(op) {
  if (!Object.hasOwn(operations(), op)) throw new RangeError(`there is no operation ${op}`);
  return JSON.parse(read(`${op}.json`));
}

export function operations() {
  return JSON.parse(read("schema/operations.json")).operations;
}

export function schema() {
  return JSON.parse(read("schema/vectors.schema.json"));
}

export function codes() {
  return JSON.parse(read("codes.json"));
}

export function messages() {
  const names = readdirSync(new URL("messages/", folder)).sort();
  return new Map(names.map((name) => [name, read(`messages/${name}`)]));
}

export function holds(vector, found) {
  if (vector.error !== undefined) return same(vector.error, found.error) && found.output === undefined;
  return same(vector.output, found.output) && found.error === undefined;
}

/** Returns whether two values are equal as JSON: the order of members does not matter. */
function same(a, b) {
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return a === b;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => Object.hasOwn(b, name) && same(a[name], b[name]));
}
