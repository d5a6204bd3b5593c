import type { Candidate } from "./choose-places.ts";
import type { MatchContext } from "./match-context.ts";
import { type OuterCell, statement } from "./outer-cells.ts";
import { tableExtent } from "./place-extent.ts";
import { titleCells } from "./place-titles.ts";
import { sourceOf } from "./sheet-view.ts";
import { isDated, labelled } from "./statements.ts";
import type { Statement } from "./table-match.ts";

/** The title above a table by which it is of another period than the one asked for, where no label says which. */
export function titlesOfOtherPeriods(taken: readonly Candidate[], context: MatchContext): Statement[] {
  return taken.flatMap((candidate) => {
    if (candidate.period !== "another") return [];
    const { place } = candidate;
    const others = taken.filter((other) => other !== candidate && other.place.sheetIndex === place.sheetIndex);
    const title = titleCells(place, others.map(tableExtent)).find((cell) => isDated(cell, context));
    const sheet = sourceOf(place.sheet);
    return title === undefined ? [] : [statement({ ...title, sheet })];
  });
}

/**
 * The councils or periods that stand beside a label above single tables, one a table at most and only those
 * that are known: a table pasted in from another return names another than the rest.
 */
export function tableStatements(
  kind: "authority" | "period",
  cells: readonly OuterCell[],
  taken: readonly Candidate[],
  context: MatchContext,
): Statement[] {
  const answers = labelled(kind, cells, context).filter(({ beside, cell }) => beside && isKnown(kind, cell, context));
  return taken.flatMap((candidate) => {
    const { top } = tableExtent(candidate);
    const others = taken.filter(({ place }) => place.sheetIndex === candidate.place.sheetIndex).map(tableExtent);
    const above = Math.max(-1, ...others.map(({ bottom }) => bottom).filter((bottom) => bottom < top));
    const own = answers.find(({ cell: { sheet, row } }) => {
      return sheet === sourceOf(candidate.place.sheet) && row < top && row > above;
    });
    return own === undefined ? [] : [statement(own.cell)];
  });
}

function isKnown(kind: "authority" | "period", { text }: OuterCell, context: MatchContext): boolean {
  return kind === "authority" ? context.authority(text).kind === "found" : context.periods(text).length > 0;
}
