import { describe, expect, test } from "vitest";
import { decodeFile } from "../../../packages/core/src/ingest/decode/decode-file.ts";
import { firstSheet, shownRows } from "./made-files.ts";

const utf8 = (text: string) => new TextEncoder().encode(text);

async function findingsOf(text: string) {
  const decoded = await decodeFile(utf8(text));
  if (decoded.kind !== "workbook") throw new Error("unreadable");
  return decoded.findings.map(({ code, severity, place, facts }) => ({ code, severity, cell: place.cell, facts }));
}

const cutShort = (cell: string, facts: object) => [{ code: "file-cut-short", severity: "query", cell, facts }];

const LINES = [
  "Council,Day,Supplier,Amount,Service",
  ...["Alder Care", "Brook Cleaning", "Cedar Print", "Dale Transport", "Elm House", "Fern Foods"].map(
    (name, at) => `Eastshire,0${at + 1}/09/2014,${name},${at}512.40,${at % 2 === 0 ? "Education" : ""}`,
  ),
];
const payments = (last: string) => `${LINES.join("\r\n")}\r\n${last}`;
/** The same with other columns last. */
const endingWith = (values: readonly string[]) => ["Name,Value", ...values.map((value) => `x,${value}`)].join("\n");

describe("a text that ends in the middle of a line is asked about", () => {
  test.each([
    ["Eastshire,0", "B8", 2],
    ["Eastshire,07/09/2014,Gorse,12", "D8", 4],
    ["East", "A8", 1],
    ["Eastshire,", "B8", 2],
  ])("after %j", async (last, cell, cells) => {
    const end = last.split(",").at(-1);
    expect(await findingsOf(payments(last))).toEqual(cutShort(cell, { by: "cells", last: end, cells, usual: 5 }));
  });

  test("in a first cell written like those above", async () => {
    const text = "Council,a,b\n102-Cumbria,1,2\n204-Oldham,3,4\n106-Gat";
    expect(await findingsOf(text)).toEqual(cutShort("A4", { by: "cells", last: "106-Gat", cells: 1, usual: 3 }));
  });

  test.each([
    [["1.50", "2.25", "13.00", "4.75", "5.10", "26.5"], "5.10"],
    [["01/09/2014", "02/09/2014", "03/09/2014", "04/09/2014", "05/09/2014", "06/09/20"], "05/09/2014"],
  ])("in a last cell written otherwise than all above: %j", async (values, above) => {
    const text = endingWith(values).replace("Name,Value\n", "");
    expect(await findingsOf(text)).toEqual(cutShort("B6", { by: "ending", last: values.at(-1), above }));
  });

  test("in a word of the last cell that stands above", async () => {
    const text = endingWith(["Housing", "Education", "Housing", "Education", "Educ"]);
    expect(await findingsOf(text)).toEqual(cutShort("B6", { by: "ending", last: "Educ", above: "Education" }));
  });

  test("and what there is of it is read", async () => {
    const rows = shownRows(await firstSheet(utf8(payments("Eastshire,07/09/2014,Gorse,12"))));
    expect(rows.slice(-1)).toEqual([["Eastshire", "07/09/2014", "Gorse", "12"]]);
  });
});

describe("a text that ends otherwise is not", () => {
  test.each([
    ["a last line without a line end", payments("Eastshire,07/09/2014,Gorse,12.00,")],
    ["a short last line with a line end", payments("Eastshire,07/09/2014\r\n")],
    ["a total without the empty cells behind it", payments("Total,,,21000.40")],
    ["a total further right", payments(",,Total,21000.40")],
    ["a note", payments("Source: the ledger")],
    [
      "lines of which some lack the empty cells behind them",
      `${LINES.join("\n")}\nEastshire,07/09/2014\nEastshire,08/09/2014`,
    ],
    ["amounts written as they come", endingWith(["1.5", "2.25", "13", "4.75", "5.1", "26.5"])],
    ["a word that is whole", endingWith(["Yes", "Yes, twice", "No", "No, never", "No", "Yes"])],
    ["a shorter answer", endingWith(["Not known yet", "Not known yet", "Known", "Known", "Known", "Not known"])],
    ["a list of one column", "Name\nAlder\nBrook\nCed"],
    ["two lines", "Council,People\nEast"],
  ])("%s", async (_, text) => {
    expect(await findingsOf(text)).toEqual([]);
  });
});

const TABLE = "<table><tr><th>Council</th><th>People</th></tr><tr><td>Eastshire</td><td>12";

describe("a page that ends within its table is asked about", () => {
  test.each([
    ["in a cell", TABLE, "B2", "12"],
    ["between rows", `<html><body>${TABLE}</td></tr>`, "B2", "12"],
    ["in its second table", `${TABLE}</td></tr></table><table><tr><td>Westshire</td><td>Wes`, "B1", "Wes"],
  ])("%s", async (_, page, cell, last) => {
    expect(await findingsOf(page)).toEqual(cutShort(cell, { by: "page", last }));
  });

  test.each([
    ["with the table closed", `${TABLE}</td></tr></TABLE>`],
    ["with only the page closed", `<html>${TABLE}</html>`],
    ["with a table around it left open", `<table><tr><td>${TABLE}</td></tr></table>`],
  ])("but not %s", async (_, page) => {
    expect(await findingsOf(page)).toEqual([]);
  });
});

describe("a sheet with as many rows as a program keeps is asked about", () => {
  const rows = (count: number) => "Name,Value\n".repeat(count);
  test("as one of Excel 97-2003 has", async () => {
    const decoded = await decodeFile(utf8(rows(65_536)));
    expect(decoded).toMatchObject({
      findings: [{ code: "file-cut-short", place: { row: 65_536 }, facts: { by: "rows", rows: 65_536 } }],
    });
  });

  test("and not with one row more or less", async () => {
    expect(await findingsOf(rows(65_535))).toEqual([]);
    expect(await findingsOf(rows(65_537))).toEqual([]);
  });
});
