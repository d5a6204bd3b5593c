import type { WithdrawnVersion } from "../publish/changes/withdrawn-version.ts";
import type { Objects } from "../storage/objects.ts";
import { compareVersions, type WrittenVersion, writtenVersions } from "./find-snapshot.ts";
import { readStanding, type Standing } from "./latest-snapshot.ts";
import { readWithdrawals, type Withdrawal } from "./read-withdrawal.ts";

/** A version of a collection that was released. */
export interface ListedRelease {
  readonly version: string;
  /** When it was written to the end, ISO. */
  readonly at: string;
  /** The release that took its place; null for the latest, and where none that came after it stands. */
  readonly supersededBy: { readonly version: string; readonly at: string } | null;
  /** Why it was withdrawn; null while it stands. */
  readonly withdrawn: ReleaseWithdrawal | null;
}

/** What everybody is told of a withdrawal: not who decided it. */
export interface ReleaseWithdrawal extends Pick<WithdrawnVersion, "at" | "reason"> {
  /** Ids of the figures that are wrong, where single ones are named. */
  readonly figures: readonly string[];
  readonly instead: string | null;
}

/** What has been released of a collection, newest first; none before the first. One listing and small objects. */
export async function listReleases(collection: string, data: Objects): Promise<readonly ListedRelease[]> {
  const standing = await readStanding(data, collection);
  if (standing === undefined) return [];
  const [versions, withdrawals] = await Promise.all([
    writtenVersions(data, collection),
    readWithdrawals(data, collection, standing.withdrawn),
  ]);
  const why = new Map(withdrawals.map((one) => [one.version, publicWithdrawal(one)]));
  const released = versions.filter(({ version }) => isReleased(version, standing));
  return released
    .map((one, at) => ({
      ...one,
      supersededBy: next(released.slice(at + 1), standing.withdrawn),
      withdrawn: why.get(one.version) ?? null,
    }))
    .toReversed();
}

/** One that is newer than the latest and was not withdrawn is being written, or was begun and left. */
function isReleased(version: string, { latest, withdrawn }: Standing): boolean {
  if (withdrawn.includes(version)) return true;
  return latest !== undefined && compareVersions(version, latest.version) <= 0;
}

function next(later: readonly WrittenVersion[], withdrawn: readonly string[]): WrittenVersion | null {
  return later.find(({ version }) => !withdrawn.includes(version)) ?? null;
}

/** What of a withdrawal is for everybody. */
function publicWithdrawal({ at, reason, figures, instead }: Withdrawal): ReleaseWithdrawal {
  return { at, reason, figures, instead };
}
