import { read, utils } from "@e965/xlsx";
import type { Collection } from "../../../packages/core/src/collections/define-collection.ts";
import { collectionAt } from "../../../packages/core/src/collections/define-collection.ts";
import type { Period } from "../../../packages/core/src/periods/period.ts";
import { templateWorkbook } from "../../../packages/core/src/templates/template-workbook.ts";
import type { AboveLine, BookPlan, TablePlan } from "./book-plan.ts";
import type { Filled, FilledTable } from "./filled.ts";

type Line = readonly (string | null)[];

/** The sheets to fill in, in the order of the tables: names, and lines down to the header. */
export type Template = readonly { readonly sheet: string; readonly lines: readonly Line[] }[];

/** Writes the template of a collection for a period, council left open, and reads it as a person opens it. */
export function openTemplate(collection: Collection, period: Period): Template {
  const book = read(templateWorkbook({ collection: collectionAt(collection, period.id), period }));
  return Object.keys(collection.tables).map((_, index) => {
    const sheet = book.SheetNames[index + 1] ?? "";
    const lines = utils.sheet_to_json<Line>(book.Sheets[sheet] ?? {}, { header: 1, defval: null });
    return { sheet, lines: lines.map((line) => line.slice(0, line.findLastIndex((entry) => entry !== null) + 1)) };
  });
}

/** The plan of a return entered into a template, council included, and sent as what it is. */
export function planReturn(filled: Filled, template: Template): BookPlan {
  const { collection, period, authority, before } = filled;
  return {
    collection,
    period,
    authority,
    tables: filled.tables.map((table, index) => {
      const { sheet = "", lines = [] } = template[index] ?? {};
      return planTable(table, sheet, { lines, filled });
    }),
    before,
    sent: { period: period.id, authority: authority?.code },
    csv: undefined,
    isOnOneSheet: false,
    numbers: "plain",
    dates: "date cell",
  };
}

function planTable(
  table: FilledTable,
  sheet: string,
  { lines, filled }: { readonly lines: readonly Line[]; readonly filled: Filled },
): TablePlan {
  const columns = Object.entries(table.definition.columns);
  const header = lines.findIndex((line) => columns.every(([, { headers }], place) => line[place] === headers[0]));
  if (header < 0) throw new RangeError(`The template has no header for ${table.id}`);
  return {
    id: table.id,
    definition: table.definition,
    sheet,
    visibility: "visible",
    above: lines.slice(0, header).map((line) => aboveLine(line, table.definition.title, filled)),
    slots: columns.map(([column, { headers }]) => ({ kind: "column", column, header: headers[0] ?? column })),
    gap: 0,
    rows: table.rows,
    total: undefined,
    below: [],
    entries: new Map(),
    marks: new Map(),
  };
}

function aboveLine(line: Line, title: string, { collection, period, authority }: Filled): AboveLine {
  const [label = null] = line;
  const isCouncil = authority !== undefined && label !== null && label === collection.labels?.authority?.[0];
  if (isCouncil) return { kind: "authority", entries: [label, authority.name] };
  if (line.length === 1 && label === title) return { kind: "title", entries: line };
  return { kind: line.at(-1) === period.label ? "period" : "other", entries: line };
}
