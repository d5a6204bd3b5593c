import { mutationsOf } from "./mutation.ts";

export const permissionMutations = [
  ...mutationsOf("stacks/grants.ts", "permissions", [
    ["who may read may do all", 'onKeys("s3:GetObject", read)', 'onKeys("s3:*", read)'],
    [
      "who may write may delete",
      'onKeys("s3:PutObject", write)',
      'onKeys("s3:PutObject", write), ...onKeys("s3:DeleteObject", write)',
    ],
    [
      "what is granted is granted everywhere",
      "$interpolate`${bucket.arn}/${pattern}`",
      "$interpolate`${bucket.arn}/*`",
    ],
    ["versions cannot be read", 'onKeys("s3:GetObjectVersion", readVersions)', "[]"],
    [
      "what is not there is denied",
      'find ? [{ actions: ["s3:ListBucket"]',
      'find ? [{ actions: ["s3:GetBucketLocation"]',
    ],
    [
      "versions cannot be listed",
      'list ? [{ actions: ["s3:ListBucketVersions"]',
      'list ? [{ actions: ["s3:ListBucket"]',
    ],
    ["listing is not bound to a prefix", "values: prefixes.map((prefix) => `${prefix}*`)", 'values: ["*"]'],
    ["readers get no key", '? ["kms:Decrypt"]', "? []"],
    ["writers get no key", '? ["kms:GenerateDataKey"]', "? []"],
    ["the other bucket is granted", "const bucket = buckets[area];", "const bucket = buckets.data;"],
  ]),
  ...mutationsOf("stacks/intake.ts", "permissions", [
    ["ingest may publish", '"receipts/*", ".tmp/*"]', '"receipts/*", "snapshots/*", ".tmp/*"]'],
    ["ingest may not write receipts", '"rows/*", "receipts/*", ".tmp/*"]', '"rows/*", ".tmp/*"]'],
    [
      "ingest may write to uploads",
      '"uploads", { find: true, read: ["*"],',
      '"uploads", { find: true, write: ["*"], read: ["*"],',
    ],
    ["ingest may not mark what a scan held back", "...(scanUploads ? [HELD] : [])", "...(scanUploads ? [] : [])"],
    ["ingest may not take messages", "      receive(queue),\n", ""],
    ["ingest may not leave dead letters", "      send(deadLetters.arn),\n", ""],
    [
      "ingest may do all with the queue",
      '["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"]',
      '["sqs:*"]',
    ],
  ]),
  ...mutationsOf("stacks/publishing.ts", "enough", [
    ["reconcile may not open lost uploads", '{ ...UNREAD, readVersions: ["*"] }', "UNREAD"],
    ["reconcile may not list", "const UNREAD = { find: true, list: true };", "const UNREAD = { find: true };"],
    ["a publisher may not write drafts", "`snapshots/${id}/*`, `drafts/${id}/*`, ", "`snapshots/${id}/*`, "],
  ]),
  ...mutationsOf("stacks/publishing.ts", "permissions", [
    [
      "reconcile opens uploads that no scan found clean",
      "settings.scanUploads ? { list: true }",
      'settings.scanUploads ? { list: true, read: ["*"] }',
    ],
    ["a publisher may write every collection's drafts", "`drafts/${id}/*`", '"drafts/*"'],
    ["a publisher may read every collection's rows", "`rows/${id}/*`, ...own]", '"rows/*", ...own]'],
    ["a publisher may write every collection's snapshots", "write: own,", 'write: [...own, "snapshots/*"],'],
    ["a publisher may read originals", "read: [`log/${id}/*`", 'read: ["originals/*", `log/${id}/*`'],
    ["a publisher may not read its own snapshots", "`rows/${id}/*`, ...own]", "`rows/${id}/*`]"],
    ["reconcile may publish", "write: INGEST_WRITES })", 'write: [...INGEST_WRITES, "snapshots/*"] })'],
  ]),
  ...mutationsOf("stacks/forms.ts", "permissions", [
    ["forms are for any key", 'write: uploadPatterns("*")', 'write: ["*"]'],
    ["the receipt function reads all", 'read: ["receipts/*"]', 'read: ["*"]'],
    ["the receipt function writes", 'read: ["receipts/*"]', 'read: ["receipts/*"], write: ["receipts/*"]'],
  ]),
  ...mutationsOf("stacks/upload-patterns.ts", "permissions", [
    ["a star for the month reaches other councils' folders", 'month: "????-??"', 'month: "*"'],
    ["a star for the authority", "`${id}/${PERIOD[period]}/${authority}`", "`${id}/${PERIOD[period]}/*`"],
    ["checks only cannot be sent", ", `check/${place}/*`", ""],
  ]),
  ...mutationsOf("stacks/council-roles.ts", "permissions", [
    ["every council writes objects itself", "return direct ?", "return true ?"],
    ["any type of file", "TYPES.map((type) => `${pattern}.${type}`)", "[pattern, ...TYPES]"],
    ["anybody may be a council", "identifiers: [...trusts]", 'identifiers: ["*"]'],
    [
      "councils' roles are named otherwise",
      "name: `${councilRolePrefix()}${council.code}`",
      "name: `council-${council.code}`",
    ],
    ["a council reads receipts of all", "{ read: receiptPatterns(code) }", '{ read: receiptPatterns("*") }'],
    [
      "a council writes receipts",
      "{ read: receiptPatterns(code) }",
      "{ read: receiptPatterns(code), write: receiptPatterns(code) }",
    ],
    ["councils may call every route", '["POST/upload-forms", "GET/receipts/*"]', '["*"]'],
    ["councils may list receipts of all", "receiptPatterns(code).map(withoutStar)", '["receipts/"]'],
  ]),
  ...mutationsOf("stacks/reader-roles.ts", "permissions", [
    ["analysts read rows", 'const snapshots = ["snapshots/*"];', 'const snapshots = ["snapshots/*", "rows/*"];'],
    ["analysts write snapshots", "{ read: snapshots }", "{ read: snapshots, write: snapshots }"],
    ["row readers change rows", '{ read: ["rows/*"] }', '{ read: ["rows/*"], write: ["rows/*"] }'],
    ["analysts list everything", 'listGrant(store.data, ["snapshots/"])', 'listGrant(store.data, [""])'],
    ["row readers read originals", 'read: ["rows/*"]', 'read: ["rows/*", "originals/*"]'],
    ["row readers may read analysts'", 'role("RowReader", settings.rowReaders', 'role("RowReader", settings.analysts'],
  ]),
  ...mutationsOf("stacks/scan.ts", "permissions", [
    [
      "the scanner may change any rule",
      "const rules = $interpolate`arn:aws:events:*:${account}:${MANAGED_RULES}`;",
      "const rules = $interpolate`arn:aws:events:*:${account}:rule/*`;\n  void MANAGED_RULES;",
    ],
    [
      "the scanner reads every bucket",
      "const within = $interpolate`${uploads.arn}/*`;",
      'const within = "arn:aws:s3:::*";',
    ],
    [
      "the scanner may delete uploads",
      '["s3:GetObject", "s3:GetObjectVersion", ...tagging]',
      '["s3:GetObject", "s3:DeleteObject", ...tagging]',
    ],
    [
      "anybody may be the scanner",
      "assumeRolePolicyForPrincipal({ Service: service })",
      'assumeRolePolicyForPrincipal({ AWS: "*" })',
    ],
    [
      "the scanner may write uploads",
      "resources: [$interpolate`${uploads.arn}/${SCANNER_OBJECT}`]",
      "resources: [within], sid: SCANNER_OBJECT",
    ],
  ]),
  ...mutationsOf("stacks/lambda.ts", "permissions", [
    [
      "the account's root may be any function",
      'args.assumeRolePolicy = aws.iam.assumeRolePolicyForPrincipal({ Service: "lambda.amazonaws.com" });',
      "void args;",
    ],
    ["events that failed cannot be kept", "...(onFailure === undefined ? [] : [send(onFailure)])", ""],
  ]),
];
