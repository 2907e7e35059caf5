// Finding the offer a payment is for, extensions, URLs.

import {
  type MatchRule,
  PaymentPayload,
  PaymentRequired,
  PaymentRequirements,
  compareUrls,
  echoMatches,
  findAccepted,
  findOffer,
} from "x402-kernel";
import { Input } from "./input.js";
import { fault } from "./shapes.js";

/** The operations of this area. */
export const MATCHING: Record<string, (input: Input) => unknown> = {
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
    const challenge = PaymentRequired.parse(input.text("challenge"), input.profile());
    return { extensions: PaymentRequired.echo(challenge, input.text("additions")) };
  },

  "extensions/matches": (input) => {
    echoMatches(input.text("sent"), input.optionalText("echoed"), input.profile());
    return {};
  },
};
