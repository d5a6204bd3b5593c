import { SCANNER_OBJECT } from "../packages/core/src/filing/scanner-object.ts";
import { onlyFrom } from "./arrivals-policy.ts";
import type { Storage } from "./storage.ts";

const RESULT = "GuardDuty Malware Protection Object Scan Result";
const MANAGED_RULES = "rule/DO-NOT-DELETE-AmazonGuardDutyMalwareProtectionS3*";

/** GuardDuty scans each upload, and its result goes to the queue in place of the upload's own event. */
export function scanned(store: Storage, queue: sst.aws.Queue): void {
  const bucketName = store.uploads.name;
  const notification = new aws.s3.BucketNotification("UploadsNotification", { bucket: bucketName, eventbridge: true });
  new aws.guardduty.MalwareProtectionPlan(
    "UploadsScan",
    {
      role: scannerRole(store).arn,
      protectedResource: { s3Bucket: { bucketName } },
      actions: [{ taggings: [{ status: "ENABLED" }] }],
    },
    { dependsOn: notification },
  );
  const rule = new aws.cloudwatch.EventRule("ScanResults", {
    description: "Results of scans of uploads, to the queue of arrivals",
    eventPattern: $jsonStringify({
      source: ["aws.guardduty"],
      "detail-type": [RESULT],
      detail: { s3ObjectDetails: { bucketName: [bucketName] } },
    }),
  });
  const policy = onlyFrom("events.amazonaws.com", rule.arn, queue);
  new aws.cloudwatch.EventTarget("ScanResultsToArrivals", { rule: rule.name, arn: queue.arn }, { dependsOn: policy });
}

/** What AWS asks for in "Add IAM policy permissions", GuardDuty user guide, and no more. */
function scannerRole({ uploads, key }: Storage): aws.iam.Role {
  const account = aws.getCallerIdentityOutput().accountId;
  const service = "malware-protection-plan.guardduty.amazonaws.com";
  const rules = $interpolate`arn:aws:events:*:${account}:${MANAGED_RULES}`;
  const managed = [{ test: "StringLike", variable: "events:ManagedBy", values: [service] }];
  const tagging = [
    "s3:PutObjectTagging",
    "s3:GetObjectTagging",
    "s3:PutObjectVersionTagging",
    "s3:GetObjectVersionTagging",
  ];
  const within = $interpolate`${uploads.arn}/*`;
  const changes = ["events:PutRule", "events:DeleteRule", "events:PutTargets", "events:RemoveTargets"];
  const policy = aws.iam.getPolicyDocumentOutput({
    statements: [
      { actions: changes, resources: [rules], conditions: managed },
      { actions: ["events:DescribeRule", "events:ListTargetsByRule"], resources: [rules] },
      { actions: ["s3:GetObject", "s3:GetObjectVersion", ...tagging], resources: [within] },
      { actions: ["s3:PutObject"], resources: [$interpolate`${uploads.arn}/${SCANNER_OBJECT}`] },
      { actions: ["s3:ListBucket", "s3:GetBucketNotification", "s3:PutBucketNotification"], resources: [uploads.arn] },
      ...(key === undefined ? [] : [{ actions: ["kms:Decrypt", "kms:GenerateDataKey"], resources: [key.arn] }]),
    ],
  });
  return new aws.iam.Role("UploadsScanRole", {
    assumeRolePolicy: aws.iam.assumeRolePolicyForPrincipal({ Service: service }),
    inlinePolicies: [{ name: "scan", policy: policy.json }],
  });
}
