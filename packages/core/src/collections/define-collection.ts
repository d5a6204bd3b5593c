import * as z from "zod";
import { compareTexts } from "../exact/compare-texts.ts";
import type { FilingRules } from "../filing/filing-rules.ts";
import type { PeriodKind } from "../periods/period.ts";
import type { Cadence } from "./cadence.ts";
import { type ChartDeclaration, chartMeasures } from "./charts.ts";
import type { Check } from "./checks.ts";
import type { Column } from "./columns.ts";
import { disclosureFaults } from "./disclosure.ts";
import { measureColumns } from "./measure-columns.ts";
import { measureFaults } from "./measure-faults.ts";
import type { Measure, PublishRules } from "./measures.ts";
import type { Population } from "./population.ts";
import { rememberBy } from "./remember-by.ts";

/** Why a place that could hold a value does not, in the symbols of published tables. */
export type Status = "c" | "x" | "z" | "w" | "low" | "e" | "p" | "r";

export interface Table {
  readonly title: string;
  /**
   * Words that stand in a title above the table or in its sheet's name. Where a file holds
   * several places that could be this table, those with such a title are taken and the others
   * are not candidates; a file with one place only needs no title.
   */
  readonly titles?: readonly string[];
  /** Columns that together name a row, besides the authority. */
  readonly key: readonly string[];
  readonly columns: Readonly<Record<string, Column>>;
  /** True where a row is one of many alike (a payment): none names another, and none is a duplicate. */
  readonly keyless?: boolean;
  /** True where every combination of the key's categories must be there. */
  readonly complete?: boolean;
  /** True where a return may leave the table out. */
  readonly optional?: boolean;
}

export interface Edition {
  /** First period it holds for. */
  readonly from: string;
  /** Columns added or replaced, a table at a time. */
  readonly columns?: Readonly<Record<string, Readonly<Record<string, Column>>>>;
  /** Columns no longer asked for, a table at a time. */
  readonly removed?: Readonly<Record<string, readonly string[]>>;
}

/** Everything that makes one collection differ from another. Shared code asks for nothing else. */
export interface Collection {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly period: PeriodKind;
  /** Who sends: each authority its own file, or one file with many authorities in it. */
  readonly sender: "authority" | "national";
  readonly tables: Readonly<Record<string, Table>>;
  /** Labels that stand before the council's name and the period on a form or above a table. */
  readonly labels?: { readonly authority?: readonly string[]; readonly period?: readonly string[] };
  /** What a text in a number's place means; any other text is a finding. */
  readonly markers?: Readonly<Record<string, Status>>;
  readonly checks: readonly Check[];
  /** What is asked of a return besides being right; a period may ask otherwise. */
  readonly filing?: FilingRules;
  readonly measures: Readonly<Record<string, Measure>>;
  /** Where rates are of people that nobody returns: how many there are, by id. */
  readonly populations?: Readonly<Record<string, Population>>;
  readonly publish: PublishRules;
  /** How often a schedule publishes it; default by its kind of period. */
  readonly cadence?: Cadence;
  /** Charts of a snapshot, in order; left out, those that its shares and targets ask for. */
  readonly charts?: readonly ChartDeclaration[];
  readonly editions?: readonly Edition[];
}

const idShape = z.string().regex(/^[a-z][a-z0-9-]*$/, "an id is lower-case words joined by hyphens");
const columnIdShape = z.string().regex(/^[a-z][a-z0-9_]*$/, "a column id is lower-case words joined by _");

/**
 * Checks a collection's definition and returns it unchanged.
 * Throws a `TypeError` that names what is wrong: an id out of shape, or a key, check
 * or measure that names a table or column the collection does not have.
 */
export function defineCollection<const C extends Collection>(collection: C): C {
  const references = [
    ...referenceFaults(collection),
    ...measureFaults(collection),
    ...chartFaults(collection),
    ...disclosureFaults(collection),
  ];
  const faults = [...shapeFaults(collection), ...references];
  if (faults.length > 0) throw new TypeError(`Collection ${collection.id}: ${faults.join("; ")}`);
  return collection;
}

/** The collection as it stands in a period: its columns after every edition up to then. The same object for the same edition. */
export function collectionAt(collection: Collection, period: string): Collection & { readonly edition: string } {
  const due = (collection.editions ?? []).filter((edition) => edition.from <= period).length;
  return editionsOf(collection)[due] ?? collectionAfter(collection, due);
}

const editionsOf = rememberBy((collection: Collection) =>
  Array.from({ length: (collection.editions ?? []).length + 1 }, (_, due) => collectionAfter(collection, due)),
);

function collectionAfter(collection: Collection, due: number): Collection & { readonly edition: string } {
  const editions = (collection.editions ?? [])
    .toSorted((one, other) => compareTexts(one.from, other.from))
    .slice(0, due);
  const tables = editions.reduce((before, edition) => applyEdition(before, edition), collection.tables);
  return { ...collection, tables, edition: editions.at(-1)?.from ?? "first" };
}

function applyEdition(tables: Collection["tables"], edition: Edition): Collection["tables"] {
  return Object.fromEntries(
    Object.entries(tables).map(([id, table]) => {
      const removed = new Set(edition.removed?.[id] ?? []);
      const merged = { ...table.columns, ...edition.columns?.[id] };
      const columns = Object.fromEntries(Object.entries(merged).filter(([column]) => !removed.has(column)));
      return [id, { ...table, columns }];
    }),
  );
}

function shapeFaults(collection: Collection): string[] {
  const columnIds = Object.values(collection.tables).flatMap((table) => Object.keys(table.columns));
  const checks = [
    idShape.safeParse(collection.id),
    ...[...columnIds, ...Object.keys(collection.measures)].map((id) => columnIdShape.safeParse(id)),
  ];
  return checks.flatMap((check) => (check.success ? [] : check.error.issues.map((issue) => issue.message)));
}

function referenceFaults(collection: Collection): string[] {
  const keys = Object.entries(collection.tables).flatMap(([table, { key }]) =>
    key.map((column) => ({ table, column })),
  );
  const measures = Object.values(collection.measures).flatMap(measureColumns);
  const named = [...keys, ...collection.checks.flatMap(checkColumns), ...measures];
  const known = new Set(
    Object.entries(collection.tables).flatMap(([table, { columns }]) =>
      Object.keys(columns).map((c) => `${table}.${c}`),
    ),
  );
  const later = (collection.editions ?? []).flatMap((edition) =>
    Object.entries(edition.columns ?? {}).flatMap(([table, columns]) =>
      Object.keys(columns).map((c) => `${table}.${c}`),
    ),
  );
  for (const column of later) known.add(column);
  return named
    .map(({ table, column }) => `${table}.${column.replace(/^-/, "")}`)
    .filter((name) => !known.has(name))
    .map((name) => `no column ${name}`);
}

function chartFaults({ charts = [], measures }: Collection): string[] {
  const unknown = charts.flatMap(chartMeasures).filter((id) => measures[id] === undefined);
  return unknown.map((id) => `a chart of no measure ${id}`);
}

interface Named {
  readonly table: string;
  readonly column: string;
}

function checkColumns(check: Check): Named[] {
  if (check.kind === "goes-with") return [check.left, check.right];
  const columns = {
    "adds-up": () => (check.kind === "adds-up" ? [...check.parts, check.whole] : []),
    "at-most": () => (check.kind === "at-most" ? [check.smaller, check.larger] : []),
    quotient: () => (check.kind === "quotient" ? [check.numerator, check.denominator, check.rate] : []),
    "changed-much": () => (check.kind === "changed-much" ? [check.column] : []),
    "in-period": () => (check.kind === "in-period" ? [check.column] : []),
  }[check.kind]();
  return columns.map((column) => ({ table: check.table, column }));
}
