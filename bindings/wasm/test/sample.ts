// A challenge, its payer and its payment, for the tests.

import {
  type Approved,
  type Choice,
  LocalSigner,
  type PaymentPayload,
  PaymentRequired,
  Policy,
  type Profile,
  type UnsignedPayment,
  X402Error,
} from "x402-kernel";

/** An unusual challenge: white space, a 20-digit number, a null and unknown members. */
export const CHALLENGE = `{ "x402Version" : 2, "resource": {"url":"https://api.example.com/report", "é": "\\u00e9"},
  "accepts": [ {"scheme":"exact","network":"eip155:84532","amount":"10000","future":12345678901234567890,"nothing":null,
    "asset":"0x036CbD53842c5426634e7929541eC2318f3dCF7e","payTo":"0x209693Bc6afc0C5328bA36FaF03C514EF312287C",
    "maxTimeoutSeconds":60,"extra":{"version":"2","name":"USDC"}} ], "extensions": {"some": [1.50, 2e3]} }`;

export const NOW = 1_899_999_940;
export const NONCE = `0x${"22".repeat(32)}`;
export const KEY = `0x${"11".repeat(32)}`;
export const SIGNER = new LocalSigner(KEY);
export const PAYER = { address: SIGNER.address, networks: ["eip155:84532"] };
export const REQUEST = { method: "GET", url: "https://api.example.com/report" };

export function challenge(profile?: Profile): PaymentRequired {
  return PaymentRequired.parse(CHALLENGE, profile);
}

export function choice(profile?: Profile): Choice {
  return PaymentRequired.choose(challenge(profile), PAYER);
}

export function approved(profile?: Profile): Approved {
  return new Policy().approve(choice(profile), REQUEST, NOW);
}

export function unsigned(profile?: Profile): UnsignedPayment {
  return approved(profile).prepare(NOW, NONCE);
}

/** The signature for that payment, as a wallet returns it: `x402-kernel/pay` has no signer. */
export function signature(): string {
  return SIGNER.sign(only(unsigned().requests));
}

export function payment(profile?: Profile): PaymentPayload {
  const prepared = unsigned(profile);
  return prepared.finish(SIGNER.sign(only(prepared.requests)));
}

/** Returns the only element of a list. */
export function only<T>(list: readonly T[]): T {
  const [one, ...others] = list;
  if (one === undefined || others.length > 0) {
    throw new Error(`${list.length} elements`);
  }
  return one;
}

/** Returns the kernel's error that a call throws. */
export function thrown(call: () => unknown): X402Error {
  try {
    call();
  } catch (error) {
    if (error instanceof X402Error) {
      return error;
    }
    throw error;
  }
  throw new Error("nothing was thrown");
}

/** Returns the code of the error that a call throws. */
export function code(call: () => unknown): string {
  return thrown(call).code;
}

/** A value with a type that TypeScript would reject. */
export function misshapen(value: unknown): never {
  return value as never;
}
