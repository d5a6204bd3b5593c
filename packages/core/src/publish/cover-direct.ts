import { middlesOf } from "./aggregate/collect-parts.ts";
import { onlyBasis, type Question, questionsOf } from "./aggregate/questions.ts";
import { roundingOf } from "./aggregate/round-figure.ts";
import type { Breakdown } from "./aggregate/spot.ts";
import { type CouncilHistory, councilHistory } from "./council-history.ts";
import { directBounds } from "./coverage-bounds.ts";
import type { Figure } from "./figure.ts";
import { councilsOf } from "./figure-councils.ts";
import type { Coverage, CoverageInput } from "./make-coverage.ts";
import { quantileBounds } from "./quantile-bounds.ts";
import { waiversBehind } from "./waivers-behind.ts";

type Figures = ReadonlyMap<string, Figure>;

/** True of figures that coverage is told of: all above a council, and a council's own that it is not in. */
export function isCovered({ level, responded, expected, nature }: Figure): boolean {
  return level !== "council" || (responded < expected && nature !== "projection");
}

/** Tells the coverage of a figure that rows answer by themselves, or that stands between councils; of no other. */
export function coverDirect(input: CoverageInput, figures: Figures): (figure: Figure) => Coverage | undefined {
  const questions = new Map(questionsOf(input.collection).map((question) => [idOf(question), question]));
  const historyOf = rememberedHistories(input, figures);
  const { collection } = input;
  const rounding = roundingOf(collection.publish);
  const waivers = waiversBehind(collection, input.returns);
  const members = councilsOf(input.councils);
  const byPeriod = Map.groupBy(input.councils, ({ period }) => period);
  const limits = new Map([...questions.values()].map((question) => [question, limitOf(input, question)]));
  return (figure) => {
    const measure = collection.measures[figure.measure];
    const isQuantile = measure?.kind === "quantile";
    const question = questions.get(idOf({ measure: isQuantile ? measure.of : figure.measure, basis: figure.basis }));
    if (question === undefined) return undefined;
    const history = historyOf(question, breakdownOf(figure));
    const councils = members(figure);
    const lacking = history.lacking(figure.period, byPeriod.get(figure.period) ?? []);
    const [missing, partial] = [among(councils, lacking.missing), among(councils, lacking.partial)];
    const incomplete = question.kind === "sum" ? partial.filter((council) => !missing.includes(council)) : [];
    const limit = limits.get(question);
    const groups = breakdownOf(figure) === null ? [null] : [breakdownOf(figure), null];
    const bounds = isQuantile
      ? quantileBounds({ collection, measure, question, figure, middles: middlesAt(input, question, figure), rounding })
      : directBounds({
          collection,
          question,
          figure,
          missing,
          incomplete,
          history,
          limits: groups.map((group) => historyOf(limit ?? question, group)),
          isWithin: limit !== undefined,
          rounding,
        });
    const { period, basis } = figure;
    return {
      ...whereOf(figure),
      partial: partial.length,
      missing: missing.map((council) => history.nameOf(period, council)).toSorted(),
      waivers: waivers({ measure: figure.measure, basis, periods: [period], councils }),
      ...bounds,
    };
  };
}

function among(councils: readonly string[], some: ReadonlySet<string>): readonly string[] {
  return some.size === 0 ? [] : councils.filter((council) => some.has(council));
}

/** Where a figure stands and who is in it, as its coverage repeats it. */
export function whereOf(figure: Figure): Pick<Coverage, keyof Figure & keyof Coverage> {
  const { period, level, geographyCode, geography, measure, basis, breakdown, expected, responded, waivers } = figure;
  const id = figure.figure;
  return {
    figure: id,
    period,
    level,
    geographyCode,
    geography,
    measure,
    basis,
    breakdown,
    expected,
    responded,
    waivers,
  };
}

/** The group of people a figure is for; null for everyone. */
export function breakdownOf({ breakdown }: Figure): Breakdown | null {
  const at = breakdown.indexOf("=");
  return at < 0 ? null : { column: breakdown.slice(0, at), value: breakdown.slice(at + 1) };
}

/** What limits a council's number, or the base of its share: the sum that is declared to be within another. */
function limitOf({ collection }: CoverageInput, question: Question): Question | undefined {
  const isShare = question.kind === "ratio" && question.population === undefined;
  const limited = isShare ? question.denominator.terms : question.numerator.terms;
  const questions = questionsOf(collection);
  const sums = questions.filter(
    ({ kind, table, numerator }) => kind === "sum" && table === question.table && isSame(numerator.terms, limited),
  );
  const [within] = sums.flatMap(({ measure: id }) => {
    const measure = collection.measures[id];
    return measure?.kind === "sum" && measure.within !== undefined ? [measure.within] : [];
  });
  return questions.find(({ measure }) => measure === within);
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((term, at) => term === other[at]);
}

function rememberedHistories({ collection, periods, councils, parts }: CoverageInput, figures: Figures) {
  const known = new Map<string, CouncilHistory>();
  return (question: Question, breakdown: Breakdown | null): CouncilHistory => {
    const key = [idOf(question), breakdown?.column ?? onlyBasis, breakdown?.value ?? onlyBasis].join("/");
    const found =
      known.get(key) ?? councilHistory(question, breakdown, { collection, periods, councils, parts, figures });
    known.set(key, found);
    return found;
  };
}

function middlesAt({ parts }: CoverageInput, question: Question, figure: Figure) {
  const { period, level, geographyCode: code } = figure;
  return middlesOf(parts, question, { period, level, code, breakdown: breakdownOf(figure) });
}

function idOf({ measure, basis }: { readonly measure: string; readonly basis: string }): string {
  return `${measure}/${basis}`;
}
