import { findSnapshot, type SnapshotName } from "@council-returns/core/workflows/find-snapshot.ts";
import { InputError } from "@council-returns/core/workflows/input-error.ts";
import { latestVersion } from "@council-returns/core/workflows/latest-version.ts";
import type { ListedRelease } from "@council-returns/core/workflows/list-releases.ts";
import type { PageContext, Site } from "../site.ts";
import type { KeptRelease } from "./release-cache.ts";

/** The release a page was asked for. */
export interface AskedRelease extends KeptRelease {
  /** As the address has it: `latest`, `1.*` or `1.0.1`. */
  readonly segment: string;
  /** True where the address names one version, which is the same for ever. */
  readonly pinned: boolean;
  /** When it came, and what took its place. */
  readonly listed: ListedRelease;
  readonly latest: string;
}

/** The release that the path names by `:collection` and `:release`. Throws `InputError` where there is none. */
export function askedRelease(c: PageContext): Promise<AskedRelease> {
  return releaseNamed(c.var.site, c.req.param("collection") ?? "", c.req.param("release") ?? "latest");
}

/** A release by its collection and `latest`, a version or a range of them. Throws `InputError` where there is none. */
export async function releaseNamed(site: Site, collection: string, segment: string): Promise<AskedRelease> {
  const { data } = site.store;
  const latest = await latestVersion(data, collection);
  const name = await nameOf(site, { collection, segment, latest });
  const kept = await site.releases.read(name);
  const list = latest === undefined ? [] : await site.releases.list(collection, latest);
  const listed = list.find(({ version }) => version === name.version);
  if (latest === undefined || listed === undefined) {
    throw new InputError(`Release ${segment} of ${collection} is not finished. Ask for the latest.`);
  }
  return { ...kept, segment, pinned: segment === name.version, listed, latest };
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
