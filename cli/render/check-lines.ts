import type { CheckJson, TableJson } from "@council-returns/core/workflows/check-json.ts";
import type { Receipt } from "@council-returns/core/workflows/receipt.ts";
import { returnWords } from "@council-returns/core/workflows/return-words.ts";
import { type Answerable, answeredLines, isAnswered } from "./answered-lines.ts";
import { countOf } from "./count-of.ts";
import { factLines } from "./fact-lines.ts";
import { findingLines } from "./finding-lines.ts";
import { readableNumber } from "./readable-number.ts";
import { textTable } from "./text-table.ts";

/** A check, or the receipt of one. */
export type ShownCheck = Omit<CheckJson, "outcome" | "findings"> &
  Pick<Receipt, "outcome"> & {
    readonly findings: readonly (CheckJson["findings"][number] & Answerable)[];
  };

const OUTCOMES: Readonly<Record<ShownCheck["outcome"], string>> = {
  accepted: "Accepted",
  rejected: "Rejected",
  unreadable: "Cannot be read",
  "needs-explanation": "Waiting for explanations",
  "awaiting-sign-off": "Waiting for sign-off",
};

/** A check for people: the outcome, what was read, then all that was found. */
export function checkLines(check: ShownCheck, width: number): string[] {
  const { error, query, note } = check.counts;
  const found = [countOf(error, "error"), countOf(query, "query", "queries"), countOf(note, "note")];
  return [
    `${OUTCOMES[check.outcome]}: ${check.file}`,
    `${found.slice(0, 2).join(", ")} and ${found[2]}.`,
    "",
    ...factLines(factsOf(check), width),
    ...check.tables.flatMap((table) => ["", ...tableLines(table, width)]),
    ...findingLines(
      check.findings.filter((finding) => !isAnswered(finding)),
      width,
    ),
    ...answeredLines(check.findings, width),
  ];
}

function factsOf(check: ShownCheck): [string, string][] {
  const words = returnWords(check);
  return [
    ["Collection", withId(words.collection, check.collection)],
    ["Period", words.period],
    ...(words.council === null ? [] : [["Council", withId(words.council, check.authority)] satisfies [string, string]]),
    ...(check.synthetic ? [["Data", "synthetic, as the file says"] satisfies [string, string]] : []),
    ["SHA-256", check.sha256],
  ];
}

function withId(name: string, id: string | null): string {
  return id === null || id === name ? name : `${name} (${id})`;
}

function tableLines({ table, sheet, range, rows, columns, totals }: TableJson, width: number): string[] {
  const where = sheet === "" ? range : `${sheet}!${range}`;
  return [
    `Read ${table}: ${where}, ${countOf(rows, "row")}`,
    ...textTable(
      {
        columns: [{ title: "Column" }, { title: "Header" }, { title: "Cell" }, { title: "Total", align: "right" }],
        rows: Object.entries(columns).map(([column, { header, cell }]) => [
          column,
          header === "" ? "(without a header)" : header,
          cell,
          readableNumber(totals[column] ?? ""),
        ]),
      },
      width - 2,
    ).map((line) => `  ${line}`),
  ];
}
