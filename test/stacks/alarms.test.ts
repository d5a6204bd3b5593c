import { beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { cadenceOf } from "../../packages/core/src/collections/cadence.ts";
import { registry } from "../../packages/core/src/collections/registry.generated.ts";
import type { Graph } from "../../scripts/stacks/stacks-graph.ts";
import { pascalCase } from "../../stacks/pascal-case.ts";
import { policyStatements } from "./iam/policy.ts";
import { all, one, stacksMissing, stacksSuite, stage } from "./stages.ts";

const publishers = registry.map((collection) => ({ ...collection, name: `Publish${pascalCase(collection.id)}` }));
const functions = ["Ingest", "Reconcile", "UploadForm", "Receipt", "Site", ...publishers.map(({ name }) => name)];
const TOPIC = "arn:aws:sns:eu-west-2:123456789012:Alarms";

describe.skipIf(stacksMissing !== undefined)(stacksSuite("the alarms"), () => {
  let graph: Graph;
  beforeAll(async () => {
    graph = await stage("rehearsal");
  });
  const alarm = (name: string) => one(graph, "cloudwatch/metricAlarm:MetricAlarm", name);
  const functionName = (name: string) => one(graph, "lambda/function:Function", `${name}Function`)["name"];
  const queueName = (name: string) => one(graph, "sqs/queue:Queue", `${name}Queue`)["name"];

  it("all go to one topic, which tells people", () => {
    for (const { alarmActions, okActions } of Object.values(all(graph, "cloudwatch/metricAlarm:MetricAlarm"))) {
      expect({ alarmActions, okActions }).toEqual({ alarmActions: [TOPIC], okActions: [TOPIC] });
    }
    expect(one(graph, "sns/topicSubscription:TopicSubscription", "AlarmsTo0")).toEqual({
      topic: TOPIC,
      protocol: "email",
      endpoint: "alarms@example.org",
    });
  });

  it("reach the topic, as do budgets, from this account only", () => {
    const { policy, arn } = one(graph, "sns/topicPolicy:TopicPolicy", "AlarmsPolicy");
    expect(arn).toBe(TOPIC);
    expect(policyStatements(policy)).toEqual(
      ["cloudwatch.amazonaws.com", "budgets.amazonaws.com"].map((service) => ({
        Effect: "Allow",
        Principal: { Service: [service] },
        Action: ["sns:Publish"],
        Resource: [TOPIC],
        Condition: { StringEquals: { "aws:SourceAccount": ["123456789012"] } },
      })),
    );
  });

  it("say when one dead letter waits", () => {
    expect(alarm("DeadLettersWaiting")).toMatchObject({
      namespace: "AWS/SQS",
      metricName: "ApproximateNumberOfMessagesVisible",
      dimensions: { QueueName: queueName("DeadLetters") },
      statistic: "Maximum",
      comparisonOperator: "GreaterThanOrEqualToThreshold",
      threshold: 1,
      period: 300,
      evaluationPeriods: 1,
    });
  });

  it("say when the oldest message has waited for an hour", () => {
    expect(alarm("ArrivalsOld")).toMatchObject({
      namespace: "AWS/SQS",
      metricName: "ApproximateAgeOfOldestMessage",
      dimensions: { QueueName: queueName("Arrivals") },
      comparisonOperator: "GreaterThanOrEqualToThreshold",
      threshold: 3600,
    });
  });

  it.each(functions)("say when one call of %s in twenty fails", (name) => {
    const { threshold, comparisonOperator, metricQueries } = alarm(`${name}Failing`);
    expect([threshold, comparisonOperator]).toEqual([5, "GreaterThanThreshold"]);
    const dimensions = { FunctionName: functionName(name) };
    expect(metricQueries).toMatchObject([
      { expression: "100 * errors / calls", returnData: true },
      { id: "errors", metric: { namespace: "AWS/Lambda", metricName: "Errors", dimensions, stat: "Sum" } },
      { id: "calls", metric: { namespace: "AWS/Lambda", metricName: "Invocations", dimensions, stat: "Sum" } },
    ]);
  });

  it.each(functions)("say when %s is throttled", (name) => {
    expect(alarm(`${name}Throttled`)).toMatchObject({
      namespace: "AWS/Lambda",
      metricName: "Throttles",
      dimensions: { FunctionName: functionName(name) },
      threshold: 1,
    });
  });

  it.each(publishers)("say when $id could not be published", ({ name }) => {
    expect(alarm(`${name}Failed`)).toMatchObject({
      namespace: "AWS/Lambda",
      metricName: "Errors",
      dimensions: { FunctionName: functionName(name) },
      statistic: "Sum",
      comparisonOperator: "GreaterThanOrEqualToThreshold",
      threshold: 1,
    });
  });

  it.each(publishers)(
    "say when the snapshot of $id is older than its cadence, also where nothing is heard at all",
    (collection) => {
      const ours = { namespace: "CouncilReturns/rehearsal", period: 24 * 3600, stat: "Sum" };
      const Collection = collection.id;
      expect(alarm(`${collection.name}Overdue`)).toMatchObject({
        comparisonOperator: "LessThanThreshold",
        threshold: 1,
        evaluationPeriods: cadenceOf(collection) === "daily" ? 1 : 7,
        treatMissingData: "breaching",
        metricQueries: [
          { expression: "FILL(checked, 0) + FILL(none, 0)", returnData: true },
          { id: "checked", metric: { ...ours, metricName: "SnapshotChecked", dimensions: { Collection } } },
          {
            id: "none",
            metric: { ...ours, metricName: "Publications", dimensions: { Collection, Kind: "nothing-accepted" } },
          },
        ],
      });
    },
  );

  it("say when the month's costs come to 80% of the budget, and when they are forecast to pass it", () => {
    expect(one(graph, "budgets/budget:Budget", "Budget")).toMatchObject({
      budgetType: "COST",
      timeUnit: "MONTHLY",
      limitAmount: "100",
      limitUnit: "USD",
      notifications: [
        { threshold: 80, notificationType: "ACTUAL", thresholdType: "PERCENTAGE", subscriberSnsTopicArns: [TOPIC] },
        {
          threshold: 100,
          notificationType: "FORECASTED",
          thresholdType: "PERCENTAGE",
          subscriberSnsTopicArns: [TOPIC],
        },
      ],
    });
  });

  it("say when the daily look finds what it cannot do", () => {
    const ours = { namespace: "CouncilReturns/rehearsal", period: 24 * 3600, stat: "Sum" };
    expect(alarm("LeftUndone")).toMatchObject({
      comparisonOperator: "GreaterThanOrEqualToThreshold",
      threshold: 1,
      treatMissingData: "notBreaching",
      metricQueries: [
        { expression: "FILL(failed, 0) + FILL(unscanned, 0) + FILL(stuck, 0)", returnData: true },
        { id: "failed", metric: { ...ours, metricName: "UploadsFailed" } },
        { id: "unscanned", metric: { ...ours, metricName: "UploadsUnscanned" } },
        { id: "stuck", metric: { ...ours, metricName: "Stuck" } },
      ],
    });
  });

  it("are these and no others", () => {
    const named = [
      "LeftUndone",
      "PagesFailed",
      "DeadLettersWaiting",
      "ArrivalsOld",
      ...functions.flatMap((name) => [`${name}Failing`, `${name}Throttled`]),
      ...publishers.flatMap(({ name }) => [`${name}Failed`, `${name}Overdue`]),
    ];
    expect(Object.keys(all(graph, "cloudwatch/metricAlarm:MetricAlarm")).sort()).toEqual(named.sort());
  });
});

describe.skipIf(stacksMissing !== undefined)(stacksSuite("the dashboard"), () => {
  const shape = z.object({
    widgets: z.array(z.object({ properties: z.object({ title: z.string(), metrics: z.array(z.unknown()) }) })),
  });

  it("shows returns, seconds to a receipt, findings, the age of each snapshot, and what waits", async () => {
    const { dashboardBody } = one(await stage("personal"), "cloudwatch/dashboard:Dashboard", "Dashboard");
    const charts = shape.parse(JSON.parse(String(dashboardBody))).widgets.map(({ properties }) => properties);
    expect(charts.map(({ title }) => title)).toEqual([
      "Returns answered a minute, by outcome",
      "Seconds from upload to receipt",
      "Findings an hour, by code",
      "Age of the snapshot, seconds",
      "Messages that wait",
      "Calls of ingest",
    ]);
    expect(charts[3]?.metrics).toEqual(
      registry.map(({ id }) => ["CouncilReturns/personal", "SnapshotAge", "Collection", id]),
    );
    expect(JSON.stringify(charts[4])).toContain("DeadLettersQueue");
  });
});
