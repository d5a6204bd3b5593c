import type { AccessPowers } from "./grants.ts";
import { writeJson } from "./json-objects.ts";

/** What is counted, for whom, and how often an hour it may be. */
export interface Limit {
  readonly what: string;
  /** A hash, never an address itself. */
  readonly who: string;
  readonly most: number;
}

/**
 * Counts one more within the hour; false where that is one too many. The places are objects that can be made once, so
 * that processes beside each other count together. Most tries find their place at the first guess or two.
 */
export async function withinLimit({ what, who, most }: Limit, { access, clock }: AccessPowers): Promise<boolean> {
  const hour = clock().toISOString().slice(0, 13);
  const prefix = `access/tries/${what}/${who}/${hour}/`;
  let taken = 0;
  for await (const _one of access.list(prefix)) taken += 1;
  for (let place = taken + 1; place <= most; place += 1) {
    if (await writeJson(access, `${prefix}${place}`, {})) return true;
  }
  return false;
}
