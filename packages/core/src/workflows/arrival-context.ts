import * as z from "zod";
import { collectionAt } from "../collections/define-collection.ts";
import type { Arrival, ReturnPlace } from "../filing/entry.ts";
import { type FilingRules, foldRules } from "../filing/filing-rules.ts";
import { foldMappings, mappingsById } from "../filing/fold-mappings.ts";
import { readingKey } from "../filing/keys.ts";
import type { LogKey } from "../filing/log-key.ts";
import type { Mapping } from "../filing/mapping.ts";
import { arrivalId } from "../filing/submission-id.ts";
import type { Objects } from "../storage/objects.ts";
import { type AuthorityRecord, authorityRecord } from "./authority-record.ts";
import { knownCollection } from "./known.ts";
import { readMappings } from "./mapping-log.ts";

/** What had been said by the authority, and granted to it, when an arrival was first read. */
export interface ArrivalContext {
  readonly confirmed: readonly Mapping[];
  readonly record: AuthorityRecord;
  readonly rules: FilingRules;
}

/** Where an arrival is filed, with what has been logged of that period for every authority. */
interface InPeriod {
  readonly place: ReturnPlace;
  readonly period: Promise<readonly LogKey[]>;
}

const reading = z.object({
  format: z.literal("council-returns/reading/1"),
  mappings: z.array(z.string()),
  record: z.array(z.string()),
  rules: z.object({ explainQueries: z.boolean().exactOptional(), signOff: z.boolean().exactOptional() }),
});

/**
 * What an arrival is read by. It is written down before the check, so that a replay, or a second worker, makes the
 * same check of it whatever has been confirmed, explained, granted or withdrawn since.
 */
export async function arrivalContext(
  arrival: Arrival,
  { place, period: logged }: InPeriod,
  data: Objects,
): Promise<ArrivalContext> {
  const { collection, authority } = place;
  const known = knownCollection(collection);
  const { edition } = collectionAt(known, place.period);
  const [log, record, period, id] = await Promise.all([
    readMappings(data, { collection, edition, authority }),
    authorityRecord(data, place),
    logged,
    arrivalId(arrival),
  ]);
  const confirmed = foldMappings(log);
  const rules = foldRules(period, known.filing);
  const said = {
    format: "council-returns/reading/1",
    mappings: confirmed.map(({ id }) => id),
    record: record.entries,
    rules,
  };
  const key = readingKey(id);
  const put = await data.put(key, new TextEncoder().encode(`${JSON.stringify(said, null, 1)}\n`), { if: "absent" });
  if (put.done) return { confirmed, record, rules };
  const first = await data.get(key);
  if (first === undefined) throw new Error(`There is no reading at ${key}`);
  const then = reading.parse(JSON.parse(new TextDecoder().decode(first.bytes)));
  return {
    confirmed: mappingsById(log, then.mappings),
    record: await authorityRecord(data, place, then.record),
    rules: then.rules,
  };
}
