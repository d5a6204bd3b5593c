import { openUploadForms } from "@council-returns/core/storage/open-upload-forms.ts";
import type { APIGatewayProxyEventV2 } from "aws-lambda";
import { answerUploadForm } from "./answer-upload-form.ts";
import { clock } from "./clock.ts";
import { environments, readEnvironment } from "./environment.ts";
import type { HttpAnswer } from "./http-answer.ts";
import { openTelemetry } from "./telemetry.ts";

const env = readEnvironment(environments.uploadForm);
const powers = {
  presign: openUploadForms(`s3://${env.UPLOADS_BUCKET}`, { endpoint: env.S3_ENDPOINT }),
  telemetry: openTelemetry({ level: env.LOG_LEVEL, namespace: env.METRICS_NAMESPACE, clock }),
  mostBytes: env.MAX_UPLOAD_BYTES,
  rolePrefix: env.COUNCIL_ROLE_PREFIX,
  clock,
};

/** Answers a council with a form that lets one file in. */
export function handler(event: APIGatewayProxyEventV2): Promise<HttpAnswer> {
  return answerUploadForm(event, powers);
}
