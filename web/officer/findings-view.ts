import type { ShownCheck } from "@council-returns/core/workflows/check-before-sending.ts";
import type { FindingJson } from "@council-returns/core/workflows/check-json.ts";
import type { ReceiptFinding } from "@council-returns/core/workflows/receipt.ts";
import { html } from "hono/html";
import type { Html } from "../components/html.ts";
import { findingWords } from "../words/findings.ts";
import { extractTable } from "./extract-table.ts";
import { groupList } from "./group-list.ts";

/** A finding of a check, or of a receipt, where it also has a number and may be answered. */
export type ViewedFinding = FindingJson & Partial<Pick<ReceiptFinding, "number" | "since" | "waiver" | "explanation">>;

export interface ViewedFindings {
  readonly findings: readonly ViewedFinding[];
  readonly groups: ShownCheck["check"]["groups"];
  readonly extracts: ShownCheck["extracts"];
}

type Group = ViewedFindings["groups"][number];
type Section = "error" | "query" | "answered" | "note";

/** A group with its findings and extracts. */
export interface ViewedGroup extends Omit<Group, "findings"> {
  readonly findings: readonly ViewedFinding[];
  readonly extracts: ShownCheck["extracts"][number];
}

const SECTIONS: readonly Section[] = ["error", "query", "answered", "note"];

/**
 * Every finding as the sheet looks: what blocks first and, within that, in the order of work. The same in the browser, before
 * a file is sent, and on the server. Headings begin with `h2`.
 */
export function findingsView(viewed: ViewedFindings): Html {
  const groups = viewed.groups.map((group, at) => ({
    ...group,
    findings: group.findings.flatMap((place) => viewed.findings[place] ?? []),
    extracts: viewed.extracts[at] ?? [],
  }));
  if (groups.length === 0) return html`<p class="govuk-body">${findingWords.none}</p>`;
  const bySection = Map.groupBy(groups, sectionOf);
  return html`${SECTIONS.map((section) => sectionView(section, bySection.get(section) ?? []))}`;
}

/** A group is answered where all of it is. */
function sectionOf({ severity, findings }: ViewedGroup): Section {
  const answered = findings.every(({ waiver, explanation }) => waiver !== undefined || explanation !== undefined);
  return answered && findings.length > 0 ? "answered" : severity;
}

function sectionView(section: Section, groups: readonly ViewedGroup[]): Html {
  if (groups.length === 0) return html``;
  const count = groups.reduce((sum, group) => sum + group.count, 0);
  const byTodo = [...Map.groupBy(groups, ({ todo }) => todo)];
  return html`<section class="site-findings site-findings--${section}">
<h2 class="govuk-heading-m">${findingWords.headings[section]} (${count})</h2>
<p class="govuk-body">${findingWords.says[section]}</p>
${byTodo.map(([todo, some]) => html`<h3 class="govuk-heading-s">${todo}</h3>${some.map(groupView)}`)}
</section>`;
}

function groupView(group: ViewedGroup): Html {
  return html`<div class="site-finding">
<h4 class="site-finding__where">${group.where}</h4>
${groupList(group)}
${group.extracts.map(extractTable)}
</div>`;
}
