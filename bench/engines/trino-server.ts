import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import type { SqlRow } from "../../packages/core/src/storage/tables.ts";
import type { TrinoProgram } from "../../scripts/engines/bring-trino.ts";
import { freePort, type S3Server } from "../../test/storage/servers/s3-server.ts";

/** A Trino on 127.0.0.1 with one catalog over Parquet files, in a folder and in a store. */
export interface TrinoServer {
  /** Runs one statement; the values as Trino says them, decimals as text. Throws with its words where it refuses. */
  query(sql: string): Promise<readonly SqlRow[]>;
  stop(): Promise<void>;
}

const MEMORY = "-Xmx2G";
const SECONDS_TO_START = 180;

/** Starts a Trino that reads the Parquet files under `folder` (as `local:///…`) and those of an S3 server. */
export async function startTrino(program: TrinoProgram, folder: string, s3: S3Server): Promise<TrinoServer> {
  const port = await freePort();
  const etc = join(folder, "trino");
  const catalogs = join(etc, "catalog");
  await mkdir(catalogs, { recursive: true });
  await mkdir(join(folder, "metastore"), { recursive: true });
  await writeFile(join(catalogs, "hive.properties"), properties(catalogOf(folder, s3)));
  await writeFile(join(etc, "config.properties"), properties(serverOf({ port, program, catalogs })));
  const child = spawn(
    program.java,
    [MEMORY, "-Djdk.attach.allowAttachSelf=true", `-Dconfig=${join(etc, "config.properties")}`]
      .concat(`-Dnode.data-dir=${join(etc, "data")}`)
      .concat("-cp", program.jars, "io.trino.server.TrinoServer"),
    { cwd: etc, stdio: ["ignore", "pipe", "pipe"] },
  );
  process.once("exit", () => child.kill("SIGKILL"));
  await untilStarted(child);
  return { query: (sql) => ask(`http://127.0.0.1:${port}`, sql), stop: () => end(child) };
}

function serverOf(at: { readonly port: number; readonly program: TrinoProgram; readonly catalogs: string }) {
  return {
    "node.environment": "bench",
    coordinator: "true",
    "node-scheduler.include-coordinator": "true",
    "http-server.http.port": String(at.port),
    "discovery.uri": `http://127.0.0.1:${at.port}`,
    "catalog.management": "static",
    "catalog.config-dir": at.catalogs,
    "plugin.dir": at.program.plugins,
    "query.max-memory-per-node": "1GB",
  };
}

function catalogOf(folder: string, { endpoint, credentials }: S3Server): Readonly<Record<string, string>> {
  return {
    "connector.name": "hive",
    "hive.metastore": "file",
    "hive.metastore.catalog.dir": "local:///metastore",
    "hive.parquet.use-column-names": "true",
    "fs.native-local.enabled": "true",
    "local.location": folder,
    "fs.native-s3.enabled": "true",
    "s3.endpoint": endpoint,
    "s3.region": "us-east-1",
    "s3.path-style-access": "true",
    "s3.aws-access-key": credentials.accessKeyId,
    "s3.aws-secret-key": credentials.secretAccessKey,
  };
}

function properties(values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .map(([name, value]) => `${name}=${value}\n`)
    .join("");
}

async function untilStarted(child: ChildProcess): Promise<void> {
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (chunk: Buffer) => {
      said = `${said}${chunk}`.slice(-4_000);
    });
  }
  for (let waited = 0; waited < SECONDS_TO_START; waited++) {
    if (said.includes("SERVER STARTED")) return;
    if (child.exitCode !== null || child.pid === undefined) break;
    await pause(1_000);
  }
  await end(child);
  throw new Error(`Trino did not start: ${said}`);
}

const answerSchema = z.object({
  nextUri: z.string().optional(),
  columns: z.array(z.object({ name: z.string() })).optional(),
  data: z.array(z.array(z.union([z.string(), z.number(), z.boolean(), z.null()]))).optional(),
  error: z.object({ message: z.string() }).optional(),
});

async function ask(server: string, sql: string): Promise<readonly SqlRow[]> {
  const headers = { "x-trino-user": "bench", "x-trino-catalog": "hive", "x-trino-schema": "bench" };
  const rows: SqlRow[] = [];
  let response = await fetch(`${server}/v1/statement`, { method: "POST", headers, body: sql });
  for (;;) {
    const { nextUri, columns = [], data = [], error } = answerSchema.parse(await response.json());
    if (error !== undefined) throw new Error(`Trino refuses: ${error.message}\n${sql}`);
    rows.push(...data.map((row) => Object.fromEntries(columns.map(({ name }, at) => [name, row[at] ?? null]))));
    if (nextUri === undefined) return rows;
    response = await fetch(nextUri, { headers });
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const gone = once(child, "exit");
  child.kill("SIGKILL");
  await gone;
}
