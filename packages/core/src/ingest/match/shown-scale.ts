import type { Cell } from "../decode/workbook.ts";
import type { Candidate } from "./choose-places.ts";
import { cellAt } from "./sheet-cells.ts";

/** Cells looked at. */
const SAMPLE = 200;
/** Powers of ten by which number formats divide what they show, or write noughts behind it. */
const POWERS = [0, 3, 6, -3, -6] as const;
const SHOWN = /^[^\d]*(?<number>\d[\d,]*(?:\.(?<decimals>\d+))?)\s*(?<unit>k|m|mn|thousands?|millions?)?\)?$/i;
const HALF = 0.5;

/** How the numbers of a column are shown, as powers of ten. */
export interface ShownScale {
  /** What their format divides them by: 3 for `#,##0,`; below nought where it writes noughts behind them. */
  readonly divided: number;
  /** What a letter or word behind them says: 3 for `61k`. */
  readonly said: number;
}

/** How the numbers of a column are shown, where all are shown alike and in another way than they are stored; undefined where not. */
export function shownScale({ place, bodyRows }: Candidate, column: number): ShownScale | undefined {
  const cells = bodyRows.slice(0, SAMPLE).map((row) => cellAt(place.sheet, row, column));
  const scales = cells.flatMap((cell) => (cell === undefined ? [] : (scaleOf(cell) ?? [])));
  const [first] = scales;
  if (first === undefined || (first.divided === 0 && first.said === 0)) return undefined;
  return scales.every(({ divided, said }) => divided === first.divided && said === first.said) ? first : undefined;
}

/** Undefined of what says nothing: no number, nought, a percentage. */
function scaleOf(cell: Cell): ShownScale | undefined {
  if (cell.kind !== "number" || cell.value === 0) return undefined;
  const { number = "", decimals = "", unit = "" } = SHOWN.exec(cell.shown.trim())?.groups ?? {};
  const shown = Number(number.replaceAll(",", ""));
  if (number === "" || shown === 0) return undefined;
  const room = HALF * 10 ** -decimals.length * (1 + Number.EPSILON * 2 ** 20);
  const stored = Math.abs(Number(cell.value));
  const divided = POWERS.find((power) => Math.abs(stored / 10 ** power - shown) <= room);
  return divided === undefined ? undefined : { divided, said: unit === "" ? 0 : /^m/i.test(unit) ? 6 : 3 };
}
