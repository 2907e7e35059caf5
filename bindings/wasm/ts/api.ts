export { Code, Open, Reasons, RepairKind } from "./codes.js";
export { type ErrorInfo, type ErrorKind, X402Error } from "./error.js";
export * from "./generated/api.js";
export { Handle } from "./handle.js";
export type { HttpHeaders } from "./headers.js";
export type { Exchange } from "./outcome.js";
export type { PayerDetails } from "./payer.js";
export type { Rules } from "./policy.js";
export type { SigningRequestData } from "./signing-request.js";
