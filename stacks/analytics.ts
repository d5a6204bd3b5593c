import type { Collection } from "../packages/core/src/collections/define-collection.ts";
import { registry } from "../packages/core/src/collections/registry.generated.ts";
import { privateBucket } from "./private-bucket.ts";
import { glueColumns, glueName, periodProjection } from "./rows-table.ts";
import type { Settings } from "./settings.ts";
import type { Storage } from "./storage.ts";

/** Past this, a question is stopped: a mistake costs half a dollar. */
const MOST_BYTES_READ = 100 * 1024 ** 3;
const RESULT_DAYS = 7;

/** A workgroup, whose rules hold for whoever asks in it, and the folder of the bucket where its answers lie. */
export interface Questions {
  readonly workgroup: aws.athena.Workgroup;
  readonly folder: string;
}

export interface Analytics {
  readonly database: aws.glue.CatalogDatabase;
  /** By collection. */
  readonly tables: Readonly<Record<string, aws.glue.CatalogTable>>;
  readonly results: sst.aws.Bucket;
  /** What people ask. */
  readonly asked: Questions;
  /** What publishing asks, by collection, where Athena is to add up: nobody else writes where its answers lie. */
  readonly rollUps: Readonly<Record<string, Questions>>;
}

/** Rows as tables of Glue, as they lie in the bucket: Athena reads them without a copy and without a crawler. */
export function analytics(store: Storage, settings: Settings): Analytics {
  // What Athena answers may go any day, whatever the stage.
  const passing = { ...settings, keepsData: false };
  const results = privateBucket("Results", { settings: passing, key: undefined, expires: { "": RESULT_DAYS } });
  const database = new aws.glue.CatalogDatabase("Rows", {
    name: `${$app.name}-${$app.stage}`.replaceAll("-", "_"),
    description: "Rows of returns as they were read, accepted or not; what counts is said by a snapshot",
  });
  const tables = Object.fromEntries(registry.map((one) => [one.id, rowsTable(one, store, database)]));
  const asked = questions("Roll-up", { name: `${$app.name}-${$app.stage}`, folder: "asked", results });
  const rolledUp = settings.athenaFromRows === 0 ? [] : registry;
  const rollUps = Object.fromEntries(
    rolledUp.map(({ id }) => {
      const name = `${$app.name}-${$app.stage}-publish-${id}`;
      return [id, questions(`Roll-up-${id}`, { name, folder: `publish/${id}`, results })];
    }),
  );
  return { database, tables, results, asked, rollUps };
}

interface Place {
  readonly name: string;
  readonly folder: string;
  readonly results: sst.aws.Bucket;
}

function questions(id: string, { name, folder, results }: Place): Questions {
  const workgroup = new aws.athena.Workgroup(id, {
    name,
    forceDestroy: true,
    configuration: {
      enforceWorkgroupConfiguration: true,
      publishCloudwatchMetricsEnabled: true,
      bytesScannedCutoffPerQuery: MOST_BYTES_READ,
      resultConfiguration: {
        outputLocation: $interpolate`s3://${results.name}/${folder}/`,
        encryptionConfiguration: { encryptionOption: "SSE_S3" },
      },
    },
  });
  return { workgroup, folder };
}

function rowsTable(collection: Collection, { data }: Storage, database: aws.glue.CatalogDatabase) {
  const location = $interpolate`s3://${data.name}/rows/${collection.id}`;
  return new aws.glue.CatalogTable(`Rows-${collection.id}`, {
    name: glueName(collection),
    databaseName: database.name,
    description: collection.title,
    tableType: "EXTERNAL_TABLE",
    // Councils' folders lie inside a period's: read through, not projected, so a question asks for one listing a period.
    partitionKeys: [{ name: "period", type: "string" }],
    parameters: {
      classification: "parquet",
      "projection.enabled": "true",
      ...periodProjection(collection),
      "storage.location.template": $interpolate`${location}/period=\${period}/`,
    },
    storageDescriptor: {
      location: $interpolate`${location}/`,
      inputFormat: "org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat",
      outputFormat: "org.apache.hadoop.hive.ql.io.parquet.MapredParquetOutputFormat",
      serDeInfo: { serializationLibrary: "org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe" },
      columns: glueColumns(collection),
    },
  });
}
