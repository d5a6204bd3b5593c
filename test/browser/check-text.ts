import { checkFile, type PreviousReturn } from "../../packages/core/src/workflows/check-file.ts";
import { checkJson } from "../../packages/core/src/workflows/check-json.ts";

/** A file as it is sent; its bytes are read at `path`, wherever the check runs. */
export interface SentFile {
  readonly path: string;
  readonly name: string;
  readonly collection: string;
  readonly period: string;
  readonly authority?: string | undefined;
}

export interface CheckRequest extends SentFile {
  /** The file whose rows are the return of a year before. */
  readonly previous?: { readonly file: SentFile; readonly period: string } | undefined;
}

export type ReadBytes = (path: string) => Promise<Uint8Array>;

/** The whole check, as the text that `check --json` prints. The same code runs in Node and in the browser. */
export async function checkText({ previous, ...sent }: CheckRequest, read: ReadBytes): Promise<string> {
  const before = previous && { period: previous.period, tables: (await check(previous.file, read)).tables };
  return `${JSON.stringify(checkJson(await check(sent, read, before)), null, 2)}\n`;
}

async function check({ path, ...sent }: SentFile, read: ReadBytes, before?: PreviousReturn) {
  const bytes = await read(path);
  return checkFile({ ...sent, bytes }, before === undefined ? {} : { previous: async () => before });
}
