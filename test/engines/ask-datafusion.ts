import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { runPythonFile } from "../clients/run-python.ts";

const script = fileURLToPath(new URL("python/with_datafusion.py", import.meta.url));
const toldSchema = z.object({ rows: z.array(z.record(z.string(), z.string().nullable())), seconds: z.number() });

/** Tables as folders of Parquet files, and what is asked of them. */
export interface AskedOf {
  readonly tables: Readonly<Record<string, string>>;
  readonly asked: readonly { readonly sql: string }[];
}

/** What DataFusion answers to each question, every value as text, and how long it took. `root` takes a file of questions. */
export async function askDatafusion(python: string, asked: readonly AskedOf[], root: string) {
  const list = join(root, "asked.json");
  const questions = asked.map((one) => ({ tables: one.tables, queries: one.asked.map(({ sql }) => sql) }));
  await writeFile(list, JSON.stringify(questions));
  return z.array(z.array(toldSchema)).parse(await runPythonFile(python, script, [list]));
}
