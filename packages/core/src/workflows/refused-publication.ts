import type { Collection } from "../collections/define-collection.ts";
import { listOf } from "../findings/list-of.ts";
import { measureDefinitions } from "../publish/measure-definitions.ts";
import type { DisclosureSummary } from "../publish/suppress/disclosure-summary.ts";
import type { MadePublication } from "./make-snapshot-publication.ts";

/** Why nothing is published: small numbers could be worked out, whatever is hidden. For the national team. */
export interface RefusedPublication {
  readonly kind: "refused";
  readonly collection: string;
  readonly periods: readonly string[];
  /** Figures that could still be worked out; none where only too much would have to be hidden. */
  readonly failing: readonly FailingFigure[];
  /** What was tried, by which rules. */
  readonly disclosure: DisclosureSummary;
  /** What it comes to, a sentence each, and what would do. */
  readonly says: readonly string[];
  readonly advice: string;
}

export interface FailingFigure {
  readonly figure: string;
  /** Which figure it is, in words. */
  readonly words: string;
}

/** A refusal in words. */
export function refusedPublication(
  collection: Collection,
  { failing, periods, summary }: Extract<MadePublication, { readonly kind: "refused" }>,
): RefusedPublication {
  const titles = new Map(
    measureDefinitions(collection).map(({ measure, basis, title, basisTitle }) => {
      return [`${measure}/${basis}`, basisTitle === "" ? title : `${title} (${basisTitle})`];
    }),
  );
  const named = failing.map((figure): FailingFigure => {
    const [, measure = "", basis = "", period = "", area = "", breakdown = ""] = figure.split("/");
    const group = breakdown === "all" ? "" : `, ${breakdown}`;
    return { figure, words: `${titles.get(`${measure}/${basis}`) ?? measure}, ${area}, ${period}${group}` };
  });
  const what = summary.rules.steps.length === 1 ? "the one step" : "every step";
  return {
    kind: "refused",
    collection: collection.id,
    periods,
    failing: named,
    disclosure: summary,
    says: [
      `Nothing is published: small numbers of people for ${listOf(periods)} could be worked out, after ${what} that the collection allows.`,
      ...(named.length === 0
        ? [`More than ${Math.round(summary.rules.mostHidden * 100)}% of the numbers would have to be hidden.`]
        : ["These figures give one away, in this version or together with one that is out:"]),
    ],
    advice,
  };
}

/** What the national team can do about a refusal. */
const advice =
  "What would do: send corrections out together with others, publish fewer groups or areas, or declare further steps.";
