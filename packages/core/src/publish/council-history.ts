import type { Collection } from "../collections/define-collection.ts";
import { disclosureRules } from "../collections/disclosure.ts";
import { estimateFor } from "../collections/population.ts";
import { rememberBy } from "../collections/remember-by.ts";
import { parseDecimal } from "../exact/decimal.ts";
import type { Period } from "../periods/period.ts";
import type { PlacedCouncil } from "./aggregate/areas.ts";
import type { Parts } from "./aggregate/collect-parts.ts";
import { partsOf } from "./aggregate/collect-parts.ts";
import { inOrder } from "./aggregate/compared-period.ts";
import { type Fraction, fractionOf, whole } from "./aggregate/fraction.ts";
import { breakdownId } from "./aggregate/publish-figure.ts";
import type { Question } from "./aggregate/questions.ts";
import type { Breakdown } from "./aggregate/spot.ts";
import type { Part, PartCouncils } from "./aggregate/told-answers.ts";
import type { Figure } from "./figure.ts";

/** The numbers a council gave for a question in one period, as far as they may be told. */
export interface PastAnswer {
  readonly numerator: Fraction;
  /** Null of what has no base. */
  readonly denominator: Fraction | null;
}

interface Lacking {
  readonly missing: ReadonlySet<string>;
  readonly partial: ReadonlySet<string>;
}

/** What each council gave for one question and group of people, in every period. */
export interface CouncilHistory {
  /** True where the council is in the figure of the period. */
  readonly responded: (period: string, council: string) => boolean;
  /** True where the council sent rows, but not every term in every row. */
  readonly partial: (period: string, council: string) => boolean;
  /** Which of the councils of a period are not in its figure, and which sent a part. */
  readonly lacking: (period: string, councils: readonly { readonly code: string }[]) => Lacking;
  readonly nameOf: (period: string, council: string) => string;
  /** What the same council gave in other periods: those before, the latest first, then those after, the earliest first. */
  readonly others: (period: string, council: string) => readonly (PastAnswer & { readonly isEarlier: boolean })[];
  /** Its people in the period, where the collection has a population with this id. */
  readonly people: (population: string, period: string, council: string) => Fraction | null;
}

export interface HistoryInput {
  readonly collection: Collection;
  readonly periods: readonly Period[];
  readonly councils: readonly PlacedCouncil[];
  readonly parts: Parts;
  /** The figures as published, by id: what is hidden there is not told here either. */
  readonly figures: ReadonlyMap<string, Figure>;
}

/**
 * Looks up what each council gave for a question, once for all areas. Where a collection protects small numbers only what
 * is published of a council is told, as it is published; so nothing made of it gives more away than the figures do.
 */
export function councilHistory(question: Question, breakdown: Breakdown | null, input: HistoryInput): CouncilHistory {
  const placed = placedIn(input.councils);
  const order = inOrder(input.periods).map(({ id }) => id);
  const spotOf = (period: string, code: string) => ({ period, level: "council", code, breakdown }) as const;
  const own = partsOf(input.parts, question);
  const given = (period: string, code: string) => own.councilsAt(spotOf(period, code));
  const responded = (period: string, code: string): boolean => (given(period, code)?.responded ?? 0) > 0;
  const partial = (period: string, code: string): boolean => isPartial(given(period, code));
  const lacks = new Map<string, Lacking>();
  const at = (period: string): number => order.indexOf(period);
  const sinceOf = (period: string, code: string): string | undefined => placed.get(period)?.get(code)?.since;
  const others = rememberAt((period, code) =>
    [...order.slice(0, at(period)).toReversed(), ...order.slice(at(period) + 1)].flatMap((other) => {
      if (!responded(other, code) || sinceOf(other, code) !== sinceOf(period, code)) return [];
      const part = own.at(spotOf(other, code));
      const answer = toldAnswer(input, question, { period: other, code, breakdown, part });
      return answer === null ? [] : [{ ...answer, isEarlier: at(other) < at(period) }];
    }),
  );
  return {
    responded,
    partial,
    lacking: (period, expected) => {
      const found = lacks.get(period) ?? lackingOf(expected, (code) => given(period, code));
      lacks.set(period, found);
      return found;
    },
    nameOf: (period, code) => placed.get(period)?.get(code)?.name ?? code,
    others,
    people: (population, period, code) => peopleOf(input, population, { period, code, breakdown }),
  };
}

function isPartial(given: PartCouncils | undefined): boolean {
  return given !== undefined && given.sent > given.complete;
}

function lackingOf(
  expected: readonly { readonly code: string }[],
  givenBy: (code: string) => PartCouncils | undefined,
): Lacking {
  const [missing, partial] = [new Set<string>(), new Set<string>()];
  for (const { code } of expected) {
    const given = givenBy(code);
    if ((given?.responded ?? 0) === 0) missing.add(code);
    if (isPartial(given)) partial.add(code);
  }
  return { missing, partial };
}

interface Told {
  readonly period: string;
  readonly code: string;
  readonly breakdown: Breakdown | null;
  readonly part: Part | undefined;
}

function toldAnswer(
  { collection, figures }: HistoryInput,
  question: Question,
  { period, code, breakdown, part }: Told,
): PastAnswer | null {
  const isOpen = disclosureRules(collection) === undefined;
  if (isOpen || (question.kind === "band" && question.numerator.quantity !== "count")) {
    return part === undefined ? null : partAnswer(question, part);
  }
  const id = [collection.id, question.measure, question.basis, period, code, breakdownId(breakdown)].join("/");
  const figure = figures.get(id);
  const numerator = fractionIn(question.kind === "ratio" ? figure?.numerator : figure?.value);
  const denominator = fractionIn(figure?.denominator);
  if (numerator === null || (question.kind === "ratio" && denominator === null)) return null;
  return { numerator, denominator };
}

function partAnswer(question: Question, part: Part): PastAnswer | null {
  const scale = question.kind === "band" ? 0 : question.numerator.scale;
  if (part.numerator === null) return null;
  const numerator = fractionOf({ unscaled: part.numerator, scale });
  if (question.kind !== "ratio") return { numerator, denominator: null };
  if (part.denominator === null) return null;
  return { numerator, denominator: fractionOf({ unscaled: part.denominator, scale: question.denominator.scale }) };
}

function peopleOf(
  { collection, periods }: HistoryInput,
  population: string,
  { period, code, breakdown }: Omit<Told, "part">,
): Fraction | null {
  const end = periods.find(({ id }) => id === period)?.end ?? "";
  const definition = collection.populations?.[population];
  const estimate = definition && estimateFor(definition, end);
  const people = breakdown === null ? estimate?.people : estimate?.by?.[breakdownId(breakdown)];
  const count = people?.[code];
  return count === undefined ? null : whole(count);
}

function fractionIn(text: string | null | undefined): Fraction | null {
  const decimal = text === null || text === undefined ? undefined : parseDecimal(text);
  return decimal === undefined ? null : fractionOf(decimal);
}

/** Councils by period and code. */
const placedIn = rememberBy(
  (councils: readonly PlacedCouncil[]) =>
    new Map(
      [...Map.groupBy(councils, ({ period }) => period)].map(([period, own]) => [
        period,
        new Map(own.map((council) => [council.code, council])),
      ]),
    ),
);

/** Works out once what there is of a council in a period: the figures of all its areas ask for it. */
function rememberAt<T>(find: (period: string, code: string) => T): (period: string, code: string) => T {
  const known = new Map<string, Map<string, { readonly found: T }>>();
  return (period, code) => {
    const own = known.get(period) ?? new Map<string, { readonly found: T }>();
    known.set(period, own);
    const before = own.get(code) ?? { found: find(period, code) };
    own.set(code, before);
    return before.found;
  };
}
