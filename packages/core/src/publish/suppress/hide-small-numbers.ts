import { disclosureRules } from "../../collections/disclosure.ts";
import type { Figure } from "../figure.ts";
import { concealFigures, figureForms } from "./conceal-figures.ts";
import { cellFinder, type ReleaseRows } from "./people-cells.ts";
import { hasSmall } from "./placed-councils.ts";
import type { ConcealedRelease } from "./protect-release.ts";

/**
 * Figures with small numbers of people hidden, those named in `keptHidden`, and what is worked from either, and nothing else:
 * they can be worked out from the others. For drafts that are not published. Throws a `RangeError` for a collection without
 * rules.
 */
export function hideSmallNumbers(
  draft: ReleaseRows & { readonly figures: readonly Figure[] },
  keptHidden: ReadonlySet<string> = new Set(),
): ConcealedRelease {
  const { collection, figures } = draft;
  const rules = disclosureRules(collection);
  if (rules === undefined) throw new RangeError(`Collection ${collection.id} has no rules to protect small numbers by`);
  const finder = cellFinder(draft);
  const small = figures.flatMap((figure) => {
    const isHidden = keptHidden.has(figure.figure) || hasSmall(finder.cellsOf(figure), rules);
    return isHidden ? [[figure.figure, "hidden"] as const] : [];
  });
  const period = {
    period: "",
    outcome: "protected",
    hiddenSums: new Set<string>(),
    keptHidden: new Set<string>(),
    steps: [],
    failing: [],
    record: null,
  };
  const decision = { finder, periods: [{ ...period, outcome: "protected" as const, forms: new Map(small) }] };
  const formOf = figureForms({ collection, rules, decision, figures });
  return { collection, figures: concealFigures(figures, formOf, collection), formOf, summary: null };
}
