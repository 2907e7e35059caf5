// A case's input.

import {
  type Answer,
  Choice,
  type Event,
  type Payer,
  PaymentRequired,
  Policy,
  type PrepareOptions,
  Profile,
  type Request,
  type UnsignedPayment,
  domainSeparator,
} from "x402-kernel";

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

  flag(name: string): boolean {
    const value = this.#members[name] ?? false;
    return typeof value === "boolean" ? value : absent(name, "a boolean");
  }

  text(name: string): string {
    return this.optionalText(name) ?? absent(name, "a string");
  }

  optionalText(name: string): string | undefined {
    const value = this.#members[name];
    return value === undefined || typeof value === "string" ? value : absent(name, "a string");
  }

  number(name: string): number {
    const value = this.#members[name];
    return typeof value === "number" && Number.isSafeInteger(value) && value >= 0
      ? value
      : absent(name, "a whole number");
  }

  array(name: string): unknown[] {
    const value = this.#members[name];
    return Array.isArray(value) ? value : absent(name, "an array");
  }

  record<T>(name: string): T {
    const value = this.#members[name];
    return typeof value === "object" && value !== null ? (value as T) : absent(name, "an object");
  }

  version(): 1 | 2 {
    return this.number("version") as 1 | 2;
  }

  profile(): Profile | string {
    return this.optionalText("profile") ?? Profile.default();
  }

  domain(): Parameters<typeof domainSeparator>[0] {
    return this.record("domain");
  }

  payer(): Payer {
    return this.record("payer");
  }

  policy(): Policy {
    return new Policy(this.record("policy"));
  }

  request(): Request {
    return this.record("request");
  }

  choice(): Choice {
    const challenge = PaymentRequired.parse(this.text("challenge"), this.profile());
    const [choice, extensions] = [PaymentRequired.choose(challenge, this.payer()), this.optionalText("extensions")];
    return extensions === undefined ? choice : Choice.withExtensions(choice, extensions);
  }

  unsigned(): UnsignedPayment {
    const now = this.number("now");
    const prepareAt = this.#members["prepareAt"] === undefined ? now : this.number("prepareAt");
    const options = this.has("options") ? this.record<PrepareOptions>("options") : undefined;
    const approved = this.policy().approve(this.choice(), this.request(), now);
    return approved.prepare(prepareAt, this.text("nonce"), options);
  }

  answers(): Answer[] {
    return this.array("answers").map((answer) => {
      const given = new Input(answer);
      return { id: given.text("id"), signature: given.text("signature") };
    });
  }

  headers(): [string, string][] {
    return this.array("headers") as [string, string][];
  }

  event(): Event {
    return this.#members as unknown as Event;
  }
}

export function absent(name: string, expected: string): never {
  throw new Problem(`${name} is not ${expected}`);
}
