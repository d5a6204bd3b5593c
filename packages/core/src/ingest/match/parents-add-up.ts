import type { KeyArea } from "./key-area.ts";
import type { KeySection } from "./key-sections.ts";
import { addUpTo, numberIn } from "./number-in.ts";

/**
 * True where the figures beside each heading are the sums of those below it: then they are no rows of their own. A column in which
 * one of them is no number says nothing; one has to say it at least.
 */
export function parentsAddUp(area: KeyArea, sections: readonly KeySection[]): boolean {
  return sections.every((section) => {
    if (!section.isParent) return true;
    const said = area.measures.flatMap((index) => addsUp(area, section, index) ?? []);
    return said.length > 0 && said.every(Boolean);
  });
}

function addsUp({ sheet, totals }: KeyArea, { heading, rows }: KeySection, index: number): boolean | undefined {
  const parts = rows.filter((row) => !totals.includes(row)).map((row) => numberIn(sheet, row, index));
  return addUpTo(numberIn(sheet, heading.row, index), parts);
}
