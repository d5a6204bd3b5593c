import { existsSync, globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import * as XLSX from "@e965/xlsx";
import { strFromU8, unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { cellAddress } from "../../packages/core/src/ingest/decode/address.ts";
import { decodeFile } from "../../packages/core/src/ingest/decode/decode-file.ts";
import type { Workbook } from "../../packages/core/src/ingest/decode/workbook.ts";
import { markPackage } from "../../packages/core/src/marking/mark-package.ts";
import type { MarkedFinding } from "../../packages/core/src/marking/marking.ts";
import { at, title } from "./package-of.ts";

const data = new URL("../../../shared/data/", import.meta.url);
const folders = ["real", "corpus/calamine"].map((folder) => fileURLToPath(new URL(folder, data)));
const files = folders
  .filter((folder) => existsSync(folder))
  .flatMap((folder) => globSync(`${folder}/**/*.xls[xm]`))
  .sort();

/** What marking may change, by what a part is and not by its name; every other part has to be as it was. */
const MAY_CHANGE = /<(?:\w+:)?(?:worksheet|workbook|styleSheet|comments|Types|Relationships|xml)[\s>]/;

/** Findings on cells that hold something, on blank ones among them, and far outside what is used. */
function findingsFor({ sheets }: Workbook): MarkedFinding[] {
  return sheets.slice(0, 12).flatMap(({ name, rows }) => {
    const used = rows.flatMap((row, r) =>
      (row ?? []).flatMap((cell, c) => (cell === undefined ? [] : [cellAddress(r, c)])),
    );
    const some = [used[0], used[Math.floor(used.length / 2)], used.at(-1)].filter((cell) => cell !== undefined);
    const last = rows.length;
    return [
      ...some.map((cell) => at(name, cell, { value: "=1" })),
      at(name, `B2:D${Math.min(last + 2, 40)}`, { severity: "query" }),
      at(name, `XFA${last + 5}`, { severity: "note" }),
      at(name, "C1048576", { severity: "note" }),
    ];
  });
}

/** What SheetJS makes of every cell: value, formula and number format. */
function cellsOf(bytes: Uint8Array): ReadonlyMap<string, string> {
  const workbook = XLSX.read(bytes.slice(), { cellNF: true, cellFormula: true, dense: true });
  return new Map(
    workbook.SheetNames.map((name, index) => {
      const sheet = workbook.Sheets[name] as XLSX.DenseWorkSheet | undefined;
      const cells: string[] = [JSON.stringify([workbook.Workbook?.Sheets?.[index]?.Hidden ?? 0, sheet?.["!merges"]])];
      sheet?.["!data"]?.forEach((row, r) => {
        row?.forEach((cell, c) => {
          if (cell?.v !== undefined) cells.push(JSON.stringify([r, c, cell.t, cell.v, cell.f, cell.z, cell.w]));
        });
      });
      return [name, cells.join("\n")];
    }),
  );
}

/** Larger workbooks take SheetJS many times as long as everything else here together. */
const LARGE = 200_000;

/** Every cell with content as its sheet's XML has it, its style left out: the value, and the formula if there is one. */
function writtenCells(part: Uint8Array | undefined): string {
  const cells = strFromU8(part ?? new Uint8Array()).matchAll(/<(?:\w+:)?c ([^>]*[^>/])>(.*?)<\/(?:\w+:)?c>/gs);
  return Array.from(
    cells,
    ([, attributes = "", content]) => `${attributes.replace(/\bs="\d*" ?/, "").trim()} ${content}`,
  ).join("\n");
}

/** Much faster than to compare a large part byte by byte in words. */
function same(left: Uint8Array | undefined, right: Uint8Array): boolean {
  return left !== undefined && Buffer.compare(left, right) === 0;
}

describe.skipIf(files.length === 0)("real workbooks (skipped without ../shared/data)", () => {
  it.each(files.map((file) => [file.split("/").at(-1), file]))(
    "%s, marked, is as it was but for the marks",
    async (_, file) => {
      const bytes = new Uint8Array(readFileSync(file ?? ""));
      const decoded = await decodeFile(bytes);
      const workbook = decoded.kind === "workbook" ? decoded.workbook : undefined;
      const findings = workbook === undefined ? [] : findingsFor(workbook);
      const marked = markPackage(bytes, { title, findings });
      if (workbook === undefined) return expect(marked).toBeUndefined();
      if (marked === undefined) throw new RangeError("The package was not marked in itself");
      const before = unzipSync(bytes);
      const after = unzipSync(marked);
      for (const [name, part] of Object.entries(before)) {
        const now = after[name.replaceAll("\\", "/")];
        if (!MAY_CHANGE.test(strFromU8(part.subarray(0, 2000)))) expect(same(now, part), name).toBe(true);
        else if (/worksheets\/[^/]+\.xml$/.test(name))
          expect(writtenCells(now) === writtenCells(part), name).toBe(true);
      }
      if (bytes.length < LARGE) {
        const cells = cellsOf(marked);
        expect([...cells.keys()][0]).toMatch(/^To fix/);
        for (const [name, sheet] of cellsOf(bytes)) expect(cells.get(name) === sheet, name).toBe(true);
      }
      expect(same(markPackage(marked, { title, findings }), marked), "marked twice").toBe(true);
    },
    300_000,
  );
});
