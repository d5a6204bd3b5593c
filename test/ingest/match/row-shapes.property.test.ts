import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Collection } from "../../../packages/core/src/collections/define-collection.ts";
import type { Cell } from "../../../packages/core/src/ingest/decode/workbook.ts";
import { type BodyTable, bodyTable } from "../../../packages/core/src/ingest/match/body-table.ts";
import { candidatesIn } from "../../../packages/core/src/ingest/match/find-candidates.ts";
import { matchContext } from "../../../packages/core/src/ingest/match/match-context.ts";
import { rowCells } from "../../../packages/core/src/ingest/match/row-cells.ts";
import { rowKind } from "../../../packages/core/src/ingest/match/row-kind.ts";
import { rowJudge } from "../../../packages/core/src/ingest/match/row-shapes.ts";
import { at, form, payments, wide } from "./collections.ts";
import { type Entry, sheetOf } from "./sheet-of.ts";

const PAID = ["Date", "Transaction", "Net amount", "Supplier", "Expense type"];

/** Tables with keys from lists, by council, without a key, and with a key of any text; a column beside them is in no table. */
const tables: Record<string, { asked: Collection; period: string; rows: Entry[][] }> = {
  "a form": {
    asked: form,
    period: "2010-03-31",
    rows: [
      ["Client group", "Age band", "Ongoing support", "Direct payment", "Managed", "Share", "Remarks"],
      ["Carers", "18-64", 4, 5, "6", "40%", "late"],
    ],
  },
  "a form of counts alone": {
    asked: form,
    period: "2010-03-31",
    rows: [
      ["Client group", "Age band", "Ongoing support", "Direct payment", "Managed", "Remarks"],
      ["Carers", "18-64", 4, 5, "6", "late"],
    ],
  },
  "a file of all councils": {
    asked: wide,
    period: "2009-10",
    rows: [
      ["Council", "All ages", "Total 18-64", "Carers with direct payments", "Region"],
      ["Cumbria", 1200, "1,100", 5, "North West"],
    ],
  },
  payments: { asked: payments, period: "2014-09", rows: [PAID, ["03/09/2014", "T-10093", "14.50", "Sun Ltd", "Fuel"]] },
  "payments by council": {
    asked: payments,
    period: "2014-09",
    rows: [
      ["Body", ...PAID, "Month"],
      ["Cumbria", "03/09/2014", "T-10093", "14.50", "Sun Ltd", "Fuel", "2014-09"],
    ],
  },
  "payments by council with a key": {
    asked: keyedByText(),
    period: "2014-09",
    rows: [
      ["Body", ...PAID],
      ["Cumbria", "03/09/2014", "T-10093", "14.50", "Sun Ltd", "Fuel"],
    ],
  },
  "a table with a key of any text": {
    asked: keyedByText(),
    period: "2014-09",
    rows: [PAID, ["03/09/2014", "T-10093", "14.50", "Sun Ltd", "Fuel"]],
  },
};

function keyedByText(): Collection {
  const { payment } = payments.tables;
  return { ...payments, tables: { payment: { ...payment, key: ["transaction"] } } };
}

const says = fc.constantFrom(
  ...[
    "Total",
    "Sub-total",
    "Total Gas",
    "All",
    "England",
    "North West",
    "England average",
    "Carried forward",
    "TOTALS",
    "Opening balance",
    "Balance b/f",
    "45%",
  ],
  ...["Supplier", "Date", "net_amount", "£", "£000", "No.", "1", "2", "3", "4", "5", "12", "n/a", "-", "[c]", "(616)"],
  ...[
    "Cumbria",
    "Cumbria ",
    " 7",
    "Leeds",
    "Nowhere",
    "Carers",
    "65+",
    "18-64",
    "Mental health",
    "grand total",
    "0.00",
  ],
  ...["Tototal", "not a total of anything that would be one here", "x".repeat(160), "\u200b", "", " ", "é", "T-10094"],
);

const entry: fc.Arbitrary<Entry> = fc.oneof(
  { weight: 3, arbitrary: says },
  { weight: 2, arbitrary: fc.constantFrom<Entry>(null, 0, 3, 1250.5, true) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<Cell>(
      { kind: "date", value: "2014-09-03", shown: "03/09/2014" },
      { kind: "number", value: 7, shown: "" },
      { kind: "error", value: "#REF!", shown: "#REF!" },
      { kind: "error", value: "", shown: "", formula: true },
    ),
  },
);

/** Rows much as the first, in some of whose cells something else stands. */
function rowsLike(row: readonly Entry[]): fc.Arbitrary<Entry[][]> {
  const cells = row.map((usual) =>
    fc.oneof({ weight: 4, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: entry }),
  );
  return fc.array(fc.tuple(...cells), { minLength: 1, maxLength: 30 });
}

function named(name: string): (typeof tables)[string] {
  const found = tables[name];
  if (found === undefined) throw new Error(`No such table: ${name}`);
  return found;
}

/** The table where it was found, with other rows below its header. */
function tableWith(
  { asked, period, rows: [header = [], row = []] }: (typeof tables)[string],
  rows: Entry[][],
): BodyTable {
  const { collection, period: of } = at(asked, period);
  const context = matchContext(collection, of);
  const [found] = candidatesIn(
    { sheet: sheetOf([header, row, row, row]), sheetIndex: 0 },
    Object.keys(collection.tables),
    context,
  );
  const table = collection.tables[found?.place.table ?? ""];
  if (found === undefined || table === undefined) throw new Error("The table was not found");
  return { ...bodyTable(found.place, table, context), sheet: sheetOf([header, ...rows]) };
}

function withMerged(table: BodyTable): BodyTable {
  const merged = new Map([2, 3, 4].map((row) => [row, { row: 1, column: 0 }] as const));
  const columns = table.columns.map((column) => (column.isKey ? { ...column, merged } : column));
  return {
    ...table,
    columns,
    keys: columns.filter(({ isKey }) => isKey),
    others: columns.filter(({ isKey }) => !isKey),
  };
}

describe("rowJudge", () => {
  it.each(Object.entries(tables))("judges every row of %s as rowKind does", (_, one) => {
    fc.assert(
      fc.property(rowsLike(one.rows[1] ?? []), fc.boolean(), (rows, isMerged) => {
        const plain = tableWith(one, rows);
        const table = isMerged ? withMerged(plain) : plain;
        const judge = rowJudge(table);
        for (const row of table.sheet.rows.keys()) expect(judge(row)).toBe(rowKind(table, rowCells(table, row)));
      }),
      { numRuns: 400 },
    );
  });

  const blank: Cell = { kind: "error", value: "", shown: "", formula: true };
  it.each<[string, string, Entry[][]]>([
    [
      "by its only text",
      "payments",
      [
        [null, null, "14.50", "Sun Ltd"],
        [null, null, "14.50", "Carried forward"],
      ],
    ],
    [
      "by it beside a day that is not worked out",
      "payments",
      [
        [blank, null, "14.50", "A Ltd"],
        [blank, null, "14.50", "B fwd"],
      ],
    ],
    [
      "by what stands beside it",
      "a table with a key of any text",
      [
        ["03/09/2014", "T-10093", "1", "A", "Fuel"],
        ["03/09/2014", "T-10094", "1", "A", `Total${" ".repeat(40)}`],
      ],
    ],
    [
      "by its key",
      "a table with a key of any text",
      [
        ["03/09/2014", "T-10093", "1", "A"],
        ["03/09/2014", "Total", "1", "A"],
      ],
    ],
    [
      "by an area beside no council",
      "payments by council with a key",
      [
        [null, "03/09/2014", "T-10093", "1", "A"],
        [null, "03/09/2014", "T-10094", "1", "England"],
      ],
    ],
    [
      "by a balance beside a day",
      "payments",
      [
        ["03/09/2014", null, "14.50", "Sun Ltd"],
        ["03/09/2014", null, "14.50", "Opening balance"],
      ],
    ],
    [
      "by percent signs beside half a key",
      "a form of counts alone",
      [
        [null, "18-64", "40", "50", "60"],
        [null, "18-64", "40%", "50%", "60%"],
      ],
    ],
    [
      "by numbers of columns",
      "a form",
      [
        ["Carers", "18-64", 4, 5, "6"],
        ["1", "2", 3, 4, "5"],
      ],
    ],
    [
      "by an area of councils",
      "a file of all councils",
      [
        ["Cumbria", 4, 5, 6],
        ["England", 4, 5, 6],
      ],
    ],
    [
      "by a council of no list",
      "payments by council",
      [
        ["Leeds", "03/09/2014", "T-1", "1", "A"],
        ["Nowhere", "03/09/2014", "T-1", "1", "Total"],
      ],
    ],
  ])("judges the same cells otherwise %s, in %s", (_, name, rows) => {
    const table = tableWith(named(name), rows);
    const judge = rowJudge(table);
    const kinds = [1, 2].map((row) => rowKind(table, rowCells(table, row)));
    expect(kinds[0]).not.toBe(kinds[1]);
    expect([1, 2].map(judge)).toEqual(kinds);
  });

  it("judges a row by its other text where the council stands on all of them", () => {
    const plain = tableWith(named("payments by council"), [
      ["Cumbria", null, null, "14.50", "Sun Ltd"],
      ["Cumbria", null, null, "14.50", "Carried forward"],
    ]);
    const table = { ...plain, shared: new Map([[0, "Cumbria"]]) };
    expect([1, 2].map(rowJudge(table))).toEqual(["named", "called total"]);
    expect([1, 2].map((row) => rowKind(table, rowCells(table, row)))).toEqual(["named", "called total"]);
  });

  it("takes an area for one whatever the list of councils says", () => {
    const plain = tableWith(named("a file of all councils"), [
      ["Cumbria", 4, 5, 6],
      ["England", 4, 5, 6],
    ]);
    const columns = plain.columns.map((column) => ({ ...column, isValid: () => true }));
    const table = {
      ...plain,
      columns,
      keys: columns.filter(({ isKey }) => isKey),
      others: columns.filter(({ isKey }) => !isKey),
    };
    expect([1, 2].map(rowJudge(table))).toEqual(["body", "total"]);
  });
});
