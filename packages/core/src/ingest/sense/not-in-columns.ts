import type { Table } from "../../collections/define-collection.ts";
import type { Finding } from "../../findings/finding.ts";
import { finding } from "../../findings/make-finding.ts";
import { cellAddress } from "../decode/address.ts";
import type { Sheet } from "../decode/workbook.ts";
import { readHeader } from "../match/header-text.ts";
import { cellText, isBlank } from "../match/sheet-cells.ts";
import type { Cause } from "./cause.ts";
import type { ReturnToSense } from "./return-to-sense.ts";

/** Headers stand in so many rows at the top of a sheet, and are no longer than this together. */
const ROWS = 200;
const LONGEST = 4000;
/** What stands between headers that stand in one cell: spaces that line them up, a sign, or quotation marks round each. */
const BETWEEN = /\s{2,}|[\t,;|~^]+|"\s+"/;
/** How much of it is shown. */
const SHOWN = 80;

/**
 * A table is on no sheet because its rows stand in one cell each: columns that are lined up by spaces, separated by a sign that is
 * not read as one, or pasted into one column. One cause, with what would do.
 */
export function notInColumns({ workbook, collection, found }: ReturnToSense): Cause[] {
  const missing = new Set(found.flatMap(({ code, place }) => (code === "no-table" ? [place.table] : [])));
  return Object.entries(collection.tables).flatMap(([id, table]): Cause[] => {
    const asked = missing.has(id) ? headersAsked(table) : [];
    if (asked.length < 2) return [];
    for (const sheet of workbook.sheets) {
      const place = headersInOneCell(sheet, asked);
      if (place === undefined) continue;
      const facts = { title: table.title, found: place.text.slice(0, SHOWN) };
      const explains = ({ code, place: { table: other } }: Finding) => code === "no-table" && other === id;
      return [
        { finding: finding("not-in-columns", { sheet: sheet.name, cell: place.cell, table: id }, facts), explains },
      ];
    }
    return [];
  });
}

/** Of each column asked for, how it may be headed. */
function headersAsked({ columns, optional }: Table): ReadonlySet<string>[] {
  if (optional === true) return [];
  return Object.values(columns).flatMap(({ required, headers }) =>
    required === false ? [] : [new Set(headers.map((header) => readHeader(header).loose))],
  );
}

function headersInOneCell({ rows }: Sheet, asked: readonly ReadonlySet<string>[]) {
  for (const [row, cells] of rows.slice(0, ROWS).entries()) {
    const [only, ...others] = [...(cells ?? []).entries()].filter(([, cell]) => !isBlank(cell));
    if (only === undefined || others.length > 0) continue;
    const text = cellText(only[1]);
    if (text.length > LONGEST || !BETWEEN.test(text)) continue;
    const parts = new Set(text.split(BETWEEN).map((part) => readHeader(part.replaceAll('"', "")).loose));
    if (asked.every((headers) => !headers.isDisjointFrom(parts))) return { cell: cellAddress(row, only[0]), text };
  }
  return undefined;
}
