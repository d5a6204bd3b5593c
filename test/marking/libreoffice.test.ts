import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { decodeFile } from "../../packages/core/src/ingest/decode/decode-file.ts";
import type { Workbook } from "../../packages/core/src/ingest/decode/workbook.ts";
import { markPackage } from "../../packages/core/src/marking/mark-package.ts";
import { isMarkingSheet, withoutMarks } from "../../packages/core/src/marking/to-fix/marking-sheet.ts";
import { at, links, MAIN, partsOf, sheet, textsOf, title, zipOf } from "./package-of.ts";

const soffice = (process.env.PATH ?? "")
  .split(delimiter)
  .map((folder) => join(folder, "soffice"))
  .find(existsSync);
const folder = mkdtempSync(join(tmpdir(), "marking-"));
const sharedData = new URL("../../../shared/data/", import.meta.url);
const real = ["real/mhclg_returns/PF_Round_1_Initial_Validation_Failures.xlsx", "real/nhsd/asc_overview_test.xlsx"].map(
  (name) => new URL(name, sharedData),
);

afterAll(() => rmSync(folder, { recursive: true }));

/** Opens workbooks in LibreOffice and saves them, in one go; gives what it saved. */
function saveInLibreOffice(files: Readonly<Record<string, Uint8Array>>): Record<string, Uint8Array> {
  const place = mkdtempSync(join(folder, "run-"));
  const out = join(place, "out");
  const names = Object.keys(files);
  for (const name of names) writeFileSync(join(place, `${name}.xlsx`), files[name] ?? new Uint8Array());
  const profile = `-env:UserInstallation=${pathToFileURL(join(folder, "profile")).href}`;
  const given = names.map((name) => join(place, `${name}.xlsx`));
  execFileSync(soffice ?? "", [profile, "--headless", "--convert-to", "xlsx", "--outdir", out, ...given], {
    stdio: "pipe",
  });
  return Object.fromEntries(names.map((name) => [name, new Uint8Array(readFileSync(join(out, `${name}.xlsx`)))]));
}

async function decode(bytes: Uint8Array | undefined): Promise<Workbook> {
  const decoded = await decodeFile(bytes ?? new Uint8Array());
  if (decoded.kind !== "workbook") throw new RangeError("The workbook was not read");
  return decoded.workbook;
}

function valuesOf({ sheets }: Workbook) {
  return sheets.map(({ name, visibility, rows }) => ({
    name,
    visibility,
    cells: rows.flatMap((row, r) =>
      (row ?? []).flatMap((cell, c) => (cell === undefined ? [] : [[r, c, cell.value, cell.shown]])),
    ),
  }));
}

/** Texts of all comments, and the cells they are on. */
function commentsOf(bytes: Uint8Array | undefined): string[] {
  return Object.entries(textsOf(bytes ?? new Uint8Array()))
    .filter(([name]) => /comments/.test(name))
    .flatMap(([, part]) => [...part.matchAll(/<comment [^>]*ref="(\w+)".*?<\/comment>/gs)])
    .map(
      ([comment, ref]) =>
        `${ref} ${[...comment.matchAll(/<t(?: [^>]*)?>(.*?)<\/t>/gs)]
          .map(([, text]) => text)
          .join("")
          .replaceAll("&#10;", "\n")}`,
    )
    .sort();
}

const officers = partsOf({
  "xl/worksheets/sheet2.xml": sheet('<row r="1"><c r="A1"><v>1</v></c></row>', '<legacyDrawing r:id="rId2"/>'),
  "xl/worksheets/_rels/sheet2.xml.rels": links([
    ["comments", "../comments1.xml"],
    ["vmlDrawing", "../drawings/vmlDrawing1.vml"],
  ]),
  "xl/comments1.xml": `<comments xmlns="${MAIN}"><authors><author>An officer</author></authors><commentList><comment ref="A1" authorId="0"><text><t>Checked</t></text></comment></commentList></comments>`,
  "xl/drawings/vmlDrawing1.vml":
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"><v:shape id="_x0000_s1025" type="#_x0000_t202"><x:ClientData ObjectType="Note"><x:Anchor>1, 15, 0, 2, 3, 15, 3, 16</x:Anchor><x:Row>0</x:Row><x:Column>0</x:Column></x:ClientData></v:shape></xml>',
});
const findings = [
  at("People", "B3"),
  at("People", "F9", { severity: "query" }),
  at("Money", "A1", { severity: "note" }),
];

describe.skipIf(soffice === undefined)("in LibreOffice (skipped where there is no soffice on the path)", () => {
  it("a marked workbook opens with every cell as it was and every comment, and survives being saved there", async () => {
    const original = zipOf(officers);
    const marked = markPackage(original, { title, findings }) ?? new Uint8Array();
    const saved = saveInLibreOffice({ original, marked });
    const workbook = await decode(saved.marked);
    expect(workbook.sheets.map(({ name }) => name)).toEqual(["To fix", "People", "Money"]);
    expect(workbook.sheets.map(isMarkingSheet)).toEqual([true, false, false]);
    expect(valuesOf(withoutMarks(workbook))).toEqual(valuesOf(await decode(saved.original)));
    const words = "Cannot read it.\nEnter a number.";
    expect(commentsOf(saved.marked)).toEqual([
      `A1 Checked\nCouncil Returns:\nNote: ${words}`,
      `B3 Error: ${words}\n— Council Returns`,
      `F9 Query: ${words}\n— Council Returns`,
    ]);
    const again = markPackage(saved.marked ?? new Uint8Array(), { title, findings: [at("People", "A3")] });
    expect((await decode(again)).sheets.map(({ name }) => name)).toEqual(["To fix", "People", "Money"]);
    expect(commentsOf(again)).toEqual(["A1 Checked", `A3 Error: ${words}\n— Council Returns`]);
    expect(coloured(again)).toEqual(["A3"]);
  }, 180_000);

  it.skipIf(!real.every((file) => existsSync(file)))(
    "real workbooks, marked, have every cell as it was (skipped without ../shared/data)",
    async () => {
      const given: Record<string, Uint8Array> = {};
      for (const [index, file] of real.entries()) {
        const original = new Uint8Array(readFileSync(file));
        const { sheets } = await decode(original);
        const all = sheets.flatMap(({ name }) => [
          at(name, "A1"),
          at(name, "B4:D6", { severity: "query" }),
          at(name, "ZZ99"),
        ]);
        const marked = markPackage(original, { title, findings: all }) ?? new Uint8Array();
        given[`original-${index}`] = original;
        given[`marked-${index}`] = marked;
      }
      const saved = saveInLibreOffice(given);
      for (const index of real.keys()) {
        const was = valuesOf(await decode(saved[`original-${index}`]));
        expect(valuesOf(withoutMarks(await decode(saved[`marked-${index}`])))).toEqual(was);
      }
    },
    300_000,
  );
});

/** Cells outside our own sheet that have a fill of ours. */
function coloured(bytes: Uint8Array | undefined): string[] {
  const parts = textsOf(bytes ?? new Uint8Array());
  const styles = parts["xl/styles.xml"] ?? "";
  const fills = (/<fills[^>]*>(.*)<\/fills>/s.exec(styles)?.[1] ?? "").split(/(?=<fill>)/);
  const formats = (/<cellXfs[^>]*>(.*)<\/cellXfs>/s.exec(styles)?.[1] ?? "").split(/(?=<xf )/);
  const ours = (style: string) => {
    const fill = fills[Number(/fillId="(\d+)"/.exec(formats[Number(style)] ?? "")?.[1])] ?? "";
    return /<fgColor rgb="FF(F[0-7]9[0-7]9[0-7]|F[0-7]C[0-7]4[0-7]|D[0-7]E[0-7]E[89A-F]|8[0-7]0[0-7]0[0-7])"/.test(
      fill,
    );
  };
  return Object.entries(parts)
    .filter(([name, part]) => /worksheets\/sheet\d+\.xml$/.test(name) && !part.includes("hyperlink"))
    .flatMap(([, part]) => [...part.matchAll(/<c r="(\w+)" s="(\d+)"/g)])
    .filter(([, , style]) => ours(style ?? ""))
    .map(([, cell]) => cell ?? "");
}
