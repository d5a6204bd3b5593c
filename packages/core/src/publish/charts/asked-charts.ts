import type { ChartDeclaration } from "../../collections/charts.ts";
import type { Collection } from "../../collections/define-collection.ts";
import type { ChartSource } from "./chart.ts";

/**
 * The charts a collection declares; where it declares none: its first share over time, with the shares that have
 * targets, and that first share by council; of a collection without shares its first sum over time.
 */
export function askedCharts({ collection, targets }: Pick<ChartSource, "collection" | "targets">) {
  if (collection.charts !== undefined) return collection.charts;
  const shares = idsOf(collection, ["ratio", "share"]);
  const [first] = shares;
  const aimed = shares.filter((id) => targets.some(({ measure }) => measure === id));
  const overTime = first === undefined ? idsOf(collection, ["sum"]).slice(0, 1) : [...new Set([first, ...aimed])];
  return [
    ...overTime.map((id): ChartDeclaration => ({ kind: "over-time", measures: [id] })),
    ...(first === undefined ? [] : byCouncil(collection, first)),
  ];
}

function byCouncil({ publish }: Collection, measure: string): ChartDeclaration[] {
  if (!publish.levels.includes("council")) return [];
  return [
    { kind: "map", measure },
    { kind: "spread", measure },
  ];
}

function idsOf({ measures }: Collection, kinds: readonly string[]): string[] {
  return Object.entries(measures).flatMap(([id, measure]) => (kinds.includes(measure.kind) ? [id] : []));
}
