import type { Analytics, Questions } from "./analytics.ts";
import type { Grant } from "./grants.ts";

type Tables = readonly aws.glue.CatalogTable[];

/**
 * Leave to ask Athena in one workgroup about some of the tables. Athena reads the rows and writes its answer with the
 * rights of who asks: rows are granted with the bucket, and its answers lie in the workgroup's own folder.
 */
export function athenaGrants({ workgroup, folder }: Questions, tables: Tables, about: Analytics): Grant[] {
  const { results } = about;
  return [
    {
      actions: ["athena:StartQueryExecution", "athena:GetQueryExecution", "athena:GetQueryResults"],
      resources: [workgroup.arn],
    },
    { actions: ["glue:GetDatabase", "glue:GetTable", "glue:GetPartitions"], resources: catalogued(tables, about) },
    { actions: ["s3:GetBucketLocation", "s3:ListBucket", "s3:ListBucketMultipartUploads"], resources: [results.arn] },
    {
      // An answer of many megabytes is written in parts.
      actions: ["s3:GetObject", "s3:PutObject", "s3:AbortMultipartUpload", "s3:ListMultipartUploadParts"],
      resources: [$interpolate`${results.arn}/${folder}/*`],
    },
  ];
}

/** What people need besides: to see which tables there are, and to stop what they began. */
export function browseGrants({ workgroup }: Questions, tables: Tables, about: Analytics): Grant[] {
  return [
    { actions: ["athena:StopQueryExecution", "athena:GetWorkGroup"], resources: [workgroup.arn] },
    { actions: ["glue:GetTables"], resources: catalogued(tables, about) },
  ];
}

function catalogued(tables: Tables, { database }: Analytics): $util.Input<string>[] {
  const { accountId } = aws.getCallerIdentityOutput();
  const region = aws.getRegionOutput().region;
  const catalog = $interpolate`arn:aws:glue:${region}:${accountId}:catalog`;
  return [catalog, database.arn, ...tables.map(({ arn }) => arn)];
}
