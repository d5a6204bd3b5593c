import type { APIGatewayProxyEventV2 } from "aws-lambda";
import { answerReceipt } from "./answer-receipt.ts";
import { openBucketStore } from "./bucket-store.ts";
import { clock } from "./clock.ts";
import { environments, readEnvironment } from "./environment.ts";
import type { HttpAnswer } from "./http-answer.ts";
import { openTelemetry } from "./telemetry.ts";

const env = readEnvironment(environments.receipt);
const powers = {
  store: openBucketStore(env),
  telemetry: openTelemetry({ level: env.LOG_LEVEL, namespace: env.METRICS_NAMESPACE, clock }),
  rolePrefix: env.COUNCIL_ROLE_PREFIX,
};

/** Answers a council with one of its receipts. */
export function handler(event: APIGatewayProxyEventV2): Promise<HttpAnswer> {
  return answerReceipt(event, powers);
}
