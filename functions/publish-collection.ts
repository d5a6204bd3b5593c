import type { Published, PublishPowers } from "@council-returns/core/workflows/publish-national.ts";
import { publishNational } from "@council-returns/core/workflows/publish-national.ts";
import { snapshotTime } from "@council-returns/core/workflows/snapshot-time.ts";
import type { Telemetry } from "./telemetry.ts";

interface Powers extends PublishPowers {
  readonly telemetry: Telemetry;
  readonly clock: () => Date;
}

/** Publishes one collection, where something has changed, and says how it went. Throws what publishing throws. */
export async function publishCollection(collection: string, powers: Powers): Promise<Published> {
  const { telemetry, clock } = powers;
  const published = await publishNational({ collection }, powers);
  const dimensions = { Collection: published.collection };
  telemetry.measure("Publications", 1, { dimensions: { ...dimensions, Kind: published.kind.replaceAll(" ", "-") } });
  if (published.kind === "nothing accepted") {
    telemetry.info("Nothing to publish", { collection });
    return published;
  }
  if (published.kind === "refused") {
    telemetry.warn("Small numbers cannot be protected: nothing is published", { ...refusal(published) });
    return published;
  }
  if (published.kind === "withdrawn") {
    telemetry.warn("The same was withdrawn: nothing is published", { collection, version: published.version });
    return published;
  }
  const { version } = published;
  telemetry.info(published.kind === "unchanged" ? "Nothing has changed" : "Published", { ...summary(published) });
  if ("counted" in published) {
    for (const submission of published.counted) telemetry.info("Counted", { submission, collection, version });
  }
  telemetry.measure("SnapshotChecked", 1, { dimensions });
  await measureAge(published.collection, { ...powers, clock });
  return published;
}

/** Says how old the latest snapshot of a collection is, where there is one. */
export async function measureAge(
  collection: string,
  { store, telemetry, clock }: Pick<Powers, "store" | "telemetry" | "clock">,
): Promise<void> {
  const at = await snapshotTime(collection, { store });
  if (at === undefined) return;
  const seconds = Math.max(0, (clock().getTime() - Date.parse(at)) / 1000);
  telemetry.measure("SnapshotAge", seconds, { unit: "Seconds", dimensions: { Collection: collection } });
}

function refusal({ collection, periods, failing }: Extract<Published, { readonly kind: "refused" }>) {
  return { collection, periods, failing: failing.map(({ figure }) => figure) };
}

function summary(published: Exclude<Published, { readonly kind: "nothing accepted" | "refused" | "withdrawn" }>) {
  const { collection, version } = published;
  if (published.kind === "unchanged") return { collection, version };
  const { figures, returns, changes } = published;
  return { collection, version, figures, returns, changed: changes.length };
}
