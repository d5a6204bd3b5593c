import { catalogue } from "./catalogue.ts";
import type { CatalogueEntry } from "./catalogue-entry.ts";
import { exampleNames, examples } from "./examples.ts";
import type { FindingCode, FindingOf } from "./finding.ts";
import { finding } from "./make-finding.ts";
import { describeFinding } from "./messages.ts";

const INTRODUCTION = `# Findings

What a check may say about a return. This page is made from the catalogue and the words themselves.

An **error** blocks the return. A **query** lets it in and asks for an explanation. A **note** informs.
A finding has a code, a severity, a place (sheet, cell, row, column) and facts; the words below are made from those, so
programs should act on the code and never on the words. A collection may give a check another severity than the one
shown here.`;

const SEVERITY = { error: "Error", query: "Query", note: "Note" } as const;

/** The page that documents every finding, as Markdown, with one example of each in the words a council reads. */
export function findingsPage(): string {
  const entries = Object.entries(catalogue) as [FindingCode, CatalogueEntry][];
  const groups = Map.groupBy(entries, ([, entry]) => entry.group);
  const sections = [...groups].map(
    ([group, members]) => `## ${group}\n\n${members.map(([code, entry]) => section(code, entry)).join("\n\n")}`,
  );
  return `${[INTRODUCTION, ...sections].join("\n\n")}\n`;
}

/** The example of a code as a finding. */
export function exampleFinding<C extends FindingCode>(code: C): FindingOf<C> {
  const { place, facts, value } = examples[code];
  return finding(code, place, facts, { value });
}

function section(code: FindingCode, { severity, meaning }: CatalogueEntry): string {
  const { message, fix } = describeFinding(exampleFinding(code), exampleNames);
  return `### \`${code}\`\n\n${SEVERITY[severity]}. ${meaning}\n\n> ${message}\n>\n> ${fix}`;
}
