import type { Block, Entry, Line } from "../files/page.ts";
import { type Part, stack } from "../files/stack.ts";
import type { TableStyle } from "./layout.ts";

/** A table before it is laid out. `over` are headers above the headers, one a column. */
export interface TableContent {
  readonly number: number;
  readonly title: string;
  readonly headers: readonly string[];
  readonly over?: readonly string[];
  /** Lines, in bunches a blank line may stand between. */
  readonly bunches: readonly (readonly Line[])[];
  readonly total?: Line;
}

export function tablePart(content: TableContent, style: TableStyle): Part {
  const { number, title, headers, over } = content;
  const between: Line[] = style.blankRows === "between groups" ? [[]] : [];
  const body = content.bunches.flatMap((bunch, place) => [...(place === 0 ? [] : between), ...bunch]);
  return stack([
    style.titles === "none" ? lines([]) : lines([[style.titles === "plain" ? title : `Table ${number}: ${title}`]]),
    style.stacked && over !== undefined ? overPart(over) : lines([]),
    lines([headers, ...(style.blankRows === "under the header" ? [[]] : [])]),
    lines([...body, ...(content.total === undefined ? [] : [content.total])]),
  ]);
}

export function lines(all: readonly Line[]): Part {
  return { lines: all, merges: [] };
}

/** Upper headers, merged over neighbours that share one; only the first cell holds the text. */
function overPart(over: readonly string[]): Part {
  const line = over.map((text, place): Entry => (text === over[place - 1] || text === "" ? null : text));
  const merges = over.flatMap((text, left): Block[] => {
    if (text === "" || text === over[left - 1]) return [];
    const after = over.findIndex((other, place) => place > left && other !== text);
    const right = (after === -1 ? over.length : after) - 1;
    return right > left ? [{ top: 0, left, bottom: 0, right }] : [];
  });
  return { lines: [line], merges };
}
