import { beforeAll, describe, expect, it } from "vitest";
import { type ComparedRelease, releaseChanges } from "../../packages/core/src/publish/changes/release-changes.ts";
import { undoChanges } from "../../packages/core/src/publish/changes/undo-changes.ts";
import type { Figure } from "../../packages/core/src/publish/figure.ts";
import type { Store } from "../../packages/core/src/storage/objects.ts";
import { openTables } from "../../packages/core/src/storage/open-tables.ts";
import { snapshotChanges } from "../../packages/core/src/workflows/snapshot-changes.ts";
import { publish, sendFile, survey, surveyStore } from "./published-store.ts";
import { surveyReturn } from "./survey-return.ts";

let store: Store;

beforeAll(async () => {
  store = await surveyStore();
});

const changes = (before: string, after?: string) => snapshotChanges(before, after, { store, openTables });

async function fileOf(path: string): Promise<string> {
  return new TextDecoder().decode((await store.data.get(`snapshots/${survey}/${path}`))?.bytes);
}

describe("snapshotChanges", () => {
  it("says who sent again and which figures moved, by how much", async () => {
    const { changes: found, notes } = await changes(`${survey}@1.0.0`, `${survey}@1.0.1`);
    expect(found).toMatchObject({ before: "1.0.0", after: "1.0.1", definitions: [], periods: { added: [] } });
    expect(found.councils).toMatchObject([{ period: "2010-03-31", authority: "104", kind: "revised" }]);
    const holders = found.figures.find(({ figure }) => figure === `${survey}/holders/all/2010-03-31/E92000001/all`);
    expect(holders).toMatchObject({ kind: "revised", by: "-10", before: { value: "2780" }, after: { value: "2770" } });
    expect(notes).toContain("Sent again, 2010-03-31 (1): Northumberland.");
    expect(notes).toContain("People holding a personal budget, England, 2010-03-31: 2,780 before, 2,770 now (-10).");
  });

  it("says the same as the two files in the snapshot", async () => {
    const { changes: found, notes } = await changes(`${survey}@1.0.0`, `${survey}@1.*`);
    const { councils, figures, definitions, periods, measures, before } = JSON.parse(
      await fileOf("1.0.1/changes.json"),
    );
    const { before: _before, after: _after, collection: _collection, ...rest } = found;
    expect({ councils, figures, definitions, periods, measures }).toEqual(rest);
    expect(before.version).toBe("1.0.0");
    expect(await fileOf("1.0.1/notes.md")).toBe(notes);
  });

  it("calls the first version that", async () => {
    const figures = (await fileOf("1.0.0/figures.csv")).trimEnd().split("\n").length - 1;
    expect(figures).toBe(7_985);
    expect(await fileOf("1.0.0/notes.md")).toContain("This is the first version: 7,985 figures from 4 returns.");
    expect(JSON.parse(await fileOf("1.0.0/changes.json"))).toMatchObject({ before: null, figures: [], councils: [] });
  });

  it("finds nothing between a version and itself", async () => {
    const { changes: found } = await changes(`${survey}@1.0.1`);
    expect([found.figures, found.councils, found.definitions]).toEqual([[], [], []]);
  });

  it("compares two versions of one collection only, that are there", async () => {
    await expect(changes(`${survey}@1.0.0`, `${survey}@9`)).rejects.toThrow("There is: 1.0.1 (the latest) and 1.0.0");
    await expect(changes("spending@1.0.0", survey)).rejects.toThrow("Nothing of spending");
  });

  it("names a council that is new, in a third version", async () => {
    const bytes = surveyReturn((text) => text.replace("Council,Cumbria", "Council,Rotherham"));
    await sendFile(store, `${survey}/2010-03-31/206`, bytes);
    const third = await publish(store);
    const notes = await fileOf(`${third.kind === "published" ? third.version : ""}/notes.md`);
    expect(notes).toContain("Arrived, 2010-03-31 (1): Rotherham.");
    expect(notes).toContain("3 councils before, 4 now");
  });
});

const figure = (id: string, given: Partial<Figure> = {}): Figure => ({
  figure: `c/m/all/2010/${id}/all`,
  collection: "c",
  measure: "m",
  basis: "all",
  period: "2010",
  level: "council",
  geographyCode: id,
  geography: `Council ${id}`,
  breakdown: "all",
  unit: "people",
  value: "10",
  status: null,
  numerator: null,
  denominator: null,
  expected: 1,
  responded: 1,
  synthetic: false,
  waivers: 0,
  ...given,
});

const release = (figures: readonly Figure[], given: Partial<ComparedRelease> = {}): ComparedRelease => ({
  version: "1.0.0",
  figures,
  definitions: { m: '{"version":1}', publish: "{}" },
  returns: [{ period: "2010", authority: "a", submission: "s1", sha256: "h1" }],
  ...given,
});

const before = release([
  figure("a"),
  figure("b", { value: "20", numerator: "7", denominator: "20" }),
  figure("c", { value: null, status: "c" }),
  figure("d"),
]);

const after = release(
  [figure("a", { value: "12.5" }), figure("b", { value: null, status: "c" }), figure("c", { value: "6" }), figure("e")],
  {
    definitions: { m: '{"version":2}', n: '{"version":1}', publish: "{}" },
    returns: [{ period: "2011", authority: "b", submission: "s2", sha256: "h2" }],
  },
);

describe("releaseChanges", () => {
  const found = releaseChanges(before, after);

  it("tells figures hidden, shown, added, removed and revised apart", () => {
    expect(found.figures.map(({ figure: id, kind, by }) => [id.split("/")[4], kind, by])).toEqual([
      ["a", "revised", "2.5"],
      ["b", "hidden", null],
      ["c", "shown", null],
      ["d", "removed", null],
      ["e", "added", null],
    ]);
  });

  it("never tells again the numbers of a figure that is hidden now", () => {
    const hidden = found.figures.find(({ kind }) => kind === "hidden");
    expect(hidden?.before).toMatchObject({ value: null, numerator: null, denominator: null });
    expect(JSON.stringify(hidden)).not.toMatch(/"(20|7)"/);
  });

  it("names definitions, measures, periods and councils that came, changed and went", () => {
    expect(found.definitions.map(({ definition, kind }) => [definition, kind])).toEqual([
      ["m", "changed"],
      ["n", "added"],
    ]);
    expect(found.measures).toEqual({ added: ["n"], removed: [] });
    expect(found.periods).toEqual({ added: ["2011"], removed: ["2010"] });
    expect(found.councils.map(({ authority, kind }) => [authority, kind])).toEqual([
      ["a", "dropped"],
      ["b", "arrived"],
    ]);
  });

  it("can be undone: compared again with what comes of that, it says the same", () => {
    const undone = { ...undoChanges(found, after), version: "1.0.0" };
    expect(releaseChanges(undone, after)).toEqual(found);
    expect(undone.figures.filter(({ geographyCode }) => geographyCode !== "b")).toEqual(
      before.figures.filter(({ geographyCode }) => geographyCode !== "b"),
    );
  });
});
