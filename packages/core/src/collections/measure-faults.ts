import { parsePeriod } from "../periods/period.ts";
import type { Collection } from "./define-collection.ts";
import type { Measure } from "./measures.ts";

type Kinds = readonly Measure["kind"][];

/** What each kind may be made of: nothing that is itself made of others, but for a quantile. */
const madeOf = {
  quantile: ["sum", "ratio", "share", "rate"],
  change: ["sum", "ratio", "share", "rate", "band", "quantile"],
  "against-target": ["ratio", "share"],
  projection: ["sum", "ratio", "share", "rate", "band", "quantile"],
} as const satisfies Record<string, Kinds>;

/** What is wrong with how a collection's measures name each other, populations, categories and days. */
export function measureFaults(collection: Collection): readonly string[] {
  return Object.entries(collection.measures).flatMap(([id, measure]) =>
    [...ofFaults(collection, measure), ...ownFaults(collection, measure)].map((fault) => `measure ${id}: ${fault}`),
  );
}

function ofFaults({ measures }: Collection, measure: Measure): readonly string[] {
  const ofKinds = (id: string, kinds: Kinds): readonly string[] => {
    const kind = measures[id]?.kind;
    if (kind === undefined) return [`there is no measure ${id}`];
    return kinds.includes(kind) ? [] : [`${id} is a ${kind}; it can be made of ${kinds.join(", ")}`];
  };
  if ("of" in measure) return ofKinds(measure.of, madeOf[measure.kind]);
  if (measure.kind === "forecast-outcome") {
    const both = [measure.forecast, measure.outcome].flatMap((id) => ofKinds(id, ["sum"]));
    const forecast = measures[measure.forecast];
    const foresees = forecast?.kind === "sum" && forecast.forecastOf === measure.outcome;
    return both.length > 0 || foresees
      ? both
      : [`${measure.forecast} is not declared a forecast of ${measure.outcome}`];
  }
  const foreseen = "forecastOf" in measure && measure.forecastOf !== undefined ? [measure.forecastOf] : [];
  const whole = measure.kind === "sum" && measure.within !== undefined ? [measure.within] : [];
  return [...foreseen.flatMap((id) => ofKinds(id, [measure.kind])), ...whole.flatMap((id) => ofKinds(id, ["sum"]))];
}

function ownFaults(collection: Collection, measure: Measure): readonly string[] {
  if (measure.kind === "quantile") return pointFaults(measure.at);
  if (measure.kind === "rate") {
    const { population, per } = measure;
    const known = collection.populations?.[population] !== undefined ? [] : [`there is no population ${population}`];
    return Number.isSafeInteger(per) && per > 0 ? known : [...known, "per is a whole number above zero"];
  }
  if (measure.kind === "share") return partFaults(collection, measure.table, measure.part);
  if (measure.kind === "change" && typeof measure.on === "object") {
    const { period } = measure.on;
    return parsePeriod(collection.period, period) === undefined ? [`${period} is no ${collection.period}`] : [];
  }
  if (measure.kind !== "projection") return [];
  const { to, method } = measure;
  const day = parsePeriod("census-day", to) === undefined ? [`${to} is no day`] : [];
  return method.kind === "least squares" && !(method.periods >= 2) ? [...day, "a line needs two periods"] : day;
}

function pointFaults(at: string): readonly string[] {
  const [, top = "", bottom = ""] = /^(\d{1,3})\/(\d{1,3})$/.exec(at) ?? [];
  return Number(top) > 0 && Number(top) < Number(bottom) ? [] : [`"${at}" is no point between 0 and 1, such as 1/2`];
}

function partFaults(
  { tables }: Collection,
  table: string,
  { column, values }: { readonly column: string; readonly values: readonly string[] },
): readonly string[] {
  const category = tables[table]?.columns[column];
  if (category?.kind !== "category") return [`${column} is no category`];
  return values.filter((value) => category.values[value] === undefined).map((value) => `${column} has no ${value}`);
}
