import { readFileSync } from "node:fs";
import type { APIGatewayProxyEventV2, SQSEvent, SQSRecord } from "aws-lambda";

/** An upload as a server's event names it. */
export interface ToldUpload {
  readonly bucket: string;
  readonly key: string;
  readonly eTag?: string;
  readonly versionId?: string;
}

type Change = (upload: ToldUpload) => readonly (readonly [string, string | undefined])[];

/** How each kind of document writes an upload: what stands in the file, and what is put in its place. */
const WRITTEN: Readonly<Record<string, Change>> = {
  aws: ({ key, ...rest }) => changes(rest, awsKey(key)),
  "aws-removed": ({ key, ...rest }) => changes(rest, awsKey(key)),
  minio: ({ key, ...rest }) => changes(rest, awsKey(key).replaceAll("/", "%2F")),
  versitygw: ({ key, eTag, ...rest }) =>
    changes({ ...rest, ...(eTag === undefined ? {} : { eTag: `"${eTag}"` }) }, key),
  "scan-clean": ({ key, ...rest }) => changes(rest, key),
  "scan-threat": ({ key, ...rest }) => changes(rest, key),
};

/** A document as servers send it, of the folder `events/`, told of another upload. */
export function eventDocument(name: string, upload?: ToldUpload): string {
  const text = readFileSync(new URL(`events/${name}.json`, import.meta.url), "utf8");
  if (upload === undefined) return text;
  const given = new Map((WRITTEN[name] ?? WRITTEN["aws"])?.(upload));
  return JSON.stringify(JSON.parse(text), (field, value: unknown) => (given.has(field) ? given.get(field) : value));
}

/** A batch of the queue with these bodies; the ids of its messages are m0, m1 and so on. */
export function batchOf(bodies: readonly string[]): SQSEvent {
  const batch: SQSEvent = JSON.parse(eventDocument("sqs"));
  const [record] = batch.Records;
  if (record === undefined) throw new Error("The batch has no record");
  return { Records: bodies.map((body, index): SQSRecord => ({ ...record, body, messageId: `m${index}` })) };
}

/** A request of the HTTP API, signed by whoever assumed the role. */
export function httpRequest(
  role: string,
  over: Partial<APIGatewayProxyEventV2> = {},
): APIGatewayProxyEventV2 & { readonly requestContext: unknown } {
  const text = readFileSync(new URL("events/http-form.json", import.meta.url), "utf8");
  const event: APIGatewayProxyEventV2 = JSON.parse(text.replaceAll("council-returns-test-council-102", role));
  return { ...event, ...over };
}

function changes(
  { bucket, eTag, versionId }: Omit<ToldUpload, "key">,
  written: string,
): readonly (readonly [string, string | undefined])[] {
  return [
    ["name", bucket],
    ["bucketName", bucket],
    ["key", written],
    ["objectKey", written],
    ["eTag", eTag],
    ["versionId", versionId],
  ];
}

/** Form encoding, in which a space is a plus and slashes stay. */
function awsKey(key: string): string {
  return encodeURIComponent(key).replaceAll("%20", "+").replaceAll("%2F", "/");
}
