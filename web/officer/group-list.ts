import { html } from "hono/html";
import type { Html } from "../components/html.ts";
import { details, tag } from "../components/messages.ts";
import { findingWords } from "../words/findings.ts";
import type { ViewedFinding, ViewedGroup } from "./findings-view.ts";

/** Told in full before the rest is folded up. */
const TOLD = 3;

/** What was found and what would do, for each finding of a group; the first few at once, every one below. */
export function groupList({ findings }: ViewedGroup): Html {
  const [first] = findings;
  if (first === undefined) return html``;
  const sameFix = findings.every(({ fix }) => fix === first.fix);
  const told = findings.slice(0, TOLD).map((one) => item(one, !sameFix));
  const rest = findings.length <= TOLD ? html`` : everyOne(findings);
  return html`<ul class="govuk-list">${told}</ul>${sameFix && isOpen(first) ? html`<p class="site-finding__fix">${first.fix}</p>` : ""}${rest}`;
}

function item(finding: ViewedFinding, withFix: boolean): Html {
  return html`<li>${sinceTag(finding)}${finding.message}${withFix && isOpen(finding) ? html` <span class="site-finding__fix-in">${finding.fix}</span>` : ""}${answerOf(finding)}</li>`;
}

function everyOne(findings: readonly ViewedFinding[]): Html {
  const rows = findings.map(
    (finding) => html`<li><strong>${placeOf(finding)}</strong> ${sinceTag(finding)}${finding.message}</li>`,
  );
  return details(findingWords.everyOne(findings.length), html`<ul class="govuk-list site-finding__all">${rows}</ul>`);
}

function sinceTag({ since }: ViewedFinding): Html {
  if (since === undefined) return html``;
  return html`${tag(findingWords.since[since], since === "new" ? "blue" : "grey")} `;
}

function isOpen({ waiver, explanation }: ViewedFinding): boolean {
  return waiver === undefined && explanation === undefined;
}

function answerOf({ waiver, explanation }: ViewedFinding): Html {
  if (waiver !== undefined) {
    return html`<br>${findingWords.waived(waiver.expires, waiver.approver, waiver.reason)}`;
  }
  if (explanation === undefined) return html``;
  return html`<br>${findingWords.explained(explanation.by, explanation.period, explanation.text)}`;
}

/** Where a finding is, in words: `People!C5`. */
export function placeOf({ sheet, cell, row }: Pick<ViewedFinding, "sheet" | "cell" | "row">): string {
  if (cell !== null) return sheet === null || sheet === "" ? cell : `${sheet}!${cell}`;
  if (row !== null) return findingWords.row(sheet ?? "", row);
  return sheet === null || sheet === "" ? findingWords.wholeFile : findingWords.sheet(sheet);
}
