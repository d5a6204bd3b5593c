import * as XLSX from "@e965/xlsx";
import { describe, expect, it } from "vitest";
import { cellAddress } from "../../packages/core/src/ingest/decode/address.ts";
import { decodeFile } from "../../packages/core/src/ingest/decode/decode-file.ts";
import { sheetNames } from "../../packages/core/src/templates/sheet-names.ts";
import { STAMP_PROPERTY, stampText, TEMPLATE_FORMAT } from "../../packages/core/src/templates/template-stamp.ts";
import { templateWorkbook } from "../../packages/core/src/templates/template-workbook.ts";
import { everySubject } from "./every-template.ts";
import { council, loans } from "./loans.ts";

function sheetsOf(bytes: Uint8Array): Map<string, (string | undefined)[][]> {
  const workbook = XLSX.read(bytes.slice());
  return new Map(
    workbook.SheetNames.map((name) => [
      name,
      XLSX.utils.sheet_to_json<(string | undefined)[]>(workbook.Sheets[name] ?? {}, { header: 1 }),
    ]),
  );
}

/** Every cell that holds something, with its address. */
function cellTexts(sheet: string, rows: readonly (readonly unknown[] | undefined)[]): string[] {
  return rows.flatMap((cells, row) =>
    [...(cells ?? [])].flatMap((value, column) =>
      value === undefined ? [] : [`${sheet}!${cellAddress(row, column)} ${value}`],
    ),
  );
}

describe.each(everySubject())("the template of %s", (_, subject) => {
  const { collection, period, authority } = subject;
  const bytes = templateWorkbook(subject);
  const sheets = sheetsOf(bytes);

  it("begins with guidance that names the collection, its edition, the period and the template's format", () => {
    const text = (sheets.get("Guidance") ?? []).flat().join("\n");
    for (const part of [collection.title, collection.id, collection.edition, period.label, TEMPLATE_FORMAT]) {
      expect(text).toContain(part);
    }
    if (authority !== undefined) expect(text).toContain(authority.name);
  });

  it("describes every column asked for and every marker taken", () => {
    const text = (sheets.get("Guidance") ?? []).flat().join("\n");
    for (const column of Object.values(collection.tables).flatMap((table) => Object.values(table.columns))) {
      expect(text).toContain(column.description);
    }
    for (const marker of Object.keys(collection.markers ?? {})) expect(text).toContain(`"${marker}"`);
  });

  it("has a sheet for each table, with its title, the period and the first spelling of every header", () => {
    for (const table of Object.values(collection.tables)) {
      const rows = sheets.get(table.title) ?? [];
      expect(rows[0]).toEqual([table.title]);
      expect(rows.slice(1, 3).flat()).toContain(period.label);
      expect(rows).toContainEqual(Object.values(table.columns).map(({ headers }) => headers[0]));
    }
  });

  it("carries its stamp on the guidance sheet and as a property of the document", () => {
    const stamp = `${collection.id}/${collection.edition}/${period.id}/${TEMPLATE_FORMAT}`;
    expect(stampText(subject)).toBe(stamp);
    expect(sheets.get("Guidance")?.[1]).toEqual([stamp]);
    expect(XLSX.read(bytes.slice(), { bookProps: true }).Custprops).toEqual({ [STAMP_PROPERTY]: stamp });
  });

  it("is read alike by this project and by SheetJS", async () => {
    const decoded = await decodeFile(bytes);
    if (decoded.kind !== "workbook") throw new Error(decoded.finding.code);
    const ours = decoded.workbook.sheets.flatMap(({ name, rows }) =>
      cellTexts(
        name,
        rows.map((row) => row?.map((cell) => cell?.value)),
      ),
    );
    const theirs = [...sheets].flatMap(([name, rows]) => cellTexts(name, rows));
    expect(ours.length).toBeGreaterThan(20);
    expect(ours).toEqual(theirs);
  });

  it("is the same bytes for the same subject", () => {
    expect(Buffer.compare(templateWorkbook(subject), bytes)).toBe(0);
  });
});

describe("templateWorkbook", () => {
  const subject = { ...loans(), authority: council };

  it("fills in the council, the period and every combination of the key", () => {
    expect(sheetsOf(templateWorkbook(subject)).get("Loans")).toEqual([
      ["Loans"],
      ["Council", "Testshire"],
      ["Year", "2009-10"],
      [],
      ["Thing", "Age", "Loans", "Cost"],
      ["Apple", "Young"],
      ["Apple", "Old"],
      ["b", "Young"],
      ["b", "Old"],
    ]);
  });

  it("says what is checked, from the rule's own numbers, and when an explanation is asked for", () => {
    expect(sheetsOf(templateWorkbook(subject)).get("Guidance")).toContainEqual([
      "Loans",
      "Every row of the sheet is there, each once.",
    ]);
    expect(sheetsOf(templateWorkbook(subject)).get("Guidance")?.flat()).toContain(
      '"Loans" has not changed by a factor of 3 or more on a year before; below 5,000 it is not compared. Where not, an explanation is asked for.',
    );
  });
});

describe("sheetNames", () => {
  it.each([
    [
      ["A/B: c?", "[x]*"],
      ["A B c", "x"],
    ],
    [
      ["Loans", "LOANS"],
      ["Loans", "LOANS 2"],
    ],
    [
      ["x".repeat(40), "x".repeat(40)],
      ["x".repeat(31), `${"x".repeat(29)} 2`],
    ],
    [
      ["'", "''"],
      ["Sheet", "Sheet 2"],
    ],
  ])("names %j", (titles, names) => {
    expect(sheetNames(titles)).toEqual(names);
  });
});
