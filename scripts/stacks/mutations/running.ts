import { mutationsOf } from "./mutation.ts";

export const runningMutations = [
  ...mutationsOf("stacks/lambda.ts", "functions", [
    ["an older Node", '"nodejs24.x"', '"nodejs22.x"'],
    ["another machine than the binding is for", '"arm64"', '"x86_64"'],
    ["logs are kept for ever", "retention: settings.logRetention, ", ""],
    ["logs are no JSON", 'format: "json"', 'format: "text"'],
    ["no room for DuckDB's overflow", '"512 MB" : "2 GB"', '"512 MB" : "512 MB"'],
    ["nothing is set aside", "settings.reserveConcurrency ? { concurrency: { reserved } } : {}", "{}"],
    ["a failed event is lost", "args.destinationConfig = { onFailure: { destination: onFailure } };", ""],
    ["a failed event is tried once", "{ retries: 2 }", "{ retries: 0 }"],
    [
      "metrics under a name that no alarm looks at",
      "METRICS_NAMESPACE: metricsNamespace()",
      'METRICS_NAMESPACE: "Returns"',
    ],
  ]),
  ...mutationsOf("stacks/publishing.ts", "functions", [
    ["the binding is not named, and may be left out in silence", ', "@duckdb/node-bindings-linux-arm64": DUCKDB', ""],
    ["a DuckDB without a binding for the machine", 'const DUCKDB = "1.5.5-r.5";', 'const DUCKDB = "1.5.6-r.1";'],
    ["any DuckDB", 'const DUCKDB = "1.5.5-r.5";', 'const DUCKDB = "*";'],
    [
      "a collection is left out",
      "registry.map((collection) => publisher",
      "registry.slice(1).map((collection) => publisher",
    ],
    ["publishing is once a year", '"cron(30 5 ? * MON *)"', '"cron(30 5 1 1 ? *)"'],
    [
      "all is published daily",
      "const cadence = cadenceOf(collection);",
      'const cadence: Cadence = "daily";\n  void cadenceOf;',
    ],
    ["the schedule is by another clock", 'const ZONE = "Europe/London";', 'const ZONE = "UTC";'],
    ["schedules call another function", "function: called.arn,", "function: called.arn.apply((arn) => `${arn}x`),"],
    ["schedules leave no dead letter", "dlq: deadLetters.arn,", ""],
    ["schedules give up at once", "retries: 3,", "retries: 0,"],
    ["all publish one collection", "COLLECTION: id,", 'COLLECTION: "one",'],
    ["DuckDB takes all memory", "PUBLISH_MB / 2", "PUBLISH_MB"],
    ["a publisher has a minute", "const MINUTES = 15;", "const MINUTES = 1;"],
    [
      "nobody reconciles",
      'every("ReconcileSchedule", reconcile, { schedule: RECONCILE, deadLetters });',
      "void RECONCILE;",
    ],
  ]),
  ...mutationsOf("stacks/forms.ts", "functions", [
    ["forms are given to anybody", "uploadForm.arn, { auth: { iam: true } }", "uploadForm.arn"],
    ["receipts are given to anybody", "receipt.arn, { auth: { iam: true } }", "receipt.arn"],
    ["routes are swapped", "api.route(UPLOAD_FORMS, uploadForm.arn", "api.route(UPLOAD_FORMS, receipt.arn"],
    ["any origin may ask", "cors: false,", ""],
    ["nobody is slowed down", "args.defaultRouteSettings = {", "void {"],
    [
      "forms are for every role",
      "COUNCIL_ROLE_PREFIX: councilRolePrefix(),\n      MAX",
      'COUNCIL_ROLE_PREFIX: "",\n      MAX',
    ],
    ["forms let in any size", "MAX_UPLOAD_BYTES: `${settings.maxUploadBytes}`,", ""],
  ]),
  ...mutationsOf("stacks/analytics.ts", "analytics", [
    ["Athena looks elsewhere", "/rows/${collection.id}`", "/row/${collection.id}`"],
    ["partitions have to be added by hand", '"projection.enabled": "true"', '"projection.enabled": "false"'],
    ["partitions are called otherwise", "/period=\\${period}/`", "/\\${period}/`"],
    ["questions may read without end", "bytesScannedCutoffPerQuery: MOST_BYTES_READ,", ""],
    [
      "who asks may leave the workgroup's rules",
      "enforceWorkgroupConfiguration: true",
      "enforceWorkgroupConfiguration: false",
    ],
  ]),
  ...mutationsOf("stacks/rows-table.ts", "analytics", [
    ["money is a double", "`decimal(${precision},${scale ?? 0})`", '"double"'],
    ["days are text", 'type: "date" }', 'type: "string" }'],
    ["months are days", '["yyyy-MM", "MONTHS"]', '["yyyy-MM-dd", "DAYS"]'],
  ]),
];
