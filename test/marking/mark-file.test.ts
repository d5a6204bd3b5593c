import { describe, expect, it } from "vitest";
import { decodeFile } from "../../packages/core/src/ingest/decode/decode-file.ts";
import type { Workbook } from "../../packages/core/src/ingest/decode/workbook.ts";
import { isMarkingSheet } from "../../packages/core/src/marking/to-fix/marking-sheet.ts";
import { checkFile } from "../../packages/core/src/workflows/check-file.ts";
import type { CheckResult } from "../../packages/core/src/workflows/check-result.ts";
import { makeTemplate } from "../../packages/core/src/workflows/make-template.ts";
import { markFile } from "../../packages/core/src/workflows/mark-file.ts";
import { textsOf } from "./package-of.ts";

const asked = { collection: "personal-budgets", period: "2010-03-31", authority: "Lambeth" };

async function decode(bytes: Uint8Array): Promise<Workbook> {
  const decoded = await decodeFile(bytes);
  if (decoded.kind !== "workbook") throw new RangeError("The workbook was not read");
  return decoded.workbook;
}

function wordsOf(workbook: Workbook): string {
  return workbook.sheets
    .filter(isMarkingSheet)
    .flatMap(({ rows }) => rows.flatMap((row) => (row ?? []).map((cell) => String(cell?.value ?? ""))))
    .join("\n");
}

describe("markFile", () => {
  it("gives a template sent back empty its own sheets back, with each blank range coloured and explained", async () => {
    const { bytes } = makeTemplate(asked, { clock: () => new Date(0) });
    const result = await checkFile({ ...asked, name: "template.xlsx", bytes });
    expect(result.findings.length).toBeGreaterThan(0);
    const marked = await markFile(bytes, result);
    const workbook = await decode(marked);
    const before = await decode(bytes);
    expect(workbook.sheets.map(({ name }) => name)).toEqual(["To fix", ...before.sheets.map(({ name }) => name)]);
    const words = wordsOf(workbook);
    expect(words).toContain("To fix in template.xlsx");
    expect(words).toContain("Personal budgets");
    expect(words).toContain("the errors below have to be corrected first");
    expect(words).toContain('"Ongoing personal budgets"');
    const blank = result.findings.find(({ code }) => code === "blank-cell")?.place.cell?.split(":")[0];
    expect(blank).toBeDefined();
    expect(Object.values(textsOf(marked)).some((part) => part.includes(`<comment ref="${blank}"`))).toBe(true);
  });

  it("gives a CSV back as a workbook, cell for cell", async () => {
    const bytes = new TextEncoder().encode("Personal budgets survey\nCouncil,=Lambeth\n");
    const result = await checkFile({ ...asked, name: "return.csv", bytes });
    const workbook = await decode(await markFile(bytes, result));
    expect(workbook.format).toBe("xlsx");
    expect(workbook.sheets[1]?.rows.map((row) => row?.map((cell) => cell?.value))).toEqual([
      ["Personal budgets survey"],
      ["Council", "=Lambeth"],
    ]);
  });

  it("says of a file that could not be read why, in a workbook with that alone", async () => {
    const bytes = new TextEncoder().encode("%PDF-1.7");
    const result: CheckResult = await checkFile({ ...asked, name: "return.pdf", bytes });
    const workbook = await decode(await markFile(bytes, result));
    expect(workbook.sheets).toHaveLength(1);
    expect(wordsOf(workbook)).toContain("The file could not be read.");
    expect(wordsOf(workbook)).toContain("PDF");
  });
});
