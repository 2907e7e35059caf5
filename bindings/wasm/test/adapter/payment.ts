// From a choice to a payment and its verdict, and a whole purchase.

import {
  type Event,
  LocalSigner,
  PaymentPayload,
  PaymentRequirements,
  Purchase,
  type Step,
  type VerifyOptions,
  X402Error,
} from "x402-kernel";
import { Input, Problem } from "./input.js";
import { fault, verified, offer, placed, settlement, some } from "./shapes.js";

/** The operations of this area. */
export const PAYMENT: Record<string, (input: Input) => unknown> = {
  "client/choose": (input) => {
    const choice = input.choice();
    return { index: choice.index, offer: offer(choice.offer), notChosen: choice.notChosen.map(placed) };
  },

  "policy/approve": (input) => {
    const approved = input.policy().approve(input.choice(), input.request(), input.number("now"));
    return { payer: approved.payer, offer: offer(approved.offer) };
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
    const own = PaymentRequirements.parse(input.text("offer"), input.version(), input.profile());
    const [header, now] = [input.optionalText("header"), input.number("now")];
    const options = input.has("options") ? input.record<VerifyOptions>("options") : undefined;
    return verified(
      header === undefined
        ? PaymentRequirements.verify(own, PaymentPayload.parse(input.text("payment"), input.profile()), now, options)
        : PaymentRequirements.verifyHeader(own, header, now, options),
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
