import Papa from "papaparse";
import { describe, expect, it } from "vitest";
import { csvBytes } from "../../packages/core/src/publish/write/csv.ts";
import type { Cell, ColumnType } from "../../packages/core/src/publish/write/snapshot-table.ts";

function csv(types: readonly ColumnType[], cells: readonly (readonly Cell[])[]): string {
  const columns = types.map((type, at) => ({ name: `c${at}`, type, description: "" }));
  return new TextDecoder().decode(csvBytes(columns, cells));
}

describe("csvBytes", () => {
  it("ends every line with CRLF, the header and the last one too", () => {
    expect(
      csv(
        ["VARCHAR", "INTEGER"],
        [
          ["a", "b"],
          [1, 2],
        ],
      ),
    ).toBe("c0,c1\r\na,1\r\nb,2\r\n");
    expect(csv(["VARCHAR"], [[]])).toBe("c0\r\n");
  });

  it("tells no value from an empty text", () => {
    expect(csv(["VARCHAR", "VARCHAR"], [[null], [""]])).toBe('c0,c1\r\n,""\r\n');
  });

  it("comes back unchanged through another reader: commas, quotes, lines, pounds", () => {
    const odd = ["a,b", 'say "x"', "two\r\nlines", "£1", "plain"];
    const read = Papa.parse<string[]>(csv(["VARCHAR"], [odd]), { newline: "\r\n" }).data;
    expect(read.flat().filter((text) => text !== "")).toEqual(["c0", ...odd]);
  });

  it.each(["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx"])("keeps a spreadsheet from running the text %j", (text) => {
    expect(Papa.parse<string[]>(csv(["VARCHAR"], [[text]]), { newline: "\r\n" }).data[1]).toEqual([`'${text}`]);
  });

  it("leaves numbers alone, below zero too, and as they were published", () => {
    expect(csv(["DECIMAL(18,4)", "INTEGER", "BOOLEAN"], [["-12.50"], [-3], [true]])).toBe(
      "c0,c1,c2\r\n-12.50,-3,true\r\n",
    );
  });
});
