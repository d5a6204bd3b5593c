import * as XLSX from "@e965/xlsx";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { authoritiesOn } from "../../packages/core/src/authorities/resolve.ts";
import type { Column } from "../../packages/core/src/collections/columns.ts";
import type { Cell } from "../../packages/core/src/ingest/decode/workbook.ts";
import { cellReader } from "../../packages/core/src/ingest/normalise/read-cell.ts";
import { templateWorkbook } from "../../packages/core/src/templates/template-workbook.ts";
import { checkFile } from "../../packages/core/src/workflows/check-file.ts";
import { everySubject } from "./every-template.ts";
import { fillTemplate } from "./fill-template.ts";
import { council, loans } from "./loans.ts";
import { convert, hasSoffice } from "./soffice.ts";
import { all, sheetParts } from "./template-parts.ts";

/** LibreOffice takes seconds to start, and more where others are at work. */
const SLOW = 240_000;

const NUMBERS = [0, 1, 5, 12.5, -1, 0.475, 47.5, 100, 101, 900, 901, 1250, 1234.56, -616, 1e13, 2014, 40_000, 41_883];
const TEXTS = [
  "..",
  "n/k",
  "N/K",
  " n / k ",
  "-",
  "–",
  "—",
  "−",
  "[c]",
  "[low]",
  "605 [r]",
  "1,234",
  "£1,200",
  "£2,681.94",
  "(616)",
  "616-",
  "1 234",
  "1,234*",
  "51,230 (1)",
  "51,230 [note 2]",
  "1.1E+08",
  "47.5%",
  "47.5 per cent",
  "'12",
  "12.0",
  "−5",
  "31/03/2010",
  "31.03.2010",
  "31-Mar-10",
  "31 March 2010",
  "2010-03-31",
  "Wednesday 31 March 2010",
  "20100331",
  "Sep 2014",
  "Sep-14",
  "2014-09",
  "09/2014",
  "about 5",
  "n/a",
  "N/A",
  "nil",
  "TBC",
  "Not held",
  "none",
  "x",
  "*",
  "?",
  "<5",
  "not a date",
  "words",
  "a text that is longer than is kept",
  "TRUE",
] as const;

/** Texts of all sorts that look like numbers, days and markers. */
const shapes = fc.sample(
  fc.oneof(
    fc.stringMatching(/^[£(-]{0,2}[0-9]{1,4}[,. ]?[0-9]{0,3}[)*%-]?( \[[a-z]\])?$/),
    fc.stringMatching(/^[0-3]?[0-9][-/. ](0?[1-9]|Jan|March)[-/. ](20)?1[0-9]$/),
    fc.stringMatching(/^[.n/k [\]cxz-]{1,4}$/),
  ),
  { numRuns: 300, seed: 20100331 },
);

/** What a rule lets through of the numbers and texts, worked out by LibreOffice. */
function letThrough(lists: XLSX.WorkSheet, formulas: readonly string[]): boolean[][] {
  const values = [...NUMBERS, ...TEXTS, ...shapes];
  const sheet: XLSX.WorkSheet = {};
  for (const [row, value] of values.entries()) {
    sheet[`A${row + 1}`] = typeof value === "number" ? { t: "n", v: value } : { t: "s", v: value, z: "@" };
    for (const [column, formula] of formulas.entries()) {
      const f = formula.replace(/(?<![$A-Za-z])[A-Z]\d+/g, `$A${row + 1}`);
      sheet[XLSX.utils.encode_cell({ r: row, c: column + 1 })] = { t: "n", f };
    }
  }
  sheet["!ref"] = XLSX.utils.encode_range({ s: { r: 0, c: 0 }, e: { r: values.length - 1, c: formulas.length } });
  const workbook = { SheetNames: ["Try", "Lists"], Sheets: { Try: sheet, Lists: lists } };
  const tried = convert(new Map([["try", new Uint8Array(XLSX.write(workbook, { type: "array" }))]]), "xlsx").get("try");
  const rows = XLSX.utils.sheet_to_json<unknown[]>(XLSX.read(tried).Sheets["Try"] ?? {}, { header: 1 });
  return formulas.map((_, column) => rows.map((row) => row[column + 1] === true));
}

function reads(column: Column, value: string | number): boolean {
  const { collection, period } = loans();
  const isDate = column.kind === "date" || column.kind === "month";
  const cell: Cell =
    typeof value === "number" ? { kind: "number", value, shown: String(value) } : { kind: "text", value, shown: value };
  if (typeof value === "string" && value.trim() === "") return false;
  // A number in a cell of dates is a day.
  if (isDate && typeof value === "number") return value > 10_000;
  return cellReader(column, { collection, day: period.end, order: "day-first" })(cell).fault === undefined;
}

function isWithin(column: Column, value: string | number): boolean {
  if (typeof value !== "number") return true;
  if (column.kind === "count") return value >= 0 && value <= (column.most ?? 1e12);
  if (column.kind === "rate") return value >= (column.least ?? 0) / 100 && value <= (column.most ?? 1e6);
  return true;
}

/** Some entries that no column like this takes. */
function wrong(column: Column): readonly (string | number)[] {
  if (column.kind === "count") return [12.5, -1, 901, "n/a", "words", "TBC", "TRUE", "*", "?"];
  if (column.kind === "amount") return ["n/a", "nil", "words"];
  if (column.kind === "rate") return [101, -1, "n/a"];
  if (column.kind === "date") return [2014, 0, "words", "not a date", ".."];
  if (column.kind === "month") return [2014, "words", "n/k"];
  return column.kind === "text" && column.longest !== undefined ? ["a text that is longer than is kept"] : [];
}

describe.skipIf(!hasSoffice)("the rules of entry, in LibreOffice (skipped where soffice is not on the path)", () => {
  const template = templateWorkbook({ ...loans(), authority: council });
  const rules = [...sheetParts(template).values()]
    .flatMap((sheet) => all(sheet, "dataValidation"))
    .filter((rule) => rule.get("type") === "custom");
  const columns = Object.values(loans().collection.tables)
    .flatMap((table): Column[] => Object.values(table.columns))
    .filter(({ kind }) => kind !== "category");
  const values = [...NUMBERS, ...TEXTS, ...shapes];

  it("let through whatever the check reads, and stop what it never would", { timeout: SLOW }, () => {
    const lists = XLSX.read(template.slice()).Sheets["Lists"] ?? {};
    const results = letThrough(
      lists,
      rules.map((rule) => all(rule, "formula1")[0]?.text ?? ""),
    );
    expect(results).toHaveLength(columns.length);
    for (const [index, column] of columns.entries()) {
      const stopped = values.filter((_, row) => results[index]?.[row] === false);
      expect(
        stopped.filter((value) => reads(column, value) && isWithin(column, value)),
        column.kind,
      ).toEqual([]);
      expect(stopped, column.kind).toEqual(expect.arrayContaining([...wrong(column)]));
    }
  });
});

describe.skipIf(!hasSoffice)("a template opened in LibreOffice (skipped where soffice is not on the path)", () => {
  const keyOf = (name: string) => name.replaceAll(" ", "_");
  const subjects = everySubject().map(([name, subject]) => [keyOf(name), subject] as const);
  const empty = new Map(subjects.map(([name, subject]) => [name, templateWorkbook(subject)]));
  const filled = new Map(
    subjects.map(([name, { collection, period }]) => {
      const one = authoritiesOn(period.end)[0]?.name ?? "";
      return [`${name}-filled`, fillTemplate(empty.get(name) ?? new Uint8Array(), collection, () => undefined, one)];
    }),
  );
  // LibreOffice takes longer to start than to save: all files of a format go in one run.
  const saved = new Map<string, ReadonlyMap<string, Uint8Array>>();
  beforeAll(() => {
    for (const format of ["xlsx", "ods", "xls"]) saved.set(format, convert(new Map([...empty, ...filled]), format));
  }, SLOW);

  it("is printed", { timeout: SLOW }, () => {
    for (const pdf of convert(empty, "pdf").values()) expect(Buffer.from(pdf).subarray(0, 5).toString()).toBe("%PDF-");
  });

  it("and saved there is still checked as the template it was", async () => {
    for (const [name, { collection, period, authority }] of subjects) {
      const check = (bytes: Uint8Array | undefined) =>
        checkFile({ name, bytes: bytes ?? new Uint8Array(), collection: collection.id, authority: authority?.name });
      const before = await check(empty.get(name));
      const after = await check(saved.get("ods")?.get(name));
      expect(after.period).toBe(period.id);
      expect(after.findings).toEqual(before.findings);
    }
  });

  it("keeps its drop-downs, its rules of entry and its locks", () => {
    for (const [name, bytes] of empty) {
      const before = guards(bytes);
      expect(before.lists.length + before.rules.length, name).toBeGreaterThan(0);
      expect(guards(saved.get("xlsx")?.get(name) ?? new Uint8Array()), name).toEqual(before);
    }
  });

  it.each(["xlsx", "ods", "xls"])("filled in and saved there as %s is read back and accepted", async (format) => {
    for (const [name, { collection, period, authority }] of subjects) {
      const bytes = saved.get(format)?.get(`${name}-filled`) ?? new Uint8Array();
      const sent = { name: `return.${format}`, bytes, collection: collection.id, period: period.id };
      const { outcome, findings, matches } = await checkFile({ ...sent, authority: authority?.name });
      expect(
        findings.filter(({ severity }) => severity === "error"),
        name,
      ).toEqual([]);
      expect(outcome).toBe("accepted");
      expect(matches.map(({ table }) => table)).toEqual(Object.keys(collection.tables));
    }
  });
});

/**
 * What keeps a template from being filled in wrongly: where ranges with a list and with a rule begin, and sheets with a
 * lock. LibreOffice ends a range that goes on for ever below the rows in use.
 */
function guards(bytes: Uint8Array) {
  const sheets = [...sheetParts(bytes)];
  const of = (types: readonly string[]) =>
    sheets.flatMap(([name, sheet]) =>
      all(sheet, "dataValidation")
        .filter((rule) => types.includes(rule.get("type") ?? ""))
        .flatMap((rule) => (rule.get("sqref") ?? "").split(" ").map((range) => `${name} ${range.split(":")[0]}`)),
    );
  return {
    lists: of(["list"]).sort(),
    rules: of(["custom", "whole", "decimal", "date", "textLength"]).sort(),
    locked: sheets.filter(([, sheet]) => all(sheet, "sheetProtection").length > 0).map(([name]) => name),
  };
}
