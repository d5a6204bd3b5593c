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

/**
 * A finding for each period but the one it was sent for that the file says it is about, or a table of it; a
 * query where only the title of a table says so, in which another year may be named for some other reason.
 */
export function periodFindings(collection: Collection, match: WorkbookMatch, period: Period): Finding[] {
  const stated = [...(match.period === undefined ? [] : [match.period]), ...match.tablePeriods].map((statement) => {
    return { statement, severity: undefined };
  });
  const titles = match.titlePeriods.map((statement) => ({ statement, severity: "query" as const }));
  const others = [...stated, ...titles].flatMap(({ statement, severity }) => {
    const named = recognisePeriods(collection.period, statement.text);
    if (named.length === 0 || named.some(({ id }) => id === period.id)) return [];
    return [{ statement, severity, found: named.map(({ label }) => label).join(", ") }];
  });
  return [...Map.groupBy(others, ({ found }) => found)].flatMap(([found, [first]]) => {
    if (first === undefined) return [];
    const { sheet, cell, text } = first.statement;
    const extra = { value: text, severity: first.severity };
    return [finding("wrong-period", { sheet, cell }, { found, expected: period.label }, extra)];
  });
}

/**
 * The period that councils and dates of a file are read for: the one it clearly says it is about, else the
 * one it was sent for. A file of another period is wrong in that alone.
 */
export function periodAsStated(collection: Collection, match: WorkbookMatch, period: Period): Period {
  const stated = match.period === undefined ? [] : recognisePeriods(collection.period, match.period.text);
  const [only, ...more] = stated;
  return only === undefined || more.length > 0 ? period : only;
}

function titles(sheet: Sheet): string[] {
  const rows = sheet.rows.slice(0, TITLE_ROWS).flatMap((row) => row ?? []);
  return rows.flatMap((cell) => (cell === undefined ? [] : [cell.kind === "date" ? String(cell.value) : cell.shown]));
}
