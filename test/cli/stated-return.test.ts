import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { returns, somePeople, surveyReturn, testFolder } from "./test-store.ts";

/** A folder with a filled-in template, and a table that is made from none. */
function folderOfFiles(): string {
  const folder = testFolder();
  writeFileSync(join(folder, "made.xlsx"), surveyReturn("Cumbria", somePeople));
  writeFileSync(join(folder, "own.csv"), "Client group,People\nCarers,12\n");
  return folder;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

describe("a file that says itself what it is a return of", () => {
  it("is checked and sent by the stamp of its template", async () => {
    const folder = folderOfFiles();
    const checked = await returns(folder, ["check", "made.xlsx", "--json"]);
    expect(checked.code).toBe(0);
    expect(JSON.parse(checked.out)).toMatchObject({ collection: "personal-budgets", period: "2010-03-31" });
    const sent = await returns(folder, ["submit", "made.xlsx", "--store", "store", "--json"]);
    expect(sent.code).toBe(0);
    expect(JSON.parse(sent.out)).toMatchObject([{ collection: "personal-budgets", period: "2010-03-31" }]);
    expect(existsSync(join(folder, "store", "uploads"))).toBe(true);
  });

  it("is sent for the period that is named, whatever its stamp says", async () => {
    const argv = ["submit", "made.xlsx", "--period", "2011-03-31", "--store", "store", "--json"];
    const { out } = await returns(folderOfFiles(), argv);
    expect(JSON.parse(out)).toMatchObject([{ collection: "personal-budgets", period: "2011-03-31" }]);
  });

  it("has to be said where a file is made from no template, and nothing is sent before", async () => {
    const folder = folderOfFiles();
    const checked = await returns(folder, ["check", "own.csv"]);
    expect(checked).toMatchObject({ code: 2, out: "" });
    expect(oneLine(checked.err)).toContain("Cannot tell what own.csv is a return of");
    expect(oneLine(checked.err)).toContain("--collection, one of: direct-payments, personal-budgets,");
    const sent = await returns(folder, ["submit", "made.xlsx", "own.csv", "--store", "store"]);
    expect(sent).toMatchObject({ code: 2, out: "" });
    expect(existsSync(join(folder, "store", "uploads"))).toBe(false);
  });

  it("lends no period to a return of another collection", async () => {
    const argv = ["submit", "made.xlsx", "--collection", "spending", "--store", "store"];
    const { code, err } = await returns(folderOfFiles(), argv);
    expect(code).toBe(2);
    expect(oneLine(err)).toContain("no stamp of a template of spending. Say which with --period.");
  });
});
