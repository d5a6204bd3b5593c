import * as XLSX from "@e965/xlsx";
import { unzipSync } from "fflate";
import { beforeAll, describe, expect, it } from "vitest";
import type { Publication } from "../../packages/core/src/publish/make-publication.ts";
import { makePublication } from "../../packages/core/src/publish/make-publication.ts";
import { nationalWorkbook } from "../../packages/core/src/publish/spreadsheet/national-workbook.ts";
import { convert, hasSoffice } from "../templates/soffice.ts";
import { half, hiddenRelease, lending, loans, money, partsOf, placed, protectedRules, year } from "./fixture.ts";

const SLOW = 240_000;

type Row = readonly (string | number)[];

let publication: Publication;
let bytes: Uint8Array;

async function published(reversed: boolean): Promise<Publication> {
  const collection = { ...loans({ disclosure: protectedRules }), title: "=Loans of libraries" };
  const turn = <T>(list: readonly T[]): readonly T[] => (reversed ? list.toReversed() : list);
  const periods = ["2010-11", "2011-12"];
  const lent = [
    lending("101", "main", { books: 10n, films: 1n, members: 20n }),
    lending("101", "main", { books: 30_000n, films: 1n, members: 40_000n }, "2011-12"),
    lending("103", "main", { books: 3n, films: 0n, members: 900n }, "2011-12"),
  ];
  const sent = { periods, collection, lending: turn(lent), money: [money("101", 1000n, 150n, "2011-12")] };
  const parts = await partsOf(sent);
  const councils = turn(periods.flatMap((period) => placed(period)));
  const from = {
    collection,
    periods: turn(periods).map(year),
    councils,
    parts,
    returns: [],
    release: await hiddenRelease(sent),
  };
  return makePublication({ ...from, targets: [half], claims: [], series: [] });
}

beforeAll(async () => {
  publication = await published(false);
  bytes = nationalWorkbook(publication, "1.2.3");
});

/** SheetJS writes on what it reads, so it is given a copy. */
function sheetsOf(file: Uint8Array): Map<string, readonly Row[]> {
  const book = XLSX.read(file.slice(), { type: "array" });
  return new Map(
    book.SheetNames.map((name) => {
      const sheet = book.Sheets[name] ?? {};
      return [name, XLSX.utils.sheet_to_json<(string | number)[]>(sheet, { header: 1, raw: true })];
    }),
  );
}

/** What a table must say of a figure, by the figures themselves. */
function expectedRows(level: string): string[] {
  const figures = publication.figures.filter((figure) => figure.level === level && figure.breakdown === "all");
  return figures
    .map(({ period, geography, unit, value, status, expected, responded }) =>
      [period, geography, unit, value === null ? `[${status}]` : Number(value), expected, responded].join(" | "),
    )
    .toSorted();
}

function foundRows(rows: readonly Row[] = []): string[] {
  return rows
    .slice(3)
    .map(([, , period, area, unit, value, , expected, responded]) =>
      [period, area, unit, value, expected, responded].join(" | "),
    )
    .toSorted();
}

function expectFigures(sheets: ReadonlyMap<string, readonly Row[]>): void {
  expect(foundRows(sheets.get("Table 1"))).toEqual(expectedRows("england"));
  expect(foundRows(sheets.get("Table 2"))).toEqual(expectedRows("region"));
  expect(foundRows(sheets.get("Table 3"))).toEqual(expectedRows("council-type"));
}

describe("nationalWorkbook", () => {
  it("has a cover, contents, notes and measures before the tables, each listed under its title", () => {
    const sheets = sheetsOf(bytes);
    const names = ["Cover", "Contents", "Notes", "Measures", "Table 1", "Table 2", "Table 3"];
    expect([...sheets.keys()]).toEqual(names);
    expect(sheets.get("Contents")?.slice(3)).toEqual(names.slice(2).map((name) => [name, sheets.get(name)?.[0]?.[0]]));
  });

  it("shows every figure of England, regions and council types as published, hidden ones as a symbol", () => {
    expect(expectedRows("england").join()).toContain("30004");
    expect([...expectedRows("region"), ...expectedRows("council-type")].join()).toContain("[c]");
    expectFigures(sheetsOf(bytes));
  });

  it("writes periods as people do", () => {
    const monthly: Publication = {
      ...publication,
      collection: { ...publication.collection, period: "month" },
      figures: Array.from(publication.figures, (figure) => ({ ...figure, period: "2011-04" })),
    };
    const rows = sheetsOf(nationalWorkbook(monthly, "1.2.3")).get("Table 1")?.slice(3) ?? [];
    expect(rows.length).toBeGreaterThan(0);
    expect(new Set(rows.map(([, , period]) => period))).toEqual(new Set(["April 2011"]));
  });

  it("explains every symbol that it shows", () => {
    const sheets = sheetsOf(bytes);
    const explained = new Set((sheets.get("Notes") ?? []).map(([symbol]) => symbol));
    const shown = ["Measures", "Table 1", "Table 2", "Table 3"].flatMap((name) =>
      (sheets.get(name) ?? []).flat().filter((cell) => typeof cell === "string" && /^\[[a-z]+\]$/.test(cell)),
    );
    expect(shown.length).toBeGreaterThan(5);
    for (const symbol of shown) expect(explained).toContain(symbol);
  });

  it("has one table a sheet without an empty cell, and no merged cells", () => {
    const book = XLSX.read(bytes.slice(), { type: "array" });
    const parts = unzipSync(bytes);
    const tables = Object.entries(parts).filter(([path]) => path.startsWith("xl/tables/"));
    expect(tables).toHaveLength(book.SheetNames.length - 1);
    for (const [name, [, , headers = [], ...rows]] of [...sheetsOf(bytes)].slice(1)) {
      expect(book.Sheets[name]?.["!merges"] ?? []).toEqual([]);
      expect(rows.length, name).toBeGreaterThan(0);
      for (const row of rows) {
        expect(row, name).toHaveLength(headers.length);
        for (const cell of row) expect(cell ?? "", name).not.toBe("");
      }
    }
  });

  it("keeps text that a spreadsheet would run as a formula from running", () => {
    const book = XLSX.read(bytes.slice(), { type: "array", cellFormula: true });
    expect(book.Sheets["Cover"]?.["A1"]).toMatchObject({ t: "s", v: "'=Loans of libraries" });
    const cells = book.SheetNames.flatMap((name) => Object.values<unknown>(book.Sheets[name] ?? {}));
    for (const cell of cells) expect(cell).not.toHaveProperty("f");
  });

  it("is the same bytes from the same returns, in whatever order", async () => {
    const again = nationalWorkbook(await published(true), "1.2.3");
    expect(again).toEqual(bytes);
  });
});

describe.skipIf(!hasSoffice)("nationalWorkbook in LibreOffice (skipped where there is no soffice)", () => {
  it(
    "opens with the same figures",
    () => {
      const opened = convert(new Map([["national", bytes]]), "ods").get("national");
      expectFigures(sheetsOf(opened ?? new Uint8Array()));
    },
    SLOW,
  );
});
