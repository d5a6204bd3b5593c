import { sha256Hex } from "../ingest/decode/sha256.ts";

const LENGTH = 20;

/**
 * Number of a submission: made from the upload's key and its bytes, so that a replay,
 * another worker or another store gives the same one.
 */
export async function submissionId(key: string, sha256: string): Promise<string> {
  return digest(["submission", key, sha256]);
}

/** Names one arrival of some bytes under a key: a file sent again later is another arrival. */
export async function arrivalId(arrival: { key: string; version: string; at: string }): Promise<string> {
  return digest(["arrival", arrival.key, arrival.version, arrival.at]);
}

async function digest(parts: readonly string[]): Promise<string> {
  return (await sha256Hex(new TextEncoder().encode(JSON.stringify(parts)))).slice(0, LENGTH);
}
