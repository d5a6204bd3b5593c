import { read, utils } from "@e965/xlsx";
import { collectionAt } from "../../../packages/core/src/collections/define-collection.ts";
import { templateWorkbook } from "../../../packages/core/src/templates/template-workbook.ts";
import type { AboveLine, BookPlan, TablePlan } from "./book-plan.ts";
import type { Filled, FilledTable } from "./filled.ts";

type Line = readonly (string | null)[];

/** The plan of a return entered into the template made for its sender and period, and sent as what it is. */
export function planReturn(filled: Filled): BookPlan {
  const { collection, period, authority, before } = filled;
  const template = read(templateWorkbook(collectionAt(collection, period.id), period, authority));
  const tables = filled.tables.map((table, index) => {
    const sheet = template.SheetNames[index + 1] ?? "";
    const lines = utils.sheet_to_json<Line>(template.Sheets[sheet] ?? {}, { header: 1, defval: null });
    return planTable(table, sheet, lines, filled);
  });
  return {
    collection,
    period,
    authority,
    tables,
    before,
    sent: { period: period.id, authority: authority?.code },
    csv: undefined,
    isOnOneSheet: false,
    numbers: "plain",
    dates: "date cell",
  };
}

function planTable(table: FilledTable, sheet: string, lines: readonly Line[], { collection }: Filled): TablePlan {
  const columns = Object.entries(table.definition.columns);
  const header = lines.findIndex((line) => columns.every(([, { headers }], place) => line[place] === headers[0]));
  if (header < 0) throw new RangeError(`The template has no header for ${table.id}`);
  const { authority = [], period = [] } = collection.labels ?? {};
  const above = lines.slice(0, header).map((entries): AboveLine => {
    const [label] = entries;
    if (label === authority[0]) return { kind: "authority", entries };
    return { kind: label === period[0] || isLast(entries, filledAbove(lines, header)) ? "period" : "other", entries };
  });
  return {
    id: table.id,
    definition: table.definition,
    sheet,
    visibility: "visible",
    above,
    slots: columns.map(([column, { headers }]) => ({ kind: "column", column, header: headers[0] ?? column })),
    gap: 0,
    rows: table.rows,
    total: undefined,
    below: [],
    entries: new Map(),
    marks: new Map(),
  };
}

function filledAbove(lines: readonly Line[], header: number): readonly Line[] {
  return lines.slice(0, header).filter((line) => line.some((entry) => entry !== null));
}

/** The period is the last thing a template says above a header, with a label or without. */
function isLast(line: Line, filled: readonly Line[]): boolean {
  return filled.at(-1) === line;
}
