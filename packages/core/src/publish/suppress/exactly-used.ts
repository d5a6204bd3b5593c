import type { Collection } from "../../collections/define-collection.ts";
import { isDirect } from "../../collections/measures.ts";

/**
 * Measures whose figures of single councils decide, by their exact values, where councils stand: those that quantiles are
 * of, forecasts and outcomes councils are counted by, and all of a table that has a band.
 */
export function exactlyUsed({ measures }: Pick<Collection, "measures">): ReadonlySet<string> {
  const all = Object.entries(measures);
  const ids = all.flatMap(([, measure]): string[] => {
    if (measure.kind === "quantile") return [measure.of];
    if (measure.kind === "forecast-outcome") return [measure.forecast, measure.outcome];
    if (measure.kind !== "band") return [];
    return all.flatMap(([id, other]) => (isDirect(other) && other.table === measure.table ? [id] : []));
  });
  return new Set(ids);
}
