import { mutationsOf } from "./mutation.ts";

const DENIES = `["s3:DeleteObject", "s3:DeleteObjectVersion", "s3:BypassGovernanceRetention"]`;

export const storageMutations = [
  ...mutationsOf("stacks/private-bucket.ts", "buckets", [
    ["buckets are open to the world", "versioning: true,", 'versioning: true,\n    access: "public",'],
    ["buckets are not encrypted", "  encryption(name, bucket, needs.key);\n", "  void encryption;\n"],
    ["nothing is ever tidied away", "lifecycle(name, bucket, needs);", "void lifecycle;"],
    ["who is let past the lock may delete in production", ', "s3:BypassGovernanceRetention"]', "]"],
    ["nobody at all can ever lift the lock", 'mode: "GOVERNANCE"', 'mode: "COMPLIANCE"'],
    [
      "public lists are let in",
      'rule: { objectOwnership: "BucketOwnerEnforced" }',
      'rule: { objectOwnership: "BucketOwnerPreferred" }',
    ],
    ["buckets keep no versions", "versioning: true,", "versioning: false,"],
    ["buckets speak without TLS", "enforceHttps: true,", "enforceHttps: false,"],
    ["scripts of any origin may ask buckets", "cors: false,", ""],
    ["anybody may delete in production", "settings.keepsData ? [nobodyDeletes] : []", "[]"],
    ["versions may be deleted in production", DENIES, `["s3:DeleteObject", "s3:BypassGovernanceRetention"]`],
    ["deleting is denied in one folder only", 'paths: ["*"]', 'paths: ["originals/*"]'],
    ["deleting is allowed instead of denied", 'effect: "deny"', 'effect: "allow"'],
    ["production's buckets are emptied to remove them", "args.forceDestroy = !settings.keepsData;", ""],
    ["objects cannot be locked", "args.objectLockEnabled = lockDays > 0;", ""],
    ["the lock is for nobody's days", "if (lockDays > 0) lock(name, bucket, lockDays);", ""],
    ["who writes owns", 'objectOwnership: "BucketOwnerEnforced"', 'objectOwnership: "ObjectWriter"'],
    ["the bucket key is off", "bucketKeyEnabled: ours !== undefined", "bucketKeyEnabled: false"],
    ["our key is not used", "ours ?? { sseAlgorithm", "{ sseAlgorithm"],
    ["half uploads stay for ever", "abortIncompleteMultipartUpload: { daysAfterInitiation: ABANDONED_DAYS },", ""],
    ["old versions go after a day", "noncurrentDays: settings.keepVersionsDays", "noncurrentDays: 1"],
    [
      "the lifecycle is off",
      'status: "Enabled",\n        filter: { prefix: "" }',
      'status: "Disabled",\n        filter: { prefix: "" }',
    ],
    ["all expires, not the scratch only", "filter: { prefix },", 'filter: { prefix: "" },'],
  ]),
  ...mutationsOf("stacks/storage.ts", "buckets", [
    ["scratch objects stay for ever", 'expires: { ".tmp/": 30 }', "expires: {}"],
    [
      "what is sent lies in the bucket for data",
      'uploads: privateBucket("Uploads", { settings, key })',
      'uploads: privateBucket("Incoming", { settings, key })',
    ],
    ["uploads expire", '"Uploads", { settings, key }', '"Uploads", { settings, key, expires: { "": 30 } }'],
    [
      "uploads are locked, so that forms fail",
      '"Uploads", { settings, key }',
      '"Uploads", { settings, key, lockDays: settings.lockDays }',
    ],
    ["data is not under our key", '"Data", { settings, key,', '"Data", { settings, key: undefined,'],
    ["the setting for keys is not heeded", 'settings.keys === "kms" ?', 'settings.keys === "s3-managed" ?'],
  ]),
  ...mutationsOf("stacks/encryption-key.ts", "encryption-key", [
    ["the key is not turned", "enableKeyRotation: true", "enableKeyRotation: false"],
    ["the key is gone in a week", "deletionWindowInDays: 30", "deletionWindowInDays: 7"],
    ["the key decrypts for anyone in the account, from anywhere", "conditions: throughS3,", ""],
    ["the account may use the key for all", '"kms:Describe*",', '"kms:*",'],
    [
      "the key is used for other accounts",
      '{ test: "StringEquals", variable: "kms:CallerAccount", values: [account] },',
      "",
    ],
    ["the key goes with the app", "{ retainOnDelete: keepsData }", "{}"],
  ]),
  ...mutationsOf("sst.config.ts", "buckets", [
    ["production is removed with all it holds", 'keepsData ? "retain" : "remove"', '"remove"'],
    ["it all goes to another region", 'version: "7.20.0", region }', 'version: "7.20.0", region: "us-east-1" }'],
    ["production is not protected", "protect: keepsData", "protect: false"],
  ]),
];
