import type { Collection } from "./define-collection.ts";
import { type DirectMeasure, isDirect, type Terms } from "./measures.ts";

/** How wide the interval of every hidden cell must be, for the best-informed reader. */
export type Width =
  /** So many whole numbers, at least. */
  | { readonly kind: "values"; readonly atLeast: number }
  /** A small cell: every value the mark stands for. Anything else: as many values. */
  | { readonly kind: "small" };

export type Step = "hide" | "shares" | "coarsen" | "round";

/** By what rules small numbers of people are protected. */
export interface DisclosureRules {
  /** Counts above zero and below it are small. */
  readonly below: number;
  /** `hidden`: zeros are small too and stand under the same mark, so a reader learns of no hidden cell that it is above zero. */
  readonly zeros: "shown" | "hidden";
  readonly width: Width;
  /** Base for the last step, half away from zero. */
  readonly base: number;
  /** A pattern that hides a larger part of the cells is given up for the next step. */
  readonly mostHidden: number;
  /** What is tried, in this order. */
  readonly steps: readonly Step[];
}

/** What a collection says of small numbers of people: how they are protected, or why they need not be. */
export type Disclosure =
  | ({ readonly kind: "protected" } & DisclosureRules)
  | { readonly kind: "open"; readonly because: string };

/** The rules small numbers are protected by; undefined where the collection is open. */
export function disclosureRules({ publish: { disclosure } }: Pick<Collection, "publish">): DisclosureRules | undefined {
  if (disclosure?.kind !== "protected") return undefined;
  const { kind: _, ...rules } = disclosure;
  return rules;
}

/** What is wrong with what a collection says of small numbers, in words; nothing where all is right. */
export function disclosureFaults(collection: Collection): string[] {
  const { disclosure, roundCountsTo } = collection.publish;
  if (disclosure === undefined) {
    const [people] = peopleMeasures(collection);
    if (people === undefined) return [];
    return [
      `measure ${people} counts people: publish.disclosure has to say how small numbers are protected, or why not`,
    ];
  }
  if (disclosure.kind === "open") {
    return disclosure.because.trim() === "" ? ["publish.disclosure is open without a reason: say it in because"] : [];
  }
  return [...ruleFaults(disclosure), ...roundingFaults(disclosure, roundCountsTo), ...mixedSums(collection)];
}

function ruleFaults({ below, width, mostHidden, steps }: DisclosureRules): string[] {
  const fault = (isWrong: boolean, words: string) => (isWrong ? [`publish.disclosure.${words}`] : []);
  return [
    ...fault(!isWholeFrom(below, 2), `below is ${below}: a whole number of at least 2 is needed`),
    ...fault(
      width.kind === "values" && !isWholeFrom(width.atLeast, 2),
      "width asks for fewer than 2 values: then a hidden number may be known exactly",
    ),
    ...fault(!(mostHidden > 0 && mostHidden <= 1), `mostHidden is ${mostHidden}: a part above 0 and up to 1 is needed`),
    ...fault(steps.length === 0, "steps names none: at least one is needed"),
    ...fault(new Set(steps).size < steps.length, "steps names one twice"),
  ];
}

function roundingFaults({ base }: DisclosureRules, roundCountsTo: number): string[] {
  if (!isWholeFrom(roundCountsTo, 1)) {
    return [`publish.roundCountsTo is ${roundCountsTo}: where small numbers are protected it has to be a whole number`];
  }
  if (isWholeFrom(base, 1) && base % roundCountsTo === 0) return [];
  return [`publish.disclosure.base is ${base}: it has to be a multiple of roundCountsTo, ${roundCountsTo}`];
}

/** A sum of people and pounds, or with somebody in it twice, has no protection that could be worked out. */
function mixedSums(collection: Collection): string[] {
  return Object.entries(collection.measures).flatMap(([id, measure]) => {
    if (!isDirect(measure)) return [];
    const faults = termsOf(measure).flatMap((terms) => {
      const kinds = new Set(terms.map((term) => kindOf(collection, measure.table, term)));
      const columns = terms.map((term) => term.replace(/^-/, ""));
      if (kinds.size > 1 && kinds.has("count")) return ["adds up counts with something else"];
      return new Set(columns).size < columns.length ? ["names a column twice in one sum"] : [];
    });
    return [...new Set(faults)].map((fault) => `measure ${id} ${fault}, which cannot be protected`);
  });
}

function peopleMeasures(collection: Collection): string[] {
  return Object.entries(collection.measures).flatMap(([id, measure]) => {
    if (!isDirect(measure)) return [];
    const counts = termsOf(measure).flat();
    return counts.some((term) => unitOf(collection, measure.table, term) === "people") ? [id] : [];
  });
}

function termsOf(measure: DirectMeasure): readonly Terms[] {
  if (measure.kind === "band") return [measure.numerator, measure.denominator];
  if (measure.kind !== "ratio") return [measure.terms];
  return Object.values(measure.bases).flatMap(({ numerator, denominator }) => [numerator, denominator]);
}

function kindOf(collection: Collection, table: string, term: string): string {
  return columnOf(collection, table, term)?.kind ?? "";
}

function unitOf(collection: Collection, table: string, term: string): string {
  const column = columnOf(collection, table, term);
  return column?.kind === "count" ? column.unit : "";
}

function columnOf({ tables, editions = [] }: Collection, table: string, term: string) {
  const column = term.replace(/^-/, "");
  return (
    tables[table]?.columns[column] ?? editions.find((one) => one.columns?.[table]?.[column])?.columns?.[table]?.[column]
  );
}

function isWholeFrom(value: number, least: number): boolean {
  return Number.isSafeInteger(value) && value >= least;
}
