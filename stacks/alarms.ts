import type { Cadence } from "../packages/core/src/collections/cadence.ts";
import { budget } from "./budget.ts";
import { metricsNamespace } from "./metrics-namespace.ts";
import type { Settings } from "./settings.ts";
import type { Watched } from "./watched.ts";

const MINUTE = 60;
const DAY = 24 * 60 * MINUTE;
/** A message older than this is not being worked: twice the time until it is given out again. */
const OLDEST_SECONDS = 2 * 30 * MINUTE;
const MOST_FAILING_PERCENT = 5;
/** Days in a row without a check of the snapshot; CloudWatch looks back a week at most. */
const DAYS: Readonly<Record<Cadence, number>> = { daily: 1, weekly: 7 };

type Alarm = Partial<aws.cloudwatch.MetricAlarmArgs> & { readonly alarmDescription: string };

/** One topic for all that a person has to look at. */
export function alarms(watched: Watched, settings: Settings): aws.sns.Topic {
  const topic = new aws.sns.Topic("Alarms");
  for (const [index, endpoint] of settings.alarmEmails.entries()) {
    new aws.sns.TopicSubscription(`AlarmsTo${index}`, { topic: topic.arn, protocol: "email", endpoint });
  }
  const raise = (name: string, args: Alarm) => raiseAlarm(topic, name, args);
  queueAlarms(watched, raise);
  for (const { name, called } of everyFunction(watched)) functionAlarms(name, called, raise);
  publishingAlarms(watched, raise);
  raise("LeftUndone", leftUndone());
  if (watched.site !== undefined) raise("PagesFailed", pagesFailed());
  budget(topic, settings);
  return topic;
}

type Raise = (name: string, args: Alarm) => void;

function raiseAlarm(topic: aws.sns.Topic, name: string, args: Alarm): void {
  new aws.cloudwatch.MetricAlarm(name, {
    comparisonOperator: "GreaterThanOrEqualToThreshold",
    evaluationPeriods: 1,
    treatMissingData: "notBreaching",
    alarmActions: [topic.arn],
    okActions: [topic.arn],
    ...args,
  });
}

function queueAlarms({ queue, deadLetters }: Watched, raise: Raise): void {
  raise("DeadLettersWaiting", {
    alarmDescription: "Something will not be worked until a person looks at it: docs/runbook.md, dead letters",
    namespace: "AWS/SQS",
    metricName: "ApproximateNumberOfMessagesVisible",
    dimensions: { QueueName: deadLetters.nodes.queue.name },
    statistic: "Maximum",
    period: 5 * MINUTE,
    threshold: 1,
  });
  raise("ArrivalsOld", {
    alarmDescription: "An upload has waited for its receipt for an hour",
    namespace: "AWS/SQS",
    metricName: "ApproximateAgeOfOldestMessage",
    dimensions: { QueueName: queue.nodes.queue.name },
    statistic: "Maximum",
    period: 5 * MINUTE,
    threshold: OLDEST_SECONDS,
  });
}

/** The functions that are called often enough for a share of failures to mean something, and for throttling to happen. */
function everyFunction({ ingest, reconcile, uploadForm, receipt, site, publishers }: Watched) {
  const asked = { UploadForm: uploadForm, Receipt: receipt, ...(site === undefined ? {} : { Site: site }) };
  const named = { Ingest: ingest, Reconcile: reconcile, ...asked };
  const published = publishers.map(({ name, publish }) => ({ name, called: publish }));
  return [...Object.entries(named).map(([name, called]) => ({ name, called })), ...published];
}

function functionAlarms(name: string, called: sst.aws.Function, raise: Raise): void {
  const dimensions = { FunctionName: called.name };
  const metric = (metricName: string) => ({
    metric: { namespace: "AWS/Lambda", metricName, dimensions, stat: "Sum", period: 15 * MINUTE },
  });
  raise(`${name}Failing`, {
    alarmDescription: `More than ${MOST_FAILING_PERCENT}% of calls of ${name} failed`,
    threshold: MOST_FAILING_PERCENT,
    comparisonOperator: "GreaterThanThreshold",
    metricQueries: [
      { id: "share", expression: "100 * errors / calls", label: "Failed, percent", returnData: true },
      { id: "errors", ...metric("Errors") },
      { id: "calls", ...metric("Invocations") },
    ],
  });
  raise(`${name}Throttled`, {
    alarmDescription: `Calls of ${name} were turned away for want of concurrency`,
    namespace: "AWS/Lambda",
    metricName: "Throttles",
    dimensions,
    statistic: "Sum",
    period: 15 * MINUTE,
    threshold: 1,
  });
}

function publishingAlarms({ publishers }: Watched, raise: Raise): void {
  for (const { name, collection, cadence, publish } of publishers) {
    raise(`${name}Failed`, {
      alarmDescription: `${collection.title} could not be published`,
      namespace: "AWS/Lambda",
      metricName: "Errors",
      dimensions: { FunctionName: publish.name },
      statistic: "Sum",
      period: 15 * MINUTE,
      threshold: 1,
    });
    raise(`${name}Overdue`, overdue(collection.id, cadence));
  }
}

/** What the daily look found and could not do: uploads that fail, that no scan told of, returns that cannot be finished. */
function leftUndone(): Alarm {
  const ours = (id: string, metricName: string) => ({
    id,
    metric: { namespace: metricsNamespace(), metricName, stat: "Sum", period: DAY },
  });
  return {
    alarmDescription: "Reconcile found what it cannot do: docs/runbook.md, left undone",
    metricQueries: [
      {
        id: "all",
        expression: "FILL(failed, 0) + FILL(unscanned, 0) + FILL(stuck, 0)",
        label: "Left",
        returnData: true,
      },
      ours("failed", "UploadsFailed"),
      ours("unscanned", "UploadsUnscanned"),
      ours("stuck", "Stuck"),
    ],
    threshold: 1,
  };
}

/** A page that failed is answered with an apology, which is no error of the function. */
function pagesFailed(): Alarm {
  return {
    alarmDescription: "Pages of the website failed: their references are in its log, docs/runbook.md, a page failed",
    namespace: metricsNamespace(),
    metricName: "PagesFailed",
    statistic: "Sum",
    period: 15 * MINUTE,
    threshold: 1,
  };
}

/** A collection of which nothing has been accepted yet has no snapshot that could be old. */
function overdue(collection: string, cadence: Cadence): Alarm {
  const ours = (id: string, metricName: string, dimensions: Record<string, string>) => ({
    id,
    metric: { namespace: metricsNamespace(), metricName, stat: "Sum", period: DAY, dimensions },
  });
  return {
    alarmDescription: `The snapshot of ${collection} is older than its cadence, ${cadence}: nothing has made or checked it`,
    metricQueries: [
      { id: "either", expression: "FILL(checked, 0) + FILL(none, 0)", label: "Looked at", returnData: true },
      ours("checked", "SnapshotChecked", { Collection: collection }),
      ours("none", "Publications", { Collection: collection, Kind: "nothing-accepted" }),
    ],
    comparisonOperator: "LessThanThreshold",
    threshold: 1,
    evaluationPeriods: DAYS[cadence],
    treatMissingData: "breaching",
  };
}
