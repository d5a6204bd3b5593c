import { groupDigits } from "../exact/group-digits.ts";
import { findingSections, fixedSection, type ShownFinding } from "./finding-sections.ts";
import { type Html, html } from "./html.ts";
import { receiptStyle } from "./receipt-style.ts";

/** A receipt as far as it is shown. The stored receipt is one. */
export interface ShownReceipt {
  readonly receipt: string;
  readonly received: {
    readonly key: string;
    readonly at: string;
    readonly bytes: number;
    readonly by?: string | undefined;
    readonly recheck?: { readonly at: string; readonly by: string } | undefined;
  };
  readonly checkOnly: boolean;
  readonly file: string;
  readonly sha256: string;
  readonly outcome: string;
  readonly synthetic: boolean;
  readonly tables: readonly ShownTable[];
  readonly findings: readonly ShownFinding[];
  readonly counts: { readonly error: number; readonly query: number; readonly note: number };
  readonly lastTry?: LastTry | undefined;
}

/** The try before this one, and what has become of its findings. */
export interface LastTry {
  readonly receipt: string;
  readonly at: string;
  readonly outcome: string;
  readonly fixed: readonly ShownFinding[];
  readonly still: number;
  readonly new: number;
}

interface ShownTable {
  readonly table: string;
  readonly sheet: string;
  readonly range: string;
  readonly rows: number;
  readonly columns: Readonly<Record<string, { readonly header: string; readonly cell: string }>>;
  readonly totals: Readonly<Record<string, string>>;
}

/** What people call the collection, the period, the council and the tables. */
export interface ReceiptWords {
  readonly collection: string;
  readonly period: string;
  readonly council: string | null;
  /** Title of each table by its id; a table without one is called by its id. */
  readonly tables: Readonly<Record<string, string>>;
}

const OUTCOMES: Readonly<Record<string, readonly [string, string]>> = {
  accepted: ["Accepted", "The return is in. Nothing more is needed unless there are queries below."],
  rejected: ["Rejected", "The return does not count yet. Put the errors below right and send the file again."],
  unreadable: ["Cannot be read", "The file could not be opened. What was found and what would do is below."],
  "needs-explanation": ["Waiting for explanations", "The return counts once each query below has been explained."],
  "awaiting-sign-off": ["Waiting for sign-off", "The return counts once someone other than the sender signs it off."],
};

/** A receipt as one page of HTML that needs nothing from outside and prints on A4. */
export function receiptPage(receipt: ShownReceipt, words: ReceiptWords): string {
  const [outcome, meaning] = OUTCOMES[receipt.outcome] ?? [receipt.outcome, ""];
  const title = [words.council, words.collection, words.period].filter((part) => part !== null).join(", ");
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Receipt ${receipt.receipt}: ${title}</title>
<style>${{ html: receiptStyle }}</style>
</head>
<body>
<main>
<p class="kind">Receipt for a return</p>
<h1>${title}</h1>
<p class="outcome ${receipt.outcome}"><strong>${outcome}</strong> ${receipt.checkOnly ? "Checked only: nothing is counted." : meaning}</p>
${receipt.synthetic ? html`<p class="synthetic">The file says that its numbers are synthetic.</p>` : html``}
${facts(receipt)}
${receipt.lastTry === undefined ? html`` : lastTry(receipt.lastTry)}
${findingSections(receipt.findings)}
${fixedSection(receipt.lastTry?.fixed ?? [])}
<h2>What was read</h2>
${receipt.tables.length === 0 ? html`<p>No table was read.</p>` : receipt.tables.map((table) => readTable(table, words))}
<p class="proof">This receipt can be proved: the store keeps it under its number, and the file under its hash. <code>returns receipt verify</code> does so.</p>
</main>
</body>
</html>
`;
  return page.html;
}

function facts({ receipt, received, file, sha256 }: ShownReceipt): Html {
  const { at, by, bytes, recheck } = received;
  const rows: [string, string | Html][] = [
    ["Receipt number", html`<code>${receipt}</code>`],
    ["File", file],
    ["Arrived", moment(at)],
    ["Sent by", by ?? "not recorded"],
    ...(recheck === undefined
      ? []
      : [["Read again", `${moment(recheck.at)}, asked for by ${recheck.by}`] satisfies [string, string]]),
    ["Size", `${groupDigits(String(bytes))} bytes`],
    ["SHA-256 of the file", html`<code>${sha256}</code>`],
  ];
  return html`<dl>${rows.map(([term, value]) => html`<div><dt>${term}</dt><dd>${value}</dd></div>`)}</dl>`;
}

function moment(at: string): string {
  return `${at.slice(0, 10)} at ${at.slice(11, 19)} UTC`;
}

function lastTry({ receipt, at, fixed, still, new: fresh }: LastTry): Html {
  return html`<h2>Since your last try</h2>
<p><strong>${fixed.length} fixed, ${still} still there, ${fresh} new</strong>, against receipt <code>${receipt}</code> of ${at.slice(0, 10)}.</p>`;
}

function readTable({ table, sheet, range, rows, columns, totals }: ShownTable, { tables }: ReceiptWords): Html {
  const title = new Map(Object.entries(tables)).get(table) ?? table;
  const lines = Object.entries(columns).map(
    ([column, { header, cell }]) =>
      html`<tr><th scope="row">${header === "" ? column : header}</th><td>${cell}</td><td class="number">${groupDigits(totals[column] ?? "")}</td></tr>`,
  );
  return html`<table>
<caption>${title}: ${sheet === "" ? "" : `sheet ${sheet}, `}${range}, ${rows} ${rows === 1 ? "row" : "rows"}</caption>
<thead><tr><th scope="col">Column</th><th scope="col">Header at</th><th scope="col" class="number">Total</th></tr></thead>
<tbody>${lines}</tbody>
</table>`;
}
