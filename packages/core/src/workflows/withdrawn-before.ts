import { type WithdrawnVersion, withdrawnVersion } from "../publish/changes/withdrawn-version.ts";
import type { Objects } from "../storage/objects.ts";
import { compareVersions } from "./find-snapshot.ts";
import { readStanding } from "./latest-snapshot.ts";
import { readWithdrawals, withdrawalWords } from "./read-withdrawal.ts";
import { startedFingerprint } from "./started-fingerprint.ts";
import { nextPatch } from "./write-snapshot.ts";

/** A version that was withdrawn, with the fingerprint of what it was made from. */
interface WithdrawnBefore extends WithdrawnVersion {
  readonly collection: string;
  readonly fingerprint: string;
  readonly instead: string | null;
}

/** Nothing is published: what would be is what was withdrawn. */
export interface StillWithdrawn {
  readonly kind: "withdrawn";
  readonly collection: string;
  /** The version that was withdrawn. */
  readonly version: string;
  /** What it comes to, a sentence each, and what would do. */
  readonly says: readonly string[];
}

/** Every version of a collection that was withdrawn, oldest first. */
export async function withdrawnBefore(data: Objects, collection: string): Promise<readonly WithdrawnBefore[]> {
  const { withdrawn = [] } = (await readStanding(data, collection)) ?? {};
  const all = await readWithdrawals(data, collection, withdrawn.toSorted(compareVersions));
  return Promise.all(all.map(async (one) => ({ ...one, fingerprint: await startedFingerprint(one, data) })));
}

/** That what would be published has been withdrawn already; undefined where it is something else. */
export function stillWithdrawn(all: readonly WithdrawnBefore[], fingerprint: string): StillWithdrawn | undefined {
  const same = all.find((one) => one.fingerprint === fingerprint);
  if (same === undefined) return undefined;
  const { collection, version } = same;
  return {
    kind: "withdrawn",
    collection,
    version,
    says: [
      `Nothing is published: the returns that count are still those of ${version}.`,
      withdrawalWords(same),
      "Withdraw or replace the return that was wrong, then publish. If the same is to be published after all, say so: publish it again.",
    ],
  };
}

/** A version after all that were withdrawn: whoever held one of them is never led back by the number. */
export function afterWithdrawn(wanted: string, all: readonly WithdrawnVersion[]): string {
  const highest = all
    .map(({ version }) => version)
    .toSorted(compareVersions)
    .at(-1);
  return highest === undefined || compareVersions(wanted, highest) > 0 ? wanted : nextPatch(highest);
}

/** Those withdrawn since a version, for the notes of the one that follows it; all of them where none stands before it. */
export function withdrawnSince(
  all: readonly WithdrawnVersion[],
  version: string | undefined,
): readonly WithdrawnVersion[] {
  return all
    .filter((one) => version === undefined || compareVersions(one.version, version) > 0)
    .map((one) => withdrawnVersion(one));
}
