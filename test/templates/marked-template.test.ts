import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { checkFile } from "../../packages/core/src/workflows/check-file.ts";
import { makeTemplate } from "../../packages/core/src/workflows/make-template.ts";
import { markFile } from "../../packages/core/src/workflows/mark-file.ts";
import { all, cellTexts, type Part, sheetParts, templateParts } from "./template-parts.ts";

const asked = { collection: "personal-budgets", period: "2010-03-31", authority: "102" };
const { bytes: template } = makeTemplate(asked, { clock: () => new Date(0) });
const check = (bytes: Uint8Array) => checkFile({ name: "return.xlsx", bytes, collection: asked.collection });

/** The template with numbers in its cells and all else as it was, as a spreadsheet program saves it. */
function filledIn(entries: Readonly<Record<string, Readonly<Record<string, number>>>>): Uint8Array {
  const files = unzipSync(template);
  const names = [...sheetParts(template).keys()];
  for (const [sheet, cells] of Object.entries(entries)) {
    const part = `xl/worksheets/sheet${names.indexOf(sheet) + 1}.xml`;
    const source = strFromU8(files[part] ?? new Uint8Array());
    const filled = Object.entries(cells).reduce(
      (xml, [cell, value]) => xml.replace(new RegExp(`(<c r="${cell}" s="\\d+")/>`), `$1><v>${value}</v></c>`),
      source,
    );
    files[part] = strToU8(filled);
  }
  return zipSync(files);
}

const everyCell = [..."CDEFGHIJ"].flatMap((column) => Array.from({ length: 8 }, (_, row) => `${column}${6 + row}`));
const zeros = (cells: readonly string[]) => Object.fromEntries(cells.map((cell) => [cell, 0]));

function isOpen(parts: ReadonlyMap<string, Part>, cell: Part): boolean {
  const style = all(parts.get("xl/styles.xml"), "cellXfs")[0]?.children[Number(cell.get("s"))];
  return all(style, "protection")[0]?.get("locked") === "0";
}

describe("a template filled in where it stands", () => {
  it("is accepted, with its drop-downs, locks and lists still there", async () => {
    const result = await check(filledIn({ People: zeros(everyCell), Money: { A6: 1000.5, B6: 0, C6: 0 } }));
    expect(result.findings).toEqual([]);
    expect(result.outcome).toBe("accepted");
    expect(result.tables.find(({ table }) => table === "money")?.rows[0]?.values["community_budget"]).toMatchObject({
      value: 100050n,
      cell: "A6",
      shown: "£1,000.50",
    });
  });

  it("names the cells that are left empty", async () => {
    const some = everyCell.filter((cell) => cell !== "D9");
    const { findings } = await check(filledIn({ People: zeros(some), Money: { A6: 5, C6: 0 } }));
    expect(findings.map(({ code, place }) => `${code} ${place.sheet}!${place.cell}`)).toEqual([
      "blank-cell People!D9",
      "blank-cell Money!B6",
    ]);
  });
});

describe("a template given back with its findings marked", () => {
  it("keeps its rules, its locks and its open cells, and is known for what it is", async () => {
    const marked = await markFile(template, await check(template));
    const [before, after] = [templateParts(template), templateParts(marked)];
    const peopleIn = (parts: ReadonlyMap<string, Part>) =>
      parts.values().find((part) => [...cellTexts(parts, part).values()].includes("Client group"));
    const [people, again] = [peopleIn(before), peopleIn(after)];
    expect(all(again, "dataValidation").map((rule) => rule.get("sqref"))).toEqual(
      all(people, "dataValidation").map((rule) => rule.get("sqref")),
    );
    expect(all(again, "dataValidation")).toHaveLength(8);
    expect(all(again, "sheetProtection")).toHaveLength(1);
    const open = (parts: ReadonlyMap<string, Part>, sheet: Part | undefined) =>
      all(sheet, "c").flatMap((cell) => (isOpen(parts, cell) ? [cell.get("r")] : []));
    expect(open(after, again)).toEqual(open(before, people));
    const { findings } = await check(marked);
    expect(findings).toEqual((await check(template)).findings);
  });
});
