import {
  amount,
  authority,
  category,
  count,
  date,
  month,
  rate,
  text,
} from "../../../packages/core/src/collections/columns.ts";
import type { Table } from "../../../packages/core/src/collections/define-collection.ts";
import type { RowsSource } from "../../../packages/core/src/ingest/write/rows-parquet.ts";

const base = { headers: ["x"], description: "" };

/** A made-up table with a column of every kind. */
export const everyKind: Table = {
  title: "Visits",
  key: ["place"],
  columns: {
    place: text(base),
    loans: count({ ...base, unit: "loans" }),
    spend: amount({ ...base, negative: true }),
    share: rate(base),
    opened: date(base),
    month: month(base),
    council: authority(base),
    kind: category({ ...base, values: { book: ["Books"], film: ["Films"] } }),
  },
};

export const source: RowsSource = {
  period: "2010-11",
  submission: "s1",
  sha256: "ab12",
  metadata: { collection: "libraries", edition: "first" },
};
