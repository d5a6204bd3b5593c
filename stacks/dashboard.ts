import { metricsNamespace } from "./metrics-namespace.ts";
import type { Watched } from "./watched.ts";

const WIDTH = 12;
const HEIGHT = 6;

/** One page: are returns answered, how soon, what do they say, is what is published fresh, what waits. */
export function dashboard(watched: Watched): void {
  const region = aws.getRegionOutput().region;
  const widgets = [...ownCharts(watched), ...serviceCharts(watched)].map((properties, index) => ({
    type: "metric",
    x: (index % 2) * WIDTH,
    y: Math.floor(index / 2) * HEIGHT,
    width: WIDTH,
    height: HEIGHT,
    properties: { ...properties, region },
  }));
  new aws.cloudwatch.Dashboard("Dashboard", {
    dashboardName: `${$app.name}-${$app.stage}`,
    dashboardBody: $jsonStringify({ widgets }),
  });
}

/** Of the metrics that functions write: functions/README.md. */
function ownCharts({ publishers }: Watched) {
  const ours = metricsNamespace();
  const byOutcome = `SEARCH('{"${ours}",Outcome} MetricName="Returns"', 'Sum', 60)`;
  const byCode = `SEARCH('{"${ours}",Code} MetricName="Findings"', 'Sum', 3600)`;
  const seconds = [ours, "SecondsToReceipt"];
  const ages = publishers.map(({ collection }) => [ours, "SnapshotAge", "Collection", collection.id]);
  return [
    chart("Returns answered a minute, by outcome", [[{ expression: byOutcome }]], "Sum"),
    chart(
      "Seconds from upload to receipt",
      [
        [...seconds, { stat: "p50" }],
        [...seconds, { stat: "p95" }],
      ],
      "p95",
    ),
    chart("Findings an hour, by code", [[{ expression: byCode }]], "Sum"),
    chart("Age of the snapshot, seconds", ages, "Maximum"),
  ];
}

function serviceCharts({ queue, deadLetters, ingest, site }: Watched) {
  const waiting = ["AWS/SQS", "ApproximateNumberOfMessagesVisible", "QueueName"];
  const messages = [
    [...waiting, queue.nodes.queue.name],
    [...waiting, deadLetters.nodes.queue.name, { label: "Dead letters" }],
  ];
  return [
    chart("Messages that wait", messages, "Maximum"),
    chart("Calls of ingest", callsOf(ingest), "Sum"),
    ...(site === undefined ? [] : [chart("Calls of the website", callsOf(site), "Sum")]),
  ];
}

function callsOf({ name }: sst.aws.Function) {
  return ["Invocations", "Errors", "Throttles"].map((metric) => ["AWS/Lambda", metric, "FunctionName", name]);
}

function chart(title: string, metrics: readonly unknown[], stat: string) {
  return { title, metrics, stat, period: 300, view: "timeSeries" };
}
