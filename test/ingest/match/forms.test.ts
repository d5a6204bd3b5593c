import { describe, expect, it } from "vitest";
import { form } from "./collections.ts";
import { codes, plainRows, readWorkbook } from "./read-sheet.ts";
import { bookOf, textSheet } from "./sheet-of.ts";

const READERS = textSheet(
  "Client group | Age band | Ongoing support | Direct payment | Managed\nCarers | 18-64 | 4 | 5 | 6",
  { name: "People" },
);

function read(text: string) {
  const { tables, match, findings } = readWorkbook(
    bookOf(READERS, textSheet(text, { name: "Money" })),
    form,
    "2010-03-31",
    "102",
  );
  const table = tables.get("money");
  return {
    rows: plainRows(table, ["budget", "spend"]),
    cells: (table?.rows ?? []).map(({ values }) => [values.budget?.cell, values.spend?.cell]),
    match: match.tables.find((one) => one.table === "money"),
    said: codes(findings),
    findings,
  };
}

describe("a form, a value a label", () => {
  it.each([
    ["to the right", "Community services budget | £5,000.00\nPersonal budget spend | 600", ["B1", "B2"]],
    [
      "to the right, after a unit and blank cells, under titles",
      "Money\n\nCommunity services budget: | £ | | 5,000\n\nPersonal budget spend: | £ | | 600\nSigned | A. Name",
      ["D3", "D5"],
    ],
    [
      "to the right, with notes behind",
      "Community services budget | 5000 | See the guidance\nPersonal budget spend | 600 | As in the ledger",
      ["B1", "B2"],
    ],
    ["below", "Community services budget\n5,000\nPersonal budget spend\n600", ["A2", "A4"]],
    ["in pairs across", "Community services budget | 5000 | Personal budget spend | 600", ["B1", "D1"]],
    [
      "in two places",
      "Contact | A. Name\nCommunity services budget | 5000\n\n | | Personal budget spend | 600",
      ["B2", "D4"],
    ],
  ])("is read with values %s", (_, text, cells) => {
    const form = read(text);
    expect(form.rows).toEqual(["500000 60000"]);
    expect(form.cells).toEqual([cells]);
    expect(form.said).toEqual([]);
  });

  it("has findings at the real cells, and its range is that of its labels and values", () => {
    const { findings } = read("Community services budget | 5000 | Personal budget spend | about 600\nOther | 1");
    expect(findings).toMatchObject([{ code: "not-exact", place: { cell: "D1", row: 1 }, value: "about 600" }]);
    const good = read("Community services budget\n5,000\n\n | Spend | -600");
    expect(good.findings).toMatchObject([{ code: "negative", place: { sheet: "Money", cell: "C4", row: 4 } }]);
    expect(good.match).toMatchObject({
      orientation: "form",
      range: "A1:C4",
      columns: [
        { column: "budget", cell: "A1" },
        { column: "spend", cell: "B4" },
      ],
    });
  });

  it("with a label twice is ambiguous", () => {
    const { said } = read("Community services budget | 5000 | Spend | 600\n | | Spend | 700");
    expect(said).toEqual(["ambiguous-column spend C1"]);
  });

  it.each([
    [
      "words beside its labels",
      "Community services budget | All money for the services\nSpend | Of that, the money spent",
    ],
    ["pages beside its labels", "Contents\nCommunity services budget | 2\nSpend | 3"],
    ["nothing beside its labels", "Community services budget\nSpend"],
    ["one label only", "Community services budget | 5,000"],
  ])("is none with %s", (_, text) => {
    expect(read(text).match).toBeUndefined();
  });

  it("is not looked for where the table stands upright", () => {
    const { rows, said, match } = read(
      "Community services budget | Spend\n5000 | 600\n\nCommunity services budget | 1 | Spend | 2",
    );
    expect(rows).toEqual(["500000 60000"]);
    expect(match?.orientation).toBeUndefined();
    expect(said).toEqual([]);
  });
});
