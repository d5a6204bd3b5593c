import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { collectParts } from "../../packages/core/src/publish/aggregate/collect-parts.ts";
import { authoritiesTable } from "../../packages/core/src/publish/write/authorities-table.ts";
import { writeTable } from "../../packages/core/src/publish/write/snapshot-table.ts";
import { openAthenaEngine } from "../../packages/core/src/storage/athena/open-athena-engine.ts";
import { openAthenaRollUp } from "../../packages/core/src/storage/open-athena-roll-up.ts";
import { openTables } from "../../packages/core/src/storage/open-tables.ts";
import { runStatement } from "../../packages/core/src/storage/run-statement.ts";
import type { Tables } from "../../packages/core/src/storage/tables.ts";
import { acceptedReturns } from "../../packages/core/src/workflows/accepted-returns.ts";
import { currentDefinition } from "../../packages/core/src/workflows/current-definition.ts";
import { knownCollection } from "../../packages/core/src/workflows/known.ts";
import { loadRows } from "../../packages/core/src/workflows/load-rows.ts";
import { snapshotInputs } from "../../packages/core/src/workflows/snapshot-inputs.ts";
import { goodFile, sendFile, survey, tickingStore } from "../workflows/published-store.ts";
import { surveyReturn } from "../workflows/survey-return.ts";
import { type AthenaServer, startAthenaServer } from "./athena/athena-server.ts";

const PERIOD = "2010-03-31";
const collection = knownCollection(survey);
const place = { database: "rows", workGroup: "roll-up", region: "eu-west-2" };
const credentials = { accessKeyId: "a", secretAccessKey: "b" };

const store = tickingStore();
let folder = "";
let duckdb: { readonly tables: Pick<Tables, "query">; close(): void };
let server: AthenaServer;

/** Rows as they lie in a bucket, with a table over the folder as a catalogue has one: what was replaced is there, too. */
async function catalogued(): Promise<typeof duckdb> {
  for await (const { key } of store.data.list("rows/")) {
    await mkdir(dirname(join(folder, key)), { recursive: true });
    await writeFile(join(folder, key), (await store.data.get(key))?.bytes ?? new Uint8Array());
  }
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  await connection.run(
    `CREATE VIEW personal_budgets AS SELECT * EXCLUDE (filename), filename AS "$path" FROM read_parquet('${folder}/rows/**/*.parquet',
     filename = true, union_by_name = true, hive_partitioning = true, hive_types_autocast = false)`,
  );
  return {
    tables: { query: (sql) => runStatement(connection, sql) },
    close() {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "returns-athena-"));
  const northumberland = (text: string) => text.replace("Council,Cumbria", "Council,Northumberland");
  await sendFile(store, `${survey}/2009-03-31/102`, goodFile(`${survey}/good-2009`));
  await sendFile(store, `${survey}/${PERIOD}/102`, surveyReturn());
  await sendFile(store, `${survey}/${PERIOD}/104`, surveyReturn(northumberland));
  const again = (text: string) => northumberland(text).replace("61,250,000.00", "61,260,000.00");
  await sendFile(store, `${survey}/${PERIOD}/104`, surveyReturn(again), "again.csv");
  duckdb = await catalogued();
  server = await startAthenaServer((sql) => duckdb.tables.query(sql));
});

afterAll(async () => {
  await server.stop();
  duckdb.close();
  await rm(folder, { recursive: true });
});

async function counted() {
  const returns = (await acceptedReturns(store.data, survey)).filter(({ period }) => period === PERIOD);
  const inputs = await snapshotInputs(currentDefinition(collection), returns);
  const authorities = writeTable(authoritiesTable(inputs.councils));
  return { inputs, authorities, tables: Object.keys(collection.tables) };
}

describe("Athena as the engine of a roll-up", () => {
  it("gives the parts that DuckDB gives of the returns that count, and of no other", async () => {
    const { inputs, authorities, tables } = await counted();
    const own = await openTables();
    await loadRows(inputs.returns, { data: store.data, engine: own });
    await own.load(authorities.name, [authorities.parquet]);
    const expected = await collectParts(collection, tables, own);
    await own.close();

    const openRollUp = openAthenaRollUp({ ...place, endpoint: server.endpoint, credentials, openTables, fromRows: 1 });
    const engine = await openRollUp({ ...inputs, period: PERIOD });
    if (engine === undefined) throw new Error("Athena was not asked");
    await engine.load(authorities.name, [authorities.parquet]);
    const parts = await collectParts(collection, tables, engine);
    await engine.close();

    expect(inputs.returns).toHaveLength(2);
    expect(parts.answers.size).toBeGreaterThan(1);
    expect(parts).toEqual(expected);
    expect(new Set(server.asked.map(({ database, workGroup }) => `${database} ${workGroup}`))).toEqual(
      new Set(["rows roll-up"]),
    );
  });

  it("is asked only about a period with so many rows", async () => {
    const { inputs } = await counted();
    const rows = inputs.returns.flatMap(({ tables }) => tables).reduce((sum, table) => sum + table.rows, 0);
    const askedFrom = (fromRows: number) =>
      openAthenaRollUp({ ...place, openTables, fromRows })({ ...inputs, period: PERIOD });
    expect(askedFrom(rows + 1)).toBeUndefined();
    await (await askedFrom(rows))?.close();
    expect(askedFrom(rows)).toBeInstanceOf(Promise);
  });

  it("says the engine's reason where a question fails", async () => {
    const engine = await openAthenaEngine({ ...place, endpoint: server.endpoint, credentials, rows: [], openTables });
    await expect(engine.query("SELECT nothing FROM nowhere")).rejects.toThrow(/Athena did not answer.*FAILED.*nowhere/);
    await engine.close();
  });
});
