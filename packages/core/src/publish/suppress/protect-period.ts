import type { DisclosureRules, Step } from "../../collections/disclosure.ts";
import type { LinearSolver } from "../disclose/linear-solver.ts";
import { isSmall } from "../disclose/primary-cells.ts";
import { type Protection, protectTables } from "../disclose/protect-tables.ts";
import type { Form } from "../disclose/tables.ts";
import { cellId } from "./cell-id.ts";
import { leafValue } from "./leaf-id.ts";
import { type PeriodRelease, periodTables } from "./period-tables.ts";
import { smallRests } from "./small-rests.ts";
import { sumKey } from "./sum-key.ts";

/** What became of one period. */
export interface PeriodProtection {
  readonly period: string;
  readonly outcome: "protected" | "refused";
  /** Figures that are not shown, or not there, or rounded further than the collection rounds. */
  readonly forms: ReadonlyMap<string, Exclude<Form, "shown">>;
  /** Sums of people that are hidden, or rounded further than the collection rounds (see `sumKey`). */
  readonly hiddenSums: ReadonlySet<string>;
  /** Figures by which councils are counted or put in order, and that a version with the same rows hides. */
  readonly keptHidden: ReadonlySet<string>;
  /** Steps tried, the last of them the one that stands; none where there was nothing to protect. */
  readonly steps: readonly Step[];
  /** Ids of figures that could still be worked out, in this version or one before. */
  readonly failing: readonly string[];
  readonly record: Protection["record"] | null;
}

export interface PeriodInput {
  readonly period: string;
  /** Earlier versions in order, and last the one to be published. */
  readonly releases: readonly PeriodRelease[];
  readonly rules: DisclosureRules;
  /** See `PeriodProtection`. */
  readonly keptHidden: ReadonlySet<string>;
  /** What counts are rounded to when they are shown. */
  readonly roundCountsTo: number;
  /** Whether percentages are worked from exact values: then a number is taken to be known exactly. */
  readonly percentFrom: "published" | "exact";
}

/**
 * Decides what of a period's figures readers get, or refuses. Percentages and all else that is worked from shown numbers
 * tells readers no more than those do: with percentages from published figures they know each to its rounding, with
 * percentages from exact values they are taken to know it exactly. `openSolver` is called only where there is something
 * to protect.
 */
export async function protectPeriod(
  input: PeriodInput,
  openSolver: () => Promise<LinearSolver>,
): Promise<PeriodProtection> {
  const { period, releases, rules, keptHidden } = input;
  if (!hasSecret(releases, rules)) {
    return {
      period,
      outcome: "protected",
      forms: new Map(),
      hiddenSums: new Set(),
      keptHidden,
      steps: [],
      failing: [],
      record: null,
    };
  }
  const solver = await openSolver();
  const tried: Step[] = [];
  let protection: Protection | undefined;
  for (const { steps, shownTo, names } of stages(input)) {
    protection = protectTables(periodTables(shownAs(releases, shownTo), rules.below), { ...rules, steps }, solver);
    tried.push(...protection.record.steps.map((step) => names.get(step) ?? step));
    if (protection.outcome === "protected") break;
  }
  if (protection === undefined) throw new RangeError("The rules name no step to protect the figures by");
  return protectionOf(input, protection, [...new Set(tried)]);
}

/** True where any number is small, or was hidden before: otherwise all can be shown. */
function hasSecret(releases: readonly PeriodRelease[], rules: DisclosureRules): boolean {
  return releases.some(
    (release) =>
      release.cells.some(({ earlier, value }) => earlier === "hidden" || (earlier === null && isSmall(value, rules))) ||
      (release.cells.some(({ earlier }) => earlier === null) &&
        (smallRests(release, rules.below).length > 0 || hasSmallLeaf(release, rules) || hasSmallFact(release, rules))),
  );
}

/** True where a number below those that are shown is small: it may follow from them. */
function hasSmallLeaf({ cells }: PeriodRelease, { below }: DisclosureRules): boolean {
  return cells.some(({ terms }) =>
    terms().some(({ group, column }) => isSmall(group.counts[column] ?? 0n, { below, zeros: "shown" })),
  );
}

/** True where a rule that readers know is about a small number, whether or not it is in any figure. */
function hasSmallFact({ facts }: PeriodRelease, { below }: DisclosureRules): boolean {
  return facts().some(({ terms }) => terms.some(({ leaf }) => isSmall(leafValue(leaf), { below, zeros: "shown" })));
}

interface Stage {
  readonly steps: readonly Step[];
  readonly shownTo: number;
  /** What a step is called in the record. */
  readonly names: ReadonlyMap<Step, Step>;
}

/** Steps up to `shares` with numbers as the collection has them, then the others with percentages from published numbers. */
function stages({ rules, roundCountsTo, percentFrom }: PeriodInput): readonly Stage[] {
  const steps = rules.steps.filter((step) => step !== "shares");
  const same = new Map<Step, Step>();
  if (percentFrom === "published") return [{ steps, shownTo: roundCountsTo, names: same }];
  const at = [rules.steps.indexOf("shares"), rules.steps.indexOf("round")].filter((place) => place >= 0);
  const first = at.length === 0 ? rules.steps : rules.steps.slice(0, Math.min(...at));
  const later = rules.steps.slice(first.length);
  const [next] = later;
  const shares = next === "shares" ? (["hide", ...later.slice(1)] as const) : later;
  return [
    ...(first.length === 0 ? [] : [{ steps: first, shownTo: 1, names: same }]),
    ...(later.length === 0
      ? []
      : [{ steps: [...new Set(shares)], shownTo: roundCountsTo, names: new Map<Step, Step>([["hide", "shares"]]) }]),
  ];
}

/** The version to be published with its numbers shown so; those of earlier ones stay as they went out. */
function shownAs(releases: readonly PeriodRelease[], shownTo: number): readonly PeriodRelease[] {
  return releases.map((release) => ({
    ...release,
    cells: release.cells.map((cell) => (cell.earlier === null ? { ...cell, shownTo } : cell)),
  }));
}

function protectionOf(
  { period, releases, keptHidden }: PeriodInput,
  { outcome, cells, failing, record }: Protection,
  steps: readonly Step[],
): PeriodProtection {
  const formOf = new Map(cells.map(({ id, form }) => [id, form]));
  const last = releases.at(-1);
  const forms = new Map<string, Exclude<Form, "shown">>();
  const hiddenSums = new Set<string>();
  for (const cell of last?.cells ?? []) {
    const form = formOf.get(cellId(last ?? { key: "" }, cell)) ?? "hidden";
    if (form !== "shown") hiddenSums.add(sumKey(period, cell.terms()));
    const known = forms.get(cell.figure);
    if (form !== "shown" && rank(form) > rank(known)) forms.set(cell.figure, form);
  }
  const named = [...new Set(failing.map(figureIn))].toSorted();
  return { period, outcome, forms, hiddenSums, keptHidden, steps, failing: named, record };
}

/** Of a figure with two numbers the one readers get least of decides. */
function rank(form: Form | undefined): number {
  return ["shown", "rounded", "hidden", "dropped"].indexOf(form ?? "shown");
}

function figureIn(id: string): string {
  return id.slice(id.indexOf(" ") + 1, id.lastIndexOf("#"));
}
