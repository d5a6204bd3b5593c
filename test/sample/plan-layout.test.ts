import { describe, expect, test } from "vitest";
import { authoritiesOn } from "../../packages/core/src/authorities/resolve.ts";
import type { Layout } from "../../sample/personal-budgets/layout.ts";
import { makeReturns } from "../../sample/personal-budgets/make-returns.ts";
import { planLayout } from "../../sample/personal-budgets/plan-layout.ts";

const layouts = makeReturns(authoritiesOn).map(({ authority, period }) => planLayout(`${authority.name} ${period}`));

/** What really arrives: each kind of mess and the layout that holds it. */
const kinds: readonly (readonly [string, (layout: Layout) => boolean])[] = [
  ["a workbook", ({ file }) => file.format === "xlsx"],
  ["an old binary workbook", ({ file }) => file.format === "xls"],
  ["pounds in Windows-1252", ({ file, money }) => inCsv(file, "windows-1252") && money !== "plain"],
  ["a byte order mark", ({ file }) => inCsv(file, "utf-8 with BOM")],
  ["semicolons", ({ file }) => file.format === "csv" && file.delimiter === ";"],
  ["tabs", ({ file }) => file.format === "csv" && file.delimiter === "\t"],
  ["text under the name of a workbook", ({ file }) => file.format === "csv" && file.ending === "xls"],
  ["tables under one another in a workbook", ({ file, sheets }) => file.format === "xlsx" && sheets === 1],
  ["tables on two sheets", ({ sheets }) => sheets === 2],
  ["tables on three sheets", ({ sheets }) => sheets === 3],
  ["a hidden sheet", ({ hiddenSheet }) => hiddenSheet === "hidden"],
  ["a very hidden sheet", ({ hiddenSheet }) => hiddenSheet === "very hidden"],
  ["a merged title", ({ preamble, file }) => preamble.mergedTitle && file.format === "xlsx"],
  ["a council named by its official name", ({ preamble }) => preamble.council === "official name"],
  ["a council named by its short name", ({ preamble }) => preamble.council === "name"],
  ["a council named by its code", ({ preamble }) => preamble.council === "code"],
  ["a council named by its GSS code", ({ preamble }) => preamble.council === "gss"],
  ["a census day only in the title", ({ preamble }) => preamble.period === "in the title"],
  ["a census day with points", ({ preamble }) => preamble.period === "31.03.2010"],
  ["stacked headers", ({ tables }) => tables.stacked],
  ["columns in another order", ({ tables }) => tables.columns === "shuffled"],
  ["rows in another order", ({ tables }) => tables.rows === "shuffled"],
  ["line breaks in headers", ({ tables }) => tables.headers === "line break"],
  ["footnote marks on headers", ({ tables }) => tables.headers === "footnote mark"],
  ["other spellings of categories", ({ tables }) => tables.categories === "mixed"],
  ["a row of totals", ({ tables }) => tables.total !== "none"],
  ["blank rows in a table", ({ tables }) => tables.blankRows === "between groups" && tables.rows === "by group"],
  ["empty columns before the table", ({ emptyColumns }) => emptyColumns.before > 0],
  ["24 empty columns behind it", ({ emptyColumns }) => emptyColumns.after === 24],
  ["notes under the tables", ({ notes }) => notes],
  ["a column nobody asked for", ({ tables }) => tables.comments],
  ["numbers typed as text with commas", ({ numbers }) => numbers === "text"],
  ["pounds typed as text", ({ money }) => money === "text"],
  ["dates with points", ({ dates }) => dates === "dd.mm.yyyy"],
  ["dates with the month in letters", ({ dates }) => dates === "dd-Mon-yy"],
  ["dates as bare serials", ({ dates }) => dates === "serial"],
];

function inCsv(file: Layout["file"], encoding: string): boolean {
  return file.format === "csv" && file.encoding === encoding;
}

describe("the layouts of the sample returns", () => {
  test.each(kinds)("hold %s three times or more", (_, holds) => {
    expect(layouts.filter(holds).length).toBeGreaterThanOrEqual(3);
  });

  test("are the same for the same seed and differ between seeds", () => {
    expect(planLayout("one")).toEqual(planLayout("one"));
    expect(new Set(layouts.map((layout) => JSON.stringify(layout))).size).toBeGreaterThan(250);
  });
});
