import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Ran, returns } from "./test-store.ts";

let folder = "";
let first: Ran;
let second: Ran;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "returns-start-"));
  first = await returns(folder, ["start"]);
  second = await returns(folder, ["start"]);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("returns start", () => {
  it("ends with 0, in a store of its own in the current folder", () => {
    expect(first.code).toBe(0);
    expect(first.out).toMatch(/^Store: \.returns\n/);
    expect(existsSync(join(folder, ".returns/data/snapshots/personal-budgets/latest.json"))).toBe(true);
  });

  it("shows how far it is on stderr", () => {
    expect(first.err).toMatch(/Working returns \[#{24}\] (\d+) of \1\n/);
    expect(first.err).toMatch(/Working corrected returns \[#{24}\] 4 of 4\n/);
  });

  it("shows the four returns that were refused, with their cells, and that the corrected ones are accepted", () => {
    expect(first.out).toMatch(/304 files sent, 304 worked: 300 accepted, 4 refused:\n/);
    expect(first.out).toMatch(/Gloucestershire[\s\S]*?People!D14[\s\S]*?"about 500"/);
    expect(first.out).toMatch(/4 files sent, 4 worked: all accepted\n/);
  });

  it("shows national figures with their coverage, marked synthetic where they are", () => {
    expect(first.out).toMatch(/People holding a personal budget +170,000 +152 of 152 +synthetic\n/);
    expect(first.out).toMatch(/Money through personal budgets +£\d{3},\d{3},\d{3} +152 of 152 +synthetic\n/);
    expect(first.out).toMatch(/Share with self-directed support +82\.4% +152 of 153 +real\n/);
    expect(first.out.replace(/\s+/g, " ")).toContain('The returns of "Personal budgets survey" are synthetic');
  });

  it("shows the forecast against the target on each basis", () => {
    expect(first.out).toMatch(/39\.6% +30% +\+9\.6 +on course to meet/);
    expect(first.out).toMatch(/25\.1% +30% +-4\.9 +on course to miss/);
  });

  it("shows the claim that does not follow from the figures in full, and only that one", () => {
    expect(first.out.match(/^\S+: not reproduced$/gm)).toEqual(["forecast-share-ni130-2011: not reproduced"]);
    expect(first.out).toMatch(/Stated +22%\n +Computed +25\.1%\n/);
    expect(first.out).toMatch(/75 published claims worked out again: 75 reproduced\./);
  });

  it("prints queries that plain DuckDB answers on the file it names, without changing it", async () => {
    const queries = [...first.out.matchAll(/duckdb -readonly \\\n\s+(\S+) \\\n\s+"([^"]+)"/g)];
    expect(queries).toHaveLength(3);
    for (const [, path = "", sql = ""] of queries) {
      const file = join(folder, path);
      const before = readFileSync(file);
      const instance = await DuckDBInstance.create(file, { access_mode: "READ_ONLY" });
      const connection = await instance.connect();
      const { currentRowCount } = await connection.runAndReadAll(sql.replace(/\s+/g, " "));
      connection.closeSync();
      instance.closeSync();
      expect(currentRowCount).toBeGreaterThan(0);
      expect(Buffer.compare(readFileSync(file), before)).toBe(0);
    }
  });

  it("ends by saying how to open the website", () => {
    expect(first.out).toMatch(/\nTo open the website, for every role:\n {2}npm run web\n$/);
  });

  it("run again, says that nothing has changed, still shows the figures, and writes no new snapshot", () => {
    expect(second.code).toBe(0);
    expect(second.err).toBe("");
    expect(second.out).toContain("All 308 files were sent and worked before.\n");
    expect(second.out.match(/^Nothing has changed since \S+@1\.0\.0\.$/gm)).toHaveLength(3);
    const figures = (out: string) => out.slice(out.indexOf("England"));
    expect(figures(second.out)).toBe(figures(first.out));
  });

  it("keeps to 80 columns", () => {
    expect(first.out.split("\n").filter((line) => line.length > 80)).toEqual([]);
  });
});
