import { describe, expect, it } from "vitest";
import { type Groupable, groupFindings, placesText } from "../../packages/core/src/findings/group-findings.ts";
import type { Severity } from "../../packages/core/src/findings/severity.ts";

function at(cell: string | null, column: string | null = "loans", code = "negative"): Groupable {
  const severity: Severity = code === "column-taken" ? "query" : code === "hidden-sheet" ? "note" : "error";
  return { code, severity, sheet: "People", cell, row: null, column };
}

describe("findings alike", () => {
  it("are one group over their ranges, with every cell and how many there are", () => {
    const cells = ["B7", "B9", ...Array.from({ length: 9 }, (_, n) => `B${12 + n}`)];
    expect(groupFindings(cells.map((cell) => at(cell)))).toEqual([
      {
        todo: "Correct these cells",
        code: "negative",
        severity: "error",
        where: "People!B7, B9 and B12 to B20",
        count: 11,
        findings: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
      },
    ]);
  });

  it("are never cut, however many there are", () => {
    const cells = Array.from({ length: 500 }, (_, n) => at(`B${2 * n + 1}`));
    const [group] = groupFindings(cells);
    expect(group?.where.match(/B\d+/g)).toHaveLength(500);
    expect(group?.findings).toHaveLength(500);
  });

  it("are apart where code, column or sheet differ, or no cell is known", () => {
    const findings = [
      at("B1"),
      at("C1", "visits"),
      at("B2", "loans", "not-whole"),
      { ...at("B1"), sheet: "Old" },
      at(null),
      at(null),
    ];
    expect(groupFindings(findings).map((group) => group.findings)).toEqual([[0], [1], [2], [3], [4], [5]]);
  });

  it("come in the order of work, whatever order they were found in", () => {
    const found = [
      at("Z1", null, "hidden-sheet"),
      at("C1", "loans", "column-taken"),
      at("B9", "loans", "does-not-add-up"),
      at("B2"),
      at("A1", null, "missing-column"),
      at(null, null, "damaged-file"),
      at("B4"),
    ];
    const groups = groupFindings(found);
    expect(groups.map(({ code }) => code)).toEqual([
      "damaged-file",
      "missing-column",
      "negative",
      "does-not-add-up",
      "column-taken",
      "hidden-sheet",
    ]);
    expect(groups.flatMap(({ findings }) => [...findings]).sort()).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(groups[4]?.todo).toBe("Confirm or explain");
  });
});

describe("the places of findings", () => {
  it("are named as people say them, and counted where only some are wanted", () => {
    expect(placesText([at("B7")])).toBe("People!B7");
    expect(placesText([{ ...at("B7"), sheet: "Jo's sheet" }, at("B8")])).toBe("'Jo''s sheet'!B7 to B8");
    expect(placesText([{ ...at("C2"), sheet: "" }])).toBe("C2");
    expect(placesText([at("B1"), at("B3"), at("B5"), at("B7")], 2)).toBe("People!B1, B3 and 2 more");
    expect(placesText([at(null)])).toBe("Sheet People");
    expect(placesText([{ ...at(null), row: 4 }])).toBe("People, row 4");
    expect(placesText([{ ...at(null), sheet: null }])).toBe("The whole file");
  });
});
