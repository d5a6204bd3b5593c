import type { Finding } from "../../findings/finding.ts";
import { finding } from "../../findings/make-finding.ts";
import { LOST_SIGN } from "../normalise/read-number-text.ts";
import type { Candidate } from "./choose-places.ts";
import type { HeaderColumn } from "./header-columns.ts";
import type { MatchContext } from "./match-context.ts";
import { cellAt, cellText } from "./sheet-cells.ts";
import { addressIn } from "./sheet-view.ts";

/** A column of currencies by its header: `Currency`, `Curr.`, `LCurr`, `Ccy`. */
const HEADED = /\bcurrency\b|\bl?curr?\b|\bccy\b/i;
const POUNDS = /^(?:gbp|stg|\u00a3|(?:british |uk )?pounds?(?: sterling)?|sterling)$/i;
/** Currencies councils pay in, which are known without a header that says so; any three letters are one with it (ISO 4217). */
const CURRENCIES =
  /^(?:EUR|USD|CHF|SEK|NOK|DKK|JPY|CAD|AUD|NZD|PLN|CZK|HUF|INR|ZAR|HKD|SGD|CNY|AED|euros?|(?:us )?dollars?|\u20ac|(?:US)?\$|\u00a5)$/i;
const ANY_CURRENCY = /^[A-Z]{3}$/i;
/** What a header or the format of a number says. Single quotation marks round a sign, and `$` alone, are those of any country. */
const IN_HEADER = /\u20ac|\$|\b(?:eur|euros?|usd|(?:us )?dollars?|chf)\b/i;
const IN_FORMAT =
  /\[\$(?<code>(?:EUR|USD|CHF|SEK|NOK|DKK|JPY|CAD|AUD|PLN|US\$|\u20ac|\u00a5))(?:-[^\]]*)?\]|\[\$(?<dollar>\$)-|(?<sign>\u20ac)/i;
/** Rows looked at before all of them are. */
const SAMPLE = 20;

/** What says that numbers are in another currency: which, and the first cell that does. */
interface Said {
  readonly found: readonly string[];
  readonly rows: readonly number[];
  readonly index: number;
  readonly isLost?: true;
}

/**
 * Queries on money that a column beside it, its header or the format of its cells says is in another currency than pounds, or before
 * which a sign stands that was lost: the numbers are read as pounds all the same, and no rate is guessed.
 */
export function otherCurrency(taken: readonly Candidate[], { collection }: MatchContext): Finding[] {
  return taken.flatMap((candidate) => {
    const { place } = candidate;
    const columns = collection.tables[place.table]?.columns ?? {};
    return place.edges.flatMap(({ column, header }): Finding[] => {
      const { kind, headers: [title = column] = [] } = columns[column] ?? {};
      if (kind !== "amount") return [];
      const at = { sheet: place.sheet.name, column, table: place.table };
      const [inHeader] = IN_HEADER.exec(header.header) ?? [];
      if (inHeader !== undefined && !/\u00a3|gbp/i.test(header.header)) {
        const facts = { title, found: [inHeader], header: header.header, rows: candidate.bodyRows.length };
        return [finding("other-currency", { ...at, cell: header.cell }, facts)];
      }
      const said = besideIt(candidate, header) ?? inFormats(candidate, header) ?? inSigns(candidate, header);
      const [first] = said?.rows ?? [];
      if (said === undefined || first === undefined) return [];
      const cell = addressIn(place.sheet, first, said.index);
      const { found, rows, isLost } = said;
      return [
        finding("other-currency", { ...at, cell }, { title, found, rows: rows.length, ...(isLost && { isLost }) }),
      ];
    });
  });
}

/** What columns of currencies say: that on the right of the money, or else on its left, or else any. */
function besideIt(candidate: Candidate, { index }: HeaderColumn): Said | undefined {
  const { place, bodyRows } = candidate;
  const used = new Set(place.edges.map(({ header }) => header.index));
  const all = place.headers.filter((header) => !used.has(header.index) && holdsCurrencies(candidate, header));
  const near = [index + 1, index - 1].flatMap((beside) => all.find((header) => header.index === beside) ?? []);
  const said = (near.length > 0 ? near.slice(0, 1) : all).map((header): Said => {
    const rows = bodyRows.filter((row) => {
      const text = textAt(candidate, row, header);
      return text !== "" && !POUNDS.test(text);
    });
    return { found: distinct(rows.map((row) => textAt(candidate, row, header))), rows, index: header.index };
  });
  return said.find(({ rows }) => rows.length > 0);
}

function holdsCurrencies(candidate: Candidate, header: HeaderColumn): boolean {
  const isHeaded = HEADED.test(header.header);
  const isCurrency = (row: number) => {
    const text = textAt(candidate, row, header);
    return text === "" || POUNDS.test(text) || CURRENCIES.test(text) || (isHeaded && ANY_CURRENCY.test(text));
  };
  const { bodyRows } = candidate;
  return bodyRows.slice(0, SAMPLE).every(isCurrency) && bodyRows.every(isCurrency);
}

function inFormats({ place, bodyRows }: Candidate, { index }: HeaderColumn): Said | undefined {
  const known = new Map<string, string | undefined>();
  const found: string[] = [];
  const rows = bodyRows.filter((row) => {
    const format = cellAt(place.sheet, row, index)?.format;
    if (format === undefined) return false;
    if (!known.has(format)) known.set(format, currencyOf(format));
    const currency = known.get(format);
    if (currency !== undefined) found.push(currency);
    return currency !== undefined;
  });
  return rows.length === 0 ? undefined : { found: distinct(found), rows, index };
}

/** What became of a sign that some program could not read: mostly a pound sign, and now and then that of another currency. */
function inSigns(candidate: Candidate, header: HeaderColumn): Said | undefined {
  const rows = candidate.bodyRows.filter((row) => textAt(candidate, row, header).includes(LOST_SIGN));
  return rows.length === 0 ? undefined : { found: [LOST_SIGN], rows, index: header.index, isLost: true };
}

function currencyOf(format: string): string | undefined {
  const { code, dollar, sign } = IN_FORMAT.exec(format)?.groups ?? {};
  return code ?? dollar ?? sign;
}

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}

function textAt({ place }: Candidate, row: number, { index }: HeaderColumn): string {
  return cellText(cellAt(place.sheet, row, index));
}
