import { type BookType, utils, write } from "@e965/xlsx";
import fc from "fast-check";
import { strToU8, unzipSync, zipSync } from "fflate";
import { expect, test } from "vitest";
import { decodeFile } from "../../../packages/core/src/ingest/decode/decode-file.ts";
import { firstSheet, odsOf } from "./made-files.ts";

function bookOf(bookType: BookType): Uint8Array {
  const book = utils.book_new();
  const rows = [
    ["Council", "People", "Signed", "As at"],
    ["Leeds", 51230, true, { t: "n", v: 40268, z: "dd/mm/yyyy" }],
    ["York", -616.25, { t: "e", v: 23 }, "not yet"],
  ];
  utils.book_append_sheet(book, utils.aoa_to_sheet(rows), "Return");
  return new Uint8Array(write(book, { type: "array", bookType, bookSST: true }));
}

const VALID: readonly Uint8Array[] = [
  ...(["xlsx", "xlsb", "biff8", "biff5", "ods", "fods", "xlml", "html"] as const).map(bookOf),
  odsOf('<table:table table:name="T"><table:table-row><table:table-cell/></table:table-row></table:table>'),
  strToU8('Council,People\n"Leeds, City",51230\nYork,"616"\n'),
];

const change = fc.record({ at: fc.nat(), bytes: fc.uint8Array({ maxLength: 8 }), drop: fc.nat({ max: 40 }) });
const changes = fc.array(change, { minLength: 1, maxLength: 6 });

/** Overwrites, inserts and removes bytes here and there. */
function changed(file: Uint8Array, list: readonly { at: number; bytes: Uint8Array; drop: number }[]): Uint8Array {
  return list.reduce((before, { at, bytes, drop }) => {
    const from = before.length === 0 ? 0 : at % before.length;
    return Uint8Array.from([...before.subarray(0, from), ...bytes, ...before.subarray(from + drop)]);
  }, file);
}

const decodes = async (file: Uint8Array) => {
  const decoded = await decodeFile(file);
  expect(["workbook", "unreadable"]).toContain(decoded.kind);
};

test("any bytes are decoded or refused, never an exception", async () => {
  await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 2000 }), decodes), { numRuns: 300 });
});

test("any text is decoded or refused", async () => {
  const text = fc.string({
    unit: fc.constantFrom("a", "1", ",", ";", '"', "\n", "\r", "\t", "<", ">", "&", "é", "\0", " "),
    maxLength: 400,
  });
  await fc.assert(
    fc.asyncProperty(
      text.map((value) => strToU8(value)),
      decodes,
    ),
    { numRuns: 300 },
  );
});

test("a valid file with bytes changed is decoded or refused", async () => {
  const file = fc.tuple(fc.constantFrom(...VALID), changes).map(([valid, list]) => changed(valid, list));
  await fc.assert(fc.asyncProperty(file, decodes), { numRuns: 400 });
});

test("a zip whose parts are changed is decoded or refused", async () => {
  const zips = VALID.filter((file) => file[0] === 0x50);
  const file = fc.tuple(fc.constantFrom(...zips), fc.nat(), changes).map(([valid, pick, list]) => {
    const parts = Object.entries(unzipSync(valid));
    const [name, part] = parts[pick % parts.length] ?? ["x", new Uint8Array(0)];
    return zipSync({ ...Object.fromEntries(parts), [name]: changed(part, list) });
  });
  await fc.assert(fc.asyncProperty(file, decodes), { numRuns: 400 });
});

test("what is written as CSV is read back", async () => {
  const texts = (...characters: string[]) =>
    fc.string({ unit: fc.constantFrom("a", "é", "£", "1", '"', ...characters), minLength: 1, maxLength: 8 });
  const cell = fc.oneof(texts(",", ";", "|", "\t"), texts("\n", " "));
  const rows = fc.array(fc.tuple(cell, cell, cell, fc.constant("end")), { minLength: 3, maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(rows, async (table) => {
      const written = [["h1", "h2", "h3", "h4"], ...table];
      const quoted = written.map((row) => row.map((value) => `"${value.replaceAll('"', '""')}"`).join(","));
      const sheet = await firstSheet(strToU8(quoted.join("\r\n")));
      const read = Array.from(sheet.rows, (row) => Array.from(row ?? [], (found) => found?.value ?? ""));
      expect(read).toEqual(written.map((row) => row.map((value) => (value.trim() === "" ? "" : value))));
    }),
    { numRuns: 200 },
  );
});
