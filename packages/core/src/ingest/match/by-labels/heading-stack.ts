import type { Sheet } from "../../decode/workbook.ts";
import { isData } from "../content-kind.ts";
import { isOneOf } from "../is-one-of.ts";
import type { ListKey } from "../key-source.ts";
import { cellText, isBlank } from "../sheet-cells.ts";
import { filledIn, type Saying, type Sayings } from "./figure.ts";
import type { Said } from "./label-reader.ts";

/** What headings say of the rows below them, the widest first. */
export interface HeadingStack {
  readonly headings: readonly Sayings[];
  /** True until figures stand below the last one. */
  readonly isFresh: boolean;
}

export const NO_HEADINGS: HeadingStack = { headings: [], isFresh: true };

/** What all headings that are in force say. */
export function saidByHeadings({ headings }: HeadingStack): Sayings {
  return headings.reduce<Sayings>((far, near) => filledIn(near, far), new Map());
}

/**
 * With a heading that says something: it ends the last one that says something of the same thing, and all below that. One that says
 * nothing known ends all, unless it stands right below another, as a remark on it.
 */
export function withHeading(stack: HeadingStack, heading: Sayings | undefined): HeadingStack {
  if (heading === undefined) return stack.isFresh ? stack : NO_HEADINGS;
  const at = stack.headings.findIndex((other) => [...heading.keys()].some((what) => other.has(what)));
  const kept = at < 0 ? stack.headings : stack.headings.slice(0, at);
  return { headings: [...kept, heading], isFresh: true };
}

/** What a row says that is no more than a heading: a text alone, or a key's name with its value beside it. Undefined for other rows. */
export function headingIn(
  sheet: Sheet,
  row: number,
  keys: readonly ListKey[],
  read: (text: string) => Said | undefined,
): { readonly said: Sayings | undefined } | undefined {
  const filled = [...(sheet.rows[row] ?? []).entries()].filter(([, cell]) => !isBlank(cell));
  const [first, second] = filled;
  if (first === undefined || filled.length > 2 || isData(first[1])) return undefined;
  if (second === undefined) return { said: located(read(cellText(first[1])), row, first[0], "heading") };
  const name = cellText(first[1]).replace(/:\s*$/, "");
  const key = keys.find(({ headers }) => isOneOf(headers)(name));
  const answer = key && read(cellText(second[1]));
  return answer && { said: located(answer, row, second[0], "heading") };
}

/** What a label says, with its cell. */
export function located(
  said: Said | undefined,
  row: number,
  column: number,
  from: Saying["from"],
): Sayings | undefined {
  return (
    said && new Map([...said].map(([what, { value, text }]) => [what, { value, cell: { row, column, text }, from }]))
  );
}
