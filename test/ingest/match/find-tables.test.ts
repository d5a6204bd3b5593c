import { describe, expect, it } from "vitest";
import { findTables } from "../../../packages/core/src/ingest/match/find-tables.ts";
import { numberCell, sheetOf, textSheet } from "./sheet-of.ts";

function outlines(text: string) {
  return findTables(textSheet(text)).map(({ range, headerRows, columns, rows }) => ({
    range,
    headerRows,
    rows,
    columns: columns.map(({ cell, header, kind }) => `${cell} ${header} ${kind}`),
  }));
}

describe("the tables of a sheet, whatever it is about", () => {
  it("are found under titles and answers to labels", () => {
    expect(
      outlines(`
A title
Council | Cumbria

Group | People | Spend | Share | Day
Carers | 1,234 | £5.00 | 47.5% | 31/03/2010
Others | .. | £6.10 | 1% | 01/04/2010
Total | 2,000 | £11.10 | |

Notes
- means nothing`),
    ).toEqual([
      {
        range: "A4:E7",
        headerRows: [3],
        rows: 3,
        columns: ["A4 Group text", "B4 People number", "C4 Spend money", "D4 Share percent", "E4 Day date"],
      },
    ]);
  });

  it("do not begin at an answer to a label, even where numbers or dates stand below it", () => {
    for (const label of ["Council | Cumbria", "Local authority | Northumberland UA", "Contact: | A. Name"]) {
      expect(outlines(`${label}\nCensus date | 31/03/2010\n\nGroup | People\nCarers | 5`)).toMatchObject([
        { range: "A4:B5" },
      ]);
    }
    expect(outlines("Council | Cumbria | Durham\nAll ages | 5 | 6")).toMatchObject([{ range: "A1:C2" }]);
    expect(outlines("Measure | Cumbria\nAll ages | 5")).toMatchObject([{ range: "A1:B2" }]);
  });

  it("begin with a header that has headings of its first groups below it, each alone in its row", () => {
    const header = "Group | Company | Posted | Cost";
    const row = "Care | Alder | 02/09/2014 | 5.00";
    for (const headings of ["Adults", "Adults\nHomes", "Adults\n\nHomes", " | Adults"]) {
      const [table, ...more] = outlines(`${header}\n${headings}\n${row}\nChildren\n${row}`);
      expect([table?.headerRows, table?.rows, more.length]).toEqual([[0], 2, 0]);
    }
    expect(outlines(`${header}\nAdults\nHomes\nNorth\n${row}`)).toEqual([]);
    expect(outlines(`${header}\n02/09/2014\n${row}`)).toEqual([]);
  });

  it("are found one under another and side by side", () => {
    expect(
      outlines(`
Group | People | | Post | Day
Carers | 1 | | Director | 31 March 2010
Others | 2 | | Treasurer | 1 April 2010

Budget | Spend
5.00 | 6.00`).map(({ range }) => range),
    ).toEqual(["A1:B3", "D1:E3", "A5:B6"]);
  });

  it("have stacked headers", () => {
    const [table] = outlines(`
Group | Support | | Budgets |
 | Ongoing | One-off | Direct | Managed
Carers | 1 | 2 | 3 | 4`);
    expect(table).toMatchObject({ range: "A1:E3", headerRows: [0, 1], rows: 1 });
    expect(table?.columns).toEqual([
      "A1 Group text",
      "B2 Support / Ongoing number",
      "C2 Support / One-off number",
      "D2 Budgets / Direct number",
      "E2 Budgets / Managed number",
    ]);
  });

  it("may hold words only", () => {
    expect(
      outlines(`
Name | Ward | Decision
A | North | Granted
B | South | Refused
C | East | Granted`),
    ).toMatchObject([{ range: "A1:C4", rows: 3 }]);
  });

  it("may have a first column without a header", () => {
    expect(
      findTables(
        sheetOf([
          [null, "A", "B"],
          ["Cumbria", 1, numberCell(0.5, "50%", "0%")],
        ]),
      ),
    ).toMatchObject([
      { range: "A1:C2", columns: [{ cell: "A1", header: "", kind: "text" }, { kind: "number" }, { kind: "percent" }] },
    ]);
  });

  it("are none in a letter, an empty sheet or a list", () => {
    expect(outlines("Dear colleague\nour figures follow\nRegards")).toEqual([]);
    expect(findTables(sheetOf([]))).toEqual([]);
    expect(outlines("Carers\nMental health")).toEqual([]);
  });

  it("say why they were taken for tables", () => {
    expect(findTables(textSheet("Group | People\nCarers | 1"))[0]?.why).toBe(
      "row 1 has words in 2 columns, with numbers or dates in 1 of the columns below",
    );
  });
});
