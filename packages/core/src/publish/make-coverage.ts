import type { Collection } from "../collections/define-collection.ts";
import type { GeographyLevel } from "../collections/measures.ts";
import type { Period } from "../periods/period.ts";
import type { Area, PlacedCouncil } from "./aggregate/areas.ts";
import { areasOf } from "./aggregate/areas.ts";
import type { Parts } from "./aggregate/collect-parts.ts";
import { partOf } from "./aggregate/collect-parts.ts";
import { exactFigure } from "./aggregate/exact-figure.ts";
import { hideSmall } from "./aggregate/hide-small.ts";
import type { Question } from "./aggregate/questions.ts";
import { isAsked, questionsOf } from "./aggregate/questions.ts";
import type { Rounding } from "./aggregate/round-figure.ts";
import { roundingOf, workingFigure } from "./aggregate/round-figure.ts";
import type { CouncilAnswers } from "./council-answers.ts";
import { councilAnswers } from "./council-answers.ts";
import type { Bounds } from "./coverage-bounds.ts";
import { coverageBounds } from "./coverage-bounds.ts";
import { type WaivedReturn, waiversBehind } from "./waivers-behind.ts";

/** Who is behind a measure in an area, everyone together. */
export interface Coverage extends Bounds {
  readonly period: string;
  readonly level: GeographyLevel;
  readonly geographyCode: string;
  readonly geography: string;
  readonly measure: string;
  readonly basis: string;
  readonly expected: number;
  readonly responded: number;
  /** Councils that sent rows, but not every term of the measure in every row. */
  readonly partial: number;
  /** Names of the councils that are not in the figure, in order of name. */
  readonly missing: readonly string[];
  /** Waivers of councils of the area that touch what the measure reads. */
  readonly waivers: number;
}

export interface CoverageInput {
  readonly collection: Collection;
  readonly periods: readonly Period[];
  readonly councils: readonly PlacedCouncil[];
  readonly parts: Parts;
  /** The returns behind the rows. */
  readonly returns: readonly WaivedReturn[];
}

/**
 * For every measure that is worked from rows, and every area above a council: how many councils were
 * expected, how many are in the figure, which are not, and what the figure could be with them.
 * Measures made from other measures are covered as those are.
 */
export function makeCoverage(input: CoverageInput): readonly Coverage[] {
  const { collection, periods, councils } = input;
  const rounding = roundingOf(collection.publish);
  const waivers = waiversBehind(collection, input.returns);
  const levels = collection.publish.levels.filter((level) => level !== "council");
  const areas = new Map(
    periods.map(
      ({ id }) =>
        [
          id,
          areasOf(
            councils.filter(({ period }) => period === id),
            levels,
          ),
        ] as const,
    ),
  );
  return questionsOf(collection).flatMap((question) => {
    const answers = councilAnswers(question, input);
    return periods
      .filter(({ id }) => isAsked(collection, question, id))
      .flatMap(({ id }) =>
        (areas.get(id) ?? []).map((area) => coverAt(input, { question, period: id, area, answers, rounding, waivers })),
      );
  });
}

interface Spot {
  readonly question: Question;
  readonly period: string;
  readonly area: Area;
  readonly answers: CouncilAnswers;
  readonly rounding: Rounding;
  readonly waivers: ReturnType<typeof waiversBehind>;
}

function coverAt({ collection, parts }: CoverageInput, spot: Spot): Coverage {
  const { question, period, area, answers, rounding } = spot;
  const { level, code, name, councils } = area;
  const part = partOf(parts, question, { period, level, code, breakdown: null });
  const exact = exactFigure(question, { period, area, breakdown: null }, part);
  const figure = workingFigure(hideSmall(exact, collection.publish.suppressBelow), rounding);
  const missing = councils.filter((council) => !answers.responded(period, council));
  const bounds = coverageBounds(figure, { councils: missing.length, base: answers.baseOf(period, missing) }, rounding);
  return {
    period,
    level,
    geographyCode: code,
    geography: name,
    measure: question.measure,
    basis: question.basis,
    expected: councils.length,
    responded: councils.length - missing.length,
    partial: councils.filter((council) => answers.partial(period, council)).length,
    missing: missing.map((council) => answers.nameOf(period, council)).toSorted(),
    waivers: spot.waivers({ measure: question.measure, basis: question.basis, periods: [period], councils }),
    ...bounds,
  };
}
