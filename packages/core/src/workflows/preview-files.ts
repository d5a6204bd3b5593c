import { collectionAt } from "../collections/define-collection.ts";
import type { ReturnPlace } from "../filing/entry.ts";
import { foldMappings, mappingsById } from "../filing/fold-mappings.ts";
import { originalKey } from "../filing/keys.ts";
import { readingDay } from "../filing/reading-day.ts";
import type { Objects } from "../storage/objects.ts";
import { checkFile } from "./check-file.ts";
import { InputError } from "./input-error.ts";
import type { FileToJudge } from "./judge-reading.ts";
import { knownCollection } from "./known.ts";
import { readMappings } from "./mapping-log.ts";
import { placeOf } from "./place-of.ts";
import type { AskedReturn } from "./preview-candidate.ts";
import type { Receipt } from "./receipt.ts";

type SentFile = Exclude<AskedReturn, { readonly receipt: string }>;

/** The file of a receipt as it was read then. Throws `InputError` where the store does not keep it. */
export async function storedFile(
  { file, sha256, confirmed, received }: Pick<Receipt, "file" | "sha256" | "confirmed" | "received">,
  place: ReturnPlace,
  data: Objects,
): Promise<FileToJudge> {
  const original = await data.get(originalKey(sha256));
  if (original === undefined) throw new InputError(`The store does not keep the file ${file} (${sha256}).`);
  const { edition } = collectionAt(knownCollection(place.collection), place.period);
  const said = confirmed.length === 0 ? [] : await readMappings(data, { ...place, edition });
  const mappings = mappingsById(
    said,
    confirmed.map(({ id }) => id),
  );
  return { place, name: file, bytes: original.bytes, confirmed: mappings, day: readingDay(received) };
}

/**
 * A file that need not have been sent, as it would be read if it came today. Its period and council are as asked, or as
 * it says. Throws `InputError` where neither tells.
 */
export async function sentFile(asked: SentFile, data: Objects, day: string): Promise<FileToJudge> {
  const { name, bytes } = asked;
  const { place } = placeOf(await placeAsked(asked));
  const { edition } = collectionAt(knownCollection(place.collection), place.period);
  const confirmed = foldMappings(await readMappings(data, { ...place, edition }));
  return { place, name, bytes, confirmed, day };
}

async function placeAsked({ name, bytes, collection, period, authority }: SentFile) {
  const known = knownCollection(collection);
  if (period !== undefined && (authority !== undefined || known.sender === "national")) {
    return { collection, period, authority };
  }
  const given = { ...(period !== undefined && { period }), ...(authority !== undefined && { authority }) };
  const says = await checkFile({ name, bytes, collection, ...given });
  if (says.period === "")
    throw new InputError(`"${name}" does not say what period it is about. Say which with --period.`);
  return { collection, period: says.period, authority: authority ?? says.authority ?? undefined };
}
