import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { buffer } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { transformSync } from "esbuild";

/** As plain JavaScript, because to strip types in each process takes a tenth of a second. */
const RUNTIME = transformSync(
  readFileSync(fileURLToPath(new URL("processes/lambda-runtime.ts", import.meta.url)), "utf8"),
  { loader: "ts", format: "esm", target: "node24" },
).code;
const TIMEOUT_MS = 60_000;

/** What a function answered. */
export interface Invoked {
  readonly ok: boolean;
  readonly body: unknown;
  readonly milliseconds: number;
  /** Milliseconds of processor time its process has used until then. */
  readonly processorMs: number;
  /** Most memory its process has held until then. */
  readonly peakMiB: number;
}

/** A function's process, with nothing but the folder it was unzipped into. */
export interface RunningFunction {
  /** Milliseconds from the start of the process until it asked for its first event. */
  readonly readyMs: number;
  /** Milliseconds of processor time until then. */
  readonly readyProcessorMs: number;
  invoke(event: unknown): Promise<Invoked>;
  /** Lines it has printed so far. */
  printed(): readonly string[];
  stop(): Promise<void>;
}

/** Starts an unzipped function under a small Lambda Runtime API. Throws, with what it said, where it does not load. */
export async function startFunction(folder: string, env: Readonly<Record<string, string>>): Promise<RunningFunction> {
  const waiting: ((response: ServerResponse) => void)[] = [];
  const asking: ServerResponse[] = [];
  const ready = Promise.withResolvers<{ readonly readyMs: number; readonly readyProcessorMs: number }>();
  const answers = new Map<string, (request: IncomingMessage, body: Buffer) => void>();
  const server = createServer(async (request, response) => {
    const [verb = "", id = ""] = (request.url ?? "").split("/").reverse();
    if (verb === "next") return giveNext(request, response);
    const body = await buffer(request);
    response.writeHead(202).end();
    if (id === "init") return ready.reject(new Error(`It did not load: ${body}`));
    answers.get(id)?.(request, body);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const started = performance.now();
  const address = server.address();
  const port = typeof address === "object" ? address?.port : 0;
  const child = spawn(process.execPath, ["--input-type=module", "--eval", RUNTIME], {
    cwd: folder,
    env: { ...env, AWS_LAMBDA_RUNTIME_API: `127.0.0.1:${port}` },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const lines: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => lines.push(`${chunk}`));
  const ended = Promise.withResolvers<never>();
  ended.promise.catch(() => undefined);
  child.once("exit", (code) => {
    const error = new Error(`It ended with ${code}: ${lines.join("")}`);
    ready.reject(error);
    ended.reject(error);
  });

  function giveNext({ headers }: IncomingMessage, response: ServerResponse): void {
    ready.resolve({ readyMs: performance.now() - started, readyProcessorMs: Number(headers["x-processor-ms"]) });
    const give = waiting.shift();
    if (give === undefined) asking.push(response);
    else give(response);
  }

  async function stop(): Promise<void> {
    const gone = child.exitCode === null && child.signalCode === null ? once(child, "exit") : undefined;
    child.kill("SIGKILL");
    await gone;
    server.closeAllConnections();
    server.close();
  }

  let count = 0;
  try {
    return {
      ...(await ready.promise),
      invoke: (event) => Promise.race([invoke(`r${count++}`, event, { asking, waiting, answers }), ended.promise]),
      printed: () => lines.join("").split("\n").filter(Boolean),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

interface Exchange {
  readonly asking: ServerResponse[];
  readonly waiting: ((response: ServerResponse) => void)[];
  readonly answers: Map<string, (request: IncomingMessage, body: Buffer) => void>;
}

async function invoke(id: string, event: unknown, { asking, waiting, answers }: Exchange): Promise<Invoked> {
  const started = performance.now();
  const answered = Promise.withResolvers<Invoked>();
  answers.set(id, ({ url = "", headers }, body) => {
    const milliseconds = performance.now() - started;
    const used = { peakMiB: Number(headers["x-peak-mib"]), processorMs: Number(headers["x-processor-ms"]) };
    answered.resolve({
      ok: url.endsWith("/response"),
      body: answerIn(body, headers["content-type"]),
      milliseconds,
      ...used,
    });
  });
  const give = (response: ServerResponse): void => {
    const deadline = `${Date.now() + TIMEOUT_MS}`;
    const headers = { "lambda-runtime-aws-request-id": id, "lambda-runtime-deadline-ms": deadline };
    response.writeHead(200, headers).end(JSON.stringify(event));
  };
  const first = asking.shift();
  if (first === undefined) waiting.push(give);
  else give(first);
  return answered.promise;
}

/** What was answered as JSON, or written piece by piece: status and headers, eight zeros, and the body. */
function answerIn(body: Buffer, type: string | undefined): unknown {
  if (type !== "application/vnd.awslambda.http-integration-response") return JSON.parse(body.toString("utf8"));
  const end = body.indexOf(Buffer.alloc(8));
  return { ...JSON.parse(body.toString("utf8", 0, end)), body: body.subarray(end + 8) };
}
