import { type Collection, collectionAt } from "../collections/define-collection.ts";
import type { Finding } from "../findings/finding.ts";
import { finding } from "../findings/make-finding.ts";
import type { Sheet, Workbook } from "../ingest/decode/workbook.ts";
import { matchWorkbook } from "../ingest/match/match-workbook.ts";
import type { WorkbookMatch } from "../ingest/match/table-match.ts";
import type { Period } from "../periods/period.ts";
import { recognisePeriods } from "../periods/recognise.ts";
import { InputError } from "./input-error.ts";
import { knownPeriod } from "./known.ts";

/** Rows from the top of a sheet in which a title would say what period it is about. */
const TITLE_ROWS = 12;

/**
 * The period a check is for: the one asked for, or the only one the file's titles state, or its form's label.
 * Throws `InputError` where none was asked for and the file states none, or several.
 */
export function choosePeriod(collection: Collection, asked: string | undefined, workbook: Workbook): Period {
  if (asked !== undefined) return knownPeriod(collection, asked);
  const stated = new Map(
    workbook.sheets
      .filter(({ visibility }) => visibility === "visible")
      .flatMap((sheet) => titles(sheet).flatMap((text) => recognisePeriods(collection.period, text)))
      .map((period) => [period.id, period] as const),
  );
  const [only, ...others] = stated.values();
  if (only !== undefined && others.length === 0) return only;
  const labelled = only === undefined ? undefined : labelledPeriod(collection, workbook, only);
  if (labelled !== undefined) return labelled;
  const found = [...stated.keys()].join(", ");
  const reason = only === undefined ? "The file does not say which period it is about" : `The file names ${found}`;
  throw new InputError(`${reason}. Say which with --period.`);
}

/** Where a file names several, such as the day it was signed, the one that stands by the form's own label. */
function labelledPeriod(collection: Collection, workbook: Workbook, any: Period): Period | undefined {
  const { period } = matchWorkbook(workbook, collectionAt(collection, any.id), any);
  const [found, ...others] = period === undefined ? [] : recognisePeriods(collection.period, period.text);
  return others.length === 0 ? found : undefined;
}

/** A finding where the file says it is about another period than the one it was sent for. */
export function periodFindings(collection: Collection, match: WorkbookMatch, period: Period): Finding[] {
  const { period: statement } = match;
  if (statement === undefined) return [];
  const stated = recognisePeriods(collection.period, statement.text);
  if (stated.length === 0 || stated.some(({ id }) => id === period.id)) return [];
  const facts = { found: stated.map(({ label }) => label).join(", "), expected: period.label };
  const place = { sheet: statement.sheet, cell: statement.cell };
  return [finding("wrong-period", place, facts, { value: statement.text })];
}

function titles(sheet: Sheet): string[] {
  const rows = sheet.rows.slice(0, TITLE_ROWS).flatMap((row) => row ?? []);
  return rows.flatMap((cell) => (cell === undefined ? [] : [cell.kind === "date" ? String(cell.value) : cell.shown]));
}
