// What values look like in a case.

import type { ErrorInfo, PaymentRequirements, Repair, SettleResponse, Verdict } from "x402-kernel";

export function some<T extends object, K extends keyof T>(value: T, ...names: K[]): Partial<Pick<T, K>> {
  const present = names.filter((name) => value[name] !== undefined).map((name) => [name, value[name]]);
  return Object.fromEntries(present);
}

export function kinds(repairs: readonly Repair[]): string[] {
  return repairs.map((repair) => repair.kind);
}

export function repairs(made: readonly Repair[]): unknown[] {
  return made.map(({ kind, at }) => ({ kind, at }));
}

export function placed({ index, error }: { index: number; error: ErrorInfo }): unknown {
  return { index, code: error.code, at: error.at };
}

export function offer(entry: PaymentRequirements): object {
  const amounts = some(entry, "version", "index", "network", "amount", "asset", "payTo", "maxTimeoutSeconds");
  const misshapen = entry.repairs.length > 0 && { repairs: repairs(entry.repairs) };
  return { ...amounts, ...some(entry, "extra", "price", "json"), ...misshapen };
}

export function fault(error: ErrorInfo): unknown {
  return some(error, "kind", "code", "reason", "at");
}

export function settlement(receipt: SettleResponse): unknown {
  const { status, transaction, reason }: { status: string; transaction?: string; reason?: string } = receipt;
  return some({ status, transaction, reason }, "status", "transaction", "reason");
}

/** All that a receipt says. */
export function receipt({ header: _, json: __, ...said }: SettleResponse): unknown {
  return said;
}

export function written(response: SettleResponse): unknown {
  return some(response, "json", "header");
}

export function verified(verdict: Verdict): unknown {
  return "error" in verdict ? { ...verdict, error: fault(verdict.error) } : verdict;
}
