import type { Collection } from "../collections/define-collection.ts";
import { findCollection } from "../collections/find-collection.ts";
import type { Finding } from "../findings/finding.ts";
import { finding } from "../findings/make-finding.ts";
import type { Workbook } from "../ingest/decode/workbook.ts";
import type { WorkbookMatch } from "../ingest/match/table-match.ts";
import { labelOf, type Period } from "../periods/period.ts";
import { type Stamp, templateStamp } from "../templates/template-stamp.ts";
import { periodFindings } from "./check-period.ts";

/** What a file's template is compared with. */
export interface TemplateAsked {
  readonly workbook: Workbook;
  readonly collection: Collection & { readonly edition: string };
  readonly period: Period;
  readonly match: WorkbookMatch;
}

/**
 * A finding where the file was made from the template of another collection, edition or period; the first of these that
 * differs. A file that was made from no template, or does not say so any more, has none, and that a template is of
 * another period is not said again where the file says so itself.
 */
export function templateFindings({ workbook, collection, period, match }: TemplateAsked): Finding[] {
  const stamp = templateStamp(workbook);
  if (stamp === undefined) return [];
  const place = { sheet: stamp.sheet, cell: stamp.cell };
  if (stamp.collection !== collection.id) {
    const found = findCollection(stamp.collection)?.title ?? stamp.collection;
    return [finding("other-template", place, { of: "collection", found, expected: collection.title })];
  }
  if (stamp.edition !== collection.edition) {
    const facts = {
      of: "edition",
      found: editionWords(stamp.edition),
      expected: editionWords(collection.edition),
    } as const;
    return [finding("other-template", place, facts, { severity: "query" })];
  }
  if (stamp.period === period.id || periodFindings(collection, match, period).length > 0) return [];
  const facts = { of: "period", found: periodWords(stamp, collection), expected: period.label } as const;
  return [finding("other-template", place, facts, { severity: "note" })];
}

/** An edition is known by the first period it holds for. */
function editionWords(edition: string): string {
  return edition === "first" ? "the first" : `from ${edition}`;
}

function periodWords({ period }: Stamp, collection: Collection): string {
  return labelOf(collection.period, period);
}
