import { type Html, html } from "./html.ts";

/** A finding as far as it is shown. */
export interface ShownFinding {
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

const HEADINGS = [
  ["error", "To put right"],
  ["query", "To explain"],
  ["note", "For information"],
] as const;

/** Every finding, the ones to act on first, each with its place, what was found and what would do. */
export function findingSections(findings: readonly ShownFinding[]): Html {
  const sections = HEADINGS.map(([severity, heading]) => {
    const some = findings.filter((finding) => finding.severity === severity);
    if (some.length === 0) return html``;
    return html`<section class="${severity}"><h2>${heading} (${some.length})</h2><ol>${some.map(item)}</ol></section>`;
  });
  return html`${sections}`;
}

function item(finding: ShownFinding): Html {
  return html`<li><p class="place">${placeOf(finding)}${finding.since === "new" ? html` <span class="tag">new</span>` : html``}</p>
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
