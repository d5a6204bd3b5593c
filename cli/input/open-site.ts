import { openNotifier } from "@council-returns/core/notify/open-notifier.ts";
import { openSolver } from "@council-returns/core/solver/open-solver.ts";
import { openTables } from "@council-returns/core/storage/open-tables.ts";
import type { CliPowers } from "../powers.ts";
import { bucketUploads } from "./bucket-uploads.ts";
import { notifyChannel } from "./notify-channel.ts";
import type { OpenedStore } from "./open-cli-store.ts";
import { wellSet } from "./well-set.ts";

/**
 * The website as the environment describes it; undefined where it names no address for one. Throws `InputError` where what
 * it says cannot be used.
 */
export async function openSite({ store, address, areas }: OpenedStore, powers: CliPowers) {
  if (!powers.env["RETURNS_SITE"]) return undefined;
  const [{ createSite }, { siteSettings }, { makeAssets }] = await Promise.all([
    import("../../web/create-site.ts"),
    import("../../web/site-settings.ts"),
    import("../../web/assets/make-assets.ts"),
  ]);
  const settings = wellSet(() => siteSettings(powers.env));
  if (settings === undefined) return undefined;
  const sends = (powers.env["RETURNS_NOTIFY_KEY"] ?? "") !== "";
  const channel = sends ? notifyChannel({ send: "notify", json: false, store: address }, powers) : undefined;
  return createSite({
    ...settings,
    ...{ store, openTables, openSolver, clock: powers.clock, mode: "serve", assets: makeAssets },
    bucket: bucketUploads({ address: areas.uploads, origin: settings.origin }, powers.env),
    notifier: channel === undefined ? undefined : await openNotifier(channel),
    onFailure: ({ reference, method, path, error }) => {
      const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
      powers.stderr.write(
        `${JSON.stringify({ level: "ERROR", message: "A page failed", reference, method, path, error: message })}\n`,
      );
    },
  });
}
