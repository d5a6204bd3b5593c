import type { Settings } from "./settings.ts";

interface BucketNeeds {
  readonly settings: Settings;
  readonly key: aws.kms.Key | undefined;
  readonly lockDays?: number;
  /** Days after which what lies under a prefix goes. */
  readonly expires?: Readonly<Record<string, number>>;
}

const ABANDONED_DAYS = 7;

/** A bucket that keeps versions, is encrypted, speaks TLS only, and that nobody outside gets at. */
export function privateBucket(name: string, needs: BucketNeeds): sst.aws.Bucket {
  const { settings, lockDays = 0 } = needs;
  const bucket = new sst.aws.Bucket(name, {
    versioning: true,
    enforceHttps: true,
    // By default every origin may send every verb.
    cors: false,
    policy: settings.keepsData ? [nobodyDeletes] : [],
    transform: {
      bucket: (args) => {
        // By default all that is in it goes with the bucket.
        args.forceDestroy = !settings.keepsData;
        args.objectLockEnabled = lockDays > 0;
      },
    },
  });
  new aws.s3.BucketOwnershipControls(`${name}Ownership`, {
    bucket: bucket.name,
    rule: { objectOwnership: "BucketOwnerEnforced" },
  });
  encryption(name, bucket, needs.key);
  lifecycle(name, bucket, needs);
  if (lockDays > 0) lock(name, bucket, lockDays);
  return bucket;
}

const nobodyDeletes = {
  effect: "deny" as const,
  principals: "*" as const,
  actions: ["s3:DeleteObject", "s3:DeleteObjectVersion", "s3:BypassGovernanceRetention"],
  paths: ["*"],
};

function encryption(name: string, bucket: sst.aws.Bucket, key: aws.kms.Key | undefined): void {
  const ours = key && { sseAlgorithm: "aws:kms", kmsMasterKeyId: key.arn };
  new aws.s3.BucketServerSideEncryptionConfiguration(`${name}Encryption`, {
    bucket: bucket.name,
    rules: [
      {
        applyServerSideEncryptionByDefault: ours ?? { sseAlgorithm: "AES256" },
        bucketKeyEnabled: ours !== undefined,
      },
    ],
  });
}

function lifecycle(name: string, bucket: sst.aws.Bucket, { settings, expires = {} }: BucketNeeds): void {
  const gone = Object.entries(expires).map(([prefix, days]) => ({
    id: `expire-${prefix.replaceAll(/\W/g, "")}`,
    status: "Enabled",
    filter: { prefix },
    expiration: { days },
  }));
  new aws.s3.BucketLifecycleConfiguration(`${name}Lifecycle`, {
    bucket: bucket.name,
    rules: [
      {
        id: "abandoned-and-overwritten",
        status: "Enabled",
        filter: { prefix: "" },
        abortIncompleteMultipartUpload: { daysAfterInitiation: ABANDONED_DAYS },
        noncurrentVersionExpiration: { noncurrentDays: settings.keepVersionsDays },
      },
      ...gone,
    ],
  });
}

/** Governance: versions stay even from functions and people who could delete, but for who is let pass by name. */
function lock(name: string, bucket: sst.aws.Bucket, days: number): void {
  new aws.s3.BucketObjectLockConfiguration(`${name}Lock`, {
    bucket: bucket.name,
    rule: { defaultRetention: { mode: "GOVERNANCE", days } },
  });
}
