import { squashText } from "./fold-text.ts";
import { type OuterCell, stated } from "./outer-cells.ts";

/** Cells to the right of a label in which its answer may stand. */
const REACH = 8;
/** Longer texts are no labels. */
const LONGEST = 120;

/** What stands beside a label. `beside` is false for what stands below it, which may be something else. */
export interface Answer {
  readonly label: OuterCell;
  readonly cell: OuterCell;
  readonly beside: boolean;
}

/**
 * The answers to a label, such as `Council`: after a colon in the same cell, else in the next cell to the right that
 * holds something, and then in the cell below: the label may be the header of a small table. `labels` are all labels known,
 * none of which is an answer.
 */
export function answersTo(
  spellings: readonly string[],
  cells: readonly OuterCell[],
  labels: readonly string[],
): Answer[] {
  const own = new Set(spellings.map(squashText));
  const known = new Set(labels.map(squashText));
  if (own.size === 0) return [];
  return cells.flatMap((cell) => {
    const label = labelIn(cell.text);
    if (label === undefined || !own.has(label)) return [];
    const colon = cell.text.indexOf(":");
    const rest = colon < 0 ? "" : cell.text.slice(colon + 1).trim();
    if (rest !== "") return [{ label: cell, cell: { ...cell, text: rest }, beside: true }];
    return answerNear(cell, (text) => known.has(squashText(text.replace(/:\s*$/, ""))));
  });
}

/** The label that a text is, or that stands before its colon, squashed; undefined where it can be none. */
export function labelIn(text: string): string | undefined {
  if (text === "" || text.length > LONGEST || !/\p{L}/u.test(text)) return undefined;
  const colon = text.indexOf(":");
  return squashText(colon < 0 ? text : text.slice(0, colon));
}

function answerNear(label: OuterCell, isLabel: (text: string) => boolean): Answer[] {
  const { sheet, row, column } = label;
  const answers: Answer[] = [];
  for (let at = column + 1; at <= column + REACH; at += 1) {
    const text = stated(sheet.rows[row]?.[at]);
    if (text === "") continue;
    if (!isLabel(text)) answers.push({ label, cell: { sheet, row, column: at, text }, beside: true });
    break;
  }
  const below = stated(sheet.rows[row + 1]?.[column]);
  if (below === "" || isLabel(below)) return answers;
  return [...answers, { label, cell: { sheet, row: row + 1, column, text: below }, beside: false }];
}
