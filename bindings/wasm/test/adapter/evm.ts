// Typed data, authorizations, signatures, calldata.

import {
  type Authorization,
  type AuthorizationKind,
  type CancelAuthorization,
  Erc6492,
  TypedData,
  authorizationStateCalldata,
  calldata,
  cancelCalldata,
  cancelDigest,
  cancelStructHash,
  digest,
  domainSeparator,
  normalizedSignature,
  recover,
  signatureForm,
  signatureFromDer,
  signatureFromEip2098,
  signatureFromRs,
  structHash,
} from "x402-kernel";
import { type Input, Problem, absent } from "./input.js";
import { some } from "./shapes.js";

const ZERO = `0x${"00".repeat(20)}`;

/** The operations of this area. */
export const EVM: Record<string, (input: Input) => unknown> = {
  "eip712/domain_separator": (input) => ({ separator: domainSeparator(input.domain()) }),

  "eip712/typed_data": (input) => {
    return some(TypedData.parse(input.text("json")), "domainSeparator", "structHash", "digest");
  },

  "eip3009/digest": (input) => {
    const [domain, authorization] = [input.domain(), input.record<Authorization>("authorization")];
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
};
