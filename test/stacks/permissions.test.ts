import { beforeAll, describe, expect, it } from "vitest";
import { registry } from "../../packages/core/src/collections/registry.generated.ts";
import type { Graph } from "../../scripts/stacks/stacks-graph.ts";
import { pascalCase } from "../../stacks/pascal-case.ts";
import { isAllowed, isForbidden } from "./iam/evaluate.ts";
import { policyStatements, roleStatements, trustStatements } from "./iam/policy.ts";
import { all, one, stacksMissing, stacksSuite, stage } from "./stages.ts";

/** Roles of functions, schedules and people; the scanner's is AWS's own wording and has a test of its own. */
const functions = [
  "Ingest",
  "Reconcile",
  "UploadForm",
  "Receipt",
  "Site",
  ...registry.map(({ id }) => `Publish${pascalCase(id)}`),
];
const scheduled = ["Reconcile", ...registry.map(({ id }) => `Publish${pascalCase(id)}`)];
const people = ["Council102", "Council104", "Councilnational", "Analyst", "RowReader"];

let graph: Graph;
const graphs = async () => {
  graph = await stage("rehearsal");
};
const bucketArn = (area: string, of = graph) => {
  const name = `${area.slice(0, 1).toUpperCase()}${area.slice(1)}Bucket`;
  return `arn:aws:s3:::${one(of, "s3/bucket:Bucket", name)["bucket"]}`;
};

describe.skipIf(stacksMissing !== undefined)(stacksSuite("who may do what"), () => {
  beforeAll(graphs);

  const spending = "spending/2024-05";
  const survey = "personal-budgets/2010-03-31";
  // A role, what it does, in which bucket and with which key (or, for a listing, under which prefix), and whether it may.
  it.each([
    ["IngestRole", "GetObject", "uploads", `${spending}/102/may.csv`, true],
    ["IngestRole", "GetObjectVersion", "uploads", `check/${spending}/102/may.csv`, true],
    ["IngestRole", "PutObject", "uploads", `${spending}/102/may.csv`, false],
    ["IngestRole", "DeleteObject", "uploads", `${spending}/102/may.csv`, false],
    ["IngestRole", "PutObject", "data", "originals/ab", true],
    ["IngestRole", "PutObject", "data", `log/${spending}/102/000001-received-x.json`, true],
    ["IngestRole", "DeleteObject", "data", "originals/ab", false],
    ["IngestRole", "DeleteObjectVersion", "data", "originals/ab", false],
    ["IngestRole", "PutObject", "data", "snapshots/spending/latest.json", false],
    ["IngestRole", "GetObject", "data", "snapshots/spending/latest.json", false],
    ["IngestRole", "PutObject", "data", "mappings/spending/first/102/000001-confirmed-a.json", false],
    ["IngestRole", "PutObjectAcl", "data", "originals/ab", false],
    ["IngestRole", "PutBucketPolicy", "data", "", false],
    ["ReconcileRole", "GetObject", "data", "snapshots/spending/latest.json", true],
    ["ReconcileRole", "PutObject", "data", "snapshots/spending/latest.json", false],
    ["ReconcileRole", "DeleteObject", "data", "originals/ab", false],
    // Behind a scan, which this stage has, it opens no upload.
    ["ReconcileRole", "GetObject", "uploads", `${spending}/102/may.csv`, false],
    ["ReconcileRole", "GetObjectVersion", "uploads", `${spending}/102/may.csv`, false],
    ["ReconcileRole", "ListBucketVersions", "uploads", "", true],
    ["IngestRole", "PutObject", "data", "held/0123", true],
    ["ReconcileRole", "PutObject", "data", "held/0123", false],
    ["PublishSpendingRole", "PutObject", "data", "snapshots/spending/latest.json", true],
    ["PublishSpendingRole", "PutObject", "data", "snapshots/personal-budgets/latest.json", false],
    ["PublishSpendingRole", "GetObject", "data", "rows/spending/period=2024-05/authority=102/a-payments.parquet", true],
    [
      "PublishSpendingRole",
      "GetObject",
      "data",
      "rows/personal-budgets/period=2010-03-31/authority=102/a-people.parquet",
      false,
    ],
    [
      "PublishSpendingRole",
      "PutObject",
      "data",
      "rows/spending/period=2024-05/authority=102/a-payments.parquet",
      false,
    ],
    ["PublishSpendingRole", "PutObject", "data", `log/${spending}/102/000001-accepted-x.json`, false],
    ["PublishSpendingRole", "GetObject", "data", "originals/ab", false],
    ["PublishSpendingRole", "GetObject", "uploads", `${spending}/102/may.csv`, false],
    ["PublishSpendingRole", "DeleteObject", "data", "snapshots/spending/1.0.0/figures.csv", false],
    ["UploadFormRole", "PutObject", "uploads", `${spending}/102/may.csv`, true],
    ["UploadFormRole", "PutObject", "uploads", `check/${survey}/104/survey.xlsx`, true],
    ["UploadFormRole", "PutObject", "uploads", "anywhere/else.xlsx", false],
    ["UploadFormRole", "GetObject", "uploads", `${spending}/102/may.csv`, false],
    ["UploadFormRole", "PutObject", "data", "originals/ab", false],
    ["ReceiptRole", "GetObject", "data", `receipts/${spending}/102/a/receipt.json`, true],
    ["ReceiptRole", "GetObject", "data", "originals/ab", false],
    ["ReceiptRole", "PutObject", "data", `receipts/${spending}/102/a/receipt.json`, false],
    ["ReceiptRole", "GetObject", "uploads", `${spending}/102/may.csv`, false],
    ["SiteRole", "PutObject", "uploads", `${spending}/102/form-0123-may.csv`, true],
    ["SiteRole", "GetObject", "uploads", `${spending}/102/form-0123-may.csv`, true],
    ["SiteRole", "PutObject", "uploads", "anywhere/else.xlsx", false],
    ["SiteRole", "GetObjectVersion", "uploads", `${spending}/102/may.csv`, false],
    ["SiteRole", "ListBucketVersions", "uploads", "", false],
    ["SiteRole", "PutObject", "data", "access/grants/a.json", true],
    ["SiteRole", "PutObject", "data", "snapshots/spending/latest.json", true],
    ["SiteRole", "PutObject", "data", "held/0123", false],
    ["SiteRole", "PutObject", "data", "originals/ab", false],
    ["SiteRole", "PutObject", "data", "notified/spending/2024-05/102/a.json", false],
    ["SiteRole", "PutObject", "data", "anything/else", false],
    ["SiteRole", "DeleteObject", "data", "access/grants/a.json", false],
    // A council that sends by form writes nothing itself.
    ["Council102", "PutObject", "uploads", `${spending}/102/may.csv`, false],
    ["Council102", "GetObject", "uploads", `${spending}/102/may.csv`, false],
    ["Council102", "GetObject", "data", `receipts/${spending}/102/a/receipt.json`, true],
    ["Council102", "GetObject", "data", `receipts/${survey}/102/a/marked.xlsx`, true],
    ["Council102", "GetObject", "data", `receipts/${spending}/104/a/receipt.json`, false],
    ["Council102", "GetObject", "data", `receipts/spending/104/x/102/receipt.json`, false],
    ["Council102", "GetObject", "data", "receipts/unfiled/a/receipt.json", false],
    ["Council102", "GetObject", "data", `rows/spending/period=2024-05/authority=102/a-payments.parquet`, false],
    ["Council102", "GetObject", "data", "originals/ab", false],
    ["Council102", "ListBucket", "data", `receipts/${spending}/102/`, true],
    ["Council102", "ListBucket", "data", `receipts/${spending}/104/`, false],
    ["Council102", "ListBucket", "data", "receipts/", false],
    ["Council102", "ListBucket", "data", "", false],
    ["Council102", "ListBucket", "uploads", "", false],
    // One that writes objects itself does so in its own folders, and of the types that are read.
    ["Council104", "PutObject", "uploads", `${spending}/104/may.csv`, true],
    ["Council104", "PutObject", "uploads", `check/${survey}/104/survey.xlsx`, true],
    ["Council104", "PutObject", "uploads", `${spending}/104/may.exe`, false],
    ["Council104", "PutObject", "uploads", `${spending}/102/may.csv`, false],
    ["Council104", "PutObject", "uploads", `${spending}/102/104/may.csv`, false],
    ["Council104", "PutObject", "uploads", `spending/104/may.csv`, false],
    ["Council104", "PutObject", "uploads", `no-such-collection/2024-05/104/may.csv`, false],
    ["Council104", "DeleteObject", "uploads", `${spending}/104/may.csv`, false],
    ["Council104", "GetObject", "uploads", `${spending}/104/may.csv`, false],
    ["Councilnational", "GetObject", "data", `receipts/direct-payments/2011-12/national/a/receipt.json`, true],
    ["Councilnational", "GetObject", "data", `receipts/${spending}/102/a/receipt.json`, false],
    ["Analyst", "GetObject", "data", "snapshots/spending/1.0.0/figures.parquet", true],
    ["Analyst", "ListBucket", "data", "snapshots/spending/", true],
    ["Analyst", "ListBucket", "data", "log/", false],
    ["Analyst", "ListBucket", "data", "", false],
    ["Analyst", "GetObject", "data", "rows/spending/period=2024-05/authority=102/a-payments.parquet", false],
    ["Analyst", "GetObject", "data", "originals/ab", false],
    ["Analyst", "GetObject", "uploads", `${spending}/102/may.csv`, false],
    ["Analyst", "PutObject", "data", "snapshots/spending/latest.json", false],
    ["Analyst", "DeleteObject", "data", "snapshots/spending/latest.json", false],
    ["RowReader", "GetObject", "data", "rows/spending/period=2024-05/authority=102/a-payments.parquet", true],
    ["RowReader", "PutObject", "data", "rows/spending/period=2024-05/authority=102/a-payments.parquet", false],
    ["RowReader", "GetObject", "data", "originals/ab", false],
    ["RowReader", "PutObject", "results", "asked/a.csv", true],
    // Figures are made from these: who may ask about rows may not put others in their place.
    ["RowReader", "PutObject", "results", "publish/spending/a.csv", false],
    ["RowReader", "PutObject", "results", "a.csv", false],
    ["PublishSpendingRole", "PutObject", "results", "publish/spending/a.csv", true],
    ["PublishSpendingRole", "GetObject", "results", "publish/spending/a.csv", true],
    ["PublishSpendingRole", "GetObject", "results", "publish/personal-budgets/a.csv", false],
    ["PublishSpendingRole", "PutObject", "results", "asked/a.csv", false],
    ["PublishSpendingRole", "PutObject", "data", "drafts/spending/turns/000001.json", true],
    ["PublishSpendingRole", "PutObject", "data", "drafts/personal-budgets/turns/000001.json", false],
    ["IngestRole", "GetObject", "results", "publish/spending/a.csv", false],
    ["Analyst", "GetObject", "results", "asked/a.csv", false],
    ["Analyst", "GetObject", "data", "drafts/spending/ab/figures.parquet", false],
  ] as const)("%s, s3:%s in %s, %s: %s", (...[role, verb, area, key, expected]) => {
    const listing = verb.startsWith("ListBucket");
    const arn = bucketArn(area);
    const resource = listing || key === "" ? arn : `${arn}/${key}`;
    const context = listing ? { context: { "s3:prefix": key } } : {};
    const bucketPolicy = policyStatements(
      one(graph, "s3/bucketPolicy:BucketPolicy", `${area.slice(0, 1).toUpperCase()}${area.slice(1)}Policy`)["policy"],
    );
    const asked = { action: `s3:${verb}`, resource, context: { "aws:SecureTransport": "true", ...context.context } };
    const may = isAllowed(asked, roleStatements(graph, role)) && !isForbidden(asked, bucketPolicy);
    expect(may).toBe(expected);
  });

  it("is not said by wildcards: no action has one, and no statement is about everything", () => {
    for (const role of [...functions.map((name) => `${name}Role`), ...people]) {
      for (const { Action, Resource } of roleStatements(graph, role)) {
        expect(
          Action.filter((action) => action.includes("*")),
          role,
        ).toEqual([]);
        expect(
          Resource.filter((resource) => /^\*$|:::\*/.test(resource)),
          role,
        ).toEqual([]);
      }
    }
  });

  it("does not let anyone delete, or change what a bucket is", () => {
    const changing = /^s3:(Delete|PutBucket|PutLifecycle|PutEncryption|PutObjectAcl|BypassGovernance|PutReplication)/;
    const roles = Object.keys(all(graph, "iam/role:Role")).filter((role) => role !== "UploadsScanRole");
    expect(roles.length).toBe(functions.length + scheduled.length + people.length);
    for (const role of roles) {
      const actions = roleStatements(graph, role).flatMap(({ Action }) => Action);
      expect(
        actions.filter((action) => changing.test(action)),
        role,
      ).toEqual([]);
    }
  });

  it("stays so for who comes with wider leave of their own: production's buckets forbid deleting", async () => {
    const production = await stage("production");
    for (const area of ["uploads", "data"]) {
      const name = `${area.slice(0, 1).toUpperCase()}${area.slice(1)}Policy`;
      const statements = policyStatements(one(production, "s3/bucketPolicy:BucketPolicy", name)["policy"]);
      const resource = `${bucketArn(area, production)}/originals/ab`;
      for (const action of ["s3:DeleteObject", "s3:DeleteObjectVersion", "s3:BypassGovernanceRetention"]) {
        expect(isForbidden({ action, resource }, statements), action).toBe(true);
      }
    }
  });

  it("gives councils the two routes and no other", () => {
    const api = "arn:aws:execute-api:eu-west-2:123456789012:apiapi";
    const asked = (path: string) =>
      isAllowed({ action: "execute-api:Invoke", resource: `${api}/${path}` }, roleStatements(graph, "Council102"));
    expect(["$default/POST/upload-forms", "$default/GET/receipts/0123456789abcdef0123"].map(asked)).toEqual([
      true,
      true,
    ]);
    expect(["$default/DELETE/receipts/1", "$default/GET/upload-forms", "other/POST/upload-forms"].map(asked)).toEqual([
      false,
      false,
      false,
    ]);
  });

  it("gives messages of the queue to ingest alone, and lets ingest and what is scheduled leave dead letters", () => {
    const [arrivals, deadLetters] = ["Arrivals", "DeadLetters"].map(
      (name) => `arn:aws:sqs:eu-west-2:123456789012:${one(graph, "sqs/queue:Queue", `${name}Queue`)["name"]}`,
    );
    for (const name of functions) {
      const statements = roleStatements(graph, `${name}Role`);
      const queues = statements.filter(({ Action }) => Action.some((action) => action.startsWith("sqs:")));
      const takes = {
        Effect: "Allow",
        Action: ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"],
        Resource: [arrivals],
        Condition: {},
      };
      const leaves = { Effect: "Allow", Action: ["sqs:SendMessage"], Resource: [deadLetters], Condition: {} };
      const expected = name === "Ingest" ? [takes, leaves] : scheduled.includes(name) ? [leaves] : [];
      expect(queues, name).toEqual(expected);
    }
  });

  it("gives the key to who reads (to decrypt) and to who writes (to encrypt), and to no one else", () => {
    const key = /:key\/StoreKey$/;
    const uses = Object.fromEntries(
      [...functions.map((name) => `${name}Role`), ...people].map((role) => [
        role,
        roleStatements(graph, role)
          .filter(({ Resource }) => Resource.some((resource) => key.test(resource)))
          .flatMap(({ Action }) => Action),
      ]),
    );
    expect([...new Set(uses["IngestRole"])].sort()).toEqual(["kms:Decrypt", "kms:GenerateDataKey"]);
    expect(uses["UploadFormRole"]).toEqual(["kms:GenerateDataKey"]);
    for (const role of ["ReceiptRole", "Council102", "Analyst", "RowReader"])
      expect(uses[role], role).toEqual(["kms:Decrypt"]);
    expect([...new Set(uses["Council104"])].sort()).toEqual(["kms:Decrypt", "kms:GenerateDataKey"]);
  });
});

describe.skipIf(stacksMissing !== undefined)(stacksSuite("who may be whom"), () => {
  beforeAll(graphs);

  it.each(functions)("%s's role is Lambda's alone: not the account's root's, as by default", (name) => {
    expect(trustStatements(graph, `${name}Role`).map(({ Principal }) => Principal)).toEqual([
      { Service: ["lambda.amazonaws.com"] },
    ]);
    expect(one(graph, "iam/role:Role", `${name}Role`)["managedPolicyArns"]).toEqual([
      "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole",
    ]);
  });

  it.each(scheduled)("%s's schedule may call it, leave a dead letter, and nothing else", (name) => {
    const role = `${name}ScheduleRole`;
    expect(trustStatements(graph, role).map(({ Principal }) => Principal)).toEqual([
      { Service: ["scheduler.amazonaws.com"] },
    ]);
    expect(roleStatements(graph, role).map(({ Action, Resource }) => [Action, Resource])).toEqual([
      [
        ["lambda:InvokeFunction"],
        [expect.stringContaining(String(one(graph, "lambda/function:Function", `${name}Function`)["name"]))],
      ],
      [["sqs:SendMessage"], [expect.stringContaining("DeadLettersQueue")]],
    ]);
  });

  it("a council's role is taken on by whom the settings name, and its name says which council it is", () => {
    const trusted = Object.fromEntries(
      people.map((role) => [role, trustStatements(graph, role).map(({ Action, Principal }) => [Action, Principal])]),
    );
    const only = (arn: string) => [[["sts:AssumeRole"], { AWS: [arn] }]];
    expect(trusted).toEqual({
      Council102: only("arn:aws:iam::111122223333:role/returns-officer"),
      Council104: only("arn:aws:iam::444455556666:role/returns-officer"),
      Councilnational: only("arn:aws:iam::123456789012:role/survey-team"),
      Analyst: only("arn:aws:iam::123456789012:role/analyst"),
      RowReader: only("arn:aws:iam::123456789012:role/survey-team"),
    });
    expect(one(graph, "iam/role:Role", "Council102")["name"]).toBe("council-returns-rehearsal-council-102");
  });

  it("there is no role for whom nobody was named", async () => {
    const production = await stage("production");
    const roles = Object.keys(all(production, "iam/role:Role"));
    expect(roles.filter((role) => /^(Council|Analyst|RowReader)/.test(role))).toEqual([]);
  });

  it("the scanner is GuardDuty, reads and tags uploads, and writes one object of its own", () => {
    expect(trustStatements(graph, "UploadsScanRole").map(({ Principal }) => Principal)).toEqual([
      { Service: ["malware-protection-plan.guardduty.amazonaws.com"] },
    ]);
    const statements = roleStatements(graph, "UploadsScanRole");
    const may = (action: string, resource: string) => isAllowed({ action, resource }, statements);
    const uploads = bucketArn("uploads");
    expect(may("s3:GetObject", `${uploads}/a.xlsx`)).toBe(true);
    expect(may("s3:PutObjectTagging", `${uploads}/a.xlsx`)).toBe(true);
    expect(may("s3:PutObject", `${uploads}/malware-protection-resource-validation-object`)).toBe(true);
    expect(may("s3:PutObject", `${uploads}/a.xlsx`)).toBe(false);
    expect(may("s3:DeleteObject", `${uploads}/a.xlsx`)).toBe(false);
    expect(may("s3:GetObject", `${bucketArn("data")}/originals/ab`)).toBe(false);
    expect(may("events:PutRule", "arn:aws:events:eu-west-2:123456789012:rule/of-ours")).toBe(false);
    const events = statements.filter(({ Action }) => [Action].flat().some((action) => action.startsWith("events:")));
    expect(events.flatMap(({ Resource }) => Resource)).toEqual(
      events.map(() => "arn:aws:events:*:123456789012:rule/DO-NOT-DELETE-AmazonGuardDutyMalwareProtectionS3*"),
    );
    expect(events.length).toBeGreaterThan(0);
  });

  it("API Gateway may call the two functions of its routes, and anybody the website, by its address only", () => {
    const permissions = Object.values(all(graph, "lambda/permission:Permission"));
    const callers = permissions.map(({ principal, action, invokedViaFunctionUrl = false, ...permission }) => {
      const [called = ""] = String(permission["function"]).split("-").slice(-2);
      return [called, principal, action, invokedViaFunctionUrl].join(" ");
    });
    expect(callers.sort()).toEqual([
      "ReceiptFunction apigateway.amazonaws.com lambda:InvokeFunction false",
      "SiteFunction * lambda:InvokeFunction true",
      "SiteFunction * lambda:InvokeFunctionUrl false",
      "UploadFormFunction apigateway.amazonaws.com lambda:InvokeFunction false",
    ]);
  });
});
