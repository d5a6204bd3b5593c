import type { OutcomeMeasure } from "../../collections/measures.ts";
import type { Counted } from "../aggregate/counted.ts";
import type { ExactFigure } from "../aggregate/exact-figure.ts";
import { fractionOf } from "../aggregate/fraction.ts";
import { type ForecastPair, outcomeFigure } from "../aggregate/outcome-figures.ts";
import type { AddedUp, WorkedCouncil, WorkedSnapshot } from "./work-figure.ts";

/** What councils forecast and what came of it, held against each other again; `forecast` where there was a period before. */
export function workOutcome(
  { collection }: WorkedSnapshot,
  [id, measure]: readonly [string, OutcomeMeasure],
  { outcome, forecast }: { readonly outcome: AddedUp; readonly forecast: AddedUp | undefined },
): ExactFigure {
  const before = new Map(forecast?.councils.map((one) => [one.council.code, one]) ?? []);
  const pairs = outcome.councils.flatMap((one): readonly ForecastPair[] => {
    const then = before.get(one.council.code);
    if (forecast === undefined || then?.council.since !== one.council.since) return [];
    const [came, foreseen] = [given(outcome, one), given(forecast, then)];
    return came === undefined || foreseen === undefined ? [] : [{ outcome: came, forecast: foreseen }];
  });
  const { period, area, breakdown } = outcome.exact;
  const of = { id, measure, unit: outcome.question.unit, madeIn: forecast?.exact.period ?? "" };
  return outcomeFigure(of, { period, area, breakdown }, { pairs, collection });
}

function given({ question }: AddedUp, { part }: WorkedCouncil): Counted | undefined {
  if (part?.complete !== true || part.numerator === null) return undefined;
  const { scale, quantity } = question.numerator;
  return { exact: fractionOf({ unscaled: part.numerator, scale }), quantity };
}
