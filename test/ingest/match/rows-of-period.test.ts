import { describe, expect, it } from "vitest";
import { form, wide } from "./collections.ts";
import { codes, plainRows, readWorkbook } from "./read-sheet.ts";
import { bookOf, type Entry, sheetOf } from "./sheet-of.ts";

const HEADER = ["Client group", "Age band", "Year", "Ongoing support", "Direct payment", "Managed"];

function people(...rows: readonly Entry[][]) {
  const { tables, findings } = readWorkbook(bookOf(sheetOf([HEADER, ...rows])), form, "2010-03-31");
  const said = findings.filter(({ code }) => code === "other-period-left");
  return {
    rows: plainRows(tables.get("readers"), ["age", "ongoing"]),
    totals: tables.get("readers")?.totals.length,
    said: said.map(({ place, facts }) => ({ cell: place.cell, ...facts })),
  };
}

describe("rows that say they are of another period", () => {
  it("are not read where each has one of the period beside it, and that is said", () => {
    const read = people(
      ["Carers", "18-64", 2009, 1, 1, 1],
      ["Carers", "18-64", 2010, 4, 5, 6],
      ["Carers", "65+", 2009, 2, 2, 2],
      ["Carers", "65+", 2010, 7, 8, 9],
    );
    expect(read.rows).toEqual(["young 4", "old 7"]);
    expect(read.said).toEqual([{ cell: "C2", title: "Readers", period: "31 March 2009", rows: 2 }]);
  });

  it("are left out with their total where they stand together", () => {
    const read = people(
      ["Carers", "18-64", "31/03/2010", 4, 5, 6],
      ["Carers", "65+", "31/03/2010", 7, 8, 9],
      ["Total", null, "31/03/2010", 11, 13, 15],
      ["Carers", "18-64", "31/03/2009", 1, 1, 1],
      ["Carers", "65+", "31/03/2009", 2, 2, 2],
      ["Total", null, "31/03/2009", 3, 3, 3],
    );
    expect(read).toMatchObject({ rows: ["young 4", "old 7"], totals: 1, said: [{ cell: "A5:F6", rows: 2 }] });
  });

  it("are read where one has none of the period beside it, or a row says none", () => {
    const [young, old] = [
      ["Carers", "18-64", 2010, 4, 5, 6],
      ["Carers", "65+", 2009, 2, 2, 2],
    ];
    expect(people(young ?? [], old ?? [])).toMatchObject({ rows: ["young 4", "old 2"], said: [] });
    const unclear = people(young ?? [], ["Carers", "18-64", 2009, 1, 1, 1], ["Carers", "65+", "see note", 2, 2, 2]);
    expect(unclear).toMatchObject({ rows: ["young 4", "young 1", "old 2"], said: [] });
  });

  it("are the columns of a form for another year", () => {
    const read = (...heads: Entry[]) => {
      const money = [
        ["Item", ...heads],
        ["Community services budget", 5, 50],
        ["Personal budget spend", 6, 60],
      ];
      const { tables, findings } = readWorkbook(bookOf(sheetOf(money, { name: "Money" })), form, "2010-03-31");
      return { rows: plainRows(tables.get("money"), ["budget", "spend"]), said: codes(findings).slice(1) };
    };
    expect(read("31 March 2009", "31 March 2010")).toEqual({ rows: ["5000 6000"], said: ["other-period-left B1:B3"] });
    expect(read("2010", "2009")).toEqual({ rows: ["500 600"], said: ["other-period-left C1:C3"] });
    expect(read("Budget", "Actual").rows).toEqual(["500 600", "5000 6000"]);
  });

  it("are those of a council for another year, in a file of many", () => {
    const sheet = sheetOf([
      ["Council", "Year", "A4.20", "A4.10", "H4"],
      ["Cumbria", "2008-09", 1, 1, 1],
      ["Cumbria", "2009-10", 700, 300, 120],
      ["Kent", "2008-09", 2, 2, 2],
      ["Kent", "2009-10", 900, 400, 80],
    ]);
    const { tables } = readWorkbook(bookOf(sheet), wide, "2009-10");
    expect(plainRows(tables.get("activity"), ["council", "all"])).toEqual(["102 700", "820 900"]);
  });
});
