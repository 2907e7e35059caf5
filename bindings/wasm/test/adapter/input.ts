// Reads a case's input.

import { Profile } from "x402-kernel";

/** The case is not one of this operation, or the operation is not known. */
export class Problem extends Error {}

/** A case's input, read member by member. */
export class Input {
  readonly #members: Record<string, unknown>;

  constructor(input: unknown) {
    if (typeof input !== "object" || input === null || Array.isArray(input)) {
      throw new Problem("not an object");
    }
    this.#members = input as Record<string, unknown>;
  }

  has(name: string): boolean {
    return this.#members[name] !== undefined;
  }

  /** A member as what it is passed for: the function checks it. */
  needed<T>(name: string): T {
    if (!this.has(name)) {
      throw new Problem(`no ${name}`);
    }
    return this.#members[name] as T;
  }

  optional<T>(name: string): T | undefined {
    return this.#members[name] as T | undefined;
  }

  /** False where it is absent. */
  flag(name: string): boolean {
    return this.optional<boolean>(name) ?? false;
  }

  inputs(name: string): Input[] {
    return this.needed<unknown[]>(name).map((entry) => new Input(entry));
  }

  profile(): Profile | string {
    return this.optional<string>("profile") ?? Profile.default();
  }
}

export function first<T>(entries: readonly T[]): T {
  const [entry] = entries;
  if (entry === undefined) {
    throw new Problem("nothing is first in an empty list");
  }
  return entry;
}

/** The list, or nothing if it is empty. */
export function filled<T>(entries: readonly T[]): readonly T[] | undefined {
  return entries.length === 0 ? undefined : entries;
}

export function maybe<T>(value: T | undefined, show: (value: T) => unknown): unknown {
  return value === undefined ? undefined : show(value);
}
