import { type ColumnCells, columnsOf, FORM, formOf } from "../decode/column-cells.ts";
import type { Cell, Sheet } from "../decode/workbook.ts";
import { foldedEdges, squashText } from "./fold-text.ts";
import { DRESSED, glance } from "./glance.ts";
import type { HeaderIndex } from "./header-index.ts";

const LOOK = { none: 0, plain: 1, dressed: 2 } as const;

/**
 * Marks the rows in which no cell can be a header, where the columns of a sheet are known: each different text is then looked at once.
 * A plain text is none unless it is an exact one, or folds as one does that was found or may yet be, by what it is dressed up with.
 */
export function rowsWithoutHeaders(
  { rows }: Sheet,
  index: HeaderIndex,
  found: ReadonlyMap<string, unknown>,
): Uint8Array | undefined {
  const columns = columnsOf(rows);
  if (columns === undefined || index.codes.size > 0) return undefined;
  const dressed = new Set<string>();
  const lookOf = looker(index, dressed);
  const looks = columns.map((column, at) => eachOnce(column, (row, form) => lookOf(rows[row]?.[at], form)));
  const known = [index.forms.exact, index.parts, found, dressed];
  const isKnown = (text: string) => known.some((texts) => texts.has(text));
  const without = new Uint8Array(rows.length).fill(1);
  for (const [at, { firsts }] of columns.entries()) {
    const marks = looks[at] ?? without;
    for (let row = 0; row < rows.length; row += 1) {
      if (marks[row] === LOOK.plain && !isKnown(squashText(rows[row]?.[at]?.shown ?? ""))) marks[row] = LOOK.none;
      const first = firsts[row] ?? 0;
      if (first > 0 && marks[first - 1] !== LOOK.none) without[row] = 0;
    }
  }
  return without;
}

/** Looks at a text; those that may be dressed up are put to `dressed` as they fold. */
function looker({ forms, parts, codes, longest }: HeaderIndex, dressed: Set<string>) {
  const mayBeKnown = edgeTester({ forms, parts, codes });
  return (cell: Cell | undefined, form: number) => {
    if (cell === undefined || form !== FORM.any || cell.shown.length > longest) return LOOK.none;
    const look = glance(cell.shown);
    if (look === "perhaps dressed" && DRESSED.test(cell.shown)) {
      dressed.add(squashText(cell.shown));
      return LOOK.dressed;
    }
    return look !== "no letters" && mayBeKnown(cell.shown) ? LOOK.plain : LOOK.none;
  };
}

/** What is said of each different cell of a column, by the first row that has it. */
function eachOnce(column: ColumnCells, say: (row: number, form: number) => number): Uint8Array {
  const { firsts } = column;
  const said = new Uint8Array(firsts.length);
  for (let row = 0; row < firsts.length; row += 1) {
    if (firsts[row] === row + 1) said[row] = say(row, formOf(column, row));
  }
  return said;
}

/** Tells at a glance of most texts that they are no headers, no parts of any and no codes, unless they are dressed up. */
export function edgeTester({
  forms,
  parts,
  codes,
}: Pick<HeaderIndex, "forms" | "parts" | "codes">): (text: string) => boolean {
  let known: ReadonlySet<number | undefined> | undefined;
  return (text) => {
    known ??= new Set([...forms.exact.keys(), ...parts.keys(), ...codes.keys()].map(foldedEdges));
    const edges = foldedEdges(text);
    return edges === undefined || known.has(undefined) || known.has(edges);
  };
}
