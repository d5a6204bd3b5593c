import type { Finding } from "../../../findings/finding.ts";
import { finding } from "../../../findings/make-finding.ts";
import { cellAddress } from "../address.ts";
import type { Budget, ReadWatch } from "../budget.ts";
import { keepColumns } from "../column-cells.ts";
import type { Decoded } from "../decoded.ts";
import { openGrid } from "../grid.ts";
import { cutShort } from "./cut-short.ts";
import type { DecodedText } from "./decode-text.ts";
import { fieldCells } from "./field-cells.ts";
import { parseRecords, type RecordSink } from "./parse-records.ts";
import { layoutBy, sniffLayout } from "./sniff-layout.ts";

/**
 * Reads delimited text as one sheet without a name, every cell a text. A record is a row, blank
 * ones too, so that rows have the numbers Excel shows. A first line `sep=;` names the delimiter
 * and is not a row: Excel obeys it, hides it, and numbers from the line below.
 *
 * A quotation mark that opens a field and is never closed is a query with its cell: the field was
 * taken as it stands, and the rows behind it are read. So is a text that seems to be cut short. Throws `Unreadable` over a limit.
 */
export function decodeCsv({ text, encoding }: DecodedText, budget: Budget): Decoded {
  const unixText = withUnixLines(text);
  const stated = /^"?sep=([^\n"])"?(?:\n|$)/i.exec(unixText);
  const body = stated === null ? unixText : unixText.slice(stated[0].length);
  const layout = stated?.[1] === undefined ? sniffLayout(body) : layoutBy(body, stated[1]);
  const grid = openGrid(budget);
  const { cellOf, columns } = fieldCells();
  const findings: Finding[] = [];
  const put: PutField = (record, field, cut) => grid.put(record, field, cellOf(record, field, cut));
  budget.sheet();
  parseRecords(body, layout, {
    field: budget.watch === undefined ? put : followed(put, body, budget.watch),
    strayQuote: (record, field) => {
      if (findings.length < budget.limits.findings) findings.push(strayQuoteFinding(record, field));
    },
  });
  const format = layout.delimiter === "\t" ? "tsv" : "csv";
  const { rows } = grid;
  const known = columns();
  if (known !== undefined) keepColumns(rows, known);
  const cut = cutShort(body, layout, rows.length - 1);
  if (cut !== undefined) findings.push(cut);
  const sheet = { name: "", visibility: "visible", rows, merges: [] } as const;
  return { kind: "workbook", workbook: { format, encoding, sheets: [sheet] }, findings };
}

type PutField = RecordSink["field"];

/** The same, telling of every record. A line break within quotation marks is taken for a record: it is only to be near. */
function followed(put: PutField, body: string, watch: ReadWatch): PutField {
  let lines = 1;
  for (let at = body.indexOf("\n"); at !== -1; at = body.indexOf("\n", at + 1)) lines += 1;
  watch.all(lines);
  let last = -1;
  return (record, field, cut) => {
    if (record > last) watch.more(record - last);
    last = record;
    put(record, field, cut);
  };
}

/** In two steps, of which the second is hardly ever needed: both at once take ten times as long. */
function withUnixLines(text: string): string {
  return text.replaceAll("\r\n", "\n").replaceAll("\r", "\n");
}

function strayQuoteFinding(record: number, field: number): Finding {
  const reason = "a quotation mark opens this cell and none closes it";
  const place = { cell: cellAddress(record, field), row: record + 1 };
  return finding("damaged-file", place, { format: "csv", reason }, { severity: "query" });
}
