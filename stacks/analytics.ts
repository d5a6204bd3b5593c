import type { Collection } from "../packages/core/src/collections/define-collection.ts";
import { registry } from "../packages/core/src/collections/registry.generated.ts";
import { privateBucket } from "./private-bucket.ts";
import { glueColumns, glueName, periodProjection } from "./rows-table.ts";
import type { Settings } from "./settings.ts";
import type { Storage } from "./storage.ts";

/** Past this, a question is stopped: a mistake costs half a dollar. */
const MOST_BYTES_READ = 100 * 1024 ** 3;
const RESULT_DAYS = 7;

export type Analytics = ReturnType<typeof analytics>;

/** Rows as tables of Glue, as they lie in the bucket: Athena reads them without a copy and without a crawler. */
export function analytics(store: Storage, settings: Settings) {
  // What Athena answers may go any day, whatever the stage.
  const passing = { ...settings, keepsData: false };
  const results = privateBucket("Results", { settings: passing, key: undefined, expires: { "": RESULT_DAYS } });
  const database = new aws.glue.CatalogDatabase("Rows", {
    name: `${$app.name}-${$app.stage}`.replaceAll("-", "_"),
    description: "Rows of returns as they were read, accepted or not; what counts is said by a snapshot",
  });
  const tables = registry.map((collection) => rowsTable(collection, store, database));
  const workgroup = new aws.athena.Workgroup("Roll-up", {
    name: `${$app.name}-${$app.stage}`,
    forceDestroy: true,
    configuration: {
      enforceWorkgroupConfiguration: true,
      publishCloudwatchMetricsEnabled: true,
      bytesScannedCutoffPerQuery: MOST_BYTES_READ,
      resultConfiguration: {
        outputLocation: $interpolate`s3://${results.name}/`,
        encryptionConfiguration: { encryptionOption: "SSE_S3" },
      },
    },
  });
  return { database, tables, workgroup, results };
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
