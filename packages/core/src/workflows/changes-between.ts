import { type ComparedRelease, type ReleaseChanges, releaseChanges } from "../publish/changes/release-changes.ts";
import type { Release } from "./read-release.ts";

/** What differs between two versions of a collection that have been read, of what they published. */
export function changesBetween(before: Release, after: Release): ReleaseChanges {
  return releaseChanges(comparedRelease(before), comparedRelease(after));
}

function comparedRelease({ version, figures, manifest }: Release): ComparedRelease {
  const { definitions, inputs: returns } = manifest;
  return { version, figures: [...figures.values()], definitions, returns };
}
