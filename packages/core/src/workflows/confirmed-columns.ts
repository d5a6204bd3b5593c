import { foldMappings } from "../filing/fold-mappings.ts";
import { NATIONAL } from "../filing/keys.ts";
import { type MappingList, parseMappingList } from "../filing/mapping-schema.ts";
import type { Store } from "../storage/objects.ts";
import type { CheckResult } from "./check-result.ts";
import { InputError } from "./input-error.ts";
import { readMappings } from "./mapping-log.ts";
import { type MappingsOf, mappingPlace } from "./mapping-place.ts";

export type { MappingList };

/**
 * What a council has confirmed of the headers of its files, for the edition of a collection that the period is in; also
 * the documented output of `confirm --list --json`. Throws `InputError` where the collection, period or authority does not exist.
 */
export async function confirmedColumns(of: MappingsOf, { store }: { readonly store: Store }): Promise<MappingList> {
  const { place } = mappingPlace(of);
  return { ...place, confirmed: foldMappings(await readMappings(store.data, place)) };
}

/** Reads what `confirm --list --json` printed. Throws `InputError` that names the file where it is something else. */
export function readConfirmedColumns(name: string, bytes: Uint8Array): MappingList {
  try {
    return parseMappingList(JSON.parse(new TextDecoder().decode(bytes)));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new InputError(
      `Cannot read ${name} as a list of confirmed columns: ${why}. Write one with "returns confirm --list --json".`,
    );
  }
}

/** Throws `InputError` where a file was checked by the answers of another collection, edition or council. */
export function assertConfirmedFor(list: MappingList, { outcome, collection, edition, authority }: CheckResult): void {
  if (outcome === "unreadable") return;
  if (list.collection !== collection || list.edition !== edition) {
    throw new InputError(
      `The confirmed columns are those of ${list.collection}, edition ${list.edition}: the file is of ${collection}, edition ${edition}.`,
    );
  }
  if (list.authority === NATIONAL || list.authority === authority) return;
  const found =
    authority === null
      ? "does not say which council it is from. Name it with --authority"
      : `is of council ${authority}`;
  throw new InputError(`The confirmed columns are those of council ${list.authority}: the file ${found}.`);
}
