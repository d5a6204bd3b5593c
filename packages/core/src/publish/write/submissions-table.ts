import type { TableRecord } from "../../filing/entry.ts";
import type { PublishedReturn } from "../published-return.ts";
import { byText } from "./by-text.ts";
import type { Column, TableContent } from "./snapshot-table.ts";

interface SubmittedTable {
  readonly from: PublishedReturn;
  readonly table: TableRecord;
}

const columns: readonly Column<SubmittedTable>[] = [
  { name: "period", type: "VARCHAR", description: "Id of the period.", of: ({ from }) => from.period },
  {
    name: "authority",
    type: "VARCHAR",
    description: "Code of the council, or national for a file with many in it.",
    of: ({ from }) => from.authority,
  },
  { name: "submission", type: "VARCHAR", description: "Id of the submission.", of: ({ from }) => from.submission },
  { name: "file_sha256", type: "VARCHAR", description: "SHA-256 of the file received.", of: ({ from }) => from.sha256 },
  { name: "table_id", type: "VARCHAR", description: "Id of the table.", of: ({ table }) => table.table },
  { name: "row_count", type: "INTEGER", description: "Rows of the table.", of: ({ table }) => table.rows },
  { name: "rows_key", type: "VARCHAR", description: "Where its rows are kept.", of: ({ table }) => table.key },
  { name: "rows_sha256", type: "VARCHAR", description: "SHA-256 of its rows.", of: ({ table }) => table.sha256 },
  {
    name: "synthetic",
    type: "BOOLEAN",
    description: "True where the return says it is synthetic.",
    of: ({ from }) => from.synthetic,
  },
];

/** The submissions every figure was made from, a row for each of their tables. */
export function submissionsTable(returns: readonly PublishedReturn[]): TableContent<SubmittedTable> {
  return {
    name: "submissions",
    comment: "The submissions the figures were made from, a row for each of their tables.",
    key: ["submission", "table_id"],
    columns,
    rows: returns
      .flatMap((from) => from.tables.map((table) => ({ from, table })))
      .toSorted(byText(({ from, table }) => [from.period, from.authority, from.submission, table.table].join("/"))),
  };
}
