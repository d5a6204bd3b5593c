import type { QuantileMeasure } from "../../collections/measures.ts";
import type { Period } from "../../periods/period.ts";
import { yearBefore } from "../../periods/period.ts";
import { type Area, areasOf } from "./areas.ts";
import { middlesOf, partsOf } from "./collect-parts.ts";
import { councilPairs, outcomeQuestions } from "./council-pairs.ts";
import type { ExactFigure, Place } from "./exact-figure.ts";
import { exactFigure } from "./exact-figure.ts";
import { slicesOf } from "./given-where.ts";
import type { FiguresInput } from "./make-figures.ts";
import { outcomeFigure } from "./outcome-figures.ts";
import { quantileFigure } from "./quantile-figures.ts";
import { isAsked, type Question, questionsOf } from "./questions.ts";
import { settleFigure } from "./settle-figure.ts";
import type { Spot } from "./spot.ts";

/**
 * The figures of one period that rows answer without those of other figures, settled but not rounded; a question at a
 * time, so that those of a period need not all be there at once.
 */
export function* directFigures(input: FiguresInput, period: Period): Generator<ExactFigure, void> {
  const { collection, councils } = input;
  const areas = areasOf(
    councils.filter((council) => council.period === period.id),
    collection.publish.levels,
  );
  const asked = questionsOf(collection).filter((question) => isAsked(collection, question, period.id));
  for (const question of asked) {
    yield* questionFigures(input, question, { period, areas });
    yield* quantiles(input, question, { period, areas });
  }
  yield* outcomes(input, { period, areas });
}

interface When {
  readonly period: Period;
  readonly areas: readonly Area[];
}

function questionFigures({ collection, parts }: FiguresInput, question: Question, when: When): readonly ExactFigure[] {
  const own = partsOf(parts, question);
  return placesOf(collection, question, { ...when, measure: question.measure }).map((place) =>
    settleFigure(exactFigure(question, place, own.at(spotOf(place))), collection.publish),
  );
}

function quantiles({ collection, parts }: FiguresInput, question: Question, when: When): readonly ExactFigure[] {
  const own = Object.entries(collection.measures).flatMap(([id, measure]): [string, QuantileMeasure][] =>
    measure.kind === "quantile" && measure.of === question.measure ? [[id, measure]] : [],
  );
  return own.flatMap(([id, measure]) =>
    placesOf(collection, question, { ...when, measure: id }).map((place) => {
      const middles = middlesOf(parts, question, spotOf(place));
      return quantileFigure({ id, measure, question }, place, { middles, collection });
    }),
  );
}

function outcomes({ collection, councils, parts, periods }: FiguresInput, when: When): readonly ExactFigure[] {
  const madeIn = periods.find(({ id }) => id === yearBefore(when.period).id)?.id;
  if (madeIn === undefined) return [];
  return Object.entries(collection.measures).flatMap(([id, measure]) => {
    if (measure.kind !== "forecast-outcome") return [];
    const questions = outcomeQuestions(collection, measure);
    const asked = isAsked(collection, questions.outcome, when.period.id);
    if (!asked || !isAsked(collection, questions.forecast, madeIn)) return [];
    const pairOf = councilPairs(questions, { parts, councils, madeIn });
    const now = new Map(councils.filter(({ period }) => period === when.period.id).map((one) => [one.code, one]));
    return placesOf(collection, questions.outcome, { ...when, measure: id }).map((place) => {
      const members = place.area.councils.flatMap((code) => now.get(code) ?? []);
      const pairs = members.flatMap((council) => pairOf(council, place.breakdown) ?? []);
      const of = { id, measure, unit: questions.outcome.unit, madeIn };
      return outcomeFigure(of, place, { pairs, collection });
    });
  });
}

/** Every place that a measure is given for in a period, where it reads what a question reads. */
function placesOf(
  collection: FiguresInput["collection"],
  question: Question,
  { period, areas, measure }: When & { readonly measure: string },
): readonly Place[] {
  return slicesOf(collection, { ...question, measure }, period.id).flatMap(({ breakdown, levels }) =>
    areas.filter(({ level }) => levels.includes(level)).map((area) => ({ period: period.id, area, breakdown })),
  );
}

function spotOf({ period, area, breakdown }: Place): Spot {
  return { period, level: area.level, code: area.code, breakdown };
}
