import type { Column } from "../../collections/columns.ts";
import type { Finding } from "../../findings/finding.ts";
import { finding } from "../../findings/make-finding.ts";
import type { Candidate } from "./choose-places.ts";
import type { MatchContext } from "./match-context.ts";
import { numberIn } from "./number-in.ts";
import { cellAt, cellText } from "./sheet-cells.ts";
import { addressIn } from "./sheet-view.ts";

const DEBIT =
  /^(?:d|dr|dbt|debit|debit note|inv|pi|pin|kr|invoice|purchase invoice|supplier invoice|standard invoice|payment|\+)$/i;
/** Words that stand for a credit wherever they stand beside money. */
const CREDIT_NOTE =
  /^(?:crn|pcn|pcrn|crd note|(?:(?:purchase|supplier|ap|vendor) )?credit (?:note|memo|invoice)s?|purchase credit)$/i;
const CREDIT = /^(?:cr|crd|cdt|credit|refund)$/i;
/** Letters and signs that stand for one only where others stand for debits. */
const CREDIT_BESIDE_DEBITS = /^(?:c|pc|kg|-)$/i;
/** A minus before or behind, brackets, or a word for it. */
const SIGNED = /^\s*(?:\u00a3|GBP)?\s*[-\u2212(]|[-\u2212]\s*$|(?<!\p{L})cr(?:edit)?(?!\p{L})/iu;
/** Other texts make a column one of descriptions. */
const MOST_TEXTS = 12;
const LONGEST = 40;
/** Most payments are none that came back. */
const MOST_CREDITS = 0.5;

/** A column that says which amounts are credits; `isSure` where it says of every other that it is a debit. */
interface Signs {
  readonly header: string;
  readonly cell: string;
  readonly credits: readonly number[];
  readonly found: string;
  readonly isSure: boolean;
}

/**
 * Findings on amounts without a sign beside a column that says which of them are credits: money that came back would count as money
 * that was paid. Errors where it says of all amounts which they are, `D` and `C` or `DR` and `CR`; queries where it marks the credits
 * alone, or calls some of several kinds of document credit notes.
 */
export function signsApart(taken: readonly Candidate[], { collection }: MatchContext): Finding[] {
  return taken.flatMap((candidate): Finding[] => {
    const { place } = candidate;
    const columns = collection.tables[place.table]?.columns ?? {};
    const amounts = place.edges.filter(({ column }) => columns[column]?.kind === "amount");
    const [{ column = "" } = {}] = amounts;
    const indexes = amounts.map(({ header }) => header.index);
    const texts = place.edges.filter(({ column: id }) => isWords(columns[id]));
    const open = new Set(texts.map(({ header }) => header.index));
    const signs = amounts.length === 0 ? undefined : signsOf(candidate, indexes, open);
    if (signs === undefined) return [];
    const facts = {
      title: columns[column]?.headers[0] ?? column,
      header: signs.header,
      found: signs.found,
      rows: signs.credits.length,
    };
    const at = { sheet: place.sheet.name, cell: signs.cell, table: place.table };
    return [finding("signs-apart", at, facts, signs.isSure ? {} : { severity: "query" })];
  });
}

/** A column of words that names nobody: `Document` may be taken for one of numbers of documents, and hold what kind they are. */
function isWords(column: Column | undefined): boolean {
  return column?.kind === "text" && column.names !== true;
}

/**
 * The first column that says which amounts are credits, where none of those has a sign: one without a use, with a header or without, or
 * one of words.
 */
function signsOf(candidate: Candidate, amounts: readonly number[], words: ReadonlySet<number>): Signs | undefined {
  const { left, right, edges, headers } = candidate.place;
  const used = new Set(edges.flatMap(({ header }) => (words.has(header.index) ? [] : [header.index])));
  const beside = Array.from({ length: right - left + 2 }, (_, step) => left + step);
  const indexes = new Set([...headers.map(({ index }) => index), ...beside]);
  for (const index of [...indexes].filter((one) => !used.has(one))) {
    const signs = saysSigns(candidate, index);
    if (signs !== undefined && areUnsigned(candidate, signs.credits, amounts)) return signs;
  }
  return undefined;
}

function saysSigns({ place, bodyRows }: Candidate, index: number): Signs | undefined {
  const texts = new Map<string, number[]>();
  for (const row of bodyRows) {
    const text = cellText(cellAt(place.sheet, row, index));
    if (text.length > LONGEST || texts.size > MOST_TEXTS) return undefined;
    const rows = texts.get(text);
    if (rows === undefined) texts.set(text, [row]);
    else rows.push(row);
  }
  const all = [...texts.keys()];
  const isDebit = all.some((text) => DEBIT.test(text));
  const isPure = all.every((text) => text === "" || DEBIT.test(text) || isCredit(text, isDebit));
  const found = all.filter((text) => (isPure ? isCredit(text, isDebit) : CREDIT_NOTE.test(text)));
  const credits = found.flatMap((text) => texts.get(text) ?? []);
  const isSure = isPure && isDebit;
  const [first] = credits;
  if (first === undefined || (!isSure && credits.length > bodyRows.length * MOST_CREDITS)) return undefined;
  const header = place.headers.find((one) => one.index === index);
  const cell = header?.cell ?? addressIn(place.sheet, first, index);
  return { header: header?.header ?? "", cell, credits, found: found[0] ?? "", isSure };
}

function isCredit(text: string, isBesideDebits: boolean): boolean {
  return CREDIT.test(text) || CREDIT_NOTE.test(text) || (isBesideDebits && CREDIT_BESIDE_DEBITS.test(text));
}

/** True where some of the rows have amounts, in columns of those indexes, and none of those has a sign. */
export function areUnsigned({ place }: Candidate, rows: readonly number[], amounts: readonly number[]): boolean {
  const cells = rows.flatMap((row) => amounts.map((index) => ({ row, index })));
  const isSigned = cells.some(({ row, index }) => {
    const cell = cellAt(place.sheet, row, index);
    return typeof cell?.value === "number" ? cell.value < 0 : SIGNED.test(cellText(cell));
  });
  return !isSigned && cells.some(({ row, index }) => (numberIn(place.sheet, row, index) ?? 0n) !== 0n);
}
