import { existsSync } from "node:fs";
import { join } from "node:path";
import { runQuietly } from "./run-quietly.ts";
import type { BinaryPowers, ServerBinary } from "./server-binary.ts";

const PACKAGE = "s3rver@3.7.1";

/** Where s3rver lies, or will lie once it is brought. */
export function s3rverPath(cache: string): string {
  return join(cache, "s3rver", "node_modules", ".bin", "s3rver");
}

/** An S3 server that ignores conditional writes, from npm; never one of our own dependencies. */
export async function bringS3rver({ cache, env, say }: BinaryPowers): Promise<ServerBinary> {
  const path = s3rverPath(cache);
  if (existsSync(path)) return { path };
  const folder = join(cache, "s3rver");
  say(`npm brings ${PACKAGE} into ${folder}.`);
  const args = ["install", "--prefix", folder, "--no-audit", "--no-fund", "--loglevel", "error", PACKAGE];
  const failed = await runQuietly("npm", args, env);
  return failed === undefined && existsSync(path) ? { path } : { missing: `npm could not bring it: ${failed}` };
}
