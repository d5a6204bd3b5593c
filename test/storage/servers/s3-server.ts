import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { openS3Client } from "../../../packages/core/src/storage/s3-client.ts";
import type { ServerProgram } from "../../../scripts/s3-servers/server-programs.ts";

/** A server of its own on 127.0.0.1, with nothing in it. */
export interface S3Server {
  readonly endpoint: string;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
  /** Makes a bucket and gives its name. */
  newBucket(wanted?: { readonly versions: boolean }): Promise<string>;
  stop(): Promise<void>;
}

/** How a server's command line says where to listen, where to keep things and whom to let in. */
export type CommandLine = (at: {
  readonly port: number;
  readonly folder: string;
  readonly user: string;
  readonly secret: string;
}) => {
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Where the server has a user of its own and takes no other. */
  readonly user?: S3Server["credentials"];
};

export const commandLines: Readonly<Record<ServerProgram["name"], CommandLine>> = {
  versitygw: ({ port, folder, user, secret }) => ({
    args: [
      ...["--port", `127.0.0.1:${port}`, "--access", user, "--secret", secret, "--quiet"],
      ...["--iam-dir", join(folder, "iam"), "posix", "--versioning-dir", join(folder, "versions")],
      join(folder, "data"),
    ],
  }),
  minio: ({ port, folder, user, secret }) => ({
    args: ["server", "--quiet", "--address", `127.0.0.1:${port}`, join(folder, "data")],
    env: { MINIO_ROOT_USER: user, MINIO_ROOT_PASSWORD: secret, MINIO_BROWSER: "off", MINIO_UPDATE: "off" },
  }),
};

/** Starts a server. Throws, with what it said, where it does not come up. */
export async function startS3Server(path: string, line: CommandLine): Promise<S3Server> {
  const folder = await mkdtemp(join(tmpdir(), "returns-s3-"));
  await Promise.all(["data", "versions", "iam"].map((name) => mkdir(join(folder, name))));
  const port = await freePort();
  const secret = randomUUID();
  const { args, env, user } = line({ port, folder, user: "tester", secret });
  const credentials = user ?? { accessKeyId: "tester", secretAccessKey: secret };
  const child = spawn(path, args, { env: { ...process.env, ...env }, stdio: ["ignore", "ignore", "pipe"] });
  const endpoint = `http://127.0.0.1:${port}`;
  const client = await openS3Client({ endpoint, credentials });
  const kill = (): boolean => child.kill("SIGKILL");
  process.once("exit", kill);
  async function stop(): Promise<void> {
    process.off("exit", kill);
    client.destroy();
    await end(child);
    await rm(folder, { recursive: true });
  }
  try {
    await untilUp(child, client);
  } catch (error) {
    await stop();
    throw error;
  }
  return { endpoint, credentials, newBucket: (wanted) => makeBucket(client, wanted?.versions === true), stop };
}

type Client = Awaited<ReturnType<typeof openS3Client>>;

async function makeBucket(client: Client, versions: boolean): Promise<string> {
  const Bucket = `b-${randomUUID()}`;
  await client.createBucket({ Bucket });
  const VersioningConfiguration = { Status: "Enabled" } as const;
  if (versions) await client.putBucketVersioning({ Bucket, VersioningConfiguration });
  return Bucket;
}

/** A port nobody listens at, or did a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  return typeof address === "object" && address !== null ? address.port : 0;
}

async function untilUp(child: ChildProcess, client: Client): Promise<void> {
  let said = "";
  child.stderr?.on("data", (chunk: Buffer) => {
    said = `${said}${chunk}`.slice(-2_000);
  });
  child.once("error", (error) => {
    said = error.message;
  });
  for (let tries = 0; tries < 300; tries++) {
    if (child.exitCode !== null || child.pid === undefined) throw new Error(`The server did not start: ${said.trim()}`);
    if (
      await client.listBuckets({}).then(
        () => true,
        () => false,
      )
    )
      return;
    await pause(100);
  }
  throw new Error(`The server does not answer: ${said.trim()}`);
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const gone = once(child, "exit");
  child.kill("SIGKILL");
  await gone;
}
