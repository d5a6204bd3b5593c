import type { Analytics } from "./analytics.ts";
import { athenaGrants, browseGrants } from "./athena-grants.ts";
import { trustOf } from "./council-roles.ts";
import { bucketGrants, type Grant, listGrant } from "./grants.ts";
import type { Settings } from "./settings.ts";
import type { Storage } from "./storage.ts";

/** Who reads: analysts what is published, and of the national team who is named also rows, through Athena. */
export function readerRoles(store: Storage, analytics: Analytics, settings: Settings): void {
  const snapshots = ["snapshots/*"];
  const tables = Object.values(analytics.tables);
  role("Analyst", settings.analysts, [
    ...bucketGrants(store, "data", { read: snapshots }),
    listGrant(store.data, ["snapshots/"]),
  ]);
  role("RowReader", settings.rowReaders, [
    ...bucketGrants(store, "data", { read: ["rows/*"] }),
    listGrant(store.data, ["rows/"]),
    ...athenaGrants(analytics.asked, tables, analytics),
    ...browseGrants(analytics.asked, tables, analytics),
  ]);
}

function role(name: string, trusts: readonly string[], grants: readonly Grant[]): void {
  if (trusts.length === 0) return;
  new aws.iam.Role(name, {
    assumeRolePolicy: trustOf(trusts),
    inlinePolicies: [{ name: "read", policy: aws.iam.getPolicyDocumentOutput({ statements: [...grants] }).json }],
  });
}
