// Each operation of the vectors as calls of the package's public API. It knows nothing of what a case expects.

import {
  type Answer,
  type AuthorizationIn,
  type AuthorizationKind,
  type CancelAuthorization,
  Choice,
  DiscoveryPage,
  Erc6492,
  type ErrorData,
  type Event,
  FacilitatorRequest,
  LocalSigner,
  type MatchRule,
  type Payer,
  PaymentPayload,
  PaymentRequired,
  PaymentRequirements,
  Policy,
  Profile,
  Purchase,
  type Repair,
  type Request,
  SettleResponse,
  type Step,
  Supported,
  TypedData,
  type UnsignedPayment,
  Verdict,
  type VerifyOptions,
  VerifyResponse,
  X402Error,
  amountToMoney,
  authorizationStateCalldata,
  calldata,
  cancelCalldata,
  cancelDigest,
  cancelStructHash,
  compareUrls,
  decodeHeader,
  demandHeaders,
  echoMatches,
  digest,
  domainSeparator,
  encodeHeader,
  findAccepted,
  findOffer,
  interpret,
  isTestnet,
  moneyToAmount,
  networkName,
  normalizedSignature,
  parseAddress,
  parseAmount,
  parseAmountLenient,
  parseNetwork,
  parseReason,
  preflightHeaders,
  receiptHeaders,
  recover,
  signatureForm,
  signatureFromDer,
  signatureFromEip2098,
  signatureFromRs,
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

const ZERO = `0x${"00".repeat(20)}`;

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

  "amount/parse_lenient": (input) => {
    const { amount, repairs } = parseAmountLenient(input.text("text"));
    return { amount, repairs: kinds(repairs) };
  },

  "money/to_amount": (input) => ({ amount: moneyToAmount(input.text("text"), input.number("decimals")) }),

  "money/price": (input) => {
    const { asset, amount } = Profile.price(input.profile(), input.text("text"), input.text("network"));
    return { asset: asset.address, symbol: asset.symbol, amount, decimals: asset.decimals };
  },

  "money/from_amount": (input) => ({ money: amountToMoney(input.text("amount"), input.number("decimals")) }),

  "asset/known": (input) => {
    const place = [input.profile(), input.text("network"), input.text("address")] as const;
    const asset = Profile.asset(...place);
    return asset === undefined ? { elsewhere: Profile.elsewhere(...place).map(({ network }) => network) } : { asset };
  },

  "asset/list": (input) => {
    const assets = Profile.assets(input.profile(), input.text("network")).map(({ address }) => address);
    return { assets, ...(assets[0] !== undefined && { default: assets[0] }) };
  },

  "address/parse": (input) => ({ address: parseAddress(input.text("text")) }),

  "network/parse": (input) => {
    const network = parseNetwork(input.text("text"), input.version());
    return { network, name: networkName(network) };
  },

  "network/testnet": (input) => ({ testnet: isTestnet(input.text("network")) }),

  "eip712/domain_separator": (input) => ({ separator: domainSeparator(input.domain()) }),

  "eip712/typed_data": (input) => {
    return some(TypedData.parse(input.text("json")), "domainSeparator", "structHash", "digest");
  },

  "eip3009/digest": (input) => {
    const [domain, authorization] = [input.domain(), input.record<AuthorizationIn>("authorization")];
    const kind = input.optionalText("kind") as AuthorizationKind | undefined;
    return {
      domainSeparator: domainSeparator(domain),
      structHash: structHash(authorization, kind),
      digest: digest(domain, authorization, kind),
    };
  },

  "eip3009/cancel_digest": (input) => {
    const [domain, cancel] = [input.domain(), input.record<CancelAuthorization>("cancel")];
    return {
      domainSeparator: domainSeparator(domain),
      structHash: cancelStructHash(cancel),
      digest: cancelDigest(domain, cancel),
    };
  },

  "eip3009/calldata": (input) => {
    const [call, overload] = [input.text("call"), input.optionalText("overload")];
    if (overload !== undefined && overload !== "bytes") {
      throw new Problem(overload);
    }
    const bytes = overload === "bytes";
    switch (call) {
      case "state":
        return { data: authorizationStateCalldata(input.text("authorizer"), input.text("nonce")) };
      case "cancel":
        return { data: cancelCalldata(input.record("cancel"), input.text("signature"), bytes) };
      case "transfer":
      case "receive":
        return { data: calldata(input.record("authorization"), input.text("signature"), call, bytes) };
      default:
        throw new Problem(call);
    }
  },

  "signature/recover": (input) => ({ address: recover(input.text("digest"), input.text("signature")) }),

  "signature/from": (input) => {
    const [form, given, digest] = [input.text("form"), input.text("signature"), input.optionalText("digest")];
    const found = (from: typeof signatureFromDer) => from(given, input.text("digest"), input.text("signer"));
    const forms: Record<string, () => string> = {
      eip2098: () => signatureFromEip2098(given),
      normalized: () => normalizedSignature(given),
      der: () => found(signatureFromDer),
      rs: () => found(signatureFromRs),
    };
    const make = forms[form] ?? absent(form, "a form");
    // What is no hexadecimal is told before what is no signature.
    signatureForm(given);
    if (digest !== undefined) {
      authorizationStateCalldata(ZERO, digest);
    }
    const signature = make();
    return { signature, ...(digest !== undefined && { address: recover(digest, signature) }) };
  },

  "signature/erc6492": (input) => Erc6492.parse(input.text("signature")),

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

  "wire/settle_response": (input) => receipt(SettleResponse.parse(input.text("json"))),

  "wire/reason": (input) => parseReason(input.text("text")),

  "wire/demand_repairs": (input) => {
    const header = input.optionalText("header");
    const demand =
      header === undefined
        ? PaymentRequired.parse(input.text("json"), input.profile())
        : PaymentRequired.fromHeader(header, input.profile());
    return {
      ...some(demand, "version", "json"),
      repairs: repairs(demand.repairs),
      accepts: demand.accepts.map((entry) => ({ ...offer(entry), needsApproval: entry.needsApproval })),
      skipped: demand.skipped.map(placed),
    };
  },

  "wire/verify_response": (input) => {
    const { json: _, ...said } = VerifyResponse.parse(input.text("json"), input.profile());
    return said;
  },

  "wire/reply": (input) => {
    const reply = new Input(input.record("reply"));
    const payer = reply.optionalText("payer");
    switch (reply.text("kind")) {
      case "valid":
        return some(VerifyResponse.valid(reply.text("payer")), "json");
      case "verdict": {
        const own = PaymentRequirements.parse(reply.text("requirement"), reply.version());
        const verdict = PaymentRequirements.verifyHeader(own, reply.text("header"), reply.number("now"));
        const answer = Verdict.toVerifyResponse(verdict);
        return answer === undefined ? {} : some(answer, "json");
      }
      case "settled": {
        const [transaction, network] = [reply.text("transaction"), reply.text("network")];
        return written(SettleResponse.settled(transaction, network, payer, reply.optionalText("amount")));
      }
      case "failed":
        return written(SettleResponse.failed(reply.text("reason"), reply.text("network"), payer));
      case "pending":
        return written(SettleResponse.pending(reply.text("transaction"), reply.text("network"), payer));
      case "forwarded":
        return written(SettleResponse.parse(reply.text("json")));
      default:
        throw new Problem(reply.text("kind"));
    }
  },

  "wire/facilitator_request": (input) => {
    const { version, payment, requirements } = FacilitatorRequest.parse(input.text("json"), input.profile());
    return { version, payment: payment.json, requirement: requirements.json };
  },

  "wire/facilitator_request_new": (input) => {
    const payment = PaymentPayload.parse(input.text("payment"), input.profile());
    const own = PaymentRequirements.parse(input.text("requirement"), input.version(), input.profile());
    return some(FacilitatorRequest.of(payment, own), "json");
  },

  "wire/supported": (input) => {
    const supported = Supported.parse(input.text("json"), input.profile());
    const offers = input.has("offers") && input.array("offers").map((entry) => new Input(entry));
    return {
      ...some(supported, "kinds", "extensions", "signers"),
      skipped: supported.skipped.map(placed),
      ...(offers && {
        missing: Supported.missing(
          supported,
          offers.map((entry) => PaymentRequirements.parse(entry.text("json"), entry.version())),
        ),
      }),
    };
  },

  "wire/discovery": (input) => {
    const { items, skipped, pagination } = DiscoveryPage.parse(input.text("json"), input.profile());
    return {
      items: items.map((item) => ({
        ...some(item, "resource", "type", "version", "lastUpdated", "json"),
        accepts: item.accepts.map(offer),
        skipped: item.skipped.map(placed),
      })),
      skipped: skipped.map(placed),
      ...(pagination?.by === "offset" && { pagination: some(pagination, "limit", "offset", "total") }),
      ...(pagination?.by === "cursor" && {
        pagination: { ...some(pagination, "limit"), cursor: pagination.cursor ?? null },
      }),
    };
  },

  "http/interpret": (input) => {
    const [headers, body] = [input.headers(), input.text("body")];
    const exchange = {
      paid: input.flag("paid"),
      crossOrigin: input.flag("crossOrigin"),
      ...(input.has("profile") && { profile: input.text("profile") }),
    };
    const demand = (challenge: PaymentRequired) => ({
      ...some(challenge, "version", "found", "json"),
      repairs: repairs(challenge.repairs),
    });
    const outcome = interpret(input.number("status"), headers, body, exchange);
    return {
      ...outcome,
      ...("challenge" in outcome && outcome.challenge && { challenge: demand(outcome.challenge) }),
      ...("receipt" in outcome && outcome.receipt && { receipt: receipt(outcome.receipt) }),
      ...("unreadable" in outcome && outcome.unreadable && { unreadable: fault(outcome.unreadable) }),
    };
  },

  "http/response_headers": (input) => {
    switch (input.text("for")) {
      case "demand":
        return { headers: demandHeaders(PaymentRequired.parse(input.text("json"))) };
      case "receipt": {
        const [version, said] = [input.version(), SettleResponse.parse(input.text("json"))];
        return { headers: receiptHeaders(said, version, input.optionalText("cacheControl")) };
      }
      case "preflight":
        return { headers: preflightHeaders() };
      default:
        throw new Problem(input.text("for"));
    }
  },

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
    const finish = (signature: string) => {
      return input.flag("contract") ? unsigned.finishUnchecked(signature) : unsigned.finish(signature);
    };
    const payment = signature === undefined ? unsigned.finishAll(input.answers()) : finish(signature);
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
    const options = input.has("options") ? input.record<VerifyOptions>("options") : undefined;
    return judged(
      header === undefined
        ? PaymentRequirements.verify(own, PaymentPayload.parse(input.text("payment"), input.profile()), now, options)
        : PaymentRequirements.verifyHeader(own, header, now, options),
    );
  },

  "match/find": (input) => {
    const offers = input.array("offers").map((entry) => {
      const own = new Input(entry);
      return PaymentRequirements.parse(own.text("json"), own.version(), input.profile());
    });
    const [accepted, rule] = [input.optionalText("accepted"), input.optionalText("rule") as MatchRule | undefined];
    const match =
      accepted === undefined
        ? findOffer(offers, PaymentPayload.parse(input.text("payment"), input.profile()), rule)
        : findAccepted(offers, accepted, rule, input.profile());
    return "error" in match ? { ...match, error: fault(match.error) } : match;
  },

  "match/resource": (input) => ({ relation: compareUrls(input.text("own"), input.text("said")) }),

  "extensions/echo": (input) => {
    const demand = PaymentRequired.parse(input.text("challenge"), input.profile());
    return { extensions: PaymentRequired.echo(demand, input.text("additions")) };
  },

  "extensions/matches": (input) => {
    echoMatches(input.text("sent"), input.optionalText("echoed"), input.profile());
    return {};
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

function repairs(made: readonly Repair[]): unknown[] {
  return made.map(({ kind, at }) => ({ kind, at }));
}

function placed({ index, error }: { index: number; error: ErrorData }): unknown {
  return { index, code: error.code, at: error.at };
}

function offer(entry: PaymentRequirements): object {
  const amounts = some(entry, "version", "index", "network", "amount", "asset", "payTo", "maxTimeoutSeconds");
  const bent = entry.repairs.length > 0 && { repairs: repairs(entry.repairs) };
  return { ...amounts, ...some(entry, "extra", "price", "json"), ...bent };
}

function fault(error: ErrorData): unknown {
  return some(error, "kind", "code", "reason", "at");
}

function settlement(receipt: SettleResponse): unknown {
  const { status, transaction, reason }: { status: string; transaction?: string; reason?: string } = receipt;
  return some({ status, transaction, reason }, "status", "transaction", "reason");
}

/** All that a receipt says. */
function receipt({ header: _, json: __, ...said }: SettleResponse): unknown {
  return said;
}

function written(reply: SettleResponse): unknown {
  return some(reply, "json", "header");
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
    const demand = PaymentRequired.parse(this.text("challenge"), this.profile());
    const [choice, extensions] = [PaymentRequired.choose(demand, this.payer()), this.optionalText("extensions")];
    return extensions === undefined ? choice : Choice.withExtensions(choice, extensions);
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
