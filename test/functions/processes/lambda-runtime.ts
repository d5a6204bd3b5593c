// Stands in for the runtime of Lambda in a process of its own: loads the bundle in the folder it runs in, and asks for events.
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import type { IncomingHttpHeaders, OutgoingHttpHeaders } from "node:http";
import process from "node:process";
import { PassThrough } from "node:stream";
import { pathToFileURL } from "node:url";

/** Not by `import`, which loads all of `fetch`, as the runtime of Lambda does not. */
const { request } = process.getBuiltinModule("node:http");
/** As Lambda marks a handler that writes its answer piece by piece. */
const STREAMS = Symbol.for("aws.lambda.runtime.handler.streaming");
const api = `http://${process.env["AWS_LAMBDA_RUNTIME_API"]}/2018-06-01/runtime`;

Object.assign(globalThis, {
  awslambda: {
    streamifyResponse: (handler: object) => Object.assign(handler, { [STREAMS]: "response" }),
    HttpResponseStream: { from: beginAnswer },
  },
});

try {
  const bundle = existsSync("bundle.cjs") ? "bundle.cjs" : "bundle.mjs";
  const { handler } = await import(pathToFileURL(`${process.cwd()}/${bundle}`).href);
  for (;;) await workNext(handler);
} catch (error) {
  await call("POST", "init/error", { body: String(error) });
  process.exit(1);
}

async function workNext(handler: (...given: readonly unknown[]) => Promise<unknown>): Promise<void> {
  const { headers, body } = await call("GET", "invocation/next", { headers: used() });
  const id = String(headers["lambda-runtime-aws-request-id"]);
  const deadline = Number(headers["lambda-runtime-deadline-ms"]);
  const context = { awsRequestId: id, getRemainingTimeInMillis: () => deadline - Date.now() };
  if (STREAMS in handler) return stream(id, (answer) => handler(JSON.parse(body), answer, context));
  const [verb, answered] = await answer(() => handler(JSON.parse(body), context));
  await call("POST", `invocation/${id}/${verb}`, { body: answered, headers: used() });
}

/** Gives what a handler writes on as it comes, as the runtime does: status and headers first, as JSON, and eight zeros. */
async function stream(id: string, work: (answer: PassThrough) => Promise<unknown>): Promise<void> {
  const answer = new PassThrough();
  const headers = { ...used(), "content-type": "application/vnd.awslambda.http-integration-response" };
  const asked = request(`${api}/invocation/${id}/response`, { method: "POST", headers });
  const answered = once(asked, "response");
  // Else nothing is sent before the first write, and a server closes a connection on which nothing comes.
  asked.flushHeaders();
  answer.pipe(asked);
  await work(answer);
  const [response] = await answered;
  await response.toArray();
}

function beginAnswer(answer: PassThrough, about: object): PassThrough {
  answer.write(JSON.stringify(about));
  answer.write(new Uint8Array(8));
  return answer;
}

async function answer(work: () => Promise<unknown>): Promise<readonly ["response" | "error", string]> {
  try {
    return ["response", JSON.stringify((await work()) ?? null)];
  } catch (error) {
    return ["error", JSON.stringify({ errorMessage: error instanceof Error ? error.message : String(error) })];
  }
}

/** What the process has used since it started. */
function used(): OutgoingHttpHeaders {
  const { userCPUTime, systemCPUTime } = process.resourceUsage();
  const milliseconds = Math.round((userCPUTime + systemCPUTime) / 1000);
  return { "x-peak-mib": `${Math.round(peakKiB() / 1024)}`, "x-processor-ms": `${milliseconds}` };
}

/** Linux begins `maxRSS` with what the parent held when it started this process; its own count of this one is elsewhere. */
function peakKiB(): number {
  const file = "/proc/self/status";
  const own = existsSync(file) ? /^VmHWM:\s*(\d+) kB$/m.exec(readFileSync(file, "utf8"))?.[1] : undefined;
  return own === undefined ? process.resourceUsage().maxRSS : Number(own);
}

/** By `node:http`, because to load `fetch` takes longer than some functions do. */
async function call(
  method: string,
  path: string,
  { body = "", headers = {} }: { readonly body?: string; readonly headers?: OutgoingHttpHeaders },
): Promise<{ readonly headers: IncomingHttpHeaders; readonly body: string }> {
  const asked = request(`${api}/${path}`, { method, headers });
  asked.end(body);
  const [answered] = await once(asked, "response");
  const chunks: Buffer[] = await answered.toArray();
  return { headers: answered.headers, body: Buffer.concat(chunks).toString("utf8") };
}
