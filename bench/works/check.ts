import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { checkWith } from "../../packages/core/src/workflows/check-file.ts";
import { madeCollection } from "../made-rows.ts";

/** The check of any file, whatever is in it: its outcome, and the first of its findings. */
export async function work(path: string): Promise<string> {
  const bytes = await readFile(path);
  const result = await checkWith(madeCollection, { name: basename(path), bytes, period: "2014-09", authority: "102" });
  const [first] = result.findings;
  return `${result.outcome}: ${first === undefined ? "no findings" : `${first.code} ${JSON.stringify(first.facts)}`}`;
}
