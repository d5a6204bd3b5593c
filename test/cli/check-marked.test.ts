import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { read } from "@e965/xlsx";
import { describe, expect, it } from "vitest";
import { returns, surveyReturn, testFolder, wordsInACell } from "./test-store.ts";

const survey = ["--collection", "personal-budgets"];

describe("returns check --marked", () => {
  it("writes the file back with what to fix first, every cell of it kept, and takes it again", async () => {
    const folder = testFolder();
    const sent = surveyReturn("Cumbria", wordsInACell);
    writeFileSync(join(folder, "a.xlsx"), sent);
    const { code } = await returns(folder, ["check", "a.xlsx", "--marked", "m.xlsx", ...survey]);
    expect(code).toBe(1);
    const marked = read(readFileSync(join(folder, "m.xlsx")));
    const original = read(sent);
    expect(marked.SheetNames[0]).toBe("To fix");
    expect(marked.SheetNames.slice(1)).toEqual(original.SheetNames);
    expect(JSON.stringify(marked.Sheets["To fix"])).toContain("about 5");
    expect(marked.Sheets["People"]?.["F8"]?.c?.[0]?.t).toMatch(/^.*Error:/s);
    expect(marked.Sheets["People"]?.["F8"]?.v).toBe(original.Sheets["People"]?.["F8"]?.v);

    const again = await returns(folder, ["check", "m.xlsx", "--json", ...survey]);
    const first = await returns(folder, ["check", "a.xlsx", "--json", ...survey]);
    expect(JSON.parse(again.out).findings).toEqual(JSON.parse(first.out).findings);
  });

  it("does not write over the file it is made of", async () => {
    const folder = testFolder();
    const sent = surveyReturn("Cumbria", wordsInACell);
    writeFileSync(join(folder, "a.xlsx"), sent);
    const { code, err } = await returns(folder, ["check", "a.xlsx", "--marked", "./a.xlsx", ...survey]);
    expect(code).toBe(2);
    expect(err).toMatch(/another\s+file/);
    expect(readFileSync(join(folder, "a.xlsx")).equals(Buffer.from(sent))).toBe(true);
  });
});
