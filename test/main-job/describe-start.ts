import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { describe, expect, it } from "vitest";

/** A command that has ended: its exit code, and what it wrote to stdout and stderr. */
export interface EndedRun {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** The main job, run twice in the same folder. */
export interface StartRuns {
  readonly folder: string;
  readonly first: EndedRun;
  readonly second: EndedRun;
}

/** What the command prints, asked of two runs of it in one folder. */
export function describeStart(ran: () => StartRuns): void {
  describe("returns start", () => {
    it("ends with 0, in a store of its own in the current folder", () => {
      expect(ran().first.code).toBe(0);
      expect(ran().first.out).toMatch(/^Store: \.returns\n/);
      expect(existsSync(join(ran().folder, ".returns/data/snapshots/personal-budgets/latest.json"))).toBe(true);
    });

    it("shows how far it is on stderr", () => {
      expect(ran().first.err).toMatch(/Working returns \[#{24}\] (\d+) of \1\n/);
      expect(ran().first.err).toMatch(/Working corrected returns \[#{24}\] 4 of 4\n/);
    });

    it("shows the four returns that were refused, with their cells, and that the corrected ones are accepted", () => {
      expect(ran().first.out).toMatch(/304 files sent, 304 worked: 300 accepted, 4 refused:\n/);
      expect(ran().first.out).toMatch(/Gloucestershire[\s\S]*?People!D14[\s\S]*?"about 500"/);
      expect(ran().first.out).toMatch(/4 files sent, 4 worked: all accepted\n/);
    });

    it("shows national figures with their coverage, marked synthetic where they are", () => {
      expect(ran().first.out).toMatch(/People holding a personal budget +170,000 +152 of 152 +synthetic\n/);
      expect(ran().first.out).toMatch(/Money through personal budgets +£\d{3},\d{3},\d{3} +152 of 152 +synthetic\n/);
      expect(ran().first.out).toMatch(/Share with self-directed support +82\.4% +152 of 153 +real\n/);
      expect(ran().first.out.replace(/\s+/g, " ")).toContain('The returns of "Personal budgets survey" are synthetic');
    });

    it("shows the forecast against the target on each basis", () => {
      expect(ran().first.out).toMatch(/39\.6% +30% +\+9\.6 +on course to meet/);
      expect(ran().first.out).toMatch(/25\.1% +30% +-4\.9 +on course to miss/);
    });

    it("shows the claim that does not follow from the figures in full, and only that one", () => {
      expect(ran().first.out.match(/^\S+: not reproduced$/gm)).toEqual(["forecast-share-ni130-2011: not reproduced"]);
      expect(ran().first.out).toMatch(/Stated +22%\n +Computed +25\.1%\n/);
      expect(ran().first.out).toMatch(/75 published claims worked out again: 75 reproduced\./);
    });

    it("prints queries that plain DuckDB answers on the file it names, without changing it", async () => {
      const queries = [...ran().first.out.matchAll(/duckdb -readonly \\\n\s+(\S+) \\\n\s+"([^"]+)"/g)];
      expect(queries).toHaveLength(3);
      for (const [, path = "", sql = ""] of queries) {
        const file = join(ran().folder, path);
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
      expect(ran().first.out).toMatch(/\nTo open the website, for every role:\n {2}npm run web\n$/);
    });

    it("run again, says that nothing has changed, still shows the figures, and writes no new snapshot", () => {
      expect(ran().second.code).toBe(0);
      expect(ran().second.err).toBe("");
      expect(ran().second.out).toContain("All 308 files were sent and worked before.\n");
      expect(ran().second.out.match(/^Nothing has changed since \S+@1\.0\.0\.$/gm)).toHaveLength(3);
      const figures = (out: string) => out.slice(out.indexOf("England"));
      expect(figures(ran().second.out)).toBe(figures(ran().first.out));
    });

    it("keeps to 80 columns", () => {
      expect(
        ran()
          .first.out.split("\n")
          .filter((line) => line.length > 80),
      ).toEqual([]);
    });
  });
}
