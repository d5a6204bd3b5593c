import { beforeAll, describe, expect, it } from "vitest";
import type { Graph } from "../../scripts/stacks/stacks-graph.ts";
import { policyStatements } from "./iam/policy.ts";
import { all, one, stacksMissing, stacksSuite, stage } from "./stages.ts";

describe.skipIf(stacksMissing !== undefined)(stacksSuite("an upload's way to its receipt"), () => {
  let personal: Graph;
  beforeAll(async () => {
    personal = await stage("personal");
  });

  const queue = (graph: Graph, name: string) => one(graph, "sqs/queue:Queue", `${name}Queue`);
  const arnOf = (graph: Graph, name: string) => `arn:aws:sqs:eu-west-2:123456789012:${queue(graph, name)["name"]}`;
  const uploads = (graph: Graph) => one(graph, "s3/bucket:Bucket", "UploadsBucket")["bucket"];
  const ingest = (graph: Graph) => one(graph, "lambda/function:Function", "IngestFunction");
  const mapping = (graph: Graph) => {
    const [found] = Object.values(all(graph, "lambda/eventSourceMapping:EventSourceMapping"));
    return found ?? {};
  };

  it("starts with the bucket telling the queue of every object that is made", () => {
    expect(one(personal, "s3/bucketNotification:BucketNotification", "UploadsNotification")).toEqual({
      bucket: uploads(personal),
      queues: [{ id: "arrivals", queueArn: arnOf(personal, "Arrivals"), events: ["s3:ObjectCreated:*"] }],
    });
  });

  it("goes on with the queue calling ingest, ten messages at a time, each answered for itself", () => {
    expect(Object.keys(all(personal, "lambda/eventSourceMapping:EventSourceMapping"))).toHaveLength(1);
    expect(mapping(personal)).toMatchObject({
      eventSourceArn: arnOf(personal, "Arrivals"),
      functionName: expect.stringContaining(String(ingest(personal)["name"])),
      batchSize: 10,
      functionResponseTypes: ["ReportBatchItemFailures"],
    });
  });

  it("asks for no more ingest at once than is set aside, so that waiting is not counted as failing", async () => {
    const rehearsal = await stage("rehearsal");
    expect(mapping(personal)["scalingConfig"]).toEqual({ maximumConcurrency: 5 });
    expect(mapping(rehearsal)["scalingConfig"]).toEqual({ maximumConcurrency: 20 });
    expect(ingest(rehearsal)["reservedConcurrentExecutions"]).toBe(20);
    expect(ingest(personal)["reservedConcurrentExecutions"]).toBeUndefined();
  });

  it("gives a message out again only after six times what ingest may take", () => {
    const { visibilityTimeoutSeconds } = queue(personal, "Arrivals");
    expect(visibilityTimeoutSeconds).toBeGreaterThanOrEqual(6 * Number(ingest(personal)["timeout"]));
  });

  it("ends among the dead letters after five tries, where it is kept longer than in the queue", () => {
    const { redrivePolicy, messageRetentionSeconds } = queue(personal, "Arrivals");
    expect(JSON.parse(String(redrivePolicy))).toEqual({
      deadLetterTargetArn: arnOf(personal, "DeadLetters"),
      maxReceiveCount: 5,
    });
    expect(queue(personal, "DeadLetters")["messageRetentionSeconds"]).toBe(14 * 24 * 3600);
    expect(messageRetentionSeconds).toBe(7 * 24 * 3600);
  });

  it.each(["Arrivals", "DeadLetters"])("keeps messages of %s encrypted", (name) => {
    expect(queue(personal, name)["sqsManagedSseEnabled"]).toBe(true);
  });

  it("takes messages from S3 of this account about this bucket, and from nobody else", () => {
    expect(Object.keys(all(personal, "sqs/queuePolicy:QueuePolicy"))).toEqual(["ArrivalsPolicy"]);
    const { policy, queueUrl } = one(personal, "sqs/queuePolicy:QueuePolicy", "ArrivalsPolicy");
    expect(queueUrl).toContain(String(queue(personal, "Arrivals")["name"]));
    expect(policyStatements(policy)).toEqual([
      {
        Effect: "Allow",
        Principal: { Service: ["s3.amazonaws.com"] },
        Action: ["sqs:SendMessage"],
        Resource: [arnOf(personal, "Arrivals")],
        Condition: {
          ArnEquals: { "aws:SourceArn": [`arn:aws:s3:::${uploads(personal)}`] },
          StringEquals: { "aws:SourceAccount": ["123456789012"] },
        },
      },
    ]);
  });

  it("tells ingest where things are, and how much of an upload is read", () => {
    expect(ingest(personal)["environment"]).toMatchObject({
      variables: {
        UPLOADS_BUCKET: uploads(personal),
        DATA_BUCKET: one(personal, "s3/bucket:Bucket", "DataBucket")["bucket"],
        DEAD_LETTER_URL: expect.stringMatching(/^https:.*DeadLettersQueue/),
        MAX_UPLOAD_BYTES: "104857600",
        METRICS_NAMESPACE: "CouncilReturns/personal",
      },
    });
  });
});

describe.skipIf(stacksMissing !== undefined)(stacksSuite("the gate of the malware scan"), () => {
  let rehearsal: Graph;
  beforeAll(async () => {
    rehearsal = await stage("rehearsal");
  });
  const gate = ["IngestFunction", "ReconcileFunction"];
  const variables = (graph: Graph, name: string) => one(graph, "lambda/function:Function", name)["environment"];

  it("scans and tags every upload", () => {
    const bucketName = one(rehearsal, "s3/bucket:Bucket", "UploadsBucket")["bucket"];
    expect(one(rehearsal, "guardduty/malwareProtectionPlan:MalwareProtectionPlan", "UploadsScan")).toEqual({
      role: expect.stringMatching(/role\/UploadsScanRole$/),
      protectedResource: { s3Bucket: { bucketName } },
      actions: [{ taggings: [{ status: "ENABLED" }] }],
    });
  });

  it("puts the scan's result in the upload's place: the bucket tells the event bus, and the queue hears of results only", () => {
    const bucket = one(rehearsal, "s3/bucket:Bucket", "UploadsBucket")["bucket"];
    expect(one(rehearsal, "s3/bucketNotification:BucketNotification", "UploadsNotification")).toEqual({
      bucket,
      eventbridge: true,
    });
    const { eventPattern } = one(rehearsal, "cloudwatch/eventRule:EventRule", "ScanResults");
    expect(JSON.parse(String(eventPattern))).toEqual({
      source: ["aws.guardduty"],
      "detail-type": ["GuardDuty Malware Protection Object Scan Result"],
      detail: { s3ObjectDetails: { bucketName: [bucket] } },
    });
    expect(one(rehearsal, "cloudwatch/eventTarget:EventTarget", "ScanResultsToArrivals")).toEqual({
      rule: "ScanResults",
      arn: expect.stringContaining(String(one(rehearsal, "sqs/queue:Queue", "ArrivalsQueue")["name"])),
    });
  });

  it("lets that rule into the queue, and S3 no longer", () => {
    const { policy } = one(rehearsal, "sqs/queuePolicy:QueuePolicy", "ArrivalsPolicy");
    expect(policyStatements(policy)).toMatchObject([
      {
        Principal: { Service: ["events.amazonaws.com"] },
        Condition: {
          ArnEquals: { "aws:SourceArn": ["arn:aws:events:eu-west-2:123456789012:rule/ScanResults"] },
          StringEquals: { "aws:SourceAccount": ["123456789012"] },
        },
      },
    ]);
  });

  it.each(gate)("has %s open nothing that was not found clean", async (name) => {
    const personal = await stage("personal");
    expect(variables(rehearsal, name)).toMatchObject({ variables: { SCAN_GATE: "on" } });
    expect(variables(personal, name)).not.toMatchObject({ variables: { SCAN_GATE: expect.anything() } });
  });

  it("costs nothing where the stage does not ask for it", async () => {
    const personal = await stage("personal");
    expect(all(personal, "guardduty/malwareProtectionPlan:MalwareProtectionPlan")).toEqual({});
    expect(all(personal, "cloudwatch/eventRule:EventRule")).toEqual({});
  });
});
