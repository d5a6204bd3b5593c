import type { Collection } from "../../collections/define-collection.ts";
import type { PlacedCouncil } from "../aggregate/areas.ts";
import type { Figures } from "../held/figures.ts";
import type { Coverages } from "../held/held-coverage.ts";
import type { Coverage } from "../make-coverage.ts";
import type { FormOf } from "./conceal-figures.ts";
import type { FigureSpot } from "./people-cells.ts";
import { publishedRanges } from "./published-ranges.ts";

/** What of a row of coverage tells of people: none of it stands beside a figure that is hidden. */
const nothingTold = { baseCovered: null, low: null, high: null, estimate: null } as const;

interface Known {
  /** As its figures were made. */
  readonly collection: Collection;
  readonly councils: readonly PlacedCouncil[];
  /** All figures, concealed. */
  readonly figures: Figures;
  readonly formOf: FormOf;
}

/**
 * Coverage without bounds where they would tell of hidden numbers: of a figure that is hidden, and where a council that is
 * missing is hidden in any period, since its numbers of other periods are what bounds are worked from. A quantile has those that
 * follow from what is published of its councils instead.
 */
export function concealCoverage(coverage: Coverages, known: Known): readonly Coverage[] {
  const secret = secretNames(known);
  const rangeOf = publishedRanges(known);
  const byId = new Map(Array.from(known.figures, (figure) => [placeOf(figure), figure]));
  return Array.from(coverage, (row) => {
    const figure = byId.get(placeOf(row));
    const isHidden = figure === undefined || known.formOf(figure) !== "shown";
    const names = secret.get(`${row.measure}/${row.basis}`);
    const isTold = isHidden || row.missing.some((name) => names?.has(name) === true);
    return isTold ? { ...row, ...nothingTold, ...(figure && rangeOf(figure)) } : row;
  });
}

/** Names of councils hidden in any period, by measure and basis. */
function secretNames({ councils, figures, formOf }: Known): ReadonlyMap<string, ReadonlySet<string>> {
  const nameOf = new Map(councils.map(({ period, code, name }) => [`${period}/${code}`, name]));
  const names = new Map<string, Set<string>>();
  for (const figure of figures) {
    if (figure.level !== "council" || formOf(figure) === "shown") continue;
    const key = `${figure.measure}/${figure.basis}`;
    const own = names.get(key) ?? new Set();
    names.set(key, own.add(nameOf.get(`${figure.period}/${figure.geographyCode}`) ?? ""));
  }
  return names;
}

function placeOf({
  measure,
  basis,
  period,
  geographyCode,
  breakdown,
}: Pick<FigureSpot, "measure" | "basis" | "period" | "geographyCode" | "breakdown">): string {
  return [measure, basis, period, geographyCode, breakdown].join("/");
}
