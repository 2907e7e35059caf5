// Messages, headers and transports.

import {
  DiscoveryPage,
  FacilitatorRequest,
  PaymentPayload,
  PaymentRequired,
  PaymentRequirements,
  SettleResponse,
  Supported,
  Verdict,
  VerifyResponse,
  decodeHeader,
  demandHeaders,
  encodeHeader,
  interpret,
  preflightHeaders,
  receiptHeaders,
} from "x402-kernel";
import { Input, Problem } from "./input.js";
import { fault, kinds, offer, placed, receipt, repairs, some, written } from "./shapes.js";

/** The operations of this area. */
export const WIRE: Record<string, (input: Input) => unknown> = {
  "header/encode": (input) => ({ header: encodeHeader(input.text("json")) }),

  "header/decode": (input) => {
    const reader = input.text("reader");
    if (reader !== "client" && reader !== "server") {
      throw new Problem(reader);
    }
    const { json, repairs } = decodeHeader(input.text("value"), reader, input.profile());
    return { json, repairs: kinds(repairs) };
  },

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
};
