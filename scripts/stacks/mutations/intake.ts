import { mutationsOf } from "./mutation.ts";

export const intakeMutations = [
  ...mutationsOf("stacks/intake.ts", "intake", [
    [
      "messages are given out again while they are worked",
      "const VISIBLE_AGAIN = 6 * MINUTES;",
      "const VISIBLE_AGAIN = MINUTES;",
    ],
    ["one poison message fails nine good ones", "partialResponses: true", "partialResponses: false"],
    [
      "the other bucket tells of what is written",
      "else notified(store.uploads, queue);",
      "else notified(store.data, queue);",
    ],
    ["dead letters are worked again at once", "queue.subscribe(ingest.arn", "deadLetters.subscribe(ingest.arn"],
    ["messages come one at a time", "batch: { size: 10,", "batch: { size: 1,"],
    ["ingest may take longer than its message is hidden", "minutes: MINUTES,", "minutes: 15,"],
    ["messages go before they are worked", "retention: 7 * DAY", "retention: DAY / 24"],
    ["there are no dead letters", "dlq: { queue: deadLetters.arn, retry: TRIES },", ""],
    ["one failure is enough to be given up", "const TRIES = 5;", "const TRIES = 1;"],
    [
      "dead letters go after an hour",
      '"DeadLetters", { retention: 14 * DAY }',
      '"DeadLetters", { retention: DAY / 24 }',
    ],
    ["messages lie unencrypted", "sqsManagedSseEnabled: true", "sqsManagedSseEnabled: false"],
    [
      "the scan is asked for and not made",
      "if (settings.scanUploads) scanned(store, queue);\n  else notified",
      "notified",
    ],
    ["ingest does not know of the scan", '...(scanUploads ? { SCAN_GATE: "on" } : {})', ""],
    ["waiting counts as failing", "args.scalingConfig = { maximumConcurrency: settings.ingestAtOnce };", ""],
    ["only some uploads are heard of", '["s3:ObjectCreated:*"]', '["s3:ObjectCreated:Put"]'],
    ["deletions are ingested", '["s3:ObjectCreated:*"]', '["s3:ObjectCreated:*", "s3:ObjectRemoved:*"]'],
    ["the handler is not there", 'handler: "ingest.handler"', 'handler: "take-in.handler"'],
    ["the handler is not exported", 'handler: "ingest.handler"', 'handler: "ingest.handle"'],
    ["ingest works in the wrong bucket", "DATA_BUCKET: store.data.name", "DATA_BUCKET: store.uploads.name"],
    ["ingest is not told where dead letters go", "DEAD_LETTER_URL: deadLetters.url,", ""],
    ["ingest leaves dead letters in its own queue", "DEAD_LETTER_URL: deadLetters.url", "DEAD_LETTER_URL: queue.url"],
    ["nothing bounds an upload", "MAX_UPLOAD_BYTES: `${maxUploadBytes}`, ", ""],
  ]),
  ...mutationsOf("stacks/arrivals-policy.ts", "intake", [
    [
      "any account's buckets may send messages",
      '{ test: "StringEquals", variable: "aws:SourceAccount", values: [account] },',
      "",
    ],
    [
      "any bucket of the account may send messages",
      '{ test: "ArnEquals", variable: "aws:SourceArn", values: [source] },',
      "",
    ],
    ["whoever sends may read too", 'actions: ["sqs:SendMessage"]', 'actions: ["sqs:*"]'],
  ]),
  ...mutationsOf("stacks/scan.ts", "intake", [
    ["results of every bucket are taken", "detail: { s3ObjectDetails: { bucketName: [bucketName] } },", ""],
    [
      "another bucket is scanned",
      "protectedResource: { s3Bucket: { bucketName } }",
      "protectedResource: { s3Bucket: { bucketName: store.data.name } }",
    ],
    ["the event bus does not hear of uploads", "eventbridge: true", "eventbridge: false"],
    [
      "results lead nowhere",
      "{ rule: rule.name, arn: queue.arn }",
      '{ rule: rule.name, arn: "arn:aws:sqs:eu-west-2:1:x" }',
    ],
    ["what was scanned is not tagged", 'status: "ENABLED"', 'status: "DISABLED"'],
  ]),
  ...mutationsOf("functions/ingest.ts", "intake", [
    ["ingest exports another name", "export function handler(", "export function handle("],
  ]),
];
