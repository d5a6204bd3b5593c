import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Cell, Sheet } from "../../../packages/core/src/ingest/decode/workbook.ts";
import { findTables } from "../../../packages/core/src/ingest/match/find-tables.ts";
import { foldedEdges, foldText, squashText } from "../../../packages/core/src/ingest/match/fold-text.ts";
import { form, payments, wide } from "./collections.ts";
import { plainRows, readWorkbook } from "./read-sheet.ts";
import { bookOf, type Entry, sheetOf } from "./sheet-of.ts";

const HEADER = ["Client group", "Age band", "Ongoing support", "Direct payment", "Managed"];
const COLUMNS = ["group", "age", "ongoing", "direct", "managed"];
const GROUPS = ["Physical disability", "Mental health", "Carers"];

const words = fc.constantFrom(
  ...HEADER,
  ...GROUPS,
  "18-64",
  "Total",
  "Council",
  "Cumbria",
  "31 March 2010",
  "A4.20",
  "£000",
  "-",
  "[c]",
  "#REF!",
  "Note:",
  "Synthetic",
  "Date",
  "Amount",
  "Supplier name",
  "Transaction number",
  "1,234",
  "(616)",
  " ",
);

const cell: fc.Arbitrary<Cell | undefined> = fc.oneof(
  { weight: 3, arbitrary: fc.constant(undefined) },
  { weight: 4, arbitrary: fc.oneof(words, fc.string()).map((value): Cell => ({ kind: "text", value, shown: value })) },
  {
    weight: 2,
    arbitrary: fc.double().map((value): Cell => ({ kind: "number", value, shown: String(value), format: "0.0%" })),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom<Cell>(
      { kind: "date", value: "2010-03-31", shown: "31/03/2010" },
      { kind: "error", value: "#REF!", shown: "#REF!" },
      { kind: "boolean", value: true, shown: "TRUE" },
    ),
  },
);

const range = fc
  .record({ top: fc.nat(12), left: fc.nat(8), height: fc.nat(5), width: fc.nat(5) })
  .map(({ top, left, height, width }) => ({ top, left, bottom: top + height, right: left + width }));

const anySheet: fc.Arbitrary<Sheet> = fc.record({
  name: fc.constantFrom("", "Readers", "Sheet1"),
  visibility: fc.constantFrom("visible", "hidden", "very hidden"),
  rows: fc.array(fc.option(fc.array(cell, { maxLength: 8 }), { nil: undefined }), { maxLength: 14 }),
  merges: fc.array(range, { maxLength: 3 }),
});

/** Distinct keys with counts, a row each. */
const body = fc.uniqueArray(
  fc.tuple(
    fc.constantFrom(...GROUPS),
    fc.constantFrom("18-64", "65 and over"),
    fc.nat(9999),
    fc.nat(9999),
    fc.nat(9999),
  ),
  { minLength: 1, maxLength: 6, selector: ([group, age]) => `${group} ${age}` },
);

function readersOf(rows: readonly (readonly Entry[])[]): string[] {
  return plainRows(readWorkbook(bookOf(sheetOf(rows)), form, "2010-03-31", "102").tables.get("readers"), COLUMNS);
}

describe("reading a workbook", () => {
  it("never throws, whatever is in it, and gives every row every column", () => {
    fc.assert(
      fc.property(fc.array(anySheet, { maxLength: 3 }), (sheets) => {
        for (const [collection, period] of [
          [form, "2010-03-31"],
          [wide, "2009-10"],
          [payments, "2014-09"],
        ] as const) {
          const { tables, match } = readWorkbook(bookOf(...sheets), collection, period, "102");
          for (const { table, bodyRows, totalRows } of match.tables) {
            expect(new Set([...bodyRows, ...totalRows]).size).toBe(bodyRows.length + totalRows.length);
            const all = Object.keys(Object.entries(collection.tables).find(([id]) => id === table)?.[1].columns ?? {});
            for (const row of tables.get(table)?.rows ?? []) expect(Object.keys(row.values)).toEqual(all);
          }
        }
        for (const sheet of sheets) findTables(sheet);
      }),
      { numRuns: 300 },
    );
  });

  it("finds the same values whatever titles and blank rows stand above", () => {
    fc.assert(
      fc.property(
        body,
        fc.array(fc.constantFrom<Entry[]>([], ["A title of the return"], ["Council", "Cumbria"], [null, "Text"])),
        (rows, above) => {
          expect(readersOf([...above, HEADER, ...rows])).toEqual(readersOf([HEADER, ...rows]));
        },
      ),
      { numRuns: 100 },
    );
  });

  it("finds the same values with blank rows and columns put in", () => {
    const places = fc.array(fc.nat(6), { maxLength: 3 });
    fc.assert(
      fc.property(body, places, places, (rows, blankRows, blankColumns) => {
        const wideRows = [HEADER, ...rows].map((row) =>
          blankColumns.reduce<Entry[]>((all, place) => all.toSpliced(place, 0, null), [...row]),
        );
        const spread = blankRows.reduce<(readonly Entry[])[]>(
          (all, place) => all.toSpliced(1 + place, 0, []),
          wideRows,
        );
        expect(readersOf(spread)).toEqual(readersOf([HEADER, ...rows]));
      }),
      { numRuns: 100 },
    );
  });

  it("finds the same values in whatever order the columns are", () => {
    fc.assert(
      fc.property(body, fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5 }), (rows, order) => {
        const shuffled = [HEADER, ...rows].map((row) => order.map((place) => row[place] ?? null));
        expect(readersOf(shuffled)).toEqual(readersOf([HEADER, ...rows]));
      }),
      { numRuns: 100 },
    );
  });
});

describe("folding a text", () => {
  it("is the same with and without its fast way", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: "binary" })), (text) => {
        expect(squashText(text)).toBe(foldText(text).replaceAll(" ", ""));
      }),
    );
  });
});

describe("the first and last signs of what texts fold to", () => {
  const text = fc.oneof(
    fc.string({ maxLength: 6 }),
    fc.string({ unit: "binary", maxLength: 6 }),
    fc.stringMatching(/^[Aa1 &'.-]{0,5}$/),
  );

  it("are the same for texts that fold alike", () => {
    fc.assert(
      fc.property(text, fc.constantFrom("", " ", "-", "'", "(", "\u00a0"), (word, round) => {
        const [one, other] = [`${round}${word}${round}`, word.toUpperCase()];
        fc.pre(squashText(one) === squashText(other));
        const [edges, others] = [foldedEdges(one), foldedEdges(other)];
        expect(edges === undefined || others === undefined || edges === others).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});

describe("folding a text in ASCII", () => {
  it("gives what folding it with a letter outside ASCII gives", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme-ascii" }), (text) => {
        expect(foldText(`${text} é`)).toBe(`${foldText(text)} e`.trim());
      }),
    );
  });
});
