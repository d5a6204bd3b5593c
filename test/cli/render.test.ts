import { describe, expect, it } from "vitest";
import { factLines } from "../../cli/render/fact-lines.ts";
import { printable } from "../../cli/render/printable.ts";
import { progressBar } from "../../cli/render/progress-bar.ts";
import { textTable } from "../../cli/render/text-table.ts";
import { wrapText } from "../../cli/render/wrap-text.ts";
import { cellRanges } from "../../packages/core/src/findings/cell-ranges.ts";
import { testPowers } from "./test-powers.ts";

describe("textTable", () => {
  it("sets numbers to the right and words to the left", () => {
    const table = { columns: [{ title: "Name" }, { title: "N", align: "right" as const }], rows: [["a", "1,000"]] };
    expect(textTable(table, 80)).toEqual(["Name      N", "----  -----", "a     1,000"]);
  });

  it("wraps the widest column where the table is wider than the line", () => {
    const lines = textTable(
      { columns: [{ title: "A" }, { title: "B" }], rows: [["x", "one two three four five six seven"]] },
      20,
    );
    expect(lines.slice(2)).toEqual(["x  one two three", "   four five six", "   seven"]);
  });

  it("writes a table with too many columns a row at a time", () => {
    const columns = Array.from({ length: 12 }, (_, n) => ({ title: `column_${n}` }));
    const lines = textTable({ columns, rows: [columns.map((_, n) => `value ${n}`)] }, 40);
    expect(lines.slice(0, 2)).toEqual(["Row 1", "column_0   value 0"]);
    expect(lines.filter((line) => line.startsWith("column_"))).toHaveLength(12);
  });
});

describe("wrapText", () => {
  it.each([
    ["one two three", 8, ["one two", "three"]],
    ["abcdefghij", 4, ["abcd", "efgh", "ij"]],
    ["a\nb", 8, ["a", "b"]],
    ["", 8, [""]],
    ["xx abcdefgh", 4, ["xx", "abcd", "efgh"]],
  ])("breaks %j at %i", (text, width, lines) => {
    expect(wrapText(text, width)).toEqual(lines);
  });
});

describe("cellRanges", () => {
  it.each([
    [
      ["C4", "C5", "C6", "C9"],
      ["C4:C6", "C9"],
    ],
    [
      ["D5:F5", "D6:F6", "A1"],
      ["D5:F6", "A1"],
    ],
    [["B2", "B2"], ["B2"]],
    [
      ["C5", "D5"],
      ["C5", "D5"],
    ],
    [
      ["AA10", "not an address"],
      ["AA10", "not an address"],
    ],
  ])("joins %j", (cells, ranges) => {
    expect(cellRanges(cells)).toEqual(ranges);
  });
});

describe("printable", () => {
  it("takes what would move the cursor or turn the text round, and leaves line ends and accents", () => {
    expect(printable("a\u001b[2Jb\r\u202ec\n\u00e9\u00a3")).toBe("a\u{FFFD}[2Jb\u{FFFD}\u{FFFD}c\n\u00e9\u00a3");
  });
});

describe("factLines", () => {
  it("sets a long value under itself", () => {
    expect(
      factLines(
        [
          ["Name", "one two"],
          ["N", "x"],
        ],
        12,
      ),
    ).toEqual(["  Name  one", "        two", "  N     x"]);
  });
});

describe("progressBar", () => {
  it("writes over one line on a terminal and ends it once", () => {
    const powers = testPowers({ isTTY: true });
    const bar = progressBar("Working", powers);
    for (const done of [1, 2]) bar.tick(done, 2);
    bar.end();
    expect(powers.err()).toBe(
      "\rWorking [############............] 1 of 2\u001b[K\rWorking [########################] 2 of 2\u001b[K\n",
    );
  });

  it("writes at most a line for each tenth where it is no terminal", () => {
    const powers = testPowers({ isTTY: false });
    const bar = progressBar("Working", powers);
    for (let done = 1; done <= 1000; done += 1) bar.tick(done, 1000);
    bar.end();
    const lines = powers.err().trimEnd().split("\n");
    expect(lines).toHaveLength(10);
    expect(lines.at(-1)).toContain("1000 of 1000");
  });
});
