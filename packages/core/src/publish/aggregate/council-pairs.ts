import type { Collection } from "../../collections/define-collection.ts";
import type { OutcomeMeasure } from "../../collections/measures.ts";
import type { PlacedCouncil } from "./areas.ts";
import type { Parts } from "./collect-parts.ts";
import { partsOf } from "./collect-parts.ts";
import type { Counted } from "./counted.ts";
import { fractionOf } from "./fraction.ts";
import type { ForecastPair } from "./outcome-figures.ts";
import { type Question, questionsOf } from "./questions.ts";
import type { Breakdown } from "./spot.ts";

/** The two sums a forecast-outcome measure holds against each other. */
export interface OutcomeQuestions {
  readonly forecast: Question;
  readonly outcome: Question;
}

/** Throws a `RangeError` where the measure names sums the collection does not have. */
export function outcomeQuestions(collection: Collection, measure: OutcomeMeasure): OutcomeQuestions {
  const questions = questionsOf(collection);
  const [forecast, outcome] = [measure.forecast, measure.outcome].map((id) =>
    questions.find((question) => question.measure === id),
  );
  if (forecast === undefined || outcome === undefined) {
    throw new RangeError(`There is no sum ${measure.forecast} or ${measure.outcome}`);
  }
  return { forecast, outcome };
}

/** Looks up what a council forecast in one period and what came of it in another; nothing where it did not give both. */
export function councilPairs(
  { forecast, outcome }: OutcomeQuestions,
  {
    parts,
    councils,
    madeIn,
  }: { readonly parts: Parts; readonly councils: readonly PlacedCouncil[]; readonly madeIn: string },
): (council: PlacedCouncil, breakdown: Breakdown | null) => ForecastPair | undefined {
  const then = new Map(councils.filter(({ period }) => period === madeIn).map((council) => [council.code, council]));
  const givenIn = (question: Question) => {
    const own = partsOf(parts, question);
    return (period: string, code: string, breakdown: Breakdown | null) => {
      const part = own.at({ period, level: "council", code, breakdown });
      return part?.complete === 1 ? counted(question, part.numerator) : undefined;
    };
  };
  const [forecastIn, outcomeIn] = [givenIn(forecast), givenIn(outcome)];
  return ({ period, code, since }, breakdown) => {
    if (then.get(code)?.since !== since) return undefined;
    const foreseen = forecastIn(madeIn, code, breakdown);
    const came = outcomeIn(period, code, breakdown);
    return foreseen === undefined || came === undefined ? undefined : { forecast: foreseen, outcome: came };
  };
}

function counted({ numerator: { scale, quantity } }: Question, unscaled: bigint | null): Counted | undefined {
  return unscaled === null ? undefined : { exact: fractionOf({ unscaled, scale }), quantity };
}
