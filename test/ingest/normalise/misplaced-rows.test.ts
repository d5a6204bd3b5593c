import { describe, expect, it } from "vitest";
import { form, payments, wide } from "../match/collections.ts";
import { codes, readWorkbook } from "../match/read-sheet.ts";
import { bookOf, type Entry, sheetOf } from "../match/sheet-of.ts";

const PAYMENTS: Entry[] = ["Supplier name", "Date", "Net amount", "Transaction number"];
const GOOD: Entry[] = ["Alder Ltd", "02/09/2014", "1.25", "A100"];

function pay(...rows: Entry[][]) {
  const book = bookOf(sheetOf([PAYMENTS, GOOD, ...rows, GOOD], { name: "Sep" }));
  return readWorkbook(book, payments, "2014-09", "306");
}

describe("a row whose cells stand beside their columns", () => {
  it("to the right, after a cell too many, is one finding over the cells that moved", () => {
    const { tables, findings } = pay(["Birch Ltd", null, "03/09/2014", "2.50", "A101"]);
    expect(findings).toMatchObject([
      {
        code: "row-out-of-line",
        place: { cell: "C3:E3", row: 3, table: "payment" },
        facts: { direction: "right", rows: 1 },
      },
    ]);
    const values = tables.get("payment")?.rows[1]?.values;
    for (const id of ["paid_on", "amount", "transaction"])
      expect(values?.[id]).toMatchObject({ value: null, faulty: true });
  });

  it("to the right, after a name cut in two by its comma, is one finding", () => {
    expect(codes(pay(["Birch", " Ltd", "03/09/2014", "2.50", "A101"]).findings)).toEqual(["row-out-of-line C3:E3"]);
  });

  it("to the left, after a cell left out, is one finding", () => {
    const { findings } = pay(["Birch Ltd", "2.50", "A101"]);
    expect(findings).toMatchObject([
      { code: "row-out-of-line", place: { cell: "B3:C3" }, facts: { direction: "left" } },
    ]);
  });

  it("all alike and below one another are one finding over their range", () => {
    const rows = Array.from({ length: 30 }, (_, n): Entry[] => [null, "Birch Ltd", "03/09/2014", "2.50", `A${n}`]);
    const { findings } = pay(...rows);
    expect(findings).toMatchObject([{ code: "row-out-of-line", place: { cell: "B3:E32" }, facts: { rows: 30 } }]);
  });

  it("is a row of faults where a shift does not explain every one of them", () => {
    expect(codes(pay(["Birch Ltd", null, "03/09/2014", "two", "A101"]).findings)).not.toContain("row-out-of-line");
    expect(codes(pay(["Birch Ltd", "soon", "lots", "A101"]).findings)).toEqual([
      "not-a-date paid_on B3",
      "not-a-number amount C3",
    ]);
    expect(codes(pay(["Birch Ltd", "03/09/2014", "lots", "A101"]).findings)).toEqual(["not-a-number amount C3"]);
  });

  it("is not seen in one cell that would read well beside an empty one", () => {
    const sheet = sheetOf([
      ["Client group", "Age band", "Ongoing support", "Direct payment", "Managed", "Share"],
      ["PD", "65+", 1, 2, "45%", null],
    ]);
    const { findings } = readWorkbook(bookOf(sheet), form, "2010-03-31", "102");
    expect(codes(findings)).toEqual(["not-a-number managed E2"]);
  });

  it("is not looked for among councils that are not known", () => {
    const sheet = sheetOf([
      ["Council", "All ages", "Total 18-64", "Carers with direct payments"],
      ["Cumbria", 1, 2, 3],
      ["Narnia", 1, 2, null],
    ]);
    expect(codes(readWorkbook(bookOf(sheet), wide, "2009-10").findings)).toEqual(["unknown-authority council A3"]);
  });
});

describe("a cell with two values run together", () => {
  it("is named with both values and their columns, where all behind it moved up", () => {
    const { findings } = pay(["Birch Ltd", "03/09/2014\u00a32.50", "A101"]);
    expect(findings).toMatchObject([
      {
        code: "cells-run-together",
        place: { cell: "B3", row: 3 },
        facts: { values: ["03/09/2014", "\u00a32.50"], columns: ["Date", "Net amount"] },
      },
    ]);
  });

  it("is named where a text ran into the date behind it", () => {
    const { findings } = pay(["Birch Ltd03/09/2014", "2.50", "A101"]);
    expect(findings).toMatchObject([
      { code: "cells-run-together", place: { cell: "A3" }, facts: { values: ["Birch Ltd", "03/09/2014"] } },
    ]);
  });

  it.each([
    ["1234Barnet", null],
    [null, "1234 Barnet"],
  ])("is named where the cell beside it is empty: %j, %j", (left, right) => {
    const sheet = sheetOf([
      ["All ages", "Council", "Total 18-64", "Carers with direct payments"],
      [1, "Cumbria", 2, 3],
      [left, right, 2, 3],
    ]);
    const { tables, findings } = readWorkbook(bookOf(sheet), wide, "2009-10");
    expect(findings).toMatchObject([
      { code: "cells-run-together", facts: { values: ["1234", "Barnet"], columns: ["Total all ages", "Council"] } },
    ]);
    expect(tables.get("activity")?.rows[1]).toMatchObject({
      authority: "",
      values: { all: { faulty: true }, council: { faulty: true }, young: { value: 2n } },
    });
  });

  it("is a council named twice over where nothing else of the row is wrong", () => {
    const sheet = sheetOf([
      ["Supplier name", "Date", "Net amount", "Body name", "Transaction number"],
      ["Birch Ltd", "03/09/2014", "2.50", "306 Barnet", "A101"],
    ]);
    const { findings } = readWorkbook(bookOf(sheet), payments, "2014-09", "306");
    expect(codes(findings)).toEqual(["ambiguous-authority body D2"]);
  });

  it("is a word behind a number where no value is missing beside it", () => {
    const rows: Entry[][] = [
      ["Client group", "Age band", "Ongoing support", "Direct payment", "Managed"],
      ["PD", "65+", "12 people", 1, 2],
    ];
    const { findings } = readWorkbook(bookOf(sheetOf(rows)), form, "2010-03-31", "102");
    expect(codes(findings)).toEqual(["not-a-number ongoing C2"]);
  });
});

describe("a column of another kind", () => {
  it("is one finding over its cells, with what stands in it", () => {
    const rows = ["soon", "later", "soon", "never"].map((date): Entry[] => ["Birch Ltd", date, "2.50", "A101"]);
    const book = bookOf(sheetOf([PAYMENTS, ...rows], { name: "Sep" }));
    expect(readWorkbook(book, payments, "2014-09", "306").findings).toMatchObject([
      {
        code: "wrong-column",
        place: { cell: "B2:B5", column: "paid_on" },
        facts: { title: "Date", expected: "a date", found: ["soon", "later", "never"], rows: 4 },
      },
    ]);
  });

  it("is a finding for each cell where one can be read, or there are few", () => {
    const rows = ["soon", "later", "02/09/2014", "never"].map((date): Entry[] => ["Birch Ltd", date, "2.50", "A101"]);
    expect(codes(pay(...rows).findings)).toEqual([
      "not-a-date paid_on B3",
      "not-a-date paid_on B4",
      "not-a-date paid_on B6",
    ]);
    const few = bookOf(sheetOf([PAYMENTS, ...rows.slice(0, 2)], { name: "Sep" }));
    expect(readWorkbook(few, payments, "2014-09", "306").findings).toHaveLength(2);
  });
});
