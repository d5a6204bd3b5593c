/** One service of this account, about one thing, may put messages into the queue; SST's own policy lets any account's. */
export function onlyFrom(service: string, source: $util.Input<string>, queue: sst.aws.Queue): aws.sqs.QueuePolicy {
  const account = aws.getCallerIdentityOutput().accountId;
  const policy = aws.iam.getPolicyDocumentOutput({
    statements: [
      {
        actions: ["sqs:SendMessage"],
        resources: [queue.arn],
        principals: [{ type: "Service", identifiers: [service] }],
        conditions: [
          { test: "ArnEquals", variable: "aws:SourceArn", values: [source] },
          { test: "StringEquals", variable: "aws:SourceAccount", values: [account] },
        ],
      },
    ],
  });
  return new aws.sqs.QueuePolicy("ArrivalsPolicy", { queueUrl: queue.url, policy: policy.json });
}
