import type { TargetVerdict } from "../claims/judge-targets.ts";
import { judgeTargets } from "../claims/judge-targets.ts";
import { type Period, parsePeriod } from "../periods/period.ts";
import type { PlacedCouncil } from "../publish/aggregate/areas.ts";
import type { Figure } from "../publish/figure.ts";
import { measureDefinitions } from "../publish/measure-definitions.ts";
import type { SnapshotDefinition } from "../publish/snapshot-definition.ts";
import type { Manifest } from "../publish/write/manifest.ts";
import { readFigures } from "../publish/write/read-figures.ts";
import type { Objects } from "../storage/objects.ts";
import type { SqlResult, Tables } from "../storage/tables.ts";
import { asPublished, withPlaces } from "./as-published.ts";
import { asWidened } from "./as-widened.ts";
import type { SnapshotName } from "./find-snapshot.ts";
import { readSnapshotFile } from "./latest-snapshot.ts";
import { readManifest } from "./previous-snapshot.ts";
import { recordedDefinition } from "./recorded-definition.ts";
import {
  claimOf,
  councilOf,
  coverageOf,
  type MeasureRecord,
  measureOf,
  type ReleasedClaim,
  type ReleasedCoverage,
  type ReleasedTarget,
  targetOf,
} from "./release-records.ts";

/** Everything one version of a collection published, read once. It never changes. */
export interface Release extends SnapshotName {
  readonly manifest: Manifest;
  /** What it was made by, with the rounding it was published with. */
  readonly definition: SnapshotDefinition;
  /** Oldest first. */
  readonly periods: readonly Period[];
  /** By id, in order of id. */
  readonly figures: ReadonlyMap<string, Figure>;
  readonly councils: readonly PlacedCouncil[];
  /** In the order the collection declares them. */
  readonly measures: readonly MeasureRecord[];
  readonly coverage: readonly ReleasedCoverage[];
  readonly targets: readonly ReleasedTarget[];
  readonly claims: readonly ReleasedClaim[];
  /** As the charts want them: worked again from the figures. */
  readonly targetVerdicts: readonly TargetVerdict[];
}

export interface ReleasePowers {
  readonly data: Objects;
  readonly openTables: () => Promise<Tables>;
}

/** Reads a version from its published files and from nothing else. Throws `InputError` where it is not there. */
export async function readRelease(name: SnapshotName, { data, openTables }: ReleasePowers): Promise<Release> {
  const manifest = await readManifest(data, name);
  const recorded = await recordedDefinition(data, name);
  const collection = asWidened(recorded.collection, manifest);
  const definition = { ...recorded, collection };
  const rows = await readTables(name, { data, openTables });
  const figures = rows.figures.map((figure) => asPublished(figure, collection.publish));
  const periods = manifest.periods
    .flatMap((id) => parsePeriod(collection.period, id) ?? [])
    .toSorted((one, other) => (one.end < other.end ? -1 : 1));
  const declared = measureDefinitions(collection).map(({ measure, basis }) => `${measure}/${basis}`);
  const percent = (text: string | null): string | null => withPlaces(text, collection.publish.percentPlaces);
  return {
    collection: name.collection,
    version: name.version,
    manifest,
    definition,
    periods,
    figures: new Map(figures.map((figure) => [figure.figure, figure])),
    councils: rows.authorities.map(councilOf),
    measures: rows.measures.map(measureOf).toSorted((one, other) => place(declared, one) - place(declared, other)),
    coverage: rows.coverage.map(coverageOf),
    targets: rows.targets.map(targetOf).map((one) => ({ ...one, value: percent(one.value), by: percent(one.by) })),
    claims: rows.claims.map(claimOf),
    targetVerdicts: judgeTargets({ collection, targets: definition.targets, figures, periods }),
  };
}

function place(declared: readonly string[], { measure, basis }: MeasureRecord): number {
  return declared.indexOf(`${measure}/${basis}`);
}

async function readTables(name: SnapshotName, { data, openTables }: ReleasePowers) {
  const engine = await openTables();
  try {
    const ask = async (table: string, order: string): Promise<SqlResult> => {
      await engine.load(table, [await readSnapshotFile(data, name, `${table}.parquet`)]);
      return engine.query(`SELECT * FROM ${table} ORDER BY ${order}`);
    };
    const read = async (table: string, order: string) => (await ask(table, order)).rows;
    return {
      figures: readFigures(await ask("figures", "figure")),
      authorities: await read("authorities", "period, code"),
      coverage: await read("coverage", "period, measure, basis, level, geography_code"),
      measures: await read("measures", "measure, basis"),
      targets: await read("targets", "due_on, target, basis, period"),
      claims: await read("claims", "claim"),
    };
  } finally {
    await engine.close();
  }
}
