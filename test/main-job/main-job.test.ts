import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { DuckDBInstance } from "@duckdb/node-api";
import { parquetReadObjects } from "hyparquet";
import Papa from "papaparse";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { describeStart, type EndedRun } from "./describe-start.ts";
import { folderBytes } from "./folder-bytes.ts";

const cli = fileURLToPath(new URL("../../cli/main.ts", import.meta.url));
const published = fileURLToPath(new URL("../../sample/data/self_directed_support_2024_25_areas.csv", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "main-job-"));
const store = join(folder, ".returns");

interface Run extends EndedRun {
  /** What it printed. */
  readonly output: string;
}

async function returns(...args: readonly string[]): Promise<Run> {
  const child = spawn(process.execPath, [cli, ...args], { cwd: folder, env: { ...process.env, COLUMNS: "80" } });
  let [output, err] = ["", ""];
  child.stdout.on("data", (chunk) => {
    output += chunk;
  });
  child.stderr.on("data", (chunk) => {
    err += chunk;
  });
  const [code] = await once(child, "close");
  return { code, output, out: output, err };
}

async function query(sql: string, ...args: readonly string[]): Promise<Record<string, string>[]> {
  const { code, output } = await returns("query", sql, "--store", store, "--format", "json", ...args);
  expect(code, output).toBe(0);
  return JSON.parse(output);
}

/** Kills the main job without warning after so long, unless it has ended by then. */
async function killedStart(at: string, milliseconds: number): Promise<boolean> {
  const child = spawn(process.execPath, [cli, "start", "--store", at], { cwd: folder, stdio: "ignore" });
  const timer = setTimeout(() => child.kill("SIGKILL"), milliseconds);
  const [, signal] = await once(child, "close");
  clearTimeout(timer);
  return signal === "SIGKILL";
}

let first: Run;
let second: Run;
let [bytes, bytesAgain]: ReturnType<typeof folderBytes>[] = [];

beforeAll(async () => {
  first = await returns("start");
  bytes = folderBytes(join(store, "data"));
  second = await returns("start");
  bytesAgain = folderBytes(join(store, "data"));
}, 240_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describeStart(() => ({ folder, first, second }));

describe("the main job", () => {
  it("ends by itself with the headline table, readable at 80 columns", () => {
    expect(first.code, first.output).toBe(0);
    for (const said of [
      "170,000",
      "+77,000",
      "14.7%",
      "39.6%",
      "25.1%",
      "£899,634,183",
      "74.0%",
      "82.4%",
      "synthetic",
    ]) {
      expect(first.output).toContain(said);
    }
    const lines = first.output.split("\n");
    expect(lines.filter((line) => line.length > 80 && !line.includes(store))).toEqual([]);
  });

  it("names the cells of the returns broken on purpose", () => {
    expect(first.output).toMatch(/at K8 do not add up/);
    expect(first.output).toMatch(/Cannot read People!D14/);
  });

  it("says that nothing has changed when it is run again, and changes nothing", () => {
    expect(second.code).toBe(0);
    expect(second.output.match(/nothing has changed/gi)?.length).toBeGreaterThanOrEqual(3);
    expect(bytesAgain).toEqual(bytes);
  });

  it("ends in the same snapshots and rows when it is killed at any moment and run again", async () => {
    const other = join(folder, "killed");
    let kills = 0;
    for (const milliseconds of [700, 1500, 2600, 3300, 4100, 6500, 9000, 11_000]) {
      if (await killedStart(other, milliseconds)) kills += 1;
    }
    expect(kills).toBeGreaterThan(3);
    expect((await returns("start", "--store", other)).code).toBe(0);
    expect(folderBytes(join(other, "data", "snapshots"))).toEqual(folderBytes(join(store, "data", "snapshots")));
    expect(folderBytes(join(other, "data", "rows"))).toEqual(folderBytes(join(store, "data", "rows")));
  }, 240_000);
});

describe("returns query over what the main job published", () => {
  it("gives all 75 published area figures of 2024-25 exactly", async () => {
    const rows = await query(
      `SELECT geography_code, measure, value, numerator, denominator FROM figures
       WHERE period = '2024-25' AND level <> 'council'`,
      "--snapshot",
      "self-directed-support",
    );
    const found = new Map(rows.map((row) => [`${row["geography_code"]}/${row["measure"]}`, row]));
    const areas = Papa.parse<Record<string, string>>(readFileSync(published, "utf8").trim(), { header: true }).data;
    expect(areas).toHaveLength(15);
    for (const area of areas) {
      const code = /^E/.test(area["gss_code"] ?? "") ? area["gss_code"] : slug(area["area"] ?? "");
      const sds = found.get(`${code}/self_directed_share`);
      const dp = found.get(`${code}/direct_payment_share`);
      const five = [sds?.["numerator"], dp?.["numerator"], sds?.["denominator"], sds?.["value"], dp?.["value"]];
      const stated = ["sds_numerator", "dp_numerator", "community_denominator", "sds_outcome", "dp_outcome"];
      expect(five.map(Number), area["area"]).toEqual(stated.map((name) => Number(area[name])));
    }
  });

  it("gives the direct-payment sums of three years beside the councils that answered", async () => {
    const rows = await query(
      `SELECT period, value, expected, responded FROM figures
       WHERE collection = 'direct-payments' AND measure = 'direct_payments_all_ages' AND level = 'england' ORDER BY period`,
    );
    expect(rows.map((row) => [row["period"], Number(row["value"])])).toEqual([
      ["2009-10", 130_850],
      ["2010-11", 114_080],
      ["2011-12", 108_110],
    ]);
  });
});

describe("returns claims over what the main job published", () => {
  it("reproduces what follows from the figures and says what does not", async () => {
    const { code, output } = await returns("claims", "--store", store, "--json");
    expect(code).toBe(0);
    const verdicts = new Map<string, { verdict: string; computed: string; working: string }>(
      JSON.parse(output).map((one: { claim: string }) => [one.claim, one]),
    );
    expect(verdicts.get("forecast-share-ni130-2011")).toMatchObject({ verdict: "not reproduced", computed: "25.1" });
    for (const claim of [
      "share-ongoing-2010",
      "forecast-share-ongoing-2011",
      "target-30-ni130-2011",
      "target-30-ongoing-2011",
    ]) {
      expect(verdicts.get(claim)?.verdict, claim).toBe("reproduced");
    }
    expect([...verdicts.values()].every(({ working }) => working.length > 10)).toBe(true);
    expect([...verdicts.values()].filter(({ verdict }) => verdict === "not reproduced")).toHaveLength(1);
  });
});

describe("returns verify and explain over what the main job published", () => {
  it.each(["direct-payments", "self-directed-support", "personal-budgets"])(
    "makes %s again from the files that were sent, byte for byte",
    async (collection) => {
      const { code, output } = await returns("verify", `${collection}@1.0.0`, "--store", store, "--json");
      expect(JSON.parse(output)).toMatchObject({ same: true, rebuilt: true, differences: [] });
      expect(code).toBe(0);
    },
  );

  it("follows the headline share to the cells of 152 councils' own layouts", async () => {
    const figure = "personal-budgets/share_holding/ongoing/2010-03-31/E92000001/all";
    const { output } = await returns("explain", figure, "--store", store, "--json");
    const { agrees, working, councils } = JSON.parse(output);
    expect([agrees, working]).toEqual([
      true,
      "100 x 140,000 / 950,000 = 14.7%; before rounding, 140,000 and 950,000 over 152 councils.",
    ]);
    expect(councils.every(({ cells }: { cells: unknown[] }) => cells.length >= 16)).toBe(true);
    const [{ from, cells }] = councils;
    const place = `${from.sha256}#'${cells[0].sheet}'!${cells[0].cell}`;
    const back = await returns("explain", "--cell", place, "--store", store, "--json");
    expect(JSON.parse(back.output).figures.map((one: { figure: string }) => one.figure)).toContain(figure);
  });
});

describe("a snapshot, opened without our help", () => {
  const snapshot = join(store, "data", "snapshots", "personal-budgets", "1.0.0");

  it("answers in plain DuckDB from its one database file", async () => {
    const instance = await DuckDBInstance.create(join(snapshot, "personal-budgets.duckdb"), {
      access_mode: "READ_ONLY",
    });
    const connection = await instance.connect();
    const reader = await connection.runAndReadAll(
      "SELECT value::DOUBLE AS value FROM headline WHERE measure = 'share_holding' AND basis = 'ongoing'",
    );
    expect(reader.getRowObjects()).toEqual([{ value: 14.7 }]);
    connection.closeSync();
    instance.closeSync();
  });

  it("says the same as Parquet in another reader and as CSV", async () => {
    const parquet = readFileSync(join(snapshot, "figures.parquet"));
    const rows = await parquetReadObjects({
      file: parquet.buffer.slice(parquet.byteOffset, parquet.byteOffset + parquet.length),
    });
    const csv = Papa.parse<Record<string, string>>(readFileSync(join(snapshot, "figures.csv"), "utf8").trim(), {
      header: true,
    });
    expect(rows).toHaveLength(csv.data.length);
    const values = new Map(csv.data.map((row) => [row["figure"], row["value"]]));
    for (const row of rows) {
      const text = values.get(row["figure"]);
      // This reader gives decimals as doubles.
      const value = row["value"] === null ? "" : Number(row["value"].toFixed(4));
      expect(value, row["figure"]).toBe(text === "" ? "" : Number(text));
    }
  });

  it("has a manifest that names every file by its hash and holds no time", () => {
    const manifest = JSON.parse(readFileSync(join(snapshot, "manifest.json"), "utf8"));
    const files = folderBytes(snapshot);
    for (const { path, sha256 } of manifest.outputs) expect(files[path], path).toBe(sha256);
    expect(Object.keys(files).length).toBe(manifest.outputs.length + 2);
    expect(manifest.inputs).toHaveLength(300);
    expect(JSON.stringify(manifest)).not.toMatch(/\d{4}-\d\d-\d\dT/);
  });
});

function slug(area: string): string {
  return area.toLowerCase().replaceAll(" ", "-");
}
