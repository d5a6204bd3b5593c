import { bucketGrants, type Grant, listGrant } from "./grants.ts";
import type { CouncilSettings, Settings } from "./settings.ts";
import type { Storage } from "./storage.ts";
import { receiptPatterns, uploadPatterns } from "./upload-patterns.ts";

/** Types of file that are read. */
const TYPES = ["xlsx", "xlsm", "xlsb", "xls", "ods", "fods", "xml", "csv", "tsv", "txt"];

/** What the name of a council's role starts with; its code follows, and the functions know it by that. */
export function councilRolePrefix(): string {
  return `${$app.name}-${$app.stage}-council-`;
}

/**
 * A role for each council that signs its own requests. It may ask for forms and receipts, and read what lies with
 * its receipts. A form bounds size and type; a policy cannot bound size, so who may write objects itself is named.
 */
export function councilRoles(store: Storage, api: sst.aws.ApiGatewayV2, settings: Settings): void {
  for (const council of settings.councils) {
    const grants = [...askGrants(api), ...receiptGrants(store, council), ...directGrants(store, council)];
    new aws.iam.Role(`Council${council.code}`, {
      name: `${councilRolePrefix()}${council.code}`,
      description: `Returns of authority ${council.code}`,
      assumeRolePolicy: trustOf(council.trusts),
      inlinePolicies: [{ name: "returns", policy: aws.iam.getPolicyDocumentOutput({ statements: grants }).json }],
    });
  }
}

/** A role that people or roles of these ARNs may take on. */
export function trustOf(trusts: readonly string[]): $util.Output<string> {
  const statements = [{ actions: ["sts:AssumeRole"], principals: [{ type: "AWS", identifiers: [...trusts] }] }];
  return aws.iam.getPolicyDocumentOutput({ statements }).json;
}

function askGrants(api: sst.aws.ApiGatewayV2): Grant[] {
  const asked = ["POST/upload-forms", "GET/receipts/*"];
  const { executionArn } = api.nodes.api;
  return [
    { actions: ["execute-api:Invoke"], resources: asked.map((path) => $interpolate`${executionArn}/$default/${path}`) },
  ];
}

function receiptGrants(store: Storage, { code }: CouncilSettings): Grant[] {
  const read = bucketGrants(store, "data", { read: receiptPatterns(code) });
  return [...read, listGrant(store.data, receiptPatterns(code).map(withoutStar))];
}

function directGrants(store: Storage, { code, direct }: CouncilSettings): Grant[] {
  const typed = uploadPatterns(code).flatMap((pattern) => TYPES.map((type) => `${pattern}.${type}`));
  return direct ? bucketGrants(store, "uploads", { write: typed }) : [];
}

function withoutStar(pattern: string): string {
  return pattern.replace(/\*$/, "");
}
