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
  challengeHeaders,
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
    const challenge = PaymentRequired.parse(input.text("json"), input.profile());
    return {
      ...some(challenge, "version", "error", "extensions"),
      ...(challenge.resource && { resource: some(challenge.resource, "url", "description", "mimeType") }),
      accepts: challenge.accepts.map(offer),
      skipped: challenge.skipped.map(placed),
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

  "wire/challenge_repairs": (input) => {
    const header = input.optionalText("header");
    const challenge =
      header === undefined
        ? PaymentRequired.parse(input.text("json"), input.profile())
        : PaymentRequired.fromHeader(header, input.profile());
    return {
      ...some(challenge, "version", "json"),
      repairs: repairs(challenge.repairs),
      accepts: challenge.accepts.map((entry) => ({ ...offer(entry), needsApproval: entry.needsApproval })),
      skipped: challenge.skipped.map(placed),
    };
  },

  "wire/verify_response": (input) => {
    const { json: _, ...said } = VerifyResponse.parse(input.text("json"), input.profile());
    return said;
  },

  "wire/facilitator_response": (input) => {
    const response = new Input(input.record("response"));
    const payer = response.optionalText("payer");
    switch (response.text("kind")) {
      case "valid":
        return some(VerifyResponse.valid(response.text("payer")), "json");
      case "verdict": {
        const own = PaymentRequirements.parse(response.text("offer"), response.version());
        const verdict = PaymentRequirements.verifyHeader(own, response.text("header"), response.number("now"));
        const answer = Verdict.toVerifyResponse(verdict);
        return answer === undefined ? {} : some(answer, "json");
      }
      case "settled": {
        const [transaction, network] = [response.text("transaction"), response.text("network")];
        return written(SettleResponse.settled(transaction, network, payer, response.optionalText("amount")));
      }
      case "failed":
        return written(SettleResponse.failed(response.text("reason"), response.text("network"), payer));
      case "pending":
        return written(SettleResponse.pending(response.text("transaction"), response.text("network"), payer));
      case "forwarded":
        return written(SettleResponse.parse(response.text("json")));
      default:
        throw new Problem(response.text("kind"));
    }
  },

  "wire/facilitator_request": (input) => {
    const { version, payment, offer } = FacilitatorRequest.parse(input.text("json"), input.profile());
    return { version, payment: payment.json, offer: offer.json };
  },

  "wire/facilitator_request_new": (input) => {
    const payment = PaymentPayload.parse(input.text("payment"), input.profile());
    const own = PaymentRequirements.parse(input.text("offer"), input.version(), input.profile());
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
    const challenge = (challenge: PaymentRequired) => ({
      ...some(challenge, "version", "found", "json"),
      repairs: repairs(challenge.repairs),
    });
    const outcome = interpret(input.number("status"), headers, body, exchange);
    return {
      ...outcome,
      ...("challenge" in outcome && outcome.challenge && { challenge: challenge(outcome.challenge) }),
      ...("receipt" in outcome && outcome.receipt && { receipt: receipt(outcome.receipt) }),
      ...("unreadable" in outcome && outcome.unreadable && { unreadable: fault(outcome.unreadable) }),
    };
  },

  "http/response_headers": (input) => {
    switch (input.text("for")) {
      case "challenge":
        return { headers: challengeHeaders(PaymentRequired.parse(input.text("json"))) };
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
    const challenge = PaymentRequired.fromHttp(input.number("status"), headers, body, input.profile());
    return {
      ...some(challenge, "version", "found", "json"),
      repairs: kinds(challenge.repairs),
      accepts: challenge.accepts.map((entry) => entry.index),
      skipped: challenge.skipped.map((entry) => entry.index),
    };
  },
};
