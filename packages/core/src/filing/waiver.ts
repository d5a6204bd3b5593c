/** Leave for one authority not to meet one rule, until a day. */
export interface Waiver {
  readonly id: string;
  /** Code of the finding that no longer blocks. */
  readonly code: string;
  readonly table?: string;
  /** Column it is given for; every column where there is none. */
  readonly column?: string;
  readonly reason: string;
  readonly approver: string;
  /** First and last day it holds, both included. */
  readonly from: string;
  readonly expires: string;
}

/** True where a waiver holds on a day (`2026-04-01`) for a finding of this code and place. */
export function waives(
  waiver: Waiver,
  { code, table, column }: { readonly code: string; readonly table?: string; readonly column?: string },
  day: string,
): boolean {
  return (
    waiver.code === code &&
    (waiver.table === undefined || waiver.table === table) &&
    (waiver.column === undefined || waiver.column === column) &&
    waiver.from <= day &&
    day <= waiver.expires
  );
}
