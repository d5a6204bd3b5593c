import type { Collection } from "../collections/define-collection.ts";
import type { EarlierFile } from "../publish/suppress/earlier-file.ts";
import { type RebuiltRows, rebuildRows } from "./rebuild-rows.ts";
import type { SnapshotInputs } from "./snapshot-inputs.ts";
import type { SnapshotSource } from "./snapshot-source.ts";

interface Recorded {
  readonly inputs: SnapshotInputs;
  readonly earlier: EarlierFile;
}

/** Makes again the rows of a snapshot, and those of versions before it that it was protected against, by their own definitions. */
export async function rebuildAllRows(
  { inputs, earlier }: Recorded,
  source: Pick<SnapshotSource, "original" | "rows">,
): Promise<RebuiltRows> {
  const own = await rebuildRows(inputs.returns, inputs.collection, source);
  const rows = new Map(own.rows);
  const differences = [...own.differences];
  for (const [collection, returns] of byDefinition(inputs.collection, earlier)) {
    const made = await rebuildRows(returns, collection, source);
    for (const [key, bytes] of made.rows) rows.set(key, bytes);
    differences.push(...made.differences);
  }
  return { rows, differences };
}

/** Returns that no longer count, by the definition of the first version they counted in. */
function byDefinition(present: Collection, { versions, returns }: EarlierFile) {
  return Map.groupBy(returns, ({ submission }) => {
    return versions.find((version) => version.with.includes(submission))?.collection ?? present;
  });
}
