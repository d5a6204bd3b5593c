import { foldMappings, isAboutTheSame } from "../filing/fold-mappings.ts";
import { mappingKey, mappingPrefix, parseMappingKey } from "../filing/keys.ts";
import type { LoggedMapping, MappingEntry, MappingPlace } from "../filing/mapping.ts";
import { mappingBytes, parseMapping } from "../filing/mapping-schema.ts";
import { mappingId } from "../filing/submission-id.ts";
import { foldText } from "../ingest/match/fold-text.ts";
import type { Objects } from "../storage/objects.ts";

/** Tries before an append gives up; each loses only to another writer that got on. */
const TRIES = 100;

/** All that was ever said of headers for one council and edition, in order. One listing. */
export async function readMappings(data: Objects, place: MappingPlace): Promise<LoggedMapping[]> {
  const found: { readonly key: string; readonly n: number; readonly id: string }[] = [];
  for await (const key of data.keys(mappingPrefix(place))) {
    const parsed = parseMappingKey(key);
    if (parsed !== undefined) found.push({ key, ...parsed });
  }
  return Promise.all(
    found.map(async ({ key, n, id }) => {
      const object = await data.get(key);
      if (object === undefined) throw new Error(`Mapping ${key} was listed but is not there`);
      return { n, id, entry: parseMapping(key, object.bytes) };
    }),
  );
}

/** Appends what was said, unless it holds already and was said of the same file; gives false then. Safe beside other writers. */
export async function appendMapping(data: Objects, entry: MappingEntry): Promise<boolean> {
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const log = await readMappings(data, entry);
    if (holdsAlready(log, entry)) return false;
    const n = Math.max(0, ...log.map((one) => one.n)) + 1;
    const key = mappingKey(n, await mappingId(n, entry), entry);
    if ((await data.put(key, mappingBytes(entry), { if: "absent" })).done) return true;
  }
  throw new Error(`Cannot append to the mappings of ${entry.collection} ${entry.edition} ${entry.authority}`);
}

function holdsAlready(log: readonly LoggedMapping[], entry: MappingEntry): boolean {
  const alike = foldMappings(log).filter((one) => isAboutTheSame(one, entry));
  if (entry.event === "withdrawn") return alike.length === 0;
  const [only, ...others] = alike;
  return (
    only !== undefined &&
    others.length === 0 &&
    only.column === entry.column &&
    only.from.sha256 === entry.from.sha256 &&
    foldText(only.header) === foldText(entry.header)
  );
}
