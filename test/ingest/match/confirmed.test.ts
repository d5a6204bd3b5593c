import { describe, expect, it } from "vitest";
import { foldText } from "../../../packages/core/src/ingest/match/fold-text.ts";
import type { ConfirmedHeader } from "../../../packages/core/src/ingest/match/match-context.ts";
import { matchWorkbook } from "../../../packages/core/src/ingest/match/match-workbook.ts";
import { tableHeaders } from "../../../packages/core/src/ingest/match/table-headers.ts";
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
      said: ["column-taken managed F1", "column-not-used E1"],
    });
  });

  it("is not asked about again where it was confirmed for this very file", () => {
    const [one] = confirmed("Figure 7");
    const said = one === undefined ? [] : [{ ...one, ofThisFile: true }];
    expect(match(["Managed", "Figure 7"], said)).toMatchObject({ managed: "F1", said: ["column-not-used E1"] });
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

describe("a header that was said not to be asked for", () => {
  const notAsked = (header: string): ConfirmedHeader[] => [{ table: "readers", column: null, header }];

  it("is no column's, though its words are, and is not noted", () => {
    expect(match(["Managed"], notAsked("Managed"))).toMatchObject({
      managed: undefined,
      said: ["missing-column managed"],
    });
    expect(match(["Run by the council"], notAsked("Run by the council")).said).toEqual(["missing-column managed"]);
    expect(match(["Managed", "Initials"], notAsked("initials")).said).toEqual([]);
  });

  it("settles which of two headers is meant", () => {
    expect(match(["Managed 2009", "Managed 2010"], []).said).toEqual(["ambiguous-column managed E1"]);
    expect(match(["Managed 2009", "Managed 2010"], notAsked("Managed 2009"))).toMatchObject({
      managed: "F1",
      said: [],
    });
  });
});

describe("a table of which no header is known", () => {
  const ids = ["group", "age", "ongoing", "direct", "managed"];
  const words = ["Q1", "Q2", "Q3", "Q4", "Q5"];
  const rows = [words, ["Carers", "18-64", 4, 5, 6], ["Carers", "65+", 4, 5, 6]];
  const { collection, period } = at(form, "2010-03-31");

  it("is found once its headers are confirmed", () => {
    const book = bookOf(sheetOf(rows));
    expect(codes(matchWorkbook(book, collection, period).findings)).toContain("no-table");
    const said = ids.map((column, place) => ({ table: "readers", column, header: words[place] ?? "" }));
    const found = matchWorkbook(book, collection, period, { confirmed: said });
    expect(found.tables).toMatchObject([{ table: "readers", range: "A1:E3" }]);
    expect(codes(found.findings)).toEqual([]);
    expect(found.confirmed.map(({ column, cell }) => [column, cell])).toEqual(
      ids.map((id, n) => [id, `${"ABCDE"[n]}1`]),
    );
  });

  it("shows its headers to whoever is to confirm them", () => {
    const found = tableHeaders(bookOf(sheetOf(rows)), { collection, period, table: "readers" });
    expect(found.map(({ header }) => header)).toEqual(words);
  });
});

describe("a confirmed column that may be left out", () => {
  const said = [{ table: "readers", column: "share", header: "Figure 9" }];

  it("is asked about where its header is gone", () => {
    const [found, ...more] = match(["Managed"], said).findings;
    expect(more).toEqual([]);
    expect(found).toMatchObject({ code: "header-changed", severity: "query", facts: { before: "Figure 9" } });
    expect(match(["Managed", "Figure 9"], said).said).toEqual([]);
  });
});

describe("a confirmed header over other things than before", () => {
  it("is asked about again", () => {
    const { collection, period } = at(form, "2010-03-31");
    const rows = [
      [...HEADER, "Figure 7"],
      ["Carers", "18-64", 4, 5, "by phone"],
      ["Carers", "65+", 4, 5, "by letter"],
    ];
    const { findings } = matchWorkbook(bookOf(sheetOf(rows)), collection, period, { confirmed: confirmed("Figure 7") });
    expect(codes(findings)).toEqual(["column-taken managed E1"]);
  });
});
