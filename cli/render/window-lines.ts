import type { PeriodStatus } from "@council-returns/core/workflows/collection-status.ts";
import type { ShownWindow, WindowDecision } from "@council-returns/core/workflows/show-window.ts";
import { dayWords, windowWords } from "@council-returns/core/workflows/window-words.ts";
import { factLines } from "./fact-lines.ts";
import { textTable } from "./text-table.ts";

/** When returns may come in: opening, due and closing day with what is left to them. */
export function windowLines(shown: Pick<PeriodStatus, "window" | "daysLeft">, width: number): string[] {
  const facts = windowFacts(shown);
  return facts.length === 0 ? [NO_WINDOW] : factLines(facts, width);
}

/** A window with its reminders and everything that was decided about it. */
export function shownWindowLines(shown: ShownWindow, width: number): string[] {
  const reminders = (shown.window?.reminders ?? []).map(dayWords).join("; ");
  const facts = [...windowFacts(shown), ["Reminders", reminders === "" ? "none" : reminders] as const];
  return [
    ...(shown.window === null ? [NO_WINDOW] : factLines(facts, width)),
    ...(shown.decisions.length === 0 ? [] : ["", ...decisionLines(shown.decisions, width)]),
  ];
}

const NO_WINDOW = "No window is set: whatever comes counts.";

function windowFacts({ window, daysLeft }: Pick<PeriodStatus, "window" | "daysLeft">): (readonly [string, string])[] {
  if (window === null || daysLeft === null) return [];
  const { opens, due, closes } = windowWords(window, daysLeft);
  return [
    ["Opens", opens],
    ["Due", due],
    ["Closes", closes],
  ];
}

const WHAT = { window: "window set", reopened: "reopened", closed: "closed again" } as const;

function decisionLines(decisions: readonly WindowDecision[], width: number): string[] {
  return textTable(
    {
      columns: [{ title: "When" }, { title: "What" }, { title: "For" }, { title: "By" }, { title: "Reason" }],
      rows: decisions.map(({ at, event, authority, by, reason }) => [
        at.slice(0, 16).replace("T", " "),
        WHAT[event],
        authority ?? "all",
        by,
        reason ?? "",
      ]),
    },
    width,
  );
}
