import type { Waiver } from "@council-returns/core/filing/waiver.ts";
import { textTable } from "./text-table.ts";

/** Waivers, a row each; `today` tells which have run out. */
export function waiverLines(waivers: readonly Waiver[], today: string, width: number): string[] {
  if (waivers.length === 0) return ["There are no waivers."];
  const titles = ["Rule", "Where", "Until", "Granted by", "Reason", "Id"];
  const rows = waivers.map(({ id, code, table, column, reason, approver, expires }) => [
    code,
    [table, column].filter((part) => part !== undefined).join("."),
    expires < today ? `${expires} (over)` : expires,
    approver,
    reason,
    id,
  ]);
  return textTable({ columns: titles.map((title) => ({ title })), rows }, width);
}
