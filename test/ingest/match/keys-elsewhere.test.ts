import { describe, expect, it } from "vitest";
import { authority, category, count, text } from "../../../packages/core/src/collections/columns.ts";
import { defineCollection } from "../../../packages/core/src/collections/define-collection.ts";
import { form } from "./collections.ts";
import { codes, plainRows, readWorkbook } from "./read-sheet.ts";
import { bookOf, type SheetOptions, textSheet } from "./sheet-of.ts";

const COLUMNS = ["group", "age", "ongoing", "direct", "managed"];
const ALL = ["physical young 4 5 6", "physical old 7 8 9", "carers young 1 2 3", "carers old 10 11 12"];
const note = (column: string, cell: string) => `key-without-column ${column} ${cell}`;

function read(sheet: string, options?: SheetOptions) {
  const result = readWorkbook(bookOf(textSheet(sheet, options)), form, "2010-03-31", "102");
  const table = result.tables.get("readers");
  return {
    ...result,
    rows: plainRows(table, COLUMNS),
    said: codes(result.findings),
    totals: (table?.totals ?? []).map(({ row, label }) => `${row} ${label}`),
    cells: (table?.rows ?? []).map(({ row, values }) =>
      [row, ...["group", "age", "ongoing"].map((column) => values[column]?.cell)].join(" "),
    ),
  };
}

describe("a key in headings above its rows", () => {
  const PLAIN = `
    Age band          | Ongoing support | Direct payment | Managed
    Physical disability
    18-64             | 4  | 5  | 6
    65+               | 7  | 8  | 9
    Carers
    18-64             | 1  | 2  | 3
    65+               | 10 | 11 | 12`;

  it("is read for them, and every value leads to its own cell", () => {
    const { rows, said, cells, match } = read(PLAIN);
    expect(rows).toEqual(ALL);
    expect(said).toEqual([note("group", "A2")]);
    expect(cells).toEqual(["3 A2 A3 B3", "4 A2 A4 B4", "6 A5 A6 B6", "7 A5 A7 B7"]);
    expect(match.tables[0]).toMatchObject({ range: "A1:D7", orientation: "relaid" });
  });

  it("is read of every table of the same layout, one under another: none is passed over", () => {
    const first = PLAIN.replace("Age band", "");
    const again = read(`${first}\n${first.replaceAll("| 4  | 5  | 6", "| 40 | 50 | 60")}`);
    expect(again.rows).toEqual(expect.arrayContaining(ALL));
    expect(again.rows).toHaveLength(2 * ALL.length);
  });

  it.each<[string, string]>([
    [
      "the header comes again below each",
      `
    1. Physical disability

    Age band          | Ongoing support | Direct payment | Managed
    18-64             | 4  | 5  | 6
    65+               | 7  | 8  | 9

    2. Carers
    Age band          | Ongoing support | Direct payment | Managed
    18-64             | 1  | 2  | 3
    65+               | 10 | 11 | 12`,
    ],
    [
      "the period stands above the first alone",
      `
    Position at 31 March 2010

    Physical disability
    Age band          | Ongoing support | Direct payment | Managed
    18-64             | 4  | 5  | 6
    65+               | 7  | 8  | 9

    Carers
    Age band          | Ongoing support | Direct payment | Managed
    18-64             | 1  | 2  | 3
    65+               | 10 | 11 | 12`,
    ],
    [
      "it has a column in which nothing else stands",
      `
    Client group      | Age band | Ongoing support | Direct payment | Managed
    Physical disability
                      | 18-64 | 4  | 5  | 6
                      | 65+   | 7  | 8  | 9
    Client group: Carers
    (in their own right)
                      | 18-64 | 1  | 2  | 3
                      | 65+   | 10 | 11 | 12`,
    ],
    [
      "they are continued on another page",
      `
    Age band          | Ongoing support | Direct payment | Managed
    Physical disability
    18-64             | 4  | 5  | 6
    Physical disability (continued)
    65+               | 7  | 8  | 9
    Carers
    18-64             | 1  | 2  | 3
    65+               | 10 | 11 | 12`,
    ],
    [
      "the other key has no header either",
      `
                      | Ongoing support | Direct payment | Managed
    Physical disability
    18-64             | 4  | 5  | 6
    65+               | 7  | 8  | 9
    Carers
    18-64             | 1  | 2  | 3
    65+               | 10 | 11 | 12`,
    ],
    [
      "rows are numbered and units stand beside the headings",
      `
    No | Age band          | Ongoing support | Direct payment | Managed
    1  | Physical disability | No. | No. | No.
    1a | 18-64             | 4  | 5  | 6
    1b | 65+               | 7  | 8  | 9
    2  | Carers            | No. | No. | No.
    2a | 18-64             | 1  | 2  | 3
    2b | 65+               | 10 | 11 | 12`,
    ],
    [
      "sums stand beside them",
      `
    Client group      | Ongoing support | Direct payment | Managed
    Physical disability | 11 | 13 | 15
    18-64             | 4  | 5  | 6
    65+               | 7  | 8  | 9
    Carers            | 11 | 13 | 15
    18-64             | 1  | 2  | 3
    65+               | 10 | 11 | 12`,
    ],
  ])("is read where %s", (_, text) => {
    const { rows, said } = read(text);
    expect(rows).toEqual(ALL);
    expect([...new Set(said.map((one) => one.split(" ")[0]))]).toEqual(["key-without-column"]);
  });

  it("is that of totals of its rows, and of no total of everything", () => {
    const { rows, totals, said } = read(`
    Age band          | Ongoing support | Direct payment | Managed
    Physical disability
    18-64             | 4  | 5  | 6
    65+               | 7  | 8  | 9
    Total             | 11 | 13 | 15
    Carers
    18-64             | 1  | 2  | 3
    65+               | 10 | 11 | 12
    Total             | 11 | 13 | 15
    Total             | 22 | 26 | 30`);
    expect(rows).toEqual(ALL);
    expect(totals).toEqual(["5 Physical disability, Total", "9 Carers, Total", "10 Total"]);
    expect(said).toEqual([note("group", "A2")]);
  });

  it("is none of rows under a heading of totals", () => {
    const { rows, totals, said } = read(`
    ${PLAIN}
    All client groups
    18-64             | 5  | 7  | 9
    65+               | 17 | 19 | 21
    Source: our own records`);
    expect(rows).toEqual(ALL);
    expect(totals.length).toBe(2);
    expect(said).toEqual([note("group", "A3")]);
  });

  it("is that of its own period, where another's stands below it", () => {
    const { rows, said } = read(`
    Position at 31 March 2010
    ${PLAIN.trim()}

    Position at 31 March 2009
    ${PLAIN.trim().replaceAll("| 4 ", "| 44 ")}`);
    expect(rows).toEqual(ALL);
    expect(said).toEqual([note("group", "A3"), "other-period-left A11:D17"]);
  });

  it("ends where another heading begins: rows under one that is no value have none", () => {
    const { rows, said } = read(`
    ${PLAIN}
    Carrers of others
    18-64             | 1  | 1  | 1`);
    expect(rows.slice(0, 4)).toEqual(ALL);
    expect(said).toEqual([note("group", "A3"), "not-in-list group A9"]);
  });

  it("keeps a row that nobody filled in apart from the headings", () => {
    const { rows } = read(`
    Age band          | Ongoing support | Direct payment | Managed
    Physical disability
    18-64
    65+               | 7  | 8  | 9
    Carers
    18-64             | 1  | 2  | 3`);
    expect(rows).toEqual(["physical young   ", "physical old 7 8 9", "carers young 1 2 3"]);
  });

  it.each<[string, string]>([
    ["one heading alone, which may be a title", PLAIN.slice(0, PLAIN.indexOf("    Carers"))],
    [
      "a row above the first heading",
      PLAIN.replace("Physical disability", "18-64 | 4 | 4 | 4\n    Physical disability"),
    ],
    ["most headings that are no values", `${PLAIN}\n Some | \n 65+ | 1 | 1 | 1 \n Others | \n 65+ | 1 | 1 | 1`],
    ["sums beside headings that are not those of their rows", PLAIN.replace("Carers", "Carers | 11 | 13 | 16")],
    [
      "sums beside all headings, one of which is not that of its rows",
      PLAIN.replace("disability", "disability | 11 | 13 | 15").replace("Carers", "Carers | 11 | 13 | 16"),
    ],
  ])("is not read, but asked for, with %s", (_, text) => {
    const { said } = read(text);
    expect(said).toContain("missing-column group");
    expect(said.filter((one) => one.startsWith("key-without-column"))).toEqual([]);
  });
});

describe("two keys in one column", () => {
  it("are read from the two parts of each text, in either order", () => {
    const { rows, said, cells } = read(`
    Who is supported        | Ongoing support | Direct payment | Managed
    Physical disability, 18-64 | 4  | 5  | 6
    65+ - physical disability  | 7  | 8  | 9
    Carers (18-64)             | 1  | 2  | 3
    Carers 65 and over         | 10 | 11 | 12
    Total                      | 22 | 26 | 30`);
    expect(rows).toEqual(ALL);
    expect(said).toEqual([note("group", "A2"), note("age", "A2")]);
    expect(cells[1]).toBe("3 A3 A3 B3");
  });

  it("are asked for where most texts do not have both", () => {
    const { said } = read(`
    Who is supported           | Ongoing support | Direct payment | Managed
    Physical disability, 18-64 | 4  | 5  | 6
    Older people               | 7  | 8  | 9
    Carers (18-64)             | 1  | 2  | 3`);
    expect(said).toContain("missing-column group");
  });
});

describe("a key over the figures", () => {
  it.each<[string, string, SheetOptions?]>([
    [
      "above what is counted",
      `
                        | 18-64 | | | 65+ | |
    Client group        | Ongoing support | Direct payment | Managed | Ongoing support | Direct payment | Managed
    Physical disability | 4 | 5 | 6 | 7  | 8  | 9
    Carers              | 1 | 2 | 3 | 10 | 11 | 12`,
    ],
    [
      "below what is counted",
      `
    Client group        | Ongoing support | | Direct payment | | Managed |
                        | 18-64 | 65+ | 18-64 | 65+ | 18-64 | 65+
    Physical disability | 4 | 7  | 5 | 8  | 6 | 9
    Carers              | 1 | 10 | 2 | 11 | 3 | 12`,
    ],
    [
      "with the totals of all",
      `
                        | 18-64 | | | 65+ | | | All ages | |
    Client group        | Ongoing support | Direct payment | Managed | Ongoing support | Direct payment | Managed | Ongoing support | Direct payment | Managed
    Physical disability | 4 | 5 | 6 | 7  | 8  | 9  | 11 | 13 | 15
    Carers              | 1 | 2 | 3 | 10 | 11 | 12 | 11 | 13 | 15`,
    ],
  ])("is read %s, a row for each of its values", (_, text) => {
    const { rows, said } = read(text);
    expect(rows).toEqual(ALL);
    expect(said.length).toBe(1);
    expect(said[0]).toContain("key-without-column age B");
  });

  it("is read above a form of another table, which is read as that", () => {
    const { rows, said, tables } = read(`
    Client group        | Ongoing support | | Direct payment | | Managed |
                        | 18-64 | 65+ | 18-64 | 65+ | 18-64 | 65+
    Physical disability | 4 | 7  | 5 | 8  | 6 | 9
    Carers              | 1 | 10 | 2 | 11 | 3 | 12

    Community services budget | 900
    Spend                     | 800`);
    expect(rows).toEqual(ALL);
    expect(tables.get("money")?.rows).toHaveLength(1);
    expect(said).toEqual(["read-by-labels"]);
  });

  it("leads every value to its own cell", () => {
    const { cells, match } = read(`
                        | 18-64 | | | 65+ | |
    Client group        | Ongoing support | Direct payment | Managed | Ongoing support | Direct payment | Managed
    Physical disability | 4 | 5 | 6 | 7  | 8  | 9
    Carers              | 1 | 2 | 3 | 10 | 11 | 12`);
    expect(cells).toEqual(["3 A3 B1 B3", "3 A3 E1 E3", "4 A4 B1 B4", "4 A4 E1 E4"]);
    expect(match.tables[0]?.range).toBe("A1:G4");
  });

  it("is read with a total that is not the sum beside others that are, and the difference is told", () => {
    const { rows, findings } = read(`
                        | 18-64 | | | 65+ | | | All ages | |
    Client group        | Ongoing support | Direct payment | Managed | Ongoing support | Direct payment | Managed | Ongoing support | Direct payment | Managed
    Physical disability | 4 | 5 | 6 | 7  | 8  | 9  | 11 | 13 | 15
    Carers              | 1 | 2 | 3 | 10 | 11 | 12 | 11 | 13 | 16`);
    expect(rows.toSorted()).toEqual(ALL.toSorted());
    const told = findings.filter(({ code }) => code === "total-differs");
    expect(told).toMatchObject([{ place: { cell: "J4" }, facts: { stated: "16", sum: "15", difference: "1" } }]);
  });

  it.each<[string, string]>([
    [
      "totals that are not the sums",
      `
                        | 18-64 | | | 65+ | | | All ages | |
    Client group        | Ongoing support | Direct payment | Managed | Ongoing support | Direct payment | Managed | Ongoing support | Direct payment | Managed
    Physical disability | 4 | 5 | 6 | 7  | 8  | 9  | 11 | 13 | 15
    Carers              | 1 | 2 | 3 | 10 | 11 | 12 | 11 | 14 | 16`,
    ],
    [
      "values that do not have the same columns",
      `
                        | 18-64 | | | 65+ |
    Client group        | Ongoing support | Direct payment | Managed | Ongoing support | Direct payment
    Physical disability | 4 | 5 | 6 | 7  | 8
    Carers              | 1 | 2 | 3 | 10 | 11`,
    ],
  ])("is asked for with %s", (_, text) => {
    expect(read(text).said).toContain("missing-column age");
  });

  const loans = defineCollection({
    ...form,
    id: "loans",
    tables: {
      loans: {
        title: "Loans",
        key: ["kind", "age"],
        columns: {
          kind: category({
            headers: ["Kind of item"],
            description: "K.",
            values: { book: ["Books"], film: ["Films"] },
          }),
          age: category({ headers: ["Age"], description: "A.", values: { young: ["Under 18"], old: ["Adults"] } }),
          loans: count({ headers: ["Loans"], description: "L.", unit: "loans" }),
        },
      },
    },
  });

  it("is read of a table with one figure, which the columns need not name, where its title is there", () => {
    const sheet = textSheet(`
    Kind of item | Loans
                 | Under 18 | Adults
    Books        | 3 | 4
    Films        | 5 | 6`);
    const { tables } = readWorkbook(bookOf(sheet), loans, "2010-03-31", "102");
    expect(plainRows(tables.get("loans"), ["kind", "age", "loans"])).toEqual([
      "book young 3",
      "book old 4",
      "film young 5",
      "film old 6",
    ]);
  });
});

describe("councils over the figures of all of them", () => {
  const national = defineCollection({
    ...form,
    id: "national-loans",
    sender: "national",
    tables: {
      loans: {
        title: "Loans",
        key: ["kind"],
        columns: {
          council: authority({ headers: ["Council"], description: "C." }),
          kind: category({
            headers: ["Kind of item"],
            description: "K.",
            values: { book: ["Books"], film: ["Films"] },
          }),
          shelf: text({ headers: ["Shelf"], description: "S." }),
          loans: count({ headers: ["Loans"], description: "L.", unit: "loans" }),
        },
      },
    },
  });

  it("are read, a row for each of them, with the one figure that is asked for", () => {
    const sheet = textSheet(`
                 |       | NW            | NE
    Kind of item | Shelf | 102 - Cumbria | 104 - Northumberland | England
    Books        | A     | 3 | 4 | 7
    Films        | B     | 5 | 6 | 11`);
    const { tables, findings } = readWorkbook(bookOf(sheet), national, "2010-03-31");
    expect(plainRows(tables.get("loans"), ["council", "kind", "shelf", "loans"])).toEqual([
      "102 book A 3",
      "104 book A 4",
      "102 film B 5",
      "104 film B 6",
    ]);
    expect(codes(findings)).toEqual(["key-without-column council C2", "column-not-used E2"]);
  });

  it("are not the numbers over columns", () => {
    const sheet = textSheet(`
    Kind of item | Shelf | 102 | 104
    Books        | A     | 3 | 4
    Films        | B     | 5 | 6`);
    const { findings } = readWorkbook(bookOf(sheet), national, "2010-03-31");
    expect(codes(findings)).toContain("missing-column council");
  });

  it("may stand in headings above their rows", () => {
    const sheet = textSheet(`
    Kind of item | Shelf | Loans
    Cumbria
    Books        | A     | 3
    Films        | B     | 5
    Northumberland
    Books        | A     | 4
    England
    Books        | A     | 7`);
    const { tables, findings } = readWorkbook(bookOf(sheet), national, "2010-03-31");
    expect(plainRows(tables.get("loans"), ["council", "kind", "loans"])).toEqual([
      "102 book 3",
      "102 film 5",
      "104 book 4",
    ]);
    expect(codes(findings)).toEqual(["key-without-column council A2"]);
  });
});

describe("a cell in which nothing stands", () => {
  it.each<[string, string, string]>([
    [
      "below a heading",
      `
    Age band          | Ongoing support | Direct payment | Managed
    Physical disability
    18-64             | 4  | 5  | 6
    65+               | 7  |    | 9
    Carers
    18-64             | 1  | 2  | 3
    65+               |    | 11 | 12`,
      "C4 B7",
    ],
    [
      "beside a label",
      `
    Readers                    | Ongoing support | Direct payment | Managed
    Physical disability, 18-64 | 4  | 5  | 6
    Physical disability, 65+   | 7  |    | 9
    Carers, 18-64              | 1  | 2  | 3
    Carers, 65+                |    | 11 | 12`,
      "C3 B5",
    ],
    [
      "below a value over the figures",
      `
                        | 18-64 | | | 65+ | |
    Client group        | Ongoing support | Direct payment | Managed | Ongoing support | Direct payment | Managed
    Physical disability | 4 | 5 | 6 | 7  |    | 9
    Carers              | 1 | 2 | 3 |    | 11 | 12`,
      "F3 E4",
    ],
  ])("has its own address, %s: it is what is asked for", (_, text, cells) => {
    const rows = read(text).tables.get("readers")?.rows ?? [];
    expect(`${rows[1]?.values["direct"]?.cell} ${rows[3]?.values["ongoing"]?.cell}`).toBe(cells);
    expect([rows[1]?.values["direct"]?.value, rows[3]?.values["ongoing"]?.value]).toEqual([null, null]);
  });
});

describe("keys without a header", () => {
  it("are known where headers stand down the side, and a key stands once for several columns", () => {
    const { rows, cells } = read(`
                    | Physical disability |    | Carers |
                    | 18-64 | 65+ | 18-64 | 65+
    Ongoing support | 4 | 7 | 1 | 10
    Direct payment  | 5 | 8 | 2 | 11
    Managed         | 6 | 9 | 3 | 12`);
    expect(rows).toEqual(ALL);
    expect(cells[1]).toBe("2 B1 C2 C3");
  });

  it("are asked for where they stand in columns: a header is gone", () => {
    const rows = `
    Physical disability | 18-64    | 4  | 5  | 6
    Carers              | 65+      | 7  | 8  | 9`;
    expect(read(`| Age band | Ongoing support | Direct payment | Managed ${rows}`).said).toContain(
      "missing-column group",
    );
    expect(read(`| | Ongoing support | Direct payment | Managed ${rows}`).said).toEqual([
      "missing-column group",
      "missing-column age",
    ]);
  });
});
