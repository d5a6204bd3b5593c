import { type Cadence, cadenceOf } from "../packages/core/src/collections/cadence.ts";
import type { Collection } from "../packages/core/src/collections/define-collection.ts";
import { registry } from "../packages/core/src/collections/registry.generated.ts";
import type { Analytics } from "./analytics.ts";
import { athenaGrants } from "./athena-grants.ts";
import { bucketGrants } from "./grants.ts";
import { INGEST_WRITES, uploadLimits } from "./intake.ts";
import { lambda } from "./lambda.ts";
import { pascalCase } from "./pascal-case.ts";
import type { Settings } from "./settings.ts";
import type { Storage } from "./storage.ts";

const MINUTES = 15;
const PUBLISH_MB = 3008;
const DUCKDB = "1.5.5-r.5";
const HIGHS = "1.15.3";
/**
 * What publishing cannot have in its bundle. The binding is named too: where a machine has none, npm leaves out what is
 * optional and says nothing.
 */
export const ENGINE = { "@duckdb/node-api": DUCKDB, "@duckdb/node-bindings-linux-arm64": DUCKDB, highs: HIGHS };
const ZONE = "Europe/London";

/** Before people come to work; a weekly one on Monday. */
const SCHEDULE: Readonly<Record<Cadence, `cron(${string})`>> = {
  daily: "cron(30 5 * * ? *)",
  weekly: "cron(30 5 ? * MON *)",
};
/** To find uploads, as the driver for S3 looks for them. */
const UNREAD = { find: true, list: true };
/** Before anything is published of the day before. */
const RECONCILE = "cron(30 3 * * ? *)";

export interface Publisher {
  readonly name: string;
  readonly collection: Collection;
  readonly cadence: Cadence;
  readonly publish: sst.aws.Function;
}

/** A function and a schedule for each collection, and the daily look for what was lost or left half-done. */
export function publishing(around: Around) {
  const { store, deadLetters, settings } = around;
  const publishers = registry.map((collection) => publisher(collection, around));
  const reconcile = lambda("Reconcile", {
    handler: "reconcile.handler",
    settings,
    minutes: MINUTES,
    memory: "2048 MB",
    reserved: 1,
    onFailure: deadLetters.arn,
    environment: {
      UPLOADS_BUCKET: store.uploads.name,
      DATA_BUCKET: store.data.name,
      ...uploadLimits(settings),
    },
    grants: [
      // Behind a scan it counts uploads, and opens none.
      ...bucketGrants(store, "uploads", settings.scanUploads ? { list: true } : { ...UNREAD, readVersions: ["*"] }),
      ...bucketGrants(store, "data", { find: true, list: true, read: ["*"], write: INGEST_WRITES }),
    ],
  });
  every("ReconcileSchedule", reconcile, { schedule: RECONCILE, deadLetters });
  return { publishers, reconcile };
}

interface Around {
  readonly store: Storage;
  readonly deadLetters: sst.aws.Queue;
  readonly tables: Analytics;
  readonly settings: Settings;
}

function publisher(collection: Collection, { store, deadLetters, tables, settings }: Around): Publisher {
  const name = `Publish${pascalCase(collection.id)}`;
  const cadence = cadenceOf(collection);
  const { id } = collection;
  const own = [`snapshots/${id}/*`, `drafts/${id}/*`, `answers/${id}/*`, `compacted/${id}/*`, ".tmp/*"];
  const athena = onAthena(collection, tables, settings);
  const publish = lambda(name, {
    handler: "publish.handler",
    settings,
    minutes: MINUTES,
    memory: `${PUBLISH_MB} MB`,
    reserved: 1,
    onFailure: deadLetters.arn,
    environment: {
      DATA_BUCKET: store.data.name,
      COLLECTION: id,
      DUCKDB_MEMORY: `${Math.round(PUBLISH_MB / 2)}MB`,
      DUCKDB_THREADS: "1",
      ...athena.environment,
    },
    grants: [
      ...bucketGrants(store, "data", {
        find: true,
        list: true,
        read: [`log/${id}/*`, `mappings/${id}/*`, `rows/${id}/*`, ...own],
        write: own,
      }),
      ...athena.grants,
    ],
    install: ENGINE,
  });
  every(`${name}Schedule`, publish, { schedule: SCHEDULE[cadence], deadLetters });
  return { name, collection, cadence, publish };
}

/** What publishing has to know of Athena and may do with it; nothing, where it is to add up itself. */
function onAthena({ id }: Collection, tables: Analytics, { athenaFromRows }: Settings) {
  const [table, questions] = [tables.tables[id], tables.rollUps[id]];
  if (table === undefined || questions === undefined) return { environment: {}, grants: [] };
  const environment = {
    ATHENA_DATABASE: tables.database.name,
    ATHENA_WORKGROUP: questions.workgroup.name,
    ATHENA_FROM_ROWS: `${athenaFromRows}`,
  };
  return { environment, grants: athenaGrants(questions, [table], tables) };
}

interface Times {
  readonly schedule: `cron(${string})`;
  readonly deadLetters: sst.aws.Queue;
}

function every(name: string, called: sst.aws.Function, { schedule, deadLetters }: Times): void {
  new sst.aws.CronV2(name, {
    function: called.arn,
    schedule,
    timezone: ZONE,
    retries: 3,
    dlq: deadLetters.arn,
    transform: {
      schedule: (args) => {
        args.flexibleTimeWindow = { mode: "FLEXIBLE", maximumWindowInMinutes: 15 };
      },
    },
  });
}
