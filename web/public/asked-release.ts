import { findSnapshot, type SnapshotName } from "@council-returns/core/workflows/find-snapshot.ts";
import { InputError } from "@council-returns/core/workflows/input-error.ts";
import { latestVersion } from "@council-returns/core/workflows/latest-version.ts";
import type { ListedRelease } from "@council-returns/core/workflows/list-releases.ts";
import type { PageContext, Site } from "../site.ts";
import { publicWords } from "../words/public.ts";
import type { KeptRelease } from "./release-cache.ts";

/** When the release an answer is about was withdrawn, ISO; not there while it stands. */
export const WITHDRAWN_HEADER = "Release-Withdrawn";

/** The release a page was asked for. */
export interface AskedRelease extends KeptRelease {
  /** As the address has it: `latest`, `1.*` or `1.0.1`. */
  readonly segment: string;
  /** True where the address names one version that stands, which is the same for ever. */
  readonly pinned: boolean;
  /** When it came, and what took its place. */
  readonly listed: ListedRelease;
  /** The newest release that stands; undefined where every one was withdrawn. */
  readonly latest: string | undefined;
}

/**
 * The release that the path names by `:collection` and `:release`. Of one that was withdrawn every answer says so in a header,
 * whether it is a page, JSON, CSV or a file. Throws `InputError` where there is none.
 */
export async function askedRelease(c: PageContext): Promise<AskedRelease> {
  const asked = await releaseNamed(c.var.site, c.req.param("collection") ?? "", c.req.param("release") ?? "latest");
  const { withdrawn } = asked.listed;
  if (withdrawn !== null) c.header(WITHDRAWN_HEADER, withdrawn.at);
  return asked;
}

/** A release by its collection and `latest`, a version or a range of them. Throws `InputError` where there is none. */
export async function releaseNamed(site: Site, collection: string, segment: string): Promise<AskedRelease> {
  const { data } = site.store;
  const { version: latest, mark } = await latestVersion(data, collection);
  if (segment === "latest" && latest === undefined && mark !== "")
    throw new InputError(publicWords.releases.noneStands);
  const name = await nameOf(site, { collection, segment, latest });
  const kept = await site.releases.read(name);
  const list = await site.releases.list(collection, mark);
  const listed = list.find(({ version }) => version === name.version);
  if (listed === undefined) {
    throw new InputError(`Release ${segment} of ${collection} is not finished. Ask for the latest.`);
  }
  return { ...kept, segment, pinned: segment === name.version && listed.withdrawn === null, listed, latest };
}

interface Named {
  readonly collection: string;
  readonly segment: string;
  readonly latest: string | undefined;
}

async function nameOf({ store }: Site, { collection, segment, latest }: Named): Promise<SnapshotName> {
  if (segment === "latest" && latest !== undefined) return { collection, version: latest };
  return findSnapshot(store.data, `${collection}@${segment}`);
}
