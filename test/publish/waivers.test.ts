import { describe, expect, it } from "vitest";
import { waiversBehind } from "../../packages/core/src/publish/waivers-behind.ts";
import { openSolver } from "../../packages/core/src/solver/open-solver.ts";
import { memoryStore } from "../../packages/core/src/storage/open-store.ts";
import { openTables } from "../../packages/core/src/storage/open-tables.ts";
import { ingestUpload } from "../../packages/core/src/workflows/ingest-upload.ts";
import { readManifest } from "../../packages/core/src/workflows/previous-snapshot.ts";
import { publishNational } from "../../packages/core/src/workflows/publish-national.ts";
import { querySnapshot } from "../../packages/core/src/workflows/query-snapshot.ts";
import { waiveRule } from "../../packages/core/src/workflows/waive-rule.ts";
import { key, place, surveyReturn } from "../workflows/survey-return.ts";
import { ticking } from "../workflows/ticking.ts";
import { loans } from "./fixture.ts";

const terms = { reason: "The system is being replaced.", approver: "survey team", expires: "2027-03-31" };

describe("waiversBehind", () => {
  const waiver = { id: "1", code: "blank-cell", ...terms };
  const returns = [
    { period: "2010-11", authority: "101", waivers: [{ ...waiver, table: "lending", column: "books" }] },
    { period: "2011-12", authority: "102", waivers: [{ ...waiver, table: "lending" }] },
    { period: "2011-12", authority: "103" },
  ];
  const behind = waiversBehind(loans(), returns);
  const spot = { measure: "items", basis: "all", periods: ["2010-11"], councils: ["101", "102"] };

  it.each([
    ["a measure that reads its column", {}, 1],
    ["a basis that reads it", { measure: "per_member", basis: "members" }, 1],
    ["a change of such a measure", { measure: "items_change" }, 1],
    ["a change, from both of its periods", { measure: "items_change", periods: ["2011-12", "2010-11"] }, 2],
    ["a comparison with a target", { measure: "against", basis: "everything" }, 1],
    ["no measure that reads other columns", { measure: "not_films" }, 0],
    ["no measure of another table", { measure: "spend" }, 0],
    ["no other period", { periods: ["2009-10"] }, 0],
    ["no area without the council", { councils: ["103"] }, 0],
    ["every column where it names none", { measure: "not_films", periods: ["2011-12"] }, 1],
  ])("counts a waiver for %s", (_, over, count) => {
    expect(behind({ ...spot, ...over })).toBe(count);
  });

  it("counts one of a file with many councils for every area", () => {
    const national = waiversBehind(loans(), [{ period: "2010-11", authority: "national", waivers: [waiver] }]);
    expect(national({ ...spot, councils: ["104"] })).toBe(1);
  });
});

describe("a snapshot", () => {
  async function published(bytes: Uint8Array, waived: boolean) {
    const clock = ticking();
    const store = memoryStore(clock);
    const { approver: by, ...rest } = terms;
    const asked = { ...place, code: "blank-cell", table: "people", column: "ongoing_managed", by, ...rest };
    const waiver = waived ? await waiveRule(asked, { store, clock }) : undefined;
    await store.uploads.put(key, bytes);
    const ingested = await ingestUpload({ key }, { store });
    expect(ingested?.outcome).toBe("accepted");
    const made = await publishNational({ collection: place.collection }, { store, openTables, openSolver });
    if (made.kind !== "published") throw new Error(`Nothing was published: ${made.kind}`);
    const ask = async (sql: string) => (await querySnapshot(sql, made.collection, { store, openTables })).rows;
    return { store, made, waiver, ask };
  }

  const blank = surveyReturn((text) => blankManaged(text));

  it("names the waivers its returns were counted under, and counts them beside every figure they touch", async () => {
    const { store, made, waiver, ask } = await published(blank, true);
    expect(await ask("SELECT * FROM waivers")).toEqual([
      {
        collection: place.collection,
        period: place.period,
        authority: place.authority,
        authority_name: "Cumbria",
        table_id: "people",
        column_id: "ongoing_managed",
        rule: "blank-cell",
        ...terms,
        waiver: waiver?.id,
      },
    ]);
    const touched = await ask(
      "SELECT DISTINCT level, measure, waivers FROM figures WHERE waivers > 0 ORDER BY level, measure",
    );
    const measures = new Set(touched.map(({ measure }) => measure));
    expect(measures.size).toBeGreaterThan(0);
    expect(touched.every(({ waivers }) => waivers === 1)).toBe(true);
    expect(new Set(touched.map(({ level }) => level))).toContain("england");
    const elsewhere = await ask(
      "SELECT count(*) AS n FROM figures WHERE level = 'council' AND geography_code <> '102' AND waivers > 0",
    );
    expect(elsewhere).toEqual([{ n: 0n }]);
    const money = await ask(
      "SELECT max(waivers) AS most FROM figures WHERE measure IN (SELECT measure FROM measures WHERE formula LIKE 'money:%')",
    );
    expect(money).toEqual([{ most: 0 }]);
    const coverage = await ask("SELECT DISTINCT measure FROM coverage WHERE waivers = 1");
    expect(coverage.length).toBeGreaterThan(0);
    expect(await ask("SELECT max(waivers) AS most FROM headline")).toEqual([{ most: 1 }]);
    const { inputs } = await readManifest(store.data, made);
    expect(inputs[0]?.waivers).toMatchObject([{ id: waiver?.id, column: "ongoing_managed" }]);
  });

  it("has the table, empty, where there are none, and the same bytes again", async () => {
    const { store, made, ask } = await published(surveyReturn(), false);
    expect(await ask("SELECT * FROM waivers")).toEqual([]);
    expect(await ask("SELECT max(waivers) AS most FROM figures")).toEqual([{ most: 0 }]);
    const again = await published(surveyReturn(), false);
    const [one, other] = [await readManifest(store.data, made), await readManifest(again.store.data, again.made)];
    expect(one.outputs.some(({ path }) => path === "waivers.csv")).toBe(true);
    expect(other.outputs).toEqual(one.outputs);
  });
});

/** Nothing in a cell of the column that the waiver is for. */
function blankManaged(text: string): string {
  return text.replace(",160,30,80,", ",,30,80,");
}
