// Each operation of the vectors as calls of the package's public API. It knows nothing of what a case expects.

import {
  type Answer,
  type Choice,
  type Event,
  type ErrorData,
  LocalSigner,
  type Payer,
  PaymentPayload,
  PaymentRequired,
  PaymentRequirements,
  Policy,
  Purchase,
  type Repair,
  type Request,
  SettleResponse,
  type Step,
  type UnsignedPayment,
  type Verdict,
  X402Error,
  decodeHeader,
  digest,
  domainSeparator,
  encodeHeader,
  moneyToAmount,
  networkName,
  parseAddress,
  parseAmount,
  parseNetwork,
  recover,
  structHash,
} from "x402-kernel";

/** What an operation came to: the value it gave, or the error's code and place. */
export type Outcome = { output: unknown } | { error: { code: string; at: string } };

/** The case is not one of this operation, or the operation is not known. */
export class Problem extends Error {}

/** Runs an operation. A case that is not understood is a {@link Problem}. */
export function run(op: string, input: unknown): Outcome {
  const operation = Object.hasOwn(OPERATIONS, op) ? OPERATIONS[op] : undefined;
  if (operation === undefined) {
    throw new Problem(`unknown operation ${op}`);
  }
  try {
    return { output: operation(new Input(input)) };
  } catch (error) {
    if (error instanceof X402Error) {
      return { error: { code: error.code, at: error.at } };
    }
    throw error;
  }
}

const OPERATIONS: Record<string, (input: Input) => unknown> = {
  "header/encode": (input) => ({ header: encodeHeader(input.text("json")) }),

  "header/decode": (input) => {
    const reader = input.text("reader");
    if (reader !== "client" && reader !== "server") {
      throw new Problem(reader);
    }
    const { json, repairs } = decodeHeader(input.text("value"), reader, input.profile());
    return { json, repairs: kinds(repairs) };
  },

  "amount/parse": (input) => ({ amount: parseAmount(input.text("text")) }),

  "money/to_amount": (input) => ({ amount: moneyToAmount(input.text("text"), input.number("decimals")) }),

  "address/parse": (input) => ({ address: parseAddress(input.text("text")) }),

  "network/parse": (input) => {
    const network = parseNetwork(input.text("text"), input.version());
    return { network, name: networkName(network) };
  },

  "eip712/domain_separator": (input) => ({ separator: domainSeparator(input.domain()) }),

  "eip3009/digest": (input) => {
    const [domain, authorization] = [input.domain(), input.record<Parameters<typeof structHash>[0]>("authorization")];
    return {
      domainSeparator: domainSeparator(domain),
      structHash: structHash(authorization),
      digest: digest(domain, authorization),
    };
  },

  "signature/recover": (input) => ({ address: recover(input.text("digest"), input.text("signature")) }),

  "wire/payment_required": (input) => {
    const demand = PaymentRequired.parse(input.text("json"), input.profile());
    return {
      ...some(demand, "version", "error", "extensions"),
      ...(demand.resource && { resource: some(demand.resource, "url", "description", "mimeType") }),
      accepts: demand.accepts.map(offer),
      skipped: demand.skipped.map(placed),
    };
  },

  "wire/payment_payload": (input) => {
    const header = input.optionalText("header");
    const payment =
      header === undefined
        ? PaymentPayload.parse(input.text("json"), input.profile())
        : PaymentPayload.fromHeader(header, input.profile());
    return {
      ...some(payment, "version", "network", "authorization", "signature", "headerName"),
      ...(payment.accepted && { accepted: offer(payment.accepted) }),
      repairs: kinds(payment.repairs),
    };
  },

  "wire/settle_response": (input) => settlement(SettleResponse.parse(input.text("json"))),

  "http/challenge": (input) => {
    const [headers, body] = [input.headers(), input.text("body")];
    const demand = PaymentRequired.fromHttp(input.number("status"), headers, body, input.profile());
    return {
      ...some(demand, "version", "found", "json"),
      repairs: kinds(demand.repairs),
      accepts: demand.accepts.map((entry) => entry.index),
      skipped: demand.skipped.map((entry) => entry.index),
    };
  },

  "client/choose": (input) => {
    const choice = input.choice();
    return { index: choice.index, option: offer(choice.option), notTaken: choice.notTaken.map(placed) };
  },

  "policy/approve": (input) => {
    const approved = input.policy().approve(input.choice(), input.request(), input.number("now"));
    return { payer: approved.payer, option: offer(approved.option) };
  },

  "exact/prepare": (input) => some(input.unsigned(), "summary", "expiresAt", "requests"),

  "exact/finish": (input) => {
    const [unsigned, signature] = [input.unsigned(), input.optionalText("signature")];
    const payment = signature === undefined ? unsigned.finishAll(input.answers()) : unsigned.finish(signature);
    return some(payment, "headerName", "header", "json");
  },

  "exact/sign": (input) => {
    const [signer, unsigned] = [new LocalSigner(input.text("key")), input.unsigned()];
    const [request] = unsigned.requests;
    if (request === undefined) {
      throw new Problem("no request");
    }
    return { address: signer.address, signature: signer.sign(request) };
  },

  "exact/verify": (input) => {
    const own = PaymentRequirements.parse(input.text("requirement"), input.version(), input.profile());
    const [header, now] = [input.optionalText("header"), input.number("now")];
    return judged(
      header === undefined
        ? PaymentRequirements.verify(own, PaymentPayload.parse(input.text("payment"), input.profile()), now)
        : PaymentRequirements.verifyHeader(own, header, now),
    );
  },

  "purchase/run": (input) => {
    const purchase = new Purchase(input.policy(), input.payer(), input.request(), input.profile());
    return { steps: input.array("events").map((event) => told(purchase, () => new Input(event).event())) };
  },
};

/** The next step, or the code of what was thrown where the event was refused. */
function told(purchase: Purchase, event: () => Event): unknown {
  try {
    return step(purchase.next(event()));
  } catch (error) {
    if (error instanceof X402Error) {
      return { raised: error.code };
    }
    throw error;
  }
}

function some<T extends object, K extends keyof T>(value: T, ...names: K[]): Partial<Pick<T, K>> {
  const present = names.filter((name) => value[name] !== undefined).map((name) => [name, value[name]]);
  return Object.fromEntries(present);
}

function kinds(repairs: readonly Repair[]): string[] {
  return repairs.map((repair) => repair.kind);
}

function placed({ index, error }: { index: number; error: ErrorData }): unknown {
  return { index, code: error.code, at: error.at };
}

function offer(entry: PaymentRequirements): unknown {
  const amounts = some(entry, "version", "index", "network", "amount", "asset", "payTo", "maxTimeoutSeconds");
  return { ...amounts, ...some(entry, "extra", "price", "json") };
}

function fault(error: ErrorData): unknown {
  return some(error, "kind", "code", "reason", "at");
}

function settlement(receipt: SettleResponse): unknown {
  const { status, transaction, reason }: { status: string; transaction?: string; reason?: string } = receipt;
  return some({ status, transaction, reason }, "status", "transaction", "reason");
}

function judged(verdict: Verdict): unknown {
  return "error" in verdict ? { ...verdict, error: fault(verdict.error) } : verdict;
}

function step(next: Step): unknown {
  switch (next.step) {
    case "deliver":
      return {
        step: next.step,
        ...(next.receipt && { receipt: settlement(next.receipt) }),
        ...(next.unreadable && { unreadable: fault(next.unreadable) }),
      };
    case "fail":
      return { ...next, error: fault(next.error) };
    default:
      return next;
  }
}

/** A case's input, read member by member. */
class Input {
  readonly #members: Record<string, unknown>;

  constructor(input: unknown) {
    if (typeof input !== "object" || input === null || Array.isArray(input)) {
      throw new Problem("not an object");
    }
    this.#members = input as Record<string, unknown>;
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

  profile(): string | undefined {
    return this.optionalText("profile");
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
    return PaymentRequired.choose(PaymentRequired.parse(this.text("challenge"), this.profile()), this.payer());
  }

  unsigned(): UnsignedPayment {
    const now = this.number("now");
    const prepareAt = this.#members["prepareAt"] === undefined ? now : this.number("prepareAt");
    return this.policy().approve(this.choice(), this.request(), now).prepare(prepareAt, this.text("nonce"));
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

function absent(name: string, expected: string): never {
  throw new Problem(`${name} is not ${expected}`);
}
