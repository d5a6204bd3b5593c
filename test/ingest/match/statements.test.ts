import { describe, expect, it } from "vitest";
import { form, wide } from "./collections.ts";
import { readWorkbook } from "./read-sheet.ts";
import { bookOf, dateCell, type Entry, sheetOf } from "./sheet-of.ts";

const TABLE: Entry[][] = [
  ["Client group", "Age band", "Ongoing support", "Direct payment", "Managed"],
  ["Carers", "18-64", 4, 5, 6],
];

function match(above: readonly (readonly Entry[])[], below: readonly (readonly Entry[])[] = []) {
  return readWorkbook(bookOf(sheetOf([...above, ...TABLE, ...below])), form, "2010-03-31").match;
}

describe("the council a file states", () => {
  it.each<[string, Entry[][], string]>([
    ["beside its label", [["Council", "Cumbria"]], "B1"],
    ["beside it, after blank cells", [["Council", null, null, "Cumbria"]], "D1"],
    ["after a colon in the same cell", [["Council: Cumbria"]], "A1"],
    ["beside a label that ends in a colon", [["Name of council:", "Cumbria"]], "B1"],
    ["below its label", [["Council"], ["Cumbria"]], "A2"],
    [
      "below a label that is something else's as well",
      [
        ["Council", "Census date"],
        ["Cumbria", "31 March 2010"],
      ],
      "A2",
    ],
    [
      "where another label of that name has no council",
      [
        ["Council", "Telephone"],
        ["Council", "Cumbria"],
      ],
      "B2",
    ],
    [
      "below its label, where that is the header of a small table",
      [
        ["Council", "Payments"],
        ["Cumbria", 3],
      ],
      "A2",
    ],
  ])("is found %s", (_, above, cell) => {
    expect(match([...above, []]).authority).toEqual({ text: "Cumbria", sheet: "Sheet1", cell });
  });

  it("is found right above the headers, which it is no part of", () => {
    const found = match([
      ["Council", "Cumbria"],
      ["Census date", "31 March 2010"],
    ]);
    expect(found.authority?.cell).toBe("B1");
    expect(found.period?.cell).toBe("B2");
    expect(found.tables[0]?.headerRows).toEqual([2]);
  });

  it("is found on another sheet, and under the table", () => {
    const cover = sheetOf([["Council", "Cumbria"]], { name: "Cover" });
    const book = bookOf(cover, sheetOf(TABLE, { name: "Data" }));
    expect(readWorkbook(book, form, "2010-03-31").match.authority?.sheet).toBe("Cover");
    expect(match([], [[], ["Council", "Cumbria"]]).authority?.cell).toBe("B4");
  });

  it("is not taken from the header of a list of councils", () => {
    const list = [[], ["Council", "Payments"], ["Cumbria", 3], ["Northumberland", 4]];
    expect(match([], list).authority).toBeUndefined();
    expect(match([["Council", "Cumbria"]], list).authority?.cell).toBe("B1");
  });

  it("is not taken from a form that was not filled in", () => {
    expect(match([["Council"], ["Contact name"], []]).authority).toBeUndefined();
    expect(match([["Council"], ["Census date", "31 March 2010"], []]).authority).toBeUndefined();
  });

  it("is not taken from a hidden sheet without tables", () => {
    const old = sheetOf([["Council", "Cumbria"]], { name: "Old", visibility: "hidden" });
    expect(readWorkbook(bookOf(old, sheetOf(TABLE)), form, "2010-03-31").match.authority).toBeUndefined();
  });
});

describe("the period a file states", () => {
  it.each<[string, Entry[][], string, string]>([
    ["beside its label", [["Census date", "31/03/2009"]], "31/03/2009", "B1"],
    ["as a date cell, as an ISO day", [["Census date", dateCell("2009-03-31", "Mar-09")]], "2009-03-31", "B1"],
    ["in a title above the table", [["Readers, 31 March 2009"]], "Readers, 31 March 2009", "A1"],
    [
      "in the title that is not about sending it",
      [["Readers, 31 March 2009"], ["Return by 30 June 2010"]],
      "Readers, 31 March 2009",
      "A1",
    ],
    [
      "in the title that is of the period asked for",
      [["Set up 1 May 2009"], ["As at 31 March 2010"]],
      "As at 31 March 2010",
      "A2",
    ],
  ])("is found %s", (_, above, text, cell) => {
    expect(match([...above, []]).period).toEqual({ text, sheet: "Sheet1", cell });
  });

  it("is found in the headers where nothing else states it", () => {
    const sheet = sheetOf([
      ["Council", "2008-09 All ages", "2008-09 Total 18-64", "Carers with direct payments 2008-09"],
      ["Cumbria", 1, 2, 3],
    ]);
    expect(readWorkbook(bookOf(sheet), wide, "2009-10").match.period).toMatchObject({ cell: "B1" });
  });

  it("is not made of two", () => {
    expect(match([["From 1 April 2009 to 31 March 2010"], []]).period).toBeUndefined();
  });
});

describe("the sentence that data is synthetic", () => {
  it("is found outside the tables, in any case", () => {
    expect(match([["SYNTHETIC data: not a real return"], []]).synthetic).toEqual({
      text: "SYNTHETIC data: not a real return",
      sheet: "Sheet1",
      cell: "A1",
    });
    expect(match([], [[], ["(Synthetic, for demonstration)"]]).synthetic?.cell).toBe("A4");
  });

  it("is not a word inside a sentence, nor a row of data", () => {
    expect(match([["Not synthetic"], []]).synthetic).toBeUndefined();
    expect(match([], [["Synthetic", "18-64", 1, 2, 3]]).synthetic).toBeUndefined();
  });
});
