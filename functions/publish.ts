import { openSolver } from "@council-returns/core/solver/open-solver.ts";
import { openAthenaRollUp } from "@council-returns/core/storage/open-athena-roll-up.ts";
import type { Published } from "@council-returns/core/workflows/publish-national.ts";
import * as z from "zod";
import { openBucketStore } from "./bucket-store.ts";
import { clock } from "./clock.ts";
import { environments, readEnvironment } from "./environment.ts";
import { engineOf } from "./open-engine.ts";
import { publishCollection } from "./publish-collection.ts";
import { openTelemetry } from "./telemetry.ts";

const env = readEnvironment(environments.publish);
const openEngine = engineOf(env);
const { ATHENA_DATABASE: database, ATHENA_WORKGROUP: workGroup, ATHENA_FROM_ROWS: fromRows } = env;
const powers = {
  store: openBucketStore(env),
  openTables: openEngine,
  openRollUp:
    database === undefined || workGroup === undefined
      ? undefined
      : openAthenaRollUp({ database, workGroup, fromRows, openTables: openEngine }),
  openSolver,
  telemetry: openTelemetry({ level: env.LOG_LEVEL, namespace: env.METRICS_NAMESPACE, clock }),
  clock,
};

const input = z.object({ collection: z.string().default(env.COLLECTION ?? "") });

/** Publishes the collection that its schedule names. */
export async function handler(event: unknown): Promise<Pick<Published, "kind" | "collection">> {
  const { collection } = input.parse(event ?? {});
  if (collection === "") throw new Error('No collection was named: give { "collection": … }, or set COLLECTION.');
  const published = await publishCollection(collection, powers);
  return { kind: published.kind, collection: published.collection };
}
