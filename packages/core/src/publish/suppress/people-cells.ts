import type { Collection } from "../../collections/define-collection.ts";
import { parsePeriod, yearBefore } from "../../periods/period.ts";
import { type Area, areasOf, type PlacedCouncil } from "../aggregate/areas.ts";
import { columnsOf, type Question, questionsOf } from "../aggregate/questions.ts";
import type { RowGroup } from "../aggregate/row-groups.ts";
import { peopleOf } from "../explain/people-of.ts";
import type { Figure } from "../figure.ts";
import { type CellTerm, questionTerms } from "./cell-terms.ts";

/** A figure by what names it. */
export type FigureSpot = Pick<
  Figure,
  "figure" | "measure" | "basis" | "period" | "level" | "geographyCode" | "breakdown"
>;

/** A number of people that a figure shows. */
export interface PeopleCell {
  readonly figure: string;
  readonly part: "value" | "numerator" | "denominator";
  /** The period its rows are of: of a forecast, the one it was made in. */
  readonly period: string;
  readonly terms: () => readonly CellTerm[];
  readonly value: bigint;
}

/** One version of a collection's figures, with the rows behind it. */
export interface ReleaseRows {
  readonly collection: Collection;
  readonly councils: readonly PlacedCouncil[];
  readonly groups: readonly RowGroup[];
}

/** Finds the numbers of people behind figures of a release. */
export interface CellFinder {
  /** None for a figure that shows no number of people itself, or of which nobody gave any. */
  readonly cellsOf: (spot: FigureSpot) => readonly PeopleCell[];
  /** The councils in a figure's area. */
  readonly councilsOf: (spot: Pick<FigureSpot, "period" | "level" | "geographyCode">) => readonly string[];
}

/** Numbers of people as sums of what groups of rows have, by the same rules as the engine adds them up (`partsSql`). */
export function cellFinder(release: ReleaseRows): CellFinder {
  const { collection, groups } = release;
  const questions = new Map(questionsOf(collection).map((one) => [`${one.measure}/${one.basis}`, one]));
  const rows = Map.groupBy(groups, ({ table, period, council }) => `${table}/${period}/${council}`);
  const councilsOf = areaFinder(release);
  const since = new Map(release.councils.map((one) => [`${one.period}/${one.code}`, one.since]));
  const sinceOf = (period: string, code: string) => since.get(`${period}/${code}`);
  const rowsOf = (question: Question, period: string, { breakdown, councils }: Where) =>
    councils.map((council) => (rows.get(`${question.table}/${period}/${council}`) ?? []).filter(isIn(breakdown)));
  return {
    councilsOf,
    cellsOf: (spot) => {
      const where = { breakdown: spot.breakdown, councils: councilsOf(spot) };
      const measure = collection.measures[spot.measure];
      if (measure?.kind === "forecast-outcome") {
        const sides = [questions.get(`${measure.outcome}/all`), questions.get(`${measure.forecast}/all`)] as const;
        const madeIn = periodBefore(collection, spot.period);
        return measure.show === "councils met" ? [] : pairedCells(spot, sides, { where, madeIn, rowsOf, sinceOf });
      }
      const question = questions.get(`${spot.measure}/${spot.basis}`);
      // A band shows how many councils are in it; what it counts them by is asked for a council at a time.
      if (question === undefined || (question.kind === "band" && spot.level !== "council")) return [];
      const counted = { ...where, councils: where.councils.filter(isCounted(collection, question, spot)) };
      const own = rowsOf(question, spot.period, counted).filter((some) => some.length > 0);
      return (["value", "numerator", "denominator"] as const).flatMap((part) =>
        cellOf({ figure: spot.figure, part, period: spot.period }, () => questionTerms(question, part, own)),
      );
    },
  };
}

interface Where {
  readonly breakdown: string;
  readonly councils: readonly string[];
}

function areaFinder({ councils }: ReleaseRows): CellFinder["councilsOf"] {
  const byPeriod = Map.groupBy(councils, ({ period }) => period);
  const areas = new Map<string, ReadonlyMap<string, Area>>();
  return ({ period, level, geographyCode }) => {
    const key = `${period}/${level}`;
    const known = areas.get(key) ?? new Map(areasOf(byPeriod.get(period) ?? [], [level]).map((one) => [one.code, one]));
    areas.set(key, known);
    return known.get(geographyCode)?.councils ?? [];
  };
}

interface Paired {
  readonly where: Where;
  readonly madeIn: string;
  readonly rowsOf: (question: Question, period: string, where: Where) => readonly (readonly RowGroup[])[];
  /** First day of a council under its code: a code given to a new council has another. */
  readonly sinceOf: (period: string, code: string) => string | undefined;
}

/** Outcome and forecast over the councils that gave every number of both, each compared with itself; the forecast is of the period it was made in. */
function pairedCells(
  { figure, period }: FigureSpot,
  [outcome, forecast]: readonly [Question | undefined, Question | undefined],
  { where, madeIn, rowsOf, sinceOf }: Paired,
): readonly PeopleCell[] {
  if (outcome === undefined || forecast === undefined) return [];
  const [came, foreseen] = [rowsOf(outcome, period, where), rowsOf(forecast, madeIn, where)];
  const gave = (question: Question, rows: readonly RowGroup[] = []) =>
    rows.length > 0 && rows.every(({ unknown }) => columnsOf(question).every((column) => !unknown.has(column)));
  const isSame = where.councils.map((code) => sinceOf(period, code) === sinceOf(madeIn, code));
  const both = came.flatMap((rows, at) =>
    isSame[at] === true && gave(outcome, rows) && gave(forecast, foreseen[at]) ? [at] : [],
  );
  const of = (question: Question, rows: readonly (readonly RowGroup[])[]) => () =>
    questionTerms(
      question,
      "value",
      both.map((at) => rows[at] ?? []),
    );
  return [
    ...cellOf({ figure, part: "numerator", period }, of(outcome, came)),
    ...cellOf({ figure, part: "denominator", period: madeIn }, of(forecast, foreseen)),
  ];
}

function cellOf(named: Omit<PeopleCell, "terms" | "value">, terms: () => readonly CellTerm[]): readonly PeopleCell[] {
  const all = terms();
  if (all.length === 0) return [];
  const value = all.reduce((sum, { group, column, factor }) => sum + BigInt(factor) * (group.counts[column] ?? 0n), 0n);
  return [{ ...named, terms, value }];
}

/** A rate is of councils whose people are known; any other figure is of all. */
function isCounted(collection: Collection, question: Question, { period, breakdown }: FigureSpot) {
  const isRate = question.kind === "ratio" && question.population !== undefined;
  const [column = "", value = ""] = breakdown.split("=");
  const group = breakdown === "all" ? null : { column, value };
  return (code: string): boolean =>
    !isRate || peopleOf(collection, question, { period, code, breakdown: group }) !== null;
}

function isIn(breakdown: string): (group: RowGroup) => boolean {
  const at = breakdown.indexOf("=");
  if (at < 0) return () => true;
  const [column, value] = [breakdown.slice(0, at), breakdown.slice(at + 1)];
  return ({ categories }) => categories[column] === value;
}

/** Id of the period a year before. */
export function periodBefore({ period: kind }: Collection, period: string): string {
  const parsed = parsePeriod(kind, period);
  return parsed === undefined ? "" : yearBefore(parsed).id;
}
