import { disclosureRules } from "../collections/disclosure.ts";
import { isDirect, type Measure } from "../collections/measures.ts";
import { NATIONAL } from "../filing/keys.ts";
import { parsePeriod, yearBefore } from "../periods/period.ts";
import type { Figure } from "../publish/figure.ts";
import { figureValue } from "../publish/figure-value.ts";
import type { PublishedReturn } from "../publish/published-return.ts";
import { InputError } from "./input-error.ts";
import { nearFigures } from "./near-figures.ts";
import type { Release } from "./read-release.ts";
import type { MeasureRecord, ReleasedCoverage } from "./release-records.ts";

/** How a figure came about, told from what its release published and from nothing else. */
export interface PublicExplanation {
  readonly figure: Figure;
  /** True where it is not shown, to protect small numbers: then nothing is told of what it was made from. */
  readonly hidden: boolean;
  readonly definition: MeasureRecord;
  readonly rules: {
    readonly roundCountsTo: number;
    readonly roundPoundsTo: number;
    readonly percentPlaces: number;
    readonly percentFrom: "published" | "exact";
    readonly suppressBelow: number | null;
  };
  /** The sum in published numbers: `100 x 395,670 / 480,105 = 82.4%`; null where there is none to show. */
  readonly working: string | null;
  readonly coverage: ReleasedCoverage | null;
  /** Published figures it was worked from, where it was worked from others. */
  readonly from: readonly Figure[];
  /** Of the target it is compared with, its id. */
  readonly target: string | null;
  /** True where cells of the returns were added up for it. */
  readonly fromCells: boolean;
  /** Every council expected in it; none where it is hidden. */
  readonly councils: readonly PublicCouncil[];
}

/** A council behind a figure. */
export interface PublicCouncil {
  readonly code: string;
  readonly name: string;
  /** Its own published figure of the same; null where none is published. */
  readonly own: Figure | null;
  /** True where it is in the figure; null where that is not published. */
  readonly counted: boolean | null;
  /** The return that counts for it, as the release lists it; null where there is none. */
  readonly from: Pick<PublishedReturn, "submission" | "sha256" | "synthetic"> | null;
}

/**
 * Explains a figure to anybody: no number is told that the release does not publish, and no row or original is read.
 * Throws `InputError` where the release has no such figure, with figures that are near.
 */
export function explainToPublic(id: string, release: Release): PublicExplanation {
  const figure = release.figures.get(id);
  const definition = release.measures.find(
    ({ measure, basis }) => measure === figure?.measure && basis === figure.basis,
  );
  if (figure === undefined || definition === undefined) throw unknownFigure(id, release);
  const { collection } = release.definition;
  const measure = collection.measures[figure.measure];
  const hidden = figure.status === "c" && figure.value === null;
  const { roundCountsTo, roundPoundsTo, percentPlaces, percentFrom } = collection.publish;
  const suppressBelow = disclosureRules(collection)?.below ?? null;
  return {
    figure,
    hidden,
    definition,
    rules: { roundCountsTo, roundPoundsTo, percentPlaces, percentFrom, suppressBelow },
    working: workingOf(figure),
    coverage: coverageOf(figure, release),
    from: hidden || measure === undefined ? [] : figuresBehind(figure, measure, release),
    target: measure?.kind === "against-target" ? measure.target : null,
    fromCells: !hidden && measure !== undefined && isDirect(measure),
    councils: hidden ? [] : councilsBehind(figure, measure, release),
  };
}

function unknownFigure(id: string, { collection, version, figures }: Release): InputError {
  const near = nearFigures([...figures.keys()], id);
  const shape = "A figure is collection/measure/basis/period/area/breakdown.";
  return new InputError(
    `There is no figure ${id} in ${collection}@${version}. ${shape} Near it are: ${near.join(", ")}`,
  );
}

function workingOf(figure: Figure): string | null {
  const { value, numerator, denominator, unit } = figure;
  const times = unit === "percent" ? "100" : unit.startsWith("per ") ? unit.slice("per ".length) : null;
  if (value === null || times === null || numerator === null || denominator === null) return null;
  const [top, bottom] = [numerator, denominator].map((text) => figureValue({ value: text, status: null, unit: "" }));
  return `${times} x ${top} / ${bottom} = ${figureValue(figure)}`;
}

function coverageOf({ period, measure, basis, geographyCode, breakdown }: Figure, { coverage }: Release) {
  const found = coverage.find(
    (one) =>
      one.period === period &&
      one.measure === measure &&
      one.basis === basis &&
      one.geographyCode === geographyCode &&
      one.breakdown === breakdown,
  );
  return found ?? null;
}

/** Published figures of the measures it is made from: of its period, and of a change the one compared with. */
function figuresBehind(figure: Figure, measure: Measure, release: Release): readonly Figure[] {
  const measures =
    measure.kind === "forecast-outcome" ? [measure.forecast, measure.outcome] : "of" in measure ? [measure.of] : [];
  return periodsBehind(figure, measure, release).flatMap((period) =>
    measures.flatMap((of) => {
      const { basis, geographyCode, breakdown } = figure;
      return release.figures.get([figure.collection, of, basis, period, geographyCode, breakdown].join("/")) ?? [];
    }),
  );
}

function periodsBehind({ period }: Figure, measure: Measure, { definition, periods }: Release): readonly string[] {
  const own = parsePeriod(definition.collection.period, period);
  const earlier = periods.filter(({ end }) => own !== undefined && end < own.end).map(({ id }) => id);
  if (measure.kind === "projection") return [...earlier, period];
  if (measure.kind !== "change" || own === undefined) return [period];
  const { on } = measure;
  const compared = on === undefined ? yearBefore(own).id : on === "period before" ? earlier.at(-1) : on.period;
  return compared === undefined ? [period] : [period, compared];
}

function councilsBehind(figure: Figure, measure: Measure | undefined, release: Release): readonly PublicCouncil[] {
  const { collection, basis, period, breakdown } = figure;
  if (measure === undefined || !(isDirect(measure) || measure.kind === "quantile")) return [];
  const of = measure.kind === "quantile" ? measure.of : figure.measure;
  const coverage = coverageOf(figure, release);
  const returns = new Map(
    release.manifest.inputs.filter((one) => one.period === period).map((one) => [one.authority, one]),
  );
  const national = returns.get(NATIONAL);
  return councilsOf(figure, release).map(({ code, name }) => {
    const from = returns.get(code) ?? national;
    return {
      code,
      name,
      own: release.figures.get([collection, of, basis, period, code, breakdown].join("/")) ?? null,
      counted: countedIn(name, figure, coverage),
      from: from === undefined ? null : { submission: from.submission, sha256: from.sha256, synthetic: from.synthetic },
    };
  });
}

function countedIn(name: string, figure: Figure, coverage: ReleasedCoverage | null): boolean | null {
  if (figure.level === "council") return figure.responded > 0;
  return coverage === null ? null : !coverage.missing.includes(name);
}

/** Councils of an area in a period, in order of name. */
function councilsOf({ period, level, geographyCode }: Figure, { councils }: Release) {
  const isIn = (council: Release["councils"][number]): boolean => {
    if (level === "england") return true;
    if (level === "region") return council.regionCode === geographyCode;
    return (level === "council" ? council.code : council.typeCode) === geographyCode;
  };
  return councils
    .filter((council) => council.period === period && isIn(council))
    .toSorted((one, other) => (one.name < other.name ? -1 : 1));
}
