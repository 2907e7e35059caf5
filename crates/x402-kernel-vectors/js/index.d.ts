/** A JSON value. */
export type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

/** An error that a case expects. */
export interface VectorError {
  /** The stable code. */
  code: string;
  /** A JSON pointer into the message. */
  at: string;
}

/** The result of an operation: exactly one of `output` and `error`. */
export interface Found {
  /** A value. */
  output?: { [name: string]: Json };
  /** An error. */
  error?: VectorError;
}

/** One case. It has exactly one of `output` and `error`. */
export interface Case extends Found {
  /** The permanent id. */
  id: string;
  /** What the case shows. */
  comment?: string;
  /** The sources that agree with the case. */
  from: string[];
  /** The reason for our decision, in a `policy` case. */
  why?: string;
  /** The name of a note of the file. */
  note?: string;
  /** What goes in. */
  input: { [name: string]: Json };
}

/** The cases of one operation. */
export interface VectorFile {
  /** The operation's name, as in `operations()`. */
  op: string;
  /** What the operation does. */
  about: string;
  /** Where the rule is written. */
  spec: string[];
  /** The oracles, with their versions. */
  sources?: string[];
  /** Remarks that cases refer to by name. */
  notes?: { [name: string]: string };
  /** The cases. */
  cases: Case[];
}

/** An operation: its input and its output, in words. */
export interface Operation {
  /** What goes in. */
  input: string;
  /** What comes out. */
  output: string;
}

/** Every stable code and word, with its meaning. */
export interface Codes {
  /** Error codes. */
  errors: { [code: string]: Json };
  /** Repairs. */
  repairs: { [kind: string]: Json };
  /** Open questions: what only the chain can tell. */
  open: { [question: string]: Json };
  /** The reasons of x402 on the wire. */
  reasons: { [reason: string]: Json };
}

/** The folder of the files. */
export const folder: URL;

/** Reads every vector file. */
export function files(): VectorFile[];

/**
 * Reads the vector file of an operation.
 *
 * @param op its name, such as `amount/parse`
 * @throws RangeError if there is no such operation
 */
export function file(op: string): VectorFile;

/** Returns the text of every vector file, by operation. */
export function texts(): Map<string, string>;

/** Returns every operation, by name. */
export function operations(): { [op: string]: Operation };

/** Returns the JSON schema of a vector file. */
export function schema(): { [name: string]: Json };

/** Returns every error code, repair, open question and wire reason. */
export function codes(): Codes;

/** Returns messages of real servers and the specification's examples, by file name. */
export function messages(): Map<string, string>;

/**
 * Returns whether a result is the expected one. Values are compared as JSON: the order of members does not matter.
 *
 * @param vector the case
 * @param found the result of your implementation
 */
export function holds(vector: Case, found: Found): boolean;
