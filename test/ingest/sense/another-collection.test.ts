import { describe, expect, it } from "vitest";
import { checkFile } from "../../../packages/core/src/workflows/check-file.ts";

/** Payments under so many lines of something else, sent as a survey. */
async function codesOf(before: number): Promise<readonly string[]> {
  const lines = [
    ...Array.from({ length: before }, (_, at) => `note ${at},of,nothing`),
    "Supplier name,Payment date,Net amount,Transaction number",
    ...Array.from({ length: 5 }, (_, at) => `S${at},0${at + 1}/03/2010,${at}50.00,A10${at}`),
  ];
  const bytes = new TextEncoder().encode(lines.join("\n"));
  const { findings } = await checkFile({ name: "x.csv", bytes, collection: "personal-budgets", period: "2010-03-31" });
  return findings.map(({ code }) => code);
}

describe("a file of another collection", () => {
  it("is known by headers in the first 2,000 rows of a sheet, so that a million cells are not gone through once a collection", async () => {
    expect(await codesOf(1500)).toContain("another-collection");
    expect(await codesOf(2100)).not.toContain("another-collection");
  });
});
