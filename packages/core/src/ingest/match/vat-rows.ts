import { absolute } from "../../exact/decimal.ts";
import type { Finding } from "../../findings/finding.ts";
import { finding } from "../../findings/make-finding.ts";
import type { Cell } from "../decode/workbook.ts";
import type { Candidate } from "./choose-places.ts";
import type { MatchContext } from "./match-context.ts";
import { numberIn } from "./number-in.ts";
import { cellAt, cellText } from "./sheet-cells.ts";
import { addressIn } from "./sheet-view.ts";

/** Tax that is claimed back. What is not, irrecoverable VAT, is part of what was paid. */
const VAT =
  /^(?:(?:input|recoverable|reclaimable) )?(?:vat|v\.a\.t\.?)(?: (?:input|input tax|recoverable|reclaimable|amount|element|control|on inputs?))?(?: (?:account|a\/c))?$|^input tax$/i;
/** The rates there have been since 1979, in thousandths; 8% and 12.5% are of before. */
const RATES = [200n, 175n, 150n, 50n];
const THOUSAND = 1000n;
/** Numbers are held in millionths: a penny either way. */
const A_PENNY = 10_000n;
/** Fewer rows, or a smaller part of them that come to a rate, may be anything. */
const FEWEST = 3;
const LONGEST = 40;
const NEARLY_ALL = 0.8;

/**
 * Queries on rows of a list that say VAT and come to a rate of it of the row above: a ledger has the tax of each payment on a line of its
 * own, and what is asked for is net of it. They are counted.
 */
export function vatRows(taken: readonly Candidate[], { collection }: MatchContext): Finding[] {
  return taken.flatMap((candidate): Finding[] => {
    const { place } = candidate;
    const { keyless, title = place.table, columns = {} } = collection.tables[place.table] ?? {};
    const amount = place.edges.find(({ column }) => columns[column]?.kind === "amount")?.header.index;
    if (keyless !== true || amount === undefined) return [];
    for (const { index, header } of place.headers) {
      const rows = rowsOfVat(candidate, index, amount);
      const [first] = rows;
      if (first === undefined) continue;
      const found = cellText(cellAt(place.sheet, first, index));
      const at = { sheet: place.sheet.name, cell: addressIn(place.sheet, first, index), table: place.table };
      return [finding("vat-rows", at, { title, header, found, rows: rows.length })];
    }
    return [];
  });
}

function saysVat(cell: Cell | undefined): boolean {
  return cell?.kind === "text" && cell.shown.length <= LONGEST && VAT.test(cellText(cell));
}

/** The rows that say VAT in a column; none unless nearly all of them come to a rate of the row above. */
function rowsOfVat({ place, bodyRows }: Candidate, index: number, amount: number): readonly number[] {
  const places = bodyRows.flatMap((row, at) => (saysVat(cellAt(place.sheet, row, index)) ? [at] : []));
  if (places.length < FEWEST) return [];
  const valueAt = (at: number) => numberIn(place.sheet, bodyRows[at] ?? -1, amount) ?? 0n;
  const right = places.filter((at) => {
    const [value, net] = [valueAt(at), valueAt(at - 1)];
    return net !== 0n && RATES.some((rate) => absolute(value * THOUSAND - net * rate) <= A_PENNY * THOUSAND);
  });
  return right.length >= NEARLY_ALL * places.length ? places.map((at) => bodyRows[at] ?? 0) : [];
}
