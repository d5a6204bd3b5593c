import type { AuthorityStatus, PeriodStatus } from "@council-returns/core/workflows/collection-status.ts";
import { countOf } from "./count-of.ts";
import { textTable } from "./text-table.ts";
import { windowLines } from "./window-lines.ts";
import { wrapIndented } from "./wrap-text.ts";

/** How a collection stands, a line a period; one period alone also with its window and every council that is not in. */
export function statusLines(periods: readonly PeriodStatus[], width: number): string[] {
  const [only, ...others] = periods;
  if (only === undefined) return ["Nothing has been sent yet."];
  if (others.length > 0) return periodLines(periods, width);
  const window = only.window === null ? [] : [...windowLines(only, width), ""];
  return [...window, ...periodLines(periods, width), ...whoLines(only, width)];
}

function periodLines(periods: readonly PeriodStatus[], width: number): string[] {
  const hasDue = periods.some(({ window }) => window !== null);
  const counts = ["Expected", "Accepted", "In error", "Late", "Missing"].map((title) => ({
    title,
    align: "right" as const,
  }));
  const due = hasDue ? [{ title: "Due" }, { title: "Closes" }] : [];
  const rows = periods.map(({ period, expected, accepted, inError, late, missing, window }) => [
    period,
    ...[expected, accepted, inError.length, late.length, missing.length].map(String),
    ...(hasDue ? [window?.due ?? "", window?.closes ?? ""] : []),
  ]);
  return textTable({ columns: [{ title: "Period" }, ...counts, ...due], rows }, width);
}

const IN_ERROR = [
  ["rejected", "faulty"],
  ["needs-explanation", "awaiting explanation"],
  ["awaiting-sign-off", "awaiting sign-off"],
  ["received", "not yet checked"],
] as const;

function whoLines({ inError, late, afterDue, missing }: PeriodStatus, width: number): string[] {
  const kinds = IN_ERROR.flatMap(([state, words]) =>
    group(
      `In error, ${words}`,
      inError.filter((one) => one.state === state),
      width,
    ),
  );
  return [
    ...kinds,
    ...group("Late (not counted)", late, width),
    ...group("In after the due day", afterDue, width),
    ...group("Missing", missing, width),
  ];
}

function group(heading: string, authorities: readonly AuthorityStatus[], width: number): string[] {
  if (authorities.length === 0) return [];
  return ["", `${heading}:`, ...wrapIndented(authorities.map(named).join(", "), 2, width)];
}

function named({ name, code, daysLate }: AuthorityStatus): string {
  return `${name} (${code})${daysLate === null ? "" : ` ${countOf(daysLate, "day")}`}`;
}
