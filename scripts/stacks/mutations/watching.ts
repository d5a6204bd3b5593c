import { mutationsOf } from "./mutation.ts";

export const watchingMutations = [
  ...mutationsOf("stacks/alarms.ts", "alarms", [
    ["nobody hears of dead letters", 'raise("DeadLettersWaiting", {', 'void ("DeadLettersWaiting", {'],
    [
      "dead letters are looked for in the other queue",
      "QueueName: deadLetters.nodes.queue.name",
      "QueueName: queue.nodes.queue.name",
    ],
    ["nobody hears of old messages", 'raise("ArrivalsOld", {', 'void ("ArrivalsOld", {'],
    ["old is a week", "const OLDEST_SECONDS = 2 * 30 * MINUTE;", "const OLDEST_SECONDS = 7 * DAY;"],
    ["nobody hears of failing calls", "raise(`${name}Failing`, {", "void (`${name}Failing`, {"],
    ["every second call may fail", "const MOST_FAILING_PERCENT = 5;", "const MOST_FAILING_PERCENT = 50;"],
    ["nobody hears of throttling", "raise(`${name}Throttled`, {", "void (`${name}Throttled`, {"],
    ["nobody hears of a failed publication", "raise(`${name}Failed`, {", "void (`${name}Failed`, {"],
    ["nobody hears of an old snapshot", "raise(`${name}Overdue`, overdue(collection.id, cadence));", "void overdue;"],
    ["silence is taken for health", 'treatMissingData: "breaching"', 'treatMissingData: "notBreaching"'],
    ["a daily snapshot may be a week old", "daily: 1, weekly: 7", "daily: 7, weekly: 7"],
    ["alarms go nowhere", "alarmActions: [topic.arn],", ""],
    ["nobody is told that it is over", "okActions: [topic.arn],", ""],
    [
      "nobody reads the topic",
      "for (const [index, endpoint] of settings.alarmEmails.entries())",
      "for (const [index, endpoint] of [].entries())",
    ],
    ["nobody hears what reconcile could not do", 'raise("LeftUndone", leftUndone());', "void leftUndone;"],
    ["nobody hears of uploads that no scan told of", " + FILL(unscanned, 0)", ""],
    ["nobody hears of returns that cannot be finished", " + FILL(stuck, 0)", ""],
    ["ingest is not watched", "Ingest: ingest, ", ""],
    ["forms are not watched", "UploadForm: uploadForm, ", ""],
    ["receipts are not watched", "Receipt: receipt, ", ""],
    ["publishing is not watched", ", ...published]", "]"],
    ["an alarm waits for five periods", "evaluationPeriods: 1,", "evaluationPeriods: 5,"],
    [
      "old messages are looked for among the dead letters",
      "QueueName: queue.nodes.queue.name",
      "QueueName: deadLetters.nodes.queue.name",
    ],
    ["reconcile is not watched", "Reconcile: reconcile, ", ""],
  ]),
  ...mutationsOf("stacks/metrics-namespace.ts", "alarms", [
    ["another stage's metrics keep alarms quiet", "`CouncilReturns/${$app.stage}`", '"CouncilReturns"'],
  ]),
  ...mutationsOf("stacks/budget.ts", "alarms", [
    ["costs have no bound", "limitAmount: `${monthlyBudget}`", 'limitAmount: "1000000"'],
    ["costs are told of when they are passed", "const WARN_PERCENT = 80;", "const WARN_PERCENT = 200;"],
    ["nobody hears of the forecast", '{ ...told, threshold: 100, notificationType: "FORECASTED" },', ""],
    ["budgets may not tell", '"cloudwatch.amazonaws.com", "budgets.amazonaws.com"', '"cloudwatch.amazonaws.com"'],
    [
      "any account may tell",
      'conditions: [{ test: "StringEquals", variable: "aws:SourceAccount", values: [account] }],',
      "",
    ],
  ]),
  ...mutationsOf("stacks/dashboard.ts", "alarms", [
    ["the dashboard leaves out a chart", 'chart("Age of the snapshot, seconds", ages, "Maximum"),', ""],
    [
      "the dashboard leaves out dead letters",
      '    [...waiting, deadLetters.nodes.queue.name, { label: "Dead letters" }],\n',
      "",
    ],
    [
      "the dashboard shows one collection",
      "publishers.map(({ collection }) =>",
      "publishers.slice(1).map(({ collection }) =>",
    ],
  ]),
  ...mutationsOf("stacks/index.ts", "alarms", [
    ["there is no dashboard", "dashboard(watched);", "void dashboard;"],
    ["there are no councils' roles", "councilRoles(store, asked.api, settings);", "void councilRoles;"],
    [
      "a promise never settles, and what waits for it is not made",
      "dashboard(watched);",
      "void new Promise(() => undefined).then(() => dashboard(watched));",
    ],
  ]),
];
