export { parseAddress } from "./address.js";
export { type LenientAmount, amountToMoney, moneyToAmount, parseAmount, parseAmountLenient } from "./amount.js";
export { Answer } from "./answer.js";
export { Approved } from "./approved.js";
export type { Asset, Evidence, Price, TransferMethod } from "./asset.js";
export type { Authorization } from "./typed-data.js";
export { Choice, type NotTaken } from "./choice.js";
export { Code, Open, Reason, RepairKind } from "./codes.js";
export { type ErrorData, type ErrorKind, X402Error } from "./error.js";
export type { Event } from "./event.js";
export { Handle } from "./handle.js";
export { type DecodedHeader, type Reader, decodeHeader, encodeHeader } from "./header.js";
export { type Exchange, type HttpOutcome, Protocol, interpret } from "./http.js";
export { LocalSigner } from "./local-signer.js";
export { isTestnet, networkName, parseNetwork } from "./network.js";
export { type Balance, Payer, type PayerDetails, type PayerKind, type Token } from "./payer.js";
export type { PaymentPayload } from "./payment-payload.js";
export { PaymentRequired, type ResourceInfo, type Skipped } from "./payment-required.js";
export type { PaymentRequirements } from "./payment-requirements.js";
export { Policy, type Rules } from "./policy.js";
export type { PrepareOptions, ServerDate, ValidAfter } from "./prepare-options.js";
export { Profile } from "./profile.js";
export { Purchase } from "./purchase.js";
export { type PeerReason, type ReasonClass, parseReason } from "./reason.js";
export type { Found, Repair } from "./repair.js";
export { Request } from "./request.js";
export { type Failed, type Pending, type Settled, SettleResponse } from "./settle-response.js";
export {
  normalizedSignature,
  signatureFromDer,
  signatureFromEip2098,
  signatureFromRs,
} from "./signature-forms.js";
export { SigningRequest, type SigningRequestData } from "./signing-request.js";
export type { Confirm, Deliver, Fail, Plan, PlanCounter, Reserve, Send, Sign, Step, Wait } from "./step.js";
export { UnsignedPayment } from "./unsigned-payment.js";
