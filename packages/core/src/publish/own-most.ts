import type { CoverageRules } from "../collections/measures.ts";
import { parseDecimal } from "../exact/decimal.ts";
import { compare, divide, type Fraction, fractionOf, multiply, whole } from "./aggregate/fraction.ts";
import type { CouncilHistory, PastAnswer } from "./council-history.ts";

/** A council that is missing from a period's figure. */
export interface MissingCouncil {
  readonly period: string;
  readonly council: string;
}

/**
 * The most a missing council is taken to have of a number, as its collection declares: so many times the most it gave in
 * any other period, and at least so much; or a percent of its people, whichever is less. Null where neither is known: then
 * what could be missing has no bound.
 */
export function ownMost(
  { ownMost: rule }: CoverageRules,
  history: CouncilHistory,
  { period, council, of }: MissingCouncil & { readonly of: (answer: PastAnswer) => Fraction | null },
): Fraction | null {
  const given = history.others(period, council).flatMap((answer) => of(answer) ?? []);
  const most = given.reduce<Fraction | null>((top, one) => (top === null || compare(one, top) > 0 ? one : top), null);
  const limits = [byPast(rule, most), byPeople(rule, history, { period, council })].filter((limit) => limit !== null);
  return limits.toSorted(compare)[0] ?? null;
}

type Rule = CoverageRules["ownMost"];

function byPast(rule: Rule, most: Fraction | null): Fraction | null {
  if (rule?.times === undefined || most === null) return null;
  const limit = multiply(most, numberOf(rule.times));
  const least = whole(rule.atLeast ?? 0);
  return compare(limit, least) < 0 ? least : limit;
}

function byPeople(rule: Rule, history: CouncilHistory, { period, council }: MissingCouncil): Fraction | null {
  if (rule?.ofPopulation === undefined) return null;
  const { population, percent } = rule.ofPopulation;
  const people = history.people(population, period, council);
  return people && divide(multiply(people, numberOf(percent)), whole(100));
}

function numberOf(number: number): Fraction {
  const decimal = parseDecimal(String(number));
  if (decimal === undefined) throw new RangeError(`Cannot read ${number} as a number`);
  return fractionOf(decimal);
}
