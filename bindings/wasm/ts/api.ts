export { parseAddress } from "./address.js";
export { parseAmount } from "./amount.js";
export { Answer } from "./answer.js";
export {
  ALLOW_HEADERS,
  EXPOSE_HEADERS,
  type HttpHeaders,
  challengeHeaders,
  paidCacheControl,
  preflightHeaders,
  receiptHeaders,
} from "./response-headers.js";
export { Approved } from "./approved.js";
export type { Asset, Evidence, Price, TransferMethod } from "./asset.js";
export { authorizationStateCalldata, calldata, cancelCalldata } from "./calldata.js";
export { Choice, type NotChosen } from "./choice.js";
export { Code, Open, Reasons, RepairKind } from "./codes.js";
export { type DiscoveryItem, DiscoveryPage, type Pagination } from "./discovery-page.js";
export { type ErrorInfo, type ErrorKind, X402Error } from "./error.js";
export type { Event } from "./event.js";
export { FacilitatorRequest } from "./facilitator-request.js";
export { Handle } from "./handle.js";
export { type DecodedHeader, type Reader, decodeHeader, encodeHeader } from "./header.js";
export { type Exchange, type HttpOutcome, Protocol, interpret } from "./http.js";
export { LocalSigner } from "./local-signer.js";
export {
  type Match,
  type MatchRule,
  type ResourceMatch,
  compareUrls,
  echoMatches,
  findAccepted,
  findOffer,
} from "./matching.js";
export { type TolerantAmount, amountToMoney, moneyToAmount, parseAmountTolerant } from "./money.js";
export { isTestnet, networkName, parseNetwork } from "./network.js";
export { type Balance, Payer, type PayerDetails, type PayerKind, type AssetId } from "./payer.js";
export { PaymentPayload } from "./payment-payload.js";
export { PaymentRequired, type ResourceInfo, type Skipped } from "./payment-required.js";
export { PaymentRequirements } from "./payment-requirements.js";
export { Policy, type Rules } from "./policy.js";
export type { PrepareOptions, ServerDate, ValidAfter } from "./prepare-options.js";
export { Profile } from "./profile.js";
export { Purchase } from "./purchase.js";
export { type Reason, type ReasonClass, parseReason } from "./reason.js";
export type { Failed, Pending, Settled } from "./receipt.js";
export type { Found, Repair } from "./repair.js";
export { Request } from "./request.js";
export { SettleResponse } from "./settle-response.js";
export { Erc6492, type SignatureForm, personalMessageHash, recover, signatureForm } from "./signature.js";
export {
  normalizedSignature,
  signatureFromDer,
  signatureFromEip2098,
  signatureFromRs,
} from "./signature-forms.js";
export { SigningRequest, type SigningRequestData } from "./signing-request.js";
export type { Confirm, Deliver, Fail, Plan, PlanCounter, Reserve, Send, Sign, Step, Wait } from "./step.js";
export { Supported, type SupportedKind } from "./supported.js";
export {
  type Authorization,
  type AuthorizationIn,
  type AuthorizationKind,
  type CancelAuthorization,
  type Eip712Domain,
  TypedData,
  cancelDigest,
  cancelStructHash,
  cancelTypedData,
  digest,
  domainSeparator,
  structHash,
  typedData,
} from "./typed-data.js";
export { UnsignedPayment } from "./unsigned-payment.js";
export { type Malformed, type NeedsChain, type Rejected, type SignedByPayer, Verdict, type Wallet } from "./verdict.js";
export { type PayerCode, type VerifyOptions, payerCode } from "./verify-options.js";
export { type Invalid, type Valid, VerifyResponse } from "./verify-response.js";
