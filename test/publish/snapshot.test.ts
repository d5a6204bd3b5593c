import { describe, expect, it } from "vitest";
import type { Claim } from "../../packages/core/src/claims/claim.ts";
import { snapshotViews } from "../../packages/core/src/publish/aggregate/sql-views.ts";
import type { Publication } from "../../packages/core/src/publish/make-publication.ts";
import { makePublication } from "../../packages/core/src/publish/make-publication.ts";
import type { PublishedReturn } from "../../packages/core/src/publish/published-return.ts";
import { dataPackageBytes } from "../../packages/core/src/publish/write/data-package.ts";
import { databaseContents } from "../../packages/core/src/publish/write/database-contents.ts";
import { makeManifest, manifestBytes } from "../../packages/core/src/publish/write/manifest.ts";
import { readFigures } from "../../packages/core/src/publish/write/read-figures.ts";
import type { SnapshotTable } from "../../packages/core/src/publish/write/snapshot-table.ts";
import { writeTable } from "../../packages/core/src/publish/write/snapshot-table.ts";
import { snapshotTables } from "../../packages/core/src/publish/write/snapshot-tables.ts";
import type { DuckdbTables } from "../../packages/core/src/storage/duckdb-tables.ts";
import { openDuckdbTables } from "../../packages/core/src/storage/duckdb-tables.ts";
import { half, hiddenRelease, lending, loans, money, partsOf, placed, protectedRules, year } from "./fixture.ts";

const claim: Claim = {
  id: "items",
  collection: "loans",
  period: "2011-12",
  asOf: "2012-03-31",
  statement: "=About 200 items were lent.",
  stated: "200",
  unit: "people",
  precision: { kind: "exact" },
  recompute: {
    kind: "figure",
    measure: "items",
    basis: "all",
    geography: "E92000001",
    breakdown: "all",
    part: "value",
  },
  source: "For a test",
};

const rows = {
  periods: ["2010-11", "2011-12"],
  lending: [
    lending("101", "main", { books: 10n, films: 1n, members: 20n }),
    lending("101", "main", { books: 30n, films: 1n, members: 40n }, "2011-12"),
    lending("103", "main", { books: 3n, films: 0n, members: 900n }, "2011-12"),
  ],
  money: [money("101", 1000n, 150n, "2011-12"), money("999", 1n, 1n, "2011-12")],
};

function returned(period: string, authority: string, synthetic: boolean): PublishedReturn {
  const submission = `${authority}${period}`;
  const key = `rows/loans/period=${period}/authority=${authority}/${submission}-lending.parquet`;
  const tables = [{ table: "lending", key, sha256: "00", rows: 1 }];
  return { period, authority, submission, sha256: "11", synthetic, tables };
}

async function publication(synthetic = false, reversed = false): Promise<Publication> {
  const collection = loans({ disclosure: protectedRules });
  const turn = <T>(list: readonly T[]): readonly T[] => (reversed ? list.toReversed() : list);
  const returns = [
    returned("2010-11", "101", synthetic),
    returned("2011-12", "101", false),
    returned("2011-12", "103", false),
  ];
  return makePublication({
    collection,
    release: await hiddenRelease({ ...rows, collection, origins: returns }),
    periods: turn(rows.periods).map(year),
    councils: turn(rows.periods.flatMap((period) => placed(period))),
    parts: await partsOf({ ...rows, collection, lending: turn(rows.lending), money: turn(rows.money) }),
    returns: turn(returns),
    targets: [half],
    claims: [claim, { ...claim, id: "of-another", collection: "another" }],
    series: [],
  });
}

async function withSnapshot<T>(
  tables: readonly SnapshotTable[],
  use: (engine: DuckdbTables) => Promise<T>,
): Promise<T> {
  const engine = await openDuckdbTables();
  try {
    for (const { name, parquet } of tables) await engine.load(name, [parquet]);
    return await use(engine);
  } finally {
    await engine.close();
  }
}

describe("snapshotTables", () => {
  it("are read by DuckDB with the types they declare and as many rows", async () => {
    const tables = snapshotTables(await publication());
    expect(tables.map(({ name }) => name)).toEqual([
      "figures",
      "coverage",
      "targets",
      "claims",
      "measures",
      "authorities",
      "submissions",
      "waivers",
    ]);
    await withSnapshot(tables, async (engine) => {
      for (const table of tables) {
        const result = await engine.query(`SELECT * FROM ${table.name}`);
        expect(result.columns).toEqual(table.columns.map(({ name, type }) => ({ name, type })));
        expect(result.rows).toHaveLength(table.rows);
        if (table.name === "waivers") expect(table.rows).toBe(0);
        else expect(table.rows).toBeGreaterThan(0);
        const unique = table.key.length === 0 ? "*" : table.key.join(", ");
        const distinct = await engine.query(`SELECT count(*) AS n FROM (SELECT DISTINCT ${unique} FROM ${table.name})`);
        expect(distinct.rows[0]?.n).toBe(BigInt(table.rows));
      }
    });
  });

  it("give every figure back from Parquet, exactly", async () => {
    const { figures, ...rest } = await publication();
    const read = await withSnapshot(snapshotTables({ figures, ...rest }), async (engine) =>
      readFigures(await engine.query("SELECT * FROM figures")),
    );
    expect(read).toHaveLength(figures.length);
    const numbers = (value: string | null) => (value === null ? null : Number(value));
    expect(read.map((figure) => ({ ...figure, value: numbers(figure.value) }))).toEqual(
      Array.from(figures, (figure) => ({
        ...figure,
        value: numbers(figure.value),
        numerator: figure.numerator && Number(figure.numerator).toFixed(4),
        denominator: figure.denominator && Number(figure.denominator).toFixed(4),
      })),
    );
  });

  it("name who is missing, who is only partly there, and never a figure that is hidden", async () => {
    const tables = snapshotTables(await publication());
    await withSnapshot(tables, async (engine) => {
      const { rows: found } = await engine.query(
        "SELECT * FROM coverage WHERE period = '2011-12' AND measure = 'items' AND level = 'england' AND breakdown = 'all'",
      );
      expect(found).toMatchObject([
        { expected: 4, responded: 2, partial: 0, missing: "Council 102; Council 104", geography: "England" },
      ]);
      const hidden = await engine.query("SELECT count(*) AS n FROM figures WHERE status = 'c' AND value IS NOT NULL");
      expect(hidden.rows).toEqual([{ n: 0n }]);
    });
  });

  it("keep a formula out of the CSV", async () => {
    const claims = snapshotTables(await publication()).find(({ name }) => name === "claims");
    expect(new TextDecoder().decode(claims?.csv)).toContain(",'=About 200 items were lent.,");
  });

  it("are the same bytes from the same returns, in whatever order", async () => {
    const [first, second] = [snapshotTables(await publication()), snapshotTables(await publication(false, true))];
    expect(second).toEqual(first);
  });

  it("say in every comment that a return is synthetic", async () => {
    for (const { comment } of snapshotTables(await publication(true))) expect(comment).toContain("synthetic");
    for (const { comment } of snapshotTables(await publication())) expect(comment).not.toContain("synthetic");
  });
});

describe("writeTable", () => {
  const table = (value: string) =>
    writeTable({
      name: "a",
      comment: "",
      key: [],
      rows: [value],
      columns: [{ name: "v", type: "DECIMAL(18,4)", description: "", of: (row) => row }],
    });

  it.each(["0.12345", "100000000000000", "-100000000000000", "1e3", ""])(
    "refuses %j, which it would not hold exactly",
    (v) => {
      expect(() => table(v)).toThrow(RangeError);
    },
  );

  it("holds the largest number there is room for", () => {
    expect(table("-99999999999999.9999").rows).toBe(1);
  });
});

describe("snapshotViews", () => {
  it("all run in the database readers get, and show what they are named for", async () => {
    const made = await publication();
    const tables = snapshotTables(made);
    const bytes = await withSnapshot(tables, (engine) => engine.database(databaseContents(tables, made)));
    expect(bytes.length).toBeGreaterThan(10_000);
    await withSnapshot(tables, async (engine) => {
      const ask = async (name: string) => {
        const view = snapshotViews().find((each) => each.name === name);
        return (await engine.query(view?.sql ?? "")).rows;
      };
      const headline = await ask("headline");
      expect(headline.length).toBeGreaterThan(5);
      expect(new Set(headline.map((row) => `${row.period} ${row.geography}`))).toEqual(new Set(["2011-12 England"]));
      expect(new Set((await ask("by_region")).map((row) => row.geography))).toEqual(new Set(["North", "South"]));
      expect((await ask("by_council_type")).length).toBeGreaterThan(0);
      expect((await ask("by_council")).length).toBeGreaterThan(0);
      expect((await ask("by_breakdown")).length).toBeGreaterThan(0);
      expect(new Set((await ask("rates")).map((row) => row.unit))).toEqual(new Set(["percent"]));
      expect(new Set((await ask("changes")).map((row) => row.period))).toEqual(new Set(["2011-12"]));
      expect((await ask("missing")).length).toBeGreaterThan(0);
      expect(await ask("claims_not_reproduced")).toMatchObject([{ claim: "items", computed: "34" }]);
      for (const { name, sql, columns } of snapshotViews()) {
        const answer = await engine.query(sql);
        expect(
          answer.columns.map((column) => column.name),
          name,
        ).toEqual(columns.map((column) => column.name));
      }
    });
  });
});

describe("databaseContents", () => {
  it("says in every comment of a table and a view that a return is synthetic", async () => {
    const tables = snapshotTables(await publication(true));
    const { tables: described, views } = databaseContents(tables, { synthetic: true });
    for (const { comment } of [...described, ...views]) expect(comment).toContain("synthetic");
    for (const { comment } of databaseContents(tables, { synthetic: false }).views) {
      expect(comment).not.toContain("synthetic");
    }
  });
});

describe("the views of a database", () => {
  it("have a description for every column, that of the table it comes from", async () => {
    const tables = snapshotTables(await publication());
    const { views } = databaseContents(tables, { synthetic: false });
    for (const { name, columns } of views) expect(Object.values(columns), name).not.toContain("");
    const value = tables.find(({ name }) => name === "figures")?.columns.find(({ name }) => name === "value");
    expect(views[0]?.columns["value"]).toBe(value?.description);
    const title = tables.find(({ name }) => name === "measures")?.columns.find(({ name }) => name === "title");
    expect(views[0]?.columns["title"]).toBe(title?.description);
  });
});

describe("the files that describe a snapshot", () => {
  it("list every file of every table with its columns, and end in a newline", async () => {
    const made = await publication(true);
    const tables = snapshotTables(made);
    const text = new TextDecoder().decode(dataPackageBytes(made, "1.2.3", tables));
    const described = JSON.parse(text);
    expect(text.endsWith("}\n")).toBe(true);
    expect(described).toMatchObject({ name: "loans", version: "1.2.3", synthetic: true });
    expect(described.description).toContain("synthetic");
    expect(described.resources.map(({ path }: { path: string }) => path)).toEqual(
      tables.flatMap(({ name }) => [`${name}.csv`, `${name}.parquet`]),
    );
    const [figures] = described.resources;
    expect(figures.schema.primaryKey).toEqual(["figure"]);
    expect(figures.schema.fields.find(({ name }: { name: string }) => name === "value")).toMatchObject({
      type: "number",
    });
    for (const { fields } of described.resources.map(({ schema }: { schema: object }) => schema)) {
      for (const { description } of fields) expect(description).not.toBe("");
    }
  });

  it("name every input and output with its checksum, whatever order they came in", async () => {
    const files = [
      { path: "figures.csv", bytes: new TextEncoder().encode("abc") },
      { path: "a.json", bytes: new Uint8Array() },
    ];
    const make = async (reversed: boolean) =>
      makeManifest({
        publication: await publication(false, reversed),
        version: "1.0.0",
        code: "0.1.0",
        files: reversed ? files.toReversed() : files,
      });
    const manifest = await make(false);
    expect(manifest.outputs).toEqual([
      { path: "a.json", sha256: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", bytes: 0 },
      { path: "figures.csv", sha256: "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", bytes: 3 },
    ]);
    expect(manifest.inputs.map(({ period, authority }) => `${period} ${authority}`)).toEqual([
      "2010-11 101",
      "2011-12 101",
      "2011-12 103",
    ]);
    expect(manifest).toMatchObject({
      format: "council-returns/snapshot/1",
      periods: ["2010-11", "2011-12"],
      synthetic: false,
      statement: null,
      leftOut: [{ table: "money", period: "2011-12", council: "999" }],
    });
    expect(manifestBytes(await make(true))).toEqual(manifestBytes(manifest));
  });
});
