import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openStore } from "../../packages/core/src/storage/open-store.ts";
import { copyStore } from "../workflows/published-store.ts";
import { month, payments, spending, spendingStore } from "../workflows/spending-store.ts";
import { returns } from "./test-store.ts";

const folder = mkdtempSync(join(tmpdir(), "returns-impact-"));
const store = ["--store", "store"];
let rejected = "";

beforeAll(async () => {
  const filled = await spendingStore();
  rejected = filled.rejected;
  await copyStore(filled.store, openStore(join(folder, "store")));
  writeFileSync(join(folder, "new.csv"), payments("700.00"));
  writeFileSync(join(folder, "change.json"), '{"collection": {"publish": {"roundPoundsTo": 1000}}}');
  const required = { collection: { tables: { payments: { columns: { reference: { required: true } } } } } };
  writeFileSync(join(folder, "strict.json"), JSON.stringify(required));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function widest(text: string): number {
  return Math.max(...text.split("\n").map((line) => line.length));
}

const file = ["new.csv", "--collection", spending, "--period", month, "--authority", "210"];

describe("returns impact", () => {
  it("tells what a file would move, in lines of 80", async () => {
    const { code, out } = await returns(folder, ["impact", ...file, ...store]);
    expect(code).toBe(0);
    for (const said of [
      "none: it has not been sent",
      "£650",
      "£1,350",
      "+£700",
      "+107.7%",
      "to 1",
      "of 3",
      "cannot tell",
      "2 to 3",
    ]) {
      expect(out).toContain(said);
    }
    expect(widest(out)).toBeLessThanOrEqual(80);
    const all = await returns(folder, ["impact", ...file, "--all", ...store]);
    expect(widest(all.out)).toBeLessThanOrEqual(80);
    expect(all.out).not.toContain("add --all");
    expect(all.out).toContain("Calderdale, September 2014");
  });

  it("tells of a receipt, as JSON too", async () => {
    const { code, out } = await returns(folder, ["impact", rejected, "--json", ...store]);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ receipt: rejected, outcome: "rejected", counts: false });
  });

  it("ends with 1 where nothing can be read", async () => {
    writeFileSync(join(folder, "broken.xls"), Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2, 3]));
    const { code, out } = await returns(folder, ["impact", "broken.xls", ...file.slice(1), ...store]);
    expect([code, out]).toEqual([1, expect.stringContaining("Nothing in it can be read as this return")]);
  });

  it.each([
    [["new.csv"], "say what it is a return of with"],
    [["0123456789abcdef0123", "--period", month], "leave --collection, --period and"],
    [["0123456789abcdef0123"], "There is no receipt"],
  ])("ends with 2 for %j", async (argv, said) => {
    const { code, err } = await returns(folder, ["impact", ...argv, ...store]);
    expect([code, err]).toEqual([2, expect.stringContaining(said)]);
  });
});

describe("returns rehearse", () => {
  it("ends with 0 where every return would count still, and says what would move", async () => {
    const { code, out, err } = await returns(folder, ["rehearse", spending, "--definition", "change.json", ...store]);
    expect(code).toBe(0);
    expect(out).toContain("collection.publish.roundPoundsTo: 1 before, 1000 then");
    expect(out).toContain("£1,000");
    expect(err).toContain("3 of 3");
    expect(widest(out)).toBeLessThanOrEqual(80);
  });

  it("ends with 1 where a return that counts would not, and names it", async () => {
    const { code, out } = await returns(folder, ["rehearse", spending, "--definition", "strict.json", ...store]);
    expect(code).toBe(1);
    for (const said of ["2 returns that count would not", "error missing-column", "accepted now, rejected then"]) {
      expect(out).toContain(said);
    }
    expect(widest(out)).toBeLessThanOrEqual(80);
  });

  it("prints a definition that changes nothing when it is tried, and tries the code alone", async () => {
    const { out } = await returns(folder, ["rehearse", spending, "--print-definition"]);
    writeFileSync(join(folder, "whole.json"), out);
    const whole = await returns(folder, ["rehearse", spending, "--definition", "whole.json", ...store]);
    expect([whole.code, whole.out]).toEqual([0, expect.stringContaining("The definition is as it is now.")]);
    const code = await returns(folder, ["rehearse", spending, "--code-only", "--json", ...store]);
    expect(JSON.parse(code.out)).toMatchObject({ by: "code", submissions: [] });
  });

  it.each([
    [[spending], "Say what to rehearse"],
    [[spending, "--code-only", "--definition", "change.json"], "Say what to rehearse"],
    [[spending, "--definition", "new.csv"], 'Cannot use "new.csv" as a definition'],
    [["nothing", "--code-only"], "There is no collection"],
  ])("ends with 2 for %j", async (argv, said) => {
    const { code, err } = await returns(folder, ["rehearse", ...argv, ...store]);
    expect([code, err]).toEqual([2, expect.stringContaining(said)]);
  });
});
