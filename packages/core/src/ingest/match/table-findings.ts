import type { Collection } from "../../collections/define-collection.ts";
import type { Finding } from "../../findings/finding.ts";
import { finding } from "../../findings/make-finding.ts";
import { cellName } from "../../findings/place-words.ts";
import type { Sheet } from "../decode/workbook.ts";
import { labelFindings } from "./by-labels/label-findings.ts";
import type { Candidate } from "./choose-places.ts";
import type { Edge } from "./column-edges.ts";
import { findTitle } from "./find-title.ts";
import type { Taken } from "./join-sheets.ts";
import { keySourceNotes } from "./key-source.ts";
import type { MatchContext } from "./match-context.ts";
import { tableRange } from "./place-extent.ts";
import { otherRowsNote } from "./rows-of-period.ts";

/** What is wrong with a table and its columns, apart from its values. A table that may be left out may be left empty. */
export function tableFindings(table: string, { pieces, equals, findings }: Taken, context: MatchContext): Finding[] {
  const { collection } = context;
  const { title = table, optional = false, keyless = false } = collection.tables[table] ?? {};
  const [first] = pieces;
  if (first === undefined || (optional && pieces.every(({ bodyRows }) => bodyRows.length === 0))) return [];
  const ranges = [...pieces, ...equals].map((one) => cellName(tableRange(one), one.place.sheet.name));
  const place = { sheet: first.place.sheet.name, table };
  return [
    ...(equals.length === 0 ? [] : [finding("two-tables", place, { title, ranges, ...(keyless && { isList: true }) })]),
    ...pieces.flatMap((piece) => pieceFindings(table, piece, context)),
    ...findings,
  ];
}

function pieceFindings(table: string, piece: Candidate, context: MatchContext): Finding[] {
  const { title = table } = context.collection.tables[table] ?? {};
  const isEmpty = piece.bodyRows.length === 0 && piece.place.edges.length > 0;
  const at = { sheet: piece.place.sheet.name, cell: tableRange(piece), table };
  const keys = keySourceNotes(table, piece, context);
  const left = otherRowsNote(table, piece, context);
  return [
    ...columnFindings(table, piece, context),
    ...keys,
    ...labelFindings(table, piece, context),
    ...left,
    ...(isEmpty ? [finding("no-rows", at, { title })] : []),
  ];
}

function columnFindings(
  table: string,
  { place, council }: Candidate,
  { collection, confirmed }: MatchContext,
): Finding[] {
  const columns = collection.tables[table]?.columns ?? {};
  const sheet = place.sheet.name;
  const found = new Set([...place.edges, ...place.ambiguous].map(({ column }) => column));
  return Object.entries(columns).flatMap(([column, { headers, required, kind }]): Finding[] => {
    if (kind === "authority" && council !== undefined) return [];
    const title = headers[0] ?? column;
    const ambiguous = place.ambiguous.find((one) => one.column === column);
    if (ambiguous !== undefined) {
      const candidates = distinctNames(ambiguous.headers);
      const cell = ambiguous.headers[0]?.cell ?? "";
      return [finding("ambiguous-column", { sheet, cell, column, table }, { title, candidates })];
    }
    const taken = place.edges.find((edge) => edge.column === column && isAsked(edge))?.header;
    if (taken !== undefined) {
      return [finding("column-taken", { sheet, cell: taken.cell, column, table }, { title, header: taken.header })];
    }
    if (found.has(column) || required === false) return [];
    const near = distinctNames(place.close.get(column) ?? []);
    const candidates = near.length === 0 ? {} : { candidates: near };
    const before = confirmed.findLast((one) => one.table === table && one.column === column)?.header;
    const facts = { title, headers, ...candidates, ...(before === undefined ? {} : { before }) };
    return [finding("missing-column", { sheet, column, table }, facts)];
  });
}

/** True for a header that was taken and is to be confirmed. */
function isAsked({ guessed, isDoubted }: Edge): boolean {
  return guessed === true || isDoubted === true;
}

/** Headers by their texts, with their cells where the texts are alike. */
function distinctNames(headers: readonly { readonly header: string; readonly cell: string }[]): string[] {
  const alike = new Set(headers.map(({ header }) => header)).size < headers.length;
  return headers.map(({ header, cell }) => (alike ? `${header} (${cell})` : header));
}

/** A table that is on no sheet. One that may be left out is asked about where its title stands: it may not have been. */
export function noTable(table: string, collection: Collection, sheets: readonly Sheet[]): Finding[] {
  const definition = collection.tables[table];
  if (definition === undefined) return [];
  const title = definition.optional === true ? findTitle(definition, sheets) : undefined;
  if (definition.optional === true && title === undefined) return [];
  const headers = Object.entries(definition.columns).flatMap(([id, column]) =>
    column.required === false ? [] : [column.headers[0] ?? id],
  );
  const names = sheets.map(({ name }) => name);
  const facts = { title: definition.title, headers, sheets: names };
  return [finding("no-table", { ...title, table }, facts, title && { severity: "query" })];
}
