import type { Status } from "../../collections/define-collection.ts";
import { collectionAt } from "../../collections/define-collection.ts";
import { isDirect, type OutcomeMeasure } from "../../collections/measures.ts";
import { parseDecimal } from "../../exact/decimal.ts";
import type { Row } from "../../ingest/normalise/normalised.ts";
import { type Area, areasOf, type PlacedCouncil } from "../aggregate/areas.ts";
import { againstTargetFigures, changeFigures } from "../aggregate/derived-figures.ts";
import { type ExactFigure, exactFigure } from "../aggregate/exact-figure.ts";
import { projectionFigures } from "../aggregate/projection-figures.ts";
import { type Question, questionsOf } from "../aggregate/questions.ts";
import { settleFigure } from "../aggregate/settle-figure.ts";
import type { Breakdown } from "../aggregate/spot.ts";
import type { Part } from "../aggregate/told-answers.ts";
import type { Figure } from "../figure.ts";
import type { SnapshotDefinition } from "../snapshot-definition.ts";
import { type CouncilPart, councilPart } from "./council-part.ts";
import { peopleOf } from "./people-of.ts";
import { periodsBefore, snapshotPeriods } from "./snapshot-periods.ts";
import { workOutcome } from "./work-outcome.ts";
import { workQuantile } from "./work-quantile.ts";

/** A snapshot as far as its figures are worked again, one by one. */
export interface WorkedSnapshot extends SnapshotDefinition {
  /** By id. */
  readonly figures: ReadonlyMap<string, Figure>;
  readonly councils: readonly PlacedCouncil[];
  /** The rows a council's return for a period has in a table. */
  readonly rowsOf: (place: RowsPlace) => readonly Row[];
}

export interface RowsPlace {
  readonly period: string;
  readonly table: string;
  /** Code of the council. */
  readonly council: string;
}

/** What a council gave for a figure; no part where its return has no rows for it. */
export interface WorkedCouncil {
  readonly council: PlacedCouncil;
  readonly part: CouncilPart | undefined;
}

/** A figure that comes straight from what councils gave; `question` is what each of them was asked. */
export interface AddedUp {
  readonly kind: "added up";
  readonly figure: Figure;
  readonly question: Question;
  readonly exact: ExactFigure;
  readonly councils: readonly WorkedCouncil[];
}

/** How a figure comes about. `exact` is before it is rounded, small numbers hidden. */
export type WorkedFigure =
  | AddedUp
  | {
      readonly kind: "worked from others";
      readonly figure: Figure;
      readonly exact: ExactFigure;
      readonly from: readonly { readonly role: "now" | "before" | "compared"; readonly worked: WorkedFigure }[];
      /** Id of the target it is compared with. */
      readonly target: string | null;
    };

/**
 * Works a figure of a snapshot again from the rows of its councils, by the rules figures are made by. Throws a
 * `RangeError` where the snapshot does not hold it or what it is made from.
 */
export function workFigure(snapshot: WorkedSnapshot, id: string): WorkedFigure {
  const figure = snapshot.figures.get(id);
  const measure = figure && snapshot.collection.measures[figure.measure];
  if (figure === undefined || measure === undefined) throw new RangeError(`There is no figure ${id} in the snapshot`);
  if (isDirect(measure)) return addedUp(snapshot, figure);
  if (measure.kind === "quantile") {
    const asked = addedUp(snapshot, figure, measure.of);
    return { ...asked, exact: workQuantile(snapshot, [figure.measure, measure], asked) };
  }
  if (measure.kind === "forecast-outcome") return outcomeWorked(snapshot, figure, measure);
  const compared = workFigure(snapshot, idOf(figure, { measure: measure.of }));
  if (measure.kind === "against-target") {
    const share = parseDecimal(snapshot.targets.find(({ id: target }) => target === measure.target)?.share ?? "");
    if (share === undefined) throw new RangeError(`There is no target ${measure.target} in the snapshot`);
    const [exact] = againstTargetFigures(figure.measure, measure, [compared.exact], share);
    const from = [{ role: "compared", worked: compared } as const];
    return fromOthers(figure, { exact, from, target: measure.target });
  }
  const before = periodsBefore(snapshot, measure, figure.period).flatMap((period) => {
    const then = idOf(figure, { measure: measure.of, period });
    return snapshot.figures.has(then) ? [{ role: "before", worked: workFigure(snapshot, then) } as const] : [];
  });
  const from = [{ role: "now", worked: compared } as const, ...before];
  if (measure.kind === "change") {
    const then = before.map(({ worked }) => worked.exact);
    const [exact] = changeFigures(figure.measure, measure, { now: [compared.exact], before: then });
    return fromOthers(figure, { exact, from, target: null });
  }
  const exacts = new Map([...before.map(({ worked }) => worked), compared].map(({ exact }) => [exact.period, exact]));
  const series = snapshotPeriods(snapshot).flatMap((period) => {
    const exact = exacts.get(period.id);
    return exact === undefined ? [] : [{ period, figures: [exact] }];
  });
  const [exact] = projectionFigures(figure.measure, measure, series);
  const used = new Set([figure.period, exact?.comparedWith ?? []].flat());
  return fromOthers(figure, { exact, from: from.filter(({ worked }) => used.has(worked.exact.period)), target: null });
}

function outcomeWorked(snapshot: WorkedSnapshot, figure: Figure, measure: OutcomeMeasure): WorkedFigure {
  const outcome = addedUp(snapshot, figure, measure.outcome);
  const [madeIn] = periodsBefore(snapshot, measure, figure.period);
  const then = snapshot.figures.get(idOf(figure, { measure: measure.forecast, period: madeIn ?? "" }));
  const forecast = then === undefined ? undefined : addedUp(snapshot, then);
  const exact = workOutcome(snapshot, [figure.measure, measure], { outcome, forecast });
  const parts = [{ role: "now", worked: shownAs(snapshot, outcome, measure.outcome) } as const];
  const from = forecast === undefined ? parts : [...parts, { role: "before", worked: forecast } as const];
  return fromOthers(figure, { exact, from, target: null });
}

/** What a figure was worked from, under its own name where it is published. */
function shownAs(snapshot: WorkedSnapshot, worked: AddedUp, measure: string): AddedUp {
  return { ...worked, figure: snapshot.figures.get(idOf(worked.figure, { measure })) ?? worked.figure };
}

/** Id of the same figure of another measure, or in another period. */
export function idOf(figure: Figure, other: { readonly measure?: string; readonly period?: string }): string {
  const { collection, measure, basis, period, geographyCode, breakdown } = { ...figure, ...other };
  return [collection, measure, basis, period, geographyCode, breakdown].join("/");
}

type Derived = Extract<WorkedFigure, { readonly kind: "worked from others" }>;

function fromOthers(
  figure: Figure,
  { exact, from, target }: Pick<Derived, "from" | "target"> & { readonly exact: ExactFigure | undefined },
): WorkedFigure {
  if (exact === undefined) throw new RangeError(`${figure.figure} does not follow from the figures it is made of`);
  return { kind: "worked from others", figure, exact, from, target };
}

/** Adds up what councils gave for the measure `of`, which is the figure's own or the one it is made of. */
function addedUp(snapshot: WorkedSnapshot, figure: Figure, of = figure.measure): AddedUp {
  const { collection } = snapshot;
  const { period, level, geographyCode } = figure;
  const question = questionsOf(collection).find(({ measure, basis }) => measure === of && basis === figure.basis);
  const expected = snapshot.councils.filter((council) => council.period === period);
  const area = areasOf(expected, [level]).find(({ code }) => code === geographyCode);
  if (question === undefined || area === undefined) throw new RangeError(`${figure.figure} has no definition or area`);
  const breakdown = breakdownOf(figure.breakdown);
  const members = new Set(area.councils);
  const councils = expected
    .filter(({ code }) => members.has(code))
    .map((council) => workedCouncil(snapshot, question, { council, breakdown }));
  const unrounded = exactFigure(question, { period, area, breakdown }, areaPart(question, area, councils));
  const exact = settleFigure(unrounded, collection.publish);
  return { kind: "added up", figure, question, exact, councils };
}

function workedCouncil(
  { collection, rowsOf }: WorkedSnapshot,
  question: Question,
  { council, breakdown }: { readonly council: PlacedCouncil; readonly breakdown: Breakdown | null },
): WorkedCouncil {
  const { period, code } = council;
  const { table } = question;
  if (collectionAt(collection, period).tables[table] === undefined) return { council, part: undefined };
  const rows = rowsOf({ period, table, council: code }).filter(
    (row) => breakdown === null || row.values[breakdown.column]?.value === breakdown.value,
  );
  const people = peopleOf(collection, question, { period, code, breakdown });
  return { council, part: rows.length === 0 ? undefined : councilPart(collection, question, rows, people) };
}

function areaPart(question: Question, { level }: Area, councils: readonly WorkedCouncil[]): Part | undefined {
  const sent = councils.flatMap(({ part }) => part ?? []);
  if (sent.length === 0) return undefined;
  const counted = sent.filter((part) => part.counted);
  const total = (of: (part: CouncilPart) => bigint | null): bigint | null =>
    counted.length === 0 ? null : counted.reduce((sum, part) => sum + (of(part) ?? 0n), 0n);
  const inBand = BigInt(counted.filter((part) => part.inBand).length);
  return {
    numerator: question.kind === "band" ? inBand : total(({ numerator }) => numerator),
    denominator: question.kind === "ratio" ? total(({ denominator }) => denominator) : null,
    responded: counted.length,
    complete: sent.filter(({ complete }) => complete).length,
    sent: sent.length,
    status: level === "council" ? onlyOne(sent.flatMap(({ statuses }) => statuses)) : null,
  };
}

function onlyOne(statuses: readonly Status[]): Status | null {
  const [first = null, ...others] = new Set(statuses);
  return others.length === 0 ? first : null;
}

function breakdownOf(id: string): Breakdown | null {
  const at = id.indexOf("=");
  return at < 0 ? null : { column: id.slice(0, at), value: id.slice(at + 1) };
}
