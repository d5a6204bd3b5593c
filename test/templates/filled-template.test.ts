import { describe, expect, it } from "vitest";
import { collectionAt } from "../../packages/core/src/collections/define-collection.ts";
import { registry } from "../../packages/core/src/collections/registry.generated.ts";
import { checkFile } from "../../packages/core/src/workflows/check-file.ts";
import { EXAMPLE_PERIODS } from "../../packages/core/src/workflows/known.ts";
import { makeTemplate } from "../../packages/core/src/workflows/make-template.ts";
import { fillTemplate } from "./fill-template.ts";

const clock = () => new Date("2010-06-01T00:00:00Z");

describe.each(registry.map((collection) => [collection.id, collection] as const))("a template of %s", (id, found) => {
  const period = EXAMPLE_PERIODS[found.period];
  const authority = found.sender === "authority" ? "Cumbria" : undefined;
  const collection = collectionAt(found, period);
  const template = makeTemplate({ collection: id, period, authority }, { clock }).bytes;

  it("is accepted once it is filled in, for the council and period it was made for", async () => {
    const bytes = fillTemplate(template, collection, () => undefined, "Cumbria");
    const result = await checkFile({ name: "filled.xlsx", bytes, collection: id });
    expect(result.findings.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(result).toMatchObject({ outcome: "accepted", period, authority: authority === undefined ? null : "102" });
    expect(result.matches.map(({ table }) => table)).toEqual(Object.keys(collection.tables));
  });

  it("is rejected while it is empty", async () => {
    const result = await checkFile({ name: "empty.xlsx", bytes: template, collection: id });
    expect(result.outcome).toBe("rejected");
    const codes = new Set(result.findings.filter(({ severity }) => severity === "error").map(({ code }) => code));
    expect([...codes].filter((code) => code !== "blank-cell" && code !== "no-rows")).toEqual([]);
  });
});

describe("a template with known rows", () => {
  const template = makeTemplate({ collection: "personal-budgets", period: "2010-03-31", authority: "102" }, { clock });
  const collection = collectionAt(template.collection, template.period.id);
  const check = (bytes: Uint8Array) => checkFile({ name: "return.xlsx", bytes, collection: "personal-budgets" });

  it("names every empty cell of every row", async () => {
    const { findings } = await check(template.bytes);
    const cells = findings
      .filter(({ code }) => code === "blank-cell")
      .map(({ place }) => `${place.sheet}!${place.cell}`);
    expect(cells).toEqual(Array.from({ length: 8 }, (_, row) => `People!C${6 + row}:J${6 + row}`));
  });

  it("carries the values entered, and takes its own marker for what is not known", async () => {
    const bytes = fillTemplate(
      template.bytes,
      collection,
      (_, column, row) => {
        if (column === "ongoing_support") return row === 0 ? 120 : "..";
        if (column === "indicator_130_base") return row === 0 ? "1,200" : "..";
        return undefined;
      },
      "",
    );
    const result = await check(bytes);
    expect(result.outcome).toBe("accepted");
    const [first, second] = result.tables.find(({ table }) => table === "people")?.rows ?? [];
    expect(first?.values.ongoing_support).toMatchObject({ value: 120n, cell: "C6" });
    expect(first?.values.indicator_130_base).toMatchObject({ value: 1200n, cell: "I6" });
    expect(second?.values.ongoing_support).toMatchObject({ value: null, status: "x", cell: "C7" });
  });

  it("names the cell that is wrong, where one is", async () => {
    const answer = (_: string, column: string, row: number) =>
      column === "ongoing_managed" && row === 2 ? "about 5" : undefined;
    const { findings, outcome } = await check(fillTemplate(template.bytes, collection, answer, ""));
    expect(outcome).toBe("rejected");
    expect(findings[0]).toMatchObject({ code: "not-exact", place: { sheet: "People", cell: "F8" } });
  });
});

describe("makeTemplate", () => {
  it.each([
    ["2026-11-22", "2026-03-31"],
    ["2026-03-31", "2025-03-31"],
    ["2026-04-01", "2026-03-31"],
  ])("on %s is about the census of %s where none is named", (today, period) => {
    const made = makeTemplate({ collection: "personal-budgets" }, { clock: () => new Date(`${today}T12:00:00Z`) });
    expect(made.period.id).toBe(period);
  });

  it("is about the financial year that ended last", () => {
    const made = makeTemplate({ collection: "direct-payments" }, { clock: () => new Date("2026-04-01T12:00:00Z") });
    expect(made.period.id).toBe("2025-26");
  });

  it("refuses a council where one file holds all of them, and one that was not there then", () => {
    expect(() => makeTemplate({ collection: "direct-payments", authority: "Cumbria" }, { clock })).toThrow(
      "direct-payments comes as one file with all councils in it. Leave the council out.",
    );
    const gone = { collection: "personal-budgets", period: "2024-03-31", authority: "Cumbria" };
    expect(() => makeTemplate(gone, { clock })).toThrow(/Cumberland/);
  });
});
