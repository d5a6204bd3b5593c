import type { ChartDeclaration } from "./charts.ts";
import type { Check } from "./checks.ts";
import type { Column } from "./columns.ts";
import type { Collection, Edition, Table } from "./define-collection.ts";
import type { Measure, PublishRules } from "./measures.ts";

type Keys<T> = Readonly<Record<keyof T, true>>;
type KeysByKind<T extends { readonly kind: string }> = {
  readonly [K in T["kind"]]: Keys<Extract<T, { readonly kind: K }>>;
};

/** What a collection and its parts may say, complete by type: whatever else stands in a definition is a slip of the pen. */
export const collectionKeys: Keys<Collection> = {
  id: true,
  title: true,
  description: true,
  period: true,
  sender: true,
  tables: true,
  labels: true,
  markers: true,
  checks: true,
  filing: true,
  measures: true,
  populations: true,
  publish: true,
  cadence: true,
  charts: true,
  editions: true,
};

export const tableKeys: Keys<Table> = {
  title: true,
  titles: true,
  key: true,
  columns: true,
  keyless: true,
  complete: true,
  optional: true,
};

export const editionKeys: Keys<Edition> = { from: true, columns: true, removed: true };

export const publishKeys: Keys<PublishRules> = {
  levels: true,
  breakdowns: true,
  roundCountsTo: true,
  roundPoundsTo: true,
  percentPlaces: true,
  percentFrom: true,
  disclosure: true,
  coverage: true,
};

const column = {
  kind: true,
  headers: true,
  perhaps: true,
  codes: true,
  description: true,
  required: true,
  ifAbsent: true,
  blank: true,
} as const;

export const columnKeys: KeysByKind<Column> = {
  text: { ...column, longest: true, names: true },
  count: { ...column, unit: true, most: true },
  amount: { ...column, negative: true },
  rate: { ...column, least: true, most: true },
  date: column,
  month: column,
  authority: column,
  category: { ...column, values: true },
};

const check = { kind: true, severity: true } as const;

export const checkKeys: KeysByKind<Check> = {
  "adds-up": { ...check, table: true, parts: true, whole: true, tolerance: true },
  "at-most": { ...check, table: true, smaller: true, larger: true },
  quotient: { ...check, table: true, numerator: true, denominator: true, rate: true, places: true },
  "goes-with": { ...check, left: true, right: true },
  "changed-much": { ...check, table: true, column: true, factor: true, ignoreBelow: true },
  "in-period": { ...check, table: true, column: true },
};

const measure = { kind: true, title: true, description: true, version: true, levels: true, by: true } as const;

export const measureKeys: KeysByKind<Measure> = {
  sum: { ...measure, table: true, terms: true, unit: true, within: true, forecastOf: true },
  ratio: { ...measure, table: true, bases: true, forecastOf: true },
  share: { ...measure, table: true, terms: true, part: true },
  rate: { ...measure, table: true, terms: true, population: true, per: true },
  band: { ...measure, table: true, numerator: true, denominator: true, from: true },
  quantile: { ...measure, of: true, at: true },
  change: { ...measure, of: true, on: true },
  "against-target": { ...measure, of: true, target: true },
  "forecast-outcome": { ...measure, forecast: true, outcome: true, show: true },
  projection: { ...measure, of: true, to: true, method: true, least: true, most: true },
};

const chart = { kind: true, basis: true, title: true } as const;

export const chartKeys: KeysByKind<ChartDeclaration> = {
  "over-time": { ...chart, measures: true },
  map: { ...chart, measure: true },
  spread: { ...chart, measure: true },
};
