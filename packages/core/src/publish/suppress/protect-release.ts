import type { Collection } from "../../collections/define-collection.ts";
import { type DisclosureRules, disclosureRules } from "../../collections/disclosure.ts";
import type { LinearSolver } from "../disclose/linear-solver.ts";
import type { Figure } from "../figure.ts";
import { concealFigures, type FormOf, figureForms } from "./conceal-figures.ts";
import { type DraftRelease, decideDisclosure } from "./decide-disclosure.ts";
import { type DisclosureSummary, summarise } from "./disclosure-summary.ts";
import type { EarlierRelease } from "./earlier-release.ts";

/** Figures as readers get them. */
export interface ConcealedRelease {
  /** As declared, but for the rounding that was needed to protect it. */
  readonly collection: Collection;
  readonly figures: readonly Figure[];
  readonly formOf: FormOf;
  /** Null of a draft. */
  readonly summary: DisclosureSummary | null;
}

/** A release of which no small number of people can be worked out, or why there can be none. */
export type ProtectedRelease =
  | (ConcealedRelease & { readonly outcome: "protected" })
  | {
      readonly outcome: "refused";
      /** Figures that could still be worked out, whatever is tried; none where only too much would have to be hidden. */
      readonly failing: readonly string[];
      /** Periods that cannot be protected. */
      readonly periods: readonly string[];
      readonly summary: DisclosureSummary;
    };

export interface ReleaseInput {
  readonly draft: Omit<DraftRelease, "figures">;
  readonly earlier: readonly EarlierRelease[];
  /** All figures by the rules of a collection, with nothing hidden, and with those that shares of nothing leave unmade. */
  readonly makeFigures: (collection: Collection) => readonly Figure[];
}

/**
 * Protects the figures of a collection that declares rules for it: all numbers of people of all versions are one system,
 * figures that are worked from others go with those. `openSolver` is called only where there is something to protect.
 * Throws a `RangeError` for a collection without rules.
 */
export async function protectRelease(
  { draft, earlier, makeFigures }: ReleaseInput,
  openSolver: () => Promise<LinearSolver>,
): Promise<ProtectedRelease> {
  const { collection } = draft;
  const rules = disclosureRules(collection);
  if (rules === undefined) throw new RangeError(`Collection ${collection.id} has no rules to protect small numbers by`);
  const all = makeFigures(collection);
  const decision = await decideDisclosure({ ...draft, figures: all }, earlier, { rules, openSolver });
  const refused = decision.periods.filter(({ outcome }) => outcome === "refused");
  const made = {
    rules,
    decision,
    earlier: earlier.map(({ version, manifestSha256 }) => ({ version, manifestSha256 })),
  };
  const widened = widenedBy(collection, rules, decision.periods);
  const known = { collection: { ...collection, publish: { ...collection.publish, ...widened } }, rules, decision };
  if (refused.length > 0) {
    const failing = [...new Set(refused.flatMap((period) => period.failing))].toSorted();
    const summary = summarise({ ...made, widened, figures: all, formOf: () => "shown" });
    return { outcome: "refused", failing, periods: refused.map(({ period }) => period), summary };
  }
  const isWidened = Object.keys(widened).length > 0;
  const figures = isWidened ? makeFigures(known.collection) : all;
  const formOf = figureForms({ ...known, figures });
  const concealed = withoutLow(concealFigures(figures, formOf, collection), decision);
  const dropped = figures.filter((figure) => formOf(figure) === "dropped");
  return {
    outcome: "protected",
    collection: known.collection,
    figures: concealed,
    formOf,
    summary: summarise({ ...made, widened, figures: [...concealed, ...dropped], formOf }),
  };
}

/** Of a number that had to be rounded further, zero says no more than any other: not that somebody is in it. */
function withoutLow(
  figures: readonly Figure[],
  { periods }: Awaited<ReturnType<typeof decideDisclosure>>,
): readonly Figure[] {
  const forms = new Map(periods.flatMap((period) => [...period.forms]));
  return figures.map((figure) =>
    figure.status === "low" && forms.get(figure.figure) === "rounded" ? { ...figure, status: null } : figure,
  );
}

/** What is published otherwise than declared because a period could not be protected without: in all periods alike. */
export type Widened = Partial<Pick<Collection["publish"], "percentFrom" | "roundCountsTo">>;

function widenedBy(
  { publish }: Collection,
  { base }: DisclosureRules,
  periods: Awaited<ReturnType<typeof decideDisclosure>>["periods"],
): Widened {
  const stands = periods.map(({ steps }) => steps);
  const isRounded = stands.some((steps) => steps.at(-1) === "round");
  const isFromPublished = isRounded || stands.some((steps) => steps.includes("shares"));
  return {
    ...(isFromPublished && publish.percentFrom === "exact" && { percentFrom: "published" as const }),
    ...(isRounded && base !== publish.roundCountsTo && { roundCountsTo: base }),
  };
}
