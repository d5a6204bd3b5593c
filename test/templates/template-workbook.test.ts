import * as XLSX from "@e965/xlsx";
import { describe, expect, it } from "vitest";
import { type Collection, collectionAt } from "../../packages/core/src/collections/define-collection.ts";
import { registry } from "../../packages/core/src/collections/registry.generated.ts";
import { type Period, parsePeriod } from "../../packages/core/src/periods/period.ts";
import { TEMPLATE_FORMAT } from "../../packages/core/src/templates/guidance-rows.ts";
import { sheetNames } from "../../packages/core/src/templates/sheet-names.ts";
import { templateWorkbook } from "../../packages/core/src/templates/template-workbook.ts";
import { EXAMPLE_PERIODS } from "../../packages/core/src/workflows/known.ts";

function periodOf(collection: Collection, id = EXAMPLE_PERIODS[collection.period]): Period {
  const period = parsePeriod(collection.period, id);
  if (period === undefined) throw new RangeError(id);
  return period;
}

function sheetsOf(bytes: Uint8Array): Map<string, (string | undefined)[][]> {
  const workbook = XLSX.read(bytes.slice());
  return new Map(
    workbook.SheetNames.map((name) => [
      name,
      XLSX.utils.sheet_to_json<(string | undefined)[]>(workbook.Sheets[name] ?? {}, { header: 1 }),
    ]),
  );
}

describe.each(registry.map((collection) => [collection.id, collection] as const))("the template of %s", (_, found) => {
  const period = periodOf(found);
  const collection = collectionAt(found, period.id);
  const sheets = sheetsOf(templateWorkbook(collection, period));

  it("begins with guidance that names the collection, its edition, the period and the template's format", () => {
    const text = (sheets.get("Guidance") ?? []).flat().join("\n");
    for (const part of [collection.title, collection.id, collection.edition, period.label, TEMPLATE_FORMAT]) {
      expect(text).toContain(part);
    }
  });

  it("describes every column asked for and every marker taken", () => {
    const text = (sheets.get("Guidance") ?? []).flat().join("\n");
    for (const column of Object.values(collection.tables).flatMap((table) => Object.values(table.columns))) {
      expect(text).toContain(column.description);
    }
    for (const marker of Object.keys(collection.markers ?? {})) expect(text).toContain(`"${marker}"`);
  });

  it("has a sheet for each table, with its title and the first spelling of every header", () => {
    for (const table of Object.values(collection.tables)) {
      const rows = sheets.get(table.title) ?? [];
      expect(rows[0]).toEqual([table.title]);
      expect(rows).toContainEqual(Object.values(table.columns).map(({ headers }) => headers[0]));
    }
  });
});

describe("templateWorkbook", () => {
  const collection: Collection = {
    id: "loans",
    title: "Loans",
    description: "Loans of things.",
    period: "financial-year",
    sender: "authority",
    labels: { authority: ["Council"], period: ["Year"] },
    markers: { "..": "x", "n/k": "x" },
    tables: {
      loans: {
        title: "Loans",
        key: ["thing", "age"],
        complete: true,
        columns: {
          thing: { kind: "category", headers: ["Thing"], description: "T.", values: { a: ["Apple"], b: [] } },
          age: { kind: "category", headers: ["Age"], description: "A.", values: { y: ["Young"], o: ["Old"] } },
          loans: { kind: "count", headers: ["Loans"], description: "L.", unit: "loans" },
        },
      },
    },
    checks: [{ kind: "changed-much", table: "loans", column: "loans", factor: 3, ignoreBelow: 5000 }],
    measures: {},
    publish: { levels: ["england"], roundCountsTo: 1, roundPoundsTo: 1, percentPlaces: 1, percentFrom: "exact" },
  };
  const council = {
    code: "T1",
    name: "Testshire",
    officialName: "Testshire",
    gss: "",
    formerGss: [],
    region: "",
    type: "",
    from: "",
    to: "",
    successors: [],
    predecessors: [],
    names: [],
  };
  const period = periodOf(collection);
  const bytes = templateWorkbook(collectionAt(collection, period.id), period, council);

  it("fills in the council, the period and every combination of the key", () => {
    expect(sheetsOf(bytes).get("Loans")).toEqual([
      ["Loans"],
      ["Council", "Testshire"],
      ["Year", "2009-10"],
      [],
      ["Thing", "Age", "Loans"],
      ["Apple", "Young"],
      ["Apple", "Old"],
      ["b", "Young"],
      ["b", "Old"],
    ]);
  });

  it("says what is checked, from the rule's own numbers, and when an explanation is asked for", () => {
    expect(sheetsOf(bytes).get("Guidance")?.flat()).toContain(
      'Loans: "Loans" has not changed by a factor of 3 or more on a year before; below 5,000 it is not compared. Where not, an explanation is asked for.',
    );
  });

  it("gives the same bytes for the same subject", () => {
    const again = templateWorkbook(collectionAt(collection, period.id), period, council);
    expect(Buffer.compare(again, bytes)).toBe(0);
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
