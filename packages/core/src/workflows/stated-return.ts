import { registry } from "../collections/registry.generated.ts";
import { decodeFile } from "../ingest/decode/decode-file.ts";
import { defaultLimits } from "../ingest/limits.ts";
import { templateStamp } from "../templates/template-stamp.ts";
import { InputError } from "./input-error.ts";

export interface StatedReturn {
  readonly collection: string;
  /** Id of the period the template was made for. */
  readonly period: string;
}

interface InputFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * What a file says it is a return of: the stamp of the template it was made from. Reads the file, and keeps nothing.
 * Throws `InputError` that says which option is wanted where it has no stamp, or the stamp of another collection than
 * the one that is known already. Whether what it names exists is for the check to say.
 */
export async function statedReturn(
  { name, bytes }: InputFile,
  { collection }: { readonly collection?: string | undefined } = {},
): Promise<StatedReturn> {
  const decoded = await decodeFile(bytes, defaultLimits);
  const stamp = decoded.kind === "unreadable" ? undefined : templateStamp(decoded.workbook);
  if (stamp !== undefined && (collection ?? stamp.collection) === stamp.collection) {
    return { collection: stamp.collection, period: stamp.period };
  }
  const known = registry.map(({ id }) => id).join(", ");
  throw new InputError(
    collection === undefined
      ? `Cannot tell what ${name} is a return of: it holds no stamp of a template. Say which with --collection, one of: ${known}.`
      : `Cannot tell which period ${name} is about: it holds no stamp of a template of ${collection}. Say which with --period.`,
  );
}
