import type { Settings } from "./settings.ts";

const ADMINISTRATION = [
  "kms:Describe*",
  "kms:Get*",
  "kms:List*",
  "kms:Put*",
  "kms:Update*",
  "kms:Enable*",
  "kms:Disable*",
  "kms:TagResource",
  "kms:UntagResource",
  "kms:CreateAlias",
  "kms:DeleteAlias",
  "kms:ScheduleKeyDeletion",
  "kms:CancelKeyDeletion",
];

/**
 * The key of the buckets. The account may look after it; that it is used is for roles' own policies to allow, and
 * only through S3: nobody decrypts bytes taken from elsewhere with it.
 */
export function encryptionKey({ region, keepsData }: Settings): aws.kms.Key {
  const account = aws.getCallerIdentityOutput().accountId;
  const root = [{ type: "AWS", identifiers: [$interpolate`arn:aws:iam::${account}:root`] }];
  const throughS3 = [
    { test: "StringEquals", variable: "kms:ViaService", values: [`s3.${region}.amazonaws.com`] },
    { test: "StringEquals", variable: "kms:CallerAccount", values: [account] },
  ];
  const policy = aws.iam.getPolicyDocumentOutput({
    statements: [
      { sid: "LookedAfter", principals: root, actions: ADMINISTRATION, resources: ["*"] },
      {
        sid: "UsedThroughS3",
        principals: root,
        actions: ["kms:Decrypt", "kms:GenerateDataKey"],
        resources: ["*"],
        conditions: throughS3,
      },
    ],
  });
  return new aws.kms.Key(
    "StoreKey",
    {
      description: `Buckets of ${$app.name}, stage ${$app.stage}`,
      enableKeyRotation: true,
      deletionWindowInDays: 30,
      policy: policy.json,
    },
    { retainOnDelete: keepsData },
  );
}
