import type { Workbook } from "../decode/workbook.ts";
import { bodyRows, type HeaderBelow } from "./body-rows.ts";
import { bodyTable } from "./body-table.ts";
import type { Candidate } from "./choose-places.ts";
import { findPlaces, type Place } from "./find-places.ts";
import type { MatchContext } from "./match-context.ts";
import { titleCells, whichPeriod, whoseTitle } from "./place-titles.ts";
import { scanHeaders } from "./scan-headers.ts";

/** Every place in a workbook where a table of the collection may be, with its rows. */
export function findCandidates(workbook: Workbook, context: MatchContext): Candidate[] {
  return workbook.sheets.flatMap((sheet, sheetIndex) => {
    const hits = scanHeaders(sheet, context.index);
    const places = [...hits].flatMap(([table, rows]) => findPlaces({ sheet, sheetIndex }, table, rows, context));
    const read = readPlaces(places, context);
    const blocks = read.map(({ place, bodyRows: body, totalRows }) => ({
      top: place.block.top,
      bottom: Math.max(place.block.bottom, body.at(-1) ?? 0, totalRows.at(-1) ?? 0),
    }));
    return read.map((candidate) => {
      const cells = titleCells(candidate.place, blocks);
      const title = whoseTitle(candidate.place, cells, context);
      const titles = cells.map(({ text }) => text);
      return { ...candidate, titles, title, period: whichPeriod(candidate.place, cells, context) };
    });
  });
}

type Read = Omit<Candidate, "titles" | "title" | "period">;

/** The rows of each place, those first whose header is first; a header that is a page break in another's rows is no place. */
function readPlaces(places: readonly Place[], context: MatchContext): Read[] {
  const pageBreaks = new Set<Place>();
  return [...places]
    .sort((a, b) => a.block.top - b.block.top)
    .flatMap((place): Read[] => {
      const table = context.collection.tables[place.table];
      if (table === undefined || pageBreaks.has(place)) return [];
      const read = { place, ...bodyRows(bodyTable(place, table, context), headersBelow(place, places)) };
      for (const other of brokenInto(read, places)) pageBreaks.add(other);
      return [read];
    });
}

function headersBelow(place: Place, places: readonly Place[]): HeaderBelow[] {
  return places.flatMap((other): HeaderBelow[] => {
    const { top, bottom } = other.block;
    const apart = other.left > place.right || other.right < place.left;
    return top <= place.block.bottom || apart ? [] : [{ top, bottom, isSame: isSameTable(place, other) }];
  });
}

function isSameTable(one: Place, other: Place): boolean {
  if (one.table !== other.table || one.edges.length !== other.edges.length) return false;
  return one.edges.every(({ column, header }) =>
    other.edges.some((edge) => edge.column === column && edge.header.index === header.index),
  );
}

/** Places whose header came again inside the rows of another: page breaks, not tables of their own. */
function brokenInto({ place, bodyRows: body, totalRows }: Read, places: readonly Place[]): Place[] {
  const last = Math.max(body.at(-1) ?? 0, totalRows.at(-1) ?? 0);
  return places.filter(
    (other) =>
      other !== place && isSameTable(place, other) && other.block.top > place.block.bottom && other.block.top < last,
  );
}
