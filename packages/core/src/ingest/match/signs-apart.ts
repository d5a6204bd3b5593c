import type { Finding } from "../../findings/finding.ts";
import { finding } from "../../findings/make-finding.ts";
import type { Candidate } from "./choose-places.ts";
import type { HeaderColumn } from "./header-columns.ts";
import type { MatchContext } from "./match-context.ts";
import { cellAt, cellText } from "./sheet-cells.ts";

const DEBIT = /^(?:d|dr|dbt|debit|debit note|inv|invoice|purchase invoice|payment|\+)$/i;
const CREDIT = /^(?:c|cr|crd|cdt|crn|credit|(?:purchase )?credit (?:note|memo)|refund|-)$/i;
/** A minus before or behind, brackets, or a word for it: a column of which one has it says for itself which are credits. */
const SIGNED = /^\s*[-\u2212(]|[-\u2212]\s*$|\bcr\b/i;
/** Rows looked at before all of them are: nearly every column shows at once that it holds other things. */
const SAMPLE = 20;

/**
 * Errors on amounts without a sign beside a column that says which of them are credits, `D` and `C` or `DR` and `CR`: money that
 * came back would count as money that was paid.
 */
export function signsApart(taken: readonly Candidate[], { collection }: MatchContext): Finding[] {
  return taken.flatMap((candidate): Finding[] => {
    const { place, bodyRows } = candidate;
    const columns = collection.tables[place.table]?.columns ?? {};
    const amounts = place.edges.filter(({ column }) => columns[column]?.kind === "amount");
    const used = new Set(place.edges.map(({ header }) => header.index));
    const free = place.headers.filter(({ index }) => !used.has(index));
    const signs = amounts.length === 0 ? undefined : free.find((header) => saysSigns(candidate, header));
    if (signs === undefined || amounts.some(({ header }) => isSigned(candidate, header))) return [];
    const credits = bodyRows.filter((row) => CREDIT.test(textAt(candidate, row, signs)));
    const [first = 0] = credits;
    const [{ column = "" } = {}] = amounts;
    const facts = {
      title: columns[column]?.headers[0] ?? column,
      header: signs.header,
      found: textAt(candidate, first, signs),
      rows: credits.length,
    };
    return [finding("signs-apart", { sheet: place.sheet.name, cell: signs.cell, table: place.table }, facts)];
  });
}

/** True where a column holds debits and credits, both, and nothing else. */
function saysSigns(candidate: Candidate, header: HeaderColumn): boolean {
  const isSign = (row: number) => {
    const text = textAt(candidate, row, header);
    return text === "" || DEBIT.test(text) || CREDIT.test(text);
  };
  const { bodyRows } = candidate;
  if (!bodyRows.slice(0, SAMPLE).every(isSign) || !bodyRows.every(isSign)) return false;
  return [DEBIT, CREDIT].every((sign) => bodyRows.some((row) => sign.test(textAt(candidate, row, header))));
}

function isSigned(candidate: Candidate, header: HeaderColumn): boolean {
  return candidate.bodyRows.some((row) => {
    const cell = cellAt(candidate.place.sheet, row, header.index);
    return typeof cell?.value === "number" ? cell.value < 0 : SIGNED.test(cellText(cell));
  });
}

function textAt({ place }: Candidate, row: number, { index }: HeaderColumn): string {
  return cellText(cellAt(place.sheet, row, index));
}
