import { type BookType, utils, write } from "@e965/xlsx";
import { describe, expect, it } from "vitest";
import { firstSheet, odsOf, whyUnreadable, workbookOf, xlsxOf } from "./made-files.ts";
import { biffOf, biffRecord, low } from "./made-records.ts";

const HIDDEN = {
  rows: [
    { first: 2, last: 3 },
    { first: 5, last: 5 },
  ],
  columns: [{ first: 1, last: 2 }],
};

function madeBook(bookType: BookType, isHidden: boolean): Uint8Array {
  const sheet = utils.aoa_to_sheet(Array.from({ length: 8 }, (_, row) => [row, "text", row * 1.5, "end"]));
  sheet["!rows"] = Array.from({ length: 8 }, (_, row) => ({ hidden: isHidden && [2, 3, 5].includes(row), hpx: 15 }));
  sheet["!cols"] = Array.from({ length: 4 }, (_, column) => ({ hidden: isHidden && [1, 2].includes(column), wch: 10 }));
  const book = utils.book_new();
  utils.book_append_sheet(book, sheet, "Sheet");
  return new Uint8Array(write(book, { bookType, type: "buffer" }));
}

function rowOf(attributes: string): string {
  return `<table:table-row ${attributes}><table:table-cell office:value-type="string"><text:p>a</text:p></table:table-cell></table:table-row>`;
}

describe("rows and columns that are hidden", () => {
  it.each<BookType>(["xlsx", "xlsb", "xlml"])("are known in %s, and none where none is", async (bookType) => {
    const sheet = await firstSheet(madeBook(bookType, true));
    expect(sheet.hidden).toEqual(HIDDEN);
    expect(sheet.rows.length).toBe(8);
    expect(await firstSheet(madeBook(bookType, false))).not.toHaveProperty("hidden");
  });

  it("are known in a workbook of 1997 to 2003", async () => {
    const row = (at: number, flags: number) =>
      biffRecord(0x208, low(at, 2), low(0, 2), low(1, 2), low(255, 2), low(0, 4), flags, 1, 15, 0);
    const columns = (first: number, last: number, flags: number) =>
      biffRecord(0x7d, low(first, 2), low(last, 2), low(2560, 2), low(15, 2), low(flags, 2), low(0, 2));
    const rows = [row(0, 0), row(1, 0x10), row(2, 0x20), row(3, 0x27), row(4, 0x40), row(5, 0x20)];
    const sheet = await firstSheet(biffOf([], [columns(0, 0, 2), columns(1, 2, 3), ...rows]));
    expect(sheet.hidden).toEqual(HIDDEN);
  });

  it("are known in OpenDocument, hidden by hand, in groups or by a filter", async () => {
    const columns =
      '<table:table-column table:number-columns-repeated="2"/>' +
      '<table:table-column-group><table:table-column table:visibility="collapse" table:number-columns-repeated="3"/></table:table-column-group>';
    const rows = [
      rowOf(""),
      rowOf('table:visibility="collapse" table:number-rows-repeated="2"'),
      rowOf('table:visibility="visible"'),
      rowOf('table:visibility="filter"'),
    ];
    const sheet = await firstSheet(odsOf(`<table:table table:name="a">${columns}${rows.join("")}</table:table>`));
    expect(sheet.hidden).toEqual({
      rows: [
        { first: 1, last: 2 },
        { first: 4, last: 4 },
      ],
      columns: [{ first: 2, last: 4 }],
    });
    expect(sheet.rows.length).toBe(5);
  });

  it("are no more than a sheet may have cells", async () => {
    const cols = Array.from({ length: 300 }, (_, at) => `<col min="${2 * at + 1}" max="${2 * at + 1}" hidden="1"/>`);
    const file = xlsxOf({ sheets: [`<cols>${cols.join("")}</cols><sheetData/>`] });
    expect(await whyUnreadable(file, { cells: 299 })).toMatchObject(["over-limit", { limit: "cells" }]);
    expect((await workbookOf(file, { cells: 300 })).sheets[0]?.hidden?.columns).toHaveLength(300);
  });
});
