import { describe, expect, it } from "vitest";
import { foldText } from "../../../packages/core/src/ingest/match/fold-text.ts";
import type { ConfirmedHeader } from "../../../packages/core/src/ingest/match/match-context.ts";
import { matchWorkbook } from "../../../packages/core/src/ingest/match/match-workbook.ts";
import { at, form } from "./collections.ts";
import { codes } from "./read-sheet.ts";
import { bookOf, sheetOf } from "./sheet-of.ts";

const HEADER = ["Client group", "Age band", "Ongoing support", "Direct payment"];
const confirmed = (text: string): ConfirmedHeader[] => [
  { table: "readers", column: "managed", header: foldText(text) },
];

function match(header: readonly string[], headers: readonly ConfirmedHeader[]) {
  const { collection, period } = at(form, "2010-03-31");
  const row = ["Carers", "18-64", 4, 5, ...header.map((_, place) => 6 + place)];
  const book = bookOf(sheetOf([[...HEADER, ...header], row]));
  const { tables, findings } = matchWorkbook(book, collection, period, { confirmed: headers });
  return {
    managed: tables[0]?.columns.find(({ column }) => column === "managed")?.cell,
    said: codes(findings),
    findings,
  };
}

describe("a header that was confirmed", () => {
  it("is used without a query, whatever its words are", () => {
    expect(match(["Figure 7"], confirmed("Figure 7"))).toMatchObject({ managed: "E1", said: [] });
    expect(match(["FIGURE  7:"], confirmed("Figure 7"))).toMatchObject({ managed: "E1", said: [] });
    expect(match(["Run by the council"], confirmed("Run by the council")).said).toEqual([]);
  });

  it("comes before a header the collection knows", () => {
    expect(match(["Managed", "Figure 7"], confirmed("Figure 7"))).toMatchObject({
      managed: "F1",
      said: ["column-not-used E1"],
    });
  });

  it("is of its own table and column only", () => {
    const other = [{ table: "money", column: "spend", header: "figure 7" }];
    expect(match(["Figure 7"], other).said).toEqual(["missing-column managed", "column-not-used E1"]);
  });

  it("is noted where another has taken its place, and not where the column is missing", () => {
    expect(match(["Managed"], confirmed("Figure 7")).findings).toMatchObject([
      {
        code: "header-changed",
        severity: "note",
        place: { cell: "E1" },
        facts: { before: "figure 7", now: "Managed" },
      },
    ]);
    expect(match(["Run by the council"], confirmed("Figure 7")).said).toEqual([
      "column-taken managed E1",
      "header-changed managed E1",
    ]);
    expect(match([], confirmed("Figure 7")).said).toEqual(["missing-column managed"]);
  });
});
