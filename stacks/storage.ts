import { encryptionKey } from "./encryption-key.ts";
import { privateBucket } from "./private-bucket.ts";
import type { Settings } from "./settings.ts";

export interface Storage {
  /** All that councils may write to. */
  readonly uploads: sst.aws.Bucket;
  /** What only functions write to. */
  readonly data: sst.aws.Bucket;
  /** None where S3 keeps the keys. */
  readonly key: aws.kms.Key | undefined;
}

export function storage(settings: Settings): Storage {
  const key = settings.keys === "kms" ? encryptionKey(settings) : undefined;
  return {
    key,
    uploads: privateBucket("Uploads", { settings, key }),
    data: privateBucket("Data", { settings, key, lockDays: settings.lockDays, expires: { ".tmp/": 30 } }),
  };
}
