import type { PublishRules } from "../collections/measures.ts";
import type { PlacedCouncil } from "../publish/aggregate/areas.ts";
import type { ExplainedSnapshot } from "../publish/explain/explain-figure.ts";
import type { Figure } from "../publish/figure.ts";
import { readFigures } from "../publish/write/read-figures.ts";
import type { Objects } from "../storage/objects.ts";
import type { SqlRow, Tables } from "../storage/tables.ts";
import { asPublished } from "./as-published.ts";
import type { SnapshotName } from "./find-snapshot.ts";
import { readSnapshotFile } from "./latest-snapshot.ts";

const TABLES = ["figures", "authorities", "coverage"];

/** What a snapshot itself says of its figures: their values, the councils of their areas, and their coverage. */
export async function readSnapshotRecords(
  data: Objects,
  name: SnapshotName,
  { openTables, rules }: { readonly openTables: () => Promise<Tables>; readonly rules: PublishRules },
): Promise<Pick<ExplainedSnapshot, "figures" | "councils" | "coverageOf">> {
  const engine = await openTables();
  try {
    for (const table of TABLES) await engine.load(table, [await readSnapshotFile(data, name, `${table}.parquet`)]);
    const figures = readFigures(await engine.query("SELECT * FROM figures ORDER BY figure"));
    const councils = (await engine.query("SELECT * FROM authorities ORDER BY period, code")).rows;
    const coverage = (await engine.query("SELECT * FROM coverage")).rows;
    const byPlace = new Map(coverage.map((row) => [coverageKey(row), boundsOf(row)]));
    return {
      figures: new Map(figures.map((figure) => [figure.figure, asPublished(figure, rules)])),
      councils: councils.map(councilOf),
      coverageOf: (figure) => byPlace.get(placeOf(figure)),
    };
  } finally {
    await engine.close();
  }
}

function councilOf(row: SqlRow): PlacedCouncil {
  const text = (column: string): string => String(row[column] ?? "");
  return {
    period: text("period"),
    code: text("code"),
    name: text("name"),
    gss: text("gss"),
    region: text("region"),
    regionCode: text("region_code"),
    type: text("council_type"),
    typeCode: text("council_type_code"),
    since: text("since"),
  };
}

function coverageKey(row: SqlRow): string {
  return [row["period"], row["measure"], row["basis"], row["geography_code"], row["breakdown"] ?? "all"].join("/");
}

function placeOf({ period, measure, basis, geographyCode, breakdown }: Figure): string {
  return [period, measure, basis, geographyCode, breakdown].join("/");
}

function boundsOf(row: SqlRow) {
  const text = (column: string): string | null => {
    const value = row[column] ?? null;
    return value === null ? null : String(value).replace(/\.?0+$/, "");
  };
  return { baseCovered: text("base_covered"), low: text("low"), high: text("high") };
}
