import { existsSync, globSync, readFileSync, statSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { read } from "@e965/xlsx";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { cellAddress } from "../../../packages/core/src/ingest/decode/address.ts";
import { decodeFile } from "../../../packages/core/src/ingest/decode/decode-file.ts";
import type { Cell, Sheet } from "../../../packages/core/src/ingest/decode/workbook.ts";
import { shownRows, whyUnreadable, workbookOf } from "./made-files.ts";

const DATA = fileURLToPath(new URL("../../../../shared/data", import.meta.url));
const missing = !existsSync(DATA);
const load = (path: string) => new Uint8Array(readFileSync(`${DATA}/${path}`));
const corpus = (name: string) => load(`corpus/calamine/tests__${name}`);
const files = missing ? [] : globSync(`${DATA}/{real,corpus}/*/*`).sort();

describe.skipIf(missing)(
  "every real file and every test workbook of another reader (../shared/data is missing if skipped)",
  () => {
    test("there are some", () => {
      expect(files.length).toBeGreaterThan(150);
    });

    test.each(files.map((file) => [basename(file), file]))(
      "%s is decoded or refused",
      async (_, file) => {
        const decoded = await decodeFile(new Uint8Array(readFileSync(file)));
        expect(decoded.kind === "workbook" || decoded.finding.code !== "wrong-type").toBe(true);
      },
      10_000,
    );
  },
);

describe.skipIf(missing)("real files of councils (../shared/data is missing if skipped)", () => {
  const pence = (cell: Cell | undefined) => {
    const [pounds = "", parts = ""] = String(cell?.value).replace(/[£,]/g, "").split(".");
    return BigInt(`${pounds}${parts.padEnd(2, "0")}`);
  };
  const total = (sheet: Sheet | undefined, column: number) =>
    (sheet?.rows ?? []).slice(1).reduce((sum, row) => sum + pence(row?.[column]), 0n);

  test("a CSV under the name of a workbook, in Windows characters, keeps every payment", async () => {
    const workbook = await workbookOf(load("real/gm_spend/Manchester September 2014.xls"));
    expect(workbook).toMatchObject({ format: "csv", encoding: "windows-1252" });
    expect(workbook.sheets[0]?.rows).toHaveLength(1 + 3584);
    expect(workbook.sheets[0]?.rows[0]?.[5]?.value).toBe("Net Amount");
    expect(total(workbook.sheets[0], 5)).toBe(6_799_371_165n);
  });

  test("a byte order mark is no part of the first header, and every payment is there", async () => {
    const workbook = await workbookOf(load("real/gm_spend/Trafford September 2014.csv"));
    const [sheet] = workbook.sheets;
    expect(workbook).toMatchObject({ format: "csv", encoding: "utf-8" });
    expect(sheet?.rows[0]?.[0]?.value).toBe("Body");
    expect(sheet?.rows.slice(1).filter((row) => row !== undefined)).toHaveLength(9670);
    const amount = sheet?.rows[0]?.findIndex((cell) => cell?.value === "Amount") ?? -1;
    expect(total(sheet, amount)).toBe(2_627_704_622n);
  });

  test("zero bytes are an empty file", async () => {
    expect(await whyUnreadable(load("real/leeds/leeds_raw_2018-10_EMPTY.csv"))).toEqual(["empty-file", { bytes: 0 }]);
  });

  test("old line ends inside cells are kept in them", async () => {
    const { sheets } = await workbookOf(load("real/lambeth/PlanPer2011toMarch.csv"));
    expect(sheets[0]?.rows).toHaveLength(491);
    expect(sheets[0]?.rows[1]?.[1]?.value).toBe("30 Renfrew Road\nLondon\nSE11 4NA\n");
  });

  test("curly quotes of Windows are read as such", async () => {
    const workbook = await workbookOf(load("real/lambeth/LBLFOIDisclsoureLogDec2011.csv"));
    const text = shownRows(workbook.sheets[0]).flat().join(" ");
    expect(workbook.encoding).toBe("windows-1252");
    expect(text).toContain("children’s services");
    expect(text).toContain("£2.5m per year");
  });

  test("the published England row of the official OpenDocument workbook", async () => {
    const { sheets } = await workbookOf(load("real/ascof/ascof_2024_25.ods"));
    const rows = shownRows(sheets.find(({ name }) => name === "Table_3d(1a)")).map((row) => row.join("|"));
    expect(rows.some((row) => row.includes("England") && row.includes("395,670") && row.includes("480,105"))).toBe(
      true,
    );
  });

  test("a workbook of 1997 to 2003 with merged headers", async () => {
    const { format, sheets } = await workbookOf(load("real/ctb/Revised_2012_Local_Authority_level_data.xls"));
    expect(format).toBe("xls");
    expect(sheets.map(({ rows, merges }) => [rows.length, merges.length])).toEqual([
      [133, 49],
      [217, 23],
      [1040, 48],
      [332, 0],
      [0, 0],
    ]);
  });
});

describe.skipIf(missing)("workbooks with known content (../shared/data is missing if skipped)", () => {
  test.each(["xlsx", "xls", "xlsb"])("dates of the 1904 system in %s", async (kind) => {
    const { sheets } = await workbookOf(corpus(`date_1904.${kind}`));
    expect(sheets[0]?.rows.slice(0, 2)).toMatchObject([
      [
        { kind: "date", value: "2021-01-01" },
        { kind: "number", value: 15 },
      ],
      [
        { kind: "date", value: "2021-01-02" },
        { kind: "number", value: 16 },
      ],
    ]);
    expect(sheets[0]?.rows[2]?.[0]).toMatchObject({ kind: "number", shown: "255:10:10" });
  });

  test("errors are values", async () => {
    const { sheets } = await workbookOf(corpus("errors.xlsx"));
    const errors = ["#DIV/0!", "#NAME?", "#VALUE!", "#NULL!", "#REF!", "#NUM!", "#N/A"];
    expect(shownRows(sheets[0]).map(([error]) => error)).toEqual(errors);
    expect(sheets[0]?.rows.every((row) => row?.[0]?.kind === "error")).toBe(true);
  });

  test.each(["xlsx", "xls"])("merges in %s", async (kind) => {
    const { sheets } = await workbookOf(corpus(`merge_cells.${kind}`));
    expect(sheets[0]?.merges).toEqual([
      { top: 0, left: 0, bottom: 0, right: 1 },
      { top: 1, left: 0, bottom: 3, right: 0 },
      { top: 1, left: 1, bottom: 3, right: 3 },
    ]);
  });

  test.each(["xlsx", "xls", "xlsb"])("hidden and very hidden sheets in %s; a chart is no sheet", async (kind) => {
    const { sheets } = await workbookOf(corpus(`any_sheets.${kind}`));
    expect(sheets.map(({ visibility }) => visibility)).toEqual(["visible", "hidden", "very hidden"]);
  });

  test.each<[string, string]>([
    ["pass_protected.xlsx", "xlsx"],
    ["pass_protected.xlsb", "xlsx"],
    ["pass_protected.ods", "ods"],
  ])("%s needs a password", async (name, format) => {
    expect(await whyUnreadable(corpus(name))).toEqual(["password-protected", { format }]);
  });

  test("a workbook whose structure alone was protected, which Excel encrypts with its own password, is read", async () => {
    expect((await workbookOf(corpus("issue_385.xls"))).sheets.map(({ name }) => name)).toEqual(["Sheet1"]);
  });

  test("a sheet that repeats a cell without end is over the limit", async () => {
    expect(await whyUnreadable(corpus("issue_594_dos.ods"))).toMatchObject(["over-limit", {}]);
  });

  test("counts that ask for all memory are not believed", async () => {
    expect((await workbookOf(corpus("OOM_alloc.xls"))).sheets[1]?.rows[1]?.[1]).toMatchObject({ value: 6500 });
    expect((await workbookOf(corpus("OOM_alloc2.xls"))).sheets[0]?.rows[1]?.[0]).toMatchObject({ value: 25885 });
    expect(await whyUnreadable(corpus("OOM_alloc3.xls"))).toMatchObject(["damaged-file", { format: "xls" }]);
  });

  test("repeated rows of OpenDocument have their own numbers", async () => {
    const { sheets } = await workbookOf(corpus("number_rows_repeated.ods"));
    expect(shownRows(sheets[0]).slice(0, 6)).toEqual([["A", "B"], ["C", "D"], ["C", "D"], [], [], ["C", "D"]]);
  });
});

/** Needs no password of ours; the other reader does not know the one Excel tries by itself. */
const LOCKED_TO_OTHER = "tests__issue_385.xls";

/** Cells of which the other reader says something else, and why ours is right. */
const DISAGREE: Readonly<Record<string, string>> = {
  "tests__date.ods 3,0": "parts of a second are kept",
  "tests__date_iso.xlsx 2,0": "the other is off in the last digit",
  "tests__has_x000D_inline.xlsx 0,0": "the other drops an escaped character",
  "tests__special_cells.ods 3,0": "the other drops a space at the end",
};

describe.skipIf(missing)("our cells are those another reader finds (../shared/data is missing if skipped)", () => {
  beforeAll(() => {
    vi.spyOn(console, "error").mockImplementation(() => undefined);
  });
  afterAll(() => {
    vi.restoreAllMocks();
  });

  const counts = { files: 0, refused: 0, cells: 0, differ: 0 };
  /** The other reader takes long over larger ones. */
  const compared = files.filter((file) => /\.(?:xls[xmb]?|ods)$/.test(file) && statSync(file).size < 150_000);

  test.each(compared.map((file) => [basename(file), file]))(
    "%s",
    async (name, file) => {
      const bytes = new Uint8Array(readFileSync(file));
      const decoded = await decodeFile(bytes);
      if (decoded.kind === "unreadable") {
        counts.refused += 1;
        return;
      }
      if (decoded.workbook.format === "csv") return;
      if (name === LOCKED_TO_OTHER) {
        expect(() => read(bytes)).toThrow("password-protected");
        return;
      }
      const other = read(bytes, { dense: true });
      counts.files += 1;
      const date1904 = other.Workbook?.WBProps?.date1904 ?? false;
      for (const sheet of decoded.workbook.sheets) {
        const theirs = theirCells(other.Sheets[sheet.name]?.["!data"] ?? []);
        const ours = ourCells(sheet, date1904);
        const dates = datePlaces(sheet);
        const places = new Set([...theirs.keys(), ...ours.keys()]);
        const differ = [...places].filter((place) => !same(ours.get(place), theirs.get(place), dates.has(place)));
        counts.cells += places.size;
        counts.differ += differ.length;
        expect(differ.filter((place) => DISAGREE[`${name} ${place}`] === undefined)).toEqual([]);
      }
    },
    60_000,
  );

  test("docs/reading.md says how many were compared, how many differ, and why each does", () => {
    const page = readFileSync(fileURLToPath(new URL("../../../docs/reading.md", import.meta.url)), "utf8");
    const said = page.replace(/\s+/g, " ");
    const { files: read, refused, cells, differ } = counts;
    const number = (count: number) => count.toLocaleString("en-GB");
    expect(said).toContain(
      `${number(compared.length)} workbooks, ${read} of them read by both and ${refused} refused by ours: ${number(cells)} cells, of which ${differ} differ`,
    );
    expect(differ).toBe(Object.keys(DISAGREE).length);
    for (const [place, why] of Object.entries(DISAGREE)) {
      const [file = "", cell = ""] = place.split(" ");
      const [row = 0, column = 0] = cell.split(",").map(Number);
      expect(said).toContain(`| \`${file.replace("tests__", "")}\` | ${cellAddress(row, column)} | ${why} |`);
    }
  });
});

type Plain = string | number | boolean;

function ourCells(sheet: Sheet, date1904: boolean): Map<string, Plain> {
  const found = new Map<string, Plain>();
  sheet.rows.forEach((row, r) => {
    row?.forEach((cell, c) => {
      if (cell !== undefined) found.set(`${r},${c}`, cell.kind === "date" ? serialOf(cell, date1904) : cell.value);
    });
  });
  return found;
}

function theirCells(data: readonly (readonly { t: string; v?: unknown; w?: string }[])[]): Map<string, Plain> {
  const found = new Map<string, Plain>();
  data.forEach((row, r) => {
    row?.forEach((cell, c) => {
      const value = cell.t === "e" ? cell.w : cell.v;
      const isPlain = typeof value === "string" || typeof value === "number" || typeof value === "boolean";
      if (cell.t !== "z" && isPlain && String(value).trim() !== "") found.set(`${r},${c}`, value);
    });
  });
  return found;
}

/** The serial number of a date, for want of which the other reader has none. */
function serialOf(cell: Cell, date1904: boolean): number {
  const text = String(cell.value);
  const days = Date.parse(text.includes("T") ? `${text}Z` : text) / 86_400_000;
  return days + (date1904 ? 24_107 : 25_569);
}

function datePlaces(sheet: Sheet): Set<string> {
  const dates = sheet.rows.flatMap((row, r) =>
    (row ?? []).flatMap((cell, c) => (cell?.kind === "date" ? [`${r},${c}`] : [])),
  );
  return new Set(dates);
}

/** Numbers, texts and flags exactly; days and times to the second, which is as fine as one of the two keeps them. */
function same(ours: Plain | undefined, theirs: Plain | undefined, isDate: boolean): boolean {
  if (isDate && typeof ours === "number" && typeof theirs === "number") return Math.abs(ours - theirs) < 1 / 86_400;
  return ours === theirs;
}
