import { describe, expect, it } from "vitest";
import spending from "../../../packages/core/src/collections/spending.ts";
import { codes, readWorkbook } from "./read-sheet.ts";
import { bookOf, type Entry, sheetOf } from "./sheet-of.ts";

const BELOW: Readonly<Record<string, (row: number) => Entry>> = {
  who: (row) => ["Care UK Homecare Limited", "Royal Mail Group PLC", "Office Depot (UK) Ltd"][row % 3] ?? "",
  money: (row) => `${(row + 1) * 1234}.${(row % 8) + 1}5`,
  more: (row) => `${(row + 1) * 1480}.${(row % 8) + 1}1`,
  day: (row) => `0${row + 2}/09/2014`,
  body: () => "Trafford Borough Council",
  team: () => "Adult Services",
  code: (row) => `V-1002${row}`,
  count: (row) => `${row + 1}`,
};

type Layout = readonly (readonly [header: string, below: string])[];

function sheet(layout: Layout, name = "Payments") {
  const rows = Array.from({ length: 7 }, (_, row) => layout.map(([, below]) => BELOW[below]?.(row) ?? null));
  return sheetOf([layout.map(([header]) => header), ...rows], { name });
}

function read(...layouts: readonly Layout[]) {
  const book = bookOf(...layouts.map((layout, at) => sheet(layout, `Sheet ${at}`)));
  const { match, findings } = readWorkbook(book, spending, "2014-09", "306");
  const columns = Object.fromEntries((match.tables[0]?.columns ?? []).map(({ column, header }) => [column, header]));
  const said = codes(findings).filter((one) => !one.startsWith("column-not-used"));
  return { columns, said, findings };
}

describe("headers that may be of something else too", () => {
  it.each<[Layout, readonly string[]]>([
    [
      [
        ["Company", "who"],
        ["Cost", "money"],
        ["Posting Date", "day"],
      ],
      ["supplier A1", "amount B1", "paid_on C1"],
    ],
    [
      [
        ["Paid to", "who"],
        ["Sum", "money"],
        ["Paid", "day"],
      ],
      ["supplier A1", "amount B1", "paid_on C1"],
    ],
    [
      [
        ["Merchant Name", "who"],
        ["Payment Dt", "day"],
        ["Paid", "money"],
      ],
      ["supplier A1", "amount C1"],
    ],
    [
      [
        ["Trader", "who"],
        ["Directorate", "team"],
        ["Line Amount", "money"],
      ],
      ["supplier A1", "amount C1"],
    ],
    [
      [
        ["Supplier/Payee", "who"],
        ["Expenditure (£)", "money"],
      ],
      ["amount B1"],
    ],
    [
      [
        ["Recipient", "who"],
        ["Net Amount GBP", "money"],
      ],
      ["supplier A1"],
    ],
    [
      [
        ["Organisation", "body"],
        ["Company", "who"],
        ["Cost", "money"],
        ["Date", "day"],
      ],
      ["supplier B1", "amount C1"],
    ],
    [
      [
        ["Trader", "code"],
        ["Company", "who"],
        ["Payment", "money"],
        ["Date", "day"],
      ],
      ["supplier B1", "amount C1"],
    ],
    [
      [
        ["Supplier", "who"],
        ["Date", "day"],
        ["Line Amount", "money"],
        ["VAT amount", "more"],
      ],
      ["amount C1"],
    ],
    [
      [
        ["VAT amount", "more"],
        ["Supplier", "who"],
        ["Expenditure", "money"],
        ["Date", "day"],
      ],
      ["amount C1"],
    ],
    [
      [
        ["Supplier", "who"],
        ["Date", "day"],
        ["Gross amount", "more"],
        ["Cost", "money"],
      ],
      ["amount D1"],
    ],
  ])("are taken where nothing else is, and asked about: %j", (layout, taken) => {
    expect(read(layout).said).toEqual(taken.map((one) => `column-taken ${one}`));
  });

  it("give way to those that are known, and are none where a list was found without them", () => {
    const known: Layout = [
      ["Beneficiary", "who"],
      ["Organisation", "team"],
      ["Amount", "money"],
      ["Cost", "more"],
    ];
    expect(read(known)).toMatchObject({ columns: { supplier: "Beneficiary", amount: "Amount" }, said: [] });
    const cards: Layout = [
      ["Merchant", "who"],
      ["Transaction date", "day"],
      ["Amount", "more"],
    ];
    expect(
      read(
        [
          ["Supplier", "who"],
          ["Date", "day"],
          ["Amount", "money"],
        ],
        cards,
      ).said,
    ).toEqual(["rows-left-out A1:C8"]);
  });

  it.each<[string, Layout]>([
    [
      "one name on every row",
      [
        ["Organisation", "team"],
        ["Date", "day"],
        ["Amount", "money"],
      ],
    ],
    [
      "councils",
      [
        ["Organisation", "body"],
        ["Date", "day"],
        ["Amount", "money"],
      ],
    ],
    [
      "codes",
      [
        ["Company", "code"],
        ["Date", "day"],
        ["Amount", "money"],
      ],
    ],
    [
      "days",
      [
        ["Trader", "day"],
        ["Date", "day"],
        ["Amount", "money"],
      ],
    ],
  ])("are not whom was paid where %s stand below", (_, layout) => {
    const { columns, said } = read(layout);
    expect(columns).not.toHaveProperty("supplier");
    expect(said).toContain("missing-column supplier");
  });

  it("are no amount where the numbers below may be of anything, nor beside other money", () => {
    const [who, day]: Layout = [
      ["Supplier", "who"],
      ["Date", "day"],
    ];
    expect(read([who ?? ["", ""], day ?? ["", ""], ["Paid", "count"]]).said).toContain("missing-column amount");
    const two = read([
      ["Supplier", "who"],
      ["Date", "day"],
      ["Cost", "money"],
      ["Amount Due", "more"],
      ["Amount Paid", "money"],
    ]);
    expect(two.said).toContain("missing-column amount");
  });

  it("are all named where several may be meant", () => {
    const { findings } = read([
      ["Company", "who"],
      ["Trader", "who"],
      ["Date", "day"],
      ["Amount", "money"],
    ]);
    expect(findings[0]).toMatchObject({ code: "missing-column", facts: { candidates: ["Company", "Trader"] } });
  });

  it("are those of every page of a list, also of a first one that does not look like a table", () => {
    const header = ["Company", "Cost", "Posting date", "Team"];
    const page = (from: number): Entry[][] =>
      [0, 1, 2, 3].map((at) => [
        `Supplier ${from + at}`,
        `${from + at + 5}00.25`,
        `0${from + at + 1}/09/2014`,
        "Roads",
      ]);
    const units = [null, "£", "dd/mm/yyyy"];
    const book = bookOf(sheetOf([header, units, ["Roads"], ...page(0), header, ...page(4)]));
    expect(readWorkbook(book, spending, "2014-09", "306").match.tables.map(({ bodyRows }) => bodyRows.length)).toEqual([
      8,
    ]);
  });

  it("are no list where nothing else is sure, and no days are", () => {
    expect(
      read([
        ["Company", "who"],
        ["Cost", "money"],
      ]).said,
    ).toEqual(["no-table"]);
  });
});
