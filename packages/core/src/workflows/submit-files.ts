import type { Store } from "../storage/objects.ts";
import { checkFile } from "./check-file.ts";
import type { Ingested } from "./ingest-upload.ts";
import { InputError } from "./input-error.ts";
import { knownCollection } from "./known.ts";
import { type SubmitInput, submitFile } from "./submit-file.ts";

export interface SubmitFilesPowers {
  readonly store: Store;
  /** Told after each file. */
  readonly onProgress?: (progress: { readonly done: number; readonly total: number }) => void;
}

/**
 * Submits files one after the other, each from bytes to receipt. Where no authority is given and each
 * council sends its own, it is the one the file names. Nothing is sent before all files have their place:
 * throws `InputError` where the collection or period does not exist, or a file names no council.
 */
export async function submitFiles(
  files: readonly SubmitInput[],
  { store, onProgress }: SubmitFilesPowers,
): Promise<Ingested[]> {
  const placed: SubmitInput[] = [];
  for (const file of files) placed.push(await withAuthority(file));
  const ingested: Ingested[] = [];
  for (const [index, file] of placed.entries()) {
    ingested.push(await submitFile(file, { store }));
    onProgress?.({ done: index + 1, total: placed.length });
  }
  return ingested;
}

async function withAuthority(file: SubmitInput): Promise<SubmitInput> {
  const { sender } = knownCollection(file.collection);
  if (sender === "national" || file.authority !== undefined) return file;
  const { authority } = await checkFile(file);
  if (authority !== null) return { ...file, authority };
  throw new InputError(`Cannot tell which council ${file.name} is from. Say which with --authority.`);
}
