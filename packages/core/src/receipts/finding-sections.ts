import { type Html, html } from "./html.ts";

/** A finding as far as it is shown. */
export interface ShownFinding {
  /** What people call it by, on this receipt. */
  readonly number: number;
  readonly severity: "error" | "query" | "note";
  readonly sheet: string | null;
  readonly cell: string | null;
  readonly row: number | null;
  readonly message: string;
  readonly fix: string;
  readonly since?: "still" | "new" | undefined;
  readonly waiver?: { readonly reason: string; readonly approver: string; readonly expires: string } | undefined;
  readonly explanation?: { readonly text: string; readonly by: string; readonly period: string } | undefined;
}

type Section = ShownFinding["severity"] | "answered";

const HEADINGS: readonly (readonly [Section, string])[] = [
  ["error", "To put right"],
  ["query", "To explain"],
  ["answered", "Waived or explained already"],
  ["note", "For information"],
];

/**
 * Every finding, the ones to act on first, each under its number with its place, what was found and what would do;
 * one that is waived or explained asks nothing more.
 */
export function findingSections(findings: readonly ShownFinding[]): Html {
  const bySection = Map.groupBy(findings, sectionOf);
  const sections = HEADINGS.map(([section, heading]) => {
    const some = bySection.get(section) ?? [];
    if (some.length === 0) return html``;
    return html`<section class="${section}"><h2>${heading} (${some.length})</h2><ol>${some.map(item)}</ol></section>`;
  });
  return html`${sections}`;
}

/** What is gone since the last try, where there was one. */
export function fixedSection(fixed: readonly ShownFinding[]): Html {
  if (fixed.length === 0) return html``;
  const items = fixed.map((finding) => html`<li><strong>${placeOf(finding)}</strong> ${finding.message}</li>`);
  return html`<section class="fixed"><h2>Fixed since your last try (${fixed.length})</h2><ul>${items}</ul></section>`;
}

function sectionOf({ severity, waiver, explanation }: ShownFinding): Section {
  return waiver === undefined && explanation === undefined ? severity : "answered";
}

function item(finding: ShownFinding): Html {
  return html`<li value="${finding.number}"><p class="place">${placeOf(finding)}${finding.since === "new" ? html` <span class="tag">new</span>` : html``}</p>
<p>${finding.message}</p>
${answerOf(finding)}</li>
`;
}

function answerOf({ fix, waiver, explanation }: ShownFinding): Html {
  if (waiver !== undefined) {
    return html`<p class="answer">Waived until ${waiver.expires} by ${waiver.approver}: ${waiver.reason}</p>`;
  }
  if (explanation !== undefined) {
    return html`<p class="answer">Explained by ${explanation.by} for ${explanation.period}: ${explanation.text}</p>`;
  }
  return html`<p class="fix">${fix}</p>`;
}

function placeOf({ sheet, cell, row }: ShownFinding): string {
  const on = sheet === null || sheet === "" ? "" : `${sheet}: `;
  if (cell !== null) return `${on}${cell}`;
  if (row !== null) return `${on}row ${row}`;
  return on === "" ? "The whole file" : `Sheet ${sheet}`;
}
