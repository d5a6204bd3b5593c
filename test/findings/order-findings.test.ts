import { describe, expect, it } from "vitest";
import type { Finding, Place } from "../../packages/core/src/findings/finding.ts";
import { finding } from "../../packages/core/src/findings/make-finding.ts";
import { countFindings, orderFindings } from "../../packages/core/src/findings/order-findings.ts";
import type { Severity } from "../../packages/core/src/findings/severity.ts";

function at(place: Place, severity: Severity = "error"): Finding {
  return finding("negative", place, { found: "-1" }, { severity });
}

describe("orderFindings", () => {
  it("puts errors before queries before notes", () => {
    const found = [at({ cell: "A1" }, "note"), at({ cell: "A2" }, "error"), at({ cell: "A1" }, "query")];
    expect(orderFindings(found).map(({ severity }) => severity)).toEqual(["error", "query", "note"]);
  });

  it("goes by sheet as the workbook has them, then row, then column, and numbers rows as numbers", () => {
    const cells = [
      at({ sheet: "Zebra", cell: "B2" }),
      at({ sheet: "Apple", cell: "AA10" }),
      at({ sheet: "Apple", cell: "B10" }),
      at({ sheet: "Apple", cell: "C9:D9" }),
      at({ sheet: "Apple", row: 3 }),
      at({ sheet: "Apple" }),
      at({}),
    ];
    expect(orderFindings(cells, ["Zebra", "Apple"]).map(({ place }) => place.cell ?? place.row ?? place.sheet)).toEqual(
      [undefined, "B2", "Apple", 3, "C9:D9", "B10", "AA10"],
    );
  });

  it("keeps what came first first where the place is the same, and leaves the list it was given alone", () => {
    const first = finding("negative", { cell: "A1" }, { found: "-1" });
    const second = finding("not-whole", { cell: "A1" }, { found: "-1.5" });
    const given = [at({ cell: "B1" }), first, second];
    expect(orderFindings(given).slice(0, 2)).toEqual([first, second]);
    expect(given[0]?.place.cell).toBe("B1");
  });
});

describe("countFindings", () => {
  it("counts each severity, those with none too", () => {
    expect(countFindings([at({}), at({}), at({}, "note")])).toEqual({ error: 2, query: 0, note: 1 });
  });
});
