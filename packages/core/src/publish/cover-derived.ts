import { parseDecimal } from "../exact/decimal.ts";
import { parsePeriod, yearBefore } from "../periods/period.ts";
import { comparedPeriod } from "./aggregate/compared-period.ts";
import { councilPairs, outcomeQuestions } from "./aggregate/council-pairs.ts";
import { add, decimalText, type Fraction, fractionOf, roundTo, subtract } from "./aggregate/fraction.ts";
import { roundingOf } from "./aggregate/round-figure.ts";
import { breakdownOf, whereOf } from "./cover-direct.ts";
import { type Bounds, noBounds } from "./coverage-bounds.ts";
import type { Figure } from "./figure.ts";
import { councilsOf } from "./figure-councils.ts";
import type { Coverage, CoverageInput } from "./make-coverage.ts";

/** What has been worked out already: the figures by id, and the coverage of those that rows answer. */
export interface CoveredFigures {
  readonly figures: ReadonlyMap<string, Figure>;
  readonly direct: ReadonlyMap<string, Coverage>;
}

/**
 * The coverage of a figure made from others: a change could be the least now less the most then, and the other way round;
 * a comparison as far off as what is compared; councils that met their forecast, as many more as are missing.
 */
export function coverDerived(input: CoverageInput, figure: Figure, found: CoveredFigures): readonly Coverage[] {
  const measure = input.collection.measures[figure.measure];
  if (measure === undefined) return [];
  const none = { ...whereOf(figure), ...noBounds, partial: 0, missing: [] };
  if (measure.kind === "forecast-outcome") return [{ ...none, ...outcomeCoverage(input, figure) }];
  if (!("of" in measure)) return [none];
  const now = limitsOf(idIn(figure, measure.of, figure.period), found);
  if (now === undefined) return [none];
  const known = { ...none, partial: now.coverage.partial, missing: now.coverage.missing };
  if (measure.kind === "projection" || measure.kind === "quantile" || figure.value === null) return [known];
  if (measure.kind === "against-target") return [{ ...known, ...against(input, figure, now) }];
  const period = parsePeriod(input.collection.period, figure.period);
  const compared = (period && comparedPeriod(measure, period, input.periods)) ?? "";
  const then = limitsOf(idIn(figure, measure.of, compared), found);
  return [then === undefined ? known : { ...known, ...difference(input, figure, { now, then }) }];
}

interface Limits {
  readonly coverage: Coverage;
  readonly low: Fraction | null;
  readonly high: Fraction | null;
  readonly value: Fraction | null;
  readonly estimate: Fraction | null;
}

function limitsOf(id: string, { figures, direct }: CoveredFigures): Limits | undefined {
  const coverage = direct.get(id);
  if (coverage === undefined) return undefined;
  const { low, high, estimate } = coverage;
  const value = fractionIn(figures.get(id)?.value ?? null);
  return { coverage, low: fractionIn(low), high: fractionIn(high), estimate: fractionIn(estimate), value };
}

function difference(
  input: CoverageInput,
  figure: Figure,
  { now, then }: { readonly now: Limits; readonly then: Limits },
): Bounds {
  const isWhole = [now, then].every(({ coverage: { low, high } }) => low !== null && low === high);
  const isEstimated = now.estimate !== null || then.estimate !== null;
  return written(input, figure, {
    isWhole,
    low: less(now.low, then.high),
    high: less(now.high, then.low),
    estimate: isEstimated ? less(now.estimate ?? now.value, then.estimate ?? then.value) : null,
  });
}

/** As far from the target as the ratio can be: the figure says what both are. */
function against(input: CoverageInput, figure: Figure, now: Limits): Bounds {
  const target = less(fractionIn(figure.numerator), fractionIn(figure.value));
  const isWhole = now.coverage.low !== null && now.coverage.low === now.coverage.high;
  const [low, high, estimate] = [now.low, now.high, now.estimate].map((one) => less(one, target));
  return written(input, figure, { isWhole, low: low ?? null, high: high ?? null, estimate: estimate ?? null });
}

interface Found extends Pick<Limits, "low" | "high" | "estimate"> {
  readonly isWhole: boolean;
}

/**
 * Where everyone is in it, the bounds are the figure itself. Else they are a step wider than what they are made of, which
 * was rounded before: the figure is rounded after.
 */
function written({ collection }: CoverageInput, figure: Figure, { isWhole, low, high, estimate }: Found): Bounds {
  if (isWhole) return { ...noBounds, low: figure.value, high: figure.value };
  const { steps } = roundingOf(collection.publish);
  const units: Readonly<Record<string, keyof typeof steps>> = { pounds: "pounds", councils: "councils" };
  const isRate = figure.unit === "percentage points" || figure.unit === "percent" || figure.unit.startsWith("per ");
  const step = steps[isRate ? "points" : (units[figure.unit] ?? "count")];
  const text = (value: Fraction | null): string | null => value && decimalText(roundTo(value, step));
  const one = fractionOf(step);
  return { baseCovered: null, low: text(less(low, one)), high: text(high && add(high, one)), estimate: text(estimate) };
}

function outcomeCoverage(input: CoverageInput, figure: Figure): Partial<Coverage> {
  const { collection, councils, parts } = input;
  const measure = collection.measures[figure.measure];
  const period = parsePeriod(collection.period, figure.period);
  if (measure?.kind !== "forecast-outcome" || period === undefined) return {};
  const pairOf = councilPairs(outcomeQuestions(collection, measure), {
    parts,
    councils,
    madeIn: yearBefore(period).id,
  });
  const members = new Set(councilsOf(councils)(figure));
  const expected = councils.filter((council) => council.period === figure.period && members.has(council.code));
  const missing = expected.filter((council) => pairOf(council, breakdownOf(figure)) === undefined);
  const names = { missing: missing.map(({ name }) => name).toSorted() };
  if (measure.show !== "councils met" || figure.value === null) return names;
  return { ...names, low: figure.value, high: String(Number(figure.value) + missing.length) };
}

function less(left: Fraction | null, right: Fraction | null): Fraction | null {
  return left === null || right === null ? null : subtract(left, right);
}

function fractionIn(text: string | null): Fraction | null {
  const decimal = text === null ? undefined : parseDecimal(text);
  return decimal === undefined ? null : fractionOf(decimal);
}

function idIn({ collection, basis, geographyCode, breakdown }: Figure, measure: string, period: string): string {
  return [collection, measure, basis, period, geographyCode, breakdown].join("/");
}
