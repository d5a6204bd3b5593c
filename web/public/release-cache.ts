import type { SnapshotName } from "@council-returns/core/workflows/find-snapshot.ts";
import { type ListedRelease, listReleases } from "@council-returns/core/workflows/list-releases.ts";
import { type Release, readRelease } from "@council-returns/core/workflows/read-release.ts";
import { type ChartPlan, drawChart, releaseCharts } from "@council-returns/core/workflows/release-charts.ts";
import type { SiteOptions } from "../site.ts";
import { type ReleaseIndex, releaseIndex } from "./release-index.ts";

/** A release that has been read, with what is made of it once. */
export interface KeptRelease {
  readonly release: Release;
  readonly index: ReleaseIndex;
  readonly charts: readonly ChartPlan[];
  /** A chart as SVG; undefined where there is none of that id. */
  readonly drawn: (id: string) => Promise<string> | undefined;
}

/** What a site has read of its store's releases. It belongs to one site, and holds few at a time. */
export interface ReleaseCache {
  readonly read: (name: SnapshotName) => Promise<KeptRelease>;
  /** What has been released; listed again only once `mark`, which moves with every release and withdrawal, has moved. */
  readonly list: (collection: string, mark: string) => Promise<readonly ListedRelease[]>;
}

/** Releases held at a time. */
const MOST = 6;

/** An empty cache for a site: whatever is asked for twice at a time, or again while it is held, is read once. */
export function releaseCache({ store, openTables }: Pick<SiteOptions, "store" | "openTables">): ReleaseCache {
  const { data } = store;
  const releases = lastUsed<KeptRelease>(MOST);
  const lists = lastUsed<readonly ListedRelease[]>(MOST * 4);
  return {
    read: (name) =>
      releases(`${name.collection}@${name.version}`, async () => keep(await readRelease(name, { data, openTables }))),
    list: (collection, mark) => lists(`${collection}@${mark}`, () => listReleases(collection, data)),
  };
}

function keep(release: Release): KeptRelease {
  const charts = releaseCharts(release);
  const drawn = new Map<string, Promise<string>>();
  return {
    release,
    index: releaseIndex(release),
    charts,
    drawn: (id) => {
      const chart = charts.find((one) => one.id === id);
      if (chart === undefined) return undefined;
      const made = drawn.get(id) ?? drawChart(chart);
      drawn.set(id, made);
      made.catch(() => drawn.delete(id));
      return made;
    },
  };
}

/** Keeps the answers that were asked for last. What fails is not kept. */
function lastUsed<T>(most: number): (key: string, make: () => Promise<T>) => Promise<T> {
  const kept = new Map<string, Promise<T>>();
  return (key, make) => {
    const found = kept.get(key) ?? make();
    kept.delete(key);
    kept.set(key, found);
    found.catch(() => kept.delete(key));
    for (const old of [...kept.keys()].slice(0, Math.max(0, kept.size - most))) kept.delete(old);
    return found;
  };
}
