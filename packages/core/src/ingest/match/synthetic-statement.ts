import { type OuterCell, statement } from "./outer-cells.ts";
import type { Statement } from "./table-match.ts";

/** The sentence by which a file says that its numbers are made up: a cell that begins with `Synthetic`. */
export function syntheticStatement(cells: readonly OuterCell[]): Statement | undefined {
  const found = cells.find(({ text }) => saysSynthetic(text));
  return found === undefined ? undefined : statement(found);
}

/** True for such a sentence. */
export function saysSynthetic(text: string): boolean {
  return /^[^\p{L}]*synthetic\b/iu.test(text);
}
