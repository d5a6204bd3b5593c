import { idIn, plainForm, withFill } from "./cell-format.ts";
import { describeFill, fillFrom, NO_FILL, solidColour } from "./describe-fill.ts";
import { type OurFill, readFillColour } from "./fill-colours.ts";
import type { FillRecord } from "./style-book.ts";
import type { StyleLists } from "./style-lists.ts";

/**
 * Gives the style a cell had before an earlier marking, or the style itself where its fill is none of ours. With
 * the record lost, every fill of our colours is ours, and what it replaced is taken to be none.
 */
export function originalStyles(lists: StyleLists, earlier: FillRecord | "lost"): (style: number) => number {
  const { fills, cellFormats, prefix } = lists;
  const fillIds = positions(fills, describeFill);
  const asMarked = positions(cellFormats, (format) => withFill(format, idIn(format, "fillId")));
  const alike = positions(cellFormats, plainForm);
  return (style) => {
    const format = cellFormats.at(style);
    const ours = format === undefined ? undefined : ourFill(lists, format, earlier);
    if (format === undefined || ours === undefined) return style;
    const description = (earlier === "lost" ? undefined : earlier.get(ours.before)) ?? NO_FILL;
    const made = fillIds.has(description) ? undefined : fillFrom(description, prefix);
    const fillId = fillIds.get(description) ?? (made === undefined ? 0 : fills.place(made));
    const original = withFill(format, fillId);
    return asMarked.get(original) ?? alike.get(plainForm(original)) ?? cellFormats.place(original);
  };
}

function ourFill({ fills }: StyleLists, format: string, earlier: FillRecord | "lost"): OurFill | undefined {
  const fill = fills.at(idIn(format, "fillId"));
  const colour = fill === undefined ? undefined : solidColour(describeFill(fill));
  const ours = colour === undefined ? undefined : readFillColour(colour);
  if (ours === undefined || earlier === "lost") return ours;
  return ours.before === 0 || earlier.has(ours.before) ? ours : undefined;
}

/** Where each member of a list is found by what `say` makes of it; the first of several alike. */
function positions({ at, length }: StyleLists["fills"], say: (xml: string) => string): Map<string, number> {
  const found = new Map<string, number>();
  for (let index = 0; index < length(); index += 1) {
    const words = say(at(index) ?? "");
    if (!found.has(words)) found.set(words, index);
  }
  return found;
}
