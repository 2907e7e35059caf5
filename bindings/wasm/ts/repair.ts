import type { RepairKind } from "./codes.js";
import type { ErrorInfo } from "./error.js";

/** A repair that was made to read a message: it has one meaning, and is not as x402 writes it. */
export interface Repair {
  /** What was repaired; the constants are in {@link RepairKind}. */
  readonly kind: RepairKind;
  /** A JSON pointer (RFC 6901) into the message; empty for the whole of it. */
  readonly at: string;
  /** The error it got round, if one was the cause. */
  readonly cause?: ErrorInfo;
}

/** Where a message was found: handed over as JSON text, in a header, or in a body. */
export type Found = "text" | "header" | "body";
