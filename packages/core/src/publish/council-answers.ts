import type { Collection } from "../collections/define-collection.ts";
import { disclosureRules } from "../collections/disclosure.ts";
import type { Period } from "../periods/period.ts";
import type { PlacedCouncil } from "./aggregate/areas.ts";
import type { Part, Parts } from "./aggregate/collect-parts.ts";
import { partOf } from "./aggregate/collect-parts.ts";
import type { Fraction } from "./aggregate/fraction.ts";
import { add, fractionOf } from "./aggregate/fraction.ts";
import type { Question } from "./aggregate/questions.ts";
import { isSmall } from "./suppress/primary.ts";

/** What each council gave for one question, in every period. */
export interface CouncilAnswers {
  /** True where the council is in the figure of the period. */
  readonly responded: (period: string, council: string) => boolean;
  /** True where the council sent rows, but not every term in every row. */
  readonly partial: (period: string, council: string) => boolean;
  readonly nameOf: (period: string, council: string) => string;
  /**
   * The bases of some councils together, each from the period nearest before this one in which the
   * same council answered, or else nearest after; null where one answered in none, or was hidden.
   */
  readonly baseOf: (period: string, councils: readonly string[]) => Fraction | null;
}

interface Answer {
  readonly council: PlacedCouncil;
  readonly part: Part | undefined;
}

interface AnswersInput {
  readonly collection: Collection;
  readonly periods: readonly Period[];
  readonly councils: readonly PlacedCouncil[];
  readonly parts: Parts;
}

/** Looks up what each council gave for a question, once for all areas. */
export function councilAnswers(
  question: Question,
  { collection, periods, councils, parts }: AnswersInput,
): CouncilAnswers {
  const answers = new Map(
    councils.map((council): [string, Answer] => {
      const { period, code } = council;
      return [
        key(period, code),
        { council, part: partOf(parts, question, { period, level: "council", code, breakdown: null }) },
      ];
    }),
  );
  const order = periods.toSorted((left, right) => (left.end < right.end ? -1 : 1)).map(({ id }) => id);
  const find = (period: string, council: string): Answer | undefined => answers.get(key(period, council));
  return {
    responded: (period, council) => isIn(find(period, council)),
    partial: (period, council) => {
      const part = find(period, council)?.part;
      return part !== undefined && part.sent > part.complete;
    },
    nameOf: (period, council) => find(period, council)?.council.name ?? council,
    baseOf: (period, missing) => {
      const bases = missing.map((council) => {
        const wanted = find(period, council)?.council;
        const others = nearest(order, period).map((other) => find(other, council));
        const answer = others.find((other) => isIn(other) && other?.council.since === wanted?.since);
        return baseIn(question, answer?.part, disclosureRules(collection)?.below ?? 0);
      });
      return bases.reduce((sum, base) => (sum === null || base === null ? null : add(sum, base)), nothing);
    },
  };
}

const nothing: Fraction | null = { top: 0n, bottom: 1n };

function isIn(answer: Answer | undefined): boolean {
  return answer?.part !== undefined && answer.part.responded > 0;
}

/** The base of a council, unless its share was hidden: then it may not be worked out from bounds either. */
function baseIn(question: Question, part: Part | undefined, below: number): Fraction | null {
  if (question.kind !== "ratio" || part === undefined || part.numerator === null || part.denominator === null)
    return null;
  const numerator = fractionOf({ unscaled: part.numerator, scale: question.numerator.scale });
  const denominator = fractionOf({ unscaled: part.denominator, scale: question.denominator.scale });
  const pair = [
    { exact: numerator, quantity: question.numerator.quantity },
    { exact: denominator, quantity: question.denominator.quantity },
  ] as const;
  return isSmall(...pair, below) ? null : denominator;
}

/** Other periods: those before, the latest first, then those after, the earliest first. */
function nearest(order: readonly string[], period: string): readonly string[] {
  const at = order.indexOf(period);
  return [...order.slice(0, at).toReversed(), ...order.slice(at + 1)];
}

function key(period: string, council: string): string {
  return `${period}/${council}`;
}
