import type { Resolution } from "../../authorities/authority.ts";
import { resolveAuthority } from "../../authorities/resolve.ts";
import type { Collection } from "../../collections/define-collection.ts";
import { rememberBy } from "../../collections/remember-by.ts";
import type { Period } from "../../periods/period.ts";
import { recognisePeriods } from "../../periods/recognise.ts";
import { authorityColumns } from "./authority-column.ts";
import type { Edge } from "./column-edges.ts";
import { foldText, squashText } from "./fold-text.ts";
import type { HeaderColumn } from "./header-columns.ts";
import { type HeaderIndex, indexHeaders, withParts } from "./header-index.ts";
import type { HeaderText } from "./header-text.ts";
import { labelIn } from "./labelled.ts";
import { remembered } from "./remembered.ts";
import { saysSynthetic } from "./synthetic-statement.ts";

/** What a sender said of a header over a table: that it is a column's, or (`column` null) that it is not asked for. */
export interface ConfirmedHeader {
  readonly table: string;
  readonly column: string | null;
  /** As it stands, stacked headers joined by ` / `; compared folded. */
  readonly header: string;
  /** True where it was said of this very file, and not of one before it. */
  readonly ofThisFile?: boolean;
}

/** What every step of matching one workbook needs. Its lookups remember their answers for as long as it lives. */
export interface MatchContext {
  readonly collection: Collection;
  readonly confirmed: readonly ConfirmedHeader[];
  /** What was said of a header over a table; undefined where nothing was. */
  readonly saidOf: (table: string, header: string) => ConfirmedHeader | undefined;
  readonly period: Period;
  readonly index: HeaderIndex;
  /** True where spellings that may be of something else too are taken: for tables that were not found without them. */
  readonly takesPerhaps?: boolean;
  /** What each header could be of each table, as far as it has been asked. */
  readonly edges: WeakMap<HeaderColumn, Map<string, readonly Edge[]>>;
  /** A header in the forms it is compared in. */
  readonly header: (text: string) => HeaderText;
  readonly authority: (text: string) => Resolution;
  /** True for a text outside all tables by which the file says something of itself, or that is the label of it. */
  readonly states: (text: string) => boolean;
  /** Ids of the periods a text states, of the collection's kind. */
  readonly periods: (text: string) => readonly string[];
}

/** Texts longer than this state no council. */
const LONGEST_NAME = 200;
/** Texts longer than this are prose, in which any day may be named. */
const LONGEST_TITLE = 300;

const indexOf = rememberBy(indexHeaders);

export function matchContext(
  collection: Collection,
  period: Period,
  confirmed: readonly ConfirmedHeader[] = [],
): MatchContext {
  const index = withParts(indexOf(collection), confirmed);
  const said = new Map(confirmed.map((one) => [saidKey(one.table, one.header), one] as const));
  return {
    collection,
    confirmed,
    saidOf: (table, header) => (said.size === 0 || header === "" ? undefined : said.get(saidKey(table, header))),
    period,
    states: statesOf(collection),
    index,
    edges: new WeakMap(),
    header: index.read,
    authority: remembered(
      (text): Resolution =>
        text.length > LONGEST_NAME
          ? { kind: "unknown", nearest: [] }
          : resolveAuthority(text, period.end, { near: false }),
    ),
    periods: remembered((text): readonly string[] =>
      text.length > LONGEST_TITLE || !/\d/.test(text)
        ? []
        : [...new Set(recognisePeriods(collection.period, text).map(({ id }) => id))],
    ),
  };
}

const statesOf = rememberBy(({ labels = {}, tables }: Collection): ((text: string) => boolean) => {
  const councils = Object.values(tables).flatMap((table) =>
    authorityColumns(table).flatMap((id) => table.columns[id]?.headers ?? []),
  );
  const known = new Set([...(labels.authority ?? []), ...(labels.period ?? []), ...councils].map(squashText));
  return (text) => {
    const label = labelIn(text);
    return (label !== undefined && known.has(label)) || saysSynthetic(text);
  };
});

function saidKey(table: string, header: string): string {
  return `${table} ${foldText(header)}`;
}
