import type { PresignForm } from "@council-returns/core/storage/open-upload-forms.ts";
import { InputError } from "@council-returns/core/workflows/input-error.ts";
import { planForm } from "@council-returns/core/workflows/upload-form.ts";
import type { APIGatewayProxyEventV2 } from "aws-lambda";
import * as z from "zod";
import { callersAuthority } from "./caller.ts";
import { answered, type HttpAnswer, jsonAnswer, notAllowed } from "./http-answer.ts";
import type { Telemetry } from "./telemetry.ts";

/** How long a form can be used: it is asked for when a file is about to be sent. */
const SECONDS = 15 * 60;

const input = z.object({
  collection: z.string(),
  period: z.string(),
  file: z.string(),
  checkOnly: z.boolean().optional(),
});

interface Powers {
  readonly presign: PresignForm;
  readonly telemetry: Telemetry;
  readonly mostBytes: number;
  readonly rolePrefix: string | undefined;
  readonly clock: () => Date;
}

/** A presigned form for one file of the caller's authority: its key, its type and its size are fixed. */
export function answerUploadForm(event: APIGatewayProxyEventV2, powers: Powers): Promise<HttpAnswer> {
  const authority = callersAuthority(event.requestContext, powers.rolePrefix);
  if (authority === undefined) return Promise.resolve(notAllowed);
  return answered(async () => {
    const { mostBytes, clock, presign, telemetry } = powers;
    const { key, type } = planForm(readInput(event), authority);
    const form = await presign({ key, type, mostBytes, seconds: SECONDS });
    const expires = new Date(clock().getTime() + SECONDS * 1000).toISOString();
    telemetry.info("Form given", { authority });
    return jsonAnswer(201, { ...form, key, expires });
  }, powers.telemetry);
}

function readInput({ body = "", isBase64Encoded }: APIGatewayProxyEventV2): z.infer<typeof input> {
  const text = isBase64Encoded ? Buffer.from(body, "base64").toString("utf8") : body;
  const parsed = input.safeParse(jsonOf(text));
  if (parsed.success) return parsed.data;
  throw new InputError(
    `Send JSON with collection, period and file, and checkOnly if you like.\n${z.prettifyError(parsed.error)}`,
  );
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
