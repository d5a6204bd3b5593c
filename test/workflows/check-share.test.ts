import { strToU8, unzipSync, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { checkBeforeSending } from "../../packages/core/src/workflows/check-before-sending.ts";
import { makeTemplate } from "../../packages/core/src/workflows/make-template.ts";
import { place, surveyReturn } from "./survey-return.ts";

const none = { confirmed: [], previous: null };

async function sharesOf(name: string, bytes: Uint8Array): Promise<number[]> {
  const shares: number[] = [];
  const shown = await checkBeforeSending({ ...place, name, bytes }, none, (share) => shares.push(share));
  expect(await checkBeforeSending({ ...place, name, bytes }, none)).toEqual(shown);
  return shares;
}

/** A workbook with a sheet that takes a while to read. */
function largeWorkbook(): Uint8Array {
  const { bytes } = makeTemplate(
    { collection: place.collection, period: place.period, authority: place.authority },
    { clock: () => new Date("2010-06-01T00:00:00Z") },
  );
  const parts = unzipSync(bytes);
  const [sheet = ""] = Object.keys(parts).filter((name) => name.startsWith("xl/worksheets/"));
  const xml = new TextDecoder().decode(parts[sheet]);
  const rows = Array.from({ length: 20_000 }, (_, n) => `<row r="${n + 5000}"></row>`).join("");
  return zipSync({ ...parts, [sheet]: strToU8(xml.replace("</sheetData>", `${rows}</sheetData>`)) });
}

describe("how far a check is", () => {
  it.each([
    ["return.csv", () => new Uint8Array([...surveyReturn(), ...strToU8(",,,\n".repeat(2_000))])],
    ["return.xlsx", largeWorkbook],
  ])("is told while %s is read and after each step, never back, and changes nothing", async (name, bytes) => {
    const shares = await sharesOf(name, bytes());
    expect(shares).toEqual(shares.toSorted((one, other) => one - other));
    expect(shares.filter((share) => share < 0.3).length).toBeGreaterThanOrEqual(5);
    expect(shares.slice(-3)).toEqual([0.4, 0.65, 0.9]);
  });
});
