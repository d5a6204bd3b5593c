import { describe, expect, it } from "vitest";
import { checkFile } from "../../packages/core/src/workflows/check-file.ts";

const ROWS = "Alder Home Care Ltd,02/09/2014,250.00\nBrook Cleaning,15/09/2014,512.40\n";
const HEADER = "Supplier name,Payment date,Net amount\n";

async function check(text: string, authority?: string) {
  const bytes = new TextEncoder().encode(text);
  const asked = { name: "payments.csv", bytes, collection: "spending", period: "2014-09", authority };
  const result = await checkFile(asked);
  const codes = result.findings
    .filter(({ severity }) => severity !== "note")
    .map(({ code, place }) => [code, place.cell]);
  return { authority: result.authority, codes };
}

describe("a return of which only a title says whose it is", () => {
  it.each([
    "Cumbria County Council",
    "Payments to suppliers by Cumbria County Council",
    "Cumbria County Council payments to suppliers",
    "Cumbria - September 2014",
  ])("is that council's, which is asked about: %s", async (title) => {
    expect(await check(`${title}\n${HEADER}${ROWS}`)).toEqual({
      authority: "102",
      codes: [["authority-by-title", "A1"]],
    });
  });

  it("is nobody's where titles name two, or the name is no council's", async () => {
    for (const title of [
      "Cumbria County Council\nDurham County Council",
      "Payments for Cumbria",
      "Cumbrian Payments",
    ]) {
      expect(await check(`${title}\n${HEADER}${ROWS}`)).toEqual({
        authority: null,
        codes: [["authority-not-stated", undefined]],
      });
    }
  });

  it("is not asked about where it was sent for that council, and is where for another", async () => {
    const text = `Cumbria County Council\n${HEADER}${ROWS}`;
    expect(await check(text, "102")).toEqual({ authority: "102", codes: [] });
    expect(await check(text, "116")).toEqual({ authority: "116", codes: [["another-authority", "A1"]] });
  });

  it("is what its rows or a label say, whatever the title", async () => {
    const rows = ROWS.replaceAll(/^/gm, "116,").replace(/116,$/, "");
    const inRows = `Cumbria County Council\nBody name,${HEADER}${rows}`;
    expect(await check(inRows)).toEqual({ authority: "116", codes: [] });
    const beside = `Cumbria County Council\nBody name:,Nowhere\n${HEADER}${ROWS}`;
    expect(await check(beside)).toEqual({ authority: null, codes: [["unknown-authority", "B2"]] });
  });
});
