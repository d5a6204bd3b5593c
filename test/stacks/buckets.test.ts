import { beforeAll, describe, expect, it } from "vitest";
import type { Graph } from "../../scripts/stacks/stacks-graph.ts";
import { policyStatements } from "./iam/policy.ts";
import { all, one, stacksMissing, stacksSuite, stage } from "./stages.ts";

const KEPT = ["Uploads", "Data"] as const;
const EVERY = [...KEPT, "Results"] as const;

describe.skipIf(stacksMissing !== undefined)(stacksSuite("the buckets"), () => {
  let personal: Graph;
  beforeAll(async () => {
    personal = await stage("personal");
  });

  const nameOf = (graph: Graph, bucket: string) => one(graph, "s3/bucket:Bucket", `${bucket}Bucket`)["bucket"];
  const statements = (graph: Graph, bucket: string) =>
    policyStatements(one(graph, "s3/bucketPolicy:BucketPolicy", `${bucket}Policy`)["policy"]);

  it.each(EVERY)("%s lets in nobody from outside", (bucket) => {
    expect(one(personal, "s3/bucketPublicAccessBlock:BucketPublicAccessBlock", `${bucket}PublicAccessBlock`)).toEqual({
      bucket: nameOf(personal, bucket),
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    });
  });

  it.each(EVERY)("%s has no access lists: what is in it is its owner's", (bucket) => {
    expect(one(personal, "s3/bucketOwnershipControls:BucketOwnershipControls", `${bucket}Ownership`)).toEqual({
      bucket: nameOf(personal, bucket),
      rule: { objectOwnership: "BucketOwnerEnforced" },
    });
  });

  it.each(EVERY)("%s keeps versions", (bucket) => {
    expect(one(personal, "s3/bucketVersioning:BucketVersioning", `${bucket}Versioning`)).toEqual({
      bucket: nameOf(personal, bucket),
      versioningConfiguration: { status: "Enabled" },
    });
  });

  it.each(EVERY)("%s refuses what comes without TLS", (bucket) => {
    const arn = `arn:aws:s3:::${nameOf(personal, bucket)}`;
    expect(statements(personal, bucket)).toContainEqual({
      Effect: "Deny",
      Principal: { "*": ["*"] },
      Action: ["s3:*"],
      Resource: [arn, `${arn}/*`],
      Condition: { Bool: { "aws:SecureTransport": ["false"] } },
    });
  });

  it.each(EVERY)("%s allows nothing by its own policy: roles are granted, buckets only deny", async (bucket) => {
    const rehearsal = await stage("rehearsal");
    const production = await stage("production");
    for (const graph of [personal, rehearsal, production]) {
      expect(statements(graph, bucket).map(({ Effect }) => Effect)).not.toContain("Allow");
    }
  });

  it("have no rule for scripts of other origins", async () => {
    const production = await stage("production");
    expect(all(personal, "s3/bucketCorsConfiguration:BucketCorsConfiguration")).toEqual({});
    expect(all(production, "s3/bucketCorsConfiguration:BucketCorsConfiguration")).toEqual({});
  });

  it.each(EVERY)("%s is encrypted by S3's key where the stage says no more", (bucket) => {
    expect(encryptionOf(personal, bucket)).toEqual({
      bucket: nameOf(personal, bucket),
      rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" }, bucketKeyEnabled: false }],
    });
    expect(all(personal, "kms/key:Key")).toEqual({});
  });

  it.each(KEPT)(
    "%s is encrypted by our own key where the stage asks for it, one call to KMS a bucket and hour",
    async (bucket) => {
      const rehearsal = await stage("rehearsal");
      expect(encryptionOf(rehearsal, bucket)).toMatchObject({
        rules: [
          {
            applyServerSideEncryptionByDefault: {
              sseAlgorithm: "aws:kms",
              kmsMasterKeyId: expect.stringMatching(/:key\//),
            },
            bucketKeyEnabled: true,
          },
        ],
      });
    },
  );

  it.each(KEPT)(
    "%s drops uploads that were abandoned half-way, and keeps what was overwritten for the days set",
    async (bucket) => {
      const production = await stage("production");
      expect(rulesOf(personal, bucket)).toContainEqual({
        id: "abandoned-and-overwritten",
        status: "Enabled",
        filter: { prefix: "" },
        abortIncompleteMultipartUpload: { daysAfterInitiation: 7 },
        noncurrentVersionExpiration: { noncurrentDays: 30 },
      });
      expect(rulesOf(production, bucket)).toContainEqual(
        expect.objectContaining({ noncurrentVersionExpiration: { noncurrentDays: 365 } }),
      );
    },
  );

  it("let nothing expire but scratch objects and answers of Athena", async () => {
    const production = await stage("production");
    const expiring = EVERY.flatMap((bucket) =>
      rulesOf(production, bucket).flatMap((rule) =>
        "expiration" in rule ? [[bucket, rule.filter, rule.expiration]] : [],
      ),
    );
    expect(expiring).toEqual([
      ["Data", { prefix: ".tmp/" }, { days: 30 }],
      ["Results", { prefix: "" }, { days: 7 }],
    ]);
  });

  it("lock versions in the data bucket where the stage asks for it, and only there: a form cannot write to a locked one", async () => {
    const rehearsal = await stage("rehearsal");
    const lock = "s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration";
    expect(all(rehearsal, lock)).toEqual({
      DataLock: {
        bucket: nameOf(rehearsal, "Data"),
        rule: { defaultRetention: { mode: "GOVERNANCE", days: 30 } },
      },
    });
    expect(one(rehearsal, "s3/bucket:Bucket", "DataBucket")["objectLockEnabled"]).toBe(true);
    expect(all(personal, lock)).toEqual({});
    expect(one(personal, "s3/bucket:Bucket", "DataBucket")["objectLockEnabled"]).toBe(false);
  });

  it.each(KEPT)("%s lets nobody delete in production, and outlives the app", async (bucket) => {
    const production = await stage("production");
    const arn = `arn:aws:s3:::${nameOf(production, bucket)}`;
    expect(statements(production, bucket)).toContainEqual({
      Effect: "Deny",
      Principal: { "*": ["*"] },
      Action: ["s3:DeleteObject", "s3:DeleteObjectVersion", "s3:BypassGovernanceRetention"],
      Resource: [`${arn}/*`],
      Condition: {},
    });
    expect(one(production, "s3/bucket:Bucket", `${bucket}Bucket`)["forceDestroy"]).toBe(false);
    const kept = production.resources.find(({ name }) => name === `${bucket}Bucket`);
    expect(kept?.retainOnDelete).toBe(true);
  });

  it("are in the region that the stage names, with all else", () => {
    expect(personal.app.providers.aws.region).toBe("eu-west-2");
  });

  it("are removed with a stage of one's own", async () => {
    const production = await stage("production");
    expect(one(personal, "s3/bucket:Bucket", "DataBucket")["forceDestroy"]).toBe(true);
    // What Athena answered may go any day, of production too.
    expect(one(production, "s3/bucket:Bucket", "ResultsBucket")["forceDestroy"]).toBe(true);
    expect(personal.app).toMatchObject({ removal: "remove", protect: false });
    expect(production.app).toMatchObject({ removal: "retain", protect: true });
  });
});

function encryptionOf(graph: Graph, bucket: string): Graph["outputs"] {
  const type = "s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration";
  return one(graph, type, `${bucket}Encryption`);
}

function rulesOf(graph: Graph, bucket: string): readonly Record<string, unknown>[] {
  const type = "s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration";
  const { rules } = one(graph, type, `${bucket}Lifecycle`);
  return Array.isArray(rules) ? rules : [];
}
