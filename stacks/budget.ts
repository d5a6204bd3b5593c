import type { Settings } from "./settings.ts";

const WARN_PERCENT = 80;

/** A month's costs of the account, told to the topic before they are passed. */
export function budget(topic: aws.sns.Topic, { monthlyBudget }: Settings): void {
  const account = aws.getCallerIdentityOutput().accountId;
  const told = { comparisonOperator: "GREATER_THAN", thresholdType: "PERCENTAGE", subscriberSnsTopicArns: [topic.arn] };
  const policy = topicPolicy(topic, account);
  new aws.budgets.Budget(
    "Budget",
    {
      budgetType: "COST",
      timeUnit: "MONTHLY",
      limitAmount: `${monthlyBudget}`,
      limitUnit: "USD",
      notifications: [
        { ...told, threshold: WARN_PERCENT, notificationType: "ACTUAL" },
        { ...told, threshold: 100, notificationType: "FORECASTED" },
      ],
    },
    { dependsOn: policy },
  );
}

/** A topic with a policy of its own has no other: alarms are let in by name as well. */
function topicPolicy(topic: aws.sns.Topic, account: $util.Input<string>): aws.sns.TopicPolicy {
  const policy = aws.iam.getPolicyDocumentOutput({
    statements: ["cloudwatch.amazonaws.com", "budgets.amazonaws.com"].map((service) => ({
      actions: ["sns:Publish"],
      resources: [topic.arn],
      principals: [{ type: "Service", identifiers: [service] }],
      conditions: [{ test: "StringEquals", variable: "aws:SourceAccount", values: [account] }],
    })),
  });
  return new aws.sns.TopicPolicy("AlarmsPolicy", { arn: topic.arn, policy: policy.json });
}
