import { amount, type Column, category, count } from "../../packages/core/src/collections/columns.ts";
import { type Collection, defineCollection } from "../../packages/core/src/collections/define-collection.ts";
import type { Measure } from "../../packages/core/src/collections/measures.ts";

/** Services that councils would report on: each has people, and money. */
const SERVICES = 24;
const AGES = { "18-64": ["18 to 64"], "65-84": ["65 to 84"], "85": ["85 and over"] };
const version = 1;
const table = "services";

/** Columns of a service: those asking, those served, those served in time, what it cost and what was paid by users. */
export const SERVICE_COLUMNS = ["asked", "served", "in_time", "cost", "charges"] as const;

/** How many there are. */
export const SERVICE_COUNT = SERVICES;

/** A column's id: `s03_served`. */
export function serviceColumn(service: number, column: (typeof SERVICE_COLUMNS)[number]): string {
  return `s${String(service).padStart(2, "0")}_${column}`;
}

/**
 * A collection of 200 measures over 120 numbers a row, three rows a return: 96 sums, 48 shares of two bases, 24 medians,
 * 16 numbers of councils in a band, and 16 changes on the month before. Shares also by age, for England and regions.
 */
export const measuredCollection: Collection = defineCollection({
  id: "measured-services",
  title: "Services, to be measured",
  description: "Made up: what councils do and what it costs, to measure how long its figures take.",
  period: "month",
  sender: "authority",
  tables: { [table]: { title: "Services", key: ["age"], columns: columns() } },
  checks: [],
  measures: measures(),
  publish: {
    levels: ["england", "region", "council-type", "council"],
    breakdowns: [{ column: "age", levels: ["england", "region"] }],
    roundCountsTo: 5,
    roundPoundsTo: 1000,
    percentPlaces: 1,
    percentFrom: "published",
    disclosure: { kind: "open", because: "Nobody is counted: the numbers are made up." },
  },
});

/** It is held against no targets and no claims. */
export const measuredDefinition = { collection: measuredCollection, targets: [], claims: [], series: [] };

function columns(): Readonly<Record<string, Column>> {
  const each = services().flatMap((service): [string, Column][] =>
    SERVICE_COLUMNS.map((name) => {
      const about = { headers: [`${name} ${service}`], description: `${name} ${service}` };
      const isMoney = name === "cost" || name === "charges";
      return [serviceColumn(service, name), isMoney ? amount(about) : count({ ...about, unit: "people" })];
    }),
  );
  return { age: category({ headers: ["Age"], description: "Age band.", values: AGES }), ...Object.fromEntries(each) };
}

function measures(): Readonly<Record<string, Measure>> {
  const named = services().flatMap((service): [string, Measure][] => {
    const of = (column: (typeof SERVICE_COLUMNS)[number]) => serviceColumn(service, column);
    const about = (title: string) => ({ title: `${title} ${service}`, description: `${title} ${service}.`, version });
    const by = { by: [] };
    const all: [string, Measure][] = [
      [of("asked"), { kind: "sum", table, terms: [of("asked")], unit: "people", ...about("Asked"), ...by }],
      [of("served"), { kind: "sum", table, terms: [of("served")], unit: "people", ...about("Served"), ...by }],
      [of("cost"), { kind: "sum", table, terms: [of("cost")], unit: "pounds", ...about("Cost"), ...by }],
      [
        `s${service}_net`,
        { kind: "sum", table, terms: [of("cost"), `-${of("charges")}`], unit: "pounds", ...about("Net cost"), ...by },
      ],
      [`s${service}_rate`, { kind: "ratio", table, ...about("Served of asked"), bases: basesOf(service) }],
      [`s${service}_median`, { kind: "quantile", of: of("cost"), at: "1/2", ...about("Median cost"), ...by }],
    ];
    const band = { numerator: [of("in_time")], denominator: [of("served")], from: { share: "0.5", inclusive: true } };
    if (service < 16) all.push([`s${service}_band`, { kind: "band", table, ...band, ...about("Half in time"), ...by }]);
    if (service < 16)
      all.push([
        `s${service}_change`,
        { kind: "change", of: of("served"), on: "period before", ...about("Change"), ...by },
      ]);
    return all;
  });
  return Object.fromEntries(named);
}

/** Two bases each: with the 24 of them that is 48 shares. */
function basesOf(service: number) {
  const of = (column: (typeof SERVICE_COLUMNS)[number]) => serviceColumn(service, column);
  return {
    asked: { title: "of those who asked", numerator: [of("served")], denominator: [of("asked")] },
    in_time: { title: "in time", numerator: [of("in_time")], denominator: [of("served")] },
  };
}

function services(): readonly number[] {
  return Array.from({ length: SERVICES }, (_, service) => service);
}
