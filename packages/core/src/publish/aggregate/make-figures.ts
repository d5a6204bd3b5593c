import type { Target } from "../../claims/target.ts";
import type { Collection } from "../../collections/define-collection.ts";
import { collectionAt } from "../../collections/define-collection.ts";
import type { GeographyLevel } from "../../collections/measures.ts";
import { parseDecimal } from "../../exact/decimal.ts";
import type { Period } from "../../periods/period.ts";
import { yearBefore } from "../../periods/period.ts";
import type { Figure } from "../figure.ts";
import { waiversBehind } from "../waivers-behind.ts";
import type { PlacedCouncil } from "./areas.ts";
import { areasOf } from "./areas.ts";
import type { Breakdown, Parts } from "./collect-parts.ts";
import { partOf } from "./collect-parts.ts";
import { againstTargetFigures, changeFigures } from "./derived-figures.ts";
import type { ExactFigure } from "./exact-figure.ts";
import { exactFigure } from "./exact-figure.ts";
import { hideSmall } from "./hide-small.ts";
import { publishFigure } from "./publish-figure.ts";
import type { Question } from "./questions.ts";
import { isAsked, questionsOf } from "./questions.ts";
import { roundingOf, workingFigure } from "./round-figure.ts";
import type { Origin } from "./synthetic-areas.ts";
import { syntheticAreas } from "./synthetic-areas.ts";

export interface FiguresInput {
  readonly collection: Collection;
  /** Every period with rows in `parts`; a change needs the year before among them. */
  readonly periods: readonly Period[];
  /** The councils expected in each of those periods. */
  readonly councils: readonly PlacedCouncil[];
  readonly parts: Parts;
  /** Targets that measures compare with. */
  readonly targets: readonly Target[];
  /** The returns behind the rows. */
  readonly origins: readonly Origin[];
}

/**
 * The figures of a collection: exact parts become exact figures, small counts are hidden, changes
 * and comparisons are worked from what is left, and all are rounded once, at the end.
 * Every expected area has a figure for every measure asked in a period, with its coverage, whether
 * or not anyone answered; sorted by id. Throws a `RangeError` where a measure names a target not given.
 */
export function makeFigures(input: FiguresInput): readonly Figure[] {
  const working = new Map(input.periods.map((period) => [period.id, directFigures(input, period)]));
  const rounding = roundingOf(input.collection.publish);
  const synthetic = syntheticAreas(input.origins, input.councils);
  const waivers = waiversBehind(input.collection, input.origins);
  return input.periods
    .flatMap((period) => {
      const now = working.get(period.id) ?? [];
      const before = working.get(yearBefore(period).id) ?? [];
      return [...now, ...derivedFigures(input, now, before)];
    })
    .map((figure) => publishFigure(figure, { collection: input.collection.id, rounding, synthetic, waivers }))
    .sort((left, right) => (left.figure < right.figure ? -1 : left.figure > right.figure ? 1 : 0));
}

/** The figures rows answer by themselves, exact or as published (as the rules have it), small ones hidden. */
function directFigures({ collection, councils, parts }: FiguresInput, period: Period): readonly ExactFigure[] {
  const expected = councils.filter((council) => council.period === period.id);
  const areas = areasOf(expected, collection.publish.levels);
  const rounding = roundingOf(collection.publish);
  const asked = questionsOf(collection).filter((question) => isAsked(collection, question, period.id));
  return asked.flatMap((question) =>
    slicesOf(collection, question, period.id).flatMap(({ breakdown, levels }) =>
      areas
        .filter(({ level }) => levels.includes(level) && !(question.kind === "band" && level === "council"))
        .map((area) => {
          const spot = { period: period.id, level: area.level, code: area.code, breakdown };
          const figure = exactFigure(question, { period: period.id, area, breakdown }, partOf(parts, question, spot));
          return workingFigure(hideSmall(figure, collection.publish.suppressBelow), rounding);
        }),
    ),
  );
}

function derivedFigures(
  { collection, targets }: FiguresInput,
  now: readonly ExactFigure[],
  before: readonly ExactFigure[],
): readonly ExactFigure[] {
  return Object.entries(collection.measures).flatMap(([id, measure]) => {
    if (measure.kind === "change") return changeFigures(id, measure, { now, before });
    if (measure.kind !== "against-target") return [];
    const share = parseDecimal(targets.find((target) => target.id === measure.target)?.share ?? "");
    if (share === undefined) throw new RangeError(`Measure ${id} compares with an unknown target: ${measure.target}`);
    return againstTargetFigures(id, measure, now, share);
  });
}

interface Slice {
  readonly breakdown: Breakdown | null;
  readonly levels: readonly GeographyLevel[];
}

/** Everyone together, then each value of each category the question's table has in that period. */
function slicesOf(collection: Collection, question: Question, period: string): readonly Slice[] {
  const columns = collectionAt(collection, period).tables[question.table]?.columns ?? {};
  const broken = (collection.publish.breakdowns ?? []).flatMap(({ column, levels }) => {
    const category = columns[column];
    const values = category?.kind === "category" ? Object.keys(category.values) : [];
    return values.map((value) => ({ breakdown: { column, value }, levels }));
  });
  return [{ breakdown: null, levels: collection.publish.levels }, ...broken];
}
