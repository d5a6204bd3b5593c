import { describe, expect, it } from "vitest";
import { authority, count } from "../../../packages/core/src/collections/columns.ts";
import { defineCollection } from "../../../packages/core/src/collections/define-collection.ts";
import { form, wide } from "./collections.ts";
import { codes, plainRows, readWorkbook } from "./read-sheet.ts";
import { bookOf, textSheet } from "./sheet-of.ts";

const COLUMNS = ["group", "age", "ongoing", "direct", "managed"];
const ALL = ["physical young 4 5 6", "physical old 7 8 9", "carers young 1 2 3", "carers old 10 11 12"];

/** Sheets as texts, each named by what stands before its first line, if anything does. */
function read(...sheets: readonly (string | readonly [string, string])[]) {
  const book = bookOf(
    ...sheets.map((one) => (typeof one === "string" ? textSheet(one) : textSheet(one[1], { name: one[0] }))),
  );
  const result = readWorkbook(book, form, "2010-03-31", "102");
  return {
    ...result,
    rows: plainRows(result.tables.get("readers"), COLUMNS).sort(),
    said: codes(result.findings),
    reasons: result.findings.flatMap((one) =>
      one.code === "figures-not-placed" ? [`${one.facts.why} ${one.facts.cells.join(" ")}`] : [],
    ),
  };
}

const LONG = `
  Measure         | Client group        | Age band | Value
  Ongoing support | Physical disability | 18-64 | 4
  Ongoing support | Physical disability | 65+   | 7
  Ongoing support | Carers              | 18-64 | 1
  Ongoing support | Carers              | 65+   | 10
  Direct payment  | Physical disability | 18-64 | 5
  Direct payment  | Physical disability | 65+   | 8
  Direct payment  | Carers              | 18-64 | 2
  Direct payment  | Carers              | 65+   | 11
  Managed         | Physical disability | 18-64 | 6
  Managed         | Physical disability | 65+   | 9
  Managed         | Carers              | 18-64 | 3
  Managed         | Carers              | 65+   | 12`;

const MATRICES = `
  Ongoing support
  Client group        | 18-64 | 65+ | Total
  Physical disability | 4     | 7   | 11
  Carers              | 1     | 10  | 11
  All groups          | 5     | 17  | 22

  Table 2: Direct payment
  Client group        | 18-64 | 65+ | Total
  Physical disability | 5     | 8   | 13
  Carers              | 2     | 11  | 13
  All groups          | 7     | 19  | 26

  Managed             | 18-64 | 65+ | Total
  Physical disability | 6     | 9   | 15
  Carers              | 3     | 12  | 15
  All groups          | 9     | 21  | 30`;

const YOUNG = `
  Client group        | Ongoing support | Direct payment | Managed
  Physical disability | 4 | 5 | 6
  Carers              | 1 | 2 | 3`;
const OLD = `
  Client group        | Ongoing support | Direct payment | Managed
  Physical disability | 7  | 8  | 9
  Carers              | 10 | 11 | 12`;

describe("a table put together from labelled figures", () => {
  it.each<[string, readonly (string | readonly [string, string])[]]>([
    ["a row for each figure", [LONG]],
    [
      "a row for each figure, with footnote marks",
      [
        LONG.replace("Client group ", "Client group [note 1]")
          .replaceAll("Managed  ", "Managed\u00b2 ")
          .replaceAll("Carers ", "Carers* "),
      ],
    ],
    [
      "a row for each figure, labels once for several",
      [LONG.replace(/(Ongoing support|Direct payment |Managed ) ( *)\| Carers/g, "|Carers")],
    ],
    ["a small table for each column, with sums", [MATRICES]],
    [
      "a sheet for each value of a key",
      [
        ["18-64", YOUNG],
        ["65+", OLD],
      ],
    ],
    [
      "a sheet for each value, said in a title",
      [`People aged: \n Age band: 18-64\n${YOUNG}`, `Age band | 65+\n\n${OLD}`],
    ],
    [
      "a row for each column, and values over the figures",
      [
        `
      Client group        | Measure         | 18-64 | 65+
      Physical disability | Ongoing support | 4 | 7
                          | Direct payment  | 5 | 8
                          | Managed         | 6 | 9
      Carers              | Ongoing support | 1 | 10
                          | Direct payment  | 2 | 11
                          | Managed         | 3 | 12`,
      ],
    ],
    [
      "everything in one label",
      [
        `
      Item                                        | Number
      Physical disability, 18-64: Ongoing support | 4
      Physical disability, 18-64: Direct payment  | 5
      Physical disability, 18-64: Managed         | 6
      Physical disability, 65+: Ongoing support   | 7
      Physical disability, 65+: Direct payment    | 8
      Physical disability, 65+: Managed           | 9
      Carers, 18-64: Ongoing support              | 1
      Carers, 18-64: Direct payment               | 2
      Carers, 18-64: Managed                      | 3
      Carers, 65+: Ongoing support                | 10
      Carers, 65+: Direct payment                 | 11
      Carers, 65+: Managed                        | 12`,
      ],
    ],
  ])("is read and noted where there is %s", (_, sheets) => {
    const { rows, said, reasons } = read(...sheets);
    expect(reasons).toEqual([]);
    expect(rows).toEqual([...ALL].sort());
    expect(said).toContain("read-by-labels");
    expect(new Set(said)).toEqual(
      new Set(sheets.length > 1 ? ["read-by-labels", "table-in-parts"] : ["read-by-labels"]),
    );
  });

  it("goes by several headings of a sheet and not by its name", () => {
    const { rows } = read(["18-64", `18-64\n${YOUNG.trim()}\n\n65+\n${OLD.trim()}`]);
    expect(rows).toEqual([...ALL].sort());
  });

  it("leads every value to its own cell", () => {
    const [first] = read(MATRICES).tables.get("readers")?.rows ?? [];
    const cells = COLUMNS.map((column) => first?.values[column]?.cell);
    expect(cells).toEqual(["A3", "B2", "B3", "B9", "B14"]);
  });

  it("names labels that are not asked for", () => {
    const { rows, findings } = read(`${LONG}\n  Telecare | Carers | 65+ | 99`);
    expect(rows).toEqual([...ALL].sort());
    expect(findings).toMatchObject([{ code: "read-by-labels", facts: { rows: 4, left: ["Telecare"] } }]);
  });

  it("leaves last year's figures where this year's stand beside them", () => {
    const years = LONG.split("\n").flatMap((line, at) =>
      at < 2 ? [`${line}${at === 1 ? " | Position at" : ""}`] : [`${line}0 | 31 March 2009`, `${line} | 31 March 2010`],
    );
    const { rows, said } = read(years.join("\n"));
    expect(rows).toEqual([...ALL].sort());
    expect(said).toEqual(["read-by-labels", "other-period-left E2"]);
  });

  it.each<[string, string]>([
    ["over the columns", LONG.replace(/ (\d+)(?=\n|$)/g, " $1 | $1$1").replace("| Value", "| 2009-10 | 2008-09")],
    [
      "in each row",
      LONG.split("\n")
        .flatMap((line, at) =>
          at < 2 ? [at === 1 ? `Year | ${line}` : line] : [`2008/09 | ${line}0`, `2009/10 | ${line}`],
        )
        .join("\n"),
    ],
  ])("takes a financial year for the day in it where it stands %s", (_, text) => {
    const { rows, said } = read(text);
    expect(rows).toEqual([...ALL].sort());
    expect(said).toEqual(["read-by-labels", expect.stringContaining("other-period-left")]);
  });

  it("ends above what is another table's, and reads that", () => {
    const { rows, tables, said } = read(
      `${MATRICES.replaceAll(/\| Total.*|\| 1\d$|\| 2\d$/gm, "")}\n\n  Community services budget | 900\n  Spend | 800`,
    );
    expect(rows).toEqual([...ALL].sort());
    expect(tables.get("money")?.rows).toHaveLength(1);
    expect(said).toEqual(["read-by-labels"]);
  });

  it.each<[string, string, string, object]>([
    ["a total is wrong", "7   | 11", "7   | 12", { sum: "11", stated: "12", difference: "1" }],
    ["a figure is wrong", "4     | 7", "5     | 7", { sum: "12", stated: "11", difference: "1" }],
    ["a figure is no whole number", "4     | 7", "4.25  | 7", { sum: "11.25", stated: "11", difference: "0.25" }],
  ])("is read where %s beside many that are right, and the difference is told once", (_, right, wrong, facts) => {
    const { findings, rows } = read(MATRICES.replace(right, wrong));
    expect(rows).toHaveLength(4);
    const told = findings.filter(({ code }) => code === "total-differs");
    expect(told).toMatchObject([{ place: { cell: "D3", column: "ongoing" }, facts }]);
  });

  it("says nothing of a wrong total of another period, whose figures are left out", () => {
    const years = `${LONG}\n  Managed | Carers | Total | 15\n  Managed | Physical disability | Total | 15`
      .split("\n")
      .flatMap((line, at) =>
        at < 2 ? [at === 1 ? `Year | ${line}` : line] : [`2008/09 | ${line}`, `2009/10 | ${line}`],
      )
      .join("\n");
    const of = (year: string) => `${year} |   Managed | Carers | Total | 1`;
    const told = (text: string) =>
      read(text).findings.flatMap(({ code, place }) => (code === "total-differs" ? place : []));
    expect(told(years.replace(`${of("2008/09")}5`, `${of("2008/09")}6`))).toEqual([]);
    expect(told(years.replace(`${of("2009/10")}5`, `${of("2009/10")}6`))).toMatchObject([{ cell: "E27" }]);
  });

  it("says what lacks of figures in parts that are all as good", () => {
    const parts = `
  18-64
  Measure         | Physical disability | Carers
  Ongoing support | 4 | 1
  Managed         | 6 | 3

  65+
  Measure         | Physical disability | Carers
  Ongoing support | 7 | 10
  Direct payment  | 8 | 11`;
    const { rows, said, reasons } = read(parts);
    expect(rows).toEqual([]);
    expect(said.filter((code) => code.startsWith("two-tables"))).toEqual([]);
    expect(reasons).toEqual(["lacking Sheet1!B3 Sheet1!B4"]);
  });
});

describe("labelled figures of which it is not certain what they are", () => {
  it.each<[string, string, readonly (string | readonly [string, string])[]]>([
    ["one comes twice", "twice Sheet1!D2 Sheet1!D14", [`${LONG}\n  Ongoing support | Physical disability | 18-64 | 4`]],
    ["a key is not said", "unsaid Sheet1!D13", [LONG.replace("Carers              | 65+   | 12", "Carers |  | 12")]],
    ["totals are of others", "total Sheet1!D3", [MATRICES.replace(/\| 1[13]\n/g, "| 19\n")]],
    [
      "a total has no figures",
      "total Sheet1!D8",
      [`${LONG.replace(/.*Carers.*\n?/g, "").trimEnd()}\n  Ongoing support | Carers | Total | 99`],
    ],
    [
      "all are of another period",
      "period Sheet1!D2",
      [LONG.replace(/(Value|\d)(?=\n|$)/g, (end) => `${end} | ${end === "Value" ? "Position at" : "31 March 2009"}`)],
    ],
    [
      "labels contradict each other",
      "unclear Sheet1!E8",
      [
        LONG.replace("Measure ", "Code | Measure")
          .replace(/\n( {2}(?:Ongoing|Direct|Managed)[^|]*)/g, "\n$1|$1")
          .replace(
            "Direct payment  |  Direct payment  | Carers              | 18",
            "Direct payment  | Managed | Carers | 18",
          ),
      ],
    ],
    [
      "the title of a sheet is against its name",
      "unclear '18-64'!A1",
      [
        ["18-64", `65+\n${YOUNG.trim()}`],
        ["65+", `65+\n${OLD.trim()}`],
      ],
    ],
    [
      "the titles of all sheets are against their names",
      "unclear '18-64'!A1 '65+'!A1",
      [
        ["18-64", `65+\n${YOUNG.trim()}`],
        ["65+", `18-64\n${OLD.trim()}`],
      ],
    ],
    [
      "each column has a sheet",
      "sheets 'Ongoing support'!B2 'Direct payment'!B2 Managed!B2",
      ["Ongoing support", "Direct payment", "Managed"].map(
        (name) =>
          [
            name,
            YOUNG.replace(/\|.*/g, "").replace(
              /(group|disability|Carers)/g,
              (word) => `${word} | ${word === "group" ? "18-64" : "5"}`,
            ),
          ] as const,
      ),
    ],
  ])("are not read where %s", (_, reason, sheets) => {
    const { rows, reasons } = read(...sheets);
    expect(rows).toEqual([]);
    expect(reasons).toEqual([reason]);
  });

  it("are no table where a header comes again, before the labels", () => {
    const twice = `
      Denominator | Council  | Numerator | Denominator
      11          | Barnsley | 5         | 10
      31          | Kent     | 7         | 30`;
    const { findings } = readWorkbook(bookOf(textSheet(`Visits\n${twice.trim()}`)), two, "2010-11");
    expect(codes(findings)).toContain("ambiguous-column base A2");
    expect(codes(findings)).not.toContain("read-by-labels");
  });

  it("are no table where a header says what stands below it", () => {
    const { said } = read(
      `${YOUNG.replace("Client group", "Client group | Age band").replaceAll(/(disability|Carers) +/g, "$1 | 18-64 ")}`,
    );
    expect(said).toEqual([]);
  });
});

const council = authority({ headers: ["Council", "Council code"], description: "C." });
const pair = {
  council,
  over: count({ headers: ["Numerator"], description: "N.", unit: "people" }),
  base: count({ headers: ["Denominator"], description: "D.", unit: "people" }),
  waiting: count({ headers: ["Waiting"], description: "W.", unit: "people", required: false }),
};
const two = defineCollection({
  ...wide,
  id: "library-two",
  tables: {
    loans: { title: "Loans", titles: ["3L(1)"], key: [], columns: pair },
    visits: { title: "Visits", titles: ["3L(2)"], key: [], columns: pair },
  },
});

describe("two tables of one layout, told apart by a label", () => {
  it.each<[string, string]>([
    [
      "in each row",
      `
      Council  | Measure | Numerator | Denominator
      Barnsley | 3L(1)   | 5 | 10
      Barnsley | 3L(2)   | 6 | 20
      Kent     | 3L(1)   | 7 | 30
      Kent     | 3L(2)   | 8 | 40`,
    ],
    [
      "over the columns",
      `
               | Loans     |             | Visits
      Council  | Numerator | Denominator | Numerator | Denominator
      Barnsley | 5 | 10 | 6 | 20
      Kent     | 7 | 30 | 8 | 40`,
    ],
    [
      "in their headers",
      `
      Council  | 3L(1) Numerator | 3L(1) Denominator | 3L(2) Numerator | 3L(2) Denominator
      Barnsley | 5 | 10 | 6 | 20
      Kent     | 7 | 30 | 8 | 40`,
    ],
    [
      "above the rows",
      `
      Council  | Numerator | Denominator
      Loans
      Barnsley | 5 | 10
      Kent     | 7 | 30
      Visits
      Barnsley | 6 | 20
      Kent     | 8 | 40`,
    ],
  ])("are both read where it stands %s", (_, sheet) => {
    const { tables, findings } = readWorkbook(bookOf(textSheet(sheet)), two, "2010-11");
    expect(plainRows(tables.get("loans"), ["over", "base"])).toEqual(["5 10", "7 30"]);
    expect(plainRows(tables.get("visits"), ["over", "base"])).toEqual(["6 20", "8 40"]);
    expect(codes(findings)).toEqual(["read-by-labels", "read-by-labels"]);
  });
});

describe("two tables of one layout, of which one is left out, are never read from the same cells", () => {
  const TABLE = `
    Council  | Numerator | Denominator
    Barnsley | 5 | 10
    Kent     | 7 | 30`;
  const LONG_TABLE = `
    Council  | Measure     | Value
    Barnsley | Numerator   | 5
    Barnsley | Denominator | 10
    Kent     | Numerator   | 7
    Kent     | Denominator | 30`;

  it.each<[string, string, string[], string[]]>([
    ["a table without a title", TABLE, ["loans"], ["no-table"]],
    ["a table with the title of one", `Visits\n${TABLE.trim()}`, ["visits"], ["no-table"]],
    [
      "a table with footnote marks on its headers",
      "Council | Numerator\u00b9 | Denominator | Waiting\nBarnsley | 5 | 10 | 2\nKent | 7 | 30 | 3",
      ["loans"],
      ["no-table"],
    ],
  ])("%s", (_, text, read, said) => {
    const { tables, findings } = readWorkbook(bookOf(textSheet(text)), two, "2010-11");
    expect([...tables].flatMap(([id, { rows }]) => (rows.length > 0 ? [id] : []))).toEqual(read);
    expect(codes(findings).filter((code) => code !== "read-by-labels")).toEqual(said);
  });

  it("labels that say no table", () => {
    const said = codes(readWorkbook(bookOf(textSheet(LONG_TABLE)), two, "2010-11").findings);
    expect(said).toContain("no-table");
    expect(said).not.toContain("read-by-labels");
  });
});

it("leaves a figure that says its column and not which table, beside others that do", () => {
  const sheet = textSheet(`
    Council  | Measure | Value type  | Value
    Barnsley | 3L(1)   | Numerator   | 5
    Barnsley | 3L(1)   | Denominator | 10
    Barnsley | 3L(2)   | Numerator   | 6
    Barnsley | 3L(2)   | Denominator | 20
    Kent     | 3L(1)   | Numerator   | 9
    Kent     | 3L(9)   | Numerator   | 7
    Kent     | 3L(1)   | Denominator | 30
    Kent     | 3L(2)   | Numerator   | 8
    Kent     | 3L(2)   | Denominator | 40`);
  const { tables, findings } = readWorkbook(bookOf(sheet), two, "2010-11");
  expect(plainRows(tables.get("loans"), ["over", "base"])).toEqual(["5 10", "9 30"]);
  expect(findings).toMatchObject([{ facts: { left: ["3L(9)"] } }, { facts: { left: ["3L(9)"] } }]);
});

it("reads no table from a place with the title of another that has the same headers", () => {
  const block = (title: string, first: number) => `${title}
    Council  | Numerator | Denominator
    Barnsley | ${first} | 10
    Kent     | 7 | 30`;
  const read = (one: string, other: string) => {
    const { match } = readWorkbook(bookOf(textSheet(`${block(one, 5)}\n\n${block(other, 6)}`)), two, "2010-11");
    return [...match.tables.map(({ table }) => table), ...codes(match.findings)];
  };
  expect(read("Loans", "3L(2)")).toEqual(["loans", "visits"]);
  expect(read("3L(2)", "3L(2)")).toEqual(["visits", "no-table", "block-not-read A7:C9"]);
});

it("reads item codes beside codes of councils", () => {
  const sheet = textSheet(`
    Council code | Item  | Value
    204 | A4.20 | 450
    204 | A4.10 | 200
    204 | H4    | 80
    820 | A4.20 | 2900
    820 | A4.10 | 1150
    820 | H4    | 45`);
  const coded = defineCollection({
    ...wide,
    tables: { activity: { title: "Activity", key: [], columns: { ...wide.tables["activity"]?.columns, council } } },
  });
  const { tables } = readWorkbook(bookOf(sheet), coded, "2010-11");
  expect(tables.get("activity")?.rows.map((row) => row.authority)).toEqual(["204", "820"]);
  expect(plainRows(tables.get("activity"), ["all", "young", "carers"])).toEqual(["450 200 80", "2900 1150 45"]);
});
