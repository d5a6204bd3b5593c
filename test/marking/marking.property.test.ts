import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cellAddress } from "../../packages/core/src/ingest/decode/address.ts";
import { decodeFile } from "../../packages/core/src/ingest/decode/decode-file.ts";
import type { Cell, Workbook } from "../../packages/core/src/ingest/decode/workbook.ts";
import { markPackage } from "../../packages/core/src/marking/mark-package.ts";
import { markRebuilt } from "../../packages/core/src/marking/mark-rebuilt.ts";
import { markWorkbook } from "../../packages/core/src/marking/mark-workbook.ts";
import type { MarkedFinding } from "../../packages/core/src/marking/marking.ts";
import { fillColour, readFillColour } from "../../packages/core/src/marking/styles/fill-colours.ts";
import { withoutMarks } from "../../packages/core/src/marking/to-fix/marking-sheet.ts";
import { partsOf, textsOf, title, zipOf } from "./package-of.ts";

const severity = fc.constantFrom("error" as const, "query" as const, "note" as const);
const address = fc
  .tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 30 }))
  .map(([row, column]) => cellAddress(row, column));
const cell = fc.oneof(
  address,
  fc.tuple(address, address).map(([first, last]) => `${first}:${last}`),
  fc.constantFrom("XFD1048576", "A1048577", "nonsense", "$B$2", ""),
);
const finding: fc.Arbitrary<MarkedFinding> = fc.record({
  place: fc.oneof(
    fc.record({ sheet: fc.constantFrom("People", "Money", "people", "Other", ""), cell }),
    fc.record({ sheet: fc.constantFrom("People", "Money"), row: fc.integer({ min: 1, max: 50 }) }),
    fc.constant({}),
  ),
  severity,
  message: fc.string({ unit: "binary", maxLength: 30 }),
  fix: fc.string({ maxLength: 30 }),
  value: fc.option(fc.string({ unit: "binary", maxLength: 10 }), { nil: undefined }),
});
const findings = fc.array(finding, { maxLength: 25 });

const text = fc.oneof(
  fc.string({ unit: "binary", maxLength: 8 }),
  fc.constantFrom("=1+1", "-5", "@x", " a ", "_x000D_"),
);
const anyCell: fc.Arbitrary<Cell> = fc.oneof(
  text
    .filter((value) => value.trim() !== "" && value.isWellFormed())
    .map((value): Cell => ({ kind: "text", value, shown: value })),
  fc
    .double({ noNaN: true, noDefaultInfinity: true })
    .map((value): Cell => ({ kind: "number", value: value + 0, shown: String(value) })),
  fc.boolean().map((value): Cell => ({ kind: "boolean", value, shown: value ? "TRUE" : "FALSE" })),
);
const workbook: fc.Arbitrary<Workbook> = fc
  .array(fc.array(fc.option(anyCell, { nil: undefined }), { maxLength: 5 }), { maxLength: 6 })
  .map((rows) => ({
    format: "csv",
    encoding: "utf-8",
    sheets: [{ name: "", visibility: "visible", rows, merges: [] }],
  }));

async function decode(bytes: Uint8Array): Promise<Workbook> {
  const decoded = await decodeFile(bytes);
  if (decoded.kind !== "workbook") throw new RangeError("The workbook was not read");
  return decoded.workbook;
}

/** Every cell with its address, value and kind. */
function cellsOf({ sheets }: Workbook) {
  return sheets.map(({ rows }) =>
    rows.flatMap((row, r) =>
      (row ?? []).flatMap((one, c) => (one === undefined ? [] : [[cellAddress(r, c), one.kind, one.value]])),
    ),
  );
}

describe("whatever is found", () => {
  const original = zipOf(partsOf());

  it("leaves every cell of the officer's workbook as it was, and the same marking again changes nothing", async () => {
    const before = await decode(original);
    await fc.assert(
      fc.asyncProperty(findings, async (all) => {
        const marked = markPackage(original, { title, findings: all });
        if (marked === undefined) throw new RangeError("The package was not marked in itself");
        expect(withoutMarks(await decode(marked))).toEqual(before);
        expect(Buffer.compare(markPackage(marked, { title, findings: all }) ?? new Uint8Array(), marked)).toBe(0);
      }),
      { numRuns: 60 },
    );
  });

  it("leaves rows and cells in order, and no cell twice", () => {
    fc.assert(
      fc.property(findings, findings, (first, second) => {
        const once = markPackage(original, { title, findings: first }) ?? new Uint8Array();
        const sheet =
          textsOf(markPackage(once, { title, findings: second }) ?? new Uint8Array())["xl/worksheets/sheet1.xml"] ?? "";
        const places = [...sheet.matchAll(/<(row|c) r="([A-Z]*)(\d+)"/g)].map(([, , letters = "", row]) => {
          const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
          return Number(row) * 20_000 + column;
        });
        expect(places).toEqual([...new Set(places)].sort((left, right) => left - right));
      }),
      { numRuns: 60 },
    );
  });

  it("in whatever workbook, the cells are written as they were decoded", async () => {
    await fc.assert(
      fc.asyncProperty(workbook, findings, async (book, all) => {
        const marked = await decode(markRebuilt(book, { title, findings: all }));
        expect(cellsOf(withoutMarks(marked))).toEqual(cellsOf(book));
      }),
      { numRuns: 60 },
    );
  });
});

describe("whatever the bytes", () => {
  const whole = zipOf(partsOf());
  const changed = fc
    .array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 })
    .map((changes) => changes.reduce((bytes, [at, value]) => bytes.with(at, value), new Uint8Array(whole)));

  it("a workbook comes back that can be read: of bytes at random, and of a workbook with some bytes changed", async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.uint8Array({ maxLength: 200 }), changed), findings, async (bytes, all) => {
        const decoded = await decodeFile(bytes);
        const before = decoded.kind === "workbook" ? decoded.workbook : undefined;
        const marked = await decode(markWorkbook({ bytes, workbook: before, title, findings: all }));
        expect(cellsOf(withoutMarks(marked))).toEqual(before === undefined ? [] : cellsOf(before));
      }),
      { numRuns: 100 },
    );
  });

  it("nothing is thrown where such a workbook is marked in itself", () => {
    fc.assert(
      fc.property(changed, findings, (bytes, all) => {
        expect(() => markPackage(bytes, { title, findings: all })).not.toThrow();
      }),
      { numRuns: 100 },
    );
  });
});

describe("a colour", () => {
  it("says its severity and what it replaced, on pale and deep fills alike", () => {
    fc.assert(
      fc.property(severity, fc.nat(511), fc.boolean(), (one, before, light) => {
        expect(readFillColour(fillColour({ severity: one, before }, light))).toEqual({ severity: one, before });
      }),
    );
  });

  it("of the kind people choose is none of ours", () => {
    for (const colour of [
      "FFFF9999",
      "FFFFC000",
      "FFDDEBF7",
      "FFC00000",
      "FFE0F2F1",
      "FFFFFFFF",
      "FF000000",
      "FF800080",
    ]) {
      expect(readFillColour(colour), colour).toBeUndefined();
    }
  });
});
