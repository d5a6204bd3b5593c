import { describe, expect, it } from "vitest";
import { form, wide } from "./collections.ts";
import { codes, plainRows, readWorkbook } from "./read-sheet.ts";
import { bookOf, type Entry, type SheetOptions, sheetOf, textSheet } from "./sheet-of.ts";

const COLUMNS = ["group", "age", "ongoing", "direct", "managed"];
const ROWS = ["physical young 420 60 25", "physical old 3150 120 160", "mental young 510 30 12"];
const BODY = `
Physical disability | 18-64 | 420 | 60 | 25
Physical disability | 65+ | 3,150 | 120 | 160
Mental health | 18-64 | 510 | 30 | 12`;

function read(headers: string, options: SheetOptions = {}) {
  return readWorkbook(bookOf(textSheet(headers + BODY, options)), form, "2010-03-31", "102");
}

function rowsOf(headers: string, options: SheetOptions = {}): string[] {
  return plainRows(read(headers, options).tables.get("readers"), COLUMNS);
}

describe("the headers of a table", () => {
  it.each([
    ["as the template has them", "Client group | Age band | Ongoing support | Direct payment | Managed by council"],
    ["in another case", "CLIENT GROUP | age band | ONGOING SUPPORT | direct Payment | managed BY council"],
    [
      "over two lines in a cell",
      "Client\\ngroup | Age\\nband | Ongoing\\nsupport (1) | Direct\\npayment | Managed by\\ncouncil",
    ],
    [
      "with footnote marks",
      "Client group [note 2] | Age band* | Ongoing support (1) | Direct payment¹ | Managed by council [1, 3]",
    ],
    ["as identifiers", "client_group | AgeBand | ongoing_support | direct-payment | ManagedByCouncil"],
    [
      "with words that say nothing",
      "Group | Age | Number of people with ongoing support | The direct payment | Managed",
    ],
    ["in another order of words", "Group, client | Age band | Support, ongoing | Direct payment | Managed by council"],
    [
      "with numbers before them",
      "1. Client group | 2) Age band | Q3: Ongoing support | (d) Direct payment | 5. Managed by council",
    ],
    ["with a unit", "Client group | Age band | Ongoing support (number) | Direct payment (No.) | Managed by council"],
    ["with the period", "Client group | Age band | Ongoing support at 31 March 2010 | Direct payment 2010 | Managed"],
    ["with a letter wrong", "Client goup | Age band | Ongoing suport | Direct payment | Managed by counsil"],
  ])("are found %s", (_, headers) => {
    expect(rowsOf(headers)).toEqual(ROWS);
  });

  it("are found under a group header that stands over its first column only", () => {
    const headers = `
 | | Ongoing | | 
Client group | Age band | support | Direct payment | Managed`;
    expect(rowsOf(headers)).toEqual(ROWS);
  });

  it("are found under merged group headers, and merged downwards themselves", () => {
    const headers = `
Client group | Age band | Ongoing support | Of whom with a personal budget |
 | | | Direct payment | Managed`;
    const merges = [
      { top: 0, left: 0, bottom: 1, right: 0 },
      { top: 0, left: 1, bottom: 1, right: 1 },
      { top: 0, left: 2, bottom: 1, right: 2 },
      { top: 0, left: 3, bottom: 0, right: 4 },
    ];
    const { match, tables } = read(headers, { merges });
    expect(plainRows(tables.get("readers"), COLUMNS)).toEqual(ROWS);
    expect(match.tables[0]?.headerRows).toEqual([0, 1]);
    expect(match.tables[0]?.columns.at(-1)).toMatchObject({
      column: "managed",
      header: "Of whom with a personal budget / Managed",
      cell: "E2",
    });
  });

  it("are told apart by the group they stand under", () => {
    const sheet = sheetOf([
      ["Client group", "Age band", "Ongoing", null, "One-off", null, "Managed"],
      [null, null, "support", "Direct payment", "support", "Direct payment", null],
      ["Carers", "18-64", 5, 6, 7, 8, 9],
    ]);
    const { tables, match } = readWorkbook(bookOf(sheet), form, "2010-03-31", "102");
    expect(plainRows(tables.get("readers"), COLUMNS)).toEqual(["carers young 5 6 9"]);
    expect(match.findings.map(({ code }) => code)).toEqual(["column-not-used", "column-not-used"]);
  });

  it("are split over five rows", () => {
    const sheet = sheetOf([
      ["Readers", "of", "the", "whole", "county"],
      ["Client", "Age", "People", "of which", "Managed"],
      ["group", "band", "with", "direct", "by"],
      [null, null, "ongoing", "payment", "council"],
      [null, null, "support", null, null],
      ["Carers", "18-64", 5, 6, 9],
    ]);
    expect(plainRows(readWorkbook(bookOf(sheet), form, "2010-03-31").tables.get("readers"), COLUMNS)).toEqual([
      "carers young 5 6 9",
    ]);
  });

  it("are those of this period where the columns of another stand beside them", () => {
    const sheet = sheetOf([
      [null, null, "31 March 2009", null, null, "31 March 2010", null, null],
      [
        "Client group",
        "Age band",
        "Ongoing support",
        "Direct payment",
        "Managed",
        "Ongoing support",
        "Direct payment",
        "Managed",
      ],
      ["Carers", "18-64", 1, 2, 3, 4, 5, 6],
    ]);
    expect(plainRows(readWorkbook(bookOf(sheet), form, "2010-03-31").tables.get("readers"), COLUMNS)).toEqual([
      "carers young 4 5 6",
    ]);
  });

  it("are never guessed where two columns are as near", () => {
    const { findings } = read("Client group | Age band | Ongoing support | Diract paymant | Directly paid");
    expect(codes(findings)).toContain("missing-column managed");
  });

  it("are not mended where a digit differs", () => {
    const sheet = sheetOf([
      ["Council", "Total all ages", "Total 18-65"],
      ["Cumbria", 5, 6],
    ]);
    expect(codes(readWorkbook(bookOf(sheet), wide, "2009-10").findings)).toContain("missing-column young");
  });

  it("that ask for a count are not those of a percentage", () => {
    const headers = "Client group | Age band | Ongoing support (%) | Direct payment | Managed";
    expect(codes(read(headers).findings)).toContain("missing-column ongoing");
  });

  it("that are there twice are said to be ambiguous, with their cells", () => {
    const sheet = sheetOf([
      ["Client group", "Age band", "Ongoing support", "Ongoing support", "Direct payment", "Managed"],
      ["Carers", "18-64", 1, 2, 3, 4],
    ]);
    const { findings, tables } = readWorkbook(bookOf(sheet), form, "2010-03-31");
    expect(findings).toMatchObject([
      {
        code: "ambiguous-column",
        severity: "error",
        place: { column: "ongoing" },
        facts: { candidates: ["Ongoing support (C1)", "Ongoing support (D1)"] },
      },
    ]);
    expect(tables.get("readers")?.rows[0]?.values.ongoing).toMatchObject({ value: null, cell: "" });
  });

  it("that are there twice are clear where one column is empty", () => {
    const sheet = sheetOf([
      ["Client group", "Age band", "Ongoing support", "Ongoing support", "Direct payment", "Managed"],
      ["Carers", "18-64", null, 2, 3, 4],
    ]);
    expect(plainRows(readWorkbook(bookOf(sheet), form, "2010-03-31").tables.get("readers"), COLUMNS)).toEqual([
      "carers young 2 3 4",
    ]);
  });

  it("that are missing are named with every spelling", () => {
    const { findings } = read("Client group | Age band | Ongoing support | Direct payment | Whatever");
    expect(findings).toMatchObject([
      { code: "missing-column", facts: { title: "Managed by council", headers: ["Managed by council", "Managed"] } },
      { code: "column-not-used", place: { cell: "E1" }, facts: { header: "Whatever" } },
    ]);
  });

  it("that nobody asks for are one note each, and one in all where there are many", () => {
    const extra = (many: number): Entry[] => Array.from({ length: many }, (_, place) => `Extra ${place} column`);
    const book = (many: number) =>
      bookOf(
        sheetOf([
          ["Client group", "Age band", "Ongoing support", "Direct payment", "Managed", ...extra(many)],
          ["Carers", "18-64", 2, 3, 4],
        ]),
      );
    expect(readWorkbook(book(12), form, "2010-03-31").findings.length).toBe(12);
    expect(readWorkbook(book(97), form, "2010-03-31").findings).toMatchObject([
      { code: "column-not-used", severity: "note", facts: { header: "97 other columns" } },
    ]);
  });

  it("in thousands of pounds are multiplied and said to be, wherever they say so", () => {
    const money = (above: readonly Entry[][], header: string, below: readonly Entry[][]) =>
      readWorkbook(
        bookOf(sheetOf([...above, ["Community services budget", header], ...below, [5, 6]], { name: "Money" })),
        form,
        "2010-03-31",
      ).findings.filter(({ code }) => code !== "no-table");
    expect(money([], "Spend (£)", [])).toEqual([]);
    expect(codes(money([], "Spend (£000)", []))).toEqual(["other-unit spend B1"]);
    expect(codes(money([], "Spend", [["£", "£'000"]]))).toEqual(["other-unit spend B1"]);
    expect(codes(money([["All figures in £000"]], "Spend (£)", []))).toEqual(["other-unit budget A2"]);
    const powers = (header: string) =>
      readWorkbook(
        bookOf(
          sheetOf(
            [
              ["Community services budget", header],
              [5, 6.5],
            ],
            { name: "Money" },
          ),
        ),
        form,
        "2010-03-31",
      ).tables.get("money")?.rows[0]?.values;
    expect(powers("Spend (£000)")).toMatchObject({ budget: { value: 500n }, spend: { value: 650_000n, shown: "6.5" } });
    expect(powers("Spend (£m)")).toMatchObject({ budget: { value: 500n }, spend: { value: 650_000_000n } });
    expect(money([], "Spend (£000)", [])).toMatchObject([{ severity: "note", facts: { found: "thousands" } }]);
  });
});

describe("a unit that stands apart from the headers", () => {
  const read = (...rows: readonly Entry[][]) => {
    const { tables, findings } = readWorkbook(bookOf(sheetOf(rows, { name: "Money" })), form, "2010-03-31");
    const values = tables.get("money")?.rows[0]?.values;
    const said = findings.filter(({ code }) => code === "other-unit");
    return { money: [values?.budget?.value, values?.spend?.value], said: said.map(({ severity }) => severity) };
  };
  const HEADERS = ["Community services budget", "Personal budget spend"];

  it.each<[string, readonly Entry[][], readonly string[]]>([
    ["behind each number of a form", HEADERS.map((label, at) => [label, 5 + at, "£000"]), ["note", "note"]],
    ["in brackets behind each number", HEADERS.map((label, at) => [label, 5 + at, "(£ thousands)"]), ["note", "note"]],
    ["in a row below the numbers", [HEADERS, [5, 6], ["£000", "£000"]], ["note", "note"]],
    ["in a row above them, without a sign", [HEADERS, ["000s", "000s"], [5, 6]], ["note", "note"]],
    ["once, below the first number", [HEADERS, [5, 6], ["£000"]], ["note", "query"]],
    [
      "once, behind the headers",
      [
        [...HEADERS, "£000"],
        [5, 6],
      ],
      ["query", "query"],
    ],
    [
      "once, beside the table",
      [
        [...HEADERS, null, "£'000"],
        [5, 6],
      ],
      ["query", "query"],
    ],
  ])("is that of the numbers: %s", (_, rows, said) => {
    expect(read(...rows)).toEqual({ money: [500_000n, 600_000n], said });
  });

  it("is not where numbers of its own stand below it, or it is none of money", () => {
    expect(read([...HEADERS, "£000"], [5, 6, 7])).toEqual({ money: [500n, 600n], said: [] });
    expect(read(HEADERS, [5, 6], ["p", "No."])).toEqual({ money: [500n, 600n], said: [] });
    expect(read(HEADERS, [5, 6], [], [], ["Other", "£000"])).toEqual({ money: [500n, 600n], said: [] });
  });
});

it("Money in thousands by a note below its table alone is multiplied and asked about", () => {
  const read = (header: string, ...below: readonly Entry[][]) => {
    const sheet = sheetOf([["Community services budget", header], [5, 6], [], ...below], { name: "Money" });
    const { tables, findings } = readWorkbook(bookOf(sheet), form, "2010-03-31");
    const [row] = tables.get("money")?.rows ?? [];
    return { spend: row?.values["spend"]?.value, said: findings.map(({ code, severity }) => `${severity} ${code}`) };
  };
  const thousands = "Data are presented in £'000s";
  expect(read("Spend", ["Notes:"], [thousands])).toMatchObject({ spend: 600_000n });
  expect(read("Spend", [thousands]).said.filter((one) => one.endsWith("other-unit"))).toEqual([
    "query other-unit",
    "query other-unit",
  ]);
  expect(read("Spend (£)", [thousands])).toMatchObject({ spend: 600n });
  for (const other of ["Payments over £25 thousand", "Amounts are rounded to £1,000", "Shown as £s"]) {
    expect(read("Spend", [other]).spend).toBe(600n);
  }
  expect(read("Spend", ["Contact", "Post", "Telephone"], [thousands]).spend).toBe(600n);
});

describe("a row of item codes", () => {
  it("comes again for another period, and that of the period asked for is read", () => {
    const header = ["Council", ...["A4.20", "A4.10", "H4"].flatMap((code) => [`${code} 2008-09`, `${code} 2009-10`])];
    const sheet = sheetOf([header, ["Cumbria", 1, 700, 2, 300, 3, 120], ["Kent", 4, 900, 5, 400, 6, 80]]);
    const { tables } = readWorkbook(bookOf(sheet), wide, "2009-10");
    expect(plainRows(tables.get("activity"), ["all", "young", "carers"])).toEqual(["700 300 120", "900 400 80"]);
  });

  const CODES = ["A4.20", "A4.10", "H4"];
  const ofTwoYears = (...header: Entry[][]) => {
    const sheet = sheetOf([...header, ["Cumbria", 700, 300, 120, 1, 2, 3], ["Kent", 900, 400, 80, 4, 5, 6]]);
    const { tables, findings } = readWorkbook(bookOf(sheet), wide, "2009-10");
    return { said: codes(findings), rows: plainRows(tables.get("activity"), ["all", "young", "carers"]) };
  };

  it("belongs to the year over the first of its columns, as far as the next", () => {
    const read = ["700 300 120", "900 400 80"];
    expect(ofTwoYears([null, "2009-10", null, null, "2010-11"], ["Council", ...CODES, ...CODES]).rows).toEqual(read);
    const first = ofTwoYears([null, "2010-11", null, null, "2009-10"], ["Council", ...CODES, ...CODES]);
    expect(first.rows).toEqual(["1 2 3", "4 5 6"]);
    const words = ofTwoYears([null, "Activity", null, null, "Other"], ["Council", ...CODES, ...CODES]);
    expect(words.said).toContain("ambiguous-column all B2");
  });

  it("holds for all columns that are told apart by years below it", () => {
    const over = CODES.flatMap((code) => [code, null]);
    const years = (one: string, other: string) => CODES.flatMap(() => [one, other]);
    const read = ofTwoYears([null, ...over], ["Council", ...years("2010-11", "2009-10")]);
    expect(read.rows).toEqual(["300 1 3", "400 4 6"]);
    const unclear = ofTwoYears([null, ...over], ["Council", ...years("2011", "2010")]);
    expect(unclear.said).toContain("ambiguous-column all B2");
  });

  const rows: Entry[][] = [
    ["A long title, 2009-10"],
    ["", "PEOPLE", null, "CARERS"],
    ["", "Total all ages", "Total 18-64", "Carers with direct payments"],
    [],
    [null, "A4.10", "A4.20", "H4"],
    ["102-Cumbria", "745", "2,530", "0"],
    ["104-Northumberland UA", "390", "890", ".."],
    ["TOTAL England", "1,135", "3,420", "-"],
  ];

  it("decides, whatever the words over it say", () => {
    const { tables } = readWorkbook(bookOf(sheetOf(rows)), wide, "2009-10");
    const table = tables.get("activity");
    expect(plainRows(table, ["council", "all", "young", "carers"])).toEqual(["102 2530 745 0", "104 890 390 x"]);
    expect(table?.totals).toMatchObject([
      { row: 8, label: "TOTAL England", values: { all: { value: 3420n, cell: "C8" } } },
    ]);
  });

  it("keeps a column from being taken by its words when it has another item's code", () => {
    const other = rows.map((row, place) => (place === 4 ? [null, "B9.1", "A4.20", "H4"] : row));
    expect(codes(readWorkbook(bookOf(sheetOf(other)), wide, "2009-10").findings)).toContain("missing-column young");
  });

  it("may be inside the header text instead", () => {
    const sheet = sheetOf([
      ["Local authority", "Everyone (A4.20)", "A4.10 Younger", "H4: carers"],
      ["Cumbria", 3, 2, 1],
    ]);
    expect(
      plainRows(readWorkbook(bookOf(sheet), wide, "2009-10").tables.get("activity"), ["all", "young", "carers"]),
    ).toEqual(["3 2 1"]);
  });
});
