import type { Target } from "../../claims/target.ts";
import { disclosureRules } from "../../collections/disclosure.ts";
import { parseDecimal } from "../../exact/decimal.ts";
import { publishFigure } from "../aggregate/publish-figure.ts";
import { roundingOf } from "../aggregate/round-figure.ts";
import type { Figure } from "../figure.ts";
import type { Coverage } from "../make-coverage.ts";
import { type MeasureDefinition, measureDefinitions } from "../measure-definitions.ts";
import { councilParts, type ExplainedCouncil, type ReturnSource } from "./explain-council.ts";
import { type WorkedFigure, type WorkedSnapshot, workFigure } from "./work-figure.ts";
import { workingOf } from "./working-words.ts";

/** A snapshot with all that its figures are explained by. */
export interface ExplainedSnapshot extends WorkedSnapshot {
  readonly coverageOf: (figure: Figure) => Pick<Coverage, "baseCovered" | "low" | "high"> | undefined;
  /** The return that has a council's rows for a period. */
  readonly sourceOf: (period: string, council: string) => ReturnSource | undefined;
}

/** How a figure came about, down to its cells; also the documented output of `explain --json`. */
export interface FigureExplanation {
  readonly figure: Figure;
  /** True where it is not shown, to protect small numbers: then nothing is told of what it was made from. */
  readonly hidden: boolean;
  readonly definition: MeasureDefinition;
  /** What its numbers are rounded to, and below what a number of people is hidden. */
  readonly rules: {
    readonly value: string;
    readonly counts: string;
    readonly percentFrom: "published" | "exact";
    readonly suppressBelow: number | null;
  };
  /** The sum in a sentence; null where there is no value. */
  readonly working: string | null;
  /** True where the cells, added up again here, give what was published; null where it is hidden. */
  readonly agrees: boolean | null;
  readonly coverage: Pick<Figure, "expected" | "responded"> &
    Pick<Coverage, "baseCovered" | "low" | "high"> & { readonly missing: readonly string[] };
  /** Where it is worked from other figures: those, each explained, and the target it is compared with. */
  readonly from: readonly { readonly role: "now" | "before" | "compared"; readonly explanation: FigureExplanation }[];
  readonly target: Pick<Target, "id" | "share" | "dueOn" | "source"> | null;
  /** Where it is added up from returns: every council expected, with what it gave. */
  readonly councils: readonly ExplainedCouncil[];
}

/** Explains a figure of a snapshot. Throws a `RangeError` where the snapshot does not hold it. */
export function explainFigure(snapshot: ExplainedSnapshot, id: string): FigureExplanation {
  return explainWorked(snapshot, workFigure(snapshot, id));
}

function explainWorked(snapshot: ExplainedSnapshot, worked: WorkedFigure): FigureExplanation {
  const { figure } = worked;
  const hidden = figure.status === "c" && figure.value === null;
  const definition = measureDefinitions(snapshot.collection).find(
    ({ measure, basis }) => measure === figure.measure && basis === figure.basis,
  );
  if (definition === undefined) throw new RangeError(`There is no definition of ${figure.figure}`);
  return {
    figure,
    hidden,
    definition,
    rules: rulesOf(snapshot, figure),
    working: hidden ? null : workingOf(worked, snapshot),
    agrees: hidden ? null : agrees(worked, snapshot),
    coverage: coverageOf(snapshot, worked),
    from: hidden || worked.kind === "added up" ? [] : worked.from.map(explainPart),
    target: worked.kind === "added up" ? null : targetOf(snapshot, worked.target),
    councils: hidden || worked.kind !== "added up" ? [] : councilParts(worked, snapshot),
  };

  function explainPart({ role, worked: part }: Extract<WorkedFigure, { kind: "worked from others" }>["from"][number]) {
    return { role, explanation: explainWorked(snapshot, part) };
  }
}

function rulesOf({ collection }: ExplainedSnapshot, { unit }: Figure): FigureExplanation["rules"] {
  const { roundCountsTo, roundPoundsTo, percentPlaces, percentFrom } = collection.publish;
  const suppressBelow = disclosureRules(collection)?.below ?? null;
  const places = percentPlaces === 0 ? "1" : `0.${"1".padStart(percentPlaces, "0")}`;
  const isRate = unit === "percent" || unit === "percentage points";
  const counts = String(unit === "pounds" ? roundPoundsTo : roundCountsTo);
  return { value: isRate ? places : unit === "councils" ? "1" : counts, counts, percentFrom, suppressBelow };
}

/** The figure as it would be published from the cells, against the one that was. */
function agrees({ exact, figure }: WorkedFigure, { collection }: ExplainedSnapshot): boolean {
  const rounding = roundingOf(collection.publish);
  const named = { collection: collection.id, rounding, synthetic: new Set<string>(), waivers: () => 0 };
  const again = publishFigure(exact, named);
  const same = (one: string | null, other: string | null): boolean => {
    const [left, right] = [one, other].map((text) => (text === null ? undefined : parseDecimal(text)));
    if (left === undefined || right === undefined) return one === other;
    return left.unscaled * 10n ** BigInt(right.scale) === right.unscaled * 10n ** BigInt(left.scale);
  };
  return (
    same(again.value, figure.value) &&
    same(again.numerator, figure.numerator) &&
    same(again.denominator, figure.denominator) &&
    again.status === figure.status &&
    again.responded === figure.responded &&
    again.expected === figure.expected
  );
}

function coverageOf(snapshot: ExplainedSnapshot, worked: WorkedFigure): FigureExplanation["coverage"] {
  const { expected, responded } = worked.figure;
  const bounds = snapshot.coverageOf(worked.figure);
  const missing =
    worked.kind === "added up"
      ? worked.councils.flatMap(({ council, part }) => (part?.counted === true ? [] : [council.name]))
      : [];
  const { baseCovered = null, low = null, high = null } = bounds ?? {};
  return { expected, responded, baseCovered, low, high, missing: missing.toSorted() };
}

function targetOf({ targets }: ExplainedSnapshot, id: string | null): FigureExplanation["target"] {
  const target = targets.find((one) => one.id === id);
  if (target === undefined) return null;
  const { share, dueOn, source } = target;
  return { id: target.id, share, dueOn, source };
}
