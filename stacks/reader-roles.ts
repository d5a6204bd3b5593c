import type { Analytics } from "./analytics.ts";
import { trustOf } from "./council-roles.ts";
import { bucketGrants, type Grant, listGrant } from "./grants.ts";
import type { Settings } from "./settings.ts";
import type { Storage } from "./storage.ts";

/** Who reads: analysts what is published, and of the national team who is named also rows, through Athena. */
export function readerRoles(store: Storage, analytics: Analytics, settings: Settings): void {
  const snapshots = ["snapshots/*"];
  role("Analyst", settings.analysts, [
    ...bucketGrants(store, "data", { read: snapshots }),
    listGrant(store.data, ["snapshots/"]),
  ]);
  role("RowReader", settings.rowReaders, [
    ...bucketGrants(store, "data", { read: ["rows/*"] }),
    listGrant(store.data, ["rows/"]),
    ...athenaGrants(analytics),
  ]);
}

function role(name: string, trusts: readonly string[], grants: readonly Grant[]): void {
  if (trusts.length === 0) return;
  new aws.iam.Role(name, {
    assumeRolePolicy: trustOf(trusts),
    inlinePolicies: [{ name: "read", policy: aws.iam.getPolicyDocumentOutput({ statements: [...grants] }).json }],
  });
}

function athenaGrants({ database, tables, workgroup, results }: Analytics): Grant[] {
  const { accountId } = aws.getCallerIdentityOutput();
  const region = aws.getRegionOutput().region;
  const catalog = $interpolate`arn:aws:glue:${region}:${accountId}:catalog`;
  const queries = ["athena:StartQueryExecution", "athena:StopQueryExecution", "athena:GetQueryExecution"];
  return [
    { actions: [...queries, "athena:GetQueryResults", "athena:GetWorkGroup"], resources: [workgroup.arn] },
    {
      actions: ["glue:GetDatabase", "glue:GetTable", "glue:GetTables", "glue:GetPartitions"],
      resources: [catalog, database.arn, ...tables.map(({ arn }) => arn)],
    },
    { actions: ["s3:GetBucketLocation", "s3:ListBucket"], resources: [results.arn] },
    { actions: ["s3:GetObject", "s3:PutObject"], resources: [$interpolate`${results.arn}/*`] },
  ];
}
