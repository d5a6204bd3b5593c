import type { Finding } from "../../findings/finding.ts";
import { finding } from "../../findings/make-finding.ts";
import type { Candidate } from "./choose-places.ts";
import { foldText } from "./fold-text.ts";
import type { ConfirmedHeader, MatchContext } from "./match-context.ts";

/**
 * What became of headers that were confirmed: a note on each column that has another one now, and a query on each that may
 * be left out and is no longer there. A column that is asked for and has none is missing, which is said elsewhere.
 */
export function changedHeaders(taken: readonly Candidate[], context: MatchContext): Finding[] {
  const said = lastOfColumns(context.confirmed);
  return [...said.values()].flatMap((one): Finding[] => {
    const pieces = taken.filter(({ place }) => place.table === one.table);
    const found = pieces.flatMap((piece) => changedIn(piece, one, context));
    return found.length > 0 ? found : goneFrom(pieces, one, context);
  });
}

type OfColumn = ConfirmedHeader & { readonly column: string };

function lastOfColumns(confirmed: readonly ConfirmedHeader[]): ReadonlyMap<string, OfColumn> {
  return new Map(
    confirmed.flatMap((one) =>
      one.column === null ? [] : [[`${one.table} ${one.column}`, { ...one, column: one.column }]],
    ),
  );
}

function changedIn({ place }: Candidate, one: OfColumn, context: MatchContext): Finding[] {
  const header = place.edges.find(({ column }) => column === one.column)?.header;
  if (header === undefined || foldText(header.header) === foldText(one.header)) return [];
  const at = { sheet: place.sheet.name, cell: header.cell, column: one.column, table: place.table };
  return [finding("header-changed", at, { title: titleOf(one, context), before: one.header, now: header.header })];
}

function goneFrom(pieces: readonly Candidate[], one: OfColumn, context: MatchContext): Finding[] {
  const definition = context.collection.tables[one.table]?.columns[one.column];
  const [first] = pieces;
  const isThere = pieces.some(({ place }) =>
    [...place.edges, ...place.ambiguous].some(({ column }) => column === one.column),
  );
  if (first === undefined || isThere || definition?.required !== false) return [];
  const at = { sheet: first.place.sheet.name, column: one.column, table: one.table };
  const facts = { title: titleOf(one, context), before: one.header };
  return [finding("header-changed", at, facts, { severity: "query" })];
}

function titleOf({ table, column }: OfColumn, { collection }: MatchContext): string {
  return collection.tables[table]?.columns[column]?.headers[0] ?? column;
}
