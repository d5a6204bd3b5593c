import type { Figure } from "@council-returns/core/publish/figure.ts";
import type { Release } from "@council-returns/core/workflows/read-release.ts";
import type { ReleasedCoverage } from "@council-returns/core/workflows/release-records.ts";

/** A place figures are published for. */
export interface ReleaseArea {
  readonly code: string;
  readonly name: string;
  readonly level: Figure["level"];
}

/** The figures of a release by what pages ask for. */
export interface ReleaseIndex {
  /** In order of id, which is by basis, period, area and breakdown. */
  readonly byMeasure: ReadonlyMap<string, readonly Figure[]>;
  /** By code of the area. */
  readonly byArea: ReadonlyMap<string, readonly Figure[]>;
  /** By code: England, regions, council types, councils, each in order of name; the name is that of the last period. */
  readonly areas: ReadonlyMap<string, ReleaseArea>;
  /** Who is behind a figure, by what `coverageKey` makes of it. */
  readonly coverage: ReadonlyMap<string, ReleasedCoverage>;
}

type Placed = Pick<Figure, "measure" | "basis" | "period" | "geographyCode" | "breakdown">;

export function coverageKey({ measure, basis, period, geographyCode, breakdown }: Placed): string {
  return [measure, basis, period, geographyCode, breakdown].join("/");
}

export const LEVELS: readonly Figure["level"][] = ["england", "region", "council-type", "council"];

/** Sorts out the figures of a release once. */
export function releaseIndex({ figures, periods, coverage }: Release): ReleaseIndex {
  const all = [...figures.values()];
  const order = new Map(periods.map(({ id }, at) => [id, at]));
  const byArea = Map.groupBy(all, ({ geographyCode }) => geographyCode);
  const areas = [...byArea.values()].map((own) => areaOf(own, order));
  areas.sort((one, other) => LEVELS.indexOf(one.level) - LEVELS.indexOf(other.level) || byName(one, other));
  return {
    byMeasure: Map.groupBy(all, ({ measure }) => measure),
    byArea,
    areas: new Map(areas.map((area) => [area.code, area])),
    coverage: new Map(coverage.map((one) => [coverageKey(one), one])),
  };
}

function areaOf(own: readonly Figure[], order: ReadonlyMap<string, number>): ReleaseArea {
  const last = own.reduce((one, other) =>
    (order.get(other.period) ?? 0) > (order.get(one.period) ?? 0) ? other : one,
  );
  return { code: last.geographyCode, name: last.geography, level: last.level };
}

function byName(one: ReleaseArea, other: ReleaseArea): number {
  return one.name < other.name ? -1 : 1;
}
