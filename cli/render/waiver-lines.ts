import type { Waiver } from "@council-returns/core/filing/waiver.ts";
import { wrapIndented } from "./wrap-text.ts";

/** Waivers, one below the other, with their ids to copy; `today` tells which have run out. */
export function waiverLines(waivers: readonly Waiver[], today: string, width: number): string[] {
  if (waivers.length === 0) return ["There are no waivers."];
  return waivers.flatMap(({ id, code, table, column, reason, approver, expires }, at) => {
    const where = [table, column].filter((part) => part !== undefined).join(".");
    const over = expires < today ? " (over)" : "";
    return [
      ...(at === 0 ? [] : [""]),
      ...wrapIndented(`${code} in ${where}, until ${expires}${over}`, 0, width),
      ...wrapIndented(`Granted by ${approver}: ${reason}`, 2, width),
      `  Id: ${id}`,
    ];
  });
}
