import * as XLSX from "@e965/xlsx";
import { describe, expect, it } from "vitest";
import { collectionAt } from "../../packages/core/src/collections/define-collection.ts";
import { decodeFile } from "../../packages/core/src/ingest/decode/decode-file.ts";
import { ASIDE } from "../../packages/core/src/templates/aside.ts";
import { checkFile } from "../../packages/core/src/workflows/check-file.ts";
import type { CheckResult } from "../../packages/core/src/workflows/check-result.ts";
import { makeTemplate } from "../../packages/core/src/workflows/make-template.ts";
import { type Answers, fillTemplate } from "./fill-template.ts";
import { all, cellTexts, sheetParts, templateParts } from "./template-parts.ts";

const clock = () => new Date(0);
const council = "102";

async function returned(period: string, answers: Answers, id = "personal-budgets"): Promise<CheckResult> {
  const authority = id === "personal-budgets" ? council : undefined;
  const { bytes, collection } = makeTemplate({ collection: id, period, authority }, { clock });
  const filled = fillTemplate(bytes, collectionAt(collection, period), answers, "Cumbria");
  const result = await checkFile({ name: "r.xlsx", bytes: filled, collection: id, period, authority });
  expect(result.outcome).toBe("accepted");
  return result;
}

const people: Answers = (_, column, row) => {
  if (column === "ongoing_support" || column === "indicator_130_base") return row === 3 ? ".." : 1200 + row;
  if (column === "community_budget") return 1234.5;
  return column === "signed_on" ? "14/05/2009" : undefined;
};

async function templateWithLastYear(): Promise<Uint8Array> {
  const previous = await returned("2009-03-31", people);
  return makeTemplate({ collection: "personal-budgets", period: "2010-03-31", authority: council, previous }, { clock })
    .bytes;
}

/** The same file as if the marks of its reference sheets had been lost. */
function withoutMarks(bytes: Uint8Array): Uint8Array {
  const workbook = XLSX.read(bytes.slice());
  for (const sheet of Object.values(workbook.Sheets)) {
    for (const [address, cell] of Object.entries(sheet)) if (cell.v === ASIDE) delete sheet[address];
  }
  return new Uint8Array(XLSX.write(workbook, { type: "array" }));
}

describe("a template with last year's answers", () => {
  it("shows each at the address of this year's, as it was given", async () => {
    const decoded = await decodeFile(await templateWithLastYear());
    if (decoded.kind !== "workbook") throw new Error(decoded.finding.code);
    expect(decoded.workbook.sheets.map(({ name }) => name)).toEqual([
      "Guidance",
      "People",
      "Money",
      "Sign-off",
      "Last year, People",
      "Last year, Money",
      "Last year, Sign-off",
      "Lists",
    ]);
    const cell = (name: string, row: number, column: number) =>
      decoded.workbook.sheets.find((sheet) => sheet.name === name)?.rows[row - 1]?.[column];
    expect(cell("Last year, People", 1, 0)?.value).toBe("People: as returned for 31 March 2009");
    expect(cell("Last year, People", 5, 2)?.value).toBe("Last year: People with ongoing support");
    expect(cell("Last year, People", 6, 0)?.value).toBe("Physical disability");
    expect(cell("Last year, People", 6, 2)).toMatchObject({ value: 1200, shown: "1,200" });
    expect(cell("Last year, People", 9, 2)?.value).toBe("..");
    expect(cell("Last year, Money", 6, 0)).toMatchObject({ shown: "£1,234.50" });
    expect(cell("Last year, Sign-off", 6, 1)).toMatchObject({ kind: "date", value: "2009-05-14", shown: "14/05/2009" });
  });

  it("has nothing to fill in on those sheets", async () => {
    const sheets = sheetParts(await templateWithLastYear());
    for (const name of ["Last year, People", "Last year, Money", "Last year, Sign-off"]) {
      expect(all(sheets.get(name), "sheetProtection")).toHaveLength(1);
      expect(all(sheets.get(name), "dataValidation")).toEqual([]);
    }
  });

  it.each([
    ["as it is", (bytes: Uint8Array) => bytes],
    ["where the marks of those sheets are lost", withoutMarks],
  ])("is checked as if they were not there, %s", async (_, change) => {
    const plain = makeTemplate({ collection: "personal-budgets", period: "2010-03-31", authority: council }, { clock });
    const collection = collectionAt(plain.collection, "2010-03-31");
    const check = (bytes: Uint8Array) => checkFile({ name: "r.xlsx", bytes, collection: "personal-budgets" });
    const withLast = change(await templateWithLastYear());
    for (const fill of [
      (bytes: Uint8Array) => bytes,
      (bytes: Uint8Array) => fillTemplate(bytes, collection, () => undefined, ""),
    ]) {
      const { sha256: _one, ...expected } = await check(fill(plain.bytes));
      const { sha256: _other, ...found } = await check(fill(withLast));
      const errors = ({ findings }: Pick<CheckResult, "findings">) =>
        findings.filter(({ severity }) => severity !== "note");
      expect({ ...found, findings: errors(found) }).toEqual({ ...expected, findings: errors(expected) });
    }
  });

  it("shows last year's questions where they have changed since", async () => {
    const previous = await returned(
      "2010-11",
      (_, column) => (column === "all_ages" ? 40 : undefined),
      "direct-payments",
    );
    const { bytes } = makeTemplate({ collection: "direct-payments", period: "2011-12", previous }, { clock });
    const sheets = [...sheetParts(bytes)];
    expect(sheets.map(([name]) => name)).toEqual([
      "Guidance",
      "Council-level activity",
      "Last year, Council-level activi",
      "Lists",
    ]);
    const shown = [...cellTexts(templateParts(bytes), sheets[2]?.[1]).values()];
    expect(shown).toContain("Last year: Total all ages, Existing / new Direct payments and Personal Budgets");
    expect(shown).toContain("Cumbria");
  });

  it("shows no payments, which are no others' forerunners", () => {
    const previous = { period: "2013-09", tables: [{ table: "payments", rows: [], totals: [] }] };
    const { bytes } = makeTemplate(
      { collection: "spending", period: "2014-09", authority: "Trafford", previous },
      { clock },
    );
    expect([...sheetParts(bytes).keys()]).toEqual(["Guidance", "Payments", "Lists"]);
  });
});
