import { readFileSync } from "node:fs";
import type { APIGatewayProxyEventV2 } from "aws-lambda";
import * as z from "zod";
import type { RunningFunction } from "./lambda-runtime-api.ts";

const streamed = z.object({
  statusCode: z.number(),
  headers: z.record(z.string(), z.string()),
  cookies: z.array(z.string()),
  body: z.instanceof(Uint8Array<ArrayBuffer>),
});

/** What a caller sends, and what an edge adds to it. */
export interface UrlCall extends RequestInit {
  readonly edge?: Readonly<Record<string, string>>;
}

/** Calls a function by its address, as Lambda does: the request as a document, what was written on as a response. */
export async function callFunctionUrl(to: RunningFunction, url: string, call: UrlCall = {}): Promise<Response> {
  const { edge = {}, ...init } = call;
  const request = new Request(url, init);
  const { ok, body } = await to.invoke(await documentOf(request, edge));
  if (!ok) throw new Error(`The function failed: ${JSON.stringify(body)}`);
  const { statusCode, headers, cookies, body: bytes } = streamed.parse(body);
  const answered = new Headers(headers);
  for (const cookie of cookies) answered.append("Set-Cookie", cookie);
  const isEmpty = statusCode === 304 || statusCode === 204;
  return new Response(isEmpty ? null : bytes, { status: statusCode, headers: answered });
}

async function documentOf(request: Request, edge: Readonly<Record<string, string>>): Promise<APIGatewayProxyEventV2> {
  const text = readFileSync(new URL("events/function-url.json", import.meta.url), "utf8");
  const event: APIGatewayProxyEventV2 = JSON.parse(text);
  const { pathname, search } = new URL(request.url);
  const { cookie, ...headers } = Object.fromEntries(request.headers);
  const { requestContext } = event;
  const http = { ...requestContext.http, method: request.method, path: pathname };
  const body = Buffer.from(await request.arrayBuffer());
  return {
    ...event,
    rawPath: pathname,
    rawQueryString: search.slice(1),
    cookies: cookie === undefined ? [] : cookie.split("; "),
    headers: { ...event.headers, ...headers, ...edge },
    requestContext: { ...requestContext, http },
    ...(body.length === 0 ? {} : { body: body.toString("base64"), isBase64Encoded: true }),
  };
}
