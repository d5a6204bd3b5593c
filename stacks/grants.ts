import type { Storage } from "./storage.ts";

/** One statement of a policy, as both a function and a role take it. */
export interface Grant {
  readonly actions: string[];
  readonly resources: $util.Input<string>[];
  readonly conditions?: { test: string; variable: string; values: $util.Input<string>[] }[];
}

interface Wanted {
  /** Keys, or patterns of keys, that may be read. */
  readonly read?: readonly string[];
  /** Keys of which a version may be read by its name, as events and listings name it. */
  readonly readVersions?: readonly string[];
  readonly write?: readonly string[];
  /** True where S3 is to say that something is not there: else it answers "denied" to that too. */
  readonly find?: boolean;
  /** True where the bucket may be listed, as the driver does: by versions. */
  readonly list?: boolean;
}

/** What a function may do in one of the buckets. Nobody is granted to delete. */
export function bucketGrants({ key, ...buckets }: Storage, area: "uploads" | "data", wanted: Wanted): Grant[] {
  const bucket = buckets[area];
  const { read = [], readVersions = [], write = [], find = false, list = false } = wanted;
  const onKeys = (action: string, patterns: readonly string[]): Grant[] => {
    const resources = patterns.map((pattern) => $interpolate`${bucket.arn}/${pattern}`);
    return patterns.length === 0 ? [] : [{ actions: [action], resources }];
  };
  const decrypts = read.length + readVersions.length > 0 ? ["kms:Decrypt"] : [];
  const uses = [...decrypts, ...(write.length > 0 ? ["kms:GenerateDataKey"] : [])];
  return [
    ...(find ? [{ actions: ["s3:ListBucket"], resources: [bucket.arn] }] : []),
    ...(list ? [{ actions: ["s3:ListBucketVersions"], resources: [bucket.arn] }] : []),
    ...onKeys("s3:GetObject", read),
    ...onKeys("s3:GetObjectVersion", readVersions),
    ...onKeys("s3:PutObject", write),
    ...(key === undefined || uses.length === 0 ? [] : [{ actions: uses, resources: [key.arn] }]),
  ];
}

/** Leave to list what lies under some prefixes of a bucket; a request for anything else is denied. */
export function listGrant(bucket: sst.aws.Bucket, prefixes: readonly string[]): Grant {
  return {
    actions: ["s3:ListBucket"],
    resources: [bucket.arn],
    conditions: [{ test: "StringLike", variable: "s3:prefix", values: prefixes.map((prefix) => `${prefix}*`) }],
  };
}
