import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

export const REGION = "us-east-1";
const ACCOUNT = "000000000000";
const STARTS_WITHIN_MS = 60_000;

/** An emulator of S3, SQS and Lambda on 127.0.0.1, with nothing in it. */
export interface Emulator {
  readonly endpoint: string;
  /** Calls an action of SQS. */
  sqs(action: string, input: unknown): Promise<Readonly<Record<string, unknown>>>;
  /** Calls Lambda; `path` is what follows the version of its API. */
  lambda(path: string, input: unknown): Promise<unknown>;
  arnOf(service: "sqs" | "lambda", name: string): string;
  stop(): Promise<void>;
}

/** Starts MiniStack, from the folder that pip brought it into. The function's zips are run by this Node. */
export async function startEmulator(packages: string): Promise<Emulator> {
  const home = await mkdtemp(join(tmpdir(), "returns-chain-"));
  const port = await freePort();
  const child = spawn("python3", ["-m", "ministack"], {
    cwd: home,
    env: {
      PATH: [dirname(process.execPath), process.env["PATH"]].join(delimiter),
      PYTHONPATH: packages,
      HOME: home,
      TMPDIR: home,
      BIND_HOST: "127.0.0.1",
      GATEWAY_PORT: `${port}`,
      SERVICES: "s3,sqs,lambda",
      LAMBDA_EXECUTOR: "local",
      S3_DATA_DIR: join(home, "s3"),
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk: Buffer) => {
      said = `${said}${chunk}`.slice(-4_000);
    });
  }
  const endpoint = `http://127.0.0.1:${port}`;
  async function stop(): Promise<void> {
    const gone = child.exitCode === null ? once(child, "exit") : undefined;
    child.kill("SIGTERM");
    await gone;
    await rm(home, { recursive: true, force: true, maxRetries: 3 });
  }
  const isUp = await until(() => answers(endpoint), STARTS_WITHIN_MS);
  if (!isUp) {
    await stop();
    throw new Error(`The emulator did not start: ${said}`);
  }
  return {
    endpoint,
    sqs: (action, input) => callSqs(endpoint, action, input),
    lambda: (path, input) => callLambda(endpoint, path, input),
    arnOf: (service, name) =>
      `arn:aws:${service}:${REGION}:${ACCOUNT}:${service === "lambda" ? "function:" : ""}${name}`,
    stop,
  };
}

/** Waits until something holds; false where it does not in time. */
export async function until(holds: () => Promise<boolean>, milliseconds: number): Promise<boolean> {
  const end = Date.now() + milliseconds;
  while (Date.now() < end) {
    if (await holds()) return true;
    await pause(250);
  }
  return false;
}

async function callSqs(endpoint: string, action: string, input: unknown) {
  const headers = { "x-amz-target": `AmazonSQS.${action}`, "content-type": "application/x-amz-json-1.0" };
  const answer = await post(endpoint, input, { ...headers, authorization: scope("sqs") });
  return (typeof answer === "object" && answer !== null ? answer : {}) as Readonly<Record<string, unknown>>;
}

function callLambda(endpoint: string, path: string, input: unknown): Promise<unknown> {
  const headers = { "content-type": "application/json", authorization: scope("lambda") };
  return post(`${endpoint}/2015-03-31/${path}`, input, headers);
}

/** Credentials are not checked, but say which service is meant. */
function scope(service: string): string {
  return `AWS4-HMAC-SHA256 Credential=test/20260101/${REGION}/${service}/aws4_request, SignedHeaders=host, Signature=0`;
}

async function post(url: string, input: unknown, headers: Record<string, string>): Promise<unknown> {
  const answer = await fetch(url, { method: "POST", headers, body: JSON.stringify(input) });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}: ${text.slice(0, 500)}`);
  return text === "" ? {} : JSON.parse(text);
}

async function answers(endpoint: string): Promise<boolean> {
  return fetch(endpoint).then(
    () => true,
    () => false,
  );
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  return typeof address === "object" && address !== null ? address.port : 0;
}
