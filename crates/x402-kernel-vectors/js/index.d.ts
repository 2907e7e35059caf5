/** What JSON can say. */
export type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

/** An error that a case expects. */
export interface VectorError {
  /** The stable code. */
  code: string;
  /** The place: a JSON pointer into the message. */
  at: string;
}

/** What an operation gave: one of the two. */
export interface Found {
  /** A value. */
  output?: { [name: string]: Json };
  /** An error. */
  error?: VectorError;
}

/** One case. Exactly one of `output` and `error` is there. */
export interface Case extends Found {
  /** Permanent. */
  id: string;
  /** What it shows. */
  comment?: string;
  /** Who says so. */
  from: string[];
  /** Why we decided so, where it was us. */
  why?: string;
  /** The name of a note of the file. */
  note?: string;
  /** What goes in. */
  input: { [name: string]: Json };
}

/** A file of cases of one operation. */
export interface VectorFile {
  /** The operation, as `operations()` has it. */
  op: string;
  /** What the operation does. */
  about: string;
  /** Where the rule comes from. */
  spec: string[];
  /** The oracles, with their versions. */
  sources?: string[];
  /** Remarks that cases refer to by name. */
  notes?: { [name: string]: string };
  /** The cases. */
  cases: Case[];
}

/** An operation: what its input and its output are, in words. */
export interface Operation {
  /** What goes in. */
  input: string;
  /** What comes out. */
  output: string;
}

/** Every stable text, and what it means. */
export interface Codes {
  /** Error codes. */
  errors: { [code: string]: Json };
  /** Repairs. */
  repairs: { [kind: string]: Json };
  /** What only the chain can tell. */
  open: { [question: string]: Json };
  /** What x402 calls its reasons on the wire. */
  reasons: { [reason: string]: Json };
}

/** Where the files are. */
export const folder: URL;

/** Every vector file, read. */
export function files(): VectorFile[];

/**
 * The vector file of an operation.
 *
 * @param op its name, such as `amount/parse`
 * @throws RangeError if there is no such operation
 */
export function file(op: string): VectorFile;

/** Every vector file as it is, by operation. */
export function texts(): Map<string, string>;

/** Every operation. */
export function operations(): { [op: string]: Operation };

/** The JSON schema of a vector file. */
export function schema(): { [name: string]: Json };

/** Every error code, repair, open question and wire reason. */
export function codes(): Codes;

/** What real servers sent, and the specification's examples, by file name. */
export function messages(): Map<string, string>;

/**
 * Whether an answer is what the case expects. Values are compared as JSON: the order of members does not matter.
 *
 * @param vector the case
 * @param found what your implementation gave
 */
export function holds(vector: Case, found: Found): boolean;
