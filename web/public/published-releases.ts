import { latestVersion } from "@council-returns/core/workflows/latest-version.ts";
import { listCollections } from "@council-returns/core/workflows/list-collections.ts";
import type { Site } from "../site.ts";
import { type AskedRelease, releaseNamed } from "./asked-release.ts";

/** The latest release of every collection that has one, in the order of the registry. */
export async function publishedReleases(site: Site): Promise<readonly AskedRelease[]> {
  const asked = await Promise.all(
    listCollections().map(async ({ id }) => {
      const { version } = await latestVersion(site.store.data, id);
      return version === undefined ? [] : [await releaseNamed(site, id, "latest")];
    }),
  );
  return asked.flat();
}
