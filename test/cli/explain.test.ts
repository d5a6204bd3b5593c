import { appendFileSync, cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openStore } from "../../packages/core/src/storage/open-store.ts";
import { copyStore, survey, surveyStore } from "../workflows/published-store.ts";
import { returns } from "./test-store.ts";

const folder = mkdtempSync(join(tmpdir(), "returns-explain-"));
const store = ["--store", "store"];
const national = `${survey}/share_holding/indicator_130/2010-03-31/E92000001/all`;

beforeAll(async () => {
  await copyStore(await surveyStore(), openStore(join(folder, "store")));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function widest(text: string): number {
  return Math.max(...text.split("\n").map((line) => (/^\S+$/.test(line.trim()) ? 0 : line.length)));
}

describe("returns explain", () => {
  it("tells a figure from its formula to its cells, in lines of 80", async () => {
    const { code, out } = await returns(folder, ["explain", national, ...store]);
    expect(code).toBe(0);
    for (const said of [
      "England, 31 March 2010",
      "people: 100 x (ongoing_personal_budgets + one_off_personal_budgets)",
      "100 x 2,770 / 26,415 = 10.5%",
      "3 of 152 councils, without Barking and Dagenham;",
      "Cumbria (102): 927 of 8,805",
      "Cell     I8 indicator_130_base 600 (+ in the base)",
      "and 16 more cells: add --all",
    ]) {
      expect(out).toContain(said);
    }
    expect(widest(out)).toBeLessThanOrEqual(80);
  });

  it("shows every council and cell with --all, and all of it as JSON", async () => {
    const all = await returns(folder, ["explain", national, "--all", ...store]);
    expect(all.out).not.toContain("--all");
    expect(all.out.match(/\n {2}Cell /g)).toHaveLength(72);
    const { out } = await returns(folder, ["explain", national, "--json", ...store]);
    const { councils, definition, agrees } = JSON.parse(out);
    expect(councils).toHaveLength(152);
    expect([definition.version, agrees]).toEqual([1, true]);
  });

  it("tells a change as the two figures it is made from", async () => {
    const id = `${survey}/holders_change/all/2010-03-31/E92000001/all`;
    const { out } = await returns(folder, ["explain", id, ...store]);
    expect(out).toContain(`Now: ${survey}/holders/all/2010-03-31/E92000001/all`);
    expect(out).toContain(`Before: ${survey}/holders/all/2009-03-31/E92000001/all`);
  });

  it("says that a hidden figure is hidden and shows nothing behind it", async () => {
    const sql = "SELECT figure FROM figures WHERE status = 'c' LIMIT 1";
    const { out: found } = await returns(folder, [
      "query",
      sql,
      "--format",
      "json",
      "--snapshot",
      `${survey}@1.*`,
      ...store,
    ]);
    const { code, out } = await returns(folder, ["explain", JSON.parse(found)[0].figure, ...store]);
    expect(code).toBe(0);
    expect(out).toContain("It is hidden, to protect small numbers of people.");
    expect(out).not.toMatch(/Cell|SHA-256|Working/);
  });

  it("goes from a cell to the figures it feeds", async () => {
    const { out: json } = await returns(folder, [
      "explain",
      `${survey}/spend/all/2010-03-31/102/all`,
      "--json",
      ...store,
    ]);
    const { sha256 } = JSON.parse(json).councils[0].from;
    const { code, out } = await returns(folder, ["explain", "--cell", `${sha256.slice(0, 12)}#I8`, ...store]);
    expect(code).toBe(0);
    expect(out).toContain("102, 31 March 2010, receipt");
    expect(out).toContain("people.indicator_130_base of 102: 600");
    expect(out).toMatch(/It feeds \d+ figures:/);
    expect(widest(out)).toBeLessThanOrEqual(80);
  });

  it.each([
    [["explain"], "Name one figure, or a cell"],
    [["explain", national, "--cell", "x#B7"], "and not both"],
    [["explain", `${national}x`], `Near it are: ${national} `],
    [["explain", national, "--snapshot", `${survey}@4.*`], "There is: 1.0.1 (the latest)"],
  ])("refuses %j with what would do", async (argv, said) => {
    const { code, err } = await returns(folder, [...argv, ...store]);
    expect(code).toBe(2);
    expect(err.replaceAll(/\s+/g, " ")).toContain(said);
  });
});

describe("returns verify", () => {
  it("ends with 0 where a snapshot of the store is the same when it is made again", async () => {
    const { code, out } = await returns(folder, ["verify", `${survey}@1.0.1`, ...store]);
    expect([code, out]).toEqual([0, expect.stringContaining("is as it was published")]);
  });

  it("works on a copied folder with the originals beside it, and ends with 1 where a byte is added", async () => {
    cpSync(join(folder, "store/data/snapshots", survey, "1.0.1"), join(folder, "copy"), { recursive: true });
    cpSync(join(folder, "store/data/originals"), join(folder, "originals"), { recursive: true });
    const argv = ["verify", "--folder", "copy", "--originals", "originals"];
    expect((await returns(folder, argv)).code).toBe(0);
    appendFileSync(join(folder, "copy/coverage.csv"), "x");
    const { code, out } = await returns(folder, argv);
    expect([code, out]).toEqual([1, expect.stringContaining("coverage.csv: not as rebuilt.")]);
    const json = await returns(folder, [...argv, "--json"]);
    expect(JSON.parse(json.out)).toMatchObject({ same: false, differences: [{ object: "coverage.csv" }] });
  });

  it.each([
    [["verify"], "Name a snapshot"],
    [["verify", survey, "--folder", "copy", "--originals", "originals"], "not both"],
    [["verify", "--folder", "copy"], "add --originals DIR"],
    [["verify", "--folder", "nowhere", "--originals", "originals"], "There is no folder at"],
    [["verify", "--folder", "originals", "--originals", "originals"], "is not a snapshot"],
    [["verify", `${survey}@7.0.0`, ...store], "There is no snapshot"],
  ])("ends with 2 for %j", async (argv, said) => {
    const { code, err } = await returns(folder, argv);
    expect([code, err]).toEqual([2, expect.stringContaining(said)]);
  });
});

describe("returns changes", () => {
  it("tells what differs between two versions, for people and as JSON", async () => {
    const argv = ["changes", `${survey}@1.0.0`, `${survey}@1.0.1`, ...store];
    const { code, out } = await returns(folder, argv);
    expect(code).toBe(0);
    expect(out).toContain("- Sent again, 2010-03-31 (1): Northumberland.");
    expect(out).toContain("2,780 before, 2,770 now");
    expect(widest(out)).toBeLessThanOrEqual(80);
    const json = await returns(folder, [...argv, "--json"]);
    expect(JSON.parse(json.out)).toMatchObject({ before: "1.0.0", after: "1.0.1", definitions: [] });
  });

  it("ends with 2 for a version that is not there", async () => {
    const { code, err } = await returns(folder, ["changes", `${survey}@0.9.0`, ...store]);
    expect([code, err]).toEqual([2, expect.stringContaining("There is no snapshot")]);
  });
});
