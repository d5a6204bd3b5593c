import { sha256Hex } from "../ingest/decode/sha256.ts";
import type { Arrival, ReturnPlace } from "./entry.ts";
import type { MappingEntry } from "./mapping.ts";

const LENGTH = 20;

/** What makes a submission the one it is. */
export interface SubmissionNaming {
  /** Where it is filed; the upload's key where that says no place. */
  readonly place?: ReturnPlace;
  readonly key?: string;
  readonly checkOnly?: boolean;
  readonly sha256: string;
  /** What it was read by: the code's version, ids of the answers about headers and of the waivers that held. */
  readonly readBy: readonly string[];
}

/**
 * Number of a submission: made from where it is filed, its bytes and what they were read by, so that a replay,
 * another worker or another store gives the same one, and the same file under another name is the same submission.
 * A file read again under new answers or waivers is another.
 */
export async function submissionId({ place, key, checkOnly, sha256, readBy }: SubmissionNaming): Promise<string> {
  const where = place === undefined ? [key ?? ""] : [place.collection, place.period, place.authority];
  return digest(["submission", ...where, checkOnly === true ? "check" : "return", sha256, ...readBy]);
}

/** Names one answer about a header: the same answer at another time or in another place in the log is another. */
export async function mappingId(n: number, entry: MappingEntry): Promise<string> {
  const { collection, edition, authority, event, table, column, header, by, at } = entry;
  return digest(["mapping", collection, edition, authority, String(n), event, table, column ?? "", header, by, at]);
}

/** Names one arrival of some bytes under a key: a file sent again later, or read again, is another arrival. */
export async function arrivalId({
  key,
  version,
  at,
  recheck,
}: Pick<Arrival, "key" | "version" | "at" | "recheck">): Promise<string> {
  return digest(["arrival", key, version, at, ...(recheck === undefined ? [] : ["read again", recheck.at])]);
}

/** Names something decided, by all that was decided and when. */
export async function recordId(terms: Readonly<Record<string, string>>): Promise<string> {
  const sorted = Object.entries(terms).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return digest(["record", ...sorted.flat()]);
}

async function digest(parts: readonly string[]): Promise<string> {
  return (await sha256Hex(new TextEncoder().encode(JSON.stringify(parts)))).slice(0, LENGTH);
}
