import { add, divide, type Fraction, multiply, whole } from "./aggregate/fraction.ts";
import type { PastAnswer } from "./council-history.ts";
import type { BoundsInput } from "./coverage-bounds.ts";

/**
 * A figure with each missing council as it last answered in an earlier period (last value carried forward); a rate with
 * its people of now. Null where one of them never did: an estimate that leaves somebody out is none. `known` are the
 * numbers of the figure.
 */
export function carriedForward(
  input: BoundsInput,
  known: { readonly numerator: Fraction; readonly denominator: Fraction },
): Fraction | null {
  const { question, missing } = input;
  const last = missing.map((code) => lastOf(input, code));
  if (missing.length === 0 || last.some((answer) => answer === null)) return null;
  const total = (of: (answer: PastAnswer) => Fraction | null): Fraction =>
    last.reduce((sum, answer) => add(sum, (answer && of(answer)) ?? whole(0)), whole(0));
  const numerator = add(
    known.numerator,
    total((answer) => answer.numerator),
  );
  if (question.kind !== "ratio") return numerator;
  const denominator = add(
    known.denominator,
    total((answer) => answer.denominator),
  );
  return denominator.top <= 0n ? null : multiply(whole(question.per), divide(numerator, denominator));
}

function lastOf({ question, figure, history }: BoundsInput, code: string): PastAnswer | null {
  const last = history.others(figure.period, code).find(({ isEarlier }) => isEarlier);
  if (last === undefined) return null;
  if (question.kind !== "ratio" || question.population === undefined) return last;
  const people = history.people(question.population, figure.period, code);
  return people === null ? null : { ...last, denominator: people };
}
