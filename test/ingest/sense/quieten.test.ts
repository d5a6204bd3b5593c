import { describe, expect, it } from "vitest";
import { finding } from "../../../packages/core/src/findings/make-finding.ts";
import { judgeSame } from "../../../packages/core/src/ingest/sense/judge-same.ts";
import { quieten } from "../../../packages/core/src/ingest/sense/quieten.ts";

const same = { same: 46, compared: 48, period: "2009-10" };
const wrong = finding("wrong-period", {}, { found: "2009-10", expected: "2010-11" });
const note = finding("synthetic-data", {}, { statement: "Synthetic data" });

describe("quieten", () => {
  it("gives the cause in place of what it explains, and keeps the rest", () => {
    const cause = finding("last-period-again", {}, same);
    const kept = quieten([wrong, note], [{ finding: cause, explains: ({ code }) => code === "wrong-period" }]);
    expect(kept).toEqual([cause, note]);
  });

  it("keeps an error that only a query explains, so that no return is let in for it", () => {
    const cause = finding("last-period-again", {}, same, { severity: "query" });
    expect(quieten([wrong, note], [{ finding: cause, explains: () => true }])).toEqual([cause, wrong]);
  });
});

describe("judgeSame", () => {
  it.each([
    [{ same: 9, compared: 9 }, undefined],
    [{ same: 35, compared: 48 }, undefined],
    [{ same: 36, compared: 48 }, "query"],
    [{ same: 12, compared: 12 }, "query"],
    [{ same: 46, compared: 48 }, "error"],
  ] as const)("%o is %s", (found, severity) => {
    expect(judgeSame(found)).toBe(severity);
  });
});
