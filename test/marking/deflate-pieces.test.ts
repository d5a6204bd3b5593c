import fc from "fast-check";
import { strFromU8, unzipSync } from "fflate";
import { expect, it } from "vitest";
import { writeZip } from "../../packages/core/src/marking/zip/write-zip.ts";
import { deflatePieces, plainText, type ZipFile } from "../../packages/core/src/marking/zip/zip-file.ts";

function deflated(pieces: readonly string[]): ZipFile {
  const work = deflatePieces("part.xml", pieces);
  let step = work.next();
  while (step.done !== true) step = work.next();
  return step.value;
}

function textOf(file: ZipFile): string {
  return strFromU8(unzipSync(writeZip([file]))["part.xml"] ?? new Uint8Array());
}

it("a part compressed in pieces is the same text, however it is cut", () => {
  const pieces = fc.array(fc.string({ unit: "grapheme", maxLength: 300 }), { maxLength: 20 });
  fc.assert(
    fc.property(pieces, (some) => {
      const [file, whole] = [deflated(some), plainText("part.xml", some.join(""))];
      expect(textOf(file)).toBe(some.join(""));
      expect([file.crc, file.size]).toEqual([whole.crc, whole.size]);
    }),
  );
});

it("a part longer than the window of what is compressed is whole", () => {
  const pieces = Array.from({ length: 40 }, (_, at) => `<row r="${at}"><c><v>${at * 7919}</v></c></row>`.repeat(400));
  expect(textOf(deflated(pieces))).toBe(pieces.join(""));
});
