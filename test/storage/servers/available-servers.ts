import { existsSync } from "node:fs";
import { cacheFolder } from "../../../scripts/s3-servers/cache-folder.ts";
import { binaryPath, type ServerBinary, serverBinary } from "../../../scripts/s3-servers/server-binary.ts";
import { type ServerProgram, serverPrograms } from "../../../scripts/s3-servers/server-programs.ts";
import { commandLines, type S3Server, startS3Server } from "./s3-server.ts";

/** Tests wait for a build no longer: `npm run s3-servers` does. */
const MOST_SECONDS = 300;

/** A server the tests can start, or why they cannot. */
export interface AvailableServer {
  readonly name: ServerProgram["name"];
  /** What to call tests on it: the name, and where it is not to be had, why. */
  readonly title: string;
  readonly missing: boolean;
  start(): Promise<S3Server>;
}

/** versitygw, built where it is not there yet; and MinIO where it was built before, or RETURNS_TEST_MINIO=1 asks for it. */
export async function availableServers(): Promise<readonly AvailableServer[]> {
  return [
    await available(serverPrograms.versitygw, true),
    await available(serverPrograms.minio, (process.env["RETURNS_TEST_MINIO"] ?? "") !== ""),
  ];
}

/** The first of them, which is enough where a test is not about how servers differ. */
export function availableServer(): Promise<AvailableServer> {
  return available(serverPrograms.versitygw, true);
}

async function available(program: ServerProgram, mayBuild: boolean): Promise<AvailableServer> {
  const found = await startable(program, mayBuild);
  const { name } = program;
  if ("missing" in found) process.stderr.write(`Left out: tests on ${name}, because ${found.missing}.\n`);
  const title = "path" in found ? name : `${name} (left out: ${found.missing})`;
  return {
    name,
    title,
    missing: "missing" in found,
    start: () =>
      "path" in found ? startS3Server(found.path, commandLines[name]) : Promise.reject(new Error(found.missing)),
  };
}

/** Started once, because a folder without extended attributes stops versitygw. */
async function startable(program: ServerProgram, mayBuild: boolean): Promise<ServerBinary> {
  const cache = cacheFolder(process.env);
  if (!mayBuild && !existsSync(binaryPath(program, cache))) {
    return {
      missing: `it was not built; build it with npm run s3-servers ${program.name}, or set RETURNS_TEST_MINIO=1`,
    };
  }
  const binary = await serverBinary(program, {
    cache,
    env: process.env,
    say: (line) => process.stderr.write(`${line}\n`),
    seconds: MOST_SECONDS,
  });
  if ("missing" in binary) return binary;
  try {
    await (await startS3Server(binary.path, commandLines[program.name])).stop();
    return binary;
  } catch (error) {
    return { missing: error instanceof Error ? error.message : String(error) };
  }
}
